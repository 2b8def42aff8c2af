"""Money that goes back: a void before the close, a refund after it, a deposit returned.

States::

    REQUESTED -> APPROVED | REFUSED
    APPROVED  -> DONE | REFUSED (as long as nothing has gone back)
    DONE and REFUSED are final.

A void is requested and approved in one act, with the supervisor beside the clerk, while the
shift is open.  After the close there are three acts of at least two persons: request, approve,
pay back.  The receipt keeps its number and stays listed with its fate.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import AUCTION_KIND
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem, PaymentId, PaymentItem
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.shifts import ShiftId
from counter_app.domain.tenders import OPEN_STATES, Tender, TenderKind, TenderState

ReversalId = NewType("ReversalId", str)


class ReversalKind(StrEnum):
    """Why money goes back."""

    VOID = "void"
    REFUND = "refund"
    DEPOSIT = "deposit"


class ReversalState(StrEnum):
    """Where a reversal stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DONE = "done"
    REFUSED = "refused"


PERMITTED_REVERSAL_STEPS: Final = {
    ReversalState.REQUESTED: frozenset({ReversalState.APPROVED, ReversalState.REFUSED}),
    ReversalState.APPROVED: frozenset({ReversalState.DONE, ReversalState.REFUSED}),
    ReversalState.DONE: frozenset[ReversalState](),
    ReversalState.REFUSED: frozenset[ReversalState](),
}


DEPOSIT_WORD: Final = "保證金"
"""In the name of every auction item that is given back to whom the auction passes by."""


class PayBackWay(StrEnum):
    """How money goes back that no machine can give back."""

    CASH = "cash"
    TRANSFER = "transfer"
    DOCUMENT = "document"  # the cheque or money order itself is handed back


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """One receipt, or one deposit on it, that is taken back.

    Attributes:
        line_number: The deposit's line on the receipt; 0 for the whole receipt.
        shift_id: The shift in which the money goes back; None until it does.
        has_paper: The original receipt is in hand.
        paper_note: What was noted of the paper: its state, or why it is missing.
        recipient: Who gets the money and signs for it.
        is_signed: The recipient signed.
        requested_by, approved_by, paid_by: Logins; empty until they acted.
        way: For what no machine gives back; None where machines do it all.
        tenders: The money on its way back, one for each tender of the sale.
    """

    reversal_id: ReversalId
    kind: ReversalKind
    state: ReversalState
    desk_no: int
    receipt_number: ReceiptNumber
    payment_id: PaymentId
    amount_twd: Twd
    reason: str
    has_paper: bool
    paper_note: str
    requested_by: str
    requested_at: datetime
    line_number: int = 0
    approved_by: str = ""
    approved_at: datetime | None = None
    shift_id: ShiftId | None = None
    business_day: date | None = None
    paid_by: str = ""
    finished_at: datetime | None = None
    way: PayBackWay | None = None
    recipient: str = ""
    is_signed: bool = False
    transfer_account: str = ""
    tenders: tuple[Tender, ...] = ()

    @property
    def open_leg(self) -> Tender | None:
        """What a machine was asked to give back and nobody knows about, if there is such."""
        return next((leg for leg in self.tenders if leg.state in OPEN_STATES), None)

    @property
    def returned_twd(self) -> Twd:
        """What has gone back so far."""
        return Twd(sum(leg.amount_twd for leg in self.tenders if is_returned(leg)))

    @property
    def may_have_moved_money(self) -> bool:
        """Tell whether anything has gone back, or might have."""
        return self.open_leg is not None or self.returned_twd > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderCorrection:
    """A tender that was booked under the wrong name; old and new are both kept.

    Attributes:
        old_kind, new_kind: CASH, CHEQUE, MONEY_ORDER, or CARD and MOBILE_PAY by hand.
        details: What the new tender needs: slip number, issuer, document number, …
    """

    correction_id: str
    desk_no: int
    shift_id: ShiftId
    at: datetime
    payment_id: PaymentId
    tender_id: str
    receipt_number: ReceiptNumber
    old_kind: TenderKind
    new_kind: TenderKind
    amount_twd: Twd
    reason: str
    clerk: str
    approver: str
    slip_number: str = ""
    approval_code: str = ""
    issuer_name: str = ""
    document_number: str = ""
    document_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageReceipt:
    """A receipt written by hand while the program was down, entered afterwards (補登).

    Attributes:
        payment_id: None for a spoiled paper, which is listed all the same.
        collected_by: Login or name of who took the money and wrote the paper.
        captured_by: Login of who entered it.
    """

    receipt_number: ReceiptNumber
    desk_no: int
    payment_id: PaymentId | None
    collected_by: str
    collected_on: date
    captured_by: str
    captured_at: datetime
    note: str


