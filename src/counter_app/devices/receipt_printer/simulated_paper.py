"""What a simulated printer understands, and the paper that comes out of it.

The reader is the machine's side of the wire and shares nothing with `escpos`, so that one
checks the other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

DOTS_PER_MM: Final = 8
_LINE_DOTS: Final = 30
_BAND_HEADER_BYTES: Final = 8


class CommandKind(StrEnum):
    """What a printer does with bytes."""

    RESET = "reset"
    BAND = "band"
    FEED = "feed"
    CUT = "cut"
    KICK = "kick"
    BARRIER = "barrier"
    ASK = "ask"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command, or one byte of text.

    Attributes:
        data: All its bytes.
    """

    kind: CommandKind
    data: bytes

    @property
    def dots(self) -> bytes:
        """Rows of a band."""
        return self.data[_BAND_HEADER_BYTES:]

    @property
    def row_bytes(self) -> int:
        """Bytes in a row of a band."""
        return int.from_bytes(self.data[4:6], "little")


_LENGTHS: Final = (
    # Head of the command, its whole length.
    (b"\x1b@", 2, CommandKind.RESET),
    (b"\x1bd", 3, CommandKind.FEED),
    (b"\x1bp", 5, CommandKind.KICK),
    (b"\x1dV", 3, CommandKind.CUT),
    (b"\x1dr", 3, CommandKind.BARRIER),
    (b"\x10\x04", 3, CommandKind.ASK),
)


class CommandReader:
    """Takes bytes as they come and gives whole commands."""

    def __init__(self) -> None:
        self._waiting = b""

    def feed(self, data: bytes) -> None:
        """Add what arrived."""
        self._waiting += data

    def commands(self) -> Iterator[Command]:
        """Take out every command that is complete."""
        while command := self._take():
            yield command

    def _take(self) -> Command | None:
        if not self._waiting:
            return None
        kind, length = self._measure()
        if length is None or len(self._waiting) < length:
            return None
        data, self._waiting = self._waiting[:length], self._waiting[length:]
        return Command(kind=kind, data=data)

    def _measure(self) -> tuple[CommandKind, int | None]:
        """Return the kind of what waits and its length, or None while nobody can tell."""
        head = self._waiting
        if head.startswith(b"\x1dv0"):
            if len(head) < _BAND_HEADER_BYTES:
                return CommandKind.BAND, None
            row_bytes = int.from_bytes(head[4:6], "little")
            rows = int.from_bytes(head[6:8], "little")
            return CommandKind.BAND, _BAND_HEADER_BYTES + row_bytes * rows
        for start, length, kind in _LENGTHS:
            if head.startswith(start):
                return kind, length
        if head in {b"\x1b", b"\x1d", b"\x1dv", b"\x10"}:
            return CommandKind.TEXT, None
        return CommandKind.TEXT, 1


class Paper:
    """The roll of a simulated printer: rows until it is cut, then a PNG.

    Args:
        folder: Where the slips fall.
        on_slip: Told the file of each.
    """

    def __init__(self, folder: Path, *, on_slip: Callable[[Path], None]) -> None:
        self._folder = folder
        self._on_slip = on_slip
        self._rows = bytearray()
        self._row_bytes = 0
        self.slips: list[Path] = []

    @property
    def is_blank(self) -> bool:
        """Whether nothing was printed since the last cut."""
        return not self._rows

    def print_band(self, command: Command) -> None:
        """Print the rows of a band."""
        if self._row_bytes not in {0, command.row_bytes}:
            self.cut()
        self._row_bytes = command.row_bytes
        self._rows += command.dots

    def feed(self, lines: int) -> None:
        """Move the paper on."""
        self._rows += bytes(self._row_bytes * _LINE_DOTS * lines)

    def cut(self) -> None:
        """Let the slip fall, as a file."""
        if self.is_blank:
            return
        from PIL import Image  # noqa: PLC0415 - heavy

        height = len(self._rows) // self._row_bytes
        image = Image.frombytes("1", (self._row_bytes * 8, height), bytes(self._rows), "raw", "1;I")
        path = self._folder / f"slip-{len(self.slips) + 1:04d}.png"
        image.save(path, dpi=(DOTS_PER_MM * 25.4, DOTS_PER_MM * 25.4))
        self._rows.clear()
        self._row_bytes = 0
        self.slips.append(path)
        self._on_slip(path)
