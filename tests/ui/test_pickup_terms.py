from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_office import pickup_terms_screen
from counter_app.domain.pickup_terms import (
    EVERY_DESK,
    DeskCapacity,
    PickupTermsField,
    PickupTermsRefused,
    Session,
)
from counter_app.domain.pickups import ItemNature
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import (
    add_closure,
    closures,
    pickup_items,
    pickup_terms,
    put_pickup_item,
)
from counter_app.services.pickups import move_pickup
from counter_app.ui.background import Inline
from counter_app.ui.pickup_terms.forms import ClosureForm, ItemForm, TermsForm
from counter_app.ui.pickup_terms.presenter import PickupTermsPresenter
from counter_app.ui.pickup_terms.reading import new_code, read_capacities, read_sessions
from counter_app.ui.pickup_terms.screen import TermsPage
from counter_app.ui.pickup_terms.view import PickupTermsView
from counter_app.ui.pickup_terms.wording import say_period
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import NOON, make_actor
from office_pickups import (
    at,
    book,
    clock_of,
    keys_of,
    pickup_desk,
    pickup_home,
    words_of,
)
from screen_checks import unnamed_controls, visible_words
from windows import settle

__all__ = ["pickup_desk", "pickup_home"]

Start = Callable[..., tuple[PickupTermsView, PickupTermsPresenter]]
BOSS = make_actor(Role.SUPERVISOR)


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, pickup_home: Home) -> Start:
    def make(role: Role = Role.SUPERVISOR) -> tuple[PickupTermsView, PickupTermsPresenter]:
        view, presenter = pickup_terms_screen(theme, pickup_home, make_actor(role), store=inline)
        qtbot.addWidget(view)
        view.resize(1286, 610)
        view.show()
        view.activateWindow()
        view.on_shown()
        settle()
        return view, presenter

    return make


def press(view: PickupTermsView, action: Action) -> None:
    view.actions_by_key()[action].run()
    settle()


def turn_to(view: PickupTermsView, page: TermsPage) -> None:
    view.page_chosen.emit(page.value)
    settle()


def terms_form(view: PickupTermsView) -> TermsForm:
    form = view.forms[TermsPage.TERMS]
    assert isinstance(form, TermsForm)
    return form


def item_form(view: PickupTermsView) -> ItemForm:
    form = view.forms[TermsPage.ITEMS]
    assert isinstance(form, ItemForm)
    return form


def closure_form(view: PickupTermsView) -> ClosureForm:
    form = view.forms[TermsPage.CLOSURES]
    assert isinstance(form, ClosureForm)
    return form


# --- terms ------------------------------------------------------------------------------


def test_terms_change_from_a_day_on_and_old_stands_beside_new(
    start: Start, pickup_desk: Desk
) -> None:
    view, _ = start()
    press(view, Action.ADD)
    form = terms_form(view)
    form.day_edit.setText("114/12/01")
    form.minutes_combo.setCurrentIndex(form.minutes_combo.findData(15))
    form.capacities_edit.setText("1：3，2號2件")
    settle()
    assert "30 分鐘 → 15 分鐘" in visible_words(view)
    assert "1 號 2 件、2 號 2 件 → 1 號 3 件、2 號 2 件" in visible_words(view)
    press(view, Action.PRIMARY)
    newest = pickup_terms(pickup_desk, BOSS)[-1]
    assert newest.valid_from == date(2025, 12, 1)
    assert newest.terms.slot_minutes == 15
    assert newest.terms.places_at(1) == 3
    assert "已儲存，114/12/01 起生效。每段長度 30 分鐘 → 15 分鐘" in visible_words(view)
    assert words_of(view.history_table, 1) == ["尚未生效", "施行中"]
    assert "30 分鐘 → 15 分鐘" in words_of(view.history_table, 2)[0]
    assert "30 分鐘" in visible_words(view)


def test_whoever_is_agreed_for_hours_that_are_given_up_is_named(
    start: Start, pickup_desk: Desk
) -> None:
    left_out = book(pickup_desk, at(4, 9), desk_no=2)
    kept = book(pickup_desk, at(4, 9))
    view, _ = start()
    press(view, Action.ADD)
    form = terms_form(view)
    form.day_edit.setText("114/11/24")
    form.capacities_edit.setText("1:2")
    settle()
    press(view, Action.PRIMARY)
    words = visible_words(view)
    assert f"1 件約在沒有服務的時間，要改時間：{left_out.number}" in words
    assert kept.number not in words


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("day_edit", "114/11/19", "114/11/19 已經過去"),
        ("day_edit", "114/2/30", "不是可用的日期"),
        ("capacities_edit", "", "至少要有一個櫃檯"),
        ("capacities_edit", "一號", "至少要有一個櫃檯"),
        ("sessions_edit", "12:00-08:30", "服務時間至少要有一段"),
        ("sessions_edit", "25:00-26:00", "服務時間至少要有一段"),
        ("volunteers_edit", "早上", "志工服務時間"),
        ("missed_edit", "x", "時段結束後等候的時間"),
        ("keep_edit", "251", "保留期間"),
        ("target_edit", "0", "零等待的目標時間"),
    ],
)
def test_terms_that_cannot_be_are_said_in_place(
    start: Start, pickup_desk: Desk, field: str, typed: str, words: str
) -> None:
    before = pickup_terms(pickup_desk, BOSS)
    view, _ = start()
    press(view, Action.ADD)
    form = terms_form(view)
    getattr(form, field).setText(typed)
    press(view, Action.PRIMARY)
    assert words in visible_words(view)
    assert form.isVisible()
    assert getattr(form, field).text() == typed
    assert pickup_terms(pickup_desk, BOSS) == before


