"""Stores for tests: one SQLite file and one PostgreSQL database, each copied from a template.

Import the fixtures into a ``conftest.py``; a test that asks for ``engine`` runs on both.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from counter_app.services.desk import Desk
from counter_app.store.opening import migrate, open_postgresql, open_sqlite
from factories import make_desk, open_branch
from pgcluster import create_database, drop_database

KEY = bytes(32)
DIALECTS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Place:
    """Where a store is, so that another process can open it too.

    Attributes:
        address: A file, or the URL of a PostgreSQL database.
    """

    address: Path | str

    def open(self) -> Engine:
        """Return a new engine on the store."""
        if isinstance(self.address, Path):
            return open_sqlite(self.address, key=KEY)
        return open_postgresql(self.address)


def fill(engine: Engine) -> None:
    """Make the tables and write the shipped rules."""
    migrate(engine)
    open_branch(make_desk(engine))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "store.db"
    engine = open_sqlite(path, key=KEY)
    fill(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_url: str) -> str:
    url = create_database(postgresql_url)
    engine = open_postgresql(url)
    fill(engine)
    engine.dispose()
    return str(make_url(url).database)


@pytest.fixture
def new_sqlite_place(sqlite_template: Path, tmp_path: Path) -> Place:
    return Place(shutil.copy(sqlite_template, tmp_path / "store.db"))


@pytest.fixture
def new_postgresql_place(
    postgresql_url: str, postgresql_template: str
) -> Iterator[Callable[[], Place]]:
    made: list[str] = []

    def make() -> Place:
        made.append(create_database(postgresql_url, template=postgresql_template))
        return Place(made[-1])

    yield make
    for url in made:
        drop_database(postgresql_url, url)


@pytest.fixture(params=DIALECTS)
def place(request: pytest.FixtureRequest) -> Place:
    """A filled store on each database, not yet opened."""
    if request.param == "sqlite":
        found: Place = request.getfixturevalue("new_sqlite_place")
        return found
    make: Callable[[], Place] = request.getfixturevalue("new_postgresql_place")
    return make()


@pytest.fixture
def engine(place: Place) -> Iterator[Engine]:
    """An open, filled store on each database."""
    opened = place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    """Desk 1 of an open, filled store, its clock stopped; no shift is open yet."""
    return make_desk(engine)


@pytest.fixture
def sqlite_engine(new_sqlite_place: Place) -> Iterator[Engine]:
    """An open, filled store on one database, for what does not depend on which."""
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_desk(sqlite_engine: Engine) -> Desk:
    """Desk 1 of such a store, its clock stopped; no shift is open yet."""
    return make_desk(sqlite_engine)
