"""Take money: the one transaction that settles, and the intents that lead to it.

Rules of the fault model, by number:

* R1 an intent is committed before the first byte leaves for a machine;
* R2 the raw answer is committed before anybody says what it means;
* R3 number, receipt, balances, journal, chain and print job are one transaction;
* R4 silence is unknown, never declined;
* R5 an unknown blocks its cases and its machine;
* R7 every step here may be killed and run again.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final, assert_never

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.cases import CaseMoved
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import Trouble
from counter_app.domain.kinds import check_tender
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    RetryNeeded,
    SaleOutcome,
    SaleRequest,
    Unanswered,
)
from counter_app.domain.parts import allocate
from counter_app.domain.payments import (
    AmountChanged,
    CaseItem,
    CashTooLittle,
    FeeItem,
    MoneyMayHaveMoved,
    OutcomeOpen,
    Payment,
    PaymentId,
    PaymentItem,
    PaymentNotOpen,
    PaymentState,
    SlipIncomplete,
    TenderTooMuch,
    check_document,
)
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptNumber, ReceiptTender
from counter_app.domain.shifts import NoOpenShift, Shift
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.tenders import (
    OPEN_STATES,
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    Tender,
    TenderAtHand,
    TenderId,
    TenderKind,
    TenderState,
)
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.machines import OnStep, PaymentMachine, Record
from counter_app.services.once import once
from counter_app.services.quotes import compose_payment
from counter_app.services.room import check_room
from counter_app.services.shifts import open_shift_of
from counter_app.services.wire import keep_wire
from counter_app.store.errors import PaymentExists, StoreUnreachable
from counter_app.store.unit_of_work import UnitOfWork

REFERENCE_LENGTH_MAX: Final = 18

RETRY_NEEDED: Final = "retry_needed"
"""Outcome code of what a reader wants to be asked for again."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """Nothing was taken, if it is true that nothing has left the desk."""


Conclusion = SaleOutcome | Unsent | None
"""What became of a tender; None when it is certain that nothing was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Where a payment stands after something was done to it.

    Attributes:
        receipt: The receipt, once the payment is settled.
        outcome: What the machine said, where one was asked.
    """

    payment: Payment
    receipt: Receipt | None = None
    outcome: SaleOutcome | None = None

    @property
    def change_twd(self) -> Twd:
        """Cash to hand back."""
        return Twd(sum(tender.change_twd for tender in self.payment.tenders))


def settle_at_hand(
    desk: Desk,
    actor: Actor,
    draft: Draft,
    at_hand: tuple[TenderAtHand, ...],
    *,
    agreed_twd: Twd,
    holder_in_person: bool = False,
    approver: Actor | None = None,
) -> Settlement:
    """Settle a payment with cash, paper and slips, and what machines have collected before.

    Asking twice is harmless: a payment that has settled gives its receipt again.

    Args:
        desk: Where.
        actor: The clerk.
        draft: What is paid; ignored where the payment is in the books already.
        at_hand: What is handed over now; cash, if any, covers the rest.
        agreed_twd: The sum the clerk saw and the visitor agreed to.
        holder_in_person: The clerk confirmed that the card holder is here.
        approver: The second person beside the clerk, needed for a `SlipShown`.

    Raises:
        NotPermitted, EmptyPayment, AmountChanged: Nothing was written.
        NoOpenShift, ShiftClosing, NotYourDrawer, YesterdayOpen: No money comes in now.
        CashTooLittle, TenderTooMuch: The tenders do not come to the sum.
        TenderNotAccepted, TenderAboveLimit, HolderNotPresent: A rule of the kind says no.
        DocumentIncomplete, DocumentDateRefused, SlipIncomplete: A paper is not in order.
        ApprovalMissing, ApprovalRefused: A slip without a second person who may approve.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    settle = partial(
        _settle_at_hand,
        desk,
        actor,
        draft,
        at_hand,
        agreed_twd=agreed_twd,
        holder_in_person=holder_in_person,
        approver=approver,
    )
    try:
        return settle()
    except (StoreUnreachable, PaymentExists):
        # The answer to the commit may have been lost on its way (K7), or another desk wrote
        # this very payment a moment ago: once more finds what is in the books.
        return settle()


