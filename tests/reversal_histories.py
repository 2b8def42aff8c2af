"""Histories of money that goes back: ended at some point, its restart ended too, and the books.

As in `histories`, each part is played by a process of its own that `crash_points` ends.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from card_wire import TERMINAL, ClockedTerminal, Manner, TerminalWire, profile, read_book
from chain_check import chain_faults
from close_desk import close_with_machine, count_of
from counter_app.devices.eticket.simulator import (
    ReaderState,
    add_faults,
    prepare_folder,
    read_card_returns,
    read_debits,
)
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, ReturnRequest
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import (
    PayBackWay,
    Reversal,
    ReversalState,
)
from counter_app.domain.tenders import OPEN_STATES, TenderKind, TenderState
from counter_app.services.day_close import begin_close, count_drawer, sign_close
from counter_app.services.giving_back import OpenReversal, SoldTender
from counter_app.services.machines import PaymentMachine, TerminalMachine
from counter_app.services.recovery import Rung
from counter_app.services.returns import (
    may_try_again,
    query_return,
    recover_reversals,
    return_by_slip,
    return_tender,
)
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    find_reversible,
    open_reversals,
    pay_back,
    request_refund,
)
from counter_app.store.opening import open_sqlite, reading
from counter_app.store.schema import case_claims, cases, tenders
from crash_points import Points, run_in_child
from factories import CountedIds, StoppedClock, make_case_row, make_desk, open_shift
from histories import (
    CASE,
    CASE_TWD,
    CLERK,
    FEE_TWD,
    READER,
    SUPERVISOR,
    Flow,
    case_draft,
    fee_draft,
    pay_card,
    pay_card_and_cash,
    pay_cash,
    pay_eticket,
    reader_machine,
)
from stores import KEY, fill

NUMBER = ReceiptNumber("R11401000001")
FLOAT_TWD = 5000
DAY_S = 86_400


@dataclass(frozen=True)
class BackFlow:
    """One way to take a receipt back.

    Attributes:
        sale: How it was paid.
        is_late: After the close, so it is refunded.
        manners: How the terminal meets the return.
        reader_faults: Likewise, of the e-ticket reader.
    """

    name: str
    sale: Flow
    is_late: bool = False
    manners: tuple[Manner, ...] = ()
    reader_faults: tuple[str, ...] = ()
    give_back: "Callable[[BackStage], object] | None" = None
    recover: "Callable[[BackStage], object] | None" = None


class BackStage:
    """A program that has just started at the desk, in a process of its own.

    It looks like `histories.Stage` to what pays.
    """

    def __init__(
        self, engine: object, folder: Path, flow: BackFlow, points: Points, *, step: int
    ) -> None:
        self.folder = folder
        self.flow = flow.sale
        self.back = flow
        self.engine = engine
        self.clock = StoppedClock()
        self.clock.advance(600 * step + (DAY_S if flow.is_late and step else 0))
        self.desk = make_desk(
            engine,  # type: ignore[arg-type]
            clock=self.clock,
            new_id=CountedIds(prefix=f"s{step}" if step < 2 else f"p{os.getpid()}"),
            missing_glyphs=lambda _text: (),
        )
        terminal = profile(flow.sale.protocol)
        wire = TerminalWire(
            terminal,
            folder / "truth",
            *(flow.manners if step == 1 else ()),
            on_io=points,
            clock=lambda: self.clock.now,
        )
        self.machines: dict[str, PaymentMachine] = {
            TERMINAL: TerminalMachine(TERMINAL, ClockedTerminal(wire, terminal), terminal),
            READER: reader_machine(folder, points),
        }

    @property
    def machine(self) -> PaymentMachine:
        """The machine that took the money."""
        return self.machines[self.flow.device]

    @property
    def draft(self) -> Draft:
        """What was paid."""
        return self.flow.draft()


# --- what the clerk does --------------------------------------------------------------------


def take_back(stage: BackStage) -> None:
    """Begin, where nobody has; then go on until nothing is left."""
    kept = find_reversible(stage.desk, CLERK, NUMBER).reversals
    standing = [each for each in kept if each.state is not ReversalState.REFUSED]
    if not standing:
        _begin(stage)
    _go_on(stage)


def _begin(stage: BackStage) -> None:
    if not stage.back.is_late:
        begin_void(stage.desk, CLERK, SUPERVISOR, number=NUMBER, reason="開錯", has_paper=True)
        return
    request_refund(stage.desk, CLERK, number=NUMBER, reason="溢繳", has_paper=True)


def _go_on(stage: BackStage) -> None:
    for found in open_reversals(stage.desk, CLERK):
        reversal = found.reversal
        if reversal.state is ReversalState.REQUESTED:
            approve_refund(stage.desk, SUPERVISOR, reversal_id=reversal.reversal_id)
        for sold in found.tenders:
            if sold.is_with_machine and not sold.is_back and found.open_leg is None:
                reversal = _ask(stage, reversal, sold)
        if reversal.state is not ReversalState.DONE and reversal.open_leg is None:
            _pay_the_rest(stage, reversal)


def _ask(stage: BackStage, reversal: Reversal, sold: SoldTender) -> Reversal:
    reversal = return_tender(
        stage.desk,
        CLERK,
        stage.machine,
        reversal_id=reversal.reversal_id,
        tender_id=sold.tender.tender_id,
    ).reversal
    leg = reversal.open_leg
    while leg is not None and may_try_again(leg, stage.machine):
        reversal = return_tender(
            stage.desk,
            CLERK,
            stage.machine,
            reversal_id=reversal.reversal_id,
            tender_id=sold.tender.tender_id,
        ).reversal
        leg = reversal.open_leg
    return reversal


def _pay_the_rest(stage: BackStage, reversal: Reversal) -> None:
    (found,) = (
        each
        for each in open_reversals(stage.desk, CLERK)
        if each.reversal.reversal_id == reversal.reversal_id
    )
    if any(sold.is_with_machine and not sold.is_back for sold in found.tenders):
        return  # declined: the restart tries it again
    pay_back(
        stage.desk,
        CLERK,
        reversal_id=reversal.reversal_id,
        way=PayBackWay.CASH,
        recipient="王小明",
        is_signed=True,
    )


def recover(stage: BackStage) -> None:
    """Do what the program and the clerk do at a start, until nothing is open."""
    recover_reversals(stage.desk, CLERK, stage.machines)
    for found in open_reversals(stage.desk, CLERK):
        if found.open_leg is not None:
            _climb(stage, found)
    take_back(stage)


def _climb(stage: BackStage, found: OpenReversal) -> None:
    reversal_id = found.reversal.reversal_id
    leg = found.open_leg
    assert leg is not None
    if may_try_again(leg, stage.machine):
        sold = next(
            each for each in found.tenders if each.tender.tender_id == leg.reverses_tender_id
        )
        _ask(stage, found.reversal, sold)
        return
    climbed = query_return(stage.desk, CLERK, stage.machine, reversal_id=reversal_id)
    if climbed.rung is Rung.ASK_AGAIN:
        stage.clock.advance(stage.machine.released_after_s)
        climbed = query_return(stage.desk, CLERK, stage.machine, reversal_id=reversal_id)
    open_leg = climbed.reversal.open_leg
    if open_leg is None:
        return
    name = open_leg.request_serial if open_leg.device == READER else open_leg.reference
    assert open_leg.reverses_tender_id is not None
    return_by_slip(
        stage.desk,
        CLERK,
        SUPERVISOR,
        reversal_id=reversal_id,
        tender_id=open_leg.reverses_tender_id,  # type: ignore[arg-type]
        was_returned=name in returned_names(stage.folder),
        slip_number="000001",
    )


# --- the truth ------------------------------------------------------------------------------


def returned_names(folder: Path) -> list[str]:
    """Return the names, which both sides know, of what machines really gave back."""
    by_terminal = [each.reference for each in read_book(folder / "truth").returns]
    return by_terminal + [each.serial for each in read_card_returns(folder)]


def paid_to_machines_twd(folder: Path) -> int:
    """Return what the visitor really paid by machine, once returns are taken off."""
    book = read_book(folder / "truth")
    amounts_twd = [int(each.amount_twd) for each in book.charges]
    amounts_twd += [int(each.amount_twd) for each in read_debits(folder)]
    amounts_twd += [-each.amount_twd for each in book.returns]
    amounts_twd += [-each.amount_twd for each in read_card_returns(folder)]
    return sum(amounts_twd)


# --- the control ----------------------------------------------------------------------------


def take_back_naively(stage: BackStage) -> None:
    """Give back, then write."""
    (sold,) = find_reversible(stage.desk, CLERK, NUMBER).tenders
    sale = sold.tender
    outcome = stage.machine.give_back(
        ReturnRequest(
            kind=TenderKind.CARD,
            amount_twd=sale.amount_twd,
            reference="NAIVE",
            requested_at=stage.clock(),
            sale_reference=sale.reference,
            sale_requested_at=sale.intended_at or stage.clock(),
            sale_terminal_id=sale.terminal_id,
            sale_approval_code=sale.approval_code,
            sale_trace_number=sale.trace_number,
            sale_order_number=sale.order_number,
            sale_masked_card=sale.masked_card,
            sale_card_brand=sale.card_brand,
            is_settled=True,
        ),
        record=lambda _event: None,
        on_step=lambda _step: None,
    )
    assert isinstance(outcome, Approved)
    if not find_reversible(stage.desk, CLERK, NUMBER).reversals:
        _begin(stage)
    for found in open_reversals(stage.desk, CLERK):
        reversal_id = found.reversal.reversal_id
        if found.reversal.state is ReversalState.REQUESTED:
            approve_refund(stage.desk, SUPERVISOR, reversal_id=reversal_id)
        return_by_slip(
            stage.desk,
            CLERK,
            SUPERVISOR,
            reversal_id=reversal_id,
            tender_id=sale.tender_id,
            was_returned=True,
            slip_number=outcome.trace_number or "1",
        )


def recover_naively(stage: BackStage) -> None:
    """Begin again, unless the receipt has been taken back."""
    kept = find_reversible(stage.desk, CLERK, NUMBER).reversals
    if not any(each.state is ReversalState.DONE for each in kept):
        take_back_naively(stage)


# --- the flows ------------------------------------------------------------------------------

CASH_SALE = Flow("cash", pay_cash, case_draft, CASE_TWD)
CARD_SALE = Flow("card", pay_card, case_draft, CASE_TWD)
ECPAY_SALE = Flow("card on ECPay", pay_card, case_draft, CASE_TWD, protocol="ecpay600")
SPLIT_SALE = Flow("card and cash", pay_card_and_cash, case_draft, CASE_TWD)
ETICKET_SALE = Flow("e-ticket", pay_eticket, fee_draft, FEE_TWD)
READER_SALE = Flow("e-ticket reader", pay_eticket, fee_draft, FEE_TWD, device=READER)
LOST = (Manner.LOSES_ANSWER,)

VOID_CASH = BackFlow("void of cash", CASH_SALE)
VOID_CARD = BackFlow("void of a card", CARD_SALE)
VOID_SPLIT = BackFlow("void of a card and cash", SPLIT_SALE)
VOID_ETICKET = BackFlow("void of an e-ticket", ETICKET_SALE)
VOID_READER = BackFlow("void at the reader", READER_SALE)
REFUND_CASH = BackFlow("refund of cash", CASH_SALE, is_late=True)
REFUND_CARD = BackFlow("refund of a card", CARD_SALE, is_late=True)
REFUND_SPLIT = BackFlow("refund of a card and cash", SPLIT_SALE, is_late=True)
WHOLE = [VOID_CASH, VOID_CARD, REFUND_CARD]
"""Ended at every point, each change."""

VARIANTS = [
    VOID_SPLIT,
    VOID_READER,
    VOID_ETICKET,
    REFUND_CASH,
    REFUND_SPLIT,
    BackFlow("void on ECPay", ECPAY_SALE),
    BackFlow("refund on ECPay", ECPAY_SALE, is_late=True),
    *(
        replace(VOID_CARD, name=f"void of a card, {manner.value}", manners=(manner,))
        for manner in (Manner.LOSES_ANSWER, Manner.STAYS_SILENT, Manner.DECLINES)
    ),
    replace(VOID_SPLIT, name="void of a card and cash, answer lost", manners=LOST),
    replace(REFUND_CARD, name="refund of a card, answer lost", manners=LOST),
    *(
        replace(VOID_READER, name=f"void at the reader, {fault}", reader_faults=(fault,))
        for fault in ("retry_debited", "missing")
    ),
]
"""Ended at some points, each change, and at all of them by night."""

BY_NIGHT = [
    *(
        replace(flow, name=f"{flow.name}, {manner.value}", manners=(manner,))
        for flow in (VOID_CARD, REFUND_CARD)
        for manner in (Manner.BREAKS, Manner.ANSWERS_OTHER_AMOUNT, Manner.DECLINES_THEN_APPROVES)
    ),
    BackFlow("void on ECPay, answer lost", ECPAY_SALE, manners=LOST),
    *(
        replace(VOID_READER, name=f"void at the reader, {fault}", reader_faults=(fault,))
        for fault in ("retry", "missing_undebited", "truncated")
    ),
]
NAIVE = BackFlow(
    "naive",
    ECPAY_SALE,
    is_late=True,
    give_back=take_back_naively,
    recover=recover_naively,
)


# --- one history ----------------------------------------------------------------------------


class BackHistories:
    """Plays histories of one flow, each from the same settled sale."""

    def __init__(self, folder: Path, flow: BackFlow) -> None:
        self.flow = flow
        self._start = folder / "start"
        self._folder = folder / "home"
        self._start.mkdir()
        self._folder.mkdir()
        self._engine = open_sqlite(self._folder / "store.db", key=KEY)
        fill(self._engine)
        open_shift(make_desk(self._engine), float_twd=FLOAT_TWD)
        assert make_case_row(self._engine) == CASE
        prepare_folder(self._folder, ReaderState())
        self._sell()
        self._engine.dispose()
        shutil.copytree(self._folder, self._start, dirs_exist_ok=True)

    def _sell(self) -> None:
        stage = BackStage(self._engine, self._folder, self.flow, Points(), step=0)
        self.flow.sale.pay(stage)  # type: ignore[arg-type] # looks like one
        assert paid_to_machines_twd(self._folder) <= self.flow.sale.total_twd
        if self.flow.is_late:
            if self.flow.sale.pay is pay_cash:
                shift = begin_close(stage.desk, CLERK)
                with stage.desk.open_unit() as unit:
                    expected_twd = unit.takings.expected_cash(shift)
                count_drawer(stage.desk, CLERK, count_of(expected_twd))
                sign_close(stage.desk, CLERK, next_float_twd=Twd(FLOAT_TWD))
            else:
                close_with_machine(stage.desk, CLERK, stage.machine)
            stage.clock.advance(DAY_S)
            open_shift(stage.desk, float_twd=FLOAT_TWD)
        if self.flow.reader_faults:
            add_faults(self._folder, self.flow.reader_faults)

    def _prepare(self) -> None:
        self._engine.dispose()
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._start, self._folder)

    def give_back(self, *, die_at: int = 0) -> int:
        """Begin a history; return the points it passed, 0 if it was ended."""
        self._prepare()
        return self._run(self.flow.give_back or take_back, die_at=die_at, step=1)

    def recover(self, *, die_at: int = 0) -> int:
        """Go on with a restart, ended at a point or not."""
        return self._run(self.flow.recover or recover, die_at=die_at, step=2)

    def _run(self, act: Callable[[BackStage], object], *, die_at: int, step: int) -> int:
        def job(points: Points) -> None:
            # What may never be so is looked for before the restart mends anything.
            assert too_early(self._stage()) == []
            points.watch(self._engine)
            act(BackStage(self._engine, self._folder, self.flow, points, step=step))

        ended = run_in_child(job, die_at=die_at)
        return 0 if ended.was_killed else ended.points

    def finish(self) -> list[str]:
        """Restart twice more, and look at the books: what the first tries may go wrong again."""
        stage = self._stage()
        try:
            found = too_early(stage)
            for _ in range(2):
                (self.flow.recover or recover)(stage)
            return found + violations(stage)
        finally:
            self._engine.dispose()

    def _stage(self) -> BackStage:
        return BackStage(self._engine, self._folder, self.flow, Points(), step=3)


def too_early(stage: BackStage) -> list[str]:
    """Return what may never be so, not even between two restarts."""
    found = []
    paid_twd = paid_to_machines_twd(stage.folder)
    if paid_twd < 0:
        found.append(f"{-paid_twd} given back too much")
    with stage.desk.open_unit() as unit:
        kept = unit.reversals.of_receipt(NUMBER)
    is_done = [each for each in kept if each.state is ReversalState.DONE]
    if len(is_done) > 1:
        found.append("taken back twice")
    if is_done and paid_twd:
        found.append("the receipt is void and the money is not back")
    return found


def violations(stage: BackStage) -> list[str]:
    """Return which of the promises the books break at the end of the ladder."""
    found = too_early(stage)
    flow = stage.flow
    with stage.desk.open_unit() as unit:
        kept = unit.reversals.of_receipt(NUMBER)
        numbers = unit.receipts.numbers(1)
        shift = unit.shifts.open_at(1)
        assert shift is not None
        cash_twd = unit.takings.expected_cash(shift)
    with reading(stage.engine) as connection:  # type: ignore[arg-type]
        found += [f"chain: {fault}" for fault in chain_faults(connection)]
        owed = connection.execute(
            select(
                cases.c.principal_twd
                + cases.c.late_fee_twd
                + cases.c.interest_twd
                + cases.c.costs_twd
            ).where(cases.c.case_id == CASE)
        ).scalar_one()
        claimed = connection.execute(select(case_claims.c.case_id)).all()
        states = connection.execute(select(tenders.c.state)).scalars().all()
    done = [each for each in kept if each.state is ReversalState.DONE]
    if len(done) != 1 or len(kept) != 1:
        found.append(f"{len(kept)} reversals, {len(done)} of them done")
    if paid_to_machines_twd(stage.folder):
        found.append("money of a machine is not back")
    if owed != CASE_TWD:
        found.append(f"{owed} owed")
    if claimed:
        found.append("a case is still held")
    if any(TenderState(state) in OPEN_STATES for state in states):
        found.append("a tender is still open")
    if numbers != [NUMBER]:
        found.append(f"numbers {numbers}")
    legs_twd = sum(each.returned_twd for each in done)
    if legs_twd != flow.total_twd:
        found.append(f"legs over {legs_twd}")
    in_cash_twd: int = {"cash": int(flow.total_twd), "card and cash": 350}.get(flow.name, 0)
    expected_twd = FLOAT_TWD - (in_cash_twd if stage.back.is_late else 0)
    if cash_twd != expected_twd:
        found.append(f"{cash_twd} in the drawer instead of {expected_twd}")
    return found
