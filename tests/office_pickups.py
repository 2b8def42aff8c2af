"""A branch with pickups in every state, as the office and its figures meet them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.pickup_terms import (
    DEFAULT_TERMS,
    DatedPickupTerms,
    DeskCapacity,
)
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupRequest,
    PickupState,
    RequestChannel,
)
from counter_app.services.desk import Desk
from counter_app.services.pickups import request_pickup
from counter_app.ui.widgets.table import RowTable
from factories import NOON, StoppedClock, make_actor
from homes import home_of

PHONE = "0912-345-678"


def clock_of(desk: Desk) -> StoppedClock:
    """Return the clock of a desk of the tests, to set it."""
    assert isinstance(desk.clock, StoppedClock)
    return desk.clock


def at(days: int, hour: int, minute: int = 0) -> datetime:
    """Return a time so many days after the day of the tests."""
    day = NOON.date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), TAIPEI)


def put_two_desks(desk: Desk) -> None:
    """Let two desks hand over, each two pickups in a slot, since long ago."""
    terms = replace(
        DEFAULT_TERMS,
        capacities=(DeskCapacity(desk_no=1, places=2), DeskCapacity(desk_no=2, places=2)),
    )
    with desk.open_unit() as unit:
        unit.pickup_terms.put(DatedPickupTerms(valid_from=date(2025, 1, 1), terms=terms))
        unit.commit()


def book(desk: Desk, slot_at: datetime, **changes: object) -> Pickup:
    """Agree on a pickup; keywords are ``desk_no`` and the fields of a request."""
    desk_no = changes.pop("desk_no", 1)
    assert isinstance(desk_no, int)
    request = PickupRequest(
        item_code="certificate",
        channel=RequestChannel.PHONE,
        caller_name="王小明",
        caller_phone=PHONE,
    )
    if changes.get("item_code") == "money":
        changes.setdefault("amount_twd", Twd(12_000))
    return request_pickup(
        desk,
        make_actor(),
        replace(request, **changes),  # type: ignore[arg-type]
        desk_no=desk_no,
        slot_at=slot_at,
    )


def put_served(desk: Desk, arrived_at: datetime, *, waited_s: int, **changes: object) -> None:
    """Write down a pickup that was handed over, as its row is in the end."""
    booked = book(desk, arrived_at.replace(minute=0 if arrived_at.minute < 30 else 30), **changes)
    served = replace(
        booked,
        state=PickupState.HANDED_OVER,
        ready_at=booked.slot_at,
        arrived_at=arrived_at,
        handed_over_at=arrived_at + timedelta(seconds=waited_s),
        shelf="A1",
    )
    with desk.open_unit() as unit:
        unit.pickups.save(served)
        unit.commit()


AGENT = {"collector": Collector.AGENT, "agent_name": "李代書"}


@pytest.fixture
def pickup_desk(sqlite_desk: Desk) -> Desk:
    put_two_desks(sqlite_desk)
    return sqlite_desk


@pytest.fixture
def pickup_home(pickup_desk: Desk, sqlite_engine: Engine, tmp_path: Path) -> Home:
    return home_of(pickup_desk, sqlite_engine, tmp_path)


def words_of(table: RowTable, column: int = 0) -> list[str]:
    """Return what stands in a column, its second line too."""
    source = table.rows_model.source
    cells = [source.row(row).cells[column] for row in range(source.count())]
    return [f"{cell.words} {cell.below}".strip() for cell in cells]


def keys_of(table: RowTable) -> list[str]:
    """Return the key of every row."""
    source = table.rows_model.source
    return [source.row(row).key for row in range(source.count())]
