"""The recovery phrase of a desk's key: shown once at set-up, and whenever it is asked for again."""

import hashlib
from typing import Final

from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.office import office
from counter_app.vault.recovery_phrase import phrase_of

_FACT: Final = "recovery_phrase_{desk_no}"
_MARK_LENGTH: Final = 12


def write_down_phrase(desk: Desk, actor: Actor | None, key: bytes) -> str:
    """Return the phrase of a key, and write down that it was shown, not what it says.

    Args:
        desk: Whose key.
        actor: Who asked; None for the program itself, while the desk is being set up.
        key: The key.

    Raises:
        NotPermitted: The role does not restore.
    """
    if actor is not None:
        check_permitted(actor, Act.RESTORE)
    day = desk.today()
    with desk.open_unit() as unit:
        unit.facts.put(_fact(desk), f"{day.isoformat()} {_mark(key)}")
        unit.journal.write(
            actor or office(desk.desk_no),
            at=desk.clock(),
            act="show_recovery_phrase",
            subject=str(desk.desk_no),
        )
        unit.commit()
    return phrase_of(key)


def is_phrase_written(desk: Desk, key: bytes) -> bool:
    """Tell whether the phrase of this very key was ever shown."""
    with desk.open_unit() as unit:
        return unit.facts.get(_fact(desk)).endswith(f" {_mark(key)}")


def _fact(desk: Desk) -> str:
    return _FACT.format(desk_no=desk.desk_no)


def _mark(key: bytes) -> str:
    # Enough to tell two keys apart, and nothing to find one by.
    return hashlib.sha256(b"recovery phrase" + key).hexdigest()[:_MARK_LENGTH]
