"""Draws the state in which the clerk types: amount, papers, slip, and the button that pays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind
from counter_app.ui.approval.fields import SecondPersonFields
from counter_app.ui.messages import Message
from counter_app.ui.payment.screen import ChangeWords, DocumentFields, FillScreen, SlipFields
from counter_app.ui.payment.tender_lines import TenderLines
from counter_app.ui.payment.work import Method
from counter_app.ui.theme.style import Theme
from counter_app.ui.theme.tokens import Density
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import ElidedLabel, box, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.keypad import Keypad
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.money import HeroAmount
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.quick_cash import QuickCash
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status


class FillPanel(QWidget):
    """Everything between the ways to pay and the lower edge of the middle panel.

    Signals:
        amount_typed(object): What stands in the amount field now; None for nothing.
        kind_chosen(str): The tender that the way to pay means.
        holder_ticked(bool): The card holder is here, or not.
        pay_requested(object): Take the money; the fields of the open form, or None.
        method_requested(str): Another way to pay, from a button of this panel.
        hold_requested(), cancel_requested(): Put aside, or clear.
        cancel_answered(str): ``clear``, ``hold`` or ``back``.
        proof_answered(str): ``take`` or ``back``.
        collected_requested(): Settle for what was collected.
        line_removed(): The last line goes back to the visitor.
    """

    amount_typed = Signal(object)
    kind_chosen = Signal(str)
    holder_ticked = Signal(bool)
    pay_requested = Signal(object)
    method_requested = Signal(str)
    hold_requested = Signal()
    cancel_requested = Signal()
    cancel_answered = Signal(str)
    proof_answered = Signal(str)
    collected_requested = Signal()
    line_removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = FillScreen(payment_id="")
        self.amount = AmountEdit(self.tr("實收金額"))
        self._amount_label = label(self.tr("實收金額"), "strong")
        self._amount_label.setBuddy(self.amount)
        self._paper_button = Button(theme, self.tr("支票匯票"), "link", takes_focus=False)
        self._hand_button = Button(theme, self.tr("人工刷卡"), "link", takes_focus=False)
        self._paper_button.setToolTip("Shift+F5")
        self._hand_button.setToolTip("Shift+F6")
        self.lines = TenderLines(theme)
        self.quick_cash = QuickCash(theme)
        self.keypad = Keypad(theme)
        self.change = HeroAmount(theme, self.tr("找零"), card="ok", size="f_change")
        self.holder_box = QCheckBox()
        self._make_kinds()
        self._make_paper()
        self._make_slip()
        self._why_label = ElidedLabel("", "tiny")
        self._error = Notice(theme)
        self._cancel_panel = MessagePanel(theme)
        self._proof_panel = MessagePanel(theme)
        self.pay_button = Button(theme, "", "primary", icon="printer-check", key="F12")
        self.pay_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hold_button = Button(theme, self.tr("暫存"), icon="hold", key="F4")
        self.cancel_button = Button(theme, self.tr("取消"), "danger", key="Esc")
        self.collected_button = Button(theme, self.tr("只收已付部分，開收據"), icon="receipt")
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)

    def display(self, screen: FillScreen) -> None:
        """Make the panel look like *screen*."""
        if screen.payment_id != self._screen.payment_id:
            self._empty_fields()
        self._screen = screen
        is_free = not screen.is_busy
        self.amount.set_amount(screen.amount_twd)
        self.amount.setEnabled(is_free)
        self._set_placeholder()
        self.quick_cash.display(screen.remaining_twd)
        self._show_kinds(screen)
        self.holder_box.setVisible(bool(screen.holder_words))
        self.holder_box.setText(screen.holder_words)
        self.holder_box.setChecked(screen.holder_in_person)
        self.lines.display(screen.lines)
        self._show_change(screen.change)
        self._why_label.setText(screen.why_not)
        self._why_label.setToolTip(screen.why_not)
        self._show_error(screen.error)
        self._ask_cancel(is_asking=screen.is_asking_cancel)
        self._ask_about_proof(screen.proof_question)
        self.pay_button.set_words(screen.primary)
        is_machine = screen.method in {Method.CARD, Method.ETICKET}
        self.pay_button.set_icon("terminal" if is_machine else "printer-check")
        self.pay_button.setEnabled(screen.can_pay)
        self.hold_button.setEnabled(screen.can_hold)
        self.cancel_button.setEnabled(screen.can_cancel)
        self.collected_button.setVisible(screen.can_settle_collected)
        self.hold_button.setVisible(not screen.can_settle_collected)
        self.cancel_button.setVisible(not screen.can_settle_collected)
        for entry in (self.keypad, self.quick_cash, self._paper_form, self._slip_form):
            entry.setEnabled(is_free)
        self._fit()

    def focus_home(self) -> None:
        """Put the focus in the amount field, or where an answer is needed."""
        if self._screen.is_asking_cancel:
            self._cancel_panel.focus_first_action()
        elif self._screen.proof_question is not None:
            self._proof_panel.focus_first_action()
        else:
            self.amount.setFocus()

    def pay(self) -> None:
        """Ask for the money to be taken, with what stands in the open form."""
        screen = self._screen
        if not screen.can_pay:
            return
        fields: DocumentFields | SlipFields | None = None
        if screen.method is Method.PAPER:
            fields = DocumentFields(
                issuer_name=self.issuer_edit.text(),
                document_number=self.number_edit.text(),
                date_text=self.date_edit.text(),
            )
        elif screen.method is Method.BY_HAND:
            second = self.second.take()
            fields = SlipFields(
                slip_number=self.slip_edit.text(),
                approval_code=self.approval_edit.text(),
                login=second.login,
                password=second.password,
            )
        self.pay_requested.emit(fields)

    # --- parts ------------------------------------------------------------------

    def _make_kinds(self) -> None:
        card = (
            Segment(name=TenderKind.CARD, words=self.tr("信用卡"), icon="card"),
            Segment(name=TenderKind.MOBILE_PAY, words=self.tr("行動支付"), icon="mobile"),
        )
        paper = (
            Segment(name=TenderKind.CHEQUE, words=self.tr("支票"), icon="cheque"),
            Segment(name=TenderKind.MONEY_ORDER, words=self.tr("郵政匯票"), icon="money-order"),
        )
        by_hand = (
            *card,
            Segment(name=TenderKind.ETICKET, words=self.tr("電子票證"), icon="eticket"),
        )
        self.kind_choices = {
            Method.CARD: Segments(self._theme, card),
            Method.PAPER: Segments(self._theme, paper),
            Method.BY_HAND: Segments(self._theme, by_hand),
        }

    def _make_paper(self) -> None:
        self.issuer_edit = QLineEdit()
        self.number_edit = QLineEdit()
        self.date_edit = QLineEdit()
        self.date_edit.setPlaceholderText(self.tr("114/11/20"))
        theme = self._theme
        self._paper_form = box(
            column(
                theme,
                self.kind_choices[Method.PAPER],
                Field(theme, self.tr("付款銀行或郵局"), self.issuer_edit),
                row(
                    theme,
                    Field(theme, self.tr("票號"), self.number_edit),
                    Field(theme, self.tr("發票日"), self.date_edit),
                    gap=10,
                ),
                None,
                gap=10,
            )
        )

    def _make_slip(self) -> None:
        self.slip_edit = QLineEdit()
        self.approval_edit = QLineEdit()
        theme = self._theme
        self.second = SecondPersonFields(theme, hint=self.tr("第二人核可（不能是本人）"))
        self._slip_form = box(
            column(
                theme,
                self.kind_choices[Method.BY_HAND],
                row(
                    theme,
                    Field(theme, self.tr("簽單序號"), self.slip_edit),
                    Field(theme, self.tr("授權碼"), self.approval_edit),
                    gap=10,
                ),
                self.second,
                None,
                gap=8,
            )
        )

    def _lay_out(self) -> None:
        theme = self._theme
        head = row(
            theme,
            self._amount_label,
            self._why_label,
            self._paper_button,
            self._hand_button,
            gap=4,
        )
        head.setStretch(1, 1)
        buttons = row(theme, self.hold_button, self.cancel_button, self.collected_button, gap=8)
        layout = column(
            theme,
            column(theme, head, self.amount, gap=2),
            self.lines,
            self.quick_cash,
            self.kind_choices[Method.CARD],
            self._paper_form,
            self._slip_form,
            self.holder_box,
            self.keypad,
            None,
            self._error,
            self._cancel_panel,
            self._proof_panel,
            self.change,
            self.pay_button,
            buttons,
            gap=7,
        )
        self.setLayout(layout)

    def _connect(self) -> None:
        self.amount.amount_changed.connect(self.amount_typed)
        self.amount.entered.connect(self.pay)
        self.quick_cash.chosen.connect(self._fill)
        self.quick_cash.added.connect(self._add_note)
        self.keypad.pressed.connect(self.amount.press)
        self.holder_box.clicked.connect(self.holder_ticked)
        self.pay_button.clicked.connect(self.pay)
        self.hold_button.clicked.connect(self.hold_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.collected_button.clicked.connect(self.collected_requested)
        self.lines.removal_requested.connect(self.line_removed)
        self._cancel_panel.acted.connect(self.cancel_answered)
        self._proof_panel.acted.connect(self.proof_answered)
        self._paper_button.clicked.connect(lambda: self.method_requested.emit(Method.PAPER.value))
        self._hand_button.clicked.connect(lambda: self.method_requested.emit(Method.BY_HAND.value))
        for choices in self.kind_choices.values():
            choices.chosen.connect(self.kind_chosen)
        self.date_edit.returnPressed.connect(self.pay)
        self.second.entered.connect(self.pay)

    # --- showing ----------------------------------------------------------------

    def _show_kinds(self, screen: FillScreen) -> None:
        offered = {kind.value for kind, _words in screen.kinds}
        for method, choices in self.kind_choices.items():
            if method is screen.method:
                choices.display(screen.kind.value, enabled=offered)

    def _show_change(self, change: ChangeWords | None) -> None:
        self.change.setVisible(change is not None)
        if change is None:
            return
        kind = {Status.OK: "ok", Status.WARN: "warn"}.get(change.status, "sunken")
        set_look(self.change, card=kind)
        tone = change.status.value if change.status in {Status.OK, Status.WARN} else "text2"
        self.change.display(
            words=change.words, note=change.note, amount_twd=change.amount_twd, tone=tone
        )

    def _show_error(self, error: Message | None) -> None:
        words = "" if error is None else error.as_line()
        self._error.display(words, status=Status.BAD)

    def _ask_cancel(self, *, is_asking: bool) -> None:
        message = Message(
            what=self.tr("清除這一筆？"),
            money=self.tr("還沒有收款。")
            if not self._screen.lines
            else self.tr("請退還已收的款項。"),
        )
        actions = (
            PanelAction(name="clear", words=self.tr("清除"), kind="danger"),
            PanelAction(name="hold", words=self.tr("暫存")),
            PanelAction(name="back", words=self.tr("返回")),
        )
        self._cancel_panel.display(
            message if is_asking else None, status=Status.WARN, actions=actions
        )

    def _ask_about_proof(self, question: Message | None) -> None:
        # No key takes the money here: whoever presses F12 twice has not read this.
        actions = (
            PanelAction(name="back", words=self.tr("返回"), key="Esc"),
            PanelAction(name="take", words=self.tr("仍要收款"), kind="danger"),
        )
        self._proof_panel.display(question, status=Status.WARN, actions=actions)

    def _set_placeholder(self) -> None:
        self.amount.setPlaceholderText(
            f"{self._screen.remaining_twd:,}" if self._screen.remaining_twd else ""
        )

    def _fit(self) -> None:
        """Leave out what a low window has no room for; the keyboard does it all."""
        screen = self._screen
        low = self._theme.tokens.density is Density.COMPACT
        is_asking = screen.is_asking_cancel or screen.proof_question is not None
        has_message = screen.error is not None or is_asking
        is_form = screen.method in {Method.PAPER, Method.BY_HAND}
        # An answer is wanted there, not another amount.
        is_about_proof = screen.proof_question is not None
        crowded = is_about_proof or (low and (bool(screen.lines) or has_message))
        self.quick_cash.setVisible(screen.method is Method.CASH and not crowded)
        self.kind_choices[Method.CARD].setVisible(screen.method is Method.CARD)
        self._paper_form.setVisible(screen.method is Method.PAPER)
        self._slip_form.setVisible(screen.method is Method.BY_HAND)
        is_card = screen.method is Method.CARD
        no_room = low and (has_message or len(screen.lines) > (0 if is_card else 1))
        self.keypad.setVisible(not is_form and not no_room and not is_about_proof)

    def _fill(self, amount_twd: int) -> None:
        self.amount.set_amount(Twd(amount_twd))
        self.amount.setFocus()

    def _add_note(self, amount_twd: int) -> None:
        so_far_twd = self.amount.amount_twd() or 0
        self.amount.set_amount(Twd(so_far_twd + amount_twd))
        self.amount.setFocus()

    def _empty_fields(self) -> None:
        for field in (
            self.issuer_edit,
            self.number_edit,
            self.date_edit,
            self.slip_edit,
            self.approval_edit,
        ):
            field.clear()
        self.second.clear()
