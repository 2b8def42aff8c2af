"""Closes of shifts in and out of the store: settlements, differences, what is carried forward."""

import json
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from counter_app.domain.closing import (
    CarriedItem,
    Close,
    Difference,
    Settlement,
    SettlementId,
    SettlementOpen,
    SettlementState,
    Verification,
)
from counter_app.domain.drawer import CountPurpose
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.reversals import ReversalId, ReversalKind
from counter_app.domain.shifts import Shift, ShiftId
from counter_app.store.chain import ChainWriter
from counter_app.store.moving_columns import moving
from counter_app.store.schema import (
    carried_items,
    closes,
    differences,
    drawer_counts,
    journal,
    reversals,
    settlements,
    tenders,
    verifications,
)

_NOT_CHAINED: Final = {"chain_seq": None, "previous_hash": None, "row_hash": None}
_OPEN_SETTLEMENT: Final = frozenset({SettlementState.INTENDED, SettlementState.UNKNOWN})
_UPDATE_SETTLEMENT: Final = update(settlements).where(
    settlements.c.settlement_id == bindparam("key_settlement")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReversal:
    """What the close of a shift asks of a reversal that is approved and not finished.

    Attributes:
        has_moved: Some of its money has gone back, or may have.
    """

    reversal_id: ReversalId
    kind: ReversalKind
    receipt_number: str
    amount_twd: Twd
    has_moved: bool


class ClosingRepository:
    """The closes of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    # --- where a close stands -------------------------------------------------------

    def is_counted(self, shift: Shift) -> bool:
        """Tell whether the drawer was counted since this close began.

        A count of a close that was called off says nothing: money was taken since.
        """
        began = (
            select(func.max(journal.c.chain_seq))
            .where(
                journal.c.subject == shift.shift_id,
                journal.c.act == "begin_close",
                journal.c.desk_no == shift.desk_no,
            )
            .scalar_subquery()
        )
        found = self._connection.execute(
            select(func.count())
            .select_from(drawer_counts)
            .where(
                drawer_counts.c.shift_id == shift.shift_id,
                drawer_counts.c.purpose == CountPurpose.CLOSE.value,
                drawer_counts.c.chain_seq > began,
            )
        )
        return bool(found.scalar_one())

    def open_reversals(self, desk_no: int) -> list[OpenReversal]:
        """Return what is approved at a desk to go back and has not gone back whole."""
        moved = (
            select(tenders.c.tender_id)
            .where(
                tenders.c.reversal_id == reversals.c.reversal_id,
                tenders.c.state.in_(["intended", "unknown", "returned"]),
            )
            .exists()
        )
        rows = self._connection.execute(
            select(reversals, moved.label("has_moved"))
            .where(reversals.c.desk_no == desk_no, reversals.c.state == "approved")
            .order_by(reversals.c.requested_at)
        )
        return [
            OpenReversal(
                reversal_id=ReversalId(row.reversal_id),
                kind=ReversalKind(row.kind),
                receipt_number=row.receipt_number,
                amount_twd=Twd(row.amount_twd),
                has_moved=bool(row.has_moved),
            )
            for row in rows
        ]

    # --- settlements of machines ----------------------------------------------------

    def add_settlement(self, settlement: Settlement) -> None:
        """Write down that a machine is about to be settled, or was settled by its slip.

        Raises:
            SettlementOpen: The machine has been settled in this shift, or may have been; the
                database decides.
        """
        row = self._settlement_row(settlement)
        try:
            self._connection.execute(insert(settlements), row)
        except IntegrityError as error:
            raise SettlementOpen(device=settlement.device) from error

    def move_settlement(self, settlement: Settlement) -> None:
        """Write what became of a settlement; once final it is chained and never changes."""
        self._connection.execute(
            _UPDATE_SETTLEMENT,
            moving(settlements, self._settlement_row(settlement))
            | {"key_settlement": settlement.settlement_id},
        )

    def settlement(self, settlement_id: SettlementId) -> Settlement | None:
        """Return one settlement."""
        row = self._connection.execute(
            select(settlements)
            .where(settlements.c.settlement_id == settlement_id)
            .with_for_update()
        ).one_or_none()
        return None if row is None else _settlement_of(row)

    def settlements(self, shift_id: ShiftId) -> list[Settlement]:
        """Return every settlement of a shift, failed tries too, oldest first."""
        rows = self._connection.execute(
            select(settlements)
            .where(settlements.c.shift_id == shift_id)
            .order_by(settlements.c.intended_at, settlements.c.settlement_id)
        )
        return [_settlement_of(row) for row in rows]

    # --- what was found, and what goes on -------------------------------------------

    def add_difference(self, difference: Difference) -> None:
        """Write an explained difference down for ever."""
        row: dict[str, Any] = {name: getattr(difference, name) for name in Difference.__slots__}
        row |= self._chain.link("differences", difference.desk_no, row)
        self._connection.execute(insert(differences), row)

    def differences(self, shift_id: ShiftId) -> list[Difference]:
        """Return the explained differences of a shift, oldest first.

        Of a difference that was explained again, since its figures moved, the newest stands.
        """
        rows = self._connection.execute(
            select(differences)
            .where(differences.c.shift_id == shift_id)
            .order_by(differences.c.chain_seq)
        )
        newest = {(row.about, row.detail): row for row in rows}
        return [
            Difference(**{name: getattr(row, name) for name in Difference.__slots__} | _money(row))
            for row in newest.values()
        ]

    def add_carried(self, item: CarriedItem) -> None:
        """Write down for ever what goes into the next shift."""
        row: dict[str, Any] = {name: getattr(item, name) for name in CarriedItem.__slots__}
        row |= self._chain.link("carried_items", item.desk_no, row)
        self._connection.execute(insert(carried_items), row)

    def carried(self, shift_id: ShiftId) -> list[CarriedItem]:
        """Return what a shift carried forward, oldest first; the newest of a thing stands."""
        rows = self._connection.execute(
            select(carried_items)
            .where(carried_items.c.shift_id == shift_id)
            .order_by(carried_items.c.chain_seq)
        )
        newest = {(row.what, row.subject): row for row in rows}
        return [
            CarriedItem(
                carried_id=row.carried_id,
                desk_no=row.desk_no,
                shift_id=ShiftId(row.shift_id),
                at=row.at,
                what=row.what,
                subject=row.subject,
                description=row.description,
                amount_twd=Twd(row.amount_twd),
                owner=row.owner,
                approver=row.approver,
            )
            for row in newest.values()
        ]

    def is_carried(self, what: str, subject: str) -> bool:
        """Tell whether any close has carried something forward."""
        found = self._connection.execute(
            select(carried_items.c.carried_id)
            .where(carried_items.c.what == what, carried_items.c.subject == subject)
            .limit(1)
        )
        return found.first() is not None

    # --- closes and their verification ----------------------------------------------

    def next_z_number(self, desk_no: int) -> int:
        """Return the number of the desk's next close; ask under the lock of the desk."""
        newest = self._connection.execute(
            select(func.max(closes.c.z_number)).where(closes.c.desk_no == desk_no)
        ).scalar()
        return 1 if newest is None else int(newest) + 1

    def add_close(self, close: Close) -> None:
        """Write a signed close down for ever."""
        row: dict[str, Any] = {name: getattr(close, name) for name in Close.__slots__}
        row |= self._chain.link("closes", close.desk_no, row)
        self._connection.execute(insert(closes), row)

    def close_of(self, shift_id: ShiftId) -> Close | None:
        """Return the close of a shift, if it is closed."""
        row = self._connection.execute(
            select(closes).where(closes.c.shift_id == shift_id)
        ).one_or_none()
        return None if row is None else _close_of(row)

    def last_close(self, desk_no: int) -> Close | None:
        """Return the newest close of a desk."""
        row = self._connection.execute(
            select(closes)
            .where(closes.c.desk_no == desk_no)
            .order_by(closes.c.z_number.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else _close_of(row)

    def add_verification(self, verification: Verification) -> None:
        """Write down for ever that the cashier's office took over a close."""
        row: dict[str, Any] = {name: getattr(verification, name) for name in Verification.__slots__}
        row |= self._chain.link("verifications", verification.desk_no, row)
        self._connection.execute(insert(verifications), row)

    def verification_of(self, shift_id: ShiftId) -> Verification | None:
        """Return the verification of a shift, if there is one."""
        row = self._connection.execute(
            select(verifications).where(verifications.c.shift_id == shift_id)
        ).one_or_none()
        if row is None:
            return None
        return Verification(
            shift_id=ShiftId(row.shift_id),
            desk_no=row.desk_no,
            at=row.at,
            verified_by=row.verified_by,
            counted_twd=Twd(row.counted_twd),
            expected_twd=Twd(row.expected_twd),
            note=row.note,
        )

    def not_verified(self) -> list[Close]:
        """Return the closes of every desk that the cashier's office has not taken over."""
        rows = self._connection.execute(
            select(closes)
            .outerjoin(verifications, verifications.c.shift_id == closes.c.shift_id)
            .where(verifications.c.shift_id.is_(None))
            .order_by(closes.c.business_day, closes.c.desk_no, closes.c.z_number)
        )
        return [_close_of(row) for row in rows]

    def _settlement_row(self, settlement: Settlement) -> dict[str, Any]:
        row: dict[str, Any] = {name: getattr(settlement, name) for name in Settlement.__slots__}
        row["state"] = settlement.state.value
        row["expected"] = _totals_to_json(settlement.expected)
        row["reported"] = _totals_to_json(settlement.reported)
        if settlement.state in _OPEN_SETTLEMENT:
            return row | _NOT_CHAINED
        return row | self._chain.link("settlements", settlement.desk_no, row)


def _totals_to_json(totals: tuple[BrandTotal, ...]) -> str:
    return json.dumps(
        [{name: getattr(total, name) for name in BrandTotal.__slots__} for total in totals],
        ensure_ascii=False,
        sort_keys=True,
    )


def _totals_from_json(content: str) -> tuple[BrandTotal, ...]:
    return tuple(BrandTotal(**values) for values in json.loads(content))


def _settlement_of(row: Row[tuple[object, ...]]) -> Settlement:
    values = {name: getattr(row, name) for name in Settlement.__slots__}
    values["state"] = SettlementState(row.state)
    values["expected"] = _totals_from_json(row.expected)
    values["reported"] = _totals_from_json(row.reported)
    return Settlement(**values)


def _money(row: Row[tuple[object, ...]]) -> dict[str, Any]:
    return {
        "shift_id": ShiftId(row.shift_id),
        "expected_twd": Twd(row.expected_twd),
        "found_twd": Twd(row.found_twd),
    }


def _close_of(row: Row[tuple[object, ...]]) -> Close:
    return Close(
        shift_id=ShiftId(row.shift_id),
        desk_no=row.desk_no,
        business_day=row.business_day,
        z_number=row.z_number,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        approver=row.approver,
        next_float_twd=Twd(row.next_float_twd),
        paid_in_twd=Twd(row.paid_in_twd),
        content=row.content,
    )
