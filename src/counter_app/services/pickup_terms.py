"""When and where pickups are handed over, what can be picked up, and when the desk is closed.

Terms are dated: a change holds from today or a later day, what was agreed before keeps its slot,
and the journal keeps what stood there before beside what stands there now.
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_slots import CalendarDay, slot_times
from counter_app.domain.pickup_terms import (
    EVERY_DESK,
    SLOT_MINUTES,
    Closure,
    ClosureId,
    DatedPickupTerms,
    PickupItem,
    PickupTerms,
    Session,
    UnknownClosure,
    check_closure,
    check_item,
    check_terms,
    terms_on,
)
from counter_app.domain.pickups import Pickup
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.changes import write_change
from counter_app.services.desk import Desk
from counter_app.services.prices import DayPassed
from counter_app.store.unit_of_work import UnitOfWork

_AHEAD_DAYS: Final = 730
"""Nobody agrees on anything further ahead."""
_SLOT_LENGTH_MAX: Final = timedelta(minutes=max(SLOT_MINUTES))
_WITHOUT_PEOPLE: Final[dict[str, Any]] = {
    "caller_name": "",
    "caller_phone": "",
    "case_id": None,
    "case_number": "",
    "agent_name": "",
    "receipt_number": "",
    "note": "",
}


def pickup_terms(desk: Desk, actor: Actor) -> tuple[DatedPickupTerms, ...]:
    """Return the terms of all times, by day; none where the defaults hold.

    Whoever reads pickups or edits their terms may read them.
    """
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.pickup_terms.all()


def put_pickup_terms(desk: Desk, actor: Actor, dated: DatedPickupTerms) -> tuple[Pickup, ...]:
    """Put terms in force from a day on; those of the same day are replaced.

    What was agreed keeps its time, even one at which its desk serves no longer.

    Returns:
        The pickups agreed for such a time, by time and number: somebody has to move them.  Who
        may not read pickups learns which they are, not whose.

    Raises:
        DayPassed: The day lies behind.
        PickupTermsRefused: A field cannot be as it is.
    """
    check_permitted(actor, Act.EDIT_PICKUP_TERMS)
    if dated.valid_from < desk.today():
        raise DayPassed(day=dated.valid_from)
    check_terms(dated.terms)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        _hold_bookings(desk, unit)
        before = terms_on(unit.pickup_terms.all(), dated.valid_from)
        unit.pickup_terms.put(dated)
        write_change(
            unit,
            desk,
            actor,
            act="put_pickup_terms",
            subject=dated.valid_from.isoformat(),
            old=_facts_of_terms(before),
            new=_facts_of_terms(dated.terms),
        )
        left_out = _left_out(desk, unit, actor, dated)
        unit.commit()
    return left_out


def pickup_items(desk: Desk, actor: Actor) -> tuple[PickupItem, ...]:
    """Return everything that can be picked up, what is offered no longer too."""
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.pickup_terms.items()


def put_pickup_item(desk: Desk, actor: Actor, item: PickupItem) -> None:
    """Write an item, new or over the one with its code; what was booked keeps its name.

    Raises:
        PickupTermsRefused: A field cannot be as it is.
        UnprintableName: The slip could not show the name.
    """
    check_permitted(actor, Act.EDIT_PICKUP_TERMS)
    item = replace(item, name=item.name.strip())
    check_item(item)
    _check_printable(desk, item.name)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        before = unit.pickup_terms.item(item.code)
        unit.pickup_terms.put_item(item)
        write_change(
            unit,
            desk,
            actor,
            act="put_pickup_item",
            subject=item.code,
            old=None if before is None else asdict(before),
            new=asdict(item),
        )
        unit.commit()


def closures(desk: Desk, actor: Actor, *, from_day: date) -> tuple[Closure, ...]:
    """Return the closures that touch a day or come after it, by beginning; not what was lifted."""
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.pickup_terms.closures(datetime.combine(from_day, time(), TAIPEI))


def add_closure(
    desk: Desk,
    actor: Actor,
    *,
    desk_no: int,
    begins_at: datetime,
    ends_at: datetime,
    reason: str,
) -> tuple[Closure, tuple[Pickup, ...]]:
    """Close a desk, or the branch, for a time; nothing is cancelled by it.

    Args:
        desk: Where.
        actor: Who.
        desk_no: Which desk; `EVERY_DESK` for the branch.
        begins_at: With zone; it may have begun already.
        ends_at: With zone.
        reason: Shown in the grid in place of the slots.

    Returns:
        The closure, and the pickups agreed for that time that are to be moved.

    Raises:
        PickupTermsRefused: It ends before it begins or is over, or the reason is no text.
        UnprintableName: The day list could not show the reason.
    """
    check_permitted(actor, Act.EDIT_PICKUP_TERMS)
    now = desk.clock()
    closure = Closure(
        closure_id=ClosureId(desk.new_id()),
        desk_no=desk_no,
        begins_at=begins_at,
        ends_at=ends_at,
        reason=reason.strip(),
        made_by=actor.login,
    )
    check_closure(closure, now)
    _check_printable(desk, closure.reason)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        _hold_bookings(desk, unit)
        unit.pickup_terms.put_closure(closure, at=now)
        to_move = _within(unit, actor, closure)
        unit.journal.write(
            actor,
            at=now,
            act="add_closure",
            subject=closure.closure_id,
            details=_facts_of_closure(closure) | {"count": len(to_move)},
        )
        unit.commit()
    return closure, to_move


def pickups_to_move(desk: Desk, actor: Actor, closure_id: ClosureId) -> tuple[Pickup, ...]:
    """Return the pickups that are still agreed for the time of a closure, by time and number.

    Whoever edits terms but may not read pickups learns which they are, not whose.

    Raises:
        UnknownClosure: There is none, or it was lifted.
    """
    _check_reader(actor)
    with desk.open_unit() as unit:
        return _within(unit, actor, _closure(unit, closure_id))


def lift_closure(desk: Desk, actor: Actor, closure_id: ClosureId) -> None:
    """End a closure at once: its slots can be had again.

    Raises:
        UnknownClosure: There is none, or somebody has lifted it.
    """
    check_permitted(actor, Act.EDIT_PICKUP_TERMS)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        closure = _closure(unit, closure_id)
        now = desk.clock()
        if not unit.pickup_terms.lift_closure(closure_id, at=now, by=actor.login):
            raise UnknownClosure(closure_id=closure_id)
        unit.journal.write(
            actor,
            at=now,
            act="lift_closure",
            subject=closure_id,
            details=_facts_of_closure(closure),
        )
        unit.commit()


def _check_reader(actor: Actor) -> None:
    if not actor.may(Act.EDIT_PICKUP_TERMS):
        check_permitted(actor, Act.READ_PICKUPS)


def _hold_bookings(desk: Desk, unit: UnitOfWork) -> None:
    """Wait for who is booking: every pickup was agreed before the change, or is checked by it."""
    unit.pickups.hold_numbers(on=desk.today())


def _closure(unit: UnitOfWork, closure_id: ClosureId) -> Closure:
    found = unit.pickup_terms.closure(closure_id)
    if found is None:
        raise UnknownClosure(closure_id=closure_id)
    return found


def _left_out(
    desk: Desk, unit: UnitOfWork, actor: Actor, dated: DatedPickupTerms
) -> tuple[Pickup, ...]:
    """Return what is agreed for a time that terms do not serve, while they are in force."""
    begins = datetime.combine(dated.valid_from, time(), TAIPEI)
    later = (each.valid_from for each in unit.pickup_terms.all())
    last = dated.valid_from + timedelta(days=_AHEAD_DAYS)
    until = min((day for day in later if day > dated.valid_from), default=last)
    agreed = unit.pickups.agreed(max(begins, desk.clock()), datetime.combine(until, time(), TAIPEI))
    return _as_seen(
        actor,
        (each for each in agreed if each.is_expected and not _is_served(desk, each, dated.terms)),
    )


def _is_served(desk: Desk, pickup: Pickup, terms: PickupTerms) -> bool:
    at = pickup.slot_at
    if at is None or not terms.places_at(pickup.desk_no):
        return False
    day = at.astimezone(TAIPEI).date()
    length = timedelta(minutes=terms.slot_minutes)
    calendar = CalendarDay(day=day, is_working=desk.is_working_day(day))
    return any(begins <= at < begins + length for begins in slot_times(calendar, terms))


def _within(unit: UnitOfWork, actor: Actor, closure: Closure) -> tuple[Pickup, ...]:
    """Return what is agreed for the time of a closure, as far as this person may see it."""
    found = unit.pickups.agreed(
        closure.begins_at - _SLOT_LENGTH_MAX,
        closure.ends_at,
        desk_no=None if closure.desk_no == EVERY_DESK else closure.desk_no,
    )
    return _as_seen(
        actor, (each for each in found if each.is_expected and _is_closed(each, closure))
    )


def _as_seen(actor: Actor, to_move: Iterable[Pickup]) -> tuple[Pickup, ...]:
    if actor.may(Act.READ_PICKUPS):
        return tuple(to_move)
    return tuple(replace(each, **_WITHOUT_PEOPLE) for each in to_move)


def _is_closed(pickup: Pickup, closure: Closure) -> bool:
    begins_at, ends_at = pickup.slot_at, pickup.slot_ends_at
    if begins_at is None or ends_at is None:
        return False
    return closure.covers(pickup.desk_no, begins_at, ends_at)


def _check_printable(desk: Desk, text: str) -> None:
    missing = desk.missing_glyphs(text)
    if missing:
        raise UnprintableName(characters=missing)


def _facts_of_terms(terms: PickupTerms) -> dict[str, Any]:
    return {
        "slot_minutes": terms.slot_minutes,
        "capacities": [f"{each.desk_no}: {each.places}" for each in terms.capacities],
        "sessions": _hours(terms.sessions),
        "volunteer_sessions": _hours(terms.volunteer_sessions),
        "missed_after_minutes": terms.missed_after_minutes,
        "keep_working_days": terms.keep_working_days,
        "target_minutes": terms.target_minutes,
    }


def _hours(sessions: tuple[Session, ...]) -> list[str]:
    return [f"{each.begins:%H:%M}-{each.ends:%H:%M}" for each in sessions]


def _facts_of_closure(closure: Closure) -> dict[str, Any]:
    return {
        "desk": closure.desk_no,
        "from": closure.begins_at.astimezone(TAIPEI).isoformat(timespec="minutes"),
        "to": closure.ends_at.astimezone(TAIPEI).isoformat(timespec="minutes"),
        "reason": closure.reason,
    }
