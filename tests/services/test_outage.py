from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from chain_check import chain_faults
from counter_app.domain.approvals import ReasonMissing
from counter_app.domain.cases import CaseExpired, CaseId
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.payments import (
    AmountChanged,
    ControlCharacters,
    DocumentDateRefused,
    PaymentId,
    UnprintableName,
)
from counter_app.domain.reversals import (
    CollectorMissing,
    OutageDate,
    OutageOrder,
    OutageReceipt,
    ReversalState,
)
from counter_app.domain.shifts import NoOpenShift
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.desk import Desk
from counter_app.services.outage import (
    enter_outage_receipt,
    enter_spoiled,
    next_outage_number,
    outage_receipts,
    quote_outage,
)
from counter_app.services.payments import Settlement, settle_at_hand
from counter_app.services.receipts import waiting_jobs
from counter_app.services.reversals import begin_void
from counter_app.store.opening import reading
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
TODAY = date(2025, 11, 20)
YESTERDAY = date(2025, 11, 19)
TOTAL = Twd(2350)


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


_NAMES = CountedIds(prefix="paper")


def fee_draft() -> Draft:
    return make_draft(fees=(make_fee(),), payment_id=PaymentId(_NAMES()))


def enter(
    desk: Desk,
    draft: Draft | None = None,
    serial: int = 1,
    collected_on: date = YESTERDAY,
    **changes: object,
) -> Settlement:
    return enter_outage_receipt(
        desk,
        CLERK,
        draft or fee_draft(),
        **{  # type: ignore[arg-type]
            "at_hand": (CashLaidDown(tendered_twd=Twd(6)),),
            "agreed_twd": Twd(6),
            "serial": serial,
            "collected_by": "hsu",
            "collected_on": collected_on,
            **changes,
        },
    )


def spoil(
    desk: Desk, serial: int, collected_on: date = YESTERDAY, **changes: object
) -> OutageReceipt:
    return enter_spoiled(
        desk,
        CLERK,
        **{  # type: ignore[arg-type]
            "serial": serial,
            "collected_by": "hsu",
            "collected_on": collected_on,
            "note": "寫錯",
            **changes,
        },
    )


