from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from card_wire import TERMINAL, ClockedTerminal, Manner, TerminalWire, profile, read_truth
from counter_app.devices.card_terminal.profile import TerminalProfile
from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Declined,
    DeclineReason,
    DeviceEvent,
    InProgress,
    RetryNeeded,
    SaleStep,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.payments import (
    NoOpenOutcome,
    Payment,
    PaymentId,
    PaymentState,
    SlipIncomplete,
)
from counter_app.domain.staff import ApprovalRefused, NotPermitted, Role
from counter_app.domain.tenders import Tender, TenderKind, TenderState
from counter_app.services.desk import Desk
from counter_app.services.machines import TerminalMachine
from counter_app.services.payments import (
    Settlement,
    ask_machine,
    begin_machine_tender,
    request_of,
)
from counter_app.services.recovery import (
    Climbed,
    Rung,
    open_payments,
    query_machine,
    recover_without_asking,
    resolve_by_slip,
    retry_debit,
)
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
    def taken_twd(self) -> list[int]:
        return [taken.amount_twd for taken in read_truth(self.truth)]


@pytest.fixture
def terminal(tmp_path: Path, clock: StoppedClock) -> Terminal:
    return Terminal(tmp_path / "truth", clock)


def begin(desk: Desk, case_id: CaseId, payment_id: str = "payment-1") -> tuple[Payment, Tender]:
    return begin_machine_tender(
        desk,
        CLERK,
        make_draft(case_id, payment_id=PaymentId(payment_id)),
        kind=TenderKind.CARD,
        amount_twd=TOTAL,
        device=TERMINAL,
        agreed_twd=TOTAL,
        holder_in_person=True,
    )


def ask(desk: Desk, machine: TerminalMachine, payment: Payment, tender: Tender) -> Settlement:
    return ask_machine(
        desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
    )


def killer(at: str, *, skip: int = 0) -> Callable[[str], None]:
    left = skip

    def kill(what: str) -> None:
        nonlocal left
        if what == at:
            if left == 0:
                raise Killed
            left -= 1

    return kill


def recover(desk: Desk, machine: TerminalMachine | None) -> list[Settlement]:
    return recover_without_asking(desk, CLERK, {TERMINAL: machine} if machine else {})


def leave_unknown(
    desk: Desk, terminal: Terminal, case_id: CaseId, manner: Manner
) -> tuple[Payment, Tender]:
    payment, tender = begin(desk, case_id)
    ask(desk, terminal.machine(manner), payment, tender)
    return payment, tender


def query(desk: Desk, terminal: Terminal, payment: Payment, tender: Tender) -> Climbed:
    return query_machine(
        desk,
        CLERK,
        terminal.machine(),
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )


def resolve(desk: Desk, payment: Payment, tender: Tender, **changes: object) -> Settlement:
    values: dict[str, Any] = {
        "was_charged": True,
        "slip_number": "000001",
        "approval_code": "A00001",
        "approver": SUPERVISOR,
    }
    values.update(changes)
    approver = values.pop("approver")
    return resolve_by_slip(
        desk,
        CLERK,
        approver,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        **values,
    )


# --- the first rung ------------------------------------------------------------------------


def test_nothing_open_is_nothing_to_recover(desk: Desk) -> None:
    assert recover(desk, None) == []


