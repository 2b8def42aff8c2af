"""Typing a second time and settling, through the window: blind, by somebody else, side by side."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from counter_app.services.desk import Desk
from counter_app.services.surveys.checking import next_check
from counter_app.services.surveys.typing import batches
from counter_app.ui.survey_typing.screen import Mode
from screen_checks import unnamed_controls, visible_words
from survey_typist import Typist, stored_columns
from typed_surveys import CLERK, OTHER_VOLUNTEER, VOLUNTEER, type_again, type_batch
from windows import settle

Seat = Callable[..., Typist]


@pytest.fixture
def other(seat: Seat, sqlite_desk: Desk) -> Typist:
    """Another person with a stack of two, all of it to be typed a second time."""
    type_batch(sqlite_desk, ["12341230", "44x0111w"], words=["", "太慢"], check_every=1)
    typist = seat(OTHER_VOLUNTEER)
    typist.open("114-0001")
    return typist


def test_the_first_typing_is_not_shown(other: Typist) -> None:
    assert "複登第 1 份" in visible_words(other.view)
    assert "S11400000001" in visible_words(other.view)
    assert other.given == ""


def test_what_is_the_same_needs_no_word(other: Typist, sqlite_desk: Desk) -> None:
    other.press("1234123\n" + "44x0111")
    other.write("太 慢")
    other.press("\n")
    assert other.view._screen.mode is Mode.BATCHES
    assert "複登完了" in visible_words(other.view)
    assert batches(sqlite_desk, OTHER_VOLUNTEER) == ()


def test_differences_are_settled_by_one_digit_each(
    other: Typist, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    other.press("2234121\n")
    assert other.view._screen.mode is Mode.SETTLE
    assert "核對第 1 份" in visible_words(other.view)
    assert not unnamed_controls(other.view)
    other.press("F")
    assert other.view._screen.mode is Mode.SETTLE
    # The first of the first, then back and the second; of the last line neither.
    other.press("1u2" + "39<4")
    assert stored_columns(sqlite_engine)[0] == "12341230"
    other.press("\n")
    assert stored_columns(sqlite_engine)[0] == "22341240"
    assert "複登第 2 份" in visible_words(other.view)
    other.press("44x0111")
    other.write("好慢")
    other.press("\n3")
    other.write("真慢")
    other.press("\nF")
    assert stored_columns(sqlite_engine)[1] == "44x0111w|真慢"
    assert batches(sqlite_desk, OTHER_VOLUNTEER) == ()


def test_a_sheet_that_was_not_settled_comes_first_the_next_time(
    other: Typist, seat: Seat, sqlite_engine: Engine
) -> None:
    other.press("1234122\nE")
    assert other.view._screen.mode is Mode.BATCHES
    again = seat(OTHER_VOLUNTEER)
    again.open("114-0001")
    assert "核對第 1 份" in visible_words(again.view)
    again.press("2\n")
    assert stored_columns(sqlite_engine)[0] == "12341220"


def test_a_second_typing_goes_on_where_it_was_left(other: Typist, seat: Seat) -> None:
    other.press("123E")
    again = seat(OTHER_VOLUNTEER)
    again.open("114-0001")
    assert again.given == "123"


def test_nobody_checks_their_own(seat: Seat, sqlite_desk: Desk) -> None:
    type_batch(sqlite_desk, ["12341230"], check_every=1)
    typist = seat(VOLUNTEER)
    typist.open("114-0001")
    assert "沒有輪到你複登的" in visible_words(typist.view)


def test_what_somebody_left_half_typed_can_be_taken_over(
    seat: Seat, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    batch, _sheets = type_batch(sqlite_desk, ["12341230", "11111110"], check_every=1)
    type_again(sqlite_desk, batch.number, ["12341230"])
    assert next_check(sqlite_desk, OTHER_VOLUNTEER, batch.number) is not None
    clerk = seat(CLERK)
    clerk.open(batch.number)
    assert "沒有輪到你複登的" in visible_words(clerk.view)
    clerk.view.acted.emit("take_over")
    settle()
    clerk.press("1111111\n")
    assert batches(sqlite_desk, CLERK) == ()
    assert stored_columns(sqlite_engine, typing=2) == ["12341230", "11111110"]


def test_the_wrong_paper_is_said(other: Typist) -> None:
    other.spell("S11400000002")
    other.press("\n1")
    assert other.given == ""
    other.press("\n")
    other.spell("S11400000001")
    other.press("\n1")
    assert other.given == "1"
    # There is no sheet before or after in a second typing, and none is thrown out.
    other.press("^vD2")
    assert other.given == "12"
