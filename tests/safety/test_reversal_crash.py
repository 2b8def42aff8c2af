"""Crash x crash: money that goes back, ended at every point, and its restart ended too."""

import random
from pathlib import Path

import pytest

from reversal_histories import (
    BY_NIGHT,
    NAIVE,
    VARIANTS,
    VOID_CARD,
    WHOLE,
    BackFlow,
    BackHistories,
)

RESTART_POINTS_MAX = 170
NIGHT = (pytest.mark.nightly, pytest.mark.timeout(3600))
WHOLE_STRIDES = (4, pytest.param(1, marks=NIGHT))
SAMPLE_STRIDES = (19, pytest.param(3, marks=NIGHT))
"""Each change meets some of the points, the night all of them, or a third of the variants'."""

HISTORIES_NIGHTLY = 1_000


def name(flow: BackFlow) -> str:
    return flow.name


@pytest.mark.parametrize("stride", WHOLE_STRIDES)
@pytest.mark.parametrize("flow", WHOLE, ids=name)
def test_a_return_ended_at_any_point_is_accounted_for(
    flow: BackFlow, stride: int, folder: Path
) -> None:
    assert broken_promises(flow, folder, stride=stride) == []


@pytest.mark.parametrize("stride", SAMPLE_STRIDES)
@pytest.mark.parametrize("flow", VARIANTS, ids=name)
def test_a_return_that_goes_wrong_and_is_ended_is_accounted_for(
    flow: BackFlow, stride: int, folder: Path
) -> None:
    assert broken_promises(flow, folder, stride=stride) == []


def broken_promises(flow: BackFlow, folder: Path, *, stride: int) -> list[str]:
    """End the return at each point, and each time its restart at another of its points."""
    histories = BackHistories(folder, flow)
    points = histories.give_back()
    broken = [f"not ended: {fault}" for fault in histories.finish()]
    assert points > 20
    for point in range(1, points + 1, stride):
        assert histories.give_back(die_at=point) == 0
        second = 1 + point * 7 % RESTART_POINTS_MAX
        histories.recover(die_at=second)
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    return broken


@pytest.mark.parametrize("stride", WHOLE_STRIDES)
def test_a_restart_ended_at_any_point_is_recovered(stride: int, folder: Path) -> None:
    histories = BackHistories(folder, VOID_CARD)
    # In the middle the card has its money and the answer is not yet stored: the longest restart.
    point = histories.give_back() * 2 // 3
    histories.give_back(die_at=point)
    restart_points = histories.recover()
    assert restart_points > 60
    broken = []
    for second in range(1, restart_points + 1, stride):
        histories.give_back(die_at=point)
        assert histories.recover(die_at=second) == 0
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    assert broken == []


def test_giving_back_before_writing_breaks_the_promises(folder: Path) -> None:
    # The control: without the intent in the books, some visitors get their money twice.
    histories = BackHistories(folder, NAIVE)
    broken: list[str] = []
    for point in range(1, histories.give_back() + 1, 3):
        histories.give_back(die_at=point)
        broken += histories.finish()

    assert "2350 given back too much" in broken


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("flow", [*WHOLE, *VARIANTS, *BY_NIGHT], ids=name)
def test_histories_of_returns_with_many_crashes(flow: BackFlow, folder: Path) -> None:
    rng = random.Random(flow.name)
    histories = BackHistories(folder, flow)
    points = histories.give_back()
    broken = []
    for _ in range(HISTORIES_NIGHTLY):
        deaths = [rng.randint(1, points)]
        histories.give_back(die_at=deaths[0])
        for _restart in range(rng.randint(0, 3)):
            deaths.append(rng.randint(1, RESTART_POINTS_MAX))
            histories.recover(die_at=deaths[-1])
        broken += [f"{deaths}: {fault}" for fault in histories.finish()]
    assert broken == []