def _settle_at_hand(
    desk: Desk,
    actor: Actor,
    draft: Draft,
    at_hand: tuple[TenderAtHand, ...],
    *,
    agreed_twd: Twd,
    holder_in_person: bool,
    approver: Actor | None,
) -> Settlement:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment = unit.payments.find(draft.payment_id, lock=True)
        if payment is not None and payment.state is PaymentState.SETTLED:
            return Settlement(payment=payment, receipt=unit.receipts.of_payment(payment.payment_id))
        is_in_books = payment is not None
        if not is_in_books:
            check_room(desk)
        shift = open_shift_of(unit, desk, actor)
        if payment is None:
            payment = compose_payment(
                unit, desk, actor, draft, shift=shift, holder_in_person=holder_in_person
            )
        payment = _in_shift(payment, shift)
        _check_open(payment)
        if payment.total_twd != agreed_twd:
            raise AmountChanged(agreed_twd=agreed_twd, total_twd=payment.total_twd)
        new = tenders_at_hand(unit, desk, actor, payment, at_hand=at_hand, approver=approver)
        for tender in new:
            check_rule(
                unit, payment, tender.kind, tender.amount_twd, holder_in_person=holder_in_person
            )
        payment = _with_holder(payment, holder_in_person=holder_in_person)
        if is_in_books:
            for tender in new:
                unit.payments.add_tender(payment, tender, at=desk.clock())
        payment = replace(payment, tenders=(*payment.tenders, *new))
        settlement = settle_payment(unit, desk, actor, payment, is_in_books=is_in_books)
        unit.commit()
    return settlement


def _in_shift(payment: Payment, shift: Shift) -> Payment:
    """Return an open payment with the shift, and so the day and year, in which it settles."""
    return replace(payment, shift_id=shift.shift_id, business_day=shift.business_day)


