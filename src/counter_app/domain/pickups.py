"""The zero-wait pickup (零等待取件): agreed ahead, prepared, handed over at once.

The number is ``P`` + ROC year (3) + serial (8), one series for the branch.  States::

    REQUESTED -> PREPARING -> READY -> ARRIVED -> HANDED_OVER
    a visitor may come early (ARRIVED from any of the first three), or late (from MISSED),
    and may go without it (ARRIVED -> CANCELLED)
    REQUESTED, PREPARING, READY -> CANCELLED | MISSED
    CANCELLED, MISSED -> RETURNED, when what was prepared is back in its file

What is made ready while the visitor waits stays ARRIVED (`state_once_ready`).
HANDED_OVER and RETURNED are final.  A step of `UNDOABLE` can be taken back; what was done
stands beside what was taken back.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.cases import CaseId
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd

PickupNumber = NewType("PickupNumber", str)

PICKUP_SERIES: Final = "P"
_NUMBER_LENGTH: Final = 12

NAME_LENGTH_MAX: Final = 60
PHONE_LENGTH_MAX: Final = 30
NOTE_LENGTH_MAX: Final = 200
SHELF_LENGTH_MAX: Final = 12
PICKUP_AMOUNT_MAX_TWD: Final = Twd(9_999_999)
"""More than any drawer holds; a hand that slips is caught before the drawer is asked."""


def pickup_number(*, roc_year: int, serial: int) -> PickupNumber:
    """Compose a pickup number.

    >>> pickup_number(roc_year=114, serial=123)
    'P11400000123'
    """
    number = f"{PICKUP_SERIES}{roc_year:03d}{serial:08d}"
    if min(roc_year, serial) < 1 or len(number) != _NUMBER_LENGTH:
        raise ValueError(f"no such pickup number: {roc_year}/{serial}")
    return PickupNumber(number)


class RequestChannel(StrEnum):
    """How a pickup was asked for."""

    PHONE = "phone"
    FAX = "fax"
    MAILBOX = "mailbox"
    DESK = "desk"  # at the counter: for later, or as a walk-in


class ItemNature(StrEnum):
    """What handing an item over asks for.

    A receipt is printed by its own rule of reprints; money leaves the drawer.
    """

    PAPER = "paper"
    RECEIPT = "receipt"
    MONEY = "money"


class Collector(StrEnum):
    """Who comes for it."""

    SELF = "self"
    AGENT = "agent"


class PickupState(StrEnum):
    """Where a pickup stands."""

    REQUESTED = "requested"
    PREPARING = "preparing"
    READY = "ready"
    ARRIVED = "arrived"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"
    MISSED = "missed"
    RETURNED = "returned"


PERMITTED_PICKUP_STEPS: Final[dict[PickupState, frozenset[PickupState]]] = {
    PickupState.REQUESTED: frozenset(
        {
            PickupState.PREPARING,
            PickupState.READY,
            PickupState.ARRIVED,
            PickupState.CANCELLED,
            PickupState.MISSED,
        }
    ),
    PickupState.PREPARING: frozenset(
        {PickupState.READY, PickupState.ARRIVED, PickupState.CANCELLED, PickupState.MISSED}
    ),
    PickupState.READY: frozenset({PickupState.ARRIVED, PickupState.CANCELLED, PickupState.MISSED}),
    PickupState.ARRIVED: frozenset({PickupState.HANDED_OVER, PickupState.CANCELLED}),
    PickupState.HANDED_OVER: frozenset(),
    PickupState.CANCELLED: frozenset({PickupState.RETURNED}),
    PickupState.MISSED: frozenset({PickupState.ARRIVED, PickupState.RETURNED}),
    PickupState.RETURNED: frozenset(),
}
"""Moving to another slot and taking a step back are not in this table: see `state_after_move` and
`UNDOABLE`."""

EXPECTED_STATES: Final = frozenset(
    {PickupState.REQUESTED, PickupState.PREPARING, PickupState.READY}
)
"""Somebody is still to come."""

PLACED_STATES: Final = EXPECTED_STATES | {PickupState.ARRIVED, PickupState.HANDED_OVER}
"""Those that keep their place in a slot; whoever came late had lost it (`Pickup.has_place`)."""


class StepKind(StrEnum):
    """What was done to a pickup."""

    REQUEST = "request"
    WALK_IN = "walk_in"
    PREPARE = "prepare"
    MAKE_READY = "make_ready"
    ARRIVE = "arrive"
    HAND_OVER = "hand_over"
    CANCEL = "cancel"
    MISS = "miss"
    RETURN = "return"
    MOVE = "move"
    UNDO = "undo"


UNDOABLE: Final = frozenset(
    {
        StepKind.PREPARE,
        StepKind.MAKE_READY,
        StepKind.ARRIVE,
        StepKind.CANCEL,
        StepKind.MISS,
        StepKind.MOVE,
    }
)
"""What can be taken back; money and paper that left the counter cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupRequest:
    """What is asked for, before it has a number and a slot.

    Attributes:
        caller_name: Who asks; never empty.
        caller_phone: Empty for a walk-in; no e-mail address is ever asked for.
        case_id: None where no case is known.
        case_number: As it is printed; empty where no case is known.
        collector: Who will come.
        agent_name: Of an agent; empty for oneself or where it is not known yet.
        amount_twd: Of money to be paid out, as far as it is known; None for anything else.
        receipt_number: Of a receipt to be collected; empty for anything else.
        mail_key: SHA-256 of the imported mail; empty for anything else.
    """

    item_code: str
    channel: RequestChannel
    caller_name: str
    caller_phone: str = ""
    case_id: CaseId | None = None
    case_number: str = ""
    collector: Collector = Collector.SELF
    agent_name: str = ""
    amount_twd: Twd | None = None
    receipt_number: str = ""
    note: str = ""
    mail_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pickup:
    """One pickup as it stands now.

    Attributes:
        desk_no: Where it is collected.
        slot_at: When it was agreed for; None for a walk-in.
        slot_minutes: Length of the slot; 0 for a walk-in.
        item_name: As the item was called when it was asked for.
        shelf: Where it lies; empty until it is ready.
        ready_at, arrived_at, handed_over_at, missed_at: None until then.  A late visitor's keeps
            *missed_at*; one that gets another slot loses it.
        expires_on: Last day on which a missed one may still be collected or moved.
    """

    number: PickupNumber
    state: PickupState
    desk_no: int
    slot_at: datetime | None
    slot_minutes: int
    item_code: str
    item_name: str
    nature: ItemNature
    channel: RequestChannel
    caller_name: str
    caller_phone: str
    case_id: CaseId | None
    case_number: str
    collector: Collector
    agent_name: str
    amount_twd: Twd | None
    receipt_number: str
    note: str
    mail_key: str
    requested_at: datetime
    requested_by: str
    shelf: str = ""
    ready_at: datetime | None = None
    arrived_at: datetime | None = None
    handed_over_at: datetime | None = None
    missed_at: datetime | None = None
    expires_on: date | None = None

    @property
    def slot_ends_at(self) -> datetime | None:
        """When its slot is over; None for a walk-in."""
        if self.slot_at is None:
            return None
        return self.slot_at + timedelta(minutes=self.slot_minutes)

    @property
    def collector_name(self) -> str:
        """Who is to come, as far as it is known."""
        return self.agent_name if self.collector is Collector.AGENT else self.caller_name

    @property
    def is_expected(self) -> bool:
        """Tell whether somebody is still to come."""
        return self.state in EXPECTED_STATES

    @property
    def has_place(self) -> bool:
        """Tell whether it takes up a place of its slot."""
        is_late = self.missed_at is not None
        return self.slot_at is not None and self.state in PLACED_STATES and not is_late


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupStep:
    """One step: who, when, from where to where.

    Attributes:
        step_id: Grows; 0 until it is written down.
        desk_no: Of the desk where it was done.
        from_state: None for the first.
        from_desk_no, from_slot_at: Before a move; the same as *to* for anything else.
        undoes: `step_id` of what was taken back; None for anything else.
    """

    step_id: int
    number: PickupNumber
    at: datetime
    actor: str
    desk_no: int
    kind: StepKind
    from_state: PickupState | None
    to_state: PickupState
    from_desk_no: int
    from_slot_at: datetime | None
    to_desk_no: int
    to_slot_at: datetime | None
    undoes: int | None = None


