"""When a pickup counts as missed, and how long a missed one is kept."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_slots import add_working_days
from counter_app.domain.pickup_terms import PickupTerms
from counter_app.domain.pickups import Pickup


def slot_day(pickup: Pickup) -> date:
    """Return the day for which a pickup was agreed.

    Raises:
        ValueError: It was agreed for none.
    """
    if pickup.slot_at is None:
        raise ValueError(f"{pickup.number} was agreed for no slot")
    return pickup.slot_at.astimezone(TAIPEI).date()


def missed_from(pickup: Pickup, terms: PickupTerms) -> datetime:
    """Return from when on a pickup that nobody came for is missed.

    Args:
        pickup: Agreed for a slot.
        terms: Of the day of its slot.
    """
    if pickup.slot_ends_at is None:
        raise ValueError(f"{pickup.number} was agreed for no slot")
    return pickup.slot_ends_at + timedelta(minutes=terms.missed_after_minutes)


def expiry_of(pickup: Pickup, terms: PickupTerms, is_working_day: Callable[[date], bool]) -> date:
    """Return the last day on which a missed pickup may still be collected or moved.

    It is counted from the day on which it was missed, not from when that was noticed.
    """
    day = missed_from(pickup, terms).astimezone(TAIPEI).date()
    return add_working_days(day, terms.keep_working_days, is_working_day)
