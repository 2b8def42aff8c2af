"""Twelve desks that want the same at once: no place has two pickups, and no pickup is lost."""

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from at_once import WAIT_S, at_once
from booked_pickups import LATER, TOMORROW_AT_9, book, place_faults, put_places
from chain_check import chain_faults
from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickups import (
    NothingToUndo,
    Pickup,
    PickupNumber,
    PickupState,
    PickupStepRefused,
    SlotTaken,
)
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    cancel_pickup,
    mark_arrival,
    mark_arrived,
    miss_overdue,
    move_pickup,
    pickup_week,
    read_pickup,
    undo_step,
)
from counter_app.store.errors import StoreBusy
from counter_app.store.opening import reading
from counter_app.store.schema import number_counters, pickup_places, pickup_steps, pickups
from counter_app.store.unit_of_work import UnitOfWork
from factories import CountedIds, make_actor, make_desk
from failing_workers import Failing, RolledBack, run_workers
from pickup_values import make_pickup
from stores import Place

DESKS = 12
ROUNDS = 5
MONDAY = date(2025, 11, 17)


def desk_of(engine: Engine, desk_no: int) -> Desk:
    # Fonts are not what this is about.
    return replace(make_desk(engine, desk_no=desk_no), missing_glyphs=lambda _text: ())


@contextmanager
def desks(place: Place, count: int = DESKS) -> Iterator[list[Desk]]:
    """Desks with an engine of their own each, as on computers of their own."""
    engines = [place.open() for _ in range(count)]
    try:
        yield [desk_of(engine, number) for number, engine in enumerate(engines, start=1)]
    finally:
        for engine in engines:
            engine.dispose()


def faults(connection: Connection) -> list[str]:
    """Say what is wrong with places, steps and chains."""
    found = place_faults(connection) + [str(each) for each in chain_faults(connection)]
    rows: dict[str, list[Any]] = {}
    for row in connection.execute(select(pickup_steps).order_by(pickup_steps.c.step_id)):
        rows.setdefault(row.pickup_number, []).append(row)
    for pickup in connection.execute(select(pickups)):
        steps = rows.pop(pickup.pickup_number, [])
        if not steps:
            found.append(f"{pickup.pickup_number} has no step")
            continue
        for before, after in pairwise(steps):
            was = (before.to_state, before.to_desk_no, before.to_slot_at)
            if (after.from_state, after.from_desk_no, after.from_slot_at) != was:
                found.append(f"{pickup.pickup_number} jumped at step {after.step_id}")
        last = steps[-1]
        stands = (pickup.state, pickup.desk_no, pickup.slot_at)
        if (last.to_state, last.to_desk_no, last.to_slot_at) != stands:
            found.append(f"{pickup.pickup_number} stands where no step led")
    return found + [f"{number} is lost" for number in rows]


# --- the last place ------------------------------------------------------------------------------


def book_the_last_places(place: Place, desk_no: int, start: Any, told: Any) -> None:  # noqa: ANN401 - of multiprocessing
    """Ask for the same slots as every other process, each at the same moment."""
    engine = place.open()
    desk = desk_of(engine, desk_no)
    for round_no in range(ROUNDS):
        start.wait(WAIT_S)
        try:
            outcome: str = book(desk, slot_at=TOMORROW_AT_9 + round_no * LATER).number
        except Exception as error:  # noqa: BLE001 - told to the test
            outcome = type(error).__name__
        told.put((round_no, outcome))
    engine.dispose()


