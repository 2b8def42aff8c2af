"""What went in and out of a drawer, its counts and hand-overs, in and out of the store."""

import json
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select

from counter_app.domain.drawer import (
    CashCount,
    CountPurpose,
    DrawerCount,
    DrawerCountId,
    DrawerEntry,
    DrawerEntryId,
    EntryKind,
    HandOver,
)
from counter_app.domain.money import Twd
from counter_app.domain.shifts import ShiftId
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import drawer_counts, drawer_entries, hand_overs

_INSERT_ENTRY: Final = insert(drawer_entries)
_INSERT_COUNT: Final = insert(drawer_counts)
_INSERT_HAND_OVER: Final = insert(hand_overs)


class DrawerRepository:
    """The drawers of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def add_entry(self, entry: DrawerEntry) -> None:
        """Write down cash that went in or out without a sale."""
        row: dict[str, Any] = {name: getattr(entry, name) for name in DrawerEntry.__slots__}
        row["kind"] = entry.kind.value
        row |= self._chain.link("drawer_entries", entry.desk_no, row)
        self._connection.execute(_INSERT_ENTRY, row)

    def entries(self, shift_id: ShiftId) -> list[DrawerEntry]:
        """Return the entries of a shift, oldest first."""
        rows = self._connection.execute(
            select(drawer_entries)
            .where(drawer_entries.c.shift_id == shift_id)
            .order_by(drawer_entries.c.chain_seq)
        )
        return [_entry_of(row) for row in rows]

    def entry_count(self, subject: str, *, desk_no: int) -> int:
        """Return how often cash went in or out of a desk's drawer for one thing."""
        query = select(func.count()).where(
            drawer_entries.c.subject == subject, drawer_entries.c.desk_no == desk_no
        )
        return int(self._connection.execute(query).scalar_one())

    def add_count(self, count: DrawerCount) -> None:
        """Write down a count of the drawer, for ever."""
        row: dict[str, Any] = {
            "count_id": count.count_id,
            "desk_no": count.desk_no,
            "shift_id": count.shift_id,
            "purpose": count.purpose.value,
            "at": count.at,
            "counted_by": count.counted_by,
            "pieces": json.dumps({str(k): v for k, v in count.count.pieces.items()}),
            "other_twd": count.count.other_twd,
            "total_twd": count.count.total_twd,
            "expected_twd": count.expected_twd,
        }
        row |= self._chain.link("drawer_counts", count.desk_no, row)
        self._connection.execute(_INSERT_COUNT, row)

    def counts(self, shift_id: ShiftId) -> list[DrawerCount]:
        """Return the counts of a shift, oldest first; the newest of a purpose stands."""
        rows = self._connection.execute(
            select(drawer_counts)
            .where(drawer_counts.c.shift_id == shift_id)
            .order_by(drawer_counts.c.chain_seq)
        )
        return [_count_of(row) for row in rows]

    def add_hand_over(self, hand_over: HandOver) -> None:
        """Write down that a drawer passed from one clerk to another."""
        row: dict[str, Any] = {name: getattr(hand_over, name) for name in HandOver.__slots__}
        row |= self._chain.link("hand_overs", hand_over.desk_no, row)
        self._connection.execute(_INSERT_HAND_OVER, row)

    def hand_overs(self, shift_id: ShiftId) -> list[HandOver]:
        """Return the hand-overs of a shift, oldest first."""
        rows = self._connection.execute(
            select(hand_overs)
            .where(hand_overs.c.shift_id == shift_id)
            .order_by(hand_overs.c.chain_seq)
        )
        return [
            HandOver(
                hand_over_id=row.hand_over_id,
                desk_no=row.desk_no,
                shift_id=ShiftId(row.shift_id),
                at=row.at,
                from_clerk=row.from_clerk,
                to_clerk=row.to_clerk,
                count_id=DrawerCountId(row.count_id),
            )
            for row in rows
        ]


def _entry_of(row: Row[tuple[object, ...]]) -> DrawerEntry:
    return DrawerEntry(
        entry_id=DrawerEntryId(row.entry_id),
        desk_no=row.desk_no,
        shift_id=ShiftId(row.shift_id),
        at=row.at,
        kind=EntryKind(row.kind),
        amount_twd=Twd(row.amount_twd),
        subject=row.subject,
        reason=row.reason,
        clerk=row.clerk,
        approver=row.approver,
    )


def _count_of(row: Row[tuple[object, ...]]) -> DrawerCount:
    return DrawerCount(
        count_id=DrawerCountId(row.count_id),
        desk_no=row.desk_no,
        shift_id=ShiftId(row.shift_id),
        purpose=CountPurpose(row.purpose),
        at=row.at,
        counted_by=row.counted_by,
        count=CashCount(
            pieces={int(k): v for k, v in json.loads(row.pieces).items()},
            other_twd=Twd(row.other_twd),
        ),
        expected_twd=Twd(row.expected_twd),
    )
