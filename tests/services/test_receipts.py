from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from counter_app.devices.profiles import shipped_profile
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.simulator import PrinterFault
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct, ReasonMissing
from counter_app.domain.money import Twd
from counter_app.domain.paper_codes import receipt_facts
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState, PrintStepRefused
from counter_app.domain.receipts import Receipt, ReceiptNumber, UnknownReceipt
from counter_app.domain.staff import ApprovalRefused, Role
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.desk import Desk
from counter_app.services.paper_codes import check_paper
from counter_app.services.payments import settle_at_hand
from counter_app.services.pickups import hand_over_pickup
from counter_app.services.receipts import (
    answer_paper,
    kick_drawer,
    mark_interrupted_jobs,
    newest_receipts,
    print_on_office_printer,
    print_slip,
    queue_reprint,
    reprints_of,
    save_receipt_pdf,
    unanswered_papers,
    waiting_jobs,
)
from counter_app.services.reversals import begin_void
from factories import make_actor, make_desk, make_draft, make_fee, open_shift
from handed_pickups import arrive, make_entry
from paper_readers import poppler_text, rendered, zxing_codes
from plugged_printers import Plugged

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
PRINTER_FILE = shipped_profile("printers", "epson80")
NUMBER = ReceiptNumber("R11401000001")


@pytest.fixture
def desk(engine: Engine) -> Desk:
    desk = make_desk(engine, receipt_forms=("slip", "a4"))
    open_shift(desk)
    return desk


@pytest.fixture
def receipt(desk: Desk) -> Receipt:
    settlement = settle_at_hand(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),)),
        (CashLaidDown(tendered_twd=Twd(10)),),
        agreed_twd=Twd(6),
    )
    assert settlement.receipt is not None
    return settlement.receipt


def job_of(desk: Desk, form: str) -> PrintJob:
    return next(job for job in waiting_jobs(desk, CLERK) if job.form == form)


def state_of(desk: Desk, job: PrintJob) -> PrintState:
    with desk.open_unit() as unit:
        found = unit.print_jobs.get(job.job_id)
    assert found is not None
    return found.state


def test_a_receipt_is_found_as_it_was_committed(desk: Desk, receipt: Receipt) -> None:
    assert newest_receipts(desk, CLERK) == [receipt]
    with desk.open_unit() as unit:
        assert unit.receipts.get(receipt.number) == receipt
        assert unit.receipts.get(ReceiptNumber("R11401000099")) is None


def test_a_slip_is_printed_once(desk: Desk, receipt: Receipt, plugged: Plugged) -> None:
    printer, simulator = plugged.printer()
    job = job_of(desk, "slip")

    printed = print_slip(desk, CLERK, printer, job_id=job.job_id)

    assert printed.state is PrintState.PRINTED
    assert len(simulator.slips) == 1
    with pytest.raises(PrintStepRefused):
        print_slip(desk, CLERK, printer, job_id=job.job_id)
    assert len(simulator.slips) == 1


