"""Papers scanned at the desk: what they open, and what is said about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from collection_lines import STORE, segment_2, store_line, write_lines
from counter_app.domain.cases import CaseId
from counter_app.domain.collections import PaymentProof
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice
from counter_app.domain.paper_codes import code_text, notice_facts, parse_code, receipt_facts
from counter_app.domain.staff import Role
from counter_app.services import notices
from counter_app.services.collections import import_collections
from counter_app.services.paper_codes import code_signer
from counter_app.services.payment_proofs import enter_proof, withdraw_proof
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless
from counter_app.ui.payment.screen import FillScreen, ListMode, NoticeLine, PaidScreen
from counter_app.ui.scan_filter import ScanFilter
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.status import Status
from factories import StoppedClock, make_actor
from notice_desk import put_terms
from payment_desk import PaymentDesk, make_payment_desk


@pytest.fixture
def desk(at_desk: PaymentDesk) -> PaymentDesk:
    put_terms(at_desk.desk)
    return at_desk


@pytest.fixture
def issue(desk: PaymentDesk, cases: dict[str, CaseId]) -> Callable[[str], Notice]:
    return lambda name: notices.issue_notice(desk.desk, desk.actor, cases[name])


def code_of(desk: PaymentDesk, notice: Notice) -> str:
    with desk.desk.open_unit() as unit:
        return code_signer(unit, desk.desk)(notice_facts(notice))


def lines(desk: PaymentDesk) -> tuple[NoticeLine, ...]:
    screen = desk.view._screen
    assert screen is not None
    return screen.left.notices


def alarm(desk: PaymentDesk) -> str:
    screen = desk.view._screen
    assert screen is not None
    return "" if screen.left.alarm is None else screen.left.alarm.what


def scan(desk: PaymentDesk, text: str) -> None:
    desk.scan(text)
    for _ in range(10):
        desk.qtbot.wait(1)


def chosen(desk: PaymentDesk) -> dict[CaseId, int | None]:
    return {case.case_id: case.pay_twd for case in desk.work.draft.cases if case.is_chosen}


# --- what a paper opens -----------------------------------------------------------------


@pytest.mark.parametrize(
    "text_of",
    [
        lambda notice: notice.number,
        lambda notice: notice.store_barcode.segment_2,
        lambda notice: notice.virtual_account.account,
        lambda notice: notice.number.lower(),
    ],
    ids=["number", "segment 2", "account", "small letters"],
)
def test_a_notice_opens_its_case_with_what_is_due_today(
    desk: PaymentDesk,
    cases: dict[str, CaseId],
    issue: Callable[[str], Notice],
    text_of: Callable[[Notice], str],
) -> None:
    notice = issue("fine")
    scan(desk, text_of(notice))
    assert chosen(desk) == {cases["fine"]: None}
    assert desk.work.total_twd == notice.amount_twd == 1_850
    first = lines(desk)[0]
    assert first.status is Status.OK
    assert notice.number in first.words
    assert "今天應繳 1,850" in first.words


def test_a_typed_number_and_enter_do_the_same_as_a_scan(
    desk: PaymentDesk, cases: dict[str, CaseId], issue: Callable[[str], Notice]
) -> None:
    notice = issue("fine")
    desk.view.on_search_edited(notice.number)
    desk.qtbot.wait(5)
    assert desk.work.is_empty  # while it is typed, nothing is opened
    desk.view.on_search_entered(notice.number)
    desk.wait(lambda: chosen(desk) == {cases["fine"]: None})


def test_a_scanner_that_types_is_heard_through_the_filter(
    desk: PaymentDesk, cases: dict[str, CaseId], issue: Callable[[str], Notice]
) -> None:
    notice = issue("fine")
    now_ms = 0

    def tick() -> int:
        nonlocal now_ms
        now_ms += 5
        return now_ms

    listening = ScanFilter(now_ms=tick)
    listening.scanned.connect(desk.window.take_scan)
    listening.install()
    try:
        desk.view.tender.fill.amount.setFocus()
        QTest.keyClicks(desk.view.tender.fill.amount, code_of(desk, notice))
        QTest.keyClick(desk.view.tender.fill.amount, Qt.Key.Key_Return)
        desk.wait(lambda: chosen(desk) == {cases["fine"]: None})
    finally:
        listening.remove()
    assert desk.work.typed_twd is None
    assert lines(desk)[0].words.startswith("真：")


def test_a_receipt_opens_every_case_it_is_of(desk: PaymentDesk, cases: dict[str, CaseId]) -> None:
    desk.open_case()
    desk.press(Action.CHOOSE_ALL)
    desk.press(Action.PART)
    desk.view.cases.question.edit.set_amount(Twd(100))
    desk.view.cases.question.edit.entered.emit()
    desk.wait(lambda: desk.fill.can_pay)
    desk.pay()
    desk.wait_for(PaidScreen)
    receipt = desk.receipt_numbers()[0]
    desk.press(Action.PRIMARY)
    scan(desk, receipt)
    assert f"收據 {receipt}" in lines(desk)[0].words
    assert {case.case_id for case in desk.work.draft.cases} >= {cases["tax"]}


def test_the_code_of_a_receipt_is_told_genuine(desk: PaymentDesk) -> None:
    desk.open_case()
    desk.pay()
    desk.wait_for(PaidScreen)
    with desk.desk.open_unit() as unit:
        receipt = unit.receipts.get(unit.receipts.newest(desk_no=1, limit=1)[0].number)
        assert receipt is not None
        code = code_signer(unit, desk.desk)(receipt_facts(receipt))
    desk.press(Action.PRIMARY)
    scan(desk, code)
    assert lines(desk)[0].words.startswith("真：")


def test_an_instalment_is_preset_as_a_part_and_two_slips_add_up(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    first, second, third = notices.issue_plan(
        desk.desk, desk.actor, cases["tax"], count=3, first_due_on=date(2025, 12, 15)
    )
    scan(desk, first.number)
    assert chosen(desk) == {cases["tax"]: first.amount_twd}
    assert desk.work.total_twd == first.amount_twd
    assert "分期第 1／3 期" in lines(desk)[0].words
    scan(desk, first.number)  # the same slip again is the same money
    assert desk.work.total_twd == first.amount_twd
    scan(desk, second.number)
    assert desk.work.total_twd == first.amount_twd + second.amount_twd
    scan(desk, third.number)
    assert chosen(desk) == {cases["tax"]: None}
    assert desk.work.total_twd == 2_350


def test_an_amount_that_the_clerk_typed_is_no_slip(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    first, second = notices.issue_plan(
        desk.desk, desk.actor, cases["tax"], count=2, first_due_on=date(2025, 12, 15)
    )
    scan(desk, first.number)
    desk.press(Action.PART)
    desk.view.cases.question.edit.set_amount(Twd(100))
    desk.view.cases.question.edit.entered.emit()
    scan(desk, second.number)
    assert desk.work.total_twd == second.amount_twd


def test_an_instalment_that_was_paid_is_not_asked_for_again(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    first, _second = notices.issue_plan(
        desk.desk, desk.actor, cases["tax"], count=2, first_due_on=date(2025, 12, 15)
    )
    scan(desk, first.number)
    desk.pay()
    desk.wait_for(PaidScreen)
    scan(desk, first.number)
    assert lines(desk)[0].status is Status.WARN
    assert "這一期 1,175 已經繳清，請勿重複收" in lines(desk)[0].words


# --- what has become of it ----------------------------------------------------------------


def test_a_superseded_notice_names_the_newer_one(
    desk: PaymentDesk, cases: dict[str, CaseId], issue: Callable[[str], Notice]
) -> None:
    old, new = issue("fine"), issue("fine")
    scan(desk, old.number)
    assert chosen(desk) == {cases["fine"]: None}
    assert lines(desk)[0].status is Status.WARN
    assert f"{old.number} 已由 {new.number} 取代" in lines(desk)[0].words


def test_an_expired_notice_is_recomputed_and_says_so(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    notice = issue("fine")
    assert notice.payable_until is not None
    clock = desk.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.now += timedelta(days=40)
    scan(desk, notice.number)
    words = lines(desk)[0].words
    assert "已過期限 114/" in words
    assert "今天重新計算應繳" in words


def test_a_notice_whose_debt_moved_tells_old_and_new(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    notice = issue("fine")
    scan(desk, notice.number)
    desk.press(Action.PART)
    desk.view.cases.question.edit.set_amount(Twd(850))
    desk.view.cases.question.edit.entered.emit()
    desk.wait(lambda: desk.fill.can_pay)
    desk.pay()
    desk.wait_for(PaidScreen)
    scan(desk, notice.number)
    assert "單上 1,850，今天重新計算應繳 1,000" in lines(desk)[0].words
    assert desk.work.total_twd == 1_000


def test_a_settled_notice_takes_no_money(desk: PaymentDesk, issue: Callable[[str], Notice]) -> None:
    notice = issue("fine")
    scan(desk, notice.number)
    desk.pay()
    desk.wait_for(PaidScreen)
    scan(desk, notice.number)
    assert "已經繳清，不必再收" in lines(desk)[0].words
    assert not desk.fill.can_pay


# --- genuine or not -------------------------------------------------------------------------


def test_a_genuine_code_says_so(
    desk: PaymentDesk, cases: dict[str, CaseId], issue: Callable[[str], Notice]
) -> None:
    notice = issue("fine")
    scan(desk, code_of(desk, notice))
    assert chosen(desk) == {cases["fine"]: None}
    words = lines(desk)[0].words
    assert words.startswith("真：簽章查驗無誤")
    # A genuine code may be copied onto a paper with the account of somebody else.
    assert notice.virtual_account is not None
    assert f"虛擬帳號 {notice.virtual_account.account}" in words
    assert "不同就是假的" in words


def test_a_forged_code_is_refused_loudly_and_opens_nothing(
    desk: PaymentDesk, cases: dict[str, CaseId], issue: Callable[[str], Notice]
) -> None:
    made = parse_code(code_of(desk, issue("fine")))
    forged = code_text(replace(made.facts, amount_twd=Twd(99_999)), made.signature)
    scan(desk, forged)
    assert desk.work.is_empty
    assert "這張紙是假的" in alarm(desk)
    assert desk.view.cases.alarm.isVisible()
    assert desk.view.cases.alarm.property("card") == Status.BAD.value

    desk.scan("114年交罰執字第8號")  # the case can still be searched, and the alarm stays
    desk.wait(lambda: chosen(desk) == {cases["fine"]: None})
    assert desk.view.cases.alarm.isVisible()
    desk.press(Action.BACK)
    assert not desk.view.cases.alarm.isVisible()
    assert chosen(desk) == {cases["fine"]: None}


def test_the_control_without_a_change_the_code_is_genuine(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    made = parse_code(code_of(desk, issue("fine")))
    scan(desk, code_text(made.facts, made.signature))
    assert alarm(desk) == ""


def test_segment_one_or_three_alone_asks_for_the_one_in_the_middle(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    barcode = issue("fine").store_barcode
    assert barcode is not None
    for segment in (barcode.segment_1, barcode.segment_3):
        clock = desk.desk.clock
        assert isinstance(clock, StoppedClock)
        clock.advance(60)
        scan(desk, segment)
        assert desk.work.is_empty
        assert "請刷中間的條碼" in lines(desk)[0].words


def test_three_segments_are_confirmed(
    desk: PaymentDesk, cases: dict[str, CaseId], issue: Callable[[str], Notice]
) -> None:
    barcode = issue("fine").store_barcode
    assert barcode is not None
    for segment in barcode.segments:
        desk.scan(segment)  # one after the other, quicker than the store answers
    desk.wait(lambda: chosen(desk) == {cases["fine"]: None})
    assert lines(desk)[0].words.startswith("三段條碼核對相符")


def test_segments_of_two_papers_are_named_as_wrong(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    one, other = issue("fine").store_barcode, issue("fuel").store_barcode
    assert one is not None
    assert other is not None
    for segment in (one.segment_1, one.segment_2, other.segment_3):
        scan(desk, segment)
    assert "三段條碼兜不起來" in alarm(desk)


def test_segments_of_two_papers_far_apart_in_time_are_not_compared(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    one, other = issue("fine").store_barcode, issue("fuel").store_barcode
    assert one is not None
    assert other is not None
    scan(desk, one.segment_2)
    clock = desk.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.advance(11)
    scan(desk, other.segment_3)
    assert alarm(desk) == ""
    assert "請刷中間的條碼" in lines(desk)[0].words


def test_a_wrong_check_digit_of_an_account_is_named(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    account = issue("fine").virtual_account
    assert account is not None
    last = (int(account.account[-1]) + 1) % 10
    scan(desk, f"{account.account[:-1]}{last}")
    assert desk.work.is_empty
    assert "檢查碼不對" in alarm(desk)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("N11499999999", "沒有這張通知書"),
        ("N114000", "應該是 12 碼"),
        ("PAPER1AAAA", "不是本分署通知書或收據上的條碼"),
        ("1234567890123456", "沒有這張通知書"),
        ("A123456788", "檢查碼不對"),
    ],
)
def test_what_leads_nowhere_says_why(desk: PaymentDesk, text: str, words: str) -> None:
    scan(desk, text)
    assert desk.work.is_empty
    assert words in alarm(desk) + "".join(line.words for line in lines(desk))


def test_typing_and_searching_go_on_as_ever(desk: PaymentDesk) -> None:
    desk.view.on_search_edited("王小")
    desk.wait(lambda: desk.presenter.picking.mode is ListMode.RESULTS)
    assert len(desk.presenter.picking.hits) == 3
    desk.view.on_search_edited("700602")
    desk.qtbot.wait(10)
    assert alarm(desk) == ""
    assert desk.work.is_empty


def test_a_read_that_was_overtaken_by_a_search_opens_nothing(
    qtbot: QtBot,
    theme: Theme,
    engine: Engine,
    cases: dict[str, CaseId],
    tmp_path: Path,
    endless: Endless,
) -> None:
    made = make_payment_desk(
        qtbot, theme, engine, tmp_path, change=lambda ports: replace(ports, search=endless)
    )
    put_terms(made.desk)
    notice = notices.issue_notice(made.desk, made.actor, cases["fine"])
    made.scan(notice.number)
    made.view.on_search_edited("")
    endless.let_go()
    qtbot.wait(20)
    assert made.work.is_empty


# --- the same money twice -------------------------------------------------------------------


def put_proof(desk: PaymentDesk, case_id: CaseId, amount_twd: int = 1_850) -> PaymentProof:
    return enter_proof(
        desk.desk,
        desk.actor,
        case_id=case_id,
        channel=Channel.STORE,
        amount_twd=Twd(amount_twd),
        paid_on=date(2025, 11, 18),
        reference="TFM-88",
        note="",
    )


FINE = "114年交罰執字第8號"


def question(desk: PaymentDesk) -> str:
    asked = desk.fill.proof_question
    return "" if asked is None else asked.what


def test_an_open_proof_warns_and_the_first_f12_asks(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    put_proof(desk, cases["fine"])
    desk.open_case(FINE)
    desk.wait(lambda: any("有繳款證明還沒入帳" in line.words for line in lines(desk)))
    warning = next(line for line in lines(desk) if "繳款證明" in line.words)
    assert warning.status is Status.WARN
    assert "114/11/18 便利商店 1,850（憑證 TFM-88）" in warning.words

    desk.pay()
    assert question(desk) == "可能已經在別處繳過"
    desk.pay()  # pressing F12 again is no answer
    desk.pay()
    assert desk.receipt_numbers() == []

    desk.view.proof_answered.emit("take")
    desk.wait_for(PaidScreen)
    assert len(desk.receipt_numbers()) == 1


def test_the_question_is_answered_by_key(desk: PaymentDesk, cases: dict[str, CaseId]) -> None:
    put_proof(desk, cases["fine"])
    desk.open_case(FINE)
    desk.pay()
    panel = desk.view.tender.fill._proof_panel
    back, take = panel._buttons
    desk.wait(back.hasFocus)  # an Enter that is still on its way takes nothing
    desk.qtbot.keyClick(back, Qt.Key.Key_Tab)
    assert take.hasFocus()
    desk.qtbot.keyClick(take, Qt.Key.Key_Return)
    desk.wait_for(PaidScreen)


def test_escape_leaves_the_question_and_it_is_asked_again(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    put_proof(desk, cases["fine"])
    desk.open_case(FINE)
    desk.pay()
    desk.press(Action.BACK)
    assert question(desk) == ""
    assert chosen(desk) == {cases["fine"]: None}
    desk.pay()
    assert question(desk) != ""


def test_a_confirmed_proof_is_asked_about_once(desk: PaymentDesk, cases: dict[str, CaseId]) -> None:
    put_proof(desk, cases["fine"])
    desk.open_case(FINE)
    desk.type_amount(1_000)
    desk.pay()
    desk.view.proof_answered.emit("take")
    assert [line.amount_twd for line in desk.fill.lines] == [1_000]
    desk.pay()
    desk.wait_for(PaidScreen)
    # The next visitor with the same case is asked about anew.
    desk.press(Action.PRIMARY)


def test_the_control_without_a_proof_f12_takes_the_money_at_once(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    proof = put_proof(desk, cases["fine"])
    withdraw_proof(desk.desk, desk.actor, proof.proof_id)
    desk.open_case(FINE)
    desk.pay()
    desk.wait_for(PaidScreen)


def test_a_proof_of_a_case_that_is_not_ticked_asks_nothing(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    put_proof(desk, cases["fuel"])
    desk.open_case(FINE)
    desk.qtbot.wait(10)
    assert not any("繳款證明" in line.words for line in lines(desk))
    desk.view.row_toggled.emit(f"case:{cases['fuel']}")
    desk.wait(lambda: any("繳款證明" in line.words for line in lines(desk)))


def test_money_that_was_posted_lately_is_told(
    desk: PaymentDesk, cases: dict[str, CaseId], tmp_path: Path, issue: Callable[[str], Notice]
) -> None:

    notice = issue("fine")
    path = write_lines(tmp_path, store_line(segment_2(notice), 1_850))
    import_collections(desk.desk, make_actor(Role.SUPERVISOR), path, profile=STORE)
    scan(desk, notice.number)
    words = [line.words for line in lines(desk)]
    assert any("最近已在別處繳過：114/11/20 便利商店 1,850" in each for each in words)


def test_a_notice_that_is_out_is_told_quietly(
    desk: PaymentDesk, issue: Callable[[str], Notice]
) -> None:
    issue("fine")
    desk.open_case(FINE)
    desk.wait(lambda: any("有通知書在外面" in line.words for line in lines(desk)))
    quiet = next(line for line in lines(desk) if "有通知書在外面" in line.words)
    assert quiet.status is Status.INFO
    desk.pay()
    desk.wait_for(PaidScreen)


def test_a_payment_that_was_put_aside_warns_when_it_is_taken_up(
    desk: PaymentDesk, cases: dict[str, CaseId]
) -> None:
    desk.open_case(FINE)
    held = desk.work.draft.payment_id
    desk.press(Action.HELD)
    put_proof(desk, cases["fine"])
    desk.presenter.holding.take_up(held)
    desk.wait(lambda: any("繳款證明" in line.words for line in lines(desk)))
    desk.wait(lambda: desk.fill.can_pay)
    desk.pay()
    assert question(desk) != ""


def test_f12_waits_until_it_is_known(
    qtbot: QtBot,
    theme: Theme,
    engine: Engine,
    cases: dict[str, CaseId],
    tmp_path: Path,
    endless: Endless,
) -> None:
    made = make_payment_desk(
        qtbot, theme, engine, tmp_path, change=lambda ports: replace(ports, search=endless)
    )
    put_proof(made, cases["fine"])
    made.scan(FINE)
    for _ in range(3):  # the search, the other cases of the person, what was paid elsewhere
        endless.let_go()
        qtbot.wait(5)
        if made.work.draft.cases:
            break
    made.wait(lambda: made.fill.can_pay)
    made.pay()
    assert made.fill.is_busy
    assert made.receipt_numbers() == []
    endless.let_go()
    made.wait(lambda: made.fill.proof_question is not None)


def test_money_is_taken_though_nobody_could_look_and_that_is_said(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    def unreachable(_case_ids: object) -> dict[CaseId, object]:
        raise StoreUnreachable

    made = make_payment_desk(
        qtbot,
        theme,
        engine,
        tmp_path,
        change=lambda ports: replace(ports, paid_elsewhere=unreachable),  # type: ignore[arg-type]
    )
    made.open_case(FINE)
    made.wait(lambda: any("查不到別處的繳款紀錄" in line.words for line in lines(made)))
    made.pay()
    made.wait_for(PaidScreen)
    assert not made.case(cases["fine"]).is_open
    assert isinstance(made.view.tender.state, PaidScreen | FillScreen)