def begin_machine_tender(  # noqa: PLR0913 - what a machine is to be asked
    desk: Desk,
    actor: Actor,
    draft: Draft,
    *,
    kind: TenderKind,
    amount_twd: Twd,
    device: str,
    agreed_twd: Twd,
    holder_in_person: bool = False,
) -> tuple[Payment, Tender]:
    """Write down that a machine is about to be asked for money (R1).

    The cases are claimed: no other desk can settle them until this is resolved.

    Args:
        desk: Where.
        actor: The clerk.
        draft: What is paid; ignored where the payment is in the books already.
        kind: CARD, MOBILE_PAY or ETICKET.
        amount_twd: What the machine is to take; at most what remains.
        device: Name of the machine.
        agreed_twd: The sum of the whole payment the clerk saw.
        holder_in_person: The clerk confirmed that the card holder is here.

    Returns:
        The payment and its new tender, both committed.

    Raises:
        DiskLow: The answer might not be kept.
        TerminalBlocked: The machine has an open sale.
        OutcomeOpen: This payment has one.
        AmountChanged, TenderTooMuch, CaseBlocked, …: as `settle_at_hand`.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    check_room(desk)
    begin = partial(
        _begin_machine_tender,
        desk,
        actor,
        draft,
        kind=kind,
        amount_twd=amount_twd,
        device=device,
        agreed_twd=agreed_twd,
        holder_in_person=holder_in_person,
    )
    try:
        return begin()
    except PaymentExists:
        return begin()


def _begin_machine_tender(  # noqa: PLR0913 - as above
    desk: Desk,
    actor: Actor,
    draft: Draft,
    *,
    kind: TenderKind,
    amount_twd: Twd,
    device: str,
    agreed_twd: Twd,
    holder_in_person: bool,
) -> tuple[Payment, Tender]:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment = unit.payments.find(draft.payment_id, lock=True)
        shift = open_shift_of(unit, desk, actor)
        if payment is None:
            payment = compose_payment(
                unit, desk, actor, draft, shift=shift, holder_in_person=holder_in_person
            )
            unit.payments.add(payment)
            unit.cases.claim(
                [item.case_id for item in payment.items if isinstance(item, CaseItem)],
                payment.payment_id,
                desk.desk_no,
            )
        _check_open(payment)
        if payment.total_twd != agreed_twd:
            raise AmountChanged(agreed_twd=agreed_twd, total_twd=payment.total_twd)
        if not 0 < amount_twd <= payment.remaining_twd:
            raise TenderTooMuch(amount_twd=amount_twd, remaining_twd=payment.remaining_twd)
        check_rule(unit, payment, kind, amount_twd, holder_in_person=holder_in_person)
        now_known = _with_holder(_in_shift(payment, shift), holder_in_person=holder_in_person)
        if now_known != payment:
            payment = now_known
            unit.payments.save_open(payment)
        tender = _intended(unit, desk, payment, kind=kind, amount_twd=amount_twd, device=device)
        now = desk.clock()
        unit.payments.add_tender(payment, tender, at=now)
        unit.journal.write(
            actor,
            at=now,
            act="intend_tender",
            subject=payment.payment_id,
            details={
                "tender": tender.tender_id,
                "kind": kind.value,
                "amount_twd": amount_twd,
                "device": device,
                "reference": tender.reference,
            },
        )
        unit.commit()
    return replace(payment, tenders=(*payment.tenders, tender)), tender


def _intended(
    unit: UnitOfWork,
    desk: Desk,
    payment: Payment,
    *,
    kind: TenderKind,
    amount_twd: Twd,
    device: str,
) -> Tender:
    tender_id = TenderId(desk.new_id())
    serial = ""
    if kind is TenderKind.ETICKET:
        serial = unit.receipts.take_request_serial(
            desk_no=desk.desk_no, business_day=payment.business_day
        )
    return Tender(
        tender_id=tender_id,
        line_number=len(payment.tenders) + 1,
        kind=kind,
        state=TenderState.INTENDED,
        amount_twd=amount_twd,
        tendered_twd=amount_twd,
        reference=reference_of(desk.desk_no, tender_id),
        device=device,
        request_serial=serial,
        intended_at=desk.clock(),
    )


def reference_of(desk_no: int, tender_id: TenderId) -> str:
    """Return what names a request in the frames and on the slips of a machine."""
    digest = hashlib.sha256(tender_id.encode()).hexdigest().upper()
    return f"D{desk_no:02d}{digest}"[:REFERENCE_LENGTH_MAX]


def ask_machine(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    *,
    payment_id: PaymentId,
    tender_id: TenderId,
    on_step: OnStep = lambda _step: None,
) -> Settlement:
    """Ask a machine for the money of an intended tender, and write down what became of it.

    An e-ticket debit that was cut short is asked again by calling this again: same serial,
    same card, at most `PaymentMachine.attempts_max` times.

    Raises:
        DeviceUnreachable: The machine could not be opened; nothing was sent and the tender is
            released.
        OutcomeOpen: The tender has been asked for and may not be asked for again.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    tender = _start_attempt(desk, machine, payment_id, tender_id)
    try:
        outcome = machine.sale(
            request_of(desk, tender), record=recorder(desk, tender_id), on_step=on_step
        )
    except Trouble:
        # If nothing left the desk, nothing can have been taken.
        conclude(
            desk,
            actor,
            payment_id=payment_id,
            tender_id=tender_id,
            outcome=Unsent(),
        )
        raise
    return conclude(desk, actor, payment_id=payment_id, tender_id=tender_id, outcome=outcome)


def _start_attempt(
    desk: Desk, machine: PaymentMachine, payment_id: PaymentId, tender_id: TenderId
) -> Tender:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment = unit.payments.get(payment_id, lock=True)
        tender = _tender_in(payment, tender_id)
        # Counted in the books first: of two who ask at once, only one gets through.
        is_first = tender.state is TenderState.INTENDED and tender.attempts == 0
        is_retry = tender.state is TenderState.UNKNOWN and tender.attempts < machine.attempts_max
        if not (is_first or is_retry):
            raise OutcomeOpen(amount_twd=tender.amount_twd)
        tender = replace(tender, attempts=tender.attempts + 1)
        unit.payments.move_tender(payment, tender)
        unit.commit()
    return tender


