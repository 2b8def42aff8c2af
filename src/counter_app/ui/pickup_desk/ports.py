"""What the pickup desk needs of the services, with the person and the desk already in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.domain.pickup_handovers import HandOverEntry, PickupHandOver
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import (
    CallOutcome,
    Pickup,
    PickupNumber,
    PickupRequest,
    ReminderCall,
)
from counter_app.domain.printing import PrintJob
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.staff import Actor
from counter_app.services.cases import FoundCases
from counter_app.services.pickups import PickupDetail
from counter_app.ui.approval.presenter import ApproverOf
from counter_app.ui.background import Background
from counter_app.ui.reveal import WriteDown


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A paper that was made.

    Attributes:
        was_printed: The printer took it; None where there is none.
        path: Where it is kept as a file; None where it went to a printer of slips.
    """

    was_printed: bool | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupDeskPorts:
    """Everything the page can ask for.

    Attributes:
        actor: Who is signed in.
        desk_no: Whose list of today is shown.
        clock: When it is now.
        day: The pickups of this desk today.
        look: One pickup with everything that was done to it.
        find: Open pickups that a number, a name, a case number or a telephone may mean.
        find_cases: Cases, for a visitor without an agreed time.
        target_minutes: What zero wait means today.
        items: What can be picked up.
        miss_overdue: Writes down who did not come; asked now and then.
        arrive, undo: Mark an arrival, take the last step back.
        cancel: Of a visitor who went without it.
        add_walk_in: Takes a visitor without an agreed time.
        log_call: Writes down a reminder call.
        hand_over: Hands over; money with a second person.
        approver_of: Who a name and a password are.
        reveal: Writes down that names are shown in full.
        copies: How often a receipt was printed again.
        reprint: Queues a marked copy of a receipt; beyond the first with a second person.
        print_copy: Prints a copy that was queued.
        make_slip: Prints or keeps the slip of a pickup.
        make_sheet: Prints or keeps what is signed; from an entry before it is handed over.
        open_drawer: Opens the drawer for money that was handed over; None without one.
        store: Where the store is asked.
        search: Where the search asks it.
        printer: The printer's own worker.
        rendering: Where papers are drawn.
    """

    actor: Actor
    desk_no: int
    clock: Callable[[], datetime]
    day: Callable[[], tuple[Pickup, ...]]
    look: Callable[[PickupNumber], PickupDetail]
    find: Callable[[str], tuple[Pickup, ...]]
    find_cases: Callable[[str], FoundCases]
    target_minutes: Callable[[], int]
    items: Callable[[], tuple[PickupItem, ...]]
    miss_overdue: Callable[[], object]
    arrive: Callable[[PickupNumber], Pickup]
    undo: Callable[[PickupNumber, int], Pickup]
    cancel: Callable[[PickupNumber], Pickup]
    add_walk_in: Callable[[PickupRequest], Pickup]
    log_call: Callable[[PickupNumber, CallOutcome, str], ReminderCall]
    hand_over: Callable[[HandOverEntry, Actor | None], PickupHandOver]
    approver_of: ApproverOf
    reveal: WriteDown
    copies: Callable[[ReceiptNumber], int]
    reprint: Callable[[ReceiptNumber, Actor | None, str], PrintJob]
    print_copy: Callable[[PrintJob], object]
    make_slip: Callable[[PickupNumber], MadePaper]
    make_sheet: Callable[[PickupNumber, HandOverEntry | None], MadePaper]
    open_drawer: Callable[[PickupNumber], bool] | None
    store: Background
    search: Background
    printer: Background
    rendering: Background
