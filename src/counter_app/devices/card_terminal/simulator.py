"""Plays a card terminal on a real wire, with faults, and keeps its own truth.

What it has taken and given back is in `TerminalSimulator.book`, whatever the desk was told.
"""

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from counter_app.devices.card_terminal.amounts import TAIPEI, read_amount, write_amount
from counter_app.devices.card_terminal.charges import Charge, ChargeBook
from counter_app.devices.card_terminal.dialect import layout_of
from counter_app.devices.card_terminal.faults import Fault, FaultKind, FaultPlan
from counter_app.devices.card_terminal.frames import (
    ACK,
    NAK,
    Ack,
    Damaged,
    Frame,
    FrameReader,
    LinkEvent,
    Nak,
    encode_frame,
)
from counter_app.devices.card_terminal.profile import TerminalProfile
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
from counter_app.devices.simulated_wire import open_machine_end
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import DeclineReason
from counter_app.domain.tenders import TenderKind

POLL_S: Final = 0.02
ANSWER_SENDS_MAX: Final = 4
"""As published terminals do: once, and three times more."""

DEFAULT_BALANCE_TWD: Final = Twd(5000)
"""On the simulated e-ticket at the start."""

LATE_MS: Final = 2000
HOST_TIMEOUT_CODE: Final = "0003"

_REFUSALS: Final = {
    FaultKind.LOW_BALANCE: DeclineReason.INSUFFICIENT_BALANCE,
    FaultKind.BLOCKED_CARD: DeclineReason.CARD_BLOCKED,
    FaultKind.CARD_REMOVED: DeclineReason.NO_CARD,
    FaultKind.DECLINED: DeclineReason.REFUSED,
}


_WORDS: Final = {Asks.SALE: "sale", Asks.RETURN: "return", Asks.SETTLEMENT: "settlement"}
_DONE: Final = {Asks.SALE: "taken", Asks.RETURN: "given back", Asks.SETTLEMENT: "settled"}


def _terminal_clock() -> datetime:
    """Return the time: a terminal has a clock of its own, nothing here depends on it."""
    return datetime.fromtimestamp(time.time(), tz=TAIPEI)


def _say_nothing(_words: str) -> None:
    pass


