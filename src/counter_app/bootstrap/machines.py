"""Builds the machines of a desk from its settings."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from counter_app.bootstrap.folders import resources_folder
from counter_app.devices.card_terminal.profile import read_terminal_profile
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.eticket.icerapi import IcerReader
from counter_app.devices.eticket.profile import read_reader_profile
from counter_app.devices.ports import PortInfo, find_port, present_ports
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.devices.serial_port import LineSettings
from counter_app.devices.transport import Transport
from counter_app.services.machines import PaymentMachine, ReaderMachine, TerminalMachine
from counter_app.settings import DeviceSettings

PROFILE_FOLDERS = {
    "card_terminal": "terminals",
    "eticket_reader": "readers",
    "printer": "printers",
}
ICERAPI = "icerapi"


def profile_path(device: DeviceSettings, home: Path) -> Path:
    """Return the profile of a device: one in the home, by file name, or one that ships."""
    own = home / device.profile
    if device.profile.endswith(".toml") and own.exists():
        return own
    folder = resources_folder() / "profiles"
    found = folder / PROFILE_FOLDERS[device.kind] / f"{device.profile}.toml"
    if not found.exists() and device.kind == "eticket_reader":
        # A reader of its own line that speaks a terminal's frames.
        return folder / "terminals" / f"{device.profile}.toml"
    return found


def build_machines(devices: Iterable[DeviceSettings], home: Path) -> dict[str, PaymentMachine]:
    """Return the machines that take money, by name; none of them is opened yet.

    Raises:
        ProfileUnreadable: A profile is missing or says something that cannot be.
    """
    machines: dict[str, PaymentMachine] = {}
    for device in devices:
        if device.kind not in {"card_terminal", "eticket_reader"}:
            continue
        path = profile_path(device, home)
        if device.profile.removesuffix(".toml").startswith(ICERAPI):
            reader = read_reader_profile(path)
            if device.port:
                reader = replace(reader, folder=Path(device.port))
            machines[device.name] = ReaderMachine(device.name, IcerReader(reader), reader)
        else:
            terminal = read_terminal_profile(path)
            machines[device.name] = TerminalMachine(
                device.name, CardTerminal(opener(device, terminal.line), terminal), terminal
            )
    return machines


def build_printer(devices: Iterable[DeviceSettings], home: Path) -> ReceiptPrinter | None:
    """Return the desk's thermal printer, or None where it has none."""
    for device in devices:
        if device.kind == "printer":
            profile = read_printer_profile(profile_path(device, home))
            return ReceiptPrinter(opener(device, profile.line), profile)
    return None


def opener(device: DeviceSettings, line: LineSettings) -> Callable[[], Transport]:
    """Return what opens the way to a device, wherever it is plugged in now."""
    bound = PortInfo(
        port=device.port,
        vid=device.vid,
        pid=device.pid,
        serial_number=device.serial_number,
    )

    def open_wire() -> Transport:
        port = find_port(bound, present_ports()) if bound.vid is not None else device.port
        return wire_opener(port or device.port, line)()

    return open_wire
