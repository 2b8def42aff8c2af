"""The right side: the pickup that is looked at, its slot, and the day of the desk."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from counter_app.ui.names import in_one_breath
from counter_app.ui.pickups.screen import Detail, PickupCard, PickupsScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import (
    ElidedLabel,
    box,
    card,
    column,
    grid,
    label,
    row,
    set_tip,
    yielding,
)
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable, TableRow

_SLOT_LIST_PX: Final = 118
_DAY_LIST_PX: Final = 110


class CardPanel(QFrame):
    """One pickup: its number large enough to be read out, and what can be done with it.

    Signals:
        move_requested(), cancel_requested(), print_requested(), reveal_requested(), closed().
    """

    move_requested = Signal()
    cancel_requested = Signal()
    print_requested = Signal()
    reveal_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._number_label = label("", "h1")
        self._chip = StatusChip(theme, Status.INFO, "")
        self._when_label = label("", "strong", tone="primary")
        self._what_label = ElidedLabel("", "strong")
        self._details = _Details(theme)
        self.reveal_button = Button(theme, "", "quiet", icon="eye")
        self.close_button = Button(theme, "", "quiet", icon="close")
        self.close_button.setAccessibleName(self.tr("放開這一件"))
        self.print_button = Button(theme, self.tr("取件單"), key="F9")
        self.move_button = Button(theme, self.tr("改時間"))
        self.cancel_button = Button(theme, self.tr("取消"), "danger", key="Del")
        head = row(theme, self._number_label, None, self.reveal_button, self.close_button, gap=0)
        what = row(theme, self._what_label, self._chip, gap=6)
        what.setStretch(0, 1)
        buttons = row(theme, self.print_button, self.move_button, self.cancel_button, gap=6)
        self.setLayout(
            column(
                theme,
                head,
                self._when_label,
                what,
                self._details,
                buttons,
                gap=5,
                margins=(14, 6, 10, 12),
            )
        )
        self.reveal_button.clicked.connect(self.reveal_requested)
        self.close_button.clicked.connect(self.closed)
        self.print_button.clicked.connect(self.print_requested)
        self.move_button.clicked.connect(self.move_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)

    def display(self, screen: PickupsScreen) -> None:
        """Show another pickup, or none."""
        shown = screen.card
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._number_label.setText(shown.number)
        self._chip.display(shown.status, shown.status_words)
        self._when_label.setText(shown.when)
        self._what_label.setText(f"{shown.name}　{shown.item}")
        self._details.display(shown.details)
        self.setAccessibleName(_spoken(shown))
        self.reveal_button.setVisible(screen.may_reveal)
        self.reveal_button.set_icon("eye" if shown.is_masked else "eye-off")
        self.reveal_button.setAccessibleName(
            self.tr("顯示全名與電話") if shown.is_masked else self.tr("遮蔽全名與電話")
        )
        may = screen.may_book and not screen.is_busy
        self.print_button.setEnabled(screen.can_print and not screen.is_busy)
        self.move_button.setEnabled(may and shown.can_move and not screen.is_moving)
        self.cancel_button.setEnabled(may and shown.can_cancel)


def _spoken(shown: PickupCard) -> str:
    return in_one_breath(shown.number, shown.when, shown.name, shown.item, shown.status_words)


class _Details(QWidget):
    """Facts below each other, as many as there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._layout: QGridLayout = grid(theme, gap=3)
        self._layout.setColumnStretch(1, 1)
        self._lines = [(label("", "muted"), ElidedLabel("", "small")) for _ in range(8)]
        for at, (words, value) in enumerate(self._lines):
            self._layout.addWidget(words, at, 0)
            self._layout.addWidget(value, at, 1)
        self.setLayout(self._layout)

    def display(self, details: tuple[Detail, ...]) -> None:
        for at, (words, value) in enumerate(self._lines):
            is_there = at < len(details)
            words.setVisible(is_there)
            value.setVisible(is_there)
            if is_there:
                words.setText(details[at].words)
                value.setText(details[at].value)
                set_tip(value, details[at].value)


