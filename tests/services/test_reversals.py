from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL
from chain_check import chain_faults
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct, ReasonMissing
from counter_app.domain.cases import Case, CaseBlocked, CaseId
from counter_app.domain.drawer import DrawerTooEmpty, EntryKind, NotYourDrawer
from counter_app.domain.kinds import AUCTION_KIND
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem, PaymentId, SlipIncomplete
from counter_app.domain.receipts import ReceiptNumber, UnknownReceipt
from counter_app.domain.reversals import (
    AlreadyReversed,
    NotADeposit,
    NotThisDesk,
    PaperMissing,
    PayBackWay,
    Reversal,
    ReversalId,
    ReversalKind,
    ReversalState,
    ReversalStepRefused,
    SignatureMissing,
    UnknownReversal,
    VoidAfterClose,
    VoidBeforeClose,
    WayRefused,
)
from counter_app.domain.staff import ApprovalRefused, NotPermitted, Role
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
    TenderState,
)
from counter_app.services.desk import Desk
from counter_app.services.payments import begin_machine_tender, settle_at_hand
from counter_app.services.receipts import queue_reprint, reprints_of
from counter_app.services.returns import return_by_slip
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    call_off_reversal,
    find_reversible,
    open_reversals,
    pay_back,
    refuse_refund,
    request_deposit_return,
    request_refund,
    waiting_for_approval,
)
from counter_app.store.opening import reading
from counter_app.store.schema import shifts
from factories import (
    CountedIds,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
AUDITOR = make_actor(Role.AUDITOR)
OTHER = make_actor(staff_id=77, login="other", display_name="黃小姐")
TOTAL = 2350
REASON = "金額開錯"
DEPOSIT = FeeItem(
    code="DEPOSIT", name="拍賣保證金", group=AUCTION_KIND, quantity=1, unit_price_twd=Twd(3000)
)
CHEQUE = DocumentHandedOver(
    kind=TenderKind.CHEQUE,
    amount_twd=Twd(2000),
    issuer_name="臺灣銀行",
    document_number="AB1234567",
    document_date=date(2025, 11, 19),
)
SLIP = SlipShown(
    kind=TenderKind.CARD, amount_twd=Twd(2000), slip_number="000123", approval_code="A1"
)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def desk(engine: Engine, clock: StoppedClock) -> Desk:
    desk = make_desk(engine, clock=clock)
    open_shift(desk)
    return desk


@pytest.fixture
def case_id(engine: Engine) -> CaseId:
    return make_case_row(engine)


Pay = Callable[..., ReceiptNumber]


@pytest.fixture
def pay(desk: Desk) -> Pay:
    names = CountedIds(prefix="pay")

    def settle(
        *case_ids: CaseId,
        at: Desk = desk,
        at_hand: tuple[TenderAtHand, ...] = (),
        fees: tuple[FeeItem, ...] = (),
        total: int = TOTAL,
    ) -> ReceiptNumber:
        settlement = settle_at_hand(
            at,
            make_actor(desk_no=at.desk_no),
            make_draft(*case_ids, payment_id=PaymentId(names()), fees=fees, desk_no=at.desk_no),
            at_hand or (CashLaidDown(tendered_twd=Twd(5000)),),
            agreed_twd=Twd(total),
            holder_in_person=True,
            approver=SUPERVISOR,
        )
        assert settlement.receipt is not None
        return settlement.receipt.number

    return settle


def void(desk: Desk, number: ReceiptNumber, **changes: object) -> Reversal:
    return begin_void(
        desk,
        CLERK,
        SUPERVISOR,
        **{"number": number, "reason": REASON, "has_paper": True, **changes},  # type: ignore[arg-type]
    )


def close_shift(engine: Engine) -> None:
    """Close the open shift as a day close leaves it; the close itself is tested elsewhere."""
    with engine.begin() as connection:
        connection.execute(shifts.update().where(shifts.c.state == "open").values(state="closed"))


def next_day(desk: Desk, clock: StoppedClock, engine: Engine) -> None:
    close_shift(engine)
    clock.advance(timedelta(days=1).total_seconds())
    open_shift(desk)


def cash_in(desk: Desk) -> int:
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
        assert shift is not None
        return unit.takings.expected_cash(shift)


def case_of(desk: Desk, case_id: CaseId) -> Case:
    with desk.open_unit() as unit:
        case = unit.cases.by_id(case_id)
    assert case is not None
    return case


def state_of(desk: Desk, reversal: Reversal) -> ReversalState:
    with desk.open_unit() as unit:
        found = unit.reversals.get(reversal.reversal_id)
    assert found is not None
    return found.state


@pytest.fixture(autouse=True)
def sound_books(engine: Engine) -> object:
    yield
    with reading(engine) as connection:
        assert chain_faults(connection) == []


# --- a void ---------------------------------------------------------------------------------


def test_a_void_gives_back_cash_and_lets_the_case_owe_again(
    desk: Desk, case_id: CaseId, pay: Pay
) -> None:
    before = case_of(desk, case_id)
    number = pay(case_id)
    assert cash_in(desk) == 5000 + TOTAL

    done = void(desk, number, paper_note="已截角")

    assert (done.kind, done.state, done.way) == (
        ReversalKind.VOID,
        ReversalState.DONE,
        PayBackWay.CASH,
    )
    after = case_of(desk, case_id)
    assert after.parts == before.parts
    assert (after.version, after.last_paid_on) == (before.version + 2, None)
    assert cash_in(desk) == 5000
    with desk.open_unit() as unit:
        (kept,) = unit.reversals.of_receipt(number)
        (entry,) = unit.drawer.entries(done.shift_id)  # type: ignore[arg-type]
        (approval,) = unit.approvals.of_subject(number)
        (written,) = unit.journal.entries(act="void_receipt", subject=number)
        assert unit.receipts.numbers(1) == [number]
    assert kept == done
    assert [(leg.kind, leg.state, leg.amount_twd) for leg in kept.tenders] == [
        (TenderKind.CASH, TenderState.RETURNED, TOTAL)
    ]
    assert (entry.kind, entry.amount_twd, entry.subject, entry.approver) == (
        EntryKind.VOID,
        TOTAL,
        number,
        "supervisor",
    )
    assert (approval.act, approval.actor, approval.approver, approval.amount_twd) == (
        ApprovedAct.VOID,
        "clerk",
        "supervisor",
        TOTAL,
    )
    assert written.approver == "supervisor"
    assert written.details["owed_twd"] == {after.case_number: [0, TOTAL]}
    assert (written.details["from"], written.details["to"]) == ("approved", "done")


def test_a_case_can_be_paid_again_after_a_void(desk: Desk, case_id: CaseId, pay: Pay) -> None:
    void(desk, pay(case_id))

    again = pay(case_id)

    assert again == "R11401000002"
    assert case_of(desk, case_id).parts.total_twd == 0


def test_the_last_day_of_payment_is_that_of_what_still_stands(
    desk: Desk, clock: StoppedClock, engine: Engine, case_id: CaseId
) -> None:
    wanted = make_draft(case_id).cases[0]
    numbers = []
    for day, name in enumerate(("first", "second")):
        if day:
            next_day(desk, clock, engine)
        settlement = settle_at_hand(
            desk,
            CLERK,
            make_draft(payment_id=PaymentId(name), cases=(replace(wanted, pay_twd=Twd(100)),)),
            (CashLaidDown(tendered_twd=Twd(100)),),
            agreed_twd=Twd(100),
        )
        assert settlement.receipt is not None
        numbers.append(settlement.receipt.number)
    assert case_of(desk, case_id).last_paid_on == date(2025, 11, 21)

    void(desk, numbers[1])

    assert case_of(desk, case_id).last_paid_on == date(2025, 11, 20)


def test_a_receipt_is_voided_once(desk: Desk, case_id: CaseId, pay: Pay) -> None:
    number = pay(case_id)
    void(desk, number)

    with pytest.raises(AlreadyReversed):
        void(desk, number)

    assert cash_in(desk) == 5000


def test_the_database_refuses_a_second_void_that_nobody_looked_for(
    desk: Desk, case_id: CaseId, pay: Pay
) -> None:
    # The control of the check above: with nothing but the index, it is still once.
    done = void(desk, pay(case_id))
    second = replace(
        done,
        reversal_id=ReversalId("second"),
        state=ReversalState.APPROVED,
        tenders=(),
        finished_at=None,
    )

    with desk.open_unit() as unit, pytest.raises(AlreadyReversed):
        unit.reversals.add(second)


@pytest.mark.parametrize(
    ("changes", "approver", "refusal"),
    [
        ({}, None, ApprovalMissing),
        ({}, CLERK, ApprovalRefused),
        ({}, OTHER, ApprovalRefused),
        ({"reason": " "}, SUPERVISOR, ReasonMissing),
        ({"has_paper": False}, SUPERVISOR, PaperMissing),
        ({"number": ReceiptNumber("R11401000099")}, SUPERVISOR, UnknownReceipt),
    ],
)
def test_a_void_needs_two_persons_a_reason_and_the_paper(
    desk: Desk,
    case_id: CaseId,
    pay: Pay,
    changes: dict[str, object],
    approver: object,
    refusal: type[Exception],
) -> None:
    number = pay(case_id)

    with pytest.raises(refusal):
        begin_void(
            desk,
            CLERK,
            approver,  # type: ignore[arg-type]
            **{"number": number, "reason": REASON, "has_paper": True, **changes},  # type: ignore[arg-type]
        )

    assert find_reversible(desk, CLERK, number).reversals == ()
    assert case_of(desk, case_id).parts.total_twd == 0


def test_a_lost_paper_is_noted(desk: Desk, case_id: CaseId, pay: Pay) -> None:
    done = void(desk, pay(case_id), has_paper=False, paper_note="民眾已帶走，切結")

    assert (done.has_paper, done.paper_note) == (False, "民眾已帶走，切結")


def test_only_the_one_who_has_the_drawer_voids(desk: Desk, case_id: CaseId, pay: Pay) -> None:
    number = pay(case_id)

    with pytest.raises(NotYourDrawer):
        begin_void(desk, OTHER, SUPERVISOR, number=number, reason=REASON, has_paper=True)


def test_after_the_close_a_receipt_is_refunded_and_before_it_voided(
    desk: Desk, clock: StoppedClock, engine: Engine, case_id: CaseId, pay: Pay
) -> None:
    number = pay(case_id)
    assert find_reversible(desk, CLERK, number).kind is ReversalKind.VOID
    with pytest.raises(VoidBeforeClose):
        request_refund(desk, CLERK, number=number, reason=REASON, has_paper=True)
    next_day(desk, clock, engine)

    assert find_reversible(desk, CLERK, number).kind is ReversalKind.REFUND
    with pytest.raises(VoidAfterClose):
        void(desk, number)


def test_a_receipt_is_voided_at_its_desk(engine: Engine, desk: Desk, pay: Pay) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    number = pay(at=other, fees=(make_fee(),), total=6)

    with pytest.raises(NotThisDesk):
        void(desk, number)
    assert isinstance(find_reversible(desk, CLERK, number).refusal, NotThisDesk)


def test_a_drawer_that_holds_less_gives_nothing_back(
    desk: Desk, case_id: CaseId, engine: Engine, pay: Pay
) -> None:
    with engine.begin() as connection:
        connection.execute(shifts.update().values(float_twd=0))
    number = pay(case_id)
    other = pay(fees=(make_fee(),), total=6)
    with engine.begin() as connection:
        # As if cash had been taken out meanwhile.
        connection.execute(shifts.update().where(shifts.c.desk_no == 1).values(float_twd=0))
    assert void(desk, other).state is ReversalState.DONE
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
    from counter_app.services.shifts import move_cash

    move_cash(
        desk,
        CLERK,
        kind=EntryKind.CASH_OUT,
        amount_twd=Twd(2000),
        reason="存行庫",
        approver=SUPERVISOR,
    )

    with pytest.raises(DrawerTooEmpty) as refused:
        void(desk, number)

    assert (refused.value.amount_twd, refused.value.in_drawer_twd) == (TOTAL, TOTAL - 2000)
    assert case_of(desk, case_id).parts.total_twd == 0


def test_a_balance_that_a_payment_under_way_reckons_with_stays(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    wanted = replace(make_draft(case_id).cases[0], pay_twd=Twd(100))
    settlement = settle_at_hand(
        desk,
        CLERK,
        make_draft(cases=(wanted,)),
        (CashLaidDown(tendered_twd=Twd(100)),),
        agreed_twd=Twd(100),
    )
    assert settlement.receipt is not None
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    begin_machine_tender(
        other,
        make_actor(desk_no=2),
        make_draft(case_id, payment_id=PaymentId("other"), desk_no=2),
        kind=TenderKind.CARD,
        amount_twd=Twd(TOTAL - 100),
        device=TERMINAL,
        agreed_twd=Twd(TOTAL - 100),
        holder_in_person=True,
    )

    with pytest.raises(CaseBlocked):
        void(desk, settlement.receipt.number)


def test_a_cheque_is_handed_back_itself(desk: Desk, case_id: CaseId, pay: Pay) -> None:
    number = pay(case_id, at_hand=(CHEQUE, CashLaidDown(tendered_twd=Twd(350))))
    assert cash_in(desk) == 5350

    done = void(desk, number)

    assert [(leg.kind, leg.amount_twd, leg.document_number) for leg in done.tenders] == [
        (TenderKind.CHEQUE, 2000, "AB1234567"),
        (TenderKind.CASH, 350, ""),
    ]
    assert cash_in(desk) == 5000


def test_a_card_taken_by_hand_goes_back_by_its_slip(desk: Desk, case_id: CaseId, pay: Pay) -> None:
    number = pay(case_id, at_hand=(SLIP, CashLaidDown(tendered_twd=Twd(350))))

    begun = void(desk, number)
    assert begun.state is ReversalState.APPROVED
    assert cash_in(desk) == 5350
    (waiting,) = open_reversals(desk, CLERK)
    assert waiting.rest_twd == TOTAL
    card = next(sold for sold in waiting.tenders if not sold.is_at_hand)
    with pytest.raises(SlipIncomplete):
        return_by_slip(
            desk,
            CLERK,
            SUPERVISOR,
            reversal_id=begun.reversal_id,
            tender_id=card.tender.tender_id,
            was_returned=True,
        )
    done = return_by_slip(
        desk,
        CLERK,
        SUPERVISOR,
        reversal_id=begun.reversal_id,
        tender_id=card.tender.tender_id,
        was_returned=True,
        slip_number="000124",
    ).reversal

    assert done.state is ReversalState.DONE
    assert cash_in(desk) == 5000
    assert case_of(desk, case_id).parts.total_twd == TOTAL
    assert open_reversals(desk, CLERK) == []


def test_a_void_that_gave_nothing_back_can_be_called_off(
    desk: Desk, case_id: CaseId, pay: Pay
) -> None:
    number = pay(case_id, at_hand=(replace(SLIP, amount_twd=Twd(TOTAL)),))
    begun = void(desk, number)

    refused = call_off_reversal(desk, CLERK, reversal_id=begun.reversal_id, reason="民眾改變心意")

    assert refused.state is ReversalState.REFUSED
    assert case_of(desk, case_id).parts.total_twd == 0
    assert void(desk, number).state is ReversalState.APPROVED
    with pytest.raises(ReversalStepRefused):
        call_off_reversal(desk, CLERK, reversal_id=begun.reversal_id, reason="再一次")


# --- a refund -------------------------------------------------------------------------------


@pytest.fixture
def sold_yesterday(
    desk: Desk, clock: StoppedClock, engine: Engine, case_id: CaseId, pay: Pay
) -> ReceiptNumber:
    number = pay(case_id)
    next_day(desk, clock, engine)
    return number


def request(desk: Desk, number: ReceiptNumber) -> Reversal:
    return request_refund(desk, CLERK, number=number, reason=REASON, has_paper=True)


def pay_out(desk: Desk, reversal: Reversal, **changes: object) -> Reversal:
    return pay_back(
        desk,
        CLERK,
        **{  # type: ignore[arg-type]
            "reversal_id": reversal.reversal_id,
            "way": PayBackWay.CASH,
            "recipient": "王小明",
            "is_signed": True,
            **changes,
        },
    )


def test_a_refund_is_three_acts_of_two_persons(
    desk: Desk, case_id: CaseId, sold_yesterday: ReceiptNumber
) -> None:
    requested = request(desk, sold_yesterday)
    with pytest.raises(ReversalStepRefused):
        pay_out(desk, requested)
    assert [found.reversal for found in waiting_for_approval(desk, SUPERVISOR)] == [requested]
    approved = approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)
    assert approved.approved_by == "supervisor"

    done = pay_out(desk, approved)

    assert (done.state, done.paid_by, done.recipient, done.is_signed) == (
        ReversalState.DONE,
        "clerk",
        "王小明",
        True,
    )
    assert (done.business_day, cash_in(desk)) == (date(2025, 11, 21), 5000 - TOTAL)
    assert case_of(desk, case_id).parts.total_twd == TOTAL
    assert pay_out(desk, done) == done
    assert cash_in(desk) == 5000 - TOTAL
    with desk.open_unit() as unit:
        acts = [entry.act for entry in unit.journal.entries(subject=sold_yesterday)]
        (approval,) = unit.approvals.of_subject(sold_yesterday)
    assert acts == ["request_reversal", "approve_reversal", "refund_receipt"]
    assert (approval.act, approval.actor, approval.approver) == (
        ApprovedAct.REFUND,
        "clerk",
        "supervisor",
    )


def test_nobody_approves_their_own_request(desk: Desk, sold_yesterday: ReceiptNumber) -> None:
    requested = request_refund(
        desk, SUPERVISOR, number=sold_yesterday, reason=REASON, has_paper=True
    )

    with pytest.raises(ApprovalRefused) as refused:
        approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    assert refused.value.own_act
    with pytest.raises(NotPermitted):
        approve_refund(desk, CLERK, reversal_id=requested.reversal_id)


def test_who_approved_does_not_pay(
    desk: Desk, engine: Engine, sold_yesterday: ReceiptNumber
) -> None:
    requested = request(desk, sold_yesterday)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)
    with engine.begin() as connection:
        connection.execute(shifts.update().values(clerk="supervisor"))

    with pytest.raises(ApprovalRefused):
        pay_back(
            desk,
            SUPERVISOR,
            reversal_id=requested.reversal_id,
            way=PayBackWay.CASH,
            recipient="王小明",
            is_signed=True,
        )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"recipient": " "}, SignatureMissing),
        ({"is_signed": False}, SignatureMissing),
        ({"way": PayBackWay.TRANSFER}, WayRefused),
        ({"way": PayBackWay.DOCUMENT}, WayRefused),
    ],
)
def test_a_refund_is_signed_for_and_goes_where_it_can(
    desk: Desk,
    sold_yesterday: ReceiptNumber,
    changes: dict[str, object],
    refusal: type[Exception],
) -> None:
    requested = request(desk, sold_yesterday)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    with pytest.raises(refusal):
        pay_out(desk, requested, **changes)

    assert state_of(desk, requested) is ReversalState.APPROVED


