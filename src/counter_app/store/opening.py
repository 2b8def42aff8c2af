"""Connect to the store: one engine for SQLite (encrypted) and PostgreSQL.

SQLite is opened through SQLCipher with write-ahead log, full sync, foreign keys on and
``BEGIN IMMEDIATE``: SQLAlchemy's default loses half the writers, and ``NORMAL`` loses
acknowledged receipts on a power cut.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Engine,
    PoolProxiedConnection,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from counter_app.store.errors import (
    NetworkShare,
    NotTheOwner,
    StoreLocked,
    StoreTooNew,
    StoreUnreachable,
    UnsafeLibrary,
)

SCHEMA_VERSION: Final = "v0005"
"""The newest step in `migrations.versions`; a store with any other is migrated or refused."""

BUSY_TIMEOUT_MS: Final = 8_000
WAL_CHECKPOINT_PAGES: Final = 4_000
CACHE_KB: Final = 32_000
"""A page that is not in memory has to be decrypted again; the default of 2 MB keeps few."""
NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"}
)
MIGRATIONS: Final = "counter_app.store:migrations"
"""Where Alembic finds the steps."""

_DENIED: Final = "42501"
_MIGRATION_LOCK: Final = 5_309_114  # any number, the same for every desk of a branch


def open_sqlite(path: Path, *, key: bytes) -> Engine:
    """Return an engine on an encrypted SQLite file, made if it is not there.

    Args:
        path: The file; its folder exists and is on a local disk.
        key: 32 raw bytes.

    Raises:
        UnsafeLibrary: The SQLite library can damage a store that two connections write.
        NetworkShare: The folder is on a network file system.
        StoreLocked: The key does not fit, or the file is no store.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - heavy

    check_library(dbapi2.sqlite_version)
    check_local_disk(path)

    def connect() -> Any:  # noqa: ANN401 - a driver connection has no public type
        connection = dbapi2.connect(
            str(path),
            timeout=BUSY_TIMEOUT_MS / 1000,
            check_same_thread=False,
        )
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.DatabaseError as error:
            connection.close()
            if "locked" in str(error):
                raise
            raise StoreLocked from error
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            f"wal_autocheckpoint = {WAL_CHECKPOINT_PAGES}",
            f"cache_size = -{CACHE_KB}",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=12,
        hide_parameters=True,  # an error is passed on, and what was being written names people
    )

    def begin(connection: PoolProxiedConnection) -> None:
        # A writer must queue at the start, not fail in the middle; a reader (`reading`), whose
        # connection commits by itself and so has no isolation level, must not queue at all.
        driver: Any = connection.dbapi_connection
        if driver.isolation_level is not None:
            driver.execute("BEGIN IMMEDIATE")

    # Not a listener of the event "begin": one listener slows every statement of the engine.
    engine.dialect.do_begin = begin  # type: ignore[method-assign, assignment]
    return engine


def make_read_only(engine: Engine) -> None:
    """Let a store be read and nothing else from now on, whatever is asked of it.

    On PostgreSQL, where looking may also mean locking, only the gate before each commit holds.
    """
    if engine.dialect.name != "sqlite":
        return

    def forbid(driver: Any, _record: object) -> None:  # noqa: ANN401 - as in `open_sqlite`
        driver.execute("PRAGMA query_only = ON")

    def begin(connection: PoolProxiedConnection) -> None:
        driver: Any = connection.dbapi_connection
        if driver.isolation_level is not None:
            driver.execute("BEGIN")  # to queue would be to write

    event.listen(engine.pool, "connect", forbid)
    engine.dialect.do_begin = begin  # type: ignore[method-assign, assignment]
    engine.dispose()


def fold_log(engine: Engine) -> None:
    """Move everything from the write-ahead log of a SQLite store into its file."""
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()


