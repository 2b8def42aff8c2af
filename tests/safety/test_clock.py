"""The clock cannot bend the books: it jumps at every step, over midnights and new years."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, make_machine
from counter_app.domain.calendar import TAIPEI, roc_year
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import Receipt
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.shifts import open_shift
from factories import make_actor, make_draft, make_fee

CLERK = make_actor()
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


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


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
    for n in range(8):
        pay_cash(jumping, f"p-{n}")

    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="settle_payment")
    by_link = sorted(entries, key=lambda entry: entry.chain_seq)
    assert [entry.subject for entry in by_link] == [f"p-{n}" for n in range(8)]
