"""Buttons: one class, several looks, with an icon and a key cap if asked for."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.key_cap import cap_size, paint_cap

ButtonKind = Literal["", "primary", "danger", "quiet", "link", "chip", "key", "cash", "tile"]

_ICON_COLOURS = {"primary": "on_primary", "danger": "bad", "quiet": "primary", "key": "text"}


class Button(QPushButton):
    """A push button dressed by its kind.

    The key cap is a hint only; the binding itself is made by the window from the key map.
    A focused button is pressed by Enter as well as by the space bar.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        kind: ButtonKind = "",
        *,
        icon: str = "",
        key: str = "",
        takes_focus: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._kind = kind
        self._key = key
        if kind:
            self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A button that enters figures must leave the focus where the figures go.
        policy = Qt.FocusPolicy.StrongFocus if takes_focus else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.set_icon(icon)
        theme.changed.connect(self.updateGeometry)

    def set_icon(self, name: str) -> None:
        """Show another icon, or none if the name is empty."""
        if name or not self.icon().isNull():
            size_px = 22 if self._kind in {"primary", "key"} else 18
            colour = _ICON_COLOURS.get(self._kind, "primary")
            self._theme.set_icon(self, name, colour=colour, size_px=size_px)

    def set_words(self, words: str, *, spoken: str = "") -> None:
        """Change the words, and what a screen reader says if that is another thing."""
        if words != self.text():
            self.setText(words)
        self.setAccessibleName(spoken or words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter as by the space bar, once for each press of the key."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for words, icon and key cap."""
        size = super().sizeHint()
        if self._key:
            # On both sides, so that the words stay in the middle.
            sides = 2 if self._kind == "primary" else 1
            extra = cap_size(self._theme, self._key).width() + self._theme.px(8)
            size.setWidth(size.width() + sides * extra)
        return size

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then its key cap at the right."""
        if not self._key:
            super().paintEvent(event)
            return
        self._paint_beside_cap()
        cap = cap_size(self._theme, self._key)
        left = self.width() - cap.width() - self._theme.px(14 if self._kind == "primary" else 8)
        top = (self.height() - cap.height()) / 2
        colour = self._cap_colour()
        painter = QPainter(self)
        paint_cap(
            painter,
            self._theme,
            QRectF(left, top, cap.width(), cap.height()),
            self._key,
            colour=colour,
            ground="" if self._kind == "primary" else "surface2",
            edge=colour if self._kind == "primary" else "line_strong",
        )

    def _paint_beside_cap(self) -> None:
        # The frame as wide as it is, the words in what the cap leaves of it.
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self._kind != "primary":
            taken = cap_size(self._theme, self._key).width() + self._theme.px(8)
            option.rect = self.rect().adjusted(0, 0, -taken, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)

    def _cap_colour(self) -> str:
        if not self.isEnabled():
            return "text3"
        return "on_primary" if self._kind == "primary" else "text2"
