"""What there is to see of reports, as values."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from counter_app.domain.money import Twd
from counter_app.ui.messages import Message
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Rows, RowSource


class ReportKind(StrEnum):
    """What is looked at."""

    SHIFTS = "shifts"
    REGISTER = "register"
    REMITTANCE = "remittance"
    VERIFY = "verify"


class Preset(StrEnum):
    """Which business days."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Some business days, both included."""

    from_day: date
    to_day: date


def days_of(preset: Preset, today: date) -> Days:
    """Return the days of a preset; a week begins on Monday.

    >>> days_of(Preset.WEEK, date(2025, 11, 20)).from_day
    datetime.date(2025, 11, 17)
    """
    match preset:
        case Preset.YESTERDAY:
            yesterday = today - timedelta(days=1)
            return Days(from_day=yesterday, to_day=yesterday)
        case Preset.WEEK:
            return Days(from_day=today - timedelta(days=today.weekday()), to_day=today)
        case Preset.MONTH:
            return Days(from_day=today.replace(day=1), to_day=today)
        case Preset.TODAY | Preset.CUSTOM:
            return Days(from_day=today, to_day=today)


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
class ReportsScreen:
    """Everything there is to see of reports, at one moment.

    Attributes:
        kinds: Those the role includes.
        from_words, to_words: The days as typed.
        desks: Which desks may be chosen; one alone is not asked for.
        desk_no: Of one desk; None for all.
        rows: Of the kind that is shown.
        proof: A sentence about the figures, such as that no number is missing.
        can_export: There is something to print and save.
        done: What was just done.
        message: Why something was refused.
    """

    kind: ReportKind = ReportKind.SHIFTS
    kinds: tuple[ReportKind, ...] = (ReportKind.SHIFTS,)
    preset: Preset = Preset.TODAY
    from_words: str = ""
    to_words: str = ""
    desks: tuple[int, ...] = ()
    desk_no: int | None = None
    figures: tuple[Figure, ...] = ()
    rows: RowSource = field(default_factory=lambda: Rows(()))
    proof: str = ""
    proof_status: Status = Status.OK
    side: SideScreen | None = None
    is_busy: bool = False
    can_export: bool = False
    done: str = ""
    message: Message | None = None
