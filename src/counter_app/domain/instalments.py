"""Paying in instalments: how many are permitted, how much each is, and when.

行政執行事件核准分期繳納執行金額實施要點 (2008-10-23): below 200,000 two to six; below 1,000,000 up
to 8; below 5,000,000 up to 16; below 10,000,000 up to 36; from there up to 60.
行政執行法施行細則 §27: with the consent of the transferring agency; a missed term revokes it.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.calendar import roll_to_working_day
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.parts import DEFAULT_ORDER, PartName, Parts, allocate

INSTALMENTS_MIN: Final = 2
_LIMITS: Final = (
    (200_000, 6),
    (1_000_000, 8),
    (5_000_000, 16),
    (10_000_000, 36),
)
_LIMIT_ABOVE: Final = 60
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One of several.

    Attributes:
        number: 1, 2, … .
        parts: Which parts of the debt it settles.
        due_on: Last day to pay it, a working day.
    """

    number: int
    parts: Parts
    due_on: date

    @property
    def amount_twd(self) -> Twd:
        """What is to be paid."""
        return self.parts.total_twd


@dataclass(eq=False, kw_only=True)
class InstalmentsRefused(Refusal):
    """So many instalments are not permitted for this amount.

    Attributes:
        most: How many are permitted.
    """

    count: int
    most: int


def most_instalments(amount_twd: Twd) -> int:
    """Return how many instalments are permitted for an amount.

    >>> most_instalments(Twd(199_999)), most_instalments(Twd(200_000))
    (6, 8)
    """
    return next((most for below, most in _LIMITS if amount_twd < below), _LIMIT_ABOVE)


def split_debt(
    due: Parts,
    *,
    count: int,
    first_due_on: date,
    is_working_day: Callable[[date], bool],
    order: tuple[PartName, ...] = DEFAULT_ORDER,
) -> tuple[Instalment, ...]:
    """Return equal instalments, month by month; the first takes what does not divide.

    Args:
        due: What is owed on the day of the plan.
        count: How many.
        first_due_on: Last day of the first; the others fall on its day of later months, or on
            their last day, each rolled to a working day.
        is_working_day: The official calendar.
        order: Which part is settled first.

    Raises:
        InstalmentsRefused: Fewer than two, more than permitted, or less than NT$1 each.
    """
    most = min(most_instalments(due.total_twd), due.total_twd)
    if not INSTALMENTS_MIN <= count <= most:
        raise InstalmentsRefused(count=count, most=most)
    share, rest = divmod(int(due.total_twd), count)
    made = []
    for number in range(1, count + 1):
        amount = Twd(share + (rest if number == 1 else 0))
        parts = allocate(due, amount, order)
        due = due - parts
        day = roll_to_working_day(_months_after(first_due_on, number - 1), is_working_day)
        made.append(Instalment(number=number, parts=parts, due_on=day))
    return tuple(made)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
