"""The shifts of some days, with what became of each: for whoever looks for an X or a Z report."""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.closing import Close, Verification
from counter_app.domain.shifts import Shift
from counter_app.domain.staff import Act, Actor, NotPermitted, check_permitted
from counter_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine:
    """One shift.

    Attributes:
        close: None while it is not signed; then there is an X report.
        verification: None until the cashier's office has taken over.
        clerk_name: Of who has, or had, the drawer.
    """

    shift: Shift
    close: Close | None
    verification: Verification | None
    payment_count: int
    clerk_name: str


def list_shifts(
    desk: Desk, actor: Actor, *, from_day: date, to_day: date, desk_no: int | None = None
) -> tuple[ShiftLine, ...]:
    """Return the shifts of some business days, both included, newest day first.

    Args:
        desk: Where.
        actor: Who looks; who may not see all desks gets this one's.
        from_day: First business day.
        to_day: Last business day.
        desk_no: Of one desk; None for all that may be seen.

    Raises:
        NotPermitted: The role reads no reports, or not those of another desk.
    """
    check_permitted(actor, Act.READ_REPORTS)
    if not actor.may(Act.SEE_ALL_DESKS):
        if desk_no not in {None, desk.desk_no}:
            raise NotPermitted(role=actor.role, act=Act.SEE_ALL_DESKS)
        desk_no = desk.desk_no
    with desk.open_unit() as unit:
        names = {member.login: member.display_name for member in unit.staff.everyone()}
        return tuple(
            ShiftLine(
                shift=shift,
                close=unit.closing.close_of(shift.shift_id),
                verification=unit.closing.verification_of(shift.shift_id),
                payment_count=unit.takings.payment_count(shift.shift_id),
                clerk_name=names.get(shift.clerk, shift.clerk),
            )
            for shift in unit.shifts.in_days(from_day, to_day, desk_no=desk_no)
        )


def staff_names(desk: Desk, actor: Actor) -> dict[str, str]:
    """Return what everybody is called, by login, for whoever reads reports."""
    check_permitted(actor, Act.READ_REPORTS)
    with desk.open_unit() as unit:
        return {member.login: member.display_name for member in unit.staff.everyone()}


def desk_numbers(desk: Desk, actor: Actor) -> tuple[int, ...]:
    """Return the desks whose reports this person may read, in order."""
    check_permitted(actor, Act.READ_REPORTS)
    if not actor.may(Act.SEE_ALL_DESKS):
        return (desk.desk_no,)
    with desk.open_unit() as unit:
        return tuple(unit.shifts.desk_numbers())
