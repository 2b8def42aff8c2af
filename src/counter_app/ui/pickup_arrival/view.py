"""Draws the one field in which an arrival is marked; decides nothing, shows nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from counter_app.ui.messages import Message
from counter_app.ui.scan_filter import PASSES_PROPERTY
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import card, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import CentredPage
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role

_PAGE_WIDTH_PX: Final = 720
_LENGTH_MAX: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedPart:
    """Where the visitor goes now: a number, a desk, and whether it lies ready."""

    number: str
    desk_words: str
    status: Status
    status_words: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalScreen:
    """Everything there is to see on the page.

    Attributes:
        is_busy: An arrival is being marked.
        arrived: What became of the last one; gone after some seconds.
        error: Why nothing became of it.
    """

    is_busy: bool = False
    arrived: ArrivedPart | None = None
    error: Message | None = None


class ArrivalView(Screen):
    """One field for a slip, and below it what became of the last one.

    Signals:
        marked(str): A slip was scanned, or something was typed in.
        left(): Another page is in front now, or the field was emptied.
    """

    marked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = ArrivalScreen()
        self.scan_edit = QLineEdit()
        self.scan_edit.setProperty("kind", "amount")
        self.scan_edit.setProperty(PASSES_PROPERTY, True)
        self.scan_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.scan_edit.setMaxLength(_LENGTH_MAX)
        self.scan_edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.scan_edit.setAccessibleName(self.tr("取件單號碼"))
        self._desk_label = label("", "display")
        self._number_label = label("", "h1", tone="muted")
        self._hint_label = label("", "h2", wraps=True)
        self._status_picture = Picture(theme, ICONS[Status.OK], size_px=26)
        self._status_label = label("", "h1")
        self.panel = MessagePanel(theme)
        self.mark_button = Button(theme, self.tr("報到"), "primary", icon="check", key="F12")
        self._lay_out()
        self.scan_edit.returnPressed.connect(self._enter)
        self.scan_edit.textEdited.connect(self._fit_button)
        self.mark_button.clicked.connect(self._enter)
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("報到")

    def uses_search(self) -> bool:
        """Tell that nothing is looked for here: there is one field, and it is on the page."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 marks, Esc empties the field."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self._enter, words=self.tr("報到"), is_enabled=self.mark_button.isEnabled()
            ),
            Action.BACK: ScreenAction(run=self._clear, words=self.tr("清除")),
        }

    def on_scanned(self, text: str) -> None:
        """Mark whose slip was scanned, wherever the focus was."""
        self.scan_edit.clear()
        self._fit_button()
        if text.strip():
            self.marked.emit(text.strip())

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.left.emit()

    def focus_home(self) -> None:
        """Put the focus on the field."""
        self.scan_edit.setFocus()

    def display(self, screen: ArrivalScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        arrived = screen.arrived
        self._result.setVisible(arrived is not None)
        if arrived is not None:
            set_look(self._result, card=arrived.status.value)
            self._desk_label.setText(arrived.desk_words)
            set_look(self._desk_label, tone=arrived.status.value)
            self._number_label.setText(arrived.number)
            self._status_picture.display(ICONS[arrived.status], colour=front_role(arrived.status))
            self._status_label.setText(arrived.status_words)
            set_look(self._status_label, tone=arrived.status.value)
            self._hint_label.setText(arrived.hint)
            if arrived != before.arrived:
                announce(self, f"{arrived.desk_words} {arrived.status_words} {arrived.hint}")
        self.panel.display(screen.error, status=Status.BAD)
        self._fit_button()

    def _fit_button(self) -> None:
        has_text = bool(self.scan_edit.text().strip())
        self.mark_button.setEnabled(has_text and not self._screen.is_busy)

    def _enter(self) -> None:
        self.on_scanned(self.scan_edit.text())
        self.focus_home()

    def _clear(self) -> None:
        self.scan_edit.clear()
        self._fit_button()
        self.left.emit()
        self.focus_home()

    def _lay_out(self) -> None:
        theme = self._theme
        heading = label(self.tr("請刷取件單"), "display")
        hint = label(
            self.tr("刷取件單上的條碼或 QR 碼，或輸入 P 開頭的完整號碼。"),
            tone="muted",
            wraps=True,
        )
        for centred in (heading, hint, self._desk_label, self._number_label, self._hint_label):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Picture(theme, "person", colour="primary", size_px=54, ground="primary_soft")
        status = row(theme, None, self._status_picture, self._status_label, None, gap=8)
        self._result = card(
            "ok",
            column(
                theme,
                self._desk_label,
                status,
                self._hint_label,
                self._number_label,
                gap=8,
                margins=(20, 16, 20, 16),
            ),
        )
        inner = column(
            theme,
            row(theme, None, picture, None),
            heading,
            hint,
            self.scan_edit,
            self._result,
            self.panel,
            self.mark_button,
            gap=14,
            margins=(36, 28, 36, 28),
        )
        page = CentredPage(theme, card("plain", inner), width_px=_PAGE_WIDTH_PX)
        self.setLayout(column(theme, page, gap=0))
