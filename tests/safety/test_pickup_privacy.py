"""Whose pickup it is stays with the pickup: not in logs, journal, errors, nor for all to see."""

import logging
from dataclasses import asdict, replace
from typing import Any

import pytest
from sqlalchemy import Engine, Row, select
from sqlalchemy.exc import DBAPIError

from booked_pickups import LATER, TOMORROW_AT_9, book, set_clock
from counter_app.domain.pickup_handovers import IdDocument
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    Pickup,
    PickupNumber,
    UnknownPickup,
)
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    Arrival,
    cancel_pickup,
    log_call,
    make_ready,
    mark_arrival,
    prepare_pickup,
    ready_numbers,
    undo_step,
)
from counter_app.services.pickups.handing import hand_over_pickup
from counter_app.store.opening import reading
from counter_app.store.schema import (
    device_events,
    journal,
    metadata,
    pickup_calls,
    pickup_hand_overs,
    pickup_signatures,
    pickup_steps,
    pickups,
)
from counter_app.ui.crash import describe_bug
from factories import make_actor, make_case_row
from handed_pickups import on_pad

CLERK = make_actor()
VOLUNTEER = make_actor(Role.VOLUNTEER)
PERSONAL: dict[str, Any] = {
    "caller_name": "Wang Ming",
    "caller_phone": "0900-111-222",
    "agent_name": "Lee Daili",
    "note": "afternoons only",
}
SECRETS = (*PERSONAL.values(), "Chen Lai", "7X9Q", "called the wife", "signed-by-hand", "00027724")
KEPT_IN = {pickups, pickup_calls, pickup_hand_overs, pickup_signatures}
"""The tables of a pickup that name people or show their hand."""


def live_through_it(desk: Desk, engine: Engine) -> tuple[Pickup, Arrival]:
    """Book, call, prepare, take back, arrive and hand over, all with a name to it."""
    case_id = make_case_row(engine)
    pickup = book(desk, case_id=case_id, collector=Collector.AGENT, **PERSONAL)
    number = pickup.number
    log_call(desk, CLERK, number, outcome=CallOutcome.REACHED, note="called the wife")
    cancel_pickup(desk, CLERK, number)
    undo_step(desk, CLERK, number)
    prepare_pickup(desk, CLERK, number)
    make_ready(desk, CLERK, number, shelf="A1")
    set_clock(desk, TOMORROW_AT_9)
    arrival = mark_arrival(desk, VOLUNTEER, number)
    entry = on_pad(
        pickup,
        collector=Collector.AGENT,
        recipient_name="Chen Lai",
        document=IdDocument.PASSPORT,
        document_last4="7X9Q",
        has_authority=True,
        signature=b"\x89PNG\r\n\x1a\nsigned-by-hand",
    )
    hand_over_pickup(desk, CLERK, entry)
    return pickup, arrival


def found_in(words: str) -> list[str]:
    return [secret for secret in SECRETS if secret in words]


def rows_beside(engine: Engine) -> list[Row[tuple[object, ...]]]:
    """Return every row of the tables that have no business with whose pickup it is."""
    cases = {"cases", "names", "name_suffixes"}
    beside = [
        table
        for table in metadata.sorted_tables
        if table not in KEPT_IN and table.name not in cases
    ]
    assert {journal, pickup_steps, device_events} <= set(beside)
    with reading(engine) as connection:
        return [row for table in beside for row in connection.execute(select(table))]


def test_no_log_and_no_other_table_tells_whose_pickup_it_is(
    desk: Desk, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="counter_app"):
        live_through_it(desk, engine)

    assert found_in(caplog.text) == []
    rows = rows_beside(engine)
    assert found_in(" ".join(map(str, rows))) == []
    # The control: the pickup itself tells all of it.
    with reading(engine) as connection:
        own = [str(row) for table in KEPT_IN for row in connection.execute(select(table))]
    assert found_in(" ".join(own)) == list(SECRETS)


def test_for_all_to_see_and_for_volunteers_there_are_numbers_only(
    desk: Desk, engine: Engine
) -> None:
    _, arrival = live_through_it(desk, engine)
    shown = book(desk, slot_at=TOMORROW_AT_9 + LATER, collector=Collector.AGENT, **PERSONAL)
    make_ready(desk, CLERK, shown.number, shelf="A1")
    on_screen = ready_numbers(desk, CLERK)

    assert [each.number for each in on_screen] == [shown.number]
    assert found_in(str(on_screen) + str(arrival)) == []
    assert asdict(arrival).keys() == {"number", "desk_no", "is_ready", "was_already"}
    assert asdict(on_screen[0]).keys() == {"number", "desk_no", "has_arrived"}


def test_a_refusal_says_nothing_of_what_was_typed_in(desk: Desk) -> None:
    with pytest.raises(UnknownPickup) as refused:
        mark_arrival(desk, VOLUNTEER, "Wang Ming")

    assert found_in(str(refused.value)) == []


def test_a_row_that_the_database_refuses_is_not_in_the_error_s_report(desk: Desk) -> None:
    pickup = book(desk, **PERSONAL, collector=Collector.AGENT)
    # No state of a pickup, and no time at which it was handed over: the table refuses it.
    broken = replace(pickup, number=PickupNumber("P11400000099"), handed_over_at=TOMORROW_AT_9)
    with pytest.raises(DBAPIError) as failed, desk.open_unit() as unit:
        unit.pickups.add(broken)

    assert found_in(describe_bug(failed.value)) == []
    assert "handed_over" in describe_bug(failed.value)
    # The control: whoever asks the database for all its words is told whose it is, on a server.
    is_server = "psycopg" in type(failed.value.orig).__module__
    assert bool(found_in(str(failed.value))) is is_server
