"""A home around a desk whose store is already there, and people with passwords that are in use."""

from pathlib import Path

from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.settings import Settings
from counter_app.store.health import StoreHealth
from counter_app.store.verify import BookReader
from counter_app.vault.store_key import KeyPlace
from factories import make_backup_place

PASSWORD = "Second-Person-1"  # noqa: S105 - of accounts that live for one test


def home_of(desk: Desk, engine: Engine, folder: Path) -> Home:
    """Return a home in a folder; nothing of it has to be closed."""
    home = Home(
        path=folder,
        settings=Settings(branch="宜蘭"),
        is_demo=False,
        desk=desk,
        close=lambda: None,
        backups=make_backup_place(engine, folder / "backups"),
        key=KeyPlace(path=folder / "store.key"),
        health=StoreHealth(engine),
        books=BookReader(engine),
    )
    home.papers.mkdir(exist_ok=True)
    return home


def hire_with_password(desk: Desk, *people: tuple[str, Role]) -> None:
    """Open accounts whose password is `PASSWORD` and needs no change first."""
    with desk.open_unit() as unit:
        for login, role in people:
            unit.staff.add(
                login=login,
                display_name=f"{login}同仁",
                role=role,
                password_hash=desk.vault.hash(PASSWORD),
                created_at=desk.clock(),
                created_by="test",
            )
        unit.commit()
