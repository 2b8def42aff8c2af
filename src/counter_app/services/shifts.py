"""Open a shift, move cash in and out of its drawer, hand the drawer over, see what it took."""

from dataclasses import dataclass, replace
from functools import partial

from counter_app.domain.approvals import ApprovedAct, ReasonMissing
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.drawer import (
    CashCount,
    CountPurpose,
    DrawerCount,
    DrawerCountId,
    DrawerEntry,
    DrawerEntryId,
    DrawerTooEmpty,
    EntryKind,
    HandOver,
    HandOverToSelf,
    NotYourDrawer,
    check_count,
)
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.parts import AmountNotPositive
from counter_app.domain.shifts import (
    DayBeforeLast,
    FloatNegative,
    NoOpenShift,
    Shift,
    ShiftAlreadyOpen,
    ShiftClosing,
    ShiftId,
    ShiftState,
    ShiftTotals,
    YesterdayOpen,
    is_late,
)
from counter_app.domain.staff import Act, Actor, check_approval, check_permitted
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.store.unit_of_work import UnitOfWork


def open_shift(
    desk: Desk,
    actor: Actor,
    *,
    float_twd: Twd,
    approver: Actor | None = None,
    reason: str = "",
) -> Shift:
    """Open the desk's drawer for a business day: today's date at the desk.

    The day is a column from now on; whatever the clock says later, numbers go by it.

    Args:
        desk: Where.
        actor: Who gets the drawer.
        float_twd: Cash in it; `float_for_next` proposes what the last close left.
        approver: The second person, needed where the desk has worked on a later day than
            the clock now says.
        reason: In words, for that approval.

    Raises:
        NotPermitted: The role does not open shifts.
        FloatNegative: The float is below zero.
        ShiftAlreadyOpen: The desk has an open shift of today.
        YesterdayOpen: The desk's shift of an earlier day must be closed first.
        DayBeforeLast: The clock says an earlier day than the desk has worked on already,
            and nobody approved.
    """
    check_permitted(actor, Act.OPEN_SHIFT)
    if float_twd < 0:
        raise FloatNegative(float_twd=float_twd)
    now = desk.clock()
    shift = Shift(
        shift_id=ShiftId(desk.new_id()),
        desk_no=desk.desk_no,
        business_day=now.astimezone(TAIPEI).date(),
        opened_at=now,
        opened_by=actor.login,
        float_twd=float_twd,
        clerk=actor.login,
    )
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        _check_nothing_open(unit, shift)
        last_day = unit.shifts.last_day(desk.desk_no)
        if last_day is not None and last_day > shift.business_day:
            if approver is None:
                raise DayBeforeLast(today=shift.business_day, last_day=last_day)
            write_approval(
                unit,
                desk,
                actor,
                approver,
                act=ApprovedAct.OPEN_LATE_DAY,
                subject=shift.shift_id,
                reason=reason,
            )
        carried_twd = _float_for_next(unit, desk)
        unit.shifts.add(shift)
        details: dict[str, object] = {
            "business_day": shift.business_day.isoformat(),
            "float_twd": float_twd,
        }
        if carried_twd is not None and carried_twd != float_twd:
            details |= {"carried_twd": carried_twd, "difference_twd": float_twd - carried_twd}
        unit.journal.write(
            actor,
            at=now,
            act="open_shift",
            subject=shift.shift_id,
            details=details,
            approver=approver.login if approver else "",
        )
        unit.commit()
    return shift


def _check_nothing_open(unit: UnitOfWork, shift: Shift) -> None:
    found = unit.shifts.open_at(shift.desk_no)
    if found is None:
        return
    if found.business_day < shift.business_day:
        raise YesterdayOpen(desk_no=found.desk_no, business_day=found.business_day)
    raise ShiftAlreadyOpen(desk_no=found.desk_no, business_day=found.business_day)


def float_for_next(desk: Desk, actor: Actor) -> Twd | None:
    """Return what the last close left in the desk's drawer; None before the first close."""
    check_permitted(actor, Act.OPEN_SHIFT)
    with desk.open_unit() as unit:
        return _float_for_next(unit, desk)


def _float_for_next(unit: UnitOfWork, desk: Desk) -> Twd | None:
    last = unit.closing.last_close(desk.desk_no)
    return None if last is None else last.next_float_twd


