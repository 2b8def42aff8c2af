"""Several who type and check at once: no sheet is lost, no place or number is given twice."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import IntegrityError

from at_once import WAIT_S, at_once
from chain_check import chain_faults
from counter_app.domain.responses import (
    Batch,
    BatchNotOpen,
    BatchNumber,
    BatchState,
    ResponseId,
    SheetAlreadyTyped,
    Source,
    chosen,
)
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.checking import next_check, save_check, settle, unsettled
from counter_app.services.surveys.typing import (
    batches,
    begin_sheet,
    close_typing,
    correct_sheet,
    discard_sheet,
    save_sheet,
)
from counter_app.store.errors import StoreBusy
from counter_app.store.opening import reading
from counter_app.store.schema import number_counters, survey_answers, survey_responses
from counter_app.store.surveys import ResponseRow
from factories import CountedIds, make_actor, make_desk
from failing_workers import Failing, RolledBack, run_workers
from stores import Place
from typed_surveys import (
    GOOD,
    LOW,
    TODAY,
    VOLUNTEER,
    answers_of,
    open_stack,
    print_run,
    survey_faults,
    type_batch,
    type_sheet,
)

SHEETS = 8


def typist(number: int) -> Actor:
    return make_actor(Role.VOLUNTEER, login=f"volunteer{number}", desk_no=number)


@contextmanager
def desks(place: Place, count: int) -> Iterator[list[Desk]]:
    """Desks with an engine of their own each, as on computers of their own."""
    engines = [place.open() for _ in range(count)]
    try:
        yield [make_desk(engine, desk_no=number) for number, engine in enumerate(engines, start=1)]
    finally:
        for engine in engines:
            engine.dispose()


def columns_of(who: int, count: int = SHEETS) -> list[str]:
    """Return what somebody types; the same every time."""
    rng = random.Random(f"columns {who}")
    return ["".join(rng.choices("12340x", k=7)) + "0" for _ in range(count)]


def columns_in(connection: Connection) -> dict[str, str]:
    """Return what stands in the store, as it was typed, by response."""
    signs = {"blank": "0", "invalid": "x"}
    typed: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(survey_answers).where(survey_answers.c.typing == 1)):
        answers = typed.setdefault(row.response_id, {})
        answers[row.question_code] = signs.get(row.standing, row.choices)
    order = [each.code for each in answers_of(GOOD)]
    return {of: "".join(answers.get(code, "_") for code in order) for of, answers in typed.items()}


def number_faults(connection: Connection) -> list[str]:
    """Say whether a number of a sheet is missing or doubled."""
    numbers = connection.execute(
        select(survey_responses.c.sheet_number).where(survey_responses.c.source == "paper")
    ).scalars()
    serials = sorted(int(str(number)[4:]) for number in numbers)
    last = connection.scalar(
        select(number_counters.c.last_number).where(number_counters.c.series == "S114")
    )
    if serials != list(range(1, len(serials) + 1)) or last != len(serials):
        return [f"numbers {serials}, counted {last}"]
    return []


def faults(connection: Connection) -> list[str]:
    """Say what is wrong with places, numbers, answers and chains."""
    return (
        survey_faults(connection)
        + number_faults(connection)
        + [str(each) for each in chain_faults(connection)]
    )


def faults_at(place: Place) -> list[str]:
    engine = place.open()
    with reading(engine) as connection:
        found = faults(connection)
    engine.dispose()
    return found


# --- two who type -------------------------------------------------------------------------------


def type_all(desk: Desk, batch: BatchNumber, who: int) -> None:
    for count, column in enumerate(columns_of(who)):
        type_sheet(desk, batch, column, actor=typist(who), response_id=f"w{who}-{count}")


@pytest.mark.parametrize("stacks", [1, 2])
def test_two_type_at_once_and_nothing_is_lost_or_doubled(place: Place, stacks: int) -> None:
    with desks(place, 2) as them:
        opened = [open_stack(them[0], sheet_count=SHEETS * 2 // stacks) for _ in range(stacks)]
        acts = [
            partial(type_all, desk, opened[who % stacks].number, who)
            for who, desk in enumerate(them, start=1)
        ]

        assert at_once(acts) == [None, None]

        for batch in opened:
            closed = close_typing(them[0], VOLUNTEER, batch.number)
            assert closed.state is BatchState.CLOSED
        engine = place.open()
        with reading(engine) as connection:
            assert faults(connection) == []
            found = columns_in(connection)
        engine.dispose()
    assert found == {
        f"w{who}-{count}": column for who in (1, 2) for count, column in enumerate(columns_of(who))
    }


def type_until_done(place: Place, batch: BatchNumber, who: int, seed: int) -> None:
    """Type a share of a stack; change one's mind, or die, and begin again where it stopped."""
    Failing.rng = random.Random(f"{who}/{seed}")
    engine = place.open()
    desk = replace(
        make_desk(engine, desk_no=who, new_id=CountedIds(prefix=f"w{who}-{seed}")),
        open_unit=lambda: Failing(engine),
    )
    for count, column in enumerate(columns_of(who)):
        while not _type_one(desk, batch, who, ResponseId(f"w{who}-{count}"), column=column):
            pass
    engine.dispose()


