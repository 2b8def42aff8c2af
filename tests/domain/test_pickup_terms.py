"""Terms, items and closures: what can be entered, and what holds on a day."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_terms import (
    DEFAULT_ITEMS,
    DEFAULT_TERMS,
    EVERY_DESK,
    Closure,
    ClosureId,
    DatedPickupTerms,
    DeskCapacity,
    PickupItem,
    PickupTermsField,
    PickupTermsRefused,
    Session,
    check_closure,
    check_item,
    check_terms,
    items_of,
    terms_on,
)
from counter_app.domain.pickups import ItemNature

F = PickupTermsField
TODAY = date(2025, 11, 24)
NOW = datetime(2025, 11, 24, 9, 0, tzinfo=TAIPEI)
MORNING = Session(begins=time(8, 30), ends=time(12))
AFTERNOON = Session(begins=time(13, 30), ends=time(17, 30))
EMPTY = Session(begins=time(9), ends=time(9))
LATE = Session(begins=time(11, 59), ends=time(13))
ITEM = PickupItem(code="copy", name="謄本", nature=ItemNature.PAPER)
CLOSURE = Closure(
    closure_id=ClosureId("closure-1"),
    desk_no=EVERY_DESK,
    begins_at=NOW,
    ends_at=NOW + timedelta(hours=3),
    reason="颱風停班",
    made_by="supervisor",
)


def refused_field(check: Any, *values: object) -> PickupTermsField | None:  # noqa: ANN401 - a check
    try:
        check(*values)
    except PickupTermsRefused as refused:
        return refused.field
    return None


def desks(*pairs: tuple[int, int]) -> tuple[DeskCapacity, ...]:
    return tuple(DeskCapacity(desk_no=desk_no, places=places) for desk_no, places in pairs)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        *(({"slot_minutes": minutes}, None) for minutes in (10, 15, 20, 30, 60)),
        *(({"slot_minutes": minutes}, F.SLOT_MINUTES) for minutes in (-30, 0, 5, 25, 45, 120)),
        ({"capacities": ()}, F.CAPACITIES),
        ({"capacities": desks((1, 1), (2, 99), (99, 1))}, None),
        ({"capacities": desks((1, 1), (1, 2))}, F.CAPACITIES),
        ({"capacities": desks((1, 0))}, F.CAPACITIES),
        ({"capacities": desks((1, 100))}, F.CAPACITIES),
        ({"capacities": desks((0, 1))}, F.CAPACITIES),
        ({"capacities": desks((100, 1))}, F.CAPACITIES),
        ({"sessions": ()}, F.SESSIONS),
        ({"sessions": (EMPTY,)}, F.SESSIONS),
        ({"sessions": (AFTERNOON, MORNING)}, F.SESSIONS),
        ({"sessions": (MORNING, LATE)}, F.SESSIONS),
        ({"sessions": (MORNING, Session(begins=time(12), ends=time(13)))}, None),
        ({"volunteer_sessions": ()}, None),
        ({"volunteer_sessions": (MORNING, LATE)}, F.VOLUNTEER_SESSIONS),
        ({"missed_after_minutes": 0}, None),
        ({"missed_after_minutes": -1}, F.MISSED_AFTER),
        ({"missed_after_minutes": 481}, F.MISSED_AFTER),
        ({"keep_working_days": 0}, None),
        ({"keep_working_days": -1}, F.KEEP_DAYS),
        ({"keep_working_days": 251}, F.KEEP_DAYS),
        ({"target_minutes": 60}, None),
        ({"target_minutes": 0}, F.TARGET),
        ({"target_minutes": 61}, F.TARGET),
    ],
)
def test_terms_that_cannot_be_are_refused(
    changes: dict[str, Any], field: PickupTermsField | None
) -> None:
    assert refused_field(check_terms, replace(DEFAULT_TERMS, **changes)) is field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"code": "copy_of_2"}, None),
        ({"code": "a" * 20}, None),
        ({"code": "a" * 21}, F.ITEM_CODE),
        *(({"code": code}, F.ITEM_CODE) for code in ("", "Copy", "2copy", "co py", "謄本", "a\n")),
        ({"name": "字" * 20}, None),
        ({"name": "字" * 21}, F.ITEM_NAME),
        *(({"name": name}, F.ITEM_NAME) for name in ("", "  ", "謄\n本", "謄\u200b本")),
        ({"lead_working_days": 0}, None),
        ({"lead_working_days": 60}, None),
        ({"lead_working_days": -1}, F.LEAD_DAYS),
        ({"lead_working_days": 61}, F.LEAD_DAYS),
    ],
)
def test_an_item_that_cannot_be_is_refused(
    changes: dict[str, Any], field: PickupTermsField | None
) -> None:
    assert refused_field(check_item, replace(ITEM, **changes)) is field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"desk_no": 99}, None),
        ({"desk_no": 100}, F.CLOSURE_DESK),
        ({"desk_no": -1}, F.CLOSURE_DESK),
        ({"begins_at": NOW - timedelta(days=2)}, None),
        ({"begins_at": CLOSURE.ends_at}, F.CLOSURE_TIMES),
        ({"begins_at": NOW - timedelta(days=2), "ends_at": NOW}, F.CLOSURE_TIMES),
        ({"reason": "字" * 40}, None),
        ({"reason": "字" * 41}, F.CLOSURE_REASON),
        *(({"reason": reason}, F.CLOSURE_REASON) for reason in ("", "  ", "停\n班")),
    ],
)
def test_a_closure_that_cannot_be_is_refused(
    changes: dict[str, Any], field: PickupTermsField | None
) -> None:
    assert refused_field(check_closure, replace(CLOSURE, **changes), NOW) is field


def test_what_the_program_is_shipped_with_can_be() -> None:
    check_terms(DEFAULT_TERMS)
    for item in DEFAULT_ITEMS:
        check_item(item)

    assert {item.name for item in DEFAULT_ITEMS} == {"權利移轉證書", "收據", "領款", "其他"}
    assert [(s.begins, s.ends) for s in DEFAULT_TERMS.sessions] == [
        (time(8, 30), time(12)),
        (time(13, 30), time(17, 30)),
    ]


DAYS = st.dates(TODAY, TODAY + timedelta(days=30))


@given(st.dictionaries(DAYS, st.integers(1, 60)), DAYS)
def test_the_newest_terms_that_have_begun_hold(entered: dict[date, int], day: date) -> None:
    dated = [
        DatedPickupTerms(valid_from=begins, terms=replace(DEFAULT_TERMS, target_minutes=minutes))
        for begins, minutes in entered.items()
    ]
    held = DEFAULT_TERMS.target_minutes
    for begins in sorted(entered):
        held = entered[begins] if begins <= day else held

    assert terms_on(dated, day).target_minutes == held


def test_a_desk_that_is_not_listed_hands_nothing_over() -> None:
    terms = replace(DEFAULT_TERMS, capacities=desks((1, 2), (3, 5)))

    assert [terms.places_at(desk_no) for desk_no in (1, 2, 3)] == [2, 0, 5]


def test_the_shipped_items_are_overlaid_by_the_branch_and_keep_their_order() -> None:
    renamed = replace(DEFAULT_ITEMS[2], name="領取案款", is_active=False)
    found = items_of([ITEM, renamed])

    assert found == (*DEFAULT_ITEMS[:2], renamed, DEFAULT_ITEMS[3], ITEM)
    assert items_of([]) == DEFAULT_ITEMS


MINUTES = st.integers(0, 240)


@given(MINUTES, MINUTES, MINUTES, MINUTES, st.integers(0, 2), st.integers(1, 2))
def test_a_closure_covers_what_shares_a_minute_with_it(
    a: int, b: int, c: int, d: int, closed_desk: int, desk_no: int
) -> None:
    begins, ends = min(a, b), max(a, b) + 1
    slot_begins, slot_ends = min(c, d), max(c, d) + 1
    closure = replace(
        CLOSURE,
        desk_no=closed_desk,
        begins_at=NOW + timedelta(minutes=begins),
        ends_at=NOW + timedelta(minutes=ends),
    )
    shared = set(range(begins, ends)) & set(range(slot_begins, slot_ends))

    assert closure.covers(
        desk_no, NOW + timedelta(minutes=slot_begins), NOW + timedelta(minutes=slot_ends)
    ) is bool(shared and closed_desk in {EVERY_DESK, desk_no})
