"""What visitors wrote in their own words, and the tags that the branch puts on it.

A comment stands without its day and its desk: with them, everybody at the branch might know whose
it is.  It says its month, and can be looked for within five responses or more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.lines import is_line
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import TAG_LENGTH_MAX, ResponseId

TAGS_MAX: Final = 8
"""On one comment."""
COMMENTS_MAX: Final = 1_000
"""So many are shown at once, the newest; narrow the search for more."""

_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One answer in words.

    Attributes:
        code: Of the question.
        wording_zh, wording_en: How it was asked.
        month: First day of the month in which the response was given.
        tags: In the order of the alphabet.
    """

    response_id: ResponseId
    code: QuestionCode
    wording_zh: str
    wording_en: str
    month: date
    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundComment:
    """One answer in words as the store has it; its day goes no further.

    Attributes:
        version: Of the questionnaire that asked for it.
    """

    response_id: ResponseId
    version: int
    code: QuestionCode
    answered_on: date
    text: str
    tags: tuple[str, ...]


@dataclass(eq=False, kw_only=True)
class GroupTooSmall(Refusal):
    """Comments cannot be searched within so few responses, or those left out would be so few.

    Attributes:
        responses: How many there are.
    """

    responses: int


@dataclass(eq=False, kw_only=True)
class UnknownComment(Refusal):
    """There is no such comment any more: its sheet was discarded, or corrected."""


@dataclass(eq=False, kw_only=True)
class TagRefused(Refusal):
    """A tag cannot be as it is.

    Attributes:
        tag: Which; empty where there are more than `TAGS_MAX`.
    """

    tag: str


def check_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are kept: without spaces around them, each once, in order.

    Raises:
        TagRefused: One is too long or hides something, or there are too many.
    """
    words = tuple(sorted({" ".join(each.split()) for each in tags} - {""}))
    for each in words:
        if not is_line(each, length_max=TAG_LENGTH_MAX):
            raise TagRefused(tag=each)
    if len(words) > TAGS_MAX:
        raise TagRefused(tag="")
    return words


def month_span(from_day: date, to_day: date) -> tuple[date, date]:
    """Return the first day of the month of one day, and the first day after that of another.

    Comments are looked for in whole months: otherwise their days could be found by asking.

    >>> month_span(date(2025, 11, 20), date(2025, 12, 1))
    (datetime.date(2025, 11, 1), datetime.date(2026, 1, 1))
    """
    months = to_day.year * _MONTHS + to_day.month
    return from_day.replace(day=1), date(months // _MONTHS, months % _MONTHS + 1, 1)
