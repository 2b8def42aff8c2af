"""What the case screen shows, as a value."""

from dataclasses import dataclass, field

from counter_app.domain.money import Twd
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Rows, RowSource


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One part of a debt: as delivered, what came since, and today."""

    words: str
    delivered_twd: Twd
    added_twd: Twd
    today_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidLine:
    """What was paid on the case at a desk."""

    day_words: str
    receipt_words: str
    amount_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """The case that is looked at.

    Attributes:
        how_words: How today's amount comes about.
        facts: What it is called, and what it is.
        refusal: Why it cannot be paid now; None when it can.
    """

    name_words: str
    number_words: str
    status: Status
    status_words: str
    total_twd: Twd
    parts: tuple[PartLine, ...]
    how_words: str
    facts: tuple[tuple[str, str], ...]
    payments: tuple[PaidLine, ...]
    refusal: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesScreen:
    """Everything there is to see on the screen, at one moment.

    Attributes:
        kind: Of this kind only; empty for every kind.
        is_masked: Name, number and address of the case that is looked at are hidden from whoever
            looks over a shoulder; those of the list always are.
        may_reveal: The role may see them in full.
        rows: What was found, or every case of the filter.
        hint: What to do when there are no rows.
        sheet: The case that is looked at; None for none.
        may_pay: The role takes payments.
    """

    open_only: bool = True
    kind: str = ""
    kinds: tuple[str, ...] = ()
    is_masked: bool = True
    may_reveal: bool = False
    rows: RowSource = field(default_factory=lambda: Rows(()))
    count_words: str = ""
    empty_words: str = ""
    hint: str = ""
    sheet: SheetPart | None = None
    may_pay: bool = False
    message: Message | None = None
