"""The one field for scans and searches, with its picture and its key."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.scan_filter import PASSES_PROPERTY
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.key_cap import cap_size, paint_cap


class SearchField(QLineEdit):
    """A line edit that takes a scan as it takes typing.

    Chinese names are searched for as well, so the input method stays available.
    """

    def __init__(
        self, theme: Theme, *, spoken: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self.setProperty("kind", "search")
        self.setProperty(PASSES_PROPERTY, True)
        self.setAccessibleName(spoken)
        theme.changed.connect(self._fit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room for the picture when the style changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, its picture and its key cap."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._theme
        side = theme.px(20)
        top = (self.height() - side) / 2
        painter.drawPixmap(QPointF(theme.px(12), top), theme.pixmap("scan", "primary", side))
        if self._key:
            cap = cap_size(theme, self._key)
            left = self.width() - cap.width() - theme.px(10)
            rect = QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height())
            paint_cap(painter, theme, rect, self._key, ground="surface")

    def _fit(self) -> None:
        right = cap_size(self._theme, self._key).width() + 4 if self._key else 0
        self.setTextMargins(self._theme.px(26), 0, right, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
