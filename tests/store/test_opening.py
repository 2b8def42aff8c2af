import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from counter_app.domain.money import Twd
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.store.errors import (
    NetworkShare,
    StoreLocked,
    StoreUnreachable,
    UnsafeLibrary,
)
from counter_app.store.opening import (
    check_library,
    check_local_disk,
    migrate,
    open_postgresql,
    open_sqlite,
    reading,
)
from counter_app.store.unit_of_work import UnitOfWork
from factories import make_actor, make_case_row, make_draft, make_store, open_branch, open_shift
from factories import make_desk as make_desk_on
from stores import KEY, Place

WRITERS = 4
WRITES = 50


@pytest.fixture
def sqlite(new_sqlite_place: Place) -> Iterator[Engine]:
    engine = new_sqlite_place.open()
    yield engine
    engine.dispose()


def pragma(engine: Engine, name: str) -> Any:  # noqa: ANN401 - whatever SQLite says
    with reading(engine) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


# --- SQLite --------------------------------------------------------------------------------


def test_every_connection_is_set_to_lose_nothing(sqlite: Engine) -> None:
    for _ in range(2):
        assert pragma(sqlite, "journal_mode") == "wal"
        assert pragma(sqlite, "synchronous") == 2
        assert pragma(sqlite, "foreign_keys") == 1
        assert pragma(sqlite, "busy_timeout") >= 5_000
        sqlite.dispose()


def test_a_unit_of_work_begins_by_queueing(sqlite: Engine) -> None:
    statements: list[str] = []
    with UnitOfWork(sqlite) as unit:
        raw: Any = unit._connection.connection.dbapi_connection
        raw.set_trace_callback(statements.append)
        assert raw.in_transaction
        other = open_sqlite(Path(pragma_path(sqlite)), key=KEY)
        with closing(other.raw_connection()) as second:
            second.cursor().execute("PRAGMA busy_timeout = 0")
            with pytest.raises(dbapi2.OperationalError, match="locked"):
                second.cursor().execute("BEGIN IMMEDIATE")
        other.dispose()
        raw.set_trace_callback(None)


def pragma_path(engine: Engine) -> str:
    with reading(engine) as connection:
        return str(connection.exec_driver_sql("PRAGMA database_list").one()[2])


def test_a_reader_does_not_wait_for_a_writer(sqlite: Engine) -> None:
    with UnitOfWork(sqlite) as unit:
        unit.facts.put("name", "value")
        with reading(sqlite) as connection:
            found = connection.execute(text("SELECT count(*) FROM store_facts WHERE name='name'"))
            assert found.scalar() == 0


def make_numbers(path: Path) -> None:
    engine = open_sqlite(path, key=KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE numbers (number integer PRIMARY KEY)"))
        connection.execute(text("INSERT INTO numbers VALUES (0)"))
    engine.dispose()


def increment(connection: Connection) -> None:
    """Read a number and write the next, as every payment does."""
    number = connection.execute(text("SELECT max(number) FROM numbers")).scalar_one()
    connection.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number + 1})


def write_much(path: Path) -> None:
    engine = open_sqlite(path, key=KEY)
    for _ in range(WRITES):
        with engine.begin() as connection:
            increment(connection)
    engine.dispose()


def test_writers_that_read_first_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "numbers.db"
    make_numbers(path)
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write_much, args=(path,)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    engine = open_sqlite(path, key=KEY)
    with reading(engine) as connection:
        newest = connection.execute(text("SELECT max(number) FROM numbers")).scalar()
    engine.dispose()
    assert newest == WRITERS * WRITES


def test_the_default_of_the_library_would_lose_some(tmp_path: Path) -> None:
    # The control: a transaction that begins as a reader cannot become a writer in time.
    path = tmp_path / "numbers.db"
    make_numbers(path)

    def connect() -> Any:  # noqa: ANN401 - a driver's own connection
        connection = dbapi2.connect(str(path), timeout=8)
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        return connection

    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=connect, poolclass=QueuePool
    )
    with engine.connect() as slow, engine.connect() as quick:
        slow.exec_driver_sql("BEGIN")
        slow.execute(text("SELECT max(number) FROM numbers")).scalar_one()
        increment(quick)
        quick.commit()

        with pytest.raises(OperationalError, match="locked"):
            increment(slow)
    engine.dispose()


