"""The steps of a close below one another: which are done, which is now, what came of each."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.day_close.screen import StepLine
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column
from counter_app.ui.widgets.steps import StepState

_HEIGHT_PX: Final = 56
_MARK_PX: Final = 28
_LOOK: Final = {
    StepState.DONE: ("ok_soft", "ok"),
    StepState.NOW: ("primary", "on_primary"),
    StepState.AHEAD: ("sunken", "text3"),
    StepState.FAILED: ("warn_soft", "warn"),
}


class StepRail(QWidget):
    """A button for each step.

    Signals:
        chosen(str): A `CloseStep` value.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[_StepButton] = []
        self._layout: QVBoxLayout = column(theme, gap=4)
        self.setLayout(self._layout)

    def display(self, steps: tuple[StepLine, ...], *, shown: str) -> None:
        """Show these steps, one of them marked."""
        while len(self._buttons) < len(steps):
            button = _StepButton(self._theme, len(self._buttons) + 1)
            button.clicked.connect(lambda _on=False, each=button: self.chosen.emit(each.step))
            self._layout.addWidget(button)
            self._buttons.append(button)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(steps))
            if at < len(steps):
                button.display(steps[at], is_shown=steps[at].step == shown)


class _StepButton(QPushButton):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._line: StepLine | None = None
        self.step = ""
        self.setProperty("kind", "quiet")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def display(self, line: StepLine, *, is_shown: bool) -> None:
        self._line = line
        self.step = line.step.value
        self.setChecked(is_shown)
        self.setEnabled(line.can_be_shown)
        self.setAccessibleName(f"{self._number} {line.words} {line.summary}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self._line
        if line is None:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft" if self.isChecked() else "surface2"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        side = theme.px(_MARK_PX)
        mark = QRectF(theme.px(10), (self.height() - side) / 2, side, side)
        self._paint_mark(painter, mark, line)
        left = mark.right() + theme.px(12)
        width = self.width() - left - theme.px(8)
        strong = line.state in {StepState.NOW, StepState.FAILED} or self.isChecked()
        half = self.height() / 2
        painter.setPen(theme.colour("text3" if line.state is StepState.AHEAD else "text"))
        painter.setFont(theme.font("f_md", bold=strong))
        if not line.summary:
            whole = QRectF(left, 0, width, self.height())
            painter.drawText(whole, int(Qt.AlignmentFlag.AlignVCenter), line.words)
            return
        upper = QRectF(left, 0, width, half)
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignBottom), line.words)
        painter.setPen(theme.colour("warn" if line.state is StepState.FAILED else "text2"))
        painter.setFont(theme.font("f_sm"))
        metrics: QFontMetrics = theme.measure("f_sm")
        words = metrics.elidedText(line.summary, Qt.TextElideMode.ElideRight, int(width))
        lower = QRectF(left, half + theme.px(1), width, half)
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignTop), words)

    def _paint_mark(self, painter: QPainter, mark: QRectF, line: StepLine) -> None:
        theme = self._theme
        ground, front = _LOOK[line.state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(mark)
        if line.state is StepState.DONE:
            icon = theme.pixmap("check", front, theme.px(18))
            inset = (mark.width() - theme.px(18)) / 2
            painter.drawPixmap(mark.topLeft() + QPointF(inset, inset), icon)
            return
        painter.setPen(theme.colour(front))
        painter.setFont(theme.font("f_md", bold=True))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
