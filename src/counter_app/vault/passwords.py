"""Passwords: argon2id, about a tenth of a second each, never on the window's thread."""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER: Final = PasswordHasher()

DUMMY_HASH: Final = (
    "$argon2id$v=19$m=65536,t=3,p=4$CdgIM8o7HlM3Dur9sSiMlQ$"
    "lLm1TWN5riC3w1xlCH7BujD1gMvJnjslCOicaEfy9ho"
)
"""Of nobody: an unknown name must take as long to refuse as a known one."""


def hash_password(password: str) -> str:
    """Return what may be stored of a password."""
    return _HASHER.hash(password)


def is_password(password: str, stored_hash: str) -> bool:
    """Tell whether a password is the one whose hash is stored."""
    try:
        return _HASHER.verify(stored_hash, password)
    except (VerificationError, InvalidHashError):
        return False
