"""What visitors answered: sheets of paper in batches, and what was tapped on the kiosk.

A sheet is ``S`` + ROC year (3) + serial (8), one series for the branch; a printed form has its
number already, any other gets one when its typing begins.  A batch (一疊) is a stack of sheets of
one day and one desk; its number is ROC year, hyphen, serial::

    TYPING -> CHECKING -> CLOSED          nothing to check: TYPING -> CLOSED

An answer is given, blank (the visitor left it out) or invalid (two ticks where one was asked for,
or nothing that can be read).  Percentages are over given answers alone, so the last two are kept
apart from each other and from the rest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.lines import is_line
from counter_app.domain.questionnaires import (
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
)

ResponseId = NewType("ResponseId", str)
SheetNumber = NewType("SheetNumber", str)
BatchNumber = NewType("BatchNumber", str)

SHEET_SERIES: Final = "S"
BATCH_SERIES: Final = "SB"
"""Name of the counter only; a batch has no letter on paper."""
SHEET_COUNT_MAX: Final = 2_000
COMMENT_LENGTH_MAX: Final = 1_000
TAG_LENGTH_MAX: Final = 12
CHECK_EVERY_MAX: Final = 100

_NUMBER_LENGTH: Final = 12
_BATCH_LENGTH: Final = 8
_SHEET_NUMBER: Final = re.compile(r"S[0-9]{11}")


def sheet_number(*, roc_year: int, serial: int) -> SheetNumber:
    """Compose the number of a sheet.

    >>> sheet_number(roc_year=114, serial=123)
    'S11400000123'
    """
    number = f"{SHEET_SERIES}{roc_year:03d}{serial:08d}"
    if min(roc_year, serial) < 1 or len(number) != _NUMBER_LENGTH:
        raise ValueError(f"no such sheet number: {roc_year}/{serial}")
    return SheetNumber(number)


def batch_number(*, roc_year: int, serial: int) -> BatchNumber:
    """Compose the number of a batch.

    >>> batch_number(roc_year=114, serial=7)
    '114-0007'
    """
    number = f"{roc_year:03d}-{serial:04d}"
    if min(roc_year, serial) < 1 or len(number) != _BATCH_LENGTH:
        raise ValueError(f"no such batch number: {roc_year}/{serial}")
    return BatchNumber(number)


def parse_sheet_number(text: str) -> SheetNumber:
    """Read the number of a sheet as it is scanned, or typed from the paper.

    >>> parse_sheet_number(" s11400000123 ")
    'S11400000123'

    Raises:
        UnknownSheet: The text is no such number.
    """
    number = text.strip().upper()
    if not _SHEET_NUMBER.fullmatch(number):
        raise UnknownSheet(number=text)
    return SheetNumber(number)


class Source(StrEnum):
    """How a response came in."""

    PAPER = "paper"
    KIOSK = "kiosk"
    IMPORT = "import"  # typed elsewhere, in earlier years


class Standing(StrEnum):
    """Whether a question was answered."""

    GIVEN = "given"
    BLANK = "blank"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands beside one question.

    Attributes:
        choices: Digits of the choices, ascending (``"2"``, for several ``"13"``); empty unless
            the answer is given to a question with choices.
        text: The visitor's own words; empty unless given to a question that asks for them.
    """

    code: QuestionCode
    standing: Standing
    choices: str = ""
    text: str = ""


def blank(code: QuestionCode) -> Answer:
    """Return what a visitor left out."""
    return Answer(code=code, standing=Standing.BLANK)


def invalid(code: QuestionCode) -> Answer:
    """Return what cannot be counted."""
    return Answer(code=code, standing=Standing.INVALID)


def chosen(code: QuestionCode, *digits: int) -> Answer:
    """Return one choice or several, by digit."""
    return Answer(
        code=code, standing=Standing.GIVEN, choices="".join(str(each) for each in sorted(digits))
    )


def in_words(code: QuestionCode, text: str) -> Answer:
    """Return the visitor's own words; blank where there are none."""
    words = text.strip()
    return Answer(code=code, standing=Standing.GIVEN, text=words) if words else blank(code)


