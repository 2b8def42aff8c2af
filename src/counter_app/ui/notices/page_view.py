"""A page of paper on the screen: the pixels of the PDF, as large as there is room."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme

_EDGE_PX: Final = 6
_SHADOW: Final = QColor(10, 30, 40, 12)
_A4_RATIO: Final = 297 / 210
_LEAST_PX: Final = 200


class PageView(QWidget):
    """One page, whole, in the middle; an empty sheet where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._scaled: QPixmap | None = None
        self._scaled_for = (0, 0, 0.0)
        self._words = ""
        # As high as there is room, and never a reason for the page around it to scroll.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @property
    def image(self) -> QImage | None:
        """The page that is shown, at its full size."""
        return self._image

    def display(self, image: QImage | None, *, words: str) -> None:
        """Show a page.

        Args:
            image: The page; None for an empty sheet.
            words: What stands on an empty sheet, and what a screen reader hears.
        """
        self.setAccessibleName(words)
        if image is self._image and words == self._words:
            return
        self._image, self._words = image, words
        self._scaled = None
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a page can be told from another."""
        side = self._theme.px(_LEAST_PX)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet, its shadow and what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        sheet = self._sheet()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADOW)
        for below in range(4, 0, -1):
            painter.drawRect(sheet.translated(0, below))
        painter.setBrush(theme.colour("paper"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(sheet)
        if self._image is None:
            painter.setPen(QColor(theme.colours.paper_text).lighter(220))
            painter.setFont(theme.font("f_sm"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(sheet.adjusted(12, 12, -12, -12), flags, self._words)
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawPixmap(sheet.topLeft(), self._page(self._image, sheet.size().toSize()))

    def _sheet(self) -> QRectF:
        ratio = _A4_RATIO
        if self._image is not None and self._image.width():
            ratio = self._image.height() / self._image.width()
        room = QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        width = min(room.width(), room.height() / ratio)
        left = room.left() + (room.width() - width) / 2
        return QRectF(QPointF(round(left), room.top()), QSize(round(width), round(width * ratio)))

    def _page(self, image: QImage, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (size.width(), size.height(), ratio)
        if self._scaled is None or self._scaled_for != wanted:
            scaled = image.scaled(
                size * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)
            self._scaled_for = wanted
        return self._scaled
