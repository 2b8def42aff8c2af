"""Crash x crash: a payment ended at every point, and its recovery ended at points of its own."""

import random
from pathlib import Path

import pytest

from histories import CARD, CASH, ETICKET, NAIVE, READ, VARIANTS, Flow, Histories

WHOLE = [CASH, CARD, ETICKET, READ]
RECOVERY_POINTS_MAX = 170
SAMPLE_STRIDE = 5
"""Of the variants, every fifth point is met; the nightly histories meet them all."""

HISTORIES_NIGHTLY = 2_000


def name(flow: Flow) -> str:
    return flow.name


@pytest.mark.parametrize("flow", WHOLE, ids=name)
def test_a_payment_ended_at_any_point_is_accounted_for(flow: Flow, folder: Path) -> None:
    assert broken_promises(flow, folder, stride=1) == []


@pytest.mark.parametrize("flow", VARIANTS, ids=name)
def test_a_payment_that_goes_wrong_and_is_ended_is_accounted_for(flow: Flow, folder: Path) -> None:
    assert broken_promises(flow, folder, stride=SAMPLE_STRIDE) == []


def broken_promises(flow: Flow, folder: Path, *, stride: int) -> list[str]:
    """End the payment at each point, and each time its recovery at another of its points."""
    histories = Histories(folder, flow)
    pay_points = histories.pay()
    broken = [f"not ended: {fault}" for fault in histories.finish()]
    assert pay_points > 50
    for point in range(1, pay_points + 1, stride):
        assert histories.pay(die_at=point) == 0
        second = 1 + point * 7 % RECOVERY_POINTS_MAX
        histories.recover(die_at=second)
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    return broken


def test_a_recovery_ended_at_any_point_is_recovered(folder: Path) -> None:
    histories = Histories(folder, CARD)
    # In the middle the card is charged and its answer not yet stored: the longest recovery.
    point = histories.pay() // 2
    histories.pay(die_at=point)
    recovery_points = histories.recover()
    assert recovery_points > 100
    broken = []
    for second in range(1, recovery_points + 1):
        histories.pay(die_at=point)
        assert histories.recover(die_at=second) == 0
        broken += [f"{point}/{second}: {fault}" for fault in histories.finish()]
    assert broken == []


def test_charging_before_writing_breaks_the_promises(folder: Path) -> None:
    # The control: without the intent in the books, some visitors are charged twice.
    histories = Histories(folder, NAIVE)
    broken: list[str] = []
    for point in range(1, histories.pay() + 1):
        histories.pay(die_at=point)
        broken += histories.finish()

    assert "NAIVE charged 2 times" in broken
    assert "the visitor was charged more than was due" in broken


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "flow", [CASH, CARD, ETICKET, READ, *VARIANTS], ids=lambda flow: str(flow.name)
)
def test_histories_with_many_crashes(flow: Flow, folder: Path) -> None:
    rng = random.Random(flow.name)
    histories = Histories(folder, flow)
    pay_points = histories.pay()
    broken = []
    for _ in range(HISTORIES_NIGHTLY):
        deaths = [rng.randint(1, pay_points)]
        histories.pay(die_at=deaths[0])
        for _restart in range(rng.randint(0, 3)):
            deaths.append(rng.randint(1, RECOVERY_POINTS_MAX))
            histories.recover(die_at=deaths[-1])
        broken += [f"{deaths}: {fault}" for fault in histories.finish()]
    assert broken == []
