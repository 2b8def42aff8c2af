"""Ask a card terminal to take money, give it back or close its day, and say what came of it."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
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
from counter_app.devices.card_terminal.dialect import (
    Asked,
    asked_return,
    asked_sale,
    echo_data,
    query_data,
    settlement_data,
)
from counter_app.devices.card_terminal.interpretation import (
    interpret_query,
    interpret_settlement,
    interpret_settlement_query,
    is_ready_answer,
)
from counter_app.devices.card_terminal.interpretation import judge as judge_answer
from counter_app.devices.card_terminal.line import Line, Record, WireBroke
from counter_app.devices.card_terminal.profile import QueryWay, TerminalProfile
from counter_app.devices.transport import DeviceUnreachable, Transport, UnreachableReason
from counter_app.domain.brands import group_totals
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    InProgress,
    NoQuery,
    NoReturn,
    NoSettlement,
    NotFound,
    QueryOutcome,
    ReturnRequest,
    SaleRequest,
    SaleStep,
    Settled,
    SettleOutcome,
    SettleRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind

T = TypeVar("T")

REMEMBERED_ANSWERS: Final = 8

# The same words as an earlier answer: sent once more, not about this request.
_OLD: Final = Unanswered(reason=UnansweredReason.WRONG_REFERENCE)


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
        asked = asked_sale(self._profile, request)
        return self._ask_money(asked, record=record, on_step=on_step, monotonic=monotonic)

    def give_back(
        self,
        request: ReturnRequest,
        *,
        record: Record,
        on_step: OnStep = _no_step,
        monotonic: Monotonic = time.monotonic,
    ) -> Approved | Declined | Unanswered | NoReturn:
        """Ask for the money of a sale to go back; everything as in `sale`.

        Returns:
            `NoReturn`, without a byte sent, if the profile knows no way for this sale or
            something is not known of it that the terminal must be told.
        """
        asked = asked_return(self._profile, request)
        if asked is None:
            return NoReturn()
        return self._ask_money(asked, record=record, on_step=on_step, monotonic=monotonic)

    def settle(
        self,
        request: SettleRequest,
        *,
        record: Record,
        on_step: OnStep = _no_step,
        monotonic: Monotonic = time.monotonic,
    ) -> SettleOutcome:
        """Have the terminal close its day; a second time it would tell zeros.

        Totals that differ from what our books expect are asked for once more, where there is
        a way to, and count only if they come again: no checksum of the link protects them.

        Args:
            request: Already written down; the totals by brand or by group.
            record: As in `sale`.
            on_step: As in `sale`.
            monotonic: As in `sale`.

        Returns:
            `NoSettlement`, without a byte sent, if the profile knows none.

        Raises:
            DeviceUnreachable: The port cannot be opened; not one byte was sent.
        """
        rules = self._profile.settlement
        if not rules.trans_type:
            return NoSettlement()

        def judge(answer: bytes) -> Verdict[Settled | Declined | Unanswered]:
            if answer in self._used_answers:
                return Verdict(_OLD, Weight.PASSES)
            return self._weighed(answer, interpret_settlement(self._profile, request, answer))

        outcome = self._ask(
            settlement_data(self._profile, request),
            judge,
            record=record,
            on_step=on_step,
            monotonic=monotonic,
            result_wait_ms=rules.wait_ms,
        )
        if not isinstance(outcome, Settled) or _is_expected(outcome, request):
            return outcome
        return self._confirmed(outcome, request, record=record, monotonic=monotonic)

    def query_settlement(
        self,
        request: SettleRequest,
        *,
        record: Record,
        monotonic: Monotonic = time.monotonic,
    ) -> Settled | Declined | NotFound | Unanswered | NoQuery:
        """Ask what a settlement came to whose answer did not arrive; settles nothing.

        As in `settle`, totals that nobody expects are asked for once more.

        Raises:
            DeviceUnreachable: The port cannot be opened.
        """
        outcome = self._query_settlement(request, record=record, monotonic=monotonic)
        if not isinstance(outcome, Settled) or _is_expected(outcome, request):
            return outcome
        return self._confirmed(outcome, request, record=record, monotonic=monotonic)

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
        asked, host = asked_sale(self._profile, request), self._profile.hosts[request.kind]
        return self._query(asked, host=host, record=record, monotonic=monotonic)

    def query_return(
        self,
        request: ReturnRequest,
        *,
        record: Record,
        monotonic: Monotonic = time.monotonic,
    ) -> QueryOutcome:
        """Ask what became of an earlier return, as in `query`."""
        asked = asked_return(self._profile, request)
        if asked is None:
            return NoQuery()
        host = self._profile.returns.hosts[request.kind]
        return self._query(asked, host=host, record=record, monotonic=monotonic)

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

    def _ask_money(
        self, asked: Asked, *, record: Record, on_step: OnStep, monotonic: Monotonic
    ) -> Approved | Declined | Unanswered:
        def judge(answer: bytes) -> Verdict[Approved | Declined | Unanswered]:
            if answer in self._used_answers:
                return Verdict(_OLD, Weight.PASSES)
            return self._weighed(answer, judge_answer(self._profile, asked, answer))

        data = asked.block()
        return self._ask(data, judge, record=record, on_step=on_step, monotonic=monotonic)

    def _weighed(self, answer: bytes, outcome: T) -> Verdict[T]:
        """Weigh an answer and remember it if it counts."""
        weight = _weight_of_money(outcome)
        if weight is not Weight.PASSES:
            self._used_answers.append(answer)
        return Verdict(outcome, weight)

    def _query(
        self, asked: Asked, *, host: str, record: Record, monotonic: Monotonic
    ) -> QueryOutcome:
        if self._profile.query is QueryWay.NONE:
            return NoQuery()

        def judge(
            answer: bytes,
        ) -> Verdict[Approved | Declined | NotFound | InProgress | Unanswered]:
            outcome = interpret_query(self._profile, asked, answer)
            return Verdict(outcome, _weight_of_query(outcome))

        data = query_data(self._profile, host=host)
        return self._ask(data, judge, record=record, on_step=_no_step, monotonic=monotonic)

    def _query_settlement(
        self, request: SettleRequest, *, record: Record, monotonic: Monotonic
    ) -> Settled | Declined | NotFound | Unanswered | NoQuery:
        rules = self._profile.settlement
        if self._profile.query is QueryWay.NONE or not rules.trans_type:
            return NoQuery()

        def judge(answer: bytes) -> Verdict[Settled | Declined | NotFound | Unanswered]:
            outcome = interpret_settlement_query(self._profile, request, answer)
            return Verdict(outcome, _weight_of_query(outcome))

        data = query_data(self._profile, host=rules.host)
        return self._ask(data, judge, record=record, on_step=_no_step, monotonic=monotonic)

    def _confirmed(
        self,
        settled: Settled,
        request: SettleRequest,
        *,
        record: Record,
        monotonic: Monotonic,
    ) -> Settled | Unanswered:
        """Return totals that nobody expected, if the terminal tells them a second time."""
        try:
            again = self._query_settlement(request, record=record, monotonic=monotonic)
        except DeviceUnreachable:
            return Unanswered(reason=UnansweredReason.WIRE_BROKE)
        match again:
            case NoQuery():
                return settled
            case Settled(totals=totals) if totals == settled.totals:
                return settled
            case Unanswered():
                return again
            case _:
                return Unanswered(reason=UnansweredReason.GARBLED)

    def _ask(
        self,
        data: bytes,
        judge: Judge[T],
        *,
        record: Record,
        on_step: OnStep,
        monotonic: Monotonic,
        result_wait_ms: int = 0,
    ) -> T | Unanswered:
        on_step(SaleStep.CONNECTING)
        line = self._ready_line(record)
        profile = self._profile
        if result_wait_ms:
            profile = replace(profile, result_wait_ms=result_wait_ms)
        conversation = Conversation(
            line, profile, judge, record=record, on_step=on_step, monotonic=monotonic
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


def _is_expected(settled: Settled, request: SettleRequest) -> bool:
    """Tell whether totals are those of our books, or there are none to be wrong."""
    if not settled.totals:
        return True
    told, expected = (
        {(total.brand, total.transaction_count, total.net_twd) for total in group_totals(totals)}
        for totals in (settled.totals, request.expected)
    )
    return told == expected


def _weight_of_money(outcome: object) -> Weight:
    match outcome:
        case Approved() | Settled():
            return Weight.SETTLES
        case Declined() | Unanswered(reason=UnansweredReason.ODD_CODE):
            return Weight.ENDS
        case _:
            return Weight.PASSES


def _weight_of_query(outcome: object) -> Weight:
    match outcome:
        case Unanswered(reason=UnansweredReason.ODD_CODE):
            return Weight.ENDS
        case Unanswered():
            return Weight.PASSES
        case _:
            return Weight.SETTLES
