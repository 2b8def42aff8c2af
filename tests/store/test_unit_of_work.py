import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError

from counter_app.services.desk import Desk
from counter_app.store import opening
from counter_app.store.errors import StoreBusy, StoreFull, StoreSuspect, StoreUnreachable
from counter_app.store.unit_of_work import UnitOfWork, trouble_of
from factories import make_actor
from stores import Place


def fact(engine: Engine, name: str = "name") -> str:
    with UnitOfWork(engine) as unit:
        return unit.facts.get(name)


def put(engine: Engine, value: str) -> None:
    with UnitOfWork(engine) as unit:
        unit.facts.put("name", value)
        unit.commit()


def test_what_is_committed_stays(engine: Engine) -> None:
    put(engine, "value")

    assert fact(engine) == "value"


def test_what_is_not_committed_never_was(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        unit.facts.put("name", "value")

    assert fact(engine) == ""


def test_an_error_takes_everything_back(engine: Engine, desk: Desk) -> None:
    def change_mind() -> None:
        with UnitOfWork(engine) as unit:
            unit.facts.put("name", "value")
            unit.journal.write(make_actor(), at=desk.clock(), act="try", subject="it")
            raise RuntimeError("changed my mind")

    with pytest.raises(RuntimeError, match="mind"):
        change_mind()

    assert fact(engine) == ""
    with UnitOfWork(engine) as unit:
        assert unit.journal.entries(act="try") == []


def test_a_broken_constraint_takes_everything_back(engine: Engine) -> None:
    def write_twice() -> None:
        with UnitOfWork(engine) as unit:
            unit.facts.put("name", "value")
            unit._connection.exec_driver_sql("INSERT INTO store_facts VALUES ('name', 'again')")

    with pytest.raises(IntegrityError):
        write_twice()

    assert fact(engine) == ""


def test_a_unit_can_be_opened_again_on_the_same_connection(engine: Engine) -> None:
    for number in range(20):
        put(engine, str(number))

    assert fact(engine) == "19"


def test_who_waits_too_long_is_told_that_the_store_is_busy(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_MS", 50)
    engine = place.open()
    with UnitOfWork(engine) as first:
        first.queue_at_desk(1)
        with pytest.raises(StoreBusy), UnitOfWork(engine) as second:
            second.queue_at_desk(1)
    engine.dispose()


def test_a_desk_waits_for_its_own_turn_only(
    new_postgresql_place: Callable[[], Place],  # SQLite holds the whole store
) -> None:
    engine = new_postgresql_place().open()
    with UnitOfWork(engine) as first, UnitOfWork(engine) as second:
        first.queue_at_desk(1)
        second.queue_at_desk(2)
        second.facts.put("name", "value")
        second.commit()

    assert fact(engine) == "value"
    engine.dispose()


def test_units_of_one_desk_take_turns(engine: Engine, desk: Desk) -> None:
    def count() -> None:
        for _ in range(20):
            with UnitOfWork(engine) as unit:
                unit.queue_at_desk(1)
                unit.facts.put("count", str(int(unit.facts.get("count", "0")) + 1))
                unit.commit()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert fact(engine, "count") == "80"


def test_a_commit_that_fails_lets_go_of_the_store(engine: Engine) -> None:
    commit = engine.dialect.do_commit

    def fail(_connection: Any) -> None:  # noqa: ANN401 - a driver's own connection
        engine.dialect.do_commit = commit  # type: ignore[method-assign]
        error = engine.dialect.loaded_dbapi.OperationalError("disk I/O error")
        raise error

    engine.dialect.do_commit = fail  # type: ignore[method-assign, assignment]
    # Of SQLite it is our own disk that failed.
    with pytest.raises((StoreUnreachable, StoreSuspect)):
        put(engine, "value")

    put(engine, "later")
    assert fact(engine) == "later"


def test_a_link_that_breaks_is_told_as_such_and_opened_anew(
    new_postgresql_place: Callable[[], Place],
) -> None:
    engine = new_postgresql_place().open()

    def lose_the_link() -> None:
        with UnitOfWork(engine) as unit:
            raw: Any = unit._connection.connection.dbapi_connection
            raw.close()
            unit.facts.get("name")

    with pytest.raises(StoreUnreachable):
        lose_the_link()

    assert fact(engine) == ""
    engine.dispose()


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("database is locked", StoreBusy),
        ("canceling statement due to lock timeout", StoreBusy),
        ("deadlock detected", StoreBusy),
        ("database or disk is full", StoreFull),
        ("could not extend file: No space left on device", StoreFull),
        ("server closed the connection unexpectedly", StoreUnreachable),
        ("disk I/O error", StoreUnreachable),
        ("canceling statement due to statement timeout", StoreUnreachable),
    ],
)
def test_what_the_database_says_becomes_a_trouble(words: str, trouble: type[Exception]) -> None:
    assert isinstance(trouble_of(OperationalError("", {}, Exception(words))), trouble)
