from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.money_screens import shift_ports
from counter_app.domain.drawer import CashCount, EntryKind
from counter_app.domain.money import DENOMINATIONS_TWD, Twd
from counter_app.domain.staff import Role
from counter_app.services import shifts
from counter_app.services.day_close import begin_close, count_drawer, sign_close
from counter_app.services.desk import Desk
from counter_app.services.shifts import ShiftInHand
from counter_app.ui.background import Endless, Inline
from counter_app.ui.shift.presenter import ShiftPresenter
from counter_app.ui.shift.view import ShiftView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_desk, make_store, open_branch, open_shift
from homes import PASSWORD, hire_with_password, home_of
from screen_checks import unnamed_controls, visible_words

CLERK = make_actor(Role.CLERK, staff_id=50)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_store(tmp_path)
    yield made
    made.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    desk = make_desk(engine)
    open_branch(desk)
    hire_with_password(desk, ("boss", Role.SUPERVISOR), ("next", Role.CLERK))
    return desk


class MakeScreen(Protocol):
    def __call__(
        self, background: Inline | Endless | None = None
    ) -> tuple[ShiftView, ShiftPresenter]: ...


@pytest.fixture
def make_screen(
    qtbot: QtBot, theme: Theme, engine: Engine, desk: Desk, inline: Inline, tmp_path: Path
) -> MakeScreen:
    def make(background: Inline | Endless | None = None) -> tuple[ShiftView, ShiftPresenter]:
        view = ShiftView(theme)
        qtbot.addWidget(view)
        presenter = ShiftPresenter(
            view,
            background or inline,
            shift_ports(home_of(desk, engine, tmp_path), CLERK),
            desk_words="宜蘭分署　1 號櫃檯",
        )
        view.show()
        view.on_shown()
        qtbot.wait(1)
        return view, presenter

    return make


def in_hand(desk: Desk) -> ShiftInHand:
    found = shifts.shift_in_hand(desk, CLERK)
    assert found is not None
    return found


def place_of(face_twd: int) -> int:
    return DENOMINATIONS_TWD.index(face_twd)


def press_primary(view: ShiftView) -> None:
    view.actions_by_key()[Action.PRIMARY].run()


def close_with(desk: Desk, next_float_twd: int) -> None:
    begin_close(desk, CLERK)
    count_drawer(desk, CLERK, CashCount(pieces={1000: 5}))
    sign_close(desk, CLERK, next_float_twd=Twd(next_float_twd))


