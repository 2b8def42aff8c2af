"""One question as bars: a bar for each choice, and the parts of the responses below.

Each choice has a pattern of its own, the same in both charts, and its figures beside it; so they
are read without colour, and printed in black.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.survey_results import Hundredths, say_share
from counter_app.ui.names import in_one_breath
from counter_app.ui.survey_results.screen import ChoiceBar, GroupBar
from counter_app.ui.survey_results.wording import percent_words
from counter_app.ui.theme.style import Theme

translate = QCoreApplication.translate

PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.FDiagPattern,
)
"""One for each digit that types a choice; neighbours differ in form and in darkness."""

_WHOLE: Final = 10_000
_ROW_PX: Final = 32
_BAR_PX: Final = 20
_GAP_PX: Final = 10
_WORDS_MAX_SHARE: Final = 0.34
_BAR_MIN_PX: Final = 60

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class _Bars(QWidget):
    """What both charts have: rows of one height, words that give way, bars with a pattern."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def row_count(self) -> int:
        """Return how many rows there are, a heading included."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        theme = self._theme
        return QSize(theme.px(480), self.row_count() * theme.px(_ROW_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the same height: what does not fit is scrolled by the page."""
        return QSize(self._theme.px(300), self.sizeHint().height())

    def row_rect(self, at: int) -> QRectF:
        """Return where a row is."""
        height = self._theme.px(_ROW_PX)
        return QRectF(0, at * height, self.width(), height)

    def _words_width(self, words: tuple[str, ...]) -> float:
        measure = self._theme.measure("f_md").horizontalAdvance
        widest = max((measure(each) for each in words), default=0)
        return min(widest + 2.0, self.width() * _WORDS_MAX_SHARE)

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        *,
        side: Qt.AlignmentFlag = _LEFT,
        size: str = "f_md",
        colour: str = "text",
        bold: bool = False,
    ) -> None:
        theme = self._theme
        metrics = theme.measure(size, bold=bold)
        painter.setFont(theme.font(size, bold=bold))
        painter.setPen(theme.colour(colour))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
        painter.drawText(rect, int(side), words)

    def _paint_bar(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme = self._theme
        primary = theme.colour("primary")
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(QPen(primary, 1))
        painter.setBrush(QBrush(primary, PATTERNS[at % len(PATTERNS)]))
        painter.drawRect(rect)

    def _bar_rect(self, row: QRectF, left: float, width: float) -> QRectF:
        # Half a pixel in, so that the edge is one sharp line.
        height = self._theme.px(_BAR_PX)
        top = round(row.center().y() - height / 2)
        return QRectF(round(left) + 0.5, top + 0.5, max(0.0, round(width) - 1.0), height - 1.0)


class ChoiceChart(_Bars):
    """A bar, a count, a percentage and a change for each choice of a question."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._bars: tuple[ChoiceBar, ...] = ()

    def display(self, bars: tuple[ChoiceBar, ...], *, heading: str) -> None:
        """Show the choices of another question."""
        if bars == self._bars:
            return
        self._bars = bars
        choice = translate("SurveyResults", "{words} {count}，{share}")
        self.setAccessibleName(heading)
        self.setAccessibleDescription(
            in_one_breath(
                *(
                    choice.format(words=bar.words, count=bar.count, share=percent_words(bar.share))
                    for bar in bars
                )
            )
        )
        self.updateGeometry()
        self.update()

    def row_count(self) -> int:
        """Return one for each choice, and the heading."""
        return len(self._bars) + 1 if self._bars else 0

    def bar_room(self) -> QRectF:
        """Return where a bar of the whole would be, in the first row."""
        gap = self._theme.px(_GAP_PX)
        left = self._words_width(tuple(bar.words for bar in self._bars)) + gap
        right = self.width() - sum(each + gap for each in self._columns() if each)
        width = max(right - left, float(self._theme.px(_BAR_MIN_PX)))
        return self._bar_rect(self.row_rect(1), left, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heading and a row for each choice."""
        if not self._bars:
            return
        painter = QPainter(self)
        room = self.bar_room()
        self._paint_heading(painter)
        for at, bar in enumerate(self._bars):
            row = self.row_rect(at + 1)
            words = row.adjusted(0, 0, room.left() - self._theme.px(_GAP_PX) - row.width(), 0)
            self._paint_words(painter, words, bar.words)
            ground = self._bar_rect(row, room.left() - 0.5, room.width() + 1)
            painter.fillRect(ground, self._theme.colour("sunken"))
            if bar.share:
                width = max(room.width() * bar.share / _WHOLE, 3.0)
                self._paint_bar(painter, self._bar_rect(row, room.left() - 0.5, width + 1), at)
            self._paint_figures(painter, row, bar)

    def _columns(self) -> tuple[float, float, float]:
        measure = self._theme.measure("f_md", bold=True).horizontalAdvance
        counts = (*(bar.count for bar in self._bars), self._headings()[0])
        changes = [bar.change for bar in self._bars if bar.change]
        return (
            max(measure(each) for each in counts) + 2.0,
            measure("100.00%") + 2.0,
            # Where nothing compares the bars have the room.
            max(map(measure, (*changes, self._headings()[2]))) + 2.0 if changes else 0.0,
        )

    def _paint_heading(self, painter: QPainter) -> None:
        self._paint_columns(painter, self.row_rect(0), self._headings(), is_heading=True)

    def _paint_figures(self, painter: QPainter, row: QRectF, bar: ChoiceBar) -> None:
        words = (bar.count, percent_words(bar.share), bar.change)
        self._paint_columns(painter, row, words, is_heading=False)

    def _paint_columns(
        self, painter: QPainter, row: QRectF, words: tuple[str, str, str], *, is_heading: bool
    ) -> None:
        gap = self._theme.px(_GAP_PX)
        right = row.right()
        for at, width in reversed(tuple(enumerate(self._columns()))):
            if not width:
                continue
            rect = QRectF(right - width, row.top(), width, row.height())
            self._paint_words(
                painter,
                rect,
                words[at],
                side=_RIGHT,
                size="f_sm" if is_heading else "f_md",
                colour="text2" if is_heading else "text",
                bold=not is_heading and at == 1,
            )
            right -= width + gap

    @staticmethod
    def _headings() -> tuple[str, str, str]:
        return (
            translate("SurveyResults", "份數"),
            translate("SurveyResults", "百分比"),
            translate("SurveyResults", "較前期"),
        )


class GroupChart(_Bars):
    """A row for each desk or source: the choices in one bar, or side by side where they overlap."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._groups: tuple[GroupBar, ...] = ()
        self._choices: tuple[str, ...] = ()
        self._is_stacked = True

    def display(
        self,
        groups: tuple[GroupBar, ...],
        *,
        choices: tuple[str, ...],
        is_stacked: bool,
        heading: str,
    ) -> None:
        """Show other parts.

        Args:
            groups: The parts.
            choices: What the shares are of, for a screen reader.
            is_stacked: One bar holds all choices; otherwise each has its own.
            heading: What the chart is about.
        """
        shown = (groups, choices, is_stacked)
        if shown == (self._groups, self._choices, self._is_stacked):
            return
        self._groups, self._choices, self._is_stacked = shown
        self.setAccessibleName(heading)
        self.setAccessibleDescription(in_one_breath(*(self._spoken(each) for each in groups)))
        self.updateGeometry()
        self.update()

    def row_count(self) -> int:
        """Return one for each part."""
        return len(self._groups)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a row for each part."""
        if not self._groups:
            return
        painter = QPainter(self)
        gap = self._theme.px(_GAP_PX)
        names = self._words_width(tuple(each.words for each in self._groups))
        measure = self._theme.measure("f_sm").horizontalAdvance
        counts = max(measure(each.valid) for each in self._groups) + 2.0
        top_two = 0.0
        if any(each.top_two for each in self._groups):
            top_two = self._theme.measure("f_md", bold=True).horizontalAdvance("100.00%") + 2.0
        left = names + counts + 2 * gap
        right = self.width() - (top_two + gap if top_two else 0.0)
        for at, group in enumerate(self._groups):
            row = self.row_rect(at)
            self._paint_words(painter, QRectF(0, row.top(), names, row.height()), group.words)
            count = QRectF(names + gap, row.top(), counts, row.height())
            self._paint_words(painter, count, group.valid, size="f_sm", colour="text2", side=_RIGHT)
            self._paint_shares(painter, row, group, left=left, width=right - left)
            if top_two:
                self._paint_words(painter, row, group.top_two, side=_RIGHT, bold=True)

    def _paint_shares(
        self, painter: QPainter, row: QRectF, group: GroupBar, *, left: float, width: float
    ) -> None:
        theme = self._theme
        if not group.shares:
            words = translate("SurveyResults", "不列出")
            rect = QRectF(left, row.top(), width, row.height())
            self._paint_words(painter, rect, words, size="f_sm", colour="text3")
            return
        if not self._is_stacked:
            each = (width - theme.px(6) * (len(group.shares) - 1)) / len(group.shares)
            for at, value in enumerate(group.shares):
                start = left + at * (each + theme.px(6))
                painter.fillRect(self._bar_rect(row, start, each), theme.colour("sunken"))
                self._paint_share(painter, self._bar_rect(row, start, each), value, at)
            return
        start, whole = left, sum(group.shares)
        for at, value in enumerate(group.shares):
            wide = width * value / whole
            if value:
                bar = self._bar_rect(row, start, wide + 1)
                self._paint_bar(painter, bar, at)
                self._paint_value(painter, bar, value, at)
            start += wide

    def _paint_share(self, painter: QPainter, cell: QRectF, value: Hundredths, at: int) -> None:
        if value:
            filled = QRectF(cell)
            filled.setWidth(max(cell.width() * value / _WHOLE, 2.0))
            self._paint_bar(painter, filled, at)
        theme = self._theme
        words = say_share(value)
        width = theme.measure("f_xs", bold=True).horizontalAdvance(words)
        if width > cell.width() - theme.px(8):
            return
        ground = QRectF(cell.right() - width - 6, cell.top() + 2, width + 5, cell.height() - 4)
        painter.fillRect(ground, theme.colour("sunken"))
        painter.setFont(theme.font("f_xs", bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(ground.adjusted(0, 0, -2, 0), int(_RIGHT), words)

    def _paint_value(self, painter: QPainter, bar: QRectF, value: Hundredths, at: int) -> None:
        theme = self._theme
        words = say_share(value)
        metrics = theme.measure("f_xs", bold=True)
        width = metrics.horizontalAdvance(words)
        if width > bar.width() - theme.px(8):
            return
        is_solid = PATTERNS[at % len(PATTERNS)] is Qt.BrushStyle.SolidPattern
        painter.setFont(theme.font("f_xs", bold=True))
        if not is_solid:
            # No pattern runs through a value.
            middle = bar.center()
            ground = QRectF(middle.x() - width / 2 - 3, bar.top() + 2, width + 6, bar.height() - 4)
            painter.fillRect(ground, theme.colour("surface"))
        painter.setPen(theme.colour("on_primary" if is_solid else "text"))
        painter.drawText(bar, int(_CENTRE), words)

    def _spoken(self, group: GroupBar) -> str:
        shares = (
            f"{words} {percent_words(value)}"
            for words, value in zip(self._choices, group.shares, strict=False)
        )
        return in_one_breath(f"{group.words} {group.valid}", *shares)
