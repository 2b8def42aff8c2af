"""The parts of one case, painted as a small table of figures."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.money import Twd
from counter_app.ui.names import in_one_breath
from counter_app.ui.payment.screen import PartColumn
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.money import grouped

_LINE_PX: Final = 19
_FIRST_PX: Final = 52
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PartsGrid(QWidget):
    """What is due, what is paid of it now, and what is left, part by part."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: tuple[PartColumn, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def display(self, columns: tuple[PartColumn, ...]) -> None:
        """Show other figures."""
        if columns == self._columns:
            return
        self._columns = columns
        words = self.tr("{part}應繳 {due}，本次 {paid}，餘 {left}")
        self.setAccessibleName(
            in_one_breath(
                *(
                    words.format(
                        part=column.words,
                        due=grouped(column.due_twd),
                        paid=grouped(column.paid_twd),
                        left=grouped(column.left_twd),
                    )
                    for column in columns
                )
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of a heading and three lines."""
        return QSize(self._theme.px(320), self._theme.px(_LINE_PX) * 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figures, the sum in bold."""
        if not self._columns:
            return
        painter = QPainter(self)
        theme = self._theme
        first = theme.px(_FIRST_PX)
        line = self.height() / 4
        width = (self.width() - first) / len(self._columns)
        titles = ("", self.tr("應繳"), self.tr("本次"), self.tr("餘額"))
        for at, title in enumerate(titles):
            painter.setFont(theme.font("f_sm"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(0, at * line, first, line), _LEFT, title)
        for at, column in enumerate(self._columns):
            is_sum = at == len(self._columns) - 1
            left = first + at * width
            painter.setFont(theme.font("f_sm", bold=is_sum))
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(left, 0, width, line), _RIGHT, column.words)
            figures = (column.due_twd, column.paid_twd, column.left_twd)
            for below, figure in enumerate(figures, start=1):
                painter.setPen(theme.colour(_tone(figure, is_paid=below == 2, is_sum=is_sum)))  # noqa: PLR2004 - the second line
                place = QRectF(left, below * line, width, line)
                painter.drawText(place, _RIGHT, grouped(figure))


def _tone(figure_twd: Twd, *, is_paid: bool, is_sum: bool) -> str:
    if not figure_twd:
        return "text3"
    if is_paid:
        return "primary"
    return "text" if is_sum else "text2"
