"""Who does not come, who comes late, and who is marked as here."""

from dataclasses import fields
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from booked_pickups import (
    CLERK,
    LAST_DAY,
    LATER,
    MISSED_AT,
    NOWHERE,
    TOMORROW_AT_9,
    VOLUNTEER,
    book,
    book_missed,
    make_request,
    place_faults,
    put_places,
    set_clock,
    state_of,
)
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import (
    NothingToUndo,
    PickupExpired,
    PickupState,
    RequestChannel,
    StepKind,
    UnknownPickup,
)
from counter_app.domain.staff import NotPermitted
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    Arrival,
    ReadyNumber,
    add_walk_in,
    cancel_pickup,
    find_pickups,
    make_ready,
    mark_arrival,
    mark_arrived,
    miss_overdue,
    move_pickup,
    read_pickup,
    return_to_file,
    undo_step,
)
from counter_app.store.opening import reading
from factories import (
    NOON,
    make_actor,
    make_case_row,
    make_desk,
)

S = PickupState


# --- missed, late, expired -----------------------------------------------------------------------


def test_nobody_is_missed_too_early(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number
    other = book(sqlite_desk, slot_at=TOMORROW_AT_9 + LATER).number
    set_clock(sqlite_desk, MISSED_AT - timedelta(microseconds=1))
    assert miss_overdue(sqlite_desk, CLERK) == ()
    set_clock(sqlite_desk, MISSED_AT)

    assert miss_overdue(sqlite_desk, CLERK) == (number,)
    assert miss_overdue(sqlite_desk, CLERK) == ()

    missed = read_pickup(sqlite_desk, CLERK, number).pickup
    assert (missed.state, missed.missed_at) == (S.MISSED, MISSED_AT)
    assert missed.expires_on == LAST_DAY
    assert state_of(sqlite_desk, other) is S.REQUESTED


def test_whoever_is_here_is_not_missed(sqlite_desk: Desk, sqlite_engine: Engine) -> None:
    number = book(sqlite_desk).number
    mark_arrived(sqlite_desk, CLERK, number)
    set_clock(sqlite_desk, MISSED_AT + timedelta(days=30))

    assert miss_overdue(sqlite_desk, CLERK) == ()
    assert state_of(sqlite_desk, number) is S.ARRIVED
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []


def test_how_long_it_is_kept_does_not_depend_on_who_looks_when(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number
    set_clock(sqlite_desk, MISSED_AT + timedelta(days=5))

    miss_overdue(sqlite_desk, CLERK)

    assert read_pickup(sqlite_desk, CLERK, number).pickup.expires_on == LAST_DAY


def test_a_late_visitor_gets_it_as_long_as_it_is_kept(desk: Desk, engine: Engine) -> None:
    missed = book_missed(desk)
    set_clock(desk, datetime.combine(LAST_DAY, MISSED_AT.timetz()))

    late = mark_arrived(desk, CLERK, missed.number)

    assert (late.state, late.missed_at, late.has_place) == (S.ARRIVED, MISSED_AT, False)
    assert undo_step(desk, CLERK, missed.number) == missed
    assert mark_arrival(desk, VOLUNTEER, missed.number).is_ready
    cancel_pickup(desk, CLERK, missed.number)
    assert undo_step(desk, CLERK, missed.number).state is S.ARRIVED
    with reading(engine) as connection:
        assert place_faults(connection) == []


def test_after_its_last_day_a_missed_pickup_only_goes_back_to_its_file(sqlite_desk: Desk) -> None:
    number = book_missed(sqlite_desk).number
    set_clock(sqlite_desk, datetime.combine(LAST_DAY + timedelta(days=1), MISSED_AT.timetz()))
    next_slot = datetime(2025, 12, 8, 9, 0, tzinfo=TAIPEI)

    with pytest.raises(PickupExpired) as refused:
        mark_arrived(sqlite_desk, CLERK, number)
    assert refused.value.expires_on == LAST_DAY
    for act in (
        lambda: mark_arrival(sqlite_desk, VOLUNTEER, number),
        lambda: move_pickup(sqlite_desk, CLERK, number, desk_no=1, slot_at=next_slot),
        lambda: undo_step(sqlite_desk, CLERK, number),
    ):
        with pytest.raises(PickupExpired):
            act()

    returned = return_to_file(sqlite_desk, CLERK, number)
    assert (returned.state, returned.shelf) == (S.RETURNED, "")


@pytest.mark.parametrize(("is_ready", "state"), [(True, S.READY), (False, S.REQUESTED)])
def test_a_missed_pickup_gets_a_new_slot_and_the_move_can_be_taken_back(
    sqlite_desk: Desk, sqlite_engine: Engine, *, is_ready: bool, state: PickupState
) -> None:
    missed = book_missed(sqlite_desk, is_ready=is_ready)
    set_clock(sqlite_desk, MISSED_AT + timedelta(minutes=5))

    moved = move_pickup(
        sqlite_desk, CLERK, missed.number, desk_no=1, slot_at=TOMORROW_AT_9 + 5 * LATER
    )

    assert (moved.state, moved.missed_at, moved.expires_on) == (state, None, None)
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []
    assert undo_step(sqlite_desk, CLERK, missed.number) == missed
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []


def test_a_miss_can_be_taken_back_though_its_slot_is_past(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    missed = book_missed(sqlite_desk)

    undone = undo_step(sqlite_desk, CLERK, missed.number)

    assert (undone.state, undone.missed_at, undone.expires_on) == (S.READY, None, None)
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []
    assert mark_arrived(sqlite_desk, CLERK, missed.number).state is S.ARRIVED


# --- arrivals ------------------------------------------------------------------------------------


def test_a_volunteer_marks_who_has_a_slip(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number

    first = mark_arrival(sqlite_desk, VOLUNTEER, f"  {number.lower()}\r")
    make_ready(sqlite_desk, CLERK, number, shelf="A-1")
    again = mark_arrival(sqlite_desk, VOLUNTEER, number)

    assert first == Arrival(number=number, desk_no=1, is_ready=False, was_already=False)
    assert again == Arrival(number=number, desk_no=1, is_ready=True, was_already=True)
    assert [step.kind for step in read_pickup(sqlite_desk, CLERK, number).steps] == [
        StepKind.REQUEST,
        StepKind.ARRIVE,
        StepKind.MAKE_READY,
    ]


@pytest.mark.parametrize(
    "text", ["", "王小明", "0900-000-000", "宜執和114年綜所稅執字第00027724號", "P114", NOWHERE]
)
def test_a_volunteer_finds_nobody_by_anything_else(
    sqlite_desk: Desk, sqlite_engine: Engine, text: str
) -> None:
    book(sqlite_desk, case_id=make_case_row(sqlite_engine))

    with pytest.raises(UnknownPickup):
        mark_arrival(sqlite_desk, VOLUNTEER, text)


def test_a_volunteer_learns_of_no_name_and_no_case() -> None:
    assert [field.name for field in fields(Arrival)] == [
        "number",
        "desk_no",
        "is_ready",
        "was_already",
    ]
    assert [field.name for field in fields(ReadyNumber)] == ["number", "desk_no", "has_arrived"]


def test_a_volunteer_may_do_nothing_that_tells_more(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number

    for act in (mark_arrived, read_pickup, find_pickups, cancel_pickup):
        with pytest.raises(NotPermitted):
            act(sqlite_desk, VOLUNTEER, number)


def test_a_walk_in_is_here_and_takes_no_place(sqlite_desk: Desk, sqlite_engine: Engine) -> None:
    put_places(sqlite_desk, {1: 1})

    pickup = add_walk_in(
        sqlite_desk, CLERK, make_request(channel=RequestChannel.PHONE, caller_phone="")
    )

    assert (pickup.state, pickup.arrived_at, pickup.slot_at) == (S.ARRIVED, NOON, None)
    assert (pickup.channel, pickup.slot_minutes) == (RequestChannel.DESK, 0)
    (step,) = read_pickup(sqlite_desk, CLERK, pickup.number).steps
    assert (step.kind, step.from_state, step.to_state) == (StepKind.WALK_IN, None, S.ARRIVED)
    with pytest.raises(NothingToUndo):
        undo_step(sqlite_desk, CLERK, pickup.number)
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []


def test_a_walk_in_is_at_the_desk_where_it_stands(sqlite_engine: Engine) -> None:
    third = make_desk(sqlite_engine, desk_no=3)

    assert add_walk_in(third, make_actor(desk_no=3), make_request()).desk_no == 3
