"""Take a receipt back, and give back its money: the acts of people.

A void is one act of two persons while the shift is open; a refund and a deposit that goes back
are three: request, approve, pay back.  What a machine took, a machine gives back first
(`services.returns`); the rest goes back in the one transaction that makes the reversal final,
with the drawer, the balances, the journal and the chain (V1-V3).  Until then the receipt stands,
and its cases are held, so that nobody reckons with a balance that is about to change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from counter_app.domain.approvals import Approval, ApprovalId, ApprovedAct, ReasonMissing
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.payments import Payment
from counter_app.domain.receipts import Receipt, ReceiptNumber, UnknownReceipt
from counter_app.domain.reversals import (
    AlreadyReversed,
    MachineFirst,
    MoneyWentBack,
    NotADeposit,
    NotThisDesk,
    PaperMissing,
    PayBackWay,
    ReturnOpen,
    Reversal,
    ReversalId,
    ReversalKind,
    ReversalState,
    ReversalStepRefused,
    SignatureMissing,
    VoidAfterClose,
    VoidBeforeClose,
    is_deposit,
)
from counter_app.domain.shifts import ShiftClosing, ShiftState
from counter_app.domain.staff import Act, Actor, ApprovalRefused, check_permitted
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.giving_back import (
    OpenReversal,
    SoldTender,
    cash_of,
    check_cases_free,
    check_drawer,
    check_here,
    check_way,
    finish,
    get_reversal,
    opened,
    sold_tenders,
    step_details,
)
from counter_app.services.shifts import open_shift_of
from counter_app.store.unit_of_work import UnitOfWork

_APPROVED_AS: Final = {
    ReversalKind.VOID: ApprovedAct.VOID,
    ReversalKind.REFUND: ApprovedAct.REFUND,
    ReversalKind.DEPOSIT: ApprovedAct.RETURN_DEPOSIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositLine:
    """A deposit on a receipt.

    Attributes:
        line_number: 1 for the first line of the receipt.
        reversal: That gives it back, or gave it back; None while nobody asked for it.
    """

    line_number: int
    name: str
    amount_twd: Twd
    reversal: Reversal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversible:
    """A receipt, and how it can be taken back now.

    Attributes:
        kind: VOID while its shift is open at this desk, REFUND afterwards.
        refusal: Why it cannot be taken back as a whole; None when it can.
        tenders: What was handed over, as booked or corrected.
        deposits: Lines that can go back alone.
        reversals: Of this receipt and its deposits, refused ones too, oldest first.
    """

    receipt: Receipt
    payment: Payment
    kind: ReversalKind
    refusal: Refusal | None
    tenders: tuple[SoldTender, ...]
    deposits: tuple[DepositLine, ...]
    reversals: tuple[Reversal, ...]


def find_reversible(desk: Desk, actor: Actor, number: ReceiptNumber) -> Reversible:
    """Return a receipt with what can be taken back of it; nothing is written.

    Raises:
        UnknownReceipt: No receipt carries the number.
    """
    check_permitted(actor, Act.READ_RECEIPTS)
    with desk.open_unit() as unit:
        receipt, payment = _sale_of(unit, number)
        shift = unit.shifts.open_at(payment.desk_no)
        kind = (
            ReversalKind.VOID
            if shift is not None and shift.shift_id == payment.shift_id
            else ReversalKind.REFUND
        )
        known = unit.reversals.of_receipt(number)
        refusal: Refusal | None = None
        try:
            _check_not_reversed(known, number, line_number=0)
            if kind is ReversalKind.VOID:
                _check_void_shift(unit, desk, payment, number)
        except Refusal as found:
            refusal = found
        of_line = {
            found.line_number: found
            for found in known
            if found.line_number and found.state is not ReversalState.REFUSED
        }
        return Reversible(
            receipt=receipt,
            payment=payment,
            kind=kind,
            refusal=refusal,
            tenders=sold_tenders(unit, payment, None),
            deposits=tuple(
                DepositLine(
                    line_number=line_number,
                    name=receipt.lines[line_number - 1].title,
                    amount_twd=item.amount_twd,
                    reversal=of_line.get(line_number),
                )
                for line_number, item in enumerate(payment.items, start=1)
                if is_deposit(item)
            ),
            reversals=tuple(known),
        )


def begin_void(
    desk: Desk,
    actor: Actor,
    approver: Actor | None,
    *,
    number: ReceiptNumber,
    reason: str,
    has_paper: bool,
    paper_note: str = "",
) -> Reversal:
    """Void a receipt of the open shift; the clerk and a second person beside.

    Where everything was paid with cash or paper, the void is done at once.  What machines took
    is given back next, by `services.returns`; the last of it makes the void final.

    Args:
        desk: Where the receipt was issued.
        actor: The clerk.
        approver: The second person.
        number: Of the receipt.
        reason: In words.
        has_paper: The original receipt is in hand.
        paper_note: What was noted of it; needed where it is missing.

    Returns:
        The reversal: DONE, or APPROVED while machines are still to give money back.

    Raises:
        ApprovalMissing, ApprovalRefused, ReasonMissing: There is no second person, or no reason.
        PaperMissing: The original is not in hand and nothing says why.
        UnknownReceipt, AlreadyReversed: No such receipt, or it goes back already.
        NotThisDesk, VoidAfterClose, ShiftClosing: Its shift is not open here.
        CaseBlocked: Another payment of one of its cases is under way.
        DrawerTooEmpty: There is less cash in the drawer than is to go back.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        receipt, payment = _sale_of(unit, number, lock=True)
        _check_not_reversed(unit.reversals.of_receipt(number), number, line_number=0)
        _check_void_shift(unit, desk, payment, number)
        shift = open_shift_of(unit, desk, actor)
        _check_paper(has_paper=has_paper, note=paper_note)
        second = write_approval(
            unit,
            desk,
            actor,
            approver,
            act=ApprovedAct.VOID,
            subject=number,
            reason=reason,
            amount_twd=receipt.total_twd,
        )
        now = desk.clock()
        reversal = Reversal(
            reversal_id=ReversalId(desk.new_id()),
            kind=ReversalKind.VOID,
            state=ReversalState.APPROVED,
            desk_no=desk.desk_no,
            receipt_number=number,
            payment_id=payment.payment_id,
            amount_twd=receipt.total_twd,
            reason=reason.strip(),
            has_paper=has_paper,
            paper_note=paper_note.strip(),
            requested_by=actor.login,
            requested_at=now,
            approved_by=second.login,
            approved_at=now,
            shift_id=shift.shift_id,
            business_day=shift.business_day,
        )
        unit.reversals.add(reversal)
        unit.journal.write(
            actor,
            at=now,
            act="begin_void",
            subject=number,
            approver=second.login,
            details={
                "reversal": reversal.reversal_id,
                "amount_twd": reversal.amount_twd,
                "reason": reversal.reason,
                "has_paper": has_paper,
                "paper_note": reversal.paper_note,
            },
        )
        open_reversal = opened(unit, reversal, payment)
        # Before a machine is asked for the rest, too: what it gave back cannot be called off.
        check_drawer(unit, shift, cash_of(open_reversal, None))
        check_cases_free(unit, payment)
        if all(sold.is_at_hand for sold in open_reversal.tenders):
            reversal = finish(unit, desk, actor, open_reversal, shift=shift, approver=second.login)
        unit.commit()
    return reversal


