"""A demo home, and the machines that are not there."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from counter_app.bootstrap.folders import resources_folder
from counter_app.bootstrap.homes import Home, make_home
from counter_app.demo.cases import demo_cases_csv
from counter_app.demo.people import ACCOUNTS, ADMINISTRATOR, CLERK
from counter_app.demo.pickups import book_ahead
from counter_app.demo.surveys import survey_ahead
from counter_app.devices.card_terminal.faults import Fault
from counter_app.devices.card_terminal.profile import read_terminal_profile
from counter_app.devices.card_terminal.simulator import TerminalSimulator
from counter_app.devices.eticket.simulator import (
    ReaderState,
    add_faults,
    is_prepared,
    prepare_folder,
    read_card_returns,
    read_debits,
)
from counter_app.devices.receipt_printer.simulator import PrinterSimulator
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
    today = home.desk.today()
    file.write_text(demo_cases_csv(today), encoding="utf-8-sig")
    import_cases(home.desk, administrator, file)
    book_ahead(home.desk, sign_in(home.desk, login=CLERK.login, password=CLERK.password))
    survey_ahead(home.desk, path)
    return home


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMachines:
    """The simulators of a demo, running, and the settings that reach them."""

    terminal: TerminalSimulator
    printer: PrinterSimulator
    hand_off: Path
    devices: tuple[DeviceSettings, ...]

    def charges(self) -> list[int]:
        """Return every amount the machines have really taken, in NT$."""
        at_terminal = [int(charge.amount_twd) for charge in self.terminal.charges]
        return at_terminal + [int(debit.amount_twd) for debit in read_debits(self.hand_off)]

    def net_twd(self) -> int:
        """Return what the machines have taken less what they have given back, in NT$."""
        returns_twd = sum(int(each.amount_twd) for each in self.terminal.book.returns)
        returns_twd += sum(int(each.amount_twd) for each in read_card_returns(self.hand_off))
        return sum(self.charges()) - returns_twd


@contextmanager
def demo_machines(
    home: Path,
    *,
    faults: tuple[Fault | None, ...] = (),
    reader_faults: tuple[str, ...] = (),
    answer_after_s: float = 2.0,
    result_wait_ms: int = 30_000,
) -> Iterator[DemoMachines]:
    """Run a card terminal, an e-ticket reader and a printer that are not there.

    Args:
        home: Where the simulators keep their own truth and their paper.
        faults: What goes wrong with the first sales at the terminal, one each.
        reader_faults: The same for the reader.
        answer_after_s: How long card and bank take.
        result_wait_ms: How long the desk waits for them.
    """
    folder = home / "simulators"
    hand_off = folder / "hand-off"
    slips = folder / "slips"
    for needed in (hand_off, slips):
        needed.mkdir(parents=True, exist_ok=True)
    shipped = resources_folder() / "profiles"
    terminal_profile = _own_profile(
        home,
        shipped / "terminals" / "nccc400.toml",
        {
            "waits": {"result_wait_ms": result_wait_ms},
            # What the simulated terminal says before its first sale.
            "query": {"not_found_codes": ["0001"]},
        },
    )
    simulator = [sys.executable, "-m", "counter_app.devices.eticket.simulator"]
    reader_profile = _own_profile(
        home, shipped / "readers" / "icerapi.toml", {"": {"command": simulator}}
    )
    if is_prepared(hand_off):
        # Its card and what was begun with it outlive the window, as at a real reader.
        add_faults(hand_off, reader_faults)
    else:
        prepare_folder(hand_off, ReaderState(faults=reader_faults))
    with (
        TerminalSimulator(
            read_terminal_profile(terminal_profile),
            faults,
            listen=LISTEN,
            truth_path=folder / "terminal.jsonl",
            answer_after_s=answer_after_s,
        ) as terminal,
        PrinterSimulator(slips, listen=LISTEN) as printer,
    ):
        yield DemoMachines(
            terminal=terminal,
            printer=printer,
            hand_off=hand_off,
            devices=(
                DeviceSettings(
                    name=TERMINAL,
                    kind="card_terminal",
                    profile=terminal_profile.name,
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


def _own_profile(home: Path, shipped: Path, changes: dict[str, dict[str, object]]) -> Path:
    """Write a shipped profile with a few entries changed into the home.

    Args:
        home: Where it goes.
        shipped: What it starts from.
        changes: By table, ``""`` for the top, the entries that differ.
    """
    import tomlkit  # noqa: PLC0415 - only here

    document = tomlkit.parse(shipped.read_text(encoding="utf-8"))
    for table, entries in changes.items():
        target = document[table] if table else document
        for name, value in entries.items():
            target[name] = value
    own = home / f"{shipped.stem}-demo.toml"
    own.write_text(tomlkit.dumps(document), encoding="utf-8")
    return own
