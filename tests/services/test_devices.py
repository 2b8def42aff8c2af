import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from counter_app.devices.card_terminal.profile import read_terminal_profile
from counter_app.devices.card_terminal.simulator import TerminalSimulator
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.ports import PortInfo
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.simulator import PrinterSimulator
from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.devices.serial_port import SerialPort
from counter_app.domain.money import Twd
from counter_app.domain.payments import TerminalBlocked
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import TenderKind
from counter_app.services import devices
from counter_app.services.desk import Desk
from counter_app.services.devices import (
    DeviceEntryRefused,
    DeviceLink,
    TrialResult,
    TrialStep,
)
from counter_app.services.machines import TerminalMachine
from counter_app.services.payments import begin_machine_tender
from counter_app.settings import (
    DeviceSettings,
    ScannerSettings,
    Settings,
    read_settings,
    write_settings,
)
from factories import RESOURCES, make_actor, make_case_row, make_draft, open_shift

CLERK = make_actor()
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
PROFILES = RESOURCES / "profiles"
USB = PortInfo(port="/dev/ttyUSB7", vid=0x0403, pid=0x6001, serial_number="A1")


def make_device(**changes: object) -> DeviceSettings:
    device = DeviceSettings(
        name="EDC1", kind="card_terminal", profile="nccc400", port="/dev/ttyUSB0"
    )
    return replace(device, **changes)  # type: ignore[arg-type]


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    write_settings(path, Settings(branch="宜蘭", devices=(make_device(),)))
    return path


# --- ports ---------------------------------------------------------------------------------


def test_a_usb_machine_is_found_under_another_port_name() -> None:
    device = make_device(vid=USB.vid, pid=USB.pid, serial_number=USB.serial_number)
    seen = devices.look_at_ports([device], [USB])
    assert seen.devices[0].link is DeviceLink.READY
    assert seen.devices[0].port_now == "/dev/ttyUSB7"
    assert seen.free == ()


def test_a_machine_that_is_unplugged_is_missing_and_comes_back(tmp_path: Path) -> None:
    port = tmp_path / "ttyUSB0"
    device = make_device(port=str(port))
    assert devices.look_at_ports([device], []).devices[0].link is DeviceLink.MISSING
    port.touch()
    assert devices.look_at_ports([device], []).devices[0].link is DeviceLink.READY


def test_a_port_that_belongs_to_nobody_is_free() -> None:
    assert devices.look_at_ports([make_device()], [USB]).free == (USB,)


def test_a_network_address_is_only_seen_by_a_test() -> None:
    device = make_device(port="socket://192.0.2.1:9100")
    assert devices.look_at_ports([device], []).devices[0].link is DeviceLink.NOT_SEEN


def test_a_port_without_permission_names_the_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = tmp_path / "ttyUSB0"
    port.touch(mode=stat.S_IRUSR)
    if os.access(port, os.W_OK):  # as root everything is permitted: ask for somebody else
        monkeypatch.setattr(os, "access", lambda *_: False)
    (report,) = devices.look_at_ports([make_device(port=str(port))], []).devices
    assert report.link is DeviceLink.NO_PERMISSION
    assert report.group == port.group()


# --- tests of machines ---------------------------------------------------------------------


def printer_at(address: str) -> ReceiptPrinter:
    profile = read_printer_profile(PROFILES / "printers" / "epson80.toml")
    return ReceiptPrinter(wire_opener(address, profile.line), profile)


PRINTER = DeviceSettings(name="PRN1", kind="printer", profile="epson80", port="socket://x")


def test_a_strip_is_printed(desk: Desk, tmp_path: Path) -> None:
    with PrinterSimulator(tmp_path, listen="tcp:0") as simulator:
        printer = printer_at(simulator.address)
        trial = devices.test_printer(desk, CLERK, printer, device=PRINTER, width_mm=80)
    assert (trial.step, trial.result) == (TrialStep.STRIP, TrialResult.GOOD)
    assert list(tmp_path.glob("*.png"))


def test_a_printer_that_is_not_there_fails_and_blocks_nothing(desk: Desk, tmp_path: Path) -> None:
    printer = printer_at(f"file:{tmp_path / 'missing'}")
    trial = devices.test_printer(desk, CLERK, printer, device=PRINTER, width_mm=80)
    assert (trial.result, trial.status) == (TrialResult.FAILED, PrinterStatus.OFFLINE)
    drawer = devices.test_drawer(desk, CLERK, printer, device=PRINTER)
    assert drawer.result is TrialResult.FAILED


def test_opening_the_drawer_asks_a_person_and_is_written_down(desk: Desk, tmp_path: Path) -> None:
    with PrinterSimulator(tmp_path, listen="tcp:0") as simulator:
        trial = devices.test_drawer(desk, CLERK, printer_at(simulator.address), device=PRINTER)
    assert (trial.step, trial.result) == (TrialStep.DRAWER, TrialResult.LOOK)
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="open_drawer")
    assert entry.details == {"reason": "device_test", "sent": True}


