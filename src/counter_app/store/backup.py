"""Copies of a whole store: encrypted SQLite files, whatever the store itself is.

Never a copy of the file: what is in the write-ahead log would be missing, and nothing would
say so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, create_engine, delete, func, insert, select, text
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import NullPool

from counter_app.domain.backups import (
    BackupFailed,
    DeskStand,
    NotEmpty,
    Progress,
    StoreStand,
)
from counter_app.domain.money import Twd
from counter_app.domain.receipts import PRINTED_SERIES
from counter_app.store.errors import NotTheOwner, StoreDamaged, StoreLocked, StoreUnreachable
from counter_app.store.opening import is_denied, migrate, open_sqlite, reading
from counter_app.store.schema import (
    chain_heads,
    metadata,
    questionnaires,
    receipts,
    store_facts,
    tenders,
)

_ROWS_AT_ONCE: Final = 2_000
_LOOK_EVERY_S: Final = 0.1
_SQLITE_OWN: Final = ("-wal", "-shm")


class StoreCopier:
    """Copies one open store, and fills an empty one from a copy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def source(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    def copy_to(self, target: Path, *, key: bytes, progress: Progress) -> None:
        """Write everything as it is at one moment into a new file; others go on working.

        Args:
            target: Is not there yet.
            key: Of the copy; for a SQLite store its own.
            progress: Told how far it is.

        Raises:
            BackupFailed: The file cannot be written.
            StoreUnreachable: The store does not answer.
        """
        try:
            if self.source == "sqlite":
                self._vacuum(target, progress)
            else:
                self._read_out(target, key, progress)
        except DBAPIError as error:
            raise BackupFailed(folder=str(target.parent), detail=str(error.orig)) from error
        target.chmod(0o600)

    def stand(self) -> StoreStand:
        """Return what the store holds."""
        with reading(self._engine) as connection:
            return _stand(connection)

    def _vacuum(self, target: Path, progress: Progress) -> None:
        with reading(self._engine) as connection:
            pages, page_bytes = (
                int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
                for name in ("page_count", "page_size")
            )
            ended = Event()

            def watch() -> None:
                while not ended.wait(_LOOK_EVERY_S):
                    if target.exists():
                        progress(target.stat().st_size, pages * page_bytes)

            watcher = Thread(target=watch, name="backup-progress")
            watcher.start()
            try:
                connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
            finally:
                ended.set()
                watcher.join()
            progress(pages * page_bytes, pages * page_bytes)

    def _read_out(self, target: Path, key: bytes, progress: Progress) -> None:
        copy = open_sqlite(target, key=key)
        try:
            migrate(copy)
            with self._at_one_moment() as source, copy.connect() as writing:
                driver: Any = writing.connection.dbapi_connection
                # Rows that refer to one another come in any order; what is cut short is
                # thrown away, and the whole file is synced at its end.
                driver.execute("PRAGMA foreign_keys = OFF")
                driver.execute("PRAGMA synchronous = OFF")
                _move(source, writing, progress)
                writing.commit()
                driver.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.dispose()
        for suffix in _SQLITE_OWN:
            target.with_name(target.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _at_one_moment(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        ) as source:
            # A year may take longer than any statement of the desk.
            source.execute(text("SET LOCAL statement_timeout = 0"))
            source.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
            yield source

    def fill_from(self, copy: Path, *, key: bytes, progress: Progress) -> None:
        """Put a copy into this store, which has its tables and nothing in them.

        Raises:
            NotEmpty: There are books in it.
            StoreLocked: The key does not open the copy.
        """
        with open_copy(copy, key=key) as source, self._engine.begin() as target:
            if target.execute(select(func.count()).select_from(store_facts)).scalar_one():
                raise NotEmpty
            target.execute(text("SET LOCAL statement_timeout = 0"))
            _move(source, target, progress)
            for table in metadata.sorted_tables:
                _count_on(target, table)


@contextmanager
def open_copy(path: Path, *, key: bytes) -> Iterator[Connection]:
    """Give a connection to a copy that cannot change it, not even by looking.

    Raises:
        StoreLocked: The key does not open it, or it is no store.
        NotTheOwner: It is being put into a PostgreSQL database by a login that may not.
    """
    engine = copy_engine(path, key=key)
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            yield connection
    except DatabaseError as error:
        # What is read may be written into another store meanwhile, which has a say as well.
        if is_denied(error):
            raise NotTheOwner from error
        raise StoreLocked from error
    finally:
        engine.dispose()


def copy_engine(path: Path, *, key: bytes) -> Engine:
    """Return an engine on a copy that cannot change it."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - heavy

    def connect() -> Any:  # noqa: ANN401 - a driver connection has no public type
        connection = dbapi2.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        return connection

    return create_engine("sqlite+pysqlite://", module=dbapi2, creator=connect, poolclass=NullPool)


def stand_of(path: Path, *, key: bytes) -> StoreStand:
    """Return what a copy holds.

    Raises:
        StoreLocked: The key does not open it, or it is no store.
    """
    with open_copy(path, key=key) as connection:
        return _stand(connection)


def check_pages(engine: Engine) -> None:
    """Read every page of a SQLite store.

    Raises:
        StoreDamaged: One of them is not what was written.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with reading(engine) as connection:
            broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
            found = connection.exec_driver_sql("PRAGMA quick_check(5)").scalars().all()
    except (StoreLocked, StoreUnreachable) as error:
        raise StoreDamaged(detail="quick_check") from error
    if broken or found != ["ok"]:
        raise StoreDamaged(detail="; ".join(str(line) for line in (*broken[:3], *found)))


def _stand(connection: Connection) -> StoreStand:
    count, total = connection.execute(
        select(func.count(), func.coalesce(func.sum(receipts.c.total_twd), 0)).select_from(receipts)
    ).one()
    newest = select(receipts.c.desk_no, func.max(receipts.c.receipt_number)).group_by(
        receipts.c.desk_no
    )
    printed = newest.where(receipts.c.receipt_number.startswith(PRINTED_SERIES))
    last = {int(desk_no): str(number) for desk_no, number in connection.execute(printed)}
    heads = connection.execute(select(chain_heads).order_by(chain_heads.c.desk_no))
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return StoreStand(
        schema=str(version),
        desks=tuple(
            DeskStand(
                desk_no=head.desk_no,
                chain_seq=head.chain_seq,
                row_hash=head.row_hash,
                last_receipt=last.get(head.desk_no, ""),
            )
            for head in heads
        ),
        receipt_count=int(count),
        receipts_twd=Twd(int(total)),
    )


def _move(source: Connection, target: Connection, progress: Progress) -> None:
    """Copy every row of every table, a few thousand at a time."""
    tables = metadata.sorted_tables
    sizes = [
        source.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
    ]
    done, total = 0, sum(sizes)
    # Every new store begins with a questionnaire; the other store has it with its own.
    target.execute(delete(questionnaires))
    for table in tables:
        columns = [column for column in table.columns if column.computed is None]
        rows = select(*columns)
        if table is tenders:
            # What goes back refers to what came in.
            rows = rows.order_by(tenders.c.reverses_tender_id.is_not(None))
        found = source.execution_options(yield_per=_ROWS_AT_ONCE).execute(rows)
        for part in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in part])
            done += len(part)
            progress(done, total)


def _count_on(target: Connection, table: Table) -> None:
    """Let a table number its next row after those that were put in with their numbers."""
    column = table.autoincrement_column
    if column is None:
        return
    sequence = target.execute(
        text("SELECT pg_get_serial_sequence(:table, :column)"),
        {"table": table.name, "column": column.name},
    ).scalar()
    if sequence is None:
        return
    newest = target.execute(select(func.max(column))).scalar()
    if newest is not None:
        target.execute(
            text("SELECT setval(:sequence, :newest)"), {"sequence": sequence, "newest": newest}
        )