class CallOutcome(StrEnum):
    """What came of a reminder call."""

    REACHED = "reached"
    LEFT_WORD = "left_word"
    NOT_REACHED = "not_reached"
    WRONG_NUMBER = "wrong_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderCall:
    """Somebody called to remind."""

    number: PickupNumber
    at: datetime
    actor: str
    desk_no: int
    outcome: CallOutcome
    note: str = ""


@dataclass(eq=False, kw_only=True)
class UnknownPickup(Refusal):
    """No pickup has this number."""

    number: str


@dataclass(eq=False, kw_only=True)
class PickupStepRefused(Refusal):
    """From where it stands a pickup does not go there."""

    number: PickupNumber
    state: PickupState
    kind: StepKind


@dataclass(eq=False, kw_only=True)
class PickupExpired(Refusal):
    """A missed pickup was kept as long as the rule says; it goes back to its file."""

    number: PickupNumber
    expires_on: date


@dataclass(eq=False, kw_only=True)
class SlotTaken(Refusal):
    """Every place of the slot is taken."""

    desk_no: int
    slot_at: datetime


@dataclass(eq=False, kw_only=True)
class SlotNotOffered(Refusal):
    """The desk hands nothing over then: closed, past, or no slot begins at that time.

    Attributes:
        reason: Name of the holiday or of the closure; empty for neither.
        is_past: It has begun already.
    """

    desk_no: int
    slot_at: datetime
    reason: str = ""
    is_past: bool = False


