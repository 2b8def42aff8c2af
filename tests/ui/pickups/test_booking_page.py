"""A request taken down on the telephone: by keys alone, over a real store."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from booked_pickups import book, put_places
from booking_pages import CONTROL, SHIFT, BookingPage
from counter_app.bootstrap.pickup_booking import pickup_ports
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupNumber,
    PickupState,
    RequestChannel,
    StepKind,
)
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import add_closure
from counter_app.services.pickups import cancel_pickup, mark_arrived, move_pickup, prepare_pickup
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless, Inline
from counter_app.ui.pickups.screen import Page
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_case_row
from homes import home_of
from paper_readers import pypdf_text
from screen_checks import unnamed_controls

Key = Qt.Key
NAME, PHONE = "王小明", "0912-345-678"
KEYS_OF_A_CALL_MAX = 40
"""Of them three for the name and twelve for the telephone number."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time in November 2025; the clock stands at noon of Thursday, the 20th."""
    return datetime(2025, 11, day, hour, minute, tzinfo=TAIPEI)


# --- from the call to the slip ------------------------------------------------------------


def test_a_call_is_a_pickup_with_a_slip_after_few_keys(page: BookingPage, engine: Engine) -> None:
    """Name, telephone, case, item, F12, F9: nothing else is needed."""
    make_case_row(engine, case_number="宜執和114年罰執字第00027724號", obligor_name=NAME)
    page.pressed = 0
    page.type(NAME)
    page.press(Key.Key_Return)
    page.type(PHONE)
    page.press(Key.Key_Return)
    page.type(NAME)
    page.press(Key.Key_Return)
    page.press(Key.Key_F6)
    assert page.offered == "約 11/21（五） 08:30"
    page.press(Key.Key_F12)
    number = page.card
    page.press(Key.Key_F9)
    assert page.pressed <= KEYS_OF_A_CALL_MAX

    pickup = page.pickup(number)
    assert pickup.slot_at == at(21, 8, 30)
    assert (pickup.caller_name, pickup.caller_phone) == (NAME, PHONE)
    assert (pickup.item_name, pickup.channel) == ("收據", RequestChannel.PHONE)
    assert pickup.case_number == "宜執和114年罰執字第00027724號"
    assert page.acts("request_pickup") == [number]
    (slip,) = page.home.papers.glob("*.pdf")
    assert number in pypdf_text(slip.read_bytes())


def test_the_shortest_call_is_a_name_a_number_and_one_key(page: BookingPage) -> None:
    page.pressed = 0
    page.type(NAME)
    page.press(Key.Key_Return)
    page.type(PHONE)
    page.press(Key.Key_F12)
    assert page.pressed == len(NAME) + len(PHONE) + 2
    assert page.pickup(page.card).state is PickupState.REQUESTED


def test_after_a_call_the_form_is_ready_for_the_next_and_the_number_stays(
    page: BookingPage,
) -> None:
    page.fill()
    page.press(Key.Key_F12)
    assert page.card in page.band
    assert page.card in page.words
    assert page.view.form.name_edit.hasFocus()
    assert page.view.form.shown.is_empty


def test_enter_leads_through_the_form_to_the_button(page: BookingPage) -> None:
    page.fill()
    for _ in range(3):
        page.press(Key.Key_Return)
    assert page.view.offer.book_button.hasFocus()
    assert page.acts("request_pickup") == []
    page.press(Key.Key_Return)
    assert page.acts("request_pickup") == [page.card]


# --- what F12 books -----------------------------------------------------------------------


def test_the_next_free_slot_leaves_time_to_prepare(page: BookingPage) -> None:
    offers = {}
    for key, modifier in (
        (Key.Key_F5, None),
        (Key.Key_F6, None),
        (Key.Key_F7, None),
        (Key.Key_F5, SHIFT),
    ):
        page.press(key, modifier)
        offers[page.view.form.shown.item_code] = page.offered
    assert offers == {
        "certificate": "約 11/25（二） 08:30",
        "receipt": "約 11/21（五） 08:30",
        "money": "約 11/24（一） 08:30",
        "other": "約 11/21（五） 08:30",
    }