def test_a_transfer_is_marked_and_leaves_the_drawer_alone(
    desk: Desk, case_id: CaseId, sold_yesterday: ReceiptNumber
) -> None:
    requested = request(desk, sold_yesterday)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    done = pay_out(desk, requested, way=PayBackWay.TRANSFER, transfer_account="004-123456789012")

    assert (done.way, done.transfer_account, done.tenders) == (
        PayBackWay.TRANSFER,
        "004-123456789012",
        (),
    )
    assert cash_in(desk) == 5000
    assert case_of(desk, case_id).parts.total_twd == TOTAL


def test_a_refused_request_leaves_everything_and_may_be_asked_again(
    desk: Desk, case_id: CaseId, sold_yesterday: ReceiptNumber
) -> None:
    requested = request(desk, sold_yesterday)
    with pytest.raises(AlreadyReversed):
        request(desk, sold_yesterday)

    refused = refuse_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id, reason="查無溢繳")

    assert refused.state is ReversalState.REFUSED
    with pytest.raises(ReversalStepRefused):
        approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)
    assert case_of(desk, case_id).parts.total_twd == 0
    assert request(desk, sold_yesterday).state is ReversalState.REQUESTED
    with pytest.raises(UnknownReversal):
        approve_refund(desk, SUPERVISOR, reversal_id=ReversalId("nothing"))


