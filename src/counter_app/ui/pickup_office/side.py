"""One pickup beside the list: what is known, its shelf, its reminder calls."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from counter_app.domain.pickups import NOTE_LENGTH_MAX, SHELF_LENGTH_MAX, CallOutcome
from counter_app.ui.pickup_office.screen import CallEntry, PickupSide
from counter_app.ui.pickup_words import say_call_outcome
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import (
    ElidedLabel,
    box,
    column,
    label,
    row,
    rule,
    set_look,
    set_tip,
)
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.line_list import LineList
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import side_card
from counter_app.ui.widgets.status import Status

_WIDTH_PX: Final = 376
_CALLS_SHOWN: Final = 3


class SidePane(QWidget):
    """What is known of the current pickup, and what can be done with it.

    Signals:
        call_entered(object): A `CallEntry`.
    """

    call_entered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._number = ""
        self._number_label = label("", "muted")
        self._heading_label = label("", "h1", wraps=True)
        self._chip = StatusChip(theme, Status.NEUTRAL, "")
        self._alarm = Notice(theme)
        self._lines = LineList(theme)
        self.reveal_button = Button(theme, self.tr("顯示姓名與電話"), "link", key="Ctrl+R")
        self.shelf_edit = QLineEdit()
        self.shelf_edit.setMaxLength(SHELF_LENGTH_MAX)
        self._shelf_label = label(self.tr("架號"), "strong")
        self._shelf_label.setBuddy(self.shelf_edit)
        self.shelf_edit.setAccessibleName(self.tr("架號"))
        self._shelf_error_label = label("", "muted", tone="bad", wraps=True)
        self.prepare_button = Button(theme, self.tr("開始備件"), "quiet", icon="resume", key="P")
        self.ready_button = Button(theme, self.tr("備妥"), "primary", icon="check", key="F12")
        self.move_button = Button(theme, self.tr("改約"), icon="clock", key="M")
        self.return_button = Button(theme, self.tr("已歸檔"), "primary", icon="undo", key="F12")
        self.note_edit = QLineEdit()
        self.note_edit.setMaxLength(NOTE_LENGTH_MAX)
        self.note_edit.setAccessibleName(self.tr("通話備註"))
        self.note_edit.setPlaceholderText(self.tr("通話備註（可留空）"))
        self.outcome_buttons = {
            outcome: Button(theme, say_call_outcome(outcome), "chip") for outcome in CallOutcome
        }
        for outcome, button in self.outcome_buttons.items():
            button.clicked.connect(lambda _on=False, what=outcome: self._enter_call(what))
        self._calls = [_CallLine(theme) for _ in range(_CALLS_SHOWN)]
        self._no_calls_label = label(self.tr("還沒有打過。"), "muted")
        self._lay_out()

    def display(self, side: PickupSide, *, is_busy: bool) -> None:
        """Show a pickup; what is being typed for it stays."""
        if side.number != self._number:
            self._number = side.number
            self.shelf_edit.clear()
            self.note_edit.clear()
            self.refuse_shelf("")
        self._number_label.setText(side.number)
        self._heading_label.setText(side.heading)
        self._chip.display(side.state_status, side.state_words)
        self._alarm.display(side.alarm, status=Status.BAD)
        self._lines.display(side.lines)
        self._shelf_box.setVisible(side.takes_shelf)
        self.prepare_button.setVisible(side.can_prepare)
        self._return_box.setVisible(side.can_return)
        self.move_button.setVisible(side.can_move)
        self._call_box.setVisible(side.can_call or bool(side.calls))
        self._call_entry_box.setVisible(side.can_call)
        for at, line in enumerate(self._calls):
            line.setVisible(at < len(side.calls))
            if at < len(side.calls):
                line.display(*side.calls[at])
        self._no_calls_label.setVisible(not side.calls)
        for button in (
            self.prepare_button,
            self.ready_button,
            self.return_button,
            *self.outcome_buttons.values(),
        ):
            button.setEnabled(not is_busy)

    def begin_shelf(self, text: str) -> None:
        """Type the shelf, beginning with *text*."""
        if text:
            self.shelf_edit.setText(text)
        self.shelf_edit.setFocus()

    def refuse_shelf(self, words: str) -> None:
        """Say below the field why a shelf cannot be as it is; no words clear it."""
        set_look(self.shelf_edit, state="error" if words else "")
        self._shelf_error_label.setText(words)
        self._shelf_error_label.setVisible(bool(words))
        self.shelf_edit.setAccessibleDescription(words)

    def begin_call(self) -> None:
        """Put the focus on what came of a call."""
        next(iter(self.outcome_buttons.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enter_call(self, outcome: CallOutcome) -> None:
        self.call_entered.emit(CallEntry(outcome=outcome, note=self.note_edit.text().strip()))

    def _lay_out(self) -> None:
        theme = self._theme
        outcomes = row(theme, *self.outcome_buttons.values(), gap=6)
        self._call_entry_box = box(column(theme, self.note_edit, outcomes, gap=6))
        heading = row(theme, label(self.tr("提醒電話"), "strong"), None, KeyCap(theme, "C"))
        self._call_box = box(
            column(
                theme,
                rule(),
                heading,
                *self._calls,
                self._no_calls_label,
                self._call_entry_box,
                gap=6,
            )
        )
        inner = column(
            theme,
            row(theme, self._number_label, None, self._chip, gap=8),
            self._heading_label,
            self._alarm,
            self._lines,
            row(theme, None, self.reveal_button),
            self._call_box,
            None,
            gap=8,
            margins=(16, 12, 16, 8),
        )
        entry = row(theme, self.shelf_edit, self.ready_button, gap=8)
        entry.setStretch(0, 1)
        self._shelf_box = box(
            column(
                theme,
                row(theme, self._shelf_label, None, self.prepare_button),
                entry,
                self._shelf_error_label,
                gap=4,
            )
        )
        self._return_box = box(row(theme, self.move_button, self.return_button))
        foot = column(theme, self._shelf_box, self._return_box, margins=(16, 4, 16, 14))
        self.setLayout(column(theme, side_card(theme, inner, foot, width_px=_WIDTH_PX), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)


class _CallLine(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._when_label = label("", "muted")
        self._words_label = ElidedLabel()
        line = row(theme, self._words_label, self._when_label, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)

    def display(self, when: str, words: str) -> None:
        self._when_label.setText(when)
        self._words_label.setText(words)
        set_tip(self._words_label, words)