def test_a_paper_is_entered_under_its_own_number(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    assert next_outage_number(desk, CLERK, collected_on=YESTERDAY) == "H11401000001"

    done = enter(
        desk,
        make_draft(case_id),
        at_hand=(CashLaidDown(tendered_twd=Twd(2400)),),
        agreed_twd=TOTAL,
        note="停電",
    )

    receipt = done.receipt
    assert receipt is not None
    assert (receipt.number, receipt.collected_by, receipt.collected_on) == (
        "H11401000001",
        "hsu",
        YESTERDAY,
    )
    assert receipt.business_day == TODAY
    assert waiting_jobs(desk, CLERK) == []
    (paper,) = outage_receipts(desk, CLERK)
    assert (paper.captured_by, paper.collected_by, paper.note) == ("clerk", "hsu", "停電")
    with desk.open_unit() as unit:
        assert unit.receipts.get(receipt.number) == receipt
        case = unit.cases.by_id(case_id)
        shift = unit.shifts.open_at(1)
        (written,) = unit.journal.entries(act="enter_outage_receipt")
        assert shift is not None
        assert unit.takings.expected_cash(shift) == 5000 + TOTAL
        assert unit.receipts.numbers(1) == []
        assert unit.receipts.numbers(1, series="H") == ["H11401000001"]
    assert case is not None
    assert (case.parts.total_twd, case.last_paid_on) == (0, TODAY)
    assert written.details["collected_on"] == "2025-11-19"
    with reading(engine) as connection:
        assert chain_faults(connection) == []


def test_the_two_series_are_never_mixed(desk: Desk) -> None:
    enter(desk)
    printed = settle_at_hand(
        desk,
        CLERK,
        fee_draft(),
        (CashLaidDown(tendered_twd=Twd(6)),),
        agreed_twd=Twd(6),
    ).receipt
    second = enter(desk, serial=2).receipt

    assert printed is not None
    assert second is not None
    assert (printed.number, second.number) == ("R11401000001", "H11401000002")


def test_the_amount_is_that_of_the_day_on_the_paper(desk: Desk, engine: Engine) -> None:
    # A tax case accrues a late fee: what is due today is not what was due then.
    case_id = make_case_row(
        engine,
        kind="綜所稅",
        principal_twd=100_000,
        late_fee_twd=0,
        costs_twd=0,
        due_on=date(2025, 10, 31),
        computed_on=date(2025, 10, 31),
    )
    draft = make_draft(case_id)
    then = quote_outage(desk, CLERK, draft, collected_on=date(2025, 11, 5)).total_twd
    now = quote_outage(desk, CLERK, draft, collected_on=TODAY).total_twd
    assert then < now

    with pytest.raises(AmountChanged):
        enter(
            desk,
            draft,
            collected_on=date(2025, 11, 5),
            at_hand=(CashLaidDown(tendered_twd=now),),
            agreed_twd=now,
        )
    done = enter(
        desk,
        draft,
        collected_on=date(2025, 11, 5),
        at_hand=(CashLaidDown(tendered_twd=then),),
        agreed_twd=then,
    )

    assert done.payment.total_twd == then


def test_papers_are_entered_in_order_and_none_is_left_out(desk: Desk) -> None:
    with pytest.raises(OutageOrder) as refused:
        enter(desk, serial=2)
    assert refused.value.expected == "H11401000001"
    enter(desk)
    with pytest.raises(OutageOrder):
        enter(desk)
    with pytest.raises(OutageOrder):
        enter(desk, serial=0)

    assert spoil(desk, 2).receipt_number == "H11401000002"
    assert enter(desk, serial=3).receipt is not None
    assert [paper.payment_id is None for paper in outage_receipts(desk, CLERK)] == [
        False,
        True,
        False,
    ]


def test_the_days_on_the_papers_do_not_go_back(desk: Desk) -> None:
    enter(desk, collected_on=YESTERDAY)

    with pytest.raises(OutageDate):
        enter(desk, serial=2, collected_on=YESTERDAY - timedelta(days=1))
    with pytest.raises(OutageDate):
        enter(desk, serial=2, collected_on=TODAY + timedelta(days=1))
    with pytest.raises(OutageDate):
        spoil(desk, 2, collected_on=TODAY + timedelta(days=1))
    assert enter(desk, serial=2, collected_on=TODAY).receipt is not None


def test_a_new_year_begins_a_new_series(engine: Engine) -> None:
    clock = StoppedClock()
    clock.now = clock.now.replace(year=2026, month=1, day=2)
    desk = make_desk(engine, clock=clock)
    open_shift(desk)

    first = enter(desk, collected_on=date(2025, 12, 31)).receipt
    second = enter(desk, collected_on=date(2026, 1, 2)).receipt

    assert first is not None
    assert second is not None
    assert (first.number, second.number) == ("H11401000001", "H11501000001")


def test_a_case_that_has_expired_since_was_still_payable(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine, expires_on=YESTERDAY)
    changes: dict[str, Any] = {
        "at_hand": (CashLaidDown(tendered_twd=TOTAL),),
        "agreed_twd": TOTAL,
    }

    with pytest.raises(CaseExpired):
        enter(desk, make_draft(case_id), collected_on=TODAY, **changes)
    assert enter(desk, make_draft(case_id), collected_on=YESTERDAY, **changes).receipt


def test_entering_twice_gives_the_same_receipt(desk: Desk) -> None:
    draft = fee_draft()

    assert enter(desk, draft).receipt == enter(desk, draft).receipt
    assert len(outage_receipts(desk, CLERK)) == 1


@pytest.mark.parametrize(
    "handed",
    [
        DocumentHandedOver(
            kind=TenderKind.CHEQUE,
            amount_twd=Twd(6),
            issuer_name="臺灣銀行",
            document_number="A1",
            document_date=TODAY,
        ),
    ],
)
def test_a_cheque_of_the_day_after_the_paper_is_not_from_then(
    desk: Desk, handed: TenderAtHand
) -> None:
    with pytest.raises(DocumentDateRefused):
        enter(desk, at_hand=(handed,))
    early = replace(handed, document_date=YESTERDAY)  # type: ignore[arg-type]
    assert enter(desk, at_hand=(early,)).receipt is not None


def test_a_slip_is_entered_with_a_second_person(desk: Desk) -> None:
    slip = SlipShown(kind=TenderKind.ETICKET, amount_twd=Twd(6), slip_number="7", approval_code="A")

    done = enter(desk, at_hand=(slip,), approver=SUPERVISOR)

    assert done.payment.tenders[0].approver == "supervisor"


def test_what_is_missing_is_asked_for_and_takes_no_number(desk: Desk) -> None:
    with pytest.raises(CollectorMissing):
        enter(desk, collected_by=" ")
    with pytest.raises(CollectorMissing):
        spoil(desk, 1, collected_by="")
    with pytest.raises(ControlCharacters):
        spoil(desk, 1, collected_by="hsu\x07")
    with pytest.raises(UnprintableName):
        enter(desk, collected_by="\U0001f600")
    with pytest.raises(ReasonMissing):
        spoil(desk, 1, note="")
    assert next_outage_number(desk, CLERK, collected_on=YESTERDAY) == "H11401000001"


def test_papers_need_an_open_drawer_and_the_right_person(engine: Engine) -> None:
    closed = make_desk(engine)
    with pytest.raises(NoOpenShift):
        enter(closed)
    for act in (
        lambda actor: next_outage_number(closed, actor, collected_on=TODAY),
        lambda actor: outage_receipts(closed, actor),
    ):
        with pytest.raises(NotPermitted):
            act(make_actor(Role.AUDITOR))


def test_a_paper_can_be_voided_like_any_receipt(desk: Desk, case_id: CaseId) -> None:
    done = enter(
        desk,
        make_draft(case_id),
        at_hand=(CashLaidDown(tendered_twd=TOTAL),),
        agreed_twd=TOTAL,
    )
    assert done.receipt is not None

    voided = begin_void(
        desk,
        CLERK,
        SUPERVISOR,
        number=done.receipt.number,
        reason="重複補登",
        has_paper=True,
    )

    assert voided.state is ReversalState.DONE
