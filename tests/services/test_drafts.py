from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, Manner, make_machine
from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft, DraftGone
from counter_app.domain.money import Twd
from counter_app.domain.payments import MoneyMayHaveMoved, PaymentId
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.drafts import (
    draft_on_screen,
    drop_draft,
    held_drafts,
    hold_draft,
    save_draft,
    take_up_draft,
)
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.recovery import recover_without_asking
from factories import (
    NOON,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)

CLERK = make_actor()
TOTAL = Twd(2350)


@pytest.fixture
def case_id(engine: Engine, desk: Desk) -> CaseId:
    open_shift(desk)
    return make_case_row(engine)


def ask_card(desk: Desk, draft: Draft, tmp_path: Path, *manners: Manner) -> None:
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        draft,
        kind=TenderKind.CARD,
        amount_twd=TOTAL,
        device=TERMINAL,
        agreed_twd=TOTAL,
        holder_in_person=True,
    )
    machine, _wire = make_machine(tmp_path / "truth", *manners)
    ask_machine(desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id)


def pay(desk: Desk, draft: Draft) -> None:
    settle_at_hand(desk, CLERK, draft, (CashLaidDown(tendered_twd=TOTAL),), agreed_twd=TOTAL)


def test_a_power_cut_loses_nothing_of_the_screen(desk: Desk, case_id: CaseId) -> None:
    draft = make_draft(case_id, fees=(make_fee(),), tendered_twd=Twd(3000))
    save_draft(desk, CLERK, draft)

    assert draft_on_screen(desk, CLERK) == replace(draft, saved_at=NOON)


def test_the_screen_of_a_desk_holds_one_draft(desk: Desk, case_id: CaseId) -> None:
    save_draft(desk, CLERK, make_draft(case_id))
    save_draft(desk, CLERK, make_draft(case_id, payment_id=PaymentId("payment-2")))
    save_draft(desk, CLERK, make_draft(payment_id=PaymentId("payment-2")))

    assert draft_on_screen(desk, CLERK) is None


def test_an_empty_screen_is_forgotten(desk: Desk, case_id: CaseId) -> None:
    save_draft(desk, CLERK, make_draft(case_id))
    save_draft(desk, CLERK, make_draft())

    assert draft_on_screen(desk, CLERK) is None


def test_what_is_settled_does_not_come_back_to_the_screen(desk: Desk, case_id: CaseId) -> None:
    draft = make_draft(case_id)
    save_draft(desk, CLERK, draft)
    pay(desk, draft)
    assert draft_on_screen(desk, CLERK) is None

    save_draft(desk, CLERK, draft)

    assert draft_on_screen(desk, CLERK) is None


def test_after_a_decline_the_draft_can_be_paid_under_a_new_identity(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    draft = make_draft(case_id)
    save_draft(desk, CLERK, draft)
    ask_card(desk, draft, tmp_path, Manner.DECLINES)

    renewed = draft_on_screen(desk, CLERK)

    assert renewed is not None
    assert renewed == replace(draft, payment_id=renewed.payment_id, saved_at=NOON)
    assert renewed.payment_id != draft.payment_id
    assert draft_on_screen(desk, CLERK) == renewed
    pay(desk, renewed)
    assert draft_on_screen(desk, CLERK) is None


def test_after_an_interruption_the_released_draft_can_be_paid(desk: Desk, case_id: CaseId) -> None:
    draft = make_draft(case_id)
    save_draft(desk, CLERK, draft)
    begin_machine_tender(
        desk,
        CLERK,
        draft,
        kind=TenderKind.CARD,
        amount_twd=TOTAL,
        device=TERMINAL,
        agreed_twd=TOTAL,
        holder_in_person=True,
    )
    recover_without_asking(desk, CLERK, {})

    renewed = draft_on_screen(desk, CLERK)

    assert renewed is not None
    pay(desk, renewed)


def test_a_held_draft_is_taken_up_at_another_desk_once(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    other = make_desk(engine, desk_no=2)
    draft = make_draft(case_id)
    save_draft(desk, CLERK, draft)
    hold_draft(desk, CLERK, draft)
    assert draft_on_screen(desk, CLERK) is None
    assert [held.payment_id for held in held_drafts(other, CLERK)] == ["payment-1"]

    taken = take_up_draft(other, make_actor(desk_no=2), draft.payment_id)

    assert (taken.desk_no, taken.is_held) == (2, False)
    assert held_drafts(desk, CLERK) == []
    with pytest.raises(DraftGone):
        take_up_draft(desk, CLERK, draft.payment_id)
    with desk.open_unit() as unit:
        acts = [entry.act for entry in unit.journal.entries(subject="payment-1")]
    assert acts == ["hold_draft", "take_up_draft"]


def test_what_is_taken_up_is_what_is_on_the_screen(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    hold_draft(desk, CLERK, make_draft(case_id))
    other = make_desk(engine, desk_no=2)
    save_draft(other, CLERK, make_draft(case_id, payment_id=PaymentId("own"), desk_no=2))

    take_up_draft(other, CLERK, PaymentId("payment-1"))

    on_screen = draft_on_screen(other, CLERK)
    assert on_screen is not None
    assert on_screen.payment_id == "payment-1"


def test_held_drafts_come_oldest_first(desk: Desk, case_id: CaseId) -> None:
    clock = StoppedClock(NOON)
    desk = replace(desk, clock=clock)
    hold_draft(desk, CLERK, make_draft(case_id, payment_id=PaymentId("b")))
    clock.now += timedelta(minutes=1)
    hold_draft(desk, CLERK, make_draft(case_id, payment_id=PaymentId("a")))

    assert [held.payment_id for held in held_drafts(desk, CLERK)] == ["b", "a"]


def test_what_may_have_moved_money_cannot_be_put_aside_or_dropped(
    desk: Desk, case_id: CaseId, tmp_path: Path
) -> None:
    draft = make_draft(case_id)
    save_draft(desk, CLERK, draft)
    ask_card(desk, draft, tmp_path, Manner.LOSES_ANSWER)

    with pytest.raises(MoneyMayHaveMoved):
        hold_draft(desk, CLERK, draft)
    with pytest.raises(MoneyMayHaveMoved):
        drop_draft(desk, CLERK, draft.payment_id)


def test_a_dropped_draft_is_gone(desk: Desk, case_id: CaseId) -> None:
    save_draft(desk, CLERK, make_draft(case_id))
    drop_draft(desk, CLERK, PaymentId("payment-1"))

    assert draft_on_screen(desk, CLERK) is None
