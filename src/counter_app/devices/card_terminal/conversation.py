"""One exchange with a terminal: a frame out, its acknowledgement, the answer.

::

    SENDING --ACK----------------> LISTENING --answer that settles it--> done
       |  \\--NAK-> send again        |  \\--answer to linger on-> LISTENING, for a little
       |     (before an ACK only)     |  \\--any other answer----> LISTENING
       |--NAK too often-> refused     |--time is up-> the best so far, or silence
       |--nothing-------> LISTENING, for a little (the ACK alone may be lost)

Whatever comes is recorded before it is acknowledged or understood.  Once the first byte is
out, every failure of the wire ends the exchange as unanswered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Generic, TypeVar

from counter_app.devices.card_terminal.dialect import journal_lines
from counter_app.devices.card_terminal.frames import (
    ACK,
    NAK,
    Ack,
    Damaged,
    Frame,
    FrameReader,
    LinkEvent,
    Nak,
    Noise,
    encode_frame,
)
from counter_app.devices.card_terminal.layout import Layout
from counter_app.devices.card_terminal.profile import TerminalProfile
from counter_app.devices.transport import Transport
from counter_app.domain.outcomes import DeviceEvent, SaleStep, Unanswered, UnansweredReason

T = TypeVar("T")

Record = Callable[[DeviceEvent], None]
Monotonic = Callable[[], float]

STALE_BYTES_MAX: Final = 16_384
"""So that a line that never falls quiet cannot hold up a sale before it begins."""


class Weight(Enum):
    """How much an answer settles."""

    SETTLES = auto()
    """Nothing that may follow can change it."""
    LINGER = auto()
    """An end, unless something better follows at once."""
    PASSES = auto()
    """Not the answer to this; wait on."""


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """What an answer means and how much it settles."""

    outcome: T
    weight: Weight


Judge = Callable[[bytes], Verdict[T]]
"""Takes an answer as the journal keeps it."""


class WireBroke(Exception):  # noqa: N818 - caught in this folder, becomes an outcome
    """The port failed while a terminal was spoken to."""


class Line:
    """A wire with a frame reader behind it, every event of which is recorded."""

    def __init__(self, wire: Transport, reader: FrameReader, profile: TerminalProfile) -> None:
        self._wire = wire
        self._reader = reader
        self._profile = profile

    def close(self) -> None:
        """Let go of the wire."""
        self._wire.close()

    def write(self, data: bytes) -> None:
        """Send every byte.

        Raises:
            WireBroke: The port failed.
        """
        try:
            self._wire.write(data)
        except OSError as error:
            raise WireBroke from error

    def read(self, *, timeout_ms: int) -> list[LinkEvent]:
        """Wait for bytes and return what they complete.

        A frame that stops in the middle is given up after the gap of the profile, so that
        it cannot swallow what follows.

        Raises:
            WireBroke: The port failed.
        """
        gap_ms = self._profile.gap_ms
        wait_ms = gap_ms if self._reader.is_mid_frame else timeout_ms
        try:
            received = self._wire.read(timeout_ms=max(wait_ms, 0))
        except OSError as error:
            raise WireBroke from error
        return self._reader.feed(received) if received else self._reader.give_up()

    def take_stale(self, record: Record) -> None:
        """Record and acknowledge whatever came since the last exchange.

        Raises:
            WireBroke: The port failed.
        """
        budget = STALE_BYTES_MAX
        while budget > 0:
            mid_frame = self._reader.is_mid_frame
            events = self.read(timeout_ms=0)
            if not events and not mid_frame and not self._reader.is_mid_frame:
                return
            budget -= max(1, sum(len(note_of(event).data) for event in events))
            for event in events:
                self.note(event, record)

    def note(self, event: LinkEvent, record: Record) -> bytes:
        """Record an event, then acknowledge it if it is a frame.

        Returns:
            What the journal keeps of it.
        """
        note = self._noted(event)
        record(note)
        match event:
            case Frame():
                self.acknowledge(ACK, record)
            case Damaged():
                self.acknowledge(NAK, record)
            case Ack() | Nak() | Noise():
                pass
        return note.data

    def acknowledge(self, sign: int, record: Record) -> None:
        """Send ACK or NAK, twice where the profile says so."""
        record(DeviceEvent(direction="sent", what="ack" if sign == ACK else "nak", data=b""))
        self.write(bytes([sign]) * (2 if self._profile.doubled_ack else 1))
