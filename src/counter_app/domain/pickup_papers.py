"""What the papers of a pickup say: the slip, the sheet that is signed, the list of a day.

Composed once from what is stored, so that a PDF and a spreadsheet cannot differ.  Nobody's name
stands in full but on the sheet its bearer signs.
"""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import IdDocument, Signing
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    ItemNature,
    PickupNumber,
    PickupState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupSlip:
    """What a visitor takes home, or is told on the telephone: when, where, with what.

    Attributes:
        state: A paper of what nobody comes for any more says so.
        slot_at, slot_ends_at: None for a walk-in.
        caller: Masked.
        agent: Masked; empty for oneself or where it is not known yet.
        phone, address, service_hours: Of the branch; empty where nobody has entered them.
        kept_until: Last day on which it is there for somebody who comes late; None for a walk-in.
    """

    branch_name: str
    number: PickupNumber
    state: PickupState
    desk_no: int
    slot_at: datetime | None
    slot_ends_at: datetime | None
    item_name: str
    nature: ItemNature
    collector: Collector
    caller: str
    agent: str
    phone: str
    address: str
    service_hours: str
    kept_until: date | None
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSheet:
    """How a sheet was signed, as it is kept."""

    signing: Signing
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupSheet:
    """What is signed for; what is empty or None is filled in with a pen.

    Attributes:
        caller_name: On whose behalf an agent comes.
        recipient_name: Who signs.
        document: None where it was not looked at yet.
        has_authority: None where it was not looked at yet.
        amount_twd: Of money that is collected.
        on: Day of the hand-over.
        approver: The second person of money; empty before the hand-over.
        signed: None before the hand-over; a paper after it is not signed again.
        copy: 0 before the hand-over, then 1, 2, … for each marked print.
    """

    branch_name: str
    number: PickupNumber
    desk_no: int
    item_name: str
    nature: ItemNature
    case_number: str
    receipt_number: str
    caller_name: str
    collector: Collector
    recipient_name: str
    document: IdDocument | None
    document_last4: str
    has_authority: bool | None
    given: str
    amount_twd: Twd | None
    on: date
    clerk: str
    approver: str = ""
    signed: SignedSheet | None = None
    copy: int = 0
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayListLine:
    """One pickup of a day.

    Attributes:
        caller: Masked.
        agent: Masked; empty for oneself or where it is not known yet.
        calls: How often somebody called to remind.
        last_call: What came of the last call; None where nobody called.
        last_call_at: None where nobody called.
    """

    number: PickupNumber
    desk_no: int
    slot_at: datetime | None
    item_name: str
    state: PickupState
    arrived_at: datetime | None
    handed_over_at: datetime | None
    shelf: str
    collector: Collector
    caller: str
    agent: str
    phone: str
    calls: int = 0
    last_call: CallOutcome | None = None
    last_call_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """The pickups of a day, as they stand.

    Attributes:
        desk_no: None for all desks.
        at: When it was put together.
        printed_by: Name of who did.
        lines: By time, then number.
    """

    branch_name: str
    day: date
    desk_no: int | None
    at: datetime
    printed_by: str
    lines: tuple[DayListLine, ...]
    is_demo: bool = False