def test_an_approved_refund_is_not_refused_but_called_off(
    desk: Desk, sold_yesterday: ReceiptNumber
) -> None:
    requested = request(desk, sold_yesterday)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    with pytest.raises(ReversalStepRefused):
        refuse_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id, reason="不准")
    with pytest.raises(ReasonMissing):
        call_off_reversal(desk, CLERK, reversal_id=requested.reversal_id, reason="")
    assert (
        call_off_reversal(desk, CLERK, reversal_id=requested.reversal_id, reason="民眾放棄").state
        is ReversalState.REFUSED
    )


def test_a_card_by_hand_is_refunded_in_cash_with_a_second_person_alone(
    desk: Desk, clock: StoppedClock, engine: Engine, case_id: CaseId, pay: Pay
) -> None:
    number = pay(case_id, at_hand=(replace(SLIP, amount_twd=Twd(TOTAL)),))
    next_day(desk, clock, engine)
    requested = request(desk, number)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    with pytest.raises(ApprovalMissing):
        pay_out(desk, requested)
    done = pay_out(desk, requested, approver=SUPERVISOR)

    assert [leg.kind for leg in done.tenders] == [TenderKind.CASH]
    assert cash_in(desk) == 5000 - TOTAL


# --- a deposit ------------------------------------------------------------------------------


