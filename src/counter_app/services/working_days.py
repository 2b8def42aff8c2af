"""The official calendar of working days (政府行政機關辦公日曆表), make-up days included."""

from datetime import date
from functools import cache
from typing import Any


def is_working_day(day: date) -> bool:
    """Tell whether offices work on a day.

    Checked against the official calendars of 2017 to 2027; other years follow the same rules
    but nobody has published them.
    """
    return bool(_calendar().is_working_day(day))


@cache
def _calendar() -> Any:  # noqa: ANN401 - the library's own class, loaded late
    import holidays  # noqa: PLC0415 - heavy

    return holidays.country_holidays("TW")
