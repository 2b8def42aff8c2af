"""Somebody is here: by slip, by name, by case, or without an agreed time."""

import pytest
from PySide6.QtCore import Qt

from counter_app.domain.pickups import PickupState
from counter_app.services.pickups import read_pickup
from counter_app.ui.pickup_desk.screen import Mode
from counter_app.ui.screen import Screen
from factories import make_case_row
from pickup_pages import CONTROL, NAME, PLACE, PickupBranch, at
from screen_checks import unnamed_controls
from windows import settle


def test_a_slip_that_is_scanned_marks_the_arrival_and_ctrl_z_takes_it_back(
    branch: PickupBranch,
) -> None:
    booked = branch.book(at(9))
    page = branch.show()
    page.scan(booked.number)
    page.wait(lambda: page.state_of(booked.number) is PickupState.ARRIVED)
    page.wait(lambda: "已報到" in page.said)
    page.press(Qt.Key.Key_Z, CONTROL)
    page.wait(lambda: page.state_of(booked.number) is PickupState.REQUESTED)
    assert branch.journal("undo_pickup_step") == [booked.number]
    # The control: what was taken back can be done again.
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(booked.number) is PickupState.ARRIVED)


def test_a_number_that_is_typed_opens_and_marks_nobody(branch: PickupBranch) -> None:
    branch.book(at(9))
    booked = branch.book(at(10))
    page = branch.show()
    page.search(booked.number.lower())
    page.wait(lambda: page.number == booked.number)
    assert page.state_of(booked.number) is PickupState.REQUESTED
    page.press(Qt.Key.Key_Return)
    page.wait(lambda: page.state_of(booked.number) is PickupState.ARRIVED)


@pytest.mark.parametrize("text", [NAME, "0912-345-678", "宜執和114年綜所稅執字第00027724號"])
def test_a_visitor_is_found_by_name_telephone_and_case(branch: PickupBranch, text: str) -> None:
    case_id = make_case_row(branch.engine)
    booked = branch.book(at(10), case_id=case_id)
    branch.book(at(9), caller_name="陳淑芬", caller_phone="03-9000000")
    page = branch.show()
    page.search(text)
    page.wait(lambda: page.number == booked.number)
    page.press(Qt.Key.Key_Return)
    page.wait(lambda: page.state_of(booked.number) is PickupState.ARRIVED)


def test_of_several_one_is_chosen_and_enter_marks_it(branch: PickupBranch) -> None:
    first, second = branch.book(at(9)), branch.book(at(10))
    branch.book(at(9), caller_name="陳淑芬", caller_phone="03-9000000")
    page = branch.show()
    page.search(NAME)
    page.wait(lambda: page.numbers == [first.number, second.number])
    page.press(Qt.Key.Key_Down)
    page.wait(lambda: page.number == second.number)
    page.press(Qt.Key.Key_Return)
    page.wait(lambda: page.state_of(second.number) is PickupState.ARRIVED)
    assert page.state_of(first.number) is PickupState.REQUESTED
    page.press(Qt.Key.Key_Escape)
    page.wait(lambda: len(page.numbers) == 3)


def test_an_unknown_visitor_becomes_a_walk_in_with_what_was_typed(branch: PickupBranch) -> None:
    make_case_row(branch.engine)
    page = branch.show()
    page.search("吳新客")
    page.wait(lambda: page.mode is Mode.WALK_IN)
    form = page.view.walk_in_form
    assert form.name_edit.text() == "吳新客"
    assert "沒有找到「吳新客」" in page.said
    assert unnamed_controls(page.view) == []
    form.case_edit.setFocus()
    page.type(NAME)
    page.press(Qt.Key.Key_Return)
    page.wait(lambda: "00027724" in page.words)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.mode is Mode.LOOK and bool(page.number))
    pickup = read_pickup(branch.desk, page.actor, page.view._screen.sheet.number).pickup  # type: ignore[union-attr]
    assert (pickup.state, pickup.caller_name) == (PickupState.ARRIVED, "吳新客")
    assert pickup.case_number.endswith("00027724號")
    assert pickup.slot_at is None
    assert "從現在開始計時" in page.said


def test_a_walk_in_begins_with_ins_and_a_missing_name_is_said_in_its_field(
    branch: PickupBranch,
) -> None:
    page = branch.show()
    page.press(Qt.Key.Key_Insert)
    page.wait(lambda: page.mode is Mode.WALK_IN)
    form = page.view.walk_in_form
    page.wait(form.name_edit.hasFocus)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: form.name_edit.property("state") == "error")
    assert page.numbers == []
    page.type("吳新客")
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.mode is Mode.LOOK)
    page.wait(lambda: len(page.numbers) == 1)
    page.press(Qt.Key.Key_Delete)
    page.wait(lambda: page.state_of(page.number) is PickupState.CANCELLED)
    page.wait(lambda: "沒有領，已取消" in page.said)
    page.press(Qt.Key.Key_Z, CONTROL)
    page.wait(lambda: page.state_of(page.number) is PickupState.ARRIVED)


def test_a_walk_in_for_money_asks_for_an_amount_and_one_for_a_receipt_for_its_number(
    branch: PickupBranch,
) -> None:
    page = branch.show()
    page.press(Qt.Key.Key_Insert)
    form = page.view.walk_in_form
    page.wait(form.isVisible)
    seen = {}
    for code in ("certificate", "money", "receipt"):
        form.item_combo.setCurrentIndex(form.item_combo.findData(code))
        settle()
        seen[code] = (form.amount_edit.isVisible(), form.receipt_edit.isVisible())
    assert seen == {
        "certificate": (False, False),
        "money": (True, False),
        "receipt": (False, True),
    }


def test_a_scan_does_not_take_away_a_form_that_is_open(branch: PickupBranch) -> None:
    first, second = branch.book(at(9)), branch.book(at(10))
    page = branch.show()
    page.begin_hand_over(first.number)
    page.identify("1234")
    page.scan(second.number)
    page.wait(lambda: "這張表單還開著" in page.words)
    assert page.mode is Mode.HAND_OVER
    assert page.view.hand_over_form.last4_edit.text() == "1234"
    assert page.state_of(second.number) is PickupState.REQUESTED
    assert "沒有付出任何款項" in page.words


def test_a_slip_that_was_read_in_part_is_said(branch: PickupBranch) -> None:
    page = branch.show()
    page.scan("P1140000")
    page.wait(lambda: "不完整" in page.said)
    page.scan("P11499999999")
    page.wait(lambda: "查不到這個取件號碼" in page.said)
    assert page.numbers == []


class OtherPage(Screen):
    """A page that is not about pickups."""

    def __init__(self) -> None:
        super().__init__()
        self.scans: list[str] = []

    def on_scanned(self, text: str) -> None:
        self.scans.append(text)


@pytest.mark.parametrize("is_typed", [False, True])
def test_a_number_scanned_on_any_page_opens_the_pickup_here(
    branch: PickupBranch, *, is_typed: bool
) -> None:
    booked = branch.book(at(9))
    page = branch.show()
    other = OtherPage()
    page.window.add_screen("other", other)
    page.window.go_to("other")
    settle()
    if is_typed:
        page.search(booked.number)
    else:
        page.scan(booked.number)
    page.wait(lambda: page.window.place == PLACE and page.number == booked.number)
    assert page.state_of(booked.number) is PickupState.REQUESTED
    assert other.scans == []
    # The control: what is no pickup stays where it was scanned.
    page.window.go_to("other")
    page.scan("R11401000123")
    assert other.scans == ["R11401000123"]
    assert page.window.place == "other"
