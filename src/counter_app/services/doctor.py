"""Is this desk fit to take money?  One finding a check; what to do stands in `ui/doctor_words`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Final

from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.devices.transport import DeviceUnreachable
from counter_app.documents.fonts import FaceUnusable
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.payments import TerminalBlocked
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.anchors import anchors_outside
from counter_app.services.backup import BackupPlace, backup_age
from counter_app.services.damage import name_fault
from counter_app.services.desk import Desk
from counter_app.services.devices import is_machine_there
from counter_app.services.machines import PaymentMachine
from counter_app.services.recovery_key import is_phrase_written
from counter_app.services.verify import check_books
from counter_app.store.health import Login, StoreHealth, StoreSigns, Wire
from counter_app.store.verify import BookReader
from counter_app.vault.store_key import KeyPlace, KeyUnsafe

BACKUP_OLD: Final = timedelta(hours=36)
"""A copy a day, and a morning's grace."""
CLOCK_SLACK: Final = timedelta(seconds=60)
FACT_VOLUME: Final = "volume_encrypted"


class CheckName(StrEnum):
    """What is looked at, in the order it is shown."""

    STORE = "store"
    LIBRARY = "library"
    ROOM = "room"
    CLOCK = "clock"
    TIME_ZONE = "time_zone"
    CHAIN = "chain"
    ANCHORS = "anchors"
    BACKUP = "backup"
    KEY = "key"
    PHRASE = "phrase"
    PRINTER = "printer"
    MACHINE = "machine"
    FONTS = "fonts"
    WIRE = "wire"
    LOGIN = "login"
    VOLUME = "volume"


