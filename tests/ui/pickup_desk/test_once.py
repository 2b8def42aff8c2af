"""What is pressed twice, or while something else answers, is done once and said truly."""

from dataclasses import replace

from PySide6.QtCore import Qt

from counter_app.domain.pickups import PickupState
from counter_app.services.pickups import pickups_of_day
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless
from counter_app.ui.pickup_desk.ports import PickupDeskPorts
from counter_app.ui.pickup_desk.screen import Mode
from pickup_pages import CONTROL, PickupBranch, at
from windows import settle


def test_a_look_that_fails_does_not_let_a_walk_in_be_written_down_twice(
    branch: PickupBranch,
) -> None:
    acts, looks = Endless(), [True]

    def change(ports: PickupDeskPorts) -> PickupDeskPorts:
        def day() -> object:
            if not looks[0]:
                raise StoreUnreachable
            return ports.day()

        return replace(ports, store=acts, day=day)  # type: ignore[arg-type]

    page = branch.show(change=change)
    acts.let_go()
    settle()
    page.press(Qt.Key.Key_Insert)
    page.wait(lambda: page.mode is Mode.WALK_IN)
    page.view.walk_in_form.name_edit.setText("吳新客")
    page.press(Qt.Key.Key_F12)
    assert acts.waiting == 1
    looks[0] = False
    page.qtbot.wait(1_300)

    page.press(Qt.Key.Key_F12)

    assert acts.waiting == 1
    looks[0] = True
    acts.let_go()
    page.wait(lambda: "已登記" in page.said)
    assert len(pickups_of_day(branch.desk, branch.clerk, day=at(9).date())) == 1


def test_taking_back_twice_takes_back_what_was_shown_and_no_more(branch: PickupBranch) -> None:
    pickup = branch.book(at(9))
    branch.prepare(pickup)
    branch.make_ready(pickup)
    looks = Endless()
    page = branch.show(search=looks)
    looks.let_go()
    settle()
    branch.arrive(pickup)
    page.qtbot.wait(1_200)
    looks.let_go()
    page.wait(lambda: page.state_of(pickup.number) is PickupState.ARRIVED)
    settle()

    # The page has not looked again in between.
    page.press(Qt.Key.Key_Z, CONTROL)
    page.wait(lambda: page.state_of(pickup.number) is PickupState.READY)
    page.press(Qt.Key.Key_Z, CONTROL)

    assert page.state_of(pickup.number) is PickupState.READY
    assert branch.journal("undo_pickup_step") == [pickup.number]


def test_what_another_has_done_since_is_not_taken_back(branch: PickupBranch) -> None:
    pickup = branch.book(at(9))
    looks = Endless()
    page = branch.show(search=looks)
    looks.let_go()
    settle()
    branch.arrive(pickup)
    page.qtbot.wait(1_200)
    looks.let_go()
    settle()
    branch.make_ready(pickup)

    page.press(Qt.Key.Key_Z, CONTROL)

    assert branch.journal("undo_pickup_step") == []
    page.wait(lambda: "收回" in page.words or "取回" in page.words)


def test_while_money_is_being_paid_nobody_is_told_that_none_was(branch: PickupBranch) -> None:
    branch.open_drawer()
    other = branch.book(at(10))
    pickup = branch.make_ready(branch.book_money(at(9)))
    branch.clock.now = at(9, 1)
    acts = Endless()
    page = branch.show(change=lambda ports: replace(ports, store=acts))
    page.scan(pickup.number)
    for _ in range(3):
        acts.let_go()
        settle()
    page.press(Qt.Key.Key_F12)
    acts.let_go()
    page.wait(lambda: page.mode is Mode.HAND_OVER)
    acts.let_go()
    settle()
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.approve()
    assert acts.waiting == 1

    page.scan(other.number)
    page.scan("A123456789")

    assert "沒有付出" not in page.words
    assert page.view.hand_over_form.last4_edit.text() == "6789"
    acts.let_go()
    page.wait(lambda: page.state_of(pickup.number) is PickupState.HANDED_OVER)
    page.wait(lambda: "已從錢箱付出 12,000 元" in page.said)
    assert page.state_of(other.number) is PickupState.REQUESTED


def test_a_walk_in_that_was_begun_is_not_covered_by_a_hand_over_asked_for_before(
    branch: PickupBranch,
) -> None:
    pickup = branch.make_ready(branch.book(at(9)))
    branch.arrive(pickup)
    acts = Endless()
    page = branch.show(change=lambda ports: replace(ports, store=acts))
    page.wait(lambda: page.number == pickup.number)
    acts.let_go()
    settle()
    page.press(Qt.Key.Key_F12)
    page.press(Qt.Key.Key_Insert)
    page.wait(lambda: page.mode is Mode.WALK_IN)
    page.view.walk_in_form.name_edit.setText("吳新客")

    acts.let_go()
    settle()

    assert page.mode is Mode.WALK_IN
    assert page.view.walk_in_form.name_edit.text() == "吳新客"
