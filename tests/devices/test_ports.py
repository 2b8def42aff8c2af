import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from counter_app.devices.ports import PortInfo, find_port, present_ports

BOUND = PortInfo(port="COM3", vid=0x0403, pid=0x6001, serial_number="A1")


def usb(port: str, serial_number: str = "A1", pid: int = 0x6001) -> PortInfo:
    return PortInfo(port=port, vid=0x0403, pid=pid, serial_number=serial_number)


@pytest.mark.parametrize(
    ("bound", "present", "found"),
    [
        (BOUND, [usb("COM3")], "COM3"),
        (BOUND, [usb("COM7")], "COM7"),
        (BOUND, [usb("COM3", "B2"), usb("COM7")], "COM7"),
        (BOUND, [usb("COM3", "B2")], None),
        (BOUND, [usb("COM3", pid=0x6015)], None),
        (BOUND, [], None),
        (usb("COM3", ""), [usb("COM7", ""), usb("COM8", "")], None),
        (usb("COM3", ""), [usb("COM3", ""), usb("COM8", "")], "COM3"),
        (PortInfo(port="COM1"), [], "COM1"),
        (PortInfo(port="socket://127.0.0.1:5000", vid=1), [], "socket://127.0.0.1:5000"),
    ],
)
def test_a_device_is_found_by_what_it_is(
    bound: PortInfo, present: list[PortInfo], found: str | None
) -> None:
    assert find_port(bound, present) == found


def test_the_ports_of_the_system_are_listed_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    later, first = ListPortInfo("/dev/ttyUSB1"), ListPortInfo("/dev/ttyS0")
    later.vid, later.pid, later.serial_number, later.description = 0x0403, 0x6001, "A1", "FT232R"
    monkeypatch.setattr(list_ports, "comports", lambda: [later, first])

    assert [port.port for port in present_ports()] == ["/dev/ttyS0", "/dev/ttyUSB1"]
    assert present_ports()[1] == PortInfo(
        port="/dev/ttyUSB1", description="FT232R", vid=0x0403, pid=0x6001, serial_number="A1"
    )
    assert present_ports()[0].serial_number == ""