def request_refund(
    desk: Desk,
    actor: Actor,
    *,
    number: ReceiptNumber,
    reason: str,
    has_paper: bool,
    paper_note: str = "",
    recipient: str = "",
) -> Reversal:
    """Ask for a receipt of a closed shift to be refunded: the first of three acts.

    Raises:
        VoidBeforeClose: Its shift is open: it is voided.
        ReasonMissing, PaperMissing, UnknownReceipt, AlreadyReversed: As `begin_void`.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        receipt, payment = _sale_of(unit, number, lock=True)
        _check_not_reversed(unit.reversals.of_receipt(number), number, line_number=0)
        shift = unit.shifts.open_at(payment.desk_no)
        if shift is not None and shift.shift_id == payment.shift_id:
            raise VoidBeforeClose(receipt_number=number)
        _check_paper(has_paper=has_paper, note=paper_note)
        reversal = _requested(
            desk,
            actor,
            payment,
            kind=ReversalKind.REFUND,
            number=number,
            line_number=0,
            amount_twd=receipt.total_twd,
            reason=reason,
            has_paper=has_paper,
            paper_note=paper_note,
            recipient=recipient,
        )
        _write_request(unit, actor, reversal)
        unit.commit()
    return reversal


def request_deposit_return(  # noqa: PLR0913 - which deposit, why, to whom
    desk: Desk,
    actor: Actor,
    *,
    number: ReceiptNumber,
    line_number: int,
    reason: str,
    recipient: str,
    has_paper: bool = True,
    paper_note: str = "",
) -> Reversal:
    """Ask for one deposit of a receipt to be given back: the first of three acts.

    Args:
        desk: Where it will be paid.
        actor: The clerk.
        number: Of the receipt, of any desk.
        line_number: The deposit's line on it, from 1.
        reason: In words, such as which auction passed by.
        recipient: Who gets it.
        has_paper: The receipt is in hand.
        paper_note: What was noted of it; needed where it is missing.

    Raises:
        NotADeposit: The line is none.
        ReasonMissing, PaperMissing, UnknownReceipt, AlreadyReversed: As `begin_void`.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        _receipt, payment = _sale_of(unit, number, lock=True)
        if not 1 <= line_number <= len(payment.items):
            raise NotADeposit
        item = payment.items[line_number - 1]
        if not is_deposit(item):
            raise NotADeposit
        _check_not_reversed(unit.reversals.of_receipt(number), number, line_number=line_number)
        _check_paper(has_paper=has_paper, note=paper_note)
        reversal = _requested(
            desk,
            actor,
            payment,
            kind=ReversalKind.DEPOSIT,
            number=number,
            line_number=line_number,
            amount_twd=item.amount_twd,
            reason=reason,
            has_paper=has_paper,
            paper_note=paper_note,
            recipient=recipient,
        )
        _write_request(unit, actor, reversal)
        unit.commit()
    return reversal


