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
from counter_app.domain.errors import Refusal
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState, check_print_step
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk


@dataclass(eq=False, kw_only=True)
class UnknownReceipt(Refusal):
    """No receipt carries this number."""

    number: str


def find_receipt(desk: Desk, actor: Actor, number: ReceiptNumber) -> Receipt:
    """Return a receipt exactly as it was committed.

    Raises:
        UnknownReceipt: There is none.
    """
    check_permitted(actor, Act.READ_RECEIPTS)
    with desk.open_unit() as unit:
        receipt = unit.receipts.get(number)
    if receipt is None:
        raise UnknownReceipt(number=number)
    return receipt


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
    job, receipt = _look_at(desk, job_id)
    profile = printer.profile
    # Before the job counts as printing: a slip that cannot be drawn has not begun.
    raster = slip_raster(
        slip_pdf(receipt, width_mm=profile.width_mm, copy=job.copy),
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
    from counter_app.documents.receipt import receipt_pdf  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.PRINT_RECEIPT)
    job, receipt = _look_at(desk, job_id)
    check_print_step(job.state, PrintState.SAVED)
    suffix = f"-copy{job.copy}" if job.copy else ""
    path = folder / f"{receipt.number}{suffix}.pdf"
    save_paper(path, receipt_pdf(receipt, copy=job.copy))
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
    from counter_app.documents.receipt import receipt_pdf  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.PRINT_RECEIPT)
    job, receipt = _look_at(desk, job_id)
    page = receipt_pdf(receipt, copy=job.copy)
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


def queue_reprint(desk: Desk, actor: Actor, *, number: ReceiptNumber, form: str) -> PrintJob:
    """Queue a marked and counted reprint (補印 n) of a receipt.

    Raises:
        UnknownReceipt: There is none.
    """
    check_permitted(actor, Act.PRINT_RECEIPT)
    now = desk.clock()
    with desk.open_unit() as unit:
        if unit.receipts.get(number) is None:
            raise UnknownReceipt(number=number)
        job = PrintJob(
            job_id=PrintJobId(desk.new_id()),
            receipt_number=number,
            form=form,
            copy=max(1, unit.print_jobs.next_copy(number, form)),
            state=PrintState.QUEUED,
            queued_at=now,
        )
        unit.print_jobs.add(job, desk_no=desk.desk_no)
        unit.journal.write(
            actor,
            at=now,
            act="reprint_receipt",
            subject=number,
            details={"form": form, "copy": job.copy},
        )
        unit.commit()
    return job


def kick_drawer(desk: Desk, actor: Actor, printer: ReceiptPrinter, *, reason: str) -> bool:
    """Open the drawer and write it down; tell whether the printer took the command.

    Args:
        desk: Where.
        actor: Who.
        printer: The printer that the drawer hangs on.
        reason: A receipt number, or why it is opened without a sale.
    """
    check_permitted(actor, Act.OPEN_DRAWER)
    was_sent = printer.kick_drawer()
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="open_drawer",
            subject=reason,
            details={"sent": was_sent},
        )
        unit.commit()
    return was_sent


def _look_at(desk: Desk, job_id: PrintJobId) -> tuple[PrintJob, Receipt]:
    with desk.open_unit() as unit:
        job = unit.print_jobs.get(job_id)
        receipt = None if job is None else unit.receipts.get(job.receipt_number)
    if job is None or receipt is None:
        raise UnknownReceipt(number="")
    return job, receipt


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
