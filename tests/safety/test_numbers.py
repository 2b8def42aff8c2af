"""Numbers under eight processes that roll back and die: no gap, no duplicate."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from chain_check import chain_faults
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import Receipt
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.store.errors import StoreBusy
from counter_app.store.opening import reading
from counter_app.store.schema import receipt_counters
from counter_app.store.unit_of_work import UnitOfWork
from factories import CountedIds, make_actor, make_desk, make_draft, make_fee, open_shift
from failing_workers import ROLLED_BACK, Failing, RolledBack, run_workers
from stores import Place

PROCESSES = 8
PAYMENTS = 60
DAY = date(2025, 11, 20)


def pay_until_done(place: Place, desk_no: int, worker: int, seed: int) -> None:
    """Settle payments one after the other; what was rolled back or had to wait is tried again."""
    Failing.rng = random.Random(f"{worker}/{seed}")
    engine = place.open()
    desk = replace(
        make_desk(engine, desk_no=desk_no, new_id=CountedIds(prefix=f"w{worker}-{seed}")),
        open_unit=lambda: Failing(engine),
        missing_glyphs=lambda _text: (),
    )
    for index in range(PAYMENTS):
        while not pay(desk, f"p{worker}-{index}"):
            pass
    engine.dispose()


def pay(desk: Desk, payment_id: str) -> bool:
    try:
        settle_at_hand(
            desk,
            make_actor(desk_no=desk.desk_no),
            make_draft(fees=(make_fee(),), payment_id=PaymentId(payment_id)),
            (CashLaidDown(tendered_twd=Twd(6)),),
            agreed_twd=Twd(6),
        )
    except (RolledBack, StoreBusy):
        return False
    return True


def issued(place: Place) -> dict[int, list[Receipt]]:
    """Return the receipts of every desk, in the order of their numbers."""
    engine = place.open()
    found: dict[int, list[Receipt]] = {}
    with UnitOfWork(engine) as unit:
        for desk_no in range(1, PROCESSES + 1):
            numbers = unit.receipts.numbers(desk_no)
            receipts = [unit.receipts.get(number) for number in numbers]
            found[desk_no] = [receipt for receipt in receipts if receipt is not None]
    with reading(engine) as connection:
        assert chain_faults(connection) == []
        counters = connection.execute(select(receipt_counters))
        for row in counters:
            assert row.last_serial == len(found[row.desk_no])
    engine.dispose()
    return found


@pytest.mark.timeout(300)
@pytest.mark.parametrize("desks", [1, PROCESSES], ids=["one desk", "a desk each"])
def test_numbers_have_no_gaps_and_no_duplicates(place: Place, desks: int) -> None:
    engine = place.open()
    for desk_no in range(1, desks + 1):
        open_shift(make_desk(engine, desk_no=desk_no))
    engine.dispose()

    deaths = run_workers(
        pay_until_done, [(place, 1 + worker % desks, worker) for worker in range(PROCESSES)]
    )

    found = issued(place)
    assert deaths > 0
    assert sum(map(len, found.values())) == PROCESSES * PAYMENTS
    for receipts in found.values():
        serials = [int(receipt.number[6:]) for receipt in receipts]
        assert serials == list(range(1, len(receipts) + 1))
    payments = [receipt.number for receipts in found.values() for receipt in receipts]
    assert len(set(payments)) == len(payments)


# --- controls ------------------------------------------------------------------------------


def test_a_sequence_leaves_gaps(new_postgresql_place: Callable[[], Place]) -> None:
    engine = new_postgresql_place().open()
    with engine.begin() as connection:
        connection.execute(text("CREATE SEQUENCE receipt_numbers"))
        connection.execute(text("CREATE TABLE taken (number integer PRIMARY KEY)"))
    rng = random.Random(1)
    for _ in range(100):
        with engine.connect() as connection:
            connection.execute(text("INSERT INTO taken SELECT nextval('receipt_numbers')"))
            if rng.random() >= ROLLED_BACK:
                connection.commit()
    with engine.connect() as connection:
        numbers = list(connection.execute(text("SELECT number FROM taken")).scalars())
    engine.dispose()

    assert max(numbers) > len(numbers)


def test_a_number_taken_before_the_transaction_leaves_gaps(place: Place) -> None:
    engine = place.open()
    rng = random.Random(1)
    kept = []
    for _ in range(50):
        with UnitOfWork(engine) as unit:
            number = unit.receipts.take_number(desk_no=1, business_day=DAY)
            unit.commit()
        with UnitOfWork(engine) as unit:
            unit.facts.put(number, "paid")
            if rng.random() >= ROLLED_BACK:
                unit.commit()
                kept.append(int(number[6:]))
    engine.dispose()

    assert max(kept) > len(kept)


def test_a_number_in_the_transaction_is_given_back(place: Place) -> None:
    engine = place.open()
    rng = random.Random(1)
    kept = []
    for _ in range(50):
        with UnitOfWork(engine) as unit:
            number = unit.receipts.take_number(desk_no=1, business_day=DAY)
            if rng.random() >= ROLLED_BACK:
                unit.commit()
                kept.append(int(number[6:]))
    engine.dispose()

    assert kept == list(range(1, len(kept) + 1))
