"""The official calendar, every day of it that was published."""

from datetime import date, timedelta
from typing import Any

import pytest

from counter_app.services.working_days import is_working_day
from vectors import read_vector_file

YEARS: dict[str, Any] = read_vector_file("holidays")["years"]


@pytest.mark.parametrize("year", sorted(YEARS))
def test_every_day_of_a_year_is_as_the_government_has_it(year: str) -> None:
    told = YEARS[year]
    closed = {day for day, _why in told["weekday_holidays"]}
    made_up = {day for day, _why in told["weekend_workdays"]}
    first = date(int(year), 1, 1)
    days = [
        first + timedelta(days=n)
        for n in range(366)
        if (first + timedelta(days=n)).year == first.year
    ]

    differing = [
        day
        for day in days
        if is_working_day(day)
        is not (day.isoformat() in made_up or (day.weekday() < 5 and day.isoformat() not in closed))
    ]
    assert differing == []
    assert sum(not is_working_day(day) for day in days) == told["days_off"]
