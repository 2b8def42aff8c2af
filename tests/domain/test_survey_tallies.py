"""Answers put together by question, beside counting them one by one."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.questionnaires import FORM_OF_2025, Choice, Questionnaire
from counter_app.domain.responses import Answer, Source, Standing
from counter_app.domain.survey_results import QuestionCounts
from counter_app.domain.survey_tallies import (
    AnswerTally,
    ResponseTally,
    count_questions,
    results_of,
    sizes_of,
)
from typed_surveys import answers_of, make_questionnaire

SHORT = make_questionnaire()
TIME, PROCESS, AGAIN, WHERE, COMMENT = SHORT.questions
COLUMNS = st.lists(
    st.tuples(
        st.sampled_from("01234x"),
        st.sampled_from("01234x"),
        st.sampled_from("012x"),
        st.sampled_from("0123x"),
        st.sampled_from("0w"),
    ).map("".join),
    max_size=30,
)


def tally(version: int, answer: Answer, count: int = 1) -> AnswerTally:
    return AnswerTally(
        version=version,
        desk_no=1,
        source=Source.PAPER,
        code=answer.code,
        standing=answer.standing,
        choices=answer.choices,
        count=count,
    )


def tallies(form: Questionnaire, typed: str, *, version: int = 1) -> list[AnswerTally]:
    answers = answers_of(typed, words="好", questionnaire=form)
    return [tally(version, each) for each in answers]


def shown(found: tuple[QuestionCounts, ...]) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.question.code, each.counts) for each in found]


@given(COLUMNS)
def test_every_answer_is_counted_once_and_where_it_belongs(columns: list[str]) -> None:
    found = count_questions(
        {1: SHORT}, [1], [each for typed in columns for each in tallies(SHORT, typed)]
    )

    assert [each.question for each in found] == list(SHORT.questions)
    for at, counted in enumerate(found):
        signs = Counter(typed[at] for typed in columns)
        assert (counted.blank, counted.invalid) == (signs.pop("0", 0), signs.pop("x", 0))
        assert counted.valid == sum(signs.values())
        digits = range(1, len(counted.question.choices) + 1)
        assert counted.counts == tuple(signs[str(digit)] for digit in digits)


def test_several_choices_count_each_and_the_answer_once() -> None:
    answers = (
        Answer(code=WHERE.code, standing=Standing.GIVEN, choices="13"),
        Answer(code=WHERE.code, standing=Standing.GIVEN, choices="1"),
    )
    found = count_questions({1: SHORT}, [1], [tally(1, answers[0], 4), tally(1, answers[1], 2)])

    (where,) = [each for each in found if each.question == WHERE]
    assert (where.valid, where.counts) == (6, (6, 0, 4))


def test_versions_that_differ_in_their_wording_alone_are_one_question() -> None:
    newer = replace(
        SHORT,
        valid_from=date(2026, 7, 1),
        questions=(replace(TIME, wording_zh="辦理時間", low_from=3),),
    )
    found = count_questions(
        {1: SHORT, 2: newer},
        [1, 2],
        tallies(SHORT, "12130") + tallies(newer, "2", version=2),
    )

    assert found[0].question == newer.questions[0]
    assert found[0].counts == (1, 1, 0, 0)
    assert [each.question.code for each in found[1:]] == ["process", "again", "where", "comment"]


def test_other_choices_are_counted_as_a_question_of_their_own_beside_it() -> None:
    worse = (*PROCESS.choices, Choice(label_zh="很不滿意", label_en="Very dissatisfied"))
    newer = replace(
        SHORT,
        valid_from=date(2026, 7, 1),
        questions=(replace(PROCESS, choices=worse, low_from=4), COMMENT),
    )
    found = count_questions(
        {1: SHORT, 2: newer},
        [1, 2],
        tallies(SHORT, "14210") + tallies(newer, "4w", version=2),
    )

    # Had the digits been added up, 不滿意 of the old form would stand at the new one's.
    assert shown(found)[:2] == [("process", (0, 0, 0, 1, 0)), ("process", (0, 0, 0, 1))]
    assert [each.question.code for each in found[2:]] == ["comment", "time", "again", "where"]


def test_a_form_that_nobody_answered_adds_no_question() -> None:
    newer = replace(FORM_OF_2025, valid_from=date(2026, 7, 1))
    found = count_questions({1: SHORT, 2: newer}, [1], tallies(SHORT, "11110"))

    assert [each.question for each in found] == list(SHORT.questions)
    assert count_questions({1: SHORT, 2: newer}, [], []) == ()


def test_what_no_version_asked_is_no_answer() -> None:
    stray = replace(tallies(SHORT, "1")[0], code="nothing")

    with pytest.raises(ValueError, match="never asked"):
        count_questions({1: SHORT}, [1], [stray])


def test_the_period_before_is_found_by_code_and_rather_with_the_same_choices() -> None:
    fewer = replace(PROCESS, choices=PROCESS.choices[:3], low_from=3)

    def counted(question: object, valid: int) -> QuestionCounts:
        assert question in {PROCESS, fewer, TIME}
        asked = next(each for each in (PROCESS, fewer, TIME) if each == question)
        counts = (valid, *(0 for _ in asked.choices[1:]))
        return QuestionCounts(question=asked, valid=valid, blank=0, invalid=0, counts=counts)

    now = counted(PROCESS, 7)

    def before(*earlier: QuestionCounts) -> QuestionCounts | None:
        (found,) = results_of([now], earlier)
        assert found.now == now
        return found.before

    assert before(counted(fewer, 5), counted(PROCESS, 6)) == counted(PROCESS, 6)
    assert before(counted(fewer, 5)) == counted(fewer, 5)
    assert before(counted(PROCESS, 0)) is None
    assert before(counted(TIME, 6)) is None


def test_sizes_are_by_desk_and_source_over_all_versions() -> None:
    def some(version: int, desk_no: int, source: Source, count: int) -> ResponseTally:
        return ResponseTally(version=version, desk_no=desk_no, source=source, count=count)

    assert sizes_of(
        [
            some(1, 1, Source.PAPER, 3),
            some(2, 1, Source.PAPER, 4),
            some(2, 2, Source.PAPER, 5),
            some(2, 1, Source.KIOSK, 6),
        ]
    ) == {(1, Source.PAPER): 7, (2, Source.PAPER): 5, (1, Source.KIOSK): 6}
