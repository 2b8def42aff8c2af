"""Reading all the books: several connections, one moment, and a person who stops it."""

import threading

import pytest
from sqlalchemy import Engine, select

from busy_store import pay_cash
from counter_app.domain.books import FaultKind
from counter_app.domain.chain import GENESIS, link_hash
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.payments import settle_at_hand
from counter_app.services.verify import verify_books
from counter_app.store import verify
from counter_app.store.book_rows import canonical_sql, hashed_sql, run_sql
from counter_app.store.opening import reading
from counter_app.store.schema import CHAINED, receipts
from counter_app.store.verify import BookReader, examine
from factories import make_actor, make_desk, make_draft, make_fee, open_shift

AUDITOR = make_actor(Role.AUDITOR)
STRANGE = "\"quoted\" back\\slash / \u007f tab\t line\n 𠮷 \u2028 \x01 '%s' {x}"


def test_the_database_spells_a_row_as_the_domain_does(busy_engine: Engine) -> None:
    with reading(busy_engine) as connection:
        for table in CHAINED:
            rows = connection.execute(
                select(table).where(table.c.row_hash.is_not(None)).order_by(table.c.chain_seq)
            ).mappings()
            texts = run_sql(
                connection,
                f"SELECT {canonical_sql(table, connection.dialect.name)},"  # noqa: S608 - ours
                f" {hashed_sql(table, connection.dialect.name)} FROM {table.name}"
                " WHERE row_hash IS NOT NULL ORDER BY chain_seq",
            ).all()
            for row, (canonical, hashed) in zip(rows, texts, strict=True):
                columns = {k: v for k, v in row.items() if k not in {"previous_hash", "row_hash"}}
                previous = row["previous_hash"]
                assert hashed == f"{previous}\n{table.name}\n{canonical}"
                assert link_hash(previous, table.name, columns) == row["row_hash"]
    assert BookReader(busy_engine).examine().faults == []


def test_strange_characters_are_no_fault(busy_engine: Engine) -> None:
    # Where the database spells them otherwise, the row is looked at again before it is blamed.
    desk = make_desk(busy_engine)
    with desk.open_unit() as unit:
        unit.journal.write(
            AUDITOR, at=desk.clock(), act=STRANGE, subject=STRANGE, details={STRANGE: STRANGE}
        )
        unit.commit()

    assert BookReader(busy_engine).examine().faults == []


def test_rows_that_are_not_final_are_no_fault(busy_engine: Engine) -> None:
    from card_wire import TERMINAL
    from counter_app.domain.tenders import TenderKind
    from counter_app.services.payments import begin_machine_tender

    begin_machine_tender(
        make_desk(busy_engine, new_id=iter(["open-tender", *map(str, range(99))]).__next__),
        make_actor(),
        make_draft(fees=(make_fee(),), payment_id=PaymentId("still-open")),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device=TERMINAL,
        agreed_twd=Twd(6),
    )

    assert BookReader(busy_engine).examine().faults == []


def test_each_number_of_connections_reads_the_same(
    busy_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "BATCH_ROWS", 2)
    monkeypatch.setattr(verify, "BATCH_BLOCKS", 1)
    found = []
    examined = None
    for count in (1, 2, 4):
        monkeypatch.setattr(verify, "CONNECTIONS_MAX", count)
        examined = BookReader(busy_engine).examine()
        head = examined.hash_at(1, examined.length(1))
        found.append((examined.row_count, examined.receipt_count, examined.faults, head))

    assert examined is not None
    assert found[0] == found[1] == found[2]
    assert found[0][2] == []
    assert examined.hash_at(1, 0) == examined.hash_at(1, 10_000) == examined.hash_at(9, 1) == ""


def test_an_empty_store_is_sound(engine: Engine) -> None:
    examined = BookReader(engine).examine()

    assert examined.faults == []
    assert examined.row_count == 2
    assert examined.length(0) == 2
    assert examined.hash_at(0, 1) != GENESIS


def test_who_pays_meanwhile_is_no_fault(busy_engine: Engine) -> None:
    errors: list[BaseException] = []
    done = threading.Event()

    def pay() -> None:
        desk = make_desk(busy_engine, desk_no=2)
        try:
            open_shift(desk)
            for number in range(40):
                settle_at_hand(
                    desk,
                    make_actor(desk_no=2),
                    make_draft(
                        fees=(make_fee(),), payment_id=PaymentId(f"meanwhile-{number}"), desk_no=2
                    ),
                    (CashLaidDown(tendered_twd=Twd(6)),),
                    agreed_twd=Twd(6),
                )
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            errors.append(error)
        finally:
            done.set()

    payer = threading.Thread(target=pay)
    payer.start()
    looked, faults = 0, []
    while not done.is_set() or not looked:
        faults += BookReader(busy_engine).examine().faults
        looked += 1
    payer.join()

    assert errors == []
    assert faults == []
    assert BookReader(busy_engine).examine().receipt_count == 5 + 40


def test_without_one_moment_a_payment_meanwhile_would_look_like_a_fault(
    busy_engine: Engine,
) -> None:
    # The control: heads of one moment, and rows of a later one.
    with reading(busy_engine) as first, reading(busy_engine) as second:
        for connection in (first, second):
            connection.exec_driver_sql(
                "BEGIN"
                if busy_engine.dialect.name == "sqlite"
                else "BEGIN ISOLATION LEVEL REPEATABLE READ"
            )
        first.execute(select(receipts.c.serial)).all()
        pay_cash(busy_engine, make_desk(busy_engine), "meanwhile", serial=99)
        examined = examine([first])
        mixed = verify._Examination(first, None).run([second])
        for connection in (first, second):
            connection.exec_driver_sql("ROLLBACK")

    assert examined.faults == []
    assert FaultKind.BEYOND_HEAD in {fault.kind for fault in mixed.faults}


def test_a_person_may_stop_it(busy_engine: Engine) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return False

    report = verify_books(make_desk(busy_engine), AUDITOR, BookReader(busy_engine), progress=stop)

    assert told
    assert not report.is_whole
    assert not report.is_sound
    with make_desk(busy_engine).open_unit() as unit:
        assert unit.journal.entries(act="verify_books") == []


def test_who_had_the_books_checked_is_written_down(busy_engine: Engine) -> None:
    desk = make_desk(busy_engine)
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    report = verify_books(desk, AUDITOR, BookReader(busy_engine), progress=go_on)

    assert report.is_sound
    assert told[-1] == (report.row_count, report.row_count)
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="verify_books")
    assert entry.actor == "auditor"
    assert entry.details["faults"] == 0
    with pytest.raises(NotPermitted):
        verify_books(desk, make_actor(Role.CLERK), BookReader(busy_engine))


def test_what_is_found_is_counted_beyond_what_is_told(
    busy_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "FAULTS_MAX", 3)
    with busy_engine.begin() as connection:
        if busy_engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        else:
            connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER journal_no_update")
        connection.exec_driver_sql("UPDATE journal SET role = 'nobody'")

    examined = BookReader(busy_engine).examine()

    assert len(examined.faults) == 3
    assert examined.fault_count > 10
    assert {fault.kind for fault in examined.faults} == {FaultKind.CHANGED}
