"""Let a second person approve, and keep it beside the act."""

from counter_app.domain.approvals import (
    Approval,
    ApprovalId,
    ApprovalMissing,
    ApprovedAct,
    ReasonMissing,
)
from counter_app.domain.money import Twd
from counter_app.domain.staff import Actor, check_approval
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def write_approval(  # noqa: PLR0913 - what is approved, and by whom
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    approver: Actor | None,
    *,
    act: ApprovedAct,
    subject: str,
    reason: str,
    amount_twd: Twd | None = None,
) -> Actor:
    """Check an approval and write it down, in the transaction of the act itself.

    The journal entry of the act names the approver too; this row is what was approved.

    Args:
        unit: The transaction of the act.
        desk: Where.
        actor: Who acts.
        approver: Who stands beside; None where nobody was asked yet.
        act: What is approved.
        subject: Identity of what it is for.
        reason: In words; not empty.
        amount_twd: What it is about; None where no money is.

    Returns:
        The approver.

    Raises:
        ApprovalMissing: Nobody stands beside the clerk.
        ApprovalRefused: It is the clerk again, or the role may not approve.
        ReasonMissing: There are no words.
    """
    if approver is None:
        raise ApprovalMissing(act=act)
    check_approval(actor, approver)
    if not reason.strip():
        raise ReasonMissing
    unit.approvals.add(
        Approval(
            approval_id=ApprovalId(desk.new_id()),
            desk_no=desk.desk_no,
            at=desk.clock(),
            act=act,
            actor=actor.login,
            approver=approver.login,
            subject=subject,
            reason=reason.strip(),
            amount_twd=amount_twd,
        )
    )
    return approver
