from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_office import office_ports
from counter_app.domain.pickups import CallOutcome, PickupNumber, PickupState
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    WorkList,
    cancel_pickup,
    make_ready,
    mark_arrived,
    miss_overdue,
    prepare_pickup,
    read_pickup,
)
from counter_app.store.errors import StoreUnreachable
from counter_app.store.journal import JournalFilter
from counter_app.ui.background import Inline
from counter_app.ui.messages import say_or_raise
from counter_app.ui.pickup_office.presenter import LOOK_EVERY_MS, OfficePresenter
from counter_app.ui.pickup_office.screen import OfficeList
from counter_app.ui.pickup_office.view import OfficeView
from counter_app.ui.pickup_office.wording import mask_phone
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import NOON, make_actor
from office_pickups import AGENT, PHONE, at, book, clock_of, keys_of, words_of
from paper_readers import pypdf_text
from screen_checks import unnamed_controls, visible_words
from windows import settle


class Start(Protocol):
    def __call__(self, role: Role = Role.CLERK) -> tuple[OfficeView, OfficePresenter]: ...


CLERK = make_actor()


def state(desk: Desk, number: PickupNumber) -> PickupState:
    return read_pickup(desk, CLERK, number).pickup.state


def press(view: OfficeView, action: Action) -> None:
    view.actions_by_key()[action].run()
    settle()


def type_shelf(qtbot: QtBot, view: OfficeView, shelf: str) -> None:
    view.side.shelf_edit.setText(shelf)
    qtbot.keyClick(view.side.shelf_edit, Qt.Key.Key_Return)
    settle()


def show_list(view: OfficeView, shown: OfficeList) -> None:
    view.list_chosen.emit(shown.value)
    settle()


def test_who_waits_stands_on_top_and_the_rest_by_days_left(start: Start, pickup_desk: Desk) -> None:
    clock_of(pickup_desk).now = at(-7, 9)
    later = book(pickup_desk, at(4, 10))
    tomorrow = book(pickup_desk, at(1, 9))
    today = book(pickup_desk, at(0, 14))
    early = book(pickup_desk, at(5, 9), **AGENT)
    clock_of(pickup_desk).now = NOON - timedelta(minutes=7)
    mark_arrived(pickup_desk, CLERK, early.number)
    clock_of(pickup_desk).now = NOON
    view, _ = start()
    assert keys_of(view.table) == [early.number, today.number, tomorrow.number, later.number]
    due = words_of(view.table)
    assert due[0] == "在場等候 已等 7 分鐘"
    assert due[1].startswith("今天")
    assert due[2].startswith("明天")
    assert due[3].startswith("還有 4 天")
    assert "領件人已在現場，請先備這一件。" in visible_words(view)


def test_names_and_telephones_are_masked_until_they_are_asked_for(
    start: Start, pickup_desk: Desk
) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    assert "王○明　本人" in words_of(view.table, 2)[0]
    assert "王小明" not in visible_words(view)
    assert PHONE not in visible_words(view)
    press(view, Action.REVEAL)
    assert "王小明" in visible_words(view)
    assert PHONE in visible_words(view)
    with pickup_desk.open_unit() as unit:
        entry = unit.journal.search(JournalFilter(act="reveal"), limit=1)[0]
    assert entry.subject == pickup.number
    view.on_hidden()
    settle()
    assert PHONE not in visible_words(view)


