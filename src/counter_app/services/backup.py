"""Copy the store: at the close of a day, before it is changed, and whenever somebody asks.

A copy is encrypted with the key of the desk that made it, read again before it counts, and
stands beside a manifest that says what is in it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from counter_app import __version__
from counter_app.domain.backups import Backup, BackupFailed, Manifest, Progress
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.backup_files import (
    SUFFIX,
    backups_in,
    put_in_place,
    remove_backup,
    sha256_of,
    write_manifest,
)
from counter_app.services.desk import Desk
from counter_app.services.office import office
from counter_app.store.backup import StoreCopier, stand_of

KEEP_DEFAULT: Final = 30
_log = logging.getLogger(__name__)


def say_nothing(_done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlace:
    """Where the copies of a desk go, and what is needed to make them.

    Attributes:
        copier: Of the open store.
        read_key: The key of the copies; for a SQLite store its own.
        folder: Made at the first copy.
        keep_count: How many of the newest copies stay.
    """

    copier: StoreCopier
    read_key: Callable[[], bytes]
    folder: Path
    keep_count: int = KEEP_DEFAULT


def back_up(
    desk: Desk,
    actor: Actor | None,
    place: BackupPlace,
    *,
    folder: Path | None = None,
    progress: Progress = say_nothing,
) -> Backup:
    """Copy the whole store into a folder; slow, and nobody at another desk has to wait.

    Args:
        desk: Whose store.
        actor: Who asked; None for the program itself.
        place: Where, and what opens it.
        folder: Another one, such as a stick; nothing in it is tidied up.
        progress: Told how far it is.

    Returns:
        The copy, which has been opened with the key and read again.

    Raises:
        NotPermitted: The role does not back up.
        BackupFailed: No copy was made; the store is as it was.
        KeyMissing, KeyUnsafe, SystemKeysClosed: There is no key to make it with.
        StoreUnreachable: The store does not answer.
    """
    if actor is not None:
        check_permitted(actor, Act.BACK_UP)
    into = folder or place.folder
    try:
        backup = _copy(desk, place, into, progress)
        if folder is None:
            for old in _own(desk.desk_no, into)[max(place.keep_count, 1) :]:
                remove_backup(old)
    except OSError as error:
        raise BackupFailed(folder=str(into), detail=error.strerror or "") from error
    if not desk.is_read_only and backup.manifest is not None:
        with desk.open_unit() as unit:
            unit.journal.write(
                actor or office(desk.desk_no),
                at=desk.clock(),
                act="back_up",
                subject=backup.path.name,
                details={
                    "sha256": backup.manifest.sha256,
                    "receipts": backup.manifest.stand.receipt_count,
                    "total_twd": backup.manifest.stand.receipts_twd,
                },
            )
            unit.commit()
    return backup


def back_up_after_close(
    desk: Desk, place: BackupPlace, *, progress: Progress = say_nothing
) -> Backup | Refusal | Trouble:
    """Copy the store after a close, on behalf of the program.

    The close stands whatever becomes of the copy, so what went wrong is returned, to be said.
    """
    try:
        return back_up(desk, None, place, progress=progress)
    except (Refusal, Trouble) as error:
        _log.warning("no backup after the close: %s", error)
        return error


def newest_backup(desk: Desk, place: BackupPlace) -> Backup | None:
    """Return the newest copy of this desk in the folder; None where there is none, or no folder."""
    found = _own(desk.desk_no, place.folder)
    return found[0] if found else None


def _own(desk_no: int, folder: Path) -> list[Backup]:
    """Return the copies a desk made, newest first: several desks may share a folder."""
    return [
        backup
        for backup in backups_in(folder)
        if backup.manifest is not None and backup.manifest.desk_no == desk_no
    ]


def backup_age(desk: Desk, place: BackupPlace) -> timedelta | None:
    """Return how old the newest copy is; None where there is none."""
    newest = newest_backup(desk, place)
    if newest is None or newest.manifest is None:
        return None
    return desk.clock() - newest.manifest.made_at


def _copy(desk: Desk, place: BackupPlace, folder: Path, progress: Progress) -> Backup:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = desk.clock()
    key = place.read_key()
    stem = f"counter-{desk.desk_no:02d}-{now.astimezone(TAIPEI):%Y%m%d-%H%M%S}"
    path = _free_name(folder, stem)
    part = path.with_suffix(f"{SUFFIX}.part")
    part.unlink(missing_ok=True)
    try:
        place.copier.copy_to(part, key=key, progress=progress)
        # Read with the key, from the file: a copy that cannot be opened is none.
        stand = stand_of(part, key=key)
        manifest = Manifest(
            made_at=now,
            program=__version__,
            source=place.copier.source,
            desk_no=desk.desk_no,
            branch=desk.branch_name,
            is_demo=desk.is_demo,
            file_bytes=part.stat().st_size,
            sha256=sha256_of(part),
            stand=stand,
        )
        put_in_place(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    write_manifest(path, manifest)
    return Backup(path=path, manifest=manifest)


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path
