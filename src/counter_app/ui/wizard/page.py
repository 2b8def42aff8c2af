"""What every page of the first start has: a heading, a purpose, fields with their errors."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, label
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.wizard.screen import WizardScreen


class WizardPageView(QWidget):
    """A page: its heading, what it is for, and its fields.

    Signals:
        answered(str, object): Name of an answer, and its value.
        entered(): Enter in the last field.
    """

    answered = Signal(str, object)
    entered = Signal()

    def __init__(self, theme: Theme, heading: str, purpose: str) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, Field] = {}
        heading_label = label(heading, "display", wraps=True)
        purpose_label = label(purpose, tone="muted", wraps=True)
        self.body: QVBoxLayout = column(theme, gap=12)
        self.setLayout(column(theme, heading_label, purpose_label, self.body, None, gap=8))
        theme.set_space(self.body, gap=14, margins=(0, 8, 0, 0))

    def display(self, screen: WizardScreen) -> None:
        """Make the page look like *screen*."""
        for name, each in self.fields.items():
            each.show_error(screen.wrong_words if screen.wrong == name else "")

    def focus_home(self) -> None:
        """Put the focus where answering begins."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.editor.setFocus()

    def _add_edit(
        self, name: str, words: str, *, hint: str = "", secret: bool = False
    ) -> QLineEdit:
        edit = QLineEdit()
        edit.setMaxLength(256)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        edit.textEdited.connect(lambda value: self.answered.emit(name, value))
        self.fields[name] = Field(self._theme, words, edit, hint=hint)
        return edit


def show_text(edit: QLineEdit, text: str) -> None:
    """Show a text only where it differs: the cursor must stay where a person is typing."""
    if edit.text() != text:
        edit.setText(text)


def join_by_enter(edits: tuple[QLineEdit, ...], after: Callable[[], object]) -> None:
    """Let Enter go from one field to the next, and from the last one on."""
    for edit, following in pairwise(edits):
        edit.returnPressed.connect(following.setFocus)
    edits[-1].returnPressed.connect(after)


def focus_chosen(segments: Segments) -> None:
    """Put the focus on the choice that holds."""
    chosen = segments.chosen_button()
    if chosen is not None:
        chosen.setFocus()
