"""A ring around whatever has the keyboard, drawn above everything in its window.

Two colours, so that it shows on any ground (WCAG 2.4.13: at least 2 px, contrast 3 to 1).
It follows the focus, and the focused widget when that moves, and never takes an event.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from counter_app.ui.theme.style import Theme

_OUTER_PX: Final = 3
_REACH_PX: Final = 4
_FOLLOWED: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
)


class FocusRing(QWidget):
    """The ring of one window; make it last, as a child of the window's root."""

    def __init__(self, theme: Theme, root: QWidget) -> None:
        super().__init__(root)
        self._theme = theme
        self._root = root
        self._followed: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focusRing")
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a widget exists, so does this
        app.focusChanged.connect(self._follow)
        theme.changed.connect(self.place)

    def place(self) -> None:
        """Put the ring where the focus is now."""
        widget = self._followed
        if widget is None or not widget.isVisible():
            self.hide()
            return
        visible = _visible_part(widget, self._root)
        # Around a page that is as large as the window there is nothing to tell apart.
        if visible.isEmpty() or visible.contains(self._root.rect()):
            self.hide()
            return
        reach = self._theme.px(_REACH_PX)
        self.setGeometry(visible.adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget that has the focus, and with whatever it lies in."""
        if event.type() in _FOLLOWED and watched is not self._root:
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both rings."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = self._theme.px(_OUTER_PX)
        rect = QRectF(self.rect())
        half = outer / 2
        painter.setPen(QPen(self._theme.colour("focus"), outer))
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 9, 9)
        inset = outer + 0.5
        painter.setPen(QPen(self._theme.colour("focus_in"), 1))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 7, 7)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._followed = None
        # The window itself can hold the focus when nothing in it does: no ring for that.
        # A page with a ring of its own leaves it to the window that it is laid into.
        inside = new is not None and new is not self._root and self._root.isAncestorOf(new)
        if new is not None and inside and self._root.isWindow():
            self._followed = new
            # A card that grows above it moves the widget without telling the widget.
            self._watched = _up_to(new, self._root)
            for widget in self._watched:
                widget.installEventFilter(self)
        self.place()


def _up_to(widget: QWidget, root: QWidget) -> list[QWidget]:
    found = [widget]
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def _visible_part(widget: QWidget, root: QWidget) -> QRect:
    rect = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    # What has scrolled out of its area must not be ringed across its neighbours.
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea):
            rect &= QRect(parent.mapTo(root, QPoint(0, 0)), parent.size())
        parent = above
    return rect