def test_f12_books_what_stands_on_the_button_or_says_that_it_is_gone(
    page: BookingPage, desk: Desk
) -> None:
    page.press(Key.Key_F6)
    page.fill()
    assert page.offered == "約 11/21（五） 08:30"
    book(desk, slot_at=at(21, 8, 30))
    book(desk, slot_at=at(21, 8, 30))
    page.press(Key.Key_F12)
    assert "已經額滿" in page.band
    assert page.card == ""
    assert page.view.form.shown.caller_name == NAME
    assert page.offered == "約 11/21（五） 09:00"
    page.press(Key.Key_F12)
    assert page.pickup(page.card).slot_at == at(21, 9)


def test_what_is_missing_is_said_at_its_field_and_nothing_is_booked(page: BookingPage) -> None:
    page.press(Key.Key_F12)
    assert page.view.form.name_edit.hasFocus()
    assert "請填姓名。" in page.words
    assert "請填電話，提醒時要用。" in page.words
    assert page.acts("request_pickup") == []
    page.type(NAME)
    assert "請填姓名。" not in page.words


def test_a_slot_that_was_entered_too_early_is_kept_for_f12(page: BookingPage) -> None:
    page.go_to_slot(at(24, 10))
    page.press(Key.Key_Return)
    assert page.offered == "約 11/24（一） 10:00"
    assert page.view.form.name_edit.hasFocus()
    page.fill()
    page.press(Key.Key_F12)
    assert page.pickup(page.card).slot_at == at(24, 10)


def test_escape_goes_back_to_the_next_free_slot(page: BookingPage) -> None:
    before = page.offered
    page.go_to_slot(at(24, 10))
    page.press(Key.Key_Return)
    assert page.offered != before
    page.press(Key.Key_Escape)
    assert page.offered == before


def test_enter_in_the_week_books_that_slot(page: BookingPage) -> None:
    page.fill()
    page.go_to_slot(at(28, 15, 30))
    page.press(Key.Key_Return)
    assert page.pickup(page.card).slot_at == at(28, 15, 30)
    assert "已約 1，共 2 個名額" in page.cell(at(28, 15, 30))


def test_what_an_item_needs_is_asked_for_and_kept(page: BookingPage) -> None:
    form = page.view.form
    assert not form.amount_edit.isVisible()
    page.press(Key.Key_F7)
    assert form.amount_edit.isVisible()
    assert not form.receipt_edit.isVisible()
    page.fill()
    form.amount_edit.setFocus()
    page.type("12,000")
    page.press(Key.Key_F12)
    assert page.pickup(page.card).amount_twd == 12_000


def test_an_amount_that_is_none_is_said_at_its_field(page: BookingPage) -> None:
    page.press(Key.Key_F7)
    page.fill()
    page.view.form.amount_edit.setFocus()
    page.type("12.5")
    page.press(Key.Key_F12)
    assert page.card == ""
    assert page.view.form.amount_edit.property("state") == "error"


def test_a_receipt_nobody_wrote_is_refused_at_its_field(page: BookingPage) -> None:
    page.press(Key.Key_F6)
    page.fill()
    page.view.form.receipt_edit.setFocus()
    page.type("R11400000099")
    page.press(Key.Key_F12)
    assert page.card == ""
    assert "查不到這個收據號碼" in page.words
    assert page.view.form.receipt_edit.hasFocus()


def test_an_agent_is_named_and_another_channel_needs_no_number(page: BookingPage) -> None:
    form = page.view.form
    page.type(NAME)
    for name, segments in (("agent", form.collector_segments), ("mailbox", form.channel_segments)):
        segments.chosen_button().setFocus()  # type: ignore[union-attr]
        while name not in {form.shown.collector.value, form.shown.channel.value}:
            page.press(Key.Key_Right)
            page.press(Key.Key_Space)
    form.agent_edit.setFocus()
    page.type("李代書")
    page.press(Key.Key_F12)
    pickup = page.pickup(page.card)
    assert (pickup.collector, pickup.agent_name) == (Collector.AGENT, "李代書")
    assert (pickup.channel, pickup.caller_phone) == (RequestChannel.MAILBOX, "")


# --- the case -----------------------------------------------------------------------------


def test_one_of_several_cases_is_chosen_from_a_masked_list(
    page: BookingPage, engine: Engine
) -> None:
    for serial in (1, 2):
        make_case_row(engine, case_number=f"宜執和114年罰執字第{serial:08d}號", obligor_name=NAME)
    page.fill()
    page.press(Key.Key_Return)
    page.type("王小")
    table = page.view.form.hit_table
    shown = [table.rows_model.source.row(row).cells[0] for row in range(2)]
    assert all(cell.words.startswith("王○明") for cell in shown)
    page.press(Key.Key_Return)
    assert table.hasFocus()
    page.press(Key.Key_Down)
    page.press(Key.Key_Return)
    assert shown[1].below == page.view.form.shown.case_text
    page.press(Key.Key_F12)
    assert page.pickup(page.card).case_number == shown[1].below


