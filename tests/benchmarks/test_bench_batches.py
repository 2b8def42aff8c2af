"""Bar 10, and what a notice of a batch costs: issued, drawn, and in memory.

A book of ten thousand pages may take little more memory than one of a thousand.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

PAGES: Final = 1_000
PAGES_MANY: Final = 10_000
PAGES_WITHOUT_MEASURING: Final = 30

# A process of its own: the peak of this one is that of every test before.
_BATCH_ALONE: Final = """
import json, re, sys, time
from functools import partial
from pathlib import Path
from counter_app.domain.notices import BatchFilter
from counter_app.services.notice_batches import draw_batch, plan_batch, run_batch
from counter_app.store.unit_of_work import UnitOfWork
from factories import make_actor, make_desk, make_store, open_branch
from make_cases import fill
from notice_desk import put_terms

folder, count = Path(sys.argv[1]), int(sys.argv[2])

def peak_bytes():
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

engine = make_store(folder)
desk = make_desk(engine)
open_branch(desk)
put_terms(desk)
fill(partial(UnitOfWork, engine), count, settled_percent=0, seed=1)
Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here on
clock = time.perf_counter
started = clock()
batch = plan_batch(desk, make_actor(), BatchFilter())
planned = clock()
batch = run_batch(desk, make_actor(), batch.batch_id)
issued = clock()
pdf = folder / "n.pdf"
draw_batch(desk, make_actor(), batch.batch_id, out=pdf, manifest=folder / "n.csv")
drawn = clock()
print(json.dumps({
    "count": batch.issued_count,
    "plan_s": planned - started,
    "issue_s": issued - planned,
    "draw_s": drawn - issued,
    "peak_bytes": peak_bytes(),
    "pdf_bytes": pdf.stat().st_size,
}))
"""


@dataclass(frozen=True)
class Measured:
    """What a batch took."""

    count: int
    plan_s: float
    issue_s: float
    draw_s: float
    peak_bytes: int
    pdf_bytes: int


def run_alone(folder: Path, count: int) -> Measured:
    """Plan, issue and draw a batch of so many in a process of its own."""
    folder.mkdir()
    tests = Path(__file__).parents[1]
    places = [tests, tests.parent / "src", tests.parent / "tools"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, places))}
    done = subprocess.run(
        [sys.executable, "-c", _BATCH_ALONE, str(folder), str(count)],
        check=True,
        capture_output=True,
        env=environment,
    )
    return Measured(**json.loads(done.stdout))


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.timeout(900)
def test_the_memory_of_a_batch(
    benchmark: Any,  # noqa: ANN401 - it has no types
    tmp_path: Path,
) -> None:
    counts = (PAGES, PAGES_MANY) if benchmark.enabled else (PAGES_WITHOUT_MEASURING,) * 2
    few = run_alone(tmp_path / "few", counts[0])
    many = benchmark.pedantic(run_alone, args=(tmp_path / "many", counts[1]), rounds=1)

    assert (few.count, many.count) == counts
    benchmark.extra_info.update(
        bar=10,
        what=(
            f"memory of {many.count:,} notices against {few.count:,}; a notice is issued in"
            f" {1e3 * many.issue_s / many.count:.2f} ms and drawn in"
            f" {1e3 * many.draw_s / many.count:.2f} ms"
        ),
        ours=many.peak_bytes / 1e6,
        reference=few.peak_bytes / 1e6,
        unit="MB",
        ratio=many.peak_bytes / few.peak_bytes,
        goal="<= 1.6",
    )
