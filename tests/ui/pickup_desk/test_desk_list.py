"""Today's list of a desk: what matters now at the top, names masked, other desks seen at once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from counter_app.domain.identifiers import mask_name
from counter_app.domain.pickups import (
    Pickup,
    PickupNumber,
    PickupState,
)
from counter_app.services.pickups import mark_arrived
from counter_app.ui.background import Endless
from counter_app.ui.pickup_desk.screen import Deed
from counter_app.ui.pickup_desk.wording import Group, group_of, in_order, waited_minutes
from factories import make_actor, make_desk
from pickup_pages import CONTROL, NAME, PickupBranch, at
from pickup_values import make_pickup
from screen_checks import unnamed_controls

NOW = at(10)


def make(serial: int, state: PickupState, minutes: int) -> Pickup:
    """Return a pickup whose slot begins so many minutes from now; who is here came then, too."""
    is_here = state is PickupState.ARRIVED
    return make_pickup(
        number=PickupNumber(f"P114{serial:08d}"),
        state=state,
        slot_at=NOW + timedelta(minutes=minutes),
        arrived_at=NOW - timedelta(minutes=abs(minutes)) if is_here else None,
    )


@pytest.mark.parametrize(
    ("state", "minutes", "group"),
    [
        (PickupState.ARRIVED, 240, Group.WAITING),
        (PickupState.READY, 30, Group.READY),
        (PickupState.READY, -120, Group.READY),
        (PickupState.READY, 31, Group.LATER),
        (PickupState.REQUESTED, 0, Group.NOT_READY),
        (PickupState.PREPARING, 30, Group.NOT_READY),
        (PickupState.PREPARING, 31, Group.LATER),
        (PickupState.HANDED_OVER, 0, Group.DONE),
        (PickupState.MISSED, -60, Group.DONE),
        (PickupState.CANCELLED, 60, Group.DONE),
        (PickupState.RETURNED, -60, Group.DONE),
    ],
)
def test_what_matters_now_is_told_by_state_and_time(
    state: PickupState, minutes: int, group: Group
) -> None:
    assert group_of(make(1, state, minutes), NOW) is group


@given(
    st.lists(
        st.tuples(st.sampled_from(PickupState), st.integers(min_value=-300, max_value=300)),
        max_size=20,
    )
)
def test_the_order_is_that_of_the_groups_and_who_waits_longest_comes_first(
    drawn: list[tuple[PickupState, int]],
) -> None:
    pickups = [make(serial, *each) for serial, each in enumerate(drawn, start=1)]
    ordered = in_order(pickups, NOW)
    assert sorted(each.number for each in ordered) == sorted(each.number for each in pickups)
    groups = [group_of(each, NOW) for each in ordered]
    assert groups == sorted(groups)
    waits = [waited_minutes(each, NOW) for each in ordered if group_of(each, NOW) is Group.WAITING]
    assert waits == sorted(waits, reverse=True)


def test_the_list_shows_the_day_in_its_order_with_masked_names(branch: PickupBranch) -> None:
    later = branch.book(at(14), caller_name="陳淑芬")
    ready = branch.book(at(9, 30), caller_name="林志豪")
    unready = branch.book(at(9), caller_name="黃怡婷")
    here = branch.book_for_agent(at(9), caller_name="張家豪")
    branch.clock.now = at(9, 10)
    branch.make_ready(ready)
    branch.arrive(here)
    page = branch.show()
    page.wait(lambda: len(page.numbers) == 4)
    assert page.numbers == [here.number, ready.number, unready.number, later.number]
    assert page.number == here.number
    source = page.view.table.rows_model.source
    said = "".join(
        f"{cell.words}{cell.below}" for place in range(4) for cell in source.row(place).cells
    )
    for name in ("陳淑芬", "林志豪", "黃怡婷", "張家豪", "李代書"):
        assert name not in said + page.words
    assert mask_name("李代書") in said  # who comes, not who sends
    assert "等候 1" in [chip.accessibleName() for chip in page.view._chips]
    assert page.view.table.hasFocus()
    assert unnamed_controls(page.view) == []


def test_the_minutes_of_a_wait_run_and_turn_beyond_the_target(branch: PickupBranch) -> None:
    here = branch.book(at(9))
    branch.clock.now = at(9)
    branch.arrive(here)
    page = branch.show()

    def wait_cell() -> tuple[str, str]:
        cell = page.view.table.rows_model.source.row(0).cells[0]
        return cell.words, cell.tone

    page.wait(lambda: page.numbers == [here.number])
    assert wait_cell() == ("剛到", "ok")
    branch.clock.now = at(9, 2)
    page.wait(lambda: wait_cell() == ("等 2 分", "ok"))
    branch.clock.now = at(9, 3)
    page.wait(lambda: wait_cell() == ("等 3 分", "bad"))


def test_an_arrival_at_another_desk_is_seen_within_two_seconds(branch: PickupBranch) -> None:
    booked = branch.book(at(9))
    branch.clock.now = at(8, 50)
    page = branch.show()
    page.wait(lambda: page.numbers == [booked.number])
    other = make_desk(branch.engine, desk_no=2, clock=branch.clock)
    mark_arrived(other, make_actor(desk_no=2), booked.number)
    page.qtbot.waitUntil(lambda: "等候，未備妥" in _states(page.view), timeout=2_000)


def _states(view: object) -> list[str]:
    source = view.table.rows_model.source  # type: ignore[attr-defined]
    return [source.row(place).cells[3].words for place in range(source.count())]


def test_behind_another_page_nobody_asks_the_store(branch: PickupBranch) -> None:
    branch.book(at(9))
    looking = Endless()
    page = branch.show(search=looking)
    # However slow it is, it is asked once at a time.
    page.qtbot.wait(1_200)
    assert looking.waiting == 1
    looking.let_go()
    page.qtbot.wait(20)
    page.view.on_hidden()
    looking.let_go()
    page.qtbot.wait(1_200)
    assert looking.waiting == 0
    page.view.on_shown()
    assert looking.waiting == 1


def test_who_did_not_come_is_written_down_while_the_page_is_open(branch: PickupBranch) -> None:
    booked = branch.book(at(9))
    branch.clock.now = at(10, 1)
    page = branch.show()
    page.wait(lambda: page.state_of(booked.number) is PickupState.MISSED)
    page.wait(lambda: "逾時未到" in _states(page.view))
    assert branch.journal("miss_pickup") == [booked.number]


def test_an_auditor_looks_and_does_nothing(branch: PickupBranch) -> None:
    booked = branch.book(at(9))
    branch.clock.now = at(10, 1)
    page = branch.show("auditor")
    page.wait(lambda: page.number == booked.number)
    assert page.state_of(booked.number) is PickupState.REQUESTED
    assert not any(button.isVisible() for button in page.view.deed_buttons.values())
    assert not page.view.walk_in_button.isVisible()
    page.scan(booked.number)
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_F12)
    assert page.state_of(booked.number) is PickupState.REQUESTED


def test_a_name_is_shown_in_full_on_purpose_and_written_down_first(branch: PickupBranch) -> None:
    booked = branch.book(at(9))
    page = branch.show()
    page.wait(lambda: page.number == booked.number)
    assert NAME not in page.words
    assert "0912345678" not in page.words
    page.press(Qt.Key.Key_R, CONTROL)
    page.wait(lambda: NAME in page.words)
    assert "0912345678" in page.words
    assert branch.journal("reveal") == [booked.number]
    page.press(Qt.Key.Key_R, CONTROL)
    page.wait(lambda: NAME not in page.words)


def test_a_reminder_call_is_logged_with_its_outcome(branch: PickupBranch) -> None:
    booked = branch.book(at(9))
    page = branch.show()
    page.wait(lambda: page.number == booked.number)
    page.view.deed_buttons[Deed.CALL].setFocus()
    page.press(Qt.Key.Key_Return)
    form = page.view.call_form
    page.wait(form.isVisible)
    assert unnamed_controls(page.view) == []
    page.press(Qt.Key.Key_Right)
    form.note_edit.setFocus()
    page.type("下午來")
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: "這一通電話已記下" in page.said)
    page.wait(lambda: "已留話" in page.words)
    assert "下午來" in page.words
    assert branch.journal("log_call") == [booked.number]
