"""The machines of a desk: are they there, do they work, and which ones belong to it.

Looking at the ports opens none of them, so it can be done every two seconds beside a running
sale.  A test asks a machine for something that moves no money, and never while a sale of that
machine is open: a late answer must go to the sale it belongs to.
"""

import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from counter_app.devices.ports import PortInfo, find_port
from counter_app.devices.receipt_printer.printer import (
    PaperUnknown,
    Printed,
    ReceiptPrinter,
)
from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.devices.transport import DeviceUnreachable
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.errors import Refusal
from counter_app.domain.outcomes import DeviceEvent
from counter_app.domain.payments import TerminalBlocked
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine, ReaderMachine, TerminalMachine
from counter_app.settings import (
    DEVICE_KINDS,
    DeviceSettings,
    ScannerSettings,
    Settings,
    read_settings,
    write_settings,
)

FILE_PREFIX: Final = "file:"
DEFAULT_GROUP: Final = "dialout"
"""Owns serial ports on Debian."""

_NAME_LENGTH_MAX: Final = 40


class DeviceLink(StrEnum):
    """Whether a machine can be reached, as far as its port shows."""

    READY = "ready"
    MISSING = "missing"
    NO_PERMISSION = "no_permission"
    NOT_SEEN = "not_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReport:
    """A machine of the desk and where it is now.

    Attributes:
        link: NOT_SEEN for a network address, which only a test can reach.
        port_now: The port it is plugged into; empty when it is missing.
        group: Whom an administrator must add the account to; empty unless permission lacks.
    """

    device: DeviceSettings
    link: DeviceLink
    port_now: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortsSeen:
    """The machines of the desk and what else is plugged in.

    Attributes:
        free: Ports that belong to none of them.
    """

    devices: tuple[DeviceReport, ...]
    free: tuple[PortInfo, ...]


class TrialStep(StrEnum):
    """What a test tries."""

    STRIP = "strip"
    DRAWER = "drawer"
    ANSWER = "answer"


class TrialResult(StrEnum):
    """How a test ended; LOOK where only a person can tell, NOT_NOW where it was left out."""

    GOOD = "good"
    LOOK = "look"
    NOT_NOW = "not_now"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One line of the result.

    Attributes:
        device: Name in the settings.
        status: What the printer said of itself; None for other machines.
        trouble: Why it could not be reached; None when it could.
    """

    device: str
    step: TrialStep
    result: TrialResult
    status: PrinterStatus | None = None
    trouble: DeviceUnreachable | None = None


@dataclass(eq=False, kw_only=True)
class DeviceEntryRefused(Refusal):
    """A machine needs a name of its own, a known kind, a profile and a port."""


def look_at_ports(devices: Iterable[DeviceSettings], present: Iterable[PortInfo]) -> PortsSeen:
    """Return which machines are there; opens nothing and takes a few milliseconds.

    Args:
        devices: Of the desk.
        present: Every port of this computer, from `devices.ports.present_ports`.
    """
    present = tuple(present)
    reports = tuple(_report(device, present) for device in devices)
    taken = {report.port_now for report in reports}
    return PortsSeen(
        devices=reports, free=tuple(port for port in present if port.port not in taken)
    )


def test_printer(
    desk: Desk, actor: Actor, printer: ReceiptPrinter, *, device: DeviceSettings, width_mm: int
) -> Trial:
    """Print a strip that shows whether a printer prints straight, dark and in full width."""
    check_permitted(actor, Act.TEST_DEVICES)
    from counter_app.documents.pixels import slip_raster  # noqa: PLC0415 - heavy
    from counter_app.documents.slip import printer_test_slip  # noqa: PLC0415 - heavy

    now = desk.clock().astimezone(TAIPEI)
    page = printer_test_slip(
        width_mm=width_mm,
        lines=(
            desk.branch_name,
            f"{desk.desk_no} 號櫃檯　{device.name}",
            f"{device.profile}　{device.port}",
            f"{format_roc(now.date())} {now:%H:%M}",
        ),
    )
    outcome = printer.print(slip_raster(page, width_dots=printer.profile.width_dots))
    if isinstance(outcome, Printed):
        result, status = TrialResult.GOOD, PrinterStatus.READY
    else:
        sent = isinstance(outcome, PaperUnknown)
        result, status = (TrialResult.LOOK if sent else TrialResult.FAILED), outcome.status
    return Trial(device=device.name, step=TrialStep.STRIP, result=result, status=status)


def test_drawer(
    desk: Desk, actor: Actor, printer: ReceiptPrinter, *, device: DeviceSettings
) -> Trial:
    """Open the drawer and write it down; whether it moved, only a person can tell.

    In a shift the drawer holds money and is left alone: without a sale it opens before a second
    person (`services.receipts.kick_drawer`).
    """
    check_permitted(actor, Act.TEST_DEVICES)
    with desk.open_unit() as unit:
        is_in_use = unit.shifts.open_at(desk.desk_no) is not None
    if is_in_use:
        return Trial(device=device.name, step=TrialStep.DRAWER, result=TrialResult.NOT_NOW)
    was_sent = printer.kick_drawer()
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="open_drawer",
            subject=device.name,
            details={"reason": "device_test", "sent": was_sent},
        )
        unit.commit()
    return Trial(
        device=device.name,
        step=TrialStep.DRAWER,
        result=TrialResult.LOOK if was_sent else TrialResult.FAILED,
    )


def test_machine(
    desk: Desk, actor: Actor, machine: PaymentMachine, *, device: DeviceSettings
) -> Trial:
    """Ask a card terminal or an e-ticket reader whether it is there; moves no money.

    Raises:
        TerminalBlocked: A sale of this machine is open; its answer must not be lost.
    """
    check_permitted(actor, Act.TEST_DEVICES)
    answered, trouble = False, None
    try:
        answered = is_machine_there(desk, machine)
    except DeviceUnreachable as error:
        trouble = error
    return Trial(
        device=device.name,
        step=TrialStep.ANSWER,
        result=TrialResult.GOOD if answered else TrialResult.FAILED,
        trouble=trouble,
    )


def is_machine_there(desk: Desk, machine: PaymentMachine) -> bool:
    """Tell whether a machine answers; moves no money.

    Raises:
        TerminalBlocked: A sale of this machine is open; its answer must not be lost.
        DeviceUnreachable: Its port cannot be opened.
    """
    now = desk.clock()
    with desk.open_unit() as unit:
        for payment in unit.payments.open_payments(desk.desk_no):
            tender = payment.open_tender
            if tender is not None and tender.device == machine.name:
                raise TerminalBlocked(device=machine.name)
        serial = unit.receipts.take_request_serial(
            desk_no=desk.desk_no, business_day=now.astimezone(TAIPEI).date()
        )
        unit.commit()
    match machine:
        case TerminalMachine() | ReaderMachine():
            return machine.is_there(serial=serial, asked_at=now, record=_keep_nothing)
        case _:
            return False


def put_device(
    desk: Desk, actor: Actor, device: DeviceSettings, *, settings_file: Path, instead_of: str = ""
) -> Settings:
    """Write a machine into the settings and return them all.

    Args:
        desk: Where it stands.
        actor: Who decides.
        device: As it is to be.
        settings_file: Of the home.
        instead_of: Name of the machine it replaces; empty for a further one.

    Raises:
        DeviceEntryRefused: Name, kind, profile or port is missing, or the name is taken.
        SettingsRefused: The settings file itself is broken.
    """
    check_permitted(actor, Act.MANAGE_DEVICES)
    device = replace(device, name=device.name.strip(), port=device.port.strip())
    settings = read_settings(settings_file)
    others = [each for each in settings.devices if each.name != instead_of]
    before = next((each for each in settings.devices if each.name == instead_of), None)
    if not _is_whole(device) or device.name in {each.name for each in others}:
        raise DeviceEntryRefused
    return _save(
        desk,
        actor,
        replace(settings, devices=(*others, device)),
        settings_file,
        subject=device.name,
        details={"old": before and _facts(before), "new": _facts(device)},
    )


def remove_device(desk: Desk, actor: Actor, name: str, *, settings_file: Path) -> Settings:
    """Take a machine out of the settings and return them all."""
    check_permitted(actor, Act.MANAGE_DEVICES)
    settings = read_settings(settings_file)
    before = next((each for each in settings.devices if each.name == name), None)
    left = tuple(each for each in settings.devices if each.name != name)
    return _save(
        desk,
        actor,
        replace(settings, devices=left),
        settings_file,
        subject=name,
        details={"old": before and _facts(before), "new": None},
    )


def put_scanner(
    desk: Desk, actor: Actor, scanner: ScannerSettings, *, settings_file: Path
) -> Settings:
    """Write into the settings how the scanner types, as it was learned."""
    check_permitted(actor, Act.TEST_DEVICES)
    settings = read_settings(settings_file)
    return _save(
        desk,
        actor,
        replace(settings, scanner=scanner),
        settings_file,
        subject="scanner",
        details={"old": asdict(settings.scanner), "new": asdict(scanner)},
    )


def profile_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of the profiles in some folders, sorted, each once."""
    found = {path.stem for folder in folders for path in folder.glob("*.toml")}
    return tuple(sorted(found))


