"""Bars 9 and 10: what stores and banks collected, matched and posted, and the memory it takes."""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Engine

from collection_lines import STORE, SUPERVISOR, TODAY, store_line
from counter_app.domain.calendar import TAIPEI
from counter_app.services.collections import import_collections
from counter_app.store.schema import notices
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_desk, make_store, open_branch
from make_cases import fill

LINES: Final = 20_000
LINES_OF_MEMORY: Final = 50_000
LINES_WITHOUT_MEASURING: Final = 600
PUBLISHED_S_A_RECORD: Final = 0.69
"""What the documentation of an enforcement agency's exchange gives for a payment record."""
AMOUNT_TWD: Final = 100


def lines_for(config: pytest.Config, lines: int) -> int:
    return lines if config.getoption("benchmark_enable") else LINES_WITHOUT_MEASURING


def fill_branch(engine: Engine, count: int) -> None:
    """Write open cases into a store, each with a notice."""
    open_branch(make_desk(engine))
    fill(partial(UnitOfWork, engine), count, settled_percent=0, seed=1)
    rows = [
        {
            "notice_number": f"N114{serial:08d}",
            "desk_no": 1,
            "case_id": serial,
            "batch_id": None,
            "plan_id": None,
            "instalment": 1,
            "issued_on": TODAY,
            "issued_at": NOON.astimezone(TAIPEI),
            "issued_by": "clerk",
            "amount_twd": AMOUNT_TWD,
            "payable_until": TODAY,
            "segment_2": number_of(serial),
            "virtual_account": None,
            "content": "{}",
            "chain_seq": serial,
            "previous_hash": "0" * 64,
            "row_hash": "0" * 64,
        }
        for serial in range(1, count + 1)
    ]
    with engine.begin() as connection:
        connection.execute(notices.insert(), rows)


def number_of(serial: int) -> str:
    return f"700602{serial:010d}"


def write_file(path: Path, count: int) -> Path:
    """Write a file that pays each case, in no order of theirs."""
    step = 7_919  # a prime, so that every case is met once
    lines = (
        store_line(number_of(1 + at * step % count), AMOUNT_TWD) + b"\r\n" for at in range(count)
    )
    path.write_bytes(b"".join(lines))
    return path


def test_lines_matched_and_posted(
    benchmark: Any,  # noqa: ANN401 - it has no types
    tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:
    count = lines_for(pytestconfig, LINES)
    engine = make_store(tmp_path)
    fill_branch(engine, count)
    path = write_file(tmp_path / "collected.txt", count)
    desk = make_desk(engine)

    started_s = time.perf_counter()
    done = benchmark.pedantic(
        import_collections,
        args=(desk, SUPERVISOR, path),
        kwargs={"profile": STORE},
        rounds=1,
    )
    ours_s = time.perf_counter() - started_s

    assert done.posted_twd + done.overpaid_twd == count * AMOUNT_TWD
    engine.dispose()
    benchmark.extra_info.update(
        bar=9,
        what="a payment record matched and posted, against the published 0.69 s",
        ours=1e6 * ours_s / count,
        reference=1e6 * PUBLISHED_S_A_RECORD,
        unit="us",
        ratio=PUBLISHED_S_A_RECORD * count / ours_s,
        goal=">= 10,000",
    )


# A process of its own: the peak of this one is that of every test before.
_IMPORT_ALONE: Final = """
import json, re, sys
from pathlib import Path
from counter_app.services.collections import import_collections
from benchmarks.test_bench_collections import STORE, SUPERVISOR, fill_branch
from factories import make_desk, make_store

def peak_bytes():
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

engine = make_store(Path(sys.argv[2]))
fill_branch(engine, int(sys.argv[3]))
engine.dispose()
desk = make_desk(engine)
Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here on
before = peak_bytes()
import_collections(desk, SUPERVISOR, Path(sys.argv[1]), profile=STORE)
print(json.dumps([before, peak_bytes()]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_the_memory_of_an_import(
    benchmark: Any,  # noqa: ANN401 - it has no types
    tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:
    count = lines_for(pytestconfig, LINES_OF_MEMORY)
    path = write_file(tmp_path / "collected.txt", count)
    (tmp_path / "home").mkdir()
    command = [sys.executable, "-c", _IMPORT_ALONE, str(path), str(tmp_path / "home"), str(count)]
    tests = Path(__file__).parents[1]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(
            str(each) for each in (tests, tests.parent / "src", tests.parent / "tools")
        )
    }
    done = benchmark.pedantic(
        subprocess.run,
        args=(command,),
        kwargs={"check": True, "capture_output": True, "env": environment},
        rounds=1,
    )
    before_bytes, peak_bytes = json.loads(done.stdout)
    file_bytes = path.stat().st_size
    benchmark.extra_info.update(
        bar=10,
        what="memory of an import of payment records, against its file + 100 MB",
        ours=(peak_bytes - before_bytes) / 1e6,
        reference=(file_bytes + 100e6) / 1e6,
        unit="MB",
        ratio=(peak_bytes - before_bytes) / (file_bytes + 100e6),
        goal="<= 1",
    )
