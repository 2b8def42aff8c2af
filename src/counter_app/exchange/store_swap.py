"""Swap one store file for another, so that a crash at any point leaves one good store.

The order to swap is written down first and followed to its end, at the next start if need be::

    restore/new.db     the store that is to come, whole and synced
    restore/swap.json  the order; from here on it will happen
    set-aside/NAME/    the store that was there, with its write-ahead log

Until the order stands, the old store is the store; from then on it is the new one.
"""

import json
from pathlib import Path
from shutil import rmtree
from typing import Final

from counter_app.exchange.backup_files import put_in_place, sync_file, sync_folder

FOLDER: Final = "restore"
ASIDE: Final = "set-aside"
_ORDER: Final = "swap.json"
_NEW: Final = "new.db"
_STORE: Final = ("store.db", "store.db-wal", "store.db-shm")


def new_store_path(home: Path) -> Path:
    """Return where the store that is to come is made; an unfinished one is taken away.

    Raises:
        OSError: The folder cannot be made.
    """
    folder = home / FOLDER
    if not (folder / _ORDER).exists():
        rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / _NEW


def forget_new_store(home: Path) -> None:
    """Take away a store that was only looked at."""
    if not (home / FOLDER / _ORDER).exists():
        rmtree(home / FOLDER, ignore_errors=True)


def swap_store(home: Path, *, name: str) -> Path:
    """Put the new store in the place of the old one; return the folder of the old one.

    Args:
        home: Whose; nobody has its store open.
        name: Of the folder in which the old store is set aside.

    Raises:
        OSError: It was cut short; `finish_swap` goes on.
    """
    folder = home / FOLDER
    sync_file(folder / _NEW)
    part = folder / f"{_ORDER}.part"
    part.write_text(json.dumps({"aside": name}), encoding="utf-8")
    put_in_place(part, folder / _ORDER)
    finish_swap(home)
    return home / ASIDE / name


def finish_swap(home: Path) -> bool:
    """Follow an order that was cut short; return whether there was one.

    Raises:
        OSError: It was cut short again.
    """
    folder = home / FOLDER
    try:
        order = json.loads((folder / _ORDER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    if (folder / _NEW).exists():
        aside = home / ASIDE / str(order["aside"])
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The log goes with its store, and before the new one comes: it would be read into it.
        for each in _STORE:
            if (home / each).exists():
                (home / each).replace(aside / each)
        sync_folder(aside)
        sync_folder(home)
        (folder / _NEW).replace(home / _STORE[0])
        sync_folder(home)
    (folder / _ORDER).unlink()
    sync_folder(folder)
    rmtree(folder, ignore_errors=True)
    return True
