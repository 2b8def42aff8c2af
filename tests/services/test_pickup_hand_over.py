"""What a hand-over writes, what it refuses, and that it is done once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from close_desk import OTHER_CLERK, count_of, pay_cash
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct, ReasonMissing
from counter_app.domain.books import FaultKind
from counter_app.domain.drawer import DrawerTooEmpty, EntryKind, NotYourDrawer
from counter_app.domain.money import Twd
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_handovers import (
    SIGNATURE_BYTES_MAX,
    AlreadyHandedOver,
    HandOverEntry,
    IdDocument,
    SignatureChanged,
    SignedOnPaper,
    Signing,
)
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    PickupStepRefused,
    StepKind,
    UnknownPickup,
)
from counter_app.domain.shifts import NoOpenShift, ShiftClosing
from counter_app.domain.staff import Actor, ApprovalRefused, NotPermitted, Role, StaffId
from counter_app.services.day_close import begin_close, count_drawer, sign_close
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    hand_over_pickup,
    mark_arrived,
    read_pickup,
    read_signature,
)
from counter_app.services.reports import shift_report
from counter_app.store.opening import reading
from counter_app.store.pickup_faults import pickup_faults
from counter_app.store.schema import pickup_hand_overs, pickup_signatures
from factories import NOON, make_actor, make_desk, open_shift
from handed_pickups import (
    AMOUNT_TWD,
    CLERK,
    FLOAT_TWD,
    NOTHING_DONE,
    PAID_ONCE,
    RECIPIENT,
    SIGNATURE,
    SUPERVISOR,
    arrive,
    make_entry,
    money_faults,
    on_pad,
    pay_out_alone,
    traces_of,
    write_alone,
)
from lost_commit import lose_next_commit
from stores import Place

AUDITOR = make_actor(Role.AUDITOR)


@pytest.fixture
def money(desk: Desk) -> Pickup:
    """Somebody who has come for NT$2,350, to a desk whose drawer holds NT$5,000."""
    open_shift(desk, float_twd=FLOAT_TWD)
    return arrive(desk, "money")


def expected_twd(desk: Desk) -> int:
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
        assert shift is not None
        return unit.takings.expected_cash(shift)


# --- what is written -------------------------------------------------------------------------


def test_a_paper_is_handed_over(desk: Desk, engine: Engine) -> None:
    pickup = arrive(desk)

    done = hand_over_pickup(desk, CLERK, make_entry(pickup, document_last4=" a789 "))

    assert (done.desk_no, done.at, done.handed_by) == (1, NOON, CLERK.login)
    assert (done.recipient_name, done.document_last4) == (RECIPIENT, "A789")
    assert (done.amount_twd, done.shift_id, done.business_day) == (None, None, None)
    assert (done.entry_id, done.approver, done.signature_hash) == ("", "", "")
    detail = read_pickup(desk, CLERK, pickup.number)
    assert detail.hand_over == done
    assert detail.pickup == replace(pickup, state=PickupState.HANDED_OVER, handed_over_at=NOON)
    assert [step.kind for step in detail.steps] == [StepKind.WALK_IN, StepKind.HAND_OVER]
    with reading(engine) as connection:
        assert traces_of(connection, pickup.number) == NOTHING_DONE | {
            "pickup_hand_overs": 1,
            "pickup_steps": 1,
            "pickups": 1,
            "journal": 1,
        }


def test_money_leaves_the_drawer_in_the_same_act(desk: Desk, engine: Engine, money: Pickup) -> None:
    done = hand_over_pickup(desk, CLERK, on_pad(money), approver=SUPERVISOR)

    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
        (entry,) = unit.drawer.entries(shift.shift_id)
        (approval,) = unit.approvals.of_subject(money.number)
    assert (entry.kind, entry.amount_twd) == (EntryKind.PICKUP, AMOUNT_TWD)
    assert (entry.subject, entry.reason) == (money.number, "分配款")
    assert (entry.clerk, entry.approver) == ("clerk", "supervisor")
    assert (approval.act, approval.amount_twd) == (ApprovedAct.PAY_OUT_PICKUP, AMOUNT_TWD)
    assert (done.entry_id, done.shift_id) == (entry.entry_id, shift.shift_id)
    assert (done.business_day, done.approver) == (shift.business_day, "supervisor")
    assert expected_twd(desk) == FLOAT_TWD - AMOUNT_TWD
    with reading(engine) as connection:
        assert traces_of(connection, money.number) == PAID_ONCE
        assert money_faults(connection, money.number) == []


def test_what_was_paid_out_is_on_the_x_report_and_the_z_report(desk: Desk, money: Pickup) -> None:
    hand_over_pickup(desk, CLERK, make_entry(money), approver=SUPERVISOR)

    x_report = shift_report(desk, CLERK)
    begin_close(desk, CLERK)
    count_drawer(desk, CLERK, count_of(FLOAT_TWD - AMOUNT_TWD))
    close = sign_close(desk, CLERK, next_float_twd=Twd(1000))
    z_report = shift_report(desk, CLERK, close.shift_id)

    assert close.paid_in_twd == FLOAT_TWD - AMOUNT_TWD - 1000
    for report in (x_report, z_report):
        (entry,) = report.entries
        assert (entry.kind, entry.subject) == (EntryKind.PICKUP, money.number)
        assert report.expected_cash_twd == FLOAT_TWD - AMOUNT_TWD
        assert report.differences == ()


def test_the_journal_says_what_was_done_and_names_nobody(desk: Desk, money: Pickup) -> None:
    entry = on_pad(money, collector=Collector.AGENT, recipient_name="李小華", has_authority=True)
    hand_over_pickup(desk, CLERK, entry, approver=SUPERVISOR)

    with desk.open_unit() as unit:
        (written,) = unit.journal.entries(act="hand_over_pickup", subject=money.number)
    assert (written.actor, written.approver) == ("clerk", "supervisor")
    assert written.details == {
        "state": "handed_over",
        "collector": "agent",
        "document": "national_id",
        "signing": "pad",
        "amount_twd": AMOUNT_TWD,
        "reason": "分配款",
    }


@pytest.mark.parametrize("expected", [Twd(3000), None])
def test_another_amount_than_expected_is_journalled_beside_it(
    desk: Desk, expected: Twd | None
) -> None:
    open_shift(desk)
    pickup = arrive(desk, "money", amount_twd=expected)
    entry = make_entry(pickup, amount_twd=AMOUNT_TWD, reason="扣除手續費")

    with pytest.raises(ReasonMissing):
        hand_over_pickup(desk, CLERK, replace(entry, reason=" "), approver=SUPERVISOR)
    done = hand_over_pickup(desk, CLERK, entry, approver=SUPERVISOR)

    with desk.open_unit() as unit:
        (written,) = unit.journal.entries(act="hand_over_pickup", subject=pickup.number)
    assert done.amount_twd == AMOUNT_TWD
    assert written.details["expected_twd"] == expected
    assert written.details["reason"] == "扣除手續費"


def test_a_pickup_of_another_desk_is_paid_from_this_drawer(
    desk: Desk, engine: Engine, money: Pickup
) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other, float_twd=3000)

    done = hand_over_pickup(other, make_actor(desk_no=2), make_entry(money), approver=SUPERVISOR)

    assert done.desk_no == 2
    assert (expected_twd(desk), expected_twd(other)) == (FLOAT_TWD, 3000 - AMOUNT_TWD)
    assert read_pickup(desk, CLERK, money.number).pickup.desk_no == 1


# --- what is refused -------------------------------------------------------------------------

LEFT_OUT: list[tuple[PickupField, dict[str, Any]]] = [
    (PickupField.RECIPIENT_NAME, {"recipient_name": " "}),
    (PickupField.RECIPIENT_NAME, {"recipient_name": "王" * 61}),
    (PickupField.DOCUMENT_LAST4, {"document_last4": "789"}),
    (PickupField.DOCUMENT_LAST4, {"document_last4": "６７８９"}),
    (PickupField.AUTHORITY, {"collector": Collector.AGENT}),
    (PickupField.AUTHORITY, {"has_authority": True}),
    (PickupField.GIVEN, {"given": ""}),
    (PickupField.AMOUNT, {"amount_twd": None}),
    (PickupField.AMOUNT, {"amount_twd": Twd(0)}),
    (PickupField.AMOUNT, {"amount_twd": Twd(10_000_000)}),
    (PickupField.SIGNATURE, {"is_signed": False}),
    (PickupField.SIGNATURE, {"signature": SIGNATURE}),
    (PickupField.SIGNATURE, {"signing": Signing.PAD}),
    (PickupField.SIGNATURE, {"signing": Signing.PAD, "signature": b"GIF89a"}),
    (
        PickupField.SIGNATURE,
        {"signing": Signing.PAD, "signature": SIGNATURE.ljust(SIGNATURE_BYTES_MAX + 1)},
    ),
]


def test_an_entry_that_leaves_something_out_changes_nothing(
    desk: Desk, engine: Engine, money: Pickup
) -> None:
    for field, changes in LEFT_OUT:
        with pytest.raises(PickupFieldRefused) as refused:
            hand_over_pickup(desk, CLERK, make_entry(money, **changes), approver=SUPERVISOR)
        assert refused.value.field is field, changes
    with reading(engine) as connection:
        assert traces_of(connection, money.number) == NOTHING_DONE


def test_a_signature_of_the_largest_size_is_kept(desk: Desk) -> None:
    pickup = arrive(desk)
    signature = SIGNATURE.ljust(SIGNATURE_BYTES_MAX)

    hand_over_pickup(desk, CLERK, on_pad(pickup, signature=signature))

    assert read_signature(desk, SUPERVISOR, pickup.number) == signature


def test_money_needs_the_drawer_and_a_second_person(desk: Desk, engine: Engine) -> None:
    pickup = arrive(desk, "money")
    entry = make_entry(pickup)

    def hand_over(approver: Any = SUPERVISOR, actor: Any = CLERK, amount_twd: int = 0) -> None:  # noqa: ANN401 - people
        asked = replace(entry, amount_twd=Twd(amount_twd or AMOUNT_TWD))
        hand_over_pickup(desk, actor, asked, approver=approver)

    with pytest.raises(NoOpenShift):
        hand_over()
    open_shift(desk, float_twd=FLOAT_TWD)
    with pytest.raises(NotYourDrawer):
        hand_over(actor=OTHER_CLERK)
    with pytest.raises(DrawerTooEmpty) as refused:
        hand_over(amount_twd=FLOAT_TWD + 1)
    assert refused.value.in_drawer_twd == FLOAT_TWD
    with pytest.raises(ApprovalMissing):
        hand_over(approver=None)
    with pytest.raises(ApprovalRefused):
        hand_over(approver=OTHER_CLERK)
    with pytest.raises(ApprovalRefused):
        hand_over(approver=CLERK)
    begin_close(desk, CLERK)
    with pytest.raises(ShiftClosing):
        hand_over()
    with reading(engine) as connection:
        assert traces_of(connection, pickup.number) == NOTHING_DONE


def test_paper_needs_neither(desk: Desk) -> None:
    pickup = arrive(desk)

    done = hand_over_pickup(desk, OTHER_CLERK, make_entry(pickup), approver=SUPERVISOR)

    assert (done.handed_by, done.approver) == ("clerk2", "")


def test_what_is_not_at_the_counter_is_not_handed_over(desk: Desk) -> None:
    missing = replace(make_entry(arrive(desk)), number=PickupNumber("P11499999999"))
    with pytest.raises(UnknownPickup):
        hand_over_pickup(desk, CLERK, missing)

    booked = replace(arrive(desk), state=PickupState.READY, arrived_at=None)
    with desk.open_unit() as unit:
        unit.pickups.save(booked)
        unit.commit()
    with pytest.raises(PickupStepRefused) as refused:
        hand_over_pickup(desk, CLERK, make_entry(booked))
    assert (refused.value.state, refused.value.kind) == (PickupState.READY, StepKind.HAND_OVER)

    mark_arrived(desk, CLERK, booked.number)
    assert hand_over_pickup(desk, CLERK, make_entry(booked)).number == booked.number


def test_a_name_that_the_sheet_cannot_show_is_refused(desk: Desk) -> None:
    pickup = arrive(desk)

    with pytest.raises(UnprintableName) as refused:
        hand_over_pickup(desk, CLERK, make_entry(pickup, recipient_name="王\U000e0001"))

    assert refused.value.characters == ("\U000e0001",)


def test_nobody_else_hands_over(desk: Desk) -> None:
    pickup = arrive(desk)

    for role in (Role.VOLUNTEER, Role.AUDITOR, Role.ADMINISTRATOR, Role.CASHIER_OFFICE):
        with pytest.raises(NotPermitted):
            hand_over_pickup(desk, make_actor(role), make_entry(pickup))


# --- once ------------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", [True, False])
def test_a_lost_answer_to_the_commit_pays_once(
    desk: Desk, engine: Engine, money: Pickup, *, keep: bool
) -> None:
    lose_next_commit(engine, keep=keep)

    done = hand_over_pickup(desk, CLERK, on_pad(money), approver=SUPERVISOR)

    assert read_pickup(desk, CLERK, money.number).hand_over == done
    assert expected_twd(desk) == FLOAT_TWD - AMOUNT_TWD
    with reading(engine) as connection:
        assert traces_of(connection, money.number) == PAID_ONCE


def test_asking_again_finds_what_was_done_even_in_another_shift(
    desk: Desk, engine: Engine, money: Pickup
) -> None:
    done = hand_over_pickup(desk, CLERK, on_pad(money), approver=SUPERVISOR)
    begin_close(desk, CLERK)
    count_drawer(desk, CLERK, count_of(FLOAT_TWD - AMOUNT_TWD))
    sign_close(desk, CLERK, next_float_twd=Twd(1000))

    again = hand_over_pickup(desk, CLERK, on_pad(money, reason="同一筆"), approver=SUPERVISOR)

    assert again == done
    with reading(engine) as connection:
        assert traces_of(connection, money.number) == PAID_ONCE


OTHERWISE: list[dict[str, Any]] = [
    {"recipient_name": "李小華"},
    {"document_last4": "9999"},
    {"document": IdDocument.PASSPORT},
    {"given": "別的東西"},
    {"amount_twd": Twd(1)},
    {"collector": Collector.AGENT, "has_authority": True},
    {"signing": Signing.PAPER, "signature": b""},
    {"signature": SIGNATURE + b"!"},
]


def test_asking_again_for_something_else_is_refused(
    desk: Desk, engine: Engine, money: Pickup
) -> None:
    hand_over_pickup(desk, CLERK, on_pad(money), approver=SUPERVISOR)

    for changes in OTHERWISE:
        with pytest.raises(AlreadyHandedOver) as refused:
            hand_over_pickup(desk, CLERK, on_pad(money, **changes), approver=SUPERVISOR)
        assert (refused.value.desk_no, refused.value.handed_by) == (1, "clerk")
        assert refused.value.at == NOON
    with reading(engine) as connection:
        assert traces_of(connection, money.number) == PAID_ONCE


def test_whoever_else_asks_for_the_same_is_not_told_that_it_was_done_now(
    desk: Desk, engine: Engine, money: Pickup
) -> None:
    # They would open their own drawer for it.
    hand_over_pickup(desk, CLERK, make_entry(money), approver=SUPERVISOR)
    second = make_actor(Role.SUPERVISOR, staff_id=StaffId(88), login="supervisor2")
    other = make_desk(engine, desk_no=2)

    for where, actor, approver in (
        (desk, OTHER_CLERK, SUPERVISOR),
        (desk, CLERK, second),
        (desk, CLERK, None),
        (other, CLERK, SUPERVISOR),
    ):
        with pytest.raises(AlreadyHandedOver):
            hand_over_pickup(where, actor, make_entry(money), approver=approver)


def hand_over_at_once(place: Place, pickup: Pickup, pay: Callable[..., object]) -> list[str]:
    """Let two desks hand over the same pickup at the same moment; return what they heard."""
    gate = Barrier(2)

    def at_desk(desk_no: int) -> str:
        engine = place.open()
        try:
            desk = make_desk(engine, desk_no=desk_no, new_id=lambda: str(uuid4()))
            gate.wait()
            try:
                pay(desk, make_actor(desk_no=desk_no), make_entry(pickup), approver=SUPERVISOR)
            except AlreadyHandedOver as refused:
                return f"refused by {refused.desk_no}"
            return f"done by {desk_no}"
        finally:
            engine.dispose()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(at_desk, (1, 2)))


def pay_first(desk: Desk, actor: Actor, entry: HandOverEntry, *, approver: Actor) -> None:
    """Pay and write, each in a transaction of its own: the control."""
    assert approver is SUPERVISOR
    write_alone(desk, actor, entry, pay_out_alone(desk, actor, entry))


@pytest.fixture
def two_desks(desk: Desk, engine: Engine) -> Engine:
    """Two desks whose drawers hold NT$50,000 each."""
    for each in (desk, make_desk(engine, desk_no=2)):
        open_shift(each, float_twd=50_000)
    return engine


def test_two_desks_at_once_pay_once(desk: Desk, place: Place, two_desks: Engine) -> None:
    done = []
    for _ in range(8):
        pickup = arrive(desk, "money")
        heard = hand_over_at_once(place, pickup, hand_over_pickup)
        winner = heard[0].removeprefix("done by ")
        assert heard == [f"done by {winner}", f"refused by {winner}"]
        done.append(pickup.number)
    other = make_desk(two_desks, desk_no=2)
    assert expected_twd(desk) + expected_twd(other) == 100_000 - 8 * AMOUNT_TWD
    with reading(two_desks) as connection:
        for number in done:
            assert traces_of(connection, number) == PAID_ONCE | {"pickup_signatures": 0}


def test_without_one_transaction_two_desks_would_pay_twice(
    desk: Desk, place: Place, two_desks: Engine
) -> None:
    # The control: one of the two hears that it was done, when its money is gone.
    pickup = arrive(desk, "money")

    heard = hand_over_at_once(place, pickup, pay_first)

    assert heard[0].startswith("done by")
    assert heard[1].startswith("refused by")
    with reading(two_desks) as connection:
        assert traces_of(connection, pickup.number)["drawer_entries"] == 2
        assert "drawer_entries: pay_out_alone" in money_faults(connection, pickup.number)


# --- receipts --------------------------------------------------------------------------------


def test_a_receipt_is_named_in_the_hand_over(desk: Desk) -> None:
    open_shift(desk)
    receipt_number = pay_cash(desk, "sold").number
    pickup = arrive(desk, "receipt", receipt_number=receipt_number)

    done = hand_over_pickup(desk, CLERK, make_entry(pickup))

    assert done.receipt_number == receipt_number
    with desk.open_unit() as unit:
        (written,) = unit.journal.entries(act="hand_over_pickup", subject=pickup.number)
    assert written.details["receipt"] == receipt_number


# --- signatures ------------------------------------------------------------------------------


def test_a_signature_is_read_by_few_and_each_look_is_written_down(desk: Desk) -> None:
    pickup = arrive(desk)
    hand_over_pickup(desk, CLERK, on_pad(pickup))

    for role in (Role.CLERK, Role.VOLUNTEER, Role.ADMINISTRATOR, Role.CASHIER_OFFICE):
        with pytest.raises(NotPermitted):
            read_signature(desk, make_actor(role), pickup.number)
    for actor in (SUPERVISOR, AUDITOR):
        assert read_signature(desk, actor, pickup.number) == SIGNATURE

    with desk.open_unit() as unit:
        looks = unit.journal.entries(act="read_signature", subject=pickup.number)
    assert {look.actor for look in looks} == {"supervisor", "auditor"}
    assert [look.details for look in looks] == [{}, {}]


def test_there_is_no_picture_of_what_was_signed_on_paper(desk: Desk) -> None:
    pickup = arrive(desk)
    with pytest.raises(UnknownPickup):
        read_signature(desk, SUPERVISOR, pickup.number)
    hand_over_pickup(desk, CLERK, make_entry(pickup))

    with pytest.raises(SignedOnPaper):
        read_signature(desk, SUPERVISOR, pickup.number)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM pickup_signatures",
        "UPDATE pickup_signatures SET image = image || image",
    ],
)
def test_another_picture_is_not_shown_as_the_signature(
    desk: Desk, engine: Engine, change: str
) -> None:
    pickup = arrive(desk)
    hand_over_pickup(desk, CLERK, on_pad(pickup))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER pickup_signatures_no_delete")
            connection.exec_driver_sql("DROP TRIGGER pickup_signatures_no_update")
        else:
            connection.exec_driver_sql("ALTER TABLE pickup_signatures DISABLE TRIGGER ALL")
        connection.exec_driver_sql(change)

    with pytest.raises(SignatureChanged):
        read_signature(desk, SUPERVISOR, pickup.number)

    with reading(engine) as connection:
        assert [fault.kind for fault in pickup_faults(connection)] == [FaultKind.PICKUP_SIGNATURE]


def test_the_database_refuses_a_large_picture(desk: Desk, engine: Engine) -> None:
    pickup = arrive(desk)
    hand_over_pickup(desk, CLERK, make_entry(pickup))

    for size in (0, SIGNATURE_BYTES_MAX + 1):
        row = {"pickup_number": pickup.number, "image": bytes(size)}
        with engine.connect() as connection, pytest.raises(IntegrityError):
            connection.execute(insert(pickup_signatures), row)


# --- what the database refuses ---------------------------------------------------------------

IMPOSSIBLE: list[dict[str, Any]] = [
    {"entry_id": None},
    {"shift_id": None},
    {"approver": ""},
    {"approver": "clerk"},
    {"amount_twd": None},
    {"amount_twd": 0},
    {"entry_id": "nothing"},
    {"pickup_number": "P11499999999"},
]


def test_the_database_refuses_a_hand_over_that_cannot_be(
    desk: Desk, engine: Engine, money: Pickup
) -> None:
    done = hand_over_pickup(desk, CLERK, make_entry(money), approver=SUPERVISOR)
    other = arrive(desk, "money")
    alone = pay_out_alone(desk, CLERK, make_entry(other, amount_twd=Twd(10)))
    with engine.connect() as connection:
        row = dict(connection.execute(select(pickup_hand_overs)).mappings().one())
        row |= {"pickup_number": other.number, "entry_id": alone.entry_id, "chain_seq": 999}
        twice: list[dict[str, Any]] = [
            {"pickup_number": money.number},
            {"entry_id": done.entry_id},
        ]
        for changes in (*IMPOSSIBLE, *twice):
            with pytest.raises(IntegrityError), connection.begin_nested():
                connection.execute(insert(pickup_hand_overs), row | changes)
        # The control: but for that, it would let the row in.
        connection.execute(insert(pickup_hand_overs), row)
        assert len(connection.execute(select(pickup_hand_overs)).all()) == 2
