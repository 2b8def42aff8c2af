"""All desks at this moment, for the supervisor."""

from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.shifts import Shift, is_late
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.takings import DeskNow
from counter_app.domain.tenders import TenderKind
from counter_app.services.day_close.state import open_items
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def all_desks(desk: Desk, actor: Actor) -> list[DeskNow]:
    """Return every desk that was ever open, in order, with its shift or without one."""
    check_permitted(actor, Act.SEE_ALL_DESKS)
    with desk.open_unit() as unit:
        names = {member.login: member.display_name for member in unit.staff.everyone()}
        return [
            _now(unit, desk, desk_no, shift=unit.shifts.open_at(desk_no), names=names)
            for desk_no in unit.shifts.desk_numbers()
        ]


def _now(
    unit: UnitOfWork, desk: Desk, desk_no: int, *, shift: Shift | None, names: dict[str, str]
) -> DeskNow:
    items = open_items(unit, desk_no)
    held = [item for item in items if item.what == "held"]
    if shift is None:
        return DeskNow(
            desk_no=desk_no,
            shift=None,
            clerk_name="",
            payment_count=0,
            cash_twd=ZERO_TWD,
            other_twd=ZERO_TWD,
            open_count=len(items) - len(held),
            held_count=len(held),
            is_late=False,
        )
    others = [
        total.net_twd
        for total in unit.takings.tender_totals(shift.shift_id)
        if total.kind is not TenderKind.CASH
    ]
    return DeskNow(
        desk_no=desk_no,
        shift=shift,
        clerk_name=names.get(shift.clerk, shift.clerk),
        payment_count=unit.takings.payment_count(shift.shift_id),
        cash_twd=unit.takings.expected_cash(shift),
        other_twd=Twd(sum(others)),
        open_count=len(items) - len(held),
        held_count=len(held),
        is_late=is_late(shift, desk.clock(), until_hour=desk.late_until_hour),
    )
