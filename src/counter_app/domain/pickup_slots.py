"""The slots of a day at a desk, and which of them somebody can still have."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_terms import Closure, PickupTerms

SEARCH_DAYS_MAX: Final = 120
"""So far ahead a free slot is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day of the official calendar.

    Attributes:
        name: Of the holiday or of the make-up day; empty for an ordinary day.
    """

    day: date
    is_working: bool
    name: str = ""


class SlotStanding(StrEnum):
    """Whether a slot can be had."""

    OPEN = "open"
    FULL = "full"
    PAST = "past"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of a desk.

    Attributes:
        begins_at: With zone.
        places: How many there are.
        booked: How many are taken; more than *places* only where terms have changed since.
        reason: Of the closure; empty for any other standing.
    """

    desk_no: int
    begins_at: datetime
    minutes: int
    places: int
    booked: int
    standing: SlotStanding
    reason: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.begins_at + timedelta(minutes=self.minutes)


def slot_times(day: CalendarDay, terms: PickupTerms) -> Iterator[datetime]:
    """Yield when slots begin on a day, in order; none on a day off.

    A slot lies within one session, whole: what is left at its end is no slot.
    """
    if not day.is_working:
        return
    step = timedelta(minutes=terms.slot_minutes)
    for session in terms.sessions:
        begins = datetime.combine(day.day, session.begins, TAIPEI)
        ends = datetime.combine(day.day, session.ends, TAIPEI)
        while begins + step <= ends:
            yield begins
            begins += step


def slots_of(
    day: CalendarDay,
    desk_no: int,
    terms: PickupTerms,
    *,
    closures: Iterable[Closure],
    taken: Iterable[datetime],
    now: datetime,
) -> tuple[Slot, ...]:
    """Return the slots of one desk on one day.

    Args:
        day: Of the official calendar.
        desk_no: Which desk; none of its slots where it hands nothing over.
        terms: In force that day.
        closures: That may touch the day.
        taken: Beginning of the slot of every pickup that has a place at the desk that day.
        now: What has begun by then is past.
    """
    places = terms.places_at(desk_no)
    if not places:
        return ()
    closures, taken = tuple(closures), sorted(taken)
    length = timedelta(minutes=terms.slot_minutes)
    slots = []
    for begins_at in slot_times(day, terms):
        ends_at = begins_at + length
        booked = bisect_left(taken, ends_at) - bisect_left(taken, begins_at)
        closed = next((each for each in closures if each.covers(desk_no, begins_at, ends_at)), None)
        slots.append(
            Slot(
                desk_no=desk_no,
                begins_at=begins_at,
                minutes=terms.slot_minutes,
                places=places,
                booked=booked,
                standing=_standing(
                    is_closed=closed is not None,
                    is_past=begins_at <= now,
                    is_full=booked >= places,
                ),
                reason=closed.reason if closed is not None else "",
            )
        )
    return tuple(slots)


def _standing(*, is_closed: bool, is_past: bool, is_full: bool) -> SlotStanding:
    if is_closed:
        return SlotStanding.CLOSED
    if is_past:
        return SlotStanding.PAST
    return SlotStanding.FULL if is_full else SlotStanding.OPEN


def add_working_days(day: date, count: int, is_working_day: Callable[[date], bool]) -> date:
    """Return the day that lies *count* working days after a day.

    Raises:
        ValueError: Not within a year and a half; the calendar is broken.
    """
    found, current = 0, day
    for _ in range(550):
        if found == count:
            return current
        current += timedelta(days=1)
        found += is_working_day(current)
    raise ValueError(f"no {count} working days after {day}")
