"""Typing a second time, on both databases: by another, blind, and settled side by side."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError

from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import (
    AnswerRefused,
    BatchNotOpen,
    BatchNumber,
    BatchState,
    Difference,
    DifferenceUnsettled,
    OwnSheet,
    ResponseId,
    SheetIncomplete,
    SheetNotInHand,
    UnknownBatch,
    chosen,
    in_words,
    invalid,
)
from counter_app.services.desk import Desk
from counter_app.services.surveys.checking import next_check, save_check, settle, unsettled
from counter_app.services.surveys.typing import batches, close_typing, sheets_in_hand
from counter_app.store.opening import reading
from counter_app.store.schema import (
    survey_answers,
    survey_corrections,
    survey_follow_ups,
    survey_responses,
)
from lost_commit import lose_next_commit
from typed_surveys import (
    CLERK,
    GOOD,
    LOW,
    OTHER_VOLUNTEER,
    VOLUNTEER,
    answers_of,
    open_stack,
    survey_faults,
    type_again,
    type_batch,
    type_sheet,
    typed_as,
)

OVERALL = QuestionCode("overall")
STAFF = QuestionCode("staff")


def state_of(desk: Desk, batch: BatchNumber) -> BatchState:
    with desk.open_unit() as unit:
        found = unit.surveys.batch(batch)
    assert found is not None
    return found.state


def standing(engine: Engine, response_id: str, typing: int = 1) -> dict[str, str]:
    """Return the choices that stand on a sheet."""
    of = survey_answers.c
    with reading(engine) as connection:
        rows = connection.execute(
            select(of.question_code, of.choices).where(
                of.response_id == response_id, of.typing == typing
            )
        )
        return {row.question_code: row.choices for row in rows}


@pytest.mark.parametrize(
    ("check_every", "places"), [(1, [1, 2, 3, 4, 5]), (2, [2, 4]), (5, [5]), (9, [])]
)
def test_every_nth_sheet_is_typed_a_second_time(
    sqlite_desk: Desk, check_every: int, places: list[int]
) -> None:
    batch, sheets = type_batch(sqlite_desk, [GOOD] * 5, check_every=check_every)

    assert batch.to_check == len(places)
    done = type_again(sqlite_desk, batch.number, [GOOD] * len(places))

    assert done == [each.response_id for each in sheets if each.position in places]
    assert state_of(sqlite_desk, batch.number) is BatchState.CLOSED


def test_a_sheet_that_both_typed_alike_is_settled_at_once(desk: Desk, engine: Engine) -> None:
    batch, (sheet, _) = type_batch(desk, ["1x204310", GOOD], check_every=1)

    found = next_check(desk, OTHER_VOLUNTEER, batch.number)
    assert found is not None
    # Blind: what the first person typed is not there.
    assert (found.response_id, found.answers, found.typed_by, found.is_complete) == (
        sheet.response_id,
        (),
        "volunteer2",
        False,
    )
    column = answers_of("1x204310")
    for count in range(1, 8):
        saved = save_check(
            desk, OTHER_VOLUNTEER, sheet.response_id, column[:count], is_complete=False
        )
        assert saved == ()
        again = next_check(desk, OTHER_VOLUNTEER, batch.number)
        assert again is not None
        assert again.answers == column[:count]
    done = save_check(desk, OTHER_VOLUNTEER, sheet.response_id, column, is_complete=True)

    assert done == ()
    assert batches(desk, CLERK)[0].to_check == 1
    assert unsettled(desk, CLERK, batch.number) == ()
    with reading(engine) as connection:
        row = connection.execute(
            select(survey_responses).where(survey_responses.c.response_id == sheet.response_id)
        ).one()
    assert (row.checked_by, row.settled_by) == ("volunteer2", "volunteer2")


def test_nobody_types_their_own_a_second_time(desk: Desk, engine: Engine) -> None:
    batch, (sheet,) = type_batch(desk, [GOOD], check_every=1)

    assert next_check(desk, VOLUNTEER, batch.number) is None
    with pytest.raises(OwnSheet) as refused:
        save_check(desk, VOLUNTEER, sheet.response_id, answers_of(GOOD), is_complete=True)
    assert refused.value.number == sheet.number
    # And the store refuses it whatever a program does.
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(update(survey_responses).values(checked_by="volunteer"))


def test_differences_are_settled_side_by_side(desk: Desk, engine: Engine) -> None:
    batch, (sheet,) = type_batch(desk, ["12312310"], check_every=1)
    next_check(desk, OTHER_VOLUNTEER, batch.number)

    found = save_check(
        desk, OTHER_VOLUNTEER, sheet.response_id, answers_of("1232x240"), is_complete=True
    )

    environment, reception, enquiry = (
        QuestionCode(each) for each in ("environment", "reception", "enquiry")
    )
    assert [each.code for each in found] == [environment, reception, enquiry, OVERALL]
    ((shown, listed),) = unsettled(desk, CLERK, batch.number)
    assert (shown.number, typed_as(shown.answers)) == (sheet.number, "12312310")
    assert listed == found
    assert listed[0] == Difference(
        code=environment, first=chosen(environment, 1), second=chosen(environment, 2)
    )

    settled = settle(
        desk,
        CLERK,
        sheet.response_id,
        [
            chosen(environment, 1),  # the first was right
            invalid(reception),  # the second was right
            chosen(enquiry, 1),  # neither was
            chosen(OVERALL, 4),
        ],
    )

    assert typed_as(settled.answers) == "1231x140"
    assert state_of(desk, batch.number) is BatchState.CLOSED
    assert standing(engine, sheet.response_id)["enquiry"] == "1"
    # What the second person typed stays as it was.
    assert standing(engine, sheet.response_id, 2)["enquiry"] == "2"
    with reading(engine) as connection:
        rows = connection.execute(
            select(survey_corrections).order_by(survey_corrections.c.question_code)
        ).all()
        assert connection.execute(select(survey_follow_ups.c.response_id)).scalars().all() == [
            sheet.response_id
        ]
    assert [(each.question_code, each.from_choices, each.to_choices) for each in rows] == [
        ("enquiry", "3", "1"),
        ("overall", "1", "4"),
        ("reception", "2", ""),
    ]
    assert {each.kind for each in rows} == {"settle"}


def test_words_that_break_differently_are_the_same(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk, check_every=1)
    sheet = type_sheet(sqlite_desk, batch.number, "1111111w", words="志工很親切，下次還來")
    close_typing(sqlite_desk, VOLUNTEER, batch.number)
    next_check(sqlite_desk, OTHER_VOLUNTEER, batch.number)

    found = save_check(
        sqlite_desk,
        OTHER_VOLUNTEER,
        sheet.response_id,
        answers_of("1111111w", words="志工很親切，\n 下次還來 "),
        is_complete=True,
    )

    assert found == ()
    assert state_of(sqlite_desk, batch.number) is BatchState.CLOSED


def test_every_difference_wants_one_answer_that_can_be(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    batch, (sheet,) = type_batch(desk, [GOOD], check_every=1)
    next_check(desk, OTHER_VOLUNTEER, batch.number)
    save_check(desk, OTHER_VOLUNTEER, sheet.response_id, answers_of("11211140"), is_complete=True)
    wrong = [
        [],
        [chosen(STAFF, 1)],
        [chosen(STAFF, 1), chosen(STAFF, 2), chosen(OVERALL, 1)],
        [chosen(STAFF, 5), chosen(OVERALL, 1)],
        [in_words(STAFF, "好"), chosen(OVERALL, 1)],
        [chosen(STAFF, 1), chosen(OVERALL, 1), chosen(QuestionCode("time"), 2)],
        [chosen(STAFF, 1), chosen(OVERALL, 1), chosen(QuestionCode("none"), 2)],
    ]

    for answers in wrong:
        with pytest.raises(DifferenceUnsettled) as refused:
            settle(desk, CLERK, sheet.response_id, answers)
        assert refused.value.codes
    assert len(unsettled(desk, CLERK, batch.number)) == 1
    settle(desk, CLERK, sheet.response_id, [chosen(STAFF, 1), chosen(OVERALL, 1)])
    with pytest.raises(BatchNotOpen):
        settle(desk, CLERK, sheet.response_id, [chosen(STAFF, 1), chosen(OVERALL, 1)])


def test_what_is_settled_or_untyped_is_not_settled(sqlite_desk: Desk) -> None:
    batch, (first, second) = type_batch(sqlite_desk, [GOOD, GOOD], check_every=1)
    next_check(sqlite_desk, OTHER_VOLUNTEER, batch.number)
    save_check(sqlite_desk, OTHER_VOLUNTEER, first.response_id, answers_of(GOOD), is_complete=True)

    for response_id in (first.response_id, second.response_id, ResponseId("none")):
        with pytest.raises(SheetNotInHand):
            settle(sqlite_desk, CLERK, response_id, [])


def test_two_who_check_get_different_sheets(sqlite_desk: Desk) -> None:
    batch, sheets = type_batch(sqlite_desk, [GOOD] * 2, check_every=1)

    mine = next_check(sqlite_desk, OTHER_VOLUNTEER, batch.number)
    yours = next_check(sqlite_desk, CLERK, batch.number)

    assert mine is not None
    assert yours is not None
    assert {mine.response_id, yours.response_id} == {each.response_id for each in sheets}
    with pytest.raises(SheetNotInHand):
        save_check(sqlite_desk, CLERK, mine.response_id, answers_of("1"), is_complete=False)


def test_a_sheet_that_somebody_left_half_checked_is_begun_anew(desk: Desk) -> None:
    batch, (sheet,) = type_batch(desk, [GOOD], check_every=1)
    next_check(desk, OTHER_VOLUNTEER, batch.number)
    save_check(desk, OTHER_VOLUNTEER, sheet.response_id, answers_of("222"), is_complete=False)
    assert next_check(desk, CLERK, batch.number) is None

    taken = next_check(desk, CLERK, batch.number, take_over=True)

    assert taken is not None
    assert (taken.answers, taken.typed_by) == ((), "clerk")
    with pytest.raises(SheetNotInHand):
        save_check(desk, OTHER_VOLUNTEER, sheet.response_id, answers_of("2222"), is_complete=False)
    assert save_check(desk, CLERK, sheet.response_id, answers_of(GOOD), is_complete=True) == ()
    assert state_of(desk, batch.number) is BatchState.CLOSED


def test_a_second_typing_is_checked_like_the_first(sqlite_desk: Desk) -> None:
    batch, (sheet,) = type_batch(sqlite_desk, [GOOD], check_every=1)
    next_check(sqlite_desk, CLERK, batch.number)

    with pytest.raises(AnswerRefused):
        save_check(sqlite_desk, CLERK, sheet.response_id, answers_of("5"), is_complete=False)
    with pytest.raises(SheetIncomplete):
        save_check(sqlite_desk, CLERK, sheet.response_id, answers_of("1"), is_complete=True)


def test_a_stack_that_is_still_typed_is_not_checked(sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk, check_every=1)
    sheet = type_sheet(sqlite_desk, batch.number)

    with pytest.raises(BatchNotOpen):
        next_check(sqlite_desk, CLERK, batch.number)
    with pytest.raises(BatchNotOpen):
        save_check(sqlite_desk, CLERK, sheet.response_id, answers_of("1"), is_complete=False)
    with pytest.raises(UnknownBatch):
        next_check(sqlite_desk, CLERK, BatchNumber("114-9999"))
    assert sheets_in_hand(sqlite_desk, CLERK, batch.number) == ()


def test_the_second_typing_counts_nowhere(sqlite_desk: Desk, sqlite_engine: Engine) -> None:
    batch, (sheet,) = type_batch(sqlite_desk, [GOOD], check_every=1)
    type_again(sqlite_desk, batch.number, [LOW])

    assert standing(sqlite_engine, sheet.response_id)["overall"] == "1"
    with reading(sqlite_engine) as connection:
        # It is not low until somebody with the sheet in hand says so.
        assert connection.execute(select(survey_follow_ups)).all() == []


# --- the answer of the store is lost ------------------------------------------------------------


def _take(desk: Desk, batch: BatchNumber) -> object:
    found = next_check(desk, CLERK, batch)
    return None if found is None else found.position


def _check(desk: Desk, batch: BatchNumber) -> object:
    found = next_check(desk, OTHER_VOLUNTEER, batch)
    assert found is not None
    return save_check(desk, OTHER_VOLUNTEER, found.response_id, answers_of(GOOD), is_complete=True)


def _differ(desk: Desk, batch: BatchNumber) -> object:
    found = next_check(desk, OTHER_VOLUNTEER, batch)
    assert found is not None
    told = save_check(desk, OTHER_VOLUNTEER, found.response_id, answers_of(LOW), is_complete=True)
    return [each.code for each in told]


def _settle(desk: Desk, batch: BatchNumber) -> object:
    ((sheet, _),) = unsettled(desk, CLERK, batch)
    return typed_as(settle(desk, CLERK, sheet.response_id, [chosen(OVERALL, 2)]).answers)


def _leave(_desk: Desk, _batch: BatchNumber) -> None:
    """Leave the batch as it is."""


def _hold(desk: Desk, batch: BatchNumber) -> None:
    next_check(desk, OTHER_VOLUNTEER, batch)


def _type_differently(desk: Desk, batch: BatchNumber) -> None:
    type_again(desk, batch, [LOW])


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize(
    ("before", "act", "told", "entries"),
    [
        (_leave, _take, 1, 0),
        (_hold, _check, (), 1),
        (_hold, _differ, [OVERALL], 0),
        (_type_differently, _settle, "11111120", 2),
    ],
    ids=["take", "check", "differ", "settle"],
)
def test_a_lost_commit_changes_nothing_twice(
    desk: Desk,
    engine: Engine,
    before: Callable[[Desk, BatchNumber], None],
    act: Callable[[Desk, BatchNumber], object],
    *,
    told: object,
    entries: int,
    keep: bool,
) -> None:
    batch, _ = type_batch(desk, [GOOD], check_every=1)
    before(desk, batch.number)
    with desk.open_unit() as unit:
        written = len(unit.journal.entries())
    lose_next_commit(engine, keep=keep)

    assert act(desk, batch.number) == told

    with desk.open_unit() as unit:
        assert len(unit.journal.entries()) == written + entries
    with reading(engine) as connection:
        assert survey_faults(connection) == []
        corrections = connection.execute(select(survey_corrections)).all()
    assert len(corrections) == (1 if act is _settle else 0)
