"""A batch of notices ended at any point, and gone on with: one notice a case, no number missing."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from batch_desk import faults_of, make_cases
from counter_app.domain.cases import CaseId
from counter_app.domain.notices import BatchFilter, BatchState, NoticeForm
from counter_app.services import notice_batches
from counter_app.services.desk import Desk
from counter_app.services.notice_batches import draw_batch, plan_batch, print_notices, run_batch
from crash_points import Points, run_in_child
from factories import CountedIds, make_actor, make_desk
from notice_desk import put_terms
from stores import Place

CLERK = make_actor()
CASES = 7
NOTICES_AT_ONCE = 3
NIGHT = (pytest.mark.nightly, pytest.mark.timeout(3600))
STRIDES = (11, pytest.param(1, marks=NIGHT))
"""By day every eleventh point of the crash, by night each of them."""


def print_all(desk: Desk, folder: Path) -> None:
    print_notices(
        desk,
        CLERK,
        wanted=BatchFilter(section="和"),
        out=folder / "notices.pdf",
        manifest=folder / "notices.csv",
        progress=lambda _done, _total: True,
    )


def print_anew(desk: Desk, folder: Path) -> None:
    """Do as a program does that does not look at what is there already."""
    batch = plan_batch(desk, CLERK, BatchFilter(section="和"), NoticeForm())
    run_batch(desk, CLERK, batch.batch_id)
    draw_batch(
        desk,
        CLERK,
        batch.batch_id,
        out=folder / "notices.pdf",
        manifest=folder / "notices.csv",
    )


@pytest.fixture
def new_places(
    sqlite_template: Path,
    folder: Path,
    new_postgresql_place: Callable[[], Place],
) -> dict[str, Callable[[], Place]]:
    """Makers of filled stores, by database."""

    def new_sqlite_place() -> Place:
        for left in folder.glob("store.db*"):
            left.unlink()
        return Place(Path(shutil.copy(sqlite_template, folder / "store.db")))

    return {"sqlite": new_sqlite_place, "postgresql": new_postgresql_place}


class Batches:
    """Histories of one batch: begun, ended somewhere, and begun again until it is done."""

    def __init__(
        self, place: Place, folder: Path, work: Callable[[Desk, Path], None] = print_all
    ) -> None:
        self._place = place
        self._folder = folder
        self._work = work
        engine = place.open()
        put_terms(make_desk(engine))
        self._case_ids: list[CaseId] = make_cases(engine, CASES)
        engine.dispose()

    def run(self, *, die_at: int = 0) -> int:
        """Print in a process of its own; return how many points it passed, 0 where it died."""

        def job(points: Points) -> None:
            watch_renaming(points)
            engine = points.watch(self._place.open(), reads=False)
            desk = make_desk(engine, new_id=CountedIds(prefix=f"p{os.getpid()}"))
            self._work(desk, self._folder)

        ended = run_in_child(job, die_at=die_at)
        return 0 if ended.was_killed else ended.points

    def is_drawn(self) -> bool:
        """Tell what whoever started it sees: whether the batch is done and its paper there."""
        engine = self._place.open()
        found = notice_batches.batches(make_desk(engine), CLERK)
        engine.dispose()
        return any(each.state is BatchState.DONE and each.drawn_at for each in found)

    def finish(self) -> list[str]:
        """Start it again if it is not done; say what is wrong then."""
        if not self.is_drawn():
            assert self.run() > 0
        engine = self._place.open()
        faults = faults_of(
            engine,
            self._case_ids,
            pdf=self._folder / "notices.pdf",
            manifest=self._folder / "notices.csv",
        )
        engine.dispose()
        return faults


def watch_renaming(points: Points) -> None:
    """Count each file that is moved into its place as two points; only ever in a child."""
    replace = os.replace

    def watched(source: str, target: str) -> None:
        points("before moving")
        replace(source, target)
        points("after moving")

    os.replace = watched  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_batches, "NOTICES_AT_ONCE", NOTICES_AT_ONCE)


def points_of(new_place: Callable[[], Place], folder: Path) -> int:
    """Return how many points a batch passes that nothing ends; it has to go well."""
    whole = Batches(new_place(), folder)
    points = whole.run()
    assert whole.finish() == []
    assert points > 60
    return points


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_a_batch_ended_at_any_point_goes_on_without_doubles_and_gaps(
    dialect: str,
    stride: int,
    folder: Path,
    new_places: dict[str, Callable[[], Place]],
) -> None:
    new_place = new_places[dialect]
    # PostgreSQL starts a process for each link: fewer points show that its locks do as well.
    step = stride * 3 if dialect == "postgresql" and stride > 1 else stride
    broken = []
    for point in range(1, points_of(new_place, folder) + 1, step):
        histories = Batches(new_place(), folder)
        assert histories.run(die_at=point) == 0
        broken += [f"{point}: {fault}" for fault in histories.finish()]
    assert broken == []


def test_a_batch_ended_twice_goes_on(
    folder: Path, new_places: dict[str, Callable[[], Place]]
) -> None:
    new_place = new_places["sqlite"]
    points = points_of(new_place, folder)
    histories = Batches(new_place(), folder)
    histories.run(die_at=points // 4)
    histories.run(die_at=points // 3)

    assert histories.finish() == []


def test_a_runner_that_begins_anew_asks_twice(
    folder: Path, new_places: dict[str, Callable[[], Place]]
) -> None:
    # The control: the same services, without a look at what is there already.
    histories = Batches(new_places["sqlite"](), folder, print_anew)
    histories.run(die_at=60)
    faults = histories.finish()

    assert "case 1 was asked 2 times" in faults
