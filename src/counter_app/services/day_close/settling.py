"""Settle the machines of a shift: once each, by the rules of a sale.

The intent is committed before the first byte (R1), what crosses the wire before it is believed
(R2), and a settlement whose answer is missing is asked about, never sent again: a machine that
has settled holds nothing any more.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final, assert_never

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.closing import (
    CloseStep,
    Settlement,
    SettlementId,
    SettlementOpen,
    SettlementState,
    StepDone,
    UnknownShift,
)
from counter_app.domain.errors import Trouble
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    BrandTotal,
    Declined,
    NoQuery,
    NoSettlement,
    NotFound,
    Settled,
    SettleOutcome,
    SettleRequest,
    Unanswered,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.approvals import write_approval
from counter_app.services.day_close.state import (
    CloseState,
    SettleWay,
    check_reached,
    look,
    shift_to_close,
)
from counter_app.services.desk import Desk
from counter_app.services.machines import OnStep, PaymentMachine, Record
from counter_app.services.once import once
from counter_app.services.room import check_room
from counter_app.services.wire import keep_wire
from counter_app.store.unit_of_work import UnitOfWork

REFERENCE_LENGTH_MAX: Final = 18

SETTLED: Final = "settled"
NO_TOTALS: Final = "no_totals"
NOT_SENT: Final = "not_sent"
NO_SETTLEMENT: Final = "no_settlement"
NO_QUERY: Final = "no_query"
NOT_FOUND: Final = "not_found"
ASK_AGAIN: Final = "ask_again"
BY_SLIP: Final = "by_slip"

_OPEN: Final = frozenset({SettlementState.INTENDED, SettlementState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Unsent:
    """Nothing was settled, if it is true that nothing has left the desk."""


Conclusion = SettleOutcome | NotFound | NoQuery | Unsent


def begin_settlement(desk: Desk, actor: Actor, *, device: str) -> Settlement:
    """Write down that a machine is about to be settled (R1).

    After an interruption the intent of which nothing has left the desk is taken up again.

    Raises:
        DiskLow: The answer might not be kept.
        NoOpenShift, NotClosing, NotOwnShift: Nothing is being closed here.
        ItemsOpen, StepMissing: A step before is not done.
        StepDone: The machine is settled, or took nothing in this shift.
        SettlementOpen: Nobody knows how its settlement ended; it is asked about.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    check_room(desk)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = shift_to_close(unit, desk, actor)
        state = look(unit, shift, actor)
        check_reached(state, CloseStep.SETTLE)
        before = _standing(state, device)
        if before is not None:
            if (
                unit.settlement_events.was_sent(before.settlement_id)
                or before.state is SettlementState.UNKNOWN
            ):
                raise SettlementOpen(device=device)
            if before.attempts == 0:
                return before
            # Who sends looks at the state under the same lock, so nothing will be sent for it.
            _write(unit, desk, actor, settlement=before, outcome=Unsent())
        made = _intended(unit, desk, state, device)
        unit.closing.add_settlement(made)
        unit.journal.write(
            actor,
            at=made.intended_at,
            act="intend_settlement",
            subject=made.settlement_id,
            details={"device": device, "reference": made.reference, "shift": shift.shift_id},
        )
        unit.commit()
    return made


def _standing(state: CloseState, device: str) -> Settlement | None:
    """Return the settlement of a machine that has not ended.

    Raises:
        StepDone: There is nothing to settle.
    """
    found = [machine for machine in state.machines if machine.device == device]
    if not found or found[0].way is SettleWay.DONE:
        raise StepDone(step=CloseStep.SETTLE)
    return found[0].settlement if found[0].way is SettleWay.ASK else None


def _intended(unit: UnitOfWork, desk: Desk, state: CloseState, device: str) -> Settlement:
    settlement_id = SettlementId(desk.new_id())
    digest = hashlib.sha256(settlement_id.encode()).hexdigest().upper()
    totals = next(machine.totals for machine in state.machines if machine.device == device)
    return Settlement(
        settlement_id=settlement_id,
        desk_no=desk.desk_no,
        shift_id=state.shift.shift_id,
        device=device,
        state=SettlementState.INTENDED,
        reference=f"S{desk.desk_no:02d}{digest}"[:REFERENCE_LENGTH_MAX],
        intended_at=desk.clock(),
        expected=totals,
        request_serial=unit.receipts.take_request_serial(
            desk_no=desk.desk_no, business_day=state.shift.business_day
        ),
    )


