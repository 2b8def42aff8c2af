"""What there is to see while sheets are typed, as values."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.questionnaires import Question
from counter_app.domain.responses import Answer, Difference
from counter_app.ui.messages import Message
from counter_app.ui.survey_typing.column import Column
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class Mode(StrEnum):
    """What the page is for."""

    BATCHES = "batches"
    SHEET = "sheet"
    SETTLE = "settle"


class Task(StrEnum):
    """Why a sheet lies on the desk."""

    TYPE = "type"
    CORRECT = "correct"
    CHECK = "check"


class Key(StrEnum):
    """Keys of the column that are no answers."""

    ENTER = "enter"
    BACK = "back"
    UP = "up"
    DOWN = "down"
    PREVIOUS = "previous"
    NEXT = "next"
    DISCARD = "discard"


class WayOut(StrEnum):
    """What is offered below a message."""

    READ = "read"  # every message has it
    RECOUNT = "recount"  # a stack was counted wrongly
    LOOK = "look"  # at a sheet that was typed before
    THROW_OUT = "throw_out"  # what somebody left half typed
    TAKE_OVER = "take_over"  # what somebody else left half typed a second time


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningPart:
    """The form for a new batch.

    Attributes:
        opened: Grows with each opening; the fields are filled anew when it does.
        check_words: What is typed a second time unless the whole batch is.
        error_field: Which field of `BatchOpening` cannot be.
    """

    opened: int = 0
    day_words: str = ""
    desk_words: str = ""
    check_words: str = ""
    error: Message | None = None
    error_field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningEntry:
    """What was typed into that form."""

    day: str
    desk: str
    count: str
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """The sheet on the desk.

    Attributes:
        heading: Which one of the stack.
        number: Of the sheet; empty before its first answer is typed.
        number_hint: What to do with the number.
        before: Number of the sheet that was typed before; empty for none.
        ahead: Keys that were typed while the store was asked; none is lost.
    """

    task: Task
    heading: str
    number: str
    number_hint: str
    column: Column
    before: str = ""
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPart:
    """How far the stack is.

    Attributes:
        number: Of the batch.
        about: Its day and desk.
        done, total: Sheets.
        done_words: The same in words.
        saved: Whether everything typed is in the store.
        saved_words: The same in words.
    """

    number: str
    about: str
    done: int
    total: int
    done_words: str
    saved: Status = Status.OK
    saved_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleLine:
    """One question that two people typed differently.

    Attributes:
        settled: What holds; None while nobody has said.
    """

    question: Question
    difference: Difference
    settled: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlePart:
    """A sheet whose differences are settled, paper in hand.

    Attributes:
        at: Place of the line that is settled now; behind the last where all are.
        own: A column of one question, where neither of the two is right.
    """

    heading: str
    number: str
    lines: tuple[SettleLine, ...]
    at: int = 0
    own: Column | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingScreen:
    """Everything there is to see on the page.

    Attributes:
        rows: Batches that are not closed, oldest first.
        is_loaded: The store has answered.
        opening: The form for a new batch; None while it is shut.
        opened: How often it was opened.
        stop: Why nothing is taken before somebody has read it.
        notice: What has happened to something else meanwhile; typing goes on.
        recounts: The field for another count is open.
        said: What was done.
    """

    mode: Mode = Mode.BATCHES
    rows: tuple[TableRow, ...] = ()
    is_loaded: bool = False
    opening: OpeningPart | None = None
    opened: int = 0
    stack: StackPart | None = None
    sheet: SheetPart | None = None
    settle: SettlePart | None = None
    stop: Message | None = None
    stop_status: Status = Status.BAD
    actions: tuple[PanelAction, ...] = ()
    notice: Message | None = None
    recounts: bool = False
    said: str = ""
    is_busy: bool = False