def test_a_wrong_key_is_refused(new_sqlite_place: Place) -> None:
    assert isinstance(new_sqlite_place.address, Path)
    engine = open_sqlite(new_sqlite_place.address, key=bytes(31) + b"\1")

    with pytest.raises(StoreLocked), UnitOfWork(engine):
        pass
    with pytest.raises(StoreLocked), reading(engine):
        pass
    engine.dispose()


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(os.urandom(8192))
    engine = open_sqlite(path, key=KEY)

    with pytest.raises(StoreLocked), UnitOfWork(engine):
        pass
    engine.dispose()


def test_no_name_and_no_id_is_on_disk_in_clear(tmp_path: Path) -> None:
    engine = make_store(tmp_path)
    desk: Desk = make_desk_on(engine)
    open_branch(desk)
    open_shift(desk)
    secrets = ("王曉明測試", "A123456789", "宜執和114年", "測試路一號", "R11401000001")
    case_id = make_case_row(
        engine, obligor_name=secrets[0], obligor_number=secrets[1], address=secrets[3]
    )
    settle_at_hand(
        desk,
        make_actor(),
        make_draft(case_id, payer_name=secrets[0]),
        (CashLaidDown(tendered_twd=Twd(2350)),),
        agreed_twd=Twd(2350),
    )
    # While the store is open its newest pages are in the write-ahead log.
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    engine.dispose()

    assert {"store.db", "store.db-wal"} <= files.keys()
    assert len(files["store.db-wal"]) > 10_000
    for name, content in files.items():
        assert not content.startswith(b"SQLite format 3"), name
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le", "big5"):
                assert secret.encode(encoding) not in content, (name, secret)


def test_the_library_is_free_of_the_defect() -> None:
    check_library(dbapi2.sqlite_version)


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.51.1", "3.51.2", "3.52.0", "3.52.1"])
def test_a_library_with_the_defect_is_refused(version: str) -> None:
    with pytest.raises(UnsafeLibrary):
        check_library(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.51.10", "3.53.0", "3.54.1", "4.0.0"])
def test_a_library_without_it_is_welcome(version: str) -> None:
    check_library(version)


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/shared nfs4 rw 0 0
//server/share /mnt/with\\040space cifs rw 0 0
/dev/sdb1 /srv/shared/local ext4 rw 0 0
overlay /srv/shared2 overlay rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "is_refused"),
    [
        ("/home/desk", False),
        ("/srv/shared/desk", True),
        ("/srv/shared", True),
        ("/srv/shared/local/desk", False),
        ("/srv/shared2/desk", False),
        ("/mnt/with space/desk", True),
    ],
)
def test_a_network_share_is_refused(tmp_path: Path, folder: str, *, is_refused: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")

    if is_refused:
        with pytest.raises(NetworkShare):
            check_local_disk(Path(folder) / "store.db", mounts=mounts)
    else:
        check_local_disk(Path(folder) / "store.db", mounts=mounts)


def test_where_mounts_cannot_be_told_nothing_is_refused(tmp_path: Path) -> None:
    check_local_disk(tmp_path / "store.db", mounts=tmp_path / "nothing")


# --- PostgreSQL ----------------------------------------------------------------------------


def test_postgresql_waits_are_limited(new_postgresql_place: Callable[[], Place]) -> None:
    engine = new_postgresql_place().open()
    with engine.connect() as connection:

        def shown(name: str) -> object:
            return connection.exec_driver_sql(f"SHOW {name}").scalar()

        assert shown("statement_timeout") == "30s"
        assert shown("lock_timeout") == "8s"
        assert shown("timezone") == "UTC"
        assert shown("synchronous_commit") == "on"
    engine.dispose()


def test_a_server_that_is_not_there_is_said_so() -> None:
    engine = open_postgresql("postgresql://nobody@/nothing?host=/nowhere")

    with pytest.raises(StoreUnreachable), UnitOfWork(engine):
        pass
    with pytest.raises(StoreUnreachable), reading(engine):
        pass
    with pytest.raises(StoreUnreachable):
        migrate(engine)
    engine.dispose()
