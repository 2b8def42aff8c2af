"""Money that machines give back: voids before the settlement, refunds after it, and the ladder."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, ClockedTerminal, Manner, TerminalWire, profile, read_book
from chain_check import chain_faults
from close_desk import close_with_machine
from counter_app.domain.approvals import ApprovalMissing, ApprovedAct
from counter_app.domain.cases import Case, CaseBlocked, CaseId
from counter_app.domain.drawer import EntryKind
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, Declined, Unanswered
from counter_app.domain.payments import (
    NoOpenOutcome,
    Payment,
    PaymentId,
    SlipIncomplete,
    TerminalBlocked,
)
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import (
    MachineFirst,
    MoneyWentBack,
    NothingToReturn,
    PayBackWay,
    ReturnOpen,
    Reversal,
    ReversalState,
    ReversalStepRefused,
)
from counter_app.domain.staff import Role
from counter_app.domain.tenders import CashLaidDown, TenderId, TenderKind, TenderState
from counter_app.services.desk import Desk
from counter_app.services.machines import TerminalMachine
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.recovery import Rung
from counter_app.services.returns import (
    Returned,
    query_return,
    recover_reversals,
    return_by_slip,
    return_tender,
)
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    call_off_reversal,
    open_reversals,
    pay_back,
    request_refund,
)
from counter_app.store.opening import reading
from counter_app.store.schema import shifts
from factories import StoppedClock, make_actor, make_case_row, make_desk, make_draft, open_shift

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
TOTAL = Twd(2350)


class Killed(BaseException):
    """The program stopped here."""


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


@pytest.fixture(autouse=True)
def sound_books(engine: Engine) -> Iterator[None]:
    yield
    with reading(engine) as connection:
        assert chain_faults(connection) == []


class Terminal:
    """A terminal whose truth and memory outlive the program."""

    def __init__(self, truth: Path, clock: StoppedClock) -> None:
        self.truth = truth
        self.clock = clock
        self.profile = profile()

    def machine(
        self, *manners: Manner, on_io: Callable[[str], None] = lambda _what: None
    ) -> TerminalMachine:
        """Return the machine as a program that has just started has it."""
        wire = TerminalWire(
            self.profile, self.truth, *manners, on_io=on_io, clock=lambda: self.clock.now
        )
        return TerminalMachine(TERMINAL, ClockedTerminal(wire, self.profile), self.profile)

    @property
    def net_twd(self) -> int:
        """What the card holder really paid for everything."""
        book = read_book(self.truth)
        taken = sum(each.amount_twd for each in book.charges)
        return taken - sum(each.amount_twd for each in book.returns)

    @property
    def returns(self) -> list[bool]:
        """Of each return, whether it was a void."""
        return [each.is_void for each in read_book(self.truth).returns]


@pytest.fixture
def terminal(tmp_path: Path, clock: StoppedClock) -> Terminal:
    return Terminal(tmp_path / "truth", clock)


def pay_by_card(
    desk: Desk,
    terminal: Terminal,
    case_id: CaseId,
    amount_twd: Twd = TOTAL,
    name: str = "payment-1",
) -> Payment:
    draft = make_draft(case_id, payment_id=PaymentId(name))
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        draft,
        kind=TenderKind.CARD,
        amount_twd=amount_twd,
        device=TERMINAL,
        agreed_twd=TOTAL,
        holder_in_person=True,
    )
    settled = ask_machine(
        desk,
        CLERK,
        terminal.machine(),
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )
    if amount_twd < TOTAL:
        settled = settle_at_hand(
            desk,
            CLERK,
            draft,
            (CashLaidDown(tendered_twd=Twd(TOTAL - amount_twd)),),
            agreed_twd=TOTAL,
        )
    assert settled.receipt is not None
    return settled.payment


@pytest.fixture
def paid(desk: Desk, terminal: Terminal, case_id: CaseId) -> Payment:
    return pay_by_card(desk, terminal, case_id)


def number_of(payment: Payment) -> ReceiptNumber:
    assert payment.receipt_number is not None
    return payment.receipt_number


def void(desk: Desk, payment: Payment) -> Reversal:
    return begin_void(
        desk,
        CLERK,
        SUPERVISOR,
        number=number_of(payment),
        reason="開錯",
        has_paper=True,
    )


def card_of(payment: Payment) -> TenderId:
    return payment.tenders[0].tender_id


def give_back(
    desk: Desk, machine: TerminalMachine, reversal: Reversal, payment: Payment
) -> Returned:
    return return_tender(
        desk, CLERK, machine, reversal_id=reversal.reversal_id, tender_id=card_of(payment)
    )


def by_slip(desk: Desk, reversal: Reversal, payment: Payment, **changes: Any) -> Returned:  # noqa: ANN401 - the arguments of the service
    values: dict[str, Any] = {
        "approver": SUPERVISOR,
        "was_returned": True,
        "slip_number": "000077",
        "approval_code": "A7",
        **changes,
    }
    return return_by_slip(
        desk,
        CLERK,
        reversal_id=reversal.reversal_id,
        tender_id=card_of(payment),
        **values,
    )


def owed(desk: Desk, case_id: CaseId) -> Case:
    with desk.open_unit() as unit:
        case = unit.cases.by_id(case_id)
        assert case is not None
        return case


def claims(desk: Desk, case_id: CaseId) -> int:
    with desk.open_unit() as unit:
        return len(unit.cases.claims_on([case_id]))


def cash_in(desk: Desk) -> int:
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
        return unit.takings.expected_cash(shift)


def next_day(desk: Desk, clock: StoppedClock, terminal: Terminal) -> None:
    """Close the shift, with the settlement of the terminal, and open the next one."""
    close_with_machine(desk, CLERK, terminal.machine())
    clock.advance(86_400)
    open_shift(desk, float_twd=5000)


# --- a void before the settlement -----------------------------------------------------------


def test_a_card_is_voided_and_the_receipt_with_it(
    desk: Desk, terminal: Terminal, case_id: CaseId, paid: Payment
) -> None:
    begun = void(desk, paid)
    assert begun.state is ReversalState.APPROVED
    assert owed(desk, case_id).parts.total_twd == 0

    done = give_back(desk, terminal.machine(), begun, paid)

    assert isinstance(done.outcome, Approved)
    assert (done.reversal.state, done.reversal.way) == (ReversalState.DONE, None)
    (leg,) = done.reversal.tenders
    assert (leg.state, leg.kind, leg.device, leg.reverses_tender_id) == (
        TenderState.RETURNED,
        TenderKind.CARD,
        TERMINAL,
        card_of(paid),
    )
    assert (terminal.net_twd, terminal.returns) == (0, [True])
    assert owed(desk, case_id).parts.total_twd == TOTAL
    assert claims(desk, case_id) == 0
    assert open_reversals(desk, CLERK) == []


def test_the_intent_is_in_the_books_before_the_first_byte(
    desk: Desk, terminal: Terminal, paid: Payment
) -> None:
    begun = void(desk, paid)

    def kill(what: str) -> None:
        if what == "before write":
            raise Killed

    with pytest.raises(Killed):
        give_back(desk, terminal.machine(on_io=kill), begun, paid)

    (waiting,) = open_reversals(desk, CLERK)
    assert waiting.open_leg is not None
    assert waiting.open_leg.state is TenderState.INTENDED
    with desk.open_unit() as unit:
        (event,) = unit.tender_events.of(waiting.open_leg.tender_id)
    assert event.direction == "sent"
    assert terminal.net_twd == TOTAL


def test_while_a_return_is_open_its_machine_and_its_cases_are_held(
    desk: Desk, engine: Engine, terminal: Terminal, case_id: CaseId, paid: Payment
) -> None:
    begun = void(desk, paid)
    give_back(desk, terminal.machine(Manner.STAYS_SILENT), begun, paid)

    assert claims(desk, case_id) == 1
    other = make_case_row(engine, case_number="宜執和114年綜所稅執字第00000002號")
    with pytest.raises(TerminalBlocked):
        pay_by_card(desk, terminal, other, name="payment-2")
    with pytest.raises(ReturnOpen):
        give_back(desk, terminal.machine(), begun, paid)
    with pytest.raises(MoneyWentBack):
        call_off_reversal(desk, CLERK, reversal_id=begun.reversal_id, reason="算了")


def test_a_card_and_cash_go_back_together(desk: Desk, terminal: Terminal, case_id: CaseId) -> None:
    paid = pay_by_card(desk, terminal, case_id, Twd(2000))
    assert cash_in(desk) == 5350
    begun = void(desk, paid)
    assert cash_in(desk) == 5350

    done = give_back(desk, terminal.machine(), begun, paid).reversal

    assert (done.state, done.way) == (ReversalState.DONE, PayBackWay.CASH)
    assert [(leg.kind, leg.amount_twd) for leg in done.tenders] == [
        (TenderKind.CARD, 2000),
        (TenderKind.CASH, 350),
    ]
    assert (cash_in(desk), terminal.net_twd) == (5000, 0)
    with desk.open_unit() as unit:
        (entry,) = unit.drawer.entries(paid.shift_id)
    assert (entry.kind, entry.amount_twd) == (EntryKind.VOID, 350)


def test_a_clear_no_gives_nothing_back_and_may_be_tried_again(
    desk: Desk, terminal: Terminal, case_id: CaseId, paid: Payment
) -> None:
    begun = void(desk, paid)

    refused = give_back(desk, terminal.machine(Manner.DECLINES), begun, paid)

    assert isinstance(refused.outcome, Declined)
    assert refused.reversal.state is ReversalState.APPROVED
    assert claims(desk, case_id) == 0
    assert give_back(desk, terminal.machine(), begun, paid).reversal.state is ReversalState.DONE
    assert terminal.net_twd == 0
    with pytest.raises(ReversalStepRefused):
        give_back(desk, terminal.machine(), begun, paid)


def test_after_a_clear_no_it_can_be_called_off_or_go_by_slip(
    desk: Desk, engine: Engine, terminal: Terminal, case_id: CaseId, paid: Payment
) -> None:
    begun = void(desk, paid)
    give_back(desk, terminal.machine(Manner.DECLINES), begun, paid)
    call_off_reversal(desk, CLERK, reversal_id=begun.reversal_id, reason="改日再辦")
    assert owed(desk, case_id).parts.total_twd == 0

    again = void(desk, paid)
    give_back(desk, terminal.machine(Manner.DECLINES), again, paid)
    done = by_slip(desk, again, paid).reversal

    assert done.state is ReversalState.DONE
    assert [leg.state for leg in done.tenders] == [TenderState.DECLINED, TenderState.RETURNED]
    leg = done.tenders[-1]
    assert (leg.by_hand, leg.approver, leg.trace_number, leg.device) == (
        True,
        "supervisor",
        "000077",
        TERMINAL,
    )
    with desk.open_unit() as unit:
        acts = [each.act for each in unit.approvals.of_subject(number_of(paid))]
    assert acts == [ApprovedAct.VOID, ApprovedAct.VOID, ApprovedAct.RESOLVE_BY_SLIP]


def test_the_wrong_machine_gives_nothing_back(
    desk: Desk, terminal: Terminal, paid: Payment
) -> None:
    begun = void(desk, paid)
    other = terminal.machine()
    other.name = "EDC2"

    with pytest.raises(NothingToReturn):
        give_back(desk, other, begun, paid)
    with pytest.raises(NothingToReturn):
        return_tender(
            desk,
            CLERK,
            terminal.machine(),
            reversal_id=begun.reversal_id,
            tender_id=TenderId("nothing"),
        )


def test_a_case_that_is_being_paid_keeps_the_machine_unasked(
    desk: Desk, engine: Engine, terminal: Terminal, case_id: CaseId
) -> None:
    wanted = replace(make_draft(case_id).cases[0], pay_twd=Twd(100))
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(cases=(wanted,)),
        kind=TenderKind.CARD,
        amount_twd=Twd(100),
        device=TERMINAL,
        agreed_twd=Twd(100),
        holder_in_person=True,
    )
    paid = ask_machine(
        desk,
        CLERK,
        terminal.machine(),
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    ).payment
    begun = void(desk, paid)
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
        give_back(desk, terminal.machine(), begun, paid)

    assert terminal.net_twd == 100


def test_what_no_machine_gives_back_goes_in_cash_and_stays_in_its_batch(
    desk: Desk, terminal: Terminal, paid: Payment
) -> None:
    begun = void(desk, paid)
    give_back(desk, terminal.machine(Manner.DECLINES), begun, paid)
    with pytest.raises(ApprovalMissing):
        pay_out(desk, begun)

    done = pay_out(desk, begun, approver=SUPERVISOR)

    assert (done.state, done.way) == (ReversalState.DONE, PayBackWay.CASH)
    assert (cash_in(desk), terminal.net_twd) == (5000 - TOTAL, TOTAL)
    with desk.open_unit() as unit:
        (totals,) = unit.takings.machine_totals(paid.shift_id)
    assert sum(total.amount_twd for total in totals.totals) == TOTAL
    assert sum(total.refund_twd for total in totals.totals) == 0


def test_what_went_back_by_machine_is_out_of_its_batch(
    desk: Desk, terminal: Terminal, paid: Payment
) -> None:
    begun = void(desk, paid)
    give_back(desk, terminal.machine(), begun, paid)

    with desk.open_unit() as unit:
        totals = unit.takings.machine_totals(paid.shift_id)
    assert sum(total.amount_twd for machine in totals for total in machine.totals) == 0


# --- the ladder -----------------------------------------------------------------------------


def test_silence_is_unknown_and_the_query_finds_what_went_back(
    desk: Desk, terminal: Terminal, case_id: CaseId, paid: Payment
) -> None:
    begun = void(desk, paid)

    lost = give_back(desk, terminal.machine(Manner.LOSES_ANSWER), begun, paid)

    assert isinstance(lost.outcome, Unanswered)
    assert lost.reversal.state is ReversalState.APPROVED
    assert owed(desk, case_id).parts.total_twd == 0
    climbed = query_return(desk, CLERK, terminal.machine(), reversal_id=begun.reversal_id)
    assert (climbed.rung, climbed.reversal.state) == (Rung.SETTLED, ReversalState.DONE)
    assert climbed.reversal.tenders[0].recovered
    assert (terminal.net_twd, owed(desk, case_id).parts.total_twd) == (0, TOTAL)
    with pytest.raises(NoOpenOutcome):
        query_return(desk, CLERK, terminal.machine(), reversal_id=begun.reversal_id)


def test_a_return_that_is_not_found_twice_did_not_happen(
    desk: Desk, clock: StoppedClock, terminal: Terminal, paid: Payment
) -> None:
    begun = void(desk, paid)
    give_back(desk, terminal.machine(Manner.STAYS_SILENT), begun, paid)

    first = query_return(desk, CLERK, terminal.machine(), reversal_id=begun.reversal_id)
    assert first.rung is Rung.ASK_AGAIN
    assert first.ask_again_at is not None
    clock.advance(terminal.machine().released_after_s)
    second = query_return(desk, CLERK, terminal.machine(), reversal_id=begun.reversal_id)

    assert second.rung is Rung.RELEASED
    assert second.reversal.open_leg is None
    assert give_back(desk, terminal.machine(), begun, paid).reversal.state is ReversalState.DONE
    assert terminal.net_twd == 0


@pytest.mark.parametrize("was_returned", [True, False])
def test_the_slip_decides_with_a_second_person(
    desk: Desk, terminal: Terminal, case_id: CaseId, paid: Payment, *, was_returned: bool
) -> None:
    begun = void(desk, paid)
    give_back(
        desk,
        terminal.machine(Manner.LOSES_ANSWER if was_returned else Manner.STAYS_SILENT),
        begun,
        paid,
    )
    with pytest.raises(ApprovalMissing):
        by_slip(desk, begun, paid, approver=None)
    with pytest.raises(SlipIncomplete):
        by_slip(desk, begun, paid, slip_number="")

    decided = by_slip(desk, begun, paid, was_returned=was_returned).reversal

    assert decided.state is (ReversalState.DONE if was_returned else ReversalState.APPROVED)
    assert owed(desk, case_id).parts.total_twd == (TOTAL if was_returned else 0)
    assert terminal.net_twd == (0 if was_returned else TOTAL)
    if not was_returned:
        with pytest.raises(NoOpenOutcome):
            by_slip(desk, begun, paid, was_returned=False)


@pytest.mark.parametrize(
    ("point", "state"),
    [
        ("before write", ReversalState.APPROVED),
        ("after read", ReversalState.APPROVED),
    ],
)
def test_the_first_rung_reads_what_is_stored(
    desk: Desk, terminal: Terminal, paid: Payment, point: str, state: ReversalState
) -> None:
    begun = void(desk, paid)

    def kill(what: str) -> None:
        if what == point:
            raise Killed

    with pytest.raises(Killed):
        give_back(desk, terminal.machine(on_io=kill), begun, paid)

    (found,) = recover_reversals(desk, CLERK, {TERMINAL: terminal.machine()})

    # Something was sent and nothing was heard: nobody knows.
    assert found.state is state
    assert found.open_leg is not None
    assert found.open_leg.state is TenderState.UNKNOWN


def test_an_intent_that_was_never_sent_is_released(
    desk: Desk, terminal: Terminal, case_id: CaseId, paid: Payment, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = void(desk, paid)
    machine = terminal.machine()

    def die(*_args: object, **_more: object) -> None:
        raise Killed

    monkeypatch.setattr(machine, "give_back", die)
    with pytest.raises(Killed):
        give_back(desk, machine, begun, paid)

    (found,) = recover_reversals(desk, CLERK, {})

    assert [leg.state for leg in found.tenders] == [TenderState.RELEASED]
    assert claims(desk, case_id) == 0
    assert give_back(desk, terminal.machine(), begun, paid).reversal.state is ReversalState.DONE


def test_what_is_back_whole_waits_for_a_drawer_and_is_finished_at_the_next_start(
    desk: Desk, engine: Engine, terminal: Terminal, case_id: CaseId
) -> None:
    paid = pay_by_card(desk, terminal, case_id, Twd(2000))
    begun = void(desk, paid)
    give_back(desk, terminal.machine(Manner.LOSES_ANSWER), begun, paid)
    with engine.begin() as connection:
        connection.execute(shifts.update().values(state="closing"))

    climbed = query_return(desk, CLERK, terminal.machine(), reversal_id=begun.reversal_id)

    # The card is back; the cash must wait until the drawer is no longer being counted.
    assert (climbed.rung, climbed.reversal.state) == (Rung.SETTLED, ReversalState.APPROVED)
    with engine.begin() as connection:
        connection.execute(shifts.update().values(state="open"))
    (done,) = recover_reversals(desk, CLERK, {})
    assert (done.state, cash_in(desk), terminal.net_twd) == (ReversalState.DONE, 5000, 0)


# --- after the close ------------------------------------------------------------------------


@pytest.fixture
def approved(desk: Desk, clock: StoppedClock, terminal: Terminal, paid: Payment) -> Reversal:
    next_day(desk, clock, terminal)
    requested = request_refund(desk, CLERK, number=number_of(paid), reason="溢繳", has_paper=True)
    return approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)


def pay_out(desk: Desk, reversal: Reversal, **changes: Any) -> Reversal:  # noqa: ANN401 - the arguments of the service
    values: dict[str, Any] = {
        "way": PayBackWay.CASH,
        "recipient": "王小明",
        "is_signed": True,
        **changes,
    }
    return pay_back(desk, CLERK, reversal_id=reversal.reversal_id, **values)


def test_a_machine_refunds_after_its_settlement(
    desk: Desk,
    terminal: Terminal,
    case_id: CaseId,
    paid: Payment,
    approved: Reversal,
) -> None:
    done = give_back(desk, terminal.machine(), approved, paid).reversal

    assert done.state is ReversalState.DONE
    assert (terminal.net_twd, terminal.returns) == (0, [False])
    assert (owed(desk, case_id).parts.total_twd, cash_in(desk)) == (TOTAL, 5000)


def test_the_machine_is_asked_before_money_of_a_card_goes_another_way(
    desk: Desk, terminal: Terminal, paid: Payment, approved: Reversal
) -> None:
    with pytest.raises(MachineFirst):
        pay_out(desk, approved, approver=SUPERVISOR)
    give_back(desk, terminal.machine(Manner.STAYS_SILENT), approved, paid)
    with pytest.raises(ReturnOpen):
        pay_out(desk, approved, approver=SUPERVISOR)
    by_slip(desk, approved, paid, was_returned=False)
    with pytest.raises(ApprovalMissing):
        pay_out(desk, approved)

    done = pay_out(desk, approved, approver=SUPERVISOR)

    assert done.state is ReversalState.DONE
    assert cash_in(desk) == 5000 - TOTAL
    assert terminal.net_twd == TOTAL


def test_a_card_goes_back_by_machine_and_the_rest_is_signed_for(
    desk: Desk, clock: StoppedClock, terminal: Terminal, case_id: CaseId
) -> None:
    paid = pay_by_card(desk, terminal, case_id, Twd(2000))
    next_day(desk, clock, terminal)
    requested = request_refund(desk, CLERK, number=number_of(paid), reason="溢繳", has_paper=True)
    approved = approve_refund(desk, SUPERVISOR, reversal_id=requested.reversal_id)

    halfway = give_back(desk, terminal.machine(), approved, paid).reversal
    assert halfway.state is ReversalState.APPROVED
    assert halfway.returned_twd == 2000
    with pytest.raises(MoneyWentBack):
        call_off_reversal(desk, CLERK, reversal_id=approved.reversal_id, reason="算了")
    assert recover_reversals(desk, CLERK, {})[0].state is ReversalState.APPROVED
    done = pay_out(desk, approved)

    assert (done.state, cash_in(desk), terminal.net_twd) == (ReversalState.DONE, 4650, 0)
