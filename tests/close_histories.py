"""Histories of a close: ended at some point, its resumption ended too, and the books after it.

As in `histories`, each part is played by a process of its own that `crash_points` ends.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, make_url, select

from card_wire import TERMINAL, ClockedTerminal, Manner, TerminalWire, profile, read_book
from chain_check import chain_faults
from close_desk import CLERK, SUPERVISOR, count_of
from counter_app.domain.closing import CloseStep, SettlementState
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal, Settled, SettleRequest
from counter_app.domain.payments import PaymentId
from counter_app.domain.shifts import NoOpenShift, ShiftState
from counter_app.domain.tenders import TenderKind
from counter_app.exchange.anchor_files import read_anchors
from counter_app.services.day_close import (
    CloseState,
    MachineToSettle,
    SettleWay,
    begin_close,
    begin_settlement,
    close_state,
    count_drawer,
    explain,
    publish_anchors,
    query_settlement,
    settle_by_slip,
    settle_machine,
    sign_close,
)
from counter_app.services.desk import Desk
from counter_app.services.machines import TerminalMachine
from counter_app.services.payments import ask_machine, begin_machine_tender
from counter_app.store.opening import open_postgresql, open_sqlite, reading
from counter_app.store.report_content import report_from_json
from counter_app.store.schema import anchors, chain_heads, closes, settlements, shifts
from crash_points import Points, run_in_child
from factories import CountedIds, StoppedClock, make_desk, make_draft, make_fee, open_shift
from pgcluster import create_database, drop_database
from stores import KEY, fill

COUNTED_TWD = 4990
"""Ten less than the books expect: every close has a difference to explain."""

ANCHORED = frozenset({0, 1})
"""The chains of the office and of the desk."""

_FSYNC = os.fsync


@dataclass(frozen=True)
class CloseFlow:
    """One way to close, and how the terminal meets its settlement the first time."""

    name: str
    close: "Callable[[CloseStage], object]"
    protocol: str = "nccc400"
    manners: tuple[Manner, ...] = ()
    settles_by_hand: bool = False


class CloseStage:
    """A program that has just started at the desk, in a process of its own."""

    def __init__(
        self, engine: Engine, folder: Path, flow: CloseFlow, points: Points, *, is_first: bool
    ) -> None:
        self.folder = folder
        self.engine = engine
        self.points = points
        self.clock = StoppedClock()
        # A restart comes later, and its identities are its own.
        self.clock.advance(0 if is_first else 600)
        self.desk: Desk = make_desk(
            engine,
            clock=self.clock,
            new_id=CountedIds(prefix="first" if is_first else f"p{os.getpid()}"),
            missing_glyphs=lambda _text: (),
            anchor_folders=(folder / "anchors",),
        )
        terminal = profile(flow.protocol)
        wire = TerminalWire(
            terminal,
            folder / "truth",
            *(flow.manners if is_first else ()),
            on_io=points,
            clock=lambda: self.clock.now,
        )
        self.machine = TerminalMachine(TERMINAL, ClockedTerminal(wire, terminal), terminal)


# --- what was taken before ------------------------------------------------------------------


def take_money(stage: CloseStage) -> None:
    """Take NT$6 by card; the drawer holds its float of NT$5,000."""
    open_shift(stage.desk)
    payment, tender = begin_machine_tender(
        stage.desk,
        CLERK,
        make_draft(fees=(make_fee(),), payment_id=PaymentId("card")),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device=TERMINAL,
        agreed_twd=Twd(6),
        holder_in_person=True,
    )
    ask_machine(
        stage.desk,
        CLERK,
        stage.machine,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )


# --- what the clerk does --------------------------------------------------------------------


def close(stage: CloseStage) -> None:
    """Take the step that comes next, until the anchor lies outside the store."""
    while (state := _state(stage)) is not None:
        _step(stage, state)
    publish_anchors(stage.desk)


def _state(stage: CloseStage) -> CloseState | None:
    with suppress(NoOpenShift):
        return close_state(stage.desk, CLERK)
    return None


def _step(stage: CloseStage, state: CloseState) -> None:
    if state.shift.state is ShiftState.OPEN:
        begin_close(stage.desk, CLERK)
        return
    match state.step:
        case CloseStep.COUNT:
            count_drawer(stage.desk, CLERK, count_of(COUNTED_TWD))
        case CloseStep.SETTLE:
            _settle(stage, next(m for m in state.machines if m.way is not SettleWay.DONE))
        case CloseStep.EXPLAIN:
            found = state.differences_open[0]
            explain(
                stage.desk,
                CLERK,
                SUPERVISOR,
                about=found.about,
                detail=found.detail,
                reason="找錯",
            )
        case CloseStep.SIGN:
            sign_close(stage.desk, CLERK, next_float_twd=Twd(3000))
        case _:
            raise AssertionError(f"nothing should be open: {state.open_items}")


def _settle(stage: CloseStage, machine: MachineToSettle) -> None:
    if machine.way is SettleWay.SETTLE:
        begun = begin_settlement(stage.desk, CLERK, device=TERMINAL)
        settle_machine(stage.desk, CLERK, stage.machine, settlement_id=begun.settlement_id)
        return
    assert machine.settlement is not None
    ask = partial(
        query_settlement,
        stage.desk,
        CLERK,
        stage.machine,
        settlement_id=machine.settlement.settlement_id,
    )
    if ask().state is not SettlementState.UNKNOWN:
        return
    stage.clock.advance(600)
    if ask().state is SettlementState.UNKNOWN:
        settle_by_slip(
            stage.desk,
            CLERK,
            SUPERVISOR,
            device=TERMINAL,
            totals=_slip(stage),
            reason="依結帳單",
        )


def _slip(stage: CloseStage) -> tuple[BrandTotal, ...]:
    """Return what the slip of the terminal says; nothing where none came out."""
    batches = read_book(stage.folder / "truth").batches
    return batches[-1].totals if batches else ()


def close_naively(stage: CloseStage) -> None:
    """Settle, then write: the control."""
    with suppress(NoOpenShift):
        begin_close(stage.desk, CLERK)
        count_drawer(stage.desk, CLERK, count_of(COUNTED_TWD))
        outcome = stage.machine.settle(
            SettleRequest(reference="NAIVE", requested_at=stage.clock()),
            record=lambda _event: None,
            on_step=lambda _step: None,
        )
        assert isinstance(outcome, Settled)
        settle_by_slip(
            stage.desk, CLERK, SUPERVISOR, device=TERMINAL, totals=outcome.totals, reason="結帳"
        )
        while (state := _state(stage)) is not None:
            _step(stage, state)
    publish_anchors(stage.desk)


def resume_naively(stage: CloseStage) -> None:
    """Begin again from the top, unless there is a Z."""
    with reading(stage.engine) as connection:
        is_signed = connection.execute(select(closes.c.shift_id)).first() is not None
        is_settled = connection.execute(select(settlements.c.state)).first() is not None
    if is_signed or is_settled:
        close(stage)
    else:
        close_naively(stage)


LOST = (Manner.LOSES_ANSWER,)
AGREES = CloseFlow("agrees", close)
VARIANTS = [
    CloseFlow("answer lost", close, manners=LOST),
    CloseFlow("silence", close, manners=(Manner.STAYS_SILENT,)),
    CloseFlow("declined", close, manners=(Manner.DECLINES,)),
    CloseFlow("wire breaks", close, manners=(Manner.BREAKS,)),
    CloseFlow("no totals", close, protocol="ecpay600", settles_by_hand=True),
    CloseFlow(
        "no totals, answer lost", close, protocol="ecpay600", manners=LOST, settles_by_hand=True
    ),
]
NAIVE = CloseFlow("naive", close_naively)


# --- one history ----------------------------------------------------------------------------


class Stores:
    """Gives each history a copy of the same start: a file, or a database of a server.

    Args:
        folder: Where files are.
        server_url: Of a PostgreSQL server; None for SQLite.
    """

    def __init__(self, folder: Path, server_url: str | None = None) -> None:
        self._start = folder / "start.db"
        self._file = folder / "store.db"
        self._server_url = server_url
        self._template = create_database(server_url) if server_url else ""
        self._made: list[str] = []
        self._engine: Engine | None = None

    def start(self) -> Engine:
        """Return an engine on the start that all histories are copied from."""
        if self._server_url:
            return open_postgresql(self._template)
        return open_sqlite(self._start, key=KEY)

    def fresh(self) -> Engine:
        """Return an engine on a new copy; the one before is gone."""
        self.drop()
        if self._server_url:
            template = make_url(self._template).database
            self._made.append(create_database(self._server_url, template=str(template)))
            return open_postgresql(self._made[-1])
        shutil.copy(self._start, self._file)
        # One engine for all: its children inherit the statements it has compiled.
        if self._engine is None:
            self._engine = open_sqlite(self._file, key=KEY)
        return self._engine

    def drop(self) -> None:
        """Remove the copy."""
        for file in self._file.parent.glob(f"{self._file.name}*"):
            file.unlink()
        while self._made and self._server_url:
            drop_database(self._server_url, self._made.pop())

    def close(self) -> None:
        """Remove everything on the server."""
        self.drop()
        if self._server_url:
            drop_database(self._server_url, self._template)


class CloseHistories:
    """Plays histories of one flow, each from the same start.

    Args:
        folder: Where everything is.
        flow: What is played.
        stores: What it is played on.
        reads: Points are before and after what only reads, too.
    """

    def __init__(
        self, folder: Path, flow: CloseFlow, stores: Stores, *, reads: bool = False
    ) -> None:
        self.flow = flow
        self._reads = reads
        self._stores = stores
        self._home = folder / "home"
        self._taken = folder / "taken"
        self._home.mkdir()
        engine = stores.start()
        fill(engine)
        # The sale is met as any other; only the settlement goes wrong.
        kind = replace(flow, manners=())
        take_money(CloseStage(engine, self._home, kind, Points(), is_first=True))
        engine.dispose()
        shutil.move(self._home, self._taken)
        self._engine = engine
        self._prepare()
        self.finish()

    def close(self, *, die_at: int = 0) -> int:
        """Begin a history; return the points it passed, 0 if it was ended."""
        self._prepare()
        return self._run(self.flow.close, die_at=die_at, is_first=True)

    def _prepare(self) -> None:
        self._engine.dispose()
        shutil.rmtree(self._home, ignore_errors=True)
        shutil.copytree(self._taken, self._home)
        self._engine = self._stores.fresh()

    def resume(self, *, die_at: int = 0) -> int:
        """Go on with a restart, ended at a point or not."""
        act = resume_naively if self.flow is NAIVE else close
        return self._run(act, die_at=die_at, is_first=False)

    def _run(self, act: Callable[[CloseStage], object], *, die_at: int, is_first: bool) -> int:
        def job(points: Points) -> None:
            points.watch(self._engine, reads=self._reads)
            _watch_files(points)
            act(CloseStage(self._engine, self._home, self.flow, points, is_first=is_first))

        ended = run_in_child(job, die_at=die_at)
        return 0 if ended.was_killed else ended.points

    def finish(self) -> list[str]:
        """Restart once more, go on to the end, and look at what is there."""
        stage = CloseStage(self._engine, self._home, self.flow, Points(), is_first=False)
        try:
            (resume_naively if self.flow is NAIVE else close)(stage)
            return violations(stage, self.flow)
        finally:
            self._engine.dispose()


def _watch_files(points: Points) -> None:
    """Count what is forced to a file as points too; only ever in a child."""

    def watched(file: Any) -> None:  # noqa: ANN401 - whatever `os` takes
        points("before fsync")
        _FSYNC(file)
        points("after fsync")

    os.fsync = watched  # type: ignore[assignment] # the same, with its name for the argument


def violations(stage: CloseStage, flow: CloseFlow) -> list[str]:
    """Return which of the promises are broken."""
    with reading(stage.engine) as connection:
        found = [f"chain: {fault}" for fault in chain_faults(connection)]
        signed = connection.execute(select(closes)).all()
        states = list(connection.execute(select(shifts.c.state)).scalars())
        tries = connection.execute(select(settlements)).all()
        stored = connection.execute(select(anchors)).all()
        heads = {row.desk_no: row.row_hash for row in connection.execute(select(chain_heads))}
    numbers = [row.z_number for row in signed]
    if numbers != [1]:
        found.append(f"closes: {numbers}")
    if states != ["closed"]:
        found.append(f"shifts: {states}")
    found += _settled_once(stage, flow, states=[row.state for row in tries])
    if len(signed) == 1:
        found += _report_faults(signed[0].content, flow)
    of_chains = Counter(row.chain_desk_no for row in stored)
    if set(of_chains) != ANCHORED or set(of_chains.values()) != {1}:
        found.append(f"anchors: {dict(of_chains)}")
    found += [
        f"the anchor of chain {row.chain_desk_no} is not its head"
        for row in stored
        if row.row_hash != heads[row.chain_desk_no]
    ]
    outside = Counter(anchor.chain_desk_no for anchor in read_anchors(stage.folder / "anchors"))
    if outside != of_chains:
        found.append(f"anchors outside: {dict(outside)}")
    return found


def _settled_once(stage: CloseStage, flow: CloseFlow, *, states: list[str]) -> list[str]:
    found = []
    batches = len(read_book(stage.folder / "truth").batches)
    if batches != 1 and not (flow.settles_by_hand and batches == 0):
        found.append(f"the terminal was settled {batches} times")
    if [state for state in states if state != "failed"] != ["settled"]:
        found.append(f"settlements: {states}")
    return found


def _report_faults(content: str, flow: CloseFlow) -> list[str]:
    report = report_from_json(content)
    found = []
    if report.count is None or report.count.count.total_twd != COUNTED_TWD:
        found.append("the count is not the one that was made")
    about = Counter(difference.about for difference in report.differences)
    if about["cash"] != 1:
        found.append(f"the difference in the drawer is explained {about['cash']} times")
    if about[TERMINAL] and not flow.settles_by_hand:
        found.append("the terminal told other totals than it took")
    return found
