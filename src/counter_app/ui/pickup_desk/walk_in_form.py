"""Draws the short form for a visitor without an agreed time, and the one for a reminder call."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from counter_app.domain.pickups import (
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    PHONE_LENGTH_MAX,
    CallOutcome,
    Collector,
    ItemNature,
    PickupField,
)
from counter_app.ui.messages import Message
from counter_app.ui.pickup_desk.screen import WalkInFields, WalkInPart
from counter_app.ui.pickup_words import say_call_outcome, say_collector
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import column, label, row, yielding
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.table import Column, RowTable

_CASE_LENGTH_MAX: Final = 60
_RECEIPT_LENGTH_MAX: Final = 12
_HITS_PX: Final = 120


class WalkInForm(QWidget):
    """Who is here, and for what.

    Signals:
        case_searched(str): A case number or a name, to find the case it is about.
        case_chosen(str): Key of the case.
    """

    case_searched = Signal(str)
    case_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._part = WalkInPart()
        self._collector = Collector.SELF
        self.item_combo = QComboBox()
        self.name_edit = _line(NAME_LENGTH_MAX)
        self.phone_edit = _line(PHONE_LENGTH_MAX)
        self.agent_edit = _line(NAME_LENGTH_MAX)
        self.case_edit = _line(_CASE_LENGTH_MAX)
        self.receipt_edit = _line(_RECEIPT_LENGTH_MAX)
        self.note_edit = _line(NOTE_LENGTH_MAX)
        self.amount_edit = AmountEdit(self.tr("金額"))
        self.collector_segments = Segments(
            theme,
            tuple(Segment(name=each.value, words=say_collector(each)) for each in Collector),
            takes_focus=True,
        )
        self._fields = {
            PickupField.ITEM: Field(theme, self.tr("要拿什麼"), self.item_combo),
            PickupField.CALLER_NAME: Field(theme, self.tr("姓名"), self.name_edit),
            PickupField.CALLER_PHONE: Field(theme, self.tr("電話（可不填）"), self.phone_edit),
            PickupField.AGENT_NAME: Field(theme, self.tr("代理人姓名"), self.agent_edit),
            PickupField.AMOUNT: Field(theme, self.tr("金額"), self.amount_edit),
            PickupField.RECEIPT_NUMBER: Field(theme, self.tr("收據號碼"), self.receipt_edit),
            PickupField.NOTE: Field(theme, self.tr("備註（可不填）"), self.note_edit),
        }
        self._case_field = Field(
            theme,
            self.tr("案件（可不填）"),
            self.case_edit,
            hint=self.tr("案號、姓名或證號，按 Enter 找。"),
        )
        self._case_label = label("", "strong", tone="ok", wraps=True)
        self.hit_table = RowTable(
            theme, (Column(words=self.tr("案件")),), spoken=self.tr("找到的案件")
        )
        self._lay_out(theme)
        self._connect()

    def display(self, part: WalkInPart) -> None:
        """Begin with what *part* says, and show which cases were found."""
        before, self._part = self._part, part
        if part.opened != before.opened:
            self._begin(part)
        if part.hits != before.hits:
            self.hit_table.display(part.hits)
            self.hit_table.set_current(0)
            if part.hits:
                self.hit_table.setFocus()
        self.hit_table.setVisible(bool(part.hits))
        self._case_label.setText(part.case_words)
        self._case_label.setVisible(bool(part.case_words))
        if part.case_id is not None and part.case_id != before.case_id:
            self.note_edit.setFocus()
        self._fit()

    def show_error(self, field: PickupField | None, message: Message | None) -> None:
        """Mark the field that something is wrong with, and put the focus there."""
        words = message.what if message is not None else ""
        for name, editor in self._fields.items():
            editor.show_error(words if name is field else "")
        if field in self._fields:
            self._fields[field].editor.setFocus()

    def fields(self) -> WalkInFields:
        """Return what is entered."""
        is_agent = self._collector is Collector.AGENT
        nature = self._nature
        return WalkInFields(
            item_code=str(self.item_combo.currentData() or ""),
            caller_name=self.name_edit.text().strip(),
            caller_phone=self.phone_edit.text().strip(),
            collector=self._collector,
            agent_name=self.agent_edit.text().strip() if is_agent else "",
            amount_twd=self.amount_edit.amount_twd() if nature is ItemNature.MONEY else None,
            receipt_number=(
                self.receipt_edit.text().strip().upper() if nature is ItemNature.RECEIPT else ""
            ),
            note=self.note_edit.text().strip(),
        )

    def focus_home(self) -> None:
        """Begin at the name, or at the item where the name is known."""
        (self.item_combo if self.name_edit.text() else self.name_edit).setFocus()

    @property
    def _nature(self) -> ItemNature:
        code = self.item_combo.currentData()
        return next(
            (item.nature for item in self._part.items if item.code == code), ItemNature.PAPER
        )

    def _begin(self, part: WalkInPart) -> None:
        for edit in (self.agent_edit, self.receipt_edit, self.note_edit):
            edit.clear()
        self.amount_edit.set_amount(None)
        self.name_edit.setText(part.name)
        self.phone_edit.setText(part.phone)
        self.case_edit.setText(part.case_text)
        self._collector = Collector.SELF
        self.item_combo.clear()
        for item in part.items:
            self.item_combo.addItem(item.name, item.code)
        self.show_error(None, None)

    def _fit(self) -> None:
        self.collector_segments.display(self._collector.value)
        is_agent = self._collector is Collector.AGENT
        self._fields[PickupField.AGENT_NAME].setVisible(is_agent)
        self._fields[PickupField.AMOUNT].setVisible(self._nature is ItemNature.MONEY)
        self._fields[PickupField.RECEIPT_NUMBER].setVisible(self._nature is ItemNature.RECEIPT)

    def _lay_out(self, theme: Theme) -> None:
        fields = self._fields
        who = row(theme, fields[PickupField.CALLER_NAME], fields[PickupField.CALLER_PHONE], gap=10)
        for at in (0, 1):
            who.setStretch(at, 1)
        self.setLayout(
            column(
                theme,
                label(self.tr("現場取件"), "h2"),
                who,
                fields[PickupField.ITEM],
                fields[PickupField.AMOUNT],
                fields[PickupField.RECEIPT_NUMBER],
                self.collector_segments,
                fields[PickupField.AGENT_NAME],
                self._case_field,
                self._case_label,
                yielding(self.hit_table, height_px=theme.px(_HITS_PX)),
                fields[PickupField.NOTE],
                gap=10,
                margins=(4, 4, 4, 4),
            )
        )

    def _connect(self) -> None:
        self.item_combo.currentIndexChanged.connect(lambda _at: self._fit())
        self.collector_segments.chosen.connect(self._choose_collector)
        self.case_edit.returnPressed.connect(
            lambda: self.case_searched.emit(self.case_edit.text().strip())
        )
        self.hit_table.opened.connect(self.case_chosen)
        self.hit_table.clicked.connect(
            lambda _index: self.case_chosen.emit(self.hit_table.current_key())
        )

    def _choose_collector(self, name: str) -> None:
        self._collector = Collector(name)
        self._fit()
        if self._collector is Collector.AGENT:
            self.agent_edit.setFocus()


class CallForm(QWidget):
    """What came of a reminder call."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._outcome = CallOutcome.REACHED
        self.outcome_segments = Segments(
            theme,
            tuple(Segment(name=each.value, words=say_call_outcome(each)) for each in CallOutcome),
            takes_focus=True,
        )
        self.note_edit = _line(NOTE_LENGTH_MAX)
        self._note_field = Field(theme, self.tr("備註（可不填）"), self.note_edit)
        self.setLayout(
            column(
                theme,
                label(self.tr("記錄電話"), "h2"),
                self.outcome_segments,
                self._note_field,
                gap=10,
                margins=(4, 4, 4, 4),
            )
        )
        self.outcome_segments.chosen.connect(self._choose)
        self.clear()

    @property
    def outcome(self) -> CallOutcome:
        """What came of it."""
        return self._outcome

    @property
    def note(self) -> str:
        """What was noted."""
        return self.note_edit.text().strip()

    def clear(self) -> None:
        """Begin anew."""
        self._choose(CallOutcome.REACHED.value)
        self.note_edit.clear()

    def focus_home(self) -> None:
        """Begin at the outcome."""
        chosen = self.outcome_segments.chosen_button()
        if chosen is not None:
            chosen.setFocus()

    def _choose(self, name: str) -> None:
        self._outcome = CallOutcome(name)
        self.outcome_segments.display(name)


def _line(length_max: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(length_max)
    return edit
