"""From the arrival to the signature: papers, agents, receipts, and money out of the drawer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from counter_app.domain.identifiers import mask_name
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.pickup_handovers import (
    HandOverEntry,
    IdDocument,
    PickupHandOver,
    Signing,
)
from counter_app.domain.pickups import Collector, Pickup, PickupState
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.payments import settle_at_hand
from counter_app.services.pickups import read_pickup
from counter_app.services.pickups.handing import hand_over_pickup
from counter_app.services.staff import sign_in
from counter_app.store.errors import StoreUnreachable
from counter_app.store.schema import pickup_signatures
from counter_app.ui.pickup_desk.handing import entry_of
from counter_app.ui.pickup_desk.ports import PickupDeskPorts
from counter_app.ui.pickup_desk.screen import Mode
from factories import make_actor, make_desk, make_draft, make_fee
from homes import PASSWORD
from paper_readers import pypdf_text
from pickup_pages import AGENT_NAME, CONTROL, NAME, PickupBranch, at
from plugged_printers import Plugged
from screen_checks import unnamed_controls, visible_words


def ready(branch: PickupBranch, pickup: Pickup) -> Pickup:
    """Prepare a pickup, and let its time come."""
    made = branch.make_ready(pickup)
    branch.clock.now = at(9, 1)
    return made


def test_from_the_slip_to_the_signature_by_keys(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.scan(booked.number)
    page.wait(lambda: page.state_of(booked.number) is PickupState.ARRIVED)
    assert NAME not in page.words
    branch.clock.advance(70)

    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.mode is Mode.HAND_OVER)
    assert NAME in page.words
    assert branch.journal("reveal") == [booked.number]
    assert unnamed_controls(page.view) == []
    form = page.view.hand_over_form
    page.wait(form.document_combo.hasFocus)
    page.press(Qt.Key.Key_Down)  # the health card
    page.press(Qt.Key.Key_Tab)
    assert form.last4_edit.hasFocus()
    page.type("a123")
    page.press(Qt.Key.Key_F12)
    page.wait(form.signed_check.hasFocus)
    assert page.state_of(booked.number) is PickupState.ARRIVED
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)
    page.wait(lambda: "已交付" in page.said)
    done = read_pickup(page.desk, page.actor, booked.number).hand_over
    assert done is not None
    assert (done.document, done.document_last4) == (IdDocument.HEALTH_CARD, "A123")
    assert (done.recipient_name, done.signing) == (NAME, Signing.PAPER)
    assert (done.given, done.handed_by) == ("權利移轉證書", "lin")
    assert page.money == []
    # Names are gone from the page, and from the fields behind it.
    assert NAME not in page.words
    assert form.agent_edit.text() == form.name_edit.text() == form.last4_edit.text() == ""


@pytest.mark.parametrize(
    ("leave_out", "words"),
    [("last4", "末四碼"), ("given", "交付"), ("signature", "簽")],
)
def test_what_is_left_out_is_said_in_its_field(
    branch: PickupBranch, leave_out: str, words: str
) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.identify()
    form = page.view.hand_over_form
    if leave_out == "signature":
        form.signed_check.setChecked(False)
    else:
        {"last4": form.last4_edit, "given": form.given_edit}[leave_out].clear()
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: words in visible_words(form))
    assert page.state_of(booked.number) is PickupState.ARRIVED
    assert page.mode is Mode.HAND_OVER


def test_an_agent_without_authority_gets_nothing(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book_for_agent(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    form = page.view.hand_over_form
    assert form.agent_edit.text() == AGENT_NAME
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: "委任狀" in form._authority_label.text())
    assert form.authority_check.hasFocus()
    assert page.state_of(booked.number) is PickupState.ARRIVED
    # The control: with it, the agent does.
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)
    done = read_pickup(page.desk, page.actor, booked.number).hand_over
    assert done is not None
    assert (done.collector, done.recipient_name) == (Collector.AGENT, AGENT_NAME)
    assert done.has_authority


def test_another_agent_than_was_said_can_come(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    form = page.view.hand_over_form
    form.collector_segments.chosen.emit(Collector.AGENT.value)
    page.wait(form.agent_edit.hasFocus)
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.wait(form.agent_edit.hasFocus)  # nobody is named yet
    page.type(AGENT_NAME)
    form.authority_check.setFocus()
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)


def test_a_name_that_was_misheard_is_written_as_the_document_has_it(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    form = page.view.hand_over_form
    assert form.name_edit.text() == NAME
    form.name_edit.clear()
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.wait(form.name_edit.hasFocus)  # nobody is named
    page.type("王曉明")
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)
    detail = read_pickup(page.desk, page.actor, booked.number)
    assert detail.hand_over is not None
    assert detail.hand_over.recipient_name == "王曉明"
    assert detail.pickup.caller_name == NAME


def test_a_scanned_identity_card_leaves_its_last_four(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.scan("A123456789")
    assert page.view.hand_over_form.last4_edit.text() == "6789"
    assert "A123456789" not in page.words


def test_who_signs_on_the_pad_signs_once(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.identify()
    form = page.view.hand_over_form
    form.signing_segments.chosen.emit(Signing.PAD.value)
    page.wait(form.pad.isVisible)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: "簽" in form._signature_label.text())
    draw(form.pad)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)
    done = read_pickup(page.desk, page.actor, booked.number).hand_over
    assert done is not None
    assert done.signing is Signing.PAD
    assert done.signature_hash
    with branch.engine.connect() as connection:
        (picture,) = connection.scalars(select(pickup_signatures.c.image)).all()
    assert picture.startswith(b"\x89PNG")
    assert form.pad.is_empty


def draw(pad: QWidget) -> None:
    """Draw a line with the mouse."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(20, 40))
    for x in range(20, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 40 + x % 30))
    QTest.mouseRelease(pad, left, pos=QPoint(200, 60))


