"""The clock cannot bend the books: it jumps at every step, over midnights and new years."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, make_machine
from close_desk import at, close_cash_shift
from counter_app.domain.calendar import TAIPEI, roc_year
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import Receipt
from counter_app.domain.shifts import DayBeforeLast, YesterdayOpen
from counter_app.domain.staff import Role
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.shifts import approve_late_day, float_for_next, open_shift
from factories import make_actor, make_draft, make_fee

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
OPENINGS = [
    datetime(2025, 12, 31, 23, 59, 59, tzinfo=TAIPEI),
    datetime(2026, 1, 1, 0, 0, 0, tzinfo=TAIPEI),
    datetime(2025, 12, 31, 15, 59, 59, tzinfo=UTC),
    datetime(2025, 12, 31, 16, 0, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 12, 0, tzinfo=TAIPEI),
    datetime(2027, 2, 28, 23, 59, 59, 999_999, tzinfo=TAIPEI),
]
JUMPS = [timedelta(days=days) for days in (-366, -1, 0, 1, 31, 366)] + [
    timedelta(seconds=seconds) for seconds in (-3600, -1, 1, 3600)
]


class JumpingClock:
    """A clock that jumps somewhere else each time it is looked at."""

    def __init__(self, start: datetime, seed: int) -> None:
        self._start = start
        self._rng = random.Random(seed)

    def __call__(self) -> datetime:
        return self._start + self._rng.choice(JUMPS)


def pay_cash(desk: Desk, name: str) -> Receipt:
    settlement = settle_at_hand(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),), payment_id=PaymentId(name)),
        (CashLaidDown(tendered_twd=Twd(6)),),
        agreed_twd=Twd(6),
    )
    assert settlement.receipt is not None
    return settlement.receipt


def pay_card(desk: Desk, name: str, truth: Path) -> Receipt:
    machine, _wire = make_machine(truth)
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),), payment_id=PaymentId(name)),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device=TERMINAL,
        agreed_twd=Twd(6),
    )
    settlement = ask_machine(
        desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
    )
    assert settlement.receipt is not None
    return settlement.receipt


@pytest.mark.parametrize("opened_at", OPENINGS, ids=str)
def test_day_year_and_number_agree_whatever_the_clock_does(
    desk: Desk, engine: Engine, tmp_path: Path, opened_at: datetime
) -> None:
    shift = open_shift(replace(desk, clock=at(opened_at)), CLERK, float_twd=Twd(0))
    # Money is taken after the day only with approval; this is about what numbers it gets then.
    approve_late_day(desk, CLERK, SUPERVISOR, reason="時鐘不準")
    jumping = replace(desk, clock=JumpingClock(opened_at, seed=OPENINGS.index(opened_at)))

    receipts = [
        pay_card(jumping, f"p-{n}", tmp_path / "truth")
        if n % 3 == 0
        else pay_cash(jumping, f"p-{n}")
        for n in range(12)
    ]

    assert shift.business_day == opened_at.astimezone(TAIPEI).date()
    assert {receipt.business_day for receipt in receipts} == {shift.business_day}
    serials = [int(receipt.number[6:]) for receipt in receipts]
    assert serials == list(range(1, len(receipts) + 1))
    assert {int(receipt.number[1:4]) for receipt in receipts} == {roc_year(shift.business_day)}
    # The time on the paper is the clock's, right or wrong; it never decides anything.
    assert len({receipt.issued_at for receipt in receipts}) > 1


def test_the_journal_stays_in_the_order_of_its_links(desk: Desk, engine: Engine) -> None:
    clock = JumpingClock(OPENINGS[0], seed=9)
    jumping = replace(desk, clock=clock)
    open_shift(jumping, CLERK, float_twd=Twd(0))
    approve_late_day(jumping, CLERK, SUPERVISOR, reason="時鐘不準")
    for n in range(8):
        pay_cash(jumping, f"p-{n}")

    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="settle_payment")
    by_link = sorted(entries, key=lambda entry: entry.chain_seq)
    assert [entry.subject for entry in by_link] == [f"p-{n}" for n in range(8)]


EVE = datetime(2025, 12, 31, 16, 0, tzinfo=TAIPEI)
"""The afternoon before ROC 115."""


def test_a_shift_of_the_old_year_numbers_in_the_old_year_after_midnight(desk: Desk) -> None:
    open_shift(replace(desk, clock=at(EVE)), CLERK, float_twd=Twd(0))
    before = pay_cash(replace(desk, clock=at(EVE)), "before")

    after = pay_cash(replace(desk, clock=at(EVE + timedelta(hours=9))), "after")
    closed = close_cash_shift(
        replace(desk, clock=at(EVE + timedelta(hours=9))), CLERK, is_open=True
    )
    new_year = replace(desk, clock=at(EVE + timedelta(hours=16)))
    open_shift(new_year, CLERK, float_twd=Twd(0))
    first = pay_cash(new_year, "first")

    assert [before.number, after.number] == ["R11401000001", "R11401000002"]
    assert after.business_day == EVE.date()
    assert closed.business_day == EVE.date()
    assert first.number == "R11501000001"


@pytest.mark.parametrize("clock", ["23:00", "00:00", "02:59", "11:00 the day before"])
def test_yesterday_goes_on_by_itself_for_a_while(desk: Desk, clock: str) -> None:
    hours = {"23:00": 7, "00:00": 8, "02:59": 10.99}.get(clock, -29)
    open_shift(replace(desk, clock=at(EVE)), CLERK, float_twd=Twd(0))

    later = pay_cash(replace(desk, clock=at(EVE + timedelta(hours=hours))), "later")

    assert later.business_day == EVE.date()


@pytest.mark.parametrize(("hours", "until_hour"), [(11, 3), (8, 0), (35, 3), (24 * 366, 3)])
def test_a_day_that_is_over_goes_on_with_approval_only(
    desk: Desk, hours: int, until_hour: int
) -> None:
    desk = replace(desk, late_until_hour=until_hour)
    open_shift(replace(desk, clock=at(EVE)), CLERK, float_twd=Twd(0))
    later = replace(desk, clock=at(EVE + timedelta(hours=hours)))

    with pytest.raises(YesterdayOpen) as refused:
        pay_cash(later, "later")
    approve_late_day(later, CLERK, SUPERVISOR, reason="民眾已在排隊")
    approved = pay_cash(later, "later")

    assert refused.value.business_day == EVE.date()
    assert (approved.business_day, approved.number) == (EVE.date(), "R11401000001")


def test_a_clock_set_back_opens_no_earlier_day_without_approval(desk: Desk) -> None:
    close_cash_shift(replace(desk, clock=at(EVE)), CLERK)
    back = replace(desk, clock=at(EVE - timedelta(days=30)))

    with pytest.raises(DayBeforeLast) as refused:
        open_shift(back, CLERK, float_twd=Twd(0))
    shift = open_shift(
        back, CLERK, float_twd=Twd(0), approver=SUPERVISOR, reason="前次時鐘快了一個月"
    )

    assert refused.value.last_day == EVE.date()
    assert shift.business_day < EVE.date()


@pytest.mark.parametrize("opened_at", OPENINGS, ids=str)
def test_a_close_is_numbered_whatever_the_clock_does(desk: Desk, opened_at: datetime) -> None:
    jumping = replace(desk, clock=JumpingClock(opened_at, seed=5))
    closed = []
    for _ in range(4):
        try:
            open_shift(jumping, CLERK, float_twd=Twd(5000))
        except DayBeforeLast:
            open_shift(
                jumping,
                CLERK,
                float_twd=Twd(5000),
                approver=SUPERVISOR,
                reason="時鐘不準",
            )
        closed.append(close_cash_shift(jumping, CLERK, is_open=True))

    assert [each.z_number for each in closed] == [1, 2, 3, 4]
    # The close carries the day of its shift, not the clock's, and the newest float is carried.
    with desk.open_unit() as unit:
        shifts = [unit.shifts.get(each.shift_id) for each in closed]
    assert [each.business_day for each in closed] == [
        shift.business_day for shift in shifts if shift is not None
    ]
    assert float_for_next(desk, CLERK) == closed[-1].next_float_twd
