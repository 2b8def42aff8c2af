"""The wire: bytes out, bytes in, and nothing about what they mean."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from counter_app.domain.errors import Trouble


class UnreachableReason(StrEnum):
    """Why a machine cannot be reached; each has words in ``ui/messages.py``."""

    MISSING = "missing"
    BUSY = "busy"
    NO_PERMISSION = "no_permission"


@dataclass(eq=False, kw_only=True)
class DeviceUnreachable(Trouble):
    """The machine cannot be opened; not one byte was sent.

    Attributes:
        port: The port, URL or command as the settings name it.
    """

    port: str
    reason: UnreachableReason


class Transport(Protocol):
    """A byte pipe to one machine.  A broken pipe is an `OSError`."""

    def write(self, data: bytes) -> None:
        """Send every byte."""

    def read(self, *, timeout_ms: int) -> bytes:
        """Return the bytes that arrived, or ``b""`` after *timeout_ms* of silence."""

    def close(self) -> None:
        """Let go of the pipe; closing twice is fine."""
