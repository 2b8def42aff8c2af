"""Correct a tender that was booked under the wrong name, before the close."""

from datetime import date

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.payments import Payment, SlipIncomplete, check_document
from counter_app.domain.receipts import ReceiptNumber, UnknownReceipt
from counter_app.domain.reversals import (
    AlreadyReversed,
    NotCorrectable,
    ReversalState,
    TenderCorrection,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.tenders import PAPER_KINDS, Tender, TenderId, TenderKind, TenderState
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.payments import check_rule
from counter_app.services.shifts import open_shift_of
from counter_app.store.unit_of_work import UnitOfWork


def correct_tender(  # noqa: PLR0913 - what it was, and everything the right tender needs
    desk: Desk,
    actor: Actor,
    approver: Actor | None,
    *,
    receipt_number: ReceiptNumber,
    tender_id: TenderId,
    new_kind: TenderKind,
    reason: str,
    slip_number: str = "",
    approval_code: str = "",
    issuer_name: str = "",
    document_number: str = "",
    document_date: date | None = None,
    holder_in_person: bool = False,
) -> TenderCorrection:
    """Write down what a tender of the open shift really was; old and new are both kept.

    The receipt stands as it was printed; drawer, reports and day close reckon with the new kind.

    Args:
        desk: Where it was taken.
        actor: The clerk.
        approver: The second person.
        receipt_number: Of the sale.
        tender_id: Which of its tenders; none that a machine took.
        new_kind: CASH, CHEQUE, MONEY_ORDER, or CARD and MOBILE_PAY by hand.
        reason: In words.
        slip_number: Of a card by hand.
        approval_code: Of a card by hand.
        issuer_name: Bank or post office of a cheque or money order.
        document_number: Of a cheque or money order.
        document_date: Of a cheque or money order.
        holder_in_person: The clerk confirmed that the card holder was here.

    Raises:
        UnknownReceipt: No receipt carries the number.
        NotCorrectable: A machine took it, it is corrected already, or its shift is not open.
        AlreadyReversed: The receipt goes back, or a deposit on it, or went back.
        TenderNotAccepted, TenderAboveLimit, HolderNotPresent: A rule of the kind says no.
        DocumentIncomplete, DocumentDateRefused, SlipIncomplete: A paper is not in order.
        ApprovalMissing, ApprovalRefused, ReasonMissing: There is no second person, or no reason.
        NoOpenShift, ShiftClosing, NotYourDrawer, YesterdayOpen: Not now.
    """
    check_permitted(actor, Act.CORRECT_TENDER)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        payment_id = unit.receipts.payment_of(receipt_number)
        if payment_id is None:
            raise UnknownReceipt(number=receipt_number)
        payment = unit.payments.get(payment_id, lock=True)
        shift = open_shift_of(unit, desk, actor)
        if payment.shift_id != shift.shift_id:
            raise NotCorrectable
        _check_not_reversed(unit, receipt_number)
        tender = _correctable(payment, tender_id, new_kind)
        check_rule(unit, payment, new_kind, tender.amount_twd, holder_in_person=holder_in_person)
        if new_kind in PAPER_KINDS:
            check_document(
                issuer_name=issuer_name,
                document_number=document_number,
                document_date=document_date,
                on=payment.business_day,
            )
        elif new_kind is not TenderKind.CASH and not (slip_number and approval_code):
            raise SlipIncomplete
        second = write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.CORRECT_TENDER,
            subject=receipt_number,
            reason=reason,
            amount_twd=tender.amount_twd,
        )
        now = desk.clock()
        correction = TenderCorrection(
            correction_id=desk.new_id(),
            desk_no=desk.desk_no,
            shift_id=shift.shift_id,
            at=now,
            payment_id=payment_id,
            tender_id=tender_id,
            receipt_number=receipt_number,
            old_kind=tender.kind,
            new_kind=new_kind,
            amount_twd=tender.amount_twd,
            reason=reason.strip(),
            clerk=actor.login,
            approver=second.login,
            slip_number=slip_number,
            approval_code=approval_code,
            issuer_name=issuer_name,
            document_number=document_number,
            document_date=document_date,
        )
        unit.reversals.add_correction(correction)
        unit.journal.write(
            actor,
            at=now,
            act="correct_tender",
            subject=receipt_number,
            approver=second.login,
            details={
                "tender": tender_id,
                "old": tender.kind.value,
                "new": new_kind.value,
                "amount_twd": tender.amount_twd,
                "reason": correction.reason,
            },
        )
        unit.commit()
    return correction


def _check_not_reversed(unit: UnitOfWork, number: ReceiptNumber) -> None:
    for reversal in unit.reversals.of_receipt(number):
        if reversal.state is not ReversalState.REFUSED:
            raise AlreadyReversed(receipt_number=number)


def _correctable(payment: Payment, tender_id: TenderId, new_kind: TenderKind) -> Tender:
    tender = next((t for t in payment.tenders if t.tender_id == tender_id), None)
    if (
        tender is None
        or tender.state is not TenderState.COLLECTED
        or tender.device
        or new_kind in {tender.kind, TenderKind.ETICKET}
    ):
        raise NotCorrectable
    return tender
