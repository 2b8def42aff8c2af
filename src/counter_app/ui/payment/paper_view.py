"""A slip on the screen: the page as it is, with a torn lower edge."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.payment.screen import Preview
from counter_app.ui.theme.style import Theme

_EDGE_PX: Final = 4
_TOOTH_PX: Final = 7
_EMPTY_PX: Final = 300
_SHADOW: Final = QColor(10, 30, 40, 9)


class PaperView(QWidget):
    """The page, as wide as there is room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview: Preview | None = None
        self._scaled: QPixmap | None = None
        self._scaled_for = (0, 0.0)
        # Its height follows from its width alone.  A least height taken from the present width
        # would let the scroll bar beside it come and go for ever, until the program ends.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("收據預覽"))

    def display(self, preview: Preview | None) -> None:
        """Show another page, or an empty sheet."""
        if preview is self._preview:
            return
        self._preview = preview
        self._scaled = None
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell that a page keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page at a width."""
        edges = 2 * _EDGE_PX + _TOOTH_PX
        if self._preview is None:
            return min(self._theme.px(_EMPTY_PX), width * 3) + edges
        size = self._preview.image.size()
        return round((width - 2 * _EDGE_PX) * size.height() / max(1, size.width())) + edges

    def sizeHint(self) -> QSize:
        """Return the room of the page at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet, its shadow and what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        sheet = self._sheet()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADOW)
        for below in range(5, 0, -1):
            painter.drawPath(sheet.translated(0, below))
        painter.setBrush(theme.colour("paper"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawPath(sheet)
        if self._preview is None:
            painter.setPen(QColor(theme.colours.paper_text).lighter(220))
            painter.setFont(theme.font("f_sm"))
            words = self.tr("選好案件後\n這裡會顯示收據")
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, words)
            return
        painter.setClipPath(sheet)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawPixmap(QPointF(_EDGE_PX, _EDGE_PX), self._page(self._preview.image))

    def _page(self, image: QImage) -> QPixmap:
        width = self.width() - 2 * _EDGE_PX
        ratio = self.devicePixelRatioF()
        if self._scaled is None or self._scaled_for != (width, ratio):
            scaled = image.scaledToWidth(
                round(width * ratio), Qt.TransformationMode.SmoothTransformation
            )
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)
            self._scaled_for = (width, ratio)
        return self._scaled

    def _sheet(self) -> QPainterPath:
        left, right = float(_EDGE_PX), float(self.width() - _EDGE_PX)
        top, bottom = float(_EDGE_PX), float(self.height() - _EDGE_PX - 2)
        path = QPainterPath(QPointF(left, top))
        path.lineTo(right, top)
        path.lineTo(right, bottom - _TOOTH_PX)
        teeth = max(2, math.ceil((right - left) / _TOOTH_PX / 2) * 2)
        for tooth in range(1, teeth + 1):
            x = right - (right - left) * tooth / teeth
            path.lineTo(x, bottom if tooth % 2 else bottom - _TOOTH_PX)
        path.closeSubpath()
        return path
