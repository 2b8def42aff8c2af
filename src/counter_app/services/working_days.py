"""The official calendar of working days (政府行政機關辦公日曆表), make-up days included."""

from datetime import date
from functools import cache
from typing import Any, Final

MAKE_UP_DAY: Final = "補行上班"


def is_working_day(day: date) -> bool:
    """Tell whether offices work on a day.

    Checked against the official calendars of 2017 to 2027; other years follow the same rules
    but nobody has published them.
    """
    return bool(_calendar().is_working_day(day))


def holiday_name(day: date) -> str:
    """Return what the calendar calls a day: a holiday, a day off for it, a make-up day.

    Empty for ordinary days, working or not.
    """
    if day.weekday() in _WEEKEND and is_working_day(day):
        return MAKE_UP_DAY
    return str(_calendar().get(day) or "")


_WEEKEND: Final = (5, 6)


@cache
def _calendar() -> Any:  # noqa: ANN401 - the library's own class, loaded late
    import holidays  # noqa: PLC0415 - heavy

    return holidays.country_holidays("TW", language="zh_TW")
