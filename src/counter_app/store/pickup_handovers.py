"""What was handed over, and the pictures of signatures, in and out of the store."""

from typing import Any, Final

from sqlalchemy import Connection, LargeBinary, Row, bindparam, cast, insert, select

from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import IdDocument, PickupHandOver, Signing
from counter_app.domain.pickups import Collector, PickupNumber
from counter_app.domain.shifts import ShiftId
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import pickup_hand_overs, pickup_signatures

_INSERT: Final = insert(pickup_hand_overs)
_INSERT_IMAGE: Final = insert(pickup_signatures)
_OF_NUMBER: Final = select(pickup_hand_overs).where(
    pickup_hand_overs.c.pickup_number == bindparam("number")
)
# Bytes, whatever somebody wrote past the program.
_IMAGE: Final = select(cast(pickup_signatures.c.image, LargeBinary)).where(
    pickup_signatures.c.pickup_number == bindparam("number")
)


class PickupHandOverRepository:
    """The hand-overs of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def add(self, hand_over: PickupHandOver, *, signature: bytes) -> None:
        """Write down that a pickup was handed over, for ever.

        Args:
            hand_over: Of a pickup that has none; its drawer entry is written already.
            signature: Picture of the signature; empty where it was signed on paper.
        """
        row: dict[str, Any] = {
            name: getattr(hand_over, name) for name in PickupHandOver.__slots__ if name != "number"
        }
        row["pickup_number"] = hand_over.number
        row["entry_id"] = hand_over.entry_id or None
        for name in ("collector", "document", "signing"):
            row[name] = row[name].value
        row |= self._chain.link("pickup_hand_overs", hand_over.desk_no, row)
        self._connection.execute(_INSERT, row)
        if signature:
            image = {"pickup_number": hand_over.number, "image": signature}
            self._connection.execute(_INSERT_IMAGE, image)

    def get(self, number: str) -> PickupHandOver | None:
        """Return how a pickup was handed over; None before that."""
        row = self._connection.execute(_OF_NUMBER, {"number": number}).one_or_none()
        return None if row is None else _hand_over_of(row)

    def signature(self, number: str) -> bytes:
        """Return the picture of a signature; empty where there is none."""
        image = self._connection.execute(_IMAGE, {"number": number}).scalar()
        return b"" if image is None else bytes(image)


def _hand_over_of(row: Row[Any]) -> PickupHandOver:
    return PickupHandOver(
        number=PickupNumber(row.pickup_number),
        desk_no=row.desk_no,
        at=row.at,
        handed_by=row.handed_by,
        collector=Collector(row.collector),
        recipient_name=row.recipient_name,
        document=IdDocument(row.document),
        document_last4=row.document_last4,
        has_authority=row.has_authority,
        signing=Signing(row.signing),
        signature_hash=row.signature_hash,
        given=row.given,
        receipt_number=row.receipt_number,
        amount_twd=None if row.amount_twd is None else Twd(row.amount_twd),
        shift_id=None if row.shift_id is None else ShiftId(row.shift_id),
        business_day=row.business_day,
        entry_id=row.entry_id or "",
        approver=row.approver,
    )