@dataclass(eq=False, kw_only=True)
class AlreadyReversed(Refusal):
    """This receipt, or this deposit, has been taken back or is about to be."""

    receipt_number: str


@dataclass(eq=False, kw_only=True)
class ReversalStepRefused(Refusal):
    """A reversal cannot go from one state to another."""

    from_state: ReversalState
    to_state: ReversalState


@dataclass(eq=False, kw_only=True)
class VoidAfterClose(Refusal):
    """The shift of this receipt is closed: it is refunded by request and approval."""

    receipt_number: str


@dataclass(eq=False, kw_only=True)
class VoidBeforeClose(Refusal):
    """The shift of this receipt is still open: it is voided, not refunded."""

    receipt_number: str


@dataclass(eq=False, kw_only=True)
class PaperMissing(Refusal):
    """The original paper is not in hand, and no note says why."""


@dataclass(eq=False, kw_only=True)
class NotADeposit(Refusal):
    """This line of the receipt is no deposit."""


@dataclass(eq=False, kw_only=True)
class SignatureMissing(Refusal):
    """Who gets the money has not signed for it, or is not named."""


@dataclass(eq=False, kw_only=True)
class NotCorrectable(Refusal):
    """A machine took this tender, or it is corrected already, or its shift is closed."""


@dataclass(eq=False, kw_only=True)
class OutageOrder(Refusal):
    """Papers of an outage are entered in the order of their numbers, none left out.

    Attributes:
        expected: The number that comes next.
    """

    expected: str


@dataclass(eq=False, kw_only=True)
class CollectorMissing(Refusal):
    """Nobody is named who took the money and wrote the paper."""


@dataclass(eq=False, kw_only=True)
class OutageDate(Refusal):
    """The day on the paper lies before the paper before it, or after today."""

    collected_on: date


@dataclass(eq=False, kw_only=True)
class UnknownReversal(Refusal):
    """No reversal carries this identity."""


@dataclass(eq=False, kw_only=True)
class NotThisDesk(Refusal):
    """It is done at the desk that took the money, or that began to give it back."""

    desk_no: int


@dataclass(eq=False, kw_only=True)
class ReturnOpen(Refusal):
    """A machine has not said whether it gave money back; nothing new until that is resolved."""

    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class MachineFirst(Refusal):
    """The machine that took the money is asked to give it back before anything else is done."""

    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class NothingToReturn(Refusal):
    """This tender has gone back already, or no machine took it."""


@dataclass(eq=False, kw_only=True)
class MoneyWentBack(Refusal):
    """Part of the money has gone back, or may have: the rest must follow."""

    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class WayRefused(Refusal):
    """The money cannot go back this way: an account is missing, or there is no such paper."""

    way: PayBackWay


def is_deposit(item: PaymentItem) -> bool:
    """Tell whether an item of a payment is a deposit, which may be given back alone."""
    return isinstance(item, FeeItem) and item.group == AUCTION_KIND and DEPOSIT_WORD in item.name


def is_returned(leg: Tender) -> bool:
    """Tell whether the money of a leg has gone back."""
    return leg.state is TenderState.RETURNED


def check_reversal_step(from_state: ReversalState, to_state: ReversalState) -> None:
    """Refuse a step that the table does not permit.

    Raises:
        ReversalStepRefused: The table does not know the step.
    """
    if to_state not in PERMITTED_REVERSAL_STEPS[from_state]:
        raise ReversalStepRefused(from_state=from_state, to_state=to_state)