def approve_refund(desk: Desk, actor: Actor, *, reversal_id: ReversalId) -> Reversal:
    """Approve a refund or a deposit's return that somebody else asked for: the second act.

    Raises:
        ApprovalRefused: It is one's own request.
        ReversalStepRefused: It is not waiting for an approval.
        UnknownReversal: There is none.
    """
    check_permitted(actor, Act.APPROVE)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        reversal = get_reversal(unit, reversal_id)
        if reversal.requested_by == actor.login:
            raise ApprovalRefused(own_act=True)
        if reversal.state is not ReversalState.REQUESTED:
            raise ReversalStepRefused(from_state=reversal.state, to_state=ReversalState.APPROVED)
        now = desk.clock()
        approved = replace(
            reversal, state=ReversalState.APPROVED, approved_by=actor.login, approved_at=now
        )
        unit.reversals.save(approved)
        unit.approvals.add(
            Approval(
                approval_id=ApprovalId(desk.new_id()),
                desk_no=desk.desk_no,
                at=now,
                act=_APPROVED_AS[reversal.kind],
                actor=reversal.requested_by,
                approver=actor.login,
                subject=reversal.receipt_number,
                reason=reversal.reason,
                amount_twd=reversal.amount_twd,
            )
        )
        unit.journal.write(
            actor,
            at=now,
            act="approve_reversal",
            subject=reversal.receipt_number,
            details=step_details(reversal, approved),
        )
        unit.commit()
    return approved


def refuse_refund(desk: Desk, actor: Actor, *, reversal_id: ReversalId, reason: str) -> Reversal:
    """Refuse a refund or a deposit's return that somebody asked for.

    Raises:
        ReversalStepRefused: It is approved already, or final.
        ReasonMissing, UnknownReversal: No words, no reversal.
    """
    check_permitted(actor, Act.APPROVE)
    return _end(
        desk,
        actor,
        reversal_id,
        reason,
        act="refuse_reversal",
        of_states={ReversalState.REQUESTED},
    )


