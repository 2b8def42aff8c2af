"""Approvals in and out of the store."""

from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select

from counter_app.domain.approvals import Approval, ApprovalId, ApprovedAct
from counter_app.domain.money import Twd
from counter_app.store.chain import ChainWriter
from counter_app.store.schema import approvals

_INSERT: Final = insert(approvals)


class ApprovalRepository:
    """The approvals of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain

    def add(self, approval: Approval) -> None:
        """Write an approval down for ever."""
        row: dict[str, Any] = {name: getattr(approval, name) for name in Approval.__slots__} | {
            "act": approval.act.value
        }
        row |= self._chain.link("approvals", approval.desk_no, row)
        self._connection.execute(_INSERT, row)

    def of_subject(self, subject: str) -> list[Approval]:
        """Return what was approved for one thing, oldest first."""
        rows = self._connection.execute(
            select(approvals).where(approvals.c.subject == subject).order_by(approvals.c.at)
        )
        return [_value_of(row) for row in rows]


def _value_of(row: Row[tuple[object, ...]]) -> Approval:
    return Approval(
        approval_id=ApprovalId(row.approval_id),
        desk_no=row.desk_no,
        at=row.at,
        act=ApprovedAct(row.act),
        actor=row.actor,
        approver=row.approver,
        subject=row.subject,
        reason=row.reason,
        amount_twd=None if row.amount_twd is None else Twd(row.amount_twd),
    )
