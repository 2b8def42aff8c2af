"""Print receipts: a queue beside the payments, never part of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from counter_app.devices.receipt_printer.printer import (
    NotStarted,
    PaperUnknown,
    Printed,
    ReceiptPrinter,
)
from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.paper_codes import receipt_facts
from counter_app.domain.pickups import PickupNumber
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState, check_print_step
from counter_app.domain.receipts import Receipt, ReceiptNumber, UnknownReceipt
from counter_app.domain.reversals import AlreadyReversed, ReversalKind, ReversalState
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.tenders import TenderKind
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.paper_codes import code_signer
from counter_app.store.unit_of_work import UnitOfWork


def newest_receipts(desk: Desk, actor: Actor, *, limit: int = 1) -> list[Receipt]:
    """Return this desk's newest receipts, newest first."""
    check_permitted(actor, Act.READ_RECEIPTS)
    with desk.open_unit() as unit:
        return unit.receipts.newest(desk.desk_no, limit=limit)


def waiting_jobs(desk: Desk, actor: Actor) -> list[PrintJob]:
    """Return what this desk has still to print, or to ask the clerk about."""
    check_permitted(actor, Act.PRINT_RECEIPT)
    with desk.open_unit() as unit:
        return unit.print_jobs.waiting(desk.desk_no)


def mark_interrupted_jobs(desk: Desk, actor: Actor) -> list[PrintJob]:
    """Turn jobs that were printing when the program stopped into unknown ones.

    Nobody knows whether their paper came out, so the clerk is asked; run at every start.
    """
    check_permitted(actor, Act.PRINT_RECEIPT)
    return [
        _move(desk, actor, job, PrintState.UNKNOWN, reason="interrupted")
        for job in waiting_jobs(desk, actor)
        if job.state is PrintState.PRINTING
    ]


def print_slip(
    desk: Desk,
    actor: Actor,
    printer: ReceiptPrinter,
    *,
    job_id: PrintJobId,
) -> PrintJob:
    """Print one queued slip on the thermal printer, as wide as its paper.

    Returns:
        The job as it stands: PRINTED, QUEUED with the printer's reason, or UNKNOWN.

    Raises:
        PrintStepRefused: The job is not waiting; it is never printed twice as an original.
    """
    from counter_app.documents.pixels import slip_raster  # noqa: PLC0415 - heavy
    from counter_app.documents.slip import slip_pdf  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.PRINT_RECEIPT)
    job, paper = _look_at(desk, job_id)
    profile = printer.profile
    # Before the job counts as printing: a slip that cannot be drawn has not begun.
    raster = slip_raster(
        slip_pdf(
            paper.receipt,
            width_mm=profile.width_mm,
            copy=job.copy,
            fate=paper.fate,
            code=paper.code,
        ),
        width_dots=profile.width_dots,
    )
    job = _start(desk, job_id)
    outcome = printer.print(raster)
    match outcome:
        case Printed():
            return _move(desk, actor, job, PrintState.PRINTED)
        case NotStarted():
            return _move(desk, actor, job, PrintState.QUEUED, reason=outcome.status.value)
        case PaperUnknown():
            return _move(desk, actor, job, PrintState.UNKNOWN, reason="paper_unknown")
        case _:
            assert_never(outcome)