@dataclass(eq=False, kw_only=True)
class NothingToUndo(Refusal):
    """The last step of this pickup cannot be taken back."""

    number: PickupNumber
    kind: StepKind


class PickupField(StrEnum):
    """What of a pickup can be refused."""

    CALLER_NAME = "caller_name"
    CALLER_PHONE = "caller_phone"
    AGENT_NAME = "agent_name"
    AMOUNT = "amount"
    RECEIPT_NUMBER = "receipt_number"
    NOTE = "note"
    SHELF = "shelf"
    ITEM = "item"
    DESK = "desk"
    RECIPIENT_NAME = "recipient_name"
    DOCUMENT_LAST4 = "document_last4"
    AUTHORITY = "authority"
    GIVEN = "given"
    SIGNATURE = "signature"


@dataclass(eq=False, kw_only=True)
class PickupFieldRefused(Refusal):
    """Something typed in cannot be as it is."""

    field: PickupField


@dataclass(eq=False, kw_only=True)
class MailBooked(Refusal):
    """A pickup was booked from this very mail."""

    number: PickupNumber


def check_pickup_step(pickup: Pickup, to: PickupState, kind: StepKind) -> None:
    """Refuse a step that is not in the table.

    Raises:
        PickupStepRefused: There is no such step from where it stands.
    """
    if to not in PERMITTED_PICKUP_STEPS[pickup.state]:
        raise PickupStepRefused(number=pickup.number, state=pickup.state, kind=kind)


def check_not_expired(pickup: Pickup, today: date) -> None:
    """Refuse to go on with a missed pickup that was kept long enough.

    Raises:
        PickupExpired: Its last day has passed.
    """
    if pickup.expires_on is not None and today > pickup.expires_on:
        raise PickupExpired(number=pickup.number, expires_on=pickup.expires_on)


def state_after_move(pickup: Pickup) -> PickupState:
    """Return where a pickup stands once it has another slot.

    Raises:
        PickupStepRefused: Nobody is expected for it any more, or the visitor is here.
    """
    if pickup.state is PickupState.MISSED:
        return PickupState.READY if pickup.ready_at is not None else PickupState.REQUESTED
    if not pickup.is_expected:
        raise PickupStepRefused(number=pickup.number, state=pickup.state, kind=StepKind.MOVE)
    return pickup.state


def state_once_ready(pickup: Pickup) -> PickupState:
    """Return where a pickup stands once it is ready.

    Raises:
        PickupStepRefused: It is ready, or nobody will collect it.
    """
    if pickup.state is PickupState.ARRIVED and pickup.ready_at is None:
        return PickupState.ARRIVED
    check_pickup_step(pickup, PickupState.READY, StepKind.MAKE_READY)
    return PickupState.READY


def last_step(steps: tuple[PickupStep, ...]) -> PickupStep:
    """Return the newest step that still holds.

    Args:
        steps: All of one pickup, oldest first; at least the first.
    """
    undone = {step.undoes for step in steps if step.undoes is not None}
    return next(
        step
        for step in reversed(steps)
        if step.kind is not StepKind.UNDO and step.step_id not in undone
    )


def step_to_undo(steps: tuple[PickupStep, ...]) -> PickupStep:
    """Return the newest step that still holds, if it can be taken back.

    Args:
        steps: All of one pickup, oldest first; at least the first.

    Raises:
        NothingToUndo: That step is not one that can be taken back.
    """
    last = last_step(steps)
    if last.kind not in UNDOABLE:
        raise NothingToUndo(number=last.number, kind=last.kind)
    return last
