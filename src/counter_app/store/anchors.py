"""The heads of chains that were signed at a close, and the key that signs them."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select

from counter_app.domain.closing import Anchor, SigningKey
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import anchors, receipt_counters, receipts, signing_keys

_PRINTED_SERIES: Final = "R"


class AnchorRepository:
    """The anchors of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def signing_key(self) -> SigningKey | None:
        """Return the newest key pair of the branch, or None before the first."""
        row = self._connection.execute(
            select(signing_keys).order_by(signing_keys.c.made_at.desc()).limit(1)
        ).one_or_none()
        if row is None:
            return None
        return SigningKey(
            public_key=row.public_key, private_key=row.private_key, made_at=row.made_at
        )

    def public_keys(self) -> frozenset[str]:
        """Return every public key that the branch has signed with."""
        return frozenset(self.keys_made_at())

    def keys_made_at(self) -> dict[str, datetime]:
        """Return every public key that the branch has signed with, and when it was made.

        The newest comes first; no private key is read.
        """
        rows = self._connection.execute(
            select(signing_keys.c.public_key, signing_keys.c.made_at).order_by(
                signing_keys.c.made_at.desc()
            )
        )
        return {row.public_key: row.made_at for row in rows}

    def add_signing_key(self, key: SigningKey) -> None:
        """Write down a key pair."""
        self._connection.execute(
            insert(signing_keys),
            {
                "public_key": key.public_key,
                "private_key": key.private_key,
                "made_at": key.made_at,
            },
        )

    def head(self, chain_desk_no: int) -> tuple[int, str]:
        """Return place and hash of the newest link of a chain, what this unit linked included."""
        return self._chain.head(chain_desk_no)

    def last_receipt(self, desk_no: int) -> str:
        """Return the newest printed receipt number of a desk; empty before the first."""
        newest = (
            select(receipt_counters.c.roc_year, receipt_counters.c.last_serial)
            .where(
                receipt_counters.c.desk_no == desk_no,
                receipt_counters.c.series == _PRINTED_SERIES,
                receipt_counters.c.last_serial > 0,
            )
            .order_by(receipt_counters.c.roc_year.desc())
            .limit(1)
            .subquery()
        )
        found = self._connection.execute(
            select(receipts.c.receipt_number)
            .join(
                newest,
                (receipts.c.roc_year == newest.c.roc_year)
                & (receipts.c.serial == newest.c.last_serial),
            )
            .where(
                receipts.c.desk_no == desk_no,
                receipts.c.receipt_number.startswith(_PRINTED_SERIES),
            )
        ).scalar()
        return "" if found is None else str(found)

    def add(self, anchor: Anchor) -> None:
        """Write an anchor down for ever."""
        row: dict[str, Any] = {name: getattr(anchor, name) for name in Anchor.__slots__}
        self._connection.execute(insert(anchors), row)

    def at(self, chain_desk_no: int, chain_seq: int) -> Anchor | None:
        """Return the anchor at one place of a chain, if there is one."""
        row = self._connection.execute(
            select(anchors).where(
                anchors.c.chain_desk_no == chain_desk_no, anchors.c.chain_seq == chain_seq
            )
        ).one_or_none()
        return None if row is None else _value_of(row)

    def newest(self, chain_desk_no: int) -> Anchor | None:
        """Return the newest anchor of a chain, if there is one."""
        row = self._connection.execute(
            select(anchors)
            .where(anchors.c.chain_desk_no == chain_desk_no)
            .order_by(anchors.c.chain_seq.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else _value_of(row)

    def of_close(self, desk_no: int, z_number: int) -> Anchor | None:
        """Return the anchor of a desk's own chain at one of its closes."""
        row = self._connection.execute(
            select(anchors).where(
                anchors.c.chain_desk_no == desk_no,
                anchors.c.desk_no == desk_no,
                anchors.c.z_number == z_number,
            )
        ).one_or_none()
        return None if row is None else _value_of(row)

    def all(self) -> list[Anchor]:
        """Return every anchor, chain by chain, oldest first."""
        rows = self._connection.execute(
            select(anchors).order_by(anchors.c.chain_desk_no, anchors.c.chain_seq)
        )
        return [_value_of(row) for row in rows]


def _value_of(row: Row[tuple[object, ...]]) -> Anchor:
    return Anchor(**{name: getattr(row, name) for name in Anchor.__slots__})