@pytest.mark.timeout(180)
def test_twelve_processes_want_the_last_place(place: Place) -> None:
    engine = place.open()
    put_places(make_desk(engine), {1: 2})
    for round_no in range(ROUNDS):
        book(make_desk(engine), slot_at=TOMORROW_AT_9 + round_no * LATER)
    engine.dispose()
    context = multiprocessing.get_context("fork")
    start, told = context.Barrier(DESKS), context.SimpleQueue()
    running = [
        context.Process(target=book_the_last_places, args=(place, desk_no, start, told))
        for desk_no in range(1, DESKS + 1)
    ]
    for process in running:
        process.start()

    outcomes = [told.get() for _ in range(DESKS * ROUNDS)]
    for process in running:
        process.join(WAIT_S)

    assert [process.exitcode for process in running] == [0] * DESKS
    for round_no in range(ROUNDS):
        said = Counter(outcome for when, outcome in outcomes if when == round_no)
        assert said.pop("SlotTaken") == DESKS - 1
        (number,) = said
        assert number.startswith("P114")
    engine = place.open()
    with reading(engine) as connection:
        assert faults(connection) == []
        numbers = list(connection.execute(select(pickups.c.pickup_number)).scalars())
    engine.dispose()
    assert sorted(int(number[4:]) for number in numbers) == list(range(1, 2 * ROUNDS + 1))


def test_twelve_threads_want_three_places(place: Place) -> None:
    with desks(place) as them:
        put_places(them[0], {1: 3})
        outcomes = at_once([partial(book, desk) for desk in them])

        kinds = Counter(type(outcome).__name__ for outcome in outcomes)
        assert kinds == {"Pickup": 3, "SlotTaken": DESKS - 3}
        week = pickup_week(them[0], make_actor(), desk_no=1, monday=MONDAY)
        (slot,) = (
            slot for day in week.days for slot in day.slots if slot.begins_at == TOMORROW_AT_9
        )
        assert (slot.booked, slot.standing) == (3, SlotStanding.FULL)
        numbers = sorted(each.number for each in outcomes if isinstance(each, Pickup))
        assert numbers == ["P11400000001", "P11400000002", "P11400000003"]


# --- crossing ------------------------------------------------------------------------------------


def move(
    desk: Desk, number: PickupNumber, *, desk_no: int, slot_at: datetime = TOMORROW_AT_9
) -> Pickup:
    actor = make_actor(desk_no=desk.desk_no)
    return move_pickup(desk, actor, number, desk_no=desk_no, slot_at=slot_at)


def test_crossing_moves_lose_nobody_and_wait_for_nobody_in_a_ring(place: Place) -> None:
    """Each of two goes where the other was: with one place a slot, neither can, or one after."""
    with desks(place, 2) as (left, right):
        put_places(left, {1: 1, 2: 1})
        first = book(left, desk_no=1).number
        second = book(left, desk_no=2).number
        for _ in range(6):
            outcomes = at_once(
                [
                    partial(move, left, first, desk_no=2),
                    partial(move, right, second, desk_no=1),
                ]
            )
            assert [type(outcome) for outcome in outcomes] == [SlotTaken, SlotTaken]
        # With a place to spare they change places, whoever comes first.
        put_places(left, {1: 2, 2: 2})
        for to_first, to_second in ((2, 1), (1, 2)) * 3:
            started_s = time.monotonic()
            moved = at_once(
                [
                    partial(move, left, first, desk_no=to_first),
                    partial(move, right, second, desk_no=to_second),
                ]
            )
            assert [each.desk_no for each in moved] == [to_first, to_second]
            # A ring would be noticed after a second, and cost one of them the move.
            assert time.monotonic() - started_s < WAIT_S
        with left.open_unit() as unit:
            unit.pickups.hold_numbers(on=TOMORROW_AT_9.date())
        engine = place.open()
        with reading(engine) as connection:
            assert faults(connection) == []
        engine.dispose()