@pytest.fixture
def deposited(desk: Desk, clock: StoppedClock, engine: Engine, pay: Pay) -> ReceiptNumber:
    number = pay(fees=(make_fee(), DEPOSIT), total=3006)
    next_day(desk, clock, engine)
    return number


def request_deposit(desk: Desk, number: ReceiptNumber, line_number: int = 2) -> Reversal:
    return request_deposit_return(
        desk,
        CLERK,
        number=number,
        line_number=line_number,
        reason="未得標",
        recipient="李投標",
    )


def test_a_deposit_is_found_by_its_receipt_and_goes_back_once(
    desk: Desk, deposited: ReceiptNumber
) -> None:
    (line,) = find_reversible(desk, CLERK, deposited).deposits
    assert (line.line_number, line.name, line.amount_twd, line.reversal) == (
        2,
        "拍賣保證金",
        3000,
        None,
    )
    requested = request_deposit(desk, deposited)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    done = pay_out(desk, requested, recipient="李投標")

    assert (done.kind, done.amount_twd, done.line_number) == (ReversalKind.DEPOSIT, 3000, 2)
    assert cash_in(desk) == 2000
    with pytest.raises(AlreadyReversed):
        request_deposit(desk, deposited)
    with pytest.raises(AlreadyReversed):
        request(desk, deposited)
    with desk.open_unit() as unit:
        (approval,) = unit.approvals.of_subject(deposited)
        (entry,) = unit.drawer.entries(done.shift_id)  # type: ignore[arg-type]
    assert (approval.act, entry.kind) == (ApprovedAct.RETURN_DEPOSIT, EntryKind.DEPOSIT)


