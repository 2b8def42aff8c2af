"""One exchange with a terminal: a frame out, its acknowledgement, the answer.

::

    SENDING ---ACK, or an answer that ends it---> LISTENING ---answer that settles---> done
      | NAK: the same frame again, a few times        | answer that ends it: on for a little
      | NAK too often -----------> refused            | any other answer: on
      | nothing -> LISTENING, but not for long        | time is up --------> the best so far

Whatever comes is recorded before it is understood or acknowledged.  From the first byte
on, a wire that fails ends the exchange as unanswered, and after an ACK nothing is sent again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from counter_app.devices.card_terminal.frames import Ack, Damaged, Frame, LinkEvent, Nak
from counter_app.devices.card_terminal.line import Line, Record, WireBroke
from counter_app.devices.card_terminal.profile import TerminalProfile
from counter_app.domain.outcomes import DeviceEvent, SaleStep, Unanswered, UnansweredReason

T = TypeVar("T")

Monotonic = Callable[[], float]
OnStep = Callable[[SaleStep], None]


class Weight(Enum):
    """How much an answer settles."""

    SETTLES = auto()
    """Nothing that may follow can change it."""
    ENDS = auto()
    """It stands, unless something better follows at once."""
    PASSES = auto()
    """Not the answer to this request."""


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """What an answer means and how much it settles."""

    outcome: T
    weight: Weight


Judge = Callable[[bytes], Verdict[T]]
"""Takes an answer as the journal keeps it."""


class Conversation(Generic[T]):
    """One exchange over an open line.

    Args:
        judge: Says what each answer means; pure.
        record: Called with everything that is sent or received, first.
        on_step: Called as the exchange gets on.
        monotonic: Seconds that never go back.
    """

    def __init__(
        self,
        line: Line,
        profile: TerminalProfile,
        judge: Judge[T],
        *,
        record: Record,
        on_step: OnStep,
        monotonic: Monotonic,
    ) -> None:
        self._line = line
        self._profile = profile
        self._judge = judge
        self._record = record
        self._on_step = on_step
        self._monotonic = monotonic
        self._best: Verdict[T] | None = None
        self._passed: T | None = None
        self._acknowledged = False
        self._refused = False
        self._damaged = False
        self._deadline_s = 0.0
        self.wire_broke = False
        """Whether the line is of no more use."""

    def ask(self, data: bytes) -> T | Unanswered:
        """Send a block and return what became of it."""
        try:
            self._on_step(SaleStep.SENDING)
            self._send(data)
            if not self._refused:
                self._listen()
        except WireBroke as broken:
            detail = type(broken.__cause__).__name__.encode("ascii")
            self._record(DeviceEvent(direction="received", what="error", data=detail))
            self.wire_broke = True
            if not self._is_settled:
                # A decline that could not be waited out is not known to be the last word.
                return Unanswered(reason=UnansweredReason.WIRE_BROKE)
        return self._outcome()

    @property
    def _is_settled(self) -> bool:
        return self._best is not None and self._best.weight is Weight.SETTLES

    @property
    def _is_taken(self) -> bool:
        """Whether the terminal has our frame, by its ACK or by answering it."""
        return self._acknowledged or self._best is not None

    def _outcome(self) -> T | Unanswered:
        if self._best is not None:
            return self._best.outcome
        if self._refused:
            return Unanswered(reason=UnansweredReason.REFUSED_BY_LINK)
        if self._passed is not None:
            return self._passed
        if self._damaged:
            return Unanswered(reason=UnansweredReason.GARBLED)
        if not self._acknowledged:
            return Unanswered(reason=UnansweredReason.NO_ACKNOWLEDGEMENT)
        return Unanswered(reason=UnansweredReason.SILENCE)

    def _send(self, data: bytes) -> None:
        """Send the frame until it is taken, as often as the link rules allow."""
        for _ in range(1 + self._profile.resend_count):
            self._refused = False
            self._line.send(data, self._record)
            self._allow(self._profile.ack_wait_ms)
            while not self._is_taken and (left_ms := self._left_ms()) > 0:
                self._take(left_ms)
            if self._is_taken or not (self._refused or self._profile.resend_on_silence):
                break
        if self._is_taken:
            self._refused = False

    def _listen(self) -> None:
        if not self._is_taken:
            self._allow(self._profile.no_ack_wait_ms)
        while not self._is_settled and (left_ms := self._left_ms()) > 0:
            self._take(left_ms)

    def _left_ms(self) -> int:
        return round((self._deadline_s - self._monotonic()) * 1000)

    def _allow(self, wait_ms: int) -> None:
        self._deadline_s = self._monotonic() + wait_ms / 1000

    def _take(self, timeout_ms: int) -> None:
        """Wait for bytes and take in all that they complete."""
        for event in self._line.read(timeout_ms=timeout_ms):
            kept = self._line.note(event, self._record)
            self._weigh(event, kept)
            try:
                self._line.acknowledge(event, self._record)
            except WireBroke:
                if not self._is_settled:
                    raise

    def _weigh(self, event: LinkEvent, kept: bytes) -> None:
        match event:
            case Ack() if not self._is_taken:
                self._acknowledged = True
                # It may come late, while we listen only in case an ACK was lost.
                self._allow(self._profile.result_wait_ms)
                self._on_step(SaleStep.WAITING_FOR_CARD)
            case Nak() if not self._is_taken and not self._refused:
                # A doubled NAK must not count twice, and an ACK right behind it is the
                # better news: go on for a moment before sending again.
                self._refused = True
                self._allow(self._profile.gap_ms)
            case Damaged():
                self._damaged = True
            case Frame():
                self._weigh_answer(self._judge(kept))
            case _:
                pass

    def _weigh_answer(self, verdict: Verdict[T]) -> None:
        if verdict.weight is Weight.PASSES:
            self._passed = verdict.outcome
        elif self._best is None or (
            verdict.weight is Weight.SETTLES and self._best.weight is Weight.ENDS
        ):
            if self._best is None:
                self._allow(self._profile.decline_linger_ms)
                self._on_step(SaleStep.ANSWERED)
            self._best = verdict