def settle_machine(
    desk: Desk,
    actor: Actor,
    machine: PaymentMachine,
    *,
    settlement_id: SettlementId,
    on_step: OnStep = lambda _step: None,
) -> Settlement:
    """Have a machine close its day, once, and write down what it said.

    Raises:
        DeviceUnreachable: The machine could not be opened; nothing was sent.
        SettlementOpen: It has been asked before, or is settled.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    settlement = _start_attempt(desk, settlement_id)
    try:
        outcome = machine.settle(
            request_of(settlement), record=recorder(desk, settlement_id), on_step=on_step
        )
    except Trouble:
        # If nothing left the desk, nothing can have been settled.
        conclude_settlement(desk, actor, settlement_id=settlement_id, outcome=Unsent())
        raise
    return conclude_settlement(desk, actor, settlement_id=settlement_id, outcome=outcome)


def _start_attempt(desk: Desk, settlement_id: SettlementId) -> Settlement:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        settlement = _get(unit, settlement_id)
        # Counted in the books first: of two who ask at once, only one gets through.
        if settlement.state is not SettlementState.INTENDED or settlement.attempts:
            raise SettlementOpen(device=settlement.device)
        settlement = replace(settlement, attempts=1)
        unit.closing.move_settlement(settlement)
        unit.commit()
    return settlement


def request_of(settlement: Settlement) -> SettleRequest:
    """Return what a machine is, or was, asked for a settlement."""
    return SettleRequest(
        reference=settlement.reference,
        requested_at=settlement.intended_at,
        request_serial=settlement.request_serial,
        batch_number=settlement.batch_number,
        expected=settlement.expected,
    )


def recorder(desk: Desk, settlement_id: SettlementId) -> Record:
    """Return a function that commits one thing that crossed the wire for a settlement (R2)."""
    return keep_wire(
        desk,
        settlement_id,
        events=lambda unit: unit.settlement_events,
        is_open=lambda unit: _get(unit, settlement_id).state in _OPEN,
    )


def query_settlement(
    desk: Desk, actor: Actor, machine: PaymentMachine, *, settlement_id: SettlementId
) -> Settlement:
    """Find out how a settlement ended: from what was stored, else by asking the machine.

    Nothing is settled by it.  *Not found* releases the settlement once the machine says so
    twice, far enough apart; until then `Settlement.outcome_code` is `ASK_AGAIN`.

    Returns:
        The settlement: SETTLED, FAILED when it may be tried again, else UNKNOWN.

    Raises:
        DeviceUnreachable: The machine cannot be opened; nothing has changed.
        UnknownShift: There is no such settlement.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        settlement = _get(unit, settlement_id)
        events = unit.settlement_events.of(settlement_id)
    if settlement.state not in _OPEN:
        return settlement
    conclude = partial(conclude_settlement, desk, actor, settlement_id=settlement_id)
    if not any(event.direction == "sent" for event in events):
        return conclude(outcome=Unsent())
    request = request_of(settlement)
    for event in events:
        if event.is_answer:
            stored = machine.interpret_settlement(request, event.data)
            if isinstance(stored, Settled):
                return conclude(outcome=stored)
    answer = machine.query_settlement(request, record=recorder(desk, settlement_id))
    return conclude(outcome=answer, released_after_s=machine.released_after_s)


