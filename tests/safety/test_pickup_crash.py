"""Crash x crash: money that is handed over, ended at every point, and the second try ended too."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from close_histories import Stores
from pickup_histories import (
    GIVE_FIRST,
    NEVER_PAID,
    ONE_ACT,
    PAID_TOO_MUCH,
    PAY_FIRST,
    HandFlow,
    HandHistories,
)

HISTORIES_NIGHTLY = 1_000
POINTS_MIN = 20
"""Of a hand-over: two for each statement and each commit."""

NIGHT = (pytest.mark.nightly, pytest.mark.timeout(3600))
POSTGRESQL_STRIDES = (9, pytest.param(1, marks=NIGHT))
"""On a server each change meets some of the points; a file is quick enough for all."""


@pytest.fixture
def server_stores(folder: Path, postgresql_url: str) -> Iterator[Stores]:
    """Copies of a database on a server."""
    stores = Stores(folder, postgresql_url)
    yield stores
    stores.close()


def broken_promises(histories: HandHistories, *, stride: int = 1) -> list[str]:
    """End the hand-over at each point, and each time the second try at another of its points."""
    points = histories.hand_over()
    broken = [f"not ended: {fault}" for fault in histories.finish()]
    assert points > POINTS_MIN
    for point in range(1, points + 1, stride):
        assert histories.hand_over(die_at=point) == 0
        second = 1 + point * 5 % points
        histories.again(die_at=second)
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    return broken


def test_money_whose_hand_over_is_ended_at_any_point_is_paid_once(folder: Path) -> None:
    assert broken_promises(HandHistories(ONE_ACT, Stores(folder))) == []


@pytest.mark.parametrize("stride", POSTGRESQL_STRIDES)
def test_money_on_a_server_is_paid_once_too(stride: int, server_stores: Stores) -> None:
    assert broken_promises(HandHistories(ONE_ACT, server_stores), stride=stride) == []


@pytest.mark.parametrize(("back", "points_min"), [(0, 5), (1, POINTS_MIN)])
def test_a_second_try_ended_at_any_point_pays_nothing_twice(
    back: int, points_min: int, folder: Path
) -> None:
    # The first was ended right after its commit, or right before it.
    histories = HandHistories(ONE_ACT, Stores(folder))
    point = histories.hand_over() - back
    assert seconds_that_break(histories, point, points_min=points_min) == []


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_each_point_of_each_second_try_after_each_point(folder: Path) -> None:
    histories = HandHistories(ONE_ACT, Stores(folder))
    broken = []
    for point in range(1, histories.hand_over() + 1):
        broken += seconds_that_break(histories, point, points_min=1)
    assert broken == []


def seconds_that_break(histories: HandHistories, point: int, *, points_min: int) -> list[str]:
    """End the hand-over at one point, and the second try at each of its points."""
    histories.hand_over(die_at=point)
    points = histories.again()
    assert points >= points_min
    broken = []
    for second in range(1, points + 1):
        histories.hand_over(die_at=point)
        assert histories.again(die_at=second) == 0
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    return broken


@pytest.mark.parametrize(("flow", "breaks"), [(PAY_FIRST, PAID_TOO_MUCH), (GIVE_FIRST, NEVER_PAID)])
def test_money_in_a_transaction_of_its_own_breaks_the_promises(
    flow: HandFlow, breaks: str, folder: Path
) -> None:
    # The controls: where it is not one act, somebody is paid twice, or never.
    histories = HandHistories(flow, Stores(folder))
    points = histories.hand_over()
    assert breaks not in histories.finish()
    for point in range(1, points + 1):
        histories.hand_over(die_at=point)
        if breaks in histories.finish():
            return
    pytest.fail("never")


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_hand_overs_with_many_crashes(folder: Path) -> None:
    rng = random.Random("hand-over")
    histories = HandHistories(ONE_ACT, Stores(folder))
    points = histories.hand_over()
    broken = []
    for _ in range(HISTORIES_NIGHTLY):
        deaths = [rng.randint(1, points)]
        histories.hand_over(die_at=deaths[0])
        for _restart in range(rng.randint(0, 3)):
            deaths.append(rng.randint(1, points))
            histories.again(die_at=deaths[-1])
        broken += [f"{deaths}: {fault}" for fault in histories.finish()]
    assert broken == []
