"""Puts a copy back into a home, and its key from the phrase."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from counter_app.bootstrap.folders import hold_home, is_demo_home, is_home, settings_path
from counter_app.bootstrap.homes import home_on
from counter_app.bootstrap.keeping import anchor_folders, backup_folder, forget_suspect, key_place
from counter_app.domain.backups import Progress
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.homes import NoHome
from counter_app.exchange.backup_files import backups_in
from counter_app.exchange.store_swap import (
    finish_swap,
    forget_new_store,
    new_store_path,
    swap_store,
)
from counter_app.services.anchors import newest_unknown_anchor
from counter_app.services.backup import say_nothing
from counter_app.services.restore import Rehearsal, rehearse, write_restored
from counter_app.services.staff import sign_in
from counter_app.settings import Settings, read_settings
from counter_app.store.backup import StoreCopier, open_copy
from counter_app.store.errors import StoreMissing
from counter_app.store.opening import fold_log, migrate, open_postgresql, open_sqlite
from counter_app.vault.recovery_phrase import key_of


def rehearse_restore(folder: Path, file: Path, *, progress: Progress = say_nothing) -> Rehearsal:
    """Put a copy back beside the store of a home, and say what it holds.

    Raises:
        NoHome: There is no home in this folder.
        HomeInUse: A window has it open.
        Refusal, Trouble: As `services.restore.rehearse`.
    """
    settings = _settings(folder)
    with hold_home(folder):
        finish_swap(folder)
        return rehearse(
            file,
            key=key_place(folder, settings).read(),
            into=new_store_path(folder),
            is_demo=is_demo_home(folder),
            find_older=lambda open_unit: (
                newest_unknown_anchor(open_unit, anchor_folders(folder, settings)) is not None
            ),
            progress=progress,
        )


def end_rehearsal(folder: Path) -> None:
    """Take the rehearsed store away again."""
    forget_new_store(folder)


def put_back(
    folder: Path,
    rehearsal: Rehearsal,
    *,
    login: str,
    password: str,
    accept_older: bool = False,
    clock: Callable[[], datetime] | None = None,
    progress: Progress = say_nothing,
) -> Path | None:
    """Put a rehearsed store in the place of a home's; who may, the copy itself knows.

    Args:
        folder: The home.
        rehearsal: As it came out.
        login: Of an administrator at the time of the copy.
        password: As it was then.
        accept_older: Also a copy that an anchor knows more than; it can only be read then.
        clock: For tests.
        progress: Told how far it is, where a database is filled.

    Returns:
        Where the old store was set aside; None where an empty database was filled.

    Raises:
        CopyRefused: The copy is not sound.
        NotEmpty: The PostgreSQL database holds books.
        HomeInUse: A window has the home open.
        SignInRefused, NotPermitted: This person may not; nothing was changed.
    """
    rehearsal.check(accept_older=accept_older)
    settings = _settings(folder)
    key = key_place(folder, settings).read()
    with hold_home(folder):
        engine = open_sqlite(rehearsal.path, key=key)
        try:
            made = home_on(engine, folder, settings, is_demo=is_demo_home(folder), clock=clock)
            actor = sign_in(made.desk, login=login, password=password)
            write_restored(made.desk, actor, rehearsal)
            name = f"{made.desk.clock().astimezone(TAIPEI):%Y%m%d-%H%M%S}"
            fold_log(engine)
        finally:
            engine.dispose()
        if settings.database_url:
            _fill_database(settings, rehearsal.path, key=key, progress=progress)
            forget_new_store(folder)
            return None
        aside = swap_store(folder, name=name)
        forget_suspect(folder)
        return aside


def recover_key(folder: Path, phrase: str) -> None:
    """Make the key of a home again from its phrase; what was there before is set aside.

    Raises:
        PhraseRefused: The characters are no phrase.
        StoreLocked: It is the phrase of another store.
        StoreMissing: There is neither a store nor a copy to try it on.
        HomeInUse: A window has the home open.
    """
    key = key_of(phrase)
    settings = _settings(folder)
    with hold_home(folder):
        finish_swap(folder)
        with open_copy(_locked_file(folder, settings), key=key):
            pass
        key_place(folder, settings).put(key)


def _locked_file(folder: Path, settings: Settings) -> Path:
    if not settings.database_url and (folder / "store.db").exists():
        return folder / "store.db"
    copies = backups_in(backup_folder(folder, settings))
    if not copies:
        raise StoreMissing
    return copies[0].path


def _settings(folder: Path) -> Settings:
    if not is_home(folder):
        raise NoHome(path=str(folder))
    return read_settings(settings_path(folder))


def _fill_database(settings: Settings, copy: Path, *, key: bytes, progress: Progress) -> None:
    engine = open_postgresql(settings.database_url)
    try:
        migrate(engine)
        StoreCopier(engine).fill_from(copy, key=key, progress=progress)
    finally:
        engine.dispose()
