"""A card terminal at the end of a wire that costs no time, for tests of what stands above it.

It speaks real frames to the real driver, and keeps what it took in a file before it answers,
so that its truth outlives the process that paid.  Silence moves a clock of its own.
"""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from counter_app.devices.card_terminal.amounts import write_amount
from counter_app.devices.card_terminal.charges import Charge, ChargeBook, read_charges
from counter_app.devices.card_terminal.dialect import layout_of
from counter_app.devices.card_terminal.frames import ACK, Frame, FrameReader, encode_frame
from counter_app.devices.card_terminal.line import Record
from counter_app.devices.card_terminal.profile import TerminalProfile, read_terminal_profile
from counter_app.devices.card_terminal.simulated_answers import (
    AnswerWriter,
    Asks,
    Incoming,
    Values,
    accepts,
    code_for,
    read_incoming,
)
from counter_app.devices.card_terminal.simulated_books import TerminalBooks
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.profiles import shipped_profile
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    NoQuery,
    NoReturn,
    NotFound,
    QueryOutcome,
    ReturnRequest,
    SaleRequest,
    SaleStep,
    Settled,
    SettleOutcome,
    SettleRequest,
    Unanswered,
)
from counter_app.services.machines import TerminalMachine
from factories import NOON

TERMINAL = "刷卡機"


@cache
def profile(name: str = "nccc400") -> TerminalProfile:
    """Return a shipped terminal profile, of a bank that has a code for *nothing yet*."""
    shipped = read_terminal_profile(shipped_profile("terminals", name))
    return replace(shipped, not_found_codes=frozenset({"0001"}))


class Manner(StrEnum):
    """How the terminal meets one sale; or one return or settlement, with which *charged* means
    given back or settled.
    """

    APPROVES = "approves"
    DECLINES = "declines"
    DECLINES_THEN_APPROVES = "declines_then_approves"
    LOSES_ANSWER = "loses_answer"
    """Charged, but nothing comes back."""
    STAYS_SILENT = "stays_silent"
    """Not charged, and nothing comes back."""
    IS_DEAF = "is_deaf"
    """Not even acknowledged."""
    ANSWERS_OTHER_AMOUNT = "answers_other_amount"
    REPEATS_PREVIOUS = "repeats_previous"
    """Charged; what comes is the answer to the sale before."""
    LEAKS = "leaks"
    """Charged; the answer holds whole card numbers and a track."""
    BREAKS = "breaks"
    """Charged; the wire breaks instead of an answer."""


def read_truth(path: Path) -> list[Charge]:
    """Return everything the terminal of this file has taken, oldest first."""
    return list(read_charges(path))


def read_book(path: Path) -> ChargeBook:
    """Return the whole truth of a terminal: charges, returns, closed batches."""
    return ChargeBook(path)


