"""Bar 18: check the books, against a bare chain of keyed hashes over the same receipts."""

import hmac
import time
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select

from counter_app.domain.chain import canonical_json
from counter_app.store.opening import fold_log, open_sqlite, reading
from counter_app.store.schema import receipts
from counter_app.store.verify import BookReader
from stores import KEY, fill
from year_of_books import write_year

RECEIPTS: Final = 200_000
WITHOUT_MEASURING: Final = 60


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


@pytest.mark.parametrize("counted", ["receipts", "rows"])
@pytest.mark.timeout(600)
def test_check_the_books(
    benchmark: Any,  # noqa: ANN401 - it has no types
    tmp_path: Path,
    counted: str,
) -> None:
    count = RECEIPTS if benchmark.enabled else WITHOUT_MEASURING
    engine = open_sqlite(tmp_path / "store.db", key=KEY)
    fill(engine)
    # A payment is five rows and more: its receipt, and all that led to it.
    write_year(engine, count if counted == "receipts" else count // 5)
    fold_log(engine)
    with reading(engine) as connection:
        rows = connection.execute(select(receipts)).mappings()
        contents = [canonical_json(dict(row)) for row in rows]
    times = 1 if counted == "receipts" else 5
    reference_s = bare_chain_s((contents * times)[:count])
    reader = BookReader(engine)

    started_s = time.perf_counter()
    found = benchmark.pedantic(reader.examine, rounds=1)
    ours_s = time.perf_counter() - started_s

    engine.dispose()
    assert found.faults == []
    assert found.row_count >= count
    per_s = found.row_count / ours_s
    benchmark.extra_info.update(
        bar=18,
        what=f"check {found.receipt_count:,} receipts in {found.row_count:,} rows"
        f" ({per_s:,.0f} rows a second), against a bare HMAC chain of {count:,} receipts",
        ours=ours_s,
        reference=reference_s,
        unit="s",
        goal="<= 2",
    )
