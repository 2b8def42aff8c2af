"""The table of what may be done to a pickup, every cell of it, and what can be taken back."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.pickups import (
    EXPECTED_STATES,
    PERMITTED_PICKUP_STEPS,
    PLACED_STATES,
    UNDOABLE,
    Collector,
    NothingToUndo,
    PickupExpired,
    PickupState,
    PickupStep,
    PickupStepRefused,
    StepKind,
    check_not_expired,
    check_pickup_step,
    pickup_number,
    state_after_move,
    state_once_ready,
    step_to_undo,
)
from pickup_values import SLOT_AT, make_pickup, make_step

S = PickupState
TO = (
    S.REQUESTED,
    S.PREPARING,
    S.READY,
    S.ARRIVED,
    S.HANDED_OVER,
    S.CANCELLED,
    S.MISSED,
    S.RETURNED,
)
# Written out once more, cell by cell: a row is where it stands, a column where it may go.
TABLE = {
    S.REQUESTED: ".XXX.XX.",
    S.PREPARING: "..XX.XX.",
    S.READY: "...X.XX.",
    S.ARRIVED: "....XX..",
    S.HANDED_OVER: "........",
    S.CANCELLED: ".......X",
    S.MISSED: "...X...X",
    S.RETURNED: "........",
}


def may_go(state: PickupState, to: PickupState) -> bool:
    try:
        check_pickup_step(make_pickup(state=state), to, StepKind.ARRIVE)
    except PickupStepRefused as refused:
        return (refused.state, refused.kind) != (state, StepKind.ARRIVE)
    return True


@pytest.mark.parametrize("state", list(S))
def test_a_pickup_goes_where_the_table_says_and_nowhere_else(state: PickupState) -> None:
    assert "".join("X" if may_go(state, to) else "." for to in TO) == TABLE[state]
    assert set(TO) == set(S)


def test_from_everywhere_there_is_a_way_to_an_end() -> None:
    ends = {state for state, further in PERMITTED_PICKUP_STEPS.items() if not further}
    arriving = set(ends)
    for _ in S:
        arriving |= {s for s, further in PERMITTED_PICKUP_STEPS.items() if further & arriving}

    assert ends == {S.HANDED_OVER, S.RETURNED}
    assert arriving == set(S)


def test_only_who_is_expected_or_was_served_keeps_a_place() -> None:
    assert {s for s in S if make_pickup(state=s).is_expected} == EXPECTED_STATES
    assert set(S) - PLACED_STATES == {S.CANCELLED, S.MISSED, S.RETURNED}
    assert {s for s in S if make_pickup(state=s).has_place} == PLACED_STATES


def test_who_came_late_or_unexpected_has_no_place() -> None:
    for state in S:
        assert not make_pickup(state=state, missed_at=SLOT_AT).has_place
        assert not make_pickup(state=state, slot_at=None).has_place


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("ready_at", [None, SLOT_AT])
def test_what_is_made_ready_while_the_visitor_waits_stays_arrived(
    state: PickupState, ready_at: datetime | None
) -> None:
    pickup = make_pickup(state=state, ready_at=ready_at)
    if state in {S.REQUESTED, S.PREPARING}:
        assert state_once_ready(pickup) is S.READY
    elif state is S.ARRIVED and ready_at is None:
        assert state_once_ready(pickup) is S.ARRIVED
    else:
        with pytest.raises(PickupStepRefused):
            state_once_ready(pickup)


@pytest.mark.parametrize(
    ("state", "ready_at", "after"),
    [
        (S.REQUESTED, None, S.REQUESTED),
        (S.PREPARING, None, S.PREPARING),
        (S.READY, SLOT_AT, S.READY),
        (S.ARRIVED, SLOT_AT, None),
        (S.HANDED_OVER, SLOT_AT, None),
        (S.CANCELLED, SLOT_AT, None),
        (S.MISSED, None, S.REQUESTED),
        (S.MISSED, SLOT_AT, S.READY),
        (S.RETURNED, SLOT_AT, None),
    ],
)
def test_what_was_missed_is_expected_again_once_it_is_moved(
    state: PickupState, ready_at: datetime | None, after: PickupState | None
) -> None:
    pickup = make_pickup(state=state, ready_at=ready_at)
    if after is None:
        with pytest.raises(PickupStepRefused) as refused:
            state_after_move(pickup)
        assert (refused.value.state, refused.value.kind) == (state, StepKind.MOVE)
    else:
        assert state_after_move(pickup) is after


def test_a_missed_one_is_kept_to_the_end_of_its_last_day() -> None:
    last = date(2025, 12, 8)
    pickup = make_pickup(state=S.MISSED, expires_on=last)

    check_not_expired(pickup, last)
    check_not_expired(make_pickup(), date.max)
    with pytest.raises(PickupExpired) as refused:
        check_not_expired(pickup, last + timedelta(days=1))
    assert (refused.value.number, refused.value.expires_on) == (pickup.number, last)


# --- taking back ---------------------------------------------------------------------------

FIRST = make_step()
FORWARD = sorted(set(StepKind) - {StepKind.REQUEST, StepKind.WALK_IN, StepKind.UNDO})


def history(kinds: list[StepKind]) -> tuple[tuple[PickupStep, ...], list[PickupStep]]:
    """Return steps of these kinds, and those that still hold: a stack that undoing pops.

    Undoing where nothing can be taken back does not happen.
    """
    steps, holding = [FIRST], [FIRST]
    for step_id, kind in enumerate(kinds, 2):
        if kind is not StepKind.UNDO:
            steps.append(make_step(step_id=step_id, kind=kind))
            holding.append(steps[-1])
        elif holding[-1].kind in UNDOABLE:
            undone = holding.pop()
            steps.append(make_step(step_id=step_id, kind=kind, undoes=undone.step_id))
    return tuple(steps), holding


@given(st.lists(st.sampled_from(sorted(set(FORWARD) | {StepKind.UNDO}))))
def test_the_newest_step_that_holds_is_taken_back_first(kinds: list[StepKind]) -> None:
    steps, holding = history(kinds)
    if holding[-1].kind in UNDOABLE:
        assert step_to_undo(steps) is holding[-1]
    else:
        with pytest.raises(NothingToUndo) as refused:
            step_to_undo(steps)
        assert refused.value.kind is holding[-1].kind


@pytest.mark.parametrize("kind", FORWARD)
def test_what_left_the_counter_cannot_be_taken_back(kind: StepKind) -> None:
    steps, _holding = history([kind])
    gone = {StepKind.HAND_OVER, StepKind.RETURN}
    try:
        found = step_to_undo(steps)
    except NothingToUndo:
        assert kind in gone
    else:
        assert kind not in gone
        assert found is steps[-1]


@pytest.mark.parametrize("kind", [StepKind.REQUEST, StepKind.WALK_IN])
def test_a_request_is_cancelled_and_not_taken_back(kind: StepKind) -> None:
    with pytest.raises(NothingToUndo):
        step_to_undo((make_step(kind=kind),))


# --- what a pickup says of itself ----------------------------------------------------------


@given(st.integers(1, 999), st.integers(1, 99_999_999))
def test_a_number_has_twelve_characters_and_tells_year_and_serial(year: int, serial: int) -> None:
    number = pickup_number(roc_year=year, serial=serial)

    assert (number[0], int(number[1:4]), int(number[4:])) == ("P", year, serial)
    assert len(number) == 12


@pytest.mark.parametrize(
    ("year", "serial"), [(0, 1), (-1, 1), (1000, 1), (114, 0), (114, -1), (114, 100_000_000)]
)
def test_a_number_that_does_not_fit_is_not_made(year: int, serial: int) -> None:
    with pytest.raises(ValueError, match="no such pickup number"):
        pickup_number(roc_year=year, serial=serial)


def test_numbers_sort_as_they_were_given() -> None:
    given_out = [pickup_number(roc_year=y, serial=s) for y in (99, 114, 115) for s in (1, 9, 10)]

    assert given_out == sorted(given_out)


def test_a_slot_ends_when_it_is_over_and_a_walk_in_has_none() -> None:
    assert make_pickup().slot_ends_at == SLOT_AT + timedelta(minutes=30)
    assert make_pickup(slot_at=None, slot_minutes=0).slot_ends_at is None


def test_whoever_comes_is_named() -> None:
    agent = make_pickup(collector=Collector.AGENT, agent_name="李代理")

    assert make_pickup().collector_name == "王小明"
    assert agent.collector_name == "李代理"
