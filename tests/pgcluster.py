"""A private PostgreSQL server for the tests: its own data and socket, no TCP, as root or as anyone.

The server of the system, if there is one, is neither used nor touched.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

# The system account that may run the server where we are root: PostgreSQL itself refuses root.
SERVER_ACCOUNT: Final = "postgres"
START_S_MAX: Final = 60.0
CONNECTIONS_MAX: Final = 60


def programs() -> Path | None:
    """Find the folder with the newest server's programs; None when no server is installed."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parts[-2])
    )
    if on_path := shutil.which("initdb"):
        folders.insert(0, Path(on_path).resolve().parent)
    for folder in reversed(folders):
        if all((folder / name).exists() for name in ("initdb", "postgres", "pg_isready")):
            return folder
    return None


def why_not() -> str | None:
    """Say why no server is to be had on this machine; None when one is."""
    if programs() is None:
        return "no PostgreSQL server is installed (Debian: postgresql-15)"
    if shutil.which("setpriv") is None:
        return "setpriv is missing (Debian: util-linux)"
    if os.geteuid() == 0:
        try:
            pwd.getpwnam(SERVER_ACCOUNT)
        except KeyError:
            return f"PostgreSQL does not run as root and there is no account '{SERVER_ACCOUNT}'"
    return None


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Run a new, empty server and give the URL of its database `postgres`; all of it is gone after.

    It ends with the thread that started it, even when that is killed. No data survives a power
    cut (`fsync=off`), and all else is as durable as ever.

    Raises:
        RuntimeError: The server did not start; holds its log.
    """
    folder = programs()
    if folder is None:
        raise RuntimeError(why_not())
    # Not pytest's tmp_path: root's is closed to the account `postgres`. And a socket's path may
    # hold no more than 107 bytes.
    base = Path(tempfile.mkdtemp(prefix="counter-app-pg-", dir="/tmp"))
    try:
        as_server = ["setpriv"]
        if os.geteuid() == 0:
            account = pwd.getpwnam(SERVER_ACCOUNT)
            os.chown(base, account.pw_uid, account.pw_gid)
            as_server += [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}"]
            as_server += ["--clear-groups"]
        as_server += ["--pdeathsig", "INT"]
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(base)}
        _make(base, [*as_server, str(folder / "initdb")], environment)
        with _server(base, [*as_server, str(folder / "postgres")], environment) as server:
            _wait_until_ready(base, folder / "pg_isready", server)
            yield f"postgresql+psycopg://app@/postgres?host={base}"
    finally:
        shutil.rmtree(base)


def create_database(server_url: str, *, template: str = "template0") -> str:
    """Make a database beside the one that the URL names, as a copy of a template; give its URL.

    A copy takes some 30 ms, so a test may have its own. Nobody may be connected to the template.
    """
    name = f"test_{secrets.token_hex(6)}"
    _run_alone(
        server_url,
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        ),
    )
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def drop_database(server_url: str, database_url: str) -> None:
    """Remove a database made by `create_database`, also when somebody is still connected to it."""
    name = make_url(database_url).database or ""
    _run_alone(
        server_url,
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)),
    )


def _make(base: Path, initdb: list[str], environment: dict[str, str]) -> None:
    options = ["-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    made = subprocess.run(
        [*initdb, "-D", str(base / "data"), *options, "--no-sync", "--no-instructions"],
        cwd=base,  # where we are may be closed to the server's account
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise RuntimeError(f"initdb: {made.stdout}")


@contextlib.contextmanager
def _server(
    base: Path, postgres: list[str], environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(base),
        "fsync": "off",
        "full_page_writes": "off",
        "shared_buffers": "32MB",
        "max_connections": str(CONNECTIONS_MAX),
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (base / "log").open("wb") as log:
        server = subprocess.Popen(
            [*postgres, "-D", str(base / "data"), *options],
            cwd=base,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # a Ctrl-C is for the tests; the server is stopped after them
        )
    try:
        yield server
    finally:
        server.send_signal(signal.SIGINT)  # "fast": ends sessions, then itself
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(base: Path, pg_isready: Path, server: subprocess.Popen[bytes]) -> None:
    pause_s = 0.05
    for _ in range(round(START_S_MAX / pause_s)):
        if subprocess.run([str(pg_isready), "-q", "-h", str(base)], check=False).returncode == 0:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=pause_s)
            break
    raise RuntimeError(f"PostgreSQL did not start: {(base / 'log').read_text()}")


def _run_alone(server_url: str, statement: sql.Composed) -> None:
    url: URL = make_url(server_url)
    with psycopg.connect(
        host=str(url.query["host"]), user=url.username, dbname=url.database, autocommit=True
    ) as connection:
        connection.execute(statement)
