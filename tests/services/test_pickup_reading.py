"""Looking at pickups: the week, the day, what is to be done, and whom a visitor means."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, event

from booked_pickups import (
    AGENT,
    CLERK,
    LATER,
    MISSED_AT,
    NOWHERE,
    SUPERVISOR,
    TOMORROW_AT_9,
    book,
    make_request,
    put_item,
    put_places,
    set_clock,
)
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickups import (
    PickupFieldRefused,
    PickupNumber,
)
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import add_closure
from counter_app.services.pickups import (
    ReadyNumber,
    add_walk_in,
    cancel_pickup,
    find_pickups,
    make_ready,
    mark_arrived,
    miss_overdue,
    move_pickup,
    next_free_slot,
    pickup_week,
    pickups_of_day,
    ready_numbers,
    return_to_file,
    similar_pickups,
    work_list,
)
from factories import (
    NOON,
    make_case_row,
    make_desk,
)

# --- looking -------------------------------------------------------------------------------------


def test_a_week_shows_slots_pickups_and_why_not(sqlite_desk: Desk) -> None:
    put_places(sqlite_desk, {1: 2, 4: 1})
    desk = replace(sqlite_desk, holiday_name=lambda day: "補班" if day.day == 22 else "")
    first, second = book(desk), book(desk, slot_at=TOMORROW_AT_9 + LATER)
    cancel_pickup(desk, CLERK, second.number)
    full = book(desk)
    add_closure(
        desk,
        SUPERVISOR,
        desk_no=0,
        begins_at=TOMORROW_AT_9 + 2 * LATER,
        ends_at=TOMORROW_AT_9 + 3 * LATER,
        reason="教育訓練",
    )

    week = pickup_week(desk, CLERK, desk_no=1, monday=date(2025, 11, 17))

    assert (week.desk_no, week.desks) == (1, (1, 4))
    assert [day.day.day.day for day in week.days] == [17, 18, 19, 20, 21, 22, 23]
    assert [len(day.slots) for day in week.days] == [15, 15, 15, 15, 15, 0, 0]
    assert week.days[5].day.name == "補班"
    friday = week.days[4]
    assert [each.number for each in friday.pickups] == [first.number, full.number, second.number]
    shown = [(each.booked, each.standing, each.reason) for each in friday.slots[:5]]
    assert shown == [
        (0, SlotStanding.OPEN, ""),
        (2, SlotStanding.FULL, ""),
        (0, SlotStanding.OPEN, ""),
        (0, SlotStanding.CLOSED, "教育訓練"),
        (0, SlotStanding.OPEN, ""),
    ]
    assert {each.standing for each in week.days[0].slots} == {SlotStanding.PAST}


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect every statement that reaches a database meanwhile."""
    statements: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def test_a_full_week_asks_the_store_no_more_often_than_an_empty_one(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    put_places(sqlite_desk, {1: 99})

    def look() -> tuple[int, ...]:
        asked = []
        for read in (
            lambda: pickup_week(sqlite_desk, CLERK, desk_no=1, monday=date(2025, 11, 24)),
            lambda: pickups_of_day(sqlite_desk, CLERK, day=date(2025, 11, 24)),
            lambda: work_list(sqlite_desk, CLERK),
            lambda: ready_numbers(sqlite_desk, CLERK),
            lambda: next_free_slot(sqlite_desk, CLERK, item_code="other"),
            lambda: find_pickups(sqlite_desk, CLERK, "王"),
        ):
            with counted(sqlite_engine) as statements:
                read()
            asked.append(len(statements))
        return tuple(asked)

    empty = look()
    week = pickup_week(sqlite_desk, CLERK, desk_no=1, monday=date(2025, 11, 24))
    slots = [slot.begins_at for day in week.days for slot in day.slots]
    first = book(sqlite_desk, slot_at=slots[0])
    with sqlite_desk.open_unit() as unit:
        for serial in range(2, 501):
            number = PickupNumber(f"P114{serial:08d}")
            copy = replace(first, number=number, slot_at=slots[serial % len(slots)])
            unit.pickups.add(copy)
            assert unit.pickups.take_place(copy, places=99)
        unit.commit()

    full = pickup_week(sqlite_desk, CLERK, desk_no=1, monday=date(2025, 11, 24))
    assert sum(len(day.pickups) for day in full.days) == 500
    assert sum(slot.booked for day in full.days for slot in day.slots) == 500
    assert look() == empty
    assert empty == (4, 1, 1, 1, 4, 1)


def test_the_next_free_slot_waits_until_the_item_can_be_ready(sqlite_desk: Desk) -> None:
    put_places(sqlite_desk, {1: 1, 2: 1})

    certificate = next_free_slot(sqlite_desk, CLERK, item_code="certificate")
    other = next_free_slot(sqlite_desk, CLERK, item_code="other")

    assert other is not None
    assert certificate is not None
    # Thursday noon: one working day, and three of them over a weekend.
    assert (other.begins_at, other.desk_no) == (TOMORROW_AT_9 - LATER, 1)
    assert certificate.begins_at == datetime(2025, 11, 25, 8, 30, tzinfo=TAIPEI)
    with pytest.raises(PickupFieldRefused):
        next_free_slot(sqlite_desk, CLERK, item_code="house")


def test_the_next_free_slot_is_the_earliest_and_this_desk_s_before_another_s(
    sqlite_engine: Engine,
) -> None:
    desk = make_desk(sqlite_engine, desk_no=2)
    put_places(desk, {1: 1, 2: 1, 3: 1})
    half_past_eight = TOMORROW_AT_9 - LATER

    def found(**asked: object) -> tuple[int, datetime]:
        slot = next_free_slot(desk, CLERK, item_code="other", **asked)  # type: ignore[arg-type]
        assert slot is not None
        assert slot.standing is SlotStanding.OPEN
        return slot.desk_no, slot.begins_at

    assert found() == (2, half_past_eight)
    book(desk, desk_no=2, slot_at=half_past_eight)
    assert found() == (1, half_past_eight)
    assert found(desk_no=2) == (2, TOMORROW_AT_9)
    assert found(after=half_past_eight) == (2, TOMORROW_AT_9)
    assert found(after=half_past_eight, desk_no=3) == (3, TOMORROW_AT_9)
    friday_evening = TOMORROW_AT_9.replace(hour=17)
    assert found(after=friday_evening) == (2, datetime(2025, 11, 24, 8, 30, tzinfo=TAIPEI))


def test_an_item_without_preparation_can_be_had_today_but_not_before_now(
    sqlite_desk: Desk,
) -> None:
    put_item(sqlite_desk, lead_working_days=0)

    slot = next_free_slot(sqlite_desk, CLERK, item_code="seal")

    assert slot is not None
    assert slot.begins_at == NOON.replace(hour=13, minute=30)


def test_a_branch_that_is_closed_for_good_has_no_free_slot(sqlite_desk: Desk) -> None:
    add_closure(
        sqlite_desk,
        SUPERVISOR,
        desk_no=0,
        begins_at=NOON,
        ends_at=NOON + timedelta(days=200),
        reason="整修",
    )

    assert next_free_slot(sqlite_desk, CLERK, item_code="other") is None
    later = NOON + timedelta(days=300)
    assert next_free_slot(sqlite_desk, CLERK, item_code="other", after=later) is None


def test_a_day_has_what_is_agreed_and_who_came(desk: Desk) -> None:
    put_places(desk, {1: 9, 2: 9})
    late = book(desk, slot_at=TOMORROW_AT_9 + LATER).number
    early = book(desk).number
    elsewhere = book(desk, desk_no=2).number
    ahead = book(desk, slot_at=datetime(2025, 11, 24, 9, 0, tzinfo=TAIPEI)).number
    set_clock(desk, TOMORROW_AT_9 + timedelta(minutes=10))
    mark_arrived(desk, CLERK, ahead)
    walk_in = add_walk_in(desk, CLERK, make_request()).number
    day = TOMORROW_AT_9.date()

    all_desks = pickups_of_day(desk, CLERK, day=day)
    here = pickups_of_day(desk, CLERK, day=day, desk_no=1)

    assert [each.number for each in all_desks] == [early, elsewhere, ahead, walk_in, late]
    assert [each.number for each in here] == [early, ahead, walk_in, late]
    assert pickups_of_day(desk, CLERK, day=NOON.date()) == ()


def test_the_work_list_says_what_to_prepare_what_lies_ready_and_what_goes_back(
    desk: Desk,
) -> None:
    put_places(desk, {1: 9})
    second = book(desk, slot_at=TOMORROW_AT_9 + LATER).number
    first = book(desk).number
    waiting = book(desk, slot_at=TOMORROW_AT_9 + 2 * LATER).number
    mark_arrived(desk, CLERK, waiting)
    walk_in = add_walk_in(desk, CLERK, make_request()).number
    ready = book(desk).number
    make_ready(desk, CLERK, ready, shelf="A-1")
    called_off, gone = book(desk).number, book(desk).number
    make_ready(desk, CLERK, called_off, shelf="A-2")
    cancel_pickup(desk, CLERK, called_off)
    cancel_pickup(desk, CLERK, gone)

    work = work_list(desk, CLERK)

    # Of two visitors who are here, the one without a slot came for now.
    assert [each.number for each in work.to_prepare] == [walk_in, waiting, first, second]
    assert [each.number for each in work.ready] == [ready]
    assert [each.number for each in work.to_return] == [called_off]
    return_to_file(desk, CLERK, called_off)
    assert work_list(desk, CLERK).to_return == ()


def test_every_missed_pickup_is_listed_until_it_has_another_slot_or_is_closed(
    sqlite_desk: Desk,
) -> None:
    desk = sqlite_desk
    put_places(desk, {1: 9})
    ready, unprepared, moved = book(desk).number, book(desk).number, book(desk).number
    make_ready(desk, CLERK, ready, shelf="A-1")
    set_clock(desk, MISSED_AT)
    miss_overdue(desk, CLERK)

    assert [each.number for each in work_list(desk, CLERK).to_return] == [ready, unprepared, moved]
    move_pickup(desk, CLERK, moved, desk_no=1, slot_at=TOMORROW_AT_9 + timedelta(days=4))
    set_clock(desk, MISSED_AT + timedelta(days=20))
    assert [each.number for each in work_list(desk, CLERK).to_return] == [ready, unprepared]
    for number in (ready, unprepared):
        return_to_file(desk, CLERK, number)
    assert work_list(desk, CLERK).to_return == ()


def test_pickups_are_found_by_what_a_visitor_says(desk: Desk, engine: Engine) -> None:
    put_places(desk, {1: 9})
    case_id = make_case_row(engine)
    first = book(desk, case_id=case_id, caller_phone="(03) 932-5111").number
    agent = book(
        desk,
        slot_at=TOMORROW_AT_9 + LATER,
        caller_name="陳大華",
        caller_phone="0912345678",
        **AGENT,
    ).number
    walk_in = add_walk_in(desk, CLERK, make_request(caller_name="100%_王")).number
    gone = book(desk, case_id=case_id).number
    cancel_pickup(desk, CLERK, gone)

    def found(text: str) -> list[PickupNumber]:
        return [each.number for each in find_pickups(desk, CLERK, text)]

    assert found("王小明") == [first]
    assert found("王") == [first, walk_in]
    assert found("李代理") == [agent]
    assert found("宜執和114年綜所稅執字第27724號") == [first]
    assert found("1140000027724") == [first]
    assert found("A123456789") == [first]
    assert found("03-9325111") == [first]
    assert found("345-678") == [agent]
    assert found("%") == [walk_in]
    assert found("_") == [walk_in]
    assert found(agent.lower()) == [agent]
    # Whatever became of it, a slip says what it was.
    assert found(gone) == [gone]
    assert found(NOWHERE) == []
    assert found(" ") == []
    assert found("09") == []


def test_what_may_have_been_asked_for_twice_is_shown(desk: Desk, engine: Engine) -> None:
    put_places(desk, {1: 9})
    case_id = make_case_row(engine)
    of_case = book(desk, case_id=case_id, caller_phone="0911-111-111")
    of_phone = book(desk, slot_at=TOMORROW_AT_9 + LATER, caller_phone="0922 222 222")
    cancel_pickup(desk, CLERK, book(desk, case_id=case_id).number)

    assert similar_pickups(desk, CLERK, case_id=case_id) == (of_case,)
    assert similar_pickups(desk, CLERK, caller_phone="0922-222222") == (of_phone,)
    # As an input method of full width hands digits over; they are kept in half width.
    assert similar_pickups(desk, CLERK, caller_phone="０９２２－２２２２２２") == (of_phone,)
    assert find_pickups(desk, CLERK, "０９２２－２２２２２２") == (of_phone,)
    both = similar_pickups(desk, CLERK, case_id=case_id, caller_phone="0922222222")
    assert both == (of_case, of_phone)
    assert similar_pickups(desk, CLERK) == ()
    assert similar_pickups(desk, CLERK, caller_phone="-") == ()


def test_the_second_screen_shows_today_s_numbers_that_lie_ready(sqlite_desk: Desk) -> None:
    put_places(sqlite_desk, {1: 9})
    ready, here, unprepared = (
        book(sqlite_desk).number,
        book(sqlite_desk).number,
        book(sqlite_desk).number,
    )
    ahead = book(sqlite_desk, slot_at=datetime(2025, 11, 24, 9, 0, tzinfo=TAIPEI)).number
    for number in (ready, here, ahead):
        make_ready(sqlite_desk, CLERK, number, shelf="A-1")
    assert ready_numbers(sqlite_desk, CLERK) == ()
    set_clock(sqlite_desk, TOMORROW_AT_9)
    mark_arrived(sqlite_desk, CLERK, here)
    mark_arrived(sqlite_desk, CLERK, unprepared)

    assert ready_numbers(sqlite_desk, CLERK) == (
        ReadyNumber(number=ready, desk_no=1, has_arrived=False),
        ReadyNumber(number=here, desk_no=1, has_arrived=True),
    )
