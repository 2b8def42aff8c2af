"""Draws the one field of a volunteer; decides nothing, and shows nobody's name."""

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
from counter_app.ui.widgets.boxes import card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.panels import CentredPage
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import Status

_PAGE_WIDTH_PX: Final = 720
_LENGTH_MAX: Final = 400
"""A signed code is the longest that is scanned here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintNoticeScreen:
    """Everything there is to see on the page.

    Attributes:
        is_busy: A paper is being printed; no other can be asked for.
        said: What became of the last scan.
        actions: What can be done about it.
    """

    is_busy: bool = False
    said: Message | None = None
    said_status: Status = Status.OK
    actions: tuple[PanelAction, ...] = ()


class PrintNoticeView(Screen):
    """One field for a scan, and what became of the last one.

    Signals:
        print_requested(str): The notice with this number, barcode or code.
        acted(str): Name of the action that was pressed.
        left(): Another page is in front now.
    """

    print_requested = Signal(str)
    acted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = PrintNoticeScreen()
        self.scan_edit = QLineEdit()
        self.scan_edit.setProperty("kind", "amount")
        self.scan_edit.setProperty(PASSES_PROPERTY, True)
        self.scan_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.scan_edit.setMaxLength(_LENGTH_MAX)
        self.scan_edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.scan_edit.setAccessibleName(self.tr("通知書號碼或條碼"))
        self.panel = MessagePanel(theme)
        self.print_button = Button(
            theme, self.tr("列印這一張"), "primary", icon="printer", key="F12"
        )
        self._lay_out()
        self.scan_edit.returnPressed.connect(self._enter)
        self.scan_edit.textEdited.connect(self._fit_button)
        self.print_button.clicked.connect(self._enter)
        self.panel.acted.connect(self.acted)
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("列印通知書")

    def uses_search(self) -> bool:
        """Tell that nothing is looked for here: there is one field, and it is on the page."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 prints, Esc empties the field."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self._enter,
                words=self.tr("列印這一張"),
                is_enabled=self.print_button.isEnabled(),
            ),
            Action.BACK: ScreenAction(run=self._clear, words=self.tr("清除")),
        }

    def on_scanned(self, text: str) -> None:
        """Print what was scanned, wherever the focus was."""
        self.scan_edit.clear()
        if text.strip():
            self.print_requested.emit(text.strip())

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.left.emit()

    def focus_home(self) -> None:
        """Put the focus on the field."""
        self.scan_edit.setFocus()

    def display(self, screen: PrintNoticeScreen) -> None:
        """Make the page look like *screen*."""
        self._screen = screen
        self.panel.display(screen.said, status=screen.said_status, actions=screen.actions)
        self._fit_button()

    def _fit_button(self) -> None:
        has_text = bool(self.scan_edit.text().strip())
        self.print_button.setEnabled(has_text and not self._screen.is_busy)

    def _enter(self) -> None:
        self.on_scanned(self.scan_edit.text())
        self._fit_button()
        self.focus_home()

    def _clear(self) -> None:
        self.scan_edit.clear()
        self._fit_button()
        self.focus_home()

    def _lay_out(self) -> None:
        theme = self._theme
        heading = label(self.tr("請刷通知書的條碼"), "display")
        hint = label(
            self.tr("刷中間的條碼或 QR，或輸入 N 開頭的通知書號碼。一次印一張。"),
            tone="muted",
            wraps=True,
        )
        for centred in (heading, hint):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Picture(theme, "scan", colour="primary", size_px=54, ground="primary_soft")
        inner = column(
            theme,
            row(theme, None, picture, None),
            heading,
            hint,
            self.scan_edit,
            self.panel,
            self.print_button,
            gap=16,
            margins=(36, 32, 36, 32),
        )
        page = CentredPage(theme, card("plain", inner), width_px=_PAGE_WIDTH_PX)
        self.setLayout(column(theme, page, gap=0))
