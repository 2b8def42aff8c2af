"""Open a shift, and see what it has taken."""

from dataclasses import dataclass

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.shifts import (
    FloatNegative,
    NoOpenShift,
    Shift,
    ShiftClosing,
    ShiftId,
    ShiftState,
    ShiftTotals,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def open_shift(desk: Desk, actor: Actor, *, float_twd: Twd) -> Shift:
    """Open the desk's drawer for a business day: today's date at the desk.

    Raises:
        NotPermitted: The role does not open shifts.
        FloatNegative: The float is below zero.
        ShiftAlreadyOpen: The desk has an open shift.
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
        unit.shifts.add(shift)
        unit.journal.write(
            actor,
            at=now,
            act="open_shift",
            subject=shift.shift_id,
            details={"business_day": shift.business_day.isoformat(), "float_twd": float_twd},
        )
        unit.commit()
    return shift


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftInHand:
    """The open shift of a desk with what it has taken so far."""

    shift: Shift
    totals: ShiftTotals


def shift_in_hand(desk: Desk, actor: Actor) -> ShiftInHand | None:
    """Return the desk's open shift and its takings, or None when the drawer is closed."""
    check_permitted(actor, Act.OPEN_SHIFT)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
        if shift is None:
            return None
        return ShiftInHand(shift=shift, totals=unit.shifts.totals(shift.shift_id))


def open_shift_of(unit: UnitOfWork, desk_no: int) -> Shift:
    """Return the desk's open shift.

    Raises:
        NoOpenShift: Money may not be taken now.
        ShiftClosing: The drawer is being counted.
    """
    shift = unit.shifts.open_at(desk_no)
    if shift is None:
        raise NoOpenShift(desk_no=desk_no)
    if shift.state is ShiftState.CLOSING:
        raise ShiftClosing(desk_no=desk_no)
    return shift
