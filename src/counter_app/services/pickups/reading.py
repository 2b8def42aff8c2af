"""Look at pickups: one, a day, a week, what is to be done, and the next free slot."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.pickup_handovers import PickupHandOver
from counter_app.domain.pickup_slots import (
    SEARCH_DAYS_MAX,
    CalendarDay,
    Slot,
    SlotStanding,
    add_working_days,
    slots_of,
)
from counter_app.domain.pickup_terms import Closure, DatedPickupTerms, PickupTerms, terms_on
from counter_app.domain.pickups import (
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    PickupStep,
    ReminderCall,
)
from counter_app.domain.scans import (
    CaseNumberScan,
    NumericCaseScan,
    ObligorNumberScan,
    PickupScan,
    recognise,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.pickups.changing import (
    bounds_of,
    calendar_day,
    read_or_refuse,
)
from counter_app.store.unit_of_work import UnitOfWork

FOUND_MAX: Final = 50
PHONE_DIGITS_MIN: Final = 4
"""Fewer digits than these are in every telephone number."""

_DAYS_OF_WEEK: Final = 7
_CASES_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupDetail:
    """All that is known of one pickup.

    Attributes:
        steps: Oldest first.
        calls: Oldest first.
        hand_over: None until it is handed over.
    """

    pickup: Pickup
    steps: tuple[PickupStep, ...]
    calls: tuple[ReminderCall, ...]
    hand_over: PickupHandOver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """One day of a desk.

    Attributes:
        slots: In order; none on a day off, or where the desk hands nothing over.
        pickups: Agreed for the day, by time and number, whatever became of them.
    """

    day: CalendarDay
    slots: tuple[Slot, ...]
    pickups: tuple[Pickup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupWeek:
    """Seven days of a desk.

    Attributes:
        desks: Every desk that hands pickups over on one of them, in order.
    """

    desk_no: int
    desks: tuple[int, ...]
    days: tuple[DayPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """What the office has to do with pickups.

    Attributes:
        to_prepare: Not ready yet: of visitors who are here first, then by time.
        ready: Lies ready to be collected, by time.
        to_return: Cancelled though something was ready, and every missed one: it is given another
            slot, or closed and put back into its file.
    """

    to_prepare: tuple[Pickup, ...]
    ready: tuple[Pickup, ...]
    to_return: tuple[Pickup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyNumber:
    """What the second screen shows of a pickup: no name, no case."""

    number: PickupNumber
    desk_no: int
    has_arrived: bool


def read_pickup(desk: Desk, actor: Actor, number: PickupNumber) -> PickupDetail:
    """Return all that is known of a pickup.

    Raises:
        UnknownPickup: There is none with this number.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    with desk.open_unit() as unit:
        pickup = read_or_refuse(unit, number)
        return PickupDetail(
            pickup=pickup,
            steps=unit.pickups.steps(number),
            calls=unit.pickups.calls(number),
            hand_over=unit.pickup_hand_overs.get(number),
        )