def test_a_case_that_is_not_ours_is_said_and_not_booked(page: BookingPage) -> None:
    page.fill()
    page.press(Key.Key_Return)
    page.type("9999")
    page.press(Key.Key_Return)
    assert "查不到這件案子" in page.words
    page.press(Key.Key_F12)
    assert "請從清單選一件，或清空不填。" in page.words
    assert page.card == ""


def test_another_letter_lets_the_case_go(page: BookingPage, engine: Engine) -> None:
    make_case_row(engine, obligor_name=NAME)
    page.fill()
    page.press(Key.Key_Return)
    page.type(NAME)
    page.press(Key.Key_Return)
    assert page.screen.form.case_words.startswith("王○明")
    page.view.form.case_edit.setFocus()
    page.press(Key.Key_End)
    page.press(Key.Key_Backspace)
    assert page.screen.form.case_words == ""


@pytest.mark.parametrize("by", ["phone", "case"])
def test_who_has_a_pickup_already_is_warned_and_may_go_on(
    page: BookingPage, desk: Desk, engine: Engine, by: str
) -> None:
    case_id = make_case_row(engine, obligor_name=NAME)
    if by == "phone":
        before = book(desk, caller_phone=PHONE)
    else:
        before = book(desk, caller_phone="03-9000000", case_id=case_id)
    page.fill()
    page.press(Key.Key_Return)
    page.type(NAME)
    page.press(Key.Key_Return)
    assert "已經約過：11/21（五） 09:00 其他（已預約）" in page.words
    page.press(Key.Key_F12)
    assert page.card not in {"", before.number}
    assert "已經約過" not in page.words


# --- slots that cannot be had -------------------------------------------------------------


def test_a_full_slot_says_so_and_is_not_booked(page: BookingPage, desk: Desk) -> None:
    book(desk, slot_at=at(21, 9))
    book(desk, slot_at=at(21, 9))
    page.look()
    page.fill()
    page.go_to_slot(at(21, 9))
    assert "滿，已約 2，共 2 個名額" in page.cell(at(21, 9))
    page.press(Key.Key_Return)
    assert "已經額滿" in page.band
    assert len(page.booked_in(at(21, 9))) == 2


def test_a_slot_that_is_past_says_so_and_is_not_booked(page: BookingPage) -> None:
    page.fill()
    page.go_to_slot(at(20, 10))
    page.press(Key.Key_Return)
    assert "已經開始或過去了" in page.band
    assert page.booked_in(at(20, 10)) == []


def test_a_closure_says_why_and_whom_it_meets(page: BookingPage, desk: Desk) -> None:
    book(desk, slot_at=at(25, 14))
    boss = make_actor(Role.ADMINISTRATOR)
    add_closure(desk, boss, desk_no=0, begins_at=at(25, 13), ends_at=at(25, 18), reason="颱風停班")
    page.fill()
    page.go_to_slot(at(25, 14))
    assert "停止取件：颱風停班，1 件要改時間" in page.cell(at(25, 14))
    page.press(Key.Key_Return)
    assert "颱風停班" in page.band
    assert page.card == ""


# --- moving, cancelling, taking back ------------------------------------------------------


def test_a_pickup_is_moved_by_keys_and_back(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(21, 9))
    page.look()
    page.go_to_slot(at(21, 9))
    page.press(Key.Key_Tab)
    page.view.side.slot_table.setFocus()
    page.view.side.slot_table.set_current(0)
    page.press(Key.Key_Return)
    assert page.view.week.hasFocus()
    assert "改時間" in page.band
    page.go_to_slot(at(24, 14))
    page.press(Key.Key_Return)
    assert page.pickup(pickup.number).slot_at == at(24, 14)
    assert "改好了" in page.band
    page.press(Key.Key_Z, CONTROL)
    assert page.pickup(pickup.number).slot_at == at(21, 9)
    assert page.view.week.current_cell().begins_at == at(21, 9)  # type: ignore[union-attr]


