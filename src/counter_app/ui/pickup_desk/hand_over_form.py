"""Draws what a hand-over asks for: who, on which document, what was given, who signed."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QLineEdit, QScrollArea, QWidget

from counter_app.domain.pickup_handovers import IdDocument, Signing
from counter_app.domain.pickups import (
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    Collector,
    ItemNature,
    PickupField,
)
from counter_app.ui.messages import Message
from counter_app.ui.pickup_desk.screen import HandOverFields, HandOverPart
from counter_app.ui.pickup_desk.signature_pad import SignaturePad
from counter_app.ui.pickup_words import say_collector, say_document
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import box, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.segments import Segment, Segments

_LAST4: Final = 4


class HandOverForm(QWidget):
    """The fields of one hand-over; names stand here in full.

    Signals:
        sheet_requested(): What is signed shall be printed.
        copy_requested(): The receipt that is collected shall be printed.
    """

    sheet_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._part: HandOverPart | None = None
        self._signing = Signing.PAPER
        self._collector = Collector.SELF
        self._caller_label = label("", "h1", wraps=True)
        self._about_label = label("", "muted", wraps=True)
        self.collector_segments = Segments(
            theme,
            tuple(Segment(name=each.value, words=say_collector(each)) for each in Collector),
            takes_focus=True,
        )
        self.agent_edit = QLineEdit()
        self.agent_edit.setMaxLength(NAME_LENGTH_MAX)
        self._agent_field = Field(theme, self.tr("代理人姓名"), self.agent_edit)
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(NAME_LENGTH_MAX)
        self._name_field = Field(theme, self.tr("領件人姓名"), self.name_edit)
        self.authority_check = QCheckBox(self.tr("委任狀看過、收下"))
        self._authority_label = label("", "muted", wraps=True, tone="bad")
        self.document_combo = QComboBox()
        for document in IdDocument:
            self.document_combo.addItem(say_document(document), document.value)
        self.last4_edit = QLineEdit()
        self.last4_edit.setMaxLength(_LAST4)
        self.last4_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.last4_edit.setPlaceholderText("0000")
        self._last4_field = Field(theme, self.tr("號碼末四碼"), self.last4_edit)
        self.amount_edit = AmountEdit(self.tr("付出的金額"))
        self._amount_field = Field(theme, self.tr("付出的金額"), self.amount_edit)
        self.given_edit = QLineEdit()
        self.given_edit.setMaxLength(NOTE_LENGTH_MAX)
        self._given_field = Field(theme, self.tr("交付了什麼"), self.given_edit)
        self.copy_button = Button(theme, self.tr("列印收據"), icon="printer", key="F9")
        self._copies_label = label("", "muted", wraps=True)
        self.signing_segments = Segments(
            theme,
            (
                Segment(name=Signing.PAPER.value, words=self.tr("簽在紙上"), icon="document"),
                Segment(name=Signing.PAD.value, words=self.tr("簽名板"), icon="edit"),
            ),
            takes_focus=True,
        )
        self.sheet_button = Button(theme, "", icon="printer", key="Ctrl+P")
        self.signed_check = QCheckBox(self.tr("已在紙上簽名"))
        self.pad = SignaturePad(theme)
        self.clear_button = Button(theme, self.tr("重簽"), "quiet", icon="undo")
        self._signature_label = label("", "muted", wraps=True, tone="bad")
        self._lay_out(theme)
        self._connect()

    def display(self, part: HandOverPart | None) -> None:
        """Ask for what *part* needs; ``None`` forgets names, figures and signature."""
        before, self._part = self._part, part
        if part is None:
            self._forget()
            return
        if before is None or before.number != part.number:
            self._begin(part)
        self._copies_label.setText(part.copies_words)
        self._fit()

    def show_error(self, field: PickupField | None, message: Message | None) -> None:
        """Mark the field that something is wrong with, and put the focus there."""
        words = message.what if message is not None else ""
        is_agent = self._collector is Collector.AGENT
        fields = {
            PickupField.RECIPIENT_NAME: self._agent_field if is_agent else self._name_field,
            PickupField.DOCUMENT_LAST4: self._last4_field,
            PickupField.AMOUNT: self._amount_field,
            PickupField.GIVEN: self._given_field,
        }
        for name, editor in fields.items():
            editor.show_error(words if name is field else "")
        self._authority_label.setText(words if field is PickupField.AUTHORITY else "")
        self._signature_label.setText(words if field is PickupField.SIGNATURE else "")
        for each in (self._authority_label, self._signature_label):
            each.setVisible(bool(each.text()))
        wrong: QWidget | None = None
        if field in fields:
            wrong = fields[field].editor
        elif field is PickupField.AUTHORITY:
            wrong = self.authority_check
        elif field is PickupField.SIGNATURE:
            wrong = self.pad if self._signing is Signing.PAD else self.signed_check
        if wrong is not None:
            wrong.setFocus()

    def fields(self) -> HandOverFields:
        """Return what is entered."""
        is_on_pad = self._signing is Signing.PAD
        is_agent = self._collector is Collector.AGENT
        return HandOverFields(
            collector=self._collector,
            recipient_name=(self.agent_edit if is_agent else self.name_edit).text().strip(),
            has_authority=is_agent and self.authority_check.isChecked(),
            document=IdDocument(self.document_combo.currentData()),
            document_last4=self.last4_edit.text().strip().upper(),
            given=self.given_edit.text().strip(),
            amount_twd=self.amount_edit.amount_twd(),
            signing=self._signing,
            is_signed=not self.pad.is_empty if is_on_pad else self.signed_check.isChecked(),
            signature=self.pad.png() if is_on_pad else b"",
        )

    def focus_home(self) -> None:
        """Begin at the first thing that is not known: the agent's name, or the document."""
        if self._collector is Collector.AGENT and not self.agent_edit.text().strip():
            self.agent_edit.setFocus()
        elif not self.last4_edit.text():
            self.document_combo.setFocus()
        else:
            self.last4_edit.setFocus()

    def take_last4(self, text: str) -> None:
        """Take the end of a number that was scanned from a document."""
        self.last4_edit.setText(text[-_LAST4:])

    def _begin(self, part: HandOverPart) -> None:
        self._forget()
        self._collector = part.collector
        self.agent_edit.setText(part.agent_name)
        # As it was heard on the telephone; the document in hand says how it is written.
        self.name_edit.setText(part.caller_name)
        self.given_edit.setText(part.given)
        self.amount_edit.set_amount(part.amount_twd)

    def _forget(self) -> None:
        for edit in (self.agent_edit, self.name_edit, self.last4_edit, self.given_edit):
            edit.clear()
        self.amount_edit.set_amount(None)
        for check in (self.authority_check, self.signed_check):
            check.setChecked(False)
        self.document_combo.setCurrentIndex(0)
        self.pad.clear()
        self._signing = Signing.PAPER
        self._collector = Collector.SELF
        self._caller_label.setText("")
        self._about_label.setText("")
        self.show_error(None, None)

    def _fit(self) -> None:
        part = self._part
        if part is None:
            return
        is_agent = self._collector is Collector.AGENT
        is_money = part.nature is ItemNature.MONEY
        about = self.tr("{item}　{number}").format(item=part.item_name, number=part.number)
        if part.shelf:
            about = self.tr("{about}　架 {shelf}").format(about=about, shelf=part.shelf)
        self._caller_label.setText(part.caller_name)
        self._about_label.setText(
            self.tr("委託人　{about}").format(about=about) if is_agent else about
        )
        self.collector_segments.display(self._collector.value)
        self._agent_box.setVisible(is_agent)
        self._name_field.setVisible(not is_agent)
        self._amount_field.setVisible(is_money)
        self._fit_amount()
        self._copy_box.setVisible(bool(part.receipt_number))
        self.signing_segments.display(self._signing.value)
        self._paper_box.setVisible(self._signing is Signing.PAPER)
        for part_of_pad in (self.pad, self.clear_button):
            part_of_pad.setVisible(self._signing is Signing.PAD)
        self.sheet_button.set_words(self.tr("列印領款收據") if is_money else self.tr("列印簽收單"))

    def _fit_amount(self) -> None:
        """Say what was agreed, where something else is entered."""
        agreed = self._part.amount_twd if self._part is not None else None
        words = ""
        if agreed is not None and agreed != self.amount_edit.amount_twd():
            words = self.tr("約定 {amount} 元；不同時主管要寫原因。").format(amount=grouped(agreed))
        self._amount_field.set_hint(words)

    def _lay_out(self, theme: Theme) -> None:
        agent = row(theme, self._agent_field, self.authority_check, gap=12)
        agent.setAlignment(self.authority_check, Qt.AlignmentFlag.AlignBottom)
        agent.setStretch(0, 1)
        self._agent_box = box(column(theme, agent, self._authority_label, gap=4))
        kind = Field(theme, self.tr("證件"), self.document_combo)
        document = row(theme, self._name_field, kind, self._last4_field, gap=10)
        _share(document, self._name_field, kind, self._last4_field)
        copy = row(theme, self.copy_button, self._copies_label, gap=10)
        copy.setStretch(1, 1)
        self._copy_box = box(copy)
        paper = row(theme, self.signed_check, None, self.sheet_button, gap=10)
        self._paper_box = box(paper)
        signing = row(theme, self.signing_segments, self.clear_button, gap=6)
        signing.setStretch(0, 1)
        self.setLayout(
            column(
                theme,
                column(theme, self._caller_label, self._about_label, gap=0),
                self.collector_segments,
                self._agent_box,
                document,
                self._amount_field,
                self._given_field,
                self._copy_box,
                signing,
                self._paper_box,
                self.pad,
                self._signature_label,
                gap=8,
                margins=(4, 4, 4, 4),
            )
        )

    def _connect(self) -> None:
        self.amount_edit.amount_changed.connect(self._fit_amount)
        self.collector_segments.chosen.connect(self._choose_collector)
        self.signing_segments.chosen.connect(self._choose_signing)
        self.clear_button.clicked.connect(self.pad.clear)
        self.sheet_button.clicked.connect(self.sheet_requested)
        self.copy_button.clicked.connect(self.copy_requested)

    def _choose_collector(self, name: str) -> None:
        self._collector = Collector(name)
        self._fit()
        if self._collector is Collector.AGENT:
            self.agent_edit.setFocus()

    def _choose_signing(self, name: str) -> None:
        self._signing = Signing(name)
        self._fit()
        (self.pad if self._signing is Signing.PAD else self.signed_check).setFocus()
        # Once the form has its new height.
        QTimer.singleShot(0, self, self._bring_pad_into_sight)

    def _bring_pad_into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self._signing is Signing.PAD:
            around.ensureWidgetVisible(self.pad, 0, self.pad.height() // 8)


def _share(fields: QBoxLayout, *parts: QWidget) -> None:
    """Give each field its share of the row, at the top of it: an error makes one taller."""
    for at, part in enumerate(parts):
        fields.setStretch(at, 1)
        fields.setAlignment(part, Qt.AlignmentFlag.AlignTop)
