"""Draws the lines of collection files that a person has to look at; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from counter_app.ui.collections.screen import Detail, FindingsScreen
from counter_app.ui.screen import ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, grid, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field, side_card
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_SIDE_WIDTH_PX: Final = 408
_NOTE_LENGTH_MAX: Final = 200
_DETAILS_MAX: Final = 12


class FindingsPage(QWidget):
    """A list at the left; at the right the line in full, and a note that it is handled.

    Signals:
        row_reached(str): Key of the current row.
        handled_toggled(bool): Whether those that somebody handled are shown too.
        handle_requested(str): The current one is handled: the note.
    """

    row_reached = Signal(str)
    handled_toggled = Signal(bool)
    handle_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = FindingsScreen()
        self._notice = Notice(theme)
        self._error = MessagePanel(theme)
        self.handled_check = QCheckBox(self.tr("也列出處理過的"))
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("繳款日／管道"), width_px=128),
                Column(words=self.tr("案號／號碼")),
                Column(words=self.tr("結果"), width_px=140),
                Column(words=self.tr("金額"), width_px=110, right=True),
            ),
            spoken=self.tr("待處理的代收款"),
        )
        self._empty = EmptyState(
            theme,
            icon="check",
            words=self.tr("沒有待處理的代收款"),
            hint=self.tr("溢繳、不認得的號碼和不符的金額，匯入後會列在這裡。"),
        )
        self._heading_label = label("", "h1")
        self._chip = StatusChip(theme, Status.NEUTRAL, "")
        self._details = _Details(theme)
        self._advice = Notice(theme)
        self.note_edit = QLineEdit()
        self.note_edit.setMaxLength(_NOTE_LENGTH_MAX)
        self._note_field = Field(
            theme,
            self.tr("怎麼處理的"),
            self.note_edit,
            hint=self.tr("寫下聯絡了誰、退還或抵繳的文號；會留在日誌。"),
        )
        self.handle_button = Button(theme, self.tr("已處理"), "primary", icon="check", key="F12")
        self._side = self._lay_out_side()
        self._lay_out()
        self._connect()
        self.display(self._screen)

    def keys_here(self) -> Mapping[Action, ScreenAction]:
        """F12 says that the current one is handled."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self._handle,
                words=self.tr("已處理"),
                is_enabled=self._screen.can_handle and not self._screen.is_busy,
            )
        }

    def focus_home(self) -> None:
        """Begin at the list."""
        self.table.setFocus()

    def display(self, screen: FindingsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._notice.display(screen.notice, status=Status.OK)
        self._error.display(screen.error)
        self.handled_check.setChecked(screen.with_handled)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        keys = [row.key for row in screen.rows]
        if screen.current in keys and self.table.current_key() != screen.current:
            self.table.set_current(keys.index(str(screen.current)))
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows)
        self._side.setVisible(screen.current is not None)
        self._heading_label.setText(screen.heading)
        self._chip.display(screen.status, screen.status_words)
        self._details.display(screen.details)
        self._advice.display(screen.advice, status=Status.INFO)
        if screen.current != before.current:
            self.note_edit.clear()
        for each in (self._note_field, self.handle_button):
            each.setVisible(screen.can_handle)
            each.setEnabled(not screen.is_busy)

    def _handle(self) -> None:
        if not self.note_edit.text().strip():
            self.note_edit.setFocus()
            self._note_field.show_error(self.tr("請先寫下怎麼處理的。"))
            return
        self._note_field.show_error("")
        self.handle_requested.emit(self.note_edit.text().strip())

    def _lay_out_side(self) -> QWidget:
        theme = self._theme
        inner = column(
            theme,
            row(theme, self._heading_label, None, self._chip, gap=10),
            self._details,
            self._advice,
            None,
            gap=12,
            margins=(16, 14, 16, 12),
        )
        foot = column(theme, self._note_field, self.handle_button, margins=(16, 4, 16, 14))
        return side_card(theme, inner, foot, width_px=_SIDE_WIDTH_PX)

    def _lay_out(self) -> None:
        theme = self._theme
        head = column(
            theme,
            row(theme, None, self.handled_check),
            self._notice,
            self._error,
            gap=8,
            margins=(14, 10, 14, 8),
        )
        left = column(theme, head, self.table, self._empty, gap=0, margins=(1, 1, 1, 8))
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        page = row(theme, card("plain", left), self._side, gap=12)
        page.setStretch(0, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.table.current_changed.connect(self.row_reached)
        self.table.opened.connect(lambda _key: self.note_edit.setFocus())
        self.handled_check.clicked.connect(self.handled_toggled)
        self.note_edit.returnPressed.connect(self.handle_button.setFocus)
        self.handle_button.clicked.connect(self._handle)


class _Details(QWidget):
    """Facts under one another: what it is at the left, what it says at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        lines = grid(theme, gap=6)
        lines.setColumnStretch(1, 1)
        self._lines = [(label("", "muted"), label("", wraps=True)) for _at in range(_DETAILS_MAX)]
        for at, (words, value) in enumerate(self._lines):
            lines.addWidget(words, at, 0)
            lines.addWidget(value, at, 1)
        self.setLayout(lines)

    def display(self, details: tuple[Detail, ...]) -> None:
        """Show other facts."""
        for at, (words, value) in enumerate(self._lines):
            is_there = at < len(details)
            words.setVisible(is_there)
            value.setVisible(is_there)
            if is_there:
                words.setText(details[at].words)
                value.setText(details[at].value)
