"""Put a copy of the store back: rehearsed first, and only then in the place of the old one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import disk_usage
from typing import Final

from counter_app.domain.backups import BackupFailed, Manifest, NotABackup, Progress, StoreStand
from counter_app.domain.errors import Refusal
from counter_app.domain.homes import DiskLow
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.backup_files import read_manifest, sha256_of
from counter_app.services.backup import say_nothing
from counter_app.services.damage import first_damage
from counter_app.services.desk import Desk
from counter_app.services.opening import FACT_PURPOSE, PURPOSE_DEMO, WrongPurpose
from counter_app.store.backup import StoreCopier, check_pages, open_copy
from counter_app.store.errors import StoreDamaged
from counter_app.store.opening import fold_log, migrate, open_sqlite
from counter_app.store.unit_of_work import OpenUnit, UnitOfWork
from counter_app.store.verify import BookReader

_SPARE_BYTES: Final = 50_000_000


class CopyFault(StrEnum):
    """What was found wrong with a copy; each has words in the window and on the command line."""

    CHANGED = "changed"
    PAGES = "pages"
    TOTALS = "totals"
    CHAIN = "chain"
    OLDER = "older"
    NO_MANIFEST = "no_manifest"


_HARMLESS: Final = frozenset({CopyFault.OLDER, CopyFault.NO_MANIFEST})


@dataclass(eq=False, kw_only=True)
class CopyRefused(Refusal):
    """The copy is not put back.

    Attributes:
        detail: Which row or page, for whoever looks further; holds no names.
    """

    fault: CopyFault
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What came of putting a copy back somewhere else first.

    Attributes:
        source: The copy.
        path: The store made of it, up to date and ready to be used.
        stand: What it holds.
        faults: Worst first; none where all is well.
        detail: Which row breaks the chain first; empty where none does.
    """

    source: Path
    path: Path
    manifest: Manifest | None
    stand: StoreStand
    faults: tuple[CopyFault, ...]
    detail: str = ""

    def check(self, *, accept_older: bool) -> None:
        """Refuse a copy that may not be put back.

        Raises:
            CopyRefused: It is not what was copied, or it is older than an anchor and that was
                not accepted.
        """
        for fault in self.faults:
            if fault not in _HARMLESS or (fault is CopyFault.OLDER and not accept_older):
                detail = self.detail if fault is CopyFault.CHAIN else ""
                raise CopyRefused(fault=fault, detail=detail)


def rehearse(
    source: Path,
    *,
    key: bytes,
    into: Path,
    is_demo: bool,
    find_older: Callable[[OpenUnit], bool],
    progress: Progress = say_nothing,
) -> Rehearsal:
    """Put a copy back where nobody uses it, bring it up to date, and check all there is.

    Args:
        source: The copy; only read.
        key: Of the desk that made it.
        into: Where the store is made of it.
        is_demo: The home is a demo's.
        find_older: Tells whether an anchor knows of more than a store does.
        progress: Told how far the copying is.

    Raises:
        NotABackup: There is no such file, or its manifest is broken.
        DiskLow: There is no room to rehearse.
        CopyRefused: It is not what was copied, or a page of it is broken.
        StoreLocked: The key does not open it.
        StoreTooNew: A newer program made it.
        WrongPurpose: It is a demo's and the home is not, or the other way round.
        BackupFailed: It cannot be read, or the rehearsal cannot be written.
    """
    if not source.is_file():
        raise NotABackup(path=str(source))
    manifest = read_manifest(source)
    _check_room(source, into)
    try:
        digest = sha256_of(source, copy_to=into, progress=progress)
    except OSError as error:
        raise BackupFailed(folder=str(into.parent), detail=error.strerror or "") from error
    if manifest is not None and digest != manifest.sha256:
        raise CopyRefused(fault=CopyFault.CHANGED)
    # A key that does not fit is told from a page that is broken.
    with open_copy(into, key=key):
        pass
    engine = open_sqlite(into, key=key)
    try:
        try:
            check_pages(engine)
        except StoreDamaged as error:
            raise CopyRefused(fault=CopyFault.PAGES, detail=error.detail) from error
        migrate(engine)

        def open_unit() -> UnitOfWork:
            return UnitOfWork(engine)

        _check_purpose(open_unit, is_demo=is_demo)
        stand = StoreCopier(engine).stand()
        detail = first_damage(BookReader(engine))
        found = {
            CopyFault.NO_MANIFEST: manifest is None,
            CopyFault.TOTALS: manifest is not None and not _is_same(stand, manifest.stand),
            CopyFault.CHAIN: bool(detail),
            CopyFault.OLDER: find_older(open_unit),
        }
        fold_log(engine)
    finally:
        engine.dispose()
    return Rehearsal(
        source=source,
        path=into,
        manifest=manifest,
        stand=stand,
        faults=tuple(fault for fault in CopyFault if found.get(fault, False)),
        detail=detail,
    )


def write_restored(desk: Desk, actor: Actor, rehearsal: Rehearsal) -> None:
    """Write into a rehearsed store that it is put back, and by whom, before it is.

    Raises:
        NotPermitted: The role does not restore.
    """
    check_permitted(actor, Act.RESTORE)
    if desk.is_read_only:
        return
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="restore",
            subject=rehearsal.source.name,
            details={
                "receipts": rehearsal.stand.receipt_count,
                "total_twd": rehearsal.stand.receipts_twd,
                "faults": [fault.value for fault in rehearsal.faults],
            },
        )
        unit.commit()


def _check_purpose(open_unit: OpenUnit, *, is_demo: bool) -> None:
    with open_unit() as unit:
        is_demo_store = unit.facts.get(FACT_PURPOSE) == PURPOSE_DEMO
    if is_demo_store != is_demo:
        raise WrongPurpose(is_demo=is_demo_store)


def _check_room(source: Path, into: Path) -> None:
    needed = 2 * source.stat().st_size + _SPARE_BYTES
    free = disk_usage(into.parent).free
    if free < needed:
        raise DiskLow(free_bytes=free, needed_bytes=needed)


def _is_same(found: StoreStand, said: StoreStand) -> bool:
    # The version of the tables moves when an older copy is brought up to date.
    return (found.desks, found.receipt_count, found.receipts_twd) == (
        said.desks,
        said.receipt_count,
        said.receipts_twd,
    )
