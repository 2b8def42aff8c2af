"""A payment: one act of paying, possibly several cases and several tenders.

A payment enters the books when the first machine is about to be asked, or when it settles;
until then it is a draft (`domain.drafts`).  States::

    OPEN -> SETTLED | CANCELLED           SETTLED and CANCELLED are final

An OPEN payment with a tender in INTENDED or UNKNOWN, or with a COLLECTED one, cannot be
cancelled: money may have moved.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from counter_app.domain.cases import CaseId
from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.shifts import ShiftId
from counter_app.domain.tenders import OPEN_STATES, Tender, TenderState

PaymentId = NewType("PaymentId", str)


class PaymentState(StrEnum):
    """Where a payment stands."""

    OPEN = "open"
    SETTLED = "settled"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseItem:
    """A case within a payment: what is due that day, and how much of it is paid now.

    Attributes:
        case_version: Version of the case when the amount was computed.
        due: The amount due on the business day, by part.
        paid: What this payment takes of it, by part; allocation order of the settings.
        late_fee_charged_twd: Every late fee ever charged, with today's accrual.
        computed_on: Day for which *due* holds; None where it stands as delivered with no
            day of its own.
    """

    case_id: CaseId
    case_version: int
    case_number: str
    kind: KindName
    obligor_name: str
    obligor_number: str
    agency_code: str
    agency_name: str
    section: str
    section_clerk: str
    section_phone: str
    due: Parts
    paid: Parts
    late_fee_charged_twd: Twd
    computed_on: date | None

    @property
    def amount_twd(self) -> Twd:
        """What this payment takes for the case."""
        return self.paid.total_twd

    @property
    def balance_left_twd(self) -> Twd:
        """What is still due afterwards."""
        return Twd(self.due.total_twd - self.paid.total_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeItem:
    """A fee without a case, or an auction deposit or price."""

    code: str
    name: str
    group: KindName
    quantity: int
    unit_price_twd: Twd

    @property
    def amount_twd(self) -> Twd:
        """Quantity times unit price."""
        return Twd(self.quantity * self.unit_price_twd)

    @property
    def kind(self) -> KindName:
        """The kind whose tender rules apply."""
        return self.group


PaymentItem = CaseItem | FeeItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One act of paying.

    Attributes:
        payment_id: Made by the desk that began it, before anything is written.
        payer_name: Who stands at the desk; may differ from every obligor.
        holder_in_person: The clerk ticked that the card holder is the person here.
        receipt_number: Only once settled.
    """

    payment_id: PaymentId
    desk_no: int
    shift_id: ShiftId
    business_day: date
    clerk: str
    clerk_name: str
    payer_name: str
    payer_number: str
    state: PaymentState
    items: tuple[PaymentItem, ...]
    tenders: tuple[Tender, ...]
    started_at: datetime
    holder_in_person: bool = False
    settled_at: datetime | None = None
    receipt_number: ReceiptNumber | None = None

    @property
    def total_twd(self) -> Twd:
        """The sum of all items."""
        return Twd(sum(item.amount_twd for item in self.items))

    @property
    def collected_twd(self) -> Twd:
        """What tenders have brought in so far."""
        return Twd(sum(t.amount_twd for t in self.tenders if t.state is TenderState.COLLECTED))

    @property
    def remaining_twd(self) -> Twd:
        """What is still to be handed over."""
        return Twd(self.total_twd - self.collected_twd)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of everything in the payment; they decide the tenders."""
        return frozenset(item.kind for item in self.items)

    @property
    def open_tender(self) -> Tender | None:
        """The tender nobody may assume anything about, if there is one."""
        return next((t for t in self.tenders if t.state in OPEN_STATES), None)

    @property
    def may_have_moved_money(self) -> bool:
        """Tell whether a tender was collected or might have been."""
        return self.open_tender is not None or self.collected_twd > 0


@dataclass(eq=False, kw_only=True)
class EmptyPayment(Refusal):
    """There is nothing to pay in this payment."""


@dataclass(eq=False, kw_only=True)
class AmountChanged(Refusal):
    """The sum is no longer what the clerk saw: a case was paid or delivered anew meanwhile."""

    agreed_twd: Twd
    total_twd: Twd


@dataclass(eq=False, kw_only=True)
class PaymentNotOpen(Refusal):
    """The payment is settled or cancelled already."""

    state: PaymentState


@dataclass(eq=False, kw_only=True)
class UnknownPayment(Refusal):
    """No payment carries this identity."""


@dataclass(eq=False, kw_only=True)
class MoneyMayHaveMoved(Refusal):
    """The payment cannot be put aside or cancelled: a tender was collected, or may have been."""

    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class OutcomeOpen(Refusal):
    """A machine has not said how the last sale ended; nothing new until that is resolved."""

    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class NoOpenOutcome(Refusal):
    """This tender's outcome is known already; there is nothing to resolve."""


@dataclass(eq=False, kw_only=True)
class TerminalBlocked(Refusal):
    """This machine has an open sale of another payment (safety rule R5)."""

    device: str


@dataclass(eq=False, kw_only=True)
class CashTooLittle(Refusal):
    """Less was laid down than is to be taken."""

    tendered_twd: Twd
    needed_twd: Twd


@dataclass(eq=False, kw_only=True)
class TenderTooMuch(Refusal):
    """A tender other than cash may not bring in more than remains to be paid."""

    amount_twd: Twd
    remaining_twd: Twd


@dataclass(eq=False, kw_only=True)
class DocumentDateRefused(Refusal):
    """A cheque or money order is post-dated, or too old."""

    document_date: date
    stale: bool


@dataclass(eq=False, kw_only=True)
class DocumentIncomplete(Refusal):
    """A cheque or money order needs issuer, number and date."""


@dataclass(eq=False, kw_only=True)
class SlipIncomplete(Refusal):
    """A card taken by hand needs the slip number and the approval code."""


@dataclass(eq=False, kw_only=True)
class UnprintableName(Refusal):
    """A character has no glyph in the fonts: the paper would show a blank."""

    characters: tuple[str, ...]


@dataclass(eq=False, kw_only=True)
class ControlCharacters(Refusal):
    """A text holds characters that are not for people."""

    field: str


STALE_AFTER_DAYS: int = 365
"""A cheque's drawer may refuse after one year (票據法 §22, §136)."""


def check_document(
    *, issuer_name: str, document_number: str, document_date: date | None, on: date
) -> None:
    """Refuse a cheque or money order that is incomplete, post-dated or stale.

    Raises:
        DocumentIncomplete: Issuer, number or date is missing.
        DocumentDateRefused: Its date lies after *on*, or more than a year before.
    """
    if not issuer_name or not document_number or document_date is None:
        raise DocumentIncomplete
    if document_date > on:
        raise DocumentDateRefused(document_date=document_date, stale=False)
    if (on - document_date).days > STALE_AFTER_DAYS:
        raise DocumentDateRefused(document_date=document_date, stale=True)
