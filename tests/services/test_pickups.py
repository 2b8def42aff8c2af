"""A pickup is asked for: what is kept, what is refused, which slots can be had, what is written."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from booked_pickups import (
    AGENT,
    CLERK,
    LATER,
    MISSED_AT,
    MONEY,
    SUPERVISOR,
    TOMORROW_AT_9,
    VOLUNTEER,
    book,
    make_request,
    place_faults,
    put_item,
    put_places,
    set_clock,
)
from chain_check import chain_faults
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId, UnknownCase
from counter_app.domain.money import Twd
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    MailBooked,
    NothingToUndo,
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    RequestChannel,
    SlotNotOffered,
    SlotTaken,
    StepKind,
)
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.services.pickup_terms import add_closure
from counter_app.services.pickups import (
    Arrival,
    add_walk_in,
    cancel_pickup,
    log_call,
    make_ready,
    mark_arrival,
    mark_arrived,
    miss_overdue,
    move_pickup,
    prepare_pickup,
    read_pickup,
    return_to_file,
    undo_step,
)
from counter_app.store.opening import reading
from counter_app.store.schema import journal, pickup_calls, pickup_steps
from factories import (
    NOON,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from lost_commit import lose_next_commit

S = PickupState


# --- taking the request --------------------------------------------------------------------------


def test_a_request_is_kept_as_it_was_told(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine)

    pickup = book(desk, case_id=case_id, note="  下午\n來電 ", **AGENT)

    assert pickup.number == "P11400000001"
    assert (pickup.state, pickup.desk_no, pickup.slot_at) == (S.REQUESTED, 1, TOMORROW_AT_9)
    assert (pickup.slot_minutes, pickup.item_name) == (30, "其他")
    assert (pickup.caller_name, pickup.caller_phone) == ("王小明", "0900-000-000")
    assert (pickup.collector, pickup.collector_name) == (Collector.AGENT, "李代理")
    assert (pickup.case_id, pickup.case_number) == (case_id, "宜執和114年綜所稅執字第00027724號")
    assert pickup.note == "下午 來電"
    assert (pickup.requested_at, pickup.requested_by) == (NOON, "clerk")
    detail = read_pickup(desk, CLERK, pickup.number)
    assert detail.pickup == pickup
    (step,) = detail.steps
    assert (step.kind, step.from_state, step.to_state) == (StepKind.REQUEST, None, S.REQUESTED)
    assert (step.at, step.actor, step.desk_no) == (NOON, "clerk", 1)
    assert (detail.calls, detail.hand_over) == ((), None)
    with reading(engine) as connection:
        assert place_faults(connection) == []
        assert chain_faults(connection) == []


def test_numbers_have_no_gaps_and_each_year_its_own(desk: Desk) -> None:
    put_places(desk, {1: 9})
    first = book(desk).number
    with pytest.raises(SlotNotOffered):
        book(desk, slot_at=NOON)
    second = book(desk).number
    set_clock(desk, datetime(2025, 12, 31, 23, 59, tzinfo=TAIPEI))
    new_year = datetime(2026, 1, 5, 9, 0, tzinfo=TAIPEI)
    third = book(desk, slot_at=new_year).number
    set_clock(desk, datetime(2026, 1, 1, 0, 0, tzinfo=TAIPEI))

    assert (first, second, third) == ("P11400000001", "P11400000002", "P11400000003")
    assert book(desk, slot_at=new_year).number == "P11500000001"


@pytest.mark.parametrize("channel", [RequestChannel.PHONE, RequestChannel.FAX])
def test_whoever_is_not_here_leaves_a_telephone_number(
    sqlite_desk: Desk, channel: RequestChannel
) -> None:
    with pytest.raises(PickupFieldRefused) as refused:
        book(sqlite_desk, channel=channel, caller_phone="")
    assert refused.value.field is PickupField.CALLER_PHONE
    mailbox = book(sqlite_desk, channel=RequestChannel.MAILBOX, caller_phone="")

    assert mailbox.caller_phone == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"caller_name": " \u3000"}, PickupField.CALLER_NAME),
        ({"caller_name": "王" * 61}, PickupField.CALLER_NAME),
        ({"caller_name": "王\u202e明"}, PickupField.CALLER_NAME),
        ({"caller_phone": "不知道"}, PickupField.CALLER_PHONE),
        ({"caller_phone": "0" * 31}, PickupField.CALLER_PHONE),
        ({"agent_name": "李代理"}, PickupField.AGENT_NAME),
        ({"collector": Collector.AGENT, "agent_name": "李" * 61}, PickupField.AGENT_NAME),
        ({"amount_twd": Twd(1)}, PickupField.AMOUNT),
        ({"item_code": "money", "amount_twd": Twd(0)}, PickupField.AMOUNT),
        ({"item_code": "money", "amount_twd": Twd(10_000_000)}, PickupField.AMOUNT),
        ({"receipt_number": "R11401000001"}, PickupField.RECEIPT_NUMBER),
        (
            {"item_code": "receipt", "receipt_number": "R11401000001"},
            PickupField.RECEIPT_NUMBER,
        ),
        ({"note": "備" * 201}, PickupField.NOTE),
        ({"note": "\x07"}, PickupField.NOTE),
        ({"item_code": "house"}, PickupField.ITEM),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    sqlite_desk: Desk, changes: dict[str, Any], field: PickupField
) -> None:
    with pytest.raises(PickupFieldRefused) as refused:
        book(sqlite_desk, **changes)

    assert refused.value.field is field
    assert book(sqlite_desk).number == "P11400000001"


def test_a_text_without_glyphs_and_an_unknown_case_are_refused(sqlite_desk: Desk) -> None:
    with pytest.raises(UnprintableName):
        book(sqlite_desk, caller_name="王\U00032000")
    with pytest.raises(UnknownCase):
        book(sqlite_desk, case_id=CaseId(7))
    with pytest.raises(ValueError, match="key of a mail"):
        book(sqlite_desk, mail_key="no key")


def test_a_name_of_a_private_area_is_a_name(sqlite_desk: Desk) -> None:
    name = "王\U000f0000"
    assert not name.isprintable()

    assert book(sqlite_desk, caller_name=name).caller_name == name


def test_an_item_that_is_offered_no_longer_cannot_be_asked_for(sqlite_desk: Desk) -> None:
    put_item(sqlite_desk, code="seal")
    before = book(sqlite_desk, item_code="seal")
    put_item(sqlite_desk, code="seal", name="印鑑", is_active=False)

    with pytest.raises(PickupFieldRefused):
        book(sqlite_desk, item_code="seal")
    # What was agreed keeps its name and can be moved.
    moved = move_pickup(sqlite_desk, CLERK, before.number, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)
    assert moved.item_name == "印章"


def test_money_and_receipts_keep_what_belongs_to_them(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    open_shift(desk)
    settlement = settle_at_hand(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),)),
        (CashLaidDown(tendered_twd=Twd(10)),),
        agreed_twd=Twd(6),
    )
    assert settlement.receipt is not None
    receipt_number = settlement.receipt.number

    money = book(desk, **MONEY)
    receipt = book(desk, item_code="receipt", receipt_number=f" {receipt_number.lower()} ")

    assert money.amount_twd == 12_000
    assert receipt.receipt_number == receipt_number
    assert book(desk, slot_at=TOMORROW_AT_9 + LATER, item_code="receipt").receipt_number == ""


def test_a_mail_is_booked_once(desk: Desk) -> None:
    key = "ab" * 32
    first = book(desk, channel=RequestChannel.MAILBOX, mail_key=key)

    with pytest.raises(MailBooked) as refused:
        book(desk, channel=RequestChannel.MAILBOX, mail_key=key)

    assert refused.value.number == first.number


def test_a_desk_that_hands_nothing_over_books_for_one_that_does(sqlite_engine: Engine) -> None:
    third = make_desk(sqlite_engine, desk_no=3)

    pickup = book(third, desk_no=1)
    with pytest.raises(PickupFieldRefused) as refused:
        book(third, desk_no=3)

    assert pickup.desk_no == 1
    assert refused.value.field is PickupField.DESK


# --- slots ---------------------------------------------------------------------------------------


def test_a_slot_has_its_places_and_no_more(desk: Desk, engine: Engine) -> None:
    book(desk)
    book(desk)

    with pytest.raises(SlotTaken) as refused:
        book(desk)

    assert (refused.value.desk_no, refused.value.slot_at) == (1, TOMORROW_AT_9)
    with reading(engine) as connection:
        assert place_faults(connection) == []


@pytest.mark.parametrize(
    ("slot_at", "is_past"),
    [
        (NOON, False),  # no slot begins then
        (NOON.replace(hour=11, minute=30), True),
        (TOMORROW_AT_9 + timedelta(minutes=1), False),
        (TOMORROW_AT_9 + timedelta(days=1), False),  # Saturday
    ],
)
def test_only_what_is_offered_can_be_had(
    sqlite_desk: Desk, slot_at: datetime, *, is_past: bool
) -> None:
    with pytest.raises(SlotNotOffered) as refused:
        book(sqlite_desk, slot_at=slot_at)

    assert (refused.value.is_past, refused.value.reason) == (is_past, "")


def test_a_holiday_and_a_closure_say_their_names(sqlite_desk: Desk) -> None:
    saturday = TOMORROW_AT_9 + timedelta(days=1)
    desk = replace(sqlite_desk, holiday_name=lambda day: "補假" if day == saturday.date() else "")
    add_closure(
        desk,
        SUPERVISOR,
        desk_no=1,
        begins_at=TOMORROW_AT_9,
        ends_at=TOMORROW_AT_9 + LATER,
        reason="颱風停班",
    )

    for slot_at, reason in ((saturday, "補假"), (TOMORROW_AT_9, "颱風停班")):
        with pytest.raises(SlotNotOffered) as refused:
            book(desk, slot_at=slot_at)
        assert refused.value.reason == reason
    assert book(desk, slot_at=TOMORROW_AT_9 + LATER).number == "P11400000001"


def test_slots_of_another_length_count_those_that_reach_into_them(sqlite_desk: Desk) -> None:
    put_places(sqlite_desk, {1: 1}, slot_minutes=15)
    quarter_past = book(sqlite_desk, slot_at=TOMORROW_AT_9 + timedelta(minutes=15))
    put_places(sqlite_desk, {1: 1}, slot_minutes=30)

    with pytest.raises(SlotTaken):
        book(sqlite_desk)
    cancel_pickup(sqlite_desk, CLERK, quarter_past.number)

    assert book(sqlite_desk).slot_minutes == 30


def test_only_the_step_that_is_meant_is_taken_back(desk: Desk) -> None:
    number = book(desk).number
    prepare_pickup(desk, CLERK, number)
    meant = read_pickup(desk, CLERK, number).steps[-1].step_id
    make_ready(desk, CLERK, number, shelf="A-1")

    with pytest.raises(NothingToUndo) as refused:
        undo_step(desk, CLERK, number, step_id=meant)

    assert refused.value.kind is StepKind.MAKE_READY
    newest = read_pickup(desk, CLERK, number).steps[-1].step_id
    assert undo_step(desk, CLERK, number, step_id=newest).state is PickupState.PREPARING
    assert undo_step(desk, CLERK, number, step_id=meant).state is PickupState.REQUESTED


# --- calls, the journal, lost answers ------------------------------------------------------------


def test_reminder_calls_are_kept(desk: Desk) -> None:
    number = book(desk).number

    first = log_call(desk, CLERK, number, outcome=CallOutcome.NOT_REACHED, note=" 無人接 ")
    second = log_call(desk, CLERK, number, outcome=CallOutcome.REACHED)

    assert first.note == "無人接"
    assert read_pickup(desk, CLERK, number).calls == (first, second)
    with pytest.raises(PickupFieldRefused) as refused:
        log_call(desk, CLERK, number, outcome=CallOutcome.REACHED, note="長" * 201)
    assert refused.value.field is PickupField.NOTE


def test_the_journal_has_every_step_and_nobody_s_data(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    case_id = make_case_row(sqlite_engine)
    personal: dict[str, Any] = {
        "caller_name": "黃甲乙",
        "caller_phone": "0933-444-555",
        "note": "體弱",
        "mail_key": "cd" * 32,
    } | AGENT
    number = book(sqlite_desk, case_id=case_id, **personal).number
    prepare_pickup(sqlite_desk, CLERK, number)
    make_ready(sqlite_desk, CLERK, number, shelf="A-1")
    move_pickup(sqlite_desk, CLERK, number, desk_no=1, slot_at=TOMORROW_AT_9 + LATER)
    undo_step(sqlite_desk, CLERK, number)
    log_call(sqlite_desk, CLERK, number, outcome=CallOutcome.LEFT_WORD, note="請他家人轉告")
    set_clock(sqlite_desk, MISSED_AT)
    miss_overdue(sqlite_desk, CLERK)
    mark_arrived(sqlite_desk, CLERK, number)
    cancel_pickup(sqlite_desk, CLERK, number)
    return_to_file(sqlite_desk, CLERK, number)
    add_walk_in(sqlite_desk, CLERK, make_request(caller_name="黃甲乙", caller_phone="0933-444-555"))

    with reading(sqlite_engine) as connection:
        rows = connection.execute(select(journal).order_by(journal.c.chain_seq)).all()
        steps = connection.execute(select(pickup_steps)).all()
    mine = [row for row in rows if row.subject.startswith("P114")]
    assert [row.act for row in mine] == [
        "request_pickup",
        "prepare_pickup",
        "make_pickup_ready",
        "move_pickup",
        "undo_pickup_step",
        "log_call",
        "miss_pickup",
        "mark_arrival",
        "cancel_pickup",
        "return_pickup",
        "add_walk_in",
    ]
    moved = json.loads(mine[3].details)
    assert (moved["from"]["slot"], moved["to"]["slot"]) == (
        "2025-11-21T09:00+08:00",
        "2025-11-21T09:30+08:00",
    )
    for text in [row.details for row in mine] + [str(tuple(step)) for step in steps]:
        for secret in ("黃", "0933", "444", "李代理", "體弱", "轉告", "cdcd", "執字"):
            assert secret not in text


LOST: dict[str, Callable[[Desk, PickupNumber], object]] = {
    "request": lambda desk, _number: book(desk),
    "walk-in": lambda desk, _number: add_walk_in(desk, CLERK, make_request()),
    "move": lambda desk, number: move_pickup(
        desk, CLERK, number, desk_no=1, slot_at=TOMORROW_AT_9 + LATER
    ),
    "cancel": lambda desk, number: cancel_pickup(desk, CLERK, number),
    "undo": lambda desk, number: undo_step(desk, CLERK, number),
    "arrival": lambda desk, number: mark_arrival(desk, VOLUNTEER, number),
}


@pytest.mark.parametrize("keep", [True, False])
def test_a_step_is_taken_once_when_the_answer_to_the_commit_is_lost(
    desk: Desk, engine: Engine, *, keep: bool
) -> None:
    put_places(desk, {1: 20})
    for what, take_step in LOST.items():
        number = book(desk).number
        prepare_pickup(desk, CLERK, number)
        make_ready(desk, CLERK, number, shelf="A-1")
        with reading(engine) as connection:
            before = len(connection.execute(select(pickup_steps)).all())
        lose_next_commit(engine, keep=keep)

        done = take_step(desk, number)

        with reading(engine) as connection:
            assert len(connection.execute(select(pickup_steps)).all()) == before + 1, what
            assert place_faults(connection) == []
            assert chain_faults(connection) == []
        if isinstance(done, Pickup):
            assert read_pickup(desk, CLERK, done.number).pickup == done
            # One step was taken back, not two.
            assert what != "undo" or done.state is S.PREPARING
        else:
            assert done == Arrival(number=number, desk_no=1, is_ready=True, was_already=False)


@pytest.mark.parametrize("keep", [True, False])
def test_a_call_is_logged_once_when_the_answer_to_the_commit_is_lost(
    desk: Desk, engine: Engine, *, keep: bool
) -> None:
    number = book(desk).number
    lose_next_commit(engine, keep=keep)

    log_call(desk, CLERK, number, outcome=CallOutcome.REACHED)

    with reading(engine) as connection:
        assert len(connection.execute(select(pickup_calls)).all()) == 1


def test_a_request_that_was_rolled_back_leaves_no_gap(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    lose_next_commit(sqlite_engine, keep=False)

    assert book(sqlite_desk).number == "P11400000001"
    assert book(sqlite_desk).number == "P11400000002"
