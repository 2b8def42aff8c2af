"""The forms of the page: terms from a day on, an item, a closure."""

from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QLineEdit, QWidget

from counter_app.domain.calendar import format_roc
from counter_app.domain.pickup_terms import EVERY_DESK, REASON_MAX, SLOT_MINUTES
from counter_app.domain.pickups import ItemNature
from counter_app.ui.pickup_terms.screen import (
    ClosureEntry,
    Entry,
    ItemEntry,
    PickupTermsScreen,
    TermsEntry,
    TermsPage,
)
from counter_app.ui.pickup_terms.wording import (
    say_capacities,
    say_form,
    say_sessions,
    say_whom,
)
from counter_app.ui.pickup_words import say_nature
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.line_list import LineList
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field, SidePanel, scrolled

_WIDTH_PX: Final = 480
_DAY_BEGINS: Final = "00:00"
_DAY_ENDS: Final = "24:00"


class EntryForm(SidePanel):
    """A form with a message above its fields; below them what changes, and the button that saves.

    Signals:
        edited(): Something else is typed now.
        submitted(): Enter was pressed in the last field.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.message = MessagePanel(theme)
        self._changes_label = label(self.tr("這次會改的"), "strong")
        self._changes = LineList(theme)
        self._changes_box = card(
            "sunken",
            column(theme, self._changes_label, self._changes, gap=4, margins=(12, 8, 12, 8)),
        )
        self.save_button = Button(theme, self.tr("儲存"), "primary", icon="check", key="F12")
        self.keep_width(_WIDTH_PX)

    def begin(self, screen: PickupTermsScreen) -> None:
        """Fill the fields."""
        raise NotImplementedError

    def entry(self) -> Entry:
        """Return what was typed."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        raise NotImplementedError

    def show_changes(self, changes: tuple[tuple[str, str], ...]) -> None:
        """Show what would change, as *old → new*."""
        self._changes.display(changes)
        self._changes_box.setVisible(bool(changes))

    def lay_out_fields(self, *fields: QWidget) -> None:
        """Lay the fields out, once."""
        theme = self._theme
        # Room at the sides for the focus ring, which reaches beyond the field.
        carrier = box(column(theme, self.message, *fields, None, gap=8, margins=(4, 0, 4, 2)))
        self.body.addWidget(scrolled(carrier), 1)
        self.body.addWidget(self._changes_box)
        self.body.addWidget(self.save_button)
        for edit in carrier.findChildren(QLineEdit):
            edit.textChanged.connect(self.edited)
            edit.returnPressed.connect(self.submitted)
        for combo in carrier.findChildren(QComboBox):
            combo.currentIndexChanged.connect(self.edited)
        for check in carrier.findChildren(QCheckBox):
            check.toggled.connect(self.edited)