def test_escape_leaves_a_pickup_where_it_is(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(21, 9))
    page.look()
    page.go_to_slot(at(21, 9))
    page.view.side.slot_table.setFocus()
    page.view.side.slot_table.set_current(0)
    page.press(Key.Key_Return)
    page.press(Key.Key_Escape)
    page.go_to_slot(at(24, 14))
    page.press(Key.Key_Return)
    assert page.pickup(pickup.number).slot_at == at(21, 9)


def test_del_shows_first_whom_it_is_about_then_cancels_and_ctrl_z_takes_it_back(
    page: BookingPage, desk: Desk
) -> None:
    pickup = book(desk, slot_at=at(21, 9))
    page.look()
    page.go_to_slot(at(21, 9))
    page.press(Key.Key_Delete)
    assert page.card == pickup.number
    assert page.pickup(pickup.number).state is PickupState.REQUESTED
    page.press(Key.Key_Delete)
    assert page.pickup(pickup.number).state is PickupState.CANCELLED
    assert "已約 0，共 2 個名額" in page.cell(at(21, 9))
    page.press(Key.Key_Z, CONTROL)
    assert page.pickup(pickup.number).state is PickupState.REQUESTED
    assert "已約 1，共 2 個名額" in page.cell(at(21, 9))


def test_ctrl_z_after_a_booking_cancels_it_and_gives_back_what_was_typed(
    page: BookingPage,
) -> None:
    page.fill()
    page.press(Key.Key_F12)
    number = page.card
    page.press(Key.Key_Z, CONTROL)
    assert page.pickup(number).state is PickupState.CANCELLED
    assert page.view.form.shown.caller_name == NAME
    assert page.view.form.phone_edit.text() == PHONE


def test_ctrl_z_in_a_field_belongs_to_the_field(page: BookingPage) -> None:
    page.fill()
    page.press(Key.Key_F12)
    number = page.card
    page.type("abc")
    page.press(Key.Key_Z, CONTROL)
    assert page.view.form.name_edit.text() == ""
    assert page.pickup(number).state is PickupState.REQUESTED


def test_what_another_did_meanwhile_is_not_taken_back(page: BookingPage, desk: Desk) -> None:

    pickup = book(desk, slot_at=at(21, 9))
    page.look()
    page.go_to_slot(at(21, 9))
    page.view.side.slot_table.setFocus()
    page.view.side.slot_table.set_current(0)
    page.press(Key.Key_Return)
    page.go_to_slot(at(24, 14))
    page.press(Key.Key_Return)
    prepare_pickup(desk, make_actor(Role.SUPERVISOR, login="other"), pickup.number)
    page.press(Key.Key_Z, CONTROL)
    assert "上一步是「開始準備」，不能取回" in page.band
    stands = page.pickup(pickup.number)
    assert (stands.state, stands.slot_at) == (PickupState.PREPARING, at(24, 14))


def test_del_never_cancels_whoever_took_the_row_of_the_one_on_the_card(
    page: BookingPage, desk: Desk
) -> None:
    first, second = book(desk, slot_at=at(21, 9)), book(desk, slot_at=at(21, 9))
    page.look()
    page.go_to_slot(at(21, 9))
    page.view.side.slot_table.setFocus()
    page.press(Key.Key_Down)
    page.view.side.slot_table.set_current(1)
    page.settle()
    assert page.card == second.number
    move_pickup(desk, make_actor(), second.number, desk_no=1, slot_at=at(24, 14))
    page.look()

    assert page.card == second.number
    page.press(Key.Key_Delete)

    assert page.pickup(first.number).state is PickupState.REQUESTED
    assert page.pickup(second.number).state is PickupState.CANCELLED


def test_a_booking_that_somebody_goes_on_with_is_not_taken_back(
    page: BookingPage, desk: Desk
) -> None:
    page.fill()
    page.press(Key.Key_F12)
    number = page.card
    mark_arrived(desk, make_actor(login="other"), PickupNumber(number))

    page.press(Key.Key_Z, CONTROL)

    assert page.pickup(number).state is PickupState.ARRIVED
    assert "上一步是「報到」，不能取回" in page.band


