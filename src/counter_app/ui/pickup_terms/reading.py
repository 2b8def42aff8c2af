"""Reads what was typed into the forms of slots, items and closures."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from counter_app.domain.calendar import TAIPEI, parse_date
from counter_app.domain.pickup_terms import (
    DatedPickupTerms,
    DeskCapacity,
    PickupItem,
    PickupTerms,
    PickupTermsField,
    PickupTermsRefused,
    Session,
)
from counter_app.ui.pickup_terms.screen import ClosureEntry, ItemEntry, TermsEntry

_CLOCK: Final = r"([01]?\d|2[0-4])[:.]?([0-5]\d)"
_TIME: Final = re.compile(_CLOCK)
_SESSION: Final = re.compile(rf"{_CLOCK}[-~–—至到]{_CLOCK}")
_CAPACITY: Final = re.compile(r"(\d{1,2})(?:號櫃檯|號|[:=])(\d{1,2})[件人]?")
_PARTS: Final = re.compile(r"[、,;，；]+")
_WHOLE: Final = re.compile(r"\d{1,4}")
_MIDNIGHT_HOUR: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureTimes:
    """From when to when a closure is, with zone."""

    begins_at: datetime
    ends_at: datetime


def read_terms(entry: TermsEntry) -> DatedPickupTerms:
    """Return what was typed as terms from a day on.

    Raises:
        NotADate: The day is none.
        PickupTermsRefused: A time or a figure is none.
    """
    return DatedPickupTerms(
        valid_from=parse_date(entry.valid_from),
        terms=PickupTerms(
            slot_minutes=entry.slot_minutes,
            sessions=read_sessions(entry.sessions, PickupTermsField.SESSIONS),
            volunteer_sessions=read_sessions(
                entry.volunteer_sessions, PickupTermsField.VOLUNTEER_SESSIONS
            ),
            capacities=read_capacities(entry.capacities),
            missed_after_minutes=_whole(entry.missed_after, PickupTermsField.MISSED_AFTER),
            keep_working_days=_whole(entry.keep_days, PickupTermsField.KEEP_DAYS),
            target_minutes=_whole(entry.target, PickupTermsField.TARGET),
        ),
    )


def read_sessions(text: str, field: PickupTermsField) -> tuple[Session, ...]:
    """Return hours such as ``08:30-12:00、13:30-17:30``; none where nothing is typed.

    Raises:
        PickupTermsRefused: A part is no such time.
    """
    sessions = []
    for part in _parts(text):
        found = _SESSION.fullmatch(part)
        if found is None:
            raise PickupTermsRefused(field=field)
        begins, ends = _time(found[1], found[2]), _time(found[3], found[4])
        if begins is None or ends is None:
            raise PickupTermsRefused(field=field)
        sessions.append(Session(begins=begins, ends=ends))
    return tuple(sessions)


def read_capacities(text: str) -> tuple[DeskCapacity, ...]:
    """Return places by desk, such as ``1:2、2:3``.

    Raises:
        PickupTermsRefused: A part is no such pair.
    """
    capacities = []
    for part in _parts(text):
        found = _CAPACITY.fullmatch(part)
        if found is None:
            raise PickupTermsRefused(field=PickupTermsField.CAPACITIES)
        capacities.append(DeskCapacity(desk_no=int(found[1]), places=int(found[2])))
    return tuple(sorted(capacities, key=lambda each: each.desk_no))


def read_item(entry: ItemEntry, items: Iterable[PickupItem]) -> PickupItem:
    """Return the item that was typed; a new one gets a code that no other ever had.

    Raises:
        PickupTermsRefused: The days are no figure.
    """
    return PickupItem(
        code=entry.code or new_code(items),
        name=entry.name.strip(),
        nature=entry.nature,
        lead_working_days=_whole(entry.lead_days, PickupTermsField.LEAD_DAYS),
        is_active=entry.is_active,
    )


def new_code(items: Iterable[PickupItem]) -> str:
    """Return a code that no item has."""
    taken = {item.code for item in items}
    return next(code for n in range(1, len(taken) + 2) if (code := f"item{n}") not in taken)


def read_closure(entry: ClosureEntry) -> ClosureTimes:
    """Return from when to when; ``24:00`` is the end of the day.

    Raises:
        NotADate: A day is none.
        PickupTermsRefused: A time is none.
    """
    return ClosureTimes(
        begins_at=_moment(entry.from_day, entry.from_time),
        ends_at=_moment(entry.to_day, entry.to_time),
    )


def _moment(day: str, clock: str) -> datetime:
    found = _TIME.fullmatch(_narrow(clock))
    if found is None or (int(found[1]) == _MIDNIGHT_HOUR and int(found[2])):
        raise PickupTermsRefused(field=PickupTermsField.CLOSURE_TIMES)
    midnight = datetime.combine(parse_date(day), time(), TAIPEI)
    return midnight + timedelta(hours=int(found[1]), minutes=int(found[2]))


def _time(hour: str, minute: str) -> time | None:
    return time(int(hour), int(minute)) if int(hour) < _MIDNIGHT_HOUR else None


def _parts(text: str) -> list[str]:
    spaced = unicodedata.normalize("NFKC", text).strip()
    # A space separates only where it stands between two parts, not within one.
    joined = re.sub(r"\s*([-~–—至到:=號件])\s*", r"\1", spaced)
    return [part for part in _PARTS.split(re.sub(r"\s+", "、", joined)) if part]


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _whole(text: str, field: PickupTermsField) -> int:
    found = _WHOLE.fullmatch(_narrow(text))
    if found is None:
        raise PickupTermsRefused(field=field)
    return int(found[0])