def open_postgresql(url: str, *, statement_timeout_ms: int = 30_000) -> Engine:
    """Return an engine on a PostgreSQL database.

    Args:
        url: ``postgresql://user:password@host/database``.
        statement_timeout_ms: The longest any statement may take.
    """
    options = (
        f"-c statement_timeout={statement_timeout_ms} -c lock_timeout={BUSY_TIMEOUT_MS}"
        " -c idle_in_transaction_session_timeout=60000"
        # A generic plan makes a name search thousands of times slower.
        " -c plan_cache_mode=force_custom_plan -c timezone=UTC"
    )
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=4,
        max_overflow=12,
        pool_pre_ping=True,
        hide_parameters=True,  # as above
        connect_args={"options": options, "connect_timeout": 10},
    )


def check_library(version: str) -> None:
    """Refuse a SQLite library with the WAL-reset defect.

    Raises:
        UnsafeLibrary: Older than 3.51.3, or the withdrawn 3.52.0.
    """
    numbers = tuple(int(part) for part in version.split("."))
    if numbers < (3, 51, 3) or numbers[:2] == (3, 52):
        raise UnsafeLibrary(version=version)


def check_local_disk(path: Path, *, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a folder on a network file system, where this can be told.

    Raises:
        NetworkShare: The innermost mount above *path* is one.
    """
    if not mounts.exists():
        return
    found = ("", "")
    for line in mounts.read_text(encoding="utf-8").splitlines():
        _device, point, kind, *_ = line.split(" ")
        folder = point.replace("\\040", " ")
        if path.resolve().is_relative_to(folder) and len(folder) >= len(found[0]):
            found = (folder, kind)
    if found[1] in NETWORK_FILE_SYSTEMS:
        raise NetworkShare(path=str(path))


def migrate(engine: Engine) -> str:
    """Bring the store to `SCHEMA_VERSION`; quick where it is there already.

    A SQLite file that has to move is first copied beside itself, named with the version it
    had.  PostgreSQL migrations hold an advisory lock, so two desks cannot race.

    Returns:
        The version that was found; empty for a new store.

    Raises:
        StoreTooNew: The store was written by a newer program; it is left alone.
        StoreUnreachable: The database does not answer.
        NotTheOwner: It has to move, and this login may not; a desk's never may.
    """
    try:
        found = _version(engine)
        if found == SCHEMA_VERSION:
            return found
        if found > SCHEMA_VERSION:
            raise StoreTooNew(found=found)
        if found and engine.dialect.name == "sqlite":
            _copy_before(engine, found)
        _upgrade(engine)
    except OperationalError as error:
        raise StoreUnreachable from error
    except DBAPIError as error:
        if is_denied(error):
            raise NotTheOwner from error
        raise
    return found


def is_denied(error: DBAPIError) -> bool:
    """Tell whether PostgreSQL refused a statement because of who asked."""
    return getattr(error.orig, "sqlstate", None) == _DENIED


def _version(engine: Engine) -> str:
    with reading(engine) as connection:
        has_table = engine.dialect.has_table(connection, "alembic_version")
        if not has_table:
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def _copy_before(engine: Engine, found: str) -> None:
    with reading(engine) as connection:
        path = connection.exec_driver_sql("PRAGMA database_list").one()[2]
        copy = Path(path).with_suffix(f".before-{SCHEMA_VERSION}-was-{found}.db")
        copy.unlink(missing_ok=True)
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        copy.chmod(0o600)


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - heavy
    from alembic.config import Config  # noqa: PLC0415 - heavy

    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    with engine.connect() as connection, _without_foreign_keys(connection), connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK}
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "postgresql":
            from counter_app.store.roles import try_to_grant  # noqa: PLC0415 - only here

            try_to_grant(connection)


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table that others refer to; nothing may dangle afterwards.

    Only outside a transaction can SQLite be told so (sqlite.org/lang_altertable, part 7).
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
        if driver.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StoreLocked
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection for looking things up: no transaction, no lock.

    Raises:
        StoreLocked: The key does not open the store.
        StoreUnreachable: The database does not answer.
    """
    try:
        with engine.connect() as plain:
            yield plain.execution_options(isolation_level="AUTOCOMMIT")
    except OperationalError as error:
        raise StoreUnreachable from error
    except DatabaseError as error:
        raise StoreLocked from error
