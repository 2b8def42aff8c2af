"""Versions of the questionnaire: which is asked on a day, and what none can be."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counted_surveys import TABLE_2025
from counter_app.domain.questionnaires import (
    CHOICES_MAX,
    FORM_OF_2025,
    QUESTIONS_MAX,
    WORDING_LENGTH_MAX,
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
    QuestionnaireFault,
    QuestionnaireRefused,
    StoredQuestionnaire,
    check_questionnaire,
    in_force,
)
from typed_surveys import make_questionnaire

FIRST_DAY = date(2025, 1, 1)
GOOD = make_questionnaire()
SCALE, TEXT = GOOD.questions[1], GOOD.questions[-1]
SINGLE, MULTIPLE = GOOD.questions[2], GOOD.questions[3]


def choices(count: int) -> tuple[Choice, ...]:
    return tuple(Choice(label_zh=f"選項{n}", label_en=f"Choice {n}") for n in range(count))


def fault_of(questionnaire: Questionnaire) -> tuple[QuestionnaireFault, int]:
    with pytest.raises(QuestionnaireRefused) as refused:
        check_questionnaire(questionnaire)
    return refused.value.fault, refused.value.question


def of_one(question: Question, **changes: Any) -> Questionnaire:  # noqa: ANN401 - fields of a question
    return replace(GOOD, questions=(SCALE, replace(question, code=QuestionCode("one"), **changes)))


# --- which one -----------------------------------------------------------------------------


@given(st.lists(st.integers(0, 20), min_size=1, max_size=6), st.integers(-3, 24))
def test_the_newest_that_has_begun_is_in_force(begins: list[int], day: int) -> None:
    stored = [
        StoredQuestionnaire(
            version=version,
            questionnaire=replace(GOOD, valid_from=FIRST_DAY + timedelta(days=each)),
            is_used=False,
        )
        for version, each in enumerate(begins, start=1)
    ]
    found = in_force(reversed(stored), FIRST_DAY + timedelta(days=day))

    begun = [each for each in begins if each <= day]
    # Of two that begin on one day the newer; before all of them the first that begins.
    expected = max(begun) if begun else min(begins)
    versions = [at for at, each in enumerate(begins, start=1) if each == expected]
    assert found is not None
    assert found.version == (versions[-1] if begun else versions[0])


def test_without_a_version_nothing_is_asked() -> None:
    assert in_force([], FIRST_DAY) is None


# --- the form of 2025 ----------------------------------------------------------------------


def test_the_form_of_2025_asks_what_the_report_counts() -> None:
    check_questionnaire(FORM_OF_2025)
    asked = [each for each in FORM_OF_2025.questions if not each.takes_text]

    assert [each.code for each in asked] == [each["code"] for each in TABLE_2025["questions"]]
    assert [len(each.choices) for each in asked] == [4] * 7
    assert all(each.low_from == 4 and each.is_ranked for each in asked)
    assert FORM_OF_2025.question("overall") == asked[-1]
    assert FORM_OF_2025.question("nothing") is None


# --- what cannot be ------------------------------------------------------------------------


def test_each_kind_of_question_can_be_asked() -> None:
    check_questionnaire(GOOD)
    assert {each.kind for each in GOOD.questions} == set(QuestionKind)


@pytest.mark.parametrize(
    "title", ["", "  ", "字" * 61, "問卷\n第二行", "問卷\u202e", "問卷\u200b", "問卷\x00"]
)
def test_a_title_is_one_line_that_hides_nothing(title: str) -> None:
    assert fault_of(replace(GOOD, title_zh=title)) == (QuestionnaireFault.TITLE, 0)
    assert fault_of(replace(GOOD, title_en=title)) == (QuestionnaireFault.TITLE, 0)


@pytest.mark.parametrize("count", [0, QUESTIONS_MAX + 1])
def test_a_form_has_one_question_and_no_more_than_a_sheet_holds(count: int) -> None:
    many = tuple(replace(SCALE, code=QuestionCode(f"q{n}")) for n in range(count))

    assert fault_of(replace(GOOD, questions=many)) == (QuestionnaireFault.QUESTIONS, 0)
    if count:
        check_questionnaire(replace(GOOD, questions=many[1:]))


@pytest.mark.parametrize(
    "code", ["", "1a", "_a", "A", "aA", "a-b", "a b", "題", "a" * 21, "ª", "a\n"]
)
def test_a_code_is_small_letters_digits_and_underscores(code: str) -> None:
    drafted = replace(GOOD, questions=(SCALE, replace(TEXT, code=QuestionCode(code))))

    assert fault_of(drafted) == (QuestionnaireFault.CODE, 2)


def test_no_code_stands_twice() -> None:
    drafted = replace(GOOD, questions=(SCALE, TEXT, SCALE))

    assert fault_of(drafted) == (QuestionnaireFault.CODE, 3)


@pytest.mark.parametrize("wording", ["", "\u3000", "題" * (WORDING_LENGTH_MAX + 1), "題\r目"])
def test_a_question_has_words_in_both_languages(wording: str) -> None:
    assert fault_of(of_one(SCALE, wording_zh=wording)) == (QuestionnaireFault.WORDING, 2)
    assert fault_of(of_one(SCALE, wording_en=wording)) == (QuestionnaireFault.WORDING, 2)


@pytest.mark.parametrize("kind", [each for each in QuestionKind if each is not QuestionKind.TEXT])
def test_one_digit_types_one_choice(kind: QuestionKind) -> None:
    for count in (0, 1, CHOICES_MAX + 1):
        drafted = of_one(SINGLE, kind=kind, choices=choices(count))
        assert fault_of(drafted) == (QuestionnaireFault.CHOICES, 2)
    for count in (2, CHOICES_MAX):
        check_questionnaire(of_one(SINGLE, kind=kind, choices=choices(count)))


def test_words_have_no_choices() -> None:
    assert fault_of(of_one(TEXT, choices=choices(2))) == (QuestionnaireFault.CHOICES, 2)


@pytest.mark.parametrize("label", ["", " ", "選" * 31, "選\u2028項"])
def test_a_choice_has_words_in_both_languages(label: str) -> None:
    for other in (Choice(label_zh=label, label_en="x"), Choice(label_zh="甲", label_en=label)):
        drafted = of_one(SINGLE, choices=(*choices(2), other))
        assert fault_of(drafted) == (QuestionnaireFault.CHOICES, 2)


def test_no_choice_stands_twice() -> None:
    drafted = of_one(SINGLE, choices=choices(2) + choices(1))

    assert fault_of(drafted) == (QuestionnaireFault.CHOICES, 2)


@pytest.mark.parametrize(
    ("question", "low_from"), [(SCALE, 1), (SCALE, 5), (SCALE, -1), (SINGLE, 2), (MULTIPLE, 2)]
)
def test_only_a_later_choice_of_a_ranked_question_is_followed_up(
    question: Question, low_from: int
) -> None:
    assert fault_of(of_one(question, low_from=low_from)) == (QuestionnaireFault.LOW_FROM, 2)
    check_questionnaire(of_one(SCALE, low_from=2))
    check_questionnaire(of_one(SCALE, low_from=0))


def test_a_name_with_a_character_of_ones_own_may_stand_in_a_title() -> None:
    check_questionnaire(replace(GOOD, title_zh="問卷\ue000"))