def test_a_deposit_of_a_receipt_that_goes_back_whole_does_not_go_back_again(
    desk: Desk, deposited: ReceiptNumber
) -> None:
    request(desk, deposited)

    with pytest.raises(AlreadyReversed):
        request_deposit(desk, deposited)


@pytest.mark.parametrize("line_number", [0, 1, 3])
def test_only_a_deposit_goes_back_alone(
    desk: Desk, deposited: ReceiptNumber, line_number: int
) -> None:
    with pytest.raises(NotADeposit):
        request_deposit(desk, deposited, line_number)


def test_a_deposit_paid_with_a_cheque_may_be_the_cheque(
    desk: Desk, pay: Pay, clock: StoppedClock, engine: Engine
) -> None:
    cheque = replace(CHEQUE, amount_twd=Twd(3000))
    number = pay(fees=(DEPOSIT,), at_hand=(cheque,), total=3000)
    next_day(desk, clock, engine)
    requested = request_deposit(desk, number, 1)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    done = pay_out(desk, requested, way=PayBackWay.DOCUMENT)

    assert [(leg.kind, leg.document_number) for leg in done.tenders] == [
        (TenderKind.CHEQUE, "AB1234567")
    ]
    assert cash_in(desk) == 5000


def test_a_deposit_taken_at_another_desk_is_paid_here(desk: Desk, engine: Engine, pay: Pay) -> None:
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    number = pay(at=other, fees=(DEPOSIT,), total=3000)

    requested = request_deposit(desk, number, 1)
    approve_refund(other, replace(SUPERVISOR, desk_no=2), reversal_id=requested.reversal_id)
    with pytest.raises(NotThisDesk):
        pay_back(
            other,
            make_actor(desk_no=2),
            reversal_id=requested.reversal_id,
            way=PayBackWay.CASH,
            recipient="李投標",
            is_signed=True,
        )
    done = pay_out(desk, requested)

    assert (done.desk_no, cash_in(desk), cash_in(other)) == (1, 2000, 8000)


