"""The books of a year, written in a minute: one real payment, again and again, each linked.

What a payment writes comes from the services; only its numbers and identities move.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Engine, Table, insert, select, update

from close_desk import pay_cash
from counter_app.domain.chain import link_hash
from counter_app.domain.receipts import receipt_number
from counter_app.services.desk import Desk
from counter_app.store.schema import CHAINED, chain_heads, metadata, receipt_counters
from factories import make_desk, open_shift

TEMPLATE: Final = "template"
_HASHES: Final = ("chain_seq", "previous_hash", "row_hash")
_AT_ONCE: Final = 5_000

Row = dict[str, Any]


def write_year(engine: Engine, count: int) -> Desk:
    """Write so many cash payments of NT$6 into a filled store; return the desk that took them."""
    desk = make_desk(engine, receipt_forms=())
    open_shift(desk)
    first = pay_cash(desk, TEMPLATE)
    template = _rows_of_newest(engine, since=1)
    with engine.begin() as connection:
        head = connection.execute(select(chain_heads).where(chain_heads.c.desk_no == 1)).one()
        seq, row_hash = int(head.chain_seq), str(head.row_hash)
        waiting: dict[str, list[Row]] = {table.name: [] for table in CHAINED}
        for serial in range(2, count + 1):
            number = receipt_number(roc_year=114, desk_no=1, serial=serial)
            words = {TEMPLATE: f"p-{serial}", first.number: number}
            for name, row in template:
                made = {key: _moved(value, words) for key, value in row.items()}
                if "serial" in made:
                    made["serial"] = serial
                if "tender_id" in made:
                    made["tender_id"] = f"t-{serial}"
                seq += 1
                previous, row_hash = (
                    row_hash,
                    link_hash(row_hash, name, {**made, "chain_seq": seq}),
                )
                made |= {"chain_seq": seq, "previous_hash": previous, "row_hash": row_hash}
                waiting[name].append(made)
            if serial % _AT_ONCE == 0 or serial == count:
                for table in _in_order(waiting):
                    connection.execute(insert(table), waiting[table.name])
                    waiting[table.name].clear()
        connection.execute(
            update(chain_heads)
            .where(chain_heads.c.desk_no == 1)
            .values(chain_seq=seq, row_hash=row_hash)
        )
        connection.execute(update(receipt_counters).values(last_serial=count))
    return desk


def _rows_of_newest(engine: Engine, *, since: int) -> list[tuple[str, Row]]:
    """Return what was linked after a place of desk 1's chain, in that order."""
    found: list[tuple[int, str, Row]] = []
    with engine.connect() as connection:
        for table in CHAINED:
            rows = connection.execute(
                select(table).where(table.c.desk_no == 1, table.c.chain_seq > since)
            )
            for row in rows.mappings():
                values = {key: value for key, value in row.items() if key not in _HASHES}
                found.append((int(row["chain_seq"]), table.name, values))
    return [(name, row) for _seq, name, row in sorted(found, key=lambda each: each[0])]


def _moved(value: object, words: Mapping[str, str]) -> object:
    if isinstance(value, str):
        for old, new in words.items():
            value = value.replace(old, new)
    return value


def _in_order(waiting: Mapping[str, list[Row]]) -> Iterator[Table]:
    return (table for table in metadata.sorted_tables if waiting.get(table.name))