def test_a_place_that_is_given_up_goes_to_one_of_those_who_wait(place: Place) -> None:
    with desks(place, 4) as them:
        put_places(them[0], {1: 1})
        for round_no in range(4):
            slot_at = TOMORROW_AT_9 + round_no * LATER
            number = book(them[0], slot_at=slot_at).number
            cancel = partial(cancel_pickup, them[0], make_actor(), number)
            others = [partial(book, desk, slot_at=slot_at) for desk in them[1:]]

            outcomes = at_once([cancel, *others])

            assert outcomes[0].state is PickupState.CANCELLED
            kinds = Counter(type(outcome).__name__ for outcome in outcomes[1:])
            assert kinds["Pickup"] <= 1
            assert kinds["Pickup"] + kinds["SlotTaken"] == 3
        engine = place.open()
        with reading(engine) as connection:
            assert faults(connection) == []
        engine.dispose()


def test_two_desks_with_the_same_pickup_take_one_step_each_or_are_told(place: Place) -> None:
    with desks(place, 3) as them:
        put_places(them[0], {1: 9})
        for round_no in range(4):
            number = book(them[0]).number
            outcomes = at_once(
                [
                    partial(mark_arrived, them[0], make_actor(), number),
                    partial(cancel_pickup, them[1], make_actor(desk_no=2), number),
                    partial(move, them[2], number, desk_no=1, slot_at=TOMORROW_AT_9 + LATER),
                ]
            )
            refused = [each for each in outcomes if isinstance(each, Exception)]
            assert {type(each) for each in refused} <= {PickupStepRefused}, round_no
            steps = read_pickup(them[0], make_actor(), number).steps
            assert len(steps) == 1 + 3 - len(refused)
        engine = place.open()
        with reading(engine) as connection:
            assert faults(connection) == []
        engine.dispose()


def test_a_visitor_whom_several_mark_at_once_has_arrived_once(place: Place) -> None:
    with desks(place, 4) as them:
        number = book(them[0]).number

        arrivals = at_once(
            [
                partial(
                    mark_arrival, desk, make_actor(Role.VOLUNTEER, desk_no=desk.desk_no), number
                )
                for desk in them
            ]
        )

        assert sorted(each.was_already for each in arrivals) == [False, True, True, True]
        assert len(read_pickup(them[0], make_actor(), number).steps) == 2


EXPECTED = (SlotTaken, PickupStepRefused, NothingToUndo)


def play(desk: Desk, numbers: list[PickupNumber], rng: random.Random) -> Counter[str]:
    """Book, move, cancel, take back and miss, as it comes; count what was said."""
    actor = make_actor(desk_no=desk.desk_no)
    slots = [(desk_no, TOMORROW_AT_9 + count * LATER) for desk_no in (1, 2) for count in range(2)]
    said: Counter[str] = Counter()
    for _ in range(12):
        number = rng.choice(numbers)
        desk_no, slot_at = rng.choice(slots)
        try:
            match rng.randrange(6):
                case 0:
                    book(desk, desk_no=desk_no, slot_at=slot_at)
                case 1 | 2:
                    move_pickup(desk, actor, number, desk_no=desk_no, slot_at=slot_at)
                case 3:
                    cancel_pickup(desk, actor, number)
                case 4:
                    undo_step(desk, actor, number)
                case _:
                    miss_overdue(desk, actor)
            said["done"] += 1
        except EXPECTED as refusal:
            said[type(refusal).__name__] += 1
    return said


@pytest.mark.timeout(180)
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.nightly)])
def test_whatever_desks_do_at_once_every_pickup_has_its_place_and_its_way(
    place: Place, seed: int
) -> None:
    with desks(place, 6) as them:
        put_places(them[0], {1: 1, 2: 2})
        numbers = [book(them[0], desk_no=1 + serial % 2).number for serial in range(2)]

        outcomes = at_once(
            [partial(play, desk, numbers, random.Random(f"{seed}/{desk.desk_no}")) for desk in them]
        )

        assert [each for each in outcomes if not isinstance(each, Counter)] == []
        said: Counter[str] = sum(outcomes, Counter())
        assert said["done"] > 10
        assert said["SlotTaken"] > 0
    engine = place.open()
    with reading(engine) as connection:
        assert faults(connection) == []
    engine.dispose()


