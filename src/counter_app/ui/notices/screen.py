"""What the page of notices shows at one moment."""

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from counter_app.domain.money import Twd
from counter_app.domain.notices import NoticeForm
from counter_app.ui.messages import Message
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """One part of a debt, today."""

    words: str
    amount_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class WayWords:
    """One way to pay: whether it is open, and the reason."""

    words: str
    is_open: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart:
    """The case a notice is for; name and number masked unless they are shown in full.

    Attributes:
        refusal: Why there can be no notice; None where there can.
    """

    name_words: str
    number_words: str
    case_number: str
    about: str
    status: Status
    status_words: str
    total_twd: Twd
    parts: tuple[PartWords, ...]
    ways: tuple[WayWords, ...]
    refusal: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """Instalments, as they are entered and as they come out.

    Attributes:
        count: How many are wanted.
        most: How many are permitted for this amount; below two for none.
        first_words: First day, as typed.
        first_error: Why it is no such day.
        rows: One for each instalment.
    """

    is_wanted: bool = False
    count: int = 2
    most: int = 0
    first_words: str = ""
    first_error: str = ""
    consent: str = ""
    rows: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """The page at the right.

    Attributes:
        image: The page as it comes from the PDF; None for none yet.
        at: Which page, from 1.
        count: How many there are.
        caption: What it is: a preview, or the paper of a number.
        is_paper: It is what was printed, not a preview.
    """

    image: QImage | None = None
    at: int = 1
    count: int = 0
    caption: str = ""
    is_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesScreen:
    """Everything there is to see on the page.

    Attributes:
        is_listing: What was found is in front; else the case.
        rows: What was found.
        case: The case; None before one is chosen.
        earlier: Notices the case already has.
        is_issued: The notice is out; F12 goes on to the next.
        can_reprint: The notice in the list may be printed again.
        busy_words: What is being done; nothing can be pressed.
        said: What was done.
        actions: What can be done about *said* or *error*.
    """

    is_listing: bool = False
    rows: tuple[TableRow, ...] = ()
    count_words: str = ""
    empty_words: str = ""
    hint: str = ""
    case: CasePart | None = None
    is_masked: bool = True
    may_reveal: bool = False
    earlier: tuple[TableRow, ...] = ()
    form: NoticeForm = field(default_factory=NoticeForm)
    plan: PlanPart = field(default_factory=PlanPart)
    page: PagePart = field(default_factory=PagePart)
    can_issue: bool = False
    is_issued: bool = False
    busy_words: str = ""
    said: Message | None = None
    said_status: Status = Status.OK
    error: Message | None = None
    actions: tuple[PanelAction, ...] = ()
