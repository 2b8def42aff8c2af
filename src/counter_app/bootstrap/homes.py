"""A home: the folder that holds one desk's settings, store, key, papers and logs.

A home is demo or real for ever.  Layout::

    settings.toml   what this desk is set to
    keys/store.key  opens the store and its copies, readable by its owner only; not there where
                    the key store of the system holds the key
    store.db        the SQLite store, encrypted; not there with PostgreSQL
    backups/        copies of the store, encrypted, where the settings name no other folder
    restore/        a copy that is being put back; set-aside/ the store that was there before
    reserve.bin     room for what has begun when the disk runs full
    check-needed    the disk failed: the store is checked before it is written again
    anchors/        the signed head of the books at each close
    papers/         receipts as PDF
    logs/           what happened, without names
    demo            marks a demo home; its text says so
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.bootstrap.folders import (
    branch_name,
    is_demo_home,
    is_home,
    resources_folder,
    settings_path,
)
from counter_app.bootstrap.keeping import (
    anchor_folders,
    backup_folder,
    check_suspect,
    key_place,
    mark_suspect,
)
from counter_app.domain.errors import Trouble
from counter_app.domain.homes import HomeTaken, NoHome
from counter_app.domain.parts import PartName
from counter_app.services.backup import BackupPlace
from counter_app.services.desk import Desk
from counter_app.services.opening import (
    FACT_PURPOSE,
    PURPOSE_DEMO,
    WrongPurpose,
    add_channels,
    lacks_channels,
    open_books,
)
from counter_app.services.staff import add_first_administrator
from counter_app.settings import Settings, read_settings, write_settings
from counter_app.store.health import StoreHealth
from counter_app.store.verify import BookReader
from counter_app.vault.store_key import KeyPlace

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from counter_app.exchange.defaults import Defaults


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """An open home.

    Attributes:
        close: Lets go of the store.
        backups: Where its copies go, and how they are made.
        key: Where its key is.
        health: Asks the store how it stands.
        books: Reads all of them, to say what does not fit.
        standing: Why it may only be read; None where it may be written.
    """

    path: Path
    settings: Settings
    is_demo: bool
    desk: Desk
    close: Callable[[], None]
    backups: BackupPlace
    key: KeyPlace
    health: StoreHealth
    books: BookReader
    standing: Trouble | None = None

    @property
    def papers(self) -> Path:
        """Where receipts are written as PDF."""
        return self.path / "papers"


def make_home(
    path: Path,
    settings: Settings,
    *,
    is_demo: bool,
    administrator: str,
    administrator_name: str,
    password: str,
    clock: Callable[[], datetime] | None = None,
) -> Home:
    """Make a home with its key, its store and its first administrator, and open it.

    The settings file is written last: until then the folder is no home, and making it can
    be tried again.

    Args:
        path: The folder; made if it is not there.
        settings: What the desk is set to.
        is_demo: For ever.
        administrator: Login of the first account; ignored where the branch's store has people
            already (a further desk on PostgreSQL).
        administrator_name: As it is shown.
        password: Of the first account.
        clock: For tests and the demo; by default the computer's.

    Raises:
        HomeTaken: There is a home already.
        WrongPurpose: The PostgreSQL store belongs to the other kind.
    """
    if is_home(path):
        raise HomeTaken(path=str(path))
    for folder in (path, path / "papers", path / "logs", path / "keys"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_demo:
        (path / "demo").write_text(
            "This home holds a demo: no money, no real people.\n", encoding="utf-8"
        )
    home = _open(path, settings, is_demo=is_demo, clock=clock, is_new=True)
    try:
        _fill(home, administrator=administrator, name=administrator_name, password=password)
        write_settings(settings_path(path), settings)
    except BaseException:
        home.close()
        raise
    return home


def _fill(home: Home, *, administrator: str, name: str, password: str) -> None:
    open_books(home.desk, _defaults(is_demo=home.is_demo))
    with home.desk.open_unit() as unit:
        has_people = unit.staff.count() > 0
    if not has_people:
        add_first_administrator(
            home.desk, login=administrator, display_name=name, password=password
        )


def _defaults(*, is_demo: bool) -> "Defaults":
    from counter_app.exchange.defaults import (  # noqa: PLC0415 - rarely
        DEMO_TERMS_FILE,
        RULES_FILE,
        read_defaults,
    )

    folder = resources_folder() / "defaults"
    return read_defaults(folder / RULES_FILE, terms=folder / DEMO_TERMS_FILE if is_demo else None)


def open_home(path: Path, *, clock: Callable[[], datetime] | None = None) -> Home:
    """Open a home: read its settings, bring its store up to date, and check whose it is.

    Raises:
        NoHome: There is none in this folder.
        SettingsRefused: The settings file says something that cannot be.
        KeyMissing, KeyUnsafe, SystemKeysClosed, StoreLocked: The store cannot be read.
        StoreDamaged: The disk failed before, and the store is not whole.
        StoreTooNew, StoreUnreachable, UnsafeLibrary, NetworkShare: The store may not be used.
        WrongPurpose: The store is a demo's and the home is not, or the other way round.
    """
    if not is_home(path):
        raise NoHome(path=str(path))
    settings = read_settings(settings_path(path))
    home = _open(path, settings, is_demo=is_demo_home(path), clock=clock, is_new=False)
    with home.desk.open_unit() as unit:
        is_demo_store = unit.facts.get(FACT_PURPOSE) == PURPOSE_DEMO
        is_old = lacks_channels(unit)
    if is_demo_store != home.is_demo:
        raise WrongPurpose(is_demo=is_demo_store)
    if is_old and home.standing is None:
        add_channels(home.desk, _defaults(is_demo=home.is_demo))
    return home


def _open(
    path: Path,
    settings: Settings,
    *,
    is_demo: bool,
    clock: Callable[[], datetime] | None,
    is_new: bool,
) -> Home:
    from counter_app.exchange.store_swap import finish_swap  # noqa: PLC0415 - heavy
    from counter_app.store.opening import (  # noqa: PLC0415 - heavy
        migrate,
        open_postgresql,
        open_sqlite,
    )

    finish_swap(path)
    place = key_place(path, settings)
    # A PostgreSQL store needs no key, but its copies do.
    is_first = is_new or bool(settings.database_url)
    key = place.read_or_make() if is_first else place.read()
    if settings.database_url:
        engine = open_postgresql(settings.database_url)
    else:
        engine = open_sqlite(path / "store.db", key=key)
    try:
        migrate(engine)
        check_suspect(path, engine)
        return home_on(engine, path, settings, is_demo=is_demo, clock=clock)
    except BaseException:
        engine.dispose()
        raise


def home_on(
    engine: "Engine",
    path: Path,
    settings: Settings,
    *,
    is_demo: bool,
    clock: Callable[[], datetime] | None = None,
) -> Home:
    """Return a home on a store that is open and up to date, which may be a copy.

    An anchor that knows of more than the store does makes it read-only.
    """
    from counter_app.services.anchors import check_anchors  # noqa: PLC0415 - heavy
    from counter_app.store.backup import StoreCopier  # noqa: PLC0415 - heavy
    from counter_app.store.case_search import CaseSearch  # noqa: PLC0415 - heavy
    from counter_app.store.errors import StoreOlderThanAnchor  # noqa: PLC0415 - heavy
    from counter_app.store.gate import WriteGate  # noqa: PLC0415 - heavy
    from counter_app.store.opening import make_read_only  # noqa: PLC0415 - heavy
    from counter_app.store.room import DiskReserve  # noqa: PLC0415 - heavy
    from counter_app.store.unit_of_work import UnitOfWork  # noqa: PLC0415 - heavy

    gate = WriteGate(on_suspect=partial(mark_suspect, path))
    reserve = DiskReserve(path)
    reserve.hold()

    def open_unit() -> UnitOfWork:
        reserve.give_up_if_tight()
        return UnitOfWork(engine, gate)

    desk = Desk(
        open_unit=open_unit,
        case_search=CaseSearch(engine),
        clock=clock or _now,
        new_id=_new_id,
        desk_no=settings.desk_no,
        branch_name=branch_name(settings.branch),
        is_demo=is_demo,
        is_working_day=_working_day,
        holiday_name=_holiday_name,
        missing_glyphs=_missing_glyphs,
        allocation_order=tuple(PartName(name) for name in settings.allocation_order),
        receipt_forms=settings.receipt_forms,
        late_until_hour=settings.late_until_hour,
        second_typing_every=settings.second_typing_every,
        anchor_folders=anchor_folders(path, settings),
        steady_s=_steady_s,
        free_bytes=reserve.free_bytes,
        free_bytes_min=settings.disk_free_min_mb * 1_000_000,
    )
    anchor = check_anchors(desk)
    older = None
    if anchor is not None:
        older = StoreOlderThanAnchor(
            desk_no=anchor.desk_no, z_number=anchor.z_number, business_day=anchor.business_day
        )
        gate.shut(older)
        make_read_only(engine)
        desk = replace(desk, is_read_only=True)
    place = key_place(path, settings)
    return Home(
        path=path,
        settings=settings,
        is_demo=is_demo,
        desk=desk,
        close=engine.dispose,
        backups=BackupPlace(
            copier=StoreCopier(engine),
            read_key=place.read,
            folder=backup_folder(path, settings),
            keep_count=settings.backup_keep,
        ),
        key=place,
        health=StoreHealth(engine),
        books=BookReader(engine),
        standing=older,
    )


def with_settings(home: Home, settings: Settings) -> Home:
    """Return the home with new settings for its papers, without opening it again."""
    desk = replace(
        home.desk,
        allocation_order=tuple(PartName(name) for name in settings.allocation_order),
        receipt_forms=settings.receipt_forms,
        late_until_hour=settings.late_until_hour,
        second_typing_every=settings.second_typing_every,
        anchor_folders=anchor_folders(home.path, settings),
    )
    return replace(home, settings=settings, desk=desk)


def _now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - this is the Clock


def _steady_s() -> float:
    # On Linux the usual one stands still while the computer sleeps.
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def _new_id() -> str:
    return str(uuid.uuid4())


def _missing_glyphs(text: str) -> tuple[str, ...]:
    from counter_app.documents.fonts import missing_glyphs  # noqa: PLC0415 - heavy

    return tuple(missing_glyphs(text))


def _working_day(day: date) -> bool:
    from counter_app.services.working_days import is_working_day  # noqa: PLC0415 - heavy

    return is_working_day(day)


def _holiday_name(day: date) -> str:
    from counter_app.services.working_days import holiday_name  # noqa: PLC0415 - heavy

    return holiday_name(day)