def settle_by_slip(
    desk: Desk,
    actor: Actor,
    approver: Actor,
    *,
    device: str,
    totals: tuple[BrandTotal, ...],
    reason: str,
) -> Settlement:
    """Let the slip of a machine say what it held, approved by a second person.

    For a machine that cannot be asked, one whose settlement nobody knows about, or one that is
    broken; what the slip says is compared with the books like any other settlement.

    Args:
        desk: Where.
        actor: Who closes.
        approver: The second person.
        device: Name of the machine.
        totals: What the slip says, by brand or group; empty where there is no slip.
        reason: In words.

    Raises:
        NoOpenShift, NotClosing, NotOwnShift: Nothing is being closed here.
        ItemsOpen, StepMissing: A step before is not done.
        StepDone: The machine is settled, or took nothing in this shift.
        ApprovalRefused, ReasonMissing: The approval is not in order.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = shift_to_close(unit, desk, actor)
        state = look(unit, shift, actor)
        check_reached(state, CloseStep.SETTLE)
        before = _standing(state, device)
        settlement = before or _intended(unit, desk, state, device)
        write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.SETTLE_BY_SLIP,
            subject=settlement.settlement_id,
            reason=reason,
            amount_twd=Twd(sum(total.net_twd for total in totals)),
        )
        typed = replace(
            settlement,
            state=SettlementState.SETTLED,
            reported=totals,
            outcome_code=BY_SLIP,
            by_slip=True,
            approver=approver.login,
        )
        if before is None:
            unit.closing.add_settlement(typed)
        else:
            unit.closing.move_settlement(typed)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="settle_by_slip",
            subject=typed.settlement_id,
            details={
                "device": device,
                "from": settlement.state.value,
                "reported": _listed(totals),
                "reason": reason,
            },
            approver=approver.login,
        )
        unit.commit()
    return typed


def conclude_settlement(
    desk: Desk,
    actor: Actor,
    *,
    settlement_id: SettlementId,
    outcome: Conclusion,
    released_after_s: int = 0,
) -> Settlement:
    """Write down what became of a settlement; one that has ended stays as it is."""
    write = partial(
        _conclude,
        desk,
        actor,
        settlement_id=settlement_id,
        outcome=outcome,
        released_after_s=released_after_s,
    )
    return once(write)


def _conclude(
    desk: Desk,
    actor: Actor,
    *,
    settlement_id: SettlementId,
    outcome: Conclusion,
    released_after_s: int,
) -> Settlement:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        settlement = _get(unit, settlement_id)
        if settlement.state not in _OPEN:
            return settlement
        if isinstance(outcome, Unsent) and unit.settlement_events.was_sent(settlement_id):
            return settlement
        moved = _write(
            unit,
            desk,
            actor,
            settlement=settlement,
            outcome=outcome,
            released_after_s=released_after_s,
        )
        unit.commit()
    return moved


def _write(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    *,
    settlement: Settlement,
    outcome: Conclusion,
    released_after_s: int = 0,
) -> Settlement:
    if isinstance(outcome, NotFound):
        is_released = _is_released(unit, desk, settlement, after_s=released_after_s)
        moved = replace(
            settlement,
            state=SettlementState.FAILED if is_released else SettlementState.UNKNOWN,
            outcome_code=NOT_FOUND if is_released else ASK_AGAIN,
        )
    else:
        moved = _after(settlement, outcome)
    unit.closing.move_settlement(moved)
    unit.journal.write(
        actor,
        at=desk.clock(),
        act="conclude_settlement",
        subject=settlement.settlement_id,
        details={
            "device": settlement.device,
            "from": settlement.state.value,
            "to": moved.state.value,
            "code": moved.outcome_code,
            "reported": _listed(moved.reported),
        },
    )
    return moved


def _is_released(unit: UnitOfWork, desk: Desk, settlement: Settlement, *, after_s: int) -> bool:
    """Tell whether the machine said *not found* before, long enough ago; the journal knows."""
    entries = unit.journal.entries(act="conclude_settlement", subject=settlement.settlement_id)
    first = [entry.at for entry in entries if entry.details["code"] == ASK_AGAIN]
    return bool(first) and desk.clock() >= first[0] + timedelta(seconds=after_s)


def _after(settlement: Settlement, outcome: SettleOutcome | NoQuery | Unsent) -> Settlement:
    match outcome:
        case Settled():
            # A machine that keeps its totals to itself has settled, but only its slip tells.
            is_told = bool(outcome.totals) or not settlement.expected
            return replace(
                settlement,
                state=SettlementState.SETTLED if is_told else SettlementState.UNKNOWN,
                reported=outcome.totals,
                terminal_id=outcome.terminal_id,
                batch_number=outcome.batch_number or settlement.batch_number,
                device_time=outcome.device_time,
                outcome_code=SETTLED if is_told else NO_TOTALS,
            )
        case Declined():
            return replace(
                settlement, state=SettlementState.FAILED, outcome_code=outcome.reason.value
            )
        case Unanswered():
            return replace(
                settlement, state=SettlementState.UNKNOWN, outcome_code=outcome.reason.value
            )
        case NoSettlement():
            # Nothing was sent: the slip is typed in.
            return replace(settlement, state=SettlementState.FAILED, outcome_code=NO_SETTLEMENT)
        case NoQuery():
            return replace(settlement, state=SettlementState.UNKNOWN, outcome_code=NO_QUERY)
        case Unsent():
            return replace(settlement, state=SettlementState.FAILED, outcome_code=NOT_SENT)
        case _:
            assert_never(outcome)


def _get(unit: UnitOfWork, settlement_id: SettlementId) -> Settlement:
    found = unit.closing.settlement(settlement_id)
    if found is None:
        raise UnknownShift
    return found


def _listed(totals: tuple[BrandTotal, ...]) -> list[list[object]]:
    return [[total.brand, total.transaction_count, total.net_twd] for total in totals]
