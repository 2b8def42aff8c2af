"""Reports and papers: what was taken, under which numbers, and to whom it is paid in.

Screen, X, Z, register and remittance are composed here from one set of figures
(`store.takings`); a closed shift shows what was signed, not what would be added up today.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, assert_never

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.closing import CloseStep, StepMissing, UnknownShift
from counter_app.domain.drawer import CountPurpose, DrawerCount
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.receipts import NUMBER_LENGTH, UnknownReceipt
from counter_app.domain.reversals import ReversalId, UnknownReversal
from counter_app.domain.sheets import Workbook
from counter_app.domain.shifts import NoOpenShift, Shift, ShiftId, ShiftState
from counter_app.domain.staff import Act, Actor, NotPermitted, check_permitted
from counter_app.domain.takings import (
    PayOut,
    RegisterLine,
    RegisterReport,
    RemittanceReport,
    ShiftReport,
)
from counter_app.services.desk import Desk
from counter_app.store.report_content import report_from_json
from counter_app.store.takings import Period
from counter_app.store.unit_of_work import UnitOfWork

SEARCH_MAX: Final = 200
"""More receipts than this are looked for with more words."""

Report = ShiftReport | RegisterReport | RemittanceReport | PayOut


class PaperForm(StrEnum):
    """In which form a report leaves the program."""

    PDF = "pdf"
    ODS = "ods"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """What a report is called in the journal and as a file."""

    kind: str
    subject: str
    file_name: str


def shift_report(desk: Desk, actor: Actor, shift_id: ShiftId | None = None) -> ShiftReport:
    """Return the X report of a shift, or its Z report once it is closed.

    Args:
        desk: Where.
        actor: Who looks.
        shift_id: Which; None for the desk's open shift.

    Raises:
        NoOpenShift: The drawer is closed, and no shift was named.
        UnknownShift: No shift carries the identity.
        StepMissing: The drawer is being counted blind; its clerk sees no figures before that.
        NotPermitted: It is another desk's, and the role sees its own only.
    """
    check_permitted(actor, Act.READ_REPORTS)
    with desk.open_unit() as unit:
        shift = _shift(unit, desk, shift_id)
        _check_desk(desk, actor, shift.desk_no)
        close = unit.closing.close_of(shift.shift_id)
        if close is not None:
            signed = report_from_json(close.content)
            anchor = unit.anchors.of_close(close.desk_no, close.z_number)
            return _named(unit, replace(signed, anchor=anchor))
        is_counted = unit.closing.is_counted(shift)
        is_blind = shift.state is ShiftState.CLOSING and not is_counted
        if is_blind and not actor.may(Act.SEE_ALL_DESKS):
            raise StepMissing(step=CloseStep.COUNT)
        return report_now(unit, desk, actor, shift=shift, is_counted=is_counted)


def report_now(
    unit: UnitOfWork, desk: Desk, actor: Actor, *, shift: Shift, is_counted: bool
) -> ShiftReport:
    """Return the report of a shift that is not closed, as this transaction sees it."""
    figures = unit.takings.report_of(shift)
    report = ShiftReport(
        branch_name=desk.branch_name,
        shift=shift,
        at=desk.clock(),
        printed_by=actor.login,
        is_demo=desk.is_demo,
        z_number=None,
        payment_count=figures.payment_count,
        tenders=figures.tenders,
        machines=figures.machines,
        entries=tuple(unit.drawer.entries(shift.shift_id)),
        hand_overs=tuple(unit.drawer.hand_overs(shift.shift_id)),
        expected_cash_twd=figures.expected_cash_twd,
        count=_count(unit, shift) if is_counted else None,
        settlements=tuple(unit.closing.settlements(shift.shift_id)),
        differences=tuple(unit.closing.differences(shift.shift_id)),
        carried=tuple(unit.closing.carried(shift.shift_id)),
        ranges=figures.ranges,
        void_numbers=figures.void_numbers,
        reprint_count=figures.reprint_count,
        remittance=figures.remittance,
    )
    return _named(unit, report)


def _count(unit: UnitOfWork, shift: Shift) -> DrawerCount | None:
    counts = unit.drawer.counts(shift.shift_id)
    return next((each for each in reversed(counts) if each.purpose is CountPurpose.CLOSE), None)


def _shift(unit: UnitOfWork, desk: Desk, shift_id: ShiftId | None) -> Shift:
    if shift_id is None:
        found = unit.shifts.open_at(desk.desk_no)
        if found is None:
            raise NoOpenShift(desk_no=desk.desk_no)
        return found
    found = unit.shifts.get(shift_id)
    if found is None:
        raise UnknownShift
    return found


def register(
    desk: Desk, actor: Actor, *, from_day: date, to_day: date, desk_no: int | None = None
) -> RegisterReport:
    """Return every receipt number of some business days, both included, with its fate.

    Args:
        desk: Where.
        actor: Who looks; who may not see all desks gets this one's.
        from_day: First business day.
        to_day: Last business day.
        desk_no: Of one desk; None for all that may be seen.
    """
    check_permitted(actor, Act.READ_REPORTS)
    period = _period(desk, actor, from_day=from_day, to_day=to_day, desk_no=desk_no)
    with desk.open_unit() as unit:
        names = _names(unit)
        return RegisterReport(
            branch_name=desk.branch_name,
            from_day=from_day,
            to_day=to_day,
            desk_no=period.desk_no,
            at=desk.clock(),
            printed_by=actor.login,
            is_demo=desk.is_demo,
            lines=unit.takings.register(period),
            ranges=unit.takings.number_ranges(period),
            names=names,
        )


def remittance(
    desk: Desk, actor: Actor, *, from_day: date, to_day: date, desk_no: int | None = None
) -> RemittanceReport:
    """Return what is paid in for some business days, both included, per agency and account.

    Args:
        desk: Where.
        actor: Who looks; who may not see all desks gets this one's.
        from_day: First business day.
        to_day: Last business day.
        desk_no: Of one desk; None for all that may be seen.
    """
    check_permitted(actor, Act.READ_REPORTS)
    period = _period(desk, actor, from_day=from_day, to_day=to_day, desk_no=desk_no)
    with desk.open_unit() as unit:
        return RemittanceReport(
            branch_name=desk.branch_name,
            from_day=from_day,
            to_day=to_day,
            desk_no=period.desk_no,
            at=desk.clock(),
            printed_by=actor.display_name,
            is_demo=desk.is_demo,
            lines=unit.takings.remittance(period),
            tenders=unit.takings.tender_totals_of(period),
            given_back_twd=unit.takings.given_back(period),
        )


def search_receipts(
    desk: Desk,
    actor: Actor,
    *,
    text: str = "",
    from_day: date | None = None,
    to_day: date | None = None,
    desk_no: int | None = None,
) -> tuple[RegisterLine, ...]:
    """Return receipts that fit, newest first, at most `SEARCH_MAX`; payers masked.

    A whole receipt number is found at any desk: whoever names it has the paper in hand.

    Args:
        desk: Where.
        actor: Who looks; who may not see all desks finds this one's.
        text: Beginning or end of a receipt number, part of a payer's name, or a payer's whole
            number; empty for every receipt.
        from_day: First business day; None for the earliest.
        to_day: Last business day; None for the newest.
        desk_no: Of one desk; None for all that may be seen.
    """
    check_permitted(actor, Act.READ_RECEIPTS)
    is_number = len(text.strip()) == NUMBER_LENGTH and text.strip()[1:].isdecimal()
    period = (
        None
        if is_number
        else _period(
            desk, actor, from_day=from_day or date.min, to_day=to_day or date.max, desk_no=desk_no
        )
    )
    with desk.open_unit() as unit:
        return unit.takings.search(text, period=period, limit=SEARCH_MAX)


def pay_out(desk: Desk, actor: Actor, *, reversal_id: ReversalId, recipient: str = "") -> PayOut:
    """Return what a visitor signs for who gets money back.

    Args:
        desk: Where.
        actor: Who pays it out.
        reversal_id: Approved, or done.
        recipient: Who signs, where the books do not know yet.

    Raises:
        UnknownReversal: There is none.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    with desk.open_unit() as unit:
        reversal = unit.reversals.get(reversal_id)
        if reversal is None:
            raise UnknownReversal
        receipt = unit.receipts.get(reversal.receipt_number)
        if receipt is None:
            raise UnknownReceipt(number=reversal.receipt_number)
        return PayOut(
            branch_name=desk.branch_name,
            reversal=reversal,
            receipt=receipt,
            recipient=reversal.recipient or recipient,
            at=desk.clock(),
            printed_by=actor.display_name,
            is_demo=desk.is_demo,
            names=_names(unit),
        )


