"""Passwords: argon2id, about a tenth of a second each, never on the window's thread."""

from typing import Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

_OF_NOBODY: Final = "CdgIM8o7HlM3Dur9sSiMlQ$lLm1TWN5riC3w1xlCH7BujD1gMvJnjslCOicaEfy9ho"
"""Salt and hash."""


class PasswordVault:
    """Makes what may be stored of a password, and compares.

    Attributes:
        nobody: The hash of no password at all, at the same cost as any other: an unknown name
            must take as long to refuse as a known one.
    """

    def __init__(self, *, memory_kib: int = 65_536, rounds: int = 3, lanes: int = 4) -> None:
        """Choose the cost; less than the default is for tests alone.

        Args:
            memory_kib: Memory of one hash.
            rounds: Passes over the memory.
            lanes: How many threads share it.
        """
        self._hasher = PasswordHasher(
            time_cost=rounds, memory_cost=memory_kib, parallelism=lanes, type=Type.ID
        )
        cost = f"m={memory_kib},t={rounds},p={lanes}"
        self.nobody = f"$argon2id$v=19${cost}${_OF_NOBODY}"

    def hash(self, password: str) -> str:
        """Return what may be stored of a password."""
        return self._hasher.hash(_bytes_of(password))

    def fits(self, password: str, stored_hash: str) -> bool:
        """Tell whether a password is the one whose hash is stored."""
        try:
            return self._hasher.verify(stored_hash, _bytes_of(password))
        except (VerificationError, InvalidHashError):
            return False


def _bytes_of(password: str) -> bytes:
    # Half a surrogate pair can be typed, and must be a wrong password rather than a crash.
    return password.encode("utf-8", "surrogatepass")
