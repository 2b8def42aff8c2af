"""Bar 18: check the books, against a bare chain of keyed hashes over the same receipts."""

import hmac
import time
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select

from benchmarks.books import ROWS_A_PAYMENT, write_books
from counter_app.domain.chain import canonical_json
from counter_app.store.opening import open_sqlite, reading
from counter_app.store.schema import receipts
from counter_app.store.verify import BookReader
from stores import KEY, fill

RECEIPTS: Final = 200_000
WITHOUT_MEASURING: Final = 50


@pytest.fixture(scope="module")
def books(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, int]:
    """A file with the books of a year, or a few where nothing is measured."""
    is_measured = request.config.getoption("benchmark_enable")
    count = RECEIPTS if is_measured else WITHOUT_MEASURING
    folder = tmp_path_factory.mktemp("books")
    engine = open_sqlite(folder / "store.db", key=KEY)
    fill(engine)
    write_books(engine, folder, count=count)
    engine.dispose()
    return folder / "store.db", count


def bare_chain_s(contents: list[bytes]) -> float:
    """Return how long it takes to check the same receipts in a bare chain, all in memory."""
    key = bytes(32)
    link, links = b"", []
    for content in contents:
        link = hmac.digest(key, link + content, "sha256")
        links.append(link)
    started_s = time.perf_counter()
    link = b""
    for content, stored in zip(contents, links, strict=True):
        link = hmac.digest(key, link + content, "sha256")
        assert link == stored
    return time.perf_counter() - started_s


@pytest.mark.parametrize(
    ("share", "what"),
    [
        (1, "receipts with all that belongs to them"),
        (ROWS_A_PAYMENT, "rows, a sixth of them receipts"),
    ],
    ids=["receipts", "rows"],
)
@pytest.mark.timeout(600)
def test_check_the_books(
    benchmark: Any,  # noqa: ANN401 - it has no types
    tmp_path: Path,
    books: tuple[Path, int],
    share: int,
    what: str,
) -> None:
    path, count = books
    if share > 1:
        path = tmp_path / "store.db"
        engine = open_sqlite(path, key=KEY)
        fill(engine)
        count //= share
        write_books(engine, tmp_path, count=count)
        engine.dispose()
    engine = open_sqlite(path, key=KEY)
    with reading(engine) as connection:
        rows = connection.execute(select(receipts)).mappings()
        contents = [canonical_json(dict(row)) for row in rows]
    reference_s = bare_chain_s(contents[:count] * share)
    reader = BookReader(engine)

    started_s = time.perf_counter()
    found = benchmark.pedantic(reader.examine, rounds=1)
    ours_s = time.perf_counter() - started_s

    engine.dispose()
    assert found.faults == []
    assert found.receipt_count == count + 5
    assert found.row_count > count * ROWS_A_PAYMENT
    benchmark.extra_info.update(
        bar=18,
        what=f"check {count * share:,} {what} ({found.row_count / ours_s:,.0f} rows a second),"
        " against a bare HMAC chain of so many receipts",
        ours=ours_s,
        reference=reference_s,
        unit="s",
        goal="<= 2",
    )
