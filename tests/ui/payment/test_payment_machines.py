"""Card, mobile pay and e-ticket: the real driver on a wire that costs no time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from card_wire import TERMINAL, Manner, make_machine, read_truth
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.domain.cases import CaseId
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    DeviceEvent,
    RetryNeeded,
    SaleOutcome,
)
from counter_app.domain.staff import Role
from counter_app.domain.tenders import TenderId, TenderKind
from counter_app.services.drafts import draft_on_screen
from counter_app.services.payments import Settlement, conclude, recorder
from counter_app.services.recovery import OpenPayment
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless
from counter_app.ui.customer_display.view import CustomerStage
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import EndScreen, FillScreen, PaidScreen, WaitScreen
from counter_app.ui.payment.work import Method
from counter_app.ui.recovery.ladder import SlipAnswer
from counter_app.ui.recovery.screen import LadderScreen, SlipForm
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from payment_desk import PASSWORD, PaymentDesk, make_payment_desk

TAX = "114年綜所稅執字第27724號"
FUEL = "114年汽費執字第9號"

MakeDesk = Callable[..., PaymentDesk]


@pytest.fixture
def with_terminal(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> MakeDesk:
    def make(
        *manners: Manner,
        change: Callable[[PaymentPorts], PaymentPorts] = lambda ports: ports,
        at_machine: Endless | None = None,
    ) -> PaymentDesk:
        machine, _wire = make_machine(tmp_path / "truth.jsonl", *manners)
        return make_payment_desk(
            qtbot,
            theme,
            engine,
            tmp_path,
            machines={TERMINAL: machine},
            at_machine=at_machine,
            change=change,
        )

    return make


def charged(tmp_path: Path) -> list[int]:
    return [taken.amount_twd for taken in read_truth(tmp_path / "truth.jsonl")]


def choose_card(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_CARD)
    at_desk.view.tender.fill.holder_box.click()
    assert at_desk.work.method is Method.CARD


def test_an_approved_card_settles_the_case(
    with_terminal: MakeDesk, tmp_path: Path, cases: dict[str, CaseId]
) -> None:
    at_desk = with_terminal(Manner.APPROVES)
    choose_card(at_desk)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert charged(tmp_path) == [2_350]
    assert "刷卡 2,350" in at_desk.paid.note
    assert at_desk.receipt_numbers() == ["R11401000001"]
    assert not at_desk.case(cases["tax"]).is_open


def test_without_the_card_holder_nothing_is_sent(with_terminal: MakeDesk, tmp_path: Path) -> None:
    at_desk = with_terminal()
    at_desk.open_case(TAX)
    at_desk.press(Action.PAY_CARD)
    assert "本人在場" in at_desk.fill.holder_words

    at_desk.pay()
    at_desk.wait(lambda: at_desk.fill.error is not None)

    assert charged(tmp_path) == []
    assert not at_desk.fill.is_busy


def test_a_declined_card_is_said_in_words_and_the_same_cases_go_on(
    with_terminal: MakeDesk, tmp_path: Path
) -> None:
    at_desk = with_terminal(Manner.DECLINES)
    choose_card(at_desk)
    first = at_desk.work.draft.payment_id

    at_desk.pay()
    at_desk.wait_for(EndScreen)

    assert at_desk.ended.message.what.startswith("發卡銀行")
    assert "沒有扣款" in at_desk.ended.message.money
    assert charged(tmp_path) == []
    assert at_desk.work.draft.payment_id != first
    assert at_desk.work.payment is None

    at_desk.press(Action.PAY_CASH)
    at_desk.wait(lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.fill.can_pay)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    assert at_desk.receipt_numbers() == ["R11401000001"]
    assert draft_on_screen(at_desk.desk, at_desk.actor) is None


def test_while_a_machine_is_asked_nothing_can_be_pressed(with_terminal: MakeDesk) -> None:
    endless = Endless()
    at_desk = with_terminal(at_machine=endless)
    choose_card(at_desk)

    at_desk.pay()
    at_desk.wait_for(WaitScreen)

    assert at_desk.waiting.waiting.heading == "請民眾操作刷卡機"
    assert "請在設備上按「取消」" in at_desk.waiting.foot
    assert at_desk.view.tender.wait.hasFocus()
    assert at_desk.presenter.is_asking
    for action in (
        Action.PRIMARY,
        Action.PAY_CASH,
        Action.PAY_CARD,
        Action.NEW,
        Action.UNDO,
        Action.REMOVE,
        Action.CHOOSE_ALL,
        Action.FAVOURITE_1,
    ):
        at_desk.press(action)
    at_desk.scan("114年健保執字第10號")
    at_desk.view.on_digits("5")
    at_desk.qtbot.wait(50)

    assert endless.waiting == 1
    assert isinstance(at_desk.view.tender.state, WaitScreen)
    assert at_desk.work.total_twd == 2_350
    assert at_desk.customer[-1].stage is CustomerStage.PAY


def test_escape_while_a_machine_is_asked_says_who_can_cancel(with_terminal: MakeDesk) -> None:
    at_desk = with_terminal(at_machine=Endless())
    choose_card(at_desk)
    at_desk.pay()
    at_desk.wait_for(WaitScreen)

    at_desk.press(Action.BACK)

    assert at_desk.waiting.foot.startswith("這裡不能取消")


def test_a_lost_answer_is_unknown_and_a_query_settles_it_once(
    with_terminal: MakeDesk, tmp_path: Path
) -> None:
    at_desk = with_terminal(Manner.LOSES_ANSWER)
    choose_card(at_desk)

    at_desk.pay()
    at_desk.wait_for(LadderScreen)
    assert at_desk.receipt_numbers() == []
    assert at_desk.ladder.found is not None
    assert "請勿再刷一次" in at_desk.ladder.found.money

    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(PaidScreen)

    assert charged(tmp_path) == [2_350]
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_two_queries_that_find_nothing_release_the_sale(
    with_terminal: MakeDesk, tmp_path: Path
) -> None:
    at_desk = with_terminal(Manner.STAYS_SILENT)
    choose_card(at_desk)
    at_desk.pay()
    at_desk.wait_for(LadderScreen)

    at_desk.press(Action.PRIMARY)
    at_desk.wait(lambda: at_desk.ladder.found is not None and "查無" in at_desk.ladder.found.what)
    at_desk.desk.clock.advance(121)  # type: ignore[attr-defined] # the clock of the tests
    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(EndScreen)

    assert at_desk.ended.message.what == "已確認沒有扣款"
    assert charged(tmp_path) == []
    at_desk.press(Action.PRIMARY)
    at_desk.wait(lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.fill.can_pay)


@pytest.mark.parametrize("was_charged", [True, False])
def test_the_slip_decides_with_a_second_person(
    with_terminal: MakeDesk, *, was_charged: bool
) -> None:
    at_desk = with_terminal(Manner.LOSES_ANSWER)
    at_desk.add_person(Role.CLERK, "clerk")
    at_desk.add_person(Role.SUPERVISOR, "chen")
    choose_card(at_desk)
    at_desk.pay()
    at_desk.wait_for(LadderScreen)
    form = SlipForm.CHARGED if was_charged else SlipForm.NOT_CHARGED
    panel = at_desk.view.tender.ladder
    button = panel.charged_button if was_charged else panel.not_charged_button

    button.click()
    assert at_desk.ladder.form is form
    panel.slip_edit.setText("000123")
    panel.approval_edit.setText("765432")
    panel.second.login_edit.setText("chen")
    panel.second.password_edit.setText(PASSWORD)
    panel.confirm_button.click()

    at_desk.wait_for(PaidScreen if was_charged else EndScreen)
    assert len(at_desk.receipt_numbers()) == int(was_charged)
    assert panel.second.password_edit.text() == ""


def test_a_clerk_cannot_be_their_own_second_person(with_terminal: MakeDesk) -> None:
    at_desk = with_terminal(Manner.LOSES_ANSWER)
    at_desk.add_person(Role.CLERK, "clerk")
    choose_card(at_desk)
    at_desk.pay()
    at_desk.wait_for(LadderScreen)
    at_desk.view.slip_form_requested.emit(SlipForm.NOT_CHARGED.value)

    at_desk.view.slip_answered.emit(
        SlipAnswer(slip_number="", approval_code="", login="clerk", password=PASSWORD)
    )
    at_desk.wait(lambda: not at_desk.ladder.is_busy)

    assert at_desk.ladder.found_status.value == "bad"
    assert isinstance(at_desk.view.tender.state, LadderScreen)


def test_an_unknown_sale_blocks_its_case_and_its_machine(with_terminal: MakeDesk) -> None:
    at_desk = with_terminal(Manner.LOSES_ANSWER)
    choose_card(at_desk)
    at_desk.pay()
    at_desk.wait_for(LadderScreen)

    at_desk.view.tender.ladder.leave_button.click()
    at_desk.wait_for(FillScreen)
    at_desk.scan(TAX)
    at_desk.wait(lambda: at_desk.work.quote is not None)
    assert not at_desk.fill.can_pay
    assert "1 號櫃檯" in at_desk.words()

    at_desk.press(Action.NEW)
    at_desk.open_case("114年健保執字第10號")
    at_desk.press(Action.PAY_CARD)
    at_desk.view.tender.fill.holder_box.click()
    at_desk.pay()
    at_desk.wait(lambda: at_desk.fill.error is not None)
    assert at_desk.receipt_numbers() == []


def test_cash_and_card_are_one_payment(with_terminal: MakeDesk, tmp_path: Path) -> None:
    at_desk = with_terminal(Manner.APPROVES)
    at_desk.open_case(TAX)
    at_desk.type_amount(1_000)
    at_desk.pay()
    at_desk.press(Action.PAY_CARD)
    at_desk.view.tender.fill.holder_box.click()

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert charged(tmp_path) == [1_350]
    assert at_desk.receipt_numbers() == ["R11401000001"]
    assert "現金 1,000" in at_desk.paid.note
    assert "刷卡 1,350" in at_desk.paid.note


def test_a_card_that_brings_part_leaves_the_rest_to_be_paid(
    with_terminal: MakeDesk, tmp_path: Path
) -> None:
    at_desk = with_terminal(Manner.APPROVES)
    choose_card(at_desk)
    at_desk.type_amount(2_000)
    at_desk.pay()
    at_desk.wait(
        lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.work.is_split
    )

    assert at_desk.fill.remaining_twd == 350
    assert not at_desk.fill.can_cancel
    at_desk.press(Action.PAY_CASH)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert charged(tmp_path) == [2_000]
    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_what_was_collected_can_be_settled_alone(
    with_terminal: MakeDesk, cases: dict[str, CaseId]
) -> None:
    at_desk = with_terminal(Manner.APPROVES)
    choose_card(at_desk)
    at_desk.type_amount(2_000)
    at_desk.pay()
    at_desk.wait(
        lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.work.is_split
    )

    at_desk.view.tender.fill.collected_button.click()
    at_desk.wait_for(PaidScreen)

    assert at_desk.paid.left_words == "案件尚餘 350 未繳"
    assert at_desk.case(cases["tax"]).parts.total_twd == 350


def test_more_than_remains_is_never_asked_of_a_machine(
    with_terminal: MakeDesk, tmp_path: Path
) -> None:
    at_desk = with_terminal()
    choose_card(at_desk)
    at_desk.type_amount(9_999)

    at_desk.pay()
    at_desk.wait(lambda: at_desk.fill.error is not None)

    assert charged(tmp_path) == []


def test_a_terminal_that_is_gone_releases_the_sale(
    with_terminal: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_desk = with_terminal()

    def gone(*_arguments: object, **_named: object) -> None:
        raise DeviceUnreachable(port="COM3", reason=UnreachableReason.MISSING)

    machine, _wire = make_machine(Path("/nonexistent"))
    monkeypatch.setattr(type(machine), "sale", gone)
    choose_card(at_desk)
    at_desk.pay()
    at_desk.wait_for(EndScreen)

    assert "COM3" in at_desk.ended.message.as_line()
    at_desk.press(Action.PAY_CASH)
    at_desk.wait(lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.fill.can_pay)
    at_desk.pay()
    at_desk.wait_for(PaidScreen)


def test_an_e_ticket_is_refused_for_a_fine_and_says_why(with_terminal: MakeDesk) -> None:
    at_desk = with_terminal()
    at_desk.open_case("114年交罰執字第8號")

    assert at_desk.fill.why_not == "交通罰鍰不收電子票證"
    at_desk.press(Action.PAY_ETICKET)

    assert at_desk.fill.error is not None
    assert at_desk.work.method is Method.CASH


def test_an_e_ticket_pays_what_accepts_it(with_terminal: MakeDesk, tmp_path: Path) -> None:
    at_desk = with_terminal(Manner.APPROVES)
    at_desk.open_case(FUEL)
    at_desk.press(Action.PAY_ETICKET)

    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    assert charged(tmp_path) == [1_200]
    assert "電子票證 1,200" in at_desk.paid.note


def _answering(*outcomes: SaleOutcome) -> Callable[[PaymentPorts], PaymentPorts]:
    """Let a reader answer so, one answer for each time it is asked."""
    left = list(outcomes)

    def change(ports: PaymentPorts) -> PaymentPorts:
        def ask(*, payment_id: str, tender_id: str, **_rest: object) -> Settlement:
            desk = ports.ladder.open_payments.args[0]  # type: ignore[attr-defined] # a partial
            answer = left.pop(0)
            with desk.open_unit() as unit:
                payment = unit.payments.get(payment_id)
                tender = next(t for t in payment.tenders if t.tender_id == tender_id)
                unit.payments.move_tender(payment, replace(tender, attempts=tender.attempts + 1))
                unit.commit()
            return conclude(
                desk,
                ports.actor,
                payment_id=payment_id,  # type: ignore[arg-type] # plain text is enough here
                tender_id=tender_id,  # type: ignore[arg-type] # plain text is enough here
                outcome=answer,
            )

        machines = {kind: replace(c, attempts_max=4) for kind, c in ports.machines.items()}
        machine_of = {c.device: c for c in machines.values()}.get
        return replace(
            ports,
            ask_machine=ask,
            machines=machines,
            ladder=replace(ports.ladder, machine_of=machine_of),
        )

    return change


def test_the_same_e_ticket_is_asked_for_again_at_most_three_times(
    with_terminal: MakeDesk,
) -> None:
    cut_short = RetryNeeded(card_id_hash="", code="000125")
    at_desk = with_terminal(change=_answering(*[cut_short] * 4))
    at_desk.open_case(FUEL)
    at_desk.press(Action.PAY_ETICKET)

    at_desk.pay()
    at_desk.wait_for(EndScreen)
    assert "同一張卡片" in at_desk.ended.message.now
    assert at_desk.ended.primary == "再試同一張卡 1／3"
    assert at_desk.customer[-1].request_words.startswith("請把同一張卡片再放一次")

    for tried in ("2／3", "3／3"):
        at_desk.press(Action.PRIMARY)
        at_desk.wait(lambda tried=tried: at_desk.ended.primary.endswith(tried))  # type: ignore[misc] # a default
    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(LadderScreen)
    assert at_desk.receipt_numbers() == []


def test_a_retry_that_is_refused_says_why_and_asks_again(with_terminal: MakeDesk) -> None:
    at_desk = with_terminal(
        change=_answering(
            RetryNeeded(card_id_hash="", code="000125"),
            Declined(reason=DeclineReason.ANOTHER_CARD),
            Approved(
                amount_twd=1_200,  # type: ignore[arg-type] # plain number is enough here
                reference="",
                terminal_id="T",
            ),
        )
    )
    at_desk.open_case(FUEL)
    at_desk.press(Action.PAY_ETICKET)
    at_desk.pay()
    at_desk.wait_for(EndScreen)

    at_desk.press(Action.PRIMARY)
    at_desk.wait(lambda: "不是同一張卡片" in at_desk.ended.message.what)
    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(PaidScreen)

    assert at_desk.receipt_numbers() == ["R11401000001"]


def test_a_card_that_is_gone_leads_to_the_ladder(with_terminal: MakeDesk) -> None:
    at_desk = with_terminal(change=_answering(RetryNeeded(card_id_hash="", code="000125")))
    at_desk.open_case(FUEL)
    at_desk.press(Action.PAY_ETICKET)
    at_desk.pay()
    at_desk.wait_for(EndScreen)

    at_desk.view.tender.end.acted.emit("to_ladder")
    at_desk.wait_for(LadderScreen)

    assert at_desk.ladder.can_query


def test_a_desk_without_machines_says_so(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path)
    at_desk.open_case(TAX)

    at_desk.press(Action.PAY_CARD)

    assert at_desk.fill.error is not None
    assert "沒有設定刷卡的設備" in at_desk.fill.error.what
    assert TenderKind.CARD.value not in {kind.value for kind, _words in at_desk.fill.kinds}


def test_a_payment_that_entered_the_books_is_not_offered_as_a_draft(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth.jsonl", Manner.LOSES_ANSWER)
    before = make_payment_desk(qtbot, theme, engine, tmp_path, machines={TERMINAL: machine})
    choose_card(before)
    before.pay()
    before.wait_for(LadderScreen)
    before.window.close()

    at_desk = make_payment_desk(
        qtbot, theme, engine, tmp_path, machines={TERMINAL: machine}, is_open=False
    )

    assert draft_on_screen(at_desk.desk, at_desk.actor) is not None
    assert at_desk.presenter.holding.offered is None


def _breaking(error: Exception, *, after_intent: bool) -> Callable[[PaymentPorts], PaymentPorts]:
    """Let the machine's worker fail; the frame may have left before."""

    def change(ports: PaymentPorts) -> PaymentPorts:
        def ask(*, tender_id: str, **_rest: object) -> Settlement:
            if after_intent:
                desk = ports.ladder.open_payments.args[0]  # type: ignore[attr-defined] # a partial
                event = DeviceEvent(direction="sent", what="frame", data=b"")
                recorder(desk, TenderId(tender_id))(event)
            raise error

        return replace(ports, ask_machine=ask)

    return change


