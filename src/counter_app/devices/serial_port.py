"""A `Transport` over a serial port, a USB serial adapter or a TCP socket."""

import errno
import os
import sys
from dataclasses import dataclass
from typing import Final

import serial

if sys.platform == "win32":
    OPEN_ERRORS: Final = (OSError, ValueError)
else:
    import termios

    # pyserial lets this one through: the line does not take the settings.
    OPEN_ERRORS: Final = (OSError, ValueError, termios.error)

from counter_app.devices.transport import DeviceUnreachable, UnreachableReason

WRITE_TIMEOUT_S: Final = 5.0
"""Longer than 600 bytes take at 9600 baud (0.6 s), shorter than a clerk's patience."""

BUSY_ERRNOS: Final = frozenset({errno.EAGAIN, errno.EBUSY})
PERMISSION_ERRNOS: Final = frozenset({errno.EACCES, errno.EPERM})


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSettings:
    """How bits travel on the line; both ends must agree.

    Attributes:
        parity: ``N``, ``E`` or ``O``.
        stopbits: 1 or 2.
    """

    baud: int = 9600
    bytesize: int = 8
    parity: str = "N"
    stopbits: int = 1


class SerialPort:
    """One open serial port, held by nobody else.

    Args:
        port_name: ``COM3``, ``/dev/ttyUSB0``, or a pyserial URL such as
            ``socket://127.0.0.1:5000``.
        line: The line settings; ignored on a socket.

    Raises:
        DeviceUnreachable: The port does not exist, is taken or is not ours to open.
    """

    def __init__(self, port_name: str, line: LineSettings) -> None:
        if _is_pseudo_terminal(port_name):
            # A pty carries bytes, not bits: Linux answers EINVAL to 7 data bits there, so a
            # simulated 7E1 line is opened as 8N1.
            line = LineSettings(baud=line.baud)
        try:
            self._port = serial.serial_for_url(
                port_name,
                baudrate=line.baud,
                bytesize=line.bytesize,
                parity=line.parity,
                stopbits=line.stopbits,
                timeout=0,
                write_timeout=WRITE_TIMEOUT_S,
                exclusive=True,
            )
        except OPEN_ERRORS as error:
            raise DeviceUnreachable(port=port_name, reason=_reason_for(error)) from error
        self._timeout_ms = 0

    def write(self, data: bytes) -> None:
        """Send every byte.

        Raises:
            OSError: The port went away or took nothing for five seconds.
        """
        self._port.write(data)

    def read(self, *, timeout_ms: int) -> bytes:
        """Return what arrived, or ``b""`` after *timeout_ms* of silence.

        Raises:
            OSError: The port went away.
        """
        if timeout_ms != self._timeout_ms:
            # pyserial reconfigures the port at each assignment, even of the same value.
            self._port.timeout = timeout_ms / 1000
            self._timeout_ms = timeout_ms
        first: bytes = self._port.read(1)
        if not first:
            return b""
        try:
            return first + bytes(self._port.read(self._port.in_waiting))
        except OSError:
            # The other end left right after its last byte: keep the byte, the next read
            # meets the broken port again.
            return first

    def close(self) -> None:
        """Let go of the port; closing twice is fine."""
        self._port.close()


def _is_pseudo_terminal(port_name: str) -> bool:
    return os.path.realpath(port_name).startswith("/dev/pts/")


def _reason_for(error: Exception) -> UnreachableReason:
    number = getattr(error, "errno", None)
    if number in BUSY_ERRNOS or (number is None and "PermissionError" in str(error)):
        # Windows refuses a taken port with an access error that pyserial keeps as text.
        return UnreachableReason.BUSY
    if number in PERMISSION_ERRNOS:
        return UnreachableReason.NO_PERMISSION
    return UnreachableReason.MISSING
