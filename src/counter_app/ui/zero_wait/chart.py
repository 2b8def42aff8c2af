"""The waits of each day as bars: hatched to the 90th percentile, filled to the median.

Pattern, position and written values tell the two apart, so that the chart is read without
colour, and printed in black.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.names import in_one_breath
from counter_app.ui.theme.style import Theme
from counter_app.ui.zero_wait.screen import DayBar
from counter_app.ui.zero_wait.wording import say_wait, short_wait

translate = QCoreApplication.translate

_HEIGHT_PX: Final = 168
_BAR_MAX_PX: Final = 54
_BAR_SHARE: Final = 0.62
_NARROWEST_PX: Final = 7
_STEPS_S: Final = (15, 30, 60, 120, 300, 600, 1800, 3600)
_LINES_MAX: Final = 4
_HEAD_SHARE: Final = 1.18

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class WaitChart(QWidget):
    """Bars of the newest days that there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[DayBar, ...] = ()
        self._target_s = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def display(self, bars: tuple[DayBar, ...], *, target_s: int) -> None:
        """Show other days."""
        if (bars, target_s) == (self._bars, self._target_s):
            return
        self._bars = bars
        self._target_s = target_s
        heading = translate("ZeroWait", "每日等候時間長條圖")
        days = (
            translate("ZeroWait", "{day} 中位數 {median}，九成在 {p90}").format(
                day=bar.day_words, median=say_wait(bar.median_s), p90=say_wait(bar.p90_s)
            )
            for bar in bars
        )
        self.setAccessibleName(heading)
        self.setAccessibleDescription(in_one_breath(*days))
        self.update()

    def shown_bars(self) -> tuple[DayBar, ...]:
        """Return the days there is room for: the newest."""
        room = max(1, int(self._plot().width() / self._theme.px(_NARROWEST_PX)))
        return self._bars[-room:]

    def sizeHint(self) -> QSize:
        """Return a height at which values can be told apart."""
        return QSize(self._theme.px(400), self._theme.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return three quarters of it."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT_PX * 3 // 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, bars, values and the target."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        top_s = self._top_s()
        self._paint_lines(painter, plot, top_s)
        self._paint_target(painter, plot, top_s)
        bars = self.shown_bars()
        # A few days stand at the left, close together, not far apart across the page.
        room = min(plot.width() / len(bars), float(self._theme.px(_BAR_MAX_PX * 2)))
        every = self._label_every(room)
        for at, bar in enumerate(bars):
            slot = QRectF(plot.left() + at * room, plot.top(), room, plot.height())
            self._paint_bar(painter, slot, bar, top_s)
            if (len(bars) - 1 - at) % every == 0:
                self._paint_day(painter, slot, bar, is_wide=every == 1)

    def _plot(self) -> QRectF:
        theme = self._theme
        line = theme.measure("f_xs").height()
        left = theme.measure("f_xs").horizontalAdvance(short_wait(3600)) + theme.px(10)
        right = self._target_width() + theme.px(8)
        return QRectF(self.rect()).adjusted(left, theme.px(4), -right, -(line * 2 + theme.px(6)))

    def _top_s(self) -> float:
        highest = max(bar.p90_s for bar in self.shown_bars())
        return max(highest, self._target_s, 1) * _HEAD_SHARE

    def _paint_lines(self, painter: QPainter, plot: QRectF, top_s: float) -> None:
        theme = self._theme
        step = next((each for each in _STEPS_S if top_s / each <= _LINES_MAX), _STEPS_S[-1])
        painter.setFont(theme.font("f_xs"))
        for at in range(int(top_s // step) + 1):
            y = _y_of(plot, at * step, top_s)
            painter.setPen(QPen(theme.colour("line_ctl" if not at else "line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("text2"))
            words = QRectF(0, y - theme.px(9), plot.left() - theme.px(8), theme.px(18))
            painter.drawText(words, int(_RIGHT), short_wait(at * step))

    def _paint_bar(self, painter: QPainter, slot: QRectF, bar: DayBar, top_s: float) -> None:
        theme = self._theme
        width = min(slot.width() * _BAR_SHARE, float(theme.px(_BAR_MAX_PX)))
        left = slot.center().x() - width / 2
        primary = theme.colour("primary")
        whole = _box(slot, left, width, _y_of(slot, bar.p90_s, top_s))
        painter.fillRect(whole, theme.colour("surface"))
        hatched = QBrush(primary, Qt.BrushStyle.BDiagPattern)
        painter.setPen(QPen(primary, 1))
        painter.setBrush(hatched)
        painter.drawRect(whole)
        filled = _box(slot, left, width, _y_of(slot, bar.median_s, top_s))
        painter.setBrush(primary)
        painter.drawRect(filled)
        self._paint_values(painter, slot, bar, whole=whole, filled=filled)

    def _paint_values(
        self, painter: QPainter, slot: QRectF, bar: DayBar, *, whole: QRectF, filled: QRectF
    ) -> None:
        theme = self._theme
        is_late = bool(self._target_s) and bar.p90_s > self._target_s
        words = f"▲{short_wait(bar.p90_s)}" if is_late else short_wait(bar.p90_s)
        metrics = theme.measure("f_xs", bold=True)
        height = metrics.height()
        width = metrics.horizontalAdvance(words)
        if width > slot.width() - 2:
            return
        painter.setFont(theme.font("f_xs", bold=True))
        above = QRectF(slot.left(), whole.top() - height - 1, slot.width(), height)
        # No line runs through a value.
        ground = QRectF(above.center().x() - width / 2 - 2, above.top(), width + 4, height)
        painter.fillRect(ground, theme.colour("surface"))
        painter.setPen(theme.colour("warn" if is_late else "text"))
        painter.drawText(above, int(_CENTRE), words)
        inner = short_wait(bar.median_s)
        fits = metrics.horizontalAdvance(inner) <= filled.width() - 2
        if fits and filled.height() >= height:
            painter.setPen(theme.colour("on_primary"))
            below = QRectF(filled.left(), filled.top(), filled.width(), height)
            painter.drawText(below, int(_CENTRE), inner)

    def _paint_day(self, painter: QPainter, slot: QRectF, bar: DayBar, *, is_wide: bool) -> None:
        theme = self._theme
        height = theme.measure("f_xs").height()
        width = max(slot.width(), float(theme.px(60)))
        under = QRectF(slot.center().x() - width / 2, slot.bottom() + 3, width, height)
        painter.setFont(theme.font("f_xs"))
        painter.setPen(theme.colour("text"))
        painter.drawText(under, int(_CENTRE), bar.day_words)
        if is_wide:
            painter.setPen(theme.colour("text2"))
            painter.drawText(under.translated(0, height), int(_CENTRE), bar.weekday)

    def _paint_target(self, painter: QPainter, plot: QRectF, top_s: float) -> None:
        if not self._target_s:
            return
        theme = self._theme
        y = _y_of(plot, self._target_s, top_s)
        painter.setPen(QPen(theme.colour("text"), theme.px(1.5), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(theme.font("f_xs", bold=True))
        painter.setPen(theme.colour("text"))
        words = QRectF(plot.right() + theme.px(6), y - theme.px(9), self._target_width(), 0)
        words.setHeight(theme.px(18))
        painter.drawText(words, int(_LEFT), self._target_words())

    def _label_every(self, room: float) -> int:
        """Return of how many days one is named, so that names do not touch."""
        needed = self._theme.measure("f_xs").horizontalAdvance("12/31") + self._theme.px(6)
        return max(1, -(-needed // max(1, int(room))))

    def _target_words(self) -> str:
        minutes = self._target_s // 60
        return translate("ZeroWait", "目標 {n} 分").format(n=minutes) if minutes else ""

    def _target_width(self) -> int:
        return self._theme.measure("f_xs", bold=True).horizontalAdvance(self._target_words()) + 2


class Legend(QWidget):
    """What filled and hatched mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of both."""
        metrics = self._theme.measure("f_sm")
        words = sum(metrics.horizontalAdvance(each) for each, _style in self._entries())
        return QSize(words + self._theme.px(2 * 30 + 16), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both."""
        theme = self._theme
        painter = QPainter(self)
        painter.setFont(theme.font("f_sm"))
        side, left = theme.px(14), 0
        for words, style in self._entries():
            square = QRectF(left + 0.5, (self.height() - side) / 2, side, side)
            primary: QColor = theme.colour("primary")
            painter.setPen(QPen(primary, 1))
            painter.setBrush(QBrush(primary, style))
            painter.drawRect(square)
            left += side + theme.px(8)
            advance = theme.measure("f_sm").horizontalAdvance(words)
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(left, 0, advance + 2, self.height()), int(_LEFT), words)
            left += advance + theme.px(24)

    @staticmethod
    def _entries() -> tuple[tuple[str, Qt.BrushStyle], ...]:
        return (
            (translate("ZeroWait", "中位數"), Qt.BrushStyle.SolidPattern),
            (translate("ZeroWait", "九成在此之內"), Qt.BrushStyle.BDiagPattern),
        )


def _y_of(plot: QRectF, seconds: float, top_s: float) -> float:
    return plot.bottom() - plot.height() * seconds / top_s


def _box(slot: QRectF, left: float, width: float, top: float) -> QRectF:
    return QRectF(left, top, width, slot.bottom() - top)
