"""A status in one glance: shape, word and colour together."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.status import ICONS, Status, front_role, ground_role

_HEIGHT_PX: Final = 26
_ICON_PX: Final = 16


def chip_size(theme: Theme, words: str) -> QSize:
    """Return the room a chip takes, in pixels."""
    advance = theme.measure("f_sm", bold=True).horizontalAdvance(words)
    return QSize(advance + theme.px(_ICON_PX + 5 + 9 + 11), theme.px(_HEIGHT_PX))


def paint_chip(
    painter: QPainter, theme: Theme, rect: QRectF, *, status: Status, words: str
) -> None:
    """Paint a chip into *rect*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    front = front_role(status)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground_role(status)))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    side = theme.px(_ICON_PX)
    at = QPointF(rect.left() + theme.px(9), rect.top() + (rect.height() - side) / 2)
    painter.drawPixmap(at, theme.pixmap(ICONS[status], front, side))
    painter.setPen(theme.colour(front))
    painter.setFont(theme.font("f_sm", bold=True))
    words_rect = rect.adjusted(theme.px(_ICON_PX + 9 + 5), 0, -theme.px(8), 0)
    room_px = int(words_rect.width()) + theme.px(2)
    metrics = theme.measure("f_sm", bold=True)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room_px)
    painter.drawText(words_rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


class StatusChip(QWidget):
    """A chip on its own."""

    def __init__(
        self, theme: Theme, status: Status, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = status
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def display(self, status: Status, words: str) -> None:
        """Show another status."""
        self._status = status
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the chip."""
        return chip_size(self._theme, self._words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_chip(painter, self._theme, rect, status=self._status, words=self._words)
