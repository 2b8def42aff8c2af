"""Everything there is to see on the payment screen, as values.

The screen has three panels.  The left one says what is paid, the middle one how, the right one
shows the paper.  What the middle panel shows is one of a few values: each is a state of the
payment, and the view has one panel for each.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QImage

from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind
from counter_app.ui.messages import Message
from counter_app.ui.payment.work import Method
from counter_app.ui.recovery.screen import LadderScreen
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.steps import Waiting
from counter_app.ui.widgets.table import TableRow

# --- left: what is paid -----------------------------------------------------


class ListMode(StrEnum):
    """What the list of the left panel shows."""

    EMPTY = "empty"
    CASES = "cases"
    RESULTS = "results"
    HELD = "held"
    PRICES = "prices"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerStrip:
    """Who owes and who pays.

    Attributes:
        name: The obligor's name; several obligors are named with their count.
        number: The obligor's number, or without one the payer's.
        counts: How many cases are there and chosen, in words.
        payer_words: Who stands at the desk, in words.
        payer_name: The payer's name as typed; empty for the obligor.
        payer_number: The payer's number as typed.
        is_editing: The fields for the payer are open.
        can_edit: The payer may still be named.
        is_masked: Names and numbers are hidden from whoever looks over a shoulder.
        can_reveal: There is somebody to be shown in full.
    """

    name: str
    number: str
    counts: str
    payer_words: str
    payer_name: str = ""
    payer_number: str = ""
    is_editing: bool = False
    can_edit: bool = True
    is_masked: bool = True
    can_reveal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """Something about the cases, with the one thing that can be done about it."""

    words: str
    status: Status = Status.WARN
    action: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartColumn:
    """One of the four parts of a case, or their sum."""

    words: str
    due_twd: Twd
    paid_twd: Twd
    left_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The case of the current row: its parts in the order in which they are settled.

    Attributes:
        how: How the amount due was worked out, in words.
        part_action: Words of the button that opens the amount of this row; empty for none.
    """

    heading: str
    how: str
    columns: tuple[PartColumn, ...]
    part_action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountQuestion:
    """An amount that has to be typed before something goes on.

    Attributes:
        name: What the amount is for; the answer carries it back.
        amount_twd: What the field begins with.
        error: Why the last answer was not taken.
    """

    name: str
    heading: str
    hint: str
    amount_twd: Twd | None = None
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    """Something from the price list that one key adds."""

    words: str
    figure: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftScreen:
    """The left panel.

    Attributes:
        heading: Of the list where it shows something other than the cases, or of the empty one.
        offer: What was on the screen before the program stopped, to be taken up or dropped.
        left_out: How many cases take no part, in words.
        alarm: A paper that must not be believed; stays until somebody says that it was read.
        can_change: What is paid may still be changed.
    """

    mode: ListMode = ListMode.EMPTY
    heading: str = ""
    hint: str = ""
    rows: tuple[TableRow, ...] = ()
    current_key: str = ""
    payer: PayerStrip | None = None
    notices: tuple[NoticeLine, ...] = ()
    details: Details | None = None
    question: AmountQuestion | None = None
    favourites: tuple[Favourite | None, ...] = ()
    offer: Message | None = None
    alarm: Message | None = None
    left_out: str = ""
    subtotal_twd: Twd = Twd(0)  # noqa: RUF009 - an int
    can_change: bool = True


# --- middle: how it is paid -------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DueScreen:
    """The one amount of the middle panel, and the ways to pay it."""

    words: str = ""
    note: str = ""
    amount_twd: Twd | None = None
    method: Method = Method.CASH
    enabled: frozenset[Method] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """What the amount typed means: change to hand back, or how much is still missing."""

    words: str
    note: str
    amount_twd: Twd | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderLine:
    """Part of the sum that was handed over already."""

    words: str
    amount_twd: Twd
    can_remove: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FillScreen:
    """The amount, the papers or the slip are being typed in.

    Attributes:
        payment_id: Fields are emptied when it changes.
        amount_twd: What stands in the amount field.
        kinds: The tenders that the method can mean, with their words.
        holder_words: Words of the tick that the card holder is here; empty where no rule asks.
        why_not: Why a way to pay is not offered, in words.
        primary: Words of the button that takes the money.
        can_settle_collected: The visitor may go with what was collected so far.
        is_asking_cancel: The clerk is asked whether to clear the screen.
        proof_question: The clerk is asked whether this was paid elsewhere.
    """

    payment_id: str
    method: Method = Method.CASH
    amount_twd: Twd | None = None
    remaining_twd: Twd = Twd(0)  # noqa: RUF009 - an int
    kinds: tuple[tuple[TenderKind, str], ...] = ()
    kind: TenderKind = TenderKind.CASH
    holder_words: str = ""
    holder_in_person: bool = False
    why_not: str = ""
    change: ChangeWords | None = None
    lines: tuple[TenderLine, ...] = ()
    primary: str = ""
    can_pay: bool = False
    can_hold: bool = False
    can_cancel: bool = False
    can_settle_collected: bool = False
    is_asking_cancel: bool = False
    proof_question: Message | None = None
    error: Message | None = None
    is_busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFields:
    """What was typed of a cheque or a money order."""

    issuer_name: str
    document_number: str
    date_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFields:
    """What was typed of a slip, and who stands beside the clerk."""

    slip_number: str
    approval_code: str
    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitScreen:
    """A machine is asking the visitor for the money; nothing here can ask it again."""

    waiting: Waiting
    foot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndScreen:
    """A machine said how it ended, and somebody has to do something about it.

    Attributes:
        primary: Words of F12; empty where only the actions lead on.
    """

    message: Message
    status: Status
    actions: tuple[PanelAction, ...] = ()
    primary: str = ""
    primary_icon: str = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidScreen:
    """The money is in the books; the paper may still have its troubles.

    Attributes:
        pieces: Notes and coins to hand back, such as ``500 × 1``.
        paper: What became of the papers, when it needs no action.
        trouble: What is wrong with a paper.
    """

    words: str
    note: str
    change_twd: Twd
    pieces: tuple[str, ...]
    left_words: str = ""
    paper: str = ""
    paper_status: Status = Status.INFO
    trouble: Message | None = None
    trouble_status: Status = Status.BAD
    actions: tuple[PanelAction, ...] = ()
    foot: str = ""


MiddleScreen = FillScreen | WaitScreen | EndScreen | LadderScreen | PaidScreen


# --- right: the paper -------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """A page as it will look on paper; two are the same only if they are one."""

    image: QImage


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A paper that can be asked for with a tick."""

    name: str
    words: str
    is_on: bool
    is_enabled: bool = True
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReceipt:
    """The receipt before this one."""

    number: str
    payer: str
    amount_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class RightScreen:
    """The right panel.

    Attributes:
        is_asking_second: A second person is asked for, in a panel of its own.
        note: What became of a reprint or of the drawer.
    """

    form: str
    preview: Preview | None = None
    outputs: tuple[Output, ...] = ()
    last: LastReceipt | None = None
    can_reprint: bool = False
    is_asking_second: bool = False
    note: str = ""
    note_status: Status = Status.INFO


# --- all of it --------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentScreen:
    """The payment screen at one moment."""

    left: LeftScreen
    due: DueScreen
    middle: MiddleScreen
    right: RightScreen