def test_an_intent_that_was_never_sent_is_released(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    begin(desk, case_id)

    (settlement,) = recover(desk, terminal.machine())

    assert settlement.payment.state is PaymentState.CANCELLED
    assert [t.state for t in settlement.payment.tenders] == [TenderState.RELEASED]
    assert recover(desk, terminal.machine()) == []
    begin(desk, case_id, "payment-2")


def test_a_stored_approval_settles_with_the_business_day_of_the_payment(
    desk: Desk, case_id: CaseId, terminal: Terminal, clock: StoppedClock
) -> None:
    payment, tender = begin(desk, case_id)
    # The second write is our acknowledgement of the answer, which is stored by then.
    with pytest.raises(Killed):
        ask(desk, terminal.machine(on_io=killer("before write", skip=1)), payment, tender)
    clock.advance(20 * 3600)

    (settlement,) = recover(desk, terminal.machine())

    assert settlement.receipt is not None
    assert settlement.receipt.recovered
    assert settlement.receipt.business_day == payment.business_day
    assert settlement.receipt.issued_at == clock.now
    assert terminal.taken_twd == [2350]


def test_a_stored_approval_without_echoed_reference_is_still_ours_a_day_later(
    desk: Desk, case_id: CaseId, terminal: Terminal, clock: StoppedClock
) -> None:
    terminal.profile = profile("ecpay600")
    payment, tender = begin(desk, case_id)
    wire_kill = killer("before write", skip=1)
    with pytest.raises(Killed):
        ask(desk, terminal.machine(on_io=wire_kill), payment, tender)
    clock.advance(24 * 3600)

    (settlement,) = recover(desk, terminal.machine())

    assert settlement.receipt is not None


def test_a_sale_that_was_sent_and_not_answered_becomes_unknown(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)
    with pytest.raises(Killed):
        ask(desk, terminal.machine(on_io=killer("after charge")), payment, tender)

    for _ in range(2):
        (settlement,) = recover(desk, terminal.machine())
        assert settlement.payment.open_tender is not None
        assert settlement.payment.open_tender.state is TenderState.UNKNOWN


def test_a_stored_decline_is_not_believed_because_an_approval_may_have_followed(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)
    kill = killer("before write", skip=1)
    with pytest.raises(Killed):
        ask(desk, terminal.machine(Manner.DECLINES_THEN_APPROVES, on_io=kill), payment, tender)

    (settlement,) = recover(desk, terminal.machine())

    assert settlement.payment.open_tender is not None
    assert query(desk, terminal, payment, tender).rung is Rung.SETTLED


def test_a_missing_machine_leaves_its_sale_unknown(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)
    with pytest.raises(Killed):
        ask(desk, terminal.machine(on_io=killer("before write", skip=1)), payment, tender)

    (settlement,) = recover(desk, None)
    assert settlement.payment.open_tender is not None

    (later,) = recover(desk, terminal.machine())
    assert later.receipt is not None


def test_recovery_may_be_killed_and_run_again(
    desk: Desk, engine: Engine, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)
    with pytest.raises(Killed):
        ask(desk, terminal.machine(on_io=killer("before write", skip=1)), payment, tender)

    def stop(*args: object) -> None:
        if "INSERT INTO receipts" in str(args[2]):
            raise Killed

    event.listen(engine, "before_cursor_execute", stop)
    with pytest.raises(Killed):
        recover(desk, terminal.machine())
    event.remove(engine, "before_cursor_execute", stop)
    (settlement,) = recover(desk, terminal.machine())

    assert settlement.receipt is not None
    assert settlement.receipt.number == "R11401000001"


def test_money_that_waits_for_its_rest_is_shown_and_left_alone(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(case_id),
        kind=TenderKind.CARD,
        amount_twd=Twd(2000),
        device=TERMINAL,
        agreed_twd=TOTAL,
        holder_in_person=True,
    )
    ask(desk, terminal.machine(), payment, tender)

    (found,) = open_payments(desk, CLERK)
    (settlement,) = recover(desk, terminal.machine())

    assert found.tender is None
    assert settlement.payment.collected_twd == 2000
    assert settlement.receipt is None


def test_only_the_own_desk_is_recovered(
    desk: Desk, engine: Engine, case_id: CaseId, terminal: Terminal
) -> None:
    begin(desk, case_id)
    other = make_desk(engine, desk_no=2)

    assert open_payments(other, make_actor(desk_no=2)) == []
    assert recover_without_asking(other, make_actor(desk_no=2), {}) == []


def test_a_release_and_a_request_cannot_both_happen(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)
    released = False

    def recover_meanwhile(_step: SaleStep) -> None:
        nonlocal released
        if not released:
            released = True
            recover(desk, None)

    with pytest.raises(NoOpenOutcome):
        ask_machine(
            desk,
            CLERK,
            terminal.machine(),
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
            on_step=recover_meanwhile,
        )

    assert terminal.taken_twd == []
    assert open_payments(desk, CLERK) == []


def test_a_sale_under_way_that_is_taken_for_interrupted_is_still_settled(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)

    def recover_meanwhile(step: SaleStep) -> None:
        if step is SaleStep.WAITING_FOR_CARD:
            recover(desk, None)

    settlement = ask_machine(
        desk,
        CLERK,
        terminal.machine(),
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        on_step=recover_meanwhile,
    )

    assert settlement.receipt is not None
    assert terminal.taken_twd == [2350]


# --- asking the machine --------------------------------------------------------------------


def test_a_lost_answer_is_found_by_asking(
    desk: Desk, case_id: CaseId, terminal: Terminal, clock: StoppedClock
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)
    clock.advance(3600)

    climbed = query(desk, terminal, payment, tender)

    assert climbed.rung is Rung.SETTLED
    assert climbed.settlement.receipt is not None
    assert climbed.settlement.receipt.recovered
    assert terminal.taken_twd == [2350]


def test_asking_about_what_was_never_sent_releases_it(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = begin(desk, case_id)

    climbed = query(desk, terminal, payment, tender)

    assert climbed.rung is Rung.RELEASED
    assert climbed.settlement.payment.state is PaymentState.CANCELLED


def test_a_charge_is_found_by_its_time_where_references_are_not_echoed(
    desk: Desk, case_id: CaseId, terminal: Terminal, clock: StoppedClock
) -> None:
    terminal.profile = replace(profile(), reference_echoed=False)
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)
    clock.advance(3600)

    assert query(desk, terminal, payment, tender).rung is Rung.SETTLED


def test_not_found_releases_only_the_second_time_and_far_enough_apart(
    desk: Desk, case_id: CaseId, terminal: Terminal, clock: StoppedClock
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.STAYS_SILENT)

    first = query(desk, terminal, payment, tender)
    clock.advance(119)
    too_early = query(desk, terminal, payment, tender)
    clock.advance(1)
    released = query(desk, terminal, payment, tender)

    assert (first.rung, too_early.rung, released.rung) == (
        Rung.ASK_AGAIN,
        Rung.ASK_AGAIN,
        Rung.RELEASED,
    )
    assert first.ask_again_at == too_early.ask_again_at == clock.now
    assert released.settlement.payment.state is PaymentState.CANCELLED
    with desk.open_unit() as unit:
        assert len(unit.journal.entries(act="find_no_sale")) == 3
    begin(desk, case_id, "payment-2")


def test_the_last_sale_of_somebody_else_is_not_ours(
    desk: Desk, engine: Engine, case_id: CaseId, terminal: Terminal
) -> None:
    other = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00027725號")
    ask(desk, terminal.machine(), *begin(desk, other, "payment-0"))
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.STAYS_SILENT)

    assert query(desk, terminal, payment, tender).rung is Rung.ASK_AGAIN


