from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, make_machine
from chain_check import chain_faults
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct, ReasonMissing
from counter_app.domain.cases import CaseId
from counter_app.domain.kinds import HolderNotPresent
from counter_app.domain.money import Twd
from counter_app.domain.payments import DocumentIncomplete, Payment, SlipIncomplete
from counter_app.domain.receipts import ReceiptNumber, UnknownReceipt
from counter_app.domain.reversals import AlreadyReversed, NotCorrectable, PayBackWay, ReversalState
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.corrections import correct_tender
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.reversals import begin_void, open_reversals
from counter_app.store.opening import reading
from counter_app.store.schema import shifts
from factories import make_actor, make_case_row, make_desk, make_draft, open_shift

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
TOTAL = Twd(2350)
CHEQUE = {
    "issuer_name": "臺灣銀行",
    "document_number": "AB1234567",
    "document_date": date(2025, 11, 19),
}


@pytest.fixture
def desk(engine: Engine) -> Desk:
    desk = make_desk(engine)
    open_shift(desk)
    return desk


@pytest.fixture
def case_id(engine: Engine) -> CaseId:
    return make_case_row(engine)


@pytest.fixture
def paid(desk: Desk, case_id: CaseId) -> Payment:
    return settle_at_hand(
        desk,
        CLERK,
        make_draft(case_id),
        (CashLaidDown(tendered_twd=Twd(2400)),),
        agreed_twd=TOTAL,
    ).payment


def correct(desk: Desk, paid: Payment, new_kind: TenderKind, **changes: object) -> object:
    return correct_tender(
        desk,
        CLERK,
        **{  # type: ignore[arg-type]
            "approver": SUPERVISOR,
            "receipt_number": paid.receipt_number,
            "tender_id": paid.tenders[0].tender_id,
            "new_kind": new_kind,
            "reason": "按錯付款方式",
            **changes,
        },
    )


def cash_in(desk: Desk) -> int:
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
        return unit.takings.expected_cash(shift)


def test_a_wrong_tender_is_corrected_and_both_are_kept(
    desk: Desk, engine: Engine, paid: Payment
) -> None:
    assert cash_in(desk) == 5000 + TOTAL

    correct(desk, paid, TenderKind.CHEQUE, **CHEQUE)

    assert cash_in(desk) == 5000
    number = paid.receipt_number
    assert number is not None
    with desk.open_unit() as unit:
        receipt = unit.receipts.get(number)
        (kept,) = unit.reversals.corrections_of(paid.payment_id).values()
        (approval,) = unit.approvals.of_subject(number)
        (written,) = unit.journal.entries(act="correct_tender")
    assert receipt is not None
    assert receipt.tenders[0].kind is TenderKind.CASH
    assert (kept.old_kind, kept.new_kind, kept.amount_twd) == (
        TenderKind.CASH,
        TenderKind.CHEQUE,
        TOTAL,
    )
    assert (kept.clerk, kept.approver, kept.document_number) == (
        "clerk",
        "supervisor",
        "AB1234567",
    )
    assert (approval.act, approval.approver) == (ApprovedAct.CORRECT_TENDER, "supervisor")
    assert (written.details["old"], written.details["new"]) == ("cash", "cheque")
    with reading(engine) as connection:
        assert chain_faults(connection) == []


def test_a_tender_is_corrected_once(desk: Desk, paid: Payment) -> None:
    correct(desk, paid, TenderKind.CHEQUE, **CHEQUE)

    with pytest.raises(NotCorrectable):
        correct(desk, paid, TenderKind.MONEY_ORDER, **CHEQUE)


@pytest.mark.parametrize(
    ("new_kind", "changes", "refusal"),
    [
        (TenderKind.CHEQUE, {}, DocumentIncomplete),
        (TenderKind.CARD, {"holder_in_person": True}, SlipIncomplete),
        (TenderKind.CARD, {"slip_number": "1", "approval_code": "A"}, HolderNotPresent),
        (TenderKind.CASH, {}, NotCorrectable),
        (TenderKind.ETICKET, {}, NotCorrectable),
        (TenderKind.CHEQUE, CHEQUE | {"approver": None}, ApprovalMissing),
        (TenderKind.CHEQUE, CHEQUE | {"reason": ""}, ReasonMissing),
        (TenderKind.CHEQUE, {"tender_id": "nothing"}, NotCorrectable),
        (TenderKind.CHEQUE, {"receipt_number": ReceiptNumber("R11401000099")}, UnknownReceipt),
    ],
)
def test_a_correction_follows_the_rules_of_its_tender(
    desk: Desk,
    paid: Payment,
    new_kind: TenderKind,
    changes: dict[str, object],
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal):
        correct(desk, paid, new_kind, **changes)

    assert cash_in(desk) == 5000 + TOTAL


def test_nothing_is_corrected_after_the_close(desk: Desk, engine: Engine, paid: Payment) -> None:
    with engine.begin() as connection:
        connection.execute(shifts.update().values(state="closed"))
    open_shift(desk)

    with pytest.raises(NotCorrectable):
        correct(desk, paid, TenderKind.CHEQUE, **CHEQUE)


def test_what_a_machine_took_is_not_corrected(desk: Desk, case_id: CaseId, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(case_id),
        kind=TenderKind.CARD,
        amount_twd=TOTAL,
        device=TERMINAL,
        agreed_twd=TOTAL,
        holder_in_person=True,
    )
    paid = ask_machine(
        desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
    ).payment

    with pytest.raises(NotCorrectable):
        correct(desk, paid, TenderKind.CASH)


def test_a_void_hands_back_what_it_was_corrected_to(desk: Desk, paid: Payment) -> None:
    correct(desk, paid, TenderKind.CHEQUE, **CHEQUE)

    assert paid.receipt_number is not None
    done = begin_void(
        desk,
        CLERK,
        SUPERVISOR,
        number=paid.receipt_number,
        reason="開錯",
        has_paper=True,
    )

    assert (done.state, done.way) == (ReversalState.DONE, PayBackWay.DOCUMENT)
    assert [(leg.kind, leg.document_number) for leg in done.tenders] == [
        (TenderKind.CHEQUE, "AB1234567")
    ]
    assert cash_in(desk) == 5000
    with pytest.raises(AlreadyReversed):
        correct(desk, paid, TenderKind.MONEY_ORDER, **CHEQUE)


def test_a_card_by_hand_that_was_meant_goes_back_by_its_slip(desk: Desk, paid: Payment) -> None:
    correct(
        desk,
        paid,
        TenderKind.CARD,
        slip_number="000009",
        approval_code="A9",
        holder_in_person=True,
    )

    assert paid.receipt_number is not None
    begin_void(desk, CLERK, SUPERVISOR, number=paid.receipt_number, reason="開錯", has_paper=True)

    (waiting,) = open_reversals(desk, CLERK)
    assert (waiting.tenders[0].tender.kind, waiting.tenders[0].tender.trace_number) == (
        TenderKind.CARD,
        "000009",
    )
    assert cash_in(desk) == 5000


def test_an_auditor_corrects_nothing(desk: Desk) -> None:
    with pytest.raises(NotPermitted):
        correct_tender(
            desk,
            make_actor(Role.AUDITOR),
            SUPERVISOR,
            receipt_number=ReceiptNumber("R11401000001"),
            tender_id="x",  # type: ignore[arg-type]
            new_kind=TenderKind.CASH,
            reason="x",
        )
