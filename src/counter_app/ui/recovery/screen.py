"""What there is to see of payments whose outcome nobody knows, as values."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.money import Twd
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.steps import Step
from counter_app.ui.widgets.table import TableRow


class SlipForm(StrEnum):
    """What is being typed in from the slip of the machine."""

    NONE = "none"
    CHARGED = "charged"
    NOT_CHARGED = "not_charged"


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderScreen:
    """One sale of unknown outcome, and the rungs that lead out of it.

    Attributes:
        tender_id: Fields are emptied when it changes.
        heading: What nobody knows.
        about: Machine, amount and time.
        steps: The rungs, with the present one marked.
        found: What the last rung came to.
        form: Whether the slip is being typed in.
        can_query: The machine can be asked now.
        query_words: Words of the button that asks it.
        is_busy: A rung is being climbed; nothing can be pressed.
    """

    tender_id: str
    heading: str
    about: str
    amount_twd: Twd
    steps: tuple[Step, ...]
    found: Message | None = None
    found_status: Status = Status.WARN
    form: SlipForm = SlipForm.NONE
    can_query: bool = True
    query_words: str = ""
    can_leave: bool = True
    is_busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItemsScreen:
    """What was found open at the start.

    Attributes:
        rows: One for each payment; empty when everything is accounted for.
        ladder: Of the current row; None where no machine is in doubt.
        collected: For a row whose machines are certain but whose rest is not paid.
    """

    heading: str
    hint: str
    rows: tuple[TableRow, ...] = ()
    ladder: LadderScreen | None = None
    collected: Message | None = None
    can_settle: bool = False
    can_cancel: bool = False
    is_busy: bool = False
    done: str = ""