def save_receipt_pdf(desk: Desk, actor: Actor, *, job_id: PrintJobId, folder: Path) -> Path:
    """Write one queued A4 receipt as a PDF file; whole or absent.

    After an interruption it is written again: same receipt, same bytes, same file.

    Returns:
        The file, named with the receipt's number.

    Raises:
        PrintStepRefused: The job is not waiting.
        OSError: The file could not be written; the job still waits.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.PRINT_RECEIPT)
    job, paper = _look_at(desk, job_id)
    check_print_step(job.state, PrintState.SAVED)
    suffix = f"-copy{job.copy}" if job.copy else ""
    path = folder / f"{paper.receipt.number}{suffix}.pdf"
    save_paper(path, _draw_page(job, paper))
    _move(desk, actor, job, PrintState.SAVED)
    return path


def print_on_office_printer(
    desk: Desk, actor: Actor, *, job_id: PrintJobId, give: Callable[[bytes], bool]
) -> PrintJob:
    """Give one queued A4 receipt to the office printer.

    Args:
        desk: Where.
        actor: Who.
        job_id: Which job.
        give: Takes the PDF and tells whether the printer's queue took it; the window has it,
            because Qt prints.

    Returns:
        The job: PRINTED once the queue has it, else QUEUED again.
    """
    check_permitted(actor, Act.PRINT_RECEIPT)
    job, paper = _look_at(desk, job_id)
    page = _draw_page(job, paper)
    job = _start(desk, job_id)
    if give(page):
        return _move(desk, actor, job, PrintState.PRINTED)
    return _move(desk, actor, job, PrintState.QUEUED, reason="offline")


def answer_paper(desk: Desk, actor: Actor, *, job_id: PrintJobId, is_whole: bool) -> PrintJob:
    """Write down what the clerk saw of a paper nobody was sure about.

    A lost paper is replaced by `queue_reprint`, never by a second original.
    """
    check_permitted(actor, Act.PRINT_RECEIPT)
    with desk.open_unit() as unit:
        job = unit.print_jobs.get(job_id)
    if job is None:
        raise UnknownReceipt(number="")
    return _move(desk, actor, job, PrintState.PRINTED if is_whole else PrintState.LOST)


def unanswered_papers(desk: Desk, actor: Actor) -> list[PrintJob]:
    """Return the papers of this desk that nobody is sure about, oldest first.

    Asked at every start, before anything new is printed; answered with `answer_paper`.
    """
    return [job for job in waiting_jobs(desk, actor) if job.state is PrintState.UNKNOWN]


def reprints_of(desk: Desk, actor: Actor, number: ReceiptNumber) -> int:
    """Return how many marked copies of a receipt were queued, on whatever paper."""
    check_permitted(actor, Act.READ_RECEIPTS)
    with desk.open_unit() as unit:
        return unit.print_jobs.copies(number)


def queue_reprint(
    desk: Desk,
    actor: Actor,
    *,
    number: ReceiptNumber,
    form: str,
    approver: Actor | None = None,
    reason: str = "",
) -> PrintJob:
    """Queue a marked and counted reprint (補印 n) of a receipt.

    The first copy is the clerk's own decision; each further one needs a second person.  Slips
    and A4 pages are counted together: it is the receipt that is copied.

    Args:
        desk: Where.
        actor: Who.
        number: Of the receipt.
        form: ``slip`` or ``a4``.
        approver: The second person, needed beyond the first copy.
        reason: In words, likewise.

    Raises:
        UnknownReceipt: There is none.
        AlreadyReversed: It is void or refunded; a copy would say that it was paid.
        ApprovalMissing, ApprovalRefused, ReasonMissing: It is not the first copy.
    """
    check_permitted(actor, Act.PRINT_RECEIPT)
    now = desk.clock()
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        if unit.receipts.get(number) is None:
            raise UnknownReceipt(number=number)
        _check_valid(unit, number)
        copies = unit.print_jobs.copies(number)
        second = None
        if copies:
            second = write_approval(
                unit,
                desk,
                actor,
                approver,
                act=ApprovedAct.REPRINT,
                subject=number,
                reason=reason,
            )
        job = PrintJob(
            job_id=PrintJobId(desk.new_id()),
            receipt_number=number,
            form=form,
            copy=copies + 1,
            state=PrintState.QUEUED,
            queued_at=now,
        )
        unit.print_jobs.add(job, desk_no=desk.desk_no)
        unit.journal.write(
            actor,
            at=now,
            act="reprint_receipt",
            subject=number,
            approver=second.login if second else "",
            details={"form": form, "copy": job.copy, "reason": reason.strip()},
        )
        unit.commit()
    return job


def _check_valid(unit: UnitOfWork, number: ReceiptNumber) -> None:
    if any(
        known.state is ReversalState.DONE and not known.line_number
        for known in unit.reversals.of_receipt(number)
    ):
        raise AlreadyReversed(receipt_number=number)


def kick_drawer(
    desk: Desk,
    actor: Actor,
    printer: ReceiptPrinter,
    *,
    number: ReceiptNumber | PickupNumber | None = None,
    approver: Actor | None = None,
    reason: str = "",
) -> bool:
    """Open the drawer and write it down; tell whether the printer took the command.

    For cash of a receipt that comes in or goes back, and for money of a pickup, it opens once by
    itself; otherwise a second person stands by.

    Args:
        desk: Where.
        actor: Who.
        printer: The printer that the drawer hangs on.
        number: Of the receipt or of the pickup whose cash it is; None without either.
        approver: The second person, where the drawer does not open by itself.
        reason: In words, likewise.

    Raises:
        ApprovalMissing, ApprovalRefused, ReasonMissing: It does not open by itself.
    """
    check_permitted(actor, Act.OPEN_DRAWER)
    subject = number or f"desk {desk.desk_no}"
    second = None
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        if number is None or not _opens_by_itself(unit, desk, number):
            second = write_approval(
                unit,
                desk,
                actor,
                approver,
                act=ApprovedAct.OPEN_DRAWER,
                subject=subject,
                reason=reason,
            )
            unit.commit()
    was_sent = printer.kick_drawer()
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="open_drawer",
            subject=subject,
            approver=second.login if second else "",
            details={"sent": was_sent, "reason": reason.strip()},
        )
        unit.commit()
    return was_sent


def _opens_by_itself(unit: UnitOfWork, desk: Desk, number: ReceiptNumber | PickupNumber) -> bool:
    """Tell whether cash of a receipt or pickup moved for which the drawer has not opened yet."""
    receipt = unit.receipts.get(ReceiptNumber(number))
    sold = receipt is not None and receipt.desk_no == desk.desk_no
    has_cash = receipt is not None and any(
        tender.kind is TenderKind.CASH for tender in receipt.tenders
    )
    moved = int(sold and has_cash) + unit.drawer.entry_count(number, desk_no=desk.desk_no)
    entries = unit.journal.entries(act="open_drawer", subject=number)
    opened = [
        entry
        for entry in entries
        if entry.details["sent"] and not entry.approver and entry.desk_no == desk.desk_no
    ]
    return len(opened) < moved


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """What a paper is drawn from.

    Attributes:
        fate: How the receipt was taken back; None while it stands.
        code: Text of its signed code.
    """

    receipt: Receipt
    fate: ReversalKind | None
    code: str


def _look_at(desk: Desk, job_id: PrintJobId) -> tuple[PrintJob, _Paper]:
    """Return a job and what its paper is drawn from."""
    with desk.open_unit() as unit:
        job = unit.print_jobs.get(job_id)
        receipt = None if job is None else unit.receipts.get(job.receipt_number)
        if job is None or receipt is None:
            raise UnknownReceipt(number="")
        fate = unit.reversals.fate_of(receipt.number)
        code = code_signer(unit, desk)(receipt_facts(receipt))
        return job, _Paper(receipt=receipt, fate=fate, code=code)


def _draw_page(job: PrintJob, paper: _Paper) -> bytes:
    from counter_app.documents.receipt import receipt_pdf  # noqa: PLC0415 - heavy

    return receipt_pdf(paper.receipt, copy=job.copy, fate=paper.fate, code=paper.code)


def _start(desk: Desk, job_id: PrintJobId) -> PrintJob:
    with desk.open_unit() as unit:
        job = unit.print_jobs.get(job_id)
        if job is None:
            raise UnknownReceipt(number="")
        job = unit.print_jobs.move(job, PrintState.PRINTING)
        unit.commit()
    return job


def _move(
    desk: Desk, actor: Actor, job: PrintJob, state: PrintState, *, reason: str = ""
) -> PrintJob:
    with desk.open_unit() as unit:
        moved = unit.print_jobs.move(job, state, reason=reason)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="print_receipt",
            subject=job.receipt_number,
            details={
                "job": job.job_id,
                "form": job.form,
                "copy": job.copy,
                "state": state.value,
                "reason": reason,
            },
        )
        unit.commit()
    return moved
