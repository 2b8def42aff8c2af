"""Rules that must never break are constraints: the database refuses, whatever the program says."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from busy_store import tampering
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.anchors import anchor_close
from counter_app.services.desk import Desk
from counter_app.services.payments import begin_machine_tender, settle_at_hand
from counter_app.store.opening import reading
from counter_app.store.schema import (
    APPEND_ONLY,
    CHAINED,
    cases,
    device_events,
    metadata,
    payments,
    print_jobs,
    questionnaires,
    receipts,
    shifts,
    tenders,
)
from factories import (
    NOON,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from stores import Place


@pytest.fixture
def settled(desk: Desk, engine: Engine) -> Engine:
    """A store with a payment that has settled, and one whose card is being asked."""
    open_shift(desk)
    case_id = make_case_row(engine)
    settle_at_hand(
        desk,
        make_actor(),
        make_draft(case_id, payment_id=PaymentId("settled"), fees=(make_fee(),)),
        (CashLaidDown(tendered_twd=Twd(3000)),),
        agreed_twd=Twd(2356),
    )
    begin_machine_tender(
        desk,
        make_actor(),
        make_draft(fees=(make_fee(),), payment_id=PaymentId("open")),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device="刷卡機",
        agreed_twd=Twd(6),
    )
    return engine


BROKEN = [
    "UPDATE payments SET total_twd = 0 WHERE payment_id = 'settled'",
    "UPDATE payments SET receipt_number = NULL WHERE payment_id = 'settled'",
    "UPDATE payments SET state = 'open' WHERE payment_id = 'settled'",
    "UPDATE payments SET row_hash = NULL WHERE payment_id = 'settled'",
    "UPDATE payments SET state = 'cancelled' WHERE payment_id = 'open'",
    "UPDATE payments SET shift_id = 'nobody' WHERE payment_id = 'open'",
    "UPDATE payment_items SET amount_twd = 0",
    "UPDATE payment_items SET principal_twd = principal_twd + 1 WHERE case_id IS NOT NULL",
    "UPDATE payment_items SET case_id = 999 WHERE case_id IS NOT NULL",
    "UPDATE tenders SET amount_twd = -1, tendered_twd = -1 - change_twd",
    "UPDATE tenders SET change_twd = change_twd + 1",
    "UPDATE tenders SET tendered_twd = tendered_twd + 1, change_twd = 1 WHERE kind = 'card'",
    "UPDATE tenders SET state = 'unknown' WHERE state = 'collected'",
    "UPDATE tenders SET state = 'collected' WHERE state = 'intended'",
    "UPDATE cases SET principal_twd = -1",
    "UPDATE shifts SET float_twd = -1",
    "UPDATE price_items SET unit_price_twd = 0",
    "DELETE FROM payments",
    "DELETE FROM receipts",
    "DELETE FROM cases",
]


@pytest.mark.parametrize("statement", BROKEN)
def test_what_must_not_be_is_refused_by_the_database(settled: Engine, statement: str) -> None:
    with settled.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text(statement))


def row_of(engine: Engine, table: Any) -> dict[str, Any]:  # noqa: ANN401 - a table
    with reading(engine) as connection:
        return dict(connection.execute(select(table)).mappings().first() or {})


def test_a_desk_has_one_open_shift(settled: Engine) -> None:
    row = row_of(settled, shifts) | {"shift_id": "second"}
    with settled.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(shifts), row)

    with settled.begin() as connection:
        connection.execute(insert(shifts), row | {"state": "closed"})


def test_a_machine_has_one_open_sale(settled: Engine) -> None:
    with settled.connect() as connection:
        row = dict(
            connection.execute(select(tenders).where(tenders.c.state == "intended"))
            .mappings()
            .one()
        )
        with pytest.raises(IntegrityError):
            connection.execute(
                insert(tenders), row | {"tender_id": "x", "line_number": 2, "reference": "x"}
            )


def test_a_second_original_cannot_be_written_down(settled: Engine) -> None:
    row = row_of(settled, print_jobs)
    with settled.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(print_jobs), row | {"job_id": "second"})


def test_a_reference_is_used_once(settled: Engine) -> None:
    with settled.connect() as connection:
        row = dict(
            connection.execute(select(tenders).where(tenders.c.state == "intended"))
            .mappings()
            .one()
        )
        with pytest.raises(IntegrityError):
            connection.execute(
                insert(tenders), row | {"tender_id": "x", "line_number": 2, "device": "other"}
            )


def test_a_case_is_open_while_anything_is_owed(settled: Engine) -> None:
    with settled.connect() as connection:
        assert connection.execute(select(cases.c.is_open)).scalar() is False
        connection.execute(update(cases).values(interest_twd=1))
        assert connection.execute(select(cases.c.is_open)).scalar() is True


def test_a_time_keeps_its_moment_to_the_microsecond(settled: Engine) -> None:
    at = NOON.replace(microsecond=654321)
    with settled.connect() as connection:
        is_open = tenders.c.state == "intended"
        connection.execute(update(tenders).where(is_open).values(intended_at=at))
        found = connection.execute(select(tenders.c.intended_at).where(is_open)).scalar()

    assert found == at
    assert isinstance(found, datetime)
    assert found.tzinfo is UTC


def test_a_time_without_zone_is_a_bug(settled: Engine) -> None:
    with settled.connect() as connection, pytest.raises(StatementError, match="without zone"):
        connection.execute(update(tenders).values(intended_at=datetime(2025, 1, 1)))  # noqa: DTZ001


def test_raw_bytes_come_back_as_they_were(settled: Engine) -> None:
    data = bytes(range(256))
    with settled.connect() as connection:
        tender_id = connection.execute(select(tenders.c.tender_id)).scalar()
        connection.execute(
            insert(device_events),
            {"tender_id": tender_id, "at": NOON, "direction": "sent", "what": "x", "data": data},
        )
        assert bytes(connection.execute(select(device_events.c.data)).scalar_one()) == data


def test_money_is_a_whole_number_in_every_table() -> None:
    for table in metadata.tables.values():
        for column in table.c:
            if column.name.endswith("_twd"):
                assert column.type.python_type is int, f"{table.name}.{column.name}"


def test_sums_above_two_thousand_million_fit(settled: Engine) -> None:
    with settled.connect() as connection:
        connection.execute(update(cases).values(principal_twd=9_000_000_000_000))
        found = connection.execute(select(cases.c.principal_twd)).scalar()

    assert found == 9_000_000_000_000


def test_every_table_that_carries_a_hash_is_chained() -> None:
    with_hash = {
        name
        for name, table in metadata.tables.items()
        if {"chain_seq", "previous_hash", "row_hash"} <= set(table.c.keys())
    }

    assert {table.name for table in CHAINED} == with_hash
    assert len(with_hash) == 20
    assert all("desk_no" in table.c for table in CHAINED)


def test_a_settled_payment_cannot_lose_its_items(settled: Engine) -> None:
    with settled.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(payments.delete().where(payments.c.payment_id == "settled"))


# --- what is final never changes -------------------------------------------------------------


def test_the_database_refuses_to_change_a_final_row(busy_engine: Engine) -> None:
    with busy_engine.connect() as connection:
        for table in CHAINED:
            count = connection.scalar(
                select(func.count()).select_from(table).where(table.c.row_hash.is_not(None))
            )
            assert count, table.name
            for statement in (
                # Not even with the value that it has.
                update(table).values(desk_no=table.c.desk_no),
                update(table).values(row_hash="0" * 64),
                delete(table),
            ):
                with pytest.raises(IntegrityError, match="append-only"), connection.begin_nested():
                    connection.execute(statement.where(table.c.row_hash.is_not(None)))


def test_the_database_refuses_to_change_what_is_only_ever_added(busy_engine: Engine) -> None:
    desk = make_desk(busy_engine)
    with desk.open_unit() as unit:
        anchor_close(unit, desk, z_number=1, business_day=NOON.date())
        unit.commit()
    with busy_engine.connect() as connection:
        for table in APPEND_ONLY:
            column = next(iter(table.c))
            for statement in (update(table).values({column: column}), delete(table)):
                with pytest.raises(IntegrityError, match="append-only"), connection.begin_nested():
                    connection.execute(statement)


def test_the_database_refuses_to_change_a_questionnaire_that_was_used(
    busy_engine: Engine,
) -> None:
    with busy_engine.connect() as connection:
        for statement in (update(questionnaires).values(content="{}"), delete(questionnaires)):
            with pytest.raises(IntegrityError, match="append-only"), connection.begin_nested():
                connection.execute(statement)
        # The control: one that nobody was asked yet may still change, and go.
        row = dict(connection.execute(select(questionnaires)).mappings().one())
        connection.execute(insert(questionnaires), row | {"version": 2, "used_at": None})
        unused = questionnaires.c.version == 2
        changed = connection.execute(update(questionnaires).where(unused).values(content="{}"))
        dropped = connection.execute(delete(questionnaires).where(unused))
    assert (changed.rowcount, dropped.rowcount) == (1, 1)


def test_postgresql_refuses_to_empty_a_table_of_the_books(
    new_busy_postgresql: Callable[[], Place],
) -> None:
    engine = new_busy_postgresql().open()
    with engine.connect() as connection:
        for table in (*CHAINED, *APPEND_ONLY):
            with pytest.raises(IntegrityError, match="append-only"), connection.begin_nested():
                connection.execute(text(f"TRUNCATE {table.name} CASCADE"))
    engine.dispose()


def test_a_row_that_is_not_final_may_still_move(settled: Engine) -> None:
    with settled.connect() as connection:
        moved = connection.execute(
            update(tenders).where(tenders.c.state == "intended").values(attempts=2)
        )
        assert moved.rowcount == 1


def test_without_the_triggers_nothing_would_refuse(busy: Place) -> None:
    # The control; that such an edit is found all the same is what `test_tamper` shows.
    with tampering(busy) as connection:
        changed = connection.execute(update(receipts).values(total_twd=1))
        assert changed.rowcount == 5
        for table in APPEND_ONLY:
            if table.name.startswith("survey_"):
                changed = connection.execute(update(table).values(desk_no=9))
                assert changed.rowcount == 3, table.name
