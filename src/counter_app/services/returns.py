"""Let machines give money back, and account for it after an interruption.

The same rules as for a sale (`services.payments`): the intent is in the books before the first
byte leaves, the raw answer before anybody says what it means, silence is unknown, and every
step may be killed and run again.  The leg that a machine gives back is a tender with a
`reversal_id`; while its outcome is open, its machine and its cases are held.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.errors import Trouble
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    InProgress,
    NoQuery,
    NoReturn,
    NotFound,
    QueryOutcome,
    ReturnOutcome,
    ReturnRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.payments import NoOpenOutcome, SlipIncomplete
from counter_app.domain.reversals import (
    NothingToReturn,
    NotThisDesk,
    ReturnOpen,
    Reversal,
    ReversalId,
    ReversalState,
    ReversalStepRefused,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.tenders import (
    MACHINE_KINDS,
    OPEN_STATES,
    Tender,
    TenderId,
    TenderKind,
    TenderState,
)
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.giving_back import (
    OpenReversal,
    SoldTender,
    check_here,
    finish_if_whole,
    get_reversal,
    hold_cases,
    opened,
)
from counter_app.services.machines import OnStep, PaymentMachine
from counter_app.services.once import once
from counter_app.services.payments import (
    RETRY_NEEDED,
    Unsent,
    after_outcome,
    recorder,
    reference_of,
    was_sent,
)
from counter_app.services.recovery import Rung
from counter_app.services.reversals import open_reversals
from counter_app.services.room import check_room
from counter_app.services.shifts import open_shift_of
from counter_app.services.wire import stored_answer
from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """Where a reversal stands after a machine was asked.

    Attributes:
        outcome: What the machine said, where one was asked.
    """

    reversal: Reversal
    outcome: ReturnOutcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnClimbed:
    """Where the ladder of a return stands after asking a machine.

    Attributes:
        rung: SETTLED where the money has gone back.
        ask_again_at: When *not found* may be confirmed; None for every other rung.
    """

    rung: Rung
    reversal: Reversal
    ask_again_at: datetime | None = None


_Conclusion = ReturnOutcome | Unsent | None
"""What became of a leg; None when it is certain that nothing went back."""


def return_tender(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    *,
    reversal_id: ReversalId,
    tender_id: TenderId,
    on_step: OnStep = lambda _step: None,
) -> Returned:
    """Ask a machine to give back what it took, and write down what became of it.

    The last of a void makes it final.  A clear no may be followed by another try, or by the
    slip.  A return that an e-ticket reader could not confirm is tried again by calling this
    again: same serial, same card.

    Args:
        desk: Where the money was taken.
        actor: The clerk.
        machine: That took it.
        reversal_id: Approved, and begun at this desk.
        tender_id: Of the sale.
        on_step: Told how far it has come.

    Raises:
        DiskLow: The answer might not be kept; the machine was not asked.
        DeviceUnreachable: The machine could not be opened; nothing was sent.
        ReturnOpen: A machine has not said how the last return ended.
        NothingToReturn: It has gone back already, or another machine took it.
        TerminalBlocked: The machine has an open sale.
        CaseBlocked: Another payment of one of the cases is under way.
        NoOpenShift, ShiftClosing, NotThisDesk, ReversalStepRefused: Not now.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    leg, request = _start_leg(desk, actor, machine, reversal_id=reversal_id, tender_id=tender_id)
    try:
        outcome = machine.give_back(request, record=recorder(desk, leg.tender_id), on_step=on_step)
    except Trouble:
        # If nothing left the desk, nothing can have gone back.
        _conclude(desk, actor, leg, Unsent())
        raise
    return _conclude(desk, actor, leg, outcome)