class TerminalWire:
    """A `Transport` with a terminal behind it.

    Args:
        truth: Where it keeps what it took.
        manners: How it meets the sales, returns and settlements to come; it approves all after
            those.
        on_io: Told before and after whatever crosses the wire or reaches the file.
        clock: The terminal's own.
    """

    def __init__(
        self,
        terminal_profile: TerminalProfile,
        truth: Path,
        *manners: Manner,
        on_io: Callable[[str], None] = lambda _what: None,
        clock: Callable[[], datetime] = lambda: NOON,
        balance_twd: int = 5_000,
    ) -> None:
        self._profile = terminal_profile
        self._layout = layout_of(terminal_profile)
        self._truth = truth
        self._manners = deque(manners)
        self._on_io = on_io
        self._balance_twd = balance_twd
        self._writer = AnswerWriter(terminal_profile, rng=random.Random(7), clock=clock)
        self._reader = FrameReader(
            self._layout.data_bytes, lambda data: accepts(terminal_profile, data)
        )
        self._to_desk: deque[bytes] = deque()
        self._is_broken = False
        self.now_s = 0.0
        self.sales_seen = 0
        self.returns_seen = 0
        self.settlements_seen = 0

    @property
    def leaked(self) -> list[str]:
        """Every whole card number that left the terminal."""
        return self._writer.leaked

    def monotonic(self) -> float:
        """Tell the time that passes in silence only."""
        return self.now_s

    def write(self, data: bytes) -> None:
        """Take what the desk sends."""
        self._on_io("before write")
        for event in self._reader.feed(data):
            if isinstance(event, Frame):
                self._meet(event.data)
        self._on_io("after write")

    def read(self, *, timeout_ms: int) -> bytes:
        """Give what waits, or let *timeout_ms* pass."""
        self._on_io("before read")
        if self._to_desk:
            data = self._to_desk.popleft()
            self._on_io("after read")
            return data
        if self._is_broken:
            self._is_broken = False
            raise OSError("unplugged")
        self.now_s += max(timeout_ms, 1) / 1000
        return b""

    def close(self) -> None:
        """Nothing to let go of."""

    def _meet(self, data: bytes) -> None:
        incoming = read_incoming(self._profile, data)
        match incoming.asks:
            case Asks.SALE:
                self.sales_seen += 1
                self._meet_money(incoming)
            case Asks.RETURN:
                self.returns_seen += 1
                self._meet_money(incoming)
            case Asks.SETTLEMENT:
                self.settlements_seen += 1
                self._meet_money(incoming)
            case Asks.QUERY:
                self._to_desk.append(bytes([ACK]) * 2)
                self._answer(self._books().last(incoming))
            case Asks.OTHER:
                self._to_desk.append(bytes([ACK]) * 2)
                self._answer(self._writer.ready(incoming))

    def _books(self) -> TerminalBooks:
        # Read anew each time: another process may have gone on with the same truth.
        return TerminalBooks(
            self._profile,
            ChargeBook(self._truth),
            self._writer,
            balance_twd=Twd(self._balance_twd),
        )

    def _meet_money(self, incoming: Incoming) -> None:
        manner = self._manners.popleft() if self._manners else Manner.APPROVES
        if manner is Manner.IS_DEAF:
            return
        self._to_desk.append(bytes([ACK]) * 2)
        if manner is Manner.STAYS_SILENT:
            return
        refused = self._writer.refused(incoming, self._refusal_code(incoming))
        if manner is Manner.DECLINES:
            self._answer(refused)
            return
        previous = [entry.values for entry in ChargeBook(self._truth).entries]
        approved = self._carry_out(incoming)
        if approved is None:
            self._answer(refused)
            return
        self._answer_charged(manner, approved, refused=refused, previous=previous)

    def _refusal_code(self, incoming: Incoming) -> str:
        if incoming.asks is Asks.SETTLEMENT:
            return min(self._profile.settlement.declined_codes)
        return code_for(self._profile, DeclineReason.REFUSED)

    def _answer_charged(
        self, manner: Manner, approved: Values, *, refused: Values, previous: list[Values]
    ) -> None:
        match manner:
            case Manner.APPROVES:
                self._answer(approved)
            case Manner.DECLINES_THEN_APPROVES:
                self._answer(refused)
                self._answer(approved)
            case Manner.ANSWERS_OTHER_AMOUNT:
                self._answer({**approved, "amount": write_amount(Twd(1))})
            case Manner.REPEATS_PREVIOUS:
                self._answer(previous[-1])
            case Manner.LEAKS:
                self._answer(self._writer.leaking(approved))
            case Manner.BREAKS:
                self._is_broken = True
            case _:
                pass

    def _carry_out(self, incoming: Incoming) -> Values | None:
        books = self._books()
        self._on_io("before charge")
        match incoming.asks:
            case Asks.RETURN:
                values = books.give_back(incoming)
            case Asks.SETTLEMENT:
                values = books.settle(incoming)
            case _:
                values = books.charge(incoming)
        self._on_io("after charge")
        return values

    def _answer(self, values: Values) -> None:
        self._to_desk.append(encode_frame(self._writer.compose(values)))


class ClockedTerminal(CardTerminal):
    """The real driver, waiting by the clock of its wire."""

    def __init__(self, wire: TerminalWire, terminal_profile: TerminalProfile) -> None:
        super().__init__(lambda: wire, terminal_profile)
        self._wire = wire

    def sale(  # type: ignore[override] # its clock is the wire's
        self,
        request: SaleRequest,
        *,
        record: Record,
        on_step: Callable[[SaleStep], None] = lambda _step: None,
    ) -> Approved | Declined | Unanswered:
        return super().sale(request, record=record, on_step=on_step, monotonic=self._wire.monotonic)

    def query(  # type: ignore[override] # its clock is the wire's
        self, request: SaleRequest, *, record: Record
    ) -> QueryOutcome:
        return super().query(request, record=record, monotonic=self._wire.monotonic)

    def give_back(  # type: ignore[override] # its clock is the wire's
        self,
        request: ReturnRequest,
        *,
        record: Record,
        on_step: Callable[[SaleStep], None] = lambda _step: None,
    ) -> Approved | Declined | Unanswered | NoReturn:
        return super().give_back(
            request, record=record, on_step=on_step, monotonic=self._wire.monotonic
        )

    def query_return(  # type: ignore[override] # its clock is the wire's
        self, request: ReturnRequest, *, record: Record
    ) -> QueryOutcome:
        return super().query_return(request, record=record, monotonic=self._wire.monotonic)

    def settle(  # type: ignore[override] # its clock is the wire's
        self,
        request: SettleRequest,
        *,
        record: Record,
        on_step: Callable[[SaleStep], None] = lambda _step: None,
    ) -> SettleOutcome:
        return super().settle(
            request, record=record, on_step=on_step, monotonic=self._wire.monotonic
        )

    def query_settlement(
        self,
        request: SettleRequest,
        *,
        record: Record,
        monotonic: Callable[[], float] | None = None,
    ) -> Settled | Declined | NotFound | Unanswered | NoQuery:
        clock = monotonic or self._wire.monotonic
        return super().query_settlement(request, record=record, monotonic=clock)


def machine_on(
    wire: TerminalWire, terminal_profile: TerminalProfile, *, name: str = TERMINAL
) -> TerminalMachine:
    """Return the machine that the services see, on a wire."""
    return TerminalMachine(name, ClockedTerminal(wire, terminal_profile), terminal_profile)


def make_machine(
    truth: Path, *manners: Manner, protocol: str = "nccc400", name: str = TERMINAL
) -> tuple[TerminalMachine, TerminalWire]:
    """Return a machine and the wire behind it."""
    wire = TerminalWire(profile(protocol), truth, *manners)
    return machine_on(wire, profile(protocol), name=name), wire
