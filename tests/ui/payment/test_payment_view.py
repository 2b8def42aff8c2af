"""The screen by hand, by keyboard and by ear."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.ui.background import Endless
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.payment.screen import PaidScreen
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from payment_desk import PaymentDesk, make_payment_desk
from screen_checks import unnamed_controls

TAX = "114年綜所稅執字第27724號"

STATES = ("empty", "cash", "card", "paper", "by_hand", "question", "payer", "paid", "held")


def go_to_state(at_desk: PaymentDesk, state: str) -> None:
    if state == "empty":
        return
    at_desk.open_case(TAX)
    match state:
        case "card":
            at_desk.press(Action.PAY_CARD)
        case "paper":
            at_desk.press(Action.PAY_PAPER)
        case "by_hand":
            at_desk.press(Action.PAY_BY_HAND)
        case "question":
            at_desk.press(Action.PART)
        case "payer":
            at_desk.view.payer_requested.emit()
        case "paid":
            at_desk.pay()
            at_desk.wait_for(PaidScreen)
        case "held":
            at_desk.press(Action.HELD)
            at_desk.press(Action.HELD)
        case _:
            at_desk.type_amount(3_000)


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_for_a_screen_reader(at_desk: PaymentDesk, state: str) -> None:
    go_to_state(at_desk, state)

    assert unnamed_controls(at_desk.view) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_screen_fits_a_small_window(
    at_desk: PaymentDesk, theme: Theme, state: str, look: ThemeChoice
) -> None:
    theme.choose(Appearance(choice=look))
    go_to_state(at_desk, state)
    at_desk.qtbot.wait(20)

    needed = at_desk.view.minimumSizeHint()
    assert needed.height() <= at_desk.view.height()
    assert needed.width() <= at_desk.view.width()


def test_figures_typed_anywhere_go_to_the_amount(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.view.cases.cases_table.setFocus()

    at_desk.qtbot.keyClicks(at_desk.view.cases.cases_table, "3")
    assert at_desk.view.tender.fill.amount.hasFocus()
    at_desk.qtbot.keyClicks(at_desk.view.tender.fill.amount, "000")

    assert at_desk.work.typed_twd == 3_000


def test_enter_and_space_tick_a_row_and_f12_pays_from_there(
    at_desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    at_desk.open_case(TAX)
    table = at_desk.view.cases.cases_table
    table.setFocus()
    table.set_current(1)

    at_desk.qtbot.keyClick(table, Qt.Key.Key_Space)
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350 + 1_200)
    at_desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350)
    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(PaidScreen)


def test_the_keypad_and_quick_cash_leave_the_focus_in_the_amount(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    fill = at_desk.view.tender.fill
    fill.amount.setFocus()

    fill.keypad.pressed.emit("3")
    fill.keypad.pressed.emit("000")
    assert at_desk.work.typed_twd == 3_000
    fill.quick_cash.chosen.emit(2_500)
    assert at_desk.work.typed_twd == 2_500
    fill.quick_cash.added.emit(500)

    assert at_desk.work.typed_twd == 3_000
    assert fill.amount.hasFocus()


def test_a_nervous_enter_after_the_payment_does_nothing(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    for _press in range(3):
        focused = at_desk.window.focusWidget()
        assert focused is not None
        at_desk.qtbot.keyClick(focused, Qt.Key.Key_Return)
    at_desk.qtbot.wait(20)

    assert isinstance(at_desk.view.tender.state, PaidScreen)
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_the_list_says_each_row_as_a_sentence(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)

    said = at_desk.view.cases.cases_table.rows_model.source.row(0).spoken

    assert said.startswith("已選，宜執和114年綜所稅執字第00027724號，罰鍰")
    assert "逾期 20 日" in said
    assert "新臺幣 2350 元" in said
    assert "依移送金額（計算日 114/11/01）" in said


def test_the_details_show_the_parts_and_what_is_settled_first(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)

    assert "抵充順序 費用→利息→滯納金→本金" in at_desk.words()
    grid = at_desk.view.cases.details._grid.accessibleName()
    assert "執行必要費用應繳 50，本次 50，餘 0" in grid
    assert "合計應繳 2,350，本次 2,350，餘 0" in grid


def test_another_theme_and_text_size_are_put_on_at_once(at_desk: PaymentDesk, theme: Theme) -> None:
    at_desk.open_case(TAX)

    theme.choose(Appearance(choice=ThemeChoice.DARK, scale=1.3))
    at_desk.qtbot.wait(20)

    assert at_desk.work.total_twd == 2_350


def test_only_the_newest_question_is_answered(qtbot: QtBot) -> None:
    endless = Endless()
    answered: list[int] = []
    latest: LatestOnly[int, int] = LatestOnly(
        endless,
        lambda number: number * 10,
        on_done=lambda _asked, answer: answered.append(answer),
        on_error=lambda _asked, _error: None,
    )
    for number in range(5):
        latest.ask(number)
    assert endless.waiting == 1

    endless.let_go()
    qtbot.waitUntil(lambda: endless.waiting == 1)
    in_between = len(answered)
    endless.let_go()
    qtbot.waitUntil(lambda: answered == [40])

    assert in_between == 0


def test_a_search_that_was_overtaken_is_not_shown(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    endless = Endless()
    at_desk = make_payment_desk(
        qtbot, theme, engine, tmp_path, change=lambda ports: replace(ports, search=endless)
    )
    for text in ("王", "王小", "李小"):
        at_desk.view.on_search_edited(text)
    assert endless.waiting == 1

    endless.let_go()
    at_desk.wait(lambda: endless.waiting == 1)
    too_early = len(at_desk.presenter.picking.hits)
    endless.let_go()
    at_desk.wait(lambda: len(at_desk.presenter.picking.hits) == 1)

    assert too_early == 0
    assert at_desk.presenter.picking.hits[0].obligor_name == "李小華"


def test_a_result_for_a_screen_that_is_gone_is_dropped(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    endless = Endless()
    at_desk = make_payment_desk(
        qtbot, theme, engine, tmp_path, change=lambda ports: replace(ports, search=endless)
    )
    at_desk.view.on_search_edited("王小")
    view = at_desk.view
    at_desk.window._stack.removeWidget(view)
    view.setParent(None)
    view.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(view))

    endless.let_go()
    qtbot.wait(20)


def _is_alive(view: object) -> bool:
    return Shiboken.isValid(view)


def test_money_left_over_is_never_shown_below_zero(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(1_000)
    at_desk.pay()
    at_desk.type_amount(1_000)
    at_desk.pay()

    assert [line.amount_twd for line in at_desk.fill.lines] == [1_000, 1_000]
    assert at_desk.fill.remaining_twd == 350