# --- money ------------------------------------------------------------------------------------


def test_money_is_approved_paid_signed_for_and_in_the_books(branch: PickupBranch) -> None:
    branch.open_drawer(20_000)
    booked = ready(branch, branch.book_money(at(9), 12_000))
    page = branch.show()
    page.begin_hand_over(booked.number)
    form = page.view.hand_over_form
    assert form.amount_edit.amount_twd() == 12_000

    # What is signed is printed first, once it is known who signs.
    page.press(Qt.Key.Key_P, CONTROL)
    page.wait(lambda: "末四碼：" in visible_words(form))
    form.last4_edit.setFocus()
    page.type("6789")
    page.press(Qt.Key.Key_P, CONTROL)
    page.wait(lambda: "已存成檔案" in visible_words(page.view))
    (sheet,) = branch.home.papers.glob(f"{booked.number}*.pdf")
    assert NAME in pypdf_text(sheet.read_bytes())
    assert branch.cash() == 20_000

    page.identify()
    page.press(Qt.Key.Key_F12)
    page.wait(page.view.approval.isVisible)
    assert "付出 12,000 元" in page.words
    assert not form.isEnabled()  # what is approved is what was entered
    page.approve(login="lin")
    page.wait(lambda: "不能核可自己" in visible_words(page.view.approval))
    assert branch.cash() == 20_000
    page.approve(reason="")
    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)
    page.wait(lambda: "已從錢箱付出 12,000 元" in page.said)
    assert branch.cash() == 8_000
    assert page.money == [booked.number]
    done = read_pickup(page.desk, page.actor, booked.number).hand_over
    assert done is not None
    assert (done.amount_twd, done.approver) == (Twd(12_000), "boss")
    assert done.entry_id
    assert done.shift_id
    # Afterwards the same paper again, marked.
    page.press(Qt.Key.Key_P, CONTROL)
    page.wait(lambda: "已存成檔案" in page.said)
    # F12 does nothing any more.
    page.press(Qt.Key.Key_F12)
    assert branch.cash() == 8_000


def test_another_amount_is_said_to_the_second_person(branch: PickupBranch) -> None:
    branch.open_drawer(20_000)
    booked = ready(branch, branch.book_money(at(9), 12_000))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.view.hand_over_form.amount_edit.set_amount(Twd(1_200))
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.wait(page.view.approval.isVisible)
    assert "約定的是 12,000 元" in page.words
    page.press(Qt.Key.Key_Escape)
    page.wait(lambda: not page.view.approval.isVisible())
    assert page.mode is Mode.HAND_OVER
    assert page.view.hand_over_form.isEnabled()
    assert page.view.hand_over_form.last4_edit.text() == "6789"
    assert branch.cash() == 20_000


def test_without_an_own_drawer_and_with_too_little_in_it_nothing_is_paid(
    branch: PickupBranch,
) -> None:
    booked = ready(branch, branch.book_money(at(9), 12_000))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.approve()
    page.wait(lambda: "開班" in visible_words(page.view.approval))
    branch.open_drawer(5_000)
    page.approve()
    page.wait(lambda: "5,000" in visible_words(page.view.approval))
    assert page.state_of(booked.number) is PickupState.ARRIVED
    assert branch.cash() == 5_000
    assert page.money == []


