"""One of a few, side by side: the ways to pay."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import row


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One choice: its key in code, its words, its icon, and the key cap if it has one."""

    name: str
    words: str
    icon: str = ""
    key: str = ""


class Segments(QFrame):
    """A row of choices of which one holds; unless told otherwise the focus stays where it is.

    Signals:
        chosen(str): Name of the segment that was pressed.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        segments: tuple[Segment, ...],
        *,
        takes_focus: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the choices out; *takes_focus* is for those without a key of their own."""
        super().__init__(parent)
        self.setProperty("segments", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, _SegmentButton] = {}
        layout = row(theme, gap=3, margins=(3, 3, 3, 3))
        for segment in segments:
            button = _SegmentButton(theme, segment)
            if takes_focus:
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked, name=segment.name: self.chosen.emit(name))
            self._buttons[segment.name] = button
            layout.addWidget(button, max(2, len(segment.words)) + 1)
        self.setLayout(layout)

    def display(self, selected: str, *, enabled: Collection[str] | None = None) -> None:
        """Show which one holds and which may be chosen (all, if not given)."""
        for name, button in self._buttons.items():
            # An exclusive button cannot be let go, only another be pressed; here none may hold.
            button.setAutoExclusive(False)
            button.setChecked(name == selected)
            button.setAutoExclusive(True)
            button.setEnabled(enabled is None or name in enabled)

    def set_words(self, name: str, words: str) -> None:
        """Call a choice without a key otherwise, such as with a count."""
        self._buttons[name].setText(words)
        self._buttons[name].setAccessibleName(words)

    def chosen_button(self) -> QPushButton | None:
        """Return the button of the choice that holds, for the focus."""
        return next((button for button in self._buttons.values() if button.isChecked()), None)


class _SegmentButton(QPushButton):
    def __init__(self, theme: Theme, segment: Segment) -> None:
        super().__init__(f"{segment.words} {segment.key}".strip())
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        # Exclusive on its own account: a screen reader then calls it a radio button.
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(segment.words)
        if segment.icon:
            theme.set_icon(self, segment.icon, colour="text2", on_colour="primary")
