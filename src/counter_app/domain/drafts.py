"""A draft: what is on the payment screen before any money moves.

Drafts are saved as the clerk works, so that a power cut loses nothing, and can be held and
taken up again.  They are not part of the books: amounts are computed anew when a draft comes
back to the screen.
"""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.cases import CaseId
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem, PaymentId


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCase:
    """A case on the screen.

    Attributes:
        pay_twd: How much of it to pay; None for everything that is due.
        is_chosen: Ticked for this payment.
    """

    case_id: CaseId
    obligor_number: str
    pay_twd: Twd | None = None
    is_chosen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is on the payment screen, or put aside.

    Attributes:
        label: Masked name for the held list, such as 王○明.
        tendered_twd: Cash typed in but not yet taken; None when nothing was typed.
    """

    payment_id: PaymentId
    desk_no: int
    clerk: str
    is_held: bool
    saved_at: datetime
    label: str
    payer_name: str
    payer_number: str
    cases: tuple[DraftCase, ...]
    fees: tuple[FeeItem, ...]
    tendered_twd: Twd | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenElsewhere:
    """A case or obligor on this screen is on another desk's screen too."""

    desk_no: int
    clerk: str
    since: datetime


@dataclass(eq=False, kw_only=True)
class DraftGone(Refusal):
    """A held draft was taken up elsewhere, settled or dropped meanwhile."""
