"""How often a name was tried in vain, and until when it is locked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select, text, update

from counter_app.store.schema import UtcDateTime, sign_in_guards

_BEGIN: Final = text(
    "INSERT INTO sign_in_guards (login, failed_count, last_failed_at)"
    " VALUES (:login, 0, :at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("at", type_=UtcDateTime()))
_READ: Final = (
    select(sign_in_guards).where(sign_in_guards.c.login == bindparam("login")).with_for_update()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInGuard:
    """What stands between a name and one more try.

    Attributes:
        failed_count: Wrong tries in a row; the one under way counts until it proves right.
        locked_until: None where it never was locked since it last was right.
    """

    login: str
    failed_count: int
    last_failed_at: datetime
    locked_until: datetime | None


class SignInGuardRepository:
    """The guards of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hold(self, login: str, *, at: datetime) -> SignInGuard:
        """Return the guard of a name, made if it is new; others wait until this unit is done."""
        self._connection.execute(_BEGIN, {"login": login, "at": at})
        row = self._connection.execute(_READ, {"login": login}).one()
        return SignInGuard(
            login=row.login,
            failed_count=row.failed_count,
            last_failed_at=row.last_failed_at,
            locked_until=row.locked_until,
        )

    def put(self, guard: SignInGuard) -> None:
        """Write a guard that is held."""
        self._connection.execute(
            update(sign_in_guards)
            .where(sign_in_guards.c.login == guard.login)
            .values(
                failed_count=guard.failed_count,
                last_failed_at=guard.last_failed_at,
                locked_until=guard.locked_until,
            )
        )

    def locked(self, *, at: datetime) -> dict[str, datetime]:
        """Return until when names are locked, by name."""
        rows = self._connection.execute(
            select(sign_in_guards.c.login, sign_in_guards.c.locked_until).where(
                sign_in_guards.c.locked_until > at
            )
        )
        return {row.login: row.locked_until for row in rows}
