"""The ports of this machine, and how a device is found again when its port is renamed.

A USB adapter comes back as another ``COM`` or ``ttyUSB`` number after it was unplugged, so
the settings remember what it *is* (maker, product, serial number) beside where it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from serial.tools import list_ports


@dataclass(frozen=True, slots=True, kw_only=True)
class PortInfo:
    """A serial port as the system describes it.

    Attributes:
        port: ``COM3`` or ``/dev/ttyUSB0``.
        vid, pid: USB maker and product; None for a port that is not USB.
        serial_number: Empty where the maker gave none.
    """

    port: str
    description: str = ""
    vid: int | None = None
    pid: int | None = None
    serial_number: str = ""


def present_ports() -> tuple[PortInfo, ...]:
    """Return every serial port of this machine, by name."""
    return tuple(
        sorted(
            (
                PortInfo(
                    port=found.device,
                    description=found.description or "",
                    vid=found.vid,
                    pid=found.pid,
                    serial_number=found.serial_number or "",
                )
                for found in list_ports.comports()
            ),
            key=lambda port: port.port,
        )
    )


def find_port(bound: PortInfo, present: Iterable[PortInfo]) -> str | None:
    """Return where a bound device is plugged in now, or None if it is not there.

    The serial number decides where there is one.  Two adapters of the same make without
    serial numbers cannot be told apart: then only the remembered port will do.  A port that
    is not USB is known by its name alone, and so is a URL, which is never listed.

    >>> old = PortInfo(port="COM3", vid=0x0403, pid=0x6001, serial_number="A1")
    >>> find_port(old, [PortInfo(port="COM7", vid=0x0403, pid=0x6001, serial_number="A1")])
    'COM7'
    """
    if bound.vid is None or "://" in bound.port:
        return bound.port
    same = [
        port.port
        for port in present
        if (port.vid, port.pid, port.serial_number) == (bound.vid, bound.pid, bound.serial_number)
    ]
    if bound.port in same:
        return bound.port
    return same[0] if len(same) == 1 else None
