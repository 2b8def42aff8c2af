from typing import Any

import pytest
from sqlalchemy import (
    Engine,
    Table,
    delete,
    insert,
    select,
    update,
)

from busy_store import tampering
from chain_check import chain_faults
from counter_app.domain.chain import GENESIS, link_hash
from counter_app.store.opening import reading
from counter_app.store.schema import (
    CHAINED,
    chain_heads,
    journal,
    payments,
    receipts,
)
from factories import make_desk, open_shift
from forging import CHAIN_COLUMNS, NEW_IDENTITY, changed, hashed, links_of, row_is
from stores import Place


def test_the_chain_of_a_busy_store_is_sound(busy_engine: Engine) -> None:
    with reading(busy_engine) as connection:
        assert chain_faults(connection) == []
        for table in CHAINED:
            assert len(links_of(connection, table)) > 2, table.name


@pytest.mark.parametrize("place_in_chain", [0, 1, -1], ids=["first", "second", "last"])
def test_an_edit_of_any_column_of_any_table_is_found(busy: Place, place_in_chain: int) -> None:
    tried = 0
    unnoticed = []
    with tampering(busy) as connection:
        for table in CHAINED:
            row = links_of(connection, table)[place_in_chain]
            for column in table.c:
                new = changed(column, getattr(row, column.name))
                with connection.begin_nested() as back:
                    connection.execute(
                        update(table).where(row_is(table, row)).values({column: new})
                    )
                    if not chain_faults(connection):
                        unnoticed.append(f"{table.name}.{column.name}")
                    back.rollback()
                tried += 1
        assert chain_faults(connection) == []
    assert tried == sum(len(table.c) for table in CHAINED) > 100
    assert unnoticed == []


def test_a_deletion_is_found(busy: Place) -> None:
    with tampering(busy) as connection:
        for table in CHAINED:
            row = links_of(connection, table)[0]
            with connection.begin_nested() as back:
                connection.execute(delete(table).where(row_is(table, row)))
                assert chain_faults(connection), table.name
                back.rollback()


def test_cutting_off_the_newest_row_is_found_by_the_head(busy: Place) -> None:
    with tampering(busy) as connection:
        newest = max(
            ((row.chain_seq, table) for table in CHAINED for row in links_of(connection, table)),
            key=lambda link: int(link[0]),
        )
        table = newest[1]
        connection.execute(
            delete(table).where(table.c.desk_no == 1, table.c.chain_seq == newest[0])
        )

        assert chain_faults(connection) == ["desk 1: the head is not its last link"]


def test_an_inserted_row_is_found(busy: Place) -> None:
    with tampering(busy) as connection:
        head = connection.execute(select(chain_heads).where(chain_heads.c.desk_no == 1)).one()
        for table in CHAINED:
            row = dict(links_of(connection, table)[0]._mapping)
            forged = {
                **row,
                **NEW_IDENTITY[table.name],
                "chain_seq": head.chain_seq + 1,
                "previous_hash": head.row_hash,
            }
            with connection.begin_nested() as back:
                connection.execute(insert(table), hashed(table, forged))
                assert chain_faults(connection) == ["desk 1: the head is not its last link"]
                back.rollback()


@pytest.mark.parametrize("table", [payments, receipts, journal], ids=lambda table: str(table.name))
def test_two_rows_that_change_places_are_found(busy: Place, table: Table) -> None:
    with tampering(busy) as connection:
        first, second = links_of(connection, table)[:2]
        parked = {first.chain_seq: 90_001, second.chain_seq: 90_002}
        for row in (first, second):
            connection.execute(
                update(table).where(row_is(table, row)).values(chain_seq=parked[row.chain_seq])
            )
        for row, other in ((first, second), (second, first)):
            # Each is hashed anew for its new place, as somebody would who knows the rule.
            moved = dict(row._mapping) | {
                "chain_seq": other.chain_seq,
                "previous_hash": other.previous_hash,
            }
            connection.execute(
                update(table)
                .where(table.c.desk_no == 1, table.c.chain_seq == parked[row.chain_seq])
                .values({name: hashed(table, moved)[name] for name in CHAIN_COLUMNS})
            )

        assert chain_faults(connection)


def test_hashes_without_the_one_before_would_miss_a_swap(busy: Place) -> None:
    # The control: rows that carry a hash of themselves only, in the order of their places.
    with tampering(busy) as connection:
        rows = [
            {name: value for name, value in row._mapping.items() if name not in CHAIN_COLUMNS}
            for row in links_of(connection, receipts)
        ]
    stored = [(row, link_hash(GENESIS, "receipts", row)) for row in rows]

    def is_sound(books: list[tuple[dict[str, Any], str]]) -> bool:
        return all(link_hash(GENESIS, "receipts", row) == row_hash for row, row_hash in books)

    assert is_sound(stored)
    assert is_sound([stored[1], stored[0], *stored[2:]])


def test_each_desk_has_a_chain_of_its_own(busy_engine: Engine) -> None:
    open_shift(make_desk(busy_engine, desk_no=2))

    with reading(busy_engine) as connection:
        heads = {row.desk_no: row.chain_seq for row in connection.execute(select(chain_heads))}
        assert chain_faults(connection) == []
    assert (heads[0], heads[2]) == (2, 1)
    assert heads[1] > 60
