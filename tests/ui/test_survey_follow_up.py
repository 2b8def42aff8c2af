from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.survey_office import follow_up_screen
from counter_app.domain.follow_ups import FollowUp
from counter_app.domain.responses import ResponseId
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.follow_ups import (
    assign_follow_up,
    close_follow_up,
    follow_ups,
)
from counter_app.ui.background import Inline
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_follow_up.presenter import FollowUpPresenter
from counter_app.ui.survey_follow_up.screen import FollowUpList
from counter_app.ui.survey_follow_up.view import FollowUpView
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor
from homes import hire_with_password, home_of
from lost_commit import lose_next_commit
from office_pickups import keys_of, words_of
from screen_checks import unnamed_controls, visible_words
from typed_surveys import CLERK, TODAY, tap, type_batch
from windows import settle

Start = Callable[..., tuple[FollowUpView, FollowUpPresenter]]
SLOW = "叫號機壞了，等了一個小時。"


@pytest.fixture
def office(sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path) -> Home:
    """Three to look into: one overdue, of amy; two that nobody has."""
    desk = sqlite_desk
    people = (("clerk", Role.CLERK), ("amy", Role.CLERK), ("supervisor", Role.SUPERVISOR))
    hire_with_password(desk, *people)
    clock = desk.clock
    assert isinstance(clock, StoppedClock)
    now = clock.now
    clock.now = now - timedelta(days=7)
    _, (sheet,) = type_batch(
        desk, ["1141110w"], words=(SLOW,), desk_no=2, answered_on=clock.now.date()
    )
    assign_follow_up(desk, CLERK, sheet.response_id, owner="amy", due_on=TODAY - timedelta(days=2))
    clock.now = now
    tap(desk, "1111114", response_id="tapped-1")
    tap(desk, "4111111", response_id="tapped-2")
    return home_of(desk, sqlite_engine, tmp_path)


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, office: Home) -> Start:
    def make(role: Role = Role.CLERK) -> tuple[FollowUpView, FollowUpPresenter]:
        view, presenter = follow_up_screen(theme, office, make_actor(role), store=inline)
        qtbot.addWidget(view)
        view.resize(1286, 610)
        view.show()
        view.activateWindow()
        view.on_shown()
        settle()
        view.focus_home()
        return view, presenter

    return make


def press(view: FollowUpView, action: Action) -> None:
    view.actions_by_key()[action].run()
    settle()


