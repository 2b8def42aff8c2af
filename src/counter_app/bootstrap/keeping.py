"""Where a home keeps its key and its copies, and whether its store can be trusted."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from counter_app.settings import Settings
from counter_app.vault.store_key import KeyPlace
from counter_app.vault.system_keys import has_system_keys

if TYPE_CHECKING:
    from sqlalchemy import Engine

SUSPECT_MARK: Final = "check-needed"


def key_place(home: Path, settings: Settings) -> KeyPlace:
    """Return where the key of a home is."""
    return KeyPlace(path=home / "keys" / "store.key", name=settings.key_name)


def with_system_key(home: Path, settings: Settings) -> Settings:
    """Return the settings of a new home, its key in the key store of the system if there is one.

    The name is that of the folder, so that making the home can be tried again.
    """
    return replace(settings, key_name=str(home)) if has_system_keys() else settings


def backup_folder(home: Path, settings: Settings) -> Path:
    """Return where the copies of a home's store go."""
    return Path(settings.backup_folder) if settings.backup_folder else home / "backups"


def anchor_folders(home: Path, settings: Settings) -> tuple[Path, ...]:
    """Return where the anchors of a home's closes are written, its own folder first."""
    return (home / "anchors", *(Path(folder) for folder in settings.anchor_folders))


def mark_suspect(home: Path) -> None:
    """Remember that the disk failed, so that the next start checks the store first."""
    # The same disk may refuse this too; then the window that is open still writes nothing.
    try:
        (home / SUSPECT_MARK).touch(mode=0o600)
    except OSError:
        return


def forget_suspect(home: Path) -> None:
    """Take the mark away: another store is in the place of the one that was suspected."""
    (home / SUSPECT_MARK).unlink(missing_ok=True)


def check_suspect(home: Path, engine: "Engine") -> None:
    """Check the store whole, if the disk failed when it was last written.

    Raises:
        StoreDamaged: It is not whole; the mark stays.
    """
    mark = home / SUSPECT_MARK
    if not mark.exists():
        return
    from counter_app.services.damage import first_damage  # noqa: PLC0415 - heavy
    from counter_app.store.backup import check_pages  # noqa: PLC0415 - heavy
    from counter_app.store.errors import StoreDamaged  # noqa: PLC0415 - heavy
    from counter_app.store.verify import BookReader  # noqa: PLC0415 - heavy

    check_pages(engine)
    damage = first_damage(BookReader(engine))
    if damage:
        raise StoreDamaged(detail=damage)
    mark.unlink()
