"""What there is to see of a close, as values."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.closing import CloseStep
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.ui.cash_count.values import Counting
from counter_app.ui.messages import Message
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.steps import StepState
from counter_app.ui.widgets.table import TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step in the list at the left.

    Attributes:
        summary: What came of it, or what is missing, in a few words.
        can_be_shown: It can be looked at now.
    """

    step: CloseStep
    words: str
    summary: str
    state: StepState
    can_be_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StartBody:
    """No close has begun.

    Attributes:
        can_begin: There is a shift that this person may close.
        hint: What a close is, or why none can begin.
    """

    words: str
    hint: str
    figures: tuple[Figure, ...] = ()
    can_begin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsBody:
    """What is open, with its way out.

    Attributes:
        rows: One for each item; those carried forward stay, drawn back.
        current: Key of the one that is looked at.
        way_words: Of the button that leads to where it is resolved; empty for none.
        can_carry: The current one may go into the next shift with approval.
        owner: Who has to resolve it then, as proposed.
        what_words: What the current one is, and what can be done.
    """

    rows: tuple[TableRow, ...]
    current: str = ""
    what_words: str = ""
    way_words: str = ""
    can_carry: bool = False
    owner: str = ""
    is_passed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBody:
    """The drawer, counted blind.

    Attributes:
        figures: Counted, expected, difference; empty until the count was written down.
    """

    counting: Counting
    figures: tuple[Figure, ...] = ()
    is_passed: bool = False
    can_enter: bool = True


class MachineForm(StrEnum):
    """What is done with the current machine beside asking it."""

    NONE = "none"
    SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleBody:
    """The machines, and what they said beside what the books hold.

    Attributes:
        machines: A row for each machine of the desk.
        current: Name of the machine that is looked at.
        state_words: How its settlement stands, and what to do.
        comparison: Brand, our count and sum, the machine's, the difference.
        brands: What the form for the slip asks for.
        can_settle, can_query, can_use_slip: What may be done with it now.
        is_asking: It is being asked.
    """

    machines: tuple[TableRow, ...]
    current: str = ""
    state_words: str = ""
    comparison: tuple[TableRow, ...] = ()
    brands: tuple[BrandTotal, ...] = ()
    form: MachineForm = MachineForm.NONE
    can_settle: bool = False
    can_query: bool = False
    can_use_slip: bool = False
    is_asking: bool = False
    is_passed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainBody:
    """Differences, with a reason and an approval each."""

    rows: tuple[TableRow, ...]
    current: str = ""
    is_passed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignBody:
    """The figures of the close, what stays and what is paid in.

    Attributes:
        lines: What is signed: words and value.
        next_float_twd: What stays in the drawer; None while nothing is entered.
        paid_in_twd: What leaves it; None while the float is missing or too large.
        float_error: Why the float cannot be.
    """

    lines: tuple[tuple[str, str], ...]
    next_float_twd: Twd | None = None
    paid_in_twd: Twd | None = None
    float_error: str = ""
    can_sign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneBody:
    """The close is signed; papers and anchor.

    Attributes:
        lines: Z number, time, what was paid in, the anchor.
        anchor_words: Where the anchor lies outside the store, or that it does not yet.
        is_anchored: It lies there.
        can_print: The Z report can be printed and saved.
    """

    lines: tuple[tuple[str, str], ...]
    anchor_words: str
    is_anchored: bool
    can_print: bool = True


Body = StartBody | ItemsBody | CountBody | SettleBody | ExplainBody | SignBody | DoneBody


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCloseScreen:
    """Everything there is to see of a close, at one moment.

    Attributes:
        day_words: Business day of the shift, ROC.
        about: Desk and clerk.
        steps: The list at the left; empty while no close has begun.
        shown: The step that is looked at.
        hint: What the shown step asks for.
        primary: Words of what F12 does now; empty for nothing.
        can_call_off: The close may be taken back.
        is_asking: A second person is asked for.
        done: What was just done.
        message: Why something was refused.
    """

    day_words: str
    about: str
    body: Body
    steps: tuple[StepLine, ...] = field(default=())
    shown: CloseStep = CloseStep.OPEN_ITEMS
    heading: str = ""
    hint: str = ""
    primary: str = ""
    can_call_off: bool = False
    is_asking: bool = False
    is_busy: bool = False
    done: str = ""
    message: Message | None = None
