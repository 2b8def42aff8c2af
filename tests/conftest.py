"""What every test may ask for: a PostgreSQL server of its own, and databases on it."""

import os
from collections.abc import Callable, Iterator

import pytest

from pgcluster import cluster, create_database, drop_database, why_not
from workers import WorkerEndings

pytest_plugins = ("stores", "busy_store", "plugged_printers")

# Windows of the tests stay out of the way of whoever runs them; tools/check.py says `xcb` for Xvfb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test may leave a key in the key store of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(WorkerEndings())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ["QT_QPA_PLATFORM"] == "offscreen":
        skip = pytest.mark.skip(reason="needs a display; tools/check.py runs it under Xvfb")
        for item in items:
            if item.get_closest_marker("xvfb"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    # One server for each worker of pytest-xdist: it starts in a second, and nothing is shared.
    if reason := why_not():
        if os.environ.get("COUNTER_APP_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with cluster() as url:
        yield url


@pytest.fixture
def new_postgresql_database(postgresql_url: str) -> Iterator[Callable[[], str]]:
    made: list[str] = []

    def make() -> str:
        made.append(create_database(postgresql_url))
        return made[-1]

    yield make
    for url in made:
        drop_database(postgresql_url, url)


@pytest.fixture
def postgresql_database(new_postgresql_database: Callable[[], str]) -> str:
    return new_postgresql_database()
