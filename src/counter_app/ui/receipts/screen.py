"""What the page of receipts shows at one moment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.reversals import PayBackWay
from counter_app.domain.tenders import TenderKind
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class Listing(StrEnum):
    """Which receipts are listed."""

    FOUND = "found"
    IN_WORK = "in_work"


class Deed(StrEnum):
    """What can be done to the receipt that is looked at; also the form it needs."""

    NONE = "none"
    PAPER_WHOLE = "paper_whole"
    PAPER_LOST = "paper_lost"
    REPRINT = "reprint"
    VOID = "void"
    REFUND = "refund"
    DEPOSIT = "deposit"
    CORRECT = "correct"
    APPROVE = "approve"
    REFUSE = "refuse"
    CALL_OFF = "call_off"
    VOUCHER = "voucher"
    PAY_BACK = "pay_back"
    PAY_OTHERWISE = "pay_otherwise"
    ASK_MACHINE = "ask_machine"
    QUERY = "query"
    BY_SLIP = "by_slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFilter:
    """What is looked for.

    Attributes:
        text: Receipt number, or part of a payer's name; empty for every one of the days.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is entered for a deed; only what its form asks for counts.

    Attributes:
        choice: Key of the deposit or of the tender that was chosen.
        went_back: The machine's slip says that the money went back.
    """

    form: str = "slip"
    has_paper: bool = False
    paper_note: str = ""
    choice: str = ""
    recipient: str = ""
    way: PayBackWay = PayBackWay.CASH
    is_signed: bool = False
    account: str = ""
    new_kind: TenderKind = TenderKind.CASH
    slip_number: str = ""
    approval_code: str = ""
    issuer_name: str = ""
    document_number: str = ""
    document_day: str = ""
    went_back: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several deposits or tenders."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedForm:
    """What a deed asks for, beside the reason and the second person.

    Attributes:
        choices: To choose one of; none where there is nothing to choose.
        asks_*: Which fields are to be seen.
        ways: Ways in which money can go back here.
    """

    deed: Deed
    choices: tuple[Choice, ...] = ()
    choice_words: str = ""
    kinds: tuple[TenderKind, ...] = ()
    ways: tuple[PayBackWay, ...] = ()
    forms: tuple[str, ...] = ()
    asks_paper: bool = False
    asks_recipient: bool = False
    asks_signature: bool = False
    asks_slip: bool = False
    asks_went_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line of a receipt; names masked.

    Attributes:
        below: Smaller, below the words.
        value: At the right; amounts stand one below the other.
    """

    words: str
    value: str
    below: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSheet:
    """The receipt that is looked at.

    Attributes:
        groups: Who and when, what was paid, with what; a rule stands between two.
        history: What has happened to it since, oldest first.
        warning: What is still to be done for it.
        deeds: What may be done to it now.
    """

    number: str
    fate_words: str
    fate: Status
    groups: tuple[tuple[SheetLine, ...], ...]
    history: tuple[str, ...] = ()
    warning: Message | None = None
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptsScreen:
    """Everything there is to see on the page.

    Attributes:
        in_work_count: Reversals that are not final, and papers nobody is sure about.
        busy_words: What a machine is being asked; empty when none is.
    """

    listing: Listing = Listing.FOUND
    in_work_count: int = 0
    rows: tuple[TableRow, ...] = ()
    sheet: ReceiptSheet | None = None
    form: DeedForm | None = None
    busy_words: str = ""
    notice: str = ""
    notice_status: Status = Status.OK
    error: Message | None = None
