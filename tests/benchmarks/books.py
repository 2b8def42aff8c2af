"""Books of many payments, written past the services: a year of them is wanted at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, insert, select

from busy_store import fill_books
from counter_app.store.chain import ChainWriter
from counter_app.store.opening import fold_log, reading
from counter_app.store.schema import (
    journal,
    payment_items,
    payments,
    receipt_counters,
    receipts,
    tenders,
)
from factories import make_desk

ROWS_A_PAYMENT: Final = 6
"""Payment, item, tender, receipt, and the journal of paying and of printing."""

_CHUNK: Final = 2_000
_CHAIN: Final = frozenset({"chain_seq", "previous_hash", "row_hash"})


def write_books(engine: Engine, folder: Path, *, count: int) -> None:
    """Fill a store with its rules with so many settled payments, linked as they must be.

    They follow the few of `busy_store`, so that every chained table has rows.
    """
    fill_books(engine, make_desk(engine), folder)
    with reading(engine) as connection:
        templates = _templates(connection)
        first = len(connection.execute(select(receipts.c.serial)).all()) + 1
    with engine.begin() as connection:
        chain = ChainWriter(connection)
        for start in range(first, first + count, _CHUNK):
            rows: dict[Table, list[dict[str, Any]]] = {}
            for serial in range(start, min(start + _CHUNK, first + count)):
                for table, row in _payment(templates, serial):
                    linked = row | chain.link(table.name, 1, row)
                    rows.setdefault(table, []).append(linked)
            for table in (payments, payment_items, tenders, receipts, journal):
                connection.execute(insert(table), rows[table])
        chain.write_heads()
        connection.execute(
            receipt_counters.update()
            .where(receipt_counters.c.series == "R")
            .values(last_serial=first + count - 1)
        )
    fold_log(engine)


def _templates(connection: Connection) -> dict[Table, dict[str, Any]]:
    """Return the rows of one payment in cash, without their links."""
    found = {}
    for table in (payments, payment_items, tenders, receipts):
        query = select(table).where(table.c.payment_id == "cash-0").limit(1)
        found[table] = dict(connection.execute(query).mappings().one())
    query = select(journal).where(journal.c.act == "settle_payment").limit(1)
    found[journal] = dict(connection.execute(query).mappings().one())
    return {
        table: {name: value for name, value in row.items() if name not in _CHAIN}
        for table, row in found.items()
    }


def _payment(
    templates: dict[Table, dict[str, Any]], serial: int
) -> Iterator[tuple[Table, dict[str, Any]]]:
    payment_id = f"00000000-0000-4000-8000-{serial:012d}"
    number = f"R11401{serial:06d}"
    old_number = templates[receipts]["receipt_number"]
    of_payment = {"payment_id": payment_id}
    yield payments, templates[payments] | of_payment | {"receipt_number": number}
    yield payment_items, templates[payment_items] | of_payment
    yield tenders, templates[tenders] | of_payment | {"tender_id": f"1{payment_id[1:]}"}
    content = templates[receipts]["content"].replace(old_number, number)
    yield (
        receipts,
        templates[receipts]
        | of_payment
        | {"receipt_number": number, "serial": serial, "content": content},
    )
    yield journal, templates[journal] | {"subject": payment_id}
    yield journal, templates[journal] | {"act": "print_receipt", "subject": number}