def test_hours_and_places_are_read_as_people_write_them() -> None:
    field = PickupTermsField.SESSIONS
    morning = Session(begins=time(8, 30), ends=time(12))
    noon = Session(begins=time(13, 30), ends=time(17, 30))
    for text in (
        "08:30-12:00、13:30-17:30",
        "０８：３０～１２：００ 13:30 - 17:30",
        "0830至1200,1330至1730",
    ):
        assert read_sessions(text, field) == (morning, noon)
    assert read_sessions(" ", field) == ()
    both = (DeskCapacity(desk_no=1, places=2), DeskCapacity(desk_no=12, places=3))
    for text in ("1:2、12:3", "12：3 1：2", "1 號 2 件；12號櫃檯3人"):
        assert read_capacities(text) == both
    with pytest.raises(PickupTermsRefused):
        read_sessions("24:30-25:00", field)


# --- items --------------------------------------------------------------------------------


def test_an_item_is_added_renamed_and_switched_off(start: Start, pickup_desk: Desk) -> None:
    view, _ = start()
    turn_to(view, TermsPage.ITEMS)
    press(view, Action.ADD)
    form = item_form(view)
    form.name_edit.setText("清償證明")
    form.lead_edit.setText("0")
    press(view, Action.PRIMARY)
    assert view.item_table.current_key() == "item1"
    assert "清償證明" in words_of(view.item_table)
    view.change_button.click()
    settle()
    form.name_edit.setText("清償證明書")
    settle()
    assert "清償證明 → 清償證明書" in visible_words(view)
    press(view, Action.PRIMARY)
    press(view, Action.REMOVE)
    item = next(each for each in pickup_items(pickup_desk, BOSS) if each.code == "item1")
    assert (item.name, item.is_active, item.lead_working_days) == ("清償證明書", False, 0)
    assert "受理 提供 → 停用" in visible_words(view)
    press(view, Action.REMOVE)
    assert all(each.is_active for each in pickup_items(pickup_desk, BOSS))


def test_what_handing_over_asks_for_is_chosen_once(start: Start) -> None:
    view, _ = start()
    turn_to(view, TermsPage.ITEMS)
    press(view, Action.ADD)
    assert item_form(view).nature_combo.isEnabled()
    press(view, Action.BACK)
    view.item_table.opened.emit("certificate")
    settle()
    assert not item_form(view).nature_combo.isEnabled()
    assert item_form(view).entry().nature is ItemNature.PAPER


def test_a_code_is_never_given_twice(pickup_desk: Desk) -> None:
    items = pickup_items(pickup_desk, BOSS)
    assert new_code(items) == "item1"
    put_pickup_item(
        pickup_desk, BOSS, type(items[0])(code="item1", name="甲", nature=ItemNature.PAPER)
    )
    assert new_code(pickup_items(pickup_desk, BOSS)) == "item2"


# --- closures --------------------------------------------------------------------------------


def test_a_typhoon_takes_two_keys_from_any_page(start: Start, pickup_desk: Desk) -> None:
    here = book(pickup_desk, at(0, 14))
    there = book(pickup_desk, at(0, 15), desk_no=2)
    book(pickup_desk, at(1, 9))
    view, presenter = start()
    press(view, Action.NEW)
    press(view, Action.PRIMARY)
    found = closures(pickup_desk, BOSS, from_day=NOON.date())
    assert [(each.desk_no, each.begins_at, each.ends_at) for each in found] == [
        (EVERY_DESK, at(0, 0), at(1, 0))
    ]
    assert keys_of(view.move_table) == [here.number, there.number]
    assert "這段時間約好了 2 件，請改約。" in visible_words(view)
    assert "王○明" in words_of(view.move_table, 1)[0]
    assert presenter is not None


def test_after_hours_a_typhoon_is_of_the_next_working_day(start: Start, pickup_desk: Desk) -> None:
    clock_of(pickup_desk).now = at(1, 19)
    view, _ = start()
    press(view, Action.NEW)
    assert closure_form(view).from_day_edit.text() == "114/11/24"


