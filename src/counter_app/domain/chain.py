"""The chain: each final row carries a hash over the row before it and over itself.

::

    row_hash = SHA-256( previous_hash  LF  table  LF  canonical JSON of the columns )

Canonical JSON: one object, keys sorted, no spaces, UTF-8 as it is.  Text, whole numbers,
true, false and null stand for themselves; a date is ISO; a time is ISO in UTC with
microseconds; bytes are lower-case hexadecimal.  There are no fractions.  A column that a
later version added (`LATER_COLUMNS`) is left out while it is null, so that older rows keep
their hash.  Anyone can check a chain with these lines and a hash function.

A chain alone does not show that its newest rows were cut off: its head must also be kept
somewhere else.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

GENESIS: Final = "0" * 64
"""What the first row of a chain has for a previous hash."""

LATER_COLUMNS: Final = {"tenders": frozenset({"reversal_id", "reverses_tender_id"})}
"""Columns that the first version of a table did not have, by table."""

_HASH_LENGTH: Final = 64
_PLAIN: Final = frozenset({str, int, bool, type(None)})
_encode: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode


def canonical_json(columns: Mapping[str, object]) -> bytes:
    """Return the one spelling of a row that is hashed.

    Args:
        columns: Column name to value: text, int, bool, None, date, datetime with zone, bytes.

    Raises:
        TypeError: A value of another type, a float above all: it has no exact spelling.
        ValueError: A time without zone, or text that is not valid Unicode.

    >>> canonical_json({"day": date(2025, 6, 13), "amount_twd": 2350})
    b'{"amount_twd":2350,"day":"2025-06-13"}'
    """
    # Nearly every column is plain; the type test is on the path of every payment.
    row = {
        name: value if type(value) in _PLAIN else _spell(name, value)
        for name, value in columns.items()
    }
    return _encode(row).encode()


def link_hash(previous_hash: str, table: str, columns: Mapping[str, object]) -> str:
    """Return the hash that ties a row to the one before it, as 64 hexadecimal digits.

    Args:
        previous_hash: Hash of the row before it, or `GENESIS`.
        table: Name of the table, so that a row cannot move to another.
        columns: Every stored column of the row but the hashes themselves.

    Raises:
        TypeError, ValueError: As `canonical_json`; or *previous_hash* is not a hash.
    """
    if len(previous_hash) != _HASH_LENGTH:
        raise ValueError("not a hash to link to")
    later = LATER_COLUMNS.get(table)
    if later is not None:
        columns = {k: v for k, v in columns.items() if v is not None or k not in later}
    head = f"{previous_hash}\n{table}\n".encode()
    return hashlib.sha256(head + canonical_json(columns)).hexdigest()


def _spell(name: str, value: object) -> str | int:
    match value:
        case datetime():  # before date, of which it is a kind
            if value.tzinfo is None:
                raise ValueError(f"a time without zone: {name}")
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case str():  # an enumeration of texts
            return str.__str__(value)
        case int():  # an enumeration of numbers
            return int(value)
        case _:
            raise TypeError(f"no exact spelling for {type(value).__name__}: {name}")
