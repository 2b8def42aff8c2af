"""What was taken, as the screen, X, Z, the register and the remittance all show it.

One set of figures (`services.reports`), so that no two papers can disagree.
"""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.closing import CarriedItem, Difference, Settlement
from counter_app.domain.drawer import DrawerCount, DrawerEntry, HandOver
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.shifts import Shift
from counter_app.domain.tenders import TenderKind


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
        anchor_text: ``desk chain_seq row_hash`` of the anchor; empty before the close.
        signature: Ed25519, 128 hexadecimal digits; empty before the close.
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
    anchor_text: str = ""
    signature: str = ""
    public_key: str = ""

    @property
    def gross_twd(self) -> Twd:
        """Everything taken, voided receipts too."""
        return Twd(sum(total.amount_twd for total in self.tenders))

    @property
    def net_twd(self) -> Twd:
        """What remains after voids."""
        return Twd(sum(total.net_twd for total in self.tenders))


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