def test_those_who_only_read_look_at_a_receipt_and_begin_nothing(
    desk: Desk, pay: Pay, case_id: CaseId
) -> None:
    number = pay(case_id)

    assert find_reversible(desk, AUDITOR, number).receipt.number == number

    with pytest.raises(NotPermitted):
        open_reversals(desk, AUDITOR)
    with pytest.raises(NotPermitted):
        begin_void(desk, AUDITOR, SUPERVISOR, number=number, reason=REASON, has_paper=True)
    with pytest.raises(NotPermitted):
        waiting_for_approval(desk, AUDITOR)
    with pytest.raises(NotPermitted):
        find_reversible(desk, make_actor(Role.VOLUNTEER), number)


def test_a_receipt_that_was_taken_back_is_not_printed_again(
    desk: Desk, pay: Pay, case_id: CaseId
) -> None:
    number = pay(case_id)
    control = queue_reprint(desk, CLERK, number=number, form="slip")
    assert control.copy == 1
    void(desk, number)

    with pytest.raises(AlreadyReversed):
        queue_reprint(desk, CLERK, number=number, form="slip", approver=SUPERVISOR, reason="遺失")

    assert reprints_of(desk, CLERK, number) == 1


def test_a_receipt_of_which_one_deposit_went_back_is_printed_again(
    desk: Desk, deposited: ReceiptNumber
) -> None:
    requested = request_deposit(desk, deposited)
    approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)
    pay_out(desk, requested, recipient="李投標")

    assert queue_reprint(desk, CLERK, number=deposited, form="slip").copy == 1
