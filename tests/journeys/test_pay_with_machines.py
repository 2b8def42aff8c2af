"""Scan, pay, print: once for each way to pay, through the window and over real wires."""

import pytest

from counter_app.devices.card_terminal.faults import Fault, FaultKind
from counter_app.devices.receipt_printer.simulator import PrinterFault
from counter_app.domain.cases import CaseId
from counter_app.domain.staff import Role
from counter_app.ui.payment.screen import EndScreen, FillScreen, PaidScreen
from counter_app.ui.recovery.screen import LadderScreen
from counter_app.ui.shortcuts import Action
from journeys.conftest import Counter, MakeCounter
from payment_desk import PASSWORD, PaymentDesk

TAX = "114年綜所稅執字第27724號"
FUEL = "114年汽費執字第9號"


def is_ready_to_pay(at_desk: PaymentDesk) -> bool:
    return isinstance(at_desk.view.tender.state, FillScreen) and at_desk.fill.can_pay


def choose_card(counter: Counter) -> PaymentDesk:
    at_desk = counter.at_desk
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_CARD)
    at_desk.view.tender.fill.holder_box.click()
    return at_desk


def test_a_scanned_case_is_paid_in_cash_and_the_slip_comes_out(
    make_counter: MakeCounter, cases: dict[str, CaseId]
) -> None:
    counter = make_counter()
    at_desk = counter.at_desk

    at_desk.open_case(TAX)
    at_desk.type_amount(3_000)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    assert at_desk.paid.change_twd == 650

    at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")
    at_desk.wait(lambda: counter.printer.drawer_kicks == 1 and len(counter.printer.slips) == 1)
    assert not at_desk.case(cases["tax"]).is_open

    at_desk.pay()
    at_desk.wait_for(FillScreen)
    assert at_desk.work.is_empty


@pytest.mark.parametrize("protocol", ["nccc400", "ecpay600"])
def test_a_card_is_charged_once_and_the_slip_comes_out(
    make_counter: MakeCounter, protocol: str
) -> None:
    counter = make_counter(protocol=protocol)
    at_desk = choose_card(counter)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")

    assert counter.charged == [2_350]
    assert at_desk.receipt_numbers() == ["R11401000001"]
    assert counter.printer.drawer_kicks == 0


def test_a_phone_pays_on_the_same_terminal(make_counter: MakeCounter) -> None:
    counter = make_counter()
    at_desk = choose_card(counter)
    at_desk.view.kind_requested.emit("mobile_pay")

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == [2_350]
    assert "行動支付 2,350" in at_desk.paid.note


def test_a_declined_card_and_then_cash(make_counter: MakeCounter) -> None:
    counter = make_counter(Fault(FaultKind.DECLINED))
    at_desk = choose_card(counter)
    at_desk.pay()
    at_desk.wait_for(EndScreen)
    assert "沒有扣款" in at_desk.ended.message.money

    at_desk.press(Action.PAY_CASH)
    at_desk.wait(lambda: is_ready_to_pay(at_desk))
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == []
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_a_lost_answer_is_found_by_a_query(make_counter: MakeCounter) -> None:
    counter = make_counter(Fault(FaultKind.ANSWER_LOST))
    at_desk = choose_card(counter)
    at_desk.pay()
    at_desk.wait_for(LadderScreen)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == [2_350]
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_a_terminal_that_cannot_be_asked_leaves_the_slip_to_decide(
    make_counter: MakeCounter,
) -> None:
    counter = make_counter(Fault(FaultKind.ANSWER_LOST), protocol="ecpay600")
    at_desk = choose_card(counter)
    at_desk.add_person(Role.CLERK, "clerk")
    at_desk.add_person(Role.SUPERVISOR, "chen")
    at_desk.pay()
    at_desk.wait_for(LadderScreen)

    at_desk.pay()
    at_desk.wait(lambda: not at_desk.ladder.can_query)
    panel = at_desk.view.tender.ladder
    panel.charged_button.click()
    panel.slip_edit.setText("000123")
    panel.approval_edit.setText("765432")
    panel.second.login_edit.setText("chen")
    panel.second.password_edit.setText(PASSWORD)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == [2_350]
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_an_e_ticket_shows_its_balances_on_the_receipt(make_counter: MakeCounter) -> None:
    counter = make_counter()
    at_desk = counter.at_desk
    at_desk.open_case(FUEL)
    at_desk.press(Action.PAY_ETICKET)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == [1_200]
    assert at_desk.work.payment is not None
    [tender] = at_desk.work.payment.tenders
    before_twd, after_twd = tender.balance_before_twd, tender.balance_after_twd
    assert before_twd is not None
    assert after_twd is not None
    assert before_twd - after_twd == 1_200


def test_a_card_and_cash_are_one_receipt(make_counter: MakeCounter) -> None:
    counter = make_counter()
    at_desk = choose_card(counter)
    at_desk.type_amount(2_000)
    at_desk.pay()
    at_desk.wait(
        lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.work.is_split
    )

    at_desk.press(Action.PAY_CASH)
    at_desk.type_amount(500)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == [2_000]
    assert at_desk.paid.change_twd == 150
    assert at_desk.receipt_numbers() == ["R11401000001"]
    at_desk.wait(lambda: counter.printer.drawer_kicks == 1)


def test_a_cheque_pays_and_prints(make_counter: MakeCounter) -> None:
    counter = make_counter()
    at_desk = counter.at_desk
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_PAPER)
    fill = at_desk.view.tender.fill
    fill.issuer_edit.setText("範例銀行")
    fill.number_edit.setText("AB1234567")
    fill.date_edit.setText("1141120")

    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")

    assert counter.printer.drawer_kicks == 0


def test_a_printer_without_paper_holds_nobody_up(make_counter: MakeCounter) -> None:
    counter = make_counter(printer_faults=(PrinterFault.PAPER_OUT,))
    at_desk = counter.at_desk
    at_desk.open_case(TAX)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    at_desk.wait(lambda: at_desk.paid.trouble is not None)

    at_desk.pay()
    at_desk.wait_for(FillScreen)
    at_desk.open_case("114年健保執字第10號")
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert at_desk.receipt_numbers() == ["R11401000001", "R11401000002"]


def test_a_case_is_found_by_name_with_the_keyboard_alone(make_counter: MakeCounter) -> None:
    counter = make_counter()
    at_desk = counter.at_desk
    search = at_desk.window.search
    at_desk.press(Action.SEARCH)
    search.setText("小華")
    search.textEdited.emit("小華")
    at_desk.wait(lambda: len(at_desk.presenter.picking.hits) == 1)
    search.returnPressed.emit()
    at_desk.wait(lambda: at_desk.work.total_twd == 500)

    assert at_desk.view.tender.fill.amount.hasFocus()
    at_desk.pay()
    at_desk.wait_for(PaidScreen)


@pytest.mark.parametrize("fault", ["retry", "retry_debited", "reader_retry"])
def test_an_e_ticket_that_was_taken_away_too_early_is_laid_on_again(
    make_counter: MakeCounter, fault: str
) -> None:
    counter = make_counter(reader_faults=(fault,))
    at_desk = counter.at_desk
    at_desk.open_case(FUEL)
    at_desk.press(Action.PAY_ETICKET)
    at_desk.pay()
    at_desk.wait_for(EndScreen)
    assert "同一張卡片" in at_desk.ended.message.now

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert counter.charged == [1_200]
    assert at_desk.receipt_numbers() == ["R11401000001"]