def request_of(desk: Desk, tender: Tender) -> SaleRequest:
    """Return what a machine is, or was, asked for a tender."""
    return SaleRequest(
        kind=tender.kind,
        amount_twd=tender.amount_twd,
        reference=tender.reference,
        # Not the time now: an answer found later is compared with what was asked then.
        requested_at=tender.intended_at or desk.clock(),
        attempt=tender.attempts,
        request_serial=tender.request_serial,
        card_id_hash=tender.card_id_hash,
    )


def recorder(desk: Desk, tender_id: TenderId) -> Record:
    """Return a function that commits one thing that crossed the wire for a tender (R2)."""
    return keep_wire(
        desk,
        tender_id,
        events=lambda unit: unit.tender_events,
        is_open=lambda unit: unit.payments.tender_state(tender_id) in OPEN_STATES,
    )


def was_sent(desk: Desk, tender_id: TenderId) -> bool:
    """Tell whether anything may have left the desk for a tender."""
    with desk.open_unit() as unit:
        return unit.tender_events.was_sent(tender_id)


def conclude(
    desk: Desk,
    actor: Actor,
    *,
    payment_id: PaymentId,
    tender_id: TenderId,
    outcome: Conclusion,
    recovered: bool = False,
    approver: Actor | None = None,
) -> Settlement:
    """Write down what became of a tender; settle when the sum is together (R3).

    May be run again after an interruption: a tender that is final stays as it is.

    Args:
        desk: Where.
        actor: Who is at the desk.
        payment_id: Of which payment.
        tender_id: Which tender.
        outcome: What the machine said; None when it is certain that nothing was taken;
            `Unsent` to leave the tender open if anything has left the desk for it.
        recovered: Found out later than in the sale itself.
        approver: The second person, where a slip decided.
    """
    write = partial(
        _conclude,
        desk,
        actor,
        payment_id=payment_id,
        tender_id=tender_id,
        outcome=outcome,
        recovered=recovered,
        approver=approver,
    )
    return once(write)


def _conclude(
    desk: Desk,
    actor: Actor,
    *,
    payment_id: PaymentId,
    tender_id: TenderId,
    outcome: Conclusion,
    recovered: bool,
    approver: Actor | None,
) -> Settlement:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment = unit.payments.get(payment_id, lock=True)
        tender = _tender_in(payment, tender_id)
        if isinstance(outcome, Unsent):
            # Looked at under the lock of the desk, which whoever sends takes too.
            if unit.tender_events.was_sent(tender_id):
                return Settlement(payment=payment)
            outcome = None
        if tender.state not in OPEN_STATES:
            return Settlement(
                payment=payment,
                receipt=unit.receipts.of_payment(payment_id),
                outcome=outcome,
            )
        moved = replace(
            after_outcome(tender, outcome),
            recovered=recovered,
            approver=approver.login if approver else tender.approver,
            by_hand=approver is not None or tender.by_hand,
        )
        unit.payments.move_tender(payment, moved)
        if approver is not None:
            write_approval(
                unit,
                desk,
                actor,
                approver,
                act=ApprovedAct.RESOLVE_BY_SLIP,
                subject=payment_id,
                reason=f"{moved.trace_number} / {moved.approval_code}".strip(" /")
                or moved.outcome_code,
                amount_twd=tender.amount_twd,
            )
        payment = replace(
            payment,
            tenders=tuple(moved if t.tender_id == tender_id else t for t in payment.tenders),
        )
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="conclude_tender",
            subject=payment_id,
            approver=approver.login if approver else "",
            details={
                "tender": tender_id,
                "from": tender.state.value,
                "to": moved.state.value,
                "code": moved.outcome_code,
                "recovered": recovered,
            },
        )
        settlement = _after_tender(unit, desk, actor, payment)
        unit.commit()
    return replace(settlement, outcome=outcome)


