"""One step of a pickup: held, checked, written down with its journal entry, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_slots import CalendarDay, Slot, SlotStanding, slots_of
from counter_app.domain.pickups import (
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupStep,
    SlotNotOffered,
    SlotTaken,
    StepKind,
    UnknownPickup,
)
from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who does what with a pickup, where and when.

    Attributes:
        act: What the journal calls it.
        at: The same for every attempt.
    """

    desk: Desk
    actor: Actor
    kind: StepKind
    act: str
    at: datetime

    @property
    def day(self) -> date:
        """The day on which it is done."""
        return self.at.astimezone(TAIPEI).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a step makes of a pickup.

    Attributes:
        pickup: As it stands then.
        slot: Of which it takes a place; None where it takes none, or keeps its own.
        undoes: `step_id` of what is taken back.
        details: For the journal, beside what every step says.
    """

    pickup: Pickup
    slot: Slot | None = None
    undoes: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


Alter = Callable[[UnitOfWork, Pickup], Changed]
Written = list[PickupStep]
"""The step that an attempt wrote, once it did."""


def bounds_of(day: date, days: int = 1) -> tuple[datetime, datetime]:
    """Return when a day begins, and when the day after it, or after some days, does."""
    return (
        datetime.combine(day, time(), TAIPEI),
        datetime.combine(day + timedelta(days=days), time(), TAIPEI),
    )


def calendar_day(desk: Desk, day: date) -> CalendarDay:
    """Return what the official calendar says of a day."""
    return CalendarDay(day=day, is_working=desk.is_working_day(day), name=desk.holiday_name(day))


def read_or_refuse(unit: UnitOfWork, number: str, *, lock: bool = False) -> Pickup:
    """Return a pickup.

    Raises:
        UnknownPickup: There is none with this number.
    """
    pickup = unit.pickups.get(number, lock=lock)
    if pickup is None:
        raise UnknownPickup(number=number)
    return pickup


def free_slot(
    unit: UnitOfWork,
    desk: Desk,
    *,
    desk_no: int,
    slot_at: datetime,
    but: str = "",
    may_be_past: bool = False,
) -> Slot:
    """Return a slot that has a free place; nobody else books until the transaction ends.

    Args:
        unit: The transaction.
        desk: Where it is asked for.
        desk_no: At which desk.
        slot_at: When it begins.
        but: Number of the pickup whose own place does not count.
        may_be_past: It may have begun, because a slip is taken back.

    Raises:
        PickupFieldRefused: The desk hands nothing over on that day.
        SlotNotOffered: There is no such slot, or it is closed or past.
        SlotTaken: Every place is taken.
    """
    now = desk.clock()
    unit.pickups.hold_numbers(on=now.astimezone(TAIPEI).date())
    day = calendar_day(desk, slot_at.astimezone(TAIPEI).date())
    terms = unit.pickup_terms.on(day.day)
    if not terms.places_at(desk_no):
        raise PickupFieldRefused(field=PickupField.DESK)
    begins, ends = bounds_of(day.day)
    slots = slots_of(
        day,
        desk_no,
        terms,
        closures=unit.pickup_terms.closures(begins, ends),
        taken=[at for _, at in unit.pickups.taken([desk_no], begins, ends, but=but)],
        now=now,
    )
    slot = next((each for each in slots if each.begins_at == slot_at), None)
    if slot is None:
        reason = "" if day.is_working else day.name
        raise SlotNotOffered(desk_no=desk_no, slot_at=slot_at, reason=reason)
    if slot.standing is SlotStanding.CLOSED:
        raise SlotNotOffered(desk_no=desk_no, slot_at=slot_at, reason=slot.reason)
    if slot.standing is SlotStanding.PAST and not may_be_past:
        raise SlotNotOffered(desk_no=desk_no, slot_at=slot_at, is_past=True)
    if slot.booked >= slot.places:
        raise SlotTaken(desk_no=desk_no, slot_at=slot_at)
    return slot


def take_place(unit: UnitOfWork, pickup: Pickup, slot: Slot) -> None:
    """Take a place of a pickup's slot.

    Raises:
        SlotTaken: Every place is taken.
    """
    if not unit.pickups.take_place(pickup, places=slot.places):
        raise SlotTaken(desk_no=slot.desk_no, slot_at=slot.begins_at)


def was_written(unit: UnitOfWork, written: Written) -> bool:
    """Tell whether the attempt before this one was committed after all."""
    return any(unit.pickups.step(each.step_id) == each for each in written)


def write_step(
    unit: UnitOfWork,
    deed: Deed,
    *,
    before: Pickup | None,
    after: Pickup,
    undoes: int | None = None,
    details: Mapping[str, Any] | None = None,
    approver: str = "",
) -> PickupStep:
    """Write one step of a pickup and its journal entry, in the transaction of *unit*.

    Names, telephone numbers and notes are in neither.

    Args:
        unit: The transaction.
        deed: Who does what.
        before: None for the first step.
        after: As it stands then.
        undoes: `step_id` of what is taken back.
        details: For the journal, beside the state.
        approver: Login of the second person, where one stood beside.
    """
    was = after if before is None else before
    step = PickupStep(
        step_id=0,
        number=after.number,
        at=deed.at,
        actor=deed.actor.login,
        desk_no=deed.desk.desk_no,
        kind=deed.kind,
        from_state=None if before is None else before.state,
        to_state=after.state,
        from_desk_no=was.desk_no,
        from_slot_at=was.slot_at,
        to_desk_no=after.desk_no,
        to_slot_at=after.slot_at,
        undoes=undoes,
    )
    unit.journal.write(
        deed.actor,
        at=deed.at,
        act=deed.act,
        subject=after.number,
        details={"state": after.state.value, **(details or {})},
        approver=approver,
    )
    return replace(step, step_id=unit.pickups.add_step(step))


def say_slot(pickup: Pickup) -> dict[str, Any]:
    """Return desk and time of a pickup for the journal."""
    at = pickup.slot_at
    said = None if at is None else at.astimezone(TAIPEI).isoformat(timespec="minutes")
    return {"desk": pickup.desk_no, "slot": said}


def change(number: str, deed: Deed, alter: Alter) -> Pickup:
    """Take one step with a pickup, whole and once.

    Args:
        number: Of the pickup.
        deed: Who does what; permitted already.
        alter: Says what the step makes of the pickup, or refuses; takes and gives up no place.

    Raises:
        UnknownPickup: There is none with this number.
        SlotTaken: Another was quicker.
    """
    return once(partial(_change, number, deed, alter, []))


def _change(number: str, deed: Deed, alter: Alter, written: Written) -> Pickup:
    with deed.desk.open_unit() as unit:
        unit.queue_at_desk(deed.desk.desk_no)
        before = read_or_refuse(unit, number, lock=True)
        if was_written(unit, written):
            return before
        changed = alter(unit, before)
        after, slot = changed.pickup, changed.slot
        if before.has_place and (slot is not None or not after.has_place):
            unit.pickups.hold_numbers(on=deed.day)
            unit.pickups.give_up_place(before.number)
        unit.pickups.save(after)
        if slot is not None:
            take_place(unit, after, slot)
        step = write_step(
            unit,
            deed,
            before=before,
            after=after,
            undoes=changed.undoes,
            details=changed.details,
        )
        written[:] = [step]
        unit.commit()
    return after
