"""Puts a desk before the doctor, also one whose store does not open."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from counter_app.bootstrap.homes import Home, open_home
from counter_app.bootstrap.machines import build_machines, build_printer
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.errors import Trouble
from counter_app.domain.homes import NoHome
from counter_app.services.doctor import CheckName, Examined, Finding, Sign, examine
from counter_app.services.machines import PaymentMachine


def examined_desk(
    home: Home, *, machines: Mapping[str, PaymentMachine], printer: ReceiptPrinter | None
) -> Examined:
    """Return a home as the doctor sees it, with the machines that are in use."""
    return Examined(
        desk=home.desk,
        folder=home.path,
        health=home.health,
        backups=home.backups,
        key=home.key,
        machines=machines,
        printer=printer,
        standing=home.standing,
        books=home.books,
    )


def examine_home(
    folder: Path, *, clock: Callable[[], datetime] | None = None
) -> tuple[Finding, ...]:
    """Examine a home that no window has open, or that no window can open.

    Raises:
        NoHome: There is none in this folder.
        SettingsRefused: The settings file says something that cannot be.
    """
    try:
        home = open_home(folder, clock=clock)
    except NoHome:
        raise
    except Trouble as error:
        return (Finding(check=CheckName.STORE, sign=Sign.STORE_CLOSED, trouble=error),)
    machines = build_machines(home.settings.devices, folder)
    try:
        return examine(
            examined_desk(
                home, machines=machines, printer=build_printer(home.settings.devices, folder)
            )
        )
    finally:
        for machine in machines.values():
            machine.close()
        home.close()
