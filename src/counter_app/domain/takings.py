"""What was taken, as the screen, X, Z, the register and the remittance all show it.

One set of figures (`services.reports`), so that no two papers can disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from counter_app.domain.closing import Anchor, CarriedItem, Difference, Settlement
from counter_app.domain.drawer import DrawerCount, DrawerEntry, HandOver
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.reversals import Reversal
from counter_app.domain.shifts import Shift
from counter_app.domain.tenders import MACHINE_KINDS, TenderKind, TenderState

ANCHOR_MARK: Final = "COUNTER-ANCHOR"


def anchor_line(anchor: Anchor) -> str:
    """Return an anchor as one line for paper and its QR: all that the signature is made over.

    ``COUNTER-ANCHOR desk chain_seq row_hash z_number business_day last_receipt public_key
    signature at``, with ``-`` where the desk has no receipt yet.
    """
    parts = (
        ANCHOR_MARK,
        anchor.chain_desk_no,
        anchor.chain_seq,
        anchor.row_hash,
        anchor.z_number,
        anchor.business_day.isoformat(),
        anchor.last_receipt or "-",
        anchor.public_key,
        anchor.signature,
        anchor.at.astimezone(UTC).isoformat(timespec="microseconds"),
    )
    return " ".join(str(part) for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderTotal:
    """What one way to pay came to; corrections are counted where they belong.

    Attributes:
        count, amount_twd: Of every receipt, voided ones too.
        voided_count, voided_twd: Of receipts voided in the shift.
    """

    kind: TenderKind
    count: int
    amount_twd: Twd
    voided_count: int = 0
    voided_twd: Twd = ZERO_TWD

    @property
    def net_twd(self) -> Twd:
        """What remains after voids."""
        return Twd(self.amount_twd - self.voided_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One number of the receipt register (收據登記): used, void, refunded, and how often printed.

    Attributes:
        fate: ``used``, ``void``, ``refunded``, ``deposit_returned`` or ``spoiled``.
        payer: Masked.
        reprints: Marked copies that came out.
        reversed_on: Business day on which it was taken back; None when it was not.
        collected_by, collected_on: Of a paper of an outage; empty and None for a printed one.
    """

    number: ReceiptNumber
    desk_no: int
    business_day: date
    issued_at: datetime
    clerk: str
    payer: str
    total_twd: Twd
    tenders: tuple[TenderKind, ...]
    fate: str
    reason: str = ""
    approver: str = ""
    reprints: int = 0
    reversed_on: date | None = None
    collected_by: str = ""
    collected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRange:
    """The numbers of one series that a period used.

    Attributes:
        series: ``R`` or ``H``.
        missing: Numbers that are not there, from the one before the period to its last, or to
            the counter where the last is the newest; empty in sound books.
    """

    series: str
    desk_no: int
    first: ReceiptNumber
    last: ReceiptNumber
    count: int
    missing: tuple[ReceiptNumber, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceLine:
    """What one agency, or one account of the branch, gets.

    Attributes:
        owner: ``agency:CODE``, ``costs`` (執行必要費用) or ``kind:NAME`` for fees and deposits.
        name: As printed.
        account: Where it is paid in; empty where nobody entered one.
        count: Items.
        principal_twd, late_fee_twd, interest_twd: Of an agency; zero for the others.
        amount_twd: Their sum, or the fees.
        given_back_twd: Refunds and returned deposits of the period, positive.
    """

    owner: str
    name: str
    account: str
    count: int
    principal_twd: Twd = ZERO_TWD
    late_fee_twd: Twd = ZERO_TWD
    interest_twd: Twd = ZERO_TWD
    amount_twd: Twd
    given_back_twd: Twd = ZERO_TWD

    @property
    def net_twd(self) -> Twd:
        """What is paid in."""
        return Twd(self.amount_twd - self.given_back_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineTotals:
    """What our books hold for one machine in a shift, by brand."""

    device: str
    totals: tuple[BrandTotal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftReport:
    """The X report of a shift, and the Z report once it is closed.

    Attributes:
        z_number: None while the shift is not closed.
        payment_count: Settled payments, voided ones too.
        expected_cash_twd: Float, plus cash taken, plus and minus the drawer's entries.
        count: The count of the close; None before it.
        anchor: Of the chain of the desk, at the close; None before it.
        names: Login to name, of the people on the report, as they are called now.
    """

    branch_name: str
    shift: Shift
    at: datetime
    printed_by: str
    is_demo: bool
    z_number: int | None
    payment_count: int
    tenders: tuple[TenderTotal, ...]
    machines: tuple[MachineTotals, ...]
    entries: tuple[DrawerEntry, ...]
    hand_overs: tuple[HandOver, ...]
    expected_cash_twd: Twd
    count: DrawerCount | None
    settlements: tuple[Settlement, ...]
    differences: tuple[Difference, ...]
    carried: tuple[CarriedItem, ...]
    ranges: tuple[NumberRange, ...]
    void_numbers: tuple[ReceiptNumber, ...]
    reprint_count: int
    remittance: tuple[RemittanceLine, ...]
    next_float_twd: Twd | None = None
    paid_in_twd: Twd | None = None
    closed_by: str = ""
    approver: str = ""
    anchor: Anchor | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def gross_twd(self) -> Twd:
        """Everything taken, voided receipts too."""
        return Twd(sum(total.amount_twd for total in self.tenders))

    @property
    def net_twd(self) -> Twd:
        """What remains after voids."""
        return Twd(sum(total.net_twd for total in self.tenders))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterReport:
    """The receipt register of some business days, both included.

    Attributes:
        desk_no: None for every desk.
        names: Login to name.
    """

    branch_name: str
    from_day: date
    to_day: date
    desk_no: int | None
    at: datetime
    printed_by: str
    is_demo: bool
    lines: tuple[RegisterLine, ...]
    ranges: tuple[NumberRange, ...]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceReport:
    """What is paid in for some business days, both included, and the proof that it adds up.

    Attributes:
        desk_no: None for every desk.
        tenders: What each way to pay came to in the same days.
        given_back_twd: Refunds and returned deposits of these days, positive.
    """

    branch_name: str
    from_day: date
    to_day: date
    desk_no: int | None
    at: datetime
    printed_by: str
    is_demo: bool
    lines: tuple[RemittanceLine, ...]
    tenders: tuple[TenderTotal, ...]
    given_back_twd: Twd

    @property
    def net_twd(self) -> Twd:
        """What is paid in, by the lines."""
        return Twd(sum(line.net_twd for line in self.lines))

    @property
    def taken_twd(self) -> Twd:
        """What was taken, by the ways to pay, less voids and what went back."""
        return Twd(sum(total.net_twd for total in self.tenders) - self.given_back_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOut:
    """What a visitor signs for who gets money back.

    Attributes:
        receipt: Of the sale.
        recipient: Who signs; empty to be written by hand.
        names: Login to name.
    """

    branch_name: str
    reversal: Reversal
    receipt: Receipt
    recipient: str
    at: datetime
    printed_by: str
    is_demo: bool
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_machine_twd(self) -> Twd:
        """What machines have given back, which nobody signs for."""
        return Twd(
            sum(
                leg.amount_twd
                for leg in self.reversal.tenders
                if leg.kind in MACHINE_KINDS and leg.state is TenderState.RETURNED
            )
        )

    @property
    def in_hand_twd(self) -> Twd:
        """What is signed for."""
        return Twd(self.reversal.amount_twd - self.by_machine_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNow:
    """One desk at this moment, for the supervisor's page of all desks."""

    desk_no: int
    shift: Shift | None
    clerk_name: str
    payment_count: int
    cash_twd: Twd
    other_twd: Twd
    open_count: int
    held_count: int
    is_late: bool
