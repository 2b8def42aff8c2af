"""What a printer says of itself, read from the bytes it answers with.

``DLE EOT n`` (10 04 n) is answered at once with one byte, even by a printer that is off-line.
Four bits are fixed, which tells an answer from noise::

    bit   7  6  5  4  3  2  1  0
          0  x  x  1  x  x  1  0

    n = 1   3: off-line
    n = 2   2: cover open      5: stopped by paper end     6: error
    n = 3   3: cutter          5: cannot recover           6: recovers by itself
    n = 4   2, 3: paper nearly at its end     5, 6: paper at its end

``GS r 1`` (1D 72 01) is answered only when everything before it was processed, so its answer
confirms a job; bits 7 and 4 are 0, bits 2 and 3 say that the paper is at its end.

Source: ESC/POS command reference, and safety rules P1-P4.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

QUESTIONS: Final = (1, 2, 3, 4)
"""The n of ``DLE EOT n``, in the order they are asked."""

_FIXED_MASK: Final = 0b1001_0011
_FIXED_BITS: Final = 0b0001_0010
_BARRIER_MASK: Final = 0b1001_0000
_BARRIER_PAPER_END: Final = 0b0000_1100
_FLOW_CONTROL: Final = b"\x11\x13"


class PrinterStatus(StrEnum):
    """How a printer stands; each has words in ``ui/messages.py``."""

    READY = "ready"
    PAPER_NEAR_END = "paper_near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    ERROR = "error"
    UNKNOWN = "unknown"


CAN_PRINT: Final = frozenset({PrinterStatus.READY, PrinterStatus.PAPER_NEAR_END})

_EVIDENCE: Final = (
    # First match wins: an open cover also reports the paper as gone.
    (PrinterStatus.COVER_OPEN, 2, 0b0000_0100),
    (PrinterStatus.PAPER_OUT, 4, 0b0110_0000),
    (PrinterStatus.PAPER_OUT, 2, 0b0010_0000),
    (PrinterStatus.ERROR, 3, 0b0110_1000),
    (PrinterStatus.ERROR, 2, 0b0100_0000),
    (PrinterStatus.OFFLINE, 1, 0b0000_1000),
)
_NEAR_END: Final = 0b0000_1100


def without_flow_control(answer: bytes) -> bytes:
    """Return what was answered, without the XON and XOFF of a software handshake."""
    return bytes(byte for byte in answer if byte not in _FLOW_CONTROL)


def is_status_answer(answer: bytes) -> bool:
    """Tell whether bytes are one answer to ``DLE EOT``, and nothing else.

    >>> is_status_answer(bytes([0x12])), is_status_answer(bytes([0xFF])), is_status_answer(b"")
    (True, False, False)
    """
    return len(answer) == 1 and answer[0] & _FIXED_MASK == _FIXED_BITS


def read_status(answers: Mapping[int, bytes]) -> PrinterStatus:
    """Return how the printer stands by its answers to ``DLE EOT 1`` to ``4``.

    Silence and garbage are never evidence of anything: they make the status unknown, not
    "no paper" (safety rule P4).

    >>> read_status({n: bytes([0x12]) for n in (1, 2, 3, 4)}).value
    'ready'
    >>> read_status({}).value
    'unknown'
    """
    understood = {n: answer[0] for n, answer in answers.items() if is_status_answer(answer)}
    for status, question, bits in _EVIDENCE:
        if understood.get(question, 0) & bits:
            return status
    if any(question not in understood for question in QUESTIONS):
        return PrinterStatus.UNKNOWN
    return PrinterStatus.PAPER_NEAR_END if understood[4] & _NEAR_END else PrinterStatus.READY


def confirms_job(answer: bytes) -> bool:
    """Tell whether bytes are one answer to ``GS r 1`` that found paper under the head.

    >>> confirms_job(bytes([0x00])), confirms_job(bytes([0x0C])), confirms_job(b"")
    (True, False, False)
    """
    return (
        len(answer) == 1 and answer[0] & _BARRIER_MASK == 0 and answer[0] & _BARRIER_PAPER_END == 0
    )
