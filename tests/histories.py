"""Histories of a desk: a payment that is ended, a restart that is ended, and the books after it.

A history is played by processes that `crash_points` ends wherever a test says.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, select

from card_wire import (
    TERMINAL,
    ClockedTerminal,
    Manner,
    TerminalWire,
    profile,
    read_truth,
)
from chain_check import chain_faults
from counter_app.devices.eticket.hand_off import HandOff
from counter_app.devices.eticket.icerapi import IcerReader
from counter_app.devices.eticket.profile import ReaderProfile, read_reader_profile
from counter_app.devices.eticket.simulator import (
    ReaderState,
    SimulatedReader,
    prepare_folder,
    read_debits,
)
from counter_app.devices.profiles import shipped_profile
from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, SaleRequest
from counter_app.domain.payments import Payment, PaymentId, PaymentState
from counter_app.domain.staff import Role
from counter_app.domain.tenders import CashLaidDown, SlipShown, Tender, TenderKind, TenderState
from counter_app.services.desk import Desk
from counter_app.services.drafts import draft_on_screen, save_draft
from counter_app.services.machines import PaymentMachine, ReaderMachine, TerminalMachine
from counter_app.services.payments import (
    Settlement,
    ask_machine,
    begin_machine_tender,
    settle_at_hand,
)
from counter_app.services.receipts import mark_interrupted_jobs
from counter_app.services.recovery import (
    Rung,
    open_payments,
    query_machine,
    recover_without_asking,
    resolve_by_slip,
)
from counter_app.store.opening import open_sqlite, reading
from counter_app.store.schema import cases, receipt_counters, receipts
from counter_app.store.schema import payments as payment_rows
from crash_points import Points, run_in_child
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
from stores import KEY, fill

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
CASE = CaseId(1)
CASE_TWD = Twd(2350)
FEE_TWD = Twd(6)


READER = "讀卡機"


class InProcessHandOff(HandOff):
    """The hand-off with its program played in this process, each step a point."""

    def __init__(self, reader_profile: ReaderProfile, points: Points) -> None:
        super().__init__(reader_profile)
        self._folder = reader_profile.folder
        self._points = points

    def clear(self) -> bytes:
        self._points("before clearing")
        return super().clear()

    def hand_over(self, request: bytes, *, on_waiting: Callable[[], None]) -> bytes | None:
        self._points("before laying down")
        self._lay_down(request)
        self._points("before the program runs")
        on_waiting()
        SimulatedReader(self._folder).run()
        self._points("after the program ran")
        answer = self._read_answer() if self._is_answered() else None
        self._withdraw()
        self._points("after withdrawing")
        return answer

    def discard_answer(self) -> None:
        self._points("before discarding")
        super().discard_answer()


def reader_machine(folder: Path, points: Points) -> ReaderMachine:
    """Return an e-ticket reader whose hand-off is in a folder."""
    reader_profile = replace(
        read_reader_profile(shipped_profile("readers", "icerapi")), folder=folder, answer_ms=0
    )
    reader = IcerReader(reader_profile)
    reader._hand_off = InProcessHandOff(reader_profile, points)
    return ReaderMachine(READER, reader, reader_profile)


class Stage:
    """A program that has just started at the desk, in a process of its own."""

    def __init__(
        self, engine: Engine, folder: Path, flow: "Flow", points: Points, *, is_first: bool
    ) -> None:
        self.folder = folder
        self.flow = flow
        self.engine = engine
        # A restart comes later, and its identities are its own.
        self.clock = StoppedClock()
        self.clock.advance(0 if is_first else 600)
        self.desk: Desk = make_desk(
            self.engine,
            clock=self.clock,
            new_id=CountedIds(prefix="first" if is_first else f"p{os.getpid()}"),
            missing_glyphs=lambda _text: (),
        )
        terminal = profile(flow.protocol)
        wire = TerminalWire(
            terminal,
            folder / "truth",
            *(flow.manners if is_first else ()),
            on_io=points,
            clock=lambda: self.clock.now,
        )
        self.machines: dict[str, PaymentMachine] = {
            TERMINAL: TerminalMachine(TERMINAL, ClockedTerminal(wire, terminal), terminal),
            READER: reader_machine(folder, points),
        }

    @property
    def machine(self) -> PaymentMachine:
        """The machine that takes the money in this flow."""
        return self.machines[self.flow.device]

    @property
    def draft(self) -> Draft:
        """What the visitor came to pay."""
        return self.flow.draft()


# --- what the clerk does -------------------------------------------------------------------


def pay_cash(stage: Stage, draft: Draft | None = None) -> Settlement:
    if draft is None:
        draft = stage.draft
        save_draft(stage.desk, CLERK, draft)
    total_twd = stage.flow.total_twd
    return settle_at_hand(
        stage.desk,
        CLERK,
        draft,
        (CashLaidDown(tendered_twd=Twd(total_twd + 100)),),
        agreed_twd=total_twd,
    )


def pay_by_machine(stage: Stage, kind: TenderKind, amount_twd: Twd | None = None) -> Settlement:
    save_draft(stage.desk, CLERK, stage.draft)
    payment, tender = begin_machine_tender(
        stage.desk,
        CLERK,
        stage.draft,
        kind=kind,
        amount_twd=amount_twd or stage.flow.total_twd,
        device=stage.flow.device,
        agreed_twd=stage.flow.total_twd,
        holder_in_person=True,
    )
    return ask_machine(
        stage.desk,
        CLERK,
        stage.machine,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )


def pay_card(stage: Stage) -> Settlement:
    return pay_by_machine(stage, TenderKind.CARD)


def pay_eticket(stage: Stage) -> Settlement:
    settlement = pay_by_machine(stage, TenderKind.ETICKET)
    return _lay_on_again(stage, settlement)


def _lay_on_again(stage: Stage, settlement: Settlement) -> Settlement:
    """Try a debit that was cut short again, where the reader knows it by its serial."""
    tender = settlement.payment.open_tender
    while tender is not None and tender.attempts < stage.machine.attempts_max:
        settlement = ask_machine(
            stage.desk,
            CLERK,
            stage.machine,
            payment_id=settlement.payment.payment_id,
            tender_id=tender.tender_id,
        )
        tender = settlement.payment.open_tender
    return settlement


def pay_card_and_cash(stage: Stage) -> Settlement:
    pay_by_machine(stage, TenderKind.CARD, Twd(2000))
    return _lay_down_the_rest(stage, Twd(350))


def _lay_down_the_rest(stage: Stage, rest_twd: Twd) -> Settlement:
    return settle_at_hand(
        stage.desk,
        CLERK,
        stage.draft,
        (CashLaidDown(tendered_twd=rest_twd),),
        agreed_twd=stage.flow.total_twd,
    )


def recover(stage: Stage) -> None:
    """Do what the program and the clerk do at a start, until nothing is open."""
    recover_without_asking(stage.desk, CLERK, stage.machines)
    mark_interrupted_jobs(stage.desk, CLERK)
    for found in open_payments(stage.desk, CLERK):
        payment = found.payment
        if found.tender is not None:
            payment = _climb(stage, payment, found.tender).payment
        if payment.state is PaymentState.OPEN:
            _lay_down_the_rest(stage, payment.remaining_twd)


def _climb(stage: Stage, payment: Payment, tender: Tender) -> Settlement:
    query = partial(
        query_machine,
        stage.desk,
        CLERK,
        stage.machine,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )
    climbed = query()
    if climbed.rung is Rung.ASK_AGAIN:
        stage.clock.advance(stage.machine.released_after_s)
        climbed = query()
    settlement = _lay_on_again(stage, climbed.settlement)
    if settlement.payment.open_tender is None:
        return settlement
    slips = [charge for charge in charges(stage.folder) if charge.name == name_of(tender)]
    return resolve_by_slip(
        stage.desk,
        CLERK,
        SUPERVISOR,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        was_charged=bool(slips),
        slip_number="000001",
        approval_code="A00001",
    )


def pay_naively(stage: Stage) -> None:
    """Charge, then write: the control."""
    outcome = stage.machines[TERMINAL].sale(
        SaleRequest(
            kind=TenderKind.CARD,
            amount_twd=CASE_TWD,
            reference="NAIVE",
            requested_at=stage.clock(),
            attempt=1,
        ),
        record=lambda _event: None,
        on_step=lambda _step: None,
    )
    assert isinstance(outcome, Approved)
    slip = SlipShown(
        kind=TenderKind.CARD,
        amount_twd=CASE_TWD,
        slip_number=outcome.trace_number,
        approval_code=outcome.approval_code,
    )
    settle_at_hand(
        stage.desk,
        CLERK,
        stage.draft,
        (slip,),
        agreed_twd=CASE_TWD,
        holder_in_person=True,
        approver=SUPERVISOR,
    )


def recover_naively(stage: Stage) -> None:
    """Begin again, unless there is a receipt."""
    with stage.desk.open_unit() as unit:
        receipt = unit.receipts.of_payment(stage.draft.payment_id)
    if receipt is None:
        pay_naively(stage)


def case_draft() -> Draft:
    return make_draft(CASE)


def fee_draft() -> Draft:
    return make_draft(fees=(make_fee(),))


@dataclass(frozen=True)
class Flow:
    """One way to pay, from the draft to the receipt."""

    name: str
    pay: Callable[[Stage], object]
    draft: Callable[[], Draft]
    total_twd: Twd
    protocol: str = "nccc400"
    device: str = TERMINAL
    manners: tuple[Manner, ...] = ()
    reader_faults: tuple[str, ...] = ()
    recover: Callable[[Stage], object] = recover


LOST = (Manner.LOSES_ANSWER,)
CASH = Flow("cash", pay_cash, case_draft, CASE_TWD)
CARD = Flow("card", pay_card, case_draft, CASE_TWD)
ETICKET = Flow("e-ticket", pay_eticket, fee_draft, FEE_TWD)
READ = Flow("e-ticket reader", pay_eticket, fee_draft, FEE_TWD, device=READER)
VARIANTS = [
    Flow("card on ECPay", pay_card, case_draft, CASE_TWD, protocol="ecpay600"),
    Flow("ECPay, answer lost", pay_card, case_draft, CASE_TWD, protocol="ecpay600", manners=LOST),
    Flow("card, answer lost", pay_card, case_draft, CASE_TWD, manners=LOST),
    Flow("card, silence", pay_card, case_draft, CASE_TWD, manners=(Manner.STAYS_SILENT,)),
    Flow("card, declined", pay_card, case_draft, CASE_TWD, manners=(Manner.DECLINES,)),
    Flow(
        "card, declined then approved",
        pay_card,
        case_draft,
        CASE_TWD,
        manners=(Manner.DECLINES_THEN_APPROVES,),
    ),
    Flow("card and cash", pay_card_and_cash, case_draft, CASE_TWD),
    Flow("e-ticket, answer lost", pay_eticket, fee_draft, FEE_TWD, manners=LOST),
    *(
        replace(READ, name=f"reader, {fault}", reader_faults=(fault,))
        for fault in ("retry", "retry_debited", "missing", "missing_undebited", "truncated")
    ),
]
NAIVE = Flow("naive", pay_naively, case_draft, CASE_TWD, recover=recover_naively)


# --- one history ---------------------------------------------------------------------------


class Histories:
    """Plays histories of one flow, each from the same start."""

    def __init__(self, folder: Path, flow: Flow) -> None:
        self.flow = flow
        self.played = 0
        self._start = folder / "start.db"
        self._folder = folder / "home"
        engine = open_sqlite(self._start, key=KEY)
        fill(engine)
        open_shift(make_desk(engine))
        assert make_case_row(engine) == CASE
        engine.dispose()
        # One engine for all: its children inherit the statements it has compiled, and no
        # connection, for it has none open when they are born.
        self._engine = open_sqlite(self._folder / "store.db", key=KEY)
        self._prepare()
        self.flow.pay(self._stage(Points(), is_first=True))
        self.finish()

    def pay(self, *, die_at: int = 0) -> int:
        """Begin a history with a payment; return the points it passed, 0 if it was ended."""
        self._prepare()
        return self._run(self.flow.pay, die_at=die_at, is_first=True)

    def _prepare(self) -> None:
        self._engine.dispose()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        shutil.copy(self._start, self._folder / "store.db")
        prepare_folder(self._folder, ReaderState(faults=self.flow.reader_faults))

    def _stage(self, points: Points, *, is_first: bool) -> Stage:
        return Stage(self._engine, self._folder, self.flow, points, is_first=is_first)

    def recover(self, *, die_at: int = 0) -> int:
        """Go on with a restart, ended at a point or not."""
        return self._run(self.flow.recover, die_at=die_at, is_first=False)

    def _run(self, act: Callable[[Stage], object], *, die_at: int, is_first: bool) -> int:
        def job(points: Points) -> None:
            points.watch(self._engine)
            act(self._stage(points, is_first=is_first))

        ended = run_in_child(job, die_at=die_at)
        return 0 if ended.was_killed else ended.points

    def finish(self) -> list[str]:
        """Restart once more, let the visitor pay what is still due, and look at the books."""
        self.played += 1
        stage = self._stage(Points(), is_first=False)
        try:
            self.flow.recover(stage)
            self._pay_what_is_due(stage)
            return violations(self._folder, stage)
        finally:
            self._engine.dispose()

    def _pay_what_is_due(self, stage: Stage) -> None:
        """The visitor still stands there: without a receipt, the draft is paid in cash."""
        with stage.desk.open_unit() as unit:
            if unit.receipts.newest(stage.desk.desk_no):
                return
        draft = draft_on_screen(stage.desk, CLERK) or make_draft(
            *(case.case_id for case in stage.draft.cases),
            fees=stage.draft.fees,
            payment_id=PaymentId("afterwards"),
        )
        pay_cash(stage, draft)


@dataclass(frozen=True)
class Charge:
    """Money that a machine really took, by the name of the sale that both sides know."""

    name: str
    amount_twd: int


def charges(folder: Path) -> list[Charge]:
    """Return what the machines say they took."""
    by_terminal = [Charge(t.reference, t.amount_twd) for t in read_truth(folder / "truth")]
    return by_terminal + [Charge(d.serial, d.amount_twd) for d in read_debits(folder)]


def name_of(tender: Tender) -> str:
    return tender.request_serial if tender.device == READER else tender.reference


def violations(folder: Path, stage: Stage) -> list[str]:
    """Return which of the promises the books break."""
    taken = charges(folder)
    with stage.desk.open_unit() as unit:
        is_open = unit.payments.open_payments()
        numbers = unit.receipts.numbers(stage.desk.desk_no)
        issued = [unit.receipts.get(number) for number in numbers]
    with reading(stage.engine) as connection:
        faults = chain_faults(connection)
        ids = list(connection.execute(select(payment_rows.c.payment_id)).scalars())
        counted = connection.execute(
            select(receipt_counters.c.last_serial).where(receipt_counters.c.series == "R")
        ).scalar()
        owed = connection.execute(
            select(
                cases.c.principal_twd
                + cases.c.late_fee_twd
                + cases.c.interest_twd
                + cases.c.costs_twd
            ).where(cases.c.case_id == CASE)
        ).scalar_one()
        paid = connection.execute(select(receipts.c.total_twd)).scalars().all()
    with stage.desk.open_unit() as unit:
        known = [unit.payments.get(PaymentId(payment_id)) for payment_id in ids]
    found = [f"chain: {fault}" for fault in faults]
    found += _money_faults(taken, known, total_twd=stage.flow.total_twd)
    if is_open:
        found.append("something is still open")
    if [int(number[6:]) for number in numbers] != list(range(1, len(numbers) + 1)):
        found.append(f"numbers have a gap or a duplicate: {numbers}")
    if (counted or 0) != len(numbers):
        found.append(f"the counter stands at {counted} with {len(numbers)} receipts")
    if sum(paid) != stage.flow.total_twd:
        found.append(f"receipts over {sum(paid)} for {stage.flow.total_twd}")
    lines_twd = sum(line.amount_twd for r in issued if r for line in r.lines if line.case_number)
    if owed + lines_twd != CASE_TWD:
        found.append(f"{owed} owed after receipts over {lines_twd}")
    return found


def _money_faults(taken: list[Charge], known: list[Payment], *, total_twd: int) -> list[str]:
    found = []
    times = Counter(charge.name for charge in taken)
    found += [f"{name} charged {n} times" for name, n in times.items() if n > 1]
    collected = {
        name_of(tender): tender.amount_twd
        for payment in known
        for tender in payment.tenders
        if payment.receipt_number and tender.state is TenderState.COLLECTED and tender.device
    }
    for charge in taken:
        if charge.name not in collected:
            found.append(f"{charge.name} charged without a receipt")
        elif collected[charge.name] != charge.amount_twd:
            found.append(f"{charge.name} charged {charge.amount_twd}")
    found += [f"{name} collected but not charged" for name in collected if name not in times]
    if sum(charge.amount_twd for charge in taken) > total_twd:
        found.append("the visitor was charged more than was due")
    return found
