"""Write a row over an older one of the same key, without taking the older one away first."""

from typing import Any

from sqlalchemy import Connection, Table


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row, or write its values over the row that has its primary key."""
    # Each database has the statement in a module of its own.
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]  # noqa: PLC0415
    keys = [column.name for column in table.primary_key]
    statement = insert(table).values(row)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=keys,
            set_={name: statement.excluded[name] for name in row if name not in keys},
        )
    )
