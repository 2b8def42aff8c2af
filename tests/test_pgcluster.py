import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

import pgcluster

START_A_SERVER = """
import pgcluster
with pgcluster.cluster() as url:
    print(url, flush=True)
    input()
"""


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def test_the_server_answers_in_utf8_without_tcp(postgresql_url: str) -> None:
    engine = create_engine(postgresql_url)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT '繳款'")).scalar() == "繳款"
        assert connection.execute(text("SHOW listen_addresses")).scalar() == ""
        assert connection.execute(text("SHOW server_encoding")).scalar() == "UTF8"
    engine.dispose()


def test_each_test_has_an_empty_database(
    new_postgresql_database: Callable[[], str], postgresql_database: str
) -> None:
    urls = {new_postgresql_database(), new_postgresql_database(), postgresql_database}

    assert len(urls) == 3
    for url in urls:
        with connect(url) as connection:
            tables = connection.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'")
            assert tables.fetchall() == []


def test_a_copy_holds_what_its_template_holds(
    postgresql_url: str, postgresql_database: str
) -> None:
    with connect(postgresql_database) as connection:
        connection.execute("CREATE TABLE slip AS SELECT 7 AS number")

    template = make_url(postgresql_database).database
    assert template is not None
    copy = pgcluster.create_database(postgresql_url, template=template)

    with connect(copy) as connection:
        assert connection.execute("SELECT number FROM slip").fetchall() == [(7,)]
    pgcluster.drop_database(postgresql_url, copy)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(copy)


def test_a_database_is_dropped_even_while_somebody_is_connected(postgresql_url: str) -> None:
    url = pgcluster.create_database(postgresql_url)
    with connect(url) as connection:
        pgcluster.drop_database(postgresql_url, url)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


@pytest.mark.usefixtures("postgresql_url")  # skips where no server is to be had
def test_the_server_goes_with_a_process_that_is_killed() -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", START_A_SERVER],
        cwd=Path(pgcluster.__file__).parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with owner:
        assert owner.stdout is not None
        url = make_url(owner.stdout.readline().strip())
        base = Path(str(url.query["host"]))
        server_pid = int((base / "data" / "postmaster.pid").read_text().splitlines()[0])
        server = os.pidfd_open(server_pid)
        owner.kill()

    try:
        # A pidfd becomes readable when its process has ended.
        assert select.select([server], [], [], 20)[0] == [server]
    finally:
        os.close(server)
        shutil.rmtree(base)


@pytest.mark.usefixtures("postgresql_url")
def test_the_folder_of_the_server_is_gone_after_it() -> None:
    with pgcluster.cluster() as url:
        base = Path(str(make_url(url).query["host"]))
        assert base.is_dir()
    assert not base.exists()


def test_a_machine_without_a_server_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pgcluster, "programs", lambda: None)
    assert "postgresql-15" in (pgcluster.why_not() or "")
