"""The papers of pickups: the slip, the sheet that is signed, the list of a day.

A sheet that is signed is written down before it is drawn: no paper about money is without an
entry, and the number of a reprint is never used twice.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from counter_app.devices.receipt_printer.printer import PrintOutcome, ReceiptPrinter
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.identifiers import mask_name
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_handovers import (
    HandOverEntry,
    PickupHandOver,
    Signing,
    check_hand_over,
    tidied,
)
from counter_app.domain.pickup_papers import (
    DayList,
    DayListLine,
    PickupSheet,
    PickupSlip,
    SignedSheet,
)
from counter_app.domain.pickup_terms import Session
from counter_app.domain.pickups import (
    Pickup,
    PickupNumber,
    PickupState,
    PickupStepRefused,
    ReminderCall,
    StepKind,
)
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.pickups.changing import read_or_refuse
from counter_app.services.pickups.expiry import expiry_of, slot_day
from counter_app.services.pickups.reading import pickups_of_day
from counter_app.services.reports import PaperForm
from counter_app.store.unit_of_work import UnitOfWork


def save_slip(desk: Desk, actor: Actor, number: PickupNumber, *, folder: Path) -> Path:
    """Write the slip of a pickup as a page of A5, whole or absent.

    Returns:
        The file, named with the number.

    Raises:
        UnknownPickup: There is none with this number.
        PaperUnwritten: There is no room, or the folder cannot be written.
    """
    from counter_app.documents.pickup_slip import pickup_slip_pdf  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.BOOK_PICKUP)
    slip = _slip(desk, number)
    return _save(folder / f"{number}-slip.pdf", pickup_slip_pdf(slip))


def print_slip(
    desk: Desk, actor: Actor, number: PickupNumber, *, printer: ReceiptPrinter
) -> PrintOutcome:
    """Print the slip of a pickup on the thermal printer, as wide as its paper.

    A slip is worth nothing, so it stands in no queue: whoever asked asks again.

    Raises:
        UnknownPickup: There is none with this number.
    """
    from counter_app.documents.pickup_slip import pickup_roll_pdf  # noqa: PLC0415 - heavy
    from counter_app.documents.pixels import slip_raster  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.BOOK_PICKUP)
    profile = printer.profile
    page = pickup_roll_pdf(_slip(desk, number), width_mm=profile.width_mm)
    return printer.print(slip_raster(page, width_dots=profile.width_dots))


def save_sign_sheet(
    desk: Desk,
    actor: Actor,
    number: PickupNumber,
    *,
    entry: HandOverEntry | None = None,
    folder: Path,
) -> Path:
    """Write what is signed for a pickup as one page, and write down that it was printed.

    Before the hand-over it says what was entered, and what was not is left to a pen; afterwards
    it says what is stored, is marked and counted as a reprint, and is not signed again.

    Args:
        desk: Where.
        actor: Who.
        number: Of the pickup.
        entry: What the clerk has entered; None for a sheet that is filled in with a pen.
        folder: Where the file is put.

    Returns:
        The file, named with the number.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: Nobody is to come for it any more.
        PickupFieldRefused: The entry leaves something out besides the signature.
        UnprintableName: The sheet could not show a text.
        PaperUnwritten: There is no room, or the folder cannot be written.
        ValueError: The entry is of another pickup, which is a bug in the caller.
    """
    from counter_app.documents.pickup_sheet import pickup_sheet_pdf  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.HAND_OVER_PICKUP)
    if entry is not None:
        if entry.number != number:
            raise ValueError(f"an entry of {entry.number} for {number}")
        entry = tidied(entry)
        missing = desk.missing_glyphs(entry.recipient_name + entry.given)
        if missing:
            raise UnprintableName(characters=missing)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        pickup = read_or_refuse(unit, number, lock=True)
        hand_over = unit.pickup_hand_overs.get(number)
        if hand_over is None:
            sheet = _unsigned_sheet(desk, actor, pickup, entry)
        else:
            sheet = _signed_sheet(desk, unit, pickup, hand_over)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="print_pickup_sheet",
            subject=number,
            details={"form": "pdf", "copy": sheet.copy, "amount_twd": sheet.amount_twd},
        )
        unit.commit()
    suffix = f"-copy{sheet.copy}" if sheet.copy else ""
    return _save(folder / f"{number}-sheet{suffix}.pdf", pickup_sheet_pdf(sheet))


def day_list(desk: Desk, actor: Actor, *, day: date, desk_no: int | None = None) -> DayList:
    """Return the pickups of a day as they stand, names masked.

    Args:
        desk: Where.
        actor: Who.
        day: Which.
        desk_no: At which desk; None for all.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    found = pickups_of_day(desk, actor, day=day, desk_no=desk_no)
    with desk.open_unit() as unit:
        calls = unit.pickups.calls_of(pickup.number for pickup in found)
    return DayList(
        branch_name=desk.branch_name,
        day=day,
        desk_no=desk_no,
        at=desk.clock(),
        printed_by=actor.display_name,
        lines=tuple(_line(pickup, calls.get(pickup.number, ())) for pickup in found),
        is_demo=desk.is_demo,
    )


