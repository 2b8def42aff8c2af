"""What a store says of itself: library, version, connection, rights.  Changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine, func, select, text

from counter_app.store.opening import reading
from counter_app.store.schema import journal, receipts


class Wire(StrEnum):
    """How the store is reached."""

    FILE = "file"
    SOCKET = "socket"
    TLS = "tls"
    OPEN = "open"


class Login(StrEnum):
    """What the login of the desk is to the database."""

    DESK = "desk"
    OWNER = "owner"
    SUPERUSER = "superuser"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSigns:
    """The store as it answers now.

    Attributes:
        library: ``SQLite 3.53.4`` or ``PostgreSQL 15.8``.
        cipher: Version of the encryption; empty with PostgreSQL.
        schema: Version of its tables.
        login: None for a file, which has none.
        newest_at: Time of the newest entry in the journal; None before the first.
    """

    library: str
    cipher: str
    schema: str
    wire: Wire
    login: Login | None
    receipt_count: int
    newest_at: datetime | None


class StoreHealth:
    """Asks one open store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def signs(self, desk_no: int) -> StoreSigns:
        """Return what there is to see.

        Args:
            desk_no: Whose journal is looked at for the newest entry.

        Raises:
            StoreLocked, StoreUnreachable: It does not answer.
        """
        with reading(self._engine) as connection:

            def ask(question: str) -> object:
                return connection.execute(text(question)).scalar()

            newest = (
                select(journal.c.at)
                .where(journal.c.desk_no == desk_no)
                .order_by(journal.c.chain_seq.desc())
                .limit(1)
            )
            count = connection.execute(select(func.count()).select_from(receipts)).scalar_one()
            newest_at = connection.execute(newest).scalar()
            schema = str(ask("SELECT version_num FROM alembic_version"))
            if self._engine.dialect.name == "sqlite":
                return StoreSigns(
                    library=f"SQLite {ask('SELECT sqlite_version()')}",
                    cipher=f"SQLCipher {ask('PRAGMA cipher_version')}",
                    schema=schema,
                    wire=Wire.FILE,
                    login=None,
                    receipt_count=count,
                    newest_at=newest_at,
                )
            return StoreSigns(
                library=f"PostgreSQL {str(ask('SHOW server_version')).split(' ')[0]}",
                cipher="",
                schema=schema,
                wire=_wire(
                    ssl=bool(ask("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")),
                    is_socket=ask("SELECT inet_server_addr()") is None,
                ),
                login=_login(
                    is_super=ask("SHOW is_superuser") == "on",
                    is_owner=bool(
                        ask(
                            "SELECT pg_has_role(current_user, tableowner, 'USAGE')"
                            " FROM pg_tables WHERE tablename = 'receipts'"
                            " AND schemaname = current_schema()"
                        )
                    ),
                ),
                receipt_count=count,
                newest_at=newest_at,
            )


def _wire(*, ssl: bool, is_socket: bool) -> Wire:
    if ssl:
        return Wire.TLS
    return Wire.SOCKET if is_socket else Wire.OPEN


def _login(*, is_super: bool, is_owner: bool) -> Login:
    if is_super:
        return Login.SUPERUSER
    return Login.OWNER if is_owner else Login.DESK
