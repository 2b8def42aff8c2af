import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from chain_check import chain_faults
from counter_app.services.verify import check_books
from counter_app.store import opening
from counter_app.store.errors import StoreTooNew
from counter_app.store.opening import SCHEMA_VERSION, migrate, open_sqlite, reading
from counter_app.store.schema import metadata
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.store.verify import BookReader
from factories import make_desk
from released_store import FOLDER, add_up
from released_store import KEY as RELEASED_KEY
from stores import DIALECTS, KEY, Place

STEPS = Path(opening.__file__).parent / "migrations"

LATER_VERSION = f"v{int(SCHEMA_VERSION[1:]) + 1:04d}"
NEXT_STEP = f'''
"""A step that a later program brings."""

import sqlalchemy as sa
from alembic import op

revision = "{LATER_VERSION}"
down_revision = "{SCHEMA_VERSION}"


def upgrade() -> None:
    op.add_column("staff", sa.Column("nickname", sa.String(), nullable=True))
'''
NEXT_FILE = f"{LATER_VERSION}_nickname.py"


@pytest.fixture(params=DIALECTS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        engine = Place(tmp_path / "store.db").open()
    else:
        engine = Place(request.getfixturevalue("postgresql_database")).open()
    yield engine
    engine.dispose()


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program with one more step than ours; returns where its steps lie."""
    steps = tmp_path / "steps"
    shutil.copytree(STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / NEXT_FILE).write_text(NEXT_STEP, encoding="utf-8")
    monkeypatch.setattr(opening, "MIGRATIONS", str(steps))
    monkeypatch.setattr(opening, "SCHEMA_VERSION", LATER_VERSION)
    return steps


def columns_of(engine: Engine, table: str) -> set[str]:
    with reading(engine) as connection:
        return {column["name"] for column in inspect(connection).get_columns(table)}


def version_of(engine: Engine) -> str:
    with reading(engine) as connection:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def test_the_steps_lead_to_the_schema_of_the_code(empty: Engine) -> None:
    assert migrate(empty) == ""

    with reading(empty) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    assert version_of(empty) == SCHEMA_VERSION


def test_constraints_and_partial_indexes_are_those_of_the_code(empty: Engine) -> None:
    # Alembic does not compare CHECK constraints nor the conditions of indexes.
    migrate(empty)

    with reading(empty) as connection:
        inspector = inspect(connection)
        for table in metadata.tables.values():
            wanted = {
                str(constraint.name)
                for constraint in table.constraints
                if str(constraint.name).startswith("ck_")
            }
            found = {str(check["name"]) for check in inspector.get_check_constraints(table.name)}
            assert found == wanted, table.name
            for index in table.indexes:
                condition = index.dialect_options[empty.dialect.name]["where"]
                options = next(
                    found_index.get("dialect_options", {})
                    for found_index in inspector.get_indexes(table.name)
                    if found_index["name"] == index.name
                )
                has_condition = f"{empty.dialect.name}_where" in options
                assert has_condition == (condition is not None), index.name


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    assert migrate(engine) == SCHEMA_VERSION


def test_a_store_from_the_future_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v9999'"))

    with pytest.raises(StoreTooNew) as refused:
        migrate(engine)

    assert refused.value.found == "v9999"
    assert version_of(engine) == "v9999"


def test_a_later_program_brings_an_older_store_up_to_date(
    engine: Engine, later_program: Path
) -> None:
    assert migrate(engine) == SCHEMA_VERSION

    assert "nickname" in columns_of(engine, "staff")
    assert version_of(engine) == LATER_VERSION
    assert migrate(engine) == LATER_VERSION


def test_a_copy_is_made_before_a_file_is_changed(
    new_sqlite_place: Place, later_program: Path
) -> None:
    assert isinstance(new_sqlite_place.address, Path)
    engine = new_sqlite_place.open()
    migrate(engine)
    engine.dispose()

    copy = new_sqlite_place.address.parent / f"store.before-{LATER_VERSION}-was-{SCHEMA_VERSION}.db"
    assert copy.stat().st_mode & 0o077 == 0
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    kept = open_sqlite(copy, key=KEY)
    assert version_of(kept) == SCHEMA_VERSION
    assert "nickname" not in columns_of(kept, "staff")
    with reading(kept) as connection:
        assert connection.execute(text("SELECT count(*) FROM tender_rules")).scalar()
    kept.dispose()


def test_a_step_that_fails_leaves_the_store_as_it_was(engine: Engine, later_program: Path) -> None:
    step = later_program / "versions" / NEXT_FILE
    step.write_text(
        step.read_text(encoding="utf-8") + '    raise RuntimeError("power cut")\n',
        encoding="utf-8",
    )

    with pytest.raises(RuntimeError, match="power cut"):
        migrate(engine)

    assert version_of(engine) == SCHEMA_VERSION
    assert "nickname" not in columns_of(engine, "staff")


@pytest.mark.parametrize("released", sorted(FOLDER.glob("*.sqlite")), ids=lambda path: path.stem)
def test_a_released_store_opens_and_its_receipts_still_add_up(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    shutil.copy(released, path)
    engine = open_sqlite(path, key=RELEASED_KEY)
    migrate(engine)

    with reading(engine) as connection:
        assert chain_faults(connection) == []
    assert check_books(make_desk(engine), BookReader(engine)).is_sound
    with UnitOfWork(engine) as unit:
        numbers = unit.receipts.numbers(1) + unit.receipts.numbers(2)
        issued = [unit.receipts.get(number) for number in numbers]
        is_open = unit.payments.open_payments()
    engine.dispose()
    for receipt in issued:
        assert receipt is not None
        assert sum(line.amount_twd for line in receipt.lines) == receipt.total_twd
        assert sum(tender.amount_twd for tender in receipt.tenders) == receipt.total_twd
    assert [payment.payment_id for payment in is_open] == ["open"]
    expected = json.loads(released.with_suffix(".json").read_text(encoding="utf-8"))
    assert add_up(path) == expected


def test_two_desks_that_migrate_at_once_take_turns(empty: Engine) -> None:
    import threading

    errors: list[BaseException] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            migrate(empty)
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert version_of(empty) == SCHEMA_VERSION
