from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import (
    TAIPEI,
    NotADate,
    format_roc,
    format_roc_long,
    parse_date,
    roc_year,
    roll_to_working_day,
)
from vectors import read_vectors

ROC_DAYS = st.dates(min_value=date(1912, 1, 1), max_value=date(2910, 12, 31))


@pytest.mark.parametrize("vector", read_vectors("roc_dates"), ids=lambda v: str(v["roc7"]))
def test_an_iso_date_and_its_seven_roc_digits_are_the_same_day(vector: dict[str, Any]) -> None:
    day = date.fromisoformat(vector["gregorian"])

    assert parse_date(vector["roc7"]) == parse_date(vector["gregorian"]) == day
    assert roc_year(day) == int(vector["roc7"][:3])


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-31",
        "2025/1/31",
        "20250131",
        "114/01/31",
        "114-1-31",
        "114.1.31",
        "1140131",
        "１１４／０１／３１",
        " 114 / 01 / 31 ",
        "114年1月31日",
        "中華民國 114 年 01 月 31 日",
        "民國114年1月31日",
    ],
)
def test_one_day_is_read_in_every_form(text: str) -> None:
    assert parse_date(text) == date(2025, 1, 31)


def test_a_short_year_is_read_where_only_one_century_can_be_meant() -> None:
    assert parse_date("990131") == parse_date("99/01/31") == date(2010, 1, 31)
    assert parse_date("500101") == date(1961, 1, 1)


@pytest.mark.parametrize("text", ["140131", "14/01/31", "050123", "49-12-31"])
def test_a_short_year_that_may_be_cut_off_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "昨天",
        "114/02/29",
        "114/13/01",
        "114/00/10",
        "114/01-31",
        "1911-12-31",
        "000/01/01",
        "0000101",
        "114/1",
        "11401311",
        "2025-06-13T00:00",
        "114年1月31",
        "٢٠٢٥-٠١-٣١",
        "114131",
    ],
)
def test_what_is_no_date_is_refused_with_the_text(text: str) -> None:
    with pytest.raises(NotADate) as refusal:
        parse_date(text)

    assert refusal.value.text == text


def test_a_leap_day_is_read() -> None:
    assert parse_date("113/2/29") == date(2024, 2, 29)


@given(ROC_DAYS.filter(lambda day: roc_year(day) >= 50))
def test_what_is_printed_is_read_back(day: date) -> None:
    assert parse_date(format_roc(day)) == day
    assert parse_date(format_roc_long(day)) == day
    assert parse_date(day.isoformat()) == day


def test_a_day_is_printed_in_the_roc_forms() -> None:
    assert format_roc(date(2025, 6, 3)) == "114/06/03"
    assert format_roc(date(2010, 12, 31)) == "99/12/31"
    assert format_roc_long(date(2025, 6, 3)) == "中華民國 114 年 06 月 03 日"


def test_taipei_is_eight_hours_ahead_of_utc() -> None:
    midnight = datetime(2025, 6, 13, tzinfo=TAIPEI)

    assert midnight.astimezone(UTC) == datetime(2025, 6, 12, 16, tzinfo=UTC)


def is_weekday(day: date) -> bool:
    return day.weekday() < 5


def test_a_saturday_rolls_to_monday_and_a_weekday_stays() -> None:
    assert roll_to_working_day(date(2025, 6, 14), is_weekday) == date(2025, 6, 16)
    assert roll_to_working_day(date(2025, 6, 13), is_weekday) == date(2025, 6, 13)


@given(ROC_DAYS)
def test_a_rolled_day_is_the_first_working_day_from_the_day_on(day: date) -> None:
    rolled = roll_to_working_day(day, is_weekday)

    assert is_weekday(rolled)
    assert not any(is_weekday(day + timedelta(days=n)) for n in range((rolled - day).days))


def test_a_calendar_without_working_days_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no working day"):
        roll_to_working_day(date(2025, 6, 13), lambda _day: False)
