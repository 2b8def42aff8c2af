"""Ask a PostgreSQL server whether it will do, before anything is written to it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from counter_app.domain.errors import Trouble
from counter_app.store.opening import open_postgresql
from counter_app.store.schema import staff, store_facts


class DatabaseFault(StrEnum):
    """Why a database will not do; each has words in ``ui/messages.py``."""

    NOT_A_URL = "not_a_url"
    NO_SERVER = "no_server"
    SIGN_IN = "sign_in"
    NO_DATABASE = "no_database"
    MAY_NOT_CREATE = "may_not_create"
    ENCODING = "encoding"
    OTHER = "other"


@dataclass(eq=False, kw_only=True)
class DatabaseUnusable(Trouble):
    """A database cannot hold a store.

    Attributes:
        detail: What the server or its driver said; holds no password.
    """

    fault: DatabaseFault
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFound:
    """What is there already.

    Attributes:
        version: Of the server.
        facts: Of the store, by name; none in a new database.
        has_people: Somebody has an account.
    """

    version: str
    facts: dict[str, str]
    has_people: bool


def probe_postgresql(url: str) -> StoreFound:
    """Return what a database holds, having changed nothing.

    Args:
        url: ``postgresql://user:password@host/database``.

    Raises:
        DatabaseUnusable: It cannot be reached, or cannot hold a store.
    """
    try:
        engine = open_postgresql(url)
    except (ArgumentError, ValueError) as error:
        raise DatabaseUnusable(fault=DatabaseFault.NOT_A_URL) from error
    try:
        with engine.connect() as connection:
            return _look(engine, connection)
    except DBAPIError as error:
        detail = str(error.orig).strip()
        raise DatabaseUnusable(fault=_fault(detail), detail=detail.splitlines()[-1]) from error
    finally:
        engine.dispose()


def _look(engine: Engine, connection: Connection) -> StoreFound:
    answer = connection.execute(
        text(
            "SELECT current_setting('server_version'), current_setting('server_encoding'),"
            " has_schema_privilege(current_schema(), 'CREATE')"
        )
    ).one()
    if answer[1] != "UTF8":
        raise DatabaseUnusable(fault=DatabaseFault.ENCODING, detail=str(answer[1]))
    version = str(answer[0]).split(" ")[0]
    if not engine.dialect.has_table(connection, store_facts.name):
        if not answer[2]:
            raise DatabaseUnusable(fault=DatabaseFault.MAY_NOT_CREATE)
        return StoreFound(version=version, facts={}, has_people=False)
    facts = connection.execute(select(store_facts.c.name, store_facts.c.value)).all()
    people = connection.execute(select(func.count()).select_from(staff)).scalar_one()
    return StoreFound(
        version=version,
        facts={str(name): str(value) for name, value in facts},
        has_people=bool(people),
    )


# A connection that was refused carries no code of the standard, only the server's words,
# which are English unless the server was told otherwise; then the detail has to do.
_FAULTS: Final = (
    ("authentication failed", DatabaseFault.SIGN_IN),
    ("no password supplied", DatabaseFault.SIGN_IN),
    ("no pg_hba.conf entry", DatabaseFault.SIGN_IN),
    ("role", DatabaseFault.SIGN_IN),
    ("does not exist", DatabaseFault.NO_DATABASE),
    ("No such file", DatabaseFault.NO_SERVER),
    ("refused", DatabaseFault.NO_SERVER),
    ("timeout", DatabaseFault.NO_SERVER),
    ("timed out", DatabaseFault.NO_SERVER),
    ("resolve", DatabaseFault.NO_SERVER),
    ("not known", DatabaseFault.NO_SERVER),
    ("unreachable", DatabaseFault.NO_SERVER),
)


def _fault(detail: str) -> DatabaseFault:
    found = (fault for words, fault in _FAULTS if words in detail)
    return next(found, DatabaseFault.OTHER)
