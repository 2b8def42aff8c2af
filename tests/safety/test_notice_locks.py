"""Desks that issue, post and take money for the same cases at once wait in one direction only.

On SQLite whoever writes holds the whole store.  On PostgreSQL two that hold what the other wants
are told so by the database, which ends one of them: that one could be the desk with a payer.
"""

import time
from collections.abc import Callable
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, text

from counter_app.domain.cases import CaseId
from counter_app.domain.notices import BatchId
from counter_app.services.desk import Desk
from counter_app.services.notices import issue_many, issue_notice, issue_plan
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_actor, make_case_row, make_desk
from notice_desk import put_terms
from stores import Place

TODAY = NOON.date()
CLERK = make_actor()
WAIT_S = 20.0

Issue = Callable[[Desk, list[CaseId]], None]


def issue_batch(desk: Desk, case_ids: list[CaseId]) -> None:
    """Issue in the order of a mailing, which is not that of the cases."""
    with desk.open_unit() as unit:
        issue_many(unit, desk, CLERK, case_ids[::-1], batch_id=BatchId("a batch"))
        unit.commit()


def issue_one(desk: Desk, case_ids: list[CaseId]) -> None:
    issue_notice(desk, CLERK, case_ids[0])


def issue_instalments(desk: Desk, case_ids: list[CaseId]) -> None:
    issue_plan(desk, CLERK, case_ids[0], count=2, first_due_on=TODAY)


def hold_the_rest(unit: UnitOfWork, case_ids: list[CaseId]) -> None:
    """Go on as an import of collections or a payment of several cases does."""
    unit.collections.hold_balances(case_ids)


def take_a_number(unit: UnitOfWork, _case_ids: list[CaseId]) -> None:
    """Go on as a batch does that holds its cases."""
    unit.notices.hold_numbers(issued_on=TODAY)


def wait_until_one_waits(engine: Engine) -> None:
    """Return once somebody waits for a row of this database."""
    query = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        with engine.connect() as connection:
            if connection.scalar(query):
                return
        Event().wait(0.01)
    raise AssertionError("nobody waits")


@pytest.mark.parametrize(
    ("issue", "go_on"),
    [
        (issue_batch, hold_the_rest),
        (issue_batch, take_a_number),
        (issue_one, take_a_number),
        (issue_instalments, take_a_number),
    ],
)
def test_who_issues_waits_without_holding_what_others_want(
    new_postgresql_place: Callable[[], Place],
    issue: Issue,
    go_on: Callable[[UnitOfWork, list[CaseId]], None],
) -> None:
    engine = new_postgresql_place().open()
    put_terms(make_desk(engine))
    case_ids = [
        make_case_row(engine, case_number=f"宜執和114年綜所稅執字第{serial:08d}號")
        for serial in (1, 2)
    ]
    troubles: list[Exception] = []

    def work() -> None:
        try:
            issue(make_desk(engine), case_ids)
        except Exception as error:  # noqa: BLE001 - told below
            troubles.append(error)

    thread = Thread(target=work)
    with make_desk(engine, desk_no=2).open_unit() as unit:
        unit.queue_at_desk(2)
        unit.collections.hold_balances(case_ids[:1])
        thread.start()
        wait_until_one_waits(engine)
        go_on(unit, case_ids)
        unit.commit()
    thread.join(timeout=WAIT_S)
    engine.dispose()

    assert troubles == []
