import os
import socket
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest
import serial

from counter_app.devices.serial_port import LineSettings, SerialPort
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason

LINE = LineSettings()


@pytest.fixture
def pty() -> Iterator[tuple[int, str]]:
    machine, desk = os.openpty()
    tty.setraw(desk)
    yield machine, os.ttyname(desk)
    for fd in (machine, desk):
        os.close(fd)


def test_bytes_go_both_ways(pty: tuple[int, str]) -> None:
    machine, name = pty
    port = SerialPort(name, LINE)

    port.write(b"question")
    assert os.read(machine, 100) == b"question"
    os.write(machine, b"answer")
    assert port.read(timeout_ms=1000) == b"answer"
    assert port.read(timeout_ms=1) == b""
    port.close()
    port.close()


def test_a_second_opener_is_told_that_the_port_is_busy(pty: tuple[int, str]) -> None:
    first = SerialPort(pty[1], LINE)

    with pytest.raises(DeviceUnreachable) as caught:
        SerialPort(pty[1], LINE)

    assert caught.value.reason is UnreachableReason.BUSY
    assert caught.value.port == pty[1]
    first.close()
    SerialPort(pty[1], LINE).close()


def test_linux_refuses_seven_bits_on_a_pty_and_so_we_do_not_ask(pty: tuple[int, str]) -> None:
    seven = LineSettings(bytesize=7, parity="E", stopbits=2)

    SerialPort(pty[1], seven).close()

    with pytest.raises(Exception, match="Invalid argument"):
        serial.Serial(pty[1], bytesize=7)


@pytest.mark.parametrize("name", ["none", "foo://bar", "socket://127.0.0.1:1"])
def test_a_port_that_is_not_there_is_missing(name: str, tmp_path: Path) -> None:
    port_name = name if "://" in name else str(tmp_path / name)

    with pytest.raises(DeviceUnreachable) as caught:
        SerialPort(port_name, LINE)

    assert caught.value.reason is UnreachableReason.MISSING


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (serial.SerialException(13, "could not open port"), UnreachableReason.NO_PERMISSION),
        (
            serial.SerialException("could not open port 'COM3': PermissionError(13, 'Access')"),
            UnreachableReason.BUSY,
        ),
        (
            serial.SerialException("could not open port 'COM3': FileNotFoundError(2, 'No')"),
            UnreachableReason.MISSING,
        ),
    ],
)
def test_what_the_system_says_becomes_a_reason(
    error: Exception, reason: UnreachableReason, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_settings: object) -> None:
        raise error

    monkeypatch.setattr(serial, "serial_for_url", refuse)

    with pytest.raises(DeviceUnreachable) as caught:
        SerialPort("COM3", LINE)

    assert caught.value.reason is reason


def test_a_port_that_goes_away_is_an_os_error() -> None:
    machine, desk = os.openpty()
    tty.setraw(desk)
    port = SerialPort(os.ttyname(desk), LINE)
    os.close(machine)
    os.close(desk)

    with pytest.raises(OSError, match=r"device reports|read failed"):
        port.read(timeout_ms=0)
    with pytest.raises(OSError, match="Could not configure"):
        port.read(timeout_ms=100)
    with pytest.raises(OSError, match="write failed"):
        port.write(b"anyone?")
    port.close()


def test_a_socket_serves_and_keeps_the_last_byte_of_one_who_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = SerialPort(f"socket://127.0.0.1:{server.getsockname()[1]}", LINE)
        machine, _ = server.accept()
        machine.sendall(b"abcde")
        machine.close()

        received: list[bytes] = []
        with pytest.raises(OSError, match="disconnected"):
            received.extend(port.read(timeout_ms=1000) for _ in range(9))

        assert b"".join(received) == b"abcde"
        port.close()
