"""Plays a thermal printer and its drawer on a real wire, with faults.

What came out is in `PrinterSimulator.slips`, what the drawer did in
`PrinterSimulator.drawer_kicks`, whatever the desk was told.
"""

import re
import threading
from collections import deque
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from counter_app.devices.receipt_printer.simulated_paper import (
    Command,
    CommandKind,
    CommandReader,
    Paper,
)
from counter_app.devices.simulated_wire import open_machine_end

POLL_S: Final = 0.02
DIES_AFTER_BYTES: Final = 2000
ENDS_AFTER_BANDS: Final = 2
GARBAGE: Final = b"\xff"

_ASKED: Final = re.compile(rb"\x10\x04([\x01-\x04])", re.DOTALL)
_PULSED: Final = re.compile(rb"\x10\x14\x01[\x00\x01][\x01-\x08]", re.DOTALL)
_REAL_TIME_BYTES_MAX: Final = 5


class PrinterFault(StrEnum):
    """What can be wrong with a simulated printer."""

    PAPER_OUT = "paper_out"
    PAPER_NEAR_END = "paper_near_end"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    CUTTER_JAM = "cutter_jam"
    SILENT = "silent"
    """It prints, but answers nothing."""
    GARBAGE = "garbage"
    """It prints, but answers rubbish."""
    NO_BARRIER = "no_barrier"
    """It prints and answers DLE EOT, but not GS r."""
    DIES_MID_JOB = "dies_mid_job"
    """It is gone after two thousand bytes."""
    PAPER_ENDS_MID_JOB = "paper_ends_mid_job"
    """The roll ends after two bands."""


_STOPS: Final = frozenset(
    {
        PrinterFault.PAPER_OUT,
        PrinterFault.COVER_OPEN,
        PrinterFault.OFFLINE,
        PrinterFault.CUTTER_JAM,
    }
)
_SPEECHLESS: Final = frozenset({PrinterFault.SILENT, PrinterFault.NO_BARRIER})


def _say_nothing(_words: str) -> None:
    pass


