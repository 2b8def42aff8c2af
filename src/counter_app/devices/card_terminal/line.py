"""A wire with a frame reader behind it: everything that comes is recorded and acknowledged."""

from collections.abc import Callable
from typing import Final

from counter_app.devices.card_terminal.dialect import answer_reader, layout_for
from counter_app.devices.card_terminal.frames import (
    ACK,
    NAK,
    Ack,
    Damaged,
    Frame,
    LinkEvent,
    Nak,
    Noise,
    encode_frame,
)
from counter_app.devices.card_terminal.profile import TerminalProfile
from counter_app.devices.transport import Transport
from counter_app.domain.outcomes import DeviceEvent

Record = Callable[[DeviceEvent], None]

STALE_READS_MAX: Final = 64
"""So that a line that never falls quiet cannot hold up a sale before it begins."""


class WireBroke(Exception):  # noqa: N818 - becomes an outcome before it leaves this folder
    """The port failed while a terminal was spoken to."""


class Line:
    """One open wire to one terminal.

    Args:
        wire: Open.
        profile: Of the terminal at its other end.
    """

    def __init__(self, wire: Transport, profile: TerminalProfile) -> None:
        self._wire = wire
        self._profile = profile
        self._reader = answer_reader(profile)

    def close(self) -> None:
        """Let go of the wire."""
        self._wire.close()

    def send(self, data: bytes, record: Record) -> None:
        """Record a block, then send it as a frame.

        Raises:
            WireBroke: The port failed; some bytes may have left.
        """
        layout = layout_for(self._profile, data)
        lines = layout.to_lines(layout.scrub(data))
        record(DeviceEvent(direction="sent", what="frame", data=lines))
        self._write(encode_frame(data))

    def read(self, *, timeout_ms: int) -> list[LinkEvent]:
        """Wait for bytes and return what they complete.

        A frame that stops in the middle is given up after the gap of the profile, so that
        it cannot swallow what follows.

        Raises:
            WireBroke: The port failed.
        """
        wait_ms = self._profile.gap_ms if self._reader.is_mid_frame else timeout_ms
        try:
            received = self._wire.read(timeout_ms=max(wait_ms, 0))
        except OSError as error:
            raise WireBroke from error
        return self._reader.feed(received) if received else self._reader.give_up()

    def note(self, event: LinkEvent, record: Record) -> bytes:
        """Record what came and return what the journal keeps of it."""
        what, kept = self._kept(event)
        record(DeviceEvent(direction="received", what=what, data=kept))
        return kept

    def acknowledge(self, event: LinkEvent, record: Record) -> None:
        """Answer a frame with ACK and a damaged one with NAK, twice where the profile says so.

        Raises:
            WireBroke: The port failed.
        """
        if not isinstance(event, Frame | Damaged):
            return
        what, sign = ("ack", ACK) if isinstance(event, Frame) else ("nak", NAK)
        record(DeviceEvent(direction="sent", what=what, data=b""))
        self._write(bytes([sign]) * (2 if self._profile.doubled_ack else 1))

    def take_stale(self, record: Record) -> None:
        """Record and acknowledge whatever came since the last exchange.

        Raises:
            WireBroke: The port failed.
        """
        for _ in range(STALE_READS_MAX):
            events = self.read(timeout_ms=0)
            if not events and not self._reader.is_mid_frame:
                return
            for event in events:
                self.note(event, record)
                self.acknowledge(event, record)

    def _kept(self, event: LinkEvent) -> tuple[str, bytes]:
        match event:
            case Frame(data):
                return "frame", layout_for(self._profile, data).to_lines(data)
            case Ack():
                return "ack", b""
            case Nak():
                return "nak", b""
            case Damaged(remains) | Noise(remains):
                return "noise", remains

    def _write(self, data: bytes) -> None:
        try:
            self._wire.write(data)
        except OSError as error:
            raise WireBroke from error
