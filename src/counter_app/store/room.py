"""Room that is kept for the worst moment: when the disk is full and an answer has to be kept.

A file of zeros lies beside the store.  When the disk runs full it is given up, so that what
has begun can still be written down.
"""

import shutil
from pathlib import Path
from typing import Final

RESERVE_BYTES: Final = 8_000_000
TIGHT_BYTES: Final = 8_000_000
_ROOM_TO_HOLD: Final = 4
_CHUNK: Final = bytes(1_000_000)


class DiskReserve:
    """The reserve of one home.

    It needs no sync: after a power cut it is simply taken again.

    Args:
        folder: On the disk of the store.
        reserve_bytes: How large it is.
        tight_bytes: Below this much free room it is given up.
    """

    def __init__(
        self,
        folder: Path,
        *,
        reserve_bytes: int = RESERVE_BYTES,
        tight_bytes: int = TIGHT_BYTES,
    ) -> None:
        self._folder = folder
        self._path = folder / "reserve.bin"
        self._reserve_bytes = reserve_bytes
        self._tight_bytes = tight_bytes
        self._is_held = False

    def free_bytes(self) -> int:
        """Return how much room is left on the disk."""
        return shutil.disk_usage(self._folder).free

    def hold(self) -> bool:
        """Take the room, unless that itself would be tight; return whether it is held."""
        is_there = self._path.exists() and self._path.stat().st_size >= self._reserve_bytes
        if not is_there and self.free_bytes() > _ROOM_TO_HOLD * self._reserve_bytes:
            is_there = self._write()
        self._is_held = is_there
        return is_there

    def give_up_if_tight(self) -> None:
        """Free the room when hardly any other is left."""
        if self._is_held and self.free_bytes() < self._tight_bytes:
            self._path.unlink(missing_ok=True)
            self._is_held = False

    def _write(self) -> bool:
        try:
            with self._path.open("wb") as file:
                # Written, not only lengthened: a hole in a file holds no room.
                for _ in range(-(-self._reserve_bytes // len(_CHUNK))):
                    file.write(_CHUNK)
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True
