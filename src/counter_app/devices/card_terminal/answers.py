"""What a terminal's answer says, whichever protocol it came in."""

from dataclasses import dataclass

from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A terminal's answer, taken apart but not yet believed.

    Attributes:
        indicator: NCCC only: credit, e-ticket, wallet …; empty in ECPay.
        amount_twd: None if the field is blank or no whole amount.
        has_amount: Whether the amount field holds anything but blanks and zeros.
        reference: What stands in the field where ours travelled.
        request_hash: ECPay only: the hash of the request that is answered.
        code: The response code.
        masked_card: At most the first six and last four digits.
        totals: Of a settlement, every group of brands, zeros too; empty where none are told
            or one of them is no number.
    """

    trans_type: str
    code: str
    indicator: str = ""
    amount_twd: Twd | None = None
    has_amount: bool = False
    reference: str = ""
    request_hash: str = ""
    terminal_id: str = ""
    approval_code: str = ""
    masked_card: str = ""
    card_brand: str = ""
    trace_number: str = ""
    batch_number: str = ""
    order_number: str = ""
    device_time: str = ""
    balance_before_twd: Twd | None = None
    balance_after_twd: Twd | None = None
    totals: tuple[BrandTotal, ...] = ()
