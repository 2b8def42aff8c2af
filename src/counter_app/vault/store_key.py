"""The key of the encrypted store: 32 raw bytes, in the key store of the system or in a file.

The file is readable by its owner only and lies apart from the data.
"""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from counter_app.domain.errors import Trouble
from counter_app.vault.system_keys import read_system_key, write_system_key

KEY_BYTES: Final = 32


@dataclass(eq=False, kw_only=True)
class KeyMissing(Trouble):
    """The store is there, but its key is not; without it nobody can read the store.

    Attributes:
        path: Of the key file; empty where the key should be in the key store of the system.
    """

    path: str


@dataclass(eq=False, kw_only=True)
class KeyUnsafe(Trouble):
    """The key file can be read by others, or does not hold a key."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPlace:
    """Where the key of one home is.

    Attributes:
        path: The key file.
        name: Of the entry in the key store of the system; empty where the file holds the key.
    """

    path: Path
    name: str = ""

    def read(self) -> bytes:
        """Return the key.

        Raises:
            KeyMissing: There is none.
            KeyUnsafe: Others can read the file, or it does not hold a key.
            SystemKeysClosed: The key store of the system does not answer.
        """
        if not self.name:
            return read_key(self.path)
        key = read_system_key(self.name)
        if key is None or len(key) != KEY_BYTES:
            raise KeyMissing(path="")
        return key

    def read_or_make(self) -> bytes:
        """Return the key of a home that is being made; what was begun before is gone on with."""
        try:
            return self.read()
        except KeyMissing:
            if not self.name:
                return make_key(self.path)
        key = secrets.token_bytes(KEY_BYTES)
        write_system_key(self.name, key)
        return key

    def put(self, key: bytes) -> None:
        """Put a recovered key in its place; what was there before is set aside, not lost.

        Raises:
            SystemKeysClosed: The key store of the system does not take it.
            OSError: The file cannot be written.
        """
        if self.name:
            write_system_key(self.name, key)
            return
        if self.path.exists():
            self.path.replace(_free_name(self.path))
        _write_new(self.path, key)


def make_key(path: Path) -> bytes:
    """Make a new key file, readable by its owner only; an existing file is never replaced.

    Raises:
        FileExistsError: There is a key already, which is a bug in the caller.
    """
    key = secrets.token_bytes(KEY_BYTES)
    _write_new(path, key)
    return key


def read_key(path: Path) -> bytes:
    """Return the key in a key file.

    Raises:
        KeyMissing: There is no such file.
        KeyUnsafe: Others can read it, or it does not hold 32 bytes in hexadecimal.
    """
    try:
        text = path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text)
    except FileNotFoundError as error:
        raise KeyMissing(path=str(path)) from error
    except ValueError as error:
        raise KeyUnsafe(path=str(path)) from error
    # On Windows the folder's own permissions guard the file.
    if not is_private(path) or len(key) != KEY_BYTES:
        raise KeyUnsafe(path=str(path))
    return key


def is_private(path: Path) -> bool:
    """Tell whether only its owner can read a file; Windows has no such bits."""
    return os.name != "posix" or not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _write_new(path: Path, key: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    return aside
