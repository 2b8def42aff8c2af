"""Enter afterwards what was written by hand while the program was down (補登).

The papers have a series of their own, never mixed with what is printed: ``H``, the ROC year of
the day on the paper, the desk, and the serial that stands on it.  They are entered one after the
other, none left out, spoiled ones too.
"""

from dataclasses import replace
from datetime import date

from counter_app.domain.approvals import ReasonMissing
from counter_app.domain.calendar import roc_year
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.payments import (
    AmountChanged,
    ControlCharacters,
    PaymentNotOpen,
    PaymentState,
    UnprintableName,
)
from counter_app.domain.receipts import OUTAGE_SERIES, ReceiptNumber, receipt_number
from counter_app.domain.reversals import (
    CollectorMissing,
    OutageDate,
    OutageOrder,
    OutageReceipt,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.tenders import TenderAtHand
from counter_app.services.desk import Desk
from counter_app.services.payments import (
    HandWritten,
    Settlement,
    check_rule,
    settle_payment,
    tenders_at_hand,
)
from counter_app.services.quotes import Quote, compose_payment, quote_cases
from counter_app.services.shifts import open_shift_of
from counter_app.store.unit_of_work import UnitOfWork


def next_outage_number(desk: Desk, actor: Actor, *, collected_on: date) -> ReceiptNumber:
    """Return the number that the next paper of that day's year must carry."""
    check_permitted(actor, Act.ENTER_OUTAGE_RECEIPT)
    with desk.open_unit() as unit:
        return unit.receipts.next_outage_number(desk_no=desk.desk_no, collected_on=collected_on)


def outage_receipts(desk: Desk, actor: Actor) -> list[OutageReceipt]:
    """Return the papers of this desk that were entered, in the order of their numbers."""
    check_permitted(actor, Act.ENTER_OUTAGE_RECEIPT)
    with desk.open_unit() as unit:
        return unit.reversals.outage_receipts(desk.desk_no)


def quote_outage(desk: Desk, actor: Actor, draft: Draft, *, collected_on: date) -> Quote:
    """Work out what a draft came to on the day of its paper; nothing is written.

    Raises:
        OutageDate: The day lies before the paper before it, or after today.
        UnknownCase: A case of the draft is not in the store.
    """
    check_permitted(actor, Act.ENTER_OUTAGE_RECEIPT)
    with desk.open_unit() as unit:
        _check_day(unit, desk, collected_on)
        return Quote(
            draft=draft,
            business_day=collected_on,
            cases=quote_cases(unit, desk, draft, on=collected_on),
            elsewhere=(),
        )


def enter_outage_receipt(  # noqa: PLR0913 - everything that stands on the paper
    desk: Desk,
    actor: Actor,
    draft: Draft,
    at_hand: tuple[TenderAtHand, ...],
    *,
    serial: int,
    collected_by: str,
    collected_on: date,
    agreed_twd: Twd,
    note: str = "",
    holder_in_person: bool = False,
    approver: Actor | None = None,
) -> Settlement:
    """Settle what was paid in an outage, under the number of the paper that was written.

    The amounts are those of the day on the paper; the money counts in the shift that is open
    now, whose drawer holds it.  Nothing is printed: the visitor has the paper.  Asking twice is
    harmless: a payment that has settled gives its receipt again.

    Args:
        desk: Where the paper was written.
        actor: Who enters it.
        draft: What was paid.
        at_hand: What was handed over.
        serial: On the paper.
        collected_by: Who took the money and wrote the paper.
        collected_on: The day on the paper.
        agreed_twd: The sum on the paper.
        note: Such as why the program was down.
        holder_in_person: The card holder was there.
        approver: The second person, needed for a slip.

    Raises:
        OutageOrder: Another paper comes first.
        OutageDate: The day lies before the paper before it, or after today.
        CollectorMissing: Nobody is named who took the money.
        ControlCharacters, UnprintableName: The paper could not show the name.
        AmountChanged: The paper says another sum than was due on that day.
        NoOpenShift, ShiftClosing, NotYourDrawer, YesterdayOpen: Not now.
        CashTooLittle, TenderTooMuch, TenderNotAccepted, …: As `settle_at_hand`.
    """
    check_permitted(actor, Act.ENTER_OUTAGE_RECEIPT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        known = unit.payments.find(draft.payment_id, lock=True)
        if known is not None:
            if known.state is PaymentState.SETTLED:
                receipt = unit.receipts.of_payment(known.payment_id)
                return Settlement(payment=known, receipt=receipt)
            raise PaymentNotOpen(state=known.state)
        shift = open_shift_of(unit, desk, actor)
        number = _take_number(unit, desk, serial=serial, collected_on=collected_on)
        _check_collector(desk, collected_by)
        payment = compose_payment(
            unit,
            desk,
            actor,
            draft,
            shift=shift,
            holder_in_person=holder_in_person,
            on=collected_on,
        )
        if payment.total_twd != agreed_twd:
            raise AmountChanged(agreed_twd=agreed_twd, total_twd=payment.total_twd)
        tenders = tenders_at_hand(
            unit, desk, actor, payment, at_hand=at_hand, approver=approver, on=collected_on
        )
        for tender in tenders:
            check_rule(
                unit,
                payment,
                tender.kind,
                tender.amount_twd,
                holder_in_person=holder_in_person,
                on=collected_on,
            )
        settlement = settle_payment(
            unit,
            desk,
            actor,
            replace(payment, tenders=tenders),
            is_in_books=False,
            paper=HandWritten(
                number=number, collected_by=collected_by.strip(), collected_on=collected_on
            ),
        )
        unit.reversals.add_outage_receipt(
            OutageReceipt(
                receipt_number=number,
                desk_no=desk.desk_no,
                payment_id=payment.payment_id,
                collected_by=collected_by.strip(),
                collected_on=collected_on,
                captured_by=actor.login,
                captured_at=desk.clock(),
                note=note.strip(),
            )
        )
        unit.commit()
    return settlement


def enter_spoiled(
    desk: Desk,
    actor: Actor,
    *,
    serial: int,
    collected_by: str,
    collected_on: date,
    note: str,
) -> OutageReceipt:
    """List a paper that was spoiled: its number stays, and no money came for it.

    Raises:
        OutageOrder, OutageDate: As `enter_outage_receipt`.
        CollectorMissing, ReasonMissing: Nobody is named, or nothing says why.
    """
    check_permitted(actor, Act.ENTER_OUTAGE_RECEIPT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        number = _take_number(unit, desk, serial=serial, collected_on=collected_on)
        _check_collector(desk, collected_by)
        if not note.strip():
            raise ReasonMissing
        now = desk.clock()
        paper = OutageReceipt(
            receipt_number=number,
            desk_no=desk.desk_no,
            payment_id=None,
            collected_by=collected_by.strip(),
            collected_on=collected_on,
            captured_by=actor.login,
            captured_at=now,
            note=note.strip(),
        )
        unit.reversals.add_outage_receipt(paper)
        unit.journal.write(
            actor,
            at=now,
            act="enter_spoiled_paper",
            subject=number,
            details={
                "collected_by": paper.collected_by,
                "collected_on": collected_on.isoformat(),
                "note": paper.note,
            },
        )
        unit.commit()
    return paper


def _take_number(unit: UnitOfWork, desk: Desk, *, serial: int, collected_on: date) -> ReceiptNumber:
    _check_day(unit, desk, collected_on)
    expected = unit.receipts.take_outage_number(desk_no=desk.desk_no, collected_on=collected_on)
    try:
        on_paper = receipt_number(
            roc_year=roc_year(collected_on),
            desk_no=desk.desk_no,
            serial=serial,
            series=OUTAGE_SERIES,
        )
    except ValueError as error:
        raise OutageOrder(expected=expected) from error
    if on_paper != expected:
        raise OutageOrder(expected=expected)
    return expected


def _check_collector(desk: Desk, collected_by: str) -> None:
    if not collected_by.strip():
        raise CollectorMissing
    if not collected_by.isprintable():
        raise ControlCharacters(field="collected_by")
    missing = desk.missing_glyphs(collected_by)
    if missing:
        raise UnprintableName(characters=missing)


def _check_day(unit: UnitOfWork, desk: Desk, collected_on: date) -> None:
    last = unit.reversals.last_outage_receipt(desk.desk_no)
    is_early = last is not None and collected_on < last.collected_on
    if is_early or collected_on > desk.today():
        raise OutageDate(collected_on=collected_on)
