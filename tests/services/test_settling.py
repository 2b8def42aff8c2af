"""Settle the machines of a shift: real frames, each machine once, whatever it answers."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, Manner, make_machine, read_book
from chain_check import chain_faults
from close_desk import CLERK, SUPERVISOR, at, count_of, hire
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.domain.closing import (
    CloseStep,
    ItemsOpen,
    Settlement,
    SettlementOpen,
    SettlementState,
    StepDone,
    StepMissing,
)
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, BrandTotal, NotFound, SaleRequest
from counter_app.domain.payments import PaymentId
from counter_app.domain.tenders import TenderKind
from counter_app.services.day_close import (
    SettleWay,
    begin_close,
    begin_settlement,
    carry_forward,
    close_state,
    count_drawer,
    query_settlement,
    settle_by_slip,
    settle_machine,
    sign_close,
)
from counter_app.services.day_close.settling import (
    ASK_AGAIN,
    NO_QUERY,
    NO_TOTALS,
    NOT_FOUND,
    NOT_SENT,
    recorder,
    request_of,
)
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine
from counter_app.services.payments import ask_machine, begin_machine_tender
from counter_app.services.payments import request_of as sale_request
from counter_app.services.recovery import Rung, query_machine
from counter_app.services.shifts import open_shift
from counter_app.store.opening import reading
from factories import NOON, make_draft, make_fee

LATER = timedelta(minutes=10)


class Till:
    """Desk 1 with one terminal, from the open shift to the signed close."""

    def __init__(self, desk: Desk, truth: Path, *manners: Manner, protocol: str) -> None:
        self.desk = desk
        self.truth = truth
        self.protocol = protocol
        self._sales = 0
        machine, self.wire = make_machine(truth, Manner.APPROVES, *manners, protocol=protocol)
        self.machine: PaymentMachine = machine

    def pay(self, kind: TenderKind = TenderKind.CARD) -> None:
        self._sales += 1
        payment, tender = begin_machine_tender(
            self.desk,
            CLERK,
            make_draft(fees=(make_fee(),), payment_id=PaymentId(f"p-{self._sales}")),
            kind=kind,
            amount_twd=Twd(6),
            device=TERMINAL,
            agreed_twd=Twd(6),
            holder_in_person=True,
        )
        ask_machine(
            self.desk,
            CLERK,
            self.machine,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
        )

    def count(self) -> None:
        begin_close(self.desk, CLERK)
        count_drawer(self.desk, CLERK, count_of(5000))

    def begin(self) -> Settlement:
        return begin_settlement(self.desk, CLERK, device=TERMINAL)

    def settle(self, begun: Settlement | None = None) -> Settlement:
        made = begun or self.begin()
        return settle_machine(self.desk, CLERK, self.machine, settlement_id=made.settlement_id)

    def query(self, settlement: Settlement, *, later: timedelta = timedelta()) -> Settlement:
        desk = replace(self.desk, clock=at(self.desk.clock() + later))
        return query_settlement(desk, CLERK, self.machine, settlement_id=settlement.settlement_id)

    @property
    def batches(self) -> int:
        """How often the terminal has closed its day."""
        return len(read_book(self.truth).batches)


MakeTill = Callable[..., Till]


@pytest.fixture
def make_till(desk: Desk, tmp_path: Path) -> MakeTill:
    """Make a till whose terminal approved one sale and meets its settlements in some way."""

    def make(*manners: Manner, protocol: str = "nccc400") -> Till:
        open_shift(desk, CLERK, float_twd=Twd(5000))
        till = Till(desk, tmp_path / "truth", *manners, protocol=protocol)
        till.pay()
        till.count()
        return till

    return make


def test_a_machine_that_agrees_leaves_nothing_to_explain(
    make_till: MakeTill, engine: Engine
) -> None:
    till = make_till()

    settled = till.settle()
    state = close_state(till.desk, CLERK)

    assert settled.state is SettlementState.SETTLED
    assert settled.terminal_id
    assert settled.batch_number
    assert state.step is CloseStep.SIGN
    assert [machine.way for machine in state.machines] == [SettleWay.DONE]
    assert till.batches == 1
    sign_close(till.desk, CLERK, next_float_twd=Twd(5000))
    with reading(engine) as connection:
        assert chain_faults(connection) == []
    with till.desk.open_unit() as unit:
        events = unit.settlement_events.of(settled.settlement_id)
        (entry,) = unit.journal.entries(act="conclude_settlement")
    assert {event.direction for event in events} == {"sent", "received"}
    assert entry.details["to"] == "settled"


def test_brands_are_compared_by_group_count_and_amount(desk: Desk, tmp_path: Path) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    till = Till(desk, tmp_path / "truth", protocol="nccc400")
    till.pay()
    till.pay()
    till.pay(TenderKind.ETICKET)
    till.count()

    till.settle()
    state = close_state(desk, CLERK)

    assert state.differences_open == ()
    (machine,) = state.machines
    assert sum(total.count for total in machine.totals) == 3


def test_what_the_machine_holds_beyond_the_books_is_a_difference(
    make_till: MakeTill, desk: Desk
) -> None:
    till = make_till()
    # A sale on the same terminal that our books know nothing of.
    other, _wire = make_machine(till.truth)
    _take_without_books(other)

    till.settle()
    state = close_state(desk, CLERK)

    assert state.step is CloseStep.EXPLAIN
    (found,) = state.differences_open
    assert (found.about, found.expected_count, found.found_count) == (TERMINAL, 1, 2)
    assert found.difference_twd == 100


def _take_without_books(machine: PaymentMachine) -> None:
    outcome = machine.sale(
        SaleRequest(
            kind=TenderKind.CARD,
            amount_twd=Twd(100),
            reference="ELSEWHERE",
            requested_at=NOON,
        ),
        record=lambda _event: None,
        on_step=lambda _step: None,
    )
    assert isinstance(outcome, Approved)


def test_a_lost_answer_is_asked_about_and_never_settled_again(make_till: MakeTill) -> None:
    till = make_till(Manner.LOSES_ANSWER)

    unknown = till.settle()
    with pytest.raises(SettlementOpen):
        till.begin()
    with pytest.raises(SettlementOpen):
        till.settle(unknown)
    found = till.query(unknown)

    assert unknown.state is SettlementState.UNKNOWN
    assert found.state is SettlementState.SETTLED
    assert close_state(till.desk, CLERK).step is CloseStep.SIGN
    assert till.batches == till.wire.settlements_seen == 1


def test_a_machine_that_knows_nothing_of_it_twice_is_settled_again(make_till: MakeTill) -> None:
    till = make_till(Manner.STAYS_SILENT)
    unknown = till.settle()

    first = till.query(unknown)
    at_once = till.query(unknown)
    later = till.query(unknown, later=LATER)
    again = till.settle()

    assert (first.state, first.outcome_code) == (SettlementState.UNKNOWN, ASK_AGAIN)
    assert at_once.state is SettlementState.UNKNOWN
    assert (later.state, later.outcome_code) == (SettlementState.FAILED, NOT_FOUND)
    assert again.state is SettlementState.SETTLED
    assert again.settlement_id != unknown.settlement_id
    assert till.batches == 1


def test_a_clear_no_may_be_tried_again(make_till: MakeTill) -> None:
    till = make_till(Manner.DECLINES)

    refused = till.settle()
    with pytest.raises(SettlementOpen):
        till.settle(refused)
    again = till.settle()

    assert refused.state is SettlementState.FAILED
    assert again.state is SettlementState.SETTLED
    assert len(close_state(till.desk, CLERK).settlements) == 2
    assert till.batches == 1


@pytest.mark.parametrize("manner", [Manner.BREAKS, Manner.IS_DEAF, Manner.REPEATS_PREVIOUS])
def test_whatever_is_no_answer_leaves_it_unknown(make_till: MakeTill, manner: Manner) -> None:
    till = make_till(manner)

    assert till.settle().state is SettlementState.UNKNOWN
    assert close_state(till.desk, CLERK).step is CloseStep.SETTLE


def test_a_machine_that_cannot_be_reached_has_not_settled(make_till: MakeTill) -> None:
    class Unplugged:
        def settle(self, *_args: object, **_more: object) -> None:
            raise DeviceUnreachable(port="COM9", reason=UnreachableReason.MISSING)

    till = make_till()
    begun = till.begin()

    with pytest.raises(DeviceUnreachable):
        settle_machine(
            till.desk,
            CLERK,
            Unplugged(),  # type: ignore[arg-type]
            settlement_id=begun.settlement_id,
        )

    (failed,) = close_state(till.desk, CLERK).settlements
    assert (failed.state, failed.outcome_code) == (SettlementState.FAILED, NOT_SENT)
    assert till.settle().state is SettlementState.SETTLED


def test_a_terminal_that_tells_no_totals_needs_its_slip(make_till: MakeTill) -> None:
    till = make_till(protocol="ecpay600")

    told_nothing = till.settle()
    asked = till.query(told_nothing)
    with pytest.raises(SettlementOpen):
        till.begin()
    typed = settle_by_slip(
        till.desk,
        CLERK,
        SUPERVISOR,
        device=TERMINAL,
        totals=(BrandTotal(brand="VISA", count=1, amount_twd=Twd(6)),),
        reason="機具不傳總額",
    )

    assert (told_nothing.state, told_nothing.outcome_code) == (SettlementState.UNKNOWN, NO_TOTALS)
    assert asked.state is SettlementState.UNKNOWN
    assert typed.settlement_id == told_nothing.settlement_id
    assert close_state(till.desk, CLERK).step is CloseStep.SIGN
    assert till.batches == till.wire.settlements_seen == 1


def test_a_terminal_that_cannot_be_asked_leaves_the_slip(make_till: MakeTill) -> None:
    till = make_till(Manner.LOSES_ANSWER, protocol="ecpay600")
    unknown = till.settle()

    asked = till.query(unknown)

    assert (asked.state, asked.outcome_code) == (SettlementState.UNKNOWN, NO_QUERY)
    (machine,) = close_state(till.desk, CLERK).machines
    assert machine.way is SettleWay.ASK


def test_an_answer_that_was_stored_needs_no_machine(make_till: MakeTill) -> None:
    # The program ended between the answer and the books: only the frames are there.
    till = make_till()
    begun = till.begin()
    with till.desk.open_unit() as unit:
        unit.closing.move_settlement(replace(begun, attempts=1))
        unit.commit()
    till.machine.settle(
        request_of(begun),
        record=recorder(till.desk, begun.settlement_id),
        on_step=lambda _step: None,
    )
    seen = till.wire.settlements_seen

    found = till.query(begun)

    assert found.state is SettlementState.SETTLED
    assert till.wire.settlements_seen == seen == 1


def test_two_who_settle_at_once_settle_once(make_till: MakeTill) -> None:
    till = make_till()
    begun = till.begin()
    results: list[object] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            results.append(till.settle(begun))
        except SettlementOpen as refused:
            results.append(refused)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(type(result).__name__ for result in results) == ["Settlement", "SettlementOpen"]
    assert till.batches == 1


def test_an_intent_of_which_nothing_left_is_taken_up_again(make_till: MakeTill) -> None:
    till = make_till()
    first = till.begin()

    assert till.begin() == first

    # Ended between the attempt and the first byte: certain that nothing was sent.
    with till.desk.open_unit() as unit:
        unit.closing.move_settlement(replace(first, attempts=1))
        unit.commit()
    second = till.begin()

    assert second.settlement_id != first.settlement_id
    assert till.settle(second).state is SettlementState.SETTLED
    states = [each.state for each in close_state(till.desk, CLERK).settlements]
    assert states == [SettlementState.FAILED, SettlementState.SETTLED]


def test_machines_are_settled_after_the_count_and_only_those_that_took_money(
    desk: Desk, tmp_path: Path
) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    till = Till(desk, tmp_path / "truth", protocol="nccc400")
    till.pay()
    begin_close(desk, CLERK)

    with pytest.raises(StepMissing):
        till.begin()
    count_drawer(desk, CLERK, count_of(5000))
    with pytest.raises(StepDone):
        begin_settlement(desk, CLERK, device="另一台")


def test_a_sale_nobody_knows_about_is_resolved_before_its_machine_settles(
    desk: Desk, tmp_path: Path
) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    machine, _wire = make_machine(tmp_path / "truth", Manner.LOSES_ANSWER)
    till = Till(desk, tmp_path / "truth", protocol="nccc400")
    till.machine = machine
    till.pay()
    begin_close(desk, CLERK)

    with pytest.raises(ItemsOpen):
        till.begin()


def test_a_sale_from_before_a_settlement_is_never_released_for_not_being_found(
    desk: Desk, tmp_path: Path
) -> None:
    # Charged, the answer lost, carried forward, the terminal settled: what it did last is the
    # settlement now, and it says that it knows nothing of the sale.
    hire(desk, CLERK)
    open_shift(desk, CLERK, float_twd=Twd(5000))
    till = Till(desk, tmp_path / "truth", protocol="nccc400")
    till.machine, till.wire = make_machine(till.truth, Manner.LOSES_ANSWER)
    till.pay()
    with desk.open_unit() as unit:
        (payment,) = unit.payments.open_payments(1)
    assert payment.open_tender is not None
    begin_close(desk, CLERK)
    carry_forward(
        desk,
        CLERK,
        SUPERVISOR,
        what="tender",
        subject=payment.payment_id,
        owner=CLERK.login,
        reason="查不到",
    )
    count_drawer(desk, CLERK, count_of(5000))
    till.settle()
    state = close_state(desk, CLERK)
    (difference,) = state.differences_open
    query = partial(
        query_machine,
        replace(desk, clock=at(desk.clock() + LATER)),
        CLERK,
        till.machine,
        payment_id=payment.payment_id,
        tender_id=payment.open_tender.tender_id,
    )

    rungs = [query().rung, query().rung]

    # The settlement is the net: it holds one sale more than the books.
    assert (difference.expected_count, difference.found_count) == (0, 1)
    # The control: asked bluntly, the terminal does say that it found nothing.
    answer = till.machine.query(sale_request(desk, payment.open_tender), record=lambda _event: None)
    assert isinstance(answer, NotFound)
    assert rungs == [Rung.CANNOT_BE_ASKED] * 2
