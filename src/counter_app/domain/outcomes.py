"""What a machine answered when it was asked to take money.

The most dangerous answer is none: from the first byte sent, only a clear *no* proves that
nothing was taken, so silence, a broken wire or a reply that makes no sense is
`Unanswered`, never `Declined` (safety rule R4).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.tenders import TenderKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRequest:
    """What the desk asks a machine to take; written down before the first byte leaves.

    Attributes:
        kind: CARD, MOBILE_PAY or ETICKET.
        amount_twd: Whole NT$, positive.
        reference: Ours, unique, at most 18 characters of ``A-Z0-9``; travels in a free field
            of the frame and is compared in the answer.
        requested_at: When the intent was written, with zone.
        attempt: 1 for the first try; an e-ticket retry of the *same* debit counts up.
        request_serial: Six digits, kept over retries of one e-ticket debit; else empty.
        card_id_hash: SHA-256 hex of the card of an earlier attempt; a retry must meet it.
    """

    kind: TenderKind
    amount_twd: Twd
    reference: str
    requested_at: datetime
    attempt: int = 1
    request_serial: str = ""
    card_id_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The machine took the money, and the answer matches what was asked."""

    amount_twd: Twd
    reference: str
    terminal_id: str
    approval_code: str = ""
    masked_card: str = ""
    card_brand: str = ""
    trace_number: str = ""
    batch_number: str = ""
    order_number: str = ""
    device_time: str = ""
    balance_before_twd: Twd | None = None
    balance_after_twd: Twd | None = None
    card_id_hash: str = ""


class DeclineReason(StrEnum):
    """Why a machine said no; each has words in ``ui/messages.py``."""

    REFUSED = "refused"
    CALL_BANK = "call_bank"
    TIMED_OUT_BEFORE_CARD = "timed_out_before_card"
    WRONG_OPERATION = "wrong_operation"
    HOST_UNREACHABLE = "host_unreachable"
    CANCELLED_BY_USER = "cancelled_by_user"
    CARD_UNREADABLE = "card_unreadable"
    INSUFFICIENT_BALANCE = "insufficient_balance"
    CARD_BLOCKED = "card_blocked"
    NOT_SIGNED_ON = "not_signed_on"
    MUST_SETTLE_FIRST = "must_settle_first"
    ANOTHER_CARD = "another_card"
    NO_CARD = "no_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """A clear no: nothing was taken.

    Attributes:
        code: The machine's own code, for the log and the help line.
    """

    reason: DeclineReason
    code: str = ""


class UnansweredReason(StrEnum):
    """Why nobody knows; each has words in ``ui/messages.py``."""

    NOT_SENT = "not_sent"
    NO_ACKNOWLEDGEMENT = "no_acknowledgement"
    REFUSED_BY_LINK = "refused_by_link"
    SILENCE = "silence"
    WIRE_BROKE = "wire_broke"
    GARBLED = "garbled"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_REFERENCE = "wrong_reference"
    WRONG_TERMINAL = "wrong_terminal"
    WRONG_TYPE = "wrong_type"
    ODD_CODE = "odd_code"
    ANOTHER_CARD = "another_card"  # a retry was approved, but for a card that was not the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Nobody knows whether money moved."""

    reason: UnansweredReason


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryNeeded:
    """An e-ticket debit was cut short: the same card must be laid on again.

    Attributes:
        card_id_hash: SHA-256 hex of the card, or empty where the reader could not tell.
        code: The reader's own code.
    """

    card_id_hash: str
    code: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """A query was answered: the machine knows of no such sale."""


@dataclass(frozen=True, slots=True)
class NoQuery:
    """This machine's protocol has no way to ask."""


@dataclass(frozen=True, slots=True)
class InProgress:
    """A query was answered: the machine is still at it; wait."""


class SaleStep(StrEnum):
    """How far a sale has come, for the window; each has words in ``ui/messages.py``."""

    CONNECTING = "connecting"
    SENDING = "sending"
    WAITING_FOR_CARD = "waiting_for_card"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRequest:
    """What the desk asks a machine to give back; written down before the first byte leaves.

    Attributes:
        kind: CARD, MOBILE_PAY or ETICKET.
        amount_twd: Whole NT$, positive; the whole amount of the sale.
        reference: Ours, of this return.
        requested_at: When the intent was written, with zone.
        sale_reference, sale_terminal_id, …: What the machine said of the sale.
        is_settled: The machine has settled since the sale, so it is refunded, not voided.
        attempt, request_serial, card_id_hash: As in `SaleRequest`.
    """

    kind: TenderKind
    amount_twd: Twd
    reference: str
    requested_at: datetime
    sale_reference: str
    sale_requested_at: datetime
    sale_terminal_id: str = ""
    sale_approval_code: str = ""
    sale_trace_number: str = ""
    sale_batch_number: str = ""
    sale_order_number: str = ""
    sale_device_time: str = ""
    sale_masked_card: str = ""
    sale_card_brand: str = ""
    sale_request_serial: str = ""
    sale_card_id_hash: str = ""
    is_settled: bool = False
    attempt: int = 1
    request_serial: str = ""
    card_id_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReturn:
    """This machine cannot give this money back by itself; nothing was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandTotal:
    """What one card brand came to, as a machine or our books say.

    Attributes:
        brand: As on receipts, such as ``VISA``, or the group that a machine tells no further
            apart; see `domain.brands`.
        count: Sales less voided ones; refunds count apart.
        amount_twd: Their sum.
        refund_count: Sales given back after an earlier settlement.
        refund_twd: Their sum, positive.
    """

    brand: str
    count: int
    amount_twd: Twd
    refund_count: int = 0
    refund_twd: Twd = ZERO_TWD

    @property
    def transaction_count(self) -> int:
        """Sales and refunds together, as a machine counts that tells them not apart."""
        return self.count + self.refund_count

    @property
    def net_twd(self) -> Twd:
        """Sales less refunds; may be negative."""
        return Twd(self.amount_twd - self.refund_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRequest:
    """A machine is to close its day; written down before the first byte leaves."""

    reference: str
    requested_at: datetime
    request_serial: str = ""
    batch_number: str = ""
    expected: tuple[BrandTotal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The machine closed its day, and says what it held."""

    totals: tuple[BrandTotal, ...]
    terminal_id: str = ""
    batch_number: str = ""
    device_time: str = ""


@dataclass(frozen=True, slots=True)
class NoSettlement:
    """This machine has no settlement that a till may ask for; its slip decides."""


SettleOutcome = Settled | Declined | Unanswered | NoSettlement
ReturnOutcome = Approved | Declined | Unanswered | RetryNeeded | NoReturn

SaleOutcome = Approved | Declined | Unanswered | RetryNeeded
QueryOutcome = Approved | Declined | NotFound | NoQuery | InProgress | Unanswered


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEvent:
    """One thing that crossed a wire, free of card numbers.

    Attributes:
        direction: ``sent`` or ``received``.
        what: ``frame``, ``ack``, ``nak``, ``noise``, ``file`` or ``error``.
        data: The scrubbed bytes; never a card number, never a track.
    """

    direction: str
    what: str
    data: bytes

    @property
    def is_answer(self) -> bool:
        """Whether a machine may say in it what became of a request."""
        return self.direction == "received" and self.what in {"frame", "file"}