def test_the_way_to_a_pickup_that_must_be_moved(
    start: Start, pickup_desk: Desk, qtbot: QtBot
) -> None:
    first = book(pickup_desk, at(1, 9))
    second = book(pickup_desk, at(1, 10))
    add_closure(
        pickup_desk,
        BOSS,
        desk_no=1,
        begins_at=at(1, 8),
        ends_at=at(1, 12),
        reason="教育訓練",
    )
    view, presenter = start()
    turn_to(view, TermsPage.CLOSURES)
    assert words_of(view.closure_table, 1) == ["1 號櫃檯"]
    assert words_of(view.closure_table, 2) == ["11/21（五） 08:00-12:00"]
    qtbot.keyClick(view.closure_table, Qt.Key.Key_Return)
    view.move_table.set_current(1)
    with qtbot.waitSignal(presenter.move_wanted) as told:
        qtbot.keyClick(view.move_table, Qt.Key.Key_Return)
    assert told.args == [second.number]
    move_pickup(pickup_desk, make_actor(), second.number, desk_no=1, slot_at=at(1, 14))
    view.on_shown()
    settle()
    assert keys_of(view.move_table) == [first.number]


def test_a_closure_is_lifted_with_del(start: Start, pickup_desk: Desk) -> None:
    add_closure(
        pickup_desk, BOSS, desk_no=2, begins_at=at(0, 8), ends_at=at(0, 18), reason="設備故障"
    )
    view, _ = start()
    turn_to(view, TermsPage.CLOSURES)
    assert words_of(view.closure_table, 3) == ["停止中"]
    press(view, Action.REMOVE)
    assert closures(pickup_desk, BOSS, from_day=NOON.date()) == ()
    assert "已取消「設備故障」，時段恢復開放。" in visible_words(view)
    assert Action.REMOVE not in view.actions_by_key()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("to_time_edit", "25:00", "結束時間要晚於開始時間"),
        ("to_day_edit", "114/11/19", "結束時間要晚於開始時間"),
        ("from_day_edit", "x", "不是可用的日期"),
        ("reason_edit", "", "停止取件的原因"),
    ],
)
def test_a_closure_that_cannot_be_is_said_in_place(
    start: Start, pickup_desk: Desk, field: str, typed: str, words: str
) -> None:
    view, _ = start()
    press(view, Action.NEW)
    getattr(closure_form(view), field).setText(typed)
    press(view, Action.PRIMARY)
    assert words in visible_words(view)
    assert closures(pickup_desk, BOSS, from_day=NOON.date()) == ()


def test_a_reason_is_one_press_and_one_desk_a_choice(start: Start, pickup_desk: Desk) -> None:
    view, _ = start()
    turn_to(view, TermsPage.CLOSURES)
    press(view, Action.ADD)
    form = closure_form(view)
    form.desk_combo.setCurrentIndex(form.desk_combo.findData(2))
    form.reason_buttons[2].click()
    form.from_time_edit.setText("9:00")
    form.to_time_edit.setText("1030")
    press(view, Action.PRIMARY)
    (closure,) = closures(pickup_desk, BOSS, from_day=NOON.date())
    assert (closure.desk_no, closure.reason) == (2, "設備故障")
    assert (closure.begins_at, closure.ends_at) == (at(1, 9), at(1, 10, 30))


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ((0, 0), (1, 0), "11/20（四） 整天"),
        ((0, 0), (2, 0), "11/20（四） - 11/21（五） 整天"),
        ((0, 9), (0, 12), "11/20（四） 09:00-12:00"),
        ((0, 13), (1, 0), "11/20（四） 13:00-24:00"),
        ((0, 13), (1, 10), "11/20（四） 13:00 - 11/21（五） 10:00"),
    ],
)
def test_a_period_is_said_short(begins: tuple[int, int], ends: tuple[int, int], words: str) -> None:
    assert say_period(at(*begins), at(*ends)) == words


# --- who may -----------------------------------------------------------------------------------


def test_a_clerk_reads_and_changes_nothing(start: Start, pickup_desk: Desk) -> None:
    view, _ = start(Role.CLERK)
    assert "您的角色只能查看。" in visible_words(view)
    assert not view.add_button.isVisible()
    assert {Action.ADD, Action.NEW, Action.REMOVE}.isdisjoint(view.actions_by_key())
    view.add_requested.emit()
    settle()
    assert not terms_form(view).isVisible()


def test_an_administrator_sees_which_and_not_whose(start: Start, pickup_desk: Desk) -> None:
    pickup = book(pickup_desk, at(0, 14))
    view, _ = start(Role.ADMINISTRATOR)
    press(view, Action.NEW)
    press(view, Action.PRIMARY)
    assert keys_of(view.move_table) == [pickup.number]
    assert "王" not in words_of(view.move_table, 1)[0]
    assert not view.move_button.isVisible()


def test_every_control_has_a_name_and_pages_turn_by_key(start: Start, pickup_desk: Desk) -> None:
    book(pickup_desk, at(0, 14))
    view, _ = start()
    for _page in TermsPage:
        assert unnamed_controls(view) == []
        press(view, Action.ADD)
        assert unnamed_controls(view) == []
        press(view, Action.BACK)
        press(view, Action.FILTER)
    button = view.page_segments.chosen_button()
    assert button is not None
    assert button.text() == "時段與容量"
