"""What there is to see of the work list, as values."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.pickups import CallOutcome, PickupNumber
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class OfficeList(StrEnum):
    """Which list is looked at."""

    TO_PREPARE = "to_prepare"
    READY = "ready"
    TO_RETURN = "to_return"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEntry:
    """A reminder call as it was entered."""

    outcome: CallOutcome
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupSide:
    """The pickup that is looked at, and what can be done with it.

    Attributes:
        heading: What is collected.
        alarm: Why it is urgent; empty where it is not.
        lines: Words and value.
        calls: Reminder calls so far, newest first: when and by whom, what came of it.
        can_prepare: Nobody has begun with it.
        takes_shelf: It is not ready yet: a shelf makes it so.
        can_return: It goes back to its file.
        can_move: It was missed, and may have another slot.
        can_call: Somebody is to come for it.
    """

    number: PickupNumber
    heading: str
    state_words: str
    state_status: Status
    alarm: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    calls: tuple[tuple[str, str], ...] = ()
    can_prepare: bool = False
    takes_shelf: bool = False
    can_return: bool = False
    can_move: bool = False
    can_call: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeScreen:
    """Everything there is to see of the work list, at one moment.

    Attributes:
        counts: How long each list is, in the order of `OfficeList`.
        current: Number of the current row; empty for none.
        day_words: The day of the list that is printed, as it was typed.
        can_print: There is a printer for the day list.
        done: What was just done.
        can_undo: It can be taken back.
        message: Why something was refused.
        is_message_of_shelf: It is about the shelf that was typed.
    """

    shown: OfficeList = OfficeList.TO_PREPARE
    counts: tuple[int, int, int] = (0, 0, 0)
    rows: tuple[TableRow, ...] = ()
    current: str = ""
    side: PickupSide | None = None
    day_words: str = ""
    can_print: bool = False
    is_loaded: bool = False
    is_busy: bool = False
    done: str = ""
    can_undo: bool = False
    message: Message | None = None
