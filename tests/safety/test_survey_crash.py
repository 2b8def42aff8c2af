"""A stack whose typing is ended at every point: the digit in hand is lost at most."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from close_histories import Stores
from survey_histories import EVERY_DIGIT, EVERY_SHEET, LOST, TypingHistories

POINTS_MIN = 100
"""Of two sheets, one of them typed twice: two for each change and each commit."""
HISTORIES_NIGHTLY = 1_000

NIGHT = (pytest.mark.nightly, pytest.mark.timeout(3600))
STRIDES = (7, pytest.param(1, marks=NIGHT))
POSTGRESQL_STRIDES = (23, pytest.param(1, marks=NIGHT))
"""By day some of the points, by night each."""


@pytest.fixture
def server_stores(folder: Path, postgresql_url: str) -> Iterator[Stores]:
    """Copies of a database on a server."""
    stores = Stores(folder, postgresql_url)
    yield stores
    stores.close()


def broken_promises(histories: TypingHistories, *, stride: int) -> list[str]:
    """End the typing at each point, and each time going on at another of its points."""
    points = histories.type()
    broken = [f"not ended: {fault}" for fault in histories.finish()]
    assert points > POINTS_MIN
    for point in range(1, points + 1, stride):
        assert histories.type(die_at=point) == 0
        broken += [f"{point}: {fault}" for fault in histories.lost()]
        second = 1 + point * 7 % points
        histories.again(die_at=second)
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    return broken


@pytest.mark.parametrize("stride", STRIDES)
def test_typing_that_is_ended_at_any_point_loses_the_digit_in_hand_at_most(
    folder: Path, stride: int
) -> None:
    histories = TypingHistories(folder, EVERY_DIGIT, Stores(folder))
    assert broken_promises(histories, stride=stride) == []


@pytest.mark.parametrize("stride", POSTGRESQL_STRIDES)
def test_typing_on_a_server_loses_no_more(folder: Path, server_stores: Stores, stride: int) -> None:
    histories = TypingHistories(folder, EVERY_DIGIT, server_stores)
    assert broken_promises(histories, stride=stride) == []


def test_a_page_that_saves_whole_sheets_loses_more(folder: Path) -> None:
    # The control: what is saved at the end of a sheet is lost until then.
    histories = TypingHistories(folder, EVERY_SHEET, Stores(folder))
    points = histories.type()
    assert histories.finish() == []
    found = set()
    for point in range(1, points + 1, 3):
        histories.type(die_at=point)
        found |= set(histories.lost())
        if found:
            break
    assert found == {LOST}


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_typing_with_many_crashes(folder: Path) -> None:
    rng = random.Random("typing")
    histories = TypingHistories(folder, EVERY_DIGIT, Stores(folder), reads=True)
    points = histories.type()
    broken = []
    for _ in range(HISTORIES_NIGHTLY):
        deaths = [rng.randint(1, points)]
        histories.type(die_at=deaths[0])
        for _restart in range(rng.randint(0, 3)):
            deaths.append(rng.randint(1, points))
            histories.again(die_at=deaths[-1])
        broken += [f"{deaths}: {fault}" for fault in histories.finish()]
    assert broken == []