class SidePart(QWidget):
    """Card, slot and day, one below the other.

    Signals:
        reached(str): The pickup with this number is the current row of a list that has the focus.
        opened(str): It was chosen by Enter or a double click.
    """

    reached = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.card = CardPanel(theme)
        self._slot_label = label("", "strong")
        self._slot_note = ElidedLabel("", "muted")
        self._day_label = label("", "strong")
        self._slot_empty = label(self.tr("這個時段還沒有人約。"), "muted", wraps=True)
        self._day_empty = label("", "muted", wraps=True)
        columns = (
            Column(words=self.tr("時間"), width_px=108),
            Column(words=self.tr("姓名／項目")),
            Column(words=self.tr("狀態"), width_px=112),
        )
        self.slot_table = RowTable(
            theme, columns, spoken=self.tr("選定時段的取件"), marks_current=False
        )
        self.day_table = RowTable(
            theme, columns, spoken=self.tr("這個櫃檯今天的取件"), marks_current=False
        )
        for table in (self.slot_table, self.day_table):
            table.horizontalHeader().hide()
            table.opened.connect(self.opened)
            table.clicked.connect(lambda _index, at=table: self.reached.emit(at.current_key()))
            table.current_changed.connect(lambda key, at=table: self._reach(at, key))
        slot_head = row(theme, self._slot_label, self._slot_note, gap=10, margins=(13, 0, 13, 0))
        slot_head.setStretch(1, 1)
        slot = column(
            theme,
            slot_head,
            box(row(theme, self._slot_empty, margins=(13, 0, 13, 4))),
            yielding(self.slot_table, height_px=theme.px(_SLOT_LIST_PX)),
            gap=3,
            margins=(1, 9, 1, 6),
        )
        day = column(
            theme,
            box(row(theme, self._day_label, None, margins=(13, 0, 13, 0))),
            box(row(theme, self._day_empty, margins=(13, 0, 13, 4))),
            yielding(self.day_table, height_px=theme.px(_DAY_LIST_PX)),
            gap=3,
            margins=(1, 9, 1, 6),
        )
        for each in (slot, day):
            # Words stay at the top while there is no list to fill the room.
            each.setStretch(2, 1)
            each.addStretch(0)
        self._slot_card, self._day_card = card("plain", slot), card("plain", day)
        whole = column(theme, self.card, self._slot_card, self._day_card, gap=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def display(self, screen: PickupsScreen, before: PickupsScreen) -> None:
        """Show the lists; a list that did not change is left alone."""
        self.card.display(screen)
        self._slot_label.setText(screen.cell_heading)
        self._slot_note.setText(screen.cell_note)
        set_tip(self._slot_note, screen.cell_note)
        self._slot_card.setVisible(bool(screen.cell_heading) and not screen.is_listing)
        self._slot_empty.setVisible(not screen.cell_rows)
        self.slot_table.setVisible(bool(screen.cell_rows))
        if screen.cell_rows != before.cell_rows:
            _fill(self.slot_table, screen.cell_rows)
        self._day_label.setText(screen.day_heading)
        self._day_empty.setText(screen.day_empty)
        self._day_empty.setVisible(bool(screen.day_empty))
        self.day_table.setVisible(not screen.day_empty)
        if screen.day_rows != before.day_rows:
            _fill(self.day_table, screen.day_rows)

    def _reach(self, table: RowTable, key: str) -> None:
        # A list that is filled anew has a current row too; only a person reaches one.
        if key and table.hasFocus():
            self.reached.emit(key)


def _fill(table: RowTable, rows: tuple[TableRow, ...]) -> None:
    """Show other rows; that another has taken the place of the current one is nobody's choice."""
    blocker = QSignalBlocker(table)
    table.display(rows)
    blocker.unblock()