def _type_one(
    desk: Desk, batch: BatchNumber, who: int, response_id: ResponseId, *, column: str
) -> bool:
    try:
        sheet = begin_sheet(desk, typist(who), batch, response_id=response_id)
        answers = answers_of(column)
        for upto in (3, 7, 8):
            # As after a restart: what is there stays there.
            if len(sheet.answers) < upto:
                save_sheet(desk, typist(who), response_id, answers[:upto], is_complete=upto == 8)
    except (RolledBack, StoreBusy):
        return False
    return True


@pytest.mark.timeout(180)
def test_typists_that_roll_back_and_die_leave_no_gap(place: Place) -> None:
    engine = place.open()
    desk = make_desk(engine)
    one, other = (open_stack(desk, sheet_count=2 * SHEETS).number for _ in range(2))
    engine.dispose()
    jobs = [(place, one, 1), (place, one, 2), (place, other, 3), (place, other, 4)]

    deaths = run_workers(type_until_done, jobs)

    assert deaths > 0
    engine = place.open()
    for batch in (one, other):
        closed = close_typing(make_desk(engine), VOLUNTEER, batch)
        assert closed.state is BatchState.CLOSED
    with reading(engine) as connection:
        assert faults(connection) == []
        found = columns_in(connection)
    engine.dispose()
    assert found == {
        f"w{who}-{count}": column
        for who in range(1, 5)
        for count, column in enumerate(columns_of(who))
    }


# --- crossing -----------------------------------------------------------------------------------


def kinds(outcomes: list[Any]) -> Counter[str]:
    return Counter(type(each).__name__ for each in outcomes)


def test_a_form_that_two_scan_at_once_is_in_one_stack(place: Place) -> None:
    with desks(place, 2) as them:
        opened = [open_stack(desk).number for desk in them]
        for number in range(1, 5):
            printed, _ = print_run(them[0], 1)
            outcomes = at_once(
                [
                    partial(
                        begin_sheet,
                        desk,
                        typist(who),
                        opened[who - 1],
                        response_id=ResponseId(f"w{who}-{number}"),
                        scanned=printed,
                    )
                    for who, desk in enumerate(them, start=1)
                ]
            )

            assert kinds(outcomes) == {"Sheet": 1, "SheetAlreadyTyped": 1}
            (refused,) = (each for each in outcomes if isinstance(each, SheetAlreadyTyped))
            assert refused.number == printed
    assert faults_at(place) == []


def test_a_stack_is_ended_or_typed_on_and_never_both(place: Place) -> None:
    with desks(place, 3) as them:
        for number in range(4):
            batch = open_stack(them[0]).number
            type_sheet(them[0], batch)
            begin = partial(
                begin_sheet, them[1], typist(2), batch, response_id=ResponseId(f"r{number}")
            )

            *closed, begun = at_once(
                [
                    partial(close_typing, them[0], typist(1), batch),
                    partial(close_typing, them[2], typist(3), batch),
                    begin,
                ]
            )

            if isinstance(begun, BatchNotOpen):
                assert kinds(closed) == {"Batch": 1, "BatchNotOpen": 1}
            else:
                assert begun.position == 2
                assert kinds(closed) == {"SheetsInHand": 2}
    assert faults_at(place) == []


def test_a_sheet_is_corrected_or_thrown_out_before_its_stack_is_ended(place: Place) -> None:
    with desks(place, 3) as them:
        for _ in range(4):
            batch = open_stack(them[0])
            sheet = type_sheet(them[0], batch.number)

            closed, corrected, discarded = at_once(
                [
                    partial(close_typing, them[0], typist(1), batch.number),
                    partial(correct_sheet, them[1], typist(2), sheet.response_id, answers_of(LOW)),
                    partial(discard_sheet, them[2], typist(3), sheet.response_id),
                ]
            )

            is_closed = isinstance(closed, Batch)
            assert isinstance(discarded, BatchNotOpen) is is_closed
            assert type(corrected).__name__ in {"Sheet", "BatchNotOpen", "SheetNotInHand"}
    assert faults_at(place) == []


