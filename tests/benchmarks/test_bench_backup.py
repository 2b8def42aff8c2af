"""Bar 18, beside the verification: a year is copied, and put back."""

import shutil
import time
from pathlib import Path
from typing import Any, Final

import pytest

from chain_check import chain_faults
from counter_app.bootstrap.homes import Home
from counter_app.exchange.backup_files import sync_file
from counter_app.services.backup import back_up
from counter_app.store.opening import open_sqlite, reading
from factories import make_backup_place
from real_home import copy_of, new_home, restore
from stores import Place
from year_of_books import write_year

RECEIPTS: Final = 200_000
WITHOUT_MEASURING: Final = 40
DRILL_S_MAX: Final = 60


def year(enabled: bool) -> int:  # noqa: FBT001 - of the benchmark
    return RECEIPTS if enabled else WITHOUT_MEASURING


def copy_plainly(source: Path, target: Path) -> float:
    """Copy the same bytes as a file, which no copy of a store may be; return the seconds."""
    started_s = time.perf_counter()
    shutil.copyfile(source, target)
    sync_file(target)
    return time.perf_counter() - started_s


@pytest.mark.timeout(900)
def test_a_year_is_copied(benchmark: Any, place: Place, tmp_path: Path) -> None:  # noqa: ANN401 - it has no types
    engine = place.open()
    count = year(benchmark.enabled)
    desk = write_year(engine, count)
    copies = make_backup_place(engine, tmp_path / "copies")
    took: dict[str, float] = {}

    def measure() -> None:
        started_s = time.perf_counter()
        made = back_up(desk, None, copies)
        took["ours"] = time.perf_counter() - started_s
        took["plain"] = copy_plainly(made.path, tmp_path / "plain")
        assert made.manifest is not None
        assert made.manifest.stand.receipt_count == count
        assert made.manifest.stand.receipts_twd == 6 * count

    benchmark.pedantic(measure, rounds=1)
    engine.dispose()
    benchmark.extra_info.update(
        bar=18,
        what=f"backup of {count:,} receipts on {engine.dialect.name}, against the bare bytes",
        ours=took["ours"],
        reference=took["plain"],
        unit="s",
        goal="<= 60",
    )


def filled_home(folder: Path, count: int) -> Home:
    home = new_home(folder)
    engine = open_sqlite(home.path / "store.db", key=home.key.read())
    write_year(engine, count)
    engine.dispose()
    return home


@pytest.mark.timeout(900)
def test_a_year_is_put_back(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - it has no types
    count = year(benchmark.enabled)
    home = filled_home(tmp_path / "home", count)
    made = copy_of(home)
    took: dict[str, float] = {}

    def measure() -> None:
        started_s = time.perf_counter()
        opened = restore(home, made.path)
        took["ours"] = time.perf_counter() - started_s
        took["plain"] = copy_plainly(made.path, tmp_path / "plain")
        assert opened.backups.copier.stand().receipt_count == count
        opened.close()

    benchmark.pedantic(measure, rounds=1)
    if benchmark.enabled:
        assert took["ours"] <= DRILL_S_MAX
    benchmark.extra_info.update(
        bar=18,
        what=f"restore of {count:,} receipts, rehearsed and verified, against the bare bytes",
        ours=took["ours"],
        reference=took["plain"],
        unit="s",
        goal="<= 60",
    )


def test_the_year_that_is_measured_is_sound(place: Place) -> None:
    engine = place.open()
    write_year(engine, WITHOUT_MEASURING)
    with reading(engine) as connection:
        assert chain_faults(connection) == []
    engine.dispose()
