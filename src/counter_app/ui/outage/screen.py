"""What the page for papers of an outage shows at one moment."""

from dataclasses import dataclass, field

from counter_app.domain.tenders import TenderKind
from counter_app.ui.messages import Message
from counter_app.ui.widgets.table import TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFields:
    """What stands on the paper, as it was typed.

    Attributes:
        serial: Number printed on the paper, its last six digits.
        day: Day on the paper, as a ROC date.
        document_day: Day on a cheque or money order likewise.
        password: Of the second person, for a card by hand.
    """

    serial: str = ""
    day: str = ""
    collected_by: str = ""
    payer: str = ""
    kind: TenderKind = TenderKind.CASH
    slip_number: str = ""
    approval_code: str = ""
    issuer_name: str = ""
    document_number: str = ""
    document_day: str = ""
    note: str = ""
    login: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageScreen:
    """Everything there is to see on the page.

    Attributes:
        number: The number that the next paper must carry.
        lines: What stands on the paper so far.
        total_words: Its sum; empty while there is nothing.
        entered: Papers that were entered, newest first.
        form_count: Grows when the fields are to be emptied.
    """

    number: str = ""
    lines: tuple[TableRow, ...] = ()
    total_words: str = ""
    entered: tuple[TableRow, ...] = ()
    form_count: int = 0
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None