def check_all(desk: Desk, batch: BatchNumber, who: int) -> list[ResponseId]:
    """Type everything a second time that there is, and settle what is different."""
    done = []
    try:
        while (sheet := next_check(desk, typist(who), batch)) is not None:
            save_check(desk, typist(who), sheet.response_id, answers_of(LOW), is_complete=True)
            done.append(sheet.response_id)
    except BatchNotOpen:
        return done  # the other has checked the last one
    return done


def test_two_check_at_once_and_no_sheet_is_checked_twice(place: Place) -> None:
    with desks(place, 2) as them:
        batch, sheets = type_batch(them[0], [LOW] * 5 + [GOOD], check_every=1)

        first, second = at_once(
            [partial(check_all, desk, batch.number, who) for who, desk in enumerate(them, start=1)]
        )

        assert sorted(first + second) == sorted(each.response_id for each in sheets)
        ((sheet, (difference,)),) = unsettled(them[0], VOLUNTEER, batch.number)
        outcomes = at_once(
            [
                partial(
                    settle, desk, typist(who), sheet.response_id, [chosen(difference.code, who)]
                )
                for who, desk in enumerate(them, start=1)
            ]
        )
        assert kinds(outcomes) == {"Sheet": 1, "BatchNotOpen": 1}
        with them[0].open_unit() as unit:
            assert len(unit.journal.entries(act="close_batch")) == 1
        assert batches(them[0], VOLUNTEER) == ()
    assert faults_at(place) == []


# --- controls -----------------------------------------------------------------------------------


def look_then_begin(desk: Desk, batch: BatchNumber, who: int, start: Barrier) -> object:
    """Begin a sheet as a program does that looks for its place first, and trusts what it saw."""
    with desk.open_unit() as unit:
        position = unit.surveys.next_position(batch)
    start.wait(WAIT_S)
    with desk.open_unit() as unit:
        number, _ = unit.surveys.take_sheet_numbers(1, on=TODAY)
        row = ResponseRow(
            response_id=ResponseId(f"w{who}"),
            version=1,
            source=Source.PAPER,
            answered_on=TODAY,
            desk_no=1,
            begun_at=desk.clock(),
            number=number,
            batch=batch,
            position=position,
            typed_by=f"volunteer{who}",
        )
        unit.surveys.add_responses([row])
        unit.commit()
    return position


def without_key(engine: Engine) -> None:
    """Put a table in the place of the responses that has the same columns, and no key."""
    cascade = " CASCADE" if engine.dialect.name == "postgresql" else ""
    with engine.begin() as connection:
        for statement in (
            "CREATE TABLE keyless AS SELECT * FROM survey_responses WHERE 1 = 0",
            f"DROP TABLE survey_responses{cascade}",
            "ALTER TABLE keyless RENAME TO survey_responses",
        ):
            connection.execute(text(statement))


@pytest.mark.parametrize("has_key", [True, False])
def test_who_looks_for_a_place_without_holding_the_stack_loses_a_sheet(
    place: Place, *, has_key: bool
) -> None:
    engine = place.open()
    batch = open_stack(make_desk(engine), sheet_count=2).number
    if not has_key:
        without_key(engine)
    engine.dispose()
    with desks(place, 2) as them:
        start = Barrier(2)
        outcomes = at_once(
            [
                partial(look_then_begin, desk, batch, who, start)
                for who, desk in enumerate(them, start=1)
            ]
        )
    lost = [each for each in outcomes if isinstance(each, IntegrityError)]
    engine = place.open()
    with reading(engine) as connection:
        positions = connection.execute(select(survey_responses.c.position)).scalars().all()
        found = survey_faults(connection)
    engine.dispose()
    # The key stops the second, whose sheet is lost; without it there are two in one place.
    assert len(lost) == (1 if has_key else 0)
    assert positions == ([1] if has_key else [1, 1])
    assert bool(found) is not has_key


def test_who_ends_a_stack_without_holding_it_leaves_a_sheet_behind(place: Place) -> None:
    """The control of `test_a_stack_is_ended_or_typed_on_and_never_both`."""
    with desks(place, 2) as (left, right):
        batch = open_stack(left).number
        type_sheet(left, batch)
        with left.open_unit() as unit:
            assert unit.surveys.in_hand(batch) == ()
        begin_sheet(right, typist(2), batch, response_id=ResponseId("late"))
        with left.open_unit() as unit:
            unit.surveys.set_batch_state(batch, BatchState.CLOSED)
            unit.commit()
    assert faults_at(place) == [f"{batch}: 1 typed of 1"]