def query_return(
    desk: Desk, actor: Actor, machine: PaymentMachine, *, reversal_id: ReversalId
) -> ReturnClimbed:
    """Ask the machine how an open return ended: the second rung.

    Raises:
        NoOpenOutcome: Nothing is open.
        DeviceUnreachable: The machine cannot be opened; nothing has changed.
    """
    check_permitted(actor, Act.RESOLVE_UNKNOWN)
    found = _with_open_leg(desk, reversal_id)
    leg = _open_leg_of(found)
    if not was_sent(desk, leg.tender_id):
        released = _conclude(desk, actor, leg, Unsent(), recovered=True)
        if released.reversal.open_leg is None:
            return ReturnClimbed(rung=Rung.RELEASED, reversal=released.reversal)
    with desk.open_unit() as unit:
        request = _request_of(unit, desk, found, leg)
    answer = machine.query_return(request, record=recorder(desk, leg.tender_id))
    return _climb(desk, actor, machine, found, answer=answer)


def _climb(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    found: OpenReversal,
    *,
    answer: QueryOutcome,
) -> ReturnClimbed:
    conclude = partial(_conclude, desk, actor, _open_leg_of(found), recovered=True)
    match answer:
        case Approved():
            return ReturnClimbed(rung=Rung.SETTLED, reversal=conclude(answer).reversal)
        case Declined():
            # Of the return that was asked about, so nothing went back.
            return ReturnClimbed(rung=Rung.DECLINED, reversal=conclude(None).reversal)
        case NotFound():
            return _not_found(desk, actor, machine, found)
        case InProgress():
            return ReturnClimbed(rung=Rung.IN_PROGRESS, reversal=found.reversal)
        case NoQuery():
            return ReturnClimbed(rung=Rung.CANNOT_BE_ASKED, reversal=found.reversal)
        case Unanswered():
            return ReturnClimbed(rung=Rung.NO_ANSWER, reversal=found.reversal)
        case _:
            assert_never(answer)


def return_by_slip(  # noqa: PLR0913 - what the slip says, and who read it
    desk: Desk,
    actor: Actor,
    approver: Actor | None,
    *,
    reversal_id: ReversalId,
    tender_id: TenderId,
    was_returned: bool,
    slip_number: str = "",
    approval_code: str = "",
) -> Returned:
    """Let the slip of the machine decide, confirmed by a second person: the third rung.

    Also for what was voided on the machine itself: a card that was taken by hand, or a machine
    that does not give back for a till.

    Args:
        desk: Where.
        actor: The clerk.
        approver: The second person.
        reversal_id: Approved, and begun at this desk.
        tender_id: Of the sale.
        was_returned: The slip says that the money went back.
        slip_number: As on the slip of the return.
        approval_code: Likewise, where there is one.

    Raises:
        ApprovalMissing, ApprovalRefused: There is no second person, or none who may approve.
        SlipIncomplete: A return needs the slip's number.
        NoOpenOutcome: Nothing is open, and nothing went back.
        NothingToReturn: It has gone back already, or no card was taken.
        ReturnOpen: Another tender's return is open.
    """
    check_permitted(actor, Act.RESOLVE_UNKNOWN)
    if was_returned and not slip_number.strip():
        raise SlipIncomplete
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        found = _approved(unit, desk, reversal_id)
        sold = _sold(found, tender_id)
        if sold.is_back or sold.tender.kind not in MACHINE_KINDS:
            raise NothingToReturn
        leg = found.open_leg
        if leg is not None and leg.reverses_tender_id != tender_id:
            raise ReturnOpen(amount_twd=leg.amount_twd)
        if leg is None and not was_returned:
            raise NoOpenOutcome
        second = write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.RESOLVE_BY_SLIP,
            subject=found.reversal.receipt_number,
            reason=slip_number.strip() or found.reversal.reason,
            amount_twd=sold.tender.amount_twd,
        )
        hold_cases(unit, found.payment)
        moved = replace(
            leg or _new_leg(unit, desk, found, sold),
            state=TenderState.RETURNED if was_returned else TenderState.RELEASED,
            outcome_code="by_slip",
            trace_number=slip_number.strip(),
            approval_code=approval_code.strip(),
            by_hand=True,
            approver=second.login,
            recovered=leg is not None,
        )
        if leg is None:
            unit.payments.add_tender(found.payment, moved, at=desk.clock(), desk_no=desk.desk_no)
        else:
            unit.payments.move_tender(found.payment, moved)
        reversal = _write_outcome(
            unit, desk, actor, found, old=leg, new=moved, approver=second.login
        )
        unit.commit()
    return Returned(reversal=reversal)


