"""The ways to pay: cash, card, mobile pay, e-ticket, cheque, money order.

A tender moves through few states, and only along this table::

    INTENDED  -> COLLECTED | RETURNED | DECLINED | UNKNOWN | RELEASED
    UNKNOWN   -> COLLECTED | RETURNED | RELEASED
    COLLECTED, RETURNED, DECLINED, RELEASED are final.

INTENDED is written before the first byte leaves for a machine (safety rule R1).  Cash and
paper tenders are written as COLLECTED at once.

Money that goes back (`domain.reversals`) is a tender too: one with a `reversal_id`, which
ends as RETURNED where a sale ends as COLLECTED.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.money import ZERO_TWD, Twd

TenderId = NewType("TenderId", str)


class TenderKind(StrEnum):
    """How money is handed over."""

    CASH = "cash"
    CARD = "card"
    MOBILE_PAY = "mobile_pay"
    ETICKET = "eticket"
    CHEQUE = "cheque"
    MONEY_ORDER = "money_order"


MACHINE_KINDS: Final = frozenset({TenderKind.CARD, TenderKind.MOBILE_PAY, TenderKind.ETICKET})
PAPER_KINDS: Final = frozenset({TenderKind.CHEQUE, TenderKind.MONEY_ORDER})


class TenderState(StrEnum):
    """Where a tender stands."""

    INTENDED = "intended"
    COLLECTED = "collected"
    RETURNED = "returned"
    DECLINED = "declined"
    UNKNOWN = "unknown"
    RELEASED = "released"


PERMITTED_STEPS: Final = {
    TenderState.INTENDED: frozenset(
        {
            TenderState.COLLECTED,
            TenderState.RETURNED,
            TenderState.DECLINED,
            TenderState.UNKNOWN,
            TenderState.RELEASED,
        }
    ),
    TenderState.UNKNOWN: frozenset(
        {TenderState.COLLECTED, TenderState.RETURNED, TenderState.RELEASED}
    ),
    TenderState.COLLECTED: frozenset[TenderState](),
    TenderState.RETURNED: frozenset[TenderState](),
    TenderState.DECLINED: frozenset[TenderState](),
    TenderState.RELEASED: frozenset[TenderState](),
}

OPEN_STATES: Final = frozenset({TenderState.INTENDED, TenderState.UNKNOWN})
"""States in which nobody may assume anything: the case and the machine stay blocked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """One part of what was handed over for a payment.

    Attributes:
        line_number: 1, 2, … within the payment.
        amount_twd: What counts towards the payment, positive.
        tendered_twd: Cash laid down; equals the amount for anything else.
        change_twd: Cash handed back; zero for anything else.
        reference: Ours, as in `SaleRequest.reference`; empty for cash and paper.
        device: Name of the machine in the settings; empty for cash, paper and by hand.
        by_hand: The clerk typed in what the slip of a stand-alone machine says.
        approver: Login of the second person, where one was needed; else empty.
        recovered: Settled after an interruption, by the ladder of `services.recovery`.
        issuer_name, document_number, document_date: Bank or post office, number and date
            of a cheque or money order.
        attempts: How often the machine was asked for this very debit; 0 until it is.
        intended_at: When the intent was written; None for what needs no machine.
        reversal_id: Of the reversal in which this money goes back; None for a sale.
        reverses_tender_id: The tender that is taken back; None for a sale.
    """

    tender_id: TenderId
    line_number: int
    kind: TenderKind
    state: TenderState
    amount_twd: Twd
    tendered_twd: Twd
    change_twd: Twd = ZERO_TWD
    reference: str = ""
    device: str = ""
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
    request_serial: str = ""
    card_id_hash: str = ""
    attempts: int = 0
    intended_at: datetime | None = None
    by_hand: bool = False
    approver: str = ""
    recovered: bool = False
    issuer_name: str = ""
    document_number: str = ""
    document_date: date | None = None
    outcome_code: str = ""
    reversal_id: str | None = None
    reverses_tender_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CashLaidDown:
    """Cash on the counter; what is above the rest to pay is handed back."""

    tendered_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHandedOver:
    """A cheque or a postal money order."""

    kind: TenderKind
    amount_twd: Twd
    issuer_name: str
    document_number: str
    document_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipShown:
    """A card taken on a machine that the program cannot reach: its slip is the proof.

    Attributes:
        kind: CARD, MOBILE_PAY or ETICKET.
        slip_number: Number printed on the slip.
    """

    kind: TenderKind
    amount_twd: Twd
    slip_number: str
    approval_code: str
    masked_card: str = ""


TenderAtHand = CashLaidDown | DocumentHandedOver | SlipShown
"""A tender that needs no machine: it is collected in the settling transaction itself."""


@dataclass(eq=False, kw_only=True)
class TenderStepRefused(Refusal):
    """A tender cannot go from one state to another."""

    from_state: TenderState
    to_state: TenderState


def check_step(from_state: TenderState, to_state: TenderState) -> None:
    """Refuse a step that the table does not permit.

    Raises:
        TenderStepRefused: The table does not know the step.
    """
    if to_state not in PERMITTED_STEPS[from_state]:
        raise TenderStepRefused(from_state=from_state, to_state=to_state)
