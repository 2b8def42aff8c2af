"""Zero wait as a figure: from *arrived* to *handed over*, and whether promises were kept.

A wait belongs to the day of the visit, a promise to the day agreed for: who comes two days late
and is served at once waited no time on that day, and is missed on the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import ceil
from typing import Final

from counter_app.domain.pickups import Pickup, PickupState

P90: Final = Fraction(9, 10)
MEDIAN: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupTimes:
    """What the figures look at in a pickup: times, never people; attributes as in `Pickup`."""

    state: PickupState
    desk_no: int
    item_code: str
    item_name: str
    slot_at: datetime | None
    ready_at: datetime | None
    arrived_at: datetime | None
    handed_over_at: datetime | None
    missed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroWait:
    """The figures of some pickups.

    Attributes:
        handed_over: How many visitors were served.
        median_s, p90_s, worst_s: Whole seconds waited; None where nobody was served.
        within_target: How many waited no longer than the target.
        agreed: Pickups with an agreed time that has come, cancelled ones left out.
        met: Of these, how many were ready when the agreed time came.
        missed: Of these, how many nobody came for.
        walk_ins: Visitors without an agreed time.
    """

    handed_over: int
    median_s: int | None
    p90_s: int | None
    worst_s: int | None
    within_target: int
    agreed: int
    met: int
    missed: int
    walk_ins: int

    @property
    def share_within(self) -> Fraction | None:
        """Share of visitors served within the target; None where nobody was served."""
        return Fraction(self.within_target, self.handed_over) if self.handed_over else None

    @property
    def share_met(self) -> Fraction | None:
        """Share of agreed times that were kept; None where none was agreed."""
        return Fraction(self.met, self.agreed) if self.agreed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayZeroWait:
    """The figures of one day on which somebody came or was to come."""

    day: date
    figures: ZeroWait


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemZeroWait:
    """The figures of one kind of thing.

    Attributes:
        item_name: As it is called now.
    """

    item_code: str
    item_name: str
    figures: ZeroWait


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskZeroWait:
    """The figures of one desk."""

    desk_no: int
    figures: ZeroWait


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroWaitReport:
    """How zero wait was kept in some days.

    Attributes:
        from_day, to_day: Both included.
        desk_no: Of one desk only; None for all.
        item_code: Of one kind of thing only; empty for all.
        item_name: Of that kind; empty for all.
        at: When the figures were read; an agreed time after it has not come yet.
        printed_by: Name of who asked.
        target_minutes: What counts as no wait, by the terms in force at the end of the period.
        by_day, by_item, by_desk: In order; only those with a figure.
    """

    branch_name: str
    from_day: date
    to_day: date
    desk_no: int | None
    item_code: str
    item_name: str
    at: datetime
    printed_by: str
    is_demo: bool
    target_minutes: int
    total: ZeroWait
    by_day: tuple[DayZeroWait, ...]
    by_item: tuple[ItemZeroWait, ...]
    by_desk: tuple[DeskZeroWait, ...]


def zero_wait(pickups: Iterable[Pickup | PickupTimes], *, target_s: int, now: datetime) -> ZeroWait:
    """Return the figures of pickups.

    Args:
        pickups: Of a period, a desk, an item; in any order.
        target_s: What counts as no wait, in seconds.
        now: An agreed time after it has not come yet.
    """
    pickups = tuple(pickups)
    waits = sorted(wait for each in pickups if (wait := wait_s(each)) is not None)
    agreed = [each for each in pickups if is_due(each, now)]
    return ZeroWait(
        handed_over=len(waits),
        median_s=quantile(waits, MEDIAN),
        p90_s=quantile(waits, P90),
        worst_s=waits[-1] if waits else None,
        within_target=sum(wait <= target_s for wait in waits),
        agreed=len(agreed),
        met=sum(_was_ready(each) for each in agreed),
        missed=sum(each.missed_at is not None for each in agreed),
        walk_ins=sum(each.slot_at is None for each in pickups),
    )


def is_due(pickup: Pickup | PickupTimes, now: datetime) -> bool:
    """Tell whether an agreed time has come and nobody called it off before.

    What is back in its file was missed, or else called off.
    """
    is_called_off = pickup.state is PickupState.CANCELLED or (
        pickup.state is PickupState.RETURNED and pickup.missed_at is None
    )
    return pickup.slot_at is not None and pickup.slot_at <= now and not is_called_off


def wait_s(pickup: Pickup | PickupTimes) -> int | None:
    """Return how long the visitor waited, in whole seconds; None where nothing was handed over.

    A clock that was set back makes no negative wait.
    """
    if pickup.arrived_at is None or pickup.handed_over_at is None:
        return None
    return max(0, int((pickup.handed_over_at - pickup.arrived_at).total_seconds()))


def quantile(ordered: Sequence[int], share: Fraction) -> int | None:
    """Return the smallest value that at least this share of all values does not exceed.

    The nearest rank, so that every figure is a wait that somebody had.

    Args:
        ordered: Smallest first.
        share: Above 0, at most 1.

    >>> quantile([10, 20, 30, 40], MEDIAN), quantile([10, 20, 30, 40], P90)
    (20, 40)
    """
    return ordered[ceil(share * len(ordered)) - 1] if ordered else None


def percent(share: Fraction | None) -> str | None:
    """Return a share in percent with one decimal, rounded half up; None for no share.

    >>> percent(Fraction(2, 3)), percent(Fraction(1, 8)), percent(None)
    ('66.7', '12.5', None)
    """
    if share is None:
        return None
    whole, tenth = divmod((share * 2000 + 1) // 2, 10)
    return f"{whole}.{tenth}"


def _was_ready(pickup: Pickup | PickupTimes) -> bool:
    return (
        pickup.ready_at is not None
        and pickup.slot_at is not None
        and pickup.ready_at <= pickup.slot_at
    )