def recover_reversals(
    desk: Desk, actor: Actor, machines: dict[str, PaymentMachine]
) -> list[Reversal]:
    """Climb the first rung for every open reversal: no machine is asked, nobody is disturbed.

    Run at every start: what was not sent is released, a stored approval is read again, and what
    is back whole is made final.

    Args:
        desk: Where.
        actor: Who signed in.
        machines: By the name in the settings; one that is missing leaves its return unknown.

    Returns:
        Every reversal that was found open, as it stands now.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    return [_first_rung(desk, actor, found, machines) for found in open_reversals(desk, actor)]


def may_try_again(leg: Tender, machine: PaymentMachine) -> bool:
    """Tell whether an open return may be asked for again: the machine has asked for it.

    Same serial, same card: the reader knows that it has met this return before.
    """
    return leg.outcome_code == RETRY_NEEDED and leg.attempts < machine.attempts_max


# --- one leg ----------------------------------------------------------------


def _start_leg(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    *,
    reversal_id: ReversalId,
    tender_id: TenderId,
) -> tuple[Tender, ReturnRequest]:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = open_shift_of(unit, desk, actor)
        found = _approved(unit, desk, reversal_id)
        sold = _sold(found, tender_id)
        if found.payment.desk_no != desk.desk_no:
            raise NotThisDesk(desk_no=found.payment.desk_no)
        if sold.is_back or sold.tender.device != machine.name:
            raise NothingToReturn
        leg = found.open_leg
        if leg is not None:
            # Counted in the books first: of two who ask at once, only one gets through.
            is_retry = may_try_again(leg, machine)
            if leg.reverses_tender_id != tender_id or not is_retry:
                raise ReturnOpen(amount_twd=leg.amount_twd)
            leg = replace(leg, attempts=leg.attempts + 1)
            unit.payments.move_tender(found.payment, leg)
        else:
            check_room(desk)
            hold_cases(unit, found.payment)
            leg = _new_leg(unit, desk, found, sold)
            unit.payments.add_tender(found.payment, leg, at=desk.clock(), desk_no=desk.desk_no)
            if not found.reversal.returned_twd:
                unit.reversals.save(
                    replace(
                        found.reversal,
                        shift_id=shift.shift_id,
                        business_day=shift.business_day,
                    )
                )
            unit.journal.write(
                actor,
                at=desk.clock(),
                act="intend_return",
                subject=found.reversal.receipt_number,
                details={
                    "reversal": reversal_id,
                    "tender": leg.tender_id,
                    "of": tender_id,
                    "kind": leg.kind.value,
                    "amount_twd": leg.amount_twd,
                    "device": leg.device,
                    "reference": leg.reference,
                },
            )
        request = _request_of(unit, desk, found, leg)
        unit.commit()
    return leg, request


def _new_leg(unit: UnitOfWork, desk: Desk, found: OpenReversal, sold: SoldTender) -> Tender:
    tender_id = TenderId(desk.new_id())
    serial = ""
    if sold.tender.kind is TenderKind.ETICKET and sold.tender.device:
        serial = unit.receipts.take_request_serial(
            desk_no=desk.desk_no, business_day=found.payment.business_day
        )
    return Tender(
        tender_id=tender_id,
        line_number=unit.reversals.next_line_number(found.payment.payment_id),
        kind=sold.tender.kind,
        state=TenderState.INTENDED,
        amount_twd=sold.tender.amount_twd,
        tendered_twd=sold.tender.amount_twd,
        reference=reference_of(desk.desk_no, tender_id),
        device=sold.tender.device,
        request_serial=serial,
        attempts=1,
        intended_at=desk.clock(),
        reversal_id=found.reversal.reversal_id,
        reverses_tender_id=sold.tender.tender_id,
    )


def _request_of(unit: UnitOfWork, desk: Desk, found: OpenReversal, leg: Tender) -> ReturnRequest:
    """Return what a machine is, or was, asked for a leg."""
    sale = next(
        sold.tender for sold in found.tenders if sold.tender.tender_id == leg.reverses_tender_id
    )
    asked_at = leg.intended_at or desk.clock()
    sold_at = sale.intended_at or found.payment.started_at
    return ReturnRequest(
        kind=leg.kind,
        amount_twd=leg.amount_twd,
        reference=leg.reference,
        # Not the time now: an answer found later is compared with what was asked then.
        requested_at=asked_at,
        sale_reference=sale.reference,
        sale_requested_at=sold_at,
        sale_terminal_id=sale.terminal_id,
        sale_approval_code=sale.approval_code,
        sale_trace_number=sale.trace_number,
        sale_batch_number=sale.batch_number,
        sale_order_number=sale.order_number,
        sale_device_time=sale.device_time,
        sale_masked_card=sale.masked_card,
        sale_card_brand=sale.card_brand,
        sale_request_serial=sale.request_serial,
        sale_card_id_hash=sale.card_id_hash,
        is_settled=unit.reversals.has_settled_between(
            desk_no=found.payment.desk_no, device=sale.device, since=sold_at, until=asked_at
        ),
        attempt=leg.attempts,
        request_serial=leg.request_serial,
        card_id_hash=leg.card_id_hash,
    )


def _conclude(
    desk: Desk, actor: Actor, leg: Tender, outcome: _Conclusion, *, recovered: bool = False
) -> Returned:
    """Write down what became of a leg; make the reversal final when everything is back.

    May be run again after an interruption: a leg that is final stays as it is.
    """
    write = partial(_write_conclusion, desk, actor, leg, outcome, recovered=recovered)
    return once(write)


def _write_conclusion(
    desk: Desk, actor: Actor, asked: Tender, outcome: _Conclusion, *, recovered: bool
) -> Returned:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        reversal = get_reversal(unit, ReversalId(str(asked.reversal_id)))
        found = opened(unit, reversal, unit.payments.get(reversal.payment_id, lock=True))
        leg = next(leg for leg in reversal.tenders if leg.tender_id == asked.tender_id)
        said = None if isinstance(outcome, Unsent) else outcome
        # Looked at under the lock of the desk, which whoever sends takes too.
        is_on_its_way = isinstance(outcome, Unsent) and unit.tender_events.was_sent(leg.tender_id)
        if is_on_its_way or leg.state not in OPEN_STATES:
            return Returned(reversal=reversal, outcome=said)
        moved = replace(_after(leg, said), recovered=recovered)
        unit.payments.move_tender(found.payment, moved)
        reversal = _write_outcome(unit, desk, actor, found, old=leg, new=moved)
        unit.commit()
    return Returned(reversal=reversal, outcome=said)


def _after(leg: Tender, outcome: ReturnOutcome | None) -> Tender:
    if isinstance(outcome, NoReturn):
        return replace(leg, state=TenderState.RELEASED, outcome_code="no_return")
    return after_outcome(leg, outcome, done=TenderState.RETURNED)


def _write_outcome(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    found: OpenReversal,
    *,
    old: Tender | None,
    new: Tender,
    approver: str = "",
) -> Reversal:
    unit.journal.write(
        actor,
        at=desk.clock(),
        act="conclude_return",
        subject=found.reversal.receipt_number,
        approver=approver,
        details={
            "reversal": found.reversal.reversal_id,
            "tender": new.tender_id,
            "of": new.reverses_tender_id,
            "from": old.state.value if old else "",
            "to": new.state.value,
            "code": new.outcome_code,
            "recovered": new.recovered,
        },
    )
    known = get_reversal(unit, found.reversal.reversal_id)
    if not known.may_have_moved_money:
        # Nothing has gone back: the cases may be paid until somebody tries again.
        unit.cases.release_claims(found.payment.payment_id)
    return finish_if_whole(unit, desk, actor, opened(unit, known, found.payment))


# --- the ladder -------------------------------------------------------------


def _first_rung(
    desk: Desk, actor: Actor, found: OpenReversal, machines: dict[str, PaymentMachine]
) -> Reversal:
    reversal, leg = found.reversal, found.open_leg
    if leg is None:
        return _finish_what_is_back(desk, actor, reversal)
    if not was_sent(desk, leg.tender_id):
        return _conclude(desk, actor, leg, Unsent(), recovered=True).reversal
    outcome = _stored_answer(desk, found, leg, machines.get(leg.device))
    if leg.state is TenderState.UNKNOWN and not isinstance(outcome, Approved):
        return reversal
    return _conclude(desk, actor, leg, outcome, recovered=True).reversal


def _finish_what_is_back(desk: Desk, actor: Actor, reversal: Reversal) -> Reversal:
    if not reversal.returned_twd:
        return reversal
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        known = get_reversal(unit, reversal.reversal_id)
        payment = unit.payments.get(known.payment_id, lock=True)
        done = finish_if_whole(unit, desk, actor, opened(unit, known, payment))
        unit.commit()
    return done


def _stored_answer(
    desk: Desk, found: OpenReversal, leg: Tender, machine: PaymentMachine | None
) -> ReturnOutcome:
    """Read the answers that were stored before the interruption."""
    if machine is None:
        return Unanswered(reason=UnansweredReason.SILENCE)
    with desk.open_unit() as unit:
        events = unit.tender_events.of(leg.tender_id)
        request = _request_of(unit, desk, found, leg)
    return stored_answer(events, partial(machine.interpret_return, request))


def _not_found(
    desk: Desk, actor: Actor, machine: PaymentMachine, found: OpenReversal
) -> ReturnClimbed:
    leg = _open_leg_of(found)
    now = desk.clock()
    with desk.open_unit() as unit:
        if unit.closing.is_carried("reversal", found.reversal.reversal_id):
            # The machine has been settled since, and remembers nothing from before that.
            return ReturnClimbed(rung=Rung.CANNOT_BE_ASKED, reversal=found.reversal)
        first = unit.payments.note_not_found(leg.tender_id, now)
        unit.journal.write(
            actor,
            at=now,
            act="find_no_return",
            subject=found.reversal.receipt_number,
            details={"tender": leg.tender_id, "first_at": first.isoformat()},
        )
        unit.commit()
    again_at = first + timedelta(seconds=machine.released_after_s)
    if now < again_at:
        return ReturnClimbed(rung=Rung.ASK_AGAIN, reversal=found.reversal, ask_again_at=again_at)
    released = _conclude(desk, actor, leg, None, recovered=True)
    return ReturnClimbed(rung=Rung.RELEASED, reversal=released.reversal)


# --- parts ------------------------------------------------------------------


def _approved(unit: UnitOfWork, desk: Desk, reversal_id: ReversalId) -> OpenReversal:
    reversal = get_reversal(unit, reversal_id)
    if reversal.state is not ReversalState.APPROVED:
        raise ReversalStepRefused(from_state=reversal.state, to_state=ReversalState.DONE)
    check_here(desk, reversal)
    return opened(unit, reversal, unit.payments.get(reversal.payment_id, lock=True))


def _sold(found: OpenReversal, tender_id: TenderId) -> SoldTender:
    sold = next((s for s in found.tenders if s.tender.tender_id == tender_id), None)
    if sold is None:
        raise NothingToReturn
    return sold


def _with_open_leg(desk: Desk, reversal_id: ReversalId) -> OpenReversal:
    with desk.open_unit() as unit:
        return opened(unit, get_reversal(unit, reversal_id))


def _open_leg_of(found: OpenReversal) -> Tender:
    if found.open_leg is None:
        raise NoOpenOutcome
    return found.open_leg
