import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, make_machine
from close_desk import (
    OTHER_CLERK,
    SUPERVISOR,
    at,
    close_cash_shift,
    count_of,
    pay_card,
    pay_cash,
)
from counter_app.domain.approvals import ApprovedAct, ReasonMissing
from counter_app.domain.drawer import (
    CashCount,
    CountPurpose,
    CountRefused,
    DrawerTooEmpty,
    EntryKind,
    HandOverToSelf,
    NotYourDrawer,
)
from counter_app.domain.money import Twd
from counter_app.domain.parts import AmountNotPositive
from counter_app.domain.shifts import (
    FloatNegative,
    NoOpenShift,
    ShiftAlreadyOpen,
    ShiftClosing,
    YesterdayOpen,
)
from counter_app.domain.staff import Actor, ApprovalRefused, NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.day_close import begin_close, count_drawer, sign_close
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.shifts import (
    approve_late_day,
    float_for_next,
    hand_over,
    last_count,
    move_cash,
    open_shift,
    shift_in_hand,
)
from factories import NOON, StoppedClock, make_actor, make_case_row, make_desk, make_draft
from lost_commit import lose_next_commit

CLERK = make_actor()


def test_a_shift_has_the_taipei_day_on_which_it_was_opened(desk: Desk) -> None:
    late_in_utc = datetime(2025, 12, 31, 16, 0, tzinfo=UTC)

    shift = open_shift(replace(desk, clock=StoppedClock(late_in_utc)), CLERK, float_twd=Twd(5000))

    assert shift.business_day == date(2026, 1, 1)


def test_a_drawer_is_open_once(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))

    with pytest.raises(ShiftAlreadyOpen) as refused:
        open_shift(desk, CLERK, float_twd=Twd(0))

    assert refused.value.business_day == NOON.date()


def test_each_desk_has_a_drawer_of_its_own(desk: Desk, engine: Engine) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    open_shift(make_desk(engine, desk_no=2), make_actor(desk_no=2), float_twd=Twd(0))


def test_two_clicks_at_once_open_one_drawer(desk: Desk) -> None:
    results: list[object] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            results.append(open_shift(desk, CLERK, float_twd=Twd(5000)))
        except ShiftAlreadyOpen as refused:
            results.append(refused)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(type(result).__name__ for result in results) == ["Shift", "ShiftAlreadyOpen"]


def test_a_float_below_zero_is_refused(desk: Desk) -> None:
    with pytest.raises(FloatNegative):
        open_shift(desk, CLERK, float_twd=Twd(-1))


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_not_everybody_opens_a_drawer(desk: Desk, role: Role) -> None:
    with pytest.raises(NotPermitted):
        open_shift(desk, make_actor(role), float_twd=Twd(0))


def test_without_a_shift_there_is_nothing_in_hand(desk: Desk) -> None:
    assert shift_in_hand(desk, CLERK) is None


def test_what_a_shift_took_is_told_by_tender(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    draft = make_draft(make_case_row(engine))
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        draft,
        kind=TenderKind.CARD,
        amount_twd=Twd(2000),
        device=TERMINAL,
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    machine, _wire = make_machine(tmp_path / "truth")
    ask_machine(desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id)
    before = shift_in_hand(desk, CLERK)
    settle_at_hand(
        desk, CLERK, draft, (CashLaidDown(tendered_twd=Twd(1000)),), agreed_twd=Twd(2350)
    )

    in_hand = shift_in_hand(desk, CLERK)

    assert before is not None
    assert before.totals.payment_count == 0
    assert in_hand is not None
    assert in_hand.totals.payment_count == 1
    # Cash counts without the change that went back.
    assert in_hand.totals.by_tender_twd == {"card": 2000, "cash": 350}
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="open_shift")
    assert entry.details == {"business_day": "2025-11-20", "float_twd": 5000}


# --- the float, and days in their order ----------------------------------------------------


def test_the_float_of_the_last_close_is_proposed_and_another_is_written_down(desk: Desk) -> None:
    assert float_for_next(desk, CLERK) is None
    close_cash_shift(desk, CLERK)

    assert float_for_next(desk, CLERK) == 1000
    open_shift(desk, CLERK, float_twd=Twd(1200))

    with desk.open_unit() as unit:
        *_first, entry = unit.journal.entries(act="open_shift")
    assert entry.details["carried_twd"] == 1000
    assert entry.details["difference_twd"] == 200


