"""A shift: one desk, one business day, one drawer.

States::

    OPEN -> CLOSING -> CLOSED -> VERIFIED
    CLOSING -> OPEN, as long as no terminal has been settled

In CLOSING no money is taken: what comes belongs to the next shift by rule, not by the clock.
VERIFIED is the act of the cashier's office.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd

ShiftId = NewType("ShiftId", str)

LATE_UNTIL_HOUR: Final = 3
"""A shift goes on by itself after midnight until this hour; a setting of the desk."""


class ShiftState(StrEnum):
    """Where a shift stands."""

    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The time between opening a drawer and counting it.

    Attributes:
        business_day: Fixed when the shift opens, whatever the clock says later.
        opened_by: Login of who opened it.
        clerk: Login of who has the drawer now; changes with each hand-over.
        float_twd: Cash in the drawer at the start.
    """

    shift_id: ShiftId
    desk_no: int
    business_day: date
    opened_at: datetime
    opened_by: str
    float_twd: Twd
    clerk: str
    state: ShiftState = ShiftState.OPEN


@dataclass(eq=False, kw_only=True)
class NoOpenShift(Refusal):
    """Money may be taken only in an open shift."""

    desk_no: int


@dataclass(eq=False, kw_only=True)
class ShiftAlreadyOpen(Refusal):
    """The desk has an open shift; one drawer is open once."""

    desk_no: int
    business_day: date


@dataclass(eq=False, kw_only=True)
class FloatNegative(Refusal):
    """A drawer cannot hold less than nothing."""

    float_twd: Twd


@dataclass(eq=False, kw_only=True)
class ShiftClosing(Refusal):
    """The drawer is being counted: no money until the close is finished or called off."""

    desk_no: int


@dataclass(eq=False, kw_only=True)
class YesterdayOpen(Refusal):
    """The shift of an earlier day must be closed before a new day begins."""

    desk_no: int
    business_day: date


@dataclass(eq=False, kw_only=True)
class DayBeforeLast(Refusal):
    """The desk has worked on a later day than today: its clock is wrong, or was."""

    today: date
    last_day: date


def is_late(shift: Shift, now: datetime, *, until_hour: int = LATE_UNTIL_HOUR) -> bool:
    """Tell whether a shift should have been closed: its day is over, and the night's grace.

    Args:
        shift: An open shift.
        now: With zone; a clock set back makes no shift late.
        until_hour: Hour in Taipei until which the day before goes on; 0 for no grace.
    """
    here = now.astimezone(TAIPEI)
    if here.date() == shift.business_day + timedelta(days=1):
        return here.hour >= until_hour
    return here.date() > shift.business_day


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTotals:
    """What a shift has taken so far, from settled payments.

    Attributes:
        payment_count: Voided ones too.
        by_tender_twd: `TenderKind` value to sum in NT$, cash net of change, voided ones left out.
    """

    payment_count: int
    by_tender_twd: dict[str, int]
