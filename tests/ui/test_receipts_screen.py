"""Receipts: found, printed again, taken back, corrected, before a real store and real machines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from card_wire import TERMINAL, Manner, make_machine, read_book
from counter_app.bootstrap.receipts_screen import receipt_ports
from counter_app.bootstrap.workspace import places
from counter_app.domain.cases import CaseId
from counter_app.domain.kinds import AUCTION_KIND
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem, PaymentId
from counter_app.domain.printing import PrintJob, PrintState
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import ReversalState
from counter_app.domain.staff import Act, Actor, Role
from counter_app.domain.tenders import CashLaidDown, SlipShown, TenderAtHand, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.receipts import mark_interrupted_jobs, waiting_jobs
from counter_app.services.reversals import find_reversible
from counter_app.services.staff import sign_in
from counter_app.store.schema import shifts
from counter_app.ui.background import Background, Endless, Inline
from counter_app.ui.main_window import MainWindow
from counter_app.ui.receipts.presenter import ReceiptsPresenter
from counter_app.ui.receipts.screen import Deed
from counter_app.ui.receipts.view import ReceiptsView
from counter_app.ui.screen import permitted_entries
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from factories import (
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from homes import PASSWORD, hire_with_password, home_of
from screen_checks import unnamed_controls, visible_words
from stores import Place

TOTAL = 2350
CONTROL = Qt.KeyboardModifier.ControlModifier
DEPOSIT = FeeItem(
    code="DEPOSIT", name="拍賣保證金", group=AUCTION_KIND, quantity=1, unit_price_twd=Twd(3000)
)
SLIP = SlipShown(
    kind=TenderKind.CARD, amount_twd=Twd(TOTAL), slip_number="000123", approval_code="A1"
)
PEOPLE = (
    ("lin", Role.CLERK),
    ("boss", Role.SUPERVISOR),
    ("auditor", Role.AUDITOR),
    ("office", Role.CASHIER_OFFICE),
)


@dataclass
class Page:
    """The page of one person, in a window that hears keys."""

    qtbot: QtBot
    desk: Desk
    actor: Actor
    window: MainWindow
    view: ReceiptsView
    presenter: ReceiptsPresenter
    copies: list[PrintJob] = field(default_factory=list)
    drawers: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=5_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.window, key, modifier or Qt.KeyboardModifier.NoModifier)

    def come_back(self) -> None:
        """Go on at this window, as whoever sits there."""
        self.window.activateWindow()
        self.window.go_to("receipts")
        self.qtbot.wait(30)

    def numbers(self) -> list[str]:
        source = self.view.table.rows_model.source
        return [source.row(at).key for at in range(source.count())]

    def look_for(self, text: str = "", from_day: str = "", to_day: str = "") -> None:
        """Type what is looked for, and press Enter."""
        view = self.view
        values = ((view.text_edit, text), (view.from_edit, from_day), (view.to_edit, to_day))
        for edit, value in values:
            edit.setText(value)
        QTest.keyClick(view.text_edit, Qt.Key.Key_Return)
        self.qtbot.wait(20)

    def reach(self, number: str) -> None:
        """Look at a receipt."""
        self.look_for(number)
        self.wait(lambda: self.number == number)

    @property
    def number(self) -> str:
        sheet = self.view._screen.sheet
        return sheet.number if sheet is not None else ""

    @property
    def deeds(self) -> tuple[Deed, ...]:
        sheet = self.view._screen.sheet
        return sheet.deeds if sheet is not None else ()

    def do(self, deed: Deed) -> None:
        """Click the button of a deed."""
        self.wait(self.view.deed_buttons[deed].isVisible)
        self.view.deed_buttons[deed].click()
        self.qtbot.wait(20)

    def approve(
        self, *, reason: str = "金額開錯", login: str = "boss", password: str = PASSWORD
    ) -> None:
        """Type why and who stands beside, and press F12."""
        panel = self.view.approval
        if reason:
            panel.reason_edit.setText(reason)
        if panel.second.isVisible():
            panel.second.login_edit.setText(login)
            panel.second.password_edit.setText(password)
        self.press(Qt.Key.Key_F12)
        self.qtbot.wait(30)

    @property
    def words(self) -> str:
        return visible_words(self.view)

    def state_of(self, number: str) -> list[ReversalState]:
        found = find_reversible(self.desk, self.actor, ReceiptNumber(number))
        return [each.state for each in found.reversals]


@dataclass
class Branch:
    """A branch with its people, and what was sold there."""

    engine: Engine
    clock: StoppedClock
    desk: Desk
    folder: Path
    clerk: Actor
    sold: int = 0

    @property
    def truth(self) -> Path:
        return self.folder / "truth"

    def sell(self, *case_ids: CaseId, **changes: object) -> str:
        """Take a payment over the counter; return its receipt."""
        self.sold += 1
        fees = changes.get("fees", () if case_ids else (make_fee(),))
        at_hand = changes.get("at_hand", (CashLaidDown(tendered_twd=Twd(5000)),))
        total = changes.get("total", TOTAL if case_ids else 6)
        assert isinstance(fees, tuple) and isinstance(at_hand, tuple) and isinstance(total, int)  # noqa: PT018 - for the types
        settlement = settle_at_hand(
            self.desk,
            self.clerk,
            make_draft(*case_ids, payment_id=PaymentId(f"sale-{self.sold}"), fees=fees),
            _tenders(at_hand),
            agreed_twd=Twd(total),
            holder_in_person=True,
            approver=make_actor(Role.SUPERVISOR, staff_id=90),
        )
        assert settlement.receipt is not None
        return settlement.receipt.number

    def sell_by_card(self, case_id: CaseId) -> str:
        """Take a payment at the terminal; return its receipt."""
        self.sold += 1
        payment, tender = begin_machine_tender(
            self.desk,
            self.clerk,
            make_draft(case_id, payment_id=PaymentId(f"sale-{self.sold}")),
            kind=TenderKind.CARD,
            amount_twd=Twd(TOTAL),
            device=TERMINAL,
            agreed_twd=Twd(TOTAL),
            holder_in_person=True,
        )
        machine, _wire = make_machine(self.truth)
        done = ask_machine(
            self.desk,
            self.clerk,
            machine,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
        )
        assert done.receipt is not None
        return done.receipt.number

    def next_day(self) -> None:
        """Close the day as far as receipts are concerned, and open the next."""
        with self.engine.begin() as connection:
            connection.execute(shifts.update().values(state="closed"))
        self.clock.advance(timedelta(days=1).total_seconds())
        open_shift(self.desk, self.clerk)

    def cash(self) -> int:
        with self.desk.open_unit() as unit:
            shift = unit.shifts.open_at(1)
            assert shift is not None
            return unit.takings.expected_cash(shift)

    def given_back(self) -> list[int]:
        """What the terminal really gave back."""
        return [each.amount_twd for each in read_book(self.truth).returns]


def _tenders(given: tuple[object, ...]) -> tuple[TenderAtHand, ...]:
    return tuple(each for each in given if isinstance(each, CashLaidDown | SlipShown))


@pytest.fixture
def branch(new_sqlite_place: Place, tmp_path: Path) -> Iterator[Branch]:
    engine = new_sqlite_place.open()
    clock = StoppedClock()
    desk = make_desk(engine, clock=clock)
    hire_with_password(desk, *PEOPLE)
    clerk = sign_in(desk, login="lin", password=PASSWORD)
    open_shift(desk, clerk)
    yield Branch(engine=engine, clock=clock, desk=desk, folder=tmp_path, clerk=clerk)
    engine.dispose()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(branch: Branch, theme: Theme, inline: Inline, qtbot: QtBot) -> OpenPage:
    def open_it(
        login: str = "lin",
        *manners: Manner,
        has_machine: bool = True,
        at_machine: Background = inline,
    ) -> Page:
        actor = sign_in(branch.desk, login=login, password=PASSWORD)
        machine, _wire = make_machine(branch.truth, *manners)
        home = home_of(branch.desk, branch.engine, branch.folder)
        view = ReceiptsView(theme)
        copies: list[PrintJob] = []
        ports = receipt_ports(
            home,
            actor,
            machines={TERMINAL: machine} if has_machine else {},
            workers={TERMINAL: at_machine} if has_machine else {},
            print_copy=copies.append,
            forms=("slip", "a4"),
            store=inline,
        )
        presenter = ReceiptsPresenter(view, ports)
        window = MainWindow(theme, KeyMap(), title="")
        qtbot.addWidget(window)
        window.add_screen("receipts", view)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        page = Page(
            qtbot=qtbot,
            desk=branch.desk,
            actor=actor,
            window=window,
            view=view,
            presenter=presenter,
            copies=copies,
        )
        presenter.drawer_wanted.connect(page.drawers.append)
        presenter.in_work_counted.connect(page.counts.append)
        window.go_to("receipts")
        qtbot.waitUntil(lambda: bool(page.counts))
        qtbot.wait(20)
        return page

    return open_it


# --- finding --------------------------------------------------------------------------------


def test_receipts_are_found_by_number_payer_and_day(branch: Branch, open_page: OpenPage) -> None:
    first = branch.sell(make_case_row(branch.engine))
    branch.next_day()
    second = branch.sell(
        make_case_row(
            branch.engine,
            case_number="宜執和114年健保執字第00000010號",
            obligor_name="李小華",
            obligor_number="B223456785",
        ),
    )
    page = open_page()
    assert page.numbers() == [second, first]

    page.look_for(first[-6:])
    page.wait(lambda: page.numbers() == [first])
    page.look_for("小明")
    page.wait(lambda: set(page.numbers()) == {first, second})  # the draft's payer is 王小明
    page.look_for(from_day="114/11/21")
    page.wait(lambda: page.numbers() == [second])
    page.look_for(to_day="114/11/20")
    page.wait(lambda: page.numbers() == [first])
    page.look_for("R11401999999")
    page.wait(lambda: page.numbers() == [])
    assert "沒有符合的收據" in page.words


def test_a_day_that_is_none_is_refused_in_words_and_the_list_stays(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell()
    page = open_page()

    page.look_for(from_day="114/13/45")

    page.wait(lambda: "日期" in visible_words(page.view._error))
    assert page.numbers() == [number]
    page.look_for(from_day="114/11/20")
    page.wait(lambda: not page.view._error.isVisible())


def test_ctrl_f_begins_a_search_and_a_scan_finds_its_receipt(
    branch: Branch, open_page: OpenPage
) -> None:
    first, _second = branch.sell(), branch.sell()
    page = open_page()
    page.view.table.setFocus()

    page.press(Qt.Key.Key_F, CONTROL)
    assert page.view.text_edit.hasFocus()

    page.view.listing_segments.chosen.emit("in_work")
    page.qtbot.wait(20)
    page.window.take_scan(first)
    page.wait(lambda: page.numbers() == [first] and page.number == first)


def test_names_are_masked_and_amounts_stand_in_a_column(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell(make_case_row(branch.engine))
    page = open_page()
    page.reach(number)

    assert "王小明" not in page.words
    assert "王○明" in page.words
    assert "2,350" in page.words
    assert unnamed_controls(page.view) == []


# --- voids ----------------------------------------------------------------------------------


def test_cash_goes_back_before_a_supervisor_and_the_number_stays(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell(make_case_row(branch.engine))
    page = open_page()
    page.reach(number)

    page.do(Deed.VOID)
    assert page.view.form.paper_check.hasFocus()
    assert unnamed_controls(page.view) == []
    QTest.keyClick(page.view.form.paper_check, Qt.Key.Key_Space)
    page.approve()

    page.wait(lambda: "已列為「作廢」" in page.words)
    assert page.state_of(number) == [ReversalState.DONE]
    assert branch.cash() == 5000
    assert page.drawers == [number]
    page.wait(lambda: page.deeds == ())
    assert page.numbers() == [number]
    assert "作廢 2,350：已完成（lin，核可 boss）　金額開錯" in page.words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "not it"}, "帳號或密碼不對"),
        ({"login": "lin"}, "不能核可自己"),
        ({"login": "auditor"}, "沒有核可的權限"),
        ({"reason": ""}, "沒有寫原因"),
    ],
)
def test_without_another_supervisor_and_a_reason_nothing_goes_back(
    branch: Branch, open_page: OpenPage, changes: dict[str, str], words: str
) -> None:
    number = branch.sell(make_case_row(branch.engine))
    page = open_page()
    page.reach(number)
    page.do(Deed.VOID)
    page.view.form.paper_check.setChecked(True)

    page.approve(**changes)

    page.wait(lambda: words in visible_words(page.view.approval))
    assert page.view.approval.isVisible()
    assert page.view.approval.second.password_edit.text() == ""
    assert page.state_of(number) == []
    assert branch.cash() == 5000 + TOTAL


def test_a_paper_that_is_missing_needs_a_note(branch: Branch, open_page: OpenPage) -> None:
    number = branch.sell()
    page = open_page()
    page.reach(number)
    page.do(Deed.VOID)

    page.approve()
    page.wait(lambda: "正本不在手上" in visible_words(page.view.approval))
    assert page.state_of(number) == []

    page.view.form.note_edit.setText("民眾已撕毀，拍照存查")
    page.approve(reason="")
    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])


def test_esc_leaves_the_form_and_nothing_is_done(branch: Branch, open_page: OpenPage) -> None:
    number = branch.sell()
    page = open_page()
    page.reach(number)
    page.do(Deed.VOID)
    page.view.approval.second.password_edit.setText(PASSWORD)

    page.press(Qt.Key.Key_Escape)

    page.wait(lambda: not page.view.form.isVisible())
    assert page.view.approval.second.password_edit.text() == ""
    assert page.view.deed_buttons[Deed.VOID].isVisible()
    assert page.state_of(number) == []


def begin_card_void(branch: Branch, page: Page, number: str) -> None:
    page.reach(number)
    page.do(Deed.VOID)
    page.view.form.paper_check.setChecked(True)
    page.approve()
    page.wait(lambda: Deed.ASK_MACHINE in page.deeds)
    assert "還有 2,350 要退回" in page.words


def test_a_card_gets_its_money_back_from_the_terminal(branch: Branch, open_page: OpenPage) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    page = open_page()
    begin_card_void(branch, page, number)

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    page.wait(lambda: "已列為「作廢」" in page.words)
    assert branch.given_back() == [TOTAL]
    assert page.drawers == []  # no cash moved
    assert branch.cash() == 5000


def test_while_the_terminal_gives_back_the_desk_is_neither_locked_nor_left(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    at_machine = Endless()
    page = open_page(at_machine=at_machine)
    begin_card_void(branch, page, number)
    page.wait(lambda: not page.presenter.is_asking_machine)

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: at_machine.waiting == 1)
    assert page.presenter.is_asking_machine
    at_machine.let_go()
    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    page.wait(lambda: not page.presenter.is_asking_machine)


def test_a_lost_answer_is_queried_and_never_given_back_twice(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    page = open_page("lin", Manner.LOSES_ANSWER)
    begin_card_void(branch, page, number)

    page.press(Qt.Key.Key_F12)
    page.wait(lambda: Deed.QUERY in page.deeds)
    assert "請勿再退一次，也不要先付現金" in page.words
    assert Deed.ASK_MACHINE not in page.deeds
    assert Deed.CALL_OFF not in page.deeds

    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    assert branch.given_back() == [TOTAL]


def test_a_lost_answer_is_told_by_the_slip_before_a_second_person(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    page = open_page("lin", Manner.LOSES_ANSWER)
    begin_card_void(branch, page, number)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: Deed.BY_SLIP in page.deeds and Deed.QUERY in page.deeds)

    page.do(Deed.BY_SLIP)
    assert unnamed_controls(page.view) == []
    page.view.form.slip_edit.setText("000777")
    page.approve(reason="")

    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])


def test_a_no_of_the_terminal_is_said_and_stays_in_sight(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    page = open_page("lin", Manner.DECLINES)
    begin_card_void(branch, page, number)

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: "設備沒有退回款項" in page.words)
    page.qtbot.wait(50)
    assert "設備沒有退回款項" in page.words
    assert "收據仍然有效" in page.words
    assert page.state_of(number) == [ReversalState.APPROVED]
    assert Deed.PAY_OTHERWISE in page.deeds

    page.press(Qt.Key.Key_F12)  # it is asked again, and says yes
    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])


def test_what_a_terminal_refuses_is_paid_over_the_counter_before_a_second_person(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    page = open_page("lin", Manner.DECLINES)
    begin_card_void(branch, page, number)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: Deed.PAY_OTHERWISE in page.deeds)

    page.do(Deed.PAY_OTHERWISE)
    page.view.form.recipient_edit.setText("王小明")
    page.view.form.signed_check.setChecked(True)
    page.approve(reason="", login="lin")
    page.wait(lambda: "不能核可自己" in visible_words(page.view.approval))
    page.approve(reason="")

    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    assert branch.cash() == 5000 - TOTAL
    assert branch.given_back() == []
    assert page.drawers == [number]


def test_without_its_terminal_the_page_says_where_to_go(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell_by_card(make_case_row(branch.engine))
    page = open_page(has_machine=False)
    begin_card_void(branch, page, number)

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: "這個櫃檯沒有設備" in page.words)
    assert page.state_of(number) == [ReversalState.APPROVED]


# --- refunds and deposits -------------------------------------------------------------------


def test_a_refund_is_asked_for_approved_by_another_login_and_paid(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell(make_case_row(branch.engine))
    branch.next_day()
    page = open_page()
    page.reach(number)
    assert Deed.VOID not in page.deeds
    page.do(Deed.REFUND)
    page.view.form.paper_check.setChecked(True)
    page.view.form.recipient_edit.setText("王小明")
    page.approve()
    page.wait(lambda: "等待主管核可" in page.words)
    assert page.state_of(number) == [ReversalState.REQUESTED]
    assert Deed.APPROVE not in page.deeds

    at_boss = open_page("boss")
    at_boss.view.listing_segments.chosen.emit("in_work")
    at_boss.wait(lambda: at_boss.numbers() == [number] and at_boss.number == number)
    assert "待處理 1" in [
        button.text() for button in at_boss.view.listing_segments.findChildren(QPushButton)
    ]
    at_boss.press(Qt.Key.Key_F12)
    at_boss.wait(lambda: at_boss.state_of(number) == [ReversalState.APPROVED])

    page.come_back()
    page.wait(lambda: Deed.PAY_BACK in page.deeds)
    page.do(Deed.VOUCHER)
    page.wait(lambda: "領據已存到" in page.words)
    assert len(list((branch.folder / "papers").glob("*.pdf"))) == 1
    page.do(Deed.PAY_BACK)
    page.view.form.recipient_edit.setText("王小明")
    page.approve(reason="")
    page.wait(lambda: "還沒有簽收" in visible_words(page.view.approval))
    assert branch.cash() == 5000
    page.view.form.signed_check.setChecked(True)
    page.approve(reason="")
    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    assert branch.cash() == 5000 - TOTAL
    assert page.drawers == [number]


def test_a_request_can_be_refused_or_called_off_with_a_reason(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell()
    branch.next_day()
    page = open_page()
    page.reach(number)
    page.do(Deed.REFUND)
    page.view.form.paper_check.setChecked(True)
    page.approve()
    page.wait(lambda: page.deeds[-1:] == (Deed.CALL_OFF,))
    page.do(Deed.CALL_OFF)
    page.approve(reason="民眾改變心意")

    page.wait(lambda: page.state_of(number) == [ReversalState.REFUSED])
    page.wait(lambda: Deed.REFUND in page.deeds)
    page.do(Deed.REFUND)
    page.view.form.paper_check.setChecked(True)
    page.approve()
    at_boss = open_page("boss")
    at_boss.reach(number)
    at_boss.do(Deed.REFUSE)
    at_boss.approve(reason="查無溢繳")
    at_boss.wait(lambda: at_boss.state_of(number) == [ReversalState.REFUSED, ReversalState.REFUSED])


def test_a_transfer_needs_an_account_and_leaves_the_drawer_alone(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell(make_case_row(branch.engine))
    branch.next_day()
    page = open_page()
    page.reach(number)
    page.do(Deed.REFUND)
    page.view.form.paper_check.setChecked(True)
    page.approve()
    at_boss = open_page("boss")
    at_boss.reach(number)
    at_boss.press(Qt.Key.Key_F12)
    at_boss.wait(lambda: at_boss.state_of(number) == [ReversalState.APPROVED])
    page.come_back()
    page.do(Deed.PAY_BACK)
    form = page.view.form
    assert not form.account_edit.isVisible()
    form.way_segments.chosen.emit("transfer")
    assert form.account_edit.isVisible()
    form.recipient_edit.setText("王小明")
    form.signed_check.setChecked(True)
    form.account_edit.setText("004-123456789012")
    QTest.keyClicks(form.account_edit, "3")
    page.approve(reason="")

    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    assert branch.cash() == 5000
    assert page.drawers == []


def test_a_deposit_goes_back_once(branch: Branch, open_page: OpenPage) -> None:
    number = branch.sell(fees=(make_fee(), DEPOSIT), total=3006)
    branch.next_day()
    page = open_page()
    page.reach(number)
    page.do(Deed.DEPOSIT)
    form = page.view.form
    assert form.choice_combo.itemText(0) == "拍賣保證金　3,000"
    assert form.choice_combo.hasFocus()
    form.paper_check.setChecked(True)
    form.recipient_edit.setText("李投標")
    page.approve(reason="未得標")
    at_boss = open_page("boss")
    at_boss.reach(number)
    at_boss.press(Qt.Key.Key_F12)
    at_boss.wait(lambda: at_boss.state_of(number) == [ReversalState.APPROVED])

    page.come_back()
    page.do(Deed.PAY_BACK)
    page.view.form.recipient_edit.setText("李投標")
    page.view.form.signed_check.setChecked(True)
    page.approve(reason="")

    page.wait(lambda: page.state_of(number) == [ReversalState.DONE])
    assert branch.cash() == 2000
    page.wait(lambda: page.deeds == (Deed.REPRINT,))


# --- corrections, copies, doubtful papers ---------------------------------------------------


def test_a_tender_is_corrected_and_the_old_one_is_kept(branch: Branch, open_page: OpenPage) -> None:
    number = branch.sell(make_case_row(branch.engine))
    page = open_page()
    page.reach(number)
    page.do(Deed.CORRECT)
    form = page.view.form
    at = form.kind_combo.findData(TenderKind.CARD.value)
    form.kind_combo.setCurrentIndex(at)
    form.kind_combo.activated.emit(at)
    assert form.slip_edit.isVisible()
    assert unnamed_controls(page.view) == []
    QTest.keyClicks(form.slip_edit, "000123")
    QTest.keyClicks(form.code_edit, "A1B2")
    page.approve(reason="其實是刷卡")

    page.wait(lambda: "已更正，原紀錄仍保留" in page.words)
    assert branch.cash() == 5000
    found = find_reversible(page.desk, page.actor, ReceiptNumber(number))
    assert found.tenders[0].tender.kind is TenderKind.CARD
    assert found.receipt.tenders[0].kind is TenderKind.CASH


def test_the_first_copy_is_free_and_the_second_needs_a_second_person(
    branch: Branch, open_page: OpenPage
) -> None:
    number = branch.sell()
    page = open_page()
    page.reach(number)

    page.press(Qt.Key.Key_F9)
    page.wait(page.view.approval.isVisible)
    assert "第 1 次補印" in page.words
    assert not page.view.approval.second.isVisible()
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: [job.copy for job in page.copies] == [1])

    page.press(Qt.Key.Key_F9)
    page.wait(page.view.approval.isVisible)
    assert "第 2 次補印" in page.words
    page.approve(reason="卡紙", login="lin")
    page.wait(lambda: "不能核可自己" in visible_words(page.view.approval))
    page.view.form.form_segments.chosen.emit("a4")
    page.approve(reason="")
    page.wait(lambda: [(job.copy, job.form) for job in page.copies] == [(1, "slip"), (2, "a4")])


def leave_in_doubt(branch: Branch) -> str:
    """Leave a paper that was printing when the program stopped."""
    number = branch.sell()
    with branch.desk.open_unit() as unit:
        for job in unit.print_jobs.waiting(1):
            unit.print_jobs.move(job, PrintState.PRINTING)
        unit.commit()
    mark_interrupted_jobs(branch.desk, branch.clerk)
    return number


def test_a_paper_in_doubt_comes_first_and_is_whole(branch: Branch, open_page: OpenPage) -> None:
    number = leave_in_doubt(branch)
    page = open_page()
    assert page.counts[-1] == 1
    page.presenter.list_waiting()
    page.wait(lambda: page.deeds == (Deed.PAPER_WHOLE, Deed.PAPER_LOST))
    assert page.numbers() == [number]

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.counts[-1] == 0)
    assert waiting_jobs(page.desk, page.actor) == []
    assert "沒有待處理的收據" in page.words


def test_a_paper_that_is_lost_is_replaced_by_a_marked_copy(
    branch: Branch, open_page: OpenPage
) -> None:
    number = leave_in_doubt(branch)
    page = open_page()
    page.presenter.list_waiting()
    page.wait(lambda: page.number == number)

    page.do(Deed.PAPER_LOST)
    page.wait(page.view.approval.isVisible)
    assert "請收回那張紙" in page.words
    page.press(Qt.Key.Key_F12)

    page.wait(lambda: [(job.receipt_number, job.copy) for job in page.copies] == [(number, 1)])
    assert [job.copy for job in waiting_jobs(page.desk, page.actor)] == [1]


# --- roles ----------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["auditor", "office"])
def test_who_only_reads_sees_receipts_without_deeds(
    branch: Branch, open_page: OpenPage, login: str
) -> None:
    voided, number = branch.sell(), branch.sell(make_case_row(branch.engine))
    clerk = open_page()
    clerk.reach(voided)
    clerk.do(Deed.VOID)
    clerk.view.form.paper_check.setChecked(True)
    clerk.approve()
    clerk.wait(lambda: clerk.state_of(voided) == [ReversalState.DONE])

    page = open_page(login)

    page.wait(lambda: page.numbers() == [number, voided])
    page.reach(voided)
    assert "已完成" in page.words
    assert page.deeds == ()
    assert not any(button.isVisible() for button in page.view.deed_buttons.values())
    page.reach(number)
    assert page.deeds == ()


def test_volunteers_see_no_receipts() -> None:
    def seen(role: Role) -> bool:
        entries = permitted_entries(places(), make_actor(role))
        return any(entry.act is Act.READ_RECEIPTS for entry in entries)

    assert not seen(Role.VOLUNTEER)
    assert seen(Role.AUDITOR)
    assert seen(Role.CASHIER_OFFICE)