def _report(device: DeviceSettings, present: tuple[PortInfo, ...]) -> DeviceReport:
    if "://" in device.port:
        return DeviceReport(device=device, link=DeviceLink.NOT_SEEN, port_now=device.port)
    bound = PortInfo(
        port=device.port, vid=device.vid, pid=device.pid, serial_number=device.serial_number
    )
    port = find_port(bound, present)
    path = Path((port or "").removeprefix(FILE_PREFIX))
    if port is None or not (path.exists() or port in {each.port for each in present}):
        return DeviceReport(device=device, link=DeviceLink.MISSING)
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        return DeviceReport(
            device=device,
            link=DeviceLink.NO_PERMISSION,
            port_now=port,
            group=_group_of(path),
        )
    return DeviceReport(device=device, link=DeviceLink.READY, port_now=port)


def _group_of(path: Path) -> str:
    try:
        return path.group()
    except (KeyError, NotImplementedError, OSError):  # no name for it, Windows, gone meanwhile
        return DEFAULT_GROUP


def _keep_nothing(_event: DeviceEvent) -> None:
    """Keep no frame: a test moves no money."""


def _is_whole(device: DeviceSettings) -> bool:
    return (
        0 < len(device.name) <= _NAME_LENGTH_MAX
        and device.name.isprintable()
        and device.kind in DEVICE_KINDS
        and bool(device.profile)
        and bool(device.port)
    )


def _facts(device: DeviceSettings) -> dict[str, Any]:
    return {"kind": device.kind, "profile": device.profile, "port": device.port}


def _save(
    desk: Desk,
    actor: Actor,
    settings: Settings,
    settings_file: Path,
    *,
    subject: str,
    details: dict[str, Any],
) -> Settings:
    # The file first: a change that is in the journal but not in force would be a lie.
    write_settings(settings_file, settings)
    with desk.open_unit() as unit:
        unit.journal.write(
            actor, at=desk.clock(), act="change_devices", subject=subject, details=details
        )
        unit.commit()
    return settings
