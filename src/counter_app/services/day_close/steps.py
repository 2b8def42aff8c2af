"""The steps of a close that a person takes: begin, count, carry forward, explain, call off."""

from dataclasses import replace

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.closing import (
    CarriedItem,
    CloseStep,
    Difference,
    NotOwnShift,
    OwnerUnknown,
    StepDone,
)
from counter_app.domain.drawer import CashCount, CountPurpose, DrawerCount, check_count
from counter_app.domain.money import Twd
from counter_app.domain.shifts import NoOpenShift, Shift, ShiftState
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.approvals import write_approval
from counter_app.services.day_close.state import (
    check_reached,
    look,
    shift_to_close,
)
from counter_app.services.desk import Desk
from counter_app.services.shifts import write_count
from counter_app.store.unit_of_work import UnitOfWork


def begin_close(
    desk: Desk, actor: Actor, *, approver: Actor | None = None, reason: str = ""
) -> Shift:
    """Begin to close the desk's shift: from now on no money goes in or out.

    Asking again is harmless; whoever may close goes on where the close stands.

    Args:
        desk: Where.
        actor: Who closes: the clerk who has the drawer, or a supervisor.
        approver: The second person, who lets another clerk close an absent one's drawer.
        reason: In words, for that approval; the login of the absent clerk where none is given.

    Raises:
        NoOpenShift: There is nothing to close.
        NotOwnShift: The drawer is another's, and nobody approved.
        ApprovalRefused: The second person is the first, or may not approve.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = unit.shifts.open_at(desk.desk_no)
        if shift is None:
            raise NoOpenShift(desk_no=desk.desk_no)
        if actor.login != shift.clerk:
            _let_close(unit, desk, actor, shift, approver=approver, reason=reason)
        if shift.state is ShiftState.OPEN:
            unit.shifts.set_state(shift.shift_id, ShiftState.CLOSING)
            unit.journal.write(
                actor,
                at=desk.clock(),
                act="begin_close",
                subject=shift.shift_id,
                details={
                    "business_day": shift.business_day.isoformat(),
                    "clerk": shift.clerk,
                },
                approver=approver.login if approver else "",
            )
        unit.commit()
    return replace(shift, state=ShiftState.CLOSING)


def _let_close(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    shift: Shift,
    *,
    approver: Actor | None,
    reason: str,
) -> None:
    if approver is not None:
        write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.CLOSE_OTHERS_SHIFT,
            subject=shift.shift_id,
            reason=reason.strip() or shift.clerk,
        )
    elif not actor.may(Act.CLOSE_ANY_SHIFT):
        raise NotOwnShift(clerk=shift.clerk)


def call_off_close(desk: Desk, actor: Actor) -> Shift:
    """Open the shift again: money may be taken, and a later close counts anew.

    Raises:
        NoOpenShift, NotClosing, NotOwnShift: There is nothing to call off here.
        StepDone: A machine has been settled, or may have been; the day of that machine is over.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = shift_to_close(unit, desk, actor)
        if not look(unit, shift, actor).may_call_off:
            raise StepDone(step=CloseStep.SETTLE)
        unit.shifts.set_state(shift.shift_id, ShiftState.OPEN)
        unit.journal.write(actor, at=desk.clock(), act="call_off_close", subject=shift.shift_id)
        unit.commit()
    return replace(shift, state=ShiftState.OPEN)