def test_a_lost_answer_is_found_and_nothing_is_paid_twice(branch: PickupBranch) -> None:
    branch.open_drawer(20_000)
    booked = ready(branch, branch.book_money(at(9), 12_000))
    asked: list[HandOverEntry] = []

    def loses_answers(ports: PickupDeskPorts) -> PickupDeskPorts:
        def hand_over(entry: HandOverEntry, approver: Actor | None) -> PickupHandOver:
            asked.append(entry)
            ports.hand_over(entry, approver)
            raise StoreUnreachable

        return replace(ports, hand_over=hand_over)

    page = branch.show(change=loses_answers)
    page.begin_hand_over(booked.number)
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.approve()
    page.wait(lambda: "已從錢箱付出 12,000 元" in page.said)
    assert page.mode is Mode.LOOK
    assert not page.view.approval.isVisible()
    assert branch.cash() == 8_000
    assert len(asked) == 1
    assert page.money == [booked.number]


def test_the_drawer_opens_by_itself_for_money_of_a_pickup(
    branch: PickupBranch, plugged: Plugged
) -> None:
    branch.open_drawer(20_000)
    booked = ready(branch, branch.book_money(at(9), 12_000))
    printer, simulator = plugged.printer()
    page = branch.show(printer=printer)
    page.begin_hand_over(booked.number)
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.approve()
    page.wait(lambda: "錢箱已打開" in page.said)
    assert branch.journal("open_drawer") == [booked.number]
    page.wait(lambda: simulator.drawer_kicks == 1)


# --- receipts ---------------------------------------------------------------------------------


def test_a_receipt_is_printed_by_its_own_rule(branch: PickupBranch) -> None:
    branch.open_drawer()
    clerk = sign_in(branch.desk, login="lin", password=PASSWORD)
    sale = settle_at_hand(
        branch.desk,
        clerk,
        make_draft(payment_id=PaymentId("sale-1"), fees=(make_fee(),)),
        (CashLaidDown(tendered_twd=Twd(6)),),
        agreed_twd=Twd(6),
        holder_in_person=True,
        approver=None,
    )
    assert sale.receipt is not None
    number = sale.receipt.number
    booked = ready(branch, branch.book(at(9), item_code="receipt", receipt_number=number))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.wait(lambda: "還沒有補印過" in page.words)
    page.press(Qt.Key.Key_F9)
    page.wait(page.view.approval.isVisible)
    assert not page.view.approval.second.isVisible()
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: [job.copy for job in page.copies] == [1])
    page.wait(lambda: "已補印 1 次" in page.words)
    # Once more needs a second person.
    page.press(Qt.Key.Key_F9)
    page.wait(page.view.approval.second.isVisible)
    page.approve(reason="卡紙", login="lin")
    page.wait(lambda: "不能核可自己" in visible_words(page.view.approval))
    page.approve(reason="")
    page.wait(lambda: [job.copy for job in page.copies] == [1, 2])
    page.identify()
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(booked.number) is PickupState.HANDED_OVER)
    done = read_pickup(page.desk, page.actor, booked.number).hand_over
    assert done is not None
    assert done.receipt_number == number


# --- names, and other desks ---------------------------------------------------------------------


def test_names_leave_the_page_with_it(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    assert NAME in page.words
    page.view.on_hidden()
    assert page.mode is Mode.LOOK
    assert NAME not in page.words
    assert mask_name(NAME) in page.words


def test_a_form_left_open_too_long_is_closed(
    branch: PickupBranch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.pickup_desk.presenter.NAMES_SHOWN_MS", 50)
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.scan(booked.number)
    page.wait(lambda: page.state_of(booked.number) is PickupState.ARRIVED)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: branch.journal("reveal") == [booked.number])
    page.wait(lambda: page.mode is Mode.LOOK)
    assert NAME not in page.words


def test_what_another_desk_hands_over_closes_the_form_here(branch: PickupBranch) -> None:
    booked = ready(branch, branch.book(at(9)))
    page = branch.show()
    page.begin_hand_over(booked.number)
    page.identify()
    other = make_desk(branch.engine, desk_no=2, clock=branch.clock)
    part = page.view._screen.hand_over
    assert part is not None
    hand_over_pickup(
        other, make_actor(desk_no=2), entry_of(part, page.view.hand_over_form.fields())
    )
    page.wait(lambda: page.mode is Mode.LOOK)
    page.wait(lambda: "在別處有了變化" in page.said)
    assert "這裡沒有付出任何款項" in page.said
    assert NAME not in page.words
