"""The key of the encrypted store: 32 raw bytes in a file that only its owner can read."""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from counter_app.domain.errors import Trouble

KEY_BYTES: Final = 32


@dataclass(eq=False, kw_only=True)
class KeyMissing(Trouble):
    """The store is there, but its key file is not; without it nobody can read the store."""

    path: str


@dataclass(eq=False, kw_only=True)
class KeyUnsafe(Trouble):
    """The key file can be read by others, or does not hold a key."""

    path: str


def make_key(path: Path) -> bytes:
    """Make a new key file, readable by its owner only; an existing file is never replaced.

    Raises:
        FileExistsError: There is a key already, which is a bug in the caller.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def read_key(path: Path) -> bytes:
    """Return the key in a key file.

    Raises:
        KeyMissing: There is no such file.
        KeyUnsafe: Others can read it, or it does not hold 32 bytes in hexadecimal.
    """
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text)
    except FileNotFoundError as error:
        raise KeyMissing(path=str(path)) from error
    except ValueError as error:
        raise KeyUnsafe(path=str(path)) from error
    # Windows has no such bits; there the folder's own permissions guard the file.
    if (os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO)) or len(key) != KEY_BYTES:
        raise KeyUnsafe(path=str(path))
    return key
