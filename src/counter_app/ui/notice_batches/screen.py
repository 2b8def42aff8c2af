"""What the page of batches shows at one moment."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.notices import NoticeForm
from counter_app.ui.messages import Message
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import TableRow


class BatchStage(StrEnum):
    """Where the work stands."""

    CHOOSING = "choosing"
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"


class BatchSource(StrEnum):
    """Where the cases come from."""

    FILTER = "filter"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchEntry:
    """What is entered, as it was typed.

    Attributes:
        list_path: A file with one case number a line.
        folder: Where the papers go.
        per_section: One PDF for each section.
    """

    source: BatchSource = BatchSource.FILTER
    section: str = ""
    kind: str = ""
    amount_min: str = ""
    amount_max: str = ""
    due_before: str = ""
    list_path: str = ""
    folder: str = ""
    per_section: bool = False
    form: NoticeForm = field(default_factory=NoticeForm)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchesScreen:
    """Everything there is to see on the page.

    Attributes:
        errors: What is wrong with a field, by its name in `BatchEntry`.
        figures: Of what is planned, or of what was done.
        about: What was asked for, in words.
        progress_words: What is being done.
        rest_words: How long it will still take.
        rows: The batches, newest first.
        can_go_on: The batch in the list can be continued or written again.
        outcome: What became of the batch.
        files: Where its papers are.
        left_out: Cases without a notice, and why.
    """

    stage: BatchStage = BatchStage.CHOOSING
    entry: BatchEntry = field(default_factory=BatchEntry)
    errors: dict[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    is_busy: bool = False
    figures: tuple[Figure, ...] = ()
    about: str = ""
    progress_words: str = ""
    done: int = 0
    total: int = 0
    rest_words: str = ""
    is_stopping: bool = False
    rows: tuple[TableRow, ...] = ()
    outcome: Message | None = None
    outcome_status: Status = Status.OK
    files: str = ""
    left_out: tuple[TableRow, ...] = ()
    message: Message | None = None
