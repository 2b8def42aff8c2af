"""A real home in a folder, with the store, key, reserve and anchors that belong to it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from counter_app.bootstrap.homes import Home, make_home, open_home
from counter_app.bootstrap.restoring import end_rehearsal, put_back, rehearse_restore
from counter_app.domain.backups import Backup
from counter_app.services.backup import back_up
from counter_app.services.restore import Rehearsal
from counter_app.settings import Settings
from factories import StoppedClock

ADMINISTRATOR = "boss"
PASSWORD = "a long password 1A"  # noqa: S105 - of a home that lives for one test


def new_home(
    folder: Path,
    *,
    clock: Callable[[], datetime] | None = None,
    database_url: str = "",
    disk_free_min_mb: int = 0,
) -> Home:
    """Make a home and open it."""
    return make_home(
        folder,
        Settings(branch="宜蘭", database_url=database_url, disk_free_min_mb=disk_free_min_mb),
        is_demo=False,
        administrator=ADMINISTRATOR,
        administrator_name="管理員",
        password=PASSWORD,
        clock=clock or StoppedClock(),
    )


def open_again(home: Home, *, clock: Callable[[], datetime] | None = None) -> Home:
    """Close a home and open it as the next start would."""
    home.close()
    return open_home(home.path, clock=clock or home.desk.clock)


def copy_of(home: Home) -> Backup:
    """Back a home up as its administrator's computer would."""
    return back_up(home.desk, None, home.backups)


def rehearse(home: Home, copy: Path) -> Rehearsal:
    """Rehearse a copy in a home that is closed."""
    return rehearse_restore(home.path, copy)


def restore(home: Home, copy: Path, *, accept_older: bool = False) -> Home:
    """Close a home, put a copy back, and open it again."""
    home.close()
    rehearsal = rehearse_restore(home.path, copy)
    try:
        put_back(
            home.path,
            rehearsal,
            login=ADMINISTRATOR,
            password=PASSWORD,
            accept_older=accept_older,
            clock=home.desk.clock,
        )
    finally:
        end_rehearsal(home.path)
    return open_home(home.path, clock=home.desk.clock)