def test_a_terminal_that_cannot_be_asked_says_so(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    terminal.profile = profile("ecpay600")
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)

    climbed = query(desk, terminal, payment, tender)

    assert climbed.rung is Rung.CANNOT_BE_ASKED
    assert climbed.settlement.payment.open_tender is not None


class Answering(TerminalMachine):
    """A terminal that answers a query as it is told to."""

    answer: Any = None

    def query(self, *_args: object, **_keywords: object) -> Any:  # noqa: ANN401 - as told
        return self.answer


@pytest.mark.parametrize(
    ("answer", "rung"),
    [
        (InProgress(), Rung.IN_PROGRESS),
        (Declined(reason=DeclineReason.REFUSED), Rung.DECLINED),
    ],
)
def test_what_a_query_says_is_taken_at_its_word(
    desk: Desk, case_id: CaseId, terminal: Terminal, answer: object, rung: Rung
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.STAYS_SILENT)
    machine = Answering(TERMINAL, terminal.machine()._terminal, terminal.profile)
    machine.answer = answer

    climbed = query_machine(
        desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
    )

    assert climbed.rung is rung
    is_open = climbed.settlement.payment.open_tender is not None
    assert is_open is (rung is Rung.IN_PROGRESS)


def test_a_resolved_sale_cannot_be_asked_about_again(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)
    query(desk, terminal, payment, tender)

    with pytest.raises(NoOpenOutcome):
        query(desk, terminal, payment, tender)
    with pytest.raises(NoOpenOutcome):
        resolve(desk, payment, tender)


# --- the slip ------------------------------------------------------------------------------


def test_the_slip_settles_what_nobody_could_ask(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)

    settlement = resolve(desk, payment, tender)

    assert settlement.receipt is not None
    assert settlement.receipt.recovered
    kept = settlement.payment.tenders[0]
    assert (kept.approver, kept.by_hand, kept.trace_number) == ("supervisor", True, "000001")
    with desk.open_unit() as unit:
        entry = unit.journal.entries(act="conclude_tender")[-1]
    assert (entry.actor, entry.approver) == ("clerk", "supervisor")
    with desk.open_unit() as unit:
        (approval,) = unit.approvals.of_subject("payment-1")
    assert (approval.act, approval.actor, approval.approver) == (
        ApprovedAct.RESOLVE_BY_SLIP,
        "clerk",
        "supervisor",
    )


def test_the_slip_releases_what_was_not_charged(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.STAYS_SILENT)

    settlement = resolve(desk, payment, tender, was_charged=False, slip_number="", approval_code="")

    assert settlement.receipt is None
    assert settlement.payment.state is PaymentState.CANCELLED
    begin(desk, case_id, "payment-2")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"approver": CLERK}, ApprovalRefused),
        ({"approver": make_actor(Role.ADMINISTRATOR)}, ApprovalRefused),
        ({"slip_number": ""}, SlipIncomplete),
        ({"approval_code": ""}, SlipIncomplete),
    ],
)
def test_a_slip_needs_its_numbers_and_a_second_person(
    desk: Desk,
    case_id: CaseId,
    terminal: Terminal,
    changes: dict[str, object],
    refusal: type[Exception],
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)

    with pytest.raises(refusal):
        resolve(desk, payment, tender, **changes)

    assert open_payments(desk, CLERK)[0].tender is not None


