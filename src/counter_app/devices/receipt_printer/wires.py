"""The ways to a printer: a serial port, TCP port 9100, or a folder of files."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from counter_app.devices.serial_port import LineSettings, SerialPort
from counter_app.devices.transport import DeviceUnreachable, Transport, UnreachableReason

FILE_PREFIX: Final = "file:"
_NAMES_MAX: Final = 1_000_000


class FileWire:
    """A `Transport` whose bytes become one file in a folder, whole or not at all.

    The file is made at the first byte and gets its name, ``slip-000001.prn`` and so on, when
    the wire is closed; a file that could not be written is taken away.

    Args:
        folder: Must exist.

    Raises:
        DeviceUnreachable: There is no such folder, or it is not ours to write.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            reason = (
                UnreachableReason.NO_PERMISSION if folder.is_dir() else UnreachableReason.MISSING
            )
            raise DeviceUnreachable(port=f"{FILE_PREFIX}{folder}", reason=reason)
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._part = folder / f".slip-{os.getpid()}-{id(self)}.part"
        self._is_broken = False

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            OSError: They could not be written.
        """
        try:
            if self._file is None:
                self._file = self._part.open("xb")
            self._file.write(data)
        except OSError:
            self._is_broken = True
            raise

    def read(self, *, timeout_ms: int) -> bytes:  # noqa: ARG002 - a file has nothing to say
        """Return nothing."""
        return b""

    def close(self) -> None:
        """Make the file durable and give it its name; closing twice is fine.

        Raises:
            OSError: It is not safely written.
        """
        file, self._file = self._file, None
        if file is None:
            return
        try:
            with file:
                file.flush()
                os.fsync(file.fileno())
            if not self._is_broken:
                self._give_name()
        finally:
            self._part.unlink(missing_ok=True)

    def _give_name(self) -> None:
        """Link, not rename: a link never replaces a file that is already there."""
        for number in range(1, _NAMES_MAX):
            try:
                os.link(self._part, self._folder / f"slip-{number:06d}.prn")
            except FileExistsError:
                continue
            break
        if os.name != "nt":
            descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def wire_opener(port: str, line: LineSettings) -> Callable[[], Transport]:
    """Return what opens the way to a printer, each time anew.

    Args:
        port: ``COM3``, ``/dev/ttyUSB0``, ``socket://host:9100``, or ``file:`` and a folder.
        line: The line settings of a serial port.
    """
    if port.startswith(FILE_PREFIX):
        return lambda: FileWire(Path(port.removeprefix(FILE_PREFIX)))
    return lambda: SerialPort(port, line)
