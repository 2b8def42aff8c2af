"""What the page of the journal shows at one moment."""

from dataclasses import dataclass, field

from counter_app.ui.messages import Message
from counter_app.ui.widgets.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One act, in words.

    Attributes:
        key: ``desk-seq``.
        details: Heading and content of each fact, old and new.
    """

    key: str
    time_words: str
    act_words: str
    subject: str
    who_words: str
    approver: str
    place_words: str
    details: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalScreen:
    """Everything there is to see on the page.

    Attributes:
        has_more: Older entries fit the filter as well.
        verdict: What the last check of the books found; None before it.
        progress_words: What long work is doing; empty when none runs.
    """

    entries: tuple[EntryLine, ...] = ()
    current: EntryLine | None = None
    has_more: bool = False
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None
    verdict: Message | None = None
    verdict_status: Status = Status.OK
    progress_words: str = ""
    done: int = 0
    total: int = 0
