"""Writes into the journal what a setting was and what it is now."""

from typing import Any

from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def write_change(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    *,
    act: str,
    subject: str,
    old: dict[str, Any] | str | None,
    new: dict[str, Any] | str | None,
) -> None:
    """Write one change; None stands for what was not there before, or is not any more.

    Args:
        unit: The transaction that changes it.
        desk: Whose clock it is.
        actor: Who changed it.
        act: What the journal calls it.
        subject: What was changed.
        old: Its facts until now.
        new: Its facts from now on.
    """
    unit.journal.write(
        actor, at=desk.clock(), act=act, subject=subject, details={"old": old, "new": new}
    )
