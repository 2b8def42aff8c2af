"""T10: whoever changes the books, whatever they hold, is found and the row is named."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Connection,
    Engine,
    Row,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from busy_store import pay_cash, tampering
from counter_app.domain.books import BookFault, BooksReport, FaultKind
from counter_app.domain.closing import Anchor, signed_bytes
from counter_app.services.anchors import (
    anchor_close,
    anchors_outside,
    check_anchors,
    publish_anchors,
)
from counter_app.services.verify import check_books, report_of
from counter_app.store.opening import reading
from counter_app.store.schema import (
    CHAINED,
    anchors,
    chain_heads,
    collections,
    drawer_entries,
    journal,
    notices,
    number_counters,
    outage_receipts,
    payment_items,
    payments,
    pickup_hand_overs,
    pickup_signatures,
    pickups,
    receipt_counters,
    receipts,
    signing_keys,
    tenders,
)
from counter_app.store.verify import BookReader, examine
from counter_app.vault.signing import make_key_pair, sign
from factories import make_desk
from forging import CHAIN_COLUMNS, NEW_IDENTITY, changed, hashed, links_of, row_is
from stores import Place

DAY = date(2025, 11, 20)
# --- helpers ---------------------------------------------------------------------------------


def anchor(engine: Engine, *folders: Path, z_number: int = 1) -> tuple[Anchor, ...]:
    """Do what a close does at its end, and publish."""
    desk = make_desk(engine, anchor_folders=folders)
    with desk.open_unit() as unit:
        made = anchor_close(unit, desk, z_number=z_number, business_day=DAY)
        unit.commit()
    publish_anchors(desk)
    return made


def check(connection: Connection, outside: tuple[Path, ...] = ()) -> BooksReport:
    """Check the books as they are within an open transaction; what guards them aside."""
    stored = [
        Anchor(**{name: getattr(row, name) for name in Anchor.__slots__})
        for row in connection.execute(select(anchors))
    ]
    keys = frozenset(connection.execute(select(signing_keys.c.public_key)).scalars())
    report = report_of(
        examine([connection]), stored=stored, outside=anchors_outside(outside), keys=keys
    )
    seen = tuple(fault for fault in report.faults if fault.kind is not FaultKind.GUARD_GONE)
    return replace(report, faults=seen, fault_count=len(seen))


def kinds(faults: tuple[BookFault, ...]) -> set[FaultKind]:
    return {fault.kind for fault in faults}


def naive(connection: Connection) -> object:
    """Check as a program without a chain does: so many rows, and no number left out."""
    counts = [
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in CHAINED
    ]
    numbers = connection.execute(select(receipts.c.receipt_number)).scalars()
    return counts, sorted(numbers)


def head_of(connection: Connection, desk_no: int = 1) -> Row[Any]:
    return connection.execute(select(chain_heads).where(chain_heads.c.desk_no == desk_no)).one()


def rehash(connection: Connection, *, from_seq: int) -> None:
    """Compute every later hash of desk 1 anew and set the head, as somebody would who can."""
    links = sorted(
        ((row.chain_seq, table, row) for table in CHAINED for row in links_of(connection, table)),
        key=lambda link: int(link[0]),
    )
    previous = next((row.row_hash for seq, _table, row in links if seq == from_seq - 1), "0" * 64)
    for seq, table, row in links:
        if seq < from_seq:
            continue
        made = hashed(table, dict(row._mapping) | {"previous_hash": previous})
        connection.execute(
            update(table)
            .where(row_is(table, row))
            .values(previous_hash=previous, row_hash=made["row_hash"])
        )
        previous = made["row_hash"]
    connection.execute(
        update(chain_heads)
        .where(chain_heads.c.desk_no == 1)
        .values(chain_seq=links[-1][0], row_hash=previous)
    )


def first_of_newest_payment(connection: Connection) -> int:
    """Return the place of the first final row of the newest payment of desk 1."""
    newest = links_of(connection, receipts)[-1].payment_id
    return min(
        int(row.chain_seq)
        for table in (payments, payment_items, tenders)
        for row in links_of(connection, table)
        if row.payment_id == newest
    )


def cut_tail(connection: Connection, *, from_seq: int) -> None:
    """Take away the newest rows of desk 1 and every trace that there were any."""
    for table in reversed(CHAINED):
        connection.execute(delete(table).where(table.c.desk_no == 1, table.c.chain_seq >= from_seq))
    newest = max(
        (row.chain_seq, row.row_hash) for table in CHAINED for row in links_of(connection, table)
    )
    connection.execute(
        update(chain_heads)
        .where(chain_heads.c.desk_no == 1)
        .values(chain_seq=newest[0], row_hash=newest[1])
    )
    last = connection.execute(select(func.max(receipts.c.serial))).scalar_one()
    connection.execute(
        update(receipt_counters)
        .where(receipt_counters.c.desk_no == 1, receipt_counters.c.series == "R")
        .values(last_serial=last)
    )
    newest_notice = connection.execute(select(func.max(notices.c.notice_number))).scalar()
    connection.execute(
        update(number_counters)
        .where(number_counters.c.series == "N114")
        .values(last_number=int(newest_notice[4:]) if newest_notice else 0)
    )


# --- edits -----------------------------------------------------------------------------------


def test_sound_books_are_sound(busy: Place, busy_engine: Engine, tmp_path: Path) -> None:
    anchor(busy_engine, tmp_path / "outside")
    desk = make_desk(busy_engine, anchor_folders=(tmp_path / "outside",))

    report = check_books(desk, BookReader(busy_engine))

    assert report.faults == ()
    assert report.is_sound
    assert report.anchor_count == 2
    with reading(busy_engine) as connection:
        rows = sum(len(links_of(connection, table)) for table in CHAINED)
        assert report.row_count == rows + 2  # the office opened the books and made the key pair
        assert report.receipt_count == len(links_of(connection, receipts))


def test_an_edit_of_any_column_of_any_table_is_found_and_named(busy: Place) -> None:
    tried = 0
    unnoticed, caught_by_counting = [], set()
    with tampering(busy) as connection:
        before = naive(connection)
        for table in CHAINED:
            links = links_of(connection, table)
            rows = [links[0], links[1], links[-1]]
            for column in table.c:
                with connection.begin_nested() as back:
                    for index, row in enumerate(rows):
                        new = changed(column, getattr(row, column.name), index)
                        connection.execute(
                            update(table).where(row_is(table, row)).values({column: new})
                        )
                    faults = check(connection).faults
                    places = {
                        seq
                        for fault in faults
                        if fault.desk_no == 1
                        for seq in range(fault.chain_seq, fault.last_seq + 1)
                    }
                    name = f"{table.name}.{column.name}"
                    if not {row.chain_seq for row in rows} <= places:
                        unnoticed.append(name)
                    if faults and faults[0].chain_seq != rows[0].chain_seq:
                        unnoticed.append(f"{name} (another row is named first)")
                    if naive(connection) != before:
                        caught_by_counting.add(name)
                    back.rollback()
                tried += 1
        assert check(connection).is_sound
    assert tried == sum(len(table.c) for table in CHAINED) > 250
    assert unnoticed == []
    # The control: who counts rows and numbers misses all but one of these edits.
    assert caught_by_counting == {"receipts.receipt_number"}


def test_an_edit_is_named_with_its_table_and_receipt(busy: Place) -> None:
    with tampering(busy) as connection:
        row = links_of(connection, receipts)[1]
        tender = links_of(connection, tenders)[2]
        connection.execute(
            update(receipts)
            .where(row_is(receipts, row))
            .values(issued_at=row.issued_at + timedelta(1))
        )
        connection.execute(update(tenders).where(row_is(tenders, tender)).values(device="x"))

        faults = check(connection).faults

    assert [(f.kind, f.desk_no, f.chain_seq, f.table, f.number) for f in faults] == [
        (FaultKind.CHANGED, 1, row.chain_seq, "receipts", "R11401000002"),
        (FaultKind.CHANGED, 1, tender.chain_seq, "tenders", "R11401000003"),
    ]


@pytest.mark.parametrize("value", ["12.5", "'twelve'", "x'00ff'"])
def test_a_value_of_another_type_is_named_too(busy_sqlite: Place, value: str) -> None:
    # Only SQLite takes such a thing.
    with tampering(busy_sqlite) as connection:
        row = links_of(connection, receipts)[0]
        for column in ("total_twd", "content"):
            with connection.begin_nested() as back:
                connection.exec_driver_sql(
                    f"UPDATE receipts SET {column} = {value} WHERE chain_seq = {row.chain_seq}"  # noqa: S608
                )
                assert check(connection).faults[0].chain_seq == row.chain_seq
                back.rollback()


def test_an_edit_with_its_hash_made_anew_breaks_the_next_link(busy: Place) -> None:
    with tampering(busy) as connection:
        for table in CHAINED:
            row = links_of(connection, table)[0]
            forged = hashed(table, dict(row._mapping) | _edited(table, row))
            with connection.begin_nested() as back:
                connection.execute(update(table).where(row_is(table, row)).values(forged))
                places = {(f.kind, f.chain_seq) for f in check(connection).faults}
                back.rollback()

            assert (FaultKind.NOT_LINKED, row.chain_seq + 1) in places, table.name


def _edited(table: Table, row: Row[Any]) -> dict[str, Any]:
    column = next(c for c in table.c if isinstance(c.type, String) and c.name not in CHAIN_COLUMNS)
    return {column.name: changed(column, getattr(row, column.name), 0)}


# --- rows that go and come -------------------------------------------------------------------


def test_a_deletion_is_found_and_its_place_named(busy: Place) -> None:
    with tampering(busy) as connection:
        for table in CHAINED:
            links = links_of(connection, table)
            for row in (links[0], links[-1]):
                with connection.begin_nested() as back:
                    connection.execute(delete(table).where(row_is(table, row)))
                    faults = check(connection).faults
                    back.rollback()

                assert (FaultKind.LINK_MISSING, row.chain_seq) in {
                    (fault.kind, fault.chain_seq) for fault in faults
                }, table.name


def test_a_deleted_receipt_is_named_by_its_number(busy: Place) -> None:
    with tampering(busy) as connection:
        row = links_of(connection, receipts)[1]
        connection.execute(delete(receipts).where(row_is(receipts, row)))

        faults = check(connection).faults

    assert {(fault.kind, fault.number) for fault in faults if fault.number} == {
        (FaultKind.NUMBER_MISSING, "R11401000002"),
        (FaultKind.PAYMENT_ALONE, "R11401000002"),
    }


def test_a_deleted_notice_is_named_by_its_number(busy: Place) -> None:
    with tampering(busy) as connection:
        row = links_of(connection, notices)[1]
        connection.execute(delete(notices).where(row_is(notices, row)))

        faults = check(connection).faults

    assert {(fault.kind, fault.desk_no, fault.number) for fault in faults if fault.number} == {
        (FaultKind.NUMBER_MISSING, 0, "N11400000002")
    }


def test_a_newest_notice_that_is_gone_is_known_to_the_counter(busy: Place) -> None:
    with tampering(busy) as connection:
        connection.execute(delete(notices).where(notices.c.notice_number == "N11400000003"))

        faults = check(connection).faults

    # The control: the numbers that are left have no gap.
    assert {(fault.kind, fault.number) for fault in faults if fault.number} == {
        (FaultKind.COUNTER, "N11400000003"),
        (FaultKind.NUMBER_MISSING, "N11400000003"),
    }


def test_a_number_far_out_keeps_nobody_waiting(busy: Place) -> None:
    with tampering(busy) as connection:
        connection.execute(
            update(number_counters)
            .where(number_counters.c.series == "N114")
            .values(last_number=99_999_999)
        )

        found = examine([connection])

    numbers = [fault.number for fault in found.faults if fault.number]
    assert numbers[:2] == ["N11499999999", "N11400000004"]
    assert found.fault_count >= 99_999_999 - 3 > len(found.faults)


@pytest.mark.parametrize("column", ["overpaid_twd", "costs_twd", "amount_twd"])
def test_a_collection_that_does_not_add_up_is_named_whoever_hashed_it(
    busy: Place, column: str
) -> None:
    with tampering(busy) as connection:
        row = links_of(connection, collections)[0]
        connection.execute(
            update(collections)
            .where(row_is(collections, row))
            .values({column: row._mapping[column] + 1})
        )
        # Hashed again by somebody who can: the chain itself says nothing any more.
        rehash(connection, from_seq=row.chain_seq)

        faults = check(connection).faults

    assert [(f.kind, f.desk_no, f.chain_seq, f.table, f.number) for f in faults] == [
        (FaultKind.COLLECTION_SUM, 1, row.chain_seq, "collections", "N11400000001")
    ]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (drawer_entries, {"amount_twd": 2349}),
        (drawer_entries, {"subject": "P11400000002"}),
        (drawer_entries, {"kind": "cash_out"}),
        (pickup_hand_overs, {"amount_twd": 2351}),
        (pickup_hand_overs, {"entry_id": None, "amount_twd": None, "shift_id": None}),
    ],
    ids=["less left", "for another", "for nothing", "more given", "never paid"],
)
def test_money_of_a_pickup_that_is_not_one_fact_is_named_whoever_hashed_it(
    busy: Place, table: Table, values: dict[str, Any]
) -> None:
    pay_out = drawer_entries.c.kind == "pickup"
    with tampering(busy) as connection:
        entry = connection.execute(select(drawer_entries).where(pay_out)).one()
        done = connection.execute(
            select(pickup_hand_overs).where(pickup_hand_overs.c.entry_id == entry.entry_id)
        ).one()
        row = entry if table is drawer_entries else done
        connection.execute(update(table).where(row_is(table, row)).values(values))
        rehash(connection, from_seq=row.chain_seq)

        faults = check(connection).faults

    alone = {(f.kind, f.table, f.chain_seq) for f in faults}
    both = {
        (FaultKind.PAY_OUT_ALONE, "drawer_entries", entry.chain_seq),
        (FaultKind.PAY_OUT_ALONE, "pickup_hand_overs", done.chain_seq),
    }
    assert alone
    assert alone <= both
    assert {f.number for f in faults} <= {"P11400000001", "P11400000002"}


def test_a_second_pay_out_of_a_pickup_is_named(busy: Place) -> None:
    with tampering(busy) as connection:
        head = head_of(connection)
        entry = connection.execute(
            select(drawer_entries).where(drawer_entries.c.kind == "pickup")
        ).one()
        second = dict(entry._mapping) | NEW_IDENTITY["drawer_entries"]
        second |= {"chain_seq": head.chain_seq + 1, "previous_hash": head.row_hash}
        connection.execute(insert(drawer_entries), hashed(drawer_entries, second))
        rehash(connection, from_seq=head.chain_seq + 1)

        faults = check(connection).faults

    assert [(f.kind, f.chain_seq, f.number) for f in faults] == [
        (FaultKind.PAY_OUT_ALONE, head.chain_seq + 1, "P11400000001")
    ]


def test_a_deleted_pickup_is_named_by_its_number(busy: Place) -> None:
    with tampering(busy) as connection:
        connection.execute(delete(pickups).where(pickups.c.pickup_number == "P11400000003"))

        faults = check(connection).faults

    assert [(fault.kind, fault.desk_no, fault.number) for fault in faults] == [
        (FaultKind.COUNTER, 0, "P11400000003"),
        (FaultKind.NUMBER_MISSING, 0, "P11400000003"),
    ]


def test_a_signature_that_was_exchanged_is_named(busy: Place) -> None:
    with tampering(busy) as connection:
        connection.execute(
            update(pickup_signatures)
            .where(pickup_signatures.c.pickup_number == "P11400000002")
            .values(image=b"another")
        )

        faults = check(connection).faults

    # The control: no row of any chain was changed.
    assert [(fault.kind, fault.table, fault.number) for fault in faults] == [
        (FaultKind.PICKUP_SIGNATURE, "pickup_hand_overs", "P11400000002")
    ]


def test_a_deleted_paper_of_an_outage_and_a_deleted_close_are_named(busy: Place) -> None:
    with tampering(busy) as connection:
        connection.execute(
            delete(outage_receipts).where(outage_receipts.c.receipt_number == "H11401000002")
        )
        connection.exec_driver_sql("DELETE FROM closes WHERE z_number = 2")

        faults = check(connection).faults

    missing = {fault.number for fault in faults if fault.kind is FaultKind.NUMBER_MISSING}
    assert missing == {"H11401000002", "Z2"}


def test_a_row_that_is_added_at_the_end_is_found(busy: Place) -> None:
    with tampering(busy) as connection:
        head = head_of(connection)
        for table in CHAINED:
            row = dict(links_of(connection, table)[0]._mapping)
            forged = row | NEW_IDENTITY[table.name]
            forged |= {"chain_seq": head.chain_seq + 1, "previous_hash": head.row_hash}
            with connection.begin_nested() as back:
                connection.execute(insert(table), hashed(table, forged))
                faults = check(connection).faults
                back.rollback()

            assert faults[0].chain_seq == head.chain_seq + 1
            assert (FaultKind.BEYOND_HEAD, 1, head.chain_seq + 1, table.name) in {
                (fault.kind, fault.desk_no, fault.chain_seq, fault.table) for fault in faults
            }


def test_a_row_that_is_put_between_is_found(busy: Place) -> None:
    with tampering(busy) as connection:
        for table in CHAINED:
            if table is journal:  # its key is its place
                continue
            row = dict(links_of(connection, table)[1]._mapping)
            with connection.begin_nested() as back:
                connection.execute(insert(table), hashed(table, row | NEW_IDENTITY[table.name]))
                found = {(f.kind, f.chain_seq) for f in check(connection).faults}
                back.rollback()

            assert (FaultKind.LINK_DOUBLED, row["chain_seq"]) in found, table.name


@pytest.mark.parametrize("table", CHAINED, ids=lambda table: str(table.name))
def test_two_rows_that_change_places_are_found(busy_sqlite: Place, table: Table) -> None:
    with tampering(busy_sqlite) as connection:
        first, second = links_of(connection, table)[:2]
        _swap(connection, table, first, second)

        places = {(fault.kind, fault.chain_seq) for fault in check(connection).faults}

    # Each is hashed anew for its new place, and still the next row does not follow it.
    assert {
        (FaultKind.NOT_LINKED, first.chain_seq + 1),
        (FaultKind.NOT_LINKED, second.chain_seq + 1),
    } <= places


def test_two_payments_that_change_places_are_found_on_postgresql(
    new_busy_postgresql: Callable[[], Place],
) -> None:
    with tampering(new_busy_postgresql()) as connection:
        first, second = links_of(connection, payments)[:2]
        _swap(connection, payments, first, second)

        assert FaultKind.NOT_LINKED in kinds(check(connection).faults)


def _swap(connection: Connection, table: Table, first: Row[Any], second: Row[Any]) -> None:
    parked = {first.chain_seq: 90_001, second.chain_seq: 90_002}
    for row in (first, second):
        connection.execute(
            update(table).where(row_is(table, row)).values(chain_seq=parked[row.chain_seq])
        )
    for row, other in ((first, second), (second, first)):
        moved = dict(row._mapping) | {
            "chain_seq": other.chain_seq,
            "previous_hash": other.previous_hash,
        }
        connection.execute(
            update(table)
            .where(table.c.desk_no == 1, table.c.chain_seq == parked[row.chain_seq])
            .values({name: hashed(table, moved)[name] for name in CHAIN_COLUMNS})
        )


def test_a_doubled_number_is_named(busy: Place) -> None:
    with tampering(busy) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("CREATE TABLE plain AS SELECT * FROM receipts")
            connection.exec_driver_sql("DROP TABLE receipts")
            connection.exec_driver_sql("ALTER TABLE plain RENAME TO receipts")
        else:
            connection.exec_driver_sql("ALTER TABLE receipts DROP CONSTRAINT pk_receipts CASCADE")
        connection.execute(
            update(receipts)
            .where(receipts.c.receipt_number == "R11401000003")
            .values(receipt_number="R11401000002")
        )

        faults = check(connection).faults

    numbers = {(fault.kind, fault.number) for fault in faults}
    assert (FaultKind.NUMBER_DOUBLED, "R11401000002") in numbers
    assert (FaultKind.NUMBER_MISSING, "R11401000003") in numbers


def test_a_final_row_without_a_hash_is_found(busy: Place) -> None:
    no_hash = {"chain_seq": None, "previous_hash": None, "row_hash": None}
    with tampering(busy) as connection:
        for table in (payments, payment_items, tenders):
            row = dict(links_of(connection, table)[0]._mapping) | NEW_IDENTITY[table.name]
            with connection.begin_nested() as back:
                if table is payments:  # a payment that nobody took
                    row |= {"receipt_number": "R11401999999"}
                connection.execute(insert(table), row | no_hash)
                faults = check(connection).faults
                back.rollback()

            assert (FaultKind.UNCHAINED, table.name) in {(f.kind, f.table) for f in faults}


# --- what is at the end ----------------------------------------------------------------------


def test_a_head_that_lies_is_found(busy: Place) -> None:
    with tampering(busy) as connection:
        head = head_of(connection)
        of_desk = chain_heads.c.desk_no == 1
        found = []
        for change in (
            update(chain_heads).where(of_desk).values(row_hash="0" * 64),
            update(chain_heads).where(of_desk).values(chain_seq=head.chain_seq + 2),
            update(chain_heads).where(of_desk).values(chain_seq=head.chain_seq - 1),
            update(chain_heads).where(of_desk).values(chain_seq=10**15),
            delete(chain_heads).where(of_desk),
        ):
            with connection.begin_nested() as back:
                connection.execute(change)
                found.append(kinds(check(connection).faults))
                back.rollback()

    assert found[0] == {FaultKind.HEAD}
    assert FaultKind.LINK_MISSING in found[1]
    assert found[2] == {FaultKind.HEAD, FaultKind.BEYOND_HEAD}
    assert FaultKind.HEAD in found[3]
    assert FaultKind.HEAD in found[4]


def test_a_counter_that_was_set_back_is_found(busy: Place) -> None:
    # It would give a number out twice.
    with tampering(busy) as connection:
        connection.execute(
            update(receipt_counters).where(receipt_counters.c.series == "R").values(last_serial=3)
        )

        assert [(f.kind, f.number) for f in check(connection).faults] == [
            (FaultKind.COUNTER, "R11401000003")
        ]


def test_a_tail_that_was_cut_off_is_found_by_the_anchor(busy: Place, busy_engine: Engine) -> None:
    anchor(busy_engine)
    with tampering(busy) as connection:
        first = first_of_newest_payment(connection)
        cut_tail(connection, from_seq=first)
        report = check(connection)

        # The control: without the anchor nobody would know.
        connection.execute(delete(anchors))
        assert check(connection).faults == ()

    assert kinds(report.faults) == {FaultKind.CUT}
    (fault,) = report.faults
    assert (fault.desk_no, fault.chain_seq) == (1, first)
    assert (fault.number, fault.detail) == ("R11401000005", "01-Z1")


def test_a_tail_that_was_cut_off_with_its_anchor_is_found_outside(
    busy: Place, busy_engine: Engine, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    anchor(busy_engine, outside)
    with tampering(busy) as connection:
        first = first_of_newest_payment(connection)
        cut_tail(connection, from_seq=first)
        connection.execute(delete(anchors).where(anchors.c.chain_desk_no == 1))

        assert kinds(check(connection).faults) == set()
        assert kinds(check(connection, (outside,)).faults) == {
            FaultKind.CUT,
            FaultKind.ANCHOR_GONE,
        }


def test_books_that_were_written_anew_are_found_by_the_anchor(
    busy: Place, busy_engine: Engine
) -> None:
    anchor(busy_engine)
    with tampering(busy) as connection:
        row = links_of(connection, payments)[1]
        connection.execute(update(payments).where(row_is(payments, row)).values(payer_name="別人"))
        rehash(connection, from_seq=row.chain_seq)
        report = check(connection)

        # The control: a chain alone holds, for anybody can compute a hash.
        connection.execute(delete(anchors))
        assert check(connection).faults == ()

    assert kinds(report.faults) == {FaultKind.REWRITTEN}


def test_an_older_file_is_found_by_the_anchor_outside(busy_sqlite: Place, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    assert isinstance(busy_sqlite.address, Path)
    older = tmp_path / "older.db"
    engine = busy_sqlite.open()
    anchor(engine, outside)
    with reading(engine) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(older),))
    pay_cash(engine, make_desk(engine), "later", serial=77)
    anchor(engine, outside, z_number=2)
    engine.dispose()
    for suffix in ("-wal", "-shm"):
        busy_sqlite.address.with_name(busy_sqlite.address.name + suffix).unlink(missing_ok=True)
    shutil.copy(older, busy_sqlite.address)

    engine = busy_sqlite.open()
    desk = make_desk(engine, anchor_folders=(outside,))
    report = check_books(desk, BookReader(engine))
    # The control: in itself the older file is sound.
    alone = check_books(make_desk(engine), BookReader(engine))
    newer = check_anchors(desk)
    engine.dispose()

    assert alone.is_sound
    assert kinds(report.faults) == {FaultKind.CUT, FaultKind.ANCHOR_GONE}
    assert newer is not None
    assert newer.z_number == 2


def test_an_anchor_that_was_touched_is_found(busy: Place, busy_engine: Engine) -> None:
    made = anchor(busy_engine)[0]
    private, public = make_key_pair()
    forged = replace(made, public_key=public, row_hash="0" * 64)
    forged = replace(forged, signature=sign(private, signed_bytes(forged)))
    of_desk = anchors.c.chain_desk_no == 1
    with tampering(busy) as connection:
        for values, kind in (
            ({"last_receipt": "R11401000004"}, FaultKind.SIGNATURE),
            ({"signature": "00" * 64}, FaultKind.SIGNATURE),
            (
                {name: getattr(forged, name) for name in Anchor.__slots__},
                FaultKind.FOREIGN_KEY,
            ),
        ):
            with connection.begin_nested() as back:
                connection.execute(update(anchors).where(of_desk).values(values))
                assert kinds(check(connection).faults) == {kind}
                back.rollback()


# --- what contradicts itself -----------------------------------------------------------------


def test_books_that_hold_but_contradict_themselves_are_found(busy: Place) -> None:
    with tampering(busy) as connection:
        row = links_of(connection, receipts)[1]
        found = []
        for table, values in (
            (receipts, {"total_twd": row.total_twd + 1}),
            (receipts, {"content": row.content.replace('"total_twd":2356', '"total_twd":2357')}),
            (payments, {"total_twd": row.total_twd + 1}),
        ):
            with connection.begin_nested() as back:
                of_payment = table.c.payment_id == row.payment_id
                connection.execute(update(table).where(of_payment).values(values))
                rehash(connection, from_seq=1)
                faults = check(connection).faults
                found.append({(fault.kind, fault.number) for fault in faults})
                back.rollback()

    number = row.receipt_number
    alone = {(FaultKind.RECEIPT_ALONE, number), (FaultKind.PAYMENT_ALONE, number)}
    assert found == [
        alone | {(FaultKind.RECEIPT_CONTENT, number)},
        {(FaultKind.RECEIPT_CONTENT, number)},
        alone,
    ]


@contextmanager
def without_guards(engine: Engine, table: str) -> Iterator[None]:
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_update")
        else:
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_update")
    yield


@pytest.mark.parametrize("table", ["receipts", "survey_corrections", "questionnaires"])
def test_a_guard_that_was_taken_away_is_found(busy_engine: Engine, table: str) -> None:
    with without_guards(busy_engine, table):
        report = check_books(make_desk(busy_engine), BookReader(busy_engine))

    assert [(fault.kind, fault.table, fault.detail) for fault in report.faults] == [
        (FaultKind.GUARD_GONE, table, "update")
    ]
