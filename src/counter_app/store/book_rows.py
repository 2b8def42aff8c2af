"""SQL that spells a stored row the way `domain.chain` hashes it.

A year of books has a million chained rows.  The database writes their canonical JSON itself,
from what it has on the disk, so that nothing but the hash is left to compute; wherever the
two spellings could differ, `store.verify` spells the row anew before it blames it.
"""

from typing import Any, Final

from sqlalchemy import Boolean, Column, Connection, CursorResult, Date, Integer, Table

from counter_app.domain.chain import LATER_COLUMNS
from counter_app.domain.pickups import PICKUP_SERIES
from counter_app.domain.receipts import PRINTED_SERIES
from counter_app.store.schema import UtcDateTime

HASHES: Final = frozenset({"previous_hash", "row_hash"})

_NUMBERS: Final = ("pickup_number", "receipt_number", "notice_number")


def hashed_columns(table: Table) -> list[Column[object]]:
    """Return the columns of a table that are hashed, in the order in which they are."""
    return sorted((c for c in table.c if c.name not in HASHES), key=lambda column: column.name)


def canonical_sql(table: Table, dialect: str, *, is_careful: bool = False) -> str:
    """Return an SQL expression for the canonical JSON of a row.

    Args:
        table: One of `schema.CHAINED`.
        dialect: ``sqlite`` or ``postgresql``.
        is_careful: Also for values of a type that the column does not have, which somebody
            wrote past the program; slower.
    """
    template, values = _spelling(table, dialect, is_careful=is_careful)
    return f"format('{template}', {', '.join(values)})"


def hashed_sql(table: Table, dialect: str) -> str:
    """Return an SQL expression for all that the hash of a row is over, in one go."""
    template, values = _spelling(table, dialect, is_careful=False)
    before = "coalesce(previous_hash, '')"
    return f"format('%s\n{table.name}\n{template}', {before}, {', '.join(values)})"


def _spelling(table: Table, dialect: str, *, is_careful: bool) -> tuple[str, list[str]]:
    """Return the canonical JSON of a row as a template, and the values in it."""
    later = LATER_COLUMNS.get(table.name, frozenset())
    template, values = [], []
    for column in hashed_columns(table):
        value = _value_sql(column, dialect, is_careful=is_careful)
        name = f'"{column.name}":'
        if column.name in later:
            template.append("%s")
            values.append(f"CASE WHEN {column.name} IS NULL THEN '' ELSE ',{name}' || {value} END")
        else:
            template.append(f"{',' if template else ''}{name}%s")
            values.append(value)
    return f"{{{''.join(template)}}}", values


def run_sql(
    connection: Connection, sql: str, values: tuple[object, ...] = (), **options: object
) -> CursorResult[*tuple[Any, ...]]:
    """Run SQL of this module as the database has to read it; options are SQLAlchemy's."""
    # psycopg takes every per cent sign for a value.
    text = sql if connection.dialect.name == "sqlite" else sql.replace("%", "%%")
    return connection.exec_driver_sql(text, values, execution_options=options)


def number_sql(table: Table) -> str:
    """Return an SQL expression for the receipt, pickup, notice or Z number of a row."""
    own = next((name for name in _NUMBERS if name in table.c), None)
    if own is not None:
        return own
    if "payment_id" in table.c:
        return (
            "(SELECT payments.receipt_number FROM payments"  # noqa: S608 - names of ours
            f" WHERE payments.payment_id = {table.name}.payment_id)"
        )
    if "z_number" in table.c:
        return "'Z' || z_number"
    if table.name == "journal":
        of_series = " OR ".join(
            f"subject LIKE '{series}___________'" for series in (PRINTED_SERIES, PICKUP_SERIES)
        )
        return f"CASE WHEN {of_series} THEN subject END"
    return "NULL"


def _value_sql(column: Column[object], dialect: str, *, is_careful: bool) -> str:
    name = column.name
    if dialect == "postgresql":
        return _postgresql_value(column)
    if is_careful:
        # JSON has no place for bytes, and SQLite would give up on the row.
        return f"CASE typeof({name}) WHEN 'blob' THEN 'blob' ELSE {_sqlite_value(column)} END"
    return _sqlite_value(column)


def _sqlite_value(column: Column[object]) -> str:
    name = column.name
    match column.type:
        case Boolean():
            return f"CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE json_quote({name}) END"
        case UtcDateTime():
            text = f"""'"' || replace({name}, ' ', 'T') || '+00:00"'"""
        case Date():
            text = f"""'"' || {name} || '"'"""
        case Integer():
            text = name
        case _:
            return f"json_quote({name})"
    return f"coalesce({text}, 'null')"


def _postgresql_value(column: Column[object]) -> str:
    name = column.name
    match column.type:
        case UtcDateTime():
            form = 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'
            text = f"""'"' || to_char({name} AT TIME ZONE 'UTC', '{form}') || '"'"""
        case Date():
            text = f"""'"' || to_char({name}, 'YYYY-MM-DD') || '"'"""
        case Boolean() | Integer():
            text = f"{name}::text"
        case _:
            text = f"to_json({name})::text"
    return f"coalesce({text}, 'null')"
