"""Sheets, their numbers and their answers: what fits, what differs, what is low."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.questionnaires import FORM_OF_2025, Question, QuestionCode
from counter_app.domain.responses import (
    CHECK_EVERY_MAX,
    COMMENT_LENGTH_MAX,
    SHEET_COUNT_MAX,
    Answer,
    AnswerRefused,
    BatchRefused,
    SheetIncomplete,
    Standing,
    UnknownSheet,
    batch_number,
    blank,
    check_answer,
    check_answers,
    check_opening,
    chosen,
    differences,
    in_words,
    invalid,
    is_checked,
    low_answers,
    parse_sheet_number,
    sheet_number,
)
from typed_surveys import TODAY, answers_of, make_opening, make_questionnaire, typed_as

SHORT = make_questionnaire()
TIME, PROCESS, AGAIN, WHERE, COMMENT = SHORT.questions
SIGNS = st.tuples(*[st.sampled_from("12340x")] * 7, st.sampled_from("0w")).map("".join)


# --- numbers ---------------------------------------------------------------------------------


@given(st.integers(1, 999), st.integers(1, 99_999_999))
def test_a_sheet_is_read_as_it_was_printed(roc_year: int, serial: int) -> None:
    number = sheet_number(roc_year=roc_year, serial=serial)

    assert len(number) == 12
    assert parse_sheet_number(f" {number.lower()}\n") == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "11400000123",
        "S1140000012",
        "S114000001234",
        "S1140000012X",
        "P11400000123",
        "N11400000123",
        "S１１４００００００１２３",
        "S11400000123 S11400000124",
    ],
)
def test_no_other_text_is_the_number_of_a_sheet(text: str) -> None:
    with pytest.raises(UnknownSheet) as refused:
        parse_sheet_number(text)
    assert refused.value.number == text


@pytest.mark.parametrize(
    ("of", "roc_year", "serial"),
    [
        (sheet_number, 114, 0),
        (sheet_number, 0, 1),
        (sheet_number, 1000, 1),
        (sheet_number, 114, 100_000_000),
        (batch_number, 114, 0),
        (batch_number, 114, 10_000),
    ],
)
def test_a_number_that_does_not_fit_its_paper_is_a_bug(
    of: Callable[..., str], roc_year: int, serial: int
) -> None:
    with pytest.raises(ValueError, match="no such"):
        of(roc_year=roc_year, serial=serial)


# --- batches ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("sheet_count", (0, -1, SHEET_COUNT_MAX + 1)),
        ("answered_on", (TODAY + timedelta(days=1),)),
        ("desk_no", (0, 100)),
        ("check_every", (-1, CHECK_EVERY_MAX + 1)),
    ],
)
def test_a_batch_that_cannot_be_names_its_field(field: str, values: tuple[object, ...]) -> None:
    check_opening(make_opening(), today=TODAY)
    for value in values:
        with pytest.raises(BatchRefused) as refused:
            check_opening(make_opening(**{field: value}), today=TODAY)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("every", "typed_twice"), [(0, []), (1, [1, 2, 3, 4, 5, 6]), (3, [3, 6]), (10, [])]
)
def test_every_so_many_sheets_are_typed_twice(every: int, typed_twice: list[int]) -> None:
    assert [at for at in range(1, 7) if is_checked(at, every)] == typed_twice


# --- what fits -------------------------------------------------------------------------------


def given_as(question: Question, choices: str = "", text: str = "") -> Answer:
    return Answer(code=question.code, standing=Standing.GIVEN, choices=choices, text=text)


@pytest.mark.parametrize("question", SHORT.questions, ids=lambda each: each.code)
def test_every_question_may_be_blank_or_invalid_and_nothing_beside(question: Question) -> None:
    for answer in (blank(question.code), invalid(question.code)):
        check_answer(question, answer)
        for wrong in (replace(answer, choices="1"), replace(answer, text="好")):
            with pytest.raises(AnswerRefused):
                check_answer(question, wrong)


@pytest.mark.parametrize(
    ("question", "fits", "does_not"),
    [
        (TIME, ["1", "4"], ["", "0", "5", "12", "1 ", "x", "１", "-1"]),
        (AGAIN, ["1", "2"], ["3", "12", "21"]),
        (WHERE, ["1", "13", "123"], ["", "31", "11", "4", "1234", "1,3"]),
    ],
    ids=["time", "again", "where"],
)
def test_digits_are_those_of_the_choices(
    question: Question, fits: list[str], does_not: list[str]
) -> None:
    for choices in fits:
        check_answer(question, given_as(question, choices))
    for choices in does_not:
        with pytest.raises(AnswerRefused) as refused:
            check_answer(question, given_as(question, choices))
        assert refused.value.code == question.code
    with pytest.raises(AnswerRefused):
        check_answer(question, given_as(question, "1", text="好"))


@pytest.mark.parametrize("text", ["好", "第一行\n第二行", "字" * COMMENT_LENGTH_MAX, "罕\ue000"])
def test_words_are_taken_as_they_stand(text: str) -> None:
    check_answer(COMMENT, in_words(COMMENT.code, text))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "字" * (COMMENT_LENGTH_MAX + 1), "好\u202e", "好\x00", "好\r\n", "好\ud800"],
)
def test_words_that_say_nothing_or_hide_something_are_not(text: str) -> None:
    with pytest.raises(AnswerRefused):
        check_answer(COMMENT, given_as(COMMENT, text=text))
    with pytest.raises(AnswerRefused):
        check_answer(COMMENT, given_as(COMMENT, "1"))


def test_words_without_a_word_are_blank() -> None:
    assert in_words(COMMENT.code, " \n") == blank(COMMENT.code)
    assert in_words(COMMENT.code, " 好 ").text == "好"


def test_an_answer_belongs_to_its_own_question() -> None:
    with pytest.raises(AnswerRefused):
        check_answer(TIME, chosen(PROCESS.code, 1))


# --- a sheet ---------------------------------------------------------------------------------


@given(SIGNS, st.integers(0, 8))
def test_a_sheet_may_lack_answers_until_it_is_complete(typed: str, count: int) -> None:
    column = answers_of(typed, words="好")[:count]
    check_answers(FORM_OF_2025, column, is_complete=False)
    if count == len(FORM_OF_2025.questions):
        check_answers(FORM_OF_2025, column, is_complete=True)
        assert typed_as(column) == typed
    else:
        with pytest.raises(SheetIncomplete) as refused:
            check_answers(FORM_OF_2025, column, is_complete=True)
        missing = tuple(each.code for each in FORM_OF_2025.questions[count:])
        assert refused.value.codes == missing


def test_no_question_is_answered_twice_and_none_that_was_not_asked() -> None:
    column = answers_of("1111")
    stray = chosen(QuestionCode("nothing"), 1)
    for wrong in (column[0], stray):
        with pytest.raises(AnswerRefused) as refused:
            check_answers(FORM_OF_2025, (*column, wrong), is_complete=False)
        assert refused.value.code == wrong.code


# --- two typings -----------------------------------------------------------------------------


@given(SIGNS, SIGNS)
def test_what_two_people_typed_differs_where_their_signs_differ(one: str, other: str) -> None:
    first, second = answers_of(one, words="好"), answers_of(other, words="好")
    found = differences(FORM_OF_2025, reversed(first), second)

    assert [each.code for each in found] == [
        question.code
        for question, a, b in zip(FORM_OF_2025.questions, one, other, strict=True)
        if a != b
    ]
    assert all((each.first, each.second) in zip(first, second, strict=True) for each in found)


def test_blank_and_invalid_are_different() -> None:
    (found,) = differences(FORM_OF_2025, answers_of("x"), answers_of("0"))

    assert (found.first.standing, found.second.standing) == (Standing.INVALID, Standing.BLANK)


def test_where_lines_end_is_no_difference_and_a_word_is() -> None:
    def compared(one: str, other: str) -> int:
        first, second = (in_words(COMMENT.code, text) for text in (one, other))
        return len(differences(SHORT, [first], [second]))

    assert compared("等太久\n沒座位", "等太久 沒座位") == 0
    assert compared("Too slow", "Tooslow") == 0
    assert compared("等太久", "等大久") == 1


# --- what is low -----------------------------------------------------------------------------


@given(SIGNS)
def test_the_last_choice_and_any_words_are_followed_up(typed: str) -> None:
    low = low_answers(FORM_OF_2025, answers_of(typed, words="好"))

    assert low == tuple(
        question.code
        for question, sign in zip(FORM_OF_2025.questions, typed, strict=True)
        if sign in "4w"
    )


def test_from_which_choice_on_is_up_to_the_questionnaire() -> None:
    form = replace(SHORT, questions=(replace(TIME, low_from=3), replace(PROCESS, low_from=0)))

    assert low_answers(form, answers_of("34", questionnaire=form)) == (TIME.code,)
    assert low_answers(form, answers_of("24", questionnaire=form)) == ()
    assert low_answers(SHORT, [chosen(AGAIN.code, 2), chosen(WHERE.code, 1, 3)]) == ()
