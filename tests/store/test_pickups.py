"""Pickups in the store: what the database itself refuses, whatever a program does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from counter_app.domain.money import Twd
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    ItemNature,
    Pickup,
    PickupNumber,
    PickupState,
    ReminderCall,
    StepKind,
)
from counter_app.store.opening import reading
from counter_app.store.schema import pickup_calls, pickup_places, pickup_steps
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_case_row
from pickup_values import SLOT_AT, make_pickup, make_step

DAY = NOON.date()


def add(engine: Engine, **changes: object) -> Pickup:
    """Write a pickup with the next number down, and give it no place."""
    with UnitOfWork(engine) as unit:
        pickup = make_pickup(number=unit.pickups.take_number(on=DAY), **changes)
        unit.pickups.add(pickup)
        unit.commit()
    return pickup


def place_row(pickup: Pickup, *, place: int = 1, capacity: int = 2) -> dict[str, object]:
    return {
        "desk_no": pickup.desk_no,
        "slot_at": pickup.slot_at,
        "place": place,
        "capacity": capacity,
        "pickup_number": pickup.number,
    }


def test_a_pickup_comes_back_as_it_went_in(engine: Engine) -> None:
    whole = make_pickup(
        case_id=make_case_row(engine),
        case_number="宜執和114年綜所稅執字第00027724號",
        nature=ItemNature.MONEY,
        collector=Collector.AGENT,
        agent_name="李代理",
        amount_twd=Twd(12_000),
        note="下午",
        mail_key="ab" * 32,
    )
    moved = replace(
        whole,
        state=PickupState.MISSED,
        desk_no=2,
        slot_at=SLOT_AT + timedelta(days=1),
        shelf="A-1",
        ready_at=NOON,
        arrived_at=NOON,
        missed_at=NOON,
        expires_on=DAY,
    )
    with UnitOfWork(engine) as unit:
        unit.pickups.add(whole)
        assert unit.pickups.get(whole.number) == whole
        unit.pickups.save(moved)
        assert unit.pickups.get(whole.number, lock=True) == moved
        assert unit.pickups.get("P11499999999") is None
        unit.commit()


def test_what_was_asked_for_never_changes(engine: Engine) -> None:
    pickup = add(engine)
    with UnitOfWork(engine) as unit:
        unit.pickups.save(replace(pickup, caller_name="別人", case_number="別案", shelf="A-1"))

        assert unit.pickups.get(pickup.number) == replace(pickup, shelf="A-1")


def test_the_key_refuses_a_second_pickup_in_the_same_place(engine: Engine) -> None:
    first, second = add(engine), add(engine)
    with engine.begin() as connection:
        connection.execute(insert(pickup_places), place_row(first))

    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(pickup_places), place_row(second))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(pickup_places), place_row(first, place=2))


def test_there_is_no_place_above_the_capacity_or_below_one(engine: Engine) -> None:
    pickup = add(engine)

    for number in (-1, 0, 3):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(insert(pickup_places), place_row(pickup, place=number))


def test_the_lowest_free_place_is_taken_and_none_that_is_another_s(engine: Engine) -> None:
    pickups = [add(engine) for _ in range(4)]
    with UnitOfWork(engine) as unit:
        for pickup in pickups[:3]:
            assert unit.pickups.take_place(pickup, places=3)
        unit.pickups.give_up_place(pickups[1].number)
        assert unit.pickups.take_place(pickups[3], places=3)
        # Full: nothing is written, and the transaction goes on.
        assert not unit.pickups.take_place(pickups[1], places=3)
        unit.commit()

    with reading(engine) as connection:
        taken = {row.place: row.pickup_number for row in connection.execute(select(pickup_places))}
    assert taken == {
        1: pickups[0].number,
        2: pickups[3].number,
        3: pickups[2].number,
    }


def test_taken_places_are_told_by_desk_and_time(engine: Engine) -> None:
    here, there = add(engine), add(engine, desk_no=2)
    later = add(engine, slot_at=SLOT_AT + timedelta(hours=1))
    with UnitOfWork(engine) as unit:
        for pickup in (later, there, here):
            unit.pickups.take_place(pickup, places=1)

        def taken(*desks: int, hours: float = 2, but: str = "") -> list[int]:
            until_at = SLOT_AT + timedelta(hours=hours)
            found = unit.pickups.taken(desks, SLOT_AT, until_at, but=but)
            assert {at for _, at in found} <= {SLOT_AT, later.slot_at}
            return [desk_no for desk_no, _ in found]

        assert taken(1, 2) == [1, 1, 2]
        assert taken(2) == [2]
        assert taken(1, hours=1) == [1]
        assert taken(1, but=here.number) == [1]
        assert taken() == []


def test_a_mail_cannot_be_booked_twice(engine: Engine) -> None:
    key = "cd" * 32
    number = add(engine, mail_key=key).number
    add(engine)
    add(engine)

    with pytest.raises(IntegrityError):
        add(engine, mail_key=key)
    with UnitOfWork(engine) as unit:
        assert unit.pickups.number_of_mail(key) == number
        assert unit.pickups.number_of_mail("") is None


def test_numbers_are_taken_in_order_and_given_back(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        assert unit.pickups.take_number(on=DAY) == "P11400000001"
        # Rolled back: nobody ever had it.
    first, second = add(engine).number, add(engine).number
    with UnitOfWork(engine) as unit:
        unit.pickups.hold_numbers(on=DAY)

        assert (first, second) == ("P11400000001", "P11400000002")
        assert unit.pickups.take_number(on=DAY) == "P11400000003"


def test_steps_and_calls_are_kept_as_they_were_written(engine: Engine) -> None:
    pickup = add(engine)
    first = make_step(number=pickup.number, step_id=0)
    call = ReminderCall(
        number=pickup.number,
        at=NOON,
        actor="clerk",
        desk_no=1,
        outcome=CallOutcome.LEFT_WORD,
        note="留言",
    )
    with UnitOfWork(engine) as unit:
        first = replace(first, step_id=unit.pickups.add_step(first))
        cancel = replace(
            first,
            kind=StepKind.CANCEL,
            from_state=PickupState.REQUESTED,
            to_state=PickupState.CANCELLED,
        )
        cancel = replace(cancel, step_id=unit.pickups.add_step(cancel))
        undo = replace(cancel, kind=StepKind.UNDO, undoes=cancel.step_id)
        undo = replace(undo, step_id=unit.pickups.add_step(undo))
        call_id = unit.pickups.add_call(call)
        unit.commit()

    with UnitOfWork(engine) as unit:
        assert unit.pickups.steps(pickup.number) == (first, cancel, undo)
        assert unit.pickups.step(undo.step_id) == undo
        assert unit.pickups.step(undo.step_id + 1) is None
        assert unit.pickups.calls(pickup.number) == (call,)
        assert unit.pickups.call(call_id) == call
        assert unit.pickups.call(call_id + 1) is None
        assert unit.pickups.steps(PickupNumber("P11499999999")) == ()
        # A step is taken back once.
        with pytest.raises(IntegrityError):
            unit.pickups.add_step(replace(undo, step_id=0))
    for table in (pickup_steps, pickup_calls):
        for change in (update(table).values(actor="other"), delete(table)):
            with pytest.raises(DBAPIError), engine.begin() as connection:
                connection.execute(change)
