"""The payment notice (傳繳通知書): a number, an amount for a day, and every way to pay it.

The number is ``N`` + ROC year (3) + serial (8), one series for the branch.  A notice is kept
exactly as it was issued and never changes; a newer one for the same case supersedes it, and so
does the debt when it moves.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.cases import CaseId
from counter_app.domain.channels import ChannelAnswer
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import PaperTerms
from counter_app.domain.parts import Parts
from counter_app.domain.post_slips import PostSlip
from counter_app.domain.store_barcodes import StoreBarcode
from counter_app.domain.virtual_accounts import VirtualAccount

NoticeNumber = NewType("NoticeNumber", str)
BatchId = NewType("BatchId", str)
PlanId = NewType("PlanId", str)

NOTICE_SERIES: Final = "N"
_NUMBER_LENGTH: Final = 12


def notice_number(*, roc_year: int, serial: int) -> NoticeNumber:
    """Compose a notice number.

    >>> notice_number(roc_year=114, serial=123)
    'N11400000123'
    """
    number = f"{NOTICE_SERIES}{roc_year:03d}{serial:08d}"
    if min(roc_year, serial) < 1 or len(number) != _NUMBER_LENGTH:
        raise ValueError(f"no such notice number: {roc_year}/{serial}")
    return NoticeNumber(number)


class PaperLanguage(StrEnum):
    """In which language a notice speaks."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeForm:
    """How a notice is drawn; not part of what it says.

    Attributes:
        is_large: In large print, for those who see little.
    """

    language: PaperLanguage = PaperLanguage.CHINESE
    is_large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPlace:
    """Which instalment of a plan a notice is.

    Attributes:
        number: 1 to *count*.
        consent: Number of the document by which the agency consented; empty where none is
            written down.
        total_twd: Of the whole plan.
    """

    plan_id: PlanId
    number: int
    count: int
    total_twd: Twd
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Everything that a notice says.

    Attributes:
        number: Empty on a preview, which is no notice yet.
        case_version: Of the case when it was issued; a debt that has moved since is another.
        due: The four parts it asks for: all that is owed on *issued_on*, or an instalment's.
        computed_on: The day *due* stands for; None where nobody knows.
        payable_until: Last day at the till and in the bank; None for no deadline.
        channels: What was open that day, with the reasons.
        store_barcode, virtual_account, post_slip: None where that way is not open.
        paper: The branch's own words in force that day.
        plan: None for a debt paid at once.
    """

    number: NoticeNumber
    desk_no: int
    branch_name: str
    issued_at: datetime
    issued_on: date
    issued_by: str
    issued_by_name: str
    case_id: CaseId
    case_version: int
    case_number: str
    obligor_name: str
    obligor_number: str
    address: str
    agency_code: str
    agency_name: str
    kind: str
    section: str
    section_clerk: str
    section_phone: str
    due: Parts
    computed_on: date | None
    payable_until: date | None
    channels: tuple[ChannelAnswer, ...]
    store_barcode: StoreBarcode | None
    virtual_account: VirtualAccount | None
    post_slip: PostSlip | None
    paper: PaperTerms = field(default_factory=PaperTerms)
    plan: PlanPlace | None = None
    batch_id: BatchId | None = None
    is_demo: bool = False

    @property
    def amount_twd(self) -> Twd:
        """What is to be paid with this paper."""
        return self.due.total_twd


class NoticeStanding(StrEnum):
    """What has become of a notice since it was issued."""

    CURRENT = "current"
    RECOMPUTED = "recomputed"
    """The amount has moved: late fee, interest, or a part was paid."""
    SUPERSEDED = "superseded"
    """A newer notice asks for the same debt."""
    EXPIRED = "expired"
    """Its last day has passed."""
    SETTLED = "settled"
    """Nothing is owed any more, or this instalment is paid."""


@dataclass(eq=False, kw_only=True)
class UnknownNotice(Refusal):
    """No notice of this branch carries the number, segment or account."""

    text: str


@dataclass(eq=False, kw_only=True)
class NoticeNotCurrent(Refusal):
    """This paper may not be printed again: it would ask for a wrong amount.

    Attributes:
        standing: Why.
        replaced_by: The newer notice, or empty.
    """

    number: NoticeNumber
    standing: NoticeStanding
    replaced_by: str = ""


def check_current(notice: Notice, standing: NoticeStanding, *, replaced_by: str) -> None:
    """Refuse to print a paper again that would ask for a wrong amount.

    Raises:
        NoticeNotCurrent: Its standing is another than current.
    """
    if standing is not NoticeStanding.CURRENT:
        raise NoticeNotCurrent(number=notice.number, standing=standing, replaced_by=replaced_by)


@dataclass(eq=False, kw_only=True)
class MiddleSegmentWanted(Refusal):
    """Segment 1 or 3 alone names no debt: scan the one in the middle."""

    segment: int


@dataclass(eq=False, kw_only=True)
class PlanDayRefused(Refusal):
    """An instalment would fall before the day of issue, or after the case expires.

    Attributes:
        first_due_on, last_due_on: Of the plan that was asked for.
        expires_on: Of the case; None where it does not expire.
    """

    case_number: str
    first_due_on: date
    last_due_on: date
    expires_on: date | None


@dataclass(eq=False, kw_only=True)
class BatchEmpty(Refusal):
    """No case fits what was asked for, or no notice of a batch is there to be drawn.

    Attributes:
        left_out_count: Numbers of a list that named no open case.
        first_left_out: The first of them; empty where there are none.
    """

    left_out_count: int = 0
    first_left_out: str = ""


@dataclass(eq=False, kw_only=True)
class UnknownBatch(Refusal):
    """No batch of this branch has the identity."""


@dataclass(eq=False, kw_only=True)
class CaseListedTwice(Refusal):
    """A list names a case that it has named before; one batch holds a case once."""

    case_number: str


class BatchState(StrEnum):
    """Where a batch stands."""

    RUNNING = "running"
    CANCELLED = "cancelled"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFilter:
    """Which cases get a notice; what is empty narrows nothing, and only open cases are taken.

    Attributes:
        due_before: 繳納期限 on or before this day.
        case_numbers: A list in any printed form instead of everything else.  It is not kept:
            the cases of the batch are, and what was left out.
    """

    section: str = ""
    kind: str = ""
    amount_min_twd: Twd | None = None
    amount_max_twd: Twd | None = None
    due_before: date | None = None
    case_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A batch of notices.

    Attributes:
        wanted: What was asked for; without the numbers of a list.
        listed_count: How many numbers a list had; 0 where a filter picked the cases.
        left_out_count: Numbers of the list that no notice was planned for.
        case_count: How many cases were picked.
        issued_count: How many of them have their notice.
        refused_count: How many cannot have one; `services.notice_batches.refusals` says why.
        total_twd: Sum of the notices.
        drawn_at: When it was last drawn on paper; None before.
    """

    batch_id: BatchId
    desk_no: int
    made_at: datetime
    made_by: str
    wanted: BatchFilter
    listed_count: int = 0
    form: NoticeForm
    state: BatchState
    case_count: int
    issued_count: int
    refused_count: int
    left_out_count: int = 0
    total_twd: Twd
    drawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """One line of the list that goes with a batch; the names are those of its columns."""

    notice_number: str
    page: int
    case_number: str
    amount_twd: int
    due_on: str
    segment_1: str
    segment_2: str
    segment_3: str
    virtual_account: str
