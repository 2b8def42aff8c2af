"""The machine's end of a wire, for simulators: a pseudo terminal or a TCP port.

Both can be unplugged and plugged in again under the same address.
"""

import contextlib
import os
import select
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Final, Protocol

RECEIVE_BYTES_MAX: Final = 4096


class MachineEnd(Protocol):
    """Where a simulated machine listens."""

    @property
    def address(self) -> str:
        """What a desk opens to reach the machine."""

    def receive(self, *, timeout_s: float) -> bytes:
        """Return what the desk sent, or ``b""`` after *timeout_s* of silence or unplugged."""

    def send(self, data: bytes) -> None:
        """Send to the desk; lost if nobody is there."""

    def unplug(self) -> None:
        """Cut the wire: the desk's next read or write fails."""

    def plug_in(self) -> None:
        """Be reachable, under the same address as before."""

    def close(self) -> None:
        """Be gone for good."""


class PtyEnd:
    """A pseudo terminal behind a name that stays the same, as a port behind ``/dev/serial``.

    POSIX only.

    Args:
        name: Last part of the address.
    """

    def __init__(self, name: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="counter-app-"))
        self._link = self._folder / name
        self._fds: tuple[int, int] | None = None
        self.plug_in()

    @property
    def address(self) -> str:
        """Path to give as the port."""
        return str(self._link)

    def plug_in(self) -> None:
        """Open a new pseudo terminal under the old name."""
        import tty  # noqa: PLC0415 - not on Windows

        # The desk's end is kept open here too, so that the desk may close and open it.
        machine, desk = os.openpty()
        tty.setraw(desk)
        os.set_blocking(machine, False)
        self._fds = machine, desk
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(os.ttyname(desk))

    def unplug(self) -> None:
        """Hang up."""
        self._link.unlink(missing_ok=True)
        fds, self._fds = self._fds, None
        for fd in fds or ():
            os.close(fd)

    def receive(self, *, timeout_s: float) -> bytes:
        """Return what the desk sent, or ``b""`` after *timeout_s* of silence."""
        if self._fds is None:
            select.select([], [], [], timeout_s)
            return b""
        ready, _, _ = select.select([self._fds[0]], [], [], timeout_s)
        return os.read(self._fds[0], RECEIVE_BYTES_MAX) if ready else b""

    def send(self, data: bytes) -> None:
        """Send; what a full line does not take is lost, as on a real one."""
        if self._fds is not None:
            with contextlib.suppress(BlockingIOError):
                os.write(self._fds[0], data)

    def close(self) -> None:
        """Hang up and clear away the name."""
        self.unplug()
        shutil.rmtree(self._folder, ignore_errors=True)


class TcpEnd:
    """A TCP port on this machine, for one desk at a time.

    Args:
        port: 0 takes a free one.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener: socket.socket | None = None
        self._desk: socket.socket | None = None
        self.plug_in()

    @property
    def address(self) -> str:
        """URL to give as the port."""
        return f"socket://127.0.0.1:{self._port}"

    def plug_in(self) -> None:
        """Listen."""
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listener.getsockname()[1]

    def unplug(self) -> None:
        """Drop the desk and stop listening."""
        for end in (self._desk, self._listener):
            if end is not None:
                end.close()
        self._desk = self._listener = None

    def receive(self, *, timeout_s: float) -> bytes:
        """Return what the desk sent, or ``b""`` after *timeout_s* of silence."""
        ends = [end for end in (self._listener, self._desk) if end is not None]
        ready, _, _ = select.select(ends, [], [], timeout_s)
        if self._listener in ready and self._listener is not None:
            if self._desk is not None:
                self._desk.close()
            self._desk, _ = self._listener.accept()
            # An ACK and the answer behind it are two small packets: do not hold the second.
            self._desk.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return b""
        if self._desk is None or self._desk not in ready:
            return b""
        received = b""
        with contextlib.suppress(OSError):
            received = self._desk.recv(RECEIVE_BYTES_MAX)
        if not received:
            self._desk.close()
            self._desk = None
        return received

    def send(self, data: bytes) -> None:
        """Send; lost if the desk is gone."""
        if self._desk is not None:
            with contextlib.suppress(OSError):
                self._desk.sendall(data)

    def close(self) -> None:
        """Stop listening."""
        self.unplug()


def open_machine_end(listen: str, *, name: str) -> MachineEnd:
    """Open the machine's end of a wire.

    Args:
        listen: ``pty`` or ``tcp:PORT``; port 0 takes a free one.
        name: Of the machine, for the path of a pseudo terminal.

    Raises:
        ValueError: *listen* is neither.
    """
    kind, _, port = listen.partition(":")
    if kind == "tcp" and port.isdigit():
        return TcpEnd(int(port))
    if listen == "pty":
        return PtyEnd(name)
    raise ValueError(f"pty or tcp:PORT expected, not {listen!r}")
