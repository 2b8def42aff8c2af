"""Links final rows into the chain of their desk.

The head of a desk's chain is a row that the first link of a transaction locks, so two
transactions of one desk queue there, and desks never wait for each other.
"""

from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text, update

from counter_app.domain.chain import GENESIS, link_hash
from counter_app.store.schema import chain_heads

_SEE_HEAD: Final = select(chain_heads.c.chain_seq, chain_heads.c.row_hash).where(
    chain_heads.c.desk_no == bindparam("desk")
)
_READ_HEAD: Final = _SEE_HEAD.with_for_update()
_START: Final = text(
    "INSERT INTO chain_heads (desk_no, chain_seq, row_hash) VALUES (:desk, 0, :hash)"
    " ON CONFLICT DO NOTHING"
)
_MOVE_HEAD: Final = (
    update(chain_heads)
    .where(chain_heads.c.desk_no == bindparam("key_desk"))
    .values(chain_seq=bindparam("seq"), row_hash=bindparam("hash"))
)


class ChainWriter:
    """Hands out links within one transaction; `write_heads` before the commit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._heads: dict[int, tuple[int, str]] = {}
        self._written: dict[int, tuple[int, str]] = {}

    def link(self, table: str, desk_no: int, columns: dict[str, Any]) -> dict[str, Any]:
        """Return the three chain columns for a final row.

        Args:
            table: Name of the table; part of what is hashed.
            desk_no: Whose chain; 0 for the office.
            columns: Every other stored column of the row.
        """
        seq, previous_hash = self._head(desk_no)
        chained = {**columns, "chain_seq": seq + 1}
        row_hash = link_hash(previous_hash, table, chained)
        self._heads[desk_no] = (seq + 1, row_hash)
        return {"chain_seq": seq + 1, "previous_hash": previous_hash, "row_hash": row_hash}

    def lock(self, desk_no: int) -> None:
        """Queue behind whoever else is writing for this desk."""
        self._head(desk_no)

    def head(self, desk_no: int) -> tuple[int, str]:
        """Return place and hash of the newest link of a chain, without locking it.

        What this transaction linked is counted in; an empty chain is at place 0.
        """
        if desk_no in self._heads:
            return self._heads[desk_no]
        found = self._connection.execute(_SEE_HEAD, {"desk": desk_no}).one_or_none()
        return (0, GENESIS) if found is None else (int(found[0]), str(found[1]))

    def write_heads(self) -> None:
        """Write the new heads of every chain that was linked to."""
        for desk_no, head in self._heads.items():
            if head != self._written[desk_no]:
                seq, row_hash = head
                self._connection.execute(
                    _MOVE_HEAD, {"key_desk": desk_no, "seq": seq, "hash": row_hash}
                )

    def _head(self, desk_no: int) -> tuple[int, str]:
        if desk_no not in self._heads:
            found = self._connection.execute(_READ_HEAD, {"desk": desk_no}).one_or_none()
            if found is None:
                self._connection.execute(_START, {"desk": desk_no, "hash": GENESIS})
                found = self._connection.execute(_READ_HEAD, {"desk": desk_no}).one()
            self._heads[desk_no] = (int(found[0]), str(found[1]))
            self._written[desk_no] = self._heads[desk_no]
        return self._heads[desk_no]
