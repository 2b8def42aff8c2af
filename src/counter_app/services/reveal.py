"""Show a name or an identity number in full, and write down who looked."""

from collections.abc import Collection

from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk


def reveal(desk: Desk, actor: Actor, *, subject: str, what: Collection[str]) -> None:
    """Write down that somebody has masked words shown in full; called before they are shown.

    Args:
        desk: Where.
        actor: Who looks.
        subject: Number of the case or of the receipt, or identity of the payment; never a name.
        what: Which fields: ``name``, ``number``, ``address``, ``payer_name``, ``payer_number``.

    Raises:
        NotPermitted: The role sees masked words alone.
    """
    check_permitted(actor, Act.UNMASK)
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="reveal",
            subject=subject,
            details={"what": sorted(what)},
        )
        unit.commit()
