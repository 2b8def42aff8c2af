"""Pickups as a desk books them, for tests that have a store."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, select

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.pickup_terms import (
    DEFAULT_TERMS,
    DatedPickupTerms,
    DeskCapacity,
    PickupItem,
    PickupTerms,
)
from counter_app.domain.pickups import (
    Collector,
    ItemNature,
    Pickup,
    PickupNumber,
    PickupRequest,
    PickupState,
    RequestChannel,
)
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import make_ready, miss_overdue, read_pickup, request_pickup
from counter_app.store.schema import pickup_places, pickups
from factories import NOON, StoppedClock, make_actor

TOMORROW_AT_9: Final = datetime(2025, 11, 21, 9, 0, tzinfo=TAIPEI)
"""A Friday; the clock of a test's desk stands at noon of the day before."""
LATER: Final = timedelta(minutes=30)
"""From one slot to the next."""
MISSED_AT: Final = TOMORROW_AT_9 + timedelta(hours=1)
"""Half an hour after the end of the slot."""
LAST_DAY: Final = date(2025, 12, 5)
"""Ten working days after the day of the slot."""
NOWHERE: Final = PickupNumber("P11499999999")
CLERK: Final = make_actor()
SUPERVISOR: Final = make_actor(Role.SUPERVISOR)
VOLUNTEER: Final = make_actor(Role.VOLUNTEER)


def make_request(**changes: object) -> PickupRequest:
    """Return what somebody asks for by telephone; keywords are its fields."""
    values: dict[str, Any] = {
        "item_code": "other",
        "channel": RequestChannel.PHONE,
        "caller_name": "王小明",
        "caller_phone": "0900-000-000",
    }
    values.update(changes)
    return PickupRequest(**values)


def book(
    desk: Desk, *, slot_at: datetime = TOMORROW_AT_9, desk_no: int = 1, **changes: object
) -> Pickup:
    """Book a pickup for tomorrow at nine, unless something else is said."""
    actor = make_actor(desk_no=desk.desk_no)
    return request_pickup(desk, actor, make_request(**changes), desk_no=desk_no, slot_at=slot_at)


def put_places(desk: Desk, places: dict[int, int], **changes: Any) -> PickupTerms:  # noqa: ANN401 - fields of the terms
    """Let desks hand over so many pickups in a slot, as of ever; keywords are other terms."""
    values = {name: getattr(DEFAULT_TERMS, name) for name in PickupTerms.__slots__}
    values["capacities"] = tuple(
        DeskCapacity(desk_no=desk_no, places=count) for desk_no, count in places.items()
    )
    terms = PickupTerms(**(values | changes))
    with desk.open_unit() as unit:
        unit.pickup_terms.put(DatedPickupTerms(valid_from=NOON.date(), terms=terms))
        unit.commit()
    return terms


def put_item(desk: Desk, **changes: Any) -> None:  # noqa: ANN401 - fields of an item
    """Write a kind of thing into the store."""
    values: dict[str, Any] = {"code": "seal", "name": "印章", "nature": ItemNature.PAPER}
    with desk.open_unit() as unit:
        unit.pickup_terms.put_item(PickupItem(**(values | changes)))
        unit.commit()


def set_clock(desk: Desk, now: datetime) -> None:
    """Let it be another time at a desk."""
    assert isinstance(desk.clock, StoppedClock)
    desk.clock.now = now


def state_of(desk: Desk, number: PickupNumber) -> PickupState:
    """Return where a pickup stands."""
    return read_pickup(desk, CLERK, number).pickup.state


def book_missed(desk: Desk, *, is_ready: bool = True) -> Pickup:
    """Book a pickup that nobody came for; the clock stands where it was noticed."""
    number = book(desk).number
    if is_ready:
        make_ready(desk, CLERK, number, shelf="A-1")
    set_clock(desk, MISSED_AT)
    assert miss_overdue(desk, CLERK) == (number,)
    return read_pickup(desk, CLERK, number).pickup


def place_faults(connection: Connection) -> list[str]:
    """Say what is wrong with the places: who has none, too many, another's, or one above all."""
    faults = []
    rows = {row.pickup_number: row for row in connection.execute(select(pickup_places))}
    for row in connection.execute(select(pickups)):
        place = rows.pop(row.pickup_number, None)
        state = PickupState(row.state)
        wants = (
            row.slot_at is not None
            and row.missed_at is None
            and state not in {PickupState.CANCELLED, PickupState.MISSED, PickupState.RETURNED}
        )
        if wants is not (place is not None):
            faults.append(f"{row.pickup_number} is {state} with place {place}")
        if place is not None and (place.desk_no, place.slot_at) != (row.desk_no, row.slot_at):
            faults.append(f"{row.pickup_number} has a place elsewhere")
    faults += [f"{number} is no pickup" for number in rows]
    crowd = Counter(
        tuple(row)
        for row in connection.execute(
            select(pickup_places.c.desk_no, pickup_places.c.slot_at, pickup_places.c.place)
        )
    )
    faults += [f"{place} is taken {count} times" for place, count in crowd.items() if count > 1]
    above = (
        select(func.count())
        .select_from(pickup_places)
        .where(pickup_places.c.place > pickup_places.c.capacity)
    )
    if connection.scalar(above):
        faults.append("a place is above all")
    return faults


AGENT: Final[dict[str, Any]] = {"collector": Collector.AGENT, "agent_name": "李代理"}
MONEY: Final[dict[str, Any]] = {"item_code": "money", "amount_twd": Twd(12_000)}
