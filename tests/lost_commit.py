"""A link to the store that breaks in the middle of a commit (K7)."""

from typing import Any

from sqlalchemy import Engine


def lose_next_commit(engine: Engine, *, keep: bool) -> None:
    """Let the next commit end in a broken link, after (or before) it took effect."""
    commit = engine.dialect.do_commit

    def broken(connection: Any) -> None:  # noqa: ANN401 - a driver connection has no public type
        engine.dialect.do_commit = commit  # type: ignore[method-assign]
        if keep:
            commit(connection)
        if engine.dialect.name == "postgresql":
            connection.dbapi_connection.close()
        error = engine.dialect.loaded_dbapi.OperationalError("server closed the connection")
        raise error

    engine.dialect.do_commit = broken  # type: ignore[method-assign,assignment]
