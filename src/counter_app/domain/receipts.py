"""The receipt: a number without gaps, and everything that stands on the paper.

The number is ``R`` + ROC year (3) + desk (2) + serial (6), as in ``R11401000123``.  What was
written by hand in an outage has a series of its own, ``H``, with the serial on that paper.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.tenders import TenderKind

ReceiptNumber = NewType("ReceiptNumber", str)

NUMBER_LENGTH: Final = 12


PRINTED_SERIES: Final = "R"
OUTAGE_SERIES: Final = "H"


def receipt_number(
    *, roc_year: int, desk_no: int, serial: int, series: str = PRINTED_SERIES
) -> ReceiptNumber:
    """Compose a receipt number.

    >>> receipt_number(roc_year=114, desk_no=1, serial=123)
    'R11401000123'
    """
    number = f"{series}{roc_year:03d}{desk_no:02d}{serial:06d}"
    if min(roc_year, desk_no, serial) < 1 or len(number) != NUMBER_LENGTH:
        raise ValueError(f"no such receipt number: {roc_year}/{desk_no}/{serial}")
    return ReceiptNumber(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One thing that was paid.

    Attributes:
        case_number: As printed; empty for a fee without a case.
        title: Name of a fee or deposit; empty for a case.
        balance_left_twd: What is still due on the case after this payment; None for a fee.
        computed_on: Day for which the amount due was computed; None where it stands as
            delivered or is a fee.
    """

    case_number: str = ""
    title: str = ""
    obligor_name: str = ""
    agency_name: str = ""
    case_kind: str = ""
    section: str = ""
    section_clerk: str = ""
    section_phone: str = ""
    quantity: int = 1
    unit_price_twd: Twd = ZERO_TWD
    costs_twd: Twd = ZERO_TWD
    interest_twd: Twd = ZERO_TWD
    late_fee_twd: Twd = ZERO_TWD
    principal_twd: Twd = ZERO_TWD
    amount_twd: Twd
    balance_left_twd: Twd | None = None
    computed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTender:
    """One tender as it stands on the paper; never a card number in full."""

    kind: TenderKind
    amount_twd: Twd
    tendered_twd: Twd
    change_twd: Twd = ZERO_TWD
    masked_card: str = ""
    card_brand: str = ""
    approval_code: str = ""
    terminal_id: str = ""
    balance_before_twd: Twd | None = None
    balance_after_twd: Twd | None = None
    issuer_name: str = ""
    document_number: str = ""
    document_date: date | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything that stands on one receipt, as it was committed.

    Attributes:
        business_day: The day of the shift, which may differ from the clock.
        issued_at: Clock time, with zone.
        recovered: Settled after an interruption; the paper says so.
        is_demo: The paper is watermarked 範例.
        collected_by: Who took the money and wrote the paper, where it was entered afterwards
            (補登); else empty.
        collected_on: The day on that paper; None for a printed receipt.
    """

    number: ReceiptNumber
    branch_name: str
    desk_no: int
    business_day: date
    issued_at: datetime
    clerk_name: str
    payer_name: str
    payer_number: str = ""
    lines: tuple[ReceiptLine, ...]
    tenders: tuple[ReceiptTender, ...]
    total_twd: Twd
    recovered: bool = False
    is_demo: bool = False
    collected_by: str = ""
    collected_on: date | None = None


@dataclass(eq=False, kw_only=True)
class UnknownReceipt(Refusal):
    """No receipt carries this number."""

    number: str