def test_a_late_answer_is_kept_and_settles_at_the_next_start(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    _payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)
    machine = terminal.machine()
    answers: list[DeviceEvent] = []
    machine.query(request_of(desk, tender), record=answers.append)
    sale = next(e for e in answers if e.direction == "received" and e.what == "frame")
    late = replace(sale, data=sale.data.replace(b"trans_type=91", b"trans_type=01"))
    with desk.open_unit() as unit:
        unit.tender_events.add(tender.tender_id, late, at=desk.clock())
        unit.commit()

    (settlement,) = recover(desk, machine)

    assert settlement.receipt is not None


def test_who_may_not_resolve_is_refused(desk: Desk, case_id: CaseId, terminal: Terminal) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)
    volunteer = make_actor(Role.VOLUNTEER)

    for refused in (
        partial(open_payments, desk, volunteer),
        partial(recover_without_asking, desk, volunteer, {}),
        partial(
            query_machine,
            desk,
            volunteer,
            terminal.machine(),
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
        ),
        partial(
            resolve_by_slip,
            desk,
            volunteer,
            SUPERVISOR,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
            was_charged=False,
        ),
    ):
        with pytest.raises(NotPermitted):
            refused()


def test_the_terminal_of_the_query_profile_is_the_one_shipped() -> None:
    shipped: TerminalProfile = profile()

    assert timedelta(seconds=shipped.released_after_s) >= timedelta(seconds=120)


# --- a reader whose debit was cut short ----------------------------------------------------


class CutShort(TerminalMachine):
    """A reader that asks for the card again as often as it is told to, then approves."""

    attempts_max = 3
    cut_short = 0

    def sale(self, request: Any, *, record: Any, on_step: Any) -> Any:  # noqa: ANN401 - as told
        if request.attempt <= self.cut_short:
            record(DeviceEvent(direction="sent", what="file", data=b"debit"))
            record(DeviceEvent(direction="received", what="file", data=b"cut short"))
            return self.interpret(request, b"cut short")
        return super().sale(request, record=record, on_step=on_step)

    def interpret(self, request: Any, data: bytes) -> Any:  # noqa: ANN401 - as told
        if data == b"cut short":
            return RetryNeeded(card_id_hash="ab" * 32, code="-125")
        return super().interpret(request, data)


@pytest.fixture
def reader(terminal: Terminal) -> CutShort:
    return CutShort(TERMINAL, terminal.machine()._terminal, terminal.profile)


def test_a_debit_cut_short_is_tried_again_until_it_is_settled(
    desk: Desk, case_id: CaseId, reader: CutShort
) -> None:
    reader.cut_short = 2
    payment, tender = begin(desk, case_id)
    ask(desk, reader, payment, tender)
    retry = partial(
        retry_debit, desk, CLERK, reader, payment_id=payment.payment_id, tender_id=tender.tender_id
    )

    assert [retry().rung, retry().rung] == [Rung.NO_ANSWER, Rung.SETTLED]


def test_a_debit_is_tried_so_often_and_no_more(
    desk: Desk, case_id: CaseId, reader: CutShort
) -> None:
    reader.cut_short = 9
    payment, tender = begin(desk, case_id)
    ask(desk, reader, payment, tender)
    retry = partial(
        retry_debit, desk, CLERK, reader, payment_id=payment.payment_id, tender_id=tender.tender_id
    )

    assert [retry().rung for _ in range(3)] == [
        Rung.NO_ANSWER,
        Rung.NO_ANSWER,
        Rung.CANNOT_BE_ASKED,
    ]


def test_a_stored_call_for_the_card_keeps_which_card_it_was(
    desk: Desk, case_id: CaseId, reader: CutShort
) -> None:
    reader.cut_short = 1
    _payment, tender = begin(desk, case_id)
    with desk.open_unit() as unit:
        for direction in ("sent", "received"):
            event = DeviceEvent(direction=direction, what="file", data=b"cut short")
            unit.tender_events.add(tender.tender_id, event, at=desk.clock())
        unit.commit()

    (settlement,) = recover_without_asking(desk, CLERK, {TERMINAL: reader})

    assert settlement.payment.open_tender is not None
    assert settlement.payment.open_tender.card_id_hash == "ab" * 32


def test_a_query_without_answer_changes_nothing(
    desk: Desk, case_id: CaseId, terminal: Terminal
) -> None:
    payment, tender = leave_unknown(desk, terminal, case_id, Manner.LOSES_ANSWER)
    machine = Answering(TERMINAL, terminal.machine()._terminal, terminal.profile)
    machine.answer = Unanswered(reason=UnansweredReason.SILENCE)

    climbed = query_machine(
        desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
    )

    assert climbed.rung is Rung.NO_ANSWER
    assert climbed.settlement.payment.open_tender is not None