def after_outcome(
    tender: Tender, outcome: SaleOutcome | None, *, done: TenderState = TenderState.COLLECTED
) -> Tender:
    """Return a tender as it stands after what a machine said.

    Args:
        tender: As it stood.
        outcome: What was said; None when it is certain that no money moved.
        done: What an approval means: COLLECTED for a sale, RETURNED for money given back.
    """
    match outcome:
        case Approved():
            return replace(
                tender,
                state=done,
                terminal_id=outcome.terminal_id,
                approval_code=outcome.approval_code,
                masked_card=outcome.masked_card,
                card_brand=outcome.card_brand,
                trace_number=outcome.trace_number,
                batch_number=outcome.batch_number,
                order_number=outcome.order_number,
                device_time=outcome.device_time,
                balance_before_twd=outcome.balance_before_twd,
                balance_after_twd=outcome.balance_after_twd,
                card_id_hash=outcome.card_id_hash or tender.card_id_hash,
                outcome_code="approved",
            )
        case Declined():
            # A retry that was refused says nothing about the debit that was cut short before it.
            is_retry = tender.state is TenderState.UNKNOWN
            state = TenderState.UNKNOWN if is_retry else TenderState.DECLINED
            return replace(tender, state=state, outcome_code=outcome.reason.value)
        case RetryNeeded():
            return replace(
                tender,
                state=TenderState.UNKNOWN,
                card_id_hash=outcome.card_id_hash or tender.card_id_hash,
                outcome_code=RETRY_NEEDED,
            )
        case Unanswered():
            return replace(tender, state=TenderState.UNKNOWN, outcome_code=outcome.reason.value)
        case None:
            return replace(tender, state=TenderState.RELEASED, outcome_code="nothing_taken")
        case _:
            assert_never(outcome)


def _after_tender(unit: UnitOfWork, desk: Desk, actor: Actor, payment: Payment) -> Settlement:
    if payment.open_tender is not None:
        return Settlement(payment=payment)
    if payment.remaining_twd == 0:
        # Its own shift, even while that is being closed: the money came in it.  What a closed
        # shift carried forward belongs to the one open now, and the closed one never changes.
        shift = unit.shifts.open_at(payment.desk_no)
        if shift is None:
            # Found out about while the drawer is closed: it waits for the next shift.
            return Settlement(payment=payment)
        payment = _in_shift(payment, shift)
        return settle_payment(unit, desk, actor, payment, is_in_books=True)
    if payment.collected_twd == 0:
        # Nothing was taken: the books close on this try, and the draft starts a new one.
        return Settlement(payment=_cancel(unit, desk, actor, payment))
    return Settlement(payment=payment)


def settle_collected(desk: Desk, actor: Actor, *, payment_id: PaymentId) -> Settlement:
    """Settle a payment for what its machines have collected, leaving the rest due.

    The way out when the visitor will not or cannot hand over the rest: the items shrink from
    the last, and the receipt says what is still owed.  No money comes in by it, so it may be
    done while the drawer is being counted.

    Raises:
        NoOpenShift: The desk has no shift that the receipt could belong to.
        OutcomeOpen: A machine has not said how its sale ended.
        PaymentNotOpen: It is settled or cancelled.
        MoneyMayHaveMoved: What was collected cannot be spread over the items: a fee is not
            payable in part.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment = unit.payments.get(payment_id, lock=True)
        _check_open(payment)
        shift = unit.shifts.open_at(payment.desk_no)
        if shift is None:
            raise NoOpenShift(desk_no=payment.desk_no)
        payment = replace(_in_shift(payment, shift), items=_shrunk(payment, desk))
        unit.payments.replace_items(payment)
        settlement = settle_payment(unit, desk, actor, payment, is_in_books=True)
        unit.commit()
    return settlement


def cancel_payment(desk: Desk, actor: Actor, *, payment_id: PaymentId) -> Payment:
    """Close a payment in the books that has collected nothing.

    Raises:
        MoneyMayHaveMoved: A tender was collected or its outcome is open.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment = unit.payments.get(payment_id, lock=True)
        if payment.state is not PaymentState.OPEN:
            raise PaymentNotOpen(state=payment.state)
        if payment.may_have_moved_money:
            raise MoneyMayHaveMoved(amount_twd=payment.collected_twd)
        cancelled = _cancel(unit, desk, actor, payment)
        unit.commit()
    return cancelled


