r"""A wire that replays a recorded conversation.

A transcript is a text file: ``W`` and what the desk wrote, ``R`` and what the machine
replied, in hex; ``#`` starts a comment::

    W 02 31 30 03 32      # the request
    R 06
    R 02 4f 4b 03 07
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(eq=False)
class TranscriptDiffers(AssertionError):  # noqa: N818 - a finding, not a failure of ours
    """What was written is not what the transcript holds."""

    line_number: int
    expected: bytes
    written: bytes

    def __str__(self) -> str:
        """Show both, and where they part."""
        pairs = enumerate(zip(self.expected, self.written, strict=False))
        at = next(
            (index for index, (a, b) in pairs if a != b), min(len(self.expected), len(self.written))
        )
        return (
            f"transcript line {self.line_number} differs at byte {at}:\n"
            f"  expected {self.expected.hex(' ')}\n"
            f"  written  {self.written.hex(' ')}"
        )


@dataclass(frozen=True, slots=True)
class _Turn:
    line_number: int
    direction: str
    data: bytes


class TranscriptWire:
    """A `Transport` that plays the machine's part of a transcript.

    Args:
        text: The transcript.

    Raises:
        ValueError: A line is neither ``W``, ``R``, empty nor a comment, or is not hex.
    """

    def __init__(self, text: str) -> None:
        self._turns = _turns(text)

    @classmethod
    def from_file(cls, path: Path) -> "TranscriptWire":
        """Replay the transcript in a file."""
        return cls(path.read_text(encoding="ascii"))

    @property
    def is_played_out(self) -> bool:
        """Whether every line was written or read."""
        return not self._turns

    def write(self, data: bytes) -> None:
        """Compare with the next ``W`` line.

        Raises:
            TranscriptDiffers: The line says otherwise, or it is the machine's turn.
        """
        turn = self._turns.pop(0) if self._turns else _Turn(0, "W", b"")
        if turn.direction != "W":
            raise TranscriptDiffers(turn.line_number, b"", data)
        if turn.data != data:
            raise TranscriptDiffers(turn.line_number, turn.data, data)

    def read(self, *, timeout_ms: int) -> bytes:  # noqa: ARG002 - silence costs no time here
        """Return the next ``R`` line, or ``b""`` while it is the desk's turn."""
        if self._turns and self._turns[0].direction == "R":
            return self._turns.pop(0).data
        return b""

    def close(self) -> None:
        """Nothing to let go of."""


def _turns(text: str) -> list[_Turn]:
    turns = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].split(maxsplit=1)
        if not words:
            continue
        if words[0] not in {"W", "R"}:
            raise ValueError(f"transcript line {number}: W or R expected")
        turns.append(_Turn(number, words[0], bytes.fromhex("".join(words[1:]))))
    return turns
