"""The printer: ask how it stands, print, ask whether it is done.

What became of a slip is one of three things, and a doubt is never a no::

    status says no, or the port does not open ......... NotStarted: nothing left
    first byte sent, then anything but a clear yes .... PaperUnknown: the clerk looks
    the barrier was answered .......................... Printed

Source: safety rules P1-P4.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from counter_app.devices.receipt_printer.escpos import (
    BARRIER,
    KICKS,
    ask_status,
    check_allowed,
    encode_job,
)
from counter_app.devices.receipt_printer.profile import PrinterProfile
from counter_app.devices.receipt_printer.status import (
    CAN_PRINT,
    QUESTIONS,
    PrinterStatus,
    confirms_job,
    is_status_answer,
    read_status,
    without_flow_control,
)
from counter_app.devices.transport import DeviceUnreachable, Transport
from counter_app.domain.raster import Raster

WRITE_BYTES_MAX: Final = 1024
"""A second at 9600 baud: a write that takes longer than five is given up by the port."""

_STALE_READS_MAX: Final = 64


class PrintStep(StrEnum):
    """What is being done; each has words in ``ui/messages.py``."""

    ASKING = "asking"
    SENDING = "sending"
    CONFIRMING = "confirming"


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper is out, as far as a printer can know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotStarted:
    """Not one byte of the slip left; it can be tried again."""

    status: PrinterStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUnknown:
    """Something left, and nobody knows what came of it.

    Attributes:
        status: As it was asked for afterwards, for the sentence to the clerk.
    """

    status: PrinterStatus = PrinterStatus.UNKNOWN


PrintOutcome = Printed | NotStarted | PaperUnknown


def _say_nothing(_step: PrintStep) -> None:
    """Nobody is watching."""


class ReceiptPrinter:
    """One printer and the drawer that hangs on it.

    The port is opened for each request and closed after it, so a printer may be switched off
    and on, or come back on another port, without anyone having to notice.

    Args:
        open_wire: Opens the way to it; see `wires.wire_opener`.
        profile: What it can do.
    """

    def __init__(self, open_wire: Callable[[], Transport], profile: PrinterProfile) -> None:
        self._open_wire = open_wire
        self._profile = profile

    @property
    def profile(self) -> PrinterProfile:
        """What the printer can do."""
        return self._profile

    def status(self) -> PrinterStatus:
        """Return how the printer stands: OFFLINE if it cannot be reached.

        A printer that does not answer by its profile is READY as soon as its port opens.
        """
        try:
            with self._opened() as wire:
                return self._ask(wire)
        except (DeviceUnreachable, OSError):
            return PrinterStatus.OFFLINE

    def print(
        self, raster: Raster, *, on_step: Callable[[PrintStep], None] = _say_nothing
    ) -> PrintOutcome:
        """Print a slip and cut it.

        Args:
            raster: As wide as the print head.
            on_step: Told what is being done, SENDING before the first byte leaves.

        Raises:
            ValueError: The raster has another width, which is a bug in the caller.
        """
        if raster.width_dots != self._profile.width_dots:
            raise ValueError(f"{raster.width_dots} dots for a head of {self._profile.width_dots}")
        pieces = encode_job(raster, band_rows=self._profile.band_rows, cut=self._profile.cut)
        for piece in pieces:
            check_allowed(piece)
        on_step(PrintStep.ASKING)
        try:
            wire = self._open_wire()
        except (DeviceUnreachable, OSError):
            return NotStarted(status=PrinterStatus.OFFLINE)
        try:
            return self._print_on(wire, pieces, on_step)
        finally:
            with suppress(OSError):
                wire.close()

    def kick_drawer(self) -> bool:
        """Open the drawer; return whether the command was sent.

        False where the profile knows of no drawer or the printer cannot be reached.  Whether
        the drawer moved, no printer says.
        """
        kick = KICKS.get(self._profile.drawer_pin)
        if kick is None:
            return False
        try:
            with self._opened() as wire:
                wire.write(kick)
        except (DeviceUnreachable, OSError):
            return False
        return True

    def _print_on(
        self, wire: Transport, pieces: tuple[bytes, ...], on_step: Callable[[PrintStep], None]
    ) -> PrintOutcome:
        try:
            status = self._ask(wire)
        except OSError:
            return NotStarted(status=PrinterStatus.OFFLINE)
        if status not in CAN_PRINT:
            return NotStarted(status=status)
        on_step(PrintStep.SENDING)
        try:
            for part in chain.from_iterable(_in_parts(piece) for piece in pieces):
                wire.write(part)
            on_step(PrintStep.CONFIRMING)
            return self._confirm(wire)
        except OSError:
            return PaperUnknown(status=PrinterStatus.OFFLINE)

    def _confirm(self, wire: Transport) -> PrintOutcome:
        if self._profile.written_is_printed:
            wire.close()  # Makes it durable, or raises.
            return Printed()
        if not self._profile.answers_barrier:
            return PaperUnknown(status=self._ask(wire))
        wire.write(BARRIER)
        is_confirmed = confirms_job(self._read_one(wire, self._profile.barrier_wait_ms))
        status = self._ask(wire)
        if is_confirmed and status is not PrinterStatus.PAPER_OUT:
            return Printed()
        return PaperUnknown(status=status)

    def _ask(self, wire: Transport) -> PrinterStatus:
        """Ask all four questions, but none after the first that stays without an answer."""
        if not self._profile.answers_status:
            return PrinterStatus.READY
        for _ in range(_STALE_READS_MAX):
            if not wire.read(timeout_ms=1):
                break
        answers = {}
        for question in QUESTIONS:
            wire.write(ask_status(question))
            answers[question] = self._read_one(wire, self._profile.status_wait_ms)
            if not is_status_answer(answers[question]):
                break
        return read_status(answers)

    def _read_one(self, wire: Transport, wait_ms: int) -> bytes:
        """Return what came first, which should be one byte; nothing after *wait_ms*."""
        heard = wire.read(timeout_ms=wait_ms)
        answer = without_flow_control(heard)
        if heard and not answer:
            # An XON came ahead of the answer.
            answer = without_flow_control(wire.read(timeout_ms=self._profile.status_wait_ms))
        return answer

    @contextmanager
    def _opened(self) -> Iterator[Transport]:
        wire = self._open_wire()
        try:
            yield wire
        finally:
            wire.close()


def _in_parts(piece: bytes) -> Iterator[bytes]:
    for place in range(0, len(piece), WRITE_BYTES_MAX):
        yield piece[place : place + WRITE_BYTES_MAX]
