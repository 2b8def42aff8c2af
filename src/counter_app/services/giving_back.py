"""What is still to go back of a receipt, and the one transaction that makes it final.

Shared by the acts of people (`services.reversals`) and of machines (`services.returns`).
"""

from dataclasses import dataclass, replace
from typing import Final

from counter_app.domain.cases import CaseBlocked, CaseId
from counter_app.domain.drawer import (
    DrawerEntry,
    DrawerEntryId,
    DrawerTooEmpty,
    EntryKind,
    NotYourDrawer,
)
from counter_app.domain.money import Twd
from counter_app.domain.payments import CaseItem, Payment
from counter_app.domain.reversals import (
    NotThisDesk,
    PayBackWay,
    Reversal,
    ReversalId,
    ReversalKind,
    ReversalState,
    UnknownReversal,
    WayRefused,
    is_returned,
)
from counter_app.domain.shifts import NoOpenShift, Shift, ShiftClosing, YesterdayOpen
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import (
    MACHINE_KINDS,
    PAPER_KINDS,
    Tender,
    TenderId,
    TenderKind,
    TenderState,
)
from counter_app.services.desk import Desk
from counter_app.services.shifts import open_shift_of
from counter_app.store.unit_of_work import UnitOfWork

_ENTRY_OF: Final = {
    ReversalKind.VOID: EntryKind.VOID,
    ReversalKind.REFUND: EntryKind.REFUND,
    ReversalKind.DEPOSIT: EntryKind.DEPOSIT,
}
_ACT_OF: Final = {
    ReversalKind.VOID: "void_receipt",
    ReversalKind.REFUND: "refund_receipt",
    ReversalKind.DEPOSIT: "return_deposit",
}
_NOT_NOW: Final = (
    NoOpenShift,
    ShiftClosing,
    YesterdayOpen,
    NotYourDrawer,
    DrawerTooEmpty,
    CaseBlocked,
)
"""Why what machines gave back whole is not yet final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldTender:
    """One tender of a sale, and what was tried to give it back.

    Attributes:
        tender: As it was booked, or as it was corrected.
        legs: Every try to give it back, oldest first.
    """

    tender: Tender
    legs: tuple[Tender, ...] = ()

    @property
    def is_back(self) -> bool:
        """Tell whether the money has gone back."""
        return any(is_returned(leg) for leg in self.legs)

    @property
    def is_at_hand(self) -> bool:
        """Tell whether it goes back over the counter: cash, a cheque, a money order."""
        return self.tender.kind not in MACHINE_KINDS

    @property
    def is_with_machine(self) -> bool:
        """Tell whether a machine of the desk took it, which is asked to give it back."""
        return bool(self.tender.device)

    @property
    def was_tried(self) -> bool:
        """Tell whether a machine, or the slip, has said that it did not go back."""
        return bool(self.legs)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReversal:
    """A reversal that is not final, and what is still to be done for it.

    Attributes:
        tenders: Of the sale; none for a deposit.
    """

    reversal: Reversal
    payment: Payment
    tenders: tuple[SoldTender, ...]

    @property
    def open_leg(self) -> Tender | None:
        """What a machine was asked and nobody knows about; None when everything is known."""
        return self.reversal.open_leg

    @property
    def rest_twd(self) -> Twd:
        """What is still to go back."""
        return Twd(self.reversal.amount_twd - self.reversal.returned_twd)


def get_reversal(unit: UnitOfWork, reversal_id: ReversalId) -> Reversal:
    """Return a reversal, locked until the unit ends.

    Raises:
        UnknownReversal: There is none.
    """
    reversal = unit.reversals.get(reversal_id, lock=True)
    if reversal is None:
        raise UnknownReversal
    return reversal


def check_here(desk: Desk, reversal: Reversal) -> None:
    """Refuse to go on with a reversal at a desk that did not begin it.

    Raises:
        NotThisDesk: Another one did.
    """
    if reversal.desk_no != desk.desk_no:
        raise NotThisDesk(desk_no=reversal.desk_no)


def opened(unit: UnitOfWork, reversal: Reversal, payment: Payment | None = None) -> OpenReversal:
    """Return a reversal with its sale and what is still to go back."""
    payment = payment or unit.payments.get(reversal.payment_id)
    is_whole = reversal.kind is not ReversalKind.DEPOSIT
    return OpenReversal(
        reversal=reversal,
        payment=payment,
        tenders=sold_tenders(unit, payment, reversal) if is_whole else (),
    )


def sold_tenders(
    unit: UnitOfWork, payment: Payment, reversal: Reversal | None
) -> tuple[SoldTender, ...]:
    """Return what was handed over for a payment, as corrected, with every try to give it back."""
    corrections = unit.reversals.corrections_of(payment.payment_id)
    sold = []
    for tender in payment.tenders:
        if tender.state is not TenderState.COLLECTED:
            continue
        correction = corrections.get(tender.tender_id)
        if correction is not None:
            tender = replace(  # noqa: PLW2901 - the same tender under its right name
                tender,
                kind=correction.new_kind,
                by_hand=correction.new_kind in MACHINE_KINDS,
                trace_number=correction.slip_number,
                approval_code=correction.approval_code,
                issuer_name=correction.issuer_name,
                document_number=correction.document_number,
                document_date=correction.document_date,
            )
        legs = reversal.tenders if reversal is not None else ()
        sold.append(
            SoldTender(
                tender=tender,
                legs=tuple(leg for leg in legs if leg.reverses_tender_id == tender.tender_id),
            )
        )
    return tuple(sold)


def case_ids_of(payment: Payment) -> list[CaseId]:
    """Return the cases of a payment, in the order in which everybody locks them."""
    return sorted(item.case_id for item in payment.items if isinstance(item, CaseItem))


def hold_cases(unit: UnitOfWork, payment: Payment) -> None:
    """Keep everybody from reckoning with the balances of a payment's cases.

    Raises:
        CaseBlocked: Another payment of one of them is under way.
    """
    check_cases_free(unit, payment)
    unit.cases.claim(case_ids_of(payment), payment.payment_id, payment.desk_no)


def check_cases_free(unit: UnitOfWork, payment: Payment) -> None:
    """Refuse to change balances that a payment under way has reckoned with.

    Raises:
        CaseBlocked: There is such a payment.
    """
    case_ids = case_ids_of(payment)
    # Locked first: whoever claims a case has locked it before.
    cases = unit.cases.by_ids(case_ids, lock=True)
    for case_id, (holder, desk_no) in unit.cases.claims_on(case_ids).items():
        if holder != payment.payment_id:
            raise CaseBlocked(case_number=cases[case_id].case_number, desk_no=desk_no)


def finish_if_whole(
    unit: UnitOfWork, desk: Desk, actor: Actor, open_reversal: OpenReversal
) -> Reversal:
    """Make a reversal final once everything that machines took is back, if that can be done now.

    What cannot be done now, for want of an open drawer or of cash in it, stays open and is
    listed: what a machine has given back is never forgotten for it.
    """
    reversal = open_reversal.reversal
    if reversal.state is not ReversalState.APPROVED or reversal.open_leg is not None:
        return reversal
    rest = [sold for sold in open_reversal.tenders if not sold.is_back]
    if not open_reversal.tenders or any(not sold.is_at_hand for sold in rest):
        return reversal
    if rest and reversal.kind is not ReversalKind.VOID:
        return reversal  # somebody has to sign for it
    try:
        cash_twd = cash_of(open_reversal, None)
        shift = _shift_now(unit, desk, actor, has_cash=cash_twd > 0)
        check_drawer(unit, shift, cash_twd)
        check_cases_free(unit, open_reversal.payment)
    except _NOT_NOW:
        return reversal
    return finish(unit, desk, actor, open_reversal, shift=shift, approver=reversal.approved_by)


def finish(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    open_reversal: OpenReversal,
    *,
    shift: Shift,
    way: PayBackWay | None = None,
    approver: str,
) -> Reversal:
    """Do everything that makes a reversal final, in the transaction of *unit*."""
    reversal, payment = open_reversal.reversal, open_reversal.payment
    now = desk.clock()
    legs = _legs_over_the_counter(desk, open_reversal, way)
    first = unit.reversals.next_line_number(payment.payment_id)
    for line_number, leg in enumerate(legs, start=first):
        unit.payments.add_tender(
            payment, replace(leg, line_number=line_number), at=now, desk_no=reversal.desk_no
        )
    cash_twd = cash_of(open_reversal, way)
    if cash_twd:
        unit.drawer.add_entry(
            DrawerEntry(
                entry_id=DrawerEntryId(desk.new_id()),
                desk_no=desk.desk_no,
                shift_id=shift.shift_id,
                at=now,
                kind=_ENTRY_OF[reversal.kind],
                amount_twd=cash_twd,
                subject=reversal.receipt_number,
                reason=reversal.reason,
                clerk=actor.login,
                approver=approver,
            )
        )
    owed = {}
    if reversal.kind is not ReversalKind.DEPOSIT:
        owed = _let_cases_owe_again(unit, payment)
        unit.cases.release_claims(payment.payment_id)
    done = replace(
        reversal,
        state=ReversalState.DONE,
        shift_id=shift.shift_id,
        business_day=shift.business_day,
        paid_by=actor.login,
        finished_at=now,
        way=way or _way_of(legs),
        tenders=(*reversal.tenders, *legs),
    )
    unit.reversals.save(done)
    unit.journal.write(
        actor,
        at=now,
        act=_ACT_OF[reversal.kind],
        subject=reversal.receipt_number,
        approver=approver if approver != actor.login else "",
        details=step_details(reversal, done)
        | {
            "amount_twd": done.amount_twd,
            "line": done.line_number,
            "cash_twd": cash_twd,
            "way": done.way.value if done.way else "",
            "given_back": [
                [leg.kind.value, leg.amount_twd] for leg in done.tenders if is_returned(leg)
            ],
            "owed_twd": owed,
        },
    )
    return get_reversal(unit, reversal.reversal_id)


def step_details(old: Reversal, new: Reversal) -> dict[str, object]:
    """Return what a journal entry says of a step."""
    return {
        "reversal": old.reversal_id,
        "kind": old.kind.value,
        "from": old.state.value,
        "to": new.state.value,
    }


def check_way(open_reversal: OpenReversal, way: PayBackWay, account: str) -> None:
    """Refuse a transfer to nowhere, and a paper that is not what is to go back.

    Raises:
        WayRefused: It cannot go this way.
    """
    if way is PayBackWay.TRANSFER and not account.strip():
        raise WayRefused(way=way)
    if way is PayBackWay.DOCUMENT and not _papers(open_reversal):
        raise WayRefused(way=way)


def _papers(open_reversal: OpenReversal) -> list[Tender]:
    """Return the papers that are themselves everything that is still to go back."""
    reversal = open_reversal.reversal
    if reversal.kind is ReversalKind.DEPOSIT:
        return [
            tender
            for tender in open_reversal.payment.tenders
            if tender.state is TenderState.COLLECTED
            and tender.kind in PAPER_KINDS
            and tender.amount_twd == reversal.amount_twd
        ][:1]
    rest = [sold.tender for sold in open_reversal.tenders if not sold.is_back]
    return rest if all(tender.kind in PAPER_KINDS for tender in rest) else []


def _legs_over_the_counter(
    desk: Desk, open_reversal: OpenReversal, way: PayBackWay | None
) -> tuple[Tender, ...]:
    """Return what changes hands here and now; a transfer is only marked."""
    reversal = open_reversal.reversal
    made = []
    if reversal.kind is ReversalKind.DEPOSIT:
        if way is PayBackWay.CASH:
            made.append(_leg(desk, reversal, TenderKind.CASH, reversal.amount_twd))
        elif way is PayBackWay.DOCUMENT:
            made += [_paper_leg(desk, reversal, paper) for paper in _papers(open_reversal)]
        return tuple(made)
    for sold in open_reversal.tenders:
        if sold.is_back:
            continue
        tender = sold.tender
        # A void hands back what was handed over; only what cannot be had goes another way.
        as_taken = reversal.kind is ReversalKind.VOID and sold.is_at_hand
        if tender.kind in PAPER_KINDS and (as_taken or way is PayBackWay.DOCUMENT):
            made.append(_paper_leg(desk, reversal, tender))
        elif as_taken or way is PayBackWay.CASH:
            leg = _leg(desk, reversal, TenderKind.CASH, tender.amount_twd)
            made.append(replace(leg, reverses_tender_id=tender.tender_id))
    return tuple(made)


def _leg(desk: Desk, reversal: Reversal, kind: TenderKind, amount_twd: Twd) -> Tender:
    return Tender(
        tender_id=TenderId(desk.new_id()),
        line_number=0,
        kind=kind,
        state=TenderState.RETURNED,
        amount_twd=amount_twd,
        tendered_twd=amount_twd,
        reversal_id=reversal.reversal_id,
    )


def _paper_leg(desk: Desk, reversal: Reversal, paper: Tender) -> Tender:
    return replace(
        _leg(desk, reversal, paper.kind, paper.amount_twd),
        reverses_tender_id=paper.tender_id,
        issuer_name=paper.issuer_name,
        document_number=paper.document_number,
        document_date=paper.document_date,
    )


def cash_of(open_reversal: OpenReversal, way: PayBackWay | None) -> Twd:
    """Return what leaves the drawer when the reversal is made final this way."""
    reversal = open_reversal.reversal
    if reversal.kind is ReversalKind.DEPOSIT:
        return Twd(reversal.amount_twd if way is PayBackWay.CASH else 0)
    rest = [sold for sold in open_reversal.tenders if not sold.is_back]
    if reversal.kind is ReversalKind.VOID:
        return Twd(
            sum(
                sold.tender.amount_twd
                for sold in rest
                if sold.tender.kind is TenderKind.CASH
                or (way is PayBackWay.CASH and not sold.is_at_hand)
            )
        )
    return Twd(sum(sold.tender.amount_twd for sold in rest) if way is PayBackWay.CASH else 0)


def _way_of(legs: tuple[Tender, ...]) -> PayBackWay | None:
    if any(leg.kind is TenderKind.CASH for leg in legs):
        return PayBackWay.CASH
    return PayBackWay.DOCUMENT if legs else None


def check_drawer(unit: UnitOfWork, shift: Shift, cash_twd: Twd) -> None:
    """Refuse to take more from a drawer than is in it.

    Raises:
        DrawerTooEmpty: There is less.
    """
    if not cash_twd:
        return
    in_drawer_twd = unit.takings.expected_cash(shift)
    if cash_twd > in_drawer_twd:
        raise DrawerTooEmpty(amount_twd=cash_twd, in_drawer_twd=in_drawer_twd)


def _shift_now(unit: UnitOfWork, desk: Desk, actor: Actor, *, has_cash: bool) -> Shift:
    """Return the shift in which money goes back; cash needs a drawer that is not being counted."""
    if has_cash:
        return open_shift_of(unit, desk, actor)
    shift = unit.shifts.open_at(desk.desk_no)
    if shift is None:
        raise NoOpenShift(desk_no=desk.desk_no)
    return shift


def _let_cases_owe_again(unit: UnitOfWork, payment: Payment) -> dict[str, list[int]]:
    """Add to each balance what the payment had settled; return old and new by case number."""
    owed = {}
    items = [item for item in payment.items if isinstance(item, CaseItem)]
    cases = unit.cases.by_ids([item.case_id for item in items], lock=True)
    for item in sorted(items, key=lambda item: item.case_id):
        unit.cases.take_back_payment(
            item.case_id,
            paid=item.paid,
            last_paid_on=unit.reversals.last_paid_on(item.case_id, without=payment.payment_id),
        )
        before_twd = cases[item.case_id].parts.total_twd
        owed[item.case_number] = [before_twd, before_twd + item.amount_twd]
    return owed