def test_what_could_not_be_taken_back_for_trouble_stays_the_next_to_be(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, desk: Desk, tmp_path: Path
) -> None:
    """Else the second Ctrl+Z would cancel what an earlier caller was promised."""
    is_away, home = False, home_of(desk, engine, tmp_path)
    undo = pickup_ports(
        home, make_actor(), printer=None, store=inline, looking=inline, printing=inline
    ).undo

    def undo_over_the_net(number: PickupNumber, kind: StepKind) -> Pickup:
        if is_away:
            raise StoreUnreachable
        return undo(number, kind)

    page = BookingPage(
        qtbot,
        theme,
        engine,
        desk,
        tmp_path,
        actor=make_actor(),
        background=inline,
        undo=undo_over_the_net,
    )
    page.fill()
    page.press(Key.Key_F12)
    earlier = page.card
    page.fill("陳淑芬", "03-9000000")
    page.press(Key.Key_F12)
    later = page.card
    is_away = True
    page.press(Key.Key_Z, CONTROL)
    assert "資料庫沒有回應" in page.band
    is_away = False

    page.press(Key.Key_Z, CONTROL)

    assert page.pickup(later).state is PickupState.CANCELLED
    assert page.pickup(earlier).state is PickupState.REQUESTED


def test_a_search_that_fails_does_not_let_a_booking_be_made_twice(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, desk: Desk, tmp_path: Path
) -> None:
    acts = Endless()

    def find(_text: str) -> tuple[Pickup, ...]:
        raise StoreUnreachable

    page = BookingPage(
        qtbot,
        theme,
        engine,
        desk,
        tmp_path,
        actor=make_actor(),
        background=acts,
        looking=inline,
        find=find,
    )
    acts.let_go()
    page.settle()
    page.fill()
    page.press(Key.Key_F12)
    assert acts.waiting == 1
    page.view.searched.emit(NAME)
    page.settle(until=lambda: "資料庫沒有回應" in page.band)

    page.press(Key.Key_F12)

    assert acts.waiting == 1
    acts.let_go()
    page.settle()
    assert len(page.acts("request_pickup")) == 1


def test_del_in_the_form_never_cancels(page: BookingPage) -> None:
    page.fill()
    page.press(Key.Key_F12)
    number = page.card
    page.type("王")
    page.press(Key.Key_Home)
    page.press(Key.Key_Delete)
    assert page.view.form.name_edit.text() == ""
    page.view.form.clear_button.setFocus()
    page.press(Key.Key_Delete)
    assert page.pickup(number).state is PickupState.REQUESTED


def test_who_is_still_to_come_stands_first_in_the_list_of_a_slot(
    page: BookingPage, desk: Desk
) -> None:
    gone = book(desk, slot_at=at(21, 9))
    coming = book(desk, slot_at=at(21, 9))
    cancel_pickup(desk, make_actor(), gone.number)
    page.look()
    page.go_to_slot(at(21, 9))
    assert page.rows(page.view.side.slot_table) == [
        f"本人，{coming.number}，王○明，其他，已預約",
        f"本人，{gone.number}，王○明，其他，已取消",
    ]


# --- finding ------------------------------------------------------------------------------


def test_a_caller_who_has_a_time_is_found_from_anywhere(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(25, 9), caller_name="李美麗")
    page.press(Key.Key_F3)
    page.type("李美")
    assert page.rows(page.view.side.day_table) == ["11/25（二），09:00，李○麗，其他，已預約"]
    page.press(Key.Key_Return)
    assert page.card == pickup.number
    assert page.view.week.current_cell().begins_at == at(25, 9)  # type: ignore[union-attr]


def test_several_are_listed_none_is_said_and_escape_shows_the_day_again(
    page: BookingPage, desk: Desk
) -> None:
    book(desk, slot_at=at(25, 9))
    book(desk, slot_at=at(25, 10))
    page.press(Key.Key_F3)
    page.type(NAME)
    page.press(Key.Key_Return)
    assert page.view.side.day_table.hasFocus()
    assert "找到 2 件" in page.words
    page.press(Key.Key_Escape)
    assert "今天 11/20（四）" in page.words
    page.press(Key.Key_F3)
    page.window.search.clear()
    page.type("沒有這個人")
    assert "沒有這樣的取件" in page.words


def test_the_first_of_several_that_were_found_is_on_the_card(page: BookingPage, desk: Desk) -> None:
    today = book(desk, slot_at=at(20, 14), caller_name="陳淑芬")
    found = [book(desk, slot_at=at(25, hour)).number for hour in (9, 10)]
    page.look()
    page.view.side.day_table.setFocus()
    page.view.side.day_table.set_current(0)
    page.press(Key.Key_Down)
    page.settle()
    assert page.card == today.number
    page.press(Key.Key_F3)
    page.type(NAME)
    page.press(Key.Key_Return)

    assert page.view.side.day_table.current_key() in found
    assert page.card == page.view.side.day_table.current_key()


