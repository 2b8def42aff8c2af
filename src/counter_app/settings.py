"""What a desk is set to: one TOML file in its home, read once at the start and checked.

What all desks of a branch share (rules, prices, people) is in the store, not here.
"""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

LANGUAGES: Final = ("zh_TW", "en")
THEMES: Final = ("system", "light", "dark")
TEXT_SIZES_PERCENT: Final = (100, 115, 130)
DEVICE_KINDS: Final = ("card_terminal", "eticket_reader", "printer", "scanner")
PARTS: Final = ("costs", "interest", "late_fee", "principal")
FORMS: Final = ("slip", "a4")
DESKS_MAX: Final = 99
LATE_HOUR_MAX: Final = 12
SECOND_TYPING_MAX: Final = 100


class SettingsRefused(Exception):  # noqa: N818 - told to a person, as a refusal is
    """The settings file says something that cannot be.

    Attributes:
        path: The file.
        problem: What is wrong, naming the entry.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSettings:
    """One machine of the desk.

    Attributes:
        name: Unique at the desk; stands in the books beside what the machine took.
        kind: One of `DEVICE_KINDS`.
        profile: Name of a profile in ``resources/profiles``, or a TOML file in the home.
        port: ``/dev/ttyUSB0``, ``COM3``, a pyserial URL, or the folder of a hand-off.
        vid, pid, serial_number: Of the USB adapter, to find it under another port name.
    """

    name: str
    kind: str
    profile: str
    port: str
    vid: int | None = None
    pid: int | None = None
    serial_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerSettings:
    """How a keyboard-wedge scanner is told from typing; learned on the device page."""

    gap_ms: int = 35
    length_min: int = 6
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything in the settings file.

    Attributes:
        database_url: ``postgresql://…`` for several desks; empty for the file in the home.
        text_size_percent: 100, 115 or 130.
        receipt_forms: Papers queued for every payment.
        slip_width_mm: 58 or 80.
        allocation_order: Names of the four parts, first settled first.
        late_until_hour: Hour until which yesterday's shift goes on by itself; 0 for midnight.
        key_name: Of the key in the key store of the system; empty where a file in the home
            holds it.
        anchor_folders: Where the anchor of each close is written besides ``anchors`` in the
            home: another disk, another computer.
        backup_folder: Where copies of the store go; empty for ``backups`` in the home.
        backup_keep: How many of the newest copies stay.
        disk_free_min_mb: With less room than this no machine is asked for money.
        shows_ready_numbers: While nobody pays, the second screen shows the numbers of pickups
            that may be collected; else it only says welcome.
        second_typing_every: Every which sheet of a batch of questionnaires a second person types
            again; 0 for none, 1 for all.
        kiosk_code_hash: Of the code with which staff leave the questionnaire on a screen of
            visitors; empty where none is set, and then it is shown on the second screen alone.
    """

    branch: str = ""
    desk_no: int = 1
    database_url: str = ""
    language: str = "zh_TW"
    theme: str = "system"
    text_size_percent: int = 100
    receipt_forms: tuple[str, ...] = ("slip",)
    slip_width_mm: int = 80
    allocation_order: tuple[str, ...] = PARTS
    late_until_hour: int = 3
    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    key_name: str = ""
    anchor_folders: tuple[str, ...] = ()
    backup_folder: str = ""
    backup_keep: int = 30
    disk_free_min_mb: int = 200
    shows_ready_numbers: bool = True
    second_typing_every: int = 10
    kiosk_code_hash: str = ""
    devices: tuple[DeviceSettings, ...] = ()


def read_settings(path: Path) -> Settings:
    """Return what a settings file says; what it does not say has its default.

    Raises:
        SettingsRefused: It is no TOML, an entry is unknown, or a value cannot be.
        FileNotFoundError: There is no such file.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsRefused(str(path), f"not a TOML file: {error}") from error
    try:
        return _checked(content)
    except (TypeError, ValueError) as error:
        raise SettingsRefused(str(path), str(error)) from error


def write_settings(path: Path, settings: Settings) -> None:
    """Write a settings file: whole or not at all, comments of the old one kept."""
    import tomlkit  # noqa: PLC0415 - only when something is changed

    document = (
        tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    )
    for entry in fields(settings):
        value = getattr(settings, entry.name)
        if entry.name == "devices":
            document["devices"] = [_table(device) for device in value]
        elif entry.name == "scanner":
            document["scanner"] = _table(value)
        else:
            document[entry.name] = list(value) if isinstance(value, tuple) else value
    unfinished = path.with_suffix(".toml.new")
    # The URL of a database may hold its password.
    unfinished.touch(mode=0o600)
    unfinished.write_text(tomlkit.dumps(document), encoding="utf-8")
    unfinished.replace(path)


def _table(value: DeviceSettings | ScannerSettings) -> dict[str, Any]:
    entries = ((entry.name, getattr(value, entry.name)) for entry in fields(value))
    return {name: found for name, found in entries if found is not None}


def _checked(content: dict[str, Any]) -> Settings:
    _refuse_unknown("settings", content, Settings)
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in content.items()
    }
    scanner = content.get("scanner", {})
    _refuse_unknown("scanner", scanner, ScannerSettings)
    devices = content.get("devices", [])
    for table in devices:
        _refuse_unknown("devices", table, DeviceSettings)
    values["scanner"] = ScannerSettings(**scanner)
    values["devices"] = tuple(DeviceSettings(**table) for table in devices)
    settings = Settings(**values)
    _check_values(settings)
    return settings


def _refuse_unknown(where: str, table: dict[str, Any], shape: type[Any]) -> None:
    unknown = set(table) - {entry.name for entry in fields(shape)}
    if unknown:
        raise ValueError(f"{where}: unknown entry {', '.join(sorted(unknown))}")


def _check_values(settings: Settings) -> None:
    for name, number, least, most in (
        ("desk_no", settings.desk_no, 1, DESKS_MAX),
        ("late_until_hour", settings.late_until_hour, 0, LATE_HOUR_MAX),
        ("second_typing_every", settings.second_typing_every, 0, SECOND_TYPING_MAX),
    ):
        if not least <= number <= most:
            raise ValueError(f"{name} must be {least} to {most}")
    for name, value, permitted in (
        ("language", settings.language, LANGUAGES),
        ("theme", settings.theme, THEMES),
        ("text_size_percent", settings.text_size_percent, TEXT_SIZES_PERCENT),
        ("slip_width_mm", settings.slip_width_mm, (58, 80)),
    ):
        if value not in permitted:
            raise ValueError(f"{name} must be one of {', '.join(map(str, permitted))}")
    for name, number, least in (
        ("backup_keep", settings.backup_keep, 1),
        ("disk_free_min_mb", settings.disk_free_min_mb, 0),
    ):
        if number < least:
            raise ValueError(f"{name} must be {least} or more")
    if sorted(settings.allocation_order) != sorted(PARTS):
        raise ValueError(f"allocation_order must name each of {', '.join(PARTS)} once")
    if not set(settings.receipt_forms) <= set(FORMS):
        raise ValueError(f"receipt_forms must be among {', '.join(FORMS)}")
    _check_devices(settings.devices)


def _check_devices(devices: tuple[DeviceSettings, ...]) -> None:
    names = [device.name for device in devices]
    if len(set(names)) != len(names):
        raise ValueError("devices: two machines have the same name")
    for device in devices:
        if device.kind not in DEVICE_KINDS:
            raise ValueError(f"devices: kind must be one of {', '.join(DEVICE_KINDS)}")
