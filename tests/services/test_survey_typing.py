"""Typing from paper, on both databases: numbers, places, every answer kept, the count checked."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from counter_app.domain.questionnaires import FORM_OF_2025
from counter_app.domain.responses import (
    Answer,
    AnswerRefused,
    BatchCountDiffers,
    BatchNotOpen,
    BatchNumber,
    BatchRefused,
    BatchState,
    ResponseId,
    SheetAlreadyTyped,
    SheetIncomplete,
    SheetNotInHand,
    SheetsInHand,
    UnknownBatch,
    UnknownSheet,
    blank,
)
from counter_app.domain.staff import Actor, NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.typing import (
    batches,
    begin_sheet,
    check_untyped,
    close_typing,
    correct_sheet,
    discard_sheet,
    open_batch,
    recount_batch,
    save_sheet,
    sheet_after,
    sheet_before,
    sheet_in_hand,
    sheet_numbered,
    sheets_in_hand,
)
from counter_app.store.opening import reading
from counter_app.store.schema import (
    survey_answers,
    survey_batches,
    survey_corrections,
    survey_follow_ups,
    survey_responses,
)
from factories import NOON, StoppedClock, make_actor, make_desk
from lost_commit import lose_next_commit
from typed_surveys import (
    CLERK,
    GOOD,
    LOW,
    OTHER_VOLUNTEER,
    TODAY,
    VOLUNTEER,
    answers_of,
    make_opening,
    make_questionnaire,
    open_stack,
    print_run,
    survey_faults,
    type_batch,
    type_sheet,
    typed_as,
)

NOWHERE = BatchNumber("114-9999")
RESPONSE = ResponseId("response-1")


def follow_ups(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(connection.execute(select(survey_follow_ups.c.response_id)).scalars())


def journal_of(desk: Desk, act: str) -> list[dict[str, object]]:
    with desk.open_unit() as unit:
        return [each.details | {"subject": each.subject} for each in unit.journal.entries(act=act)]


# --- batches ------------------------------------------------------------------------------------


def test_a_batch_is_opened_once_however_often_it_is_asked_for(desk: Desk) -> None:
    opening = make_opening(sheet_count=30, desk_no=3, check_every=10)

    batch = open_batch(desk, VOLUNTEER, opening, request_key="k")

    assert (batch.number, batch.state, batch.typed, batch.to_check) == (
        "114-0001",
        BatchState.TYPING,
        0,
        0,
    )
    assert open_batch(desk, VOLUNTEER, opening, request_key="k") == batch
    assert open_stack(desk).number == "114-0002"
    assert [each.number for each in batches(desk, VOLUNTEER)] == ["114-0001", "114-0002"]
    assert journal_of(desk, "open_batch")[0] == {
        "subject": "114-0001",
        "answered_on": "2025-11-20",
        "desk": 3,
        "count": 30,
        "check_every": 10,
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sheet_count", 0),
        ("sheet_count", 2001),
        ("answered_on", TODAY + timedelta(days=1)),
        ("desk_no", 0),
        ("check_every", 101),
    ],
)
def test_a_batch_that_cannot_be_is_refused(
    sqlite_desk: Desk, field: str, value: int | date
) -> None:
    changes: dict[str, Any] = {field: value}
    with pytest.raises(BatchRefused) as refused:
        open_stack(sqlite_desk, **changes)

    assert refused.value.field == field
    assert batches(sqlite_desk, VOLUNTEER) == ()


def test_numbers_begin_anew_with_the_year(sqlite_engine: Engine) -> None:
    clock = StoppedClock()
    desk = make_desk(sqlite_engine, clock=clock)
    _, (last,) = type_batch(desk, [GOOD])
    clock.advance(60 * 86_400)
    batch = open_stack(desk)

    sheet = begin_sheet(desk, VOLUNTEER, batch.number, response_id=RESPONSE)

    assert (last.number, last.batch) == ("S11400000001", "114-0001")
    assert (sheet.number, sheet.batch) == ("S11500000001", "115-0001")


# --- the sheet in hand --------------------------------------------------------------------------


def test_a_sheet_has_number_and_place_from_its_beginning(desk: Desk) -> None:
    batch = open_stack(desk, sheet_count=2, desk_no=7)

    first = begin_sheet(desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    again = begin_sheet(desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    second = begin_sheet(desk, OTHER_VOLUNTEER, batch.number, response_id=ResponseId("r2"))

    assert again == first
    assert (first.number, first.position, first.version) == ("S11400000001", 1, 1)
    assert (second.number, second.position, second.typed_by) == ("S11400000002", 2, "volunteer2")
    with desk.open_unit() as unit:
        row = unit.surveys.response(RESPONSE)
        asked = unit.questionnaires.get(1)
    assert row is not None
    assert (row.answered_on, row.desk_no) == (TODAY, 7)
    assert asked is not None
    assert asked.is_used


def test_every_answer_is_there_as_soon_as_it_is_typed(desk: Desk) -> None:
    batch = open_stack(desk)
    sheet = begin_sheet(desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    column = answers_of("1x204310")

    for count in range(1, 8):
        save_sheet(desk, VOLUNTEER, RESPONSE, column[:count], is_complete=False)
        found = sheet_in_hand(desk, VOLUNTEER, batch.number)
        assert found is not None
        assert (found.response_id, found.answers) == (sheet.response_id, column[:count])
    assert batches(desk, VOLUNTEER)[0].typed == 0
    save_sheet(desk, VOLUNTEER, RESPONSE, column, is_complete=True)

    assert sheet_in_hand(desk, VOLUNTEER, batch.number) is None
    assert batches(desk, VOLUNTEER)[0].typed == 1


def test_an_answer_that_is_taken_back_is_gone(desk: Desk) -> None:
    batch = open_stack(desk)
    begin_sheet(desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    for typed in ("123", "12", "1", "14"):
        save_sheet(desk, VOLUNTEER, RESPONSE, answers_of(typed), is_complete=False)
        found = sheet_in_hand(desk, VOLUNTEER, batch.number)
        assert found is not None
        assert typed_as(found.answers) == typed


def test_what_is_saved_twice_is_saved_once(sqlite_desk: Desk, sqlite_engine: Engine) -> None:
    batch = open_stack(sqlite_desk)
    begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    for _ in range(2):
        save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of(LOW), is_complete=True)
    # A save of earlier, come late.
    save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of(LOW[:4]), is_complete=False)

    with reading(sqlite_engine) as connection:
        assert len(connection.execute(select(survey_answers)).all()) == 8
        assert survey_faults(connection) == []
    with pytest.raises(SheetNotInHand):
        save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of(GOOD), is_complete=True)


def test_nobody_types_on_a_sheet_in_other_hands(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk)
    begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE)

    with pytest.raises(SheetNotInHand) as refused:
        save_sheet(sqlite_desk, OTHER_VOLUNTEER, RESPONSE, answers_of("1"), is_complete=False)
    with pytest.raises(SheetNotInHand):
        save_sheet(sqlite_desk, VOLUNTEER, ResponseId("none"), answers_of("1"), is_complete=False)

    assert refused.value.number == "S11400000001"
    assert sheet_in_hand(sqlite_desk, OTHER_VOLUNTEER, batch.number) is None


def test_an_answer_that_does_not_fit_leaves_what_was_there(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk)
    begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("12"), is_complete=False)

    with pytest.raises(AnswerRefused):
        save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("125"), is_complete=False)
    with pytest.raises(SheetIncomplete) as refused:
        save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("123"), is_complete=True)

    found = sheet_in_hand(sqlite_desk, VOLUNTEER, batch.number)
    assert found is not None
    assert typed_as(found.answers) == "12"
    assert len(refused.value.codes) == 5


def test_a_low_answer_or_words_are_to_be_followed_up(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    _, sheets = type_batch(sqlite_desk, [GOOD, LOW, "1111111w", "4xxxxxx0"], words=["", "", "很好"])

    assert follow_ups(sqlite_engine) == {each.response_id for each in sheets[1:]}


# --- scanned sheets -----------------------------------------------------------------------------


def test_a_printed_sheet_is_of_the_version_that_was_printed(sqlite_desk: Desk) -> None:
    with sqlite_desk.open_unit() as unit:
        unit.questionnaires.add(make_questionnaire(valid_from=TODAY), made_by="boss", at=NOON)
        unit.commit()
    first, last = print_run(sqlite_desk, 3)
    batch = open_stack(sqlite_desk, sheet_count=2)

    scanned = begin_sheet(
        sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE, scanned=f" {last.lower()} "
    )
    other = begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=ResponseId("r2"))

    assert (first, last) == ("S11400000001", "S11400000003")
    assert (scanned.number, scanned.version, scanned.position) == (last, 1, 1)
    assert (other.number, other.version) == ("S11400000004", 2)


@pytest.mark.parametrize("text", ["S11400000004", "S11300000001", "N11400000001", "S1", "１"])
def test_a_number_that_was_never_printed_is_refused(sqlite_desk: Desk, text: str) -> None:
    print_run(sqlite_desk, 3)
    batch = open_stack(sqlite_desk)

    with pytest.raises(UnknownSheet):
        begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE, scanned=text)

    assert sheets_in_hand(sqlite_desk, VOLUNTEER, batch.number) == ()


def test_a_printed_sheet_is_typed_once(desk: Desk) -> None:
    number, _ = print_run(desk, 1)
    one, other = open_stack(desk), open_stack(desk)
    check_untyped(desk, VOLUNTEER, number)
    begun = begin_sheet(desk, VOLUNTEER, one.number, response_id=RESPONSE, scanned=number)
    check_untyped(desk, VOLUNTEER, number)

    # Scanned again with the sheet in hand: it is that sheet.
    same = begin_sheet(desk, VOLUNTEER, one.number, response_id=ResponseId("r2"), scanned=number)
    assert same == begun
    for actor, batch in ((OTHER_VOLUNTEER, one), (VOLUNTEER, other)):
        with pytest.raises(SheetAlreadyTyped) as refused:
            begin_sheet(desk, actor, batch.number, response_id=ResponseId("r3"), scanned=number)
        assert (refused.value.number, refused.value.batch) == (number, one.number)
    save_sheet(desk, VOLUNTEER, RESPONSE, answers_of(GOOD), is_complete=True)
    with pytest.raises(SheetAlreadyTyped):
        begin_sheet(desk, VOLUNTEER, one.number, response_id=ResponseId("r4"), scanned=number)
    with pytest.raises(SheetAlreadyTyped):
        check_untyped(desk, VOLUNTEER, number)
    with pytest.raises(UnknownSheet):
        check_untyped(desk, VOLUNTEER, "S11400000099")


def test_a_sheet_that_was_thrown_out_may_be_typed_where_it_belongs(desk: Desk) -> None:
    number, _ = print_run(desk, 1)
    wrong, right = open_stack(desk), open_stack(desk)
    sheet = type_sheet(desk, wrong.number, scanned=number)
    discard_sheet(desk, VOLUNTEER, sheet.response_id)

    again = type_sheet(desk, right.number, scanned=number)

    assert (again.number, again.batch) == (number, right.number)
    assert again.response_id != sheet.response_id
    assert close_typing(desk, VOLUNTEER, right.number).state is BatchState.CLOSED


# --- corrections --------------------------------------------------------------------------------


def test_one_goes_back_and_forth_over_what_one_typed(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk, sheet_count=4)
    mine = [type_sheet(sqlite_desk, batch.number, "1" * 7 + "0")]
    type_sheet(sqlite_desk, batch.number, actor=OTHER_VOLUNTEER)
    mine += [type_sheet(sqlite_desk, batch.number, "2" * 7 + "0")]

    before = sheet_before(sqlite_desk, VOLUNTEER, batch.number, mine[1].position)
    assert before is not None
    assert (before.number, typed_as(before.answers)) == (mine[0].number, "11111110")
    after = sheet_after(sqlite_desk, VOLUNTEER, batch.number, mine[0].position)
    assert after is not None
    assert (after.number, typed_as(after.answers)) == (mine[1].number, "22222220")
    assert sheet_before(sqlite_desk, VOLUNTEER, batch.number, 1) is None
    assert sheet_after(sqlite_desk, VOLUNTEER, batch.number, 3) is None


def test_a_correction_keeps_what_stood_there(desk: Desk, engine: Engine) -> None:
    batch = open_stack(desk)
    sheet = type_sheet(desk, batch.number, GOOD)

    corrected = correct_sheet(desk, OTHER_VOLUNTEER, sheet.response_id, answers_of("1111x140"))
    # Nothing changes the second time.
    correct_sheet(desk, OTHER_VOLUNTEER, sheet.response_id, answers_of("1111x140"))

    assert typed_as(corrected.answers) == "1111x140"
    with reading(engine) as connection:
        rows = connection.execute(
            select(survey_corrections).order_by(survey_corrections.c.question_code)
        ).all()
    assert [
        (each.question_code, each.from_choices, each.to_standing, each.to_choices, each.kind)
        for each in rows
    ] == [
        ("overall", "1", "given", "4", "correct"),
        ("reception", "1", "invalid", "", "correct"),
    ]
    assert {each.actor for each in rows} == {"volunteer2"}
    assert follow_ups(engine) == {sheet.response_id}
    assert journal_of(desk, "correct_sheet") == [
        {
            "subject": sheet.number,
            "batch": batch.number,
            "position": 1,
            "questions": ["reception", "overall"],
        }
    ]


def test_a_sheet_is_found_by_the_number_on_its_paper(sqlite_desk: Desk) -> None:
    batch, other = open_stack(sqlite_desk), open_stack(sqlite_desk)
    sheet = type_sheet(sqlite_desk, batch.number, LOW)

    found = sheet_numbered(sqlite_desk, OTHER_VOLUNTEER, batch.number, sheet.number)

    assert (found.response_id, typed_as(found.answers)) == (sheet.response_id, LOW)
    with pytest.raises(UnknownSheet):
        sheet_numbered(sqlite_desk, VOLUNTEER, other.number, sheet.number)
    discard_sheet(sqlite_desk, VOLUNTEER, sheet.response_id)
    with pytest.raises(UnknownSheet):
        sheet_numbered(sqlite_desk, VOLUNTEER, batch.number, sheet.number)


def test_a_sheet_in_hand_is_typed_on_and_not_corrected(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk)
    begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("1111111"), is_complete=False)

    with pytest.raises(SheetIncomplete) as refused:
        correct_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of(GOOD))

    assert refused.value.codes == ("comment",)


def test_a_sheet_that_was_thrown_out_is_gone_for_good(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk, sheet_count=1)
    twice = [type_sheet(sqlite_desk, batch.number), type_sheet(sqlite_desk, batch.number)]
    for _ in range(2):
        discard_sheet(sqlite_desk, OTHER_VOLUNTEER, twice[0].response_id)

    assert batches(sqlite_desk, VOLUNTEER)[0].typed == 1
    assert sheet_before(sqlite_desk, VOLUNTEER, batch.number, 2) is None
    with pytest.raises(SheetNotInHand):
        correct_sheet(sqlite_desk, VOLUNTEER, twice[0].response_id, answers_of(LOW))
    assert journal_of(sqlite_desk, "discard_sheet") == [
        {"subject": twice[0].number, "batch": batch.number, "position": 1}
    ]


# --- the end of typing --------------------------------------------------------------------------


def test_the_count_must_be_what_was_counted(desk: Desk) -> None:
    batch = open_stack(desk, sheet_count=2)
    type_sheet(desk, batch.number)
    with pytest.raises(BatchCountDiffers) as missing:
        close_typing(desk, VOLUNTEER, batch.number)
    for _ in range(2):
        type_sheet(desk, batch.number)
    with pytest.raises(BatchCountDiffers) as too_many:
        close_typing(desk, VOLUNTEER, batch.number)
    assert (missing.value.counted, missing.value.typed) == (2, 1)
    assert (too_many.value.counted, too_many.value.typed) == (2, 3)

    recounted = recount_batch(desk, VOLUNTEER, batch.number, 3)
    recount_batch(desk, VOLUNTEER, batch.number, 3)

    assert (recounted.opening.sheet_count, recounted.typed) == (3, 3)
    assert journal_of(desk, "recount_batch") == [{"subject": batch.number, "old": 2, "new": 3}]
    assert close_typing(desk, VOLUNTEER, batch.number).state is BatchState.CLOSED
    assert batches(desk, VOLUNTEER) == ()
    with pytest.raises(BatchRefused):
        recount_batch(desk, VOLUNTEER, open_stack(desk).number, -1)


def test_a_stack_that_was_opened_by_mistake_can_be_ended(desk: Desk) -> None:
    batch = open_stack(desk, sheet_count=20, check_every=1)
    thrown_out = type_sheet(desk, batch.number)
    discard_sheet(desk, VOLUNTEER, thrown_out.response_id)
    with pytest.raises(BatchCountDiffers):
        close_typing(desk, VOLUNTEER, batch.number)

    recount_batch(desk, VOLUNTEER, batch.number, 0)

    assert close_typing(desk, VOLUNTEER, batch.number).state is BatchState.CLOSED
    assert batches(desk, VOLUNTEER) == ()


def test_nobody_ends_a_stack_with_a_sheet_in_somebodys_hand(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk)
    type_sheet(sqlite_desk, batch.number)
    left = begin_sheet(sqlite_desk, OTHER_VOLUNTEER, batch.number, response_id=RESPONSE)

    with pytest.raises(SheetsInHand) as refused:
        close_typing(sqlite_desk, VOLUNTEER, batch.number)
    assert refused.value.sheets == (left.number,)
    (shown,) = sheets_in_hand(sqlite_desk, VOLUNTEER, batch.number)
    assert (shown.response_id, shown.typed_by, shown.answers) == (RESPONSE, "volunteer2", ())

    # One's own sheet without an answer was never one.
    closed = close_typing(sqlite_desk, OTHER_VOLUNTEER, batch.number)
    assert (closed.state, closed.typed) == (BatchState.CLOSED, 1)


def test_ones_own_half_typed_sheet_is_in_hand_too(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk)
    begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("1"), is_complete=False)
    type_sheet(sqlite_desk, batch.number)

    with pytest.raises(SheetsInHand):
        close_typing(sqlite_desk, VOLUNTEER, batch.number)

    discard_sheet(sqlite_desk, VOLUNTEER, RESPONSE)
    assert close_typing(sqlite_desk, VOLUNTEER, batch.number).state is BatchState.CLOSED


@pytest.mark.parametrize("check_every", [0, 1])
def test_once_typing_has_ended_nothing_is_typed_or_corrected(
    sqlite_desk: Desk, check_every: int
) -> None:
    batch, (sheet,) = type_batch(sqlite_desk, [GOOD], check_every=check_every)
    acts: list[Callable[[], object]] = [
        lambda: begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE),
        lambda: correct_sheet(sqlite_desk, VOLUNTEER, sheet.response_id, answers_of(LOW)),
        lambda: discard_sheet(sqlite_desk, VOLUNTEER, sheet.response_id),
        lambda: recount_batch(sqlite_desk, VOLUNTEER, batch.number, 2),
        lambda: close_typing(sqlite_desk, VOLUNTEER, batch.number),
        lambda: sheet_numbered(sqlite_desk, VOLUNTEER, batch.number, sheet.number),
    ]

    for act in acts:
        with pytest.raises(BatchNotOpen) as refused:
            act()
        assert refused.value.state is batch.state
    assert batch.state is (BatchState.CHECKING if check_every else BatchState.CLOSED)


def test_a_batch_that_is_not_there_is_not_there(sqlite_desk: Desk) -> None:
    for act in (
        lambda: begin_sheet(sqlite_desk, VOLUNTEER, NOWHERE, response_id=RESPONSE),
        lambda: close_typing(sqlite_desk, VOLUNTEER, NOWHERE),
        lambda: recount_batch(sqlite_desk, VOLUNTEER, NOWHERE, 2),
    ):
        with pytest.raises(UnknownBatch):
            act()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CASHIER_OFFICE, Role.ADMINISTRATOR])
def test_others_type_nothing(sqlite_desk: Desk, role: Role) -> None:
    with pytest.raises(NotPermitted):
        open_stack(sqlite_desk, make_actor(role))


def test_no_answer_and_no_words_are_in_the_journal(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk)
    sheet = type_sheet(sqlite_desk, batch.number, "1111114w", words="廁所很髒")
    answers: list[Answer] = [*answers_of("1111111"), blank(FORM_OF_2025.questions[-1].code)]
    correct_sheet(sqlite_desk, VOLUNTEER, sheet.response_id, answers)
    close_typing(sqlite_desk, CLERK, batch.number)

    with sqlite_desk.open_unit() as unit:
        said = [(each.act, str(each.details)) for each in unit.journal.entries()]
    assert [act for act, _ in said][-4:] == [
        "open_batch",
        "correct_sheet",
        "close_typing",
        "close_batch",
    ]
    assert not any("廁所" in details for _, details in said)


# --- the answer of the store is lost ------------------------------------------------------------

Job = Callable[[Desk, BatchNumber], object]


def _begin(desk: Desk, batch: BatchNumber) -> object:
    return begin_sheet(desk, VOLUNTEER, batch, response_id=RESPONSE).number


def _save(desk: Desk, batch: BatchNumber) -> object:
    found = sheet_in_hand(desk, VOLUNTEER, batch)
    assert found is not None
    save_sheet(desk, VOLUNTEER, found.response_id, answers_of(LOW), is_complete=True)
    return None


def _correct(desk: Desk, batch: BatchNumber) -> object:
    found = sheet_before(desk, VOLUNTEER, batch, 99)
    assert found is not None
    return typed_as(correct_sheet(desk, VOLUNTEER, found.response_id, answers_of(LOW)).answers)


def _discard(desk: Desk, batch: BatchNumber) -> object:
    found = sheet_before(desk, VOLUNTEER, batch, 99)
    assert found is not None
    discard_sheet(desk, VOLUNTEER, found.response_id)
    return None


def _recount(desk: Desk, batch: BatchNumber) -> object:
    return recount_batch(desk, VOLUNTEER, batch, 9).opening.sheet_count


def _close(desk: Desk, batch: BatchNumber) -> object:
    return close_typing(desk, VOLUNTEER, batch).state


def _open(desk: Desk, _batch: BatchNumber) -> object:
    return open_batch(desk, VOLUNTEER, make_opening(), request_key="again").number


def _type_one(desk: Desk, batch: BatchNumber) -> None:
    type_sheet(desk, batch, response_id="typed")


def _hold_one(desk: Desk, batch: BatchNumber) -> None:
    begin_sheet(desk, VOLUNTEER, batch, response_id=ResponseId("held"))


def _nothing(_desk: Desk, _batch: BatchNumber) -> None:
    """Leave the batch as it is."""


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize(
    ("before", "act", "entries"),
    [
        (_nothing, _open, 1),
        (_nothing, _begin, 0),
        (_hold_one, _save, 0),
        (_type_one, _correct, 1),
        (_type_one, _discard, 1),
        (_nothing, _recount, 1),
        (_type_one, _close, 2),
    ],
    ids=["open", "begin", "save", "correct", "discard", "recount", "close"],
)
def test_a_lost_commit_changes_nothing_twice(
    desk: Desk,
    engine: Engine,
    before: Callable[[Desk, BatchNumber], None],
    act: Job,
    *,
    entries: int,
    keep: bool,
) -> None:
    batch = open_stack(desk)
    before(desk, batch.number)
    with desk.open_unit() as unit:
        written = len(unit.journal.entries())
    lose_next_commit(engine, keep=keep)

    told = act(desk, batch.number)

    with desk.open_unit() as unit:
        assert len(unit.journal.entries()) == written + entries
    with reading(engine) as connection:
        assert survey_faults(connection) == []
        sheets = len(connection.execute(select(survey_responses.c.response_id)).all())
        stacks = len(connection.execute(select(survey_batches.c.batch_number)).all())
    assert sheets == (0 if act in {_open, _recount} else 1)
    assert stacks == (2 if act is _open else 1)
    expected: dict[Job, object] = {
        _open: "114-0002",
        _begin: "S11400000001",
        _correct: LOW,
        _recount: 9,
        _close: BatchState.CLOSED,
    }
    assert told == expected.get(act)


def test_somebody_else_may_type_on_where_one_left(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk, sheet_count=1)
    begin_sheet(sqlite_desk, VOLUNTEER, batch.number, response_id=RESPONSE)
    save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("111"), is_complete=False)
    other: Actor = OTHER_VOLUNTEER

    (left,) = sheets_in_hand(sqlite_desk, other, batch.number)
    discard_sheet(sqlite_desk, other, left.response_id)
    type_sheet(sqlite_desk, batch.number, actor=other)

    with pytest.raises(SheetNotInHand):
        save_sheet(sqlite_desk, VOLUNTEER, RESPONSE, answers_of("1111"), is_complete=False)
    assert close_typing(sqlite_desk, other, batch.number).typed == 1