class TestOpening:
    def test_the_business_day_is_shown_in_roc_form_with_its_weekday(
        self, make_screen: MakeScreen
    ) -> None:
        view, _ = make_screen()
        assert "中華民國 114 年 11 月 20 日（四）" in visible_words(view)

    def test_counted_pieces_add_up_and_open_the_drawer(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        view, presenter = make_screen()
        edits = view.opening.grid.piece_edits
        qtbot.keyClicks(edits[place_of(1000)], "3")
        qtbot.keyClicks(edits[place_of(50)], "2x0")  # a slip of the finger is no digit
        assert "3,000" in visible_words(view)
        with qtbot.waitSignal(presenter.opened) as opened:
            press_primary(view)
        assert opened.args is not None
        assert opened.args[0].float_twd == 4000
        assert in_hand(desk).shift.float_twd == 4000

    def test_the_float_may_be_entered_as_one_sum_even_zero(
        self, qtbot: QtBot, make_screen: MakeScreen
    ) -> None:
        view, presenter = make_screen()
        view.opening.entry_chosen.emit("sum")
        assert not view.opening.open_button.isEnabled()
        qtbot.keyClicks(view.opening.sum_edit, "0")
        with qtbot.waitSignal(presenter.opened) as opened:
            press_primary(view)
        assert opened.args is not None
        assert opened.args[0].float_twd == Twd(0)

    def test_what_the_last_close_left_is_proposed(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk)
        close_with(desk, next_float_twd=3000)
        view, presenter = make_screen()
        assert "3,000 元" in visible_words(view)
        with qtbot.waitSignal(presenter.opened) as opened:
            press_primary(view)
        assert opened.args is not None
        assert opened.args[0].float_twd == 3000

    def test_nothing_is_opened_before_something_was_counted(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        view, _ = make_screen()
        assert not view.actions_by_key()[Action.PRIMARY].is_enabled
        press_primary(view)
        qtbot.wait(1)
        assert shifts.shift_in_hand(desk, CLERK) is None

    def test_a_drawer_opened_meanwhile_is_told_in_words_and_what_was_counted_stays(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        view, _ = make_screen()
        open_shift(desk)
        qtbot.keyClicks(view.opening.grid.piece_edits[0], "1")
        press_primary(view)
        qtbot.waitUntil(view.opening.open_button.isEnabled)
        assert "已經開班" in visible_words(view)
        assert view.opening.grid.piece_edits[0].text() == "1"

    def test_opening_twice_at_once_asks_once(
        self, qtbot: QtBot, make_screen: MakeScreen, endless: Endless
    ) -> None:
        view, _ = make_screen(endless)
        endless.let_go()
        qtbot.wait(1)
        qtbot.keyClicks(view.opening.grid.piece_edits[0], "1")
        press_primary(view)
        press_primary(view)
        assert endless.waiting == 1
        assert not view.opening.open_button.isEnabled()

    def test_enter_goes_from_face_to_face_to_the_button(
        self, qtbot: QtBot, make_screen: MakeScreen
    ) -> None:
        view, _ = make_screen()
        view.focus_home()
        edits = view.opening.grid.piece_edits
        qtbot.keyClicks(edits[0], "1")
        for edit in edits:
            assert view.focusWidget() is edit
            qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert view.focusWidget() is view.opening.open_button

    def test_a_clock_behind_the_books_asks_for_a_second_person(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        clock = desk.clock
        assert isinstance(clock, StoppedClock)
        open_shift(desk)
        close_with(desk, next_float_twd=5000)
        clock.now -= timedelta(days=1)
        view, presenter = make_screen()
        press_primary(view)
        panel = view.opening.approval_panel
        qtbot.waitUntil(panel.isVisible)
        panel.reason_edit.setText("電腦時鐘慢一天")
        panel.second.login_edit.setText("boss")
        panel.second.password_edit.setText(PASSWORD)
        with qtbot.waitSignal(presenter.opened):
            press_primary(view)


class TestRunning:
    def test_figures_are_shown_but_not_what_should_be_in_the_drawer(
        self, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk)
        shifts.move_cash(
            desk,
            CLERK,
            kind=EntryKind.CASH_IN,
            amount_twd=Twd(1234),
            reason="換零錢",
        )
        view, _ = make_screen()
        words = visible_words(view)
        assert "收款筆數" in words
        assert "6,234" not in words  # float and what was put in: counted blind
        assert unnamed_controls(view) == []

    @pytest.mark.parametrize(
        ("key", "words", "flow_twd"), [(Action.ADD, "存入", 500), (Action.REMOVE, "取出", -500)]
    )
    def test_cash_goes_in_and_out_with_a_reason(
        self,
        qtbot: QtBot,
        desk: Desk,
        make_screen: MakeScreen,
        key: Action,
        words: str,
        flow_twd: int,
    ) -> None:
        open_shift(desk)
        view, _ = make_screen()
        view.actions_by_key()[key].run()
        qtbot.keyClicks(view.running.amount_edit, "500")
        press_primary(view)
        assert "金額與原因都要填" in visible_words(view)
        view.running.reason_edit.setText("換零錢")
        press_primary(view)
        qtbot.waitUntil(lambda: f"已記下{words} 500 元" in visible_words(view))
        shift_id = in_hand(desk).shift.shift_id
        with desk.open_unit() as unit:
            entries = unit.drawer.entries(shift_id)
        assert [entry.flow_twd for entry in entries] == [flow_twd]

    def test_more_than_is_there_is_refused_and_what_was_typed_stays(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk, float_twd=100)
        view, _ = make_screen()
        view.actions_by_key()[Action.REMOVE].run()
        qtbot.keyClicks(view.running.amount_edit, "500")
        view.running.reason_edit.setText("繳回")
        press_primary(view)
        qtbot.waitUntil(view.running.cash_button.isEnabled)
        assert view.running.amount_edit.text() == "500"
        assert view.actions_by_key()[Action.BACK].is_enabled

    def test_the_next_clerk_takes_over_after_a_blind_count(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk)
        view, presenter = make_screen()
        view.running.form_requested.emit("hand_over")
        assert "5,000" not in visible_words(view.hand_over)
        qtbot.keyClicks(view.hand_over.grid.piece_edits[place_of(1000)], "4")
        view.hand_over.second.login_edit.setText("next")
        view.hand_over.second.password_edit.setText(PASSWORD)
        with qtbot.waitSignal(presenter.handed_over):
            press_primary(view)
        assert in_hand(desk).shift.clerk == "next"
        assert view.hand_over.second.password_edit.text() == ""
        assert "差額 -1,000" in view.running._done.accessibleName()
        # The drawer is another's now: this person moves no cash any more.
        qtbot.waitUntil(lambda: not view.running.in_button.isEnabled())

    def test_esc_leaves_the_hand_over_and_the_drawer_where_it_was(
        self, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk)
        view, _ = make_screen()
        view.running.form_requested.emit("hand_over")
        view.actions_by_key()[Action.BACK].run()
        assert view.running.isVisible()
        assert in_hand(desk).shift.clerk == CLERK.login

    def test_f12_leads_to_the_close(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk)
        view, presenter = make_screen()
        with qtbot.waitSignal(presenter.close_wanted):
            press_primary(view)

    def test_the_x_report_is_saved_as_pdf_and_ods(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen, tmp_path: Path
    ) -> None:
        open_shift(desk)
        view, _ = make_screen()
        view.actions_by_key()[Action.EXPORT].run()
        qtbot.waitUntil(lambda: "X 報表已存到" in view.running._done.accessibleName())
        kinds = {path.suffix for path in (tmp_path / "papers" / "reports").glob("X-*")}
        assert kinds == {".pdf", ".ods"}


class TestLate:
    def test_a_shift_of_yesterday_is_told_and_may_go_on_with_approval(
        self, qtbot: QtBot, desk: Desk, make_screen: MakeScreen
    ) -> None:
        open_shift(desk)
        clock = desk.clock
        assert isinstance(clock, StoppedClock)
        clock.now += timedelta(days=1)
        view, _ = make_screen()
        assert "還沒有日結" in visible_words(view)
        assert not view.actions_by_key()[Action.ADD].is_enabled
        view.running.continue_requested.emit()
        panel = view.running.approval_panel
        panel.reason_edit.setText("民眾在等")
        panel.second.login_edit.setText("boss")
        panel.second.password_edit.setText(PASSWORD)
        press_primary(view)
        qtbot.waitUntil(lambda: in_hand(desk).is_late_approved)
        qtbot.waitUntil(lambda: "還沒有日結" not in visible_words(view))
        assert view.actions_by_key()[Action.ADD].is_enabled


def test_every_control_has_a_name(qtbot: QtBot, desk: Desk, make_screen: MakeScreen) -> None:
    view, _ = make_screen()
    assert unnamed_controls(view) == []