def test_yesterday_is_closed_before_today_is_opened(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    today = replace(desk, clock=at(NOON + timedelta(days=1)))

    with pytest.raises(YesterdayOpen) as refused:
        open_shift(today, CLERK, float_twd=Twd(0))
    begin_close(today, CLERK)
    with pytest.raises(YesterdayOpen):
        open_shift(today, CLERK, float_twd=Twd(0))
    closed = close_cash_shift(today, CLERK, is_open=True)
    shift = open_shift(today, CLERK, float_twd=Twd(1000))

    assert refused.value.business_day == NOON.date()
    assert closed.business_day == NOON.date()
    assert shift.business_day == NOON.date() + timedelta(days=1)


def test_a_second_shift_on_one_day_goes_on_with_its_numbers(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(0))
    pay_cash(desk, "morning")
    close_cash_shift(desk, CLERK, is_open=True)
    open_shift(desk, OTHER_CLERK, float_twd=Twd(6))

    receipt = pay_cash(desk, "afternoon", OTHER_CLERK)

    assert receipt.number == "R11401000002"


def test_a_late_day_is_approved_by_another_person_in_words(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(0))
    late = replace(desk, clock=at(NOON + timedelta(days=1)))

    with pytest.raises(ApprovalRefused):
        approve_late_day(late, CLERK, CLERK, reason="民眾在排隊")
    with pytest.raises(ReasonMissing):
        approve_late_day(late, CLERK, SUPERVISOR, reason="")
    before = shift_in_hand(late, CLERK)
    shift = approve_late_day(late, CLERK, SUPERVISOR, reason="民眾在排隊")
    approve_late_day(late, CLERK, SUPERVISOR, reason="再按一次")
    after = shift_in_hand(late, CLERK)

    assert before is not None
    assert after is not None
    assert (before.is_late, before.is_late_approved) == (True, False)
    assert (after.is_late, after.is_late_approved) == (True, True)
    with desk.open_unit() as unit:
        (approval,) = unit.approvals.of_subject(shift.shift_id)
    assert approval.act is ApprovedAct.OPEN_LATE_DAY


# --- cash in and out -----------------------------------------------------------------------


def test_cash_goes_in_and_out_with_a_reason(desk: Desk) -> None:
    shift = open_shift(desk, CLERK, float_twd=Twd(5000))

    move_cash(desk, CLERK, kind=EntryKind.CASH_IN, amount_twd=Twd(2000), reason="換零錢")
    out = move_cash(desk, CLERK, kind=EntryKind.CASH_OUT, amount_twd=Twd(7000), reason="繳庫")

    with desk.open_unit() as unit:
        entries = unit.drawer.entries(shift.shift_id)
        expected_twd = unit.takings.expected_cash(shift)
        journalled = unit.journal.entries(act="move_cash")
    assert [entry.flow_twd for entry in entries] == [2000, -7000]
    assert entries[-1] == out
    assert expected_twd == 0
    assert journalled[-1].details == {
        "kind": "cash_out",
        "amount_twd": 7000,
        "reason": "繳庫",
    }


def test_no_more_cash_leaves_than_is_there(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))

    with pytest.raises(DrawerTooEmpty) as refused:
        move_cash(desk, CLERK, kind=EntryKind.CASH_OUT, amount_twd=Twd(5001), reason="繳庫")

    assert refused.value.in_drawer_twd == 5000


@pytest.mark.parametrize(
    ("amount_twd", "reason", "refusal"),
    [(0, "繳庫", AmountNotPositive), (-5, "繳庫", AmountNotPositive), (5, " ", ReasonMissing)],
)
def test_an_entry_that_says_too_little_is_refused(
    desk: Desk, amount_twd: int, reason: str, refusal: type[Exception]
) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))

    with pytest.raises(refusal):
        move_cash(desk, CLERK, kind=EntryKind.CASH_IN, amount_twd=Twd(amount_twd), reason=reason)


def test_cash_moves_in_an_open_shift_of_ones_own(desk: Desk) -> None:
    def cash_in(actor: Actor) -> None:
        move_cash(desk, actor, kind=EntryKind.CASH_IN, amount_twd=Twd(1), reason="換零錢")

    with pytest.raises(NoOpenShift):
        cash_in(CLERK)
    open_shift(desk, CLERK, float_twd=Twd(5000))
    for other in (OTHER_CLERK, SUPERVISOR):
        with pytest.raises(NotYourDrawer) as refused:
            cash_in(other)
        assert refused.value.clerk == CLERK.login
    begin_close(desk, CLERK)
    with pytest.raises(ShiftClosing):
        cash_in(CLERK)


# --- whose drawer it is --------------------------------------------------------------------


