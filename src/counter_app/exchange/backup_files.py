"""Copies of the store on disk, and the manifest that says what is in each.

A copy is ``NAME.db`` with ``NAME.json`` beside it.  The copy stands before its manifest does,
so a manifest never speaks of half a file.
"""

import hashlib
import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from counter_app.domain.backups import (
    Backup,
    DeskStand,
    Manifest,
    NotABackup,
    Progress,
    StoreStand,
)
from counter_app.domain.money import Twd

SUFFIX: Final = ".db"
FORM: Final = 1
_CHUNK_BYTES: Final = 1 << 20


def backups_in(folder: Path) -> list[Backup]:
    """Return the copies in a folder that have a manifest, newest first."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            manifest = read_manifest(path)
        except NotABackup:
            continue
        if manifest is not None:
            found.append((manifest.made_at, path.name, Backup(path=path, manifest=manifest)))
    return [backup for _at, _name, backup in sorted(found, reverse=True, key=lambda row: row[:2])]


def manifest_path(copy: Path) -> Path:
    """Return where the manifest of a copy stands."""
    return copy.with_suffix(".json")


def read_manifest(copy: Path) -> Manifest | None:
    """Return the manifest of a copy, or None where there is none.

    Raises:
        NotABackup: It cannot be read.
    """
    path = manifest_path(copy)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return _manifest(content)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NotABackup(path=str(path)) from error


def write_manifest(copy: Path, manifest: Manifest) -> None:
    """Write the manifest of a copy: whole or not at all."""
    content = {"form": FORM, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    part = manifest_path(copy).with_suffix(".json.part")
    part.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    part.chmod(0o600)
    put_in_place(part, manifest_path(copy))


def remove_backup(backup: Backup) -> None:
    """Take a copy away: first the manifest, so that what remains never counts as whole."""
    manifest_path(backup.path).unlink(missing_ok=True)
    backup.path.unlink(missing_ok=True)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, so that a power cut leaves the old or the new one whole."""
    sync_file(part)
    part.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make what was written to a file durable.

    Raises:
        OSError: The disk did not take it.
    """
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make new names durable; Windows does so by itself and has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path, *, copy_to: Path | None = None, progress: Progress | None = None) -> str:
    """Return the SHA-256 of a file in hexadecimal, and copy it on the way.

    Args:
        path: Read once.
        copy_to: Where a copy goes, readable by its owner only.
        progress: Told how far it is.

    Raises:
        OSError: It cannot be read, or the copy cannot be written.
    """
    digest = hashlib.sha256()
    total, done = path.stat().st_size, 0
    target = None
    if copy_to is not None:
        target = os.open(copy_to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                if target is not None:
                    _write_all(target, chunk)
                done += len(chunk)
                if progress is not None:
                    progress(done, total)
        if target is not None:
            os.fsync(target)
    finally:
        if target is not None:
            os.close(target)
    return digest.hexdigest()


def _write_all(handle: int, chunk: bytes) -> None:
    left = memoryview(chunk)
    while left:
        left = left[os.write(handle, left) :]


def _manifest(content: dict[str, Any]) -> Manifest:
    if content.pop("form") != FORM:
        raise ValueError("another form")
    stand = content.pop("stand")
    desks = tuple(DeskStand(**desk) for desk in stand.pop("desks"))
    made_at = datetime.fromisoformat(content.pop("made_at"))
    stand["receipts_twd"] = Twd(stand["receipts_twd"])
    return Manifest(made_at=made_at, stand=StoreStand(desks=desks, **stand), **content)
