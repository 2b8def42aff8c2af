"""Zero wait as a figure, beside ways of reckoning it that are plain and slow."""

from datetime import timedelta
from fractions import Fraction
from random import Random
from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.pickups import Pickup, PickupState
from counter_app.domain.zero_wait import MEDIAN, P90, ZeroWait, quantile, wait_s, zero_wait
from pickup_values import SLOT_AT, make_pickup

NOW = SLOT_AT + timedelta(hours=8)
TARGET_S = 180
WAITS = st.lists(st.integers(0, 36_000), min_size=1)
SHARES = st.fractions(0, 1, max_denominator=100).filter(lambda share: share > 0)


def handed_over(seconds: float, **changes: object) -> Pickup:
    arrived_at = SLOT_AT + timedelta(minutes=1)
    values: dict[str, object] = {
        "state": PickupState.HANDED_OVER,
        "ready_at": SLOT_AT - timedelta(days=1),
        "arrived_at": arrived_at,
        "handed_over_at": arrived_at + timedelta(seconds=seconds),
    }
    return make_pickup(**(values | changes))


def figures(*pickups: Pickup) -> ZeroWait:
    return zero_wait(pickups, target_s=TARGET_S, now=NOW)


@given(WAITS)
def test_the_median_is_the_one_of_the_library(waits: list[int]) -> None:
    assert quantile(sorted(waits), MEDIAN) == median_low(waits)


@given(WAITS, SHARES)
def test_a_quantile_is_the_least_wait_that_enough_visitors_did_not_exceed(
    waits: list[int], share: Fraction
) -> None:
    enough = [
        wait for wait in waits if Fraction(sum(each <= wait for each in waits), len(waits)) >= share
    ]

    assert quantile(sorted(waits), share) == min(enough)


def test_of_nobody_there_is_no_quantile() -> None:
    assert quantile([], P90) is None


def test_ten_visitors_by_hand() -> None:
    found = figures(*(handed_over(each) for each in (0, 5, 10, 60, 90, 120, 180, 181, 240, 900)))

    assert (found.handed_over, found.median_s, found.p90_s, found.worst_s) == (10, 90, 240, 900)
    assert (found.within_target, found.share_within) == (7, Fraction(7, 10))
    assert (found.agreed, found.met, found.share_met) == (10, 10, Fraction(1))
    assert (found.missed, found.walk_ins) == (0, 0)


@given(st.lists(st.integers(0, 1000)), st.randoms())
def test_the_figures_agree_with_one_another_in_any_order(waits: list[int], random: Random) -> None:
    pickups = [handed_over(each) for each in waits]
    found = figures(*pickups)
    random.shuffle(pickups)

    assert figures(*pickups) == found
    assert found.handed_over == len(waits)
    if waits:
        assert found.median_s is not None
        assert found.p90_s is not None
        assert found.worst_s is not None
        assert min(waits) <= found.median_s <= found.p90_s <= found.worst_s == max(waits)
        assert found.share_within == Fraction(sum(each <= TARGET_S for each in waits), len(waits))


def test_where_nobody_came_there_are_no_figures_and_no_shares() -> None:
    found = figures()

    assert (found.median_s, found.p90_s, found.worst_s) == (None, None, None)
    assert (found.share_within, found.share_met) == (None, None)


def test_a_clock_that_was_set_back_makes_no_negative_wait() -> None:
    assert wait_s(handed_over(-3600)) == 0
    assert wait_s(handed_over(59.9)) == 59


def test_who_has_only_arrived_is_not_served_yet() -> None:
    waiting = handed_over(0, state=PickupState.ARRIVED, handed_over_at=None)

    assert wait_s(waiting) is None
    assert figures(waiting).handed_over == 0


def test_a_promise_is_kept_when_it_lay_ready_at_the_agreed_time() -> None:
    found = figures(
        handed_over(10, ready_at=SLOT_AT),
        handed_over(10, ready_at=SLOT_AT + timedelta(seconds=1)),
        handed_over(10, ready_at=None),
        make_pickup(),
    )

    assert (found.agreed, found.met, found.share_met) == (4, 1, Fraction(1, 4))


def test_nothing_is_owed_before_its_time_or_after_it_was_cancelled() -> None:
    found = figures(
        make_pickup(state=PickupState.CANCELLED),
        make_pickup(slot_at=NOW + timedelta(seconds=1)),
        make_pickup(slot_at=NOW),
    )

    assert (found.agreed, found.met) == (1, 0)


def test_who_came_without_an_agreed_time_is_counted_apart() -> None:
    found = figures(handed_over(20, slot_at=None, slot_minutes=0))

    assert (found.walk_ins, found.agreed, found.handed_over) == (1, 0, 1)


def test_a_missed_one_counts_as_missed_though_it_was_ready() -> None:
    missed = make_pickup(
        state=PickupState.MISSED, ready_at=SLOT_AT, missed_at=SLOT_AT + timedelta(hours=1)
    )
    found = figures(missed)

    assert (found.agreed, found.met, found.missed) == (1, 1, 1)