def _cancel(unit: UnitOfWork, desk: Desk, actor: Actor, payment: Payment) -> Payment:
    cancelled = replace(payment, state=PaymentState.CANCELLED)
    unit.payments.finish(cancelled)
    unit.cases.release_claims(payment.payment_id)
    unit.journal.write(actor, at=desk.clock(), act="cancel_payment", subject=payment.payment_id)
    return cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWritten:
    """The paper that was written by hand in an outage, instead of one that is printed.

    Attributes:
        number: On that paper, of the series ``H``.
        collected_by: Who took the money.
        collected_on: The day on the paper.
    """

    number: ReceiptNumber
    collected_by: str
    collected_on: date


def settle_payment(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    payment: Payment,
    *,
    is_in_books: bool,
    paper: HandWritten | None = None,
) -> Settlement:
    """Do everything that makes a payment final, in the transaction of *unit* (R3).

    Args:
        unit: The transaction, queued at the desk.
        desk: Where.
        actor: The clerk.
        payment: Open, its sum together.
        is_in_books: Its rows are there already.
        paper: What the visitor got in an outage; a receipt is printed where there is none.
    """
    now = desk.clock()
    _write_balances(unit, payment)
    number = (
        unit.receipts.take_number(desk_no=payment.desk_no, business_day=payment.business_day)
        if paper is None
        else paper.number
    )
    payment = replace(payment, state=PaymentState.SETTLED, settled_at=now, receipt_number=number)
    if is_in_books:
        unit.payments.finish(payment)
        unit.cases.release_claims(payment.payment_id)
    else:
        unit.payments.add_finished(payment, at=now)
    receipt = receipt_of(desk, payment, number, paper=paper)
    unit.receipts.add(receipt, payment.payment_id)
    details = {
        "receipt": number,
        "total_twd": payment.total_twd,
        "tenders": [[t.kind.value, t.amount_twd] for t in _collected(payment)],
    }
    if paper is not None:
        details |= {
            "collected_by": paper.collected_by,
            "collected_on": paper.collected_on.isoformat(),
        }
    unit.journal.write(
        actor,
        at=now,
        act="settle_payment" if paper is None else "enter_outage_receipt",
        subject=payment.payment_id,
        approver=next((t.approver for t in payment.tenders if t.approver), ""),
        details=details,
    )
    for form in desk.receipt_forms if paper is None else ():
        unit.print_jobs.add(
            PrintJob(
                job_id=PrintJobId(desk.new_id()),
                receipt_number=number,
                form=form,
                copy=0,
                state=PrintState.QUEUED,
                queued_at=now,
            ),
            desk_no=payment.desk_no,
        )
    unit.drafts.drop(payment.payment_id)
    return Settlement(payment=payment, receipt=receipt)


def _write_balances(unit: UnitOfWork, payment: Payment) -> None:
    items = [item for item in payment.items if isinstance(item, CaseItem)]
    # In the order in which everybody locks cases, so that nobody waits in a circle.
    for item in sorted(items, key=lambda item: item.case_id):
        if not unit.cases.save_payment(
            item.case_id,
            expected_version=item.case_version,
            parts=item.due - item.paid,
            late_fee_charged_twd=item.late_fee_charged_twd,
            computed_on=item.computed_on,
            last_paid_on=payment.business_day,
        ):
            raise CaseMoved(case_number=item.case_number)


def _collected(payment: Payment) -> tuple[Tender, ...]:
    return tuple(t for t in payment.tenders if t.state is TenderState.COLLECTED)


def receipt_of(
    desk: Desk, payment: Payment, number: ReceiptNumber, *, paper: HandWritten | None = None
) -> Receipt:
    """Return everything that stands on the receipt of a settled payment."""
    if payment.settled_at is None:
        raise ValueError("a receipt belongs to a settled payment")
    return Receipt(
        number=number,
        branch_name=desk.branch_name,
        desk_no=payment.desk_no,
        business_day=payment.business_day,
        issued_at=payment.settled_at,
        clerk_name=payment.clerk_name,
        payer_name=payment.payer_name,
        payer_number=payment.payer_number,
        lines=tuple(_line_of(item) for item in payment.items),
        tenders=tuple(_paper_tender(tender) for tender in _collected(payment)),
        total_twd=payment.total_twd,
        recovered=any(tender.recovered for tender in payment.tenders),
        is_demo=desk.is_demo,
        collected_by="" if paper is None else paper.collected_by,
        collected_on=None if paper is None else paper.collected_on,
    )


