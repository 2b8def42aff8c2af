"""Draws what a deed asks for beside the reason and the second person; decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from counter_app.domain.reversals import PayBackWay
from counter_app.domain.tenders import PAPER_KINDS, TenderKind
from counter_app.ui.names import say_tender
from counter_app.ui.receipts.screen import DeedForm, Fields
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, row
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.segments import Segment, Segments

TEXT_LENGTH_MAX = 80


class FormPanel(QWidget):
    """The fields of one deed.

    Signals:
        changed(object): The `Fields` as they stand now.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._form: DeedForm | None = None
        self._way = PayBackWay.CASH
        self._paper_form = "slip"
        self.choice_combo = QComboBox()
        self.kind_combo = QComboBox()
        self.paper_check = QCheckBox(self.tr("原收據正本已收回"))
        self.note_edit = _line()
        self.recipient_edit = _line()
        self.signed_check = QCheckBox(self.tr("領款人已簽名"))
        self.account_edit = _line()
        self.slip_edit, self.code_edit = _line(), _line()
        self.issuer_edit, self.document_edit, self.day_edit = _line(), _line(), _line()
        self.back_check = QCheckBox(self.tr("簽單顯示款項已退回"))
        self.way_segments = Segments(
            theme,
            tuple(Segment(name=way.value, words=self._say_way(way)) for way in PayBackWay),
            takes_focus=True,
        )
        self.form_segments = Segments(
            theme,
            (
                Segment(name="slip", words=self.tr("感熱紙")),
                Segment(name="a4", words=self.tr("A4 或 PDF")),
            ),
            takes_focus=True,
        )
        self._choice_field = Field(theme, self.tr("項目"), self.choice_combo)
        self._kind_field = Field(theme, self.tr("應為"), self.kind_combo)
        self._paper_box = box(
            column(
                theme,
                self.paper_check,
                Field(
                    theme,
                    self.tr("正本註記"),
                    self.note_edit,
                    hint=self.tr("沒有收回正本時，請寫明原因。"),
                ),
                gap=6,
            )
        )
        self._recipient_field = Field(theme, self.tr("領款人"), self.recipient_edit)
        self._account_field = Field(theme, self.tr("匯入帳戶"), self.account_edit)
        self._slip_box = box(
            row(
                theme,
                Field(theme, self.tr("簽單序號"), self.slip_edit),
                Field(theme, self.tr("授權碼"), self.code_edit),
                gap=10,
            )
        )
        self._document_box = box(
            column(
                theme,
                Field(theme, self.tr("發票銀行或郵局"), self.issuer_edit),
                row(
                    theme,
                    Field(theme, self.tr("票據號碼"), self.document_edit),
                    Field(theme, self.tr("日期"), self.day_edit),
                    gap=10,
                ),
                gap=6,
            )
        )
        self.setLayout(
            column(
                theme,
                self.form_segments,
                self._choice_field,
                self._kind_field,
                self._paper_box,
                self.way_segments,
                self._recipient_field,
                self._account_field,
                self.signed_check,
                self.back_check,
                self._slip_box,
                self._document_box,
                gap=10,
            )
        )
        self._connect()
        self.hide()

    def display(self, form: DeedForm | None) -> None:
        """Ask for what *form* says; ``None`` hides the fields and empties them."""
        before, self._form = self._form, form
        self.setVisible(form is not None)
        if form is None:
            return
        if before is None or before.deed is not form.deed:
            self._empty(form)
        self._fit()
        if before is None or before.deed is not form.deed:
            self.changed.emit(self.fields())

    def first_field(self) -> QWidget | None:
        """Return where to begin to enter; None where the deed asks for nothing here."""
        fields = (
            self.form_segments.chosen_button(),
            self.choice_combo,
            self.paper_check,
            self.way_segments.chosen_button(),
            self.recipient_edit,
            self.back_check,
        )
        return next((each for each in fields if each is not None and each.isVisible()), None)

    def fields(self) -> Fields:
        """Return what is entered."""
        kind = self.kind_combo.currentData()
        return Fields(
            form=self._paper_form,
            has_paper=self.paper_check.isChecked(),
            paper_note=self.note_edit.text().strip(),
            choice=str(self.choice_combo.currentData() or ""),
            recipient=self.recipient_edit.text().strip(),
            way=self._way,
            is_signed=self.signed_check.isChecked(),
            account=self.account_edit.text().strip(),
            new_kind=TenderKind.CASH if kind is None else TenderKind(kind),
            slip_number=self.slip_edit.text().strip(),
            approval_code=self.code_edit.text().strip(),
            issuer_name=self.issuer_edit.text().strip(),
            document_number=self.document_edit.text().strip(),
            document_day=self.day_edit.text().strip(),
            went_back=self.back_check.isChecked(),
        )

    def _empty(self, form: DeedForm) -> None:
        for edit in self._edits():
            edit.clear()
        self.paper_check.setChecked(False)
        self.signed_check.setChecked(False)
        self.back_check.setChecked(True)
        self.choice_combo.clear()
        for choice in form.choices:
            self.choice_combo.addItem(choice.words, choice.key)
        self.kind_combo.clear()
        for kind in form.kinds:
            self.kind_combo.addItem(say_tender(kind), kind.value)
        self._way = form.ways[0] if form.ways else PayBackWay.CASH
        self._paper_form = form.forms[0] if form.forms else "slip"

    def _fit(self) -> None:
        form = self._form
        if form is None:
            return
        kind = self.kind_combo.currentData()
        new_kind = None if kind is None else TenderKind(kind)
        self.form_segments.setVisible(len(form.forms) > 1)
        self.form_segments.display(self._paper_form)
        self._choice_field.set_words(form.choice_words or self.tr("項目"))
        self._choice_field.setVisible(bool(form.choices))
        self._kind_field.setVisible(bool(form.kinds))
        self._paper_box.setVisible(form.asks_paper)
        self.way_segments.setVisible(len(form.ways) > 1)
        self.way_segments.display(self._way.value, enabled={way.value for way in form.ways})
        self._recipient_field.setVisible(form.asks_recipient)
        is_transfer = bool(form.ways) and self._way is PayBackWay.TRANSFER
        self._account_field.setVisible(is_transfer)
        self.signed_check.setVisible(form.asks_signature)
        self.back_check.setVisible(form.asks_went_back)
        by_hand = new_kind is not None and new_kind not in {TenderKind.CASH, *PAPER_KINDS}
        self._slip_box.setVisible(
            by_hand or (form.asks_slip and (not form.asks_went_back or self.back_check.isChecked()))
        )
        self._document_box.setVisible(new_kind in PAPER_KINDS)

    def _edits(self) -> tuple[QLineEdit, ...]:
        return (
            self.note_edit,
            self.recipient_edit,
            self.account_edit,
            self.slip_edit,
            self.code_edit,
            self.issuer_edit,
            self.document_edit,
            self.day_edit,
        )

    def _connect(self) -> None:
        for edit in self._edits():
            edit.textChanged.connect(self._tell)
        for check in (self.paper_check, self.signed_check, self.back_check):
            check.toggled.connect(self._tell)
        for combo in (self.choice_combo, self.kind_combo):
            combo.activated.connect(self._tell)
        self.way_segments.chosen.connect(self._choose_way)
        self.form_segments.chosen.connect(self._choose_form)

    def _choose_way(self, name: str) -> None:
        self._way = PayBackWay(name)
        self._tell()

    def _choose_form(self, name: str) -> None:
        self._paper_form = name
        self._tell()

    def _tell(self, *_args: object) -> None:
        self._fit()
        self.changed.emit(self.fields())

    def _say_way(self, way: PayBackWay) -> str:
        return {
            PayBackWay.CASH: self.tr("付現金"),
            PayBackWay.TRANSFER: self.tr("匯款"),
            PayBackWay.DOCUMENT: self.tr("退還原票據"),
        }[way]


def _line() -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(TEXT_LENGTH_MAX)
    edit.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return edit
