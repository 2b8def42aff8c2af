"""What becomes of a low answer or a comment: who looks into it, until when, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.lines import is_line
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import Answer, ResponseId, SheetNumber, Source

OUTCOME_LENGTH_MAX: Final = 500
DUE_WORKING_DAYS: Final = 5
"""Offered when a follow-up is given to somebody; the person may choose another day."""
DUE_AHEAD_MAX: Final = timedelta(days=366)
"""A later day is a slip of the hand: nobody waits a year for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A response that somebody must look into.

    Attributes:
        number: Of the sheet; None for a response from the kiosk.
        reasons: Codes of the questions that were answered low, or in words.
        answers: Those answers alone.
        owner: Login; empty while nobody has it.
        due_on: None while nobody has it.
        outcome: What was done; empty while it is open.
        closed_at: None while it is open.
    """

    response_id: ResponseId
    number: SheetNumber | None
    version: int
    answered_on: date
    desk_no: int
    source: Source
    reasons: tuple[QuestionCode, ...]
    answers: tuple[Answer, ...]
    owner: str
    due_on: date | None
    outcome: str
    opened_at: datetime
    closed_at: datetime | None
    closed_by: str

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.closed_at is None


class FollowUpField(StrEnum):
    """What of a follow-up cannot be as it is."""

    OWNER = "owner"
    DUE_ON = "due_on"
    OUTCOME = "outcome"


@dataclass(eq=False, kw_only=True)
class FollowUpRefused(Refusal):
    """A follow-up cannot be given or ended so."""

    field: FollowUpField


@dataclass(eq=False, kw_only=True)
class UnknownFollowUp(Refusal):
    """There is no such follow-up."""


@dataclass(eq=False, kw_only=True)
class FollowUpClosed(Refusal):
    """It has its outcome already."""


def is_overdue(follow_up: FollowUp, today: date) -> bool:
    """Tell whether its day has passed without an outcome."""
    return follow_up.is_open and follow_up.due_on is not None and follow_up.due_on < today


def urgency(follow_up: FollowUp, today: date) -> tuple[int, date, datetime, str]:
    """Return by what a work list is sorted: overdue, then nobody's, then by day; oldest first."""
    due_on = follow_up.due_on
    if due_on is None:
        rank, day = 1, follow_up.answered_on
    else:
        rank, day = (0 if due_on < today else 2), due_on
    return rank, day, follow_up.opened_at, follow_up.response_id


def check_assignment(*, owner: str, due_on: date, today: date) -> None:
    """Refuse an owner who is nobody, or a day that has passed or is too far ahead.

    Raises:
        FollowUpRefused: Naming the field.
    """
    if not owner.strip():
        raise FollowUpRefused(field=FollowUpField.OWNER)
    if not today <= due_on <= today + DUE_AHEAD_MAX:
        raise FollowUpRefused(field=FollowUpField.DUE_ON)


def check_outcome(outcome: str) -> None:
    """Refuse an outcome that says nothing, or hides something.

    Raises:
        FollowUpRefused: It is empty, too long, or has hidden characters.
    """
    words = outcome.replace("\n", " ")
    if not words.strip() or not is_line(words, length_max=OUTCOME_LENGTH_MAX):
        raise FollowUpRefused(field=FollowUpField.OUTCOME)
