"""What the page of agreed pickups shows at one moment."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickups import Collector, ItemNature, PickupNumber, RequestChannel
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class Page(StrEnum):
    """Which page is in front."""

    WEEK = "week"
    MAILS = "mails"


class Spot(StrEnum):
    """Where in the form something can be wrong; named as in `domain.pickups.PickupField`."""

    ITEM = "item"
    CALLER_NAME = "caller_name"
    CALLER_PHONE = "caller_phone"
    CASE = "case"
    AGENT_NAME = "agent_name"
    AMOUNT = "amount"
    RECEIPT_NUMBER = "receipt_number"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One slot of the week.

    Attributes:
        begins_at: With zone.
        words: What stands in it: a count, a reason, or nothing.
        spoken: All of it as one sentence.
        is_next: It is the next free one.
        is_picked: The request in the form is meant for it.
        is_chosen: The pickup that is looked at is agreed for it.
    """

    begins_at: datetime
    words: str
    spoken: str
    standing: SlotStanding
    booked: int
    places: int
    is_next: bool = False
    is_picked: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """One day of the week.

    Attributes:
        words: Day of the week and of the month.
        name: Of the holiday or the make-up day; empty for an ordinary day.
        spoken: All of it as one sentence.
        is_open: Something is handed over on it.
        is_narrow: An ordinary weekend, drawn as a strip.
    """

    day: date
    words: str
    name: str
    spoken: str
    is_open: bool
    is_today: bool
    is_narrow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The week of one desk: a row for each time of day, a column for each day.

    Attributes:
        times: When slots begin, in order; the union of all days.
        breaks: Rows that begin another session.
        cells: One row for each time; None where a day has no slot then.
    """

    monday: date | None = None
    days: tuple[GridDay, ...] = ()
    times: tuple[time, ...] = ()
    breaks: frozenset[int] = frozenset()
    cells: tuple[tuple[GridCell | None, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be picked up, as it is offered."""

    code: str
    words: str
    nature: ItemNature


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The request as it stands in the form.

    Attributes:
        case_text: What a case is looked for by; once one is chosen, its number.
        amount, receipt_number: Asked for by some items only; kept where another is chosen.
    """

    item_code: str = ""
    channel: RequestChannel = RequestChannel.PHONE
    collector: Collector = Collector.SELF
    caller_name: str = ""
    caller_phone: str = ""
    case_text: str = ""
    agent_name: str = ""
    amount: str = ""
    receipt_number: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing that a caller said stands in it."""
        said = (self.caller_name, self.caller_phone, self.case_text, self.agent_name)
        return not any((*said, self.amount, self.receipt_number, self.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The request at the left.

    Attributes:
        filled: Grows when *typed* is to replace what stands in the fields.
        hits: Cases that were found.
        case_words: The case that was chosen, masked; empty while there is none.
        errors: Fields that cannot be as they are, and why.
        similar: That the caller or the case has a pickup already; empty for none.
        similar_number: The first of those.
        mail_words: The mail that the request comes from; empty for none.
    """

    choices: tuple[Choice, ...] = ()
    typed: Typed = field(default_factory=Typed)
    filled: int = 0
    hits: tuple[TableRow, ...] = ()
    case_words: str = ""
    errors: tuple[tuple[Spot, str], ...] = ()
    similar: str = ""
    similar_number: PickupNumber | None = None
    mail_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOffer:
    """The slot that F12 books.

    Attributes:
        label: Next free one, or the one that was picked.
        words: Day and time; empty where none is free.
        spoken: The same as a sentence.
        note: Desk, and how long preparing takes.
    """

    label: str = ""
    words: str = ""
    spoken: str = ""
    note: str = ""
    is_picked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One fact about a pickup."""

    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupCard:
    """The pickup that is looked at; names masked unless they are shown in full."""

    number: PickupNumber
    status: Status
    status_words: str
    when: str
    item: str
    name: str
    details: tuple[Detail, ...]
    is_masked: bool
    can_move: bool
    can_cancel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupsScreen:
    """Everything there is to see on the page.

    Attributes:
        week_words: From which day to which.
        desks: Numbers of those that hand anything over, and the one that is shown.
        band: One line above the week: what was done, what to do, or what went wrong.
        band_action: What can be done about it; empty for nothing.
        card: The pickup that is looked at.
        is_moving: Enter in the week moves it.
        cell_heading, cell_note: Which slot the list at the right is about, and how it stands.
        is_listing: What was searched for is shown instead of the day.
        can_undo: A step of this page can be taken back.
    """

    page: Page = Page.WEEK
    grid: Grid = field(default_factory=Grid)
    week_words: str = ""
    is_this_week: bool = True
    desks: tuple[int, ...] = ()
    desk_no: int = 0
    form: Form = field(default_factory=Form)
    offer: SlotOffer = field(default_factory=SlotOffer)
    band: str = ""
    band_status: Status = Status.NEUTRAL
    band_action: str = ""
    card: PickupCard | None = None
    is_moving: bool = False
    cell_heading: str = ""
    cell_note: str = ""
    cell_rows: tuple[TableRow, ...] = ()
    is_listing: bool = False
    day_heading: str = ""
    day_rows: tuple[TableRow, ...] = ()
    day_empty: str = ""
    may_book: bool = False
    may_reveal: bool = False
    can_print: bool = False
    can_undo: bool = False
    is_busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MailsScreen:
    """The page of mails.

    Attributes:
        path: A file or a folder, as entered.
        error: Why nothing could be looked at.
        subject, sender, found, text: The mail that is read, and the numbers in it.
        standing: That it was booked, cannot be read, or is cut; empty for an ordinary one.
        can_take: It may go into the form.
    """

    path: str = ""
    rows: tuple[TableRow, ...] = ()
    count_words: str = ""
    error: Message | None = None
    subject: str = ""
    sender: str = ""
    found: str = ""
    text: str = ""
    standing: str = ""
    standing_status: Status = Status.INFO
    can_take: bool = False
    is_looking: bool = False