def pickup_week(desk: Desk, actor: Actor, *, desk_no: int, monday: date) -> PickupWeek:
    """Return a week of a desk: its slots, how many places are taken, and by what.

    The store is asked as often for a full week as for an empty one.

    Args:
        desk: Where.
        actor: Who.
        desk_no: Which desk is looked at.
        monday: First of the seven days.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    now = desk.clock()
    begins, ends = bounds_of(monday, _DAYS_OF_WEEK)
    with desk.open_unit() as unit:
        plan = _Plan(unit, [desk_no], begins, ends)
        agreed = unit.pickups.agreed(begins, ends, desk_no=desk_no)
    days = [monday + timedelta(days=count) for count in range(_DAYS_OF_WEEK)]
    on_day = _by_day(agreed)
    return PickupWeek(
        desk_no=desk_no,
        desks=tuple(sorted({each.desk_no for day in days for each in plan.terms(day).capacities})),
        days=tuple(
            DayPlan(
                day=calendar,
                slots=plan.slots(calendar, desk_no, now),
                pickups=tuple(on_day.get(calendar.day, ())),
            )
            for calendar in (calendar_day(desk, day) for day in days)
        ),
    )


class _Plan:
    """Terms, closures and taken places of a time, read at once."""

    def __init__(
        self, unit: UnitOfWork, desks: Iterable[int] | None, begins: datetime, ends: datetime
    ) -> None:
        self._dated: tuple[DatedPickupTerms, ...] = unit.pickup_terms.all()
        self._closures: tuple[Closure, ...] = unit.pickup_terms.closures(begins, ends)
        first, last = begins.astimezone(TAIPEI).date(), ends.astimezone(TAIPEI).date()
        if desks is None:
            desks = {
                each.desk_no
                for count in range((last - first).days)
                for each in self.terms(first + timedelta(days=count)).capacities
            }
        self.desks = tuple(sorted(desks))
        self._taken: dict[tuple[int, date], list[datetime]] = {}
        for desk_no, at in unit.pickups.taken(self.desks, begins, ends):
            self._taken.setdefault((desk_no, at.astimezone(TAIPEI).date()), []).append(at)

    def terms(self, day: date) -> PickupTerms:
        return terms_on(self._dated, day)

    def slots(self, day: CalendarDay, desk_no: int, now: datetime) -> tuple[Slot, ...]:
        return slots_of(
            day,
            desk_no,
            self.terms(day.day),
            closures=self._closures,
            taken=self._taken.get((desk_no, day.day), ()),
            now=now,
        )


def _by_day(pickups: Iterable[Pickup]) -> dict[date, list[Pickup]]:
    found: dict[date, list[Pickup]] = {}
    for pickup in pickups:
        if pickup.slot_at is not None:
            found.setdefault(pickup.slot_at.astimezone(TAIPEI).date(), []).append(pickup)
    return found


def next_free_slot(
    desk: Desk,
    actor: Actor,
    *,
    item_code: str,
    desk_no: int | None = None,
    after: datetime | None = None,
) -> Slot | None:
    """Return the first slot that can be had once an item can be ready; None within four months.

    Args:
        desk: Where it is asked for.
        actor: Who.
        item_code: What will be collected; preparing it takes its working days.
        desk_no: At which desk; None for any, and this one before another at the same time.
        after: Only slots that begin later.

    Raises:
        PickupFieldRefused: There is no such item.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    now = desk.clock()
    with desk.open_unit() as unit:
        item = unit.pickup_terms.item(item_code)
        if item is None:
            raise PickupFieldRefused(field=PickupField.ITEM)
        today = desk.today()
        first = add_working_days(today, item.lead_working_days, desk.is_working_day)
        if after is not None:
            first = max(first, after.astimezone(TAIPEI).date())
        last = today + timedelta(days=SEARCH_DAYS_MAX)
        while first <= last:
            begins, ends = bounds_of(first, _DAYS_OF_WEEK)
            plan = _Plan(unit, None if desk_no is None else [desk_no], begins, ends)
            for count in range(_DAYS_OF_WEEK):
                day = calendar_day(desk, first + timedelta(days=count))
                found = [
                    slot
                    for each in plan.desks
                    for slot in plan.slots(day, each, now)
                    if slot.standing is SlotStanding.OPEN
                    and (after is None or slot.begins_at > after)
                ]
                if found:
                    return min(
                        found,
                        key=lambda slot: (
                            slot.begins_at,
                            slot.desk_no != desk.desk_no,
                            slot.desk_no,
                        ),
                    )
            first += timedelta(days=_DAYS_OF_WEEK)
    return None


