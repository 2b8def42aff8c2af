"""The approval of a second person, kept with what it was for.

Whoever approves stands beside who acts, never instead of them; nobody approves their own act
(`domain.staff.check_approval`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd

ApprovalId = NewType("ApprovalId", str)


class ApprovedAct(StrEnum):
    """What needs a second person."""

    VOID = "void"
    REFUND = "refund"
    RETURN_DEPOSIT = "return_deposit"
    DIFFERENCE = "difference"
    CARD_BY_HAND = "card_by_hand"
    CORRECT_TENDER = "correct_tender"
    REPRINT = "reprint"
    OPEN_DRAWER = "open_drawer"
    CARRY_FORWARD = "carry_forward"
    OPEN_LATE_DAY = "open_late_day"
    CLOSE_OTHERS_SHIFT = "close_others_shift"
    RESOLVE_BY_SLIP = "resolve_by_slip"
    SETTLE_BY_SLIP = "settle_by_slip"
    PAY_OUT_PICKUP = "pay_out_pickup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One approval.

    Attributes:
        actor: Login of who acts.
        approver: Login of who stands beside.
        subject: Identity of what it was for: a receipt number, a shift, a payment.
        amount_twd: What it is about; None where no money is.
    """

    approval_id: ApprovalId
    desk_no: int
    at: datetime
    act: ApprovedAct
    actor: str
    approver: str
    subject: str
    reason: str
    amount_twd: Twd | None = None


@dataclass(eq=False, kw_only=True)
class ApprovalMissing(Refusal):
    """This act needs a second person."""

    act: ApprovedAct


@dataclass(eq=False, kw_only=True)
class ReasonMissing(Refusal):
    """This act needs a reason in words."""
