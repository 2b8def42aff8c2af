"""What there is to see of the follow-ups, as values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.responses import ResponseId
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class FollowUpList(StrEnum):
    """Which list is looked at."""

    OPEN = "open"
    OWN = "own"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpEntry:
    """What was entered for one follow-up.

    Attributes:
        owner: Login.
        due_on: As typed.
        outcome: Empty while nothing came of it yet.
    """

    owner: str
    due_on: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LowAnswer:
    """One answer that somebody must look into, in words."""

    question: str
    answer: str
    is_comment: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpSide:
    """The follow-up that is looked at.

    Attributes:
        heading: Number of the sheet, or that it was tapped.
        place: Day, desk and source in one line.
        owner: Login that the form begins with.
        due_on: Day that the form begins with, as it is written.
        is_editable: It is open, and the role may follow up.
        outcome: What was done, once it is closed.
        closed: By whom and when, once it is closed.
    """

    response_id: ResponseId
    heading: str
    place: str
    state_words: str
    state_status: Status
    answers: tuple[LowAnswer, ...]
    owner: str = ""
    due_on: str = ""
    is_editable: bool = False
    outcome: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpScreen:
    """Everything there is to see, at one moment.

    Attributes:
        counts: How long the lists of what is open are: all, and one's own.
        current: Response of the current row; empty for none.
        owners: Login and name of whoever may have a follow-up.
        draft: Outcome of the current one as it was typed so far.
        done: What was just done.
    """

    today: date
    login: str = ""
    may_act: bool = False
    shown: FollowUpList = FollowUpList.OPEN
    counts: tuple[int, int] = (0, 0)
    rows: tuple[TableRow, ...] = ()
    current: str = ""
    side: FollowUpSide | None = None
    owners: tuple[tuple[str, str], ...] = ()
    draft: str = ""
    is_loaded: bool = False
    is_busy: bool = False
    done: str = ""
    message: Message | None = None
