"""Bars 6, 7 and 15: a durable payment, eight desks on PostgreSQL, a frame through the driver."""

import multiprocessing
import os
import random
import statistics
import threading
import time
import tty
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Engine

from benchmarks.entity_store import EntityUnit
from card_wire import profile
from chain_check import chain_faults
from counter_app.devices.card_terminal.dialect import layout_of
from counter_app.devices.card_terminal.frames import ACK, encode_frame
from counter_app.devices.card_terminal.simulated_answers import AnswerWriter, read_incoming
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.serial_port import SerialPort
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, SaleRequest
from counter_app.domain.payments import PaymentId
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.store.opening import reading
from factories import (
    NOON,
    CountedIds,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    make_store,
    open_branch,
    open_shift,
)
from stores import Place

PAYMENTS: Final = 400
WARM_UP: Final = 20
DESKS: Final = 8
PAYMENTS_A_DESK: Final = 150
EXCHANGES: Final = 300
WITHOUT_MEASURING: Final = 5

CLERK = make_actor()
TOTAL = Twd(2350)


def rounds(benchmark: Any, usual: int) -> int:  # noqa: ANN401 - it has no types
    """Few where nothing is measured: the test then only shows that the benchmark still runs."""
    return usual if benchmark.enabled else WITHOUT_MEASURING


def p99(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.99)]


def timed(act: Callable[[], object], into_s: list[float]) -> None:
    started_s = time.perf_counter()
    act()
    into_s.append(time.perf_counter() - started_s)


# --- bar 6 ---------------------------------------------------------------------------------


class Till:
    """A desk with many open cases on an encrypted file."""

    def __init__(self, folder: Path, count: int) -> None:
        folder.mkdir()
        self.folder = folder
        self.engine: Engine = make_store(folder)
        self.desk: Desk = make_desk(self.engine, missing_glyphs=lambda _text: ())
        open_branch(self.desk)
        open_shift(self.desk)
        self.case_ids = [
            make_case_row(self.engine, case_number=f"宜執仁114年綜所稅執字第{n + 1:08d}號")
            for n in range(count)
        ]
        self._next = iter(self.case_ids)

    def pay(self) -> None:
        """Settle the next case in cash, as the window does."""
        case_id = next(self._next)
        settlement = settle_at_hand(
            self.desk,
            CLERK,
            make_draft(case_id, payment_id=PaymentId(f"p-{case_id}")),
            (CashLaidDown(tendered_twd=Twd(3000)),),
            agreed_twd=TOTAL,
        )
        assert settlement.receipt is not None

    @property
    def wal_bytes(self) -> int:
        return (self.folder / "store.db-wal").stat().st_size


class Floor:
    """Writes the bytes that a payment writes, and waits until they are on disk."""

    def __init__(self, path: Path, size_bytes: int) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        self._data = os.urandom(size_bytes)

    def write(self) -> None:
        os.write(self._file, self._data)
        os.fdatasync(self._file)

    def close(self) -> None:
        os.close(self._file)


