"""Cheques, slips, receipts and the drawer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.simulator import PrinterFault, PrinterSimulator
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.documents.fonts import FaceUnusable
from counter_app.domain.cases import CaseId
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.staff import Role
from counter_app.domain.tenders import TenderKind
from counter_app.services.receipts import waiting_jobs
from counter_app.store.errors import StoreBusy
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import PaidScreen
from counter_app.ui.payment.work import Method
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import RESOURCES
from payment_desk import PASSWORD, PaymentDesk, make_payment_desk
from screen_checks import visible_words

TAX = "114年綜所稅執字第27724號"
PRINTER_PROFILE = RESOURCES / "profiles" / "printers" / "epson80.toml"

MakeDesk = Callable[..., PaymentDesk]


def choose_cheque(at_desk: PaymentDesk, *, day: str = "114/11/20") -> None:
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_PAPER)
    fill = at_desk.view.tender.fill
    fill.issuer_edit.setText("範例銀行宜蘭分行")
    fill.number_edit.setText("AB1234567")
    fill.date_edit.setText(day)


def test_a_cheque_pays_a_case(at_desk: PaymentDesk) -> None:
    choose_cheque(at_desk)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    payment = at_desk.work.payment
    assert payment is not None
    [tender] = payment.tenders
    assert tender.kind is TenderKind.CHEQUE
    assert (tender.issuer_name, tender.document_number) == ("範例銀行宜蘭分行", "AB1234567")
    assert tender.document_date == date(2025, 11, 20)


@pytest.mark.parametrize("day", ["114/11/21", "113/11/19", "114/13/01", ""])
def test_a_cheque_whose_date_is_not_in_order_is_refused(at_desk: PaymentDesk, day: str) -> None:
    choose_cheque(at_desk, day=day)

    at_desk.pay()

    assert at_desk.fill.error is not None
    assert at_desk.receipt_numbers() == []


def test_a_money_order_and_cash_are_one_payment(at_desk: PaymentDesk) -> None:
    choose_cheque(at_desk)
    at_desk.view.kind_requested.emit(TenderKind.MONEY_ORDER.value)
    at_desk.type_amount(2_000)
    at_desk.pay()
    assert [line.words for line in at_desk.fill.lines] == ["郵政匯票 AB1234567"]

    at_desk.press(Action.PAY_CASH)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert "郵政匯票 2,000" in at_desk.paid.note
    assert "現金 350" in at_desk.paid.note


def fill_slip(at_desk: PaymentDesk, *, login: str = "chen", password: str = PASSWORD) -> None:
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_BY_HAND)
    fill = at_desk.view.tender.fill
    if not at_desk.fill.holder_in_person:
        fill.holder_box.click()
    fill.slip_edit.setText("000123")
    fill.approval_edit.setText("765432")
    fill.second.login_edit.setText(login)
    fill.second.password_edit.setText(password)


def test_a_card_by_hand_needs_a_second_person_beside_the_clerk(at_desk: PaymentDesk) -> None:
    at_desk.add_person(Role.CLERK, "clerk")
    at_desk.add_person(Role.SUPERVISOR, "chen")
    fill_slip(at_desk)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert at_desk.work.payment is not None
    [tender] = at_desk.work.payment.tenders
    assert tender.by_hand
    assert tender.approver == "chen"
    assert at_desk.view.tender.fill.second.password_edit.text() == ""


@pytest.mark.parametrize("login", ["clerk", "nobody", ""])
def test_a_card_by_hand_without_one_is_refused(at_desk: PaymentDesk, login: str) -> None:
    at_desk.add_person(Role.CLERK, "clerk")
    fill_slip(at_desk, login=login)

    at_desk.pay()
    at_desk.wait(lambda: at_desk.fill.error is not None)

    assert at_desk.receipt_numbers() == []
    assert at_desk.work.method is Method.BY_HAND


@pytest.fixture
def with_printer(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> MakeDesk:
    def make(simulator: PrinterSimulator) -> PaymentDesk:
        profile = read_printer_profile(PRINTER_PROFILE)
        printer = ReceiptPrinter(wire_opener(simulator.address, profile.line), profile)
        return make_payment_desk(qtbot, theme, engine, tmp_path, printer=printer)

    return make


def pay_in_cash(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.type_amount(3_000)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)


def test_the_slip_comes_out_and_the_drawer_opens_for_cash(
    with_printer: MakeDesk, tmp_path: Path
) -> None:
    with PrinterSimulator(tmp_path / "slips") as simulator:
        at_desk = with_printer(simulator)
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")

        assert at_desk.paid.foot.startswith("錢箱已打開")
        assert at_desk.paid.trouble is None
        at_desk.wait(lambda: simulator.drawer_kicks == 1 and len(simulator.slips) == 1)
    assert waiting_jobs(at_desk.desk, at_desk.actor) == []


def test_a_printer_without_paper_says_that_the_money_is_safe_and_prints_later(
    with_printer: MakeDesk, tmp_path: Path
) -> None:
    with PrinterSimulator(tmp_path / "slips", faults=[PrinterFault.PAPER_OUT]) as simulator:
        at_desk = with_printer(simulator)
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.trouble is not None)

        trouble = at_desk.paid.trouble
        assert trouble is not None
        assert trouble.what == "收據沒有印出來：印表機缺紙"
        assert trouble.money == "款項已入帳，不需要重新收款。"
        assert [action.words for action in at_desk.paid.actions][:2] == ["重印", "存 PDF"]

        simulator.faults.clear()
        at_desk.view.tender.paid.acted.emit("print_again")
        at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")
        at_desk.wait(lambda: len(simulator.slips) == 1)


def test_a_paper_nobody_is_sure_about_is_asked_for_and_replaced_by_a_marked_copy(
    with_printer: MakeDesk, tmp_path: Path
) -> None:
    with PrinterSimulator(tmp_path / "slips", faults=[PrinterFault.NO_BARRIER]) as simulator:
        at_desk = with_printer(simulator)
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.trouble is not None)
        trouble = at_desk.paid.trouble
        assert trouble is not None
        assert trouble.what == "收據完整嗎？"

        simulator.faults.clear()
        at_desk.view.tender.paid.acted.emit("lost")
        at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")

    with at_desk.desk.open_unit() as unit:
        jobs = unit.print_jobs.of_receipt(ReceiptNumber("R11401000001"))
        states = {job.copy: job.state for job in jobs}
    assert states == {0: PrintState.LOST, 1: PrintState.PRINTED}


def test_a_whole_paper_needs_nothing_more(with_printer: MakeDesk, tmp_path: Path) -> None:
    with PrinterSimulator(tmp_path / "slips", faults=[PrinterFault.NO_BARRIER]) as simulator:
        at_desk = with_printer(simulator)
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.trouble is not None)

        at_desk.view.tender.paid.acted.emit("whole")
        at_desk.wait(lambda: at_desk.paid.trouble is None)

    assert waiting_jobs(at_desk.desk, at_desk.actor) == []


def test_the_last_receipt_can_be_printed_again_as_a_marked_copy(
    with_printer: MakeDesk, tmp_path: Path
) -> None:
    with PrinterSimulator(tmp_path / "slips") as simulator:
        at_desk = with_printer(simulator)
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")
        at_desk.press(Action.PRIMARY)

        at_desk.press(Action.REPRINT)
        at_desk.wait(lambda: "補印第 1 次，已印出" in at_desk.words())
        at_desk.wait(lambda: len(simulator.slips) == 2)


def approve(at_desk: PaymentDesk, reason: str) -> None:
    """Let the supervisor stand beside the clerk."""
    panel = at_desk.view.receipt.approval
    panel.reason_edit.setText(reason)
    panel.second.login_edit.setText("boss")
    panel.second.password_edit.setText(PASSWORD)
    at_desk.press(Action.PRIMARY)


def test_without_a_sale_a_second_person_opens_the_drawer(
    with_printer: MakeDesk, tmp_path: Path
) -> None:
    with PrinterSimulator(tmp_path / "slips") as simulator:
        at_desk = with_printer(simulator)
        at_desk.add_person(Role.CLERK, "somebody")
        at_desk.add_person(Role.SUPERVISOR, "boss")
        at_desk.press(Action.OPEN_DRAWER)
        assert at_desk.view.receipt.approval.isVisible()
        at_desk.press(Action.BACK)
        assert not at_desk.view.receipt.approval.isVisible()
        at_desk.press(Action.OPEN_DRAWER)
        approve(at_desk, " ")
        at_desk.wait(lambda: "沒有寫原因" in visible_words(at_desk.view.receipt.approval))
        assert simulator.drawer_kicks == 0
        approve(at_desk, "換零錢")

        at_desk.wait(lambda: "原因已記入日誌" in at_desk.words())
        at_desk.wait(lambda: simulator.drawer_kicks == 1)
        assert not at_desk.view.receipt.approval.isVisible()


def test_a_second_copy_has_a_second_person(with_printer: MakeDesk, tmp_path: Path) -> None:
    with PrinterSimulator(tmp_path / "slips") as simulator:
        at_desk = with_printer(simulator)
        at_desk.add_person(Role.CLERK, "somebody")
        at_desk.add_person(Role.SUPERVISOR, "boss")
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")
        at_desk.press(Action.PRIMARY)
        at_desk.press(Action.REPRINT)
        at_desk.wait(lambda: "補印第 1 次，已印出" in at_desk.words())

        at_desk.press(Action.REPRINT)
        at_desk.wait(at_desk.view.receipt.approval.isVisible)
        assert "已經補印過" in at_desk.words()
        approve(at_desk, "民眾遺失")

        at_desk.wait(lambda: "補印第 2 次，已印出" in at_desk.words())
        at_desk.wait(lambda: len(simulator.slips) == 3)


def test_without_a_printer_the_receipt_is_saved_as_a_file(
    at_desk: PaymentDesk, tmp_path: Path
) -> None:
    at_desk.view.receipt.boxes["pdf"].click()
    at_desk.view.receipt.boxes["slip"].click()
    pay_in_cash(at_desk)

    at_desk.wait(lambda: at_desk.paid.paper == "收據已存檔：R11401000001.pdf")
    assert (tmp_path / "papers" / "R11401000001.pdf").read_bytes().startswith(b"%PDF")


def test_one_paper_always_stays_ticked(at_desk: PaymentDesk) -> None:
    at_desk.view.receipt.boxes["slip"].click()

    assert at_desk.view.receipt.boxes["slip"].isChecked()


def test_without_a_printer_a_slip_says_what_to_do(at_desk: PaymentDesk) -> None:
    pay_in_cash(at_desk)
    at_desk.wait(lambda: at_desk.paid.trouble is not None)
    trouble = at_desk.paid.trouble
    assert trouble is not None
    assert "沒有設定收據印表機" in trouble.what

    at_desk.view.tender.paid.acted.emit("save_pdf")
    at_desk.wait(lambda: at_desk.paid.paper.startswith("收據已存檔"))


def test_the_preview_shows_the_slip_and_then_its_number(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.wait(lambda: at_desk.view.receipt.paper._preview is not None)
    first = at_desk.view.receipt.paper._preview
    assert first is not None
    assert first.image.width() < first.image.height()

    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    at_desk.wait(lambda: at_desk.view.receipt.paper._preview is not first)


def test_a_preview_that_cannot_be_drawn_stops_no_payment(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    def fail(_receipt: object) -> object:
        raise FaceUnusable(file_name="TW-Kai", folders=())

    at_desk = make_payment_desk(
        qtbot,
        theme,
        engine,
        tmp_path,
        change=lambda ports: replace(
            ports,
            printing=replace(ports.printing, slip_image=fail),  # type: ignore[arg-type] # it raises
        ),
    )
    pay_in_cash(at_desk)

    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_a_queue_that_cannot_be_read_is_looked_at_again(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    failures = [StoreBusy()]

    def change(ports: PaymentPorts) -> PaymentPorts:
        look = ports.printing.waiting_jobs

        def sometimes() -> list[PrintJob]:
            if failures:
                raise failures.pop()
            return look()

        return replace(ports, printing=replace(ports.printing, waiting_jobs=sometimes))

    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path, change=change)
    pay_in_cash(at_desk)
    at_desk.wait(lambda: at_desk.paid.trouble is not None)
    assert [action.name for action in at_desk.paid.actions] == ["look_again"]

    at_desk.view.tender.paid.acted.emit("look_again")
    at_desk.wait(
        lambda: at_desk.paid.trouble is not None and "收據印表機" in at_desk.paid.trouble.what
    )


def test_the_office_printer_takes_a_receipt_where_there_is_one(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    given: list[str] = []

    def change(ports: PaymentPorts) -> PaymentPorts:
        def give(job_id: PrintJobId) -> PrintJob:
            job = next(job for job in ports.printing.waiting_jobs() if job.job_id == job_id)
            given.append(job.form)
            return replace(job, state=PrintState.PRINTED)

        return replace(ports, printing=replace(ports.printing, print_office=give))

    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path, change=change)
    boxes = at_desk.view.receipt.boxes
    boxes["pdf"].click()
    boxes["office"].click()
    assert [boxes[name].isChecked() for name in ("slip", "pdf", "office")] == [True, False, True]
    boxes["slip"].click()

    pay_in_cash(at_desk)
    at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")

    assert given == ["a4"]


def test_a_desk_without_a_drawer_says_so(at_desk: PaymentDesk) -> None:
    at_desk.press(Action.OPEN_DRAWER)

    assert "沒有設定錢箱" in at_desk.words()


def test_a_reprint_without_paper_says_what_to_do(with_printer: MakeDesk, tmp_path: Path) -> None:
    with PrinterSimulator(tmp_path / "slips") as simulator:
        at_desk = with_printer(simulator)
        pay_in_cash(at_desk)
        at_desk.wait(lambda: at_desk.paid.paper == "收據已印出")
        at_desk.press(Action.PRIMARY)
        simulator.faults.add(PrinterFault.PAPER_OUT)

        at_desk.press(Action.REPRINT)
        at_desk.wait(lambda: "印表機缺紙" in at_desk.words())
