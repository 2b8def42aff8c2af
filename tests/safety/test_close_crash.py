"""Crash x crash for a close: ended at every point, and its resumption at points of its own."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from close_histories import AGREES, NAIVE, VARIANTS, CloseFlow, CloseHistories, Stores

RESUMPTION_POINTS_MAX = 110
NIGHT = (pytest.mark.nightly, pytest.mark.timeout(3600))
WHOLE_STRIDES = (4, pytest.param(1, marks=NIGHT))
SAMPLE_STRIDES = (23, pytest.param(3, marks=NIGHT))
POSTGRESQL_STRIDES = (29, pytest.param(3, marks=NIGHT))
"""Each change meets some of the points, the night all of them, or a third of the variants'."""

HISTORIES_NIGHTLY = 1_000


def name(flow: CloseFlow) -> str:
    return flow.name


@pytest.fixture
def server_stores(folder: Path, postgresql_url: str) -> Iterator[Stores]:
    """Copies of a database on a server."""
    stores = Stores(folder, postgresql_url)
    yield stores
    stores.close()


def broken_promises(histories: CloseHistories, *, stride: int) -> list[str]:
    """End the close at each point, and each time its resumption at another of its points."""
    points = histories.close()
    broken = [f"not ended: {fault}" for fault in histories.finish()]
    assert points > 60
    for point in range(1, points + 1, stride):
        assert histories.close(die_at=point) == 0
        second = 1 + point * 7 % RESUMPTION_POINTS_MAX
        histories.resume(die_at=second)
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    return broken


@pytest.mark.parametrize("stride", WHOLE_STRIDES)
def test_a_close_ended_at_any_point_is_resumed(stride: int, folder: Path) -> None:
    assert broken_promises(CloseHistories(folder, AGREES, Stores(folder)), stride=stride) == []


@pytest.mark.parametrize("stride", SAMPLE_STRIDES)
@pytest.mark.parametrize("flow", VARIANTS, ids=name)
def test_a_close_that_goes_wrong_and_is_ended_is_resumed(
    flow: CloseFlow, stride: int, folder: Path
) -> None:
    histories = CloseHistories(folder, flow, Stores(folder))

    assert broken_promises(histories, stride=stride) == []


@pytest.mark.parametrize("stride", POSTGRESQL_STRIDES)
def test_a_close_on_a_server_ended_anywhere_is_resumed(
    stride: int, folder: Path, server_stores: Stores
) -> None:
    histories = CloseHistories(folder, AGREES, server_stores)

    assert broken_promises(histories, stride=stride) == []


@pytest.mark.parametrize("stride", WHOLE_STRIDES)
def test_a_resumption_ended_at_any_point_is_resumed(stride: int, folder: Path) -> None:
    # Ended where the terminal has settled and its answer is not yet stored: the longest way.
    histories = CloseHistories(folder, AGREES, Stores(folder))
    point = histories.close() // 2
    histories.close(die_at=point)
    points = histories.resume()
    assert points > 40
    broken = []
    for second in range(1, points + 1, stride):
        histories.close(die_at=point)
        assert histories.resume(die_at=second) == 0
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    assert broken == []


def test_settling_before_writing_breaks_the_promises(folder: Path) -> None:
    # The control: without the intent in the books, a machine is settled twice, and the second
    # time it holds nothing.
    histories = CloseHistories(folder, NAIVE, Stores(folder))
    broken: set[str] = set()
    expected = {
        "the terminal was settled 2 times",
        "the terminal told other totals than it took",
    }
    for point in range(1, histories.close() + 1):
        histories.close(die_at=point)
        broken |= set(histories.finish())
        if expected <= broken:
            return
    pytest.fail(f"only {broken}")


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("flow", [AGREES, *VARIANTS], ids=name)
@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_closes_with_many_crashes(
    flow: CloseFlow, dialect: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    rng = random.Random(flow.name)
    is_server = dialect == "postgresql"
    stores: Stores = request.getfixturevalue("server_stores") if is_server else Stores(folder)
    histories = CloseHistories(folder, flow, stores, reads=True)
    points = histories.close()
    broken = []
    for _ in range(HISTORIES_NIGHTLY // (4 if is_server else 1)):
        deaths = [rng.randint(1, points)]
        histories.close(die_at=deaths[0])
        for _restart in range(rng.randint(0, 3)):
            deaths.append(rng.randint(1, RESUMPTION_POINTS_MAX))
            histories.resume(die_at=deaths[-1])
        broken += [f"{deaths}: {fault}" for fault in histories.finish()]
    assert broken == []
