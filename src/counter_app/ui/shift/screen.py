"""What there is to see of a drawer: opening it, working with it, handing it over."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.drawer import EntryKind
from counter_app.domain.money import Twd
from counter_app.ui.cash_count.values import Counting
from counter_app.ui.messages import Message
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.table import TableRow


class FloatEntry(StrEnum):
    """How the float is entered."""

    CARRIED = "carried"
    PIECES = "pieces"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningScreen:
    """The drawer is closed; how much is in it?

    Attributes:
        day_words: The business day, ROC, with its weekday.
        desk_words: Branch and desk.
        carried_twd: What the last close left in the drawer; None before the first close.
        counting: The pieces, as far as they were entered.
        float_twd: What is in the drawer; None when nothing was entered.
        is_asking: A second person is asked for, in place of the figures.
        message: Why the drawer could not be opened.
    """

    day_words: str
    desk_words: str
    entry: FloatEntry = FloatEntry.PIECES
    carried_twd: Twd | None = None
    counting: Counting = field(default_factory=Counting)
    float_twd: Twd | None = None
    is_asking: bool = False
    is_busy: bool = False
    message: Message | None = None


class ShiftForm(StrEnum):
    """What is being entered beside the figures, or instead of them."""

    NONE = "none"
    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    HAND_OVER = "hand_over"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class CashEntry:
    """What was typed of cash that goes in or out without a sale."""

    kind: EntryKind
    amount_twd: Twd | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningScreen:
    """The drawer is open: what it took, what went in and out, and what can be done.

    Attributes:
        day_words: The business day, ROC, with its weekday.
        about: Desk, who has the drawer, since when.
        figures: The large ones.
        tenders: A row for each way to pay.
        moves: Cash in and out, and hand-overs, in order.
        late: Its day is over, and what to do.
        may_continue: A supervisor may let the late shift go on.
        may_move, may_hand_over, may_close: What this person may do with this drawer now.
        is_closing: It is being counted; the close goes on on its own page.
        has_report: The figures are there, so that they can be printed.
        counting: Of a hand-over.
        done: What was just done.
        message: Why something was refused.
    """

    day_words: str
    about: str
    figures: tuple[Figure, ...] = ()
    tenders: tuple[TableRow, ...] = ()
    moves: tuple[TableRow, ...] = ()
    late: Message | None = None
    may_continue: bool = False
    may_move: bool = False
    may_hand_over: bool = False
    may_close: bool = False
    is_closing: bool = False
    has_report: bool = False
    form: ShiftForm = ShiftForm.NONE
    counting: Counting = field(default_factory=Counting)
    is_busy: bool = False
    done: str = ""
    message: Message | None = None


ShiftScreen = OpeningScreen | RunningScreen
