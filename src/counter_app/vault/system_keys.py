"""The key store of the system (Windows, GNOME, KDE), where there is one that keeps secrets."""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import Trouble

SERVICE: Final = "counter-app"
_REAL_PRIORITY: Final = 1
"""Back ends below it are plain files, or refuse everything."""


@dataclass(eq=False, kw_only=True)
class SystemKeysClosed(Trouble):
    """The key store of the system does not give the key out: it is locked, or not running."""


def has_system_keys() -> bool:
    """Tell whether this system has a key store for the person who is logged in to it."""
    import keyring  # noqa: PLC0415 - looks for every back end

    return float(keyring.get_keyring().priority) >= _REAL_PRIORITY


def read_system_key(name: str) -> bytes | None:
    """Return a key, or None where the key store holds none of this name.

    Raises:
        SystemKeysClosed: It does not answer.
    """
    import keyring  # noqa: PLC0415 - looks for every back end
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        found = keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise SystemKeysClosed from error
    try:
        return None if found is None else bytes.fromhex(found)
    except ValueError:
        return None


def write_system_key(name: str, key: bytes) -> None:
    """Put a key into the key store, over an older one of this name.

    Raises:
        SystemKeysClosed: It does not take it.
    """
    import keyring  # noqa: PLC0415 - looks for every back end
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        keyring.set_password(SERVICE, name, key.hex())
    except KeyringError as error:
        raise SystemKeysClosed from error
