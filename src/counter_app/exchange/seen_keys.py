"""Remember the line of every case number in a file, 18 bytes each.

A set of a million strings takes a hundred megabytes; two flat arrays take eighteen.
"""

from array import array
from typing import Final

_SLOTS_A_KEY: Final = 1.5
_HASH_MASK: Final = (1 << 64) - 1


class SeenKeys:
    """A hash table with linear probing, made once for as many keys as the file can have.

    Only the 64-bit hash is kept: of five million different keys two look the same once in a
    million files.  Python seeds its hashes anew in each process, so no file can aim at it.
    """

    def __init__(self, *, keys_max: int) -> None:
        self._slots = int(keys_max * _SLOTS_A_KEY) + 8
        self._hashes = array("Q", [0]) * self._slots
        self._lines = array("I", [0]) * self._slots

    def first_line(self, key: str, line_number: int) -> int:
        """Return the line on which a key stood first: *line_number* where it is new."""
        wanted = hash(key) & _HASH_MASK or 1
        slot = wanted % self._slots
        while found := self._hashes[slot]:
            if found == wanted:
                return self._lines[slot]
            slot = (slot + 1) % self._slots
        self._hashes[slot] = wanted
        self._lines[slot] = line_number
        return line_number
