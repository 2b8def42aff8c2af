"""Copies of the store: whole, encrypted, read again, and never in anybody's way."""

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlcipher3 import dbapi2

from close_desk import CLERK, pay_card, pay_cash
from counter_app.domain.backups import Backup, BackupFailed
from counter_app.domain.staff import NotPermitted, Role
from counter_app.exchange.backup_files import backups_in, manifest_path, read_manifest, sha256_of
from counter_app.services.backup import (
    BackupPlace,
    back_up,
    back_up_after_close,
    backup_age,
    newest_backup,
)
from counter_app.services.desk import Desk
from counter_app.store.backup import copy_engine, open_copy, stand_of
from counter_app.store.errors import StoreLocked
from counter_app.store.schema import metadata
from factories import StoppedClock, make_actor, make_backup_place, make_case_row, open_shift
from stores import KEY, Place


@pytest.fixture
def place_for(engine: Engine, tmp_path: Path) -> BackupPlace:
    return make_backup_place(engine, tmp_path / "copies")


def fill(desk: Desk, engine: Engine) -> None:
    open_shift(desk)
    make_case_row(engine)
    for number in range(5):
        pay_cash(desk, f"cash-{number}")
    pay_card(desk, "card")


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def test_a_copy_holds_every_row_of_either_store(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    fill(desk, engine)
    before = everything(engine)

    made = back_up(desk, CLERK, place_for)

    copy = copy_engine(made.path, key=KEY)
    assert everything(copy) == before
    copy.dispose()


def test_the_manifest_says_what_is_in_the_copy(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    fill(desk, engine)

    made = back_up(desk, CLERK, place_for)

    manifest = read_manifest(made.path)
    assert manifest == made.manifest
    assert manifest is not None
    assert manifest.stand.receipt_count == 6
    assert manifest.stand.receipts_twd == 36
    assert manifest.stand.desks[1].last_receipt == "R11401000006"
    assert manifest.stand == stand_of(made.path, key=KEY)
    assert manifest.sha256 == sha256_of(made.path)
    assert manifest.source == engine.dialect.name
    assert made.path.stat().st_mode & 0o777 == 0o600
    # Nobody's name, in a file that lies in clear.
    words = manifest_path(made.path).read_text(encoding="utf-8")
    assert "王小明" not in words
    assert "A123456789" not in words


def test_a_copy_is_written_down(desk: Desk, engine: Engine, place_for: BackupPlace) -> None:
    made = back_up(desk, CLERK, place_for)

    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="back_up")
    assert entry.actor == CLERK.login
    assert entry.subject == made.path.name


def test_nobody_reads_a_copy_without_the_key(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    fill(desk, engine)
    made = back_up(desk, CLERK, place_for)

    with pytest.raises(StoreLocked), open_copy(made.path, key=bytes(31) + b"\1"):
        pass
    assert not made.path.read_bytes().startswith(b"SQLite format 3")


def test_others_go_on_while_a_copy_is_made(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    fill(desk, engine)
    begun, ended = threading.Event(), threading.Event()
    taken = []

    def work() -> None:
        number = 0
        # A breath between two payments: who writes without one starves every other writer.
        while not ended.wait(0.01):
            pay_cash(desk, f"meanwhile-{number}")
            number += 1
            taken.append(number)
            begun.set()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        assert begun.wait(60)
        copies = [back_up(desk, CLERK, place_for) for _ in range(3)]
    finally:
        ended.set()
        worker.join()

    for copy in copies:
        assert copy.manifest is not None
        with open_copy(copy.path, key=KEY) as connection:
            numbers = connection.execute(
                text("SELECT receipt_number FROM receipts ORDER BY receipt_number")
            ).scalars()
            assert [int(n[6:]) for n in numbers] == list(
                range(1, copy.manifest.stand.receipt_count + 1)
            )
    assert len(taken) > 3


def test_a_copy_of_the_file_alone_would_lose_the_newest(
    new_sqlite_place: Place, make_desk_on: Callable[[Engine], Desk], tmp_path: Path
) -> None:
    # The control: what is in the write-ahead log is missing, and nothing says so.
    engine = new_sqlite_place.open()
    desk = make_desk_on(engine)
    fill(desk, engine)
    assert isinstance(new_sqlite_place.address, Path)
    naive = Path(shutil.copy(new_sqlite_place.address, tmp_path / "naive.db"))

    assert stand_of(naive, key=KEY).receipt_count < 6
    engine.dispose()


@pytest.fixture
def make_desk_on() -> Callable[[Engine], Desk]:
    from factories import make_desk

    return make_desk


def test_only_the_newest_stay(desk: Desk, engine: Engine, place_for: BackupPlace) -> None:
    clock = StoppedClock()
    desk = replace(desk, clock=clock)
    made: list[Backup] = []
    for _ in range(5):
        made.append(back_up(desk, CLERK, place_for))
        clock.advance(3600)

    kept = backups_in(place_for.folder)

    assert [each.path for each in kept] == [each.path for each in reversed(made[-3:])]
    assert len(list(place_for.folder.iterdir())) == 6
    assert newest_backup(desk, place_for) == made[-1]
    assert backup_age(desk, place_for) == timedelta(hours=1)


def test_a_desk_leaves_the_copies_of_another_alone(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    other = back_up(replace(desk, desk_no=2), None, place_for)
    for _ in range(4):
        back_up(desk, CLERK, place_for)

    assert other.path.exists()
    assert len(backups_in(place_for.folder)) == 4
    assert newest_backup(replace(desk, desk_no=2), place_for) == other


def test_two_copies_in_one_second_are_two_files(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    first, second = (back_up(desk, CLERK, place_for) for _ in range(2))

    assert first.path != second.path
    assert len(backups_in(place_for.folder)) == 2


def test_a_stick_is_not_tidied_up(
    desk: Desk, engine: Engine, place_for: BackupPlace, tmp_path: Path
) -> None:
    for _ in range(5):
        back_up(desk, CLERK, place_for, folder=tmp_path / "stick")

    assert len(backups_in(tmp_path / "stick")) == 5
    assert newest_backup(desk, place_for) is None
    assert backup_age(desk, place_for) is None


def test_progress_ends_at_the_whole(desk: Desk, engine: Engine, place_for: BackupPlace) -> None:
    fill(desk, engine)
    told: list[tuple[int, int]] = []

    back_up(desk, CLERK, place_for, progress=lambda done, total: told.append((done, total)))

    assert told
    done, total = told[-1]
    assert done == total > 0


def test_a_folder_that_cannot_be_written_leaves_no_half_copy(
    desk: Desk, engine: Engine, place_for: BackupPlace, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    broken = replace(place_for, folder=tmp_path / "file" / "copies")

    with pytest.raises(BackupFailed):
        back_up(desk, CLERK, broken)
    assert isinstance(back_up_after_close(desk, broken), BackupFailed)
    with desk.open_unit() as unit:
        assert unit.journal.entries(act="back_up") == []


def test_a_copy_that_was_cut_short_does_not_count(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    made = back_up(desk, CLERK, place_for)
    manifest_path(made.path).unlink()
    (place_for.folder / "counter-01-20251120-130000.db.part").write_bytes(b"half")

    assert newest_backup(desk, place_for) is None

    manifest_path(made.path).write_text(json.dumps({"form": 2}), encoding="utf-8")
    assert newest_backup(desk, place_for) is None


def test_after_a_close_the_program_itself_makes_one(
    desk: Desk, engine: Engine, place_for: BackupPlace
) -> None:
    made = back_up_after_close(desk, place_for)

    assert isinstance(made, Backup)
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="back_up")
    assert entry.actor == "office"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VOLUNTEER, Role.CASHIER_OFFICE])
def test_who_may_not_back_up_does_not(desk: Desk, place_for: BackupPlace, role: Role) -> None:
    with pytest.raises(NotPermitted):
        back_up(desk, make_actor(role), place_for)
    assert not place_for.folder.exists()


def test_the_library_that_copies_is_the_one_that_encrypts() -> None:
    assert dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone() is not None