def _line_of(item: PaymentItem) -> ReceiptLine:
    if isinstance(item, CaseItem):
        return ReceiptLine(
            case_number=item.case_number,
            obligor_name=item.obligor_name,
            agency_name=item.agency_name,
            case_kind=item.kind,
            section=item.section,
            section_clerk=item.section_clerk,
            section_phone=item.section_phone,
            costs_twd=item.paid.costs_twd,
            interest_twd=item.paid.interest_twd,
            late_fee_twd=item.paid.late_fee_twd,
            principal_twd=item.paid.principal_twd,
            amount_twd=item.amount_twd,
            balance_left_twd=item.balance_left_twd,
            computed_on=item.computed_on,
        )
    return ReceiptLine(
        title=item.name,
        case_kind=item.group,
        quantity=item.quantity,
        unit_price_twd=item.unit_price_twd,
        amount_twd=item.amount_twd,
    )


def _paper_tender(tender: Tender) -> ReceiptTender:
    return ReceiptTender(
        kind=tender.kind,
        amount_twd=tender.amount_twd,
        tendered_twd=tender.tendered_twd,
        change_twd=tender.change_twd,
        masked_card=tender.masked_card,
        card_brand=tender.card_brand,
        approval_code=tender.approval_code,
        terminal_id=tender.terminal_id,
        balance_before_twd=tender.balance_before_twd,
        balance_after_twd=tender.balance_after_twd,
        issuer_name=tender.issuer_name,
        document_number=tender.document_number,
        document_date=tender.document_date,
        by_hand=tender.by_hand,
    )


def _shrunk(payment: Payment, desk: Desk) -> tuple[PaymentItem, ...]:
    """Spread what was collected over the items: fees whole, then cases in their order."""
    rest_twd = int(payment.collected_twd)
    rest_twd -= sum(item.amount_twd for item in payment.items if isinstance(item, FeeItem))
    if rest_twd < 0 or payment.collected_twd == 0:
        raise MoneyMayHaveMoved(amount_twd=payment.collected_twd)
    kept: list[PaymentItem] = []
    for item in payment.items:
        if isinstance(item, FeeItem):
            kept.append(item)
            continue
        amount_twd = Twd(min(rest_twd, item.amount_twd))
        rest_twd -= amount_twd
        if amount_twd:
            paid = allocate(item.due, amount_twd, desk.allocation_order)
            kept.append(replace(item, paid=paid))
    return tuple(kept)


def _check_open(payment: Payment) -> None:
    if payment.state is not PaymentState.OPEN:
        raise PaymentNotOpen(state=payment.state)
    if payment.open_tender is not None:
        raise OutcomeOpen(amount_twd=payment.open_tender.amount_twd)


def _with_holder(payment: Payment, *, holder_in_person: bool) -> Payment:
    """Return the payment with what the clerk confirmed for any of its tenders."""
    return replace(payment, holder_in_person=payment.holder_in_person or holder_in_person)


def check_rule(
    unit: UnitOfWork,
    payment: Payment,
    kind: TenderKind,
    amount_twd: Twd,
    *,
    holder_in_person: bool,
    on: date | None = None,
) -> None:
    """Refuse a tender that a kind does not accept; each tender is confirmed anew.

    Args:
        unit: Where the rules are.
        payment: What is paid.
        kind: How.
        amount_twd: How much.
        holder_in_person: The clerk confirmed that the card holder is here.
        on: The day whose rules are in force; None for the business day.

    Raises:
        TenderNotAccepted, TenderAboveLimit, HolderNotPresent: A rule says no.
    """
    check_tender(
        unit.rules.tender_rules(kind),
        kinds=payment.kinds,
        tender=kind,
        amount_twd=amount_twd,
        on=on or payment.business_day,
        holder_in_person=holder_in_person,
    )


