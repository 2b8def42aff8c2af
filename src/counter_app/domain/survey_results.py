"""What the responses of a period come to: counts, shares, and the change against the one before.

The share of a choice is over the *given* answers to its own question, rounded half up to two
places (desk.md, the questionnaire: 87 of 104 is 83.65 %).  Shares are whole hundredths of a
percent throughout, computed in whole numbers: 1 of 800 is 0.13 %, which binary floats round to
0.12.  The share of the first two choices comes from their counts, not from rounded shares.

A group of under five responses is not broken down further, for its answers might be known as
somebody's; nor may it be found by subtraction (`visible_groups`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.calendar import roc_year
from counter_app.domain.questionnaires import Question
from counter_app.domain.responses import Source

GROUP_MIN: Final = 5
TOP: Final = 2

Hundredths = NewType("Hundredths", int)
"""Hundredths of a percent: 8365 is 83.65 %."""

_WHOLE: Final = 10_000
_MONTHS: Final = 12
_HALF: Final = 6


def share(count: int, of: int) -> Hundredths:
    """Return a share in hundredths of a percent, rounded half up; 0 of nothing.

    >>> share(87, 104), share(1, 800)
    (8365, 13)
    """
    return Hundredths((count * _WHOLE * 2 + of) // (of * 2)) if of else Hundredths(0)


def say_share(value: Hundredths) -> str:
    """Write a share as the annual report does, without the sign of percent.

    >>> say_share(Hundredths(8365)), say_share(Hundredths(10000)), say_share(Hundredths(5))
    ('83.65', '100.00', '0.05')
    """
    return f"{value // 100}.{value % 100:02d}"


def say_change(value: int) -> str:
    """Write a change in percentage points, always with its sign; ``0.00`` where there is none.

    >>> say_change(125), say_change(-5), say_change(0)
    ('+1.25', '-0.05', '0.00')
    """
    if not value:
        return "0.00"
    return ("+" if value > 0 else "-") + say_share(Hundredths(abs(value)))


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    HALF = "half"
    YEAR = "year"
    DAYS = "days"  # from any day to any other


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from one to another, both included."""

    kind: PeriodKind
    from_day: date
    to_day: date


def month_of(day: date) -> Period:
    """Return the month of a day."""
    return _months(PeriodKind.MONTH, day.year, day.month, 1)


def half_of(day: date) -> Period:
    """Return the half year of a day: January to June, or July to December."""
    return _months(PeriodKind.HALF, day.year, 1 if day.month <= _HALF else _HALF + 1, _HALF)


def year_of(day: date) -> Period:
    """Return the calendar year of a day, which is a ROC year."""
    return _months(PeriodKind.YEAR, day.year, 1, _MONTHS)


def period_of(from_day: date, to_day: date) -> Period:
    """Return the period from a day to another: a month, half or year where it is just that."""
    for whole in (month_of(from_day), half_of(from_day), year_of(from_day)):
        if (whole.from_day, whole.to_day) == (from_day, to_day):
            return whole
    return Period(kind=PeriodKind.DAYS, from_day=from_day, to_day=to_day)


def period_before(period: Period) -> Period:
    """Return the period of the same kind just before; as many days where it is of any days."""
    last = period.from_day - timedelta(days=1)
    match period.kind:
        case PeriodKind.MONTH:
            return month_of(last)
        case PeriodKind.HALF:
            return half_of(last)
        case PeriodKind.YEAR:
            return year_of(last)
        case PeriodKind.DAYS:
            return Period(
                kind=PeriodKind.DAYS,
                from_day=last - (period.to_day - period.from_day),
                to_day=last,
            )


def period_after(period: Period) -> Period:
    """Return the period of the same kind just after; as many days where it is of any days.

    >>> period_after(half_of(date(2025, 12, 1))).from_day
    datetime.date(2026, 1, 1)
    """
    first = period.to_day + timedelta(days=1)
    match period.kind:
        case PeriodKind.MONTH:
            return month_of(first)
        case PeriodKind.HALF:
            return half_of(first)
        case PeriodKind.YEAR:
            return year_of(first)
        case PeriodKind.DAYS:
            return Period(
                kind=PeriodKind.DAYS,
                from_day=first,
                to_day=first + (period.to_day - period.from_day),
            )


def period_name(period: Period) -> str:
    """Return a short name that sorts, for files and the journal.

    >>> [period_name(of(date(2025, 8, 1))) for of in (month_of, half_of, year_of)]
    ['114-08', '114-H2', '114']
    """
    year = f"{roc_year(period.from_day):03d}"
    match period.kind:
        case PeriodKind.MONTH:
            return f"{year}-{period.from_day.month:02d}"
        case PeriodKind.HALF:
            return f"{year}-H{1 if period.from_day.month <= _HALF else 2}"
        case PeriodKind.YEAR:
            return year
        case PeriodKind.DAYS:
            return f"{period.from_day:%Y%m%d}-{period.to_day:%Y%m%d}"


