"""What is open after an interruption, and the ladder that accounts for it.

A payment is open in the books when a machine was about to be asked and nobody has written
down how it ended.  The ladder, one rung after the other, each safe to repeat:

1. nothing was sent: released at once; an approval was stored: read it again;
2. ask the machine, where its protocol can be asked; *not found* twice, far enough apart,
   releases the sale;
3. the slip of the machine decides, confirmed by a second person;
4. the settlement total at day close is the last net.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import assert_never

from counter_app.domain.cases import CaseMoved
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    InProgress,
    NoQuery,
    NotFound,
    QueryOutcome,
    SaleOutcome,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.payments import (
    NoOpenOutcome,
    Payment,
    PaymentId,
    SlipIncomplete,
)
from counter_app.domain.shifts import NoOpenShift
from counter_app.domain.staff import Act, Actor, check_approval, check_permitted
from counter_app.domain.tenders import Tender, TenderId, TenderState
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine
from counter_app.services.payments import (
    Settlement,
    Unsent,
    ask_machine,
    conclude,
    recorder,
    request_of,
    settle_collected,
    was_sent,
)
from counter_app.services.wire import stored_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPayment:
    """A payment in the books that is neither settled nor cancelled.

    Attributes:
        tender: The one whose outcome is open; None where money was collected and the rest
            is still to be handed over.
    """

    payment: Payment
    tender: Tender | None


def open_payments(desk: Desk, actor: Actor) -> list[OpenPayment]:
    """Return what this desk must account for before it can forget it, oldest first."""
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        return [
            OpenPayment(payment=payment, tender=payment.open_tender)
            for payment in unit.payments.open_payments(desk.desk_no)
        ]


def recover_without_asking(
    desk: Desk, actor: Actor, machines: dict[str, PaymentMachine]
) -> list[Settlement]:
    """Climb the first rung for every open payment: no machine is asked, nobody is disturbed.

    Run at every start, before any new sale.

    Args:
        desk: Where.
        actor: Who signed in.
        machines: By the name in the settings; one that is missing leaves its sale unknown.

    Returns:
        Every payment that was found open, as it stands now.
    """
    return [_first_rung(desk, actor, found, machines) for found in open_payments(desk, actor)]


def settle_what_came_in(desk: Desk, actor: Actor) -> list[Settlement]:
    """Settle what was found out about while the drawer was closed; run when a shift is opened.

    Returns:
        Every payment that has its receipt by this.
    """
    whole = [
        _settled_if_whole(desk, actor, found.payment)
        for found in open_payments(desk, actor)
        if found.tender is None
    ]
    return [settlement for settlement in whole if settlement.receipt is not None]


def _first_rung(
    desk: Desk, actor: Actor, found: OpenPayment, machines: dict[str, PaymentMachine]
) -> Settlement:
    payment, tender = found.payment, found.tender
    if tender is None:
        return _settled_if_whole(desk, actor, payment)
    if not was_sent(desk, tender.tender_id):
        return conclude(
            desk,
            actor,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
            outcome=Unsent(),
            recovered=True,
        )
    outcome = _stored_answer(desk, tender, machines.get(tender.device))
    if tender.state is TenderState.UNKNOWN and not isinstance(outcome, Approved):
        return Settlement(payment=payment)
    return conclude(
        desk,
        actor,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=outcome,
        recovered=True,
    )


def _settled_if_whole(desk: Desk, actor: Actor, payment: Payment) -> Settlement:
    """Settle what came in whole while the desk had no shift that it could belong to.

    Where that cannot be, it stays open, and the clerk sees why on the page of open payments.
    """
    if payment.remaining_twd == 0 and payment.collected_twd:
        with suppress(NoOpenShift, CaseMoved):
            return settle_collected(desk, actor, payment_id=payment.payment_id)
    return Settlement(payment=payment)


def _stored_answer(desk: Desk, tender: Tender, machine: PaymentMachine | None) -> SaleOutcome:
    """Read the answers that were stored before the interruption."""
    if machine is None:
        return Unanswered(reason=UnansweredReason.SILENCE)
    with desk.open_unit() as unit:
        events = unit.tender_events.of(tender.tender_id)
    return stored_answer(events, partial(machine.interpret, request_of(desk, tender)))


class Rung(StrEnum):
    """What a query came to; each has words in the window."""

    SETTLED = "settled"
    DECLINED = "declined"
    RELEASED = "released"
    ASK_AGAIN = "ask_again"
    IN_PROGRESS = "in_progress"
    CANNOT_BE_ASKED = "cannot_be_asked"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Climbed:
    """Where the ladder stands after asking a machine.

    Attributes:
        ask_again_at: When *not found* may be confirmed; None for every other rung.
    """

    rung: Rung
    settlement: Settlement
    ask_again_at: datetime | None = None


def query_machine(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    *,
    payment_id: PaymentId,
    tender_id: TenderId,
) -> Climbed:
    """Ask the machine how an open sale ended: the second rung.

    Raises:
        DeviceUnreachable: The machine cannot be opened; nothing has changed.
    """
    check_permitted(actor, Act.RESOLVE_UNKNOWN)
    payment, tender = _open_tender(desk, payment_id, tender_id)
    if not was_sent(desk, tender_id):
        released = _first_rung(desk, actor, OpenPayment(payment=payment, tender=tender), {})
        if released.payment.open_tender is None:
            return Climbed(rung=Rung.RELEASED, settlement=released)
    answer = machine.query(request_of(desk, tender), record=recorder(desk, tender_id))
    return _climb(desk, actor, machine, payment, tender=tender, answer=answer)


def _climb(  # noqa: PLR0917 - the whole state of the ladder
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    payment: Payment,
    tender: Tender,
    answer: QueryOutcome,
) -> Climbed:
    stays = Settlement(payment=payment)
    match answer:
        case Approved():
            return Climbed(
                rung=Rung.SETTLED, settlement=_found(desk, actor, tender, answer, of=payment)
            )
        case Declined():
            # Of the sale that was asked about, so nothing was taken.
            return Climbed(
                rung=Rung.DECLINED, settlement=_found(desk, actor, tender, None, of=payment)
            )
        case NotFound():
            return _not_found(desk, actor, machine, tender, of=payment)
        case InProgress():
            return Climbed(rung=Rung.IN_PROGRESS, settlement=stays)
        case NoQuery():
            return Climbed(rung=Rung.CANNOT_BE_ASKED, settlement=stays)
        case Unanswered():
            return Climbed(rung=Rung.NO_ANSWER, settlement=stays)
        case _:
            assert_never(answer)


def _found(
    desk: Desk, actor: Actor, tender: Tender, answer: Approved | None, *, of: Payment
) -> Settlement:
    return conclude(
        desk,
        actor,
        payment_id=of.payment_id,
        tender_id=tender.tender_id,
        outcome=answer,
        recovered=True,
    )


def _not_found(
    desk: Desk, actor: Actor, machine: PaymentMachine, tender: Tender, *, of: Payment
) -> Climbed:
    now = desk.clock()
    with desk.open_unit() as unit:
        if unit.closing.is_carried("tender", of.payment_id):
            # The machine has been settled since: that it remembers nothing of a sale before
            # its settlement is no sign that it took nothing.
            return Climbed(rung=Rung.CANNOT_BE_ASKED, settlement=Settlement(payment=of))
        first = unit.payments.note_not_found(tender.tender_id, now)
        unit.journal.write(
            actor,
            at=now,
            act="find_no_sale",
            subject=of.payment_id,
            details={"tender": tender.tender_id, "first_at": first.isoformat()},
        )
        unit.commit()
    again_at = first + timedelta(seconds=machine.released_after_s)
    if now < again_at:
        return Climbed(
            rung=Rung.ASK_AGAIN,
            settlement=Settlement(payment=of),
            ask_again_at=again_at,
        )
    return Climbed(rung=Rung.RELEASED, settlement=_found(desk, actor, tender, None, of=of))


def retry_debit(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    *,
    payment_id: PaymentId,
    tender_id: TenderId,
) -> Climbed:
    """Try a debit that was cut short once more: the second rung of a reader that says so.

    The same serial and the same card; not a new charge.

    Raises:
        DeviceUnreachable: The reader cannot be asked; nothing has changed.
    """
    check_permitted(actor, Act.RESOLVE_UNKNOWN)
    payment, tender = _open_tender(desk, payment_id, tender_id)
    if tender.attempts >= machine.attempts_max:
        return Climbed(rung=Rung.CANNOT_BE_ASKED, settlement=Settlement(payment=payment))
    settled = ask_machine(desk, actor, machine, payment_id=payment_id, tender_id=tender_id)
    if settled.payment.open_tender is None:
        return Climbed(rung=Rung.SETTLED, settlement=settled)
    return Climbed(rung=Rung.NO_ANSWER, settlement=settled)


def resolve_by_slip(  # noqa: PLR0913 - what the slip says, and who read it
    desk: Desk,
    actor: Actor,
    approver: Actor,
    *,
    payment_id: PaymentId,
    tender_id: TenderId,
    was_charged: bool,
    slip_number: str = "",
    approval_code: str = "",
) -> Settlement:
    """Let the slip of the machine decide, confirmed by a second person: the third rung.

    Raises:
        ApprovalRefused: The second person is the first, or may not approve.
        SlipIncomplete: A charge needs the slip's number and approval code.
        NoOpenOutcome: The tender is no longer open.
    """
    check_permitted(actor, Act.RESOLVE_UNKNOWN)
    check_approval(actor, approver)
    if was_charged and not (slip_number and approval_code):
        raise SlipIncomplete
    _payment, tender = _open_tender(desk, payment_id, tender_id)
    charged = Approved(
        amount_twd=tender.amount_twd,
        reference=tender.reference,
        terminal_id=tender.terminal_id,
        approval_code=approval_code,
        trace_number=slip_number,
    )
    return conclude(
        desk,
        actor,
        payment_id=payment_id,
        tender_id=tender_id,
        outcome=charged if was_charged else None,
        recovered=True,
        approver=approver,
    )


def _open_tender(desk: Desk, payment_id: PaymentId, tender_id: TenderId) -> tuple[Payment, Tender]:
    with desk.open_unit() as unit:
        payment = unit.payments.get(payment_id)
    tender = payment.open_tender
    if tender is None or tender.tender_id != tender_id:
        raise NoOpenOutcome
    return payment, tender
