"""Terms, items and closures of pickups, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import Engine

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_slots import CalendarDay, SlotStanding, slots_of
from counter_app.domain.pickup_terms import (
    DEFAULT_ITEMS,
    DEFAULT_TERMS,
    EVERY_DESK,
    Closure,
    ClosureId,
    DatedPickupTerms,
    DeskCapacity,
    PickupItem,
    PickupTerms,
    PickupTermsField,
    PickupTermsRefused,
    Session,
    UnknownClosure,
)
from counter_app.domain.pickups import ItemNature, Pickup, PickupNumber, PickupState
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import (
    add_closure,
    closures,
    lift_closure,
    pickup_items,
    pickup_terms,
    pickups_to_move,
    put_pickup_item,
    put_pickup_terms,
)
from counter_app.services.prices import DayPassed
from counter_app.services.working_days import holiday_name, is_working_day
from factories import NOON, StoppedClock, make_actor, make_desk
from pickup_values import make_pickup

TODAY = NOON.date()
CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
TERMS = PickupTerms(
    slot_minutes=20,
    capacities=(DeskCapacity(desk_no=1, places=2), DeskCapacity(desk_no=12, places=3)),
    sessions=(
        Session(begins=time(8, 30), ends=time(11, 59)),
        Session(begins=time(13), ends=time(17)),
    ),
    volunteer_sessions=(),
    missed_after_minutes=15,
    keep_working_days=20,
    target_minutes=5,
)
COPY = PickupItem(code="copy", name="謄本", nature=ItemNature.PAPER, lead_working_days=0)
TYPHOON = "颱風停班"


def put(desk: Desk, terms: PickupTerms, on: date = TODAY) -> tuple[Pickup, ...]:
    return put_pickup_terms(desk, SUPERVISOR, DatedPickupTerms(valid_from=on, terms=terms))


def close(
    desk: Desk,
    begins_at: datetime,
    hours: float,
    *,
    desk_no: int = EVERY_DESK,
    reason: str = TYPHOON,
    by: Role = Role.SUPERVISOR,
) -> tuple[Closure, tuple[Pickup, ...]]:
    return add_closure(
        desk,
        make_actor(by),
        desk_no=desk_no,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=hours),
        reason=reason,
    )


def book(desk: Desk, *pickups: Pickup) -> None:
    with desk.open_unit() as unit:
        for each in pickups:
            unit.pickups.add(each)
        unit.commit()


# --- terms ---------------------------------------------------------------------------------


def test_until_somebody_enters_terms_the_shipped_ones_hold(desk: Desk) -> None:
    assert pickup_terms(desk, CLERK) == ()
    with desk.open_unit() as unit:
        assert unit.pickup_terms.on(TODAY) == DEFAULT_TERMS


def test_terms_come_back_as_they_went_in_and_hold_from_their_day(desk: Desk) -> None:
    later = TODAY + timedelta(days=10)
    put(desk, DEFAULT_TERMS, later)
    put(desk, TERMS)

    assert pickup_terms(desk, CLERK) == (
        DatedPickupTerms(valid_from=TODAY, terms=TERMS),
        DatedPickupTerms(valid_from=later, terms=DEFAULT_TERMS),
    )
    with desk.open_unit() as unit:
        days = (TODAY - timedelta(days=1), TODAY, later - timedelta(days=1), later)
        found = [unit.pickup_terms.on(day).slot_minutes for day in days]
    assert found == [30, 20, 20, 30]


def test_terms_of_the_same_day_are_replaced(desk: Desk) -> None:
    put(desk, TERMS)
    put(desk, replace(TERMS, slot_minutes=60))

    assert [each.terms.slot_minutes for each in pickup_terms(desk, CLERK)] == [60]


def test_terms_of_a_day_that_lies_behind_are_refused(desk: Desk) -> None:
    with pytest.raises(DayPassed):
        put(desk, TERMS, TODAY - timedelta(days=1))

    assert pickup_terms(desk, CLERK) == ()


def test_terms_that_cannot_be_change_nothing(desk: Desk) -> None:
    with pytest.raises(PickupTermsRefused) as refused:
        put(desk, replace(TERMS, sessions=()))

    assert refused.value.field is PickupTermsField.SESSIONS
    assert pickup_terms(desk, CLERK) == ()


def test_a_change_of_terms_is_journalled_with_what_held_before(desk: Desk) -> None:
    put(desk, TERMS)
    put(desk, replace(TERMS, slot_minutes=60), TODAY + timedelta(days=1))

    with desk.open_unit() as unit:
        first, second = unit.journal.entries(act="put_pickup_terms")
    assert (first.subject, second.subject) == ("2025-11-20", "2025-11-21")
    assert first.details["old"]["slot_minutes"] == DEFAULT_TERMS.slot_minutes
    assert second.details["old"] == first.details["new"]
    assert second.details["new"]["slot_minutes"] == 60
    assert second.details["new"]["capacities"] == ["1: 2", "12: 3"]
    assert second.details["new"]["sessions"] == ["08:30-11:59", "13:00-17:00"]


def test_those_agreed_for_a_time_that_new_terms_do_not_serve_are_named(desk: Desk) -> None:
    """Nothing is moved by it, and the week of the desk shows them nowhere."""
    monday = datetime(2025, 11, 24, 9, 0, tzinfo=TAIPEI)
    late = monday.replace(hour=17)
    book(
        desk,
        numbered(1, monday),
        numbered(2, late),
        numbered(3, monday, desk_no=2),
        numbered(4, late, state=PickupState.CANCELLED),
        numbered(5, NOON - timedelta(hours=1), desk_no=2),
        numbered(6, late + timedelta(days=7)),
    )
    put(desk, DEFAULT_TERMS, on=date(2025, 12, 1))
    until_five = replace(
        DEFAULT_TERMS, sessions=(Session(begins=time(8, 30), ends=time(17)),), slot_minutes=60
    )

    left_out = put(desk, until_five)

    assert [int(each.number[4:]) for each in left_out] == [3, 2]
    seen = put_pickup_terms(
        desk, ADMINISTRATOR, DatedPickupTerms(valid_from=TODAY, terms=until_five)
    )
    assert [each.number for each in seen] == [each.number for each in left_out]
    assert {each.caller_name for each in seen} == {""}
    # The control: the shipped hours of desk 1 serve all of its own.
    assert [int(each.number[4:]) for each in put(desk, DEFAULT_TERMS)] == [3]


# --- items ---------------------------------------------------------------------------------


def test_the_shipped_items_are_there_and_can_be_edited(desk: Desk) -> None:
    money = replace(DEFAULT_ITEMS[2], name=" 領取案款 ", lead_working_days=5)
    put_pickup_item(desk, SUPERVISOR, money)
    put_pickup_item(desk, SUPERVISOR, COPY)
    put_pickup_item(desk, SUPERVISOR, replace(COPY, is_active=False))

    assert pickup_items(desk, CLERK) == (
        *DEFAULT_ITEMS[:2],
        replace(money, name="領取案款"),
        DEFAULT_ITEMS[3],
        replace(COPY, is_active=False),
    )
    with desk.open_unit() as unit:
        assert unit.pickup_terms.item("copy") == replace(COPY, is_active=False)
        assert unit.pickup_terms.item("nothing") is None


def test_a_change_of_an_item_is_journalled_with_what_it_was(desk: Desk) -> None:
    put_pickup_item(desk, SUPERVISOR, COPY)
    put_pickup_item(desk, SUPERVISOR, replace(COPY, name="謄本影本"))
    put_pickup_item(desk, SUPERVISOR, replace(DEFAULT_ITEMS[0], lead_working_days=4))

    with desk.open_unit() as unit:
        first, second = unit.journal.entries(act="put_pickup_item", subject="copy")
        (shipped,) = unit.journal.entries(act="put_pickup_item", subject="certificate")
    assert first.details["old"] is None
    assert second.details["old"] == first.details["new"]
    assert (second.details["old"]["name"], second.details["new"]["name"]) == ("謄本", "謄本影本")
    assert shipped.details["old"]["lead_working_days"] == 3


def test_an_item_that_cannot_be_changes_nothing(desk: Desk) -> None:
    with pytest.raises(PickupTermsRefused) as refused:
        put_pickup_item(desk, SUPERVISOR, replace(COPY, name=" "))
    with pytest.raises(UnprintableName):
        put_pickup_item(desk, SUPERVISOR, replace(COPY, name="謄本\U0001f600"))

    assert refused.value.field is PickupTermsField.ITEM_NAME
    assert pickup_items(desk, CLERK) == DEFAULT_ITEMS


# --- closures ------------------------------------------------------------------------------


def test_a_closure_is_found_by_the_time_that_it_touches(desk: Desk) -> None:
    begins_at = NOON + timedelta(days=1)
    closure, to_move = close(desk, begins_at, 2, reason=f" {TYPHOON} ")

    assert to_move == ()
    assert (closure.reason, closure.made_by) == (TYPHOON, "supervisor")
    with desk.open_unit() as unit:
        read = unit.pickup_terms.closures
        an_hour = timedelta(hours=1)
        assert read(begins_at + an_hour, begins_at + an_hour * 1.5) == (closure,)
        assert read(begins_at - an_hour, begins_at) == ()
        assert read(begins_at - an_hour, begins_at + timedelta(seconds=1)) == (closure,)
        assert read(closure.ends_at - timedelta(seconds=1), closure.ends_at + an_hour) == (closure,)
        assert read(closure.ends_at, closure.ends_at + an_hour) == ()
        assert read(begins_at - an_hour * 99) == (closure,)
        assert read(closure.ends_at) == ()


def test_closures_are_listed_by_beginning_from_a_day_in_taipei(desk: Desk) -> None:
    midnight = datetime.combine(TODAY + timedelta(days=1), time(), TAIPEI)
    later, _ = close(desk, NOON + timedelta(days=3), 1)
    evening, _ = close(desk, midnight - timedelta(hours=2), 2)
    night, _ = close(desk, midnight - timedelta(hours=1), 2)

    assert closures(desk, CLERK, from_day=TODAY) == (evening, night, later)
    assert closures(desk, CLERK, from_day=TODAY + timedelta(days=1)) == (night, later)
    assert closures(desk, CLERK, from_day=TODAY + timedelta(days=4)) == ()


def test_a_closure_takes_the_slots_away_and_lifting_gives_them_back(desk: Desk) -> None:
    day = CalendarDay(day=TODAY, is_working=True)
    morning = datetime.combine(TODAY, time(), TAIPEI)
    closure, _ = close(desk, NOON, 2)

    def closed() -> list[str]:
        with desk.open_unit() as unit:
            found = unit.pickup_terms.closures(morning, morning + timedelta(days=1))
            terms = unit.pickup_terms.on(TODAY)
        slots = slots_of(day, 1, terms, closures=found, taken=(), now=morning)
        return [f"{s.begins_at:%H:%M}" for s in slots if s.standing is SlotStanding.CLOSED]

    assert closed() == ["13:30"]
    lift_closure(desk, SUPERVISOR, closure.closure_id)
    assert closed() == []
    assert closures(desk, CLERK, from_day=TODAY) == ()


def test_a_lifted_closure_cannot_be_lifted_again(desk: Desk) -> None:
    closure, _ = close(desk, NOON, 2)
    lift_closure(desk, SUPERVISOR, closure.closure_id)

    for closure_id in (closure.closure_id, ClosureId("nothing")):
        with pytest.raises(UnknownClosure) as refused:
            lift_closure(desk, SUPERVISOR, closure_id)
        assert refused.value.closure_id == closure_id
        with pytest.raises(UnknownClosure):
            pickups_to_move(desk, CLERK, closure_id)
    with desk.open_unit() as unit:
        (lifted,) = unit.journal.entries(act="lift_closure")
    assert (lifted.subject, lifted.details["reason"]) == (closure.closure_id, TYPHOON)


def test_a_closure_is_journalled_with_how_many_it_meets(desk: Desk) -> None:
    book(desk, make_pickup(slot_at=NOON, slot_minutes=30))
    closure, to_move = close(desk, NOON, 2, desk_no=1)

    assert len(to_move) == 1
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="add_closure")
    assert (entry.actor, entry.subject) == ("supervisor", closure.closure_id)
    assert entry.details == {
        "desk": 1,
        "from": "2025-11-20T12:00+08:00",
        "to": "2025-11-20T14:00+08:00",
        "reason": TYPHOON,
        "count": 1,
    }


def test_a_closure_that_cannot_be_closes_nothing(desk: Desk) -> None:
    with pytest.raises(PickupTermsRefused) as refused:
        close(desk, NOON - timedelta(hours=2), 1)
    with pytest.raises(UnprintableName):
        close(desk, NOON, 1, reason="停班\U0001f600")

    assert refused.value.field is PickupTermsField.CLOSURE_TIMES
    assert closures(desk, CLERK, from_day=date(2000, 1, 1)) == ()


def numbered(serial: int, at: datetime, **changes: object) -> Pickup:
    number = PickupNumber(f"P114{serial:08d}")
    return make_pickup(number=number, slot_at=at, **changes)


def test_those_agreed_for_the_time_of_a_closure_are_to_be_moved(desk: Desk) -> None:
    begins_at = NOON + timedelta(days=1, hours=2)
    half = timedelta(minutes=30)
    book(
        desk,
        numbered(1, begins_at - half),
        numbered(2, begins_at - half, slot_minutes=60),
        numbered(3, begins_at + half, desk_no=2, state=PickupState.READY),
        numbered(4, begins_at, state=PickupState.PREPARING),
        numbered(5, begins_at, state=PickupState.CANCELLED),
        numbered(6, begins_at, state=PickupState.ARRIVED),
        numbered(7, begins_at + timedelta(hours=1)),
    )
    branch, of_branch = close(desk, begins_at, 1)
    second, of_second = close(desk, begins_at, 1, desk_no=2)

    assert [int(each.number[4:]) for each in of_branch] == [2, 4, 3]
    assert [int(each.number[4:]) for each in of_second] == [3]
    assert pickups_to_move(desk, CLERK, branch.closure_id) == of_branch
    assert pickups_to_move(desk, CLERK, second.closure_id) == of_second


def test_whoever_is_just_booking_is_found_by_a_closure(engine: Engine) -> None:
    desk, other = make_desk(engine), make_desk(engine, desk_no=2)
    with ThreadPoolExecutor() as pool:
        with desk.open_unit() as unit:
            unit.queue_at_desk(1)
            unit.pickups.hold_numbers(on=TODAY)
            unit.pickups.add(numbered(1, NOON))
            closing = pool.submit(close, other, NOON, 1)
            with pytest.raises(TimeoutError):
                closing.result(timeout=0.3)
            unit.commit()
        _closure, to_move = closing.result(timeout=10)

    assert [each.number for each in to_move] == ["P11400000001"]


def test_an_administrator_learns_which_are_to_be_moved_and_not_whose(desk: Desk) -> None:
    book(desk, numbered(1, NOON, case_number="宜執和114年綜所稅執字第00027724號", note="二樓"))
    closure, to_move = close(desk, NOON, 1, by=Role.ADMINISTRATOR)
    looked_up = pickups_to_move(desk, ADMINISTRATOR, closure.closure_id)
    (shown,) = pickups_to_move(desk, CLERK, closure.closure_id)

    assert to_move == looked_up
    assert (to_move[0].number, to_move[0].slot_at) == (shown.number, NOON)
    assert shown.caller_name == "王小明"
    for text in (shown.caller_name, shown.caller_phone, shown.case_number, shown.note):
        assert text not in repr(to_move)


def test_a_clerk_reads_terms_and_changes_none(desk: Desk) -> None:
    with pytest.raises(NotPermitted):
        put_pickup_terms(desk, CLERK, DatedPickupTerms(valid_from=TODAY, terms=TERMS))
    with pytest.raises(NotPermitted):
        put_pickup_item(desk, CLERK, COPY)
    with pytest.raises(NotPermitted):
        close(desk, NOON, 1, by=Role.CLERK)

    assert pickup_items(desk, CLERK) == DEFAULT_ITEMS


# --- the calendar, through the store -------------------------------------------------------


def test_the_calendar_decides_what_the_store_offers(engine: Engine) -> None:
    desk = make_desk(
        engine,
        is_working_day=is_working_day,
        holiday_name=holiday_name,
        clock=StoppedClock(datetime(2025, 1, 1, 8, 0, tzinfo=TAIPEI)),
    )
    put_pickup_terms(desk, SUPERVISOR, DatedPickupTerms(valid_from=date(2025, 1, 1), terms=TERMS))
    offered = {}
    with desk.open_unit() as unit:
        for day in (date(2025, 1, 27), date(2025, 2, 8), date(2025, 2, 9)):
            on = CalendarDay(
                day=day, is_working=desk.is_working_day(day), name=desk.holiday_name(day)
            )
            found = slots_of(
                on, 12, unit.pickup_terms.on(day), closures=(), taken=(), now=desk.clock()
            )
            offered[on.name] = len(found)

    # 調整放假, a Saturday that is made up for it, and a plain Sunday.
    assert list(offered.values()) == [0, 22, 0]
    assert "補行上班" in offered
