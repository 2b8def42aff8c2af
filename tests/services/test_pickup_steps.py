"""The way of a pickup to the counter: every step, every forbidden one, and every way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from booked_pickups import (
    CLERK,
    LATER,
    MONEY,
    NOWHERE,
    SUPERVISOR,
    TOMORROW_AT_9,
    book,
    book_missed,
    make_request,
    place_faults,
    put_places,
    set_clock,
    state_of,
)
from chain_check import chain_faults
from counter_app.domain.pickups import (
    PERMITTED_PICKUP_STEPS,
    CallOutcome,
    NothingToUndo,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    PickupStepRefused,
    SlotNotOffered,
    SlotTaken,
    StepKind,
    UnknownPickup,
)
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import add_closure
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    log_call,
    make_ready,
    mark_arrived,
    move_pickup,
    prepare_pickup,
    read_pickup,
    return_to_file,
    undo_step,
)
from counter_app.store.opening import reading
from factories import (
    NOON,
    StoppedClock,
)

S = PickupState


def in_state(desk: Desk, state: PickupState) -> PickupNumber:
    """Return a new pickup that stands in a state; the clock is at noon again."""
    set_clock(desk, NOON)
    if state in {S.MISSED, S.RETURNED}:
        missed = book_missed(desk, is_ready=False)
        if state is S.RETURNED:
            return_to_file(desk, CLERK, missed.number)
        set_clock(desk, NOON)
        return missed.number
    number = book(desk).number
    match state:
        case S.PREPARING:
            prepare_pickup(desk, CLERK, number)
        case S.READY:
            make_ready(desk, CLERK, number, shelf="A-1")
        case S.ARRIVED | S.HANDED_OVER:
            make_ready(desk, CLERK, number, shelf="A-1")
            arrived = mark_arrived(desk, CLERK, number)
            if state is S.HANDED_OVER:
                with desk.open_unit() as unit:
                    unit.pickups.save(replace(arrived, state=state, handed_over_at=NOON))
                    unit.commit()
        case S.CANCELLED:
            cancel_pickup(desk, CLERK, number)
        case _:
            pass
    return number


# --- every step, and every forbidden one ---------------------------------------------------------

STEPS: dict[StepKind, tuple[PickupState, Callable[[Desk, PickupNumber], object]]] = {
    StepKind.PREPARE: (S.PREPARING, lambda desk, number: prepare_pickup(desk, CLERK, number)),
    StepKind.MAKE_READY: (
        S.READY,
        lambda desk, number: make_ready(desk, CLERK, number, shelf="B-2"),
    ),
    StepKind.ARRIVE: (S.ARRIVED, lambda desk, number: mark_arrived(desk, CLERK, number)),
    StepKind.CANCEL: (S.CANCELLED, lambda desk, number: cancel_pickup(desk, CLERK, number)),
    StepKind.RETURN: (S.RETURNED, lambda desk, number: return_to_file(desk, CLERK, number)),
}


@pytest.mark.parametrize("state", list(PickupState))
def test_a_pickup_goes_only_where_the_table_says(
    sqlite_desk: Desk, sqlite_engine: Engine, state: PickupState
) -> None:
    put_places(sqlite_desk, {1: 20})
    for kind, (to, take_step) in STEPS.items():
        number = in_state(sqlite_desk, state)
        steps = read_pickup(sqlite_desk, CLERK, number).steps
        if to in PERMITTED_PICKUP_STEPS[state]:
            take_step(sqlite_desk, number)
            last = read_pickup(sqlite_desk, CLERK, number).steps[-1]
            assert (last.kind, last.from_state, last.to_state) == (kind, state, to)
            assert state_of(sqlite_desk, number) is to
        else:
            with pytest.raises(PickupStepRefused) as refused:
                take_step(sqlite_desk, number)
            assert (refused.value.state, refused.value.kind) == (state, kind)
            assert read_pickup(sqlite_desk, CLERK, number).steps == steps
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []
        assert chain_faults(connection) == []


def test_the_way_to_the_counter_keeps_its_times(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, StoppedClock)
    number = book(desk).number

    clock.advance(60)
    assert prepare_pickup(desk, CLERK, number).state is S.PREPARING
    clock.advance(60)
    ready = make_ready(desk, CLERK, number, shelf=" A-1 ")
    clock.advance(60)
    arrived = mark_arrived(desk, CLERK, number)

    assert (ready.state, ready.shelf) == (S.READY, "A-1")
    assert ready.ready_at == NOON + timedelta(seconds=120)
    assert arrived.arrived_at == NOON + timedelta(seconds=180)
    assert read_pickup(desk, CLERK, number).pickup == arrived


def test_what_is_made_ready_while_the_visitor_waits_stays_arrived(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number
    mark_arrived(sqlite_desk, CLERK, number)

    ready = make_ready(sqlite_desk, CLERK, number, shelf="A-1")

    assert (ready.state, ready.shelf, ready.ready_at) == (S.ARRIVED, "A-1", NOON)
    with pytest.raises(PickupStepRefused):
        make_ready(sqlite_desk, CLERK, number, shelf="A-2")
    undone = undo_step(sqlite_desk, CLERK, number)
    assert (undone.state, undone.shelf, undone.ready_at) == (S.ARRIVED, "", None)


@pytest.mark.parametrize("shelf", ["", " ", "架" * 13, "A\n1", "\U00032000"])
def test_paper_lies_on_a_shelf(sqlite_desk: Desk, shelf: str) -> None:
    number = book(sqlite_desk).number

    with pytest.raises(PickupFieldRefused) as refused:
        make_ready(sqlite_desk, CLERK, number, shelf=shelf)

    assert refused.value.field is PickupField.SHELF
    money = book(sqlite_desk, **MONEY).number
    assert make_ready(sqlite_desk, CLERK, money, shelf="").state is S.READY


def test_an_unknown_number_is_refused_everywhere(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    for act in (
        prepare_pickup,
        mark_arrived,
        cancel_pickup,
        undo_step,
        return_to_file,
        read_pickup,
    ):
        with pytest.raises(UnknownPickup):
            act(desk, CLERK, NOWHERE)
    with pytest.raises(UnknownPickup):
        move_pickup(desk, CLERK, NOWHERE, desk_no=1, slot_at=TOMORROW_AT_9)
    with pytest.raises(UnknownPickup):
        log_call(desk, CLERK, NOWHERE, outcome=CallOutcome.REACHED)


# --- moving and cancelling -----------------------------------------------------------------------


def test_a_moved_pickup_frees_its_place_and_stays_as_ready_as_it_was(
    desk: Desk, engine: Engine
) -> None:
    put_places(desk, {1: 1, 2: 1})
    number = book(desk).number
    make_ready(desk, CLERK, number, shelf="A-1")

    moved = move_pickup(desk, CLERK, number, desk_no=2, slot_at=TOMORROW_AT_9 + LATER)

    assert (moved.state, moved.desk_no, moved.slot_at) == (S.READY, 2, TOMORROW_AT_9 + LATER)
    assert moved.shelf == "A-1"
    step = read_pickup(desk, CLERK, number).steps[-1]
    assert (step.from_desk_no, step.from_slot_at) == (1, TOMORROW_AT_9)
    assert (step.to_desk_no, step.to_slot_at) == (2, TOMORROW_AT_9 + LATER)
    book(desk)
    with pytest.raises(SlotTaken):
        book(desk, desk_no=2, slot_at=TOMORROW_AT_9 + LATER)
    with reading(engine) as connection:
        assert place_faults(connection) == []


def test_a_pickup_that_cannot_be_moved_keeps_its_place(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    put_places(sqlite_desk, {1: 1})
    first = book(sqlite_desk).number
    second = book(sqlite_desk, slot_at=TOMORROW_AT_9 + LATER).number

    with pytest.raises(SlotTaken):
        move_pickup(sqlite_desk, CLERK, first, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)
    with pytest.raises(SlotNotOffered):
        move_pickup(sqlite_desk, CLERK, second, desk_no=1, slot_at=NOON)
    # Its own place is no hindrance.
    move_pickup(sqlite_desk, CLERK, second, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)

    assert read_pickup(sqlite_desk, CLERK, first).pickup.slot_at == TOMORROW_AT_9
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []


@pytest.mark.parametrize("state", [S.ARRIVED, S.HANDED_OVER, S.CANCELLED, S.RETURNED])
def test_nothing_else_is_moved(sqlite_desk: Desk, state: PickupState) -> None:
    number = in_state(sqlite_desk, state)

    with pytest.raises(PickupStepRefused) as refused:
        move_pickup(sqlite_desk, CLERK, number, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)

    assert (refused.value.state, refused.value.kind) == (state, StepKind.MOVE)


def test_a_cancelled_pickup_frees_its_place(sqlite_desk: Desk) -> None:
    put_places(sqlite_desk, {1: 1})
    number = book(sqlite_desk).number

    cancelled = cancel_pickup(sqlite_desk, CLERK, number)

    assert (cancelled.state, cancelled.slot_at) == (S.CANCELLED, TOMORROW_AT_9)
    assert book(sqlite_desk).number == "P11400000002"


def test_a_visitor_may_go_without_it(sqlite_desk: Desk, sqlite_engine: Engine) -> None:
    walk_in = add_walk_in(sqlite_desk, CLERK, make_request())
    early = book(sqlite_desk).number
    mark_arrived(sqlite_desk, CLERK, early)

    assert cancel_pickup(sqlite_desk, CLERK, walk_in.number).state is S.CANCELLED
    assert cancel_pickup(sqlite_desk, CLERK, early).state is S.CANCELLED

    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []
    assert undo_step(sqlite_desk, CLERK, walk_in.number).state is S.ARRIVED
    assert undo_step(sqlite_desk, CLERK, early).state is S.ARRIVED
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []


# --- back again ----------------------------------------------------------------------------------


def test_each_step_can_be_taken_back_and_the_one_before_it_too(desk: Desk, engine: Engine) -> None:
    number = book(desk).number
    seen = [
        read_pickup(desk, CLERK, number).pickup,
        prepare_pickup(desk, CLERK, number),
        move_pickup(desk, CLERK, number, desk_no=1, slot_at=TOMORROW_AT_9 + LATER),
        make_ready(desk, CLERK, number, shelf="A-1"),
        mark_arrived(desk, CLERK, number),
        cancel_pickup(desk, CLERK, number),
    ]
    done = read_pickup(desk, CLERK, number).steps

    for step, before in zip(reversed(done[1:]), reversed(seen[:-1]), strict=True):
        assert undo_step(desk, CLERK, number) == before
        undo = read_pickup(desk, CLERK, number).steps[-1]
        assert (undo.kind, undo.undoes) == (StepKind.UNDO, step.step_id)
        assert (undo.from_state, undo.to_state) == (step.to_state, step.from_state)
        with reading(engine) as connection:
            assert place_faults(connection) == []
    with pytest.raises(NothingToUndo) as refused:
        undo_step(desk, CLERK, number)
    assert refused.value.kind is StepKind.REQUEST


def test_a_step_after_a_step_taken_back_can_be_taken_back(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number
    cancel_pickup(sqlite_desk, CLERK, number)
    undo_step(sqlite_desk, CLERK, number)
    cancel_pickup(sqlite_desk, CLERK, number)

    assert undo_step(sqlite_desk, CLERK, number).state is S.REQUESTED


@pytest.mark.parametrize("state", [S.HANDED_OVER, S.RETURNED])
def test_what_is_over_cannot_be_taken_back(sqlite_desk: Desk, state: PickupState) -> None:
    number = in_state(sqlite_desk, state)
    with sqlite_desk.open_unit() as unit:
        steps = unit.pickups.steps(number)
        if state is S.HANDED_OVER:
            last = replace(steps[-1], kind=StepKind.HAND_OVER, to_state=state)
            unit.pickups.add_step(last)
            unit.commit()

    with pytest.raises(NothingToUndo):
        undo_step(sqlite_desk, CLERK, number)


def test_a_slot_that_went_to_another_is_not_taken_from_them(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    put_places(sqlite_desk, {1: 1})
    cancelled = book(sqlite_desk).number
    cancel_pickup(sqlite_desk, CLERK, cancelled)
    moved = book(sqlite_desk).number
    move_pickup(sqlite_desk, CLERK, moved, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)
    book(sqlite_desk)

    for number in (cancelled, moved):
        with pytest.raises(SlotTaken):
            undo_step(sqlite_desk, CLERK, number)

    assert state_of(sqlite_desk, cancelled) is S.CANCELLED
    with reading(sqlite_engine) as connection:
        assert place_faults(connection) == []


def test_a_slot_that_has_begun_comes_back_to_a_slip_and_not_to_a_move(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    cancelled, moved = book(desk).number, book(desk).number
    move_pickup(desk, CLERK, moved, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)
    set_clock(desk, TOMORROW_AT_9 + timedelta(minutes=5))
    cancel_pickup(desk, CLERK, cancelled)

    assert undo_step(desk, CLERK, cancelled).state is S.REQUESTED
    with pytest.raises(SlotNotOffered) as refused:
        undo_step(desk, CLERK, moved)
    assert refused.value.is_past


def test_a_cancelled_slot_that_was_closed_since_is_gone(sqlite_desk: Desk) -> None:
    number = book(sqlite_desk).number
    cancel_pickup(sqlite_desk, CLERK, number)
    add_closure(
        sqlite_desk,
        SUPERVISOR,
        desk_no=0,
        begins_at=TOMORROW_AT_9,
        ends_at=TOMORROW_AT_9 + LATER,
        reason="颱風停班",
    )

    with pytest.raises(SlotNotOffered) as refused:
        undo_step(sqlite_desk, CLERK, number)
    assert refused.value.reason == "颱風停班"
