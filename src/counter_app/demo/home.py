"""A demo home, and the machines that are not there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from counter_app.bootstrap.folders import resources_folder
from counter_app.bootstrap.homes import Home, make_home
from counter_app.demo.cases import demo_cases_csv
from counter_app.demo.people import ACCOUNTS, ADMINISTRATOR
from counter_app.devices.card_terminal.faults import Fault
from counter_app.devices.card_terminal.profile import read_terminal_profile
from counter_app.devices.card_terminal.simulator import TerminalSimulator
from counter_app.devices.receipt_printer.simulator import PrinterSimulator
from counter_app.domain.calendar import TAIPEI
from counter_app.services.case_import import import_cases
from counter_app.services.staff import add_staff, sign_in
from counter_app.settings import DeviceSettings, Settings

LISTEN: Final = "pty" if hasattr(os, "openpty") else "tcp:0"
TERMINAL: Final = "示範刷卡機"
READER: Final = "示範票證機"
PRINTER: Final = "示範印表機"
DEMO_BRANCH: Final = "範例"


def make_demo_home(path: Path, *, clock: Callable[[], datetime] | None = None) -> Home:
    """Make a demo home with its people and its cases, and open it.

    Raises:
        HomeTaken: There is a home already.
    """
    home = make_home(
        path,
        Settings(branch=DEMO_BRANCH, receipt_forms=("slip", "a4")),
        is_demo=True,
        administrator=ADMINISTRATOR.login,
        administrator_name=ADMINISTRATOR.display_name,
        password=ADMINISTRATOR.password,
        clock=clock,
    )
    administrator = sign_in(home.desk, login=ADMINISTRATOR.login, password=ADMINISTRATOR.password)
    for account in ACCOUNTS:
        if account is not ADMINISTRATOR:
            add_staff(
                home.desk,
                administrator,
                login=account.login,
                display_name=account.display_name,
                role=account.role,
                password=account.password,
            )
    file = path / "demo-cases.csv"
    today = home.desk.clock().astimezone(TAIPEI).date()
    file.write_text(demo_cases_csv(today), encoding="utf-8-sig")
    import_cases(home.desk, administrator, file)
    return home


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMachines:
    """The simulators of a demo, running, and the settings that reach them."""

    terminal: TerminalSimulator
    printer: PrinterSimulator
    devices: tuple[DeviceSettings, ...]


@contextmanager
def demo_machines(
    home: Path,
    *,
    faults: tuple[Fault | None, ...] = (),
    reader_faults: tuple[str, ...] = (),
    answer_after_s: float = 2.0,
) -> Iterator[DemoMachines]:
    """Run a card terminal, an e-ticket reader and a printer that are not there.

    Args:
        home: Where the simulators keep their own truth and their paper.
        faults: What goes wrong with the first sales at the terminal, one each.
        reader_faults: The same for the reader.
        answer_after_s: How long card and bank take.
    """
    folder = home / "simulators"
    hand_off = folder / "hand-off"
    slips = folder / "slips"
    for needed in (hand_off, slips):
        needed.mkdir(parents=True, exist_ok=True)
    profile = read_terminal_profile(resources_folder() / "profiles" / "terminals" / "nccc400.toml")
    terminal = TerminalSimulator(
        profile,
        faults,
        listen=LISTEN,
        truth_path=folder / "terminal.jsonl",
        answer_after_s=answer_after_s,
    )
    printer = PrinterSimulator(listen=LISTEN, out_dir=slips)
    reader_profile = _write_reader_profile(home)
    write_fault_queue(hand_off, reader_faults)
    terminal.start()
    printer.start()
    try:
        yield DemoMachines(
            terminal=terminal,
            printer=printer,
            devices=(
                DeviceSettings(
                    name=TERMINAL,
                    kind="card_terminal",
                    profile="nccc400",
                    port=terminal.address,
                ),
                DeviceSettings(
                    name=READER,
                    kind="eticket_reader",
                    profile=reader_profile.name,
                    port=str(hand_off),
                ),
                DeviceSettings(
                    name=PRINTER, kind="printer", profile="epson80", port=printer.address
                ),
            ),
        )
    finally:
        printer.stop()
        terminal.stop()