def save_day_list(
    desk: Desk, actor: Actor, *, day: date, desk_no: int | None = None, out: Path
) -> Path:
    """Write the pickups of a day as a file, whole or absent, and say so in the journal.

    Args:
        desk: Where.
        actor: Who.
        day: Which.
        desk_no: At which desk; None for all.
        out: ``.pdf`` for pages, ``.ods`` for a spreadsheet; a file of that name is replaced.

    Raises:
        PaperUnwritten: There is no room, or the folder cannot be written.
        ValueError: The name ends in something else, which is a bug in the caller.
    """
    from counter_app.documents.pickup_list import (  # noqa: PLC0415 - heavy
        pickup_list_pdf,
        pickup_list_sheet,
    )
    from counter_app.exchange.sheets import workbook_to_ods  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.READ_PICKUPS)
    form = PaperForm(out.suffix.removeprefix(".").lower())
    listed = day_list(desk, actor, day=day, desk_no=desk_no)
    if form is PaperForm.PDF:
        data = pickup_list_pdf(listed)
    else:
        data = workbook_to_ods(pickup_list_sheet(listed))
    where = "all" if desk_no is None else f"{desk_no:02d}"
    # Telephone numbers leave the program: first it is written down.
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="save_pickup_list",
            subject=f"{where} {day:%Y%m%d}",
            details={"form": form.value, "count": len(listed.lines)},
        )
        unit.commit()
    return _save(out, data)


def _save(path: Path, data: bytes) -> Path:
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy

    try:
        save_paper(path, data)
    except OSError as error:
        raise PaperUnwritten(path=str(path), detail=error.strerror or "") from error
    return path


def _slip(desk: Desk, number: PickupNumber) -> PickupSlip:
    today = desk.today()
    with desk.open_unit() as unit:
        pickup = read_or_refuse(unit, number)
        words = unit.notice_terms.in_force(today).paper
        terms = unit.pickup_terms.on(today if pickup.slot_at is None else slot_day(pickup))
    kept_until = pickup.expires_on
    if pickup.is_expected and pickup.slot_at is not None:
        kept_until = expiry_of(pickup, terms, desk.is_working_day)
    return PickupSlip(
        branch_name=desk.branch_name,
        number=pickup.number,
        state=pickup.state,
        desk_no=pickup.desk_no,
        slot_at=pickup.slot_at,
        slot_ends_at=pickup.slot_ends_at,
        item_name=pickup.item_name,
        nature=pickup.nature,
        collector=pickup.collector,
        caller=mask_name(pickup.caller_name),
        agent=mask_name(pickup.agent_name),
        phone=words.branch_phone,
        address=words.branch_address,
        service_hours=words.service_hours or _hours(terms.sessions),
        kept_until=kept_until,
        is_demo=desk.is_demo,
    )


