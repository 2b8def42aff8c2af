"""Dates as the desk reads and writes them: ROC years, working days, Taipei time.

ROC year = Gregorian year - 1911.  Two-digit years are ambiguous, because store barcodes cut
114 to 14: they are read only from 50 on, where nothing but ROC 50-99 can be meant.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from functools import lru_cache
from typing import Final

from counter_app.domain.errors import Refusal

TAIPEI: Final = timezone(timedelta(hours=8))
"""Clock time at every desk; Taiwan has no summer time."""

CLOSED_DAYS_MAX: Final = 60
"""More closed days in a row than this are a broken calendar, not a holiday."""

_ROC_OFFSET: Final = 1911
_SHORT_YEAR_MIN: Final = 50
_DATES_REMEMBERED: Final = 32_768  # every day of ninety years, for imports
_WITH_SIGNS: Final = re.compile(
    r"(?:中華民國|民國)?([0-9]{2,4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_DIGITS: Final = re.compile(r"([0-9]{2,4})([0-9]{2})([0-9]{2})")


@dataclass(eq=False, kw_only=True)
class NotADate(Refusal):
    """The text is no date, a date that does not exist, or one with an ambiguous year."""

    text: str


def roc_year(day: date) -> int:
    """Return the ROC year of a day; ROC 1 is 1912.

    >>> roc_year(date(2025, 6, 13))
    114
    """
    return day.year - _ROC_OFFSET


def format_roc(day: date) -> str:
    """Return the short ROC form.

    >>> format_roc(date(2025, 6, 13))
    '114/06/13'
    """
    return f"{roc_year(day)}/{day:%m/%d}"


def format_roc_long(day: date) -> str:
    """Return the ROC form of receipts and notices.

    >>> format_roc_long(date(2025, 6, 13))
    '中華民國 114 年 06 月 13 日'
    """
    return f"中華民國 {roc_year(day)} 年 {day:%m} 月 {day:%d} 日"


@lru_cache(maxsize=_DATES_REMEMBERED)
def parse_date(text: str) -> date:
    """Read a date in ISO or ROC form; remembered, since files repeat few dates.

    Args:
        text: ``2025-06-13``, ``2025/6/13``, ``20250613``, ``114/01/31``, ``114-1-31``,
            ``114.1.31``, ``1140131``, ``990131``, ``114年1月31日``; full-width digits and
            spaces too.

    Raises:
        NotADate: No such form, no such day, before 1912, or a two-digit year below 50.

    >>> parse_date("1140131")
    datetime.date(2025, 1, 31)
    """
    half_width = "".join(unicodedata.normalize("NFKC", text).split())
    found = _WITH_SIGNS.fullmatch(half_width) or _DIGITS.fullmatch(half_width)
    if found is None:
        raise NotADate(text=text)
    year, month, day = (part for part in found.groups() if part is not None and part.isdigit())
    try:
        return date(_gregorian_year(year), int(month), int(day))
    except ValueError:
        raise NotADate(text=text) from None


def roll_to_working_day(day: date, is_working_day: Callable[[date], bool]) -> date:
    """Return the day itself or the next working day after it (行政程序法 §48).

    Raises:
        ValueError: No working day within `CLOSED_DAYS_MAX` days; the calendar is broken.
    """
    for days in range(CLOSED_DAYS_MAX):
        rolled = day + timedelta(days=days)
        if is_working_day(rolled):
            return rolled
    raise ValueError(f"no working day within {CLOSED_DAYS_MAX} days of {day}")


def _gregorian_year(digits: str) -> int:
    year = int(digits)
    match len(digits):
        case 4 if year > _ROC_OFFSET:
            return year
        case 3 if year > 0:
            return year + _ROC_OFFSET
        case 2 if year >= _SHORT_YEAR_MIN:
            return year + _ROC_OFFSET
        case _:
            raise ValueError(f"ambiguous or too early: {digits}")