def approve_late_day(desk: Desk, actor: Actor, approver: Actor, *, reason: str) -> Shift:
    """Let a shift of an earlier day go on taking money: the supervised exception.

    Once for a shift; asking again is harmless.

    Raises:
        NoOpenShift: There is none.
        ApprovalRefused: The second person is the first, or may not approve.
        ReasonMissing: There are no words.
    """
    check_permitted(actor, Act.OPEN_SHIFT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = _shift_at(unit, desk)
        if not _is_late_day_approved(unit, shift):
            write_approval(
                unit,
                desk,
                actor,
                approver,
                act=ApprovedAct.OPEN_LATE_DAY,
                subject=shift.shift_id,
                reason=reason,
            )
            unit.journal.write(
                actor,
                at=desk.clock(),
                act="approve_late_day",
                subject=shift.shift_id,
                details={"business_day": shift.business_day.isoformat(), "reason": reason},
                approver=approver.login,
            )
            unit.commit()
    return shift


def _is_late_day_approved(unit: UnitOfWork, shift: Shift) -> bool:
    return any(
        approval.act is ApprovedAct.OPEN_LATE_DAY
        for approval in unit.approvals.of_subject(shift.shift_id)
    )


def move_cash(
    desk: Desk,
    actor: Actor,
    *,
    kind: EntryKind,
    amount_twd: Twd,
    reason: str,
    approver: Actor | None = None,
) -> DrawerEntry:
    """Put cash into the drawer or take it out, without a sale.

    Args:
        desk: Where.
        actor: Who has the drawer.
        kind: CASH_IN or CASH_OUT.
        amount_twd: Positive.
        reason: In words; not empty.
        approver: A second person, where one stood beside; none is needed.

    Raises:
        NoOpenShift, ShiftClosing, YesterdayOpen, NotYourDrawer: The drawer is not to be used.
        AmountNotPositive, ReasonMissing: The entry says too little.
        DrawerTooEmpty: More would leave the drawer than is in it.
        ApprovalRefused: The second person is the first, or may not approve.
    """
    check_permitted(actor, Act.MOVE_CASH)
    if kind not in {EntryKind.CASH_IN, EntryKind.CASH_OUT}:
        raise ValueError(f"{kind} has a service of its own")
    if amount_twd <= 0:
        raise AmountNotPositive(amount_twd=amount_twd)
    if not reason.strip():
        raise ReasonMissing
    if approver is not None:
        check_approval(actor, approver)
    write = partial(
        _move_cash,
        desk,
        actor,
        DrawerEntryId(desk.new_id()),
        kind=kind,
        amount_twd=amount_twd,
        reason=reason.strip(),
        approver=approver.login if approver else "",
    )
    return once(write)


def _move_cash(
    desk: Desk,
    actor: Actor,
    entry_id: DrawerEntryId,
    *,
    kind: EntryKind,
    amount_twd: Twd,
    reason: str,
    approver: str,
) -> DrawerEntry:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = open_shift_of(unit, desk, actor)
        for written in unit.drawer.entries(shift.shift_id):
            if written.entry_id == entry_id:
                return written
        if kind is EntryKind.CASH_OUT:
            check_cash(unit, shift, amount_twd)
        entry = DrawerEntry(
            entry_id=entry_id,
            desk_no=desk.desk_no,
            shift_id=shift.shift_id,
            at=desk.clock(),
            kind=kind,
            amount_twd=amount_twd,
            subject="",
            reason=reason,
            clerk=actor.login,
            approver=approver,
        )
        unit.drawer.add_entry(entry)
        unit.journal.write(
            actor,
            at=entry.at,
            act="move_cash",
            subject=shift.shift_id,
            details={"kind": kind.value, "amount_twd": amount_twd, "reason": reason},
            approver=approver,
        )
        unit.commit()
    return entry


def check_cash(unit: UnitOfWork, shift: Shift, amount_twd: Twd) -> None:
    """Refuse to take more cash out of a drawer than the books say is in it.

    Raises:
        DrawerTooEmpty: It is not there.
    """
    in_drawer_twd = unit.takings.expected_cash(shift)
    if amount_twd > in_drawer_twd:
        raise DrawerTooEmpty(amount_twd=amount_twd, in_drawer_twd=max(in_drawer_twd, ZERO_TWD))


def hand_over(desk: Desk, actor: Actor, *, to: Actor, count: CashCount) -> HandOver:
    """Give the drawer to another clerk within a shift, after a blind count.

    A difference is written down with the count and stays in the drawer until the close; the
    hand-over is never refused for it.

    Args:
        desk: Where.
        actor: Who has the drawer; a supervisor for a clerk who has left.
        to: Who takes it over, signed in beside.
        count: What was found.

    Raises:
        NotPermitted: One of the two may not have a drawer.
        NoOpenShift, ShiftClosing: There is nothing to hand over.
        NotYourDrawer: The drawer is not the actor's to give.
        HandOverToSelf: It is with this clerk already.
        CountRefused: The count cannot be.
    """
    check_permitted(actor, Act.HAND_OVER_DRAWER)
    check_permitted(to, Act.TAKE_PAYMENT)
    check_count(count)
    write = partial(_hand_over, desk, actor, desk.new_id(), to=to, count=count)
    return once(write)


def _hand_over(
    desk: Desk, actor: Actor, hand_over_id: str, *, to: Actor, count: CashCount
) -> HandOver:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = _shift_at(unit, desk)
        for written in unit.drawer.hand_overs(shift.shift_id):
            if written.hand_over_id == hand_over_id:
                return written
        if shift.state is ShiftState.CLOSING:
            raise ShiftClosing(desk_no=desk.desk_no)
        if to.login == shift.clerk:
            raise HandOverToSelf(clerk=shift.clerk)
        if actor.login != shift.clerk and not actor.may(Act.CLOSE_ANY_SHIFT):
            raise NotYourDrawer(clerk=shift.clerk)
        counted = write_count(
            unit, desk, actor, shift=shift, count=count, purpose=CountPurpose.HAND_OVER
        )
        done = HandOver(
            hand_over_id=hand_over_id,
            desk_no=desk.desk_no,
            shift_id=shift.shift_id,
            at=desk.clock(),
            from_clerk=shift.clerk,
            to_clerk=to.login,
            count_id=counted.count_id,
        )
        unit.drawer.add_hand_over(done)
        unit.shifts.set_clerk(shift.shift_id, to.login)
        unit.journal.write(
            actor,
            at=done.at,
            act="hand_over",
            subject=shift.shift_id,
            details={
                "from": done.from_clerk,
                "to": done.to_clerk,
                "counted_twd": counted.count.total_twd,
                "expected_twd": counted.expected_twd,
            },
        )
        unit.commit()
    return done


def write_count(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    *,
    shift: Shift,
    count: CashCount,
    purpose: CountPurpose,
) -> DrawerCount:
    """Write a count down beside what the books expect, in the transaction of *unit*."""
    counted = DrawerCount(
        count_id=DrawerCountId(desk.new_id()),
        desk_no=shift.desk_no,
        shift_id=shift.shift_id,
        purpose=purpose,
        at=desk.clock(),
        counted_by=actor.login,
        count=count,
        expected_twd=unit.takings.expected_cash(shift),
    )
    unit.drawer.add_count(counted)
    return counted


def last_count(desk: Desk, actor: Actor) -> DrawerCount | None:
    """Return the newest count of the desk's open drawer, with what was expected then."""
    check_permitted(actor, Act.OPEN_SHIFT)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
        counts = [] if shift is None else unit.drawer.counts(shift.shift_id)
    return counts[-1] if counts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftInHand:
    """The open shift of a desk with what it has taken so far.

    Attributes:
        is_late: Its day is over, so money is taken only with approval.
        is_late_approved: A supervisor let it go on.
    """

    shift: Shift
    totals: ShiftTotals
    is_late: bool = False
    is_late_approved: bool = False


def shift_in_hand(desk: Desk, actor: Actor) -> ShiftInHand | None:
    """Return the desk's open shift and its takings, or None when the drawer is closed."""
    check_permitted(actor, Act.OPEN_SHIFT)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
        if shift is None:
            return None
        in_hand = ShiftInHand(shift=shift, totals=totals_of(unit, shift))
        if not is_late(shift, desk.clock(), until_hour=desk.late_until_hour):
            return in_hand
        return replace(in_hand, is_late=True, is_late_approved=_is_late_day_approved(unit, shift))


def totals_of(unit: UnitOfWork, shift: Shift) -> ShiftTotals:
    """Return what a shift has taken so far, without what was voided in it."""
    return ShiftTotals(
        payment_count=unit.takings.payment_count(shift.shift_id),
        by_tender_twd={
            total.kind.value: total.net_twd for total in unit.takings.tender_totals(shift.shift_id)
        },
    )


def open_shift_of(unit: UnitOfWork, desk: Desk, actor: Actor) -> Shift:
    """Return the shift in which this person may take or give money at the desk now.

    Whoever has the drawer does, nobody else, whatever the role.

    Raises:
        NoOpenShift: The drawer is closed.
        ShiftClosing: The drawer is being counted.
        NotYourDrawer: Another has it; it is handed over first.
        YesterdayOpen: Its day is over, and no supervisor let it go on.
    """
    shift = _shift_at(unit, desk)
    if shift.state is ShiftState.CLOSING:
        raise ShiftClosing(desk_no=desk.desk_no)
    if shift.clerk != actor.login:
        raise NotYourDrawer(clerk=shift.clerk)
    is_over = is_late(shift, desk.clock(), until_hour=desk.late_until_hour)
    if is_over and not _is_late_day_approved(unit, shift):
        raise YesterdayOpen(desk_no=desk.desk_no, business_day=shift.business_day)
    return shift


def _shift_at(unit: UnitOfWork, desk: Desk) -> Shift:
    shift = unit.shifts.open_at(desk.desk_no)
    if shift is None:
        raise NoOpenShift(desk_no=desk.desk_no)
    return shift