def _hours(sessions: Sequence[Session]) -> str:
    """Return when pickups are handed over; used where the branch has no words of its own."""
    parts = (f"{_clock(each.begins)}－{_clock(each.ends)}" for each in sessions)
    return f"上班日 {'、'.join(parts)}"


def _clock(at: time) -> str:
    return f"{at.hour}:{at:%M}"


def _unsigned_sheet(
    desk: Desk, actor: Actor, pickup: Pickup, entry: HandOverEntry | None
) -> PickupSheet:
    if not pickup.is_expected and pickup.state is not PickupState.ARRIVED:
        raise PickupStepRefused(number=pickup.number, state=pickup.state, kind=StepKind.HAND_OVER)
    if entry is not None:
        # All but the signature, which is what the sheet is printed for.
        check_hand_over(
            replace(entry, signing=Signing.PAPER, signature=b"", is_signed=True), pickup.nature
        )
    return PickupSheet(
        branch_name=desk.branch_name,
        number=pickup.number,
        desk_no=desk.desk_no,
        item_name=pickup.item_name,
        nature=pickup.nature,
        case_number=pickup.case_number,
        receipt_number=pickup.receipt_number,
        caller_name=pickup.caller_name,
        collector=entry.collector if entry is not None else pickup.collector,
        recipient_name=entry.recipient_name if entry is not None else pickup.collector_name,
        document=entry.document if entry is not None else None,
        document_last4=entry.document_last4 if entry is not None else "",
        has_authority=entry.has_authority if entry is not None else None,
        given=entry.given if entry is not None else "",
        amount_twd=entry.amount_twd if entry is not None else pickup.amount_twd,
        on=desk.today(),
        clerk=actor.display_name,
        is_demo=desk.is_demo,
    )


def _signed_sheet(
    desk: Desk, unit: UnitOfWork, pickup: Pickup, hand_over: PickupHandOver
) -> PickupSheet:
    names = {member.login: member.display_name for member in unit.staff.everyone()}
    printed = unit.journal.entries(act="print_pickup_sheet", subject=pickup.number)
    return PickupSheet(
        branch_name=desk.branch_name,
        number=pickup.number,
        desk_no=hand_over.desk_no,
        item_name=pickup.item_name,
        nature=pickup.nature,
        case_number=pickup.case_number,
        receipt_number=hand_over.receipt_number,
        caller_name=pickup.caller_name,
        collector=hand_over.collector,
        recipient_name=hand_over.recipient_name,
        document=hand_over.document,
        document_last4=hand_over.document_last4,
        has_authority=hand_over.has_authority,
        given=hand_over.given,
        amount_twd=hand_over.amount_twd,
        on=hand_over.at.astimezone(TAIPEI).date(),
        clerk=names.get(hand_over.handed_by, hand_over.handed_by),
        approver=names.get(hand_over.approver, hand_over.approver),
        signed=SignedSheet(signing=hand_over.signing, at=hand_over.at),
        copy=1 + max((entry.details["copy"] for entry in printed), default=0),
        is_demo=desk.is_demo,
    )


def _line(pickup: Pickup, calls: Sequence[ReminderCall]) -> DayListLine:
    last = calls[-1] if calls else None
    return DayListLine(
        number=pickup.number,
        desk_no=pickup.desk_no,
        slot_at=pickup.slot_at,
        item_name=pickup.item_name,
        state=pickup.state,
        arrived_at=pickup.arrived_at,
        handed_over_at=pickup.handed_over_at,
        shelf=pickup.shelf,
        collector=pickup.collector,
        caller=mask_name(pickup.caller_name),
        agent=mask_name(pickup.agent_name),
        phone=pickup.caller_phone,
        calls=len(calls),
        last_call=last.outcome if last is not None else None,
        last_call_at=last.at if last is not None else None,
    )