def count_drawer(desk: Desk, actor: Actor, count: CashCount) -> DrawerCount:
    """Write a blind count down; only now is it told what was expected.

    May be repeated until the close is signed; each count is kept, the newest stands.

    Raises:
        NoOpenShift, NotClosing, NotOwnShift: Nothing is being closed here.
        ItemsOpen: Something blocks the close.
        CountRefused: The count cannot be.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    check_count(count)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = shift_to_close(unit, desk, actor)
        check_reached(look(unit, shift, actor), CloseStep.COUNT)
        counted = write_count(
            unit, desk, actor, shift=shift, count=count, purpose=CountPurpose.CLOSE
        )
        unit.journal.write(
            actor,
            at=counted.at,
            act="count_drawer",
            subject=shift.shift_id,
            details={
                "count": counted.count_id,
                "counted_twd": counted.count.total_twd,
                "expected_twd": counted.expected_twd,
            },
        )
        unit.commit()
    return counted


def carry_forward(
    desk: Desk,
    actor: Actor,
    approver: Actor,
    *,
    what: str,
    subject: str,
    owner: str,
    reason: str,
) -> CarriedItem:
    """Let something unresolved go into the next shift, by name.

    It stays open, and whatever it blocks stays blocked; it stands on the Z report with its
    owner, and the next close asks for it again.

    Args:
        desk: Where.
        actor: Who closes.
        approver: The second person.
        what: As in `OpenItem.what`.
        subject: As in `OpenItem.subject`.
        owner: Login of who has to resolve it.
        reason: In words.

    Raises:
        NoOpenShift, NotClosing, NotOwnShift: Nothing is being closed here.
        StepDone: Nothing of that name is open any more, or it is carried forward already.
        OwnerUnknown: Nobody who works here has this login.
        ApprovalRefused, ReasonMissing: The approval is not in order.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = shift_to_close(unit, desk, actor)
        found = [
            item
            for item in look(unit, shift, actor).open_items
            if (item.what, item.subject) == (what, subject) and item.may_be_carried
        ]
        if not found:
            raise StepDone(step=CloseStep.OPEN_ITEMS)
        account = unit.staff.by_login(owner)
        if account is None or not account.is_active:
            raise OwnerUnknown(login=owner)
        item = found[0]
        write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.CARRY_FORWARD,
            subject=subject,
            reason=reason,
            amount_twd=item.amount_twd,
        )
        carried = CarriedItem(
            carried_id=desk.new_id(),
            desk_no=desk.desk_no,
            shift_id=shift.shift_id,
            at=desk.clock(),
            what=what,
            subject=subject,
            description=item.description,
            amount_twd=item.amount_twd,
            owner=owner,
            approver=approver.login,
        )
        unit.closing.add_carried(carried)
        unit.journal.write(
            actor,
            at=carried.at,
            act="carry_forward",
            subject=subject,
            details={
                "what": what,
                "shift": shift.shift_id,
                "amount_twd": item.amount_twd,
                "owner": owner,
                "reason": reason,
            },
            approver=approver.login,
        )
        unit.commit()
    return carried


def explain(
    desk: Desk,
    actor: Actor,
    approver: Actor,
    *,
    about: str,
    detail: str,
    reason: str,
) -> Difference:
    """Give a difference its reason, approved by a second person.

    Args:
        desk: Where.
        actor: Who closes.
        approver: The second person.
        about: As in `OpenDifference.about`.
        detail: As in `OpenDifference.detail`.
        reason: In words.

    Raises:
        NoOpenShift, NotClosing, NotOwnShift: Nothing is being closed here.
        ItemsOpen, StepMissing: Not everything is counted and settled, so there may be more.
        StepDone: There is no such difference, or it is explained.
        ApprovalRefused, ReasonMissing: The approval is not in order.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        shift = shift_to_close(unit, desk, actor)
        state = look(unit, shift, actor)
        check_reached(state, CloseStep.EXPLAIN)
        found = [
            each for each in state.differences_open if (each.about, each.detail) == (about, detail)
        ]
        if not found:
            raise StepDone(step=CloseStep.EXPLAIN)
        write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.DIFFERENCE,
            subject=shift.shift_id,
            reason=reason,
            amount_twd=Twd(abs(found[0].difference_twd)),
        )
        difference = Difference(
            difference_id=desk.new_id(),
            desk_no=desk.desk_no,
            shift_id=shift.shift_id,
            at=desk.clock(),
            about=about,
            detail=detail,
            expected_count=found[0].expected_count,
            found_count=found[0].found_count,
            expected_twd=found[0].expected_twd,
            found_twd=found[0].found_twd,
            reason=reason.strip(),
            clerk=actor.login,
            approver=approver.login,
        )
        unit.closing.add_difference(difference)
        unit.journal.write(
            actor,
            at=difference.at,
            act="explain_difference",
            subject=shift.shift_id,
            details={
                "about": about,
                "detail": detail,
                "expected": [difference.expected_count, difference.expected_twd],
                "found": [difference.found_count, difference.found_twd],
                "reason": difference.reason,
            },
            approver=approver.login,
        )
        unit.commit()
    return difference
