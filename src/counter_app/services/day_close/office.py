"""The cashier's office takes over what a close has left: an act of its own, by another person."""

from counter_app.domain.approvals import ReasonMissing
from counter_app.domain.closing import (
    AlreadyVerified,
    Close,
    OwnCount,
    UnknownShift,
    Verification,
)
from counter_app.domain.money import Twd
from counter_app.domain.shifts import FloatNegative, ShiftId, ShiftState
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk


def closes_to_verify(desk: Desk, actor: Actor) -> list[Close]:
    """Return the closes of every desk that nobody has taken over, oldest day first."""
    check_permitted(actor, Act.VERIFY_CLOSE)
    with desk.open_unit() as unit:
        return unit.closing.not_verified()


def verify_close(
    desk: Desk, actor: Actor, *, shift_id: ShiftId, counted_twd: Twd, note: str
) -> Verification:
    """Take over the cash of a closed shift, counted again.

    Args:
        desk: Where the cashier's office works.
        actor: Of the cashier's office; nobody who counted or closed.
        shift_id: Which shift.
        counted_twd: Cash that the office counted.
        note: In words; not empty where it is not what the close says.

    Raises:
        UnknownShift: There is no such close.
        AlreadyVerified: It has been taken over.
        OwnCount: The actor counted or closed it.
        FloatNegative: Less than nothing was counted.
        ReasonMissing: The sum differs, and no note says why.
    """
    check_permitted(actor, Act.VERIFY_CLOSE)
    if counted_twd < 0:
        raise FloatNegative(float_twd=counted_twd)
    with desk.open_unit() as unit:
        shift = unit.shifts.get(shift_id)
        # One after the other in the order of their numbers, so that nobody waits in a circle.
        for desk_no in sorted({actor.desk_no, desk.desk_no if shift is None else shift.desk_no}):
            unit.queue_at_desk(desk_no)
        close = unit.closing.close_of(shift_id)
        if close is None:
            raise UnknownShift
        if unit.closing.verification_of(shift_id) is not None:
            raise AlreadyVerified
        counters = {count.counted_by for count in unit.drawer.counts(shift_id)}
        if actor.login in counters | {close.closed_by}:
            raise OwnCount
        if counted_twd != close.paid_in_twd and not note.strip():
            raise ReasonMissing
        verification = Verification(
            shift_id=shift_id,
            desk_no=close.desk_no,
            at=desk.clock(),
            verified_by=actor.login,
            counted_twd=counted_twd,
            expected_twd=close.paid_in_twd,
            note=note.strip(),
        )
        unit.closing.add_verification(verification)
        unit.shifts.set_state(shift_id, ShiftState.VERIFIED)
        unit.journal.write(
            actor,
            at=verification.at,
            act="verify_close",
            subject=shift_id,
            details={
                "z_number": close.z_number,
                "desk": close.desk_no,
                "counted_twd": counted_twd,
                "expected_twd": close.paid_in_twd,
                "note": verification.note,
            },
        )
        unit.commit()
    return verification
