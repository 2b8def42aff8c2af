"""Gives the chains of a store row by row, in the order in which they were linked."""

from collections.abc import Iterator
from contextlib import contextmanager
from heapq import merge
from operator import itemgetter
from typing import Final, NamedTuple

from sqlalchemy import Connection, Table, select

from counter_app.store.book_rows import canonical_sql, run_sql
from counter_app.store.opening import reading
from counter_app.store.schema import CHAINED, chain_heads
from counter_app.store.verify import BookReader, same_moment

_FETCH_ROWS: Final = 500


class Link(NamedTuple):
    """One row of a chain.

    Attributes:
        columns: Canonical JSON of every stored column but the hashes, as it was hashed.
    """

    desk_no: int
    chain_seq: int
    table: str
    previous_hash: str
    row_hash: str
    columns: str


class Head(NamedTuple):
    """The newest link of a chain."""

    desk_no: int
    chain_seq: int
    row_hash: str


class ChainExport:
    """The chains of one moment; nobody is held up."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def heads(self) -> list[Head]:
        """Return the head of every chain, by desk."""
        rows = self._connection.execute(
            select(chain_heads.c.desk_no, chain_heads.c.chain_seq, chain_heads.c.row_hash).order_by(
                chain_heads.c.desk_no
            )
        )
        return [Head(*row) for row in rows]

    def links(self) -> Iterator[Link]:
        """Give every row, desk by desk, oldest first; few are in memory at once."""
        return merge(*(self._links_in(table) for table in CHAINED), key=itemgetter(0, 1))

    def _links_in(self, table: Table) -> Iterator[Link]:
        name = table.name
        columns = (
            f"{name}.desk_no, {name}.chain_seq, previous_hash, row_hash,"
            f" {canonical_sql(table, self._connection.dialect.name)}"
        )
        # SQLite sorts in memory: the places alone, and never the rows.
        if self._connection.dialect.name == "sqlite":
            sql = (
                f"WITH places AS MATERIALIZED (SELECT rowid AS place FROM {name}"  # noqa: S608 - ours
                f" WHERE row_hash IS NOT NULL ORDER BY desk_no, chain_seq)"
                f" SELECT {columns} FROM places CROSS JOIN {name} ON {name}.rowid = place"
            )
        else:
            sql = (
                f"SELECT {columns} FROM {name} WHERE row_hash IS NOT NULL"  # noqa: S608 - ours
                " ORDER BY desk_no, chain_seq"
            )
        found = run_sql(self._connection, sql, stream_results=True, max_row_buffer=_FETCH_ROWS)
        for desk_no, chain_seq, previous_hash, row_hash, text in found:
            yield Link(desk_no, chain_seq, name, previous_hash, row_hash, text)


@contextmanager
def open_chains(reader: BookReader) -> Iterator[ChainExport]:
    """Give the chains of a store as they are now.

    Raises:
        StoreUnreachable, StoreLocked: The store cannot be read.
    """
    with reading(reader.engine) as connection, same_moment([connection]):
        yield ChainExport(connection)