def test_a_slip_that_is_scanned_opens_its_pickup(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(25, 9))
    page.window.take_scan(pickup.number)
    page.settle()
    assert page.card == pickup.number


def test_another_page_hands_a_pickup_over_to_be_moved(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(25, 9))
    page.presenter.show_pickup(pickup.number)
    page.settle()
    page.press(Key.Key_Down)
    page.press(Key.Key_Return)
    assert page.pickup(pickup.number).slot_at == at(25, 9, 30)


# --- who sees what ------------------------------------------------------------------------


def test_names_are_masked_until_somebody_asks_and_that_is_written_down(
    page: BookingPage, desk: Desk
) -> None:
    pickup = book(desk, slot_at=at(25, 9), caller_phone=PHONE)
    page.presenter.show_pickup(pickup.number)
    page.settle()
    assert NAME not in page.words
    assert PHONE not in page.words
    assert page.acts("reveal") == []
    page.press(Key.Key_R, CONTROL)
    assert f"{NAME}　其他" in page.words
    assert PHONE in page.words
    assert page.acts("reveal") == [pickup.number]
    page.view.on_hidden()
    page.settle()
    assert NAME not in page.words


def test_the_day_says_time_number_masked_name_item_and_state(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(20, 14))
    page.press(Key.Key_Home)
    page.look()
    assert page.rows(page.view.side.day_table) == [f"14:00，{pickup.number}，王○明，其他，已預約"]


def test_every_control_has_a_name_and_the_page_fits_its_room(page: BookingPage, desk: Desk) -> None:
    book(desk, slot_at=at(24, 9))
    page.presenter.show_pickup(book(desk, slot_at=at(24, 9)).number)
    page.settle()
    assert unnamed_controls(page.view) == []
    needed = page.view.minimumSizeHint()
    # The place keeps a bar for its other pages above this one.
    assert needed.width() <= 1286
    assert needed.height() <= 616


def test_another_desk_is_one_key_away(page: BookingPage, desk: Desk) -> None:
    put_places(desk, {1: 2, 3: 1})
    book(desk, desk_no=3, slot_at=at(21, 9))
    page.look()
    page.press(Key.Key_F, CONTROL)
    page.press(Key.Key_PageDown, CONTROL)
    assert page.screen.desk_no == 3
    assert "滿，已約 1，共 1 個名額" in page.cell(at(21, 9))
    page.press(Key.Key_PageUp, CONTROL)
    assert page.screen.desk_no == 1


def test_the_way_back_to_today(page: BookingPage) -> None:
    page.press(Key.Key_PageDown)
    page.press(Key.Key_PageDown)
    assert page.screen.week_words == "114 年 12/1 – 12/7"
    page.press(Key.Key_Home)
    assert page.screen.week_words == "114 年 11/17 – 11/23"
    column = page.view.week.currentIndex().column()
    assert page.view.week.week_model.grid.days[column].is_today


def test_nobody_waits_for_who_did_not_come(page: BookingPage, desk: Desk) -> None:
    pickup = book(desk, slot_at=at(20, 14))
    desk.clock.advance(timedelta(hours=4).total_seconds())  # type: ignore[attr-defined]
    page.view.on_shown()
    page.settle()
    assert page.pickup(pickup.number).state is PickupState.MISSED


def test_the_focus_never_leaves_the_page(page: BookingPage, desk: Desk) -> None:
    book(desk, slot_at=at(20, 14))
    for _ in range(40):
        page.press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()


def test_who_only_reads_sees_the_week_and_changes_nothing(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, desk: Desk, tmp_path: Path
) -> None:
    book(desk, slot_at=at(21, 9))
    page = BookingPage(
        qtbot,
        theme,
        engine,
        desk,
        tmp_path,
        actor=make_actor(Role.AUDITOR),
        background=inline,
    )
    assert not page.view.form.isVisible()
    assert page.view.week.hasFocus()
    page.go_to_slot(at(21, 9))
    assert "已約 1，共 2 個名額" in page.cell(at(21, 9))
    for key, modifier in (
        (Key.Key_Return, None),
        (Key.Key_Delete, None),
        (Key.Key_Delete, None),
        (Key.Key_F12, None),
        (Key.Key_Z, CONTROL),
        (Key.Key_Insert, None),
    ):
        page.press(key, modifier)
    (pickup,) = page.booked_in(at(21, 9))
    assert pickup.state is PickupState.REQUESTED
    assert page.is_on(Page.WEEK)
