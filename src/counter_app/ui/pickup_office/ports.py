"""What the work list needs of the services, with the desk and the person already in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.pickups import CallOutcome, Pickup, PickupNumber, ReminderCall
from counter_app.domain.staff import Actor
from counter_app.services.pickups import PickupDetail, WorkList
from counter_app.ui.background import Background
from counter_app.ui.reveal import WriteDown


class MakeReady(Protocol):
    """`services.pickups.make_ready`."""

    def __call__(self, number: PickupNumber, *, shelf: str) -> Pickup:
        """Put it on a shelf."""


class LogCall(Protocol):
    """`services.pickups.log_call`."""

    def __call__(self, number: PickupNumber, *, outcome: CallOutcome, note: str) -> ReminderCall:
        """Write down a reminder call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePorts:
    """What is asked.

    Attributes:
        miss_overdue: Asked each minute by somebody who looks.
        undo: Takes the last step back.
        save_list: Writes the list of a day, as ``.pdf`` or ``.ods``, and returns where.
        print_list: Gives the list of a day to a printer and tells whether it took it; None
            without a printer.
        reveal: Writes down that a name is shown in full.
        store: Where the store is asked.
        papers: Where lists are drawn.
    """

    actor: Actor
    clock: Callable[[], datetime]
    work_list: Callable[[], WorkList]
    read: Callable[[PickupNumber], PickupDetail]
    miss_overdue: Callable[[], object]
    prepare: Callable[[PickupNumber], Pickup]
    make_ready: MakeReady
    return_to_file: Callable[[PickupNumber], Pickup]
    undo: Callable[[PickupNumber], Pickup]
    log_call: LogCall
    save_list: Callable[[date, str], Path]
    print_list: Callable[[date], bool] | None
    reveal: WriteDown
    store: Background
    papers: Background