def pickups_of_day(
    desk: Desk, actor: Actor, *, day: date, desk_no: int | None = None
) -> tuple[Pickup, ...]:
    """Return what is agreed for a day or was come for on it, by time, then number.

    Args:
        desk: Where.
        actor: Who.
        day: Which.
        desk_no: At which desk; None for all.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    begins, ends = bounds_of(day)
    with desk.open_unit() as unit:
        found = unit.pickups.of_time(begins, ends, desk_no=desk_no)

    def on_the_day(pickup: Pickup) -> tuple[datetime, PickupNumber]:
        moments = (pickup.slot_at, pickup.arrived_at)
        return next(at for at in moments if at is not None and begins <= at < ends), pickup.number

    return tuple(sorted(found, key=on_the_day))


def work_list(desk: Desk, actor: Actor) -> WorkList:
    """Return what the office has to do with pickups."""
    check_permitted(actor, Act.READ_PICKUPS)
    with desk.open_unit() as unit:
        in_work = unit.pickups.in_work()
    found = sorted(in_work, key=lambda each: (each.slot_at or each.requested_at, each.number))
    in_hand = [each for each in found if each.is_expected or each.state is PickupState.ARRIVED]
    to_prepare = [each for each in in_hand if each.ready_at is None]
    return WorkList(
        to_prepare=tuple(
            sorted(to_prepare, key=lambda each: each.state is not PickupState.ARRIVED)
        ),
        ready=tuple(each for each in in_hand if each.ready_at is not None),
        to_return=tuple(
            each for each in found if each.state in {PickupState.CANCELLED, PickupState.MISSED}
        ),
    )


def find_pickups(desk: Desk, actor: Actor, text: str) -> tuple[Pickup, ...]:
    """Return what may still be collected and fits a text, the newest slot first.

    Args:
        desk: Where.
        actor: Who.
        text: A name or a part of one, a case number in any printed form, an ID or tax ID, a
            telephone number or a part of one, or the number of a pickup: that finds it whatever
            became of it.

    Returns:
        At most `FOUND_MAX`.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    scan = recognise(text)
    if isinstance(scan, PickupScan):
        with desk.open_unit() as unit:
            pickup = unit.pickups.get(scan.number)
        return () if pickup is None else (pickup,)
    part = " ".join(text.split())
    if not part:
        return ()
    case_ids: Sequence[CaseId] = ()
    if isinstance(scan, CaseNumberScan | NumericCaseScan | ObligorNumberScan):
        hits = desk.case_search.find(scan, limit=_CASES_MAX)
        case_ids = [hit.case_id for hit in hits]
    with desk.open_unit() as unit:
        return unit.pickups.like(part, phone=_phone_in(text), case_ids=case_ids, limit=FOUND_MAX)


def similar_pickups(
    desk: Desk, actor: Actor, *, case_id: CaseId | None = None, caller_phone: str = ""
) -> tuple[Pickup, ...]:
    """Return what may still be collected of the same case or by the same caller, by time.

    It warns of what may have been asked for twice; nothing is refused for it.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    phone = _phone_in(caller_phone)
    if case_id is None and not phone:
        return ()
    with desk.open_unit() as unit:
        return unit.pickups.similar(case_id=case_id, phone=phone)


def _phone_in(text: str) -> str:
    """Return a telephone number without blanks and signs between; empty where it is none.

    In half width, as it is kept.
    """
    text = unicodedata.normalize("NFKC", text)
    plain = "".join(sign for sign in text if sign not in "-() ")
    return plain if sum(sign.isdecimal() for sign in plain) >= PHONE_DIGITS_MIN else ""


def ready_numbers(desk: Desk, actor: Actor) -> tuple[ReadyNumber, ...]:
    """Return what lies ready to be collected today, for all to see: numbers, never names."""
    check_permitted(actor, Act.READ_PICKUPS)
    begins, ends = bounds_of(desk.today())
    with desk.open_unit() as unit:
        found = unit.pickups.of_time(begins, ends)
    return tuple(
        ReadyNumber(
            number=each.number,
            desk_no=each.desk_no,
            has_arrived=each.state is PickupState.ARRIVED,
        )
        for each in sorted(found, key=lambda each: each.number)
        if each.ready_at is not None and each.state in {PickupState.READY, PickupState.ARRIVED}
    )
