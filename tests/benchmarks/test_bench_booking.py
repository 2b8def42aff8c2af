"""Bars 6 and 18, for pickups: booking one and looking at a week, among those of many years."""

import shutil
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import insert

from booked_pickups import book, put_places
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import PickupState, pickup_number
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    find_pickups,
    miss_overdue,
    next_free_slot,
    pickup_week,
    pickups_of_day,
    work_list,
)
from counter_app.store.schema import number_counters, pickup_places
from factories import NOON, make_actor, make_desk
from pickup_values import make_pickup
from stores import Place
from year_of_pickups import write_pickups

OLD: Final = 200_000
WITHOUT_MEASURING: Final = 400
BOOKED: Final = 300
"""Pickups of the weeks to come, booked beside."""
ROUNDS: Final = 200
CLERK = make_actor()
MONDAY: Final = date(2025, 11, 24)
_A_DAY: Final = 80
_FATES: Final = (
    *(PickupState.HANDED_OVER,) * 17,
    *(PickupState.RETURNED,) * 2,
    PickupState.CANCELLED,
)


def write_old(desk: Desk, count: int) -> None:
    """Write pickups of the past: most were handed over, and keep their places."""
    made, places = [], []
    for serial in range(1, count + 1):
        day = NOON.date() - timedelta(days=1 + serial // _A_DAY)
        slot_at = datetime.combine(day, clock_time(8 + serial % 9), TAIPEI)
        state = _FATES[serial % len(_FATES)]
        is_done = state is PickupState.HANDED_OVER
        pickup = make_pickup(
            number=pickup_number(roc_year=113, serial=serial),
            state=state,
            slot_at=slot_at,
            caller_name=f"王{chr(0x4E00 + serial % 5000)}明",
            caller_phone=f"09{serial:08d}",
            ready_at=slot_at if is_done else None,
            arrived_at=slot_at if is_done else None,
            handed_over_at=slot_at + timedelta(minutes=2) if is_done else None,
        )
        made.append(pickup)
        if is_done:
            places.append(
                {
                    "desk_no": 1,
                    "slot_at": slot_at,
                    "place": serial % _A_DAY // 9 + 1,
                    "capacity": 99,
                    "pickup_number": pickup.number,
                }
            )
    with desk.open_unit() as unit:
        engine = unit._connection.engine
    write_pickups(engine, iter(made))
    with engine.begin() as connection:
        connection.execute(insert(pickup_places), places)
        connection.execute(insert(number_counters), {"series": "P113", "last_number": count})


def p50_ms(act: Callable[[], object], rounds: int) -> float:
    took_s = []
    for _ in range(rounds):
        started_s = time.perf_counter()
        act()
        took_s.append(time.perf_counter() - started_s)
    return 1e3 * statistics.median(took_s)


@pytest.mark.timeout(600)
def test_booking_among_the_pickups_of_years(
    benchmark: Any,  # noqa: ANN401 - it has no types
    new_sqlite_place: Place,
    tmp_path: Path,
) -> None:
    empty = Place(Path(shutil.copy(str(new_sqlite_place.address), tmp_path / "empty.db")))
    took: dict[str, dict[str, float]] = {}
    rounds = ROUNDS if benchmark.enabled else 2

    def measure_at(place: Place, count: int) -> dict[str, float]:
        engine = place.open()
        desk = make_desk(engine)
        put_places(desk, {1: 99})
        if count:
            write_old(desk, count)
        days = [MONDAY + timedelta(days=number) for number in range(4)]
        slots = [
            datetime.combine(day, clock_time(9 + hour), TAIPEI) for day in days for hour in (0, 1)
        ]
        for serial in range(BOOKED if benchmark.enabled else 4):
            book(desk, slot_at=slots[serial % len(slots)])
        friday = datetime.combine(MONDAY + timedelta(days=4), clock_time(8, 30), TAIPEI)
        free = iter(friday + timedelta(minutes=30 * (number % 7)) for number in range(10 * rounds))
        found = {
            "request_pickup": p50_ms(lambda: book(desk, slot_at=next(free)), rounds),
            "pickup_week": p50_ms(
                lambda: pickup_week(desk, CLERK, desk_no=1, monday=MONDAY), rounds
            ),
            "pickups_of_day": p50_ms(lambda: pickups_of_day(desk, CLERK, day=MONDAY), rounds),
            "work_list": p50_ms(lambda: work_list(desk, CLERK), rounds),
            "find_pickups": p50_ms(lambda: find_pickups(desk, CLERK, "王小"), rounds),
            "next_free_slot": p50_ms(
                lambda: next_free_slot(desk, CLERK, item_code="other"), rounds
            ),
            "miss_overdue": p50_ms(lambda: miss_overdue(desk, CLERK), rounds),
        }
        engine.dispose()
        return found

    def measure() -> None:
        took["empty"] = measure_at(empty, 0)
        took["full"] = measure_at(new_sqlite_place, OLD if benchmark.enabled else WITHOUT_MEASURING)

    benchmark.pedantic(measure, rounds=1)
    assert took["empty"].keys() == took["full"].keys()
    ours, reference = took["full"]["request_pickup"], took["empty"]["request_pickup"]
    benchmark.extra_info.update(
        bar=6,
        what=f"booking a pickup among {OLD:,} old ones, against a store without any",
        ours=ours,
        reference=reference,
        unit="ms",
        ratio=ours / reference,
        goal="<= 1.5",
    )
