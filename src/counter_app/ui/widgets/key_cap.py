"""A small drawing of a key, beside what it does."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme

_SIDE_PX: Final = 6
_HEIGHT_PX: Final = 20


def cap_size(theme: Theme, words: str) -> QSize:
    """Return the room a key cap takes, in pixels."""
    metrics = QFontMetrics(theme.font("f_xs", bold=True))
    height = theme.px(_HEIGHT_PX)
    width = max(height, metrics.horizontalAdvance(words) + 2 * theme.px(_SIDE_PX))
    return QSize(width, height)


def paint_cap(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    words: str,
    *,
    colour: str = "text2",
    ground: str = "surface2",
    edge: str = "line_strong",
) -> None:
    """Paint a key cap into *rect*; an empty *ground* leaves what is behind."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    face = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(face, 4, 4)
    # The lower edge twice: a key stands off the board.
    lower = face.bottom() - 1
    painter.drawLine(int(face.left()) + 3, int(lower), int(face.right()) - 3, int(lower))
    painter.setFont(theme.font("f_xs", bold=True))
    painter.setPen(theme.colour(colour))
    painter.drawText(rect.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


class KeyCap(QWidget):
    """A key cap on its own; it is only to be seen, a screen reader has the shortcut itself."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of the cap."""
        return cap_size(self._theme, self._words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        paint_cap(painter, self._theme, QRectF(self.rect()), self._words)
