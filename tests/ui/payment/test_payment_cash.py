from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.services.cases import FoundCases
from counter_app.services.payments import Settlement
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless
from counter_app.ui.customer_display.view import CustomerStage
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import FillScreen, ListMode, PaidScreen
from counter_app.ui.payment.stages import Filling
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import make_case_row
from payment_desk import PaymentDesk, make_payment_desk

TAX = "114年綜所稅執字第27724號"


def test_a_scan_puts_every_open_case_of_the_obligor_on_the_screen_and_ticks_the_one_scanned(
    at_desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    at_desk.open_case(TAX)

    chosen = {case.case_id: case.is_chosen for case in at_desk.work.draft.cases}
    assert chosen == {cases["tax"]: True, cases["fine"]: False, cases["fuel"]: False}
    assert at_desk.work.total_twd == 2_350
    assert at_desk.view.cases.cases_table.rows_model.rowCount() == 3


def test_cash_is_taken_change_is_named_and_the_case_is_settled(
    at_desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(3_000)
    change = at_desk.fill.change
    assert change is not None
    assert change.amount_twd == 650
    assert change.note == "500×1　100×1　50×1"

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert at_desk.paid.words == "已收款 2,350"
    assert at_desk.paid.change_twd == 650
    assert at_desk.paid.pieces == ("500 × 1", "100 × 1", "50 × 1")
    assert at_desk.receipt_numbers() == ["R11401000001"]
    assert not at_desk.case(cases["tax"]).is_open


def test_an_empty_amount_and_enter_is_exact_cash(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)

    at_desk.view.tender.fill.amount.entered.emit()
    at_desk.wait_for(PaidScreen)

    assert at_desk.paid.change_twd == 0


def test_the_next_visitor_finds_an_empty_screen_and_the_focus_on_the_amount(
    at_desk: PaymentDesk,
) -> None:
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(FillScreen)

    assert at_desk.work.is_empty
    assert at_desk.view.tender.fill.amount.hasFocus()


def test_a_scan_after_a_payment_begins_the_next_one(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    first = at_desk.work.draft.payment_id

    at_desk.open_case("114年健保執字第10號")

    assert at_desk.work.draft.payment_id != first
    assert at_desk.work.total_twd == 500


def test_part_of_a_case_is_paid_and_the_rest_stays_due(
    at_desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    at_desk.open_case(TAX)

    at_desk.press(Action.PART)
    question = at_desk.view.cases.question
    question.edit.set_amount(Twd(350))
    question.edit.entered.emit()
    at_desk.wait(lambda: at_desk.work.total_twd == 350)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    left = at_desk.case(cases["tax"]).parts
    assert (left.costs_twd, left.late_fee_twd, left.principal_twd) == (0, 0, 2_000)
    assert at_desk.paid.left_words == "案件尚餘 2,000 未繳"


def test_more_than_is_due_is_refused_where_it_was_typed(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)

    at_desk.press(Action.PART)
    at_desk.view.cases.question.edit.set_amount(Twd(9_999))
    at_desk.view.cases.question.edit.entered.emit()

    assert at_desk.work.total_twd == 2_350
    assert "超過應繳 2,350" in at_desk.words(at_desk.view.cases.question)


def test_cash_below_the_sum_becomes_a_line_and_the_rest_stays_to_be_paid(
    at_desk: PaymentDesk,
) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(1_000)
    at_desk.pay()

    assert [line.amount_twd for line in at_desk.fill.lines] == [1_000]
    assert at_desk.fill.remaining_twd == 1_350
    assert at_desk.receipt_numbers() == []

    at_desk.type_amount(2_000)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    assert at_desk.paid.change_twd == 650


def test_the_last_line_can_be_given_back(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(1_000)
    at_desk.pay()

    at_desk.press(Action.UNDO)

    assert at_desk.fill.lines == ()
    assert at_desk.fill.remaining_twd == 2_350


def test_several_obligors_are_paid_in_one_payment(
    at_desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    at_desk.open_case(TAX)
    at_desk.open_case("114年健保執字第10號")
    at_desk.wait(lambda: at_desk.work.total_twd == 2_850)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert not at_desk.case(cases["tax"]).is_open
    assert not at_desk.case(cases["other"]).is_open


def test_somebody_else_pays_and_stands_on_the_receipt(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.view.payer_requested.emit()
    at_desk.view.cases.payer.name_edit.setText("李大同")
    at_desk.view.cases.payer.number_edit.setText("ｂ１２３４５６７８０")
    at_desk.view.cases.payer.name_edit.returnPressed.emit()
    at_desk.wait(lambda: at_desk.fill.can_pay)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert at_desk.work.payment is not None
    assert at_desk.work.payment.payer_name == "李大同"
    assert at_desk.work.payment.payer_number == "B123456780"


def test_fees_are_added_by_key_and_counted_by_sign(at_desk: PaymentDesk) -> None:
    at_desk.press(Action.FAVOURITE_2)
    at_desk.press(Action.FAVOURITE_2)
    at_desk.view.on_sign("+")
    at_desk.view.on_sign("-")
    at_desk.press(Action.FAVOURITE_1)
    at_desk.wait(lambda: at_desk.work.total_twd == 24)

    assert [(fee.code, fee.quantity) for fee in at_desk.work.draft.fees] == [
        ("COPY-B4", 2),
        ("READ", 1),
    ]
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    assert at_desk.paid.words == "已收款 24"


def test_an_auction_deposit_asks_for_its_amount(at_desk: PaymentDesk) -> None:
    at_desk.press(Action.FAVOURITE_7)
    question = at_desk.view.cases.question
    assert question.isVisibleTo(at_desk.view)
    question.edit.entered.emit()
    assert "大於 0" in at_desk.words(question)

    question.edit.set_amount(Twd(120_000))
    question.edit.entered.emit()
    at_desk.wait(lambda: at_desk.work.total_twd == 120_000)

    assert at_desk.fill.why_not == "拍賣款不收刷卡"


def test_an_expired_case_cannot_be_ticked_and_says_why(
    at_desk: PaymentDesk, engine: Engine
) -> None:
    make_case_row(
        engine,
        case_number="宜執和109年勞費執字第00000077號",
        obligor_name="陳大文",
        obligor_number="C100000003",
        computed_on=date(2025, 8, 1),
        expires_on=date(2025, 10, 31),
    )
    at_desk.scan("109年勞費執字第77號")
    at_desk.wait(lambda: at_desk.work.quote is not None)

    assert not at_desk.fill.can_pay
    assert "執行期間已屆滿" in at_desk.words()
    assert "期間屆滿" in at_desk.view.cases.cases_table.rows_model.source.row(0).spoken


def test_nothing_can_be_pressed_twice_while_the_books_are_written(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    endless = Endless()
    settled: list[int] = []

    at_desk = make_payment_desk(
        qtbot,
        theme,
        engine,
        tmp_path,
        change=lambda ports: _counting(ports, settled),
    )
    at_desk.open_case(TAX)
    at_desk.presenter.taking._ports = replace(at_desk.presenter.taking._ports, store=endless)

    at_desk.pay()
    at_desk.pay()
    at_desk.view.tender.fill.amount.entered.emit()

    assert isinstance(at_desk.presenter._bench.stage, Filling)
    assert at_desk.fill.is_busy
    assert not at_desk.view.tender.fill.pay_button.isEnabled()
    assert not at_desk.view.tender.fill.hold_button.isEnabled()
    assert not at_desk.view.cases.payer._add_button.isEnabled()
    assert endless.waiting == 1
    endless.let_go()
    at_desk.wait_for(PaidScreen)
    assert settled == [1]
    assert at_desk.receipt_numbers() == ["R11401000001"]


def _counting(ports: PaymentPorts, settled: list[int]) -> PaymentPorts:
    settle: Callable[..., Settlement] = ports.settle_at_hand

    def count(*arguments: object, **named: object) -> Settlement:
        settled.append(1)
        return settle(*arguments, **named)

    return replace(ports, settle_at_hand=count)


def test_asking_for_a_payment_that_settled_shows_its_receipt_again(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    work = at_desk.work
    assert work.quote is not None

    again = at_desk.presenter._ports.settle_at_hand(
        work.draft,
        (),
        agreed_twd=work.total_twd,
        holder_in_person=False,
        approver=None,
        forms=("slip",),
    )

    assert again.receipt is not None
    assert again.receipt.number == "R11401000001"
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_a_case_that_was_paid_elsewhere_meanwhile_is_refused_in_words(
    at_desk: PaymentDesk, cases: dict[str, CaseId], engine: Engine
) -> None:
    at_desk.open_case(TAX)
    with at_desk.desk.open_unit() as unit:
        case = unit.cases.by_id(cases["tax"])
        assert case is not None
        unit.cases.save_payment(
            case.case_id,
            expected_version=case.version,
            parts=type(case.parts)(principal_twd=Twd(1_000)),
            late_fee_charged_twd=case.late_fee_charged_twd,
            computed_on=case.computed_on,
            last_paid_on=at_desk.desk.clock().date(),
        )
        unit.commit()

    at_desk.pay()
    at_desk.wait(lambda: at_desk.fill.error is not None)

    assert at_desk.receipt_numbers() == []
    at_desk.wait(lambda: at_desk.work.total_twd == 1_000)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    assert at_desk.paid.words == "已收款 1,000"


def test_a_desk_without_a_shift_offers_to_open_one(
    qtbot: QtBot, theme: Theme, engine: Engine, tmp_path: Path
) -> None:
    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path, is_open=False)
    asked: list[bool] = []
    at_desk.presenter.shift_wanted.connect(lambda: asked.append(True))

    assert "尚未開班" in at_desk.ended.message.what
    at_desk.press(Action.PRIMARY)

    assert asked == [True]


def test_the_customer_sees_kinds_and_sums_but_no_name_and_no_case_number(
    at_desk: PaymentDesk,
) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(3_000)

    shown = at_desk.customer[-1]
    assert shown.stage is CustomerStage.DUE
    assert [(line.words, line.masked, line.amount_twd) for line in shown.lines] == [
        ("罰鍰", "＊＊＊724", 2_350)
    ]
    assert (shown.tendered_twd, shown.change_twd) == (3_000, 650)
    assert "王" not in repr(shown)


def test_the_customer_sees_that_it_is_paid_and_then_the_welcome(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    stages = [at_desk.customer[-1].stage]

    at_desk.press(Action.PRIMARY)
    stages.append(at_desk.customer[-1].stage)

    assert stages == [CustomerStage.PAID, CustomerStage.IDLE]


def test_choosing_all_ticks_what_can_be_paid_and_then_nothing(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)

    at_desk.press(Action.CHOOSE_ALL)
    at_desk.wait(lambda: at_desk.work.total_twd == 2_350 + 1_850 + 1_200)
    at_desk.press(Action.CHOOSE_ALL)
    at_desk.wait(lambda: at_desk.work.total_twd == 0)

    assert not at_desk.fill.can_pay


@pytest.mark.parametrize("text", ["王小", "王小明", "A123456789"])
def test_typing_shows_what_is_found_and_enter_opens_it(at_desk: PaymentDesk, text: str) -> None:
    at_desk.view.on_search_edited(text)
    at_desk.wait(lambda: at_desk.presenter.picking.mode is ListMode.RESULTS)
    assert at_desk.view.cases.list_table.rows_model.rowCount() == 3

    at_desk.view.on_search_entered(text)
    at_desk.wait(lambda: bool(at_desk.work.draft.cases))

    assert len(at_desk.work.draft.cases) == 3


def test_what_is_not_found_is_said_in_words(at_desk: PaymentDesk) -> None:
    at_desk.scan("114年綜所稅執字第99999號")
    at_desk.wait(lambda: "找不到" in at_desk.words())

    assert at_desk.work.is_empty


def test_several_people_of_one_name_are_listed_and_one_is_opened(
    at_desk: PaymentDesk, engine: Engine
) -> None:
    make_case_row(
        engine,
        case_number="宜執和114年健保執字第00000099號",
        obligor_name="王小明",
        obligor_number="A100000001",
    )
    at_desk.view.on_search_entered("王小明")
    at_desk.wait(lambda: at_desk.presenter.picking.mode is ListMode.RESULTS)
    table = at_desk.view.cases.list_table
    assert table.hasFocus()

    table.opened.emit(table.rows_model.source.row(0).key)
    at_desk.wait(lambda: bool(at_desk.work.draft.cases))

    assert at_desk.presenter.picking.mode is ListMode.CASES


def test_the_whole_price_list_can_be_opened(at_desk: PaymentDesk) -> None:
    at_desk.press(Action.ADD)
    table = at_desk.view.cases.list_table
    assert table.rows_model.rowCount() == 8
    keys = [table.rows_model.source.row(at).key for at in range(8)]

    table.opened.emit(keys[keys.index("SCAN")])
    at_desk.wait(lambda: at_desk.work.total_twd == 10)

    assert at_desk.presenter.picking.mode is ListMode.CASES


def test_a_search_that_fails_is_said_in_words(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    def fail(_text: str) -> FoundCases:
        raise StoreUnreachable

    at_desk = make_payment_desk(
        qtbot, theme, engine, tmp_path, change=lambda ports: replace(ports, find_cases=fail)
    )
    at_desk.scan(TAX)

    at_desk.wait(lambda: "資料庫沒有回應" in at_desk.words())


def test_an_empty_search_shows_the_cases_again(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.view.on_search_edited("李")
    at_desk.wait(lambda: at_desk.presenter.picking.mode is ListMode.RESULTS)

    at_desk.view.on_search_edited("")

    assert at_desk.presenter.picking.mode is ListMode.CASES
    assert at_desk.work.total_twd == 2_350
