"""When and where pickups are handed over, and what can be picked up.

Terms are dated: a change holds from a day on, and what was agreed before keeps its slot.
Until a branch enters its own, `DEFAULT_TERMS` and `DEFAULT_ITEMS` hold.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.pickups import ItemNature

ClosureId = NewType("ClosureId", str)

EVERY_DESK: Final = 0
"""Desk number of a closure that holds for the whole branch."""

SLOT_MINUTES: Final = (10, 15, 20, 30, 60)
CAPACITY_MAX: Final = 99
REASON_MAX: Final = 40
_DESK_NO_MAX: Final = 99
_MISSED_AFTER_MAX: Final = 480
_KEEP_DAYS_MAX: Final = 250
_TARGET_MAX: Final = 60
_LEAD_DAYS_MAX: Final = 60
_ITEM_NAME_MAX: Final = 20
_ITEM_CODE: Final = re.compile(r"[a-z_][a-z0-9_]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A part of a working day in which the desk serves; Taipei time."""

    begins: time
    ends: time


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCapacity:
    """How many pickups one desk hands over in one slot."""

    desk_no: int
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupTerms:
    """What holds from a day on.

    Attributes:
        slot_minutes: Length of a slot, one of `SLOT_MINUTES`.
        capacities: Of each desk that hands pickups over; at least one desk.
        sessions: Service hours, in order (desk.md: 8:30-12:00 and 13:30-17:30).
        volunteer_sessions: When volunteers greet visitors (file 004: 8:30-11:30, 14:00-17:00).
        missed_after_minutes: After the end of its slot a pickup nobody came for is missed.
        keep_working_days: So long a missed one is kept before it goes back to its file.
        target_minutes: From arrived to handed over, what zero wait means (0-3 minutes).
    """

    slot_minutes: int
    capacities: tuple[DeskCapacity, ...]
    sessions: tuple[Session, ...]
    volunteer_sessions: tuple[Session, ...]
    missed_after_minutes: int
    keep_working_days: int
    target_minutes: int

    def places_at(self, desk_no: int) -> int:
        """Return how many places a slot has at a desk; 0 where nothing is handed over."""
        return next((each.places for each in self.capacities if each.desk_no == desk_no), 0)


