import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, update
from sqlalchemy.exc import OperationalError

from card_wire import TERMINAL, Manner, make_machine, read_truth
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct
from counter_app.domain.cases import CaseBlocked, CaseExpired, CaseId, CaseMoved, NothingDue
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.kinds import HolderNotPresent, TenderAboveLimit, TenderNotAccepted
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Declined,
    DeclineReason,
    RetryNeeded,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.payments import (
    AmountChanged,
    CashTooLittle,
    ControlCharacters,
    DocumentDateRefused,
    DocumentIncomplete,
    EmptyPayment,
    MoneyMayHaveMoved,
    OutcomeOpen,
    Payment,
    PaymentId,
    PaymentNotOpen,
    PaymentState,
    SlipIncomplete,
    TenderTooMuch,
    TerminalBlocked,
    UnprintableName,
)
from counter_app.domain.receipts import Receipt
from counter_app.domain.shifts import NoOpenShift
from counter_app.domain.staff import ApprovalRefused, NotPermitted, Role
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    Tender,
    TenderKind,
    TenderState,
)
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine, TerminalMachine
from counter_app.services.payments import (
    Settlement,
    ask_machine,
    begin_machine_tender,
    cancel_payment,
    conclude,
    settle_at_hand,
    settle_collected,
)
from counter_app.store.schema import cases
from factories import (
    NOON,
    CountedIds,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from lost_commit import lose_next_commit

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
TOTAL = Twd(2350)


@pytest.fixture
def case_id(engine: Engine, desk: Desk) -> CaseId:
    open_shift(desk)
    return make_case_row(engine)


def cash(amount_twd: int) -> tuple[CashLaidDown, ...]:
    return (CashLaidDown(tendered_twd=Twd(amount_twd)),)


def pay_cash(
    desk: Desk, draft: Draft, *, laid_twd: int = 3000, agreed_twd: int = 2350
) -> Settlement:
    return settle_at_hand(
        desk, make_actor(desk_no=desk.desk_no), draft, cash(laid_twd), agreed_twd=Twd(agreed_twd)
    )


def begin(desk: Desk, draft: Draft, **changes: object) -> tuple[Payment, Tender]:
    values: dict[str, Any] = {
        "kind": TenderKind.CARD,
        "amount_twd": TOTAL,
        "device": TERMINAL,
        "agreed_twd": TOTAL,
        "holder_in_person": True,
    }
    return begin_machine_tender(desk, make_actor(desk_no=desk.desk_no), draft, **(values | changes))


def ask(desk: Desk, machine: PaymentMachine, payment: Payment, tender: Tender) -> Settlement:
    return ask_machine(
        desk,
        make_actor(desk_no=desk.desk_no),
        machine,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )


def receipt_in(settlement: Settlement) -> Receipt:
    assert settlement.receipt is not None
    return settlement.receipt


def owed_twd(desk: Desk, case_id: CaseId) -> int:
    with desk.open_unit() as unit:
        case = unit.cases.by_id(case_id)
    assert case is not None
    return case.parts.total_twd


def numbers(desk: Desk) -> list[str]:
    with desk.open_unit() as unit:
        return list(unit.receipts.numbers(desk.desk_no))


def stored(desk: Desk, payment_id: str = "payment-1") -> Payment:
    with desk.open_unit() as unit:
        return unit.payments.get(PaymentId(payment_id))


# --- cash ----------------------------------------------------------------------------------


def test_cash_settles_a_case_and_gives_change(desk: Desk, case_id: CaseId) -> None:
    settlement = pay_cash(desk, make_draft(case_id))

    receipt = receipt_in(settlement)
    assert receipt.number == "R11401000001"
    assert settlement.change_twd == 650
    assert receipt.total_twd == 2350
    assert (receipt.lines[0].costs_twd, receipt.lines[0].principal_twd) == (50, 2000)
    assert receipt.lines[0].balance_left_twd == 0
    assert owed_twd(desk, case_id) == 0


def test_everything_about_a_payment_is_written_at_once(desk: Desk, case_id: CaseId) -> None:
    with desk.open_unit() as unit:
        unit.drafts.save(make_draft(case_id))
        unit.commit()

    receipt = receipt_in(pay_cash(desk, make_draft(case_id)))

    with desk.open_unit() as unit:
        payment = unit.payments.get(PaymentId("payment-1"))
        jobs = unit.print_jobs.waiting(1)
        journal = unit.journal.entries(subject="payment-1")
        assert unit.drafts.on_screen(1) is None
        assert unit.receipts.get(receipt.number) == receipt
    assert payment.state is PaymentState.SETTLED
    assert payment.receipt_number == receipt.number
    assert [tender.change_twd for tender in payment.tenders] == [650]
    assert [(job.form, job.copy) for job in jobs] == [("slip", 0)]
    assert [entry.act for entry in journal] == ["settle_payment"]
    assert journal[0].details["tenders"] == [["cash", 2350]]


def test_a_part_of_what_is_due_is_taken_in_the_order_of_the_law(
    desk: Desk, case_id: CaseId
) -> None:
    wanted = DraftCase(case_id=case_id, obligor_number="A123456789", pay_twd=Twd(400))
    draft = replace(make_draft(case_id), cases=(wanted,))

    line = receipt_in(pay_cash(desk, draft, laid_twd=400, agreed_twd=400)).lines[0]

    assert (line.costs_twd, line.late_fee_twd, line.principal_twd) == (50, 300, 50)
    assert line.balance_left_twd == 1950
    assert owed_twd(desk, case_id) == 1950


def test_several_cases_and_a_fee_come_on_one_receipt(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    other = make_case_row(
        engine, case_number="宜執仁114年綜所稅執字第00027725號", principal_twd=100, late_fee_twd=0
    )
    draft = make_draft(case_id, other, fees=(make_fee(),))

    receipt = receipt_in(pay_cash(desk, draft, agreed_twd=2506))

    assert [line.amount_twd for line in receipt.lines] == [2350, 150, 6]
    assert receipt.lines[2].title == "影印費（B4 以下黑白）"


def test_what_is_not_chosen_is_not_paid(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    other = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00027725號")
    draft = make_draft(case_id, other)
    draft = replace(draft, cases=(draft.cases[0], replace(draft.cases[1], is_chosen=False)))

    pay_cash(desk, draft)

    assert owed_twd(desk, other) == 2350


def test_asking_twice_gives_the_same_receipt(desk: Desk, case_id: CaseId) -> None:
    first = pay_cash(desk, make_draft(case_id))
    again = pay_cash(desk, make_draft(case_id))

    assert again.receipt == first.receipt
    assert numbers(desk) == ["R11401000001"]


def test_too_little_cash_is_refused_and_nothing_written(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(CashTooLittle) as refused:
        pay_cash(desk, make_draft(case_id), laid_twd=2349)

    assert (refused.value.tendered_twd, refused.value.needed_twd) == (2349, 2350)
    assert numbers(desk) == []
    assert owed_twd(desk, case_id) == 2350


@pytest.mark.parametrize("laid_twd", [0, -1, -2350])
def test_cash_that_is_none_is_refused(desk: Desk, case_id: CaseId, laid_twd: int) -> None:
    with pytest.raises(CashTooLittle):
        pay_cash(desk, make_draft(case_id), laid_twd=laid_twd)


def test_a_changed_amount_is_refused(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(AmountChanged) as refused:
        pay_cash(desk, make_draft(case_id), agreed_twd=2300)

    assert (refused.value.agreed_twd, refused.value.total_twd) == (2300, 2350)
    assert numbers(desk) == []


def test_without_an_open_shift_no_money_is_taken(desk: Desk, engine: Engine) -> None:
    with pytest.raises(NoOpenShift):
        pay_cash(desk, make_draft(make_case_row(engine)))


def test_an_empty_payment_is_refused(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(EmptyPayment):
        pay_cash(desk, make_draft(), agreed_twd=0)


def test_a_settled_case_is_not_paid_again(desk: Desk, case_id: CaseId) -> None:
    pay_cash(desk, make_draft(case_id))

    with pytest.raises(NothingDue):
        pay_cash(desk, make_draft(case_id, payment_id=PaymentId("payment-2")))


def test_an_expired_case_is_refused(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    expired = make_case_row(
        engine,
        case_number="宜執仁114年綜所稅執字第00000001號",
        expires_on=NOON.date() - timedelta(days=1),
    )
    with pytest.raises(CaseExpired):
        pay_cash(desk, make_draft(expired))


def test_a_case_may_be_paid_on_its_last_day(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    last_day = make_case_row(
        engine, case_number="宜執仁114年綜所稅執字第00000001號", expires_on=NOON.date()
    )
    assert pay_cash(desk, make_draft(last_day)).receipt is not None


def test_a_name_that_the_paper_cannot_show_is_refused_before_money_moves(
    desk: Desk, case_id: CaseId
) -> None:
    desk = replace(desk, missing_glyphs=lambda text: tuple(c for c in text if c == "\U0002f8ff"))
    with pytest.raises(UnprintableName) as refused:
        pay_cash(desk, make_draft(case_id, payer_name="王\U0002f8ff"))

    assert refused.value.characters == ("\U0002f8ff",)


@pytest.mark.parametrize("name", ["王\x1bp小明", "王\u202e明", "王\n明", "王\u200b明"])
def test_invisible_characters_are_refused(desk: Desk, case_id: CaseId, name: str) -> None:
    with pytest.raises(ControlCharacters):
        pay_cash(desk, make_draft(case_id, payer_name=name))


def test_a_case_that_is_twice_in_a_draft_is_a_bug_and_moves_no_money(
    desk: Desk, case_id: CaseId
) -> None:
    with pytest.raises(ValueError, match="twice"):
        begin(desk, make_draft(case_id, case_id), amount_twd=Twd(4700), agreed_twd=Twd(4700))

    assert owed_twd(desk, case_id) == 2350


def test_the_obligor_stands_for_a_payer_without_name(desk: Desk, case_id: CaseId) -> None:
    assert receipt_in(pay_cash(desk, make_draft(case_id, payer_name=""))).payer_name == "王小明"


# --- paper and slips -----------------------------------------------------------------------


def cheque(**changes: object) -> DocumentHandedOver:
    values: dict[str, Any] = {
        "kind": TenderKind.CHEQUE,
        "amount_twd": Twd(2000),
        "issuer_name": "臺灣銀行",
        "document_number": "AB1234567",
        "document_date": NOON.date(),
    }
    return DocumentHandedOver(**(values | changes))


def slip(**changes: object) -> SlipShown:
    values: dict[str, Any] = {
        "kind": TenderKind.CARD,
        "amount_twd": Twd(2000),
        "slip_number": "000123",
        "approval_code": "A00001",
    }
    return SlipShown(**(values | changes))


def test_a_cheque_and_cash_settle_together(desk: Desk, case_id: CaseId) -> None:
    settlement = settle_at_hand(
        desk,
        CLERK,
        make_draft(case_id),
        (CashLaidDown(tendered_twd=Twd(500)), cheque()),
        agreed_twd=TOTAL,
    )

    tenders = receipt_in(settlement).tenders
    assert [(t.kind, t.amount_twd, t.change_twd) for t in tenders] == [
        (TenderKind.CHEQUE, 2000, 0),
        (TenderKind.CASH, 350, 150),
    ]


@pytest.mark.parametrize(
    ("paper", "refusal"),
    [
        (cheque(document_date=NOON.date() + timedelta(days=1)), DocumentDateRefused),
        (cheque(document_date=NOON.date() - timedelta(days=366)), DocumentDateRefused),
        (cheque(document_date=None), DocumentIncomplete),
        (cheque(issuer_name=""), DocumentIncomplete),
        (cheque(document_number=""), DocumentIncomplete),
        (cheque(amount_twd=Twd(2351)), TenderTooMuch),
        (cheque(amount_twd=Twd(-1)), CashTooLittle),
    ],
)
def test_a_paper_that_is_not_in_order_is_refused(
    desk: Desk, case_id: CaseId, paper: DocumentHandedOver, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        settle_at_hand(desk, CLERK, make_draft(case_id), (paper, *cash(2350)), agreed_twd=TOTAL)

    assert numbers(desk) == []


def test_nothing_may_be_handed_over_beyond_the_sum(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(TenderTooMuch):
        settle_at_hand(
            desk,
            CLERK,
            make_draft(case_id),
            (cheque(amount_twd=TOTAL), *cash(100)),
            agreed_twd=TOTAL,
        )


def test_a_slip_needs_a_second_person_and_both_are_stored(desk: Desk, case_id: CaseId) -> None:
    settle = partial(
        settle_at_hand,
        desk,
        CLERK,
        make_draft(case_id),
        (slip(), *cash(350)),
        agreed_twd=TOTAL,
        holder_in_person=True,
    )
    with pytest.raises(ApprovalMissing):
        settle()
    with pytest.raises(ApprovalRefused):
        settle(approver=CLERK)
    with pytest.raises(ApprovalRefused):
        settle(approver=make_actor(Role.ADMINISTRATOR))

    receipt = receipt_in(settle(approver=SUPERVISOR))

    assert receipt.tenders[0].by_hand
    tender = stored(desk).tenders[0]
    assert (tender.approver, tender.trace_number) == ("supervisor", "000123")
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="settle_payment")
        (approval,) = unit.approvals.of_subject("payment-1")
    assert (entry.actor, entry.approver) == ("clerk", "supervisor")
    assert (approval.act, approval.actor, approval.approver, approval.amount_twd) == (
        ApprovedAct.CARD_BY_HAND,
        "clerk",
        "supervisor",
        2000,
    )


@pytest.mark.parametrize("missing", ["slip_number", "approval_code"])
def test_a_slip_without_its_numbers_is_refused(desk: Desk, case_id: CaseId, missing: str) -> None:
    with pytest.raises(SlipIncomplete):
        settle_at_hand(
            desk,
            CLERK,
            make_draft(case_id),
            (slip(**{missing: ""}), *cash(350)),
            agreed_twd=TOTAL,
            holder_in_person=True,
            approver=SUPERVISOR,
        )


# --- the rules of the kinds ----------------------------------------------------------------


def test_a_card_for_a_case_needs_its_holder_in_person(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(HolderNotPresent):
        begin(desk, make_draft(case_id), holder_in_person=False)


def test_a_fine_cannot_be_paid_by_eticket(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(TenderNotAccepted):
        begin(desk, make_draft(case_id), kind=TenderKind.ETICKET)


def test_an_eticket_has_its_limit(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    dear = make_case_row(
        engine,
        case_number="宜執仁114年綜所稅執字第00000001號",
        kind="汽燃費",
        principal_twd=10_001,
        late_fee_twd=0,
        costs_twd=0,
    )
    with pytest.raises(TenderAboveLimit):
        begin(
            desk,
            make_draft(dear),
            kind=TenderKind.ETICKET,
            amount_twd=Twd(10_001),
            agreed_twd=Twd(10_001),
        )


# --- a machine -----------------------------------------------------------------------------


def test_an_approved_card_settles_the_payment(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))

    receipt = receipt_in(ask(desk, machine, payment, tender))

    assert [(t.kind, t.amount_twd) for t in receipt.tenders] == [(TenderKind.CARD, 2350)]
    assert receipt.tenders[0].masked_card == "431112******1234"
    assert not receipt.recovered
    assert owed_twd(desk, case_id) == 0
    assert [taken.amount_twd for taken in read_truth(tmp_path / "truth")] == [2350]


def test_the_intent_is_in_the_books_before_the_first_byte_leaves(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))
    seen: list[tuple[TenderState, list[str]]] = []

    def look(what: str) -> None:
        if what == "before write" and not seen:
            with desk.open_unit() as unit:
                events = unit.tender_events.of(tender.tender_id)
                state = unit.payments.get(payment.payment_id).tenders[0].state
            seen.append((state, [event.direction for event in events]))

    wire._on_io = look
    ask(desk, machine, payment, tender)

    assert seen == [(TenderState.INTENDED, ["sent"])]


def test_the_answer_is_in_the_books_before_it_is_acknowledged(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))
    received: list[int] = []

    def look(what: str) -> None:
        if what == "before write":
            with desk.open_unit() as unit:
                events = unit.tender_events.of(tender.tender_id)
            received.append(sum(e.direction == "received" and e.what == "frame" for e in events))

    wire._on_io = look
    ask(desk, machine, payment, tender)

    assert received == [0, 1]


def test_a_declined_card_closes_the_try_and_frees_the_case(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth", Manner.DECLINES)
    payment, tender = begin(desk, make_draft(case_id))

    settlement = ask(desk, machine, payment, tender)

    assert settlement.outcome == Declined(reason=DeclineReason.REFUSED, code="0001")
    assert settlement.receipt is None
    assert stored(desk).state is PaymentState.CANCELLED
    again = make_draft(case_id, payment_id=PaymentId("payment-2"))
    assert receipt_in(pay_cash(desk, again)).number == "R11401000001"


@pytest.mark.parametrize(
    "manner",
    [Manner.LOSES_ANSWER, Manner.STAYS_SILENT, Manner.IS_DEAF, Manner.BREAKS],
)
def test_silence_is_unknown_and_never_declined(
    desk: Desk, case_id: CaseId, tmp_path: Path, manner: Manner
) -> None:
    machine, _wire = make_machine(tmp_path / "truth", manner)
    payment, tender = begin(desk, make_draft(case_id))

    settlement = ask(desk, machine, payment, tender)

    assert isinstance(settlement.outcome, Unanswered)
    assert settlement.payment.open_tender is not None
    assert settlement.payment.open_tender.state is TenderState.UNKNOWN
    assert owed_twd(desk, case_id) == 2350


def test_an_answer_with_another_amount_settles_nothing(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth", Manner.ANSWERS_OTHER_AMOUNT)
    payment, tender = begin(desk, make_draft(case_id))

    settlement = ask(desk, machine, payment, tender)

    assert settlement.outcome == Unanswered(reason=UnansweredReason.WRONG_AMOUNT)
    assert numbers(desk) == []


def test_the_answer_to_the_sale_before_settles_nothing(
    desk: Desk, engine: Engine, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth", Manner.APPROVES, Manner.REPEATS_PREVIOUS)
    ask(desk, machine, *begin(desk, make_draft(case_id)))
    other = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00027725號")

    settlement = ask(
        desk, machine, *begin(desk, make_draft(other, payment_id=PaymentId("payment-2")))
    )

    assert isinstance(settlement.outcome, Unanswered)
    assert owed_twd(desk, other) == 2350


def test_an_unknown_blocks_its_case_and_its_terminal(
    desk: Desk, engine: Engine, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth", Manner.LOSES_ANSWER)
    ask(desk, machine, *begin(desk, make_draft(case_id)))
    other = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00027725號")

    with pytest.raises(CaseBlocked) as blocked:
        pay_cash(desk, make_draft(case_id, payment_id=PaymentId("payment-2")))
    assert blocked.value.desk_no == 1
    with pytest.raises(TerminalBlocked):
        begin(desk, make_draft(other, payment_id=PaymentId("payment-3")))
    # Another case can be paid without the machine, or with another one.
    pay_cash(desk, make_draft(other, payment_id=PaymentId("payment-4")))


def test_an_unknown_blocks_the_payment_itself(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth", Manner.LOSES_ANSWER)
    payment, tender = begin(desk, make_draft(case_id))
    ask(desk, machine, payment, tender)

    with pytest.raises(OutcomeOpen):
        pay_cash(desk, make_draft(case_id))
    with pytest.raises(OutcomeOpen):
        begin(desk, make_draft(case_id), device="另一台")
    with pytest.raises(OutcomeOpen):
        ask(desk, machine, payment, tender)
    with pytest.raises(OutcomeOpen):
        settle_collected(desk, CLERK, payment_id=payment.payment_id)
    with pytest.raises(MoneyMayHaveMoved):
        cancel_payment(desk, CLERK, payment_id=payment.payment_id)


def test_another_desk_is_told_who_holds_the_case(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    begin(desk, make_draft(case_id))
    other = make_desk(engine, desk_no=2)
    open_shift(other)

    with pytest.raises(CaseBlocked) as blocked:
        pay_cash(other, make_draft(case_id, payment_id=PaymentId("payment-2"), desk_no=2))

    assert blocked.value.desk_no == 1


def test_a_machine_is_asked_once_for_an_intent(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))

    def ask_again(what: str) -> None:
        if what == "before write" and wire.sales_seen == 0:
            with pytest.raises(OutcomeOpen):
                ask(desk, machine, payment, tender)

    wire._on_io = ask_again
    assert ask(desk, machine, payment, tender).receipt is not None

    assert wire.sales_seen == 1


class GoneMachine(TerminalMachine):
    """A terminal whose port does not exist."""

    def sale(self, *_args: object, **_keywords: object) -> Any:  # noqa: ANN401 - never returns
        raise DeviceUnreachable(port="/dev/ttyUSB0", reason=UnreachableReason.MISSING)


def test_a_machine_that_cannot_be_reached_took_nothing(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    gone = GoneMachine(TERMINAL, machine._terminal, machine._profile)

    with pytest.raises(DeviceUnreachable):
        ask(desk, gone, *begin(desk, make_draft(case_id)))

    assert stored(desk).state is PaymentState.CANCELLED
    assert stored(desk).tenders[0].state is TenderState.RELEASED
    pay_cash(desk, make_draft(case_id, payment_id=PaymentId("payment-2")))


class LostMachine(TerminalMachine):
    """A terminal whose port goes away for good once the request has left."""

    def sale(self, request: Any, *, record: Any, on_step: Any) -> Any:  # noqa: ANN401 - as ours
        super().sale(request, record=record, on_step=on_step)
        raise DeviceUnreachable(port="/dev/ttyUSB0", reason=UnreachableReason.MISSING)


def test_a_machine_that_is_lost_after_the_request_leaves_an_open_item(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    lost = LostMachine(TERMINAL, machine._terminal, machine._profile)

    with pytest.raises(DeviceUnreachable):
        ask(desk, lost, *begin(desk, make_draft(case_id)))

    assert stored(desk).open_tender is not None


def test_a_store_that_fails_while_the_machine_works_leaves_an_open_item(
    desk: Desk, engine: Engine, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))
    sent = 0

    @event.listens_for(engine, "before_cursor_execute")
    def fail(*args: object) -> None:
        nonlocal sent
        if "device_events" in str(args[2]):
            sent += 1
            if sent > 2:
                raise OperationalError("", {}, Exception("database or disk is full"))

    with pytest.raises(Exception, match="StoreFull"):
        ask(desk, machine, payment, tender)
    event.remove(engine, "before_cursor_execute", fail)

    assert stored(desk).open_tender is not None
    assert len(read_truth(tmp_path / "truth")) == 1


def test_an_intent_over_another_sum_is_refused(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(AmountChanged):
        begin(desk, make_draft(case_id), agreed_twd=Twd(2300))


def test_a_case_that_moved_under_a_claim_loses_no_answer(
    desk: Desk, engine: Engine, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))
    with engine.begin() as connection:  # nothing of ours does this to a claimed case
        connection.execute(update(cases).values(version=cases.c.version + 1))

    with pytest.raises(CaseMoved):
        ask(desk, machine, payment, tender)

    assert stored(desk).open_tender is not None
    with desk.open_unit() as unit:
        assert any(e.what == "frame" for e in unit.tender_events.of(tender.tender_id))


# --- several tenders -----------------------------------------------------------------------


def test_card_and_cash_share_a_payment(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    part = ask(desk, machine, *begin(desk, make_draft(case_id), amount_twd=Twd(2000)))
    assert part.receipt is None
    assert part.payment.remaining_twd == 350

    settlement = pay_cash(desk, make_draft(case_id), laid_twd=500)

    assert settlement.change_twd == 150
    assert [t.kind for t in receipt_in(settlement).tenders] == [TenderKind.CARD, TenderKind.CASH]
    assert owed_twd(desk, case_id) == 0


def test_a_second_card_may_be_asked_for_the_rest(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(
        tmp_path / "truth", Manner.APPROVES, Manner.DECLINES, Manner.APPROVES
    )
    draft = make_draft(case_id)
    ask(desk, machine, *begin(desk, draft, amount_twd=Twd(2000)))
    refused = ask(desk, machine, *begin(desk, draft, amount_twd=Twd(350)))
    assert refused.payment.state is PaymentState.OPEN

    settlement = ask(desk, machine, *begin(desk, draft, amount_twd=Twd(350)))

    assert receipt_in(settlement).total_twd == 2350
    assert [t.state for t in stored(desk).tenders] == [
        TenderState.COLLECTED,
        TenderState.DECLINED,
        TenderState.COLLECTED,
    ]


@pytest.mark.parametrize("amount_twd", [0, -5, 2351])
def test_a_machine_is_asked_for_what_remains_at_most(
    desk: Desk, case_id: CaseId, amount_twd: int
) -> None:
    with pytest.raises(TenderTooMuch):
        begin(desk, make_draft(case_id), amount_twd=Twd(amount_twd))

    with desk.open_unit() as unit:
        assert unit.payments.open_payments() == []


def test_what_was_collected_can_be_settled_without_the_rest(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    draft = make_draft(case_id, fees=(make_fee(),))
    payment, tender = begin(desk, draft, amount_twd=Twd(406), agreed_twd=Twd(2356))
    ask(desk, machine, payment, tender)

    with pytest.raises(MoneyMayHaveMoved):
        cancel_payment(desk, CLERK, payment_id=payment.payment_id)
    receipt = receipt_in(settle_collected(desk, CLERK, payment_id=payment.payment_id))

    assert [line.amount_twd for line in receipt.lines] == [400, 6]
    assert receipt.total_twd == 406
    assert owed_twd(desk, case_id) == 1950
    assert numbers(desk) == [receipt.number]


def test_fees_are_never_settled_in_part(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin(
        desk, make_draft(fees=(make_fee(),)), amount_twd=Twd(4), agreed_twd=Twd(6)
    )
    ask(desk, machine, payment, tender)

    with pytest.raises(MoneyMayHaveMoved):
        settle_collected(desk, CLERK, payment_id=payment.payment_id)


def test_an_open_payment_that_collected_nothing_can_be_cancelled(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    machine, _wire = make_machine(tmp_path / "truth", Manner.DECLINES)
    payment, tender = begin(desk, make_draft(case_id))
    ask(desk, machine, payment, tender)

    with pytest.raises(PaymentNotOpen):
        cancel_payment(desk, CLERK, payment_id=payment.payment_id)
    with pytest.raises(PaymentNotOpen):
        pay_cash(desk, make_draft(case_id))


# --- an e-ticket that is taken away too early -----------------------------------------------


def eticket(desk: Desk, engine: Engine) -> tuple[Payment, Tender]:
    draft = make_draft(fees=(make_fee(),))
    return begin(
        desk, draft, kind=TenderKind.ETICKET, amount_twd=Twd(6), agreed_twd=Twd(6), device="讀卡機"
    )


class Retrying:
    """An e-ticket reader that says what it is told to, as `PaymentMachine`."""

    name = "讀卡機"
    released_after_s = 60
    attempts_max = 3
    wait_s = 30

    def __init__(self, *outcomes: Any) -> None:  # noqa: ANN401 - any outcome
        self.outcomes = list(outcomes)
        self.requests: list[Any] = []

    def takes(self, kind: TenderKind) -> bool:
        return kind is TenderKind.ETICKET

    def sale(self, request: Any, *, record: Any, **_: Any) -> Any:  # noqa: ANN401 - as above
        from counter_app.domain.outcomes import DeviceEvent

        self.requests.append(request)
        record(DeviceEvent(direction="sent", what="file", data=b"debit"))
        return self.outcomes.pop(0)

    def query(self, request: Any, *, record: Any) -> Any:  # noqa: ANN401 - as above
        raise NotImplementedError

    def interpret(self, request: Any, data: bytes) -> Any:  # noqa: ANN401 - as above
        raise NotImplementedError

    def close(self) -> None:
        """Nothing to let go of."""


def test_a_debit_cut_short_is_tried_again_with_the_same_serial_and_card(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    retry = RetryNeeded(card_id_hash="ab" * 32, code="-125")
    reader: Any = Retrying(retry, retry, retry)
    payment, tender = eticket(desk, engine)

    for _ in range(3):
        settlement = ask(desk, reader, payment, tender)
        assert settlement.payment.open_tender is not None
    with pytest.raises(OutcomeOpen):
        ask(desk, reader, payment, tender)

    assert [request.attempt for request in reader.requests] == [1, 2, 3]
    assert {request.request_serial for request in reader.requests} == {"000001"}
    assert {request.requested_at for request in reader.requests} == {NOON}
    assert [request.card_id_hash for request in reader.requests] == ["", "ab" * 32, "ab" * 32]


def test_a_refused_retry_leaves_the_first_debit_unknown(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    reader: Any = Retrying(
        RetryNeeded(card_id_hash="ab" * 32, code="-125"),
        Declined(reason=DeclineReason.ANOTHER_CARD),
    )
    payment, tender = eticket(desk, engine)
    ask(desk, reader, payment, tender)

    settlement = ask(desk, reader, payment, tender)

    assert settlement.payment.open_tender is not None
    assert settlement.payment.open_tender.outcome_code == "another_card"


# --- two at once ---------------------------------------------------------------------------


def both(*jobs: Callable[[], object]) -> list[object]:
    """Run jobs at the same moment, each in a thread of its own; return results or errors."""
    results: list[object] = [None] * len(jobs)
    start = threading.Barrier(len(jobs))

    def run(index: int) -> None:
        start.wait()
        try:
            results[index] = jobs[index]()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[index] = error

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.parametrize("round_", range(3))
def test_two_clicks_at_once_make_one_receipt(desk: Desk, case_id: CaseId, round_: int) -> None:
    pay = partial(pay_cash, desk, make_draft(case_id))

    first, second = both(pay, pay)

    assert isinstance(first, Settlement), first
    assert isinstance(second, Settlement), second
    assert first.receipt == second.receipt
    assert numbers(desk) == ["R11401000001"]


@pytest.mark.parametrize("round_", range(3))
def test_one_draft_settled_at_two_desks_at_once_makes_one_receipt(
    desk: Desk, engine: Engine, case_id: CaseId, round_: int
) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    draft = make_draft(fees=(make_fee(),))

    results = both(
        partial(pay_cash, desk, draft, laid_twd=6, agreed_twd=6),
        partial(pay_cash, other, draft, laid_twd=6, agreed_twd=6),
    )

    receipts = {settlement.receipt.number for settlement in results}  # type: ignore[attr-defined]
    assert len(receipts) == 1
    assert len(numbers(desk) + numbers(other)) == 1


@pytest.mark.parametrize("round_", range(3))
def test_one_draft_begun_at_two_desks_at_once_is_asked_for_once(
    desk: Desk, engine: Engine, case_id: CaseId, round_: int
) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    start = partial(
        begin, draft=make_draft(fees=(make_fee(),)), amount_twd=Twd(6), agreed_twd=Twd(6)
    )

    results = both(partial(start, desk), partial(start, other))

    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(error) for error in refused] == [OutcomeOpen]


@pytest.mark.parametrize("round_", range(3))
def test_a_case_is_paid_at_one_of_two_desks(
    desk: Desk, engine: Engine, case_id: CaseId, round_: int
) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other)

    results = both(
        partial(pay_cash, desk, make_draft(case_id)),
        partial(pay_cash, other, make_draft(case_id, payment_id=PaymentId("payment-2"))),
    )

    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["NothingDue", "Settlement"]
    assert len(numbers(desk) + numbers(other)) == 1


@pytest.mark.parametrize("round_", range(3))
def test_an_intent_and_cash_at_another_desk_do_not_both_have_the_case(
    desk: Desk, engine: Engine, case_id: CaseId, round_: int
) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other)

    results = both(
        partial(begin, desk, make_draft(case_id)),
        partial(pay_cash, other, make_draft(case_id, payment_id=PaymentId("payment-2"))),
    )

    refused = [result for result in results if isinstance(result, Exception)]
    assert len(refused) == 1
    assert isinstance(refused[0], CaseBlocked | NothingDue)


@pytest.mark.parametrize("round_", range(3))
def test_a_terminal_has_one_open_sale(
    desk: Desk, engine: Engine, case_id: CaseId, round_: int
) -> None:
    other = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00027725號")

    results = both(
        partial(begin, desk, make_draft(case_id)),
        partial(begin, desk, make_draft(other, payment_id=PaymentId("payment-2"))),
    )

    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(error) for error in refused] == [TerminalBlocked]


# --- the answer to the commit is lost ------------------------------------------------------


@pytest.mark.parametrize("keep", [True, False])
def test_a_lost_acknowledgement_of_the_commit_still_shows_the_receipt(
    desk: Desk, engine: Engine, case_id: CaseId, *, keep: bool
) -> None:
    lose_next_commit(engine, keep=keep)

    settlement = pay_cash(desk, make_draft(case_id))

    assert receipt_in(settlement).number == "R11401000001"
    assert numbers(desk) == ["R11401000001"]
    assert settlement.payment.state is PaymentState.SETTLED


@pytest.mark.parametrize("keep", [True, False])
def test_a_lost_acknowledgement_after_the_card_still_shows_the_receipt(
    desk: Desk, engine: Engine, case_id: CaseId, tmp_path: Path, *, keep: bool
) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))
    machine.sale(  # what the machine says, without writing down what became of it
        replace(_request(desk, tender)), record=lambda _event: None, on_step=lambda _step: None
    )
    lose_next_commit(engine, keep=keep)

    settlement = conclude(
        desk,
        CLERK,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=machine.interpret(_request(desk, tender), _last_answer(tmp_path)),
    )

    assert receipt_in(settlement).number == "R11401000001"
    assert numbers(desk) == ["R11401000001"]


def _request(desk: Desk, tender: Tender) -> Any:  # noqa: ANN401 - a SaleRequest
    from counter_app.services.payments import request_of

    return request_of(desk, tender)


def _last_answer(tmp_path: Path) -> bytes:
    from card_wire import profile
    from counter_app.devices.card_terminal.dialect import layout_of

    values = read_truth(tmp_path / "truth")[-1].values
    layout = layout_of(profile())
    return layout.to_lines(layout.scrub(layout.compose(values)))


def test_concluding_twice_changes_nothing(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin(desk, make_draft(case_id))
    first = ask(desk, machine, payment, tender)

    again = conclude(
        desk,
        CLERK,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=None,
    )

    assert again.receipt == first.receipt
    assert stored(desk).state is PaymentState.SETTLED


# --- the clock -----------------------------------------------------------------------------


def test_a_payment_after_midnight_belongs_to_the_day_of_its_shift(
    desk: Desk, engine: Engine
) -> None:
    clock = StoppedClock(NOON.replace(month=12, day=31, hour=23, minute=59, second=59))
    desk = replace(desk, clock=clock)
    open_shift(desk)
    case_id = make_case_row(engine)
    clock.advance(2)

    receipt = receipt_in(pay_cash(desk, make_draft(case_id)))

    assert receipt.business_day == date(2025, 12, 31)
    assert receipt.number.startswith("R114")
    assert receipt.issued_at.astimezone(NOON.tzinfo).date() == date(2026, 1, 1)


def test_a_card_asked_before_new_year_settles_in_the_year_of_its_shift(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    clock = StoppedClock(NOON.replace(month=12, day=31, hour=23, minute=59, second=59))
    desk = replace(desk, clock=clock)
    open_shift(desk)
    machine, wire = make_machine(tmp_path / "truth")
    wire._on_io = lambda _what: clock.advance(1)
    payment, tender = begin(desk, make_draft(make_case_row(engine)))

    receipt = receipt_in(ask(desk, machine, payment, tender))

    assert (receipt.business_day, receipt.number) == (date(2025, 12, 31), "R11401000001")
    assert receipt.issued_at.year == 2025 or receipt.issued_at > NOON


def test_each_roc_year_has_its_own_series(desk: Desk, engine: Engine) -> None:
    clock = StoppedClock(NOON.replace(year=2026, month=1, day=2))
    second = make_desk(engine, desk_no=2, clock=clock, new_id=CountedIds(prefix="x"))
    open_shift(second)

    receipt = receipt_in(
        pay_cash(second, make_draft(make_case_row(engine, computed_on=None)), laid_twd=9000)
    )

    assert receipt.number == "R11502000001"


def test_a_clock_set_back_moves_neither_day_nor_number(desk: Desk, engine: Engine) -> None:
    clock = StoppedClock()
    desk = replace(desk, clock=clock)
    open_shift(desk)
    first = make_case_row(engine)
    other = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00027725號")
    before = receipt_in(pay_cash(desk, make_draft(first)))
    clock.advance(-400 * 24 * 3600)

    after = receipt_in(pay_cash(desk, make_draft(other, payment_id=PaymentId("payment-2"))))

    assert after.business_day == before.business_day
    assert (before.number, after.number) == ("R11401000001", "R11401000002")


# --- who may -------------------------------------------------------------------------------


def test_a_volunteer_takes_no_money(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(NotPermitted):
        settle_at_hand(
            desk, make_actor(Role.VOLUNTEER), make_draft(case_id), cash(3000), agreed_twd=TOTAL
        )


def test_the_holder_is_confirmed_for_each_tender_of_a_payment(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    open_shift(desk)
    case_id = make_case_row(engine, kind="汽燃費", case_number="114年汽燃費執字第77號")
    machine, _wire = make_machine(tmp_path / "truth")
    draft = make_draft(case_id)
    payment, tender = begin(
        desk, draft, kind=TenderKind.ETICKET, amount_twd=Twd(1000), holder_in_person=False
    )
    ask(desk, machine, payment, tender)

    rest = {"amount_twd": Twd(1350)}
    with pytest.raises(HolderNotPresent):
        begin(desk, draft, **rest, holder_in_person=False)
    later, _card = begin(desk, draft, **rest, holder_in_person=True)

    assert later.holder_in_person
    assert stored(desk).holder_in_person
