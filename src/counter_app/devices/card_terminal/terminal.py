"""Ask a card terminal for money and say what came of it."""

import time
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Final, TypeVar

from counter_app.devices.card_terminal import ecpay600
from counter_app.devices.card_terminal.conversation import (
    Conversation,
    Judge,
    Monotonic,
    OnStep,
    Verdict,
    Weight,
)
from counter_app.devices.card_terminal.dialect import echo_data, query_data, sale_data
from counter_app.devices.card_terminal.interpretation import (
    interpret,
    interpret_query,
    is_ready_answer,
)
from counter_app.devices.card_terminal.line import Line, Record, WireBroke
from counter_app.devices.card_terminal.profile import QueryWay, TerminalProfile
from counter_app.devices.transport import DeviceUnreachable, Transport, UnreachableReason
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    InProgress,
    NoQuery,
    NotFound,
    QueryOutcome,
    SaleRequest,
    SaleStep,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind

T = TypeVar("T")

REMEMBERED_ANSWERS: Final = 8


def _no_step(_step: SaleStep) -> None:
    pass


class CardTerminal:
    """One card terminal, asked one thing at a time from one thread.

    The wire is opened when it is first needed and then kept: another program cannot take
    it, and an answer that comes late is still received and recorded before the next sale.
    A wire that failed is opened anew, so a port may vanish and come back.

    Args:
        open_wire: Opens the port; raises `DeviceUnreachable`.
        profile: Of the terminal at its other end.
    """

    def __init__(self, open_wire: Callable[[], Transport], profile: TerminalProfile) -> None:
        self._open_wire = open_wire
        self._profile = profile
        self._line: Line | None = None
        self._used_answers: deque[bytes] = deque(maxlen=REMEMBERED_ANSWERS)

    def takes(self, kind: TenderKind) -> bool:
        """Tell whether this terminal takes such a tender; ask before the intent is written."""
        return kind in self._profile.kinds

    def sale(
        self,
        request: SaleRequest,
        *,
        record: Record,
        on_step: OnStep = _no_step,
        monotonic: Monotonic = time.monotonic,
    ) -> Approved | Declined | Unanswered:
        """Ask for money.

        Args:
            request: Already written down.
            record: Called with every frame, masked: with ours before its first byte leaves,
                with theirs before it is understood or acknowledged.
            on_step: Called as the sale gets on.
            monotonic: Seconds that never go back.

        Returns:
            `Approved` or `Declined` only for an answer to this very request; `Unanswered`
            for anything else that happens after the first byte.

        Raises:
            DeviceUnreachable: The port cannot be opened; not one byte was sent.
            ValueError: The terminal does not take this kind; see `takes`.
        """
        data = sale_data(self._profile, request)

        def judge(answer: bytes) -> Verdict[Approved | Declined | Unanswered]:
            if answer in self._used_answers:
                # The same words as an earlier answer: sent once more, not about this sale.
                old = Unanswered(reason=UnansweredReason.WRONG_REFERENCE)
                return Verdict(old, Weight.PASSES)
            outcome = interpret(self._profile, request, answer)
            weight = _weight_of_sale(outcome)
            if weight is not Weight.PASSES:
                self._used_answers.append(answer)
            return Verdict(outcome, weight)

        return self._ask(data, judge, record=record, on_step=on_step, monotonic=monotonic)

    def query(
        self,
        request: SaleRequest,
        *,
        record: Record,
        monotonic: Monotonic = time.monotonic,
    ) -> QueryOutcome:
        """Ask what became of an earlier sale; moves no money.

        Returns:
            `NoQuery`, without a byte sent, if the protocol has no way to ask.

        Raises:
            DeviceUnreachable: The port cannot be opened.
        """
        if self._profile.query is QueryWay.NONE:
            return NoQuery()

        def judge(answer: bytes) -> Verdict[Approved | NotFound | InProgress | Unanswered]:
            outcome = interpret_query(self._profile, request, answer)
            return Verdict(outcome, _weight_of_query(outcome))

        data = query_data(self._profile, request)
        return self._ask(data, judge, record=record, on_step=_no_step, monotonic=monotonic)

    def echo(
        self,
        *,
        record: Record,
        asked_at: datetime | None = None,
        monotonic: Monotonic = time.monotonic,
    ) -> bool:
        """Tell whether the terminal is there; moves no money.

        NCCC has no echo: for it, True only says that the port is open.

        Args:
            record: As in `sale`.
            asked_at: The till's time for the frame; None leaves it blank.
            monotonic: As in `sale`.

        Raises:
            DeviceUnreachable: The port cannot be opened.
        """
        data = echo_data(self._profile, asked_at=asked_at)
        if data is None:
            self._ready_line(record)
            return True

        def judge(answer: bytes) -> Verdict[bool]:
            ready = is_ready_answer(self._profile, answer, trans_type=ecpay600.ECHO)
            return Verdict(ready, Weight.SETTLES if ready else Weight.PASSES)

        outcome = self._ask(data, judge, record=record, on_step=_no_step, monotonic=monotonic)
        return outcome is True

    def close(self) -> None:
        """Let go of the port; the next request opens it again."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(
        self,
        data: bytes,
        judge: Judge[T],
        *,
        record: Record,
        on_step: OnStep,
        monotonic: Monotonic,
    ) -> T | Unanswered:
        on_step(SaleStep.CONNECTING)
        line = self._ready_line(record)
        conversation = Conversation(
            line, self._profile, judge, record=record, on_step=on_step, monotonic=monotonic
        )
        outcome = conversation.ask(data)
        if conversation.wire_broke:
            self.close()
        return outcome

    def _ready_line(self, record: Record) -> Line:
        """Return an open line with nothing old on it.

        A kept wire may turn out dead here; as nothing was sent yet, it is opened once more.
        """
        for _ in range(2):
            if self._line is None:
                self._line = Line(self._open_wire(), self._profile)
            try:
                self._line.take_stale(record)
            except WireBroke:
                self.close()
            else:
                return self._line
        raise DeviceUnreachable(port=self._profile.name, reason=UnreachableReason.MISSING)


def _weight_of_sale(outcome: Approved | Declined | Unanswered) -> Weight:
    match outcome:
        case Approved():
            return Weight.SETTLES
        case Declined() | Unanswered(reason=UnansweredReason.ODD_CODE):
            return Weight.ENDS
        case Unanswered():
            return Weight.PASSES


def _weight_of_query(outcome: Approved | NotFound | InProgress | Unanswered) -> Weight:
    match outcome:
        case Approved() | NotFound() | InProgress():
            return Weight.SETTLES
        case Unanswered(reason=UnansweredReason.ODD_CODE):
            return Weight.ENDS
        case Unanswered():
            return Weight.PASSES
