"""What there is to see of comments, as values."""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.responses import Source
from counter_app.domain.survey_results import Period
from counter_app.ui.messages import Message
from counter_app.ui.widgets.table import TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TagChip:
    """A tag that can be put on the comment in sight, or is on it."""

    words: str
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentSide:
    """The comment in sight, whole.

    Attributes:
        key: Of its row.
        month_words: When it was written; the day is nobody's business.
        chips: Those it has, and then those that other comments have.
    """

    key: str
    month_words: str
    question: str
    text: str
    chips: tuple[TagChip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsScreen:
    """Everything there is to see of comments, at one moment.

    Attributes:
        period: Which whole months are asked for.
        today: No period after it can be asked for.
        text: Words that stand in every comment shown; empty for all.
        tag: A tag that every comment shown has; empty for any or none.
        tags: Every tag in use, to choose from.
        sources, desks: What may be narrowed to.
        source, desk_no: What it is narrowed to; None for all.
        rows: A line for each comment.
        current: Key of the row in sight.
        count_words: How many there are, and whether they are all.
        tag_error: Why the tags of the comment in sight were refused.
        empty, empty_hint: Why there are no comments; empty where there are.
        may_tag: The role includes it.
        is_loaded: The store has answered.
        message: Why something was refused.
    """

    period: Period
    today: date
    text: str = ""
    tag: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    desks: tuple[int, ...] = ()
    source: Source | None = None
    desk_no: int | None = None
    rows: tuple[TableRow, ...] = ()
    current: str = ""
    side: CommentSide | None = None
    count_words: str = ""
    tag_error: str = ""
    empty: str = ""
    empty_hint: str = ""
    may_tag: bool = False
    is_loaded: bool = False
    message: Message | None = None
