"""The signature under a close: number, report, state and anchors in one transaction."""

from dataclasses import replace
from functools import partial

from counter_app.domain.closing import Close, CloseStep
from counter_app.domain.drawer import DrawerTooEmpty
from counter_app.domain.money import Twd
from counter_app.domain.shifts import FloatNegative, NoOpenShift, ShiftId, ShiftState
from counter_app.domain.staff import Act, Actor, check_approval, check_permitted
from counter_app.services.anchors import anchor_close
from counter_app.services.day_close.state import (
    approver_of_close,
    check_reached,
    look,
    shift_to_close,
)
from counter_app.services.desk import Desk
from counter_app.services.office import OFFICE_DESK_NO
from counter_app.services.once import once
from counter_app.services.reports import report_now
from counter_app.store.report_content import report_to_json


def sign_close(
    desk: Desk, actor: Actor, *, next_float_twd: Twd, approver: Actor | None = None
) -> Close:
    """Sign the close of the desk's shift: the shift is closed, the next may be opened.

    Number, report, state, journal and anchors are one transaction; asking again after the
    answer was lost gives the same close.  `publish_anchors` afterwards writes the anchors
    outside the store.

    Args:
        desk: Where.
        actor: Who closes.
        next_float_twd: Of what was counted, what stays in the drawer for the next shift.
        approver: A second person who signs with it, where there is one.

    Raises:
        NoOpenShift, NotClosing, NotOwnShift: Nothing is being closed here.
        ItemsOpen, StepMissing: A step is not done.
        FloatNegative, DrawerTooEmpty: That float cannot be left.
        ApprovalRefused: The second person is the first, or may not approve.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    if approver is not None:
        check_approval(actor, approver)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
    if shift is None:
        raise NoOpenShift(desk_no=desk.desk_no)
    sign = partial(
        _sign,
        desk,
        actor,
        shift_id=shift.shift_id,
        next_float_twd=next_float_twd,
        approver=approver,
    )
    return once(sign)


def _sign(
    desk: Desk,
    actor: Actor,
    *,
    shift_id: ShiftId,
    next_float_twd: Twd,
    approver: Actor | None,
) -> Close:
    with desk.open_unit() as unit:
        # Both chains are anchored; everybody locks the office's first.
        unit.queue_at_desk(OFFICE_DESK_NO)
        unit.queue_at_desk(desk.desk_no)
        done = unit.closing.close_of(shift_id)
        if done is not None:
            return done
        shift = shift_to_close(unit, desk, actor)
        state = look(unit, shift, actor)
        check_reached(state, CloseStep.SIGN)
        if next_float_twd < 0:
            raise FloatNegative(float_twd=next_float_twd)
        assert state.count is not None  # noqa: S101 - the step says so
        counted_twd = state.count.count.total_twd
        if next_float_twd > counted_twd:
            raise DrawerTooEmpty(amount_twd=next_float_twd, in_drawer_twd=counted_twd)
        close = Close(
            shift_id=shift_id,
            desk_no=shift.desk_no,
            business_day=shift.business_day,
            z_number=unit.closing.next_z_number(shift.desk_no),
            closed_at=desk.clock(),
            closed_by=actor.login,
            approver=approver.login if approver else approver_of_close(unit, shift, actor),
            next_float_twd=next_float_twd,
            paid_in_twd=Twd(counted_twd - next_float_twd),
            content="",
        )
        report = replace(
            report_now(unit, desk, actor, shift=shift, is_counted=True),
            shift=replace(shift, state=ShiftState.CLOSED),
            at=close.closed_at,
            z_number=close.z_number,
            # Only what still holds: not what was explained, or carried, and has moved since.
            differences=state.differences,
            carried=state.carried,
            next_float_twd=close.next_float_twd,
            paid_in_twd=close.paid_in_twd,
            closed_by=close.closed_by,
            approver=close.approver,
        )
        close = replace(close, content=report_to_json(report))
        unit.closing.add_close(close)
        unit.shifts.set_state(shift_id, ShiftState.CLOSED)
        unit.journal.write(
            actor,
            at=close.closed_at,
            act="sign_close",
            subject=shift_id,
            details={
                "z_number": close.z_number,
                "business_day": close.business_day.isoformat(),
                "counted_twd": counted_twd,
                "expected_twd": state.count.expected_twd,
                "next_float_twd": next_float_twd,
                "paid_in_twd": close.paid_in_twd,
                "carried": len(state.carried),
                "differences": len(state.differences),
            },
            approver=close.approver,
        )
        anchor_close(unit, desk, z_number=close.z_number, business_day=close.business_day)
        unit.commit()
    return close
