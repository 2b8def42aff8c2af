"""Slots of a day, and the official calendar day by day."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_slots import (
    CalendarDay,
    Slot,
    SlotStanding,
    add_working_days,
    slot_times,
    slots_of,
)
from counter_app.domain.pickup_terms import (
    DEFAULT_TERMS,
    EVERY_DESK,
    SLOT_MINUTES,
    Closure,
    ClosureId,
    DeskCapacity,
    PickupTerms,
    Session,
)
from counter_app.services.working_days import MAKE_UP_DAY, holiday_name, is_working_day
from vectors import read_vector_file

MONDAY = date(2025, 11, 24)
LONG_AGO = datetime(2016, 1, 1, tzinfo=TAIPEI)
YEARS: dict[str, Any] = read_vector_file("holidays")["years"]
WORKDAY = CalendarDay(day=MONDAY, is_working=True)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY, time(hour, minute), TAIPEI)


def closed(begins_at: datetime, ends_at: datetime, desk_no: int = EVERY_DESK) -> Closure:
    return Closure(
        closure_id=ClosureId("closure-1"),
        desk_no=desk_no,
        begins_at=begins_at,
        ends_at=ends_at,
        reason="颱風停班",
        made_by="supervisor",
    )


def slots(
    *closures: Closure,
    day: CalendarDay = WORKDAY,
    desk_no: int = 1,
    terms: PickupTerms = DEFAULT_TERMS,
    taken: tuple[datetime, ...] = (),
    now: datetime = LONG_AGO,
) -> tuple[Slot, ...]:
    return slots_of(day, desk_no, terms, closures=closures, taken=taken, now=now)


def standings(found: tuple[Slot, ...]) -> dict[str, str]:
    return {f"{slot.begins_at:%H:%M}": slot.standing.value for slot in found}


# --- the official calendar -----------------------------------------------------------------


def on_calendar(day: date) -> CalendarDay:
    return CalendarDay(day=day, is_working=is_working_day(day), name=holiday_name(day))


@pytest.mark.parametrize("year", sorted(YEARS))
def test_every_day_of_a_year_is_offered_as_the_government_works(year: str) -> None:
    told = YEARS[year]
    off = {date.fromisoformat(day) for day, _why in told["weekday_holidays"]}
    made_up = {date.fromisoformat(day) for day, _why in told["weekend_workdays"]}
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    whole_day = 15  # half hours from 8:30 to 12:00 and from 13:30 to 17:30

    wrongly_offered = [
        day
        for day in days
        if len(slots(day=on_calendar(day)))
        != (whole_day if day in made_up or (day.weekday() < 5 and day not in off) else 0)
    ]
    assert wrongly_offered == []
    assert {day for day in off if not holiday_name(day)} == set()
    assert {day for day in made_up if holiday_name(day) != MAKE_UP_DAY} == set()


def test_the_calendar_was_read_for_eleven_years() -> None:
    assert sorted(YEARS) == [str(year) for year in range(2017, 2028)]
    assert sum(len(told["weekend_workdays"]) for told in YEARS.values()) > 20
    assert sum(len(told["weekday_holidays"]) for told in YEARS.values()) > 100


def test_an_ordinary_day_has_no_name() -> None:
    assert holiday_name(MONDAY) == ""
    assert holiday_name(date(2025, 11, 23)) == ""


# --- slots of a day ------------------------------------------------------------------------


def test_a_slot_lies_whole_within_the_service_hours() -> None:
    terms = replace(
        DEFAULT_TERMS,
        slot_minutes=20,
        sessions=(
            Session(begins=time(9), ends=time(9, 50)),
            Session(begins=time(14), ends=time(14, 19)),
            Session(begins=time(15), ends=time(15, 20)),
        ),
    )

    assert [f"{each:%H:%M}" for each in slot_times(WORKDAY, terms)] == ["09:00", "09:20", "15:00"]


TIMES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
SESSIONS = st.lists(TIMES, min_size=2, max_size=8, unique=True).map(
    lambda found: tuple(
        Session(begins=begins, ends=ends)
        for begins, ends in zip(sorted(found)[::2], sorted(found)[1::2], strict=False)
    )
)


@given(SESSIONS, st.sampled_from(SLOT_MINUTES))
def test_slots_fill_the_service_hours_and_touch_no_other_time(
    sessions: tuple[Session, ...], minutes: int
) -> None:
    terms = replace(DEFAULT_TERMS, sessions=sessions, slot_minutes=minutes)
    # Every minute of the day by itself: served or not.
    served = {
        at(0) + timedelta(minutes=n)
        for n in range(24 * 60)
        if any(s.begins <= time(n // 60, n % 60) < s.ends for s in sessions)
    }
    used = [
        slot.begins_at + timedelta(minutes=n) for slot in slots(terms=terms) for n in range(minutes)
    ]

    assert len(used) == len(set(used))
    assert set(used) <= served
    assert used == sorted(used)
    # What is left over at the end of each session is shorter than a slot.
    assert len(served) - len(used) < minutes * len(sessions)


def test_a_desk_that_hands_nothing_over_has_no_slots() -> None:
    assert slots(desk_no=2) == ()


def test_a_day_off_has_no_slots() -> None:
    assert slots(day=CalendarDay(day=MONDAY, is_working=False, name="國慶日")) == ()


def test_a_slot_is_full_when_every_place_is_taken() -> None:
    found = slots(taken=(at(9), at(9, 30), at(9, 30), at(16), at(16), at(16)))

    by_time = {slot.begins_at: (slot.booked, slot.standing) for slot in found}
    assert by_time[at(8, 30)] == (0, SlotStanding.OPEN)
    assert by_time[at(9)] == (1, SlotStanding.OPEN)
    assert by_time[at(9, 30)] == (2, SlotStanding.FULL)
    assert by_time[at(16)] == (3, SlotStanding.FULL)
    assert {slot.places for slot in found} == {2}


def test_what_was_agreed_under_older_terms_counts_where_it_falls() -> None:
    hourly = replace(DEFAULT_TERMS, slot_minutes=60)
    found = slots(terms=hourly, taken=(at(8, 30), at(9), at(9, 30)))

    assert [(slot.begins_at, slot.booked) for slot in found[:2]] == [(at(8, 30), 2), (at(9, 30), 1)]


def test_what_has_begun_is_past() -> None:
    found = standings(slots(now=at(9)))

    assert (found["08:30"], found["09:00"], found["09:30"]) == ("past", "past", "open")


def test_a_closure_says_why_even_where_a_slot_is_full_or_past() -> None:
    found = slots(closed(at(9), at(10)), taken=(at(9), at(9)), now=at(9, 15))

    shut = [slot for slot in found if slot.standing is SlotStanding.CLOSED]
    assert [slot.begins_at for slot in shut] == [at(9), at(9, 30)]
    assert {slot.reason for slot in shut} == {"颱風停班"}
    assert {slot.reason for slot in found if slot not in shut} == {""}


def test_a_closure_of_a_minute_closes_its_slot_and_no_neighbour() -> None:
    found = standings(slots(closed(at(9, 59), at(10))))

    assert (found["09:00"], found["09:30"], found["10:00"]) == ("open", "closed", "open")


def test_a_closure_of_another_desk_closes_nothing_here() -> None:
    terms = replace(
        DEFAULT_TERMS,
        capacities=(DeskCapacity(desk_no=1, places=1), DeskCapacity(desk_no=2, places=1)),
    )
    shut = closed(at(0), at(23), desk_no=2)

    assert set(standings(slots(shut, terms=terms)).values()) == {"open"}
    assert set(standings(slots(shut, terms=terms, desk_no=2)).values()) == {"closed"}


# --- working days --------------------------------------------------------------------------


def test_working_days_pass_over_a_long_holiday_and_count_a_make_up_day() -> None:
    # The new year of 2025: off from 25 January to 2 February, and 8 February made up.
    friday = date(2025, 1, 24)

    assert add_working_days(friday, 0, is_working_day) == friday
    assert add_working_days(friday, 1, is_working_day) == date(2025, 2, 3)
    assert add_working_days(friday, 6, is_working_day) == date(2025, 2, 8)
    assert add_working_days(friday, 7, is_working_day) == date(2025, 2, 10)


@settings(deadline=None)  # the first one reads the calendar
@given(st.dates(date(2017, 1, 1), date(2026, 12, 31)), st.integers(1, 30))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    found = add_working_days(day, count, is_working_day)
    between = (day + timedelta(days=n) for n in range(1, (found - day).days + 1))

    assert is_working_day(found)
    assert sum(map(is_working_day, between)) == count


def test_a_calendar_without_working_days_is_broken() -> None:
    with pytest.raises(ValueError, match="no 1 working days"):
        add_working_days(MONDAY, 1, lambda _day: False)