def test_in_a_shift_the_drawer_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    open_shift(desk)
    with PrinterSimulator(tmp_path, listen="tcp:0") as simulator:
        trial = devices.test_drawer(desk, CLERK, printer_at(simulator.address), device=PRINTER)
        assert simulator.drawer_kicks == 0
    assert trial.result is TrialResult.NOT_NOW


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[TerminalMachine]:
    profile = read_terminal_profile(PROFILES / "terminals" / "ecpay600.toml")
    with TerminalSimulator(profile, listen="tcp:0") as simulator:
        card_terminal = CardTerminal(lambda: SerialPort(simulator.address, profile.line), profile)
        machine = TerminalMachine("EDC1", card_terminal, profile)
        yield machine
        machine.close()


def test_a_terminal_answers_an_echo(desk: Desk, terminal: TerminalMachine) -> None:
    trial = devices.test_machine(desk, CLERK, terminal, device=make_device())
    assert (trial.step, trial.result) == (TrialStep.ANSWER, TrialResult.GOOD)


def test_a_terminal_that_is_not_there_is_told_with_its_port(desk: Desk) -> None:
    profile = read_terminal_profile(PROFILES / "terminals" / "ecpay600.toml")
    port = "/dev/does-not-exist"
    machine = TerminalMachine(
        "EDC1", CardTerminal(lambda: SerialPort(port, profile.line), profile), profile
    )
    trial = devices.test_machine(desk, CLERK, machine, device=make_device(port=port))
    assert trial.result is TrialResult.FAILED
    assert trial.trouble is not None
    assert trial.trouble.port == port


def test_a_terminal_with_an_open_sale_is_not_asked(
    desk: Desk, engine: Engine, terminal: TerminalMachine
) -> None:
    open_shift(desk)
    case_id = make_case_row(engine)
    begin_machine_tender(
        desk,
        CLERK,
        make_draft(case_id),
        kind=TenderKind.CARD,
        amount_twd=Twd(2350),
        device="EDC1",
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    with pytest.raises(TerminalBlocked):
        devices.test_machine(desk, CLERK, terminal, device=make_device())


# --- settings ------------------------------------------------------------------------------


def test_a_machine_is_added_replaced_and_removed(desk: Desk, settings_file: Path) -> None:
    printer = replace(PRINTER, port="/dev/usb/lp0")
    saved = devices.put_device(desk, ADMINISTRATOR, printer, settings_file=settings_file)
    assert [device.name for device in saved.devices] == ["EDC1", "PRN1"]
    moved = replace(printer, name="PRN2", port="/dev/usb/lp1")
    devices.put_device(desk, ADMINISTRATOR, moved, settings_file=settings_file, instead_of="PRN1")
    devices.remove_device(desk, ADMINISTRATOR, "EDC1", settings_file=settings_file)
    assert read_settings(settings_file).devices == (moved,)
    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="change_devices")
    assert [entry.subject for entry in entries] == ["PRN1", "PRN2", "EDC1"]
    assert entries[1].details["old"]["port"] == "/dev/usb/lp0"


@pytest.mark.parametrize(
    "changes",
    [{"name": " "}, {"kind": "coffee"}, {"profile": ""}, {"port": ""}, {"name": "EDC1"}],
)
def test_half_a_machine_is_refused(
    desk: Desk, settings_file: Path, changes: dict[str, str]
) -> None:
    with pytest.raises(DeviceEntryRefused):
        devices.put_device(
            desk,
            ADMINISTRATOR,
            replace(PRINTER, **changes),  # type: ignore[arg-type]
            settings_file=settings_file,
        )
    assert len(read_settings(settings_file).devices) == 1


def test_a_learned_scanner_is_kept(desk: Desk, settings_file: Path) -> None:
    learned = ScannerSettings(gap_ms=20, length_min=6, prefix="~")
    devices.put_scanner(desk, CLERK, learned, settings_file=settings_file)
    assert read_settings(settings_file).scanner == learned


def test_replacing_a_machine_is_the_administrators(desk: Desk, settings_file: Path) -> None:
    with pytest.raises(NotPermitted):
        devices.put_device(desk, CLERK, PRINTER, settings_file=settings_file)
    with pytest.raises(NotPermitted):
        devices.test_printer(
            desk,
            make_actor(Role.AUDITOR),
            printer_at("file:/nowhere"),
            device=PRINTER,
            width_mm=80,
        )


def test_profiles_are_listed_once_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "epson80.toml").touch()
    (tmp_path / "own.toml").touch()
    names = devices.profile_names([PROFILES / "printers", tmp_path])
    assert names == ("epson80", "file", "generic58", "own")