def _tender_in(payment: Payment, tender_id: TenderId) -> Tender:
    return next(tender for tender in payment.tenders if tender.tender_id == tender_id)


def tenders_at_hand(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    payment: Payment,
    *,
    at_hand: tuple[TenderAtHand, ...],
    approver: Actor | None,
    on: date | None = None,
) -> tuple[Tender, ...]:
    """Turn what is handed over into tenders that together cover the rest exactly.

    Args:
        unit: Keeps the approval of each slip.
        desk: Where.
        actor: The clerk.
        payment: What is paid.
        at_hand: What was handed over.
        approver: The second person, needed for a slip.
        on: The day it was handed over; None for the business day.

    Raises:
        CashTooLittle, TenderTooMuch: They do not come to the sum.
        DocumentIncomplete, DocumentDateRefused, SlipIncomplete: A paper is not in order.
        ApprovalMissing, ApprovalRefused: A slip without a second person who may approve.
    """
    rest_twd = int(payment.remaining_twd)
    line_number = len(payment.tenders)
    made: list[Tender] = []
    # Cash last: it alone gives change, so it covers whatever the others leave.
    for handed in sorted(at_hand, key=lambda tender: isinstance(tender, CashLaidDown)):
        if rest_twd == 0:
            raise TenderTooMuch(amount_twd=_amount(handed), remaining_twd=Twd(0))
        line_number += 1
        tender = _tender_of(desk, handed, rest_twd=Twd(rest_twd), on=on or payment.business_day)
        if isinstance(handed, SlipShown):
            second = write_approval(
                unit,
                desk,
                actor,
                approver,
                act=ApprovedAct.CARD_BY_HAND,
                subject=payment.payment_id,
                reason=f"{handed.slip_number} / {handed.approval_code}",
                amount_twd=tender.amount_twd,
            )
            tender = replace(tender, approver=second.login)
        made.append(replace(tender, line_number=line_number))
        rest_twd -= tender.amount_twd
    if rest_twd:
        offered = sum(_amount(handed) for handed in at_hand)
        raise CashTooLittle(tendered_twd=Twd(offered), needed_twd=payment.remaining_twd)
    return tuple(made)


def _amount(handed: TenderAtHand) -> Twd:
    return handed.tendered_twd if isinstance(handed, CashLaidDown) else handed.amount_twd


def _tender_of(desk: Desk, handed: TenderAtHand, *, rest_twd: Twd, on: date) -> Tender:
    amount_twd = Twd(min(rest_twd, _amount(handed)))
    if not isinstance(handed, CashLaidDown) and handed.amount_twd > rest_twd:
        raise TenderTooMuch(amount_twd=handed.amount_twd, remaining_twd=rest_twd)
    if amount_twd <= 0:
        raise CashTooLittle(tendered_twd=amount_twd, needed_twd=rest_twd)
    tender = Tender(
        tender_id=TenderId(desk.new_id()),
        line_number=0,
        kind=TenderKind.CASH,
        state=TenderState.COLLECTED,
        amount_twd=amount_twd,
        tendered_twd=amount_twd,
    )
    match handed:
        case CashLaidDown():
            return replace(
                tender,
                tendered_twd=handed.tendered_twd,
                change_twd=Twd(handed.tendered_twd - amount_twd),
            )
        case DocumentHandedOver():
            check_document(
                issuer_name=handed.issuer_name,
                document_number=handed.document_number,
                document_date=handed.document_date,
                on=on,
            )
            return replace(
                tender,
                kind=handed.kind,
                issuer_name=handed.issuer_name,
                document_number=handed.document_number,
                document_date=handed.document_date,
            )
        case SlipShown():
            if not handed.slip_number or not handed.approval_code:
                raise SlipIncomplete
            return replace(
                tender,
                kind=handed.kind,
                trace_number=handed.slip_number,
                approval_code=handed.approval_code,
                masked_card=handed.masked_card,
                by_hand=True,
            )
        case _:
            assert_never(handed)
