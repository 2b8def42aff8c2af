"""The pickups of a year as they might have gone, written straight into a store."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import Engine, insert

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import Pickup, PickupNumber, PickupState, pickup_number
from counter_app.store.schema import pickups
from pickup_values import make_pickup

YEAR: Final = 2025
DESKS: Final = 4
_ITEMS: Final = {
    "certificate": "權利移轉證書",
    "receipt": "收據",
    "money": "領款",
    "other": "其他",
    "seal": "印章",
}
_HALF_HOURS: Final = 16
_WEIGHTS: Final = (5, 2, 5, 3, 3, 4, 8, 15, 55)
_AT_ONCE: Final = 5_000


def year_of_pickups(count: int, *, seed: int = 1) -> Iterator[Pickup]:
    """Yield pickups of a year: served, missed, late, called off, returned, without a slot.

    They have no place: figures do not look at any.
    """
    chance = Random(seed)
    for serial in range(1, count + 1):
        yield _pickup(chance, pickup_number(roc_year=YEAR - 1911, serial=serial))


def write_pickups(engine: Engine, made: Iterator[Pickup]) -> list[Pickup]:
    """Write pickups into a store, and return them."""
    written = list(made)
    rows = [
        {
            "pickup_number" if name == "number" else name: getattr(each, name)
            for name in Pickup.__slots__
        }
        for each in written
    ]
    with engine.begin() as connection:
        for start in range(0, len(rows), _AT_ONCE):
            connection.execute(insert(pickups), rows[start : start + _AT_ONCE])
    return written


def _pickup(chance: Random, number: PickupNumber) -> Pickup:
    day = date(YEAR, 1, 1) + timedelta(days=chance.randrange(365))
    at = datetime.combine(day, time(8, 30), TAIPEI) + timedelta(
        minutes=30 * chance.randrange(_HALF_HOURS)
    )
    item_code, item_name = chance.choice(list(_ITEMS.items()))
    arrived_at = at + timedelta(seconds=chance.randint(-1800, 1800))
    served: dict[str, Any] = {
        "state": PickupState.HANDED_OVER,
        "arrived_at": arrived_at,
        "handed_over_at": arrived_at + timedelta(seconds=chance.expovariate(1 / 120)),
    }
    missed = {"missed_at": at + timedelta(hours=1)}
    late = timedelta(days=chance.randint(1, 10))
    fates: dict[str, dict[str, Any]] = {
        "called off": {"state": PickupState.CANCELLED},
        "called off and returned": {"state": PickupState.RETURNED},
        "missed": missed | {"state": PickupState.MISSED},
        "missed and returned": missed | {"state": PickupState.RETURNED},
        "forgotten": {"state": PickupState.READY},
        "still here": {"state": PickupState.ARRIVED, "arrived_at": arrived_at},
        "late": served
        | missed
        | {name: served[name] + late for name in ("arrived_at", "handed_over_at")},
        "walk-in": served | {"slot_at": None, "slot_minutes": 0},
        "served": served,
    }
    (fate,) = chance.choices(list(fates), weights=_WEIGHTS)
    values: dict[str, Any] = {
        "number": number,
        "desk_no": chance.randint(1, DESKS),
        "slot_at": at,
        "item_code": item_code,
        "item_name": item_name,
        "requested_at": at - timedelta(days=4),
        "ready_at": at + timedelta(minutes=chance.randint(-3000, 60)),
    }
    return make_pickup(**(values | fates[fate]))
