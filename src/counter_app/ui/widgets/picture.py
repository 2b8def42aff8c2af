"""An icon as a widget, with or without a round ground."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme


class Picture(QWidget):
    """An icon in a colour role; it says nothing to a screen reader."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        colour: str = "text2",
        size_px: int = 20,
        ground: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._colour = colour
        self._size_px = size_px
        self._ground = ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def display(self, name: str, *, colour: str) -> None:
        """Show another icon."""
        self._name = name
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's side, larger by two thirds on a ground."""
        side = self._theme.px(self._size_px * (5 / 3 if self._ground else 1))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._ground))
            painter.drawEllipse(self.rect())
        side = self._theme.px(self._size_px)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(at, self._theme.pixmap(self._name, self._colour, side))
