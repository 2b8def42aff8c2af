"""Notices from eight processes that roll back and die: numbers without gaps and duplicates, and
no number of a bank with two open debts."""

import random
from dataclasses import replace
from datetime import date
from typing import Self

import pytest
from sqlalchemy import Connection, Engine, func, select, update

from chain_check import chain_faults
from counter_app.domain.cases import CaseId
from counter_app.domain.notice_terms import BankTerms
from counter_app.domain.notices import BatchId
from counter_app.domain.virtual_accounts import AccountsUsedUp
from counter_app.services.desk import Desk
from counter_app.services.notices import issue_many, issue_notice
from counter_app.store.errors import StoreBusy
from counter_app.store.notices import NoticeRepository
from counter_app.store.opening import reading
from counter_app.store.schema import cases, notices, number_counters, virtual_accounts
from counter_app.store.unit_of_work import UnitOfWork
from factories import CountedIds, make_actor, make_case_row, make_desk
from failing_workers import ROLLED_BACK, Failing, RolledBack, run_workers
from notice_desk import put_terms
from stores import Place

PROCESSES = 8
CASES = 24
OPEN_AT_ONCE = 10
"""Debts that a process leaves open: all together, most of the numbers of the range."""
CHUNK = 4
SMALL = BankTerms(profile="808-single", prefix="1234567890", is_confirmed=True)
"""A range of ninety-nine numbers."""
DAY = date(2025, 11, 20)


def make_rows(engine: Engine, count: int, *, first: int = 1) -> list[CaseId]:
    return [
        make_case_row(engine, case_number=f"宜執和114年綜所稅執字第{serial:08d}號")
        for serial in range(first, first + count)
    ]


def settle(engine: Engine, case_ids: list[CaseId]) -> None:
    with engine.begin() as connection:
        connection.execute(
            update(cases)
            .where(cases.c.case_id.in_(case_ids))
            .values(principal_twd=0, late_fee_twd=0, interest_twd=0, costs_twd=0)
        )


def shared_accounts(connection: Connection) -> list[str]:
    """Return the accounts that stand on notices of more than one open debt."""
    # The check digit of this bank does not depend on the amount: one account, one number.
    query = (
        select(notices.c.virtual_account)
        .join(cases, cases.c.case_id == notices.c.case_id)
        .where(cases.c.is_open)
        .group_by(notices.c.virtual_account)
        .having(func.count(func.distinct(notices.c.case_id)) > 1)
    )
    return list(connection.execute(query).scalars())


def issue_until_done(place: Place, worker: int, mine: list[CaseId], seed: int) -> None:
    """Issue notices one by one or in chunks; older debts are settled meanwhile."""
    Failing.rng = random.Random(f"{worker}/{seed}")
    engine = place.open()
    desk = replace(
        make_desk(engine, desk_no=worker + 1, new_id=CountedIds(prefix=f"w{worker}-{seed}")),
        open_unit=lambda: Failing(engine),
        missing_glyphs=lambda _text: (),
    )
    step = CHUNK if worker % 2 else 1
    for first in range(0, len(mine), step):
        wanted = mine[first : first + step]
        while not issue(desk, wanted):
            pass
        with reading(engine) as connection:
            assert shared_accounts(connection) == []
        settle(engine, mine[: max(first + step - OPEN_AT_ONCE, 0)])
    engine.dispose()


def issue(desk: Desk, wanted: list[CaseId]) -> bool:
    actor = make_actor(desk_no=desk.desk_no)
    try:
        with desk.open_unit() as unit:
            if unit.notices.of_case(wanted[0]):
                return True  # it died after the commit
        if len(wanted) == 1:
            issue_notice(desk, actor, wanted[0])
            return True
        with desk.open_unit() as unit:
            issue_many(unit, desk, actor, wanted, batch_id=BatchId(desk.new_id()))
            unit.commit()
    except (RolledBack, StoreBusy):
        return False
    return True


@pytest.mark.timeout(300)
def test_numbers_have_no_gaps_and_no_account_has_two_open_debts(place: Place) -> None:
    engine = place.open()
    put_terms(make_desk(engine), bank=SMALL)
    rows = make_rows(engine, PROCESSES * CASES)
    engine.dispose()

    deaths = run_workers(
        issue_until_done,
        [
            (place, worker, rows[worker * CASES : (worker + 1) * CASES])
            for worker in range(PROCESSES)
        ],
    )

    assert deaths > 0
    engine = place.open()
    with UnitOfWork(engine) as unit:
        numbers = unit.notices.numbers(issued_on=DAY)
    with reading(engine) as connection:
        last = connection.scalar(
            select(number_counters.c.last_number).where(number_counters.c.series == "N114")
        )
        assert chain_faults(connection) == []
        assert shared_accounts(connection) == []
        # The numbers went round: there are fewer of them than debts.
        assert connection.scalar(select(func.count()).select_from(virtual_accounts)) == 99
    engine.dispose()
    assert [int(number[4:]) for number in numbers] == list(range(1, PROCESSES * CASES + 1))
    assert last == PROCESSES * CASES


def test_a_number_of_a_bank_is_free_once_its_debt_is_settled(place: Place) -> None:
    engine = place.open()
    desk = make_desk(engine)
    put_terms(desk, bank=SMALL)
    *held, one, other = make_rows(engine, 101)
    with desk.open_unit() as unit:
        issued = issue_many(unit, desk, make_actor(), held, batch_id=BatchId("b"))
        unit.commit()

    with pytest.raises(AccountsUsedUp):
        issue_notice(desk, make_actor(), one)
    settle(engine, [held[41]])
    notice = issue_notice(desk, make_actor(), one)
    with pytest.raises(AccountsUsedUp):
        issue_notice(desk, make_actor(), other)

    before = issued[41]
    assert not isinstance(before, Exception)
    assert notice.virtual_account == before.virtual_account
    with desk.open_unit() as unit:
        assert notice.virtual_account is not None
        assert unit.notices.holder_of(notice.virtual_account.base) == notice.number
        assert unit.notices.get(before.number) == before
    engine.dispose()


# --- controls -----------------------------------------------------------------------------------


class CarelessNotices(NoticeRepository):
    """Hands out the next number of the range, whoever has it."""

    def _held(self, *_bounds: object, **_more: object) -> set[str]:
        return set()


class Careless(UnitOfWork):
    """A unit of work whose numbers of the bank may be anybody's."""

    def __enter__(self) -> Self:
        super().__enter__()
        self.notices = CarelessNotices(self._connection, self._chain)
        return self


def test_without_a_look_at_the_holder_two_open_debts_have_one_account(place: Place) -> None:
    engine = place.open()
    desk = replace(make_desk(engine), open_unit=lambda: Careless(engine))
    put_terms(desk, bank=SMALL)
    *first, again = make_rows(engine, 100)
    with desk.open_unit() as unit:
        issue_many(unit, desk, make_actor(), first, batch_id=BatchId("b"))
        unit.commit()
    issue_notice(desk, make_actor(), again)

    with reading(engine) as connection:
        assert len(shared_accounts(connection)) == 1
    engine.dispose()


def test_a_number_taken_before_the_transaction_leaves_gaps(place: Place) -> None:
    engine = place.open()
    rng = random.Random(1)
    kept = []
    for _ in range(50):
        with UnitOfWork(engine) as unit:
            (number,) = unit.notices.take_numbers(issued_on=DAY, count=1)
            unit.commit()
        if rng.random() >= ROLLED_BACK:
            kept.append(int(number[4:]))
    engine.dispose()

    assert max(kept) > len(kept)