def call_off_reversal(
    desk: Desk, actor: Actor, *, reversal_id: ReversalId, reason: str
) -> Reversal:
    """Leave a receipt as it is after all, as long as nothing has gone back.

    Raises:
        MoneyWentBack: Something has, or may have.
        ReversalStepRefused: It is final.
        ReasonMissing, UnknownReversal: No words, no reversal.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    return _end(
        desk,
        actor,
        reversal_id,
        reason,
        act="call_off_reversal",
        of_states={ReversalState.REQUESTED, ReversalState.APPROVED},
    )


def pay_back(  # noqa: PLR0913 - how, to whom, and what for
    desk: Desk,
    actor: Actor,
    *,
    reversal_id: ReversalId,
    way: PayBackWay,
    recipient: str,
    is_signed: bool,
    transfer_account: str = "",
    approver: Actor | None = None,
) -> Reversal:
    """Give back what no machine gives back, and make the reversal final: the third act.

    Asking twice is harmless: what is done stays done.

    Args:
        desk: Where the reversal was begun; its drawer is open.
        actor: Who pays; may have asked for it, but not have approved it.
        reversal_id: Which.
        way: Cash from the drawer, a transfer that is marked, or the paper itself.
        recipient: Who gets it.
        is_signed: Who gets it has signed.
        transfer_account: For a transfer.
        approver: The second person, needed where money of a card goes back another way.

    Raises:
        SignatureMissing, WayRefused: It is not signed for, or cannot go this way.
        ReturnOpen, MachineFirst: A machine has not said, or was not asked.
        DrawerTooEmpty: There is less cash in the drawer than is to go back.
        ApprovalRefused: Who pays has approved it.
        ApprovalMissing: Money of a card would go back another way.
        NoOpenShift, ShiftClosing, NotThisDesk, CaseBlocked, ReversalStepRefused: Not now.
    """
    check_permitted(actor, Act.REVERSE_PAYMENT)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        reversal = get_reversal(unit, reversal_id)
        if reversal.state is ReversalState.DONE:
            return reversal
        if reversal.state is not ReversalState.APPROVED:
            raise ReversalStepRefused(from_state=reversal.state, to_state=ReversalState.DONE)
        check_here(desk, reversal)
        if actor.login == reversal.approved_by:
            raise ApprovalRefused(own_act=True)
        shift = open_shift_of(unit, desk, actor)
        if not recipient.strip() or not is_signed:
            raise SignatureMissing
        payment = unit.payments.get(reversal.payment_id, lock=True)
        open_reversal = opened(unit, reversal, payment)
        if open_reversal.open_leg is not None:
            raise ReturnOpen(amount_twd=open_reversal.open_leg.amount_twd)
        check_way(open_reversal, way, transfer_account)
        second = reversal.approved_by
        of_cards = [s for s in open_reversal.tenders if not (s.is_at_hand or s.is_back)]
        if of_cards:
            for sold in of_cards:
                if sold.is_with_machine and not sold.was_tried and payment.desk_no == desk.desk_no:
                    raise MachineFirst(amount_twd=sold.tender.amount_twd)
            second = write_approval(
                unit,
                desk,
                actor,
                approver,
                act=_APPROVED_AS[reversal.kind],
                subject=reversal.receipt_number,
                reason=reversal.reason,
                amount_twd=Twd(sum(sold.tender.amount_twd for sold in of_cards)),
            ).login
        check_drawer(unit, shift, cash_of(open_reversal, way))
        check_cases_free(unit, payment)
        signed = replace(
            reversal,
            recipient=recipient.strip(),
            is_signed=True,
            transfer_account=transfer_account.strip(),
        )
        done = finish(
            unit,
            desk,
            actor,
            replace(open_reversal, reversal=signed),
            shift=shift,
            way=way,
            approver=second,
        )
        unit.commit()
    return done


def open_reversals(desk: Desk, actor: Actor) -> list[OpenReversal]:
    """Return what this desk has begun to take back and not finished, oldest first."""
    check_permitted(actor, Act.REVERSE_PAYMENT)
    with desk.open_unit() as unit:
        return [opened(unit, reversal) for reversal in unit.reversals.in_work(desk.desk_no)]


def waiting_for_approval(desk: Desk, actor: Actor) -> list[OpenReversal]:
    """Return what any desk has asked for and nobody has approved or refused, oldest first."""
    check_permitted(actor, Act.APPROVE)
    with desk.open_unit() as unit:
        return [
            opened(unit, reversal)
            for reversal in unit.reversals.in_work()
            if reversal.state is ReversalState.REQUESTED
        ]


# --- parts ------------------------------------------------------------------


def _sale_of(
    unit: UnitOfWork, number: ReceiptNumber, *, lock: bool = False
) -> tuple[Receipt, Payment]:
    payment_id = unit.receipts.payment_of(number)
    receipt = unit.receipts.get(number)
    if payment_id is None or receipt is None:
        raise UnknownReceipt(number=number)
    return receipt, unit.payments.get(payment_id, lock=lock)


def _check_not_reversed(
    known: Iterable[Reversal], number: ReceiptNumber, *, line_number: int
) -> None:
    """Refuse what goes back already, whole or in part; the index decides between two at once."""
    for reversal in known:
        if reversal.state is ReversalState.REFUSED:
            continue
        if 0 in {line_number, reversal.line_number} or line_number == reversal.line_number:
            raise AlreadyReversed(receipt_number=number)


def _check_void_shift(
    unit: UnitOfWork, desk: Desk, payment: Payment, number: ReceiptNumber
) -> None:
    shift = unit.shifts.open_at(payment.desk_no)
    if shift is None or shift.shift_id != payment.shift_id:
        raise VoidAfterClose(receipt_number=number)
    if payment.desk_no != desk.desk_no:
        raise NotThisDesk(desk_no=payment.desk_no)
    if shift.state is ShiftState.CLOSING:
        raise ShiftClosing(desk_no=desk.desk_no)


def _check_paper(*, has_paper: bool, note: str) -> None:
    if not has_paper and not note.strip():
        raise PaperMissing


def _requested(  # noqa: PLR0913 - every column of a request
    desk: Desk,
    actor: Actor,
    payment: Payment,
    *,
    kind: ReversalKind,
    number: ReceiptNumber,
    line_number: int,
    amount_twd: Twd,
    reason: str,
    has_paper: bool,
    paper_note: str,
    recipient: str,
) -> Reversal:
    if not reason.strip():
        raise ReasonMissing
    return Reversal(
        reversal_id=ReversalId(desk.new_id()),
        kind=kind,
        state=ReversalState.REQUESTED,
        desk_no=desk.desk_no,
        receipt_number=number,
        payment_id=payment.payment_id,
        line_number=line_number,
        amount_twd=amount_twd,
        reason=reason.strip(),
        has_paper=has_paper,
        paper_note=paper_note.strip(),
        requested_by=actor.login,
        requested_at=desk.clock(),
        recipient=recipient.strip(),
    )


def _write_request(unit: UnitOfWork, actor: Actor, reversal: Reversal) -> None:
    unit.reversals.add(reversal)
    unit.journal.write(
        actor,
        at=reversal.requested_at,
        act="request_reversal",
        subject=reversal.receipt_number,
        details={
            "reversal": reversal.reversal_id,
            "kind": reversal.kind.value,
            "line": reversal.line_number,
            "amount_twd": reversal.amount_twd,
            "reason": reversal.reason,
            "has_paper": reversal.has_paper,
            "paper_note": reversal.paper_note,
        },
    )


def _end(
    desk: Desk,
    actor: Actor,
    reversal_id: ReversalId,
    reason: str,
    *,
    act: str,
    of_states: set[ReversalState],
) -> Reversal:
    if not reason.strip():
        raise ReasonMissing
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        reversal = get_reversal(unit, reversal_id)
        check_here(desk, reversal)
        if reversal.state not in of_states:
            raise ReversalStepRefused(from_state=reversal.state, to_state=ReversalState.REFUSED)
        if reversal.may_have_moved_money:
            raise MoneyWentBack(amount_twd=reversal.returned_twd)
        refused = replace(reversal, state=ReversalState.REFUSED, finished_at=desk.clock())
        unit.reversals.save(refused)
        unit.cases.release_claims(reversal.payment_id)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act=act,
            subject=reversal.receipt_number,
            details=step_details(reversal, refused) | {"reason": reason.strip()},
        )
        unit.commit()
    return refused
