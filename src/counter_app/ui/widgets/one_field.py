"""A page with one field: what is scanned or typed there is passed on, and nothing is looked up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.scan_filter import PASSES_PROPERTY
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import CentredPage
from counter_app.ui.widgets.picture import Picture

_PAGE_WIDTH_PX: Final = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """What stands on a page with one field.

    Attributes:
        title: In the top bar.
        icon: Above the heading.
        heading: What to do.
        hint: What may be scanned or typed.
        spoken: What the field is called.
        verb: On the button.
        verb_icon: Beside it.
    """

    title: str
    icon: str
    heading: str
    hint: str
    spoken: str
    verb: str
    verb_icon: str


class OneFieldPage(Screen):
    """One field, what became of what was entered, and a button.

    Signals:
        entered(str): Something was scanned, or typed in.
        left(): Another page is in front now.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, words: FieldWords, *, length_max: int, gap_px: int = 16
    ) -> None:
        """Lay out an empty page.

        Args:
            theme: Of every widget.
            words: What stands on it.
            length_max: The most characters that are taken.
            gap_px: Between the parts; twice as much above and below them all.
        """
        super().__init__()
        self._words = words
        self._is_busy = False
        self.scan_edit = QLineEdit()
        self.scan_edit.setProperty("kind", "amount")
        self.scan_edit.setProperty(PASSES_PROPERTY, True)
        self.scan_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.scan_edit.setMaxLength(length_max)
        self.scan_edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.scan_edit.setAccessibleName(words.spoken)
        self.panel = MessagePanel(theme)
        self.enter_button = Button(theme, words.verb, "primary", icon=words.verb_icon, key="F12")
        self._lay_out(theme, gap_px)
        self.scan_edit.returnPressed.connect(self._enter)
        self.scan_edit.textEdited.connect(self._fit_button)
        self.enter_button.clicked.connect(self._enter)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self._words.title

    def uses_search(self) -> bool:
        """Tell that nothing is looked for here: there is one field, and it is on the page."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 takes what stands in the field, Esc empties it."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self._enter,
                words=self._words.verb,
                is_enabled=self.enter_button.isEnabled(),
            ),
            Action.BACK: ScreenAction(run=self._clear, words=self.tr("清除")),
        }

    def on_scanned(self, text: str) -> None:
        """Pass on what was scanned, wherever the focus was."""
        self.scan_edit.clear()
        self._fit_button()
        if text.strip():
            self.entered.emit(text.strip())

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.left.emit()

    def focus_home(self) -> None:
        """Put the focus on the field."""
        self.scan_edit.setFocus()

    def _add_result(self, result: QWidget) -> None:
        """Put what became of the last entry below the field."""
        self._body.insertWidget(self._body.indexOf(self.panel), result)

    def _set_busy(self, *, is_busy: bool) -> None:
        """Take nothing more, or take it again."""
        self._is_busy = is_busy
        self._fit_button()

    def _fit_button(self) -> None:
        has_text = bool(self.scan_edit.text().strip())
        self.enter_button.setEnabled(has_text and not self._is_busy)

    def _enter(self) -> None:
        self.on_scanned(self.scan_edit.text())
        self.focus_home()

    def _clear(self) -> None:
        self.scan_edit.clear()
        self._fit_button()
        self.focus_home()

    def _lay_out(self, theme: Theme, gap_px: int) -> None:
        heading = label(self._words.heading, "display")
        hint = label(self._words.hint, tone="muted", wraps=True)
        for centred in (heading, hint):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Picture(
            theme, self._words.icon, colour="primary", size_px=54, ground="primary_soft"
        )
        self._body = column(
            theme,
            row(theme, None, picture, None),
            heading,
            hint,
            self.scan_edit,
            self.panel,
            self.enter_button,
            gap=gap_px,
            margins=(36, 2 * gap_px, 36, 2 * gap_px),
        )
        page = CentredPage(theme, card("plain", self._body), width_px=_PAGE_WIDTH_PX)
        self.setLayout(column(theme, page, gap=0))