def test_without_paper_the_receipt_stands_and_the_job_waits(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    printer, simulator = plugged.printer(PrinterFault.PAPER_OUT)
    job = job_of(desk, "slip")

    waiting = print_slip(desk, CLERK, printer, job_id=job.job_id)

    assert (waiting.state, waiting.reason) == (PrintState.QUEUED, "paper_out")
    simulator.faults.clear()
    assert print_slip(desk, CLERK, printer, job_id=job.job_id).state is PrintState.PRINTED


def test_paper_that_nobody_is_sure_about_is_asked_of_the_clerk(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    printer, _simulator = plugged.printer(PrinterFault.NO_BARRIER)
    job = job_of(desk, "slip")

    unknown = print_slip(desk, CLERK, printer, job_id=job.job_id)

    assert unknown.state is PrintState.UNKNOWN
    assert answer_paper(desk, CLERK, job_id=job.job_id, is_whole=False).state is PrintState.LOST
    copy = queue_reprint(desk, CLERK, number=receipt.number, form="slip")
    assert copy.copy == 1
    with pytest.raises(PrintStepRefused):
        answer_paper(desk, CLERK, job_id=job.job_id, is_whole=True)


def test_a_whole_paper_counts_as_printed(desk: Desk, receipt: Receipt, plugged: Plugged) -> None:
    printer, _simulator = plugged.printer(PrinterFault.NO_BARRIER)
    job = job_of(desk, "slip")
    print_slip(desk, CLERK, printer, job_id=job.job_id)

    assert answer_paper(desk, CLERK, job_id=job.job_id, is_whole=True).state is PrintState.PRINTED


def test_the_first_copy_is_free_and_each_further_one_has_a_second_person(
    desk: Desk, receipt: Receipt
) -> None:
    again = partial(queue_reprint, desk, CLERK, number=NUMBER)
    assert again(form="slip").copy == 1
    for form in ("slip", "a4"):
        with pytest.raises(ApprovalMissing):
            again(form=form, reason="卡紙")
    with pytest.raises(ApprovalRefused):
        again(form="a4", approver=CLERK, reason="卡紙")
    with pytest.raises(ReasonMissing):
        again(form="a4", approver=SUPERVISOR, reason=" ")

    assert again(form="a4", approver=SUPERVISOR, reason="卡紙").copy == 2
    assert again(form="slip", approver=SUPERVISOR, reason="又卡紙").copy == 3
    assert reprints_of(desk, CLERK, NUMBER) == 3

    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="reprint_receipt")
        approvals = unit.approvals.of_subject(NUMBER)
    assert [(entry.details["copy"], entry.approver) for entry in entries] == [
        (1, ""),
        (2, "supervisor"),
        (3, "supervisor"),
    ]
    assert [(each.act, each.reason) for each in approvals] == [
        (ApprovedAct.REPRINT, "卡紙"),
        (ApprovedAct.REPRINT, "又卡紙"),
    ]
    with pytest.raises(UnknownReceipt):
        queue_reprint(desk, CLERK, number=ReceiptNumber("R11401000099"), form="slip")


def test_papers_that_nobody_is_sure_about_are_asked_at_the_next_start(
    desk: Desk, receipt: Receipt
) -> None:
    assert unanswered_papers(desk, CLERK) == []
    job = job_of(desk, "slip")
    with desk.open_unit() as unit:
        unit.print_jobs.move(job, PrintState.PRINTING)
        unit.commit()
    mark_interrupted_jobs(desk, CLERK)

    (asked,) = unanswered_papers(desk, CLERK)

    assert (asked.form, asked.state) == ("slip", PrintState.UNKNOWN)
    answer_paper(desk, CLERK, job_id=asked.job_id, is_whole=True)
    assert unanswered_papers(desk, CLERK) == []


def test_a_job_that_was_printing_when_the_program_stopped_is_unknown(
    desk: Desk, receipt: Receipt
) -> None:
    job = job_of(desk, "slip")
    with desk.open_unit() as unit:
        unit.print_jobs.move(job, PrintState.PRINTING)
        unit.commit()

    interrupted = mark_interrupted_jobs(desk, CLERK)

    assert [(found.form, found.state) for found in interrupted] == [("slip", PrintState.UNKNOWN)]
    assert mark_interrupted_jobs(desk, CLERK) == []
    assert state_of(desk, job_of(desk, "a4")) is PrintState.QUEUED


def test_a_slip_that_cannot_be_drawn_has_not_begun(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    printer, simulator = plugged.printer()
    printer._profile = replace(printer.profile, width_mm=1)
    job = job_of(desk, "slip")

    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever drawing says
        print_slip(desk, CLERK, printer, job_id=job.job_id)

    assert state_of(desk, job) is PrintState.QUEUED
    assert simulator.slips == ()


def test_a_pdf_is_saved_under_the_number(desk: Desk, receipt: Receipt, tmp_path: Path) -> None:
    job = job_of(desk, "a4")

    path = save_receipt_pdf(desk, CLERK, job_id=job.job_id, folder=tmp_path / "papers")

    assert path.name == "R11401000001.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert state_of(desk, job) is PrintState.SAVED
    with pytest.raises(PrintStepRefused):
        save_receipt_pdf(desk, CLERK, job_id=job.job_id, folder=tmp_path)


def test_whoever_scans_the_code_of_a_receipt_learns_what_it_must_say(
    desk: Desk, receipt: Receipt, tmp_path: Path
) -> None:
    job = job_of(desk, "a4")
    path = save_receipt_pdf(desk, CLERK, job_id=job.job_id, folder=tmp_path)
    (code,) = zxing_codes(rendered(path.read_bytes(), dpi=203)) - {receipt.number}
    assert check_paper(desk, CLERK, code).facts == receipt_facts(receipt)


def test_a_pdf_that_cannot_be_written_still_waits(
    desk: Desk, receipt: Receipt, tmp_path: Path
) -> None:
    job = job_of(desk, "a4")
    (tmp_path / "papers").write_text("a file stands in the way", encoding="ascii")

    with pytest.raises(OSError, match="papers"):
        save_receipt_pdf(desk, CLERK, job_id=job.job_id, folder=tmp_path / "papers")

    assert state_of(desk, job) is PrintState.QUEUED


def test_a_copy_has_a_file_of_its_own(desk: Desk, receipt: Receipt, tmp_path: Path) -> None:
    copy = queue_reprint(desk, CLERK, number=NUMBER, form="a4")

    assert (
        save_receipt_pdf(desk, CLERK, job_id=copy.job_id, folder=tmp_path).name
        == "R11401000001-copy1.pdf"
    )


@pytest.mark.parametrize(
    ("handed_over", "state"), [(True, PrintState.PRINTED), (False, PrintState.QUEUED)]
)
def test_the_office_printer_took_the_page_or_did_not(
    desk: Desk, receipt: Receipt, *, handed_over: bool, state: PrintState
) -> None:
    job = job_of(desk, "a4")

    given: list[bytes] = []

    def give(pdf: bytes) -> bool:
        given.append(pdf)
        return handed_over

    moved = print_on_office_printer(desk, CLERK, job_id=job.job_id, give=give)

    assert moved.state is state
    assert given[0].startswith(b"%PDF")


def test_an_unknown_job_is_refused(desk: Desk, plugged: Plugged, tmp_path: Path) -> None:
    nothing = PrintJobId("nothing")
    printer, _simulator = plugged.printer()
    with pytest.raises(UnknownReceipt):
        print_slip(desk, CLERK, printer, job_id=nothing)
    with pytest.raises(UnknownReceipt):
        save_receipt_pdf(desk, CLERK, job_id=nothing, folder=tmp_path)
    with pytest.raises(UnknownReceipt):
        print_on_office_printer(desk, CLERK, job_id=nothing, give=lambda _pdf: True)
    with pytest.raises(UnknownReceipt):
        answer_paper(desk, CLERK, job_id=nothing, is_whole=True)


def test_the_drawer_opens_once_for_the_cash_of_a_receipt(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    printer, simulator = plugged.printer()

    assert kick_drawer(desk, CLERK, printer, number=receipt.number)
    printer.status()  # the kick has been obeyed once this is answered

    assert simulator.drawer_kicks == 1
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="open_drawer")
    assert (entry.subject, entry.details["sent"]) == (receipt.number, True)
    with pytest.raises(ApprovalMissing):
        kick_drawer(desk, CLERK, printer, number=receipt.number)


def test_the_drawer_opens_again_for_what_goes_back(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    printer, simulator = plugged.printer()
    kick_drawer(desk, CLERK, printer, number=receipt.number)
    begin_void(desk, CLERK, SUPERVISOR, number=receipt.number, reason="開錯", has_paper=True)

    assert kick_drawer(desk, CLERK, printer, number=receipt.number)
    printer.status()

    assert simulator.drawer_kicks == 2
    with pytest.raises(ApprovalMissing):
        kick_drawer(desk, CLERK, printer, number=receipt.number)


def test_the_drawer_opens_once_for_the_money_of_a_pickup(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    assert receipt.desk_no == desk.desk_no  # its shift is open
    printer, simulator = plugged.printer()
    pickup = arrive(desk, "money")
    kick = partial(kick_drawer, desk, CLERK, printer, number=pickup.number)
    with pytest.raises(ApprovalMissing):
        kick()
    hand_over_pickup(desk, CLERK, make_entry(pickup), approver=SUPERVISOR)

    assert kick()
    printer.status()

    assert simulator.drawer_kicks == 1
    with pytest.raises(ApprovalMissing):
        kick()


def test_a_drawer_that_did_not_open_is_not_counted(
    desk: Desk, receipt: Receipt, plugged: Plugged
) -> None:
    profile = read_printer_profile(PRINTER_FILE)
    nowhere = ReceiptPrinter(wire_opener("file:/nowhere/at/all", profile.line), profile)
    assert not kick_drawer(desk, CLERK, nowhere, number=receipt.number)
    printer, _simulator = plugged.printer()

    assert kick_drawer(desk, CLERK, printer, number=receipt.number)


@pytest.mark.parametrize("number", [None, ReceiptNumber("R11401000099")])
def test_without_a_sale_the_drawer_opens_before_a_second_person(
    desk: Desk, receipt: Receipt, plugged: Plugged, number: ReceiptNumber | None
) -> None:
    printer, simulator = plugged.printer()
    kick = partial(kick_drawer, desk, CLERK, printer, number=number)
    with pytest.raises(ApprovalMissing):
        kick(reason="換零錢")
    with pytest.raises(ApprovalRefused):
        kick(reason="換零錢", approver=CLERK)
    with pytest.raises(ReasonMissing):
        kick(reason="", approver=SUPERVISOR)
    printer.status()
    assert simulator.drawer_kicks == 0

    assert kick(reason="換零錢", approver=SUPERVISOR)
    printer.status()

    assert simulator.drawer_kicks == 1
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="open_drawer")
        (approval,) = unit.approvals.of_subject(entry.subject)
    assert (entry.approver, entry.details["reason"]) == ("supervisor", "換零錢")
    assert (approval.act, approval.actor) == (ApprovedAct.OPEN_DRAWER, "clerk")


def test_a_paper_of_a_voided_receipt_says_so(desk: Desk, receipt: Receipt, tmp_path: Path) -> None:
    # The original was still waiting when the receipt was voided: it is no proof of payment.
    begin_void(desk, CLERK, SUPERVISOR, number=receipt.number, reason="開錯", has_paper=True)

    path = save_receipt_pdf(
        desk, CLERK, job_id=job_of(desk, "a4").job_id, folder=tmp_path / "papers"
    )

    assert "作廢" in poppler_text(path.read_bytes(), tmp_path)
