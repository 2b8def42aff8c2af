"""The close of a shift, step by step, on both databases."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Engine, update

from card_wire import TERMINAL
from chain_check import chain_faults
from close_desk import (
    CASHIER,
    CLERK,
    OTHER_CLERK,
    SUPERVISOR,
    at,
    close_cash_shift,
    count_of,
    hire,
    leave_unknown,
    pay_card,
    pay_cash,
    take_by_slip,
)
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct, ReasonMissing
from counter_app.domain.closing import (
    AlreadyVerified,
    CloseStep,
    ItemsOpen,
    NotClosing,
    NotOwnShift,
    OwnCount,
    OwnerUnknown,
    SettlementState,
    StepDone,
    StepMissing,
    UnknownShift,
)
from counter_app.domain.drawer import CashCount, CountRefused, DrawerTooEmpty
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, BrandTotal
from counter_app.domain.shifts import (
    FloatNegative,
    NoOpenShift,
    ShiftClosing,
    ShiftId,
    ShiftState,
)
from counter_app.domain.staff import ApprovalRefused, NotPermitted, Role
from counter_app.services.day_close import (
    CASH,
    all_desks,
    begin_close,
    call_off_close,
    carry_forward,
    close_state,
    closes_to_verify,
    count_drawer,
    explain,
    settle_by_slip,
    sign_close,
    verify_close,
)
from counter_app.services.desk import Desk
from counter_app.services.drafts import hold_draft
from counter_app.services.payments import conclude, settle_collected
from counter_app.services.receipts import mark_interrupted_jobs
from counter_app.services.recovery import settle_what_came_in
from counter_app.services.shifts import float_for_next, open_shift
from counter_app.store.opening import reading
from counter_app.store.report_content import report_from_json, report_to_json
from counter_app.store.schema import print_jobs
from factories import make_actor, make_case_row, make_desk, make_draft, make_fee


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """Desk 1 with NT$5,000 in its drawer."""
    open_shift(desk, CLERK, float_twd=Twd(5000))
    return desk


# --- begin and call off -------------------------------------------------------------------


def test_without_a_shift_there_is_nothing_to_close(desk: Desk) -> None:
    with pytest.raises(NoOpenShift):
        begin_close(desk, CLERK)
    with pytest.raises(NoOpenShift):
        close_state(desk, CLERK)


def test_while_the_drawer_is_counted_no_money_comes_in(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)

    with pytest.raises(ShiftClosing):
        pay_cash(open_desk, "late")


def test_beginning_twice_is_beginning_once(open_desk: Desk) -> None:
    first = begin_close(open_desk, CLERK)
    second = begin_close(open_desk, CLERK)

    assert first == second
    assert first.state is ShiftState.CLOSING
    with open_desk.open_unit() as unit:
        assert len(unit.journal.entries(act="begin_close")) == 1


def test_a_close_called_off_lets_money_in_and_is_counted_anew(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(5000))

    called_off = call_off_close(open_desk, CLERK)
    pay_cash(open_desk, "between")
    begin_close(open_desk, CLERK)
    state = close_state(open_desk, CLERK)

    assert called_off.state is ShiftState.OPEN
    assert state.count is None
    assert state.step is CloseStep.COUNT


def test_a_count_of_a_close_that_was_called_off_never_stands(open_desk: Desk) -> None:
    # Even where the books are the same: nobody knows what was done with the drawer since.
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(5000))
    call_off_close(open_desk, CLERK)
    begin_close(open_desk, CLERK)

    with pytest.raises(StepMissing) as refused:
        sign_close(open_desk, CLERK, next_float_twd=Twd(5000))

    assert refused.value.step is CloseStep.COUNT


def test_what_is_not_being_closed_is_neither_counted_nor_signed(open_desk: Desk) -> None:
    with pytest.raises(NotClosing):
        count_drawer(open_desk, CLERK, count_of(5000))
    with pytest.raises(NotClosing):
        sign_close(open_desk, CLERK, next_float_twd=Twd(0))
    with pytest.raises(NotClosing):
        call_off_close(open_desk, CLERK)


# --- the whole close ----------------------------------------------------------------------


def test_a_close_without_differences_is_signed_and_opens_the_next_shift(
    open_desk: Desk, engine: Engine
) -> None:
    pay_cash(open_desk, "p-1")
    begin_close(open_desk, CLERK)
    counted = count_drawer(open_desk, CLERK, count_of(5006))
    state = close_state(open_desk, CLERK)
    signed = sign_close(open_desk, CLERK, next_float_twd=Twd(3000))

    assert counted.difference_twd == 0
    assert state.step is CloseStep.SIGN
    assert (signed.z_number, signed.paid_in_twd) == (1, 2006)
    assert float_for_next(open_desk, CLERK) == 3000
    report = report_from_json(signed.content)
    assert report.z_number == 1
    assert report.payment_count == 1
    assert report.expected_cash_twd == 5006
    assert report.count == counted
    assert [(each.first, each.last) for each in report.ranges] == [("R11401000001", "R11401000001")]
    assert report_to_json(report) == signed.content
    open_shift(open_desk, CLERK, float_twd=Twd(3000))
    assert pay_cash(open_desk, "p-2").number == "R11401000002"
    with reading(engine) as connection:
        assert chain_faults(connection) == []


def test_z_numbers_have_no_gaps_and_each_desk_has_its_own(desk: Desk, engine: Engine) -> None:
    other = make_desk(engine, desk_no=2)
    there = make_actor(desk_no=2)

    numbers = [close_cash_shift(desk, CLERK).z_number for _ in range(3)]
    elsewhere = close_cash_shift(other, there).z_number

    assert numbers == [1, 2, 3]
    assert elsewhere == 1


def test_the_float_left_behind_is_of_what_was_counted(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(5000))

    with pytest.raises(DrawerTooEmpty):
        sign_close(open_desk, CLERK, next_float_twd=Twd(5001))
    with pytest.raises(FloatNegative):
        sign_close(open_desk, CLERK, next_float_twd=Twd(-1))


def test_signing_twice_is_refused_the_second_time(open_desk: Desk) -> None:
    close_cash_shift(open_desk, CLERK, is_open=True)

    with pytest.raises(NoOpenShift):
        sign_close(open_desk, CLERK, next_float_twd=Twd(0))


# --- the count ----------------------------------------------------------------------------


def test_nobody_knows_what_is_expected_before_it_is_counted(open_desk: Desk) -> None:
    pay_cash(open_desk, "p-1")
    begin_close(open_desk, CLERK)

    before = close_state(open_desk, CLERK)
    counted = count_drawer(open_desk, CLERK, count_of(5000))

    assert before.count is None
    assert before.differences_open == ()
    assert counted.expected_twd == 5006
    assert counted.difference_twd == -6


def test_a_count_may_be_repeated_and_each_is_kept(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(4900))
    last = count_drawer(open_desk, CLERK, count_of(5000))

    state = close_state(open_desk, CLERK)

    assert state.count == last
    assert state.step is CloseStep.SIGN
    with open_desk.open_unit() as unit:
        counts = unit.drawer.counts(state.shift.shift_id)
    assert [each.count.total_twd for each in counts] == [4900, 5000]


def test_a_count_that_cannot_be_is_refused(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)

    with pytest.raises(CountRefused):
        count_drawer(open_desk, CLERK, CashCount(pieces={3: 1}))


# --- differences --------------------------------------------------------------------------


def test_a_difference_needs_a_reason_and_another_person(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(4990))

    with pytest.raises(StepMissing) as missing:
        sign_close(open_desk, CLERK, next_float_twd=Twd(0))
    with pytest.raises(ReasonMissing):
        explain(open_desk, CLERK, SUPERVISOR, about=CASH, detail="", reason=" ")
    with pytest.raises(ApprovalRefused):
        explain(open_desk, CLERK, CLERK, about=CASH, detail="", reason="找錯")
    with pytest.raises(ApprovalRefused):
        explain(open_desk, CLERK, OTHER_CLERK, about=CASH, detail="", reason="找錯")
    with pytest.raises(ApprovalMissing):
        explain(open_desk, CLERK, None, about=CASH, detail="", reason="找錯")  # type: ignore[arg-type]
    explain(open_desk, CLERK, SUPERVISOR, about=CASH, detail="", reason="找錯 10 元")
    signed = sign_close(open_desk, CLERK, next_float_twd=Twd(0))

    assert missing.value.step is CloseStep.EXPLAIN
    (difference,) = report_from_json(signed.content).differences
    assert (difference.expected_twd, difference.found_twd) == (5000, 4990)
    assert (difference.clerk, difference.approver) == (CLERK.login, SUPERVISOR.login)
    # What was really there is paid in, not what should have been.
    assert signed.paid_in_twd == 4990


def test_an_explanation_holds_for_its_figures_only(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(4990))
    explain(open_desk, CLERK, SUPERVISOR, about=CASH, detail="", reason="找錯 10 元")
    count_drawer(open_desk, CLERK, count_of(4980))

    state = close_state(open_desk, CLERK)

    assert state.step is CloseStep.EXPLAIN
    assert state.differences == ()
    explain(open_desk, CLERK, SUPERVISOR, about=CASH, detail="", reason="又少 10 元")
    with pytest.raises(StepDone):
        explain(open_desk, CLERK, SUPERVISOR, about=CASH, detail="", reason="又少 10 元")
    signed = sign_close(open_desk, CLERK, next_float_twd=Twd(0))
    assert [each.found_twd for each in report_from_json(signed.content).differences] == [4980]


# --- what is open -------------------------------------------------------------------------


def test_a_held_draft_and_a_waiting_paper_do_not_block(open_desk: Desk) -> None:
    pay_cash(open_desk, "p-1")
    draft = make_draft(fees=(make_fee(),), payment_id="held-1", is_held=True)
    hold_draft(open_desk, CLERK, draft)

    begin_close(open_desk, CLERK)
    state = close_state(open_desk, CLERK)

    assert {(item.what, item.blocks) for item in state.open_items} == {
        ("held", False),
        ("print", False),
    }
    assert state.step is CloseStep.COUNT


def test_a_paper_nobody_is_sure_about_blocks(open_desk: Desk, engine: Engine) -> None:
    pay_cash(open_desk, "p-1")
    with engine.begin() as connection:
        connection.execute(update(print_jobs).values(state="printing"))
    mark_interrupted_jobs(open_desk, CLERK)
    begin_close(open_desk, CLERK)

    state = close_state(open_desk, CLERK)

    assert state.step is CloseStep.OPEN_ITEMS
    with pytest.raises(ItemsOpen) as refused:
        count_drawer(open_desk, CLERK, count_of(5006))
    assert refused.value.count == 1


def test_a_sale_nobody_knows_about_blocks_until_it_is_carried_forward(open_desk: Desk) -> None:
    hire(open_desk, CLERK)
    payment, tender = leave_unknown(open_desk, "unknown")
    begin_close(open_desk, CLERK)
    carry = {"what": "tender", "subject": payment.payment_id, "reason": "終端機送修"}

    with pytest.raises(ItemsOpen):
        count_drawer(open_desk, CLERK, count_of(5000))
    with pytest.raises(OwnerUnknown):
        carry_forward(open_desk, CLERK, SUPERVISOR, owner="nobody", **carry)
    with pytest.raises(ApprovalRefused):
        carry_forward(open_desk, CLERK, CLERK, owner=CLERK.login, **carry)
    carried = carry_forward(open_desk, CLERK, SUPERVISOR, owner=CLERK.login, **carry)
    with pytest.raises(StepDone):
        carry_forward(open_desk, CLERK, SUPERVISOR, owner=CLERK.login, **carry)

    state = close_state(open_desk, CLERK)
    assert state.step is CloseStep.COUNT
    assert state.carried == (carried,)
    assert carried.owner == CLERK.login
    assert carried.amount_twd == tender.amount_twd
    assert carried.description == f"王○明 {TERMINAL} {tender.reference}"
    with open_desk.open_unit() as unit:
        (approval,) = unit.approvals.of_subject(payment.payment_id)
    assert approval.act is ApprovedAct.CARRY_FORWARD


def test_a_payment_paid_in_part_is_settled_for_what_came_in(
    open_desk: Desk, engine: Engine
) -> None:
    payment, tender = leave_unknown(
        open_desk, "part", amount_twd=2000, case_id=make_case_row(engine), agreed_twd=2350
    )
    begin_close(open_desk, CLERK)
    conclude(
        open_desk,
        CLERK,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=Approved(
            amount_twd=tender.amount_twd, reference=tender.reference, terminal_id="T1"
        ),
    )
    (item,) = close_state(open_desk, CLERK).open_items

    # No cash comes in while the drawer is counted, but what came in gets its receipt.
    with pytest.raises(ShiftClosing):
        pay_cash(open_desk, "part")
    settled = settle_collected(open_desk, CLERK, payment_id=payment.payment_id)

    assert (item.what, item.amount_twd, item.blocks) == ("tender", 2000, True)
    assert settled.receipt is not None
    assert settled.receipt.total_twd == 2000
    assert close_state(open_desk, CLERK).step is CloseStep.COUNT


def test_an_answer_while_closing_settles_into_its_own_shift(open_desk: Desk) -> None:
    payment, tender = leave_unknown(open_desk, "slow")
    begin_close(open_desk, CLERK)
    settled = conclude(
        open_desk,
        CLERK,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=Approved(
            amount_twd=tender.amount_twd, reference=tender.reference, terminal_id="T1"
        ),
    )

    assert settled.receipt is not None
    assert settled.payment.shift_id == close_state(open_desk, CLERK).shift.shift_id


def test_what_a_closed_shift_carried_settles_in_the_shift_then_open(open_desk: Desk) -> None:
    hire(open_desk, CLERK)
    pay_cash(open_desk, "before")
    payment, tender = leave_unknown(open_desk, "unknown")
    begin_close(open_desk, CLERK)
    carry_forward(
        open_desk,
        CLERK,
        SUPERVISOR,
        what="tender",
        subject=payment.payment_id,
        owner=CLERK.login,
        reason="終端機送修",
    )
    count_drawer(open_desk, CLERK, count_of(5006))
    take_by_slip(open_desk)
    signed = sign_close(open_desk, CLERK, next_float_twd=Twd(5006))
    tomorrow = replace(open_desk, clock=at(open_desk.clock() + timedelta(days=1)))
    outcome = Approved(amount_twd=tender.amount_twd, reference=tender.reference, terminal_id="T1")

    # Found out about before the next shift is open: known, but it belongs to no shift yet.
    waiting = conclude(
        tomorrow,
        CLERK,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=outcome,
        recovered=True,
    )
    assert settle_what_came_in(tomorrow, CLERK) == []
    with pytest.raises(NoOpenShift):
        settle_collected(tomorrow, CLERK, payment_id=payment.payment_id)
    shift = open_shift(tomorrow, CLERK, float_twd=Twd(5006))
    (settled,) = settle_what_came_in(tomorrow, CLERK)

    assert waiting.receipt is None
    assert settled.receipt is not None
    assert settled.receipt.business_day == shift.business_day
    assert settled.payment.shift_id == shift.shift_id
    with tomorrow.open_unit() as unit:
        closed = unit.shifts.get(signed.shift_id)
        assert closed is not None
        figures = unit.takings.report_of(closed)
        kept = unit.closing.close_of(signed.shift_id)
    # The closed shift never changes: neither what was signed nor what its rows add up to.
    assert kept == signed
    report = report_from_json(signed.content)
    assert figures.payment_count == report.payment_count == 1
    assert figures.tenders == report.tenders
    assert figures.ranges == report.ranges
    assert figures.expected_cash_twd == report.expected_cash_twd


# --- machines, by their slips -------------------------------------------------------------


def test_a_machine_that_took_money_is_settled_before_the_close_is_signed(open_desk: Desk) -> None:
    pay_card(open_desk, "card")
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(5000))

    state = close_state(open_desk, CLERK)

    assert state.step is CloseStep.SETTLE
    (machine,) = state.machines
    assert machine.device == TERMINAL
    with pytest.raises(StepMissing) as refused:
        sign_close(open_desk, CLERK, next_float_twd=Twd(0))
    assert refused.value.step is CloseStep.SETTLE


def test_a_slip_typed_in_is_compared_like_any_settlement(open_desk: Desk) -> None:
    pay_card(open_desk, "card")
    begin_close(open_desk, CLERK)
    count_drawer(open_desk, CLERK, count_of(5000))
    said = (BrandTotal(brand="", count=2, amount_twd=Twd(12)),)

    with pytest.raises(ReasonMissing):
        settle_by_slip(open_desk, CLERK, SUPERVISOR, device=TERMINAL, totals=said, reason="")
    settled = settle_by_slip(
        open_desk, CLERK, SUPERVISOR, device=TERMINAL, totals=said, reason="線路故障"
    )
    state = close_state(open_desk, CLERK)

    assert settled.state is SettlementState.SETTLED
    assert (settled.by_slip, settled.approver) == (True, SUPERVISOR.login)
    (found,) = state.differences_open
    assert (found.about, found.expected_count, found.found_count) == (TERMINAL, 1, 2)
    assert (found.expected_twd, found.found_twd, found.difference_twd) == (6, 12, 6)
    assert not state.may_call_off
    with pytest.raises(StepDone):
        call_off_close(open_desk, CLERK)
    with pytest.raises(StepDone):
        settle_by_slip(
            open_desk, CLERK, SUPERVISOR, device=TERMINAL, totals=said, reason="線路故障"
        )
    explain(open_desk, CLERK, SUPERVISOR, about=TERMINAL, detail=found.detail, reason="昨日未結")
    assert sign_close(open_desk, CLERK, next_float_twd=Twd(5000)).z_number == 1


# --- another's drawer ---------------------------------------------------------------------


def test_another_clerk_closes_only_with_approval(open_desk: Desk) -> None:
    with pytest.raises(NotOwnShift):
        begin_close(open_desk, OTHER_CLERK)
    begin_close(open_desk, OTHER_CLERK, approver=SUPERVISOR, reason="本人請假")
    count_drawer(open_desk, OTHER_CLERK, count_of(5000))
    signed = sign_close(open_desk, OTHER_CLERK, next_float_twd=Twd(5000))

    assert (signed.closed_by, signed.approver) == (OTHER_CLERK.login, SUPERVISOR.login)
    with open_desk.open_unit() as unit:
        (approval,) = unit.approvals.of_subject(signed.shift_id)
    assert approval.act is ApprovedAct.CLOSE_OTHERS_SHIFT


def test_a_supervisor_closes_a_drawer_that_was_left_open(open_desk: Desk) -> None:
    begin_close(open_desk, SUPERVISOR)
    count_drawer(open_desk, SUPERVISOR, count_of(5000))
    signed = sign_close(open_desk, SUPERVISOR, next_float_twd=Twd(5000))

    assert signed.closed_by == SUPERVISOR.login
    with open_desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="begin_close")
    assert entry.details["clerk"] == CLERK.login


def test_a_close_begun_by_the_clerk_is_not_another_clerks(open_desk: Desk) -> None:
    begin_close(open_desk, CLERK)

    with pytest.raises(NotOwnShift):
        count_drawer(open_desk, OTHER_CLERK, count_of(5000))
    count_drawer(open_desk, SUPERVISOR, count_of(5000))


# --- the cashier's office -----------------------------------------------------------------


def test_the_cashiers_office_takes_over_once(open_desk: Desk) -> None:
    signed = close_cash_shift(open_desk, CLERK, is_open=True)
    verify = partial(
        verify_close,
        open_desk,
        shift_id=signed.shift_id,
        counted_twd=signed.paid_in_twd,
        note="",
    )

    assert closes_to_verify(open_desk, CASHIER) == [signed]
    verified = verify(CASHIER)

    assert verified.expected_twd == signed.paid_in_twd
    assert closes_to_verify(open_desk, CASHIER) == []
    with pytest.raises(AlreadyVerified):
        verify(CASHIER)
    with open_desk.open_unit() as unit:
        shift = unit.shifts.get(signed.shift_id)
    assert shift is not None
    assert shift.state is ShiftState.VERIFIED


def test_nobody_takes_over_what_they_counted(open_desk: Desk) -> None:
    signed = close_cash_shift(open_desk, CLERK, is_open=True)
    verify = partial(
        verify_close,
        open_desk,
        shift_id=signed.shift_id,
        counted_twd=signed.paid_in_twd,
        note="",
    )

    with pytest.raises(NotPermitted):
        verify(CLERK)
    with pytest.raises(OwnCount):
        verify(replace(CASHIER, login=CLERK.login))


def test_another_sum_needs_a_note(open_desk: Desk) -> None:
    signed = close_cash_shift(open_desk, CLERK, is_open=True)
    less = Twd(signed.paid_in_twd - 100)

    with pytest.raises(ReasonMissing):
        verify_close(open_desk, CASHIER, shift_id=signed.shift_id, counted_twd=less, note="")
    verified = verify_close(
        open_desk, CASHIER, shift_id=signed.shift_id, counted_twd=less, note="少一張百元"
    )

    assert (verified.counted_twd, verified.expected_twd) == (less, signed.paid_in_twd)


def test_an_open_shift_is_not_taken_over(open_desk: Desk) -> None:
    shift = close_state(open_desk, CLERK).shift

    for shift_id in (shift.shift_id, ShiftId("none")):
        with pytest.raises(UnknownShift):
            verify_close(open_desk, CASHIER, shift_id=shift_id, counted_twd=Twd(0), note="")


# --- all desks ----------------------------------------------------------------------------


def test_a_supervisor_sees_every_desk(open_desk: Desk, engine: Engine) -> None:
    other = make_desk(engine, desk_no=2)
    there = make_actor(desk_no=2)
    close_cash_shift(other, there)
    hire(open_desk, CLERK)
    pay_cash(open_desk, "p-1")
    pay_card(open_desk, "p-2")
    leave_unknown(open_desk, "p-3")
    next_morning = replace(open_desk, clock=at(open_desk.clock() + timedelta(hours=20)))

    first, second = all_desks(next_morning, SUPERVISOR)

    assert (first.desk_no, first.clerk_name, first.payment_count) == (1, CLERK.display_name, 2)
    assert (first.cash_twd, first.other_twd) == (5006, 6)
    # Two papers wait, and one sale is unknown.
    assert (first.open_count, first.held_count, first.is_late) == (3, 0, True)
    assert (second.desk_no, second.shift, second.is_late) == (2, None, False)


@pytest.mark.parametrize("role", [Role.CLERK, Role.VOLUNTEER, Role.ADMINISTRATOR])
def test_not_everybody_sees_every_desk(desk: Desk, role: Role) -> None:
    with pytest.raises(NotPermitted):
        all_desks(desk, make_actor(role))
