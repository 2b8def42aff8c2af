"""What the pages of money that arrived elsewhere show, as values."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.cases import CaseId
from counter_app.domain.collections import CollectionId, ProofId
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class Tab(StrEnum):
    """Which of the pages is in front."""

    IMPORT = "import"
    FINDINGS = "findings"
    PROOFS = "proofs"


class ImportStage(StrEnum):
    """Where an import stands."""

    CHOOSING = "choosing"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLook:
    """What a file is, before anything of it is posted.

    Attributes:
        size_bytes: Of the file.
        line_count: Payments in it, as its profile reads them.
        total_twd: Their sum.
        first: The first of them, to be compared with what the collector sent.
    """

    name: str
    size_bytes: int
    line_count: int
    total_twd: Twd
    first: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many lines something happened to, and what they come to."""

    words: str
    count: int
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportScreen:
    """The page on which a file is taken in.

    Attributes:
        path: As typed, dropped or chosen.
        profiles: Name and words of every file profile.
        look: What the chosen file is; None while nobody knows.
        message: Why the file cannot be taken in.
        done, total: How far a running import is; a total of zero is not known yet.
        outcome: What became of the file, in words.
        malformed: Lines that no profile could read.
        has_findings: A person has to look at some of it.
    """

    stage: ImportStage = ImportStage.CHOOSING
    path: str = ""
    profiles: tuple[tuple[str, str], ...] = ()
    profile: str = ""
    look: FileLook | None = None
    is_looking: bool = False
    message: Message | None = None
    done: int = 0
    total: int = 0
    is_stopping: bool = False
    outcome: Message | None = None
    outcome_status: Status = Status.OK
    figures: tuple[Figure, ...] = field(default=())
    malformed: tuple[TableRow, ...] = field(default=())
    has_findings: bool = False

    @property
    def can_import(self) -> bool:
        """Tell whether a file and a profile are chosen and fit."""
        return self.look is not None and not self.is_looking and bool(self.profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One fact of what is looked at."""

    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsScreen:
    """The page of what a person has to look at.

    Attributes:
        with_handled: Those that somebody handled are shown too.
        current: Of the row that is looked at; empty for none.
        advice: What is to be done about it.
        can_handle: It is open, and the role may say that it is handled.
    """

    rows: tuple[TableRow, ...] = ()
    with_handled: bool = False
    current: CollectionId | None = None
    heading: str = ""
    status: Status = Status.NEUTRAL
    status_words: str = ""
    details: tuple[Detail, ...] = ()
    advice: str = ""
    can_handle: bool = False
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofEntry:
    """A proof of payment as typed."""

    channel: Channel
    amount: str
    paid_on: str
    reference: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofsScreen:
    """The page of proofs of payment.

    Attributes:
        rows: Open proofs, newest first.
        hits: Cases that were found for the proof that is being entered.
        case_id: The one it is for; None while none is chosen.
        case_words: That one in words.
        form_count: Grows when the fields are to be emptied.
        asks_withdrawal: The current proof is to be taken back: sure?
    """

    rows: tuple[TableRow, ...] = ()
    current: ProofId | None = None
    may_enter: bool = False
    is_form_open: bool = False
    hits: tuple[TableRow, ...] = ()
    case_id: CaseId | None = None
    case_words: str = ""
    form_count: int = 0
    asks_withdrawal: bool = False
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None