DEFAULT_TERMS: Final = PickupTerms(
    slot_minutes=30,
    capacities=(DeskCapacity(desk_no=1, places=2),),
    sessions=(
        Session(begins=time(8, 30), ends=time(12)),
        Session(begins=time(13, 30), ends=time(17, 30)),
    ),
    volunteer_sessions=(
        Session(begins=time(8, 30), ends=time(11, 30)),
        Session(begins=time(14), ends=time(17)),
    ),
    missed_after_minutes=30,
    keep_working_days=10,
    target_minutes=3,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPickupTerms:
    """Terms and the first day on which they hold."""

    valid_from: date
    terms: PickupTerms


def terms_on(dated: Iterable[DatedPickupTerms], day: date) -> PickupTerms:
    """Return what holds on a day; the defaults before the first entry."""
    holding = [each for each in dated if each.valid_from <= day]
    return max(holding, key=lambda each: each.valid_from).terms if holding else DEFAULT_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupItem:
    """A kind of thing that can be picked up; the branch edits the list.

    Attributes:
        code: Never changes, never used twice.
        lead_working_days: How long preparing takes; the next free slot is looked for after it.
        is_active: Offered when a request is taken.
    """

    code: str
    name: str
    nature: ItemNature
    lead_working_days: int = 1
    is_active: bool = True


DEFAULT_ITEMS: Final = (
    PickupItem(
        code="certificate",
        name="權利移轉證書",
        nature=ItemNature.PAPER,
        lead_working_days=3,
    ),
    PickupItem(code="receipt", name="收據", nature=ItemNature.RECEIPT),
    PickupItem(code="money", name="領款", nature=ItemNature.MONEY, lead_working_days=2),
    PickupItem(code="other", name="其他", nature=ItemNature.PAPER),
)


def items_of(stored: Iterable[PickupItem]) -> tuple[PickupItem, ...]:
    """Return everything that can be picked up: the shipped list, as the branch has edited it."""
    by_code = {item.code: item for item in DEFAULT_ITEMS}
    by_code |= {item.code: item for item in stored}
    return tuple(by_code.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A time in which nothing is handed over: a typhoon, a training, a broken drawer.

    Attributes:
        desk_no: `EVERY_DESK` for the whole branch.
        reason: Shown in the grid in its place; never empty.
    """

    closure_id: ClosureId
    desk_no: int
    begins_at: datetime
    ends_at: datetime
    reason: str
    made_by: str

    def covers(self, desk_no: int, begins_at: datetime, ends_at: datetime) -> bool:
        """Tell whether a time at a desk falls into it, even in part."""
        return (
            self.desk_no in {EVERY_DESK, desk_no}
            and self.begins_at < ends_at
            and begins_at < self.ends_at
        )


class PickupTermsField(StrEnum):
    """What of the terms, an item or a closure can be refused."""

    SLOT_MINUTES = "slot_minutes"
    CAPACITIES = "capacities"
    SESSIONS = "sessions"
    VOLUNTEER_SESSIONS = "volunteer_sessions"
    MISSED_AFTER = "missed_after"
    KEEP_DAYS = "keep_days"
    TARGET = "target"
    ITEM_CODE = "item_code"
    ITEM_NAME = "item_name"
    LEAD_DAYS = "lead_days"
    CLOSURE_DESK = "closure_desk"
    CLOSURE_TIMES = "closure_times"
    CLOSURE_REASON = "closure_reason"


@dataclass(eq=False, kw_only=True)
class PickupTermsRefused(Refusal):
    """Terms, an item or a closure cannot be as they are."""

    field: PickupTermsField


@dataclass(eq=False, kw_only=True)
class UnknownClosure(Refusal):
    """There is no such closure, or it was lifted before."""

    closure_id: ClosureId


def check_terms(terms: PickupTerms) -> None:
    """Refuse terms that cannot be.

    Raises:
        PickupTermsRefused: The first field that cannot be as it is.
    """
    desks = [each.desk_no for each in terms.capacities]
    checks = (
        (PickupTermsField.SLOT_MINUTES, terms.slot_minutes in SLOT_MINUTES),
        (
            PickupTermsField.CAPACITIES,
            bool(desks)
            and len(set(desks)) == len(desks)
            and all(
                1 <= each.desk_no <= _DESK_NO_MAX and 1 <= each.places <= CAPACITY_MAX
                for each in terms.capacities
            ),
        ),
        (PickupTermsField.SESSIONS, bool(terms.sessions) and _are_in_order(terms.sessions)),
        (PickupTermsField.VOLUNTEER_SESSIONS, _are_in_order(terms.volunteer_sessions)),
        (PickupTermsField.MISSED_AFTER, 0 <= terms.missed_after_minutes <= _MISSED_AFTER_MAX),
        (PickupTermsField.KEEP_DAYS, 0 <= terms.keep_working_days <= _KEEP_DAYS_MAX),
        (PickupTermsField.TARGET, 1 <= terms.target_minutes <= _TARGET_MAX),
    )
    _refuse_first(checks)


def check_item(item: PickupItem) -> None:
    """Refuse an item that cannot be.

    Raises:
        PickupTermsRefused: The first field that cannot be as it is.
    """
    name = item.name.strip()
    _refuse_first(
        (
            (PickupTermsField.ITEM_CODE, _ITEM_CODE.fullmatch(item.code) is not None),
            (
                PickupTermsField.ITEM_NAME,
                _is_text(name, _ITEM_NAME_MAX),
            ),
            (PickupTermsField.LEAD_DAYS, 0 <= item.lead_working_days <= _LEAD_DAYS_MAX),
        )
    )


def check_closure(closure: Closure, now: datetime) -> None:
    """Refuse a closure that cannot be, or that would close nothing any more.

    Raises:
        PickupTermsRefused: The first field that cannot be as it is.
    """
    reason = closure.reason.strip()
    _refuse_first(
        (
            (PickupTermsField.CLOSURE_DESK, EVERY_DESK <= closure.desk_no <= _DESK_NO_MAX),
            (
                PickupTermsField.CLOSURE_TIMES,
                closure.begins_at < closure.ends_at and now < closure.ends_at,
            ),
            (PickupTermsField.CLOSURE_REASON, _is_text(reason, REASON_MAX)),
        )
    )


def _is_text(text: str, length_max: int) -> bool:
    return bool(text) and text.isprintable() and len(text) <= length_max


def _are_in_order(sessions: tuple[Session, ...]) -> bool:
    return all(each.begins < each.ends for each in sessions) and all(
        before.ends <= after.begins for before, after in pairwise(sessions)
    )


def _refuse_first(checks: Iterable[tuple[PickupTermsField, bool]]) -> None:
    for field, is_right in checks:
        if not is_right:
            raise PickupTermsRefused(field=field)
