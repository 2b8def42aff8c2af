"""Proofs of payment in and out of the store."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, exists, insert, select, update

from counter_app.domain.cases import CaseId
from counter_app.domain.collections import (
    CollectionId,
    CollectionOutcome,
    PaymentProof,
    ProofId,
    ProofState,
)
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.store.schema import cases, collections, payment_proofs

_INSERT: Final = insert(payment_proofs)
_EVERYTHING: Final = select(payment_proofs, cases.c.case_number).select_from(
    payment_proofs.join(cases)
)
_OLDEST_FIRST: Final = (payment_proofs.c.entered_at, payment_proofs.c.proof_id)
_BY_ID: Final = _EVERYTHING.where(payment_proofs.c.proof_id == bindparam("proof"))
_LOCK_BY_ID: Final = _BY_ID.with_for_update(of=payment_proofs)
_OPEN: Final = _EVERYTHING.where(payment_proofs.c.state == ProofState.OPEN.value).order_by(
    *_OLDEST_FIRST
)
_OPEN_OF: Final = _OPEN.where(payment_proofs.c.case_id.in_(bindparam("case_ids", expanding=True)))
_END: Final = (
    update(payment_proofs)
    .where(
        payment_proofs.c.proof_id == bindparam("proof"),
        payment_proofs.c.state == ProofState.OPEN.value,
    )
    .values(state=bindparam("new_state"), collection_id=bindparam("collection"))
)
# A line answers one proof only.
_ARRIVED: Final = (
    select(collections.c.collection_id)
    .where(
        collections.c.case_id == bindparam("case_id"),
        collections.c.channel == bindparam("channel"),
        collections.c.amount_twd == bindparam("amount_twd"),
        collections.c.paid_on == bindparam("paid_on"),
        collections.c.outcome.in_(
            (CollectionOutcome.POSTED.value, CollectionOutcome.OVERPAID.value)
        ),
        ~exists().where(payment_proofs.c.collection_id == collections.c.collection_id),
    )
    .order_by(collections.c.posted_at, collections.c.line_number)
    .limit(1)
)


class PaymentProofRepository:
    """The proofs of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proof: PaymentProof) -> None:
        """Write down a proof."""
        row = {name: getattr(proof, name) for name in payment_proofs.c.keys()}  # noqa: SIM118
        row["channel"] = proof.channel.value
        row["state"] = proof.state.value
        self._connection.execute(_INSERT, row)

    def get(self, proof_id: ProofId, *, lock: bool = False) -> PaymentProof | None:
        """Return a proof; None when there is none."""
        query = _LOCK_BY_ID if lock else _BY_ID
        row = self._connection.execute(query, {"proof": proof_id}).one_or_none()
        return None if row is None else _value_of(row)

    def open_proofs(self, case_ids: Iterable[CaseId] | None = None) -> list[PaymentProof]:
        """Return the open proofs, oldest first: of some cases, or every one."""
        if case_ids is None:
            rows = self._connection.execute(_OPEN)
        else:
            rows = self._connection.execute(_OPEN_OF, {"case_ids": sorted(set(case_ids))})
        return [_value_of(row) for row in rows]

    def end(
        self, proof_id: ProofId, state: ProofState, collection_id: CollectionId | None = None
    ) -> bool:
        """Settle or withdraw an open proof; False where it is not open any more."""
        done = self._connection.execute(
            _END, {"proof": proof_id, "new_state": state.value, "collection": collection_id}
        )
        return done.rowcount == 1

    def arrived(self, proof: PaymentProof) -> CollectionId | None:
        """Return the line that brought this very money, where it came before its proof."""
        found = self._connection.execute(
            _ARRIVED,
            {
                "case_id": proof.case_id,
                "channel": proof.channel.value,
                "amount_twd": proof.amount_twd,
                "paid_on": proof.paid_on,
            },
        ).scalar()
        return None if found is None else CollectionId(found)


def _value_of(row: Row[Any]) -> PaymentProof:
    collection_id = row.collection_id
    return PaymentProof(
        proof_id=ProofId(row.proof_id),
        desk_no=row.desk_no,
        case_id=CaseId(row.case_id),
        case_number=row.case_number,
        channel=Channel(row.channel),
        amount_twd=Twd(row.amount_twd),
        paid_on=row.paid_on,
        reference=row.reference,
        note=row.note,
        state=ProofState(row.state),
        entered_at=row.entered_at,
        entered_by=row.entered_by,
        collection_id=None if collection_id is None else CollectionId(collection_id),
    )
