"""The close of a shift: steps that can be left and resumed, and what is signed at the end.

Where a close stands is read from what has been written down, never kept beside it::

    OPEN_ITEMS  nothing is open, or what is open was carried forward by name and approval
    COUNT       the drawer was counted blind
    SETTLE      every terminal has settled, or its slip was typed in with approval
    EXPLAIN     every difference has a reason and an approval
    SIGN        the close is written, signed and anchored in the store
    ANCHOR      the anchor lies outside the store
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from counter_app.domain.chain import canonical_json
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.shifts import ShiftId

SettlementId = NewType("SettlementId", str)


class CloseStep(StrEnum):
    """One step of a close; each has words in the window."""

    OPEN_ITEMS = "open_items"
    COUNT = "count"
    SETTLE = "settle"
    EXPLAIN = "explain"
    SIGN = "sign"
    ANCHOR = "anchor"


class SettlementState(StrEnum):
    """Where the settlement of one machine stands; INTENDED is written before the first byte."""

    INTENDED = "intended"
    UNKNOWN = "unknown"
    SETTLED = "settled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The settlement of one machine within a close.

    Attributes:
        expected: What our books hold for the machine, by brand, when it was asked.
        reported: What the machine said; empty until it did.
        by_slip: Typed in from the machine's slip, with approval.
        approver: Login of the second person for a typed one; else empty.
    """

    settlement_id: SettlementId
    desk_no: int
    shift_id: ShiftId
    device: str
    state: SettlementState
    reference: str
    intended_at: datetime
    expected: tuple[BrandTotal, ...]
    reported: tuple[BrandTotal, ...] = ()
    terminal_id: str = ""
    batch_number: str = ""
    device_time: str = ""
    outcome_code: str = ""
    attempts: int = 0
    request_serial: str = ""
    by_slip: bool = False
    approver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference between the books and what was found: never refused, never hidden.

    Attributes:
        about: ``cash``, or the name of a machine.
        detail: Brand for a machine; empty for cash.
        found_twd - expected_twd: The difference; counts likewise.
    """

    difference_id: str
    desk_no: int
    shift_id: ShiftId
    at: datetime
    about: str
    detail: str
    expected_count: int
    found_count: int
    expected_twd: Twd
    found_twd: Twd
    reason: str
    clerk: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedItem:
    """Something unresolved that goes into the next shift by name, with approval.

    Attributes:
        what: ``tender``, ``held``, ``print``, ``reversal`` or ``settlement``.
        subject: Its identity.
        description: In words, as it stands on the Z report; names masked.
        owner: Login of who has to resolve it.
    """

    carried_id: str
    desk_no: int
    shift_id: ShiftId
    at: datetime
    what: str
    subject: str
    description: str
    amount_twd: Twd
    owner: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """The close of a shift, as it was signed.

    Attributes:
        z_number: 1, 2, 3, … for each desk, without gaps.
        closed_by: Login of who closed it.
        approver: Login of the second person, where the drawer was another's; else empty.
        next_float_twd: What stays in the drawer for the next shift.
        paid_in_twd: What leaves the drawer for the cashier's office.
        content: The whole `domain.takings.ShiftReport`, as JSON.
    """

    shift_id: ShiftId
    desk_no: int
    business_day: date
    z_number: int
    closed_at: datetime
    closed_by: str
    approver: str
    next_float_twd: Twd
    paid_in_twd: Twd
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The cashier's office took over the takings of a closed shift.

    Attributes:
        counted_twd: Cash that the office counted itself.
    """

    shift_id: ShiftId
    desk_no: int
    at: datetime
    verified_by: str
    counted_twd: Twd
    expected_twd: Twd
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The head of a chain at a close, signed; kept outside the store as well.

    Attributes:
        chain_desk_no: Whose chain; 0 for the office.
        chain_seq, row_hash: Its head.
        z_number, desk_no: The close at which it was taken.
        last_receipt: The newest printed receipt number of the desk; empty before the first.
        public_key: Of the branch, 64 hexadecimal digits (Ed25519).
        signature: 128 hexadecimal digits, over `signed_bytes`.
    """

    chain_desk_no: int
    chain_seq: int
    row_hash: str
    desk_no: int
    z_number: int
    business_day: date
    at: datetime
    last_receipt: str
    public_key: str
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """The key pair of a branch, 64 hexadecimal digits each (Ed25519)."""

    public_key: str
    private_key: str = field(repr=False)
    made_at: datetime


def signed_bytes(anchor: Anchor) -> bytes:
    """Return what the signature of an anchor is made over: every field but itself."""
    fields = {name: getattr(anchor, name) for name in Anchor.__slots__ if name != "signature"}
    return b"counter-app anchor\n" + canonical_json(fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something that stands in the way of a close, with its way out.

    Attributes:
        what: As in `CarriedItem`.
        blocks: It must be resolved or carried forward; others may simply stay.
        may_be_carried: It may go into the next shift with approval.
    """

    what: str
    subject: str
    description: str
    amount_twd: Twd
    blocks: bool
    may_be_carried: bool


@dataclass(eq=False, kw_only=True)
class NotClosing(Refusal):
    """The shift is not being closed."""


@dataclass(eq=False, kw_only=True)
class ItemsOpen(Refusal):
    """Something is open that must be resolved, or carried forward by name."""

    count: int


@dataclass(eq=False, kw_only=True)
class StepMissing(Refusal):
    """A step before this one is not done."""

    step: CloseStep


@dataclass(eq=False, kw_only=True)
class StepDone(Refusal):
    """The step is done already and cannot be done twice."""

    step: CloseStep


@dataclass(eq=False, kw_only=True)
class OwnerUnknown(Refusal):
    """Nobody who works here has this login."""

    login: str


@dataclass(eq=False, kw_only=True)
class NotOwnShift(Refusal):
    """The drawer is another's; a supervisor may close it."""

    clerk: str


@dataclass(eq=False, kw_only=True)
class SettlementOpen(Refusal):
    """A machine has not said how its settlement ended; it is asked, never settled twice."""

    device: str


@dataclass(eq=False, kw_only=True)
class UnknownShift(Refusal):
    """No shift carries this identity, or it is not closed."""


@dataclass(eq=False, kw_only=True)
class OwnCount(Refusal):
    """Nobody verifies what they counted themselves."""


@dataclass(eq=False, kw_only=True)
class AlreadyVerified(Refusal):
    """The cashier's office has taken over this shift already."""
