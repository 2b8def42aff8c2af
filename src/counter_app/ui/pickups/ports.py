"""What the page of agreed pickups needs: callables that hold desk and person already."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.domain.cases import CaseId
from counter_app.domain.pickup_slots import Slot
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import Pickup, PickupNumber, PickupRequest, StepKind
from counter_app.services.pickups.mails import MailRequest, RefusedMail
from counter_app.services.pickups.reading import PickupWeek
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Background
from counter_app.ui.reveal import WriteDown


@dataclass(frozen=True, slots=True, kw_only=True)
class LookWish:
    """What is on the screen, and so is looked at again every second.

    Attributes:
        item_code: What the next free slot is looked for; empty for nothing.
        number: Of the pickup on the card; None for none.
    """

    desk_no: int
    monday: date
    item_code: str = ""
    number: PickupNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the store says to that.

    Attributes:
        day: What is agreed for today at the desk, by time.
        next_free: Of any desk; None where there is none.
        shown: The pickup on the card as it stands now.
    """

    today: date
    week: PickupWeek
    day: tuple[Pickup, ...]
    next_free: Slot | None
    shown: Pickup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPaper:
    """What became of a slip.

    Attributes:
        path: Where the A5 page is kept; None where the thermal printer had the slip.
        was_printed: A printer took it; else only the file is there.
        status: Why the thermal printer did not; None where there is none, or it did.
    """

    path: Path | None
    was_printed: bool
    status: PrinterStatus | None = None


class TakeSlot(Protocol):
    """Takes a slot for something."""

    def __call__(self, what: PickupNumber, *, desk_no: int, slot_at: datetime) -> Pickup:
        """Return the pickup as it stands then."""


class BookSlot(Protocol):
    """`services.pickups.request_pickup`."""

    def __call__(self, request: PickupRequest, *, desk_no: int, slot_at: datetime) -> Pickup:
        """Return the pickup that was agreed on."""


class Similar(Protocol):
    """`services.pickups.similar_pickups`."""

    def __call__(self, *, case_id: CaseId | None, caller_phone: str) -> tuple[Pickup, ...]:
        """Return what may have been asked for already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupPorts:
    """Everything the page can ask for.

    Attributes:
        desk_no: Of this desk.
        now: The clock of the desk.
        items: What can be picked up, the inactive left out.
        look: Everything that is on the screen, in a few queries.
        miss_overdue: Writes down whom nobody waits for any more.
        find_cases: Cases that a text may mean.
        find: Pickups that a text may mean.
        similar: Pickups of the same case or the same telephone.
        undo: Takes the newest step of a pickup back, if it is of this kind and by this person; a
            booking is cancelled.
        paper: Prints the slip, or keeps it as a file where there is no printer.
        look_at_mails: Requests in a mail or in a folder of them; nothing is booked.
        reveal: Writes down that a pickup is shown in full.
        store: Where the store is asked to change.
        looking: Where it is asked beside that: every second, and while a person types.
        printing: Where paper is made.
    """

    desk_no: int
    now: Callable[[], datetime]
    items: Callable[[], tuple[PickupItem, ...]]
    look: Callable[[LookWish], Look]
    miss_overdue: Callable[[], object]
    find_cases: Callable[[str], tuple[CaseHit, ...]]
    find: Callable[[str], tuple[Pickup, ...]]
    similar: Similar
    book: BookSlot
    move: TakeSlot
    cancel: Callable[[PickupNumber], Pickup]
    undo: Callable[[PickupNumber, StepKind], Pickup]
    paper: Callable[[PickupNumber], SlipPaper]
    look_at_mails: Callable[[Path], tuple[MailRequest | RefusedMail, ...]]
    reveal: WriteDown
    store: Background
    looking: Background
    printing: Background