@pytest.mark.parametrize(("phone", "masked"), [("03-9000000", "*******000"), ("12", "12")])
def test_the_last_digits_of_a_telephone_are_shown(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


def test_p_begins_and_a_shelf_makes_ready(start: Start, pickup_desk: Desk, qtbot: QtBot) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    qtbot.keyClick(view.table, Qt.Key.Key_P)
    settle()
    assert state(pickup_desk, pickup.number) is PickupState.PREPARING
    assert view.table.hasFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    settle()
    assert view.side.shelf_edit.hasFocus()
    type_shelf(qtbot, view, "A12")
    detail = read_pickup(pickup_desk, CLERK, pickup.number)
    assert detail.pickup.state is PickupState.READY
    assert detail.pickup.shelf == "A12"
    assert view.table.rows_model.rowCount() == 0
    show_list(view, OfficeList.READY)
    assert words_of(view.table, 4) == ["A12"]


def test_enter_takes_into_preparation_and_goes_to_the_shelf(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    settle()
    assert state(pickup_desk, pickup.number) is PickupState.PREPARING
    assert view.side.shelf_edit.hasFocus()


def test_a_digit_on_the_list_begins_the_shelf(start: Start, pickup_desk: Desk) -> None:
    book(pickup_desk, at(1, 9))
    view, _ = start()
    assert view.on_digits("7")
    assert view.side.shelf_edit.text() == "7"
    assert view.side.shelf_edit.hasFocus()


def test_paper_needs_a_shelf_and_money_does_not(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    paper = book(pickup_desk, at(1, 9))
    money = book(pickup_desk, at(4, 9), item_code="money")
    view, _ = start()
    press(view, Action.PRIMARY)
    assert state(pickup_desk, paper.number) is PickupState.REQUESTED
    assert view.side.shelf_edit.accessibleDescription() in visible_words(view)
    assert view.side.shelf_edit.hasFocus()
    view.table.set_current(1)
    settle()
    press(view, Action.PRIMARY)
    assert state(pickup_desk, money.number) is PickupState.READY
    assert f"{money.number} 備妥。" in visible_words(view)


def test_ctrl_z_takes_back_step_by_step(start: Start, pickup_desk: Desk, qtbot: QtBot) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    assert Action.UNDO not in view.actions_by_key()
    qtbot.keyClick(view.table, Qt.Key.Key_P)
    settle()
    type_shelf(qtbot, view, "A12")
    press(view, Action.UNDO)
    assert state(pickup_desk, pickup.number) is PickupState.PREPARING
    assert keys_of(view.table) == [pickup.number]
    press(view, Action.UNDO)
    assert state(pickup_desk, pickup.number) is PickupState.REQUESTED
    assert Action.UNDO not in view.actions_by_key()


def test_what_another_desk_did_since_is_not_taken_back(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    type_shelf(qtbot, view, "A12")
    mark_arrived(pickup_desk, CLERK, pickup.number)
    press(view, Action.UNDO)
    assert state(pickup_desk, pickup.number) is PickupState.ARRIVED
    assert view.actions_by_key().get(Action.UNDO) is None


def test_what_was_cancelled_goes_back_with_one_key(start: Start, pickup_desk: Desk) -> None:
    pickup = book(pickup_desk, at(1, 9))
    make_ready(pickup_desk, CLERK, pickup.number, shelf="C02")
    cancel_pickup(pickup_desk, CLERK, pickup.number)
    view, _ = start()
    show_list(view, OfficeList.TO_RETURN)
    assert words_of(view.table, 4) == ["C02"]
    press(view, Action.PRIMARY)
    assert state(pickup_desk, pickup.number) is PickupState.RETURNED
    assert view.table.rows_model.rowCount() == 0


def test_a_second_press_does_not_close_the_next_one(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    """Nobody has seen that one, and what is back in its file stays there."""
    first, second = book(pickup_desk, at(4, 9)), book(pickup_desk, at(4, 10))
    for each in (first, second):
        make_ready(pickup_desk, make_actor(), each.number, shelf="A1")
        cancel_pickup(pickup_desk, make_actor(), each.number)
    view, _ = start()
    show_list(view, OfficeList.TO_RETURN)

    press(view, Action.PRIMARY)
    press(view, Action.PRIMARY)

    assert state(pickup_desk, first.number) is PickupState.RETURNED
    assert state(pickup_desk, second.number) is PickupState.CANCELLED
    assert f"換到下一件了：{second.number}" in visible_words(view)
    # The control: whoever has seen it closes it.
    press(view, Action.PRIMARY)
    assert state(pickup_desk, second.number) is PickupState.RETURNED


def test_one_that_takes_the_place_of_another_under_the_hand_is_not_made_ready(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    first = book(pickup_desk, at(4, 9), item_code="money")
    second = book(pickup_desk, at(4, 10), item_code="money")
    view, presenter = start()
    view.reached.emit(first.number)
    settle()
    cancel_pickup(pickup_desk, make_actor(), first.number)
    presenter.look()
    settle()

    press(view, Action.PRIMARY)

    assert state(pickup_desk, second.number) is PickupState.REQUESTED
    view.reached.emit(second.number)
    view.opened.emit()
    settle()
    press(view, Action.PRIMARY)
    assert state(pickup_desk, second.number) is PickupState.READY


def test_a_missed_one_is_offered_a_new_slot_until_it_expires(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    clock_of(pickup_desk).now = at(-7, 9)
    pickup = book(pickup_desk, at(-1, 9))
    make_ready(pickup_desk, CLERK, pickup.number, shelf="B07")
    clock_of(pickup_desk).now = NOON
    view, presenter = start()
    show_list(view, OfficeList.TO_RETURN)
    assert words_of(view.table)[0].startswith("可以改約 留到 12/3")
    with qtbot.waitSignal(presenter.move_wanted) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_M)
    assert told.args == [pickup.number]
    clock_of(pickup_desk).now = at(20, 9)
    presenter.look()
    settle()
    assert words_of(view.table)[0].startswith("保留期滿")
    assert not view.side.move_button.isVisible()


def test_who_looks_finds_what_was_missed(start: Start, pickup_desk: Desk) -> None:
    pickup = book(pickup_desk, at(0, 14))
    clock_of(pickup_desk).now = at(0, 16)
    view, _ = start()
    assert state(pickup_desk, pickup.number) is PickupState.MISSED
    assert view.table.rows_model.rowCount() == 0


def test_a_reminder_call_is_written_down_and_shown(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    qtbot.keyClick(view.table, Qt.Key.Key_C)
    assert view.side.outcome_buttons[CallOutcome.REACHED].hasFocus()
    view.side.note_edit.setText("明早來")
    view.side.outcome_buttons[CallOutcome.LEFT_WORD].click()
    settle()
    calls = read_pickup(pickup_desk, CLERK, pickup.number).calls
    assert [(call.outcome, call.note) for call in calls] == [(CallOutcome.LEFT_WORD, "明早來")]
    assert "已留話　明早來" in visible_words(view)
    assert view.side.note_edit.text() == ""


def test_another_desk_is_seen_within_two_seconds_and_typing_stays(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    book(pickup_desk, at(1, 9))
    view, _ = start()
    view.side.shelf_edit.setText("A1")
    other = book(pickup_desk, at(4, 9), desk_no=2)
    prepare_pickup(pickup_desk, CLERK, other.number)

    def is_seen() -> None:
        assert other.number in keys_of(view.table)

    qtbot.waitUntil(is_seen, timeout=2 * LOOK_EVERY_MS)
    assert view.side.shelf_edit.text() == "A1"


def test_a_page_behind_asks_nothing(start: Start, pickup_desk: Desk, qtbot: QtBot) -> None:
    view, _ = start()
    view.on_hidden()
    book(pickup_desk, at(1, 9))
    qtbot.wait(LOOK_EVERY_MS + 200)
    assert view.table.rows_model.rowCount() == 0


def test_a_store_that_is_away_is_said_until_it_answers(
    qtbot: QtBot, theme: Theme, inline: Inline, pickup_desk: Desk, pickup_home: Home
) -> None:
    pickup = book(pickup_desk, at(1, 9))
    is_away = False
    ports = office_ports(pickup_home, CLERK, store=inline, papers=inline)

    def work_list() -> WorkList:
        if is_away:
            raise StoreUnreachable
        return ports.work_list()

    view = OfficeView(theme)
    qtbot.addWidget(view)
    presenter = OfficePresenter(view, replace(ports, work_list=work_list))
    view.show()
    presenter.look()
    settle()
    calm = visible_words(view)
    is_away = True
    presenter.look()
    settle()
    message = say_or_raise(StoreUnreachable())
    assert message.what in visible_words(view)
    assert keys_of(view.table) == [pickup.number]
    is_away = False
    presenter.look()
    settle()
    assert visible_words(view) == calm


def test_an_auditor_reads_and_does_nothing(start: Start, pickup_desk: Desk, qtbot: QtBot) -> None:
    pickup = book(pickup_desk, at(1, 9))
    overdue = book(pickup_desk, at(0, 14))
    clock_of(pickup_desk).now = at(0, 16)
    view, _ = start(Role.AUDITOR)
    assert overdue.number in keys_of(view.table)
    qtbot.keyClick(view.table, Qt.Key.Key_P)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    settle()
    assert state(pickup_desk, pickup.number) is PickupState.REQUESTED
    assert Action.PRIMARY not in view.actions_by_key()
    assert not view.side.ready_button.isVisible()
    assert not view.on_digits("1")


def test_the_list_of_a_day_is_saved(start: Start, pickup_desk: Desk, pickup_home: Home) -> None:
    pickup = book(pickup_desk, at(1, 9))
    view, _ = start()
    view.day_edit.setText("114/11/21")
    press(view, Action.EXPORT)
    view.ods_button.click()
    settle()
    pdf = pickup_home.papers / "pickups-20251121.pdf"
    assert pickup.number in pypdf_text(pdf.read_bytes())
    assert (pickup_home.papers / "pickups-20251121.ods").stat().st_size > 0
    assert str(pickup_home.papers) in visible_words(view)


def test_a_day_that_is_none_is_said(start: Start, pickup_home: Home) -> None:
    view, _ = start()
    view.day_edit.setText("114/13/01")
    press(view, Action.EXPORT)
    assert "「114/13/01」不是可用的日期" in visible_words(view)
    assert not list(pickup_home.papers.iterdir())


def test_the_lists_are_turned_by_key_and_say_how_long_they_are(
    start: Start, pickup_desk: Desk
) -> None:
    ready = book(pickup_desk, at(1, 9))
    make_ready(pickup_desk, CLERK, ready.number, shelf="A1")
    view, _ = start()
    button = view.list_segments.chosen_button()
    assert button is not None
    assert button.text() == "待備件"
    press(view, Action.FILTER)
    button = view.list_segments.chosen_button()
    assert button is not None
    assert button.text() == "待領 1"
    assert keys_of(view.table) == [ready.number]


def test_every_control_has_a_name(start: Start, pickup_desk: Desk) -> None:
    clock_of(pickup_desk).now = at(-7, 9)
    missed = book(pickup_desk, at(-1, 9))
    make_ready(pickup_desk, CLERK, missed.number, shelf="B07")
    clock_of(pickup_desk).now = NOON
    miss_overdue(pickup_desk, CLERK)
    book(pickup_desk, at(1, 9))
    view, _ = start()
    assert unnamed_controls(view) == []
    show_list(view, OfficeList.TO_RETURN)
    assert unnamed_controls(view) == []
