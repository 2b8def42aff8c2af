"""Staff in and out of the store."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, func, insert, select, update

from counter_app.domain.staff import Role, StaffId
from counter_app.store.schema import password_history, staff


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """One account; the hash never leaves `services`.

    Attributes:
        must_change_password: It was given, not chosen.
        password_changed_at: When it was given or chosen.
    """

    staff_id: StaffId
    login: str
    display_name: str
    role: Role
    password_hash: str
    is_active: bool
    created_at: datetime
    created_by: str
    must_change_password: bool
    password_changed_at: datetime


class StaffRepository:
    """The accounts of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_login(self, login: str) -> StaffMember | None:
        """Return the account with this name, active or not."""
        row = self._connection.execute(select(staff).where(staff.c.login == login)).one_or_none()
        return None if row is None else _value_of(row)

    def everyone(self) -> list[StaffMember]:
        """Return every account, by login."""
        rows = self._connection.execute(select(staff).order_by(staff.c.login))
        return [_value_of(row) for row in rows]

    def count(self) -> int:
        """Return how many accounts there are."""
        return int(self._connection.execute(select(func.count()).select_from(staff)).scalar_one())

    def add(
        self,
        *,
        login: str,
        display_name: str,
        role: Role,
        password_hash: str,
        created_at: datetime,
        created_by: str,
        must_change_password: bool = False,
    ) -> None:
        """Write down a new account; its login must be free."""
        self._connection.execute(
            insert(staff),
            {
                "login": login,
                "display_name": display_name,
                "role": role.value,
                "password_hash": password_hash,
                "is_active": True,
                "created_at": created_at,
                "created_by": created_by,
                "must_change_password": must_change_password,
                "password_changed_at": created_at,
            },
        )

    def set_active(self, login: str, *, is_active: bool) -> None:
        """Open or close an account."""
        self._connection.execute(
            update(staff).where(staff.c.login == login).values(is_active=is_active)
        )

    def set_password(
        self, login: str, password_hash: str, *, at: datetime, must_change: bool
    ) -> None:
        """Replace the password of an account; the one before goes into its history."""
        account = self._connection.execute(select(staff).where(staff.c.login == login)).one()
        newest = self._connection.execute(
            select(func.max(password_history.c.changed_at).label("at")).where(
                password_history.c.login == login
            )
        ).scalar()
        # Two at the same instant, or a clock set back: the order is what counts.
        kept_at = at if newest is None or newest < at else newest + timedelta(microseconds=1)
        self._connection.execute(
            insert(password_history),
            {"login": login, "changed_at": kept_at, "password_hash": account.password_hash},
        )
        self._connection.execute(
            update(staff)
            .where(staff.c.login == login)
            .values(
                password_hash=password_hash,
                must_change_password=must_change,
                password_changed_at=at,
            )
        )

    def hashes_before(self, login: str, *, count: int) -> list[str]:
        """Return the hashes of the last passwords before the present one, newest first."""
        rows = self._connection.execute(
            select(password_history.c.password_hash)
            .where(password_history.c.login == login)
            .order_by(password_history.c.changed_at.desc())
            .limit(count)
        )
        return list(rows.scalars())


def _value_of(row: Row[tuple[object, ...]]) -> StaffMember:
    return StaffMember(
        staff_id=StaffId(row.staff_id),
        login=row.login,
        display_name=row.display_name,
        role=Role(row.role),
        password_hash=row.password_hash,
        is_active=row.is_active,
        created_at=row.created_at,
        created_by=row.created_by,
        must_change_password=row.must_change_password,
        password_changed_at=row.password_changed_at,
    )