def _months(kind: PeriodKind, year: int, month: int, count: int) -> Period:
    following = month + count
    first_after = date(year + (following > _MONTHS), (following - 1) % _MONTHS + 1, 1)
    return Period(kind=kind, from_day=date(year, month, 1), to_day=first_after - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """How often each answer was given to one question.

    Attributes:
        question: As it was asked last.
        valid: Given answers; the whole of every percentage.
        blank, invalid: What is kept apart.
        counts: One for each choice, in order; none for a text.  Of a question with several
            choices they may add up to more than the given answers.
    """

    question: Question
    valid: int
    blank: int
    invalid: int
    counts: tuple[int, ...]

    @property
    def shares(self) -> tuple[Hundredths, ...]:
        """The share of each choice in the given answers."""
        return tuple(share(count, self.valid) for count in self.counts)

    @property
    def top_two(self) -> Hundredths | None:
        """The share of the two best choices together; None where choices have no order."""
        return share(sum(self.counts[:TOP]), self.valid) if self.question.is_ranked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """A question in a period, and what it was in the period before.

    Attributes:
        before: None where it was not asked then, or nobody answered, or too few did.
    """

    now: QuestionCounts
    before: QuestionCounts | None

    @property
    def top_two_change(self) -> int | None:
        """Change of the printed top-two share, in hundredths of a percentage point."""
        if self.before is None or not (self.now.valid and self.before.valid):
            return None
        one, other = self.now.top_two, self.before.top_two
        return one - other if one is not None and other is not None else None

    @property
    def changes(self) -> tuple[int | None, ...]:
        """Change of each printed share; None where the choices were others before."""
        before = self.before
        if (
            before is None
            or not (self.now.valid and before.valid)
            or before.question.identity != self.now.question.identity
        ):
            return (None,) * len(self.now.counts)
        return tuple(one - other for one, other in zip(self.now.shares, before.shares, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of the responses: those of a desk, or of a source.

    Attributes:
        desk_no: None where the parts are sources, and for those put together.
        source: None where the parts are desks, and for those put together.
        responses: How many there are.
        questions: In the order of the form; empty where they are not broken down.
    """

    desk_no: int | None
    source: Source | None
    responses: int
    questions: tuple[QuestionCounts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyReport:
    """Everything a report says about a period.

    Attributes:
        source, desk_no: What it is narrowed to; None for all.
        responses, responses_before: Complete ones, in this period and in the one before.
        is_too_small: Of fewer than `GROUP_MIN` responses, or of a part beside which so few are
            left that they could be found by subtraction: `questions` is empty.
        questions: In the order of the newest form that was answered; a question may stand twice
            where an older version asked it with other choices.
        by_desk, by_source: The parts that may be shown (`survey_groups.visible_parts`), and last
            the others put together; none by what the report is narrowed to already.
        unsettled: Sheets of the whole period, whatever it is narrowed to, whose second typing
            differs and is not settled: counted as typed first.
        follow_ups_open: How many of the whole period are still to be answered.
        at: When it was counted.
    """

    branch_name: str
    period: Period
    source: Source | None
    desk_no: int | None
    responses: int
    responses_before: int
    is_too_small: bool
    questions: tuple[QuestionResult, ...]
    by_desk: tuple[Group, ...]
    by_source: tuple[Group, ...]
    unsettled: int
    follow_ups_open: int
    at: datetime
    made_by: str
    is_demo: bool


def visible_groups(sizes: Sequence[int]) -> tuple[bool, ...]:
    """Say which parts of a whole may be shown, so that no small one is shown or can be found.

    Parts of `GROUP_MIN` or more are shown.  The others are put together as the rest; where that
    would be smaller than `GROUP_MIN` itself, the smallest of the shown parts joins it.

    >>> visible_groups([60, 41, 3])
    (True, False, False)
    >>> visible_groups([60, 4, 3])
    (True, False, False)
    """
    shown = [size >= GROUP_MIN for size in sizes]
    rest = sum(size for size, is_shown in zip(sizes, shown, strict=True) if not is_shown)
    while 0 < rest < GROUP_MIN and any(shown):
        at = min((at for at, is_shown in enumerate(shown) if is_shown), key=sizes.__getitem__)
        shown[at] = False
        rest += sizes[at]
    return tuple(shown)