def test_who_has_the_drawer_takes_the_money_and_nobody_else(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))

    for other in (OTHER_CLERK, SUPERVISOR):
        with pytest.raises(NotYourDrawer):
            pay_cash(desk, "p-1", other)
        with pytest.raises(NotYourDrawer):
            pay_card(desk, "p-1", other)
    hand_over(desk, CLERK, to=OTHER_CLERK, count=count_of(5000))

    assert pay_cash(desk, "p-1", OTHER_CLERK).number == "R11401000001"
    with pytest.raises(NotYourDrawer):
        pay_cash(desk, "p-2")


def test_a_hand_over_counts_blind_and_never_fails_for_a_difference(desk: Desk) -> None:
    shift = open_shift(desk, CLERK, float_twd=Twd(5000))
    pay_cash(desk, "p-1")

    done = hand_over(desk, CLERK, to=OTHER_CLERK, count=count_of(5000))
    count = last_count(desk, OTHER_CLERK)

    assert (done.from_clerk, done.to_clerk) == (CLERK.login, OTHER_CLERK.login)
    assert count is not None
    assert count.count_id == done.count_id
    assert (count.purpose, count.difference_twd) == (CountPurpose.HAND_OVER, -6)
    with desk.open_unit() as unit:
        assert unit.drawer.hand_overs(shift.shift_id) == [done]
        (entry,) = unit.journal.entries(act="hand_over")
    assert (entry.details["counted_twd"], entry.details["expected_twd"]) == (5000, 5006)
    # It is still in the books: the close finds it.
    begin_close(desk, OTHER_CLERK)
    assert count_drawer(desk, OTHER_CLERK, count_of(5000)).difference_twd == -6


def test_a_drawer_is_handed_over_by_who_has_it_or_by_a_supervisor(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))

    with pytest.raises(NotYourDrawer):
        hand_over(desk, OTHER_CLERK, to=OTHER_CLERK, count=count_of(5000))
    with pytest.raises(HandOverToSelf):
        hand_over(desk, CLERK, to=CLERK, count=count_of(5000))
    with pytest.raises(NotPermitted):
        hand_over(desk, CLERK, to=make_actor(Role.AUDITOR), count=count_of(5000))
    with pytest.raises(CountRefused):
        hand_over(desk, CLERK, to=OTHER_CLERK, count=CashCount(pieces={1000: -1}))
    done = hand_over(desk, SUPERVISOR, to=OTHER_CLERK, count=count_of(5000))

    assert (done.from_clerk, done.to_clerk) == (CLERK.login, OTHER_CLERK.login)


def test_a_drawer_is_not_handed_over_while_it_is_counted(desk: Desk) -> None:
    with pytest.raises(NoOpenShift):
        hand_over(desk, CLERK, to=OTHER_CLERK, count=count_of(0))
    open_shift(desk, CLERK, float_twd=Twd(5000))
    begin_close(desk, CLERK)

    with pytest.raises(ShiftClosing):
        hand_over(desk, CLERK, to=OTHER_CLERK, count=count_of(5000))


# --- the answer to the commit is lost ------------------------------------------------------


@pytest.mark.parametrize("keep", [True, False])
def test_cash_moves_once_when_the_answer_to_the_commit_is_lost(
    desk: Desk, engine: Engine, *, keep: bool
) -> None:
    shift = open_shift(desk, CLERK, float_twd=Twd(5000))
    lose_next_commit(engine, keep=keep)

    move_cash(desk, CLERK, kind=EntryKind.CASH_OUT, amount_twd=Twd(3000), reason="繳庫")

    with desk.open_unit() as unit:
        assert [entry.amount_twd for entry in unit.drawer.entries(shift.shift_id)] == [3000]


@pytest.mark.parametrize("keep", [True, False])
def test_a_drawer_is_handed_over_once_when_the_answer_to_the_commit_is_lost(
    desk: Desk, engine: Engine, *, keep: bool
) -> None:
    shift = open_shift(desk, CLERK, float_twd=Twd(5000))
    lose_next_commit(engine, keep=keep)

    done = hand_over(desk, CLERK, to=OTHER_CLERK, count=count_of(5000))

    with desk.open_unit() as unit:
        assert unit.drawer.hand_overs(shift.shift_id) == [done]
        assert len(unit.drawer.counts(shift.shift_id)) == 1


@pytest.mark.parametrize("keep", [True, False])
def test_a_close_is_signed_once_when_the_answer_to_the_commit_is_lost(
    desk: Desk, engine: Engine, *, keep: bool
) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    begin_close(desk, CLERK)
    count_drawer(desk, CLERK, count_of(5000))
    lose_next_commit(engine, keep=keep)

    signed = sign_close(desk, CLERK, next_float_twd=Twd(1000))

    with desk.open_unit() as unit:
        assert unit.closing.last_close(1) == signed
    assert signed.z_number == 1