def test_a_store_that_fails_while_a_machine_is_asked_leaves_the_sale_in_doubt(
    with_terminal: MakeDesk,
) -> None:
    at_desk = with_terminal(change=_breaking(StoreUnreachable(), after_intent=True))
    choose_card(at_desk)

    at_desk.pay()
    at_desk.wait_for(LadderScreen)

    assert at_desk.receipt_numbers() == []


def test_a_bug_while_a_machine_is_asked_leaves_the_sale_in_doubt_and_is_not_hidden(
    with_terminal: MakeDesk,
) -> None:
    at_desk = with_terminal(change=_breaking(ValueError("bug"), after_intent=True))
    choose_card(at_desk)

    with at_desk.qtbot.capture_exceptions() as caught:
        at_desk.pay()
        at_desk.wait_for(LadderScreen)

    assert [str(error) for _kind, error, _trace in caught] == ["bug"]


def test_books_that_cannot_be_asked_leave_the_sale_in_doubt(with_terminal: MakeDesk) -> None:
    def change(ports: PaymentPorts) -> PaymentPorts:
        broken = _breaking(StoreUnreachable(), after_intent=True)(ports)
        asked: list[int] = []

        def open_payments() -> list[OpenPayment]:
            asked.append(1)
            if len(asked) > 1:  # the first is asked when the screen begins
                raise StoreUnreachable
            return []

        return replace(broken, ladder=replace(broken.ladder, open_payments=open_payments))

    at_desk = with_terminal(change=change)
    choose_card(at_desk)

    at_desk.pay()
    at_desk.wait_for(LadderScreen)


def test_a_second_card_that_is_declined_keeps_what_the_first_one_brought(
    with_terminal: MakeDesk, tmp_path: Path
) -> None:
    at_desk = with_terminal(Manner.APPROVES, Manner.DECLINES)
    choose_card(at_desk)
    at_desk.type_amount(2_000)
    at_desk.pay()
    at_desk.wait(
        lambda: isinstance(at_desk.view.tender.state, FillScreen) and at_desk.work.is_split
    )

    at_desk.pay()
    at_desk.wait_for(EndScreen)
    at_desk.view.tender.end.acted.emit("cash")
    at_desk.press(Action.PRIMARY)
    at_desk.wait_for(FillScreen)

    assert charged(tmp_path) == [2_000]
    assert at_desk.fill.remaining_twd == 350