class PrinterSimulator:
    """A printer that runs in a thread of its own.

    It draws what it is sent as PNG files.  Like a real one it obeys real-time commands
    wherever they stand, even inside the dots of an image.

    Args:
        out_dir: Where the slips fall; made if it is missing.
        listen: ``pty`` or ``tcp:PORT``.
        faults: What is wrong from the start; `faults` may be changed while it runs.
        say: Told in words what happens.
    """

    def __init__(
        self,
        out_dir: Path,
        *,
        listen: str = "pty",
        faults: Iterable[PrinterFault] = (),
        say: Callable[[str], None] = _say_nothing,
    ) -> None:
        out_dir.mkdir(parents=True, exist_ok=True)
        self.faults = set(faults)
        self.drawer_kicks = 0
        self.text = b""
        self._say = say
        self._end = open_machine_end(listen, name="receipt-printer")
        self._paper = Paper(out_dir, on_slip=lambda path: say(f"slip {path}"))
        self._reader = CommandReader()
        self._buffer: deque[Command] = deque()
        self._tail = b""
        self._job_bytes = 0
        self._job_bands = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="receipt-printer", daemon=True)

    @property
    def address(self) -> str:
        """The port to give to the desk."""
        return self._end.address

    @property
    def slips(self) -> tuple[Path, ...]:
        """The slips that were cut, oldest first."""
        return tuple(self._paper.slips)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Switch it on."""
        self._thread.start()

    def stop(self) -> None:
        """Switch it off; what was not cut yet is torn off."""
        self._stopped.set()
        self._thread.join()
        self._paper.cut()
        self._end.close()

    def wait(self) -> None:
        """Return when it is stopped."""
        self._stopped.wait()

    def _run(self) -> None:
        while not self._stopped.is_set():
            received = self._end.receive(timeout_s=POLL_S)
            if received:
                self._take(received)
            self._work()

    def _take(self, received: bytes) -> None:
        self._job_bytes += len(received)
        if PrinterFault.DIES_MID_JOB in self.faults and self._job_bytes > DIES_AFTER_BYTES:
            self._say("power lost")
            self._end.unplug()
            self._stopped.set()
            return
        self._obey_at_once(received)
        self._reader.feed(received)
        self._buffer.extend(self._reader.commands())

    def _obey_at_once(self, received: bytes) -> None:
        """Obey real-time commands wherever they stand in the stream."""
        seen = self._tail + received
        for found in _ASKED.finditer(seen):
            if found.end() > len(self._tail):
                self._answer_status(found[1][0])
        for found in _PULSED.finditer(seen):
            if found.end() > len(self._tail):
                self._kick()
        self._tail = seen[-(_REAL_TIME_BYTES_MAX - 1) :]

    def _answer_status(self, question: int) -> None:
        if PrinterFault.SILENT in self.faults:
            return
        if PrinterFault.GARBAGE in self.faults:
            self._end.send(GARBAGE)
            return
        bits = 0b0001_0010
        if question == 1 and self.faults & _STOPS:
            bits |= 0b0000_1000
        for fault, asked, bit in (
            (PrinterFault.COVER_OPEN, 2, 0b0000_0100),
            (PrinterFault.PAPER_OUT, 2, 0b0010_0000),
            (PrinterFault.CUTTER_JAM, 2, 0b0100_0000),
            (PrinterFault.CUTTER_JAM, 3, 0b0000_1000),
            (PrinterFault.PAPER_NEAR_END, 4, 0b0000_1100),
            (PrinterFault.PAPER_OUT, 4, 0b0110_1100),
        ):
            if question == asked and fault in self.faults:
                bits |= bit
        self._end.send(bytes([bits]))

    def _work(self) -> None:
        """Process the buffer, as long as nothing stops the print head."""
        while self._buffer and not self.faults & _STOPS:
            self._obey(self._buffer.popleft())

    def _obey(self, command: Command) -> None:
        match command.kind:
            case CommandKind.RESET:
                self._paper.cut()
                self._job_bytes = self._job_bands = 0
            case CommandKind.BAND:
                self._print_band(command)
            case CommandKind.FEED:
                self._paper.feed(command.data[-1])
            case CommandKind.CUT:
                self._paper.cut()
            case CommandKind.KICK:
                self._kick()
            case CommandKind.BARRIER:
                self._answer_barrier()
            case CommandKind.TEXT:
                self.text += command.data
            case CommandKind.ASK:
                pass  # Answered when it arrived.

    def _print_band(self, command: Command) -> None:
        self._paper.print_band(command)
        self._job_bands += 1
        if PrinterFault.PAPER_ENDS_MID_JOB in self.faults and self._job_bands >= ENDS_AFTER_BANDS:
            self._say("the paper ends")
            self.faults = {PrinterFault.PAPER_OUT}

    def _answer_barrier(self) -> None:
        # A printer without a cutter has let go of the slip when it says that it is done.
        self._paper.cut()
        if PrinterFault.GARBAGE in self.faults:
            self._end.send(GARBAGE)
        elif not self.faults & _SPEECHLESS:
            near_end = PrinterFault.PAPER_NEAR_END in self.faults
            self._end.send(b"\x03" if near_end else b"\x00")

    def _kick(self) -> None:
        self.drawer_kicks += 1
        self._say(f"drawer opened ({self.drawer_kicks})")


def run_printer_simulator(
    *,
    listen: str,
    out_dir: Path,
    faults: Iterable[str] = (),
    echo: Callable[[str], None] = print,
) -> None:
    """Play a printer until interrupted.

    Args:
        listen: ``pty`` or ``tcp:PORT``.
        out_dir: Where the slips fall, as PNG.
        faults: Such as ``paper_out`` or ``silent``.
        echo: Told the port first, then what happens.

    Raises:
        ValueError: There is no such fault, or *listen* is of no known form.
    """
    simulator = PrinterSimulator(
        out_dir, listen=listen, faults=[PrinterFault(name) for name in faults], say=echo
    )
    echo(f"receipt printer at {simulator.address}, slips in {out_dir}")
    with simulator:
        try:
            simulator.wait()
        except KeyboardInterrupt:
            echo("stopped")
