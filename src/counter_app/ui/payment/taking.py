"""Takes the money: what F12 means, and what comes of it.

Nothing here is ever sent twice.  The presenter only asks; the unique keys of the books and the
states of the tender decide, and a machine is asked for the same money again only where that is
the same debit (an e-ticket that was taken away too early).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import assert_never

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from counter_app.domain.calendar import parse_date
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Declined, RetryNeeded, SaleOutcome, SaleStep
from counter_app.domain.payments import (
    CashTooLittle,
    Payment,
    PaymentId,
    PaymentState,
    SlipIncomplete,
    TenderTooMuch,
    check_document,
)
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    Tender,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.payments import Settlement
from counter_app.services.recovery import OpenPayment
from counter_app.ui.messages import say_or_raise
from counter_app.ui.payment.bench import Bench
from counter_app.ui.payment.outcome_words import say_ending
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import DocumentFields, SlipFields
from counter_app.ui.payment.stages import Ended, Filling, InDoubt, Paid, RetryWanted, Waiting
from counter_app.ui.payment.work import KINDS_OF_METHOD, Method, amount_of
from counter_app.ui.recovery.ports import Forms, MachineChoice
from counter_app.ui.widgets.status import Status

_TICK_MS = 1000


class Taking(QObject):
    """Runs the middle panel.

    Signals:
        began(): Money is about to be taken; what is paid is no longer saved as a draft.
        paid(object): The `Settlement` of a payment that is in the books with its receipt.
        doubted(object): An `InDoubt` that the ladder must account for.
        stepped(object): A `SaleStep`, from the machine's thread.
    """

    began = Signal()
    paid = Signal(object)
    doubted = Signal(object)
    stepped = Signal(object)

    def __init__(
        self,
        bench: Bench,
        ports: PaymentPorts,
        forms: Callable[[], Forms],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._ports = ports
        self._forms = forms
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._count)
        # Queued, for it comes from the thread of the machine.
        self.stepped.connect(self._note_step, Qt.ConnectionType.QueuedConnection)

    # --- choosing ---------------------------------------------------------------

    def choose_method(self, method: Method, kinds: tuple[TenderKind, ...]) -> None:
        """Pay this way; *kinds* are the tenders it can mean for this work."""
        if isinstance(self._bench.stage, Ended):
            self._bench.put_stage(Filling())
        if not self._is_free():
            return
        kind = kinds[0] if kinds else KINDS_OF_METHOD[method][0]
        self._bench.stage = Filling()
        self._bench.put(method=method, kind=kind)

    def choose_kind(self, kind: TenderKind) -> None:
        """Mean this tender by the way to pay."""
        if self._is_free():
            self._bench.put(kind=kind)

    def tick_holder(self, *, is_here: bool) -> None:
        """Write down that the card holder stands at the desk."""
        if self._is_free():
            self._bench.put(holder_in_person=is_here)

    def type_amount(self, amount_twd: Twd | None) -> None:
        """Take what stands in the amount field."""
        if self._is_free():
            self._bench.stage = Filling()
            self._bench.put(typed_twd=amount_twd)

    def remove_line(self) -> None:
        """Give back the last thing that was handed over and is not in the books."""
        if self._is_free() and self._bench.work.at_hand:
            self._bench.put(at_hand=self._bench.work.at_hand[:-1], typed_twd=None)

    # --- taking -----------------------------------------------------------------

    def pay(self, fields: DocumentFields | SlipFields | None) -> None:
        """Take what was typed.  While something is under way, this does nothing."""
        work = self._bench.work
        if not self._is_free() or not work.items:
            return
        if work.quote is None and not work.is_in_books:
            return
        try:
            if work.amount_twd <= 0:
                raise CashTooLittle(tendered_twd=work.amount_twd, needed_twd=work.remaining_twd)
            match work.method:
                case Method.CASH:
                    self._hand_over(CashLaidDown(tendered_twd=work.amount_twd))
                case Method.CARD | Method.ETICKET:
                    self._intend()
                case Method.PAPER:
                    self._hand_over(self._document(fields))
                case Method.BY_HAND:
                    self._show_slip(fields)
                case _:
                    assert_never(work.method)
        except Refusal as refusal:
            self._refuse(refusal)

    def settle_collected(self) -> None:
        """Let the visitor go with a receipt for what machines have collected."""
        work = self._bench.work
        if not self._is_free() or work.payment is None or not work.collected:
            return
        self._run_store(
            partial(self._ports.ladder.settle_collected, work.payment.payment_id, self._forms())
        )

    def go_on(self) -> None:
        """Leave the words about how a machine ended."""
        if isinstance(self._bench.stage, Ended):
            self._bench.put_stage(Filling())

    def retry(self) -> None:
        """Ask for the same debit of the same card again."""
        stage = self._bench.stage
        if isinstance(stage, RetryWanted):
            self._ask(stage.choice, stage.payment, stage.tender, stage.tender.attempts + 1)

    def give_up_retry(self) -> None:
        """The card is gone: let the ladder account for the debit."""
        stage = self._bench.stage
        if isinstance(stage, RetryWanted):
            self._doubt(stage.payment, stage.tender)

    def say_who_cancels(self) -> None:
        """Esc while a machine is asked: it alone can cancel."""
        stage = self._bench.stage
        if isinstance(stage, Waiting):
            self._bench.put_stage(replace(stage, is_asked_to_cancel=True))

    def take(self, settlement: Settlement) -> None:
        """Go where a payment stands after something was done to it."""
        payment, outcome = settlement.payment, settlement.outcome
        if settlement.receipt is not None:
            self._bench.work = replace(
                self._bench.work, payment=payment, at_hand=(), typed_twd=None
            )
            self._bench.put_stage(Paid(settlement=settlement, quote=self._bench.work.quote))
            self.paid.emit(settlement)
        elif payment.state is not PaymentState.OPEN:
            self._bench.stage = Ended(
                message=say_ending(outcome),
                status=Status.BAD if isinstance(outcome, Declined) else Status.INFO,
            )
            self._renew(payment.payment_id)
        elif payment.open_tender is not None:
            self._bench.put(payment=payment)
            self._ask_what_now(payment, payment.open_tender, outcome)
        else:
            self._go_on_collecting(payment, outcome)

    # --- what is at hand --------------------------------------------------------

    def _document(self, fields: DocumentFields | SlipFields | None) -> DocumentHandedOver:
        if not isinstance(fields, DocumentFields):
            raise TypeError("the form of a cheque hands over its fields")
        work = self._bench.work
        date_text = fields.date_text.strip()
        document = DocumentHandedOver(
            kind=work.kind,
            amount_twd=work.amount_twd,
            issuer_name=fields.issuer_name.strip(),
            document_number=fields.document_number.strip(),
            document_date=parse_date(date_text) if date_text else None,
        )
        day = work.quote.business_day if work.quote is not None else None
        if work.payment is not None:
            day = work.payment.business_day
        if day is not None:
            check_document(
                issuer_name=document.issuer_name,
                document_number=document.document_number,
                document_date=document.document_date,
                on=day,
            )
        return document

    def _show_slip(self, fields: DocumentFields | SlipFields | None) -> None:
        if not isinstance(fields, SlipFields):
            raise TypeError("the form of a slip hands over its fields")
        work = self._bench.work
        slip = SlipShown(
            kind=work.kind,
            amount_twd=work.amount_twd,
            slip_number=fields.slip_number.strip(),
            approval_code=fields.approval_code.strip(),
        )
        if not slip.slip_number or not slip.approval_code:
            raise SlipIncomplete
        self._be_busy()
        self._ports.store.run(
            partial(self._ports.approver_of, login=fields.login, password=fields.password),
            on_done=partial(self._hand_over_approved, slip),
            on_error=self._refuse,
        )

    def _hand_over_approved(self, slip: SlipShown, approver: Actor) -> None:
        self._bench.stage = Filling()
        self._bench.work = replace(self._bench.work, approver=approver)
        try:
            self._hand_over(slip)
        except TenderTooMuch as refusal:
            self._refuse(refusal)

    def _hand_over(self, handed: TenderAtHand) -> None:
        work = self._bench.work
        is_cash = isinstance(handed, CashLaidDown)
        if not is_cash and amount_of(handed) > work.remaining_twd:
            raise TenderTooMuch(amount_twd=amount_of(handed), remaining_twd=work.remaining_twd)
        at_hand = (*work.at_hand, handed)
        if amount_of(handed) < work.remaining_twd:
            self._bench.put(at_hand=at_hand, typed_twd=None)
            return
        self._settle(at_hand)

    def _settle(self, at_hand: tuple[TenderAtHand, ...]) -> None:
        work = self._bench.work
        self._run_store(
            partial(
                self._ports.settle_at_hand,
                work.draft,
                at_hand,
                agreed_twd=work.total_twd,
                holder_in_person=work.holder_in_person,
                approver=work.approver,
                forms=self._forms(),
            )
        )

    def _run_store(self, job: Callable[[], Settlement]) -> None:
        self._be_busy()
        self._ports.store.run(job, on_done=self.take, on_error=self._refuse)

    # --- machines ---------------------------------------------------------------

    def _intend(self) -> None:
        work = self._bench.work
        if work.amount_twd > work.remaining_twd:
            raise TenderTooMuch(amount_twd=work.amount_twd, remaining_twd=work.remaining_twd)
        choice = self._ports.machines.get(work.kind)
        if choice is None:
            return
        self._be_busy()
        self._ports.store.run(
            partial(
                self._ports.begin_machine_tender,
                work.draft,
                kind=work.kind,
                amount_twd=work.amount_twd,
                device=choice.device,
                agreed_twd=work.total_twd,
                holder_in_person=work.holder_in_person,
            ),
            on_done=partial(self._ask_intended, choice),
            on_error=self._refuse,
        )

    def _ask_intended(self, choice: MachineChoice, begun: tuple[Payment, Tender]) -> None:
        payment, tender = begun
        self._bench.work = replace(self._bench.work, payment=payment, typed_twd=None)
        self._ask(choice, payment, tender, 1)

    def _ask(self, choice: MachineChoice, payment: Payment, tender: Tender, attempt: int) -> None:
        self._bench.put_stage(
            Waiting(choice=choice, kind=tender.kind, amount_twd=tender.amount_twd, attempt=attempt)
        )
        self._since.start()
        self._tick.start()
        choice.background.run(
            partial(
                self._ports.ask_machine,
                device=choice.device,
                payment_id=payment.payment_id,
                tender_id=tender.tender_id,
                on_step=self.stepped.emit,
                forms=self._forms(),
            ),
            on_done=self._answered,
            on_error=self._look_what_is_open,
        )

    def _answered(self, settlement: Settlement) -> None:
        self._tick.stop()
        self.take(settlement)

    def _ask_what_now(self, payment: Payment, tender: Tender, outcome: SaleOutcome | None) -> None:
        choice = self._ports.ladder.machine_of(tender.device)
        # A refused retry says nothing about the debit that was cut short before it.
        may_retry = isinstance(outcome, RetryNeeded | Declined)
        if choice is not None and may_retry and tender.attempts < choice.attempts_max:
            message = say_ending(outcome) if isinstance(outcome, Declined) else None
            self._bench.put_stage(
                RetryWanted(choice=choice, payment=payment, tender=tender, message=message)
            )
            return
        self._doubt(payment, tender)

    def _doubt(self, payment: Payment, tender: Tender) -> None:
        doubt = InDoubt(payment=payment, tender=tender)
        self._bench.stage = doubt
        self.doubted.emit(doubt)
        self._bench.put_stage(doubt)

    def _go_on_collecting(self, payment: Payment, outcome: SaleOutcome | None) -> None:
        self._bench.work = replace(self._bench.work, payment=payment, typed_twd=None)
        if isinstance(outcome, Declined):
            self._bench.put_stage(Ended(message=say_ending(outcome)))
        elif self._bench.work.remaining_twd == 0:
            self._settle(self._bench.work.at_hand)
        else:
            self._bench.put_stage(Filling())

    def _look_what_is_open(self, error: Exception) -> None:
        """Ask the books what became of the sale: the error alone does not say."""
        self._tick.stop()
        payment = self._bench.work.payment
        self._ports.store.run(
            self._ports.ladder.open_payments,
            on_done=partial(self._found_open, error, payment),
            on_error=partial(self._cannot_look, payment),
        )

    def _found_open(
        self, error: Exception, payment: Payment | None, found: list[OpenPayment]
    ) -> None:
        mine = next(
            (each for each in found if payment and each.payment.payment_id == payment.payment_id),
            None,
        )
        if mine is not None and mine.tender is not None:
            self._bench.put(payment=mine.payment)
            self._doubt(mine.payment, mine.tender)
            say_or_raise(error)  # the ladder says it all; a bug goes on
            return
        if mine is not None:
            self._bench.work = replace(self._bench.work, payment=mine.payment, typed_twd=None)
            self._bench.put_stage(Filling())
        else:
            self._bench.stage = Filling()
            self._renew(self._bench.work.draft.payment_id)
        self._bench.put_stage(Ended(message=say_or_raise(error)))

    def _cannot_look(self, payment: Payment | None, error: Exception) -> None:
        # Not even the books can be asked: the sale is unknown until they can.
        tender = payment.open_tender if payment is not None else None
        if payment is not None and tender is not None:
            self._doubt(payment, tender)
        say_or_raise(error)

    # --- the rest ---------------------------------------------------------------

    def _refuse(self, error: Exception) -> None:
        # Free first: a bug goes on to the crash page, and the screen must not stay locked.
        self._bench.put_stage(Filling())
        message = say_or_raise(error)
        self._bench.put_stage(Filling(error=message))
        if not self._bench.work.is_in_books:
            # What was refused may have changed meanwhile; the amounts are asked for anew.
            self._bench.edited.emit()

    def _be_busy(self) -> None:
        self.began.emit()
        self._bench.put_stage(Filling(is_busy=True))

    def _renew(self, closed: PaymentId) -> None:
        """Go on under another identity, and forget what was saved under the closed one."""
        self._bench.renew(PaymentId(self._ports.new_id()))
        # After the new one was saved: a power cut in between loses nothing.
        self._ports.store.run(
            partial(self._ports.drop_draft, closed),
            on_done=lambda _none: None,
            on_error=self._refuse,
        )

    def _note_step(self, step: SaleStep) -> None:
        stage = self._bench.stage
        if isinstance(stage, Waiting):
            self._bench.put_stage(replace(stage, step=step))

    def _count(self) -> None:
        stage = self._bench.stage
        if isinstance(stage, Waiting):
            self._bench.put_stage(replace(stage, elapsed_s=self._since.elapsed() // 1000))

    def _is_free(self) -> bool:
        stage = self._bench.stage
        return isinstance(stage, Filling) and not stage.is_busy