class Health(StrEnum):
    """How it stands with a check."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


class Sign(StrEnum):
    """What was found; each has words, and a cure where it is not well."""

    STORE_OPEN = "store_open"
    STORE_READ_ONLY = "store_read_only"
    STORE_CLOSED = "store_closed"
    LIBRARY_GOOD = "library_good"
    ROOM_ENOUGH = "room_enough"
    ROOM_LOW = "room_low"
    CLOCK_GOOD = "clock_good"
    CLOCK_BEHIND = "clock_behind"
    ZONE_TAIPEI = "zone_taipei"
    ZONE_OTHER = "zone_other"
    CHAIN_SOUND = "chain_sound"
    CHAIN_BROKEN = "chain_broken"
    ANCHORS_OUT = "anchors_out"
    ANCHORS_NONE = "anchors_none"
    ANCHORS_WAITING = "anchors_waiting"
    BACKUP_FRESH = "backup_fresh"
    BACKUP_OLD = "backup_old"
    BACKUP_NONE = "backup_none"
    BACKUP_SAME_DISK = "backup_same_disk"
    KEY_IN_SYSTEM = "key_in_system"
    KEY_IN_FILE = "key_in_file"
    KEY_UNSAFE = "key_unsafe"
    KEY_GONE = "key_gone"
    PHRASE_WRITTEN = "phrase_written"
    PHRASE_NEVER = "phrase_never"
    PRINTER_READY = "printer_ready"
    PRINTER_NOT_READY = "printer_not_ready"
    PRINTER_NONE = "printer_none"
    MACHINE_ANSWERS = "machine_answers"
    MACHINE_SILENT = "machine_silent"
    MACHINE_GONE = "machine_gone"
    MACHINE_BUSY = "machine_busy"
    MACHINE_NONE = "machine_none"
    FONTS_WHOLE = "fonts_whole"
    FONTS_MISSING = "fonts_missing"
    WIRE_FILE = "wire_file"
    WIRE_SAFE = "wire_safe"
    WIRE_OPEN = "wire_open"
    LOGIN_DESK = "login_desk"
    LOGIN_TOO_MUCH = "login_too_much"
    VOLUME_CONFIRMED = "volume_confirmed"
    VOLUME_ASKED = "volume_asked"


_BAD: Final = frozenset(
    {
        Sign.STORE_READ_ONLY,
        Sign.STORE_CLOSED,
        Sign.ROOM_LOW,
        Sign.CLOCK_BEHIND,
        Sign.CHAIN_BROKEN,
        Sign.KEY_UNSAFE,
        Sign.KEY_GONE,
        Sign.PRINTER_NOT_READY,
        Sign.MACHINE_SILENT,
        Sign.MACHINE_GONE,
        Sign.FONTS_MISSING,
        Sign.WIRE_OPEN,
    }
)
_WARN: Final = frozenset(
    {
        Sign.ZONE_OTHER,
        Sign.ANCHORS_WAITING,
        Sign.BACKUP_OLD,
        Sign.BACKUP_NONE,
        Sign.BACKUP_SAME_DISK,
        Sign.PHRASE_NEVER,
        Sign.PRINTER_NONE,
        Sign.MACHINE_BUSY,
        Sign.MACHINE_NONE,
        Sign.LOGIN_TOO_MUCH,
        Sign.VOLUME_ASKED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found.

    Attributes:
        facts: What the words need: numbers, names of machines, days; no names of people.
        trouble: The refusal or trouble behind it, whose own words say more.
    """

    check: CheckName
    sign: Sign
    facts: Mapping[str, str | int] = field(default_factory=dict)
    trouble: Refusal | Trouble | None = None

    @property
    def health(self) -> Health:
        """How it stands with the check."""
        if self.sign in _BAD:
            return Health.BAD
        return Health.WARN if self.sign in _WARN else Health.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A desk that is looked at.

    Attributes:
        folder: The home.
        machines: What takes money, by name.
        printer: For slips; None where there is none.
        standing: Why the store may only be read; None where it may be written.
        books: Reads all of them.
    """

    desk: Desk
    folder: Path
    health: StoreHealth
    backups: BackupPlace
    key: KeyPlace
    machines: Mapping[str, PaymentMachine]
    printer: ReceiptPrinter | None
    standing: Trouble | None
    books: BookReader


def examine(examined: Examined, actor: Actor | None = None) -> tuple[Finding, ...]:
    """Look at everything a desk needs to take money; slow, for it asks every machine.

    Args:
        examined: The desk.
        actor: Who asked; None for the computer's own user at the command line.

    Raises:
        NotPermitted: The role does not check the desk.
    """
    if actor is not None:
        check_permitted(actor, Act.CHECK_DESK)
    return tuple(_findings(examined))


def is_fit(findings: tuple[Finding, ...]) -> bool:
    """Tell whether nothing stands against taking money."""
    return all(finding.health is not Health.BAD for finding in findings)


def confirm_volume(desk: Desk, actor: Actor) -> None:
    """Write down that the administrator has seen to the encryption of the server's disk.

    Raises:
        NotPermitted: The role does not answer for it.
    """
    check_permitted(actor, Act.RESTORE)
    day = desk.today()
    with desk.open_unit() as unit:
        unit.facts.put(FACT_VOLUME, f"{day.isoformat()} {actor.login}")
        unit.journal.write(actor, at=desk.clock(), act="confirm_volume", subject=str(desk.desk_no))
        unit.commit()


def _findings(examined: Examined) -> Iterator[Finding]:
    try:
        signs = examined.health.signs(examined.desk.desk_no)
    except Trouble as error:
        yield Finding(check=CheckName.STORE, sign=Sign.STORE_CLOSED, trouble=error)
        signs = None
    if signs is not None:
        yield from _of_store(examined, signs)
    yield from _of_computer(examined, signs)
    yield _of_backup(examined)
    yield _of_key(examined)
    if signs is not None:
        yield from _of_phrase(examined)
    yield from _of_machines(examined)
    yield _of_fonts()
    if signs is not None:
        yield from _of_server(examined, signs)


def _of_store(examined: Examined, signs: StoreSigns) -> Iterator[Finding]:
    if examined.standing is None:
        facts: dict[str, str | int] = {"schema": signs.schema, "receipts": signs.receipt_count}
        yield Finding(check=CheckName.STORE, sign=Sign.STORE_OPEN, facts=facts)
    else:
        yield Finding(check=CheckName.STORE, sign=Sign.STORE_READ_ONLY, trouble=examined.standing)
    yield Finding(
        check=CheckName.LIBRARY,
        sign=Sign.LIBRARY_GOOD,
        facts={
            "library": signs.library,
            "cipher": signs.cipher,
            "window": f"PySide6 {version('PySide6-Essentials')}",
        },
    )
    report = check_books(examined.desk, examined.books)
    yield Finding(
        check=CheckName.CHAIN,
        sign=Sign.CHAIN_SOUND if report.is_sound else Sign.CHAIN_BROKEN,
        facts={
            "rows": report.row_count,
            "faults": report.fault_count,
            "detail": name_fault(report.faults[0]) if report.faults else "",
        },
    )
    yield _of_anchors(examined.desk)


def _of_anchors(desk: Desk) -> Finding:
    with desk.open_unit() as unit:
        stored = set(unit.anchors.all())
    if not stored:
        return Finding(check=CheckName.ANCHORS, sign=Sign.ANCHORS_NONE)
    waiting = max(
        (len(stored.difference(anchors_outside((folder,)))) for folder in desk.anchor_folders),
        default=len(stored),
    )
    sign = Sign.ANCHORS_WAITING if waiting else Sign.ANCHORS_OUT
    return Finding(check=CheckName.ANCHORS, sign=sign, facts={"count": waiting})


def _of_computer(examined: Examined, signs: StoreSigns | None) -> Iterator[Finding]:
    desk = examined.desk
    free, needed = desk.free_bytes(), desk.free_bytes_min
    yield Finding(
        check=CheckName.ROOM,
        sign=Sign.ROOM_LOW if free < needed else Sign.ROOM_ENOUGH,
        facts={"free_mb": free // 1_000_000, "needed_mb": needed // 1_000_000},
    )
    now = desk.clock()
    newest = signs.newest_at if signs is not None else None
    is_behind = newest is not None and now < newest - CLOCK_SLACK
    told = newest if is_behind and newest is not None else now
    yield Finding(
        check=CheckName.CLOCK,
        sign=Sign.CLOCK_BEHIND if is_behind else Sign.CLOCK_GOOD,
        facts={"at": f"{told.astimezone(TAIPEI):%Y-%m-%d %H:%M}"},
    )
    here = now.astimezone(UTC).astimezone()
    is_taipei = here.utcoffset() == TAIPEI.utcoffset(here.replace(tzinfo=None))
    yield Finding(
        check=CheckName.TIME_ZONE,
        sign=Sign.ZONE_TAIPEI if is_taipei else Sign.ZONE_OTHER,
        facts={"zone": here.tzname() or ""},
    )


def _of_backup(examined: Examined) -> Finding:
    age = backup_age(examined.desk, examined.backups)
    finding = Finding(
        check=CheckName.BACKUP,
        sign=Sign.BACKUP_NONE,
        facts={"folder": str(examined.backups.folder)},
    )
    if age is None:
        return finding
    facts = {**finding.facts, "hours": max(0, int(age.total_seconds() // 3600))}
    if age > BACKUP_OLD:
        return replace(finding, sign=Sign.BACKUP_OLD, facts=facts)
    is_apart = examined.backups.folder.stat().st_dev != examined.folder.stat().st_dev
    sign = Sign.BACKUP_FRESH if is_apart else Sign.BACKUP_SAME_DISK
    return replace(finding, sign=sign, facts=facts)


def _of_key(examined: Examined) -> Finding:
    try:
        examined.key.read()
    except KeyUnsafe as error:
        return Finding(check=CheckName.KEY, sign=Sign.KEY_UNSAFE, trouble=error)
    except Trouble as error:
        return Finding(check=CheckName.KEY, sign=Sign.KEY_GONE, trouble=error)
    sign = Sign.KEY_IN_SYSTEM if examined.key.name else Sign.KEY_IN_FILE
    return Finding(check=CheckName.KEY, sign=sign, facts={"path": str(examined.key.path)})


def _of_phrase(examined: Examined) -> Iterator[Finding]:
    try:
        key = examined.key.read()
    except Trouble:
        return
    is_written = is_phrase_written(examined.desk, key)
    sign = Sign.PHRASE_WRITTEN if is_written else Sign.PHRASE_NEVER
    yield Finding(check=CheckName.PHRASE, sign=sign)


def _of_machines(examined: Examined) -> Iterator[Finding]:
    if examined.printer is None:
        yield Finding(check=CheckName.PRINTER, sign=Sign.PRINTER_NONE)
    else:
        status = examined.printer.status()
        can_print = status in {PrinterStatus.READY, PrinterStatus.PAPER_NEAR_END}
        yield Finding(
            check=CheckName.PRINTER,
            sign=Sign.PRINTER_READY if can_print else Sign.PRINTER_NOT_READY,
            facts={"status": status.value},
        )
    if not examined.machines:
        yield Finding(check=CheckName.MACHINE, sign=Sign.MACHINE_NONE)
    for name, machine in examined.machines.items():
        yield _of_machine(examined.desk, name, machine)


def _of_machine(desk: Desk, name: str, machine: PaymentMachine) -> Finding:
    finding = Finding(check=CheckName.MACHINE, sign=Sign.MACHINE_ANSWERS, facts={"device": name})
    try:
        is_there = is_machine_there(desk, machine)
    except TerminalBlocked as error:
        return replace(finding, sign=Sign.MACHINE_BUSY, trouble=error)
    except (DeviceUnreachable, Trouble) as error:
        return replace(finding, sign=Sign.MACHINE_GONE, trouble=error)
    return finding if is_there else replace(finding, sign=Sign.MACHINE_SILENT)


def _of_fonts() -> Finding:
    from counter_app.documents.fonts import open_faces  # noqa: PLC0415 - reads the faces

    try:
        missing = open_faces().missing_glyphs("收據繳款人新臺幣零壹貳參")
    except FaceUnusable as error:
        return Finding(check=CheckName.FONTS, sign=Sign.FONTS_MISSING, trouble=error)
    sign = Sign.FONTS_MISSING if missing else Sign.FONTS_WHOLE
    return Finding(check=CheckName.FONTS, sign=sign)


def _of_server(examined: Examined, signs: StoreSigns) -> Iterator[Finding]:
    if signs.wire is Wire.FILE:
        yield Finding(check=CheckName.WIRE, sign=Sign.WIRE_FILE)
        return
    is_open = signs.wire is Wire.OPEN
    yield Finding(check=CheckName.WIRE, sign=Sign.WIRE_OPEN if is_open else Sign.WIRE_SAFE)
    is_desk = signs.login is Login.DESK
    yield Finding(check=CheckName.LOGIN, sign=Sign.LOGIN_DESK if is_desk else Sign.LOGIN_TOO_MUCH)
    with examined.desk.open_unit() as unit:
        confirmed = unit.facts.get(FACT_VOLUME)
    day, _space, who = confirmed.partition(" ")
    yield Finding(
        check=CheckName.VOLUME,
        sign=Sign.VOLUME_CONFIRMED if confirmed else Sign.VOLUME_ASKED,
        facts={"day": day, "who": who} if confirmed else {},
    )