def report_pdf(report: Report) -> bytes:
    """Return a report as A4 pages."""
    from counter_app.documents.payout import payout_pdf  # noqa: PLC0415 - heavy
    from counter_app.documents.register import register_pdf  # noqa: PLC0415 - heavy
    from counter_app.documents.remittance import remittance_pdf  # noqa: PLC0415 - heavy
    from counter_app.documents.z_report import z_report_pdf  # noqa: PLC0415 - heavy

    match report:
        case ShiftReport():
            return z_report_pdf(report)
        case RegisterReport():
            return register_pdf(report)
        case RemittanceReport():
            return remittance_pdf(report)
        case PayOut():
            return payout_pdf(report)
        case _:
            assert_never(report)


def report_sheet(report: Report) -> Workbook:
    """Return a report as tables."""
    from counter_app.documents.payout import payout_sheet  # noqa: PLC0415 - heavy
    from counter_app.documents.register import register_sheet  # noqa: PLC0415 - heavy
    from counter_app.documents.remittance import remittance_sheet  # noqa: PLC0415 - heavy
    from counter_app.documents.z_report import z_report_sheet  # noqa: PLC0415 - heavy

    match report:
        case ShiftReport():
            return z_report_sheet(report)
        case RegisterReport():
            return register_sheet(report)
        case RemittanceReport():
            return remittance_sheet(report)
        case PayOut():
            return payout_sheet(report)
        case _:
            assert_never(report)