class TerminalSimulator:
    """A card terminal that runs in a thread of its own.

    Args:
        profile: Its protocol, codes and sort of acknowledgement.
        faults: One for each sale, return or settlement to come; None for no fault.
        seed: Of everything random.
        odds: Share of those after them that go wrong at random, 0 to 1.
        listen: ``pty`` or ``tcp:PORT``.
        truth_path: Where its truth is kept, on disk before the answer leaves; what an earlier
            life left there is remembered.
        balance_twd: On the e-ticket that lies on it.
        answer_after_s: How long card and bank take.
        ack_wait_s: How long it waits for an ACK before it sends its answer again.
        unplugged_s: How long it stays away when a fault unplugs it.
        clock: The terminal's own.
        say: Told in words what happens.
    """

    def __init__(  # noqa: PLR0913 - the settings of a machine, all by name
        self,
        profile: TerminalProfile,
        faults: Iterable[Fault | None] = (),
        *,
        seed: int = 0,
        odds: float = 0.0,
        listen: str = "pty",
        truth_path: Path | None = None,
        balance_twd: Twd = DEFAULT_BALANCE_TWD,
        answer_after_s: float = 0.0,
        ack_wait_s: float = 1.0,
        unplugged_s: float = 0.3,
        clock: Callable[[], datetime] = _terminal_clock,
        say: Callable[[str], None] = _say_nothing,
    ) -> None:
        self._profile = profile
        self._rng = random.Random(seed)
        self._plan = FaultPlan(faults, odds=odds, rng=self._rng)
        self._writer = AnswerWriter(profile, rng=self._rng, clock=clock)
        self.book = ChargeBook(truth_path)
        self._books = TerminalBooks(profile, self.book, self._writer, balance_twd=balance_twd)
        self._answer_after_s = answer_after_s
        self._ack_wait_s = ack_wait_s
        self._unplugged_s = unplugged_s
        self._say = say
        self._end = open_machine_end(listen, name="card-terminal")
        self._reader = self._new_reader()
        self._silent_since_s = 0.0
        self._inbox: deque[LinkEvent] = deque()
        self._errands: deque[Callable[[], None]] = deque()
        self._previous: Values | None = None
        self._refused_copy = b""
        self._naks_left = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="card-terminal", daemon=True)

    @property
    def address(self) -> str:
        """The port to give to the desk."""
        return self._end.address

    @property
    def charges(self) -> tuple[Charge, ...]:
        """What was really taken, oldest first."""
        return self.book.charges

    @property
    def balance_twd(self) -> Twd:
        """What is on the e-ticket that lies on it."""
        return self._books.balance_twd

    @property
    def leaked_numbers(self) -> tuple[str, ...]:
        """Every whole card number that left the terminal."""
        return tuple(self._writer.leaked)

    def add_faults(self, *faults: Fault | None) -> None:
        """Put faults behind those that wait."""
        self._plan.add(*faults)

    def unplug(self) -> None:
        """Pull the plug, until `plug_in`."""
        self._run_inside(self._pull_out)

    def plug_in(self) -> None:
        """Put the plug in again, under the same address."""
        self._run_inside(self._end.plug_in)

    def start(self) -> Self:
        """Begin to listen."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End the thread and let go of the wire."""
        self._stopped.set()
        self._thread.join()
        self._end.close()

    def wait(self) -> None:
        """Return when the simulator is stopped; an interrupt gets through."""
        while not self._stopped.wait(timeout=1.0):
            pass

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    # --- the link ----------------------------------------------------------

    def _run(self) -> None:
        while not self._stopped.is_set():
            if self._errands:
                self._errands.popleft()()
            match self._next_event(timeout_s=POLL_S):
                case Frame(data):
                    self._meet(data)
                case Damaged():
                    self._send_sign(NAK)
                case _:
                    pass

    def _run_inside(self, errand: Callable[[], None]) -> None:
        """Have something done by the simulator's thread, which alone touches the wire."""
        done = threading.Event()

        def run() -> None:
            errand()
            done.set()

        self._errands.append(run)
        done.wait()

    def _next_event(self, *, timeout_s: float) -> LinkEvent | None:
        """Return the next event, or None when *timeout_s* are over."""
        until_s = time.monotonic() + timeout_s
        while not self._inbox and not self._stopped.is_set():
            left_s = until_s - time.monotonic()
            if left_s <= 0:
                return None
            self._receive(timeout_s=min(left_s, POLL_S))
        return self._inbox.popleft() if self._inbox else None

    def _receive(self, *, timeout_s: float) -> None:
        received = self._end.receive(timeout_s=timeout_s)
        now_s = time.monotonic()
        if received:
            self._silent_since_s = now_s
            self._inbox.extend(self._reader.feed(received))
        elif now_s - self._silent_since_s > self._profile.gap_ms / 1000:
            self._inbox.extend(self._reader.give_up())

    def _new_reader(self) -> FrameReader:
        data_bytes = layout_of(self._profile).data_bytes
        return FrameReader(data_bytes, lambda data: accepts(self._profile, data))

    def _send_sign(self, sign: int) -> None:
        self._end.send(bytes([sign]) * (2 if self._profile.doubled_ack else 1))

    def _pause(self, seconds: float) -> None:
        self._stopped.wait(seconds)

    def _pull_out(self) -> None:
        self._say("unplugged")
        self._end.unplug()
        self._inbox.clear()
        self._reader = self._new_reader()

    def _unplug_for_a_while(self) -> None:
        self._pull_out()
        self._pause(self._unplugged_s)
        if not self._stopped.is_set():
            self._end.plug_in()
            self._say(f"plugged in again at {self.address}")

    # --- requests ----------------------------------------------------------

    def _meet(self, data: bytes) -> None:
        incoming = read_incoming(self._profile, data)
        match incoming.asks:
            case Asks.SALE | Asks.RETURN | Asks.SETTLEMENT:
                self._meet_money(incoming, self._fault_for(incoming, data))
            case Asks.QUERY:
                self._send_sign(ACK)
                self._say("asked for the last transaction")
                self._answer(self._books.last(incoming))
            case Asks.OTHER:
                self._send_sign(ACK)
                self._answer(self._writer.ready(incoming))

    def _fault_for(self, incoming: Incoming, data: bytes) -> Fault | None:
        """Return what goes wrong; a copy of a frame refused by NAK is no new sale."""
        if data == self._refused_copy and self._naks_left > 0:
            self._naks_left -= 1
            return Fault(FaultKind.NAK)
        if data == self._refused_copy:
            self._refused_copy = b""
            return None
        fault = self._plan.next_for(incoming.kind)
        if fault is not None and fault.kind is FaultKind.NAK:
            self._refused_copy = data
            self._naks_left = fault.number(1) - 1
        return fault

    def _meet_money(self, incoming: Incoming, fault: Fault | None) -> None:
        kind = fault.kind if fault else None
        what = _WORDS[incoming.asks]
        if incoming.asks is not Asks.SETTLEMENT:
            what = f"{what} of {incoming.amount_twd} ({incoming.kind.value})"
        self._say(f"{what}, fault: {kind or 'none'}")
        match kind:
            case FaultKind.DEAD:
                return
            case FaultKind.NAK:
                self._send_sign(NAK)
                return
            case FaultKind.UNPLUG_BEFORE_ACK:
                self._unplug_for_a_while()
                return
            case FaultKind.NOISE:
                self._end.send(self._rubbish())
            case _:
                pass
        if kind is not FaultKind.NO_ACK:
            self._send_sign(ACK)
        self._pause(self._answer_after_s)
        self._decide(incoming, fault)

    def _decide(self, incoming: Incoming, fault: Fault | None) -> None:
        kind = fault.kind if fault else None
        if kind is FaultKind.UNPLUG_AFTER_ACK:
            self._unplug_for_a_while()
        elif kind is FaultKind.PREVIOUS_ANSWER_ONLY:
            if self._previous is not None:
                self._answer(self._previous)
        elif kind is FaultKind.SILENT:
            self._say("stays silent, nothing done")
        elif code := self._refusal_code(incoming, fault):
            self._refuse(incoming, code)
        elif (approved := self._carry_out(incoming)) is None:
            self._refuse(incoming, code_for(self._profile, DeclineReason.REFUSED))
        else:
            self._say(_DONE[incoming.asks])
            self._tell(incoming, approved, fault)
            self._previous = approved

    def _refuse(self, incoming: Incoming, code: str) -> None:
        self._say(f"refused with {code}")
        self._answer(self._writer.refused(incoming, code))

    def _carry_out(self, incoming: Incoming) -> Values | None:
        """Do what is asked for; None where the terminal does not know the sale."""
        match incoming.asks:
            case Asks.RETURN:
                return self._books.give_back(incoming)
            case Asks.SETTLEMENT:
                return self._books.settle(incoming)
            case _:
                return self._books.charge(incoming)

    def _refusal_code(self, incoming: Incoming, fault: Fault | None) -> str:
        """Return the code to refuse with, or empty to do what is asked for."""
        if fault is not None and fault.kind in _REFUSALS and incoming.asks is Asks.SETTLEMENT:
            return fault.argument or min(self._profile.settlement.declined_codes)
        if fault is not None and fault.kind in _REFUSALS:
            return fault.argument or code_for(self._profile, _REFUSALS[fault.kind])
        is_debit = incoming.asks is Asks.SALE and incoming.kind is TenderKind.ETICKET
        if is_debit and incoming.amount_twd > self.balance_twd:
            return code_for(self._profile, DeclineReason.INSUFFICIENT_BALANCE)
        return ""

    # --- answers -----------------------------------------------------------

    def _tell(self, incoming: Incoming, approved: Values, fault: Fault | None) -> None:
        """Send the approval, or what the fault makes of it."""
        kind = fault.kind if fault else None
        match kind:
            case FaultKind.ANSWER_LOST:
                return
            case FaultKind.UNPLUG_AFTER_APPROVAL:
                self._unplug_for_a_while()
                return
            case FaultKind.UNPLUG_MID_ANSWER:
                frame = encode_frame(self._writer.compose(approved))
                self._end.send(frame[: self._rng.randrange(1, len(frame))])
                self._unplug_for_a_while()
                return
            case FaultKind.LATE if fault is not None:
                self._pause(fault.number(LATE_MS) / 1000)
            case FaultKind.NOISE:
                self._end.send(self._rubbish())
            case _:
                pass
        for values in self._wordings(incoming, approved, kind):
            self._answer(values, kind)

    def _wordings(
        self, incoming: Incoming, approved: Values, kind: FaultKind | None
    ) -> tuple[Values, ...]:
        """Return the answers to send, in order."""
        match kind:
            case FaultKind.DECLINED_THEN_APPROVED:
                code = code_for(self._profile, DeclineReason.REFUSED)
                return self._writer.refused(incoming, code), approved
            case FaultKind.PREVIOUS_ANSWER:
                return (self._previous, approved) if self._previous else (approved,)
            case FaultKind.TWICE:
                return approved, approved
            case FaultKind.LEAK:
                return (self._writer.leaking(approved),)
            case _:
                pass
        told_twd = read_amount(approved.get("amount", "")) or incoming.amount_twd
        other_type = "05" if incoming.asks is Asks.RETURN else "02"
        altered: dict[FaultKind | None, Values] = {
            FaultKind.OTHER_AMOUNT: {"amount": write_amount(told_twd + 1)},
            FaultKind.WRONG_REFERENCE: {"store_id": "SOMEONEELSES"},
            FaultKind.WRONG_TERMINAL: {"terminal_id": "SIM99999"},
            FaultKind.WRONG_TYPE: {"trans_type": other_type},
            FaultKind.HOST_TIMEOUT: {"response_code": HOST_TIMEOUT_CODE, "approval_number": ""},
        }
        if kind is FaultKind.WRONG_REFERENCE and "credit_count" in approved:
            # Such an answer names nobody: the nearest thing is one from another day.
            return ({**approved, "date": "200101"},)
        return ({**approved, **altered.get(kind, {})},)

    def _answer(self, values: Values, kind: FaultKind | None = None) -> None:
        """Send an answer until it is acknowledged, a few times at most."""
        frame = encode_frame(self._writer.compose(values))
        damaged = frame[:-1] + bytes([frame[-1] ^ 1])
        for sending in range(ANSWER_SENDS_MAX):
            if kind is FaultKind.WRONG_LRC_ALWAYS or (kind is FaultKind.WRONG_LRC and not sending):
                self._end.send(damaged)
            elif kind is FaultKind.SPLIT:
                self._send_in_shreds(frame)
            else:
                self._end.send(frame)
            if self._is_acknowledged():
                return

    def _send_in_shreds(self, frame: bytes) -> None:
        start = 0
        while start < len(frame):
            size = self._rng.randrange(1, 40)
            self._end.send(frame[start : start + size])
            self._pause(0.001)
            start += size

    def _is_acknowledged(self) -> bool:
        """Wait for the desk's ACK; a request instead of it ends the matter, too."""
        until_s = time.monotonic() + self._ack_wait_s
        while (left_s := until_s - time.monotonic()) > 0 and not self._stopped.is_set():
            event = self._next_event(timeout_s=left_s)
            match event:
                case Ack():
                    return True
                case Nak():
                    return False
                case Frame():
                    self._inbox.appendleft(event)
                    return True
                case _:
                    pass
        return self._stopped.is_set()

    def _rubbish(self) -> bytes:
        """Return line noise without any sign of the link."""
        return bytes(self._rng.choice(range(0x80, 0xFF)) for _ in range(self._rng.randrange(1, 30)))