class TermsForm(EntryForm):
    """Slots, hours and capacity from a day on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.day_edit = QLineEdit()
        self.minutes_combo = QComboBox()
        for minutes in SLOT_MINUTES:
            self.minutes_combo.addItem(self.tr("{n} 分鐘").format(n=minutes), minutes)
        self.capacities_edit, self.sessions_edit = QLineEdit(), QLineEdit()
        self.volunteers_edit, self.missed_edit = QLineEdit(), QLineEdit()
        self.keep_edit, self.target_edit = QLineEdit(), QLineEdit()
        self.lay_out_fields(
            _pair(
                theme,
                Field(theme, self.tr("生效日（今天或以後）"), self.day_edit),
                Field(theme, self.tr("每段長度"), self.minutes_combo),
            ),
            Field(
                theme,
                self.tr("每段件數（櫃檯:件數）"),
                self.capacities_edit,
                hint=self.tr("例如 1:2、2:3。沒有列出的櫃檯不辦取件。"),
            ),
            _pair(
                theme,
                Field(theme, self.tr("服務時間"), self.sessions_edit),
                Field(theme, self.tr("志工時間（可留空）"), self.volunteers_edit),
            ),
            row(
                theme,
                Field(theme, self.tr("逾時（分）"), self.missed_edit),
                Field(theme, self.tr("保留（工作天）"), self.keep_edit),
                Field(theme, self.tr("目標（分）"), self.target_edit),
                gap=10,
            ),
        )

    def lay_out_fields(self, *fields: QWidget | QLayout) -> None:
        """Lay the fields out, once."""
        super().lay_out_fields(
            *(each if isinstance(each, QWidget) else box(each) for each in fields)
        )

    def begin(self, screen: PickupTermsScreen) -> None:
        """Start with what holds today."""
        self.set_heading(say_form(TermsPage.TERMS, is_new=False))
        terms = screen.in_force()
        self.day_edit.setText(format_roc(screen.today))
        self.minutes_combo.setCurrentIndex(SLOT_MINUTES.index(terms.slot_minutes))
        self.capacities_edit.setText(say_capacities(terms))
        self.sessions_edit.setText(say_sessions(terms.sessions))
        self.volunteers_edit.setText(say_sessions(terms.volunteer_sessions))
        self.missed_edit.setText(str(terms.missed_after_minutes))
        self.keep_edit.setText(str(terms.keep_working_days))
        self.target_edit.setText(str(terms.target_minutes))

    def entry(self) -> TermsEntry:
        """Return what was typed."""
        return TermsEntry(
            valid_from=self.day_edit.text(),
            slot_minutes=self.minutes_combo.currentData(),
            sessions=self.sessions_edit.text(),
            volunteer_sessions=self.volunteers_edit.text(),
            capacities=self.capacities_edit.text(),
            missed_after=self.missed_edit.text(),
            keep_days=self.keep_edit.text(),
            target=self.target_edit.text(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.day_edit


class ItemForm(EntryForm):
    """One kind of thing that can be picked up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._code = ""
        self.name_edit, self.lead_edit = QLineEdit(), QLineEdit()
        self.nature_combo = QComboBox()
        for nature in ItemNature:
            self.nature_combo.addItem(say_nature(nature), nature.value)
        self.active_check = QCheckBox(self.tr("受理預約時提供"))
        self.lay_out_fields(
            Field(theme, self.tr("名稱"), self.name_edit, hint=self.tr("最多 20 個字。")),
            Field(
                theme,
                self.tr("性質"),
                self.nature_combo,
                hint=self.tr("現金從錢箱付出並要核可；收據依補印規則。建立後不能改。"),
            ),
            Field(
                theme,
                self.tr("備件要幾個工作天"),
                self.lead_edit,
                hint=self.tr("預約時從這之後找空的時段；0 是當天。"),
            ),
            self.active_check,
        )

    def begin(self, screen: PickupTermsScreen) -> None:
        """Start with an item, or with nothing."""
        item = screen.draft_item
        self.set_heading(say_form(TermsPage.ITEMS, is_new=item is None))
        self._code = "" if item is None else item.code
        self.name_edit.setText("" if item is None else item.name)
        nature = ItemNature.PAPER if item is None else item.nature
        self.nature_combo.setCurrentIndex(self.nature_combo.findData(nature.value))
        # What was booked keeps what handing it over asks for.
        self.nature_combo.setEnabled(item is None)
        self.lead_edit.setText("1" if item is None else str(item.lead_working_days))
        self.active_check.setChecked(item is None or item.is_active)

    def entry(self) -> ItemEntry:
        """Return what was typed."""
        return ItemEntry(
            code=self._code,
            name=self.name_edit.text(),
            nature=ItemNature(self.nature_combo.currentData()),
            lead_days=self.lead_edit.text(),
            is_active=self.active_check.isChecked(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.name_edit


class ClosureForm(EntryForm):
    """A time in which nothing is handed over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._desks: tuple[int, ...] = ()
        self.desk_combo = QComboBox()
        self.from_day_edit, self.from_time_edit = QLineEdit(), QLineEdit()
        self.to_day_edit, self.to_time_edit = QLineEdit(), QLineEdit()
        self.reason_edit = QLineEdit()
        self.reason_edit.setMaxLength(REASON_MAX)
        self.reason_buttons = [
            Button(theme, words, "chip")
            for words in (
                self.tr("颱風停班"),
                self.tr("教育訓練"),
                self.tr("設備故障"),
                self.tr("盤點"),
            )
        ]
        for button in self.reason_buttons:
            button.clicked.connect(partial(self._take_reason, button.text()))
        self.lay_out_fields(
            Field(theme, self.tr("對象"), self.desk_combo),
            box(
                _pair(
                    theme,
                    Field(theme, self.tr("起日"), self.from_day_edit),
                    Field(theme, self.tr("起時"), self.from_time_edit),
                )
            ),
            box(
                _pair(
                    theme,
                    Field(theme, self.tr("迄日"), self.to_day_edit),
                    Field(theme, self.tr("迄時"), self.to_time_edit),
                )
            ),
            Field(
                theme,
                self.tr("原因"),
                self.reason_edit,
                hint=self.tr("會顯示在預約表上，代替空的時段。"),
            ),
            box(row(theme, *self.reason_buttons, None, gap=6)),
        )
        self.from_day_edit.textEdited.connect(self._carry_day)

    def begin(self, screen: PickupTermsScreen) -> None:
        """Start with a whole day of the whole branch."""
        self.set_heading(say_form(TermsPage.CLOSURES, is_new=True))
        if screen.desks != self._desks or not self.desk_combo.count():
            self._desks = screen.desks
            self.desk_combo.clear()
            for desk_no in (EVERY_DESK, *screen.desks):
                self.desk_combo.addItem(say_whom(desk_no), desk_no)
        self.desk_combo.setCurrentIndex(0)
        draft = screen.draft_closure
        day = screen.today + timedelta(days=1) if draft is None else draft.day
        for edit in (self.from_day_edit, self.to_day_edit):
            edit.setText(format_roc(day))
        self.from_time_edit.setText(_DAY_BEGINS)
        self.to_time_edit.setText(_DAY_ENDS)
        self.reason_edit.setText("" if draft is None else draft.reason)

    def entry(self) -> ClosureEntry:
        """Return what was typed."""
        return ClosureEntry(
            desk_no=self.desk_combo.currentData(),
            from_day=self.from_day_edit.text(),
            from_time=self.from_time_edit.text(),
            to_day=self.to_day_edit.text(),
            to_time=self.to_time_edit.text(),
            reason=self.reason_edit.text(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins: at the reason where the rest is the usual one."""
        return self.desk_combo

    def _take_reason(self, words: str) -> None:
        self.reason_edit.setText(words)
        self.reason_edit.setFocus()

    def _carry_day(self, words: str) -> None:
        self.to_day_edit.setText(words)


def _pair(theme: Theme, left: QWidget, right: QWidget) -> QLayout:
    pair = row(theme, left, right, gap=10)
    pair.setAlignment(Qt.AlignmentFlag.AlignTop)
    pair.setStretch(0, 1)
    pair.setStretch(1, 1)
    return pair