class BatchState(StrEnum):
    """Where a batch stands."""

    TYPING = "typing"
    CHECKING = "checking"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOpening:
    """What a stack is, before its first sheet is typed.

    Attributes:
        answered_on: The day on which visitors filled the sheets in.
        desk_no: Where; the stack of another desk may be typed here.
        sheet_count: How many sheets somebody counted.
        check_every: Every which sheet a second person types again; 0 for none, 1 for all.
    """

    answered_on: date
    desk_no: int
    sheet_count: int
    check_every: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A stack and how far it is.

    Attributes:
        typed: Sheets that are complete; thrown-out ones are not counted.
        to_check: Sheets that a second person is still to type, or whose differences are still to
            be settled.
        opened_by: Login.
    """

    number: BatchNumber
    opening: BatchOpening
    state: BatchState
    opened_by: str
    opened_at: datetime
    typed: int
    to_check: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a batch, as far as it is typed.

    Attributes:
        version: Of the questionnaire that the visitor held.
        position: Its place in the stack, from 1.
        answers: In the order of the questions; those not typed yet are missing.
        typed_by: Login of who typed it (the second person, in a second typing).
        is_complete: Every question has its answer.
    """

    response_id: ResponseId
    number: SheetNumber
    batch: BatchNumber
    version: int
    position: int
    answers: tuple[Answer, ...]
    typed_by: str
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A question that two people typed differently."""

    code: QuestionCode
    first: Answer
    second: Answer


@dataclass(eq=False, kw_only=True)
class AnswerRefused(Refusal):
    """An answer does not fit its question.

    Attributes:
        code: Of the question; one that this version does not ask, perhaps.
    """

    code: str


@dataclass(eq=False, kw_only=True)
class SheetIncomplete(Refusal):
    """A sheet has questions without an answer: blank must be said as well."""

    codes: tuple[str, ...]


@dataclass(eq=False, kw_only=True)
class SheetAlreadyTyped(Refusal):
    """The sheet with this number was typed before, in whatever batch."""

    number: str
    batch: str


@dataclass(eq=False, kw_only=True)
class UnknownSheet(Refusal):
    """The text is no number of a sheet, or no form was printed with it."""

    number: str


@dataclass(eq=False, kw_only=True)
class SheetNotInHand(Refusal):
    """Nobody types this sheet any more: it is complete, thrown out, or in other hands.

    Attributes:
        number: Of the sheet; empty where there is no such response.
    """

    number: str


@dataclass(eq=False, kw_only=True)
class NothingToTap(Refusal):
    """The questionnaire in force asks for nothing but words, which the kiosk does not."""

    version: int


@dataclass(eq=False, kw_only=True)
class UnknownBatch(Refusal):
    """There is no such batch."""

    number: str


@dataclass(eq=False, kw_only=True)
class BatchRefused(Refusal):
    """A batch cannot be opened so: the count, the day, the desk or the checks cannot be."""

    field: str


@dataclass(eq=False, kw_only=True)
class BatchNotOpen(Refusal):
    """The batch is not at this point: typing has ended, or has not yet."""

    number: str
    state: BatchState


@dataclass(eq=False, kw_only=True)
class BatchCountDiffers(Refusal):
    """The stack was counted differently: a sheet is missing, or typed twice."""

    number: str
    counted: int
    typed: int


@dataclass(eq=False, kw_only=True)
class SheetsInHand(Refusal):
    """Somebody is still typing sheets of this batch."""

    number: str
    sheets: tuple[str, ...]


@dataclass(eq=False, kw_only=True)
class OwnSheet(Refusal):
    """Nobody types a second time what they typed the first time."""

    number: str


@dataclass(eq=False, kw_only=True)
class DifferenceUnsettled(Refusal):
    """A difference was not settled, or with an answer that cannot be."""

    codes: tuple[str, ...]


def check_opening(opening: BatchOpening, *, today: date) -> None:
    """Refuse a batch that cannot be.

    Raises:
        BatchRefused: Naming ``sheet_count``, ``answered_on``, ``desk_no`` or ``check_every``.
    """
    for field, holds in (
        ("sheet_count", 1 <= opening.sheet_count <= SHEET_COUNT_MAX),
        ("answered_on", opening.answered_on <= today),
        ("desk_no", 1 <= opening.desk_no <= 99),  # noqa: PLR2004 - two digits on paper
        ("check_every", 0 <= opening.check_every <= CHECK_EVERY_MAX),
    ):
        if not holds:
            raise BatchRefused(field=field)


def is_checked(position: int, check_every: int) -> bool:
    """Tell whether the sheet at a place of its stack is typed a second time.

    >>> [position for position in range(1, 8) if is_checked(position, 3)]
    [3, 6]
    """
    return check_every > 0 and position % check_every == 0


def check_answer(question: Question, answer: Answer) -> None:
    """Refuse an answer that does not fit its question.

    Raises:
        AnswerRefused: A choice there is not, two where one is asked for, words where digits are
            asked for, or a text too long or with hidden characters.
    """
    if answer.code != question.code or not _fits(question, answer):
        raise AnswerRefused(code=answer.code)


def _fits(question: Question, answer: Answer) -> bool:
    if answer.standing is not Standing.GIVEN:
        return not answer.choices and not answer.text
    if question.takes_text:
        words = answer.text.replace("\n", " ")
        return (
            not answer.choices
            and bool(words.strip())
            and is_line(words, length_max=COMMENT_LENGTH_MAX)
        )
    digits = answer.choices
    offered = {str(at) for at in range(1, len(question.choices) + 1)}
    several = question.kind is QuestionKind.MULTIPLE
    return (
        not answer.text
        and bool(digits)
        and set(digits) <= offered
        and list(digits) == sorted(set(digits))
        and (several or len(digits) == 1)
    )


def check_answers(
    questionnaire: Questionnaire, answers: Iterable[Answer], *, is_complete: bool
) -> None:
    """Refuse answers of a sheet that do not fit its questionnaire.

    Args:
        questionnaire: What was asked.
        answers: At most one of each question.
        is_complete: Every question must have one.

    Raises:
        AnswerRefused: One does not fit, or a question has two.
        SheetIncomplete: One is missing.
    """
    seen: set[str] = set()
    for answer in answers:
        question = questionnaire.question(answer.code)
        if question is None or answer.code in seen:
            raise AnswerRefused(code=answer.code)
        seen.add(answer.code)
        check_answer(question, answer)
    missing = tuple(each.code for each in questionnaire.questions if each.code not in seen)
    if is_complete and missing:
        raise SheetIncomplete(codes=missing)


def differences(
    questionnaire: Questionnaire, first: Iterable[Answer], second: Iterable[Answer]
) -> tuple[Difference, ...]:
    """Return the questions that two people typed differently, in the order of the sheet.

    Words are compared without regard to spaces and line ends: two people break lines differently.
    """
    ones = {each.code: each for each in first}
    others = {each.code: each for each in second}
    found = []
    for question in questionnaire.questions:
        one = ones.get(question.code, blank(question.code))
        other = others.get(question.code, blank(question.code))
        if _compared(one) != _compared(other):
            found.append(Difference(code=question.code, first=one, second=other))
    return tuple(found)


def _compared(answer: Answer) -> tuple[Standing, str, str]:
    return answer.standing, answer.choices, "".join(answer.text.split())


def low_answers(
    questionnaire: Questionnaire, answers: Iterable[Answer]
) -> tuple[QuestionCode, ...]:
    """Return the questions whose answers somebody must follow up, comments included."""
    found = []
    for answer in answers:
        question = questionnaire.question(answer.code)
        if question is None or answer.standing is not Standing.GIVEN:
            continue
        is_low = question.low_from > 0 and int(answer.choices or "0") >= question.low_from
        if question.takes_text or is_low:
            found.append(question.code)
    return tuple(found)
