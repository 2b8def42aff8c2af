"""The page of a close, step by step, on a real store and a terminal at the end of a real wire."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from card_wire import TERMINAL, Manner, make_machine
from close_desk import leave_unknown, pay_card, pay_cash
from counter_app.bootstrap.money_screens import DeskParts, day_close_ports
from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.closing import CloseStep, SettlementState
from counter_app.domain.money import DENOMINATIONS_TWD
from counter_app.domain.shifts import ShiftState
from counter_app.domain.staff import Actor, Role
from counter_app.services.day_close import close_state
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine
from counter_app.services.shifts import shift_in_hand
from counter_app.ui.background import Inline
from counter_app.ui.day_close.presenter import DayClosePresenter
from counter_app.ui.day_close.view import DayCloseView
from counter_app.ui.recovery.ports import MachineChoice
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_desk, make_store, open_branch, open_shift
from homes import PASSWORD, hire_with_password, home_of
from screen_checks import unnamed_controls, visible_words

CLERK = make_actor(Role.CLERK, staff_id=50)
FLOAT_TWD = 5000


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_store(tmp_path)
    yield made
    made.dispose()


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Desk:
    desk = make_desk(engine, anchor_folders=(tmp_path / "anchors",))
    open_branch(desk)
    hire_with_password(desk, ("boss", Role.SUPERVISOR), ("clerk", Role.CLERK))
    open_shift(desk, CLERK, float_twd=FLOAT_TWD)
    return desk


@dataclass
class Page:
    view: DayCloseView
    presenter: DayClosePresenter
    qtbot: QtBot

    @property
    def step(self) -> CloseStep:
        assert self.view._screen is not None
        return self.view._screen.shown

    @property
    def words(self) -> str:
        return visible_words(self.view)

    def press(self, action: Action = Action.PRIMARY) -> None:
        """Press a key and let what it began come to its end."""
        known = self.view.actions_by_key()[action]
        assert known.is_enabled
        known.run()
        self.qtbot.wait(30)

    def reach(self, step: CloseStep) -> None:
        self.qtbot.waitUntil(lambda: self.step is step)

    def count(self, **pieces: int) -> None:
        """Type pieces by face: ``f1000=5``."""
        for name, count in pieces.items():
            at = DENOMINATIONS_TWD.index(int(name[1:]))
            edit = self.view.count.grid.piece_edits[at]
            edit.clear()
            self.qtbot.keyClicks(edit, str(count))

    def approve(self, reason: str, *, login: str = "boss", password: str = PASSWORD) -> None:
        panel = self.view.approval_panel
        assert panel.isVisible()
        panel.reason_edit.setText(reason)
        panel.second.login_edit.setText(login)
        panel.second.password_edit.setText(password)
        self.press()

    def table_words(self) -> str:
        part = {
            CloseStep.OPEN_ITEMS: self.view.items.table,
            CloseStep.SETTLE: self.view.settle.table,
            CloseStep.EXPLAIN: self.view.explain.table,
        }[self.step]
        model = part.model()
        return "\n".join(
            str(model.index(at, column).data())
            for at in range(model.rowCount())
            for column in range(model.columnCount())
        )


class MakePage(Protocol):
    def __call__(
        self, *manners: Manner, actor: Actor = CLERK, has_machine: bool = True
    ) -> Page: ...


@pytest.fixture
def make_page(
    qtbot: QtBot, theme: Theme, engine: Engine, desk: Desk, inline: Inline, tmp_path: Path
) -> MakePage:
    def make(*manners: Manner, actor: Actor = CLERK, has_machine: bool = True) -> Page:
        machines: dict[str, PaymentMachine] = {}
        choices: dict[str, MachineChoice] = {}
        if has_machine:
            machine, _wire = make_machine(tmp_path / "truth", *manners)
            machines[TERMINAL] = machine
            choices[TERMINAL] = MachineChoice(
                device=TERMINAL, words="刷卡機", wait_s=90, attempts_max=1, background=inline
            )
        parts = DeskParts(
            machines=machines,
            choices=choices,
            desk_words=lambda number: f"{number} 號櫃檯",
            store=inline,
            looking=inline,
            papers=inline,
        )
        view = DayCloseView(theme)
        qtbot.addWidget(view)
        view.resize(1286, 640)
        presenter = DayClosePresenter(
            view, day_close_ports(home_of(desk, engine, tmp_path), actor, parts)
        )
        view.show()
        view.on_shown()
        qtbot.wait(30)
        return Page(view=view, presenter=presenter, qtbot=qtbot)

    return make


def test_a_day_without_anything_odd_is_closed_by_keyboard_alone(
    desk: Desk, make_page: MakePage, qtbot: QtBot, tmp_path: Path
) -> None:
    pay_cash(desk, "one", CLERK)
    page = make_page()
    page.press()
    page.reach(CloseStep.COUNT)
    page.view.focus_home()
    for edit in page.view.count.grid.piece_edits:
        assert page.view.focusWidget() is edit
        pieces = {1000: "5", 5: "1", 1: "1"}
        qtbot.keyClicks(edit, pieces.get(DENOMINATIONS_TWD[_at(page, edit)], ""))
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    page.press()
    page.reach(CloseStep.SIGN)
    assert page.view.sign.float_edit.text() == "5,000"
    with qtbot.waitSignal(page.presenter.signed) as signed:
        page.press()
    assert signed.args is not None
    close = signed.args[0]
    assert (close.z_number, close.paid_in_twd, close.next_float_twd) == (1, 6, 5000)
    qtbot.waitUntil(lambda: "錨定檔已寫到資料庫以外的地方" in page.words)
    assert shift_in_hand(desk, CLERK) is None
    names = {path.suffix for path in (tmp_path / "papers" / "reports").glob("Z-*")}
    assert names == {".pdf", ".ods"}
    assert list((tmp_path / "anchors").iterdir())
    assert list((tmp_path / "backups").iterdir())
    # One key too many: the page is empty, no shift is opened.
    page.press()
    assert Action.PRIMARY not in page.view.actions_by_key()
    assert "沒有要日結的班別" in page.words


def _at(page: Page, edit: object) -> int:
    return [each is edit for each in page.view.count.grid.piece_edits].index(True)


def test_what_should_be_in_the_drawer_is_told_only_after_the_count(
    desk: Desk, make_page: MakePage
) -> None:
    pay_cash(desk, "one", CLERK)
    page = make_page()
    page.press()
    page.reach(CloseStep.COUNT)
    page.count(f1000=4)
    assert "5,006" not in page.words
    page.press()
    page.view.step_chosen.emit("count")
    assert "5,006" in page.words
    assert "-1,006" in page.words


def test_an_empty_count_is_not_written_down(desk: Desk, make_page: MakePage) -> None:
    page = make_page()
    page.press()
    page.reach(CloseStep.COUNT)
    page.press()
    assert "還沒有輸入任何張數" in page.words
    assert close_state(desk, CLERK).count is None


def test_a_difference_needs_a_reason_and_a_second_person(desk: Desk, make_page: MakePage) -> None:
    page = make_page()
    page.press()
    page.count(f1000=4, f500=1)
    page.press()
    page.reach(CloseStep.EXPLAIN)
    page.press()
    page.approve("", login="boss")
    assert page.view.approval_panel.isVisible()  # no reason, no approval
    page.approve("找錯零錢", password="not the password")  # noqa: S106 - on purpose
    assert "帳號或密碼不對" in page.words
    page.approve("找錯零錢")
    page.reach(CloseStep.SIGN)
    state = close_state(desk, CLERK)
    assert [(each.reason, each.approver) for each in state.differences] == [("找錯零錢", "boss")]
    page.press()
    with desk.open_unit() as unit:
        close = unit.closing.last_close(1)
    assert close is not None
    assert close.next_float_twd + close.paid_in_twd == 4500


def test_more_than_was_counted_cannot_stay_in_the_drawer(desk: Desk, make_page: MakePage) -> None:
    page = make_page()
    page.press()
    page.count(f1000=5)
    page.press()
    page.reach(CloseStep.SIGN)
    page.view.sign.float_edit.setText("6,000")
    page.view.sign.float_edit.amount_changed.emit(page.view.sign.float_edit.amount_twd())
    assert "比清點的現金還多" in page.words
    page.press()
    in_hand = shift_in_hand(desk, CLERK)
    assert in_hand is not None
    assert in_hand.shift.state is ShiftState.CLOSING


def test_a_terminal_is_settled_and_compared_with_the_books(
    desk: Desk, make_page: MakePage, tmp_path: Path
) -> None:
    pay_card(desk, "card", CLERK)
    page = make_page(Manner.APPROVES)
    page.press()
    page.count(f1000=5)
    page.press()
    page.reach(CloseStep.SETTLE)
    assert "還沒結帳" in page.table_words()
    page.press()
    # The card was taken on another wire, so this terminal held nothing: a difference, in sight.
    page.reach(CloseStep.EXPLAIN)
    assert TERMINAL in page.table_words()
    state = close_state(desk, CLERK)
    assert [s.state for s in state.settlements] == [SettlementState.SETTLED]
    page.view.step_chosen.emit("settle")
    assert "有差異" in page.table_words()


def test_a_lost_answer_is_queried_and_never_settled_twice(desk: Desk, make_page: MakePage) -> None:
    pay_card(desk, "card", CLERK)
    page = make_page(Manner.LOSES_ANSWER)
    page.press()
    page.count(f1000=5)
    page.press()
    page.reach(CloseStep.SETTLE)
    page.press()
    page.qtbot.waitUntil(lambda: "結果不明" in page.table_words())
    assert not page.view.settle.settle_button.isVisible()
    page.press()  # F12 asks, it does not send again
    settlements = close_state(desk, CLERK).settlements
    assert len(settlements) == 1
    assert settlements[0].attempts == 1


def test_the_slip_decides_with_a_second_person(desk: Desk, make_page: MakePage) -> None:
    pay_card(desk, "card", CLERK)
    page = make_page(has_machine=False)
    page.press()
    page.count(f1000=5)
    page.press()
    page.reach(CloseStep.SETTLE)
    assert "不在本櫃檯的設定裡" in page.words
    page.press()
    line = page.view.settle.slip_form._lines[0]
    page.qtbot.keyClicks(line.count_edit, "1")
    page.qtbot.keyClicks(line.amount_edit, "6")
    page.press()
    page.approve("終端機送修")
    page.reach(CloseStep.SIGN)
    (settlement,) = close_state(desk, CLERK).settlements
    assert settlement.by_slip
    assert settlement.approver == "boss"


def test_esc_leaves_the_slip_and_the_approval(desk: Desk, make_page: MakePage) -> None:
    pay_card(desk, "card", CLERK)
    page = make_page(has_machine=False)
    page.press()
    page.count(f1000=5)
    page.press()
    page.press()
    page.press()
    assert page.view.approval_panel.isVisible()
    page.press(Action.BACK)
    assert not page.view.approval_panel.isVisible()
    page.press(Action.BACK)
    assert not page.view.settle.slip_form.isVisible()
    assert close_state(desk, CLERK).settlements == ()


def test_an_unknown_sale_blocks_until_it_is_carried_forward_by_name(
    desk: Desk, make_page: MakePage, qtbot: QtBot
) -> None:
    leave_unknown(desk, "unknown", actor=CLERK)
    page = make_page()
    page.press()
    page.reach(CloseStep.OPEN_ITEMS)
    assert "要先處理" in page.table_words()
    with qtbot.waitSignal(page.presenter.way_wanted) as way:
        page.press()  # F12 leads to where it is resolved
    assert way.args is not None
    assert way.args[0] == "tender"
    page.view.items.owner_edit.setText("nobody")
    page.view.items.carry_button.click()
    page.approve("明天由銀行查")
    assert page.view.approval_panel.isVisible()  # nobody works here under that name
    page.press(Action.BACK)
    page.view.items.owner_edit.setText("clerk")
    page.view.items.carry_button.click()
    page.approve("明天由銀行查")
    page.reach(CloseStep.COUNT)
    (carried,) = close_state(desk, CLERK).carried
    assert (carried.owner, carried.approver) == ("clerk", "boss")
    page.view.step_chosen.emit("open_items")
    assert "已結轉" in page.table_words()


def test_a_close_is_left_and_taken_up_where_it_stood(desk: Desk, make_page: MakePage) -> None:
    page = make_page()
    page.press()
    page.count(f1000=4, f500=2)
    page.press()
    page.reach(CloseStep.SIGN)
    page.view.close()

    again = make_page()

    again.reach(CloseStep.SIGN)
    again.view.step_chosen.emit("count")
    assert again.view.count.grid.piece_edits[DENOMINATIONS_TWD.index(500)].text() == "2"


def test_a_close_can_be_called_off_while_no_machine_is_settled(
    desk: Desk, make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.press()
    page.count(f1000=5)
    with qtbot.waitSignal(page.presenter.begun):
        page.view.call_off_button.click()
    in_hand = shift_in_hand(desk, CLERK)
    assert in_hand is not None
    assert in_hand.shift.state is ShiftState.OPEN


def test_another_clerk_needs_a_second_person_to_close_this_drawer(
    desk: Desk, make_page: MakePage
) -> None:
    other = make_actor(Role.CLERK, staff_id=51, login="other")
    page = make_page(actor=other)
    assert "名下" in page.words
    page.press()
    page.approve("值班人員身體不適")
    page.reach(CloseStep.COUNT)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
        approvals = unit.approvals.of_subject(shift.shift_id)
    assert [each.act for each in approvals] == [ApprovedAct.CLOSE_OTHERS_SHIFT]


def test_a_second_count_replaces_the_first_and_both_are_kept(
    desk: Desk, make_page: MakePage
) -> None:
    page = make_page()
    page.press()
    page.count(f1000=4)
    page.press()
    page.reach(CloseStep.EXPLAIN)
    page.view.step_chosen.emit("count")
    page.count(f1000=5)
    page.press()
    page.reach(CloseStep.SIGN)
    shift_id = close_state(desk, CLERK).shift.shift_id
    with desk.open_unit() as unit:
        counts = unit.drawer.counts(shift_id)
    assert [count.count.total_twd for count in counts] == [4000, 5000]


def test_nothing_to_close_says_so(desk: Desk, make_page: MakePage) -> None:
    page = make_page()
    page.press()
    page.count(f1000=5)
    page.press()
    page.press()
    again = make_page()
    assert "沒有要日結的班別" in again.words
    assert Action.PRIMARY not in again.view.actions_by_key()


def test_every_control_of_every_step_has_a_name(desk: Desk, make_page: MakePage) -> None:
    pay_card(desk, "card", CLERK)
    leave_unknown(desk, "unknown", actor=CLERK)
    page = make_page(has_machine=False)
    assert unnamed_controls(page.view) == []
    page.press()
    assert unnamed_controls(page.view) == []
    page.view.items.carry_button.click()
    assert unnamed_controls(page.view) == []
    page.approve("明天由銀行查")
    assert unnamed_controls(page.view) == []
    page.count(f1000=5)
    page.press()
    page.press()
    assert unnamed_controls(page.view) == []


def test_a_full_disk_takes_nothing_from_a_signed_close(
    desk: Desk, make_page: MakePage, tmp_path: Path
) -> None:
    page = make_page()
    page.press()
    page.count(f1000=5)
    page.press()
    page.reach(CloseStep.SIGN)
    (tmp_path / "papers" / "reports").write_text("a file where the folder should be")
    page.press()
    page.qtbot.waitUntil(lambda: "檔案沒有存成" in page.words)
    assert "日結完成" in page.words
    (tmp_path / "papers" / "reports").unlink()
    page.press(Action.EXPORT)
    assert "Z 報表存到" in page.view._done.accessibleName()