def type_into(view: FollowUpView, qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Press keys one after the other, wherever the focus is by then."""
    for key in keys:
        target = view.window().focusWidget()
        assert isinstance(target, QWidget)
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key)
        settle()


def open_ones(office: Home) -> dict[str, FollowUp]:
    return {each.response_id: each for each in follow_ups(office.desk, CLERK, is_open=True)}


# --- looking ------------------------------------------------------------------------------------


def test_what_is_overdue_stands_first_with_day_desk_and_what_was_said(start: Start) -> None:
    view, _ = start()

    assert words_of(view.table) == ["逾期 2 天 114/11/18", "還沒有人接", "還沒有人接"]
    assert words_of(view.table, 1)[0] == f"其他人員服務態度：不滿意 {SLOW}"
    assert words_of(view.table, 2)[0] == "114/11/13 2 號櫃檯，紙本"
    assert words_of(view.table, 3) == ["amy同仁", "—", "—"]
    words = visible_words(view)
    assert "S11400000001" in words
    assert SLOW in words
    assert view.side.owner_combo.currentText() == "amy同仁"
    assert view.side.due_edit.text() == "114/11/18"


def test_every_control_has_a_name(start: Start) -> None:
    view, _ = start()

    assert unnamed_controls(view) == []


def test_an_empty_list_says_what_would_stand_there(start: Start) -> None:
    view, _ = start()
    press(view, Action.FILTER)

    assert "手上沒有意見要處理" in visible_words(view)
    assert not view.side.isVisible()
    assert Action.PRIMARY not in view.actions_by_key()


# --- by keyboard alone --------------------------------------------------------------------------


def test_one_key_takes_it_over_until_the_day_that_is_offered(
    start: Start, qtbot: QtBot, office: Home
) -> None:
    view, _ = start()
    type_into(view, qtbot, Qt.Key.Key_Down, Qt.Key.Key_M)

    taken = open_ones(office)["tapped-1"]
    assert taken.owner == "clerk"
    assert taken.due_on == TODAY + timedelta(days=7)
    assert "已交給 clerk同仁，114/11/27 以前處理。" in visible_words(view)
    assert view.table.current_key() == "tapped-1"
    press(view, Action.FILTER)
    assert keys_of(view.table) == ["tapped-1"]


def test_an_outcome_is_written_and_ends_it_without_a_mouse(
    start: Start, qtbot: QtBot, office: Home
) -> None:
    view, _ = start()
    assert view.side.save_button.text() == "指派"
    type_into(view, qtbot, Qt.Key.Key_Return, "called back", Qt.Key.Key_Return, "and sorry")
    assert view.side.save_button.text() == "處理完成"
    press(view, Action.PRIMARY)

    assert keys_of(view.table) == ["tapped-1", "tapped-2"]
    assert view.table.hasFocus()
    (closed,) = follow_ups(office.desk, CLERK, is_open=False)
    assert closed.outcome == "called back\nand sorry"
    assert (closed.owner, closed.closed_by) == ("amy", "clerk")
    view.list_chosen.emit(FollowUpList.CLOSED)
    settle()
    assert "called back\nand sorry" in visible_words(view)
    assert "clerk同仁，114/11/20 12:00" in visible_words(view)


def test_tab_leads_from_the_list_over_owner_and_day_to_the_outcome_and_on(
    start: Start, qtbot: QtBot
) -> None:
    view, _ = start()
    side = view.side
    passed = []
    for _ in range(6):
        QApplication.processEvents()
        qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_Tab)
        passed.append(view.window().focusWidget())

    fields = [side.owner_combo, side.due_edit, side.outcome_edit, side.take_button]
    places = [passed.index(each) for each in [*fields, side.save_button]]
    assert places == sorted(places)


def test_another_owner_and_day_are_given_with_enter(
    start: Start, qtbot: QtBot, office: Home
) -> None:
    view, _ = start()
    view.table.set_current(1)
    view.side.owner_combo.setCurrentIndex(view.side.owner_combo.findData("supervisor"))
    view.side.due_edit.setFocus()
    view.side.due_edit.clear()
    type_into(view, qtbot, "1141201", Qt.Key.Key_Return)

    given = open_ones(office)["tapped-1"]
    assert (given.owner, str(given.due_on)) == ("supervisor", "2025-12-01")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("114/13/01", "不是"), ("114/11/19", "期限要在今天到一年之間。")],
)
def test_a_day_that_cannot_be_is_said_at_the_field(
    start: Start, office: Home, typed: str, words: str
) -> None:
    view, _ = start()
    view.table.set_current(1)
    view.side.due_edit.setText(typed)
    press(view, Action.PRIMARY)

    assert view.side.due_edit.hasFocus()
    assert words in visible_words(view)
    assert open_ones(office)["tapped-1"].owner == ""


# --- what others do meanwhile -------------------------------------------------------------------


def test_what_is_typed_stays_with_its_row_and_nothing_moves_meanwhile(
    start: Start, office: Home
) -> None:
    view, presenter = start()
    view.table.set_current(1)
    view.side.outcome_edit.setPlainText("還在問")
    settle()
    tap(office.desk, "1111114", response_id="tapped-3")
    presenter.look_on()
    settle()
    assert len(keys_of(view.table)) == 3
    view.table.set_current(0)
    settle()
    assert view.side.outcome_edit.toPlainText() == ""
    presenter.look_on()
    settle()
    assert len(keys_of(view.table)) == 4
    view.table.set_current(keys_of(view.table).index("tapped-1"))
    settle()
    assert view.side.outcome_edit.toPlainText() == "還在問"


def test_what_somebody_else_ended_is_said_and_the_words_stay(start: Start, office: Home) -> None:
    view, _ = start()
    view.table.set_current(1)
    view.side.outcome_edit.setPlainText("我的結果")
    settle()
    close_follow_up(office.desk, make_actor(login="amy"), ResponseId("tapped-1"), outcome="別人的")
    press(view, Action.PRIMARY)

    assert "這件已有人填好處理結果。" in visible_words(view)
    assert view.side.outcome_edit.toPlainText() == "我的結果"
    (closed,) = follow_ups(office.desk, CLERK, is_open=False)
    assert closed.outcome == "別人的"


def test_f12_is_not_for_a_row_that_came_up_by_itself(start: Start, office: Home) -> None:
    view, _ = start()
    view.table.set_current(1)
    view.side.outcome_edit.setPlainText("已處理")
    settle()
    press(view, Action.PRIMARY)
    press(view, Action.PRIMARY)

    assert "換到下一件了。" in visible_words(view)
    assert [each.owner for each in open_ones(office).values()] == ["amy", ""]


@pytest.mark.parametrize("keep", [True, False])
def test_an_answer_of_the_store_that_was_lost_is_asked_for_again(
    start: Start, sqlite_engine: Engine, office: Home, *, keep: bool
) -> None:
    view, _ = start()
    view.side.outcome_edit.setPlainText("已處理")
    settle()
    lose_next_commit(sqlite_engine, keep=keep)
    press(view, Action.PRIMARY)

    assert "已存下處理結果。" in visible_words(view)
    assert len(follow_ups(office.desk, CLERK, is_open=False)) == 1


# --- who only looks -----------------------------------------------------------------------------


def test_the_auditor_sees_what_there_is_and_has_nothing_to_press(start: Start) -> None:
    view, _ = start(Role.AUDITOR)

    assert SLOW in visible_words(view)
    assert "您的角色只能查看。" in visible_words(view)
    assert not view.side.save_button.isVisible()
    assert Action.PRIMARY not in view.actions_by_key()