def report_paper(
    desk: Desk, actor: Actor, report: Report, *, form: PaperForm, folder: Path
) -> Path:
    """Write a report as a file, whole or absent, and say so in the journal.

    Returns:
        The file; one of the same report is replaced.

    Raises:
        PaperUnwritten: There is no room, or the folder cannot be written.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy

    named = _check_and_name(actor, report)
    path = folder / f"{named.file_name}.{form.value}"
    data = _drawn(report, form)
    try:
        save_paper(path, data)
    except OSError as error:
        raise PaperUnwritten(path=str(path), detail=error.strerror or "") from error
    _write_down(desk, actor, named, act="save_report", form=form.value)
    return path


def print_report(
    desk: Desk, actor: Actor, report: Report, *, give: Callable[[bytes], bool]
) -> bool:
    """Give a report to a printer, and say so in the journal.

    Args:
        desk: Where.
        actor: Who.
        report: What.
        give: Gets the PDF and tells whether the printer took it.

    Returns:
        What *give* told.
    """
    named = _check_and_name(actor, report)
    if not give(report_pdf(report)):
        return False
    _write_down(desk, actor, named, act="print_report", form="paper")
    return True


def _drawn(report: Report, form: PaperForm) -> bytes:
    from counter_app.exchange.sheets import workbook_to_ods  # noqa: PLC0415 - heavy

    if form is PaperForm.PDF:
        return report_pdf(report)
    return workbook_to_ods(report_sheet(report))


def _write_down(desk: Desk, actor: Actor, named: _Title, *, act: str, form: str) -> None:
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act=act,
            subject=named.subject,
            details={"report": named.kind, "form": form},
        )
        unit.commit()


def _check_and_name(actor: Actor, report: Report) -> _Title:
    if isinstance(report, PayOut):
        check_permitted(actor, Act.REVERSE_PAYMENT)
        reversal = report.reversal
        return _Title(
            kind="pay_out",
            subject=reversal.reversal_id,
            file_name=f"payout-{reversal.receipt_number}"
            + (f"-{reversal.line_number}" if reversal.line_number else ""),
        )
    check_permitted(actor, Act.READ_REPORTS)
    if isinstance(report, ShiftReport):
        shift = report.shift
        day = f"{shift.business_day:%Y%m%d}"
        if report.z_number is not None:
            name = f"Z-{shift.desk_no:02d}-{report.z_number:06d}-{day}"
            return _Title(kind="z", subject=shift.shift_id, file_name=name)
        at = report.at.astimezone(TAIPEI)
        name = f"X-{shift.desk_no:02d}-{day}-{at:%H%M%S}"
        return _Title(kind="x", subject=shift.shift_id, file_name=name)
    kind = "register" if isinstance(report, RegisterReport) else "remittance"
    days = f"{report.from_day:%Y%m%d}-{report.to_day:%Y%m%d}"
    where = "all" if report.desk_no is None else f"{report.desk_no:02d}"
    return _Title(kind=kind, subject=f"{where} {days}", file_name=f"{kind}-{where}-{days}")


def _period(
    desk: Desk, actor: Actor, *, from_day: date, to_day: date, desk_no: int | None
) -> Period:
    if desk_no is not None:
        _check_desk(desk, actor, desk_no)
    elif not actor.may(Act.SEE_ALL_DESKS):
        desk_no = desk.desk_no
    return Period(from_day=from_day, to_day=to_day, desk_no=desk_no)


def _check_desk(desk: Desk, actor: Actor, desk_no: int) -> None:
    if desk_no != desk.desk_no and not actor.may(Act.SEE_ALL_DESKS):
        raise NotPermitted(role=actor.role, act=Act.SEE_ALL_DESKS)


def _named(unit: UnitOfWork, report: ShiftReport) -> ShiftReport:
    """Return a report with the names of the people on it, and of nobody else."""
    people = {
        report.shift.clerk,
        report.shift.opened_by,
        report.printed_by,
        report.closed_by,
        report.approver,
        report.count.counted_by if report.count else "",
        *(settlement.approver for settlement in report.settlements),
    }
    for entry in report.entries:
        people |= {entry.clerk, entry.approver}
    for difference in report.differences:
        people |= {difference.clerk, difference.approver}
    for passed in report.hand_overs:
        people |= {passed.from_clerk, passed.to_clerk}
    for item in report.carried:
        people |= {item.owner, item.approver}
    known = _names(unit)
    return replace(report, names={login: known[login] for login in sorted(people & known.keys())})


def _names(unit: UnitOfWork) -> dict[str, str]:
    return {member.login: member.display_name for member in unit.staff.everyone()}