# --- whoever dies --------------------------------------------------------------------------------


def book_until_done(place: Place, worker: int, count: int, seed: int) -> None:
    """Book a slot of its own again and again; change one's mind, or die."""
    Failing.rng = random.Random(f"{worker}/{seed}")
    engine = place.open()
    desk = replace(
        desk_of(engine, worker + 1),
        open_unit=lambda: Failing(engine),
        new_id=CountedIds(prefix=f"w{worker}-{seed}"),
    )
    slot_at = TOMORROW_AT_9 + worker * LATER
    while True:
        with UnitOfWork(engine) as unit:
            if len(unit.pickups.agreed(slot_at, slot_at + LATER)) >= count:
                break
        try:
            book(desk, slot_at=slot_at)
        except (RolledBack, StoreBusy):
            continue
    engine.dispose()


@pytest.mark.timeout(180)
def test_desks_that_roll_back_and_die_leave_no_gap_and_no_place(place: Place) -> None:
    engine = place.open()
    put_places(make_desk(engine), {1: 20})
    engine.dispose()

    deaths = run_workers(book_until_done, [(place, worker, 12) for worker in range(4)])

    assert deaths > 0
    engine = place.open()
    with reading(engine) as connection:
        assert faults(connection) == []
        last = connection.scalar(
            select(number_counters.c.last_number).where(number_counters.c.series == "P114")
        )
        numbers = list(connection.execute(select(pickups.c.pickup_number)).scalars())
    engine.dispose()
    assert sorted(int(number[4:]) for number in numbers) == list(range(1, len(numbers) + 1))
    assert last == len(numbers) == 48


# --- controls ------------------------------------------------------------------------------------


def look_then_book(desk: Desk, start: Barrier) -> object:
    """Book as a program does that looks first, and trusts what it saw."""
    actor = make_actor(desk_no=desk.desk_no)
    week = pickup_week(desk, actor, desk_no=1, monday=MONDAY)
    (slot,) = (slot for day in week.days for slot in day.slots if slot.begins_at == TOMORROW_AT_9)
    if slot.booked >= slot.places:
        raise SlotTaken(desk_no=1, slot_at=TOMORROW_AT_9)
    start.wait(WAIT_S)
    with desk.open_unit() as unit:
        number = unit.pickups.take_number(on=TOMORROW_AT_9.date())
        pickup = make_pickup(number=number, slot_at=TOMORROW_AT_9)
        unit.pickups.add(pickup)
        row = {
            "desk_no": pickup.desk_no,
            "slot_at": pickup.slot_at,
            "place": slot.booked + 1,
            "capacity": slot.places,
            "pickup_number": number,
        }
        unit._connection.execute(insert(pickup_places), row)
        unit.commit()
    return pickup


def without_key(engine: Engine) -> None:
    """Put a table in the place of the places that has the same columns, and no key."""
    with engine.begin() as connection:
        for statement in (
            "CREATE TABLE keyless AS SELECT * FROM pickup_places WHERE 1 = 0",
            "DROP TABLE pickup_places",
            "ALTER TABLE keyless RENAME TO pickup_places",
        ):
            connection.execute(text(statement))


@pytest.mark.parametrize("has_key", [True, False])
def test_a_program_that_looks_first_is_stopped_by_the_key_alone(
    place: Place, *, has_key: bool
) -> None:
    engine = place.open()
    put_places(make_desk(engine), {1: 1})
    if not has_key:
        without_key(engine)
    with desks(place) as them:
        start = Barrier(len(them))
        outcomes = at_once([partial(look_then_book, desk, start) for desk in them])

    with reading(engine) as connection:
        double = [fault for fault in place_faults(connection) if "times" in fault]
    engine.dispose()
    refused = [outcome for outcome in outcomes if isinstance(outcome, IntegrityError)]
    if has_key:
        assert (len(refused), double) == (DESKS - 1, [])
    else:
        assert (refused, len(double)) == ([], 1)
