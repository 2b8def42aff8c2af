"""Typing through the window: stacks, sheets, corrections, scans, and the count at the end."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, func, select

from counter_app.domain.responses import ResponseId
from counter_app.services.desk import Desk
from counter_app.services.surveys.questionnaires import put_questionnaire
from counter_app.services.surveys.typing import batches, begin_sheet, discard_sheet, save_sheet
from counter_app.store.opening import reading
from counter_app.store.schema import survey_corrections
from counter_app.ui.background import Endless
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_typing.screen import Mode
from lost_commit import lose_next_commit
from screen_checks import unnamed_controls, visible_words
from survey_typist import Typist, stored_columns, turn_until
from typed_surveys import (
    GOOD,
    OTHER_VOLUNTEER,
    SUPERVISOR,
    VOLUNTEER,
    answers_of,
    make_questionnaire,
    open_stack,
    print_run,
    type_sheet,
)
from windows import settle

Seat = Callable[..., Typist]
SHEET = "1111111\n"


def message(typist: Typist) -> str:
    stop = typist.view._screen.stop
    return "" if stop is None else stop.what


def message_words(typist: Typist) -> str:
    stop = typist.view._screen.stop
    return "" if stop is None else stop.as_line()


@pytest.fixture
def typist(seat: Seat, sqlite_desk: Desk) -> Typist:
    """A volunteer with an open stack of three sheets in front."""
    open_stack(sqlite_desk, sheet_count=3)
    made = seat()
    made.open("114-0001")
    return made


def test_a_stack_is_opened_with_its_count_alone(seat: Seat, sqlite_desk: Desk) -> None:
    typist = seat()
    assert "沒有等著打的問卷" in visible_words(typist.view)
    typist.press("I")
    form = typist.view.batches_page.form
    assert (form.day_edit.text(), form.desk_edit.text()) == ("114/11/20", "1")
    assert form.count_edit.hasFocus()
    typist.press("25\n")
    assert typist.view._screen.mode is Mode.SHEET
    opened = batches(sqlite_desk, VOLUNTEER)[0]
    assert (opened.opening.sheet_count, opened.opening.check_every) == (25, 10)
    assert typist.view.sheet_page.column.hasFocus()


def test_a_stack_can_be_typed_twice_as_a_whole(seat: Seat, sqlite_desk: Desk) -> None:
    typist = seat()
    typist.press("F")
    typist.view.batches_page.form.whole_check.setChecked(True)
    typist.press("5F")
    assert batches(sqlite_desk, VOLUNTEER)[0].opening.check_every == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("count_edit", "0"),
        ("count_edit", "x"),
        ("day_edit", "114/11/21"),
        ("day_edit", "abc"),
        ("desk_edit", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    seat: Seat, sqlite_desk: Desk, field: str, text: str
) -> None:
    typist = seat()
    typist.press("I")
    form = typist.view.batches_page.form
    form.count_edit.setText("5")
    getattr(form, field).setText(text)
    form.enter()
    settle()
    assert batches(sqlite_desk, VOLUNTEER) == ()
    assert form.message.isVisible()
    assert getattr(form, field).property("state") == "error"
    typist.press("E")
    assert not form.isVisible()


def test_one_sheet_after_the_other_without_tab_or_mouse(
    typist: Typist, sqlite_engine: Engine
) -> None:
    typist.press("1203.*x\n")
    typist.press("4444444")
    typist.write("等太久")
    typist.press("\n" + SHEET)
    assert stored_columns(sqlite_engine) == ["1203xxx0", "4444444w|等太久", "11111110"]
    assert typist.given == ""
    typist.press("F")
    assert typist.view._screen.mode is Mode.BATCHES
    assert "共 3 份打完" in visible_words(typist.view)


def test_the_number_is_there_with_the_first_digit(typist: Typist) -> None:
    assert "下一份" in visible_words(typist.view)
    typist.press("1")
    assert "S11400000001" in visible_words(typist.view)
    assert "寫在紙上" in visible_words(typist.view)
    typist.press("111111\n")
    assert "上一份 S11400000001" in visible_words(typist.view)


def test_a_wrong_digit_is_said_and_nothing_slips(typist: Typist, sqlite_engine: Engine) -> None:
    typist.press("175")
    column = typist.view.sheet_page.column
    assert "沒有 7 這個選項" in column.accessibleDescription()
    typist.press("<23")
    assert stored_columns(sqlite_engine) == ["123…"]


def test_every_answer_is_in_the_store_at_once(typist: Typist, sqlite_engine: Engine) -> None:
    for count in range(1, 8):
        typist.press("2")
        assert stored_columns(sqlite_engine) == ["2" * count + "…"]
    typist.press("<")
    assert stored_columns(sqlite_engine) == ["222222…"]


def test_a_key_that_lies_under_a_sleeve_is_one_answer(typist: Typist) -> None:
    column = typist.view.sheet_page.column
    plain = Qt.KeyboardModifier.NoModifier
    for repeats in (False, True, True):
        QApplication.sendEvent(
            column, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, plain, "1", repeats)
        )
    assert typist.given == "1"


def test_the_previous_sheet_is_corrected_and_the_one_in_hand_goes_on(
    typist: Typist, sqlite_engine: Engine
) -> None:
    typist.press(SHEET + "2222222\n" + "33")
    typist.press("^d4")
    assert "改第 2 份" in visible_words(typist.view)
    typist.press("^3vv4")
    assert "第 3 份" in visible_words(typist.view)
    assert stored_columns(sqlite_engine) == ["31111110", "24222220", "334…"]
    with reading(sqlite_engine) as connection:
        count = connection.execute(select(func.count()).select_from(survey_corrections)).scalar()
    assert count == 2


def test_there_is_nothing_before_the_first_sheet(typist: Typist) -> None:
    typist.press("^")
    assert "前面沒有了" in message(typist)
    typist.press("\n1")
    assert typist.given == "1"


def test_words_are_corrected_too(typist: Typist, sqlite_engine: Engine) -> None:
    typist.press("1111111")
    typist.write("好")
    typist.press("\n^u")
    typist.press("ddddddd")
    assert typist.view.sheet_page.column.words_edit.toPlainText() == "好"
    typist.write("極了")
    typist.press("\nv")
    assert stored_columns(sqlite_engine) == ["1111111w|好極了"]


def test_a_sheet_is_thrown_out_after_a_second_press(typist: Typist, sqlite_engine: Engine) -> None:
    typist.press(SHEET + "22D")
    assert "要丟掉" in message(typist)
    typist.press("\n2")
    assert stored_columns(sqlite_engine) == ["11111110", "222…"]
    typist.press("DD")
    assert stored_columns(sqlite_engine) == ["11111110"]
    typist.press("^DD")
    assert stored_columns(sqlite_engine) == []
    assert typist.given == ""


def test_the_count_must_fit_and_may_be_taken_again(typist: Typist, sqlite_desk: Desk) -> None:
    typist.press(SHEET + SHEET + "F")
    assert "少 1 份" in message(typist)
    typist.press("3")
    assert typist.given == ""
    typist.view.acted.emit("recount")
    settle()
    assert typist.view.sheet_page.recount_edit.hasFocus()
    typist.press("x\n")
    assert "份數要是數字" in message(typist)
    typist.view.sheet_page.recount_edit.setText("2")
    typist.press("\n")
    assert typist.view._screen.mode is Mode.BATCHES
    assert batches(sqlite_desk, VOLUNTEER) == ()
    assert typist.view.batches_page.new_button.hasFocus()


def test_a_stack_does_not_end_in_the_middle_of_a_sheet(typist: Typist) -> None:
    typist.press(SHEET + SHEET + "12F")
    assert "還沒有打完" in message(typist)
    typist.press("\n11111\nF")
    assert typist.view._screen.mode is Mode.BATCHES


def test_what_was_typed_is_there_after_going_away(
    typist: Typist, seat: Seat, sqlite_engine: Engine
) -> None:
    typist.press("123E")
    assert typist.view._screen.mode is Mode.BATCHES
    typist.open("114-0001")
    assert typist.given == "123"
    again = seat()
    again.open("114-0001")
    assert again.given == "123"
    again.press("4444\n")
    assert stored_columns(sqlite_engine) == ["12344440"]


# --- scans ------------------------------------------------------------------------


def scan(typist: Typist, number: str) -> None:
    """Send a number as a scanner does: in one burst, with Enter behind it."""
    typist.spell(number)
    typist.press("\n")
    settle()


def test_a_printed_sheet_is_opened_by_its_barcode(
    typist: Typist, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    first, last = print_run(sqlite_desk, 2)
    scan(typist, last)
    assert last in visible_words(typist.view)
    assert "印在紙上" in visible_words(typist.view)
    typist.press("1212121")
    # The next one is scanned while the field for words is open: the words are ended by it.
    scan(typist, first)
    typist.press("2121212\n")
    assert stored_columns(sqlite_engine) == ["12121210", "21212120"]
    scan(typist, first)
    assert "S11400000001" in message(typist)
    typist.press("1111111\n")
    assert typist.given == ""
    assert len(stored_columns(sqlite_engine)) == 2


def test_a_number_typed_by_hand_is_the_same(typist: Typist, sqlite_desk: Desk) -> None:
    _first, last = print_run(sqlite_desk, 2)
    for sign in last.lower():
        typist.press(sign)
    assert typist.given == ""
    typist.press("\n1")
    assert last in visible_words(typist.view)
    assert typist.given == "1"


def test_another_sheet_is_not_begun_over_one_in_hand(typist: Typist, sqlite_desk: Desk) -> None:
    first, _last = print_run(sqlite_desk, 2)
    typist.press("12")
    scan(typist, first)
    assert "還沒有打完" in message(typist)
    typist.press("444")
    assert typist.given == "12"
    typist.press("\n3")
    assert typist.given == "123"


def test_a_sheet_that_was_typed_before_can_be_looked_at(
    typist: Typist, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    first, _last = print_run(sqlite_desk, 2)
    scan(typist, first)
    typist.press(SHEET)
    scan(typist, first)
    typist.view.acted.emit("look")
    settle()
    assert "改第 1 份" in visible_words(typist.view)
    typist.press("4v22")
    assert stored_columns(sqlite_engine) == ["41111110", "22…"]


def test_what_somebody_left_half_typed_is_thrown_out_at_the_end(
    typist: Typist, sqlite_desk: Desk
) -> None:
    number = batches(sqlite_desk, VOLUNTEER)[0].number
    left = begin_sheet(sqlite_desk, OTHER_VOLUNTEER, number, response_id=ResponseId("left"))
    save_sheet(sqlite_desk, OTHER_VOLUNTEER, left.response_id, answers_of("1"), is_complete=False)
    typist.press(SHEET * 3 + "F")
    assert left.number in message(typist)
    typist.view.acted.emit("throw_out")
    settle()
    assert typist.view._screen.mode is Mode.BATCHES
    assert batches(sqlite_desk, VOLUNTEER) == ()


def test_other_barcodes_and_unknown_numbers_are_refused(typist: Typist) -> None:
    for number in ("S11400009999", "N11400000001", "A123456789"):
        scan(typist, number)
        assert message(typist)
        typist.press("1\n")
        assert typist.given == ""


def test_quick_digits_are_no_scan(typist: Typist, sqlite_engine: Engine) -> None:
    typist.spell("1234123")
    typist.press("\n")
    assert stored_columns(sqlite_engine) == ["12341230"]


def test_a_scan_among_the_stacks_opens_the_only_one(seat: Seat, sqlite_desk: Desk) -> None:
    first, last = print_run(sqlite_desk, 2)
    open_stack(sqlite_desk, sheet_count=2)
    typist = seat()
    typist.presenter.open_sheet(first)
    settle()
    assert first in visible_words(typist.view)
    open_stack(sqlite_desk, sheet_count=2)
    typist.press("EE")
    typist.view.on_shown()
    settle()
    typist.view.on_scanned(last)
    settle()
    assert "哪一疊" in visible_words(typist.view)
    typist.open("114-0002")
    assert last in visible_words(typist.view)


def test_a_scan_without_a_stack_is_refused_at_once_where_the_sheet_was_typed(
    typist: Typist, seat: Seat, sqlite_desk: Desk
) -> None:
    first, last = print_run(sqlite_desk, 2)
    scan(typist, first)
    typist.press(SHEET)
    typist.press("EE")
    open_stack(sqlite_desk, sheet_count=1)
    other = seat()
    for number, words in ((first, "114-0001"), ("S11499999999", "查不到")):
        other.presenter.open_sheet(number)
        settle()
        assert words in message_words(other)
        other.view.acted.emit("read")
    other.presenter.open_sheet(last)
    settle()
    assert "哪一疊" in visible_words(other.view)


def test_a_sheet_of_another_version_asks_its_own_questions(
    typist: Typist, sqlite_desk: Desk
) -> None:
    put_questionnaire(sqlite_desk, SUPERVISOR, make_questionnaire())
    number, _last = print_run(sqlite_desk, 1, version=2)
    scan(typist, number)
    typist.press("112")
    question = typist.view.sheet_page.column._column.question
    assert question is not None
    assert question.code == "where"


# --- the store is slow, or says no -------------------------------------------------


def test_nothing_waits_for_a_slow_store(
    seat: Seat, endless: Endless, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    open_stack(sqlite_desk, sheet_count=3)
    typist = seat(store=endless)
    endless.let_go()
    settle()
    typist.open("114-0001")
    endless.let_go()
    settle()
    typist.press("1234123\n" + "0000000\n" + "44")
    assert typist.given == "44"
    assert stored_columns(sqlite_engine) == []
    # One delivery takes all eighteen keys along; beside it are looks at the stacks.
    assert endless.waiting <= 4
    endless.let_go()
    settle()
    assert stored_columns(sqlite_engine) == ["12341230", "00000000", "44…"]


def test_a_stack_ends_with_what_was_typed_just_before(
    seat: Seat, endless: Endless, sqlite_desk: Desk
) -> None:
    open_stack(sqlite_desk, sheet_count=2)
    typist = seat(store=endless)
    endless.let_go()
    settle()
    typist.open("114-0001")
    endless.let_go()
    settle()
    typist.press(SHEET + SHEET + "F")
    while endless.waiting:
        endless.let_go()
        settle()
    assert typist.view._screen.mode is Mode.BATCHES
    assert batches(sqlite_desk, VOLUNTEER) == ()


def test_keys_wait_in_order_for_a_sheet_that_is_asked_for(
    seat: Seat, endless: Endless, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    open_stack(sqlite_desk, sheet_count=3)
    numbers = print_run(sqlite_desk, 2)
    typist = seat(store=endless)
    endless.let_go()
    settle()
    typist.open("114-0001")
    endless.let_go()
    settle()
    for number, typed in zip(numbers, ("1234123", "4321432"), strict=True):
        scan(typist, number)
        typist.press(typed + "\n")
    typist.press("^d2")
    assert typist.view._screen.sheet is not None
    assert typist.view._screen.sheet.ahead > 0
    while endless.waiting:
        endless.let_go()
        settle()
    assert stored_columns(sqlite_engine) == ["12341230", "42214320"]


@pytest.mark.parametrize("keep", [True, False])
def test_an_answer_whose_commit_was_lost_is_there_once(
    typist: Typist, sqlite_engine: Engine, *, keep: bool
) -> None:
    for key in "1234123\n":
        lose_next_commit(sqlite_engine, keep=keep)
        typist.press(key)
    assert stored_columns(sqlite_engine) == ["12341230"]
    assert typist.presenter.unsent == 0


def test_a_store_that_is_gone_is_said_and_tried_again(
    typist: Typist, sqlite_engine: Engine
) -> None:
    typist.press("12")
    begun = sqlite_engine.dialect.do_begin

    def gone(_connection: object) -> None:
        raise sqlite_engine.dialect.loaded_dbapi.OperationalError("disk I/O error")

    sqlite_engine.dialect.do_begin = gone  # type: ignore[method-assign, assignment]
    typist.press("34")
    assert typist.given == "1234"
    assert "打的還沒有存進去" in visible_words(typist.view)
    assert typist.presenter.unsent == 1
    sqlite_engine.dialect.do_begin = begun  # type: ignore[method-assign]
    typist.presenter._bench._retry.timeout.emit()
    settle()
    assert stored_columns(sqlite_engine) == ["1234…"]
    assert "打的還沒有存進去" not in visible_words(typist.view)


def test_a_sheet_that_somebody_threw_out_meanwhile_is_said(
    typist: Typist, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    typist.press("12")
    sheet = typist.presenter._sheets._hand
    assert sheet is not None
    discard_sheet(sqlite_desk, VOLUNTEER, sheet.response_id)
    typist.press("3")
    assert message(typist)
    typist.press("4444\n")
    assert typist.given == ""
    typist.press(SHEET)
    assert stored_columns(sqlite_engine) == ["11111110"]


def test_two_people_type_one_stack(
    typist: Typist, seat: Seat, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    type_sheet(sqlite_desk, batches(sqlite_desk, VOLUNTEER)[0].number, GOOD, actor=OTHER_VOLUNTEER)
    typist.press("2222222\n")
    assert stored_columns(sqlite_engine) == ["11111110", "22222220"]
    assert "已存 2 份" in visible_words(typist.view)
    # Only one's own is corrected.
    typist.press("^^")
    assert "前面沒有了" in message(typist)


def test_volunteers_see_counts_and_no_answers(seat: Seat, sqlite_desk: Desk) -> None:
    batch = open_stack(sqlite_desk, sheet_count=2)
    type_sheet(sqlite_desk, batch.number, GOOD[:-1] + "w", words="某某人很兇")
    typist = seat()
    assert "某某人" not in visible_words(typist.view)
    source = typist.view.batches_page.table.rows_model.source
    assert [cell.words for cell in source.row(0).cells] == [
        "114-0001",
        "114/11/20",
        "1 號櫃檯",
        "1／2",
        "鍵入中",
        "",
    ]
    assert not typist.view.uses_search()


def test_keys_are_said_where_they_act(typist: Typist) -> None:
    actions = typist.view.actions_by_key()
    assert {Action.PRIMARY, Action.BACK, Action.REMOVE} <= actions.keys()
    assert not unnamed_controls(typist.view)
    typist.press("E")
    assert not unnamed_controls(typist.view)


def test_a_digit_with_the_focus_on_a_button_goes_into_the_column(typist: Typist) -> None:
    typist.view.sheet_page.close_button.setFocus()
    typist.press("2")
    # There a digit may be the first of a scan, and waits for a moment.
    turn_until(lambda: typist.given == "2")
    assert typist.view.sheet_page.column.hasFocus()
