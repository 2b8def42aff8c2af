"""What there is to see of reports, as values."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.money import Twd
from counter_app.ui.messages import Message
from counter_app.ui.widgets.days import DaysScreen
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Rows, RowSource


class ReportKind(StrEnum):
    """What is looked at."""

    SHIFTS = "shifts"
    REGISTER = "register"
    REMITTANCE = "remittance"
    VERIFY = "verify"


class SideForm(StrEnum):
    """What can be entered beside the list."""

    NONE = "none"
    VERIFY = "verify"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideScreen:
    """What stands beside the list.

    Attributes:
        heading: Of the row that is looked at.
        lines: Words and value.
        subject: Identity of the row; the form is filled anew when it changes.
        account: Where its money is paid in, as known.
        message: Why what was entered was refused.
    """

    heading: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    form: SideForm = SideForm.NONE
    subject: str = ""
    account: str = ""
    message: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyEntry:
    """What the cashier's office counted."""

    counted_twd: Twd | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsScreen(DaysScreen):
    """Everything there is to see of reports, at one moment.

    Attributes:
        kinds: Those the role includes.
        rows: Of the kind that is shown.
        proof: A sentence about the figures, such as that no number is missing.
        can_export: There is something to print and save.
    """

    kind: ReportKind = ReportKind.SHIFTS
    kinds: tuple[ReportKind, ...] = (ReportKind.SHIFTS,)
    figures: tuple[Figure, ...] = ()
    rows: RowSource = field(default_factory=lambda: Rows(()))
    proof: str = ""
    proof_status: Status = Status.OK
    side: SideScreen | None = None
    is_busy: bool = False
    can_export: bool = False