def bytes_of_a_payment(till: Till) -> int:
    """Return what one payment adds to the write-ahead log."""
    with reading(till.engine) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for _ in range(WARM_UP // 2):
        till.pay()
    return till.wal_bytes // (WARM_UP // 2)


@pytest.mark.parametrize(("measure", "goal"), [("p50", "<= 12"), ("p99", "<= 30")])
def test_a_durable_payment(
    benchmark: Any,  # noqa: ANN401 - it has no types
    tmp_path: Path,
    measure: str,
    goal: str,
) -> None:
    count = rounds(benchmark, PAYMENTS)
    till = Till(tmp_path / "till", count + WARM_UP)
    for _ in range(WARM_UP // 2):
        till.pay()
    size_bytes = bytes_of_a_payment(till)
    floor = Floor(tmp_path / "floor", size_bytes)
    ours_s: list[float] = []
    floor_s: list[float] = []

    def by_turns() -> None:
        for _ in range(count):
            timed(floor.write, floor_s)
            timed(till.pay, ours_s)

    benchmark.pedantic(by_turns, rounds=1)
    floor.close()
    till.engine.dispose()
    take = statistics.median if measure == "p50" else p99
    ours_ms, floor_ms = 1e3 * take(ours_s), 1e3 * take(floor_s)
    benchmark.extra_info.update(
        bar=6,
        what=f"a payment, {measure}, against fdatasync of its {size_bytes:,} bytes",
        ours=ours_ms,
        reference=floor_ms,
        unit="ms",
        ratio=ours_ms / floor_ms,
        goal=goal,
    )


def test_a_payment_against_entities(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - it has no types
    count = rounds(benchmark, PAYMENTS)
    till = Till(tmp_path / "till", count + WARM_UP)
    entities = Till(tmp_path / "entities", count + WARM_UP)
    entities.desk = replace(
        entities.desk,
        open_unit=lambda: EntityUnit(entities.engine),  # type: ignore[arg-type, return-value]
    )
    for _ in range(WARM_UP):
        till.pay()
        entities.pay()
    ours_s: list[float] = []
    entities_s: list[float] = []

    def by_turns() -> None:
        for _ in range(count):
            timed(entities.pay, entities_s)
            timed(till.pay, ours_s)

    benchmark.pedantic(by_turns, rounds=1)
    till.engine.dispose()
    with reading(entities.engine) as connection:
        assert chain_faults(connection) == []
    entities.engine.dispose()
    ours_ms, entities_ms = 1e3 * statistics.median(ours_s), 1e3 * statistics.median(entities_s)
    benchmark.extra_info.update(
        bar=6,
        what="a payment, p50, against the same rows through ORM entities",
        ours=ours_ms,
        reference=entities_ms,
        unit="ms",
        ratio=entities_ms / ours_ms,
        goal=">= 2.5",
    )


# --- bar 7 ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spell:
    """What one desk did between two moments."""

    began_s: float
    ended_s: float
    took_s: list[float]


def pay_fees(
    place: Place, desk_no: int, count: int, ready: Barrier, spells: "Queue[Spell]"
) -> None:
    """Settle fees at one desk, after a few that warm it up, side by side with the others."""
    engine = place.open()
    desk = make_desk(
        engine,
        desk_no=desk_no,
        new_id=CountedIds(prefix=f"d{desk_no}-{count}"),
        missing_glyphs=lambda _text: (),
    )

    def pay(name: str) -> None:
        settle_at_hand(
            desk,
            make_actor(desk_no=desk_no),
            make_draft(fees=(make_fee(),), payment_id=PaymentId(f"p{desk_no}-{count}-{name}")),
            (CashLaidDown(tendered_twd=Twd(6)),),
            agreed_twd=Twd(6),
        )

    for index in range(WARM_UP):
        pay(f"warm-{index}")
    ready.wait(timeout=100)
    began_s = time.perf_counter()
    took_s: list[float] = []
    for index in range(count):
        timed(partial(pay, str(index)), took_s)
    spells.put(Spell(began_s, time.perf_counter(), took_s))
    engine.dispose()


def run_desks(place: Place, desks: int, count: int) -> tuple[float, list[float]]:
    """Let desks pay side by side; return payments a second, and the seconds of each."""
    context = multiprocessing.get_context("fork")
    queue: Queue[Spell] = context.Queue()
    ready = context.Barrier(desks)
    workers = [
        context.Process(target=pay_fees, args=(place, desk_no, count, ready, queue))
        for desk_no in range(1, desks + 1)
    ]
    for worker in workers:
        worker.start()
    spells = [queue.get(timeout=100) for _ in workers]
    for worker in workers:
        worker.join()
    queue.close()
    queue.join_thread()
    took_s = [seconds for spell in spells for seconds in spell.took_s]
    whole_s = max(spell.ended_s for spell in spells) - min(spell.began_s for spell in spells)
    return len(took_s) / whole_s, took_s


@pytest.mark.parametrize("measure", ["throughput", "wait"])
def test_eight_desks_on_postgresql(
    benchmark: Any,  # noqa: ANN401 - it has no types
    new_postgresql_place: Callable[[], Place],
    measure: str,
) -> None:
    place = new_postgresql_place()
    engine = place.open()
    for desk_no in range(1, DESKS + 1):
        open_shift(make_desk(engine, desk_no=desk_no))
    engine.dispose()
    count = rounds(benchmark, PAYMENTS_A_DESK)
    found: dict[int, tuple[float, list[float]]] = {}

    def measure_both() -> None:
        found[1] = run_desks(place, 1, 2 * count)
        found[DESKS] = run_desks(place, DESKS, count)

    benchmark.pedantic(measure_both, rounds=1)
    if measure == "throughput":
        one, eight = found[1][0], found[DESKS][0]
        benchmark.extra_info.update(
            bar=7,
            what="payments a second, eight desks on PostgreSQL, against one desk",
            ours=eight,
            reference=one,
            ratio=eight / one,
            goal=">= 1.7",
        )
    else:
        benchmark.extra_info.update(
            bar=7,
            what="a payment at one of eight desks, p99, against one desk alone",
            ours=1e3 * p99(found[DESKS][1]),
            reference=1e3 * p99(found[1][1]),
            unit="ms",
            goal="< 50",
        )


# --- bar 15 --------------------------------------------------------------------------------


class Answering:
    """The machine's end of a pseudo terminal: an ACK and an approval for every frame."""

    def __init__(self) -> None:
        self.machine, desk = os.openpty()
        tty.setraw(desk)
        self.port = os.ttyname(desk)
        self._desk = desk
        self._profile = profile()
        self._writer = AnswerWriter(self._profile, rng=random.Random(1), clock=lambda: NOON)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        layout = layout_of(self._profile)
        frame_bytes = layout.data_bytes + 3
        pending = b""
        while True:
            try:
                received = os.read(self.machine, 4096)
            except OSError:
                return
            pending += received.lstrip(bytes([ACK])) if not pending else received
            if len(pending) < frame_bytes:
                continue
            incoming = read_incoming(self._profile, pending[1 : 1 + layout.data_bytes])
            pending = b""
            values = self._writer.approved(incoming, balances_twd=None)
            os.write(self.machine, bytes([ACK, ACK]) + encode_frame(self._writer.compose(values)))

    def close(self) -> None:
        os.close(self._desk)
        os.close(self.machine)
        self._thread.join()


def bare_exchange(fd: int, frame: bytes, answer_bytes: int) -> None:
    """Write a frame, read the answer, acknowledge it: what no driver can do without."""
    os.write(fd, frame)
    left = answer_bytes
    while left:
        left -= len(os.read(fd, left))
    os.write(fd, bytes([ACK, ACK]))


def test_a_frame_through_the_driver(benchmark: Any) -> None:  # noqa: ANN401 - it has no types
    count = rounds(benchmark, EXCHANGES)
    terminal_profile = profile()
    ours, theirs = Answering(), Answering()
    terminal = CardTerminal(lambda: SerialPort(ours.port, terminal_profile.line), terminal_profile)
    fd = os.open(theirs.port, os.O_RDWR | os.O_NOCTTY)
    request = SaleRequest(
        kind=TenderKind.CARD,
        amount_twd=TOTAL,
        reference="D01ABCDEF012345678",
        requested_at=NOON,
    )
    sent: list[bytes] = []

    def sale() -> None:
        outcome = terminal.sale(request, record=lambda event: sent.append(event.data))
        assert isinstance(outcome, Approved)

    from counter_app.devices.card_terminal.dialect import sale_data

    frame = encode_frame(sale_data(terminal_profile, request))
    answer_bytes = 2 + layout_of(terminal_profile).data_bytes + 3
    ours_s: list[float] = []
    bare_s: list[float] = []

    def by_turns() -> None:
        for _ in range(count):
            timed(lambda: bare_exchange(fd, frame, answer_bytes), bare_s)
            timed(sale, ours_s)

    benchmark.pedantic(by_turns, rounds=1, warmup_rounds=1)
    terminal.close()
    os.close(fd)
    ours.close()
    theirs.close()
    ours_us, bare_us = 1e6 * statistics.median(ours_s), 1e6 * statistics.median(bare_s)
    benchmark.extra_info.update(
        bar=15,
        what="a sale of 403 bytes each way through the driver, against a bare pty",
        ours=ours_us,
        reference=bare_us,
        unit="us",
        ratio=ours_us / bare_us,
        goal="<= 1.5",
    )
