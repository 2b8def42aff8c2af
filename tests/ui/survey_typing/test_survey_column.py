"""The column without a window: no key ever moves an answer to another question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.questionnaires import FORM_OF_2025, QuestionKind
from counter_app.domain.responses import Standing, check_answers
from counter_app.ui.survey_typing.column import SIGNS, Column, Slip, begin_column
from typed_surveys import answers_of, make_questionnaire, typed_as

SHORT = make_questionnaire()


def press(column: Column, keys: str) -> Column:
    for key in keys:
        match key:
            case "\n" if column.takes_words:
                column = column.write(column.words)
            case "\n":
                column = column.enter()
            case "<":
                column = column.back()
            case sign:
                column = column.press(sign)
    return column


def test_each_digit_answers_one_question() -> None:
    column = press(begin_column(FORM_OF_2025), "120.*x4")
    assert typed_as(column.given) == "120xxx4"
    assert column.takes_words
    assert not column.is_complete
    assert press(column, "\n").is_complete


def test_blank_and_invalid_are_kept_apart() -> None:
    column = press(begin_column(FORM_OF_2025), "0.")
    assert [each.standing for each in column.given] == [Standing.BLANK, Standing.INVALID]


def test_a_digit_that_is_no_choice_stops_the_column() -> None:
    column = press(begin_column(FORM_OF_2025), "15")
    assert (column.slip, column.slipped, column.at) == (Slip.NO_SUCH_CHOICE, "5", 1)
    assert press(column, "1234\n") == column
    assert typed_as(press(column, "<23").given) == "123"


def test_rubbing_out_takes_one_answer_back() -> None:
    column = press(begin_column(FORM_OF_2025), "123<<4")
    assert typed_as(column.given) == "14"
    assert press(begin_column(FORM_OF_2025), "<<1").at == 1


def test_several_ticks_are_ended_by_enter() -> None:
    column = press(begin_column(SHORT), "111")
    assert column.question is not None
    assert column.question.kind is QuestionKind.MULTIPLE
    assert press(column, "1").at == 3
    assert typed_as(press(column, "311\n").given)[3:] == "3"
    assert typed_as(press(column, "31\n").given)[3:] == "13"
    assert press(column, "\n").slip is Slip.NOTHING_PICKED
    assert typed_as(press(column, "\n<0").given)[3:] == "0"
    assert press(column, "12<").picked == ""
    assert press(column, "4").slip is Slip.NO_SUCH_CHOICE


def test_words_are_kept_as_written_and_none_are_blank() -> None:
    column = press(begin_column(FORM_OF_2025), "1111111")
    assert column.write(" 謝謝\n志工 ").given[-1].text == "謝謝\n志工"
    assert column.write("  ").given[-1].standing is Standing.BLANK
    assert column.write("長" * 1001).slip is Slip.NOT_WORDS
    assert column.write("看\u202e不見").slip is Slip.NOT_WORDS
    assert column.write("長" * 1001).back().write("短").is_complete


def test_words_in_the_middle_come_back_when_rubbed_out() -> None:
    text, scale = FORM_OF_2025.questions[-1], FORM_OF_2025.questions[1]
    column = begin_column(make_questionnaire(questions=(text, scale))).write("很好")
    assert column.back().words == "很好"
    assert column.back().given == ()


def test_a_whole_sheet_is_corrected_where_the_cursor_stands() -> None:
    column = begin_column(FORM_OF_2025, answers_of("1234123w", words="好"))
    assert column.is_whole
    changed = press(column.go(2), "1")
    assert (typed_as(changed.given), changed.at) == ("1214123w", 3)
    assert press(changed, "<<").at == 1
    assert typed_as(press(changed, "<<<<<").given) == "1214123w"
    assert column.go(7).words == "好"
    assert column.go(99).question is None
    assert press(column, "\n\n").at == 2
    assert typed_as(press(column, "9<2").given) == "2234123w"


def test_a_sheet_goes_on_at_the_first_answer_that_is_missing() -> None:
    answers = answers_of("1234")
    assert begin_column(FORM_OF_2025, answers).at == 4
    holed = begin_column(FORM_OF_2025, answers[:2] + answers[3:])
    assert (holed.at, typed_as(holed.given)) == (2, "12")


@pytest.mark.parametrize("asked", [FORM_OF_2025, SHORT])
@given(keys=st.text(alphabet=SIGNS + "\n<", max_size=60))
def test_no_keys_ever_leave_a_hole_or_an_answer_that_does_not_fit(asked: object, keys: str) -> None:
    questionnaire = FORM_OF_2025 if asked is FORM_OF_2025 else SHORT
    column = begin_column(questionnaire)
    for key in keys:
        if column.is_complete:
            break
        before, column = column, press(column, key)
        assert abs(column.at - before.at) <= 1
        assert all((each is not None) == (at < column.at) for at, each in enumerate(column.answers))
        check_answers(questionnaire, column.given, is_complete=column.is_complete)
