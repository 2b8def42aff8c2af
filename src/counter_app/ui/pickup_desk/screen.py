"""What the page of the pickup desk shows at one moment, and what is entered there."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import IdDocument, Signing
from counter_app.domain.pickups import Collector, ItemNature, PickupField, PickupNumber
from counter_app.ui.messages import Message
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class Mode(StrEnum):
    """What the side of the page is for."""

    LOOK = "look"
    WALK_IN = "walk_in"
    CALL = "call"
    HAND_OVER = "hand_over"


class Deed(StrEnum):
    """What can be done to the pickup that is looked at."""

    ARRIVE = "arrive"
    HAND_OVER = "hand_over"
    UNDO = "undo"
    LEAVE = "leave"
    CALL = "call"
    SLIP = "slip"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of today's pickups stand alike."""

    status: Status
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The pickup that is looked at; its name masked unless it is shown in full.

    Attributes:
        wait_words: How long the visitor has been waiting; empty for nobody.
        wait: Whether that is within the target.
        lines: Words and value, from top to bottom.
        history: Steps and calls, newest first.
        warning: What has to be known before it is handed over.
    """

    number: PickupNumber
    name_words: str
    about: str
    state_words: str
    state: Status
    lines: tuple[tuple[str, str], ...]
    history: tuple[str, ...]
    deeds: tuple[Deed, ...]
    wait_words: str = ""
    wait: Status = Status.OK
    warning: Message | None = None
    is_masked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverPart:
    """What is handed over, with names in full.

    Attributes:
        amount_twd: As it was agreed; None where no money is collected or nobody said.
        receipt_number: Of a receipt that is collected; empty for anything else.
        copies_words: How often that receipt was printed again.
        given: What is given unless the clerk writes something else.
    """

    number: PickupNumber
    item_name: str
    nature: ItemNature
    caller_name: str
    collector: Collector
    agent_name: str
    shelf: str
    given: str
    amount_twd: Twd | None = None
    receipt_number: str = ""
    copies_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverFields:
    """What is entered for a hand-over."""

    collector: Collector = Collector.SELF
    recipient_name: str = ""
    has_authority: bool = False
    document: IdDocument = IdDocument.NATIONAL_ID
    document_last4: str = ""
    given: str = ""
    amount_twd: Twd | None = None
    signing: Signing = Signing.PAPER
    is_signed: bool = False
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChoice:
    """An item that somebody without an agreed time can ask for."""

    code: str
    name: str
    nature: ItemNature


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInFields:
    """What is entered for a visitor without an agreed time."""

    item_code: str = ""
    caller_name: str = ""
    caller_phone: str = ""
    collector: Collector = Collector.SELF
    agent_name: str = ""
    amount_twd: Twd | None = None
    receipt_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInPart:
    """The form for a visitor without an agreed time.

    Attributes:
        opened: Grows with each opening; the fields are emptied when it does.
        name, phone, case_text: What was typed in vain into the search begins the form.
        hits: Cases that were found for it.
        case_id, case_words: The case it is for; None and empty for none.
    """

    opened: int = 0
    items: tuple[ItemChoice, ...] = ()
    name: str = ""
    phone: str = ""
    case_text: str = ""
    hits: tuple[TableRow, ...] = ()
    case_id: CaseId | None = None
    case_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskScreen:
    """Everything there is to see on the page.

    Attributes:
        rows: Today's pickups of this desk, or what was found.
        found_words: How many were found; empty while today's list is shown.
        may_act: The role marks arrivals and hands over; else it only looks.
        error: Why something was refused; in its form where one is open.
        error_field: Which field of the form it is about.
        said: What was done.
        actions: What can be done about *said*.
    """

    rows: tuple[TableRow, ...] = ()
    tallies: tuple[Tally, ...] = ()
    found_words: str = ""
    mode: Mode = Mode.LOOK
    sheet: Sheet | None = None
    hand_over: HandOverPart | None = None
    walk_in: WalkInPart = WalkInPart()
    may_act: bool = False
    may_reveal: bool = False
    busy_words: str = ""
    error: Message | None = None
    error_field: PickupField | None = None
    said: Message | None = None
    said_status: Status = Status.OK
    actions: tuple[PanelAction, ...] = ()
