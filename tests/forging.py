"""What somebody needs who forges rows of the books."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    Row,
    Table,
    select,
)

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.chain import link_hash
from counter_app.store.schema import UtcDateTime

CHAIN_COLUMNS = {"chain_seq", "previous_hash", "row_hash"}

# What to write where nothing stands.
SOMETHING: dict[type, object] = {
    BigInteger: 1,
    Integer: 1,
    Boolean: True,
    Date: date(2020, 1, 1),
    UtcDateTime: datetime(2020, 1, 1, tzinfo=TAIPEI),
}

# What must differ in a copy of a row for the keys to let it in.
NEW_IDENTITY: dict[str, dict[str, Any]] = {
    "payments": {"payment_id": "forged", "receipt_number": "R11401999999"},
    "payment_items": {"line_number": 99},
    "tenders": {"tender_id": "forged", "line_number": 99, "reference": "FORGED"},
    "receipts": {"receipt_number": "R11401999999", "payment_id": "forged", "serial": 999_999},
    "reversals": {"reversal_id": "forged", "line_number": 99},
    "tender_corrections": {"correction_id": "forged", "tender_id": "forged"},
    "outage_receipts": {"receipt_number": "H11401999999"},
    "approvals": {"approval_id": "forged"},
    "drawer_entries": {"entry_id": "forged"},
    "drawer_counts": {"count_id": "forged"},
    "hand_overs": {"hand_over_id": "forged"},
    "settlements": {"settlement_id": "forged", "device": "forged"},
    "differences": {"difference_id": "forged"},
    "carried_items": {"carried_id": "forged"},
    "closes": {"shift_id": "forged", "z_number": 99},
    "verifications": {"shift_id": "forged"},
    "notices": {"notice_number": "N11499999999", "batch_id": "forged"},
    "collections": {"collection_id": "forged", "line_key": "f" * 64},
    "pickup_hand_overs": {"pickup_number": "P11499999999", "entry_id": "forged"},
    "journal": {},
}


def links_of(connection: Connection, table: Table) -> list[Row[Any]]:
    """Return the rows of a table in the chain of desk 1, oldest first."""
    return list(
        connection.execute(
            select(table)
            .where(table.c.row_hash.is_not(None), table.c.desk_no == 1)
            .order_by(table.c.chain_seq)
        )
    )


def row_is(table: Table, row: Row[Any]) -> Any:  # noqa: ANN401 - an SQL condition
    return (table.c.desk_no == row.desk_no) & (table.c.chain_seq == row.chain_seq)


def hashed(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the hash that its content asks for."""
    columns = {
        name: value for name, value in values.items() if name not in CHAIN_COLUMNS - {"chain_seq"}
    }
    return {**values, "row_hash": link_hash(values["previous_hash"], table.name, columns)}


def changed(column: Column[Any], value: object, index: int = 0) -> object:
    """Return another value that the column takes, and no other row has."""
    match value:
        case None:
            some: object = SOMETHING.get(type(column.type), f"n{index}")
        case bool():
            some = not value
        case int():
            some = value + 1_000
        case datetime():
            some = value + timedelta(microseconds=1)
        case date():
            some = value + timedelta(days=1)
        case str() if column.name in CHAIN_COLUMNS:
            some = "f" * 64
        case _:
            text = str(value)
            some = next(
                f"{text[:-1]}{letter}" for letter in "pqrstu"[index:] if not text.endswith(letter)
            )
    return some
