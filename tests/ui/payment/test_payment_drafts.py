"""What is on the screen is kept, put aside, taken up and given back."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft
from counter_app.services.drafts import (
    draft_on_screen,
    held_drafts,
    save_draft,
    take_up_draft,
)
from counter_app.ui.payment.picking import SAVE_AFTER_MS
from counter_app.ui.payment.screen import ListMode, PaidScreen
from counter_app.ui.payment.work import Method
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_desk, make_draft
from payment_desk import PaymentDesk, make_payment_desk

TAX = "114年綜所稅執字第27724號"


def saved(at_desk: PaymentDesk) -> Draft | None:
    return draft_on_screen(at_desk.desk, at_desk.actor)


def test_every_change_is_saved_and_a_typed_amount_too(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.wait(lambda: saved(at_desk) is not None)

    at_desk.type_amount(3_000)
    at_desk.wait(lambda: (draft := saved(at_desk)) is not None and draft.tendered_twd == 3_000)


def test_a_payment_that_is_done_leaves_no_draft(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    at_desk.press(Action.PRIMARY)
    at_desk.qtbot.wait(50)

    assert saved(at_desk) is None


def test_what_was_on_the_screen_before_the_program_stopped_is_offered(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    before = make_desk(engine, desk_no=1)
    save_draft(before, make_actor(), make_draft(cases["tax"], tendered_twd=3_000))

    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path)
    at_desk.wait(lambda: "上次的畫面還沒有收款" in at_desk.words())
    assert "王○明，1 項，已輸入 3,000" in at_desk.words()

    at_desk.view.offer_answered.emit("accept")
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350)
    assert at_desk.work.typed_twd == 3_000
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    assert at_desk.paid.change_twd == 650


def test_what_is_offered_can_be_dropped(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    save_draft(make_desk(engine), make_actor(), make_draft(cases["tax"]))
    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path)
    at_desk.wait(lambda: "上次的畫面還沒有收款" in at_desk.words())

    at_desk.view.offer_answered.emit("decline")
    at_desk.wait(lambda: saved(at_desk) is None)

    assert "上次的畫面還沒有收款" not in at_desk.words()


def test_a_payment_is_put_aside_and_taken_up_again(at_desk: PaymentDesk) -> None:
    counted: list[int] = []
    at_desk.presenter.held_counted.connect(counted.append)
    at_desk.open_case(TAX)

    at_desk.press(Action.HELD)
    at_desk.wait(lambda: counted[-1:] == [1])
    assert at_desk.work.is_empty
    assert "已暫存" in at_desk.words()

    at_desk.press(Action.HELD)
    assert at_desk.presenter.picking.mode is ListMode.HELD
    at_desk.wait(lambda: at_desk.view.cases.list_table.rows_model.rowCount() == 1)
    assert at_desk.view.cases.list_table.hasFocus()
    at_desk.view.cases.list_table.opened.emit(at_desk.view.cases.list_table.current_key())
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350)

    assert held_drafts(at_desk.desk, at_desk.actor) == []


def test_a_held_payment_that_another_desk_took_up_is_gone(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    payment_id = at_desk.work.draft.payment_id
    at_desk.press(Action.HELD)
    at_desk.wait(lambda: bool(held_drafts(at_desk.desk, at_desk.actor)))
    at_desk.press(Action.HELD)
    take_up_draft(make_desk(at_desk.engine, desk_no=2), make_actor(desk_no=2), payment_id)

    at_desk.view.row_opened.emit(payment_id)
    at_desk.wait(lambda: at_desk.presenter.picking.notice is not None)

    assert at_desk.work.is_empty


def test_f2_puts_the_payment_aside_and_begins_another(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)

    at_desk.press(Action.NEW)
    at_desk.wait(lambda: len(held_drafts(at_desk.desk, at_desk.actor)) == 1)

    assert at_desk.work.is_empty


def test_clearing_the_screen_asks_first_and_can_be_taken_back(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    asked = []
    for _press in range(3):
        at_desk.press(Action.BACK)
        asked.append(at_desk.fill.is_asking_cancel)
    assert asked == [True, False, True]
    assert at_desk.work.total_twd == 2_350

    at_desk.view.tender.fill.cancel_answered.emit("clear")
    assert at_desk.work.is_empty
    at_desk.wait(lambda: saved(at_desk) is None)

    at_desk.press(Action.UNDO)
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350)


def test_escape_goes_back_one_step_at_a_time_and_loses_nothing(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_PAPER)
    at_desk.type_amount(500)
    at_desk.press(Action.PART)

    seen = []
    for _press in range(3):
        at_desk.press(Action.BACK)
        work = at_desk.work
        seen.append((at_desk.presenter.picking.question, work.typed_twd, work.method))

    assert seen == [
        (None, 500, Method.PAPER),
        (None, None, Method.PAPER),
        (None, None, Method.CASH),
    ]
    assert at_desk.work.total_twd == 2_350


def test_every_change_can_be_taken_back(at_desk: PaymentDesk, cases: dict[str, CaseId]) -> None:
    at_desk.open_case(TAX)
    at_desk.view.row_toggled.emit(f"case:{cases['fine']}")
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350 + 1_850)

    at_desk.press(Action.UNDO)
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350)
    at_desk.press(Action.UNDO)
    assert at_desk.work.is_empty


def test_a_row_can_be_taken_off_the_screen(at_desk: PaymentDesk, cases: dict[str, CaseId]) -> None:
    at_desk.open_case(TAX)

    at_desk.press(Action.REMOVE)

    assert cases["tax"] not in {case.case_id for case in at_desk.work.draft.cases}


def test_an_obligor_who_is_open_at_another_desk_is_noticed(
    at_desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    other = make_desk(at_desk.engine, desk_no=2)
    draft = make_draft(cases["fine"], payment_id="elsewhere", desk_no=2, clerk="huang")
    save_draft(other, make_actor(desk_no=2), draft)

    at_desk.open_case(TAX)

    assert "2 號櫃檯（huang）" in at_desk.words()
    assert at_desk.fill.can_pay


@pytest.mark.parametrize("days", [0, 30])
def test_a_draft_is_worked_out_anew_on_the_day_it_comes_back(
    qtbot: QtBot,
    theme: Theme,
    engine: Engine,
    cases: dict[str, CaseId],
    tmp_path: Path,
    days: int,
) -> None:
    desk = make_desk(engine)
    long_ago = desk.clock() - timedelta(days=days)
    save_draft(desk, make_actor(), make_draft(cases["tax"], saved_at=long_ago))
    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path)
    at_desk.wait(lambda: at_desk.presenter.holding.offered is not None)

    at_desk.presenter.holding.answer_offer("accept")
    at_desk.wait(lambda: at_desk.work.quote is not None)

    assert at_desk.work.quote is not None
    assert at_desk.work.quote.business_day == desk.clock().date()


def test_an_amount_typed_just_before_paying_brings_no_draft_back(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(3_000)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    at_desk.qtbot.wait(SAVE_AFTER_MS + 100)

    assert saved(at_desk) is None
