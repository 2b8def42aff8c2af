"""The machines that take money, as the payment services see them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from counter_app.devices.card_terminal.interpretation import (
    interpret,
    interpret_return,
    interpret_settlement,
)
from counter_app.devices.card_terminal.profile import TerminalProfile
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.eticket.icerapi import IcerReader, SignedOn
from counter_app.devices.eticket.interpretation import interpret as interpret_debit
from counter_app.devices.eticket.interpretation import interpret_return as interpret_card_return
from counter_app.devices.eticket.interpretation import (
    interpret_settlement as interpret_reader_settlement,
)
from counter_app.devices.eticket.profile import ReaderProfile
from counter_app.domain.outcomes import (
    DeviceEvent,
    NoQuery,
    NotFound,
    QueryOutcome,
    ReturnOutcome,
    ReturnRequest,
    SaleOutcome,
    SaleRequest,
    SaleStep,
    SettleOutcome,
    SettleRequest,
)
from counter_app.domain.tenders import TenderKind

Record = Callable[[DeviceEvent], None]
OnStep = Callable[[SaleStep], None]


class PaymentMachine(Protocol):
    """A card terminal or an e-ticket reader."""

    @property
    def name(self) -> str:
        """Its name in the settings of this desk; one open sale a name."""

    @property
    def released_after_s(self) -> int:
        """Seconds between two *not found* answers that together release a sale."""

    @property
    def attempts_max(self) -> int:
        """How often one and the same debit may be tried; 1 where a retry is a new charge."""

    @property
    def wait_s(self) -> int:
        """The longest it may take to answer, in seconds."""

    def takes(self, kind: TenderKind) -> bool:
        """Tell whether the machine takes such a tender."""

    def sale(self, request: SaleRequest, *, record: Record, on_step: OnStep) -> SaleOutcome:
        """Ask for money and wait; *record* keeps every frame before it is believed."""

    def query(self, request: SaleRequest, *, record: Record) -> QueryOutcome:
        """Ask how an earlier sale ended."""

    def interpret(self, request: SaleRequest, data: bytes) -> SaleOutcome:
        """Read a stored answer again, after an interruption."""

    def give_back(
        self, request: ReturnRequest, *, record: Record, on_step: OnStep
    ) -> ReturnOutcome:
        """Ask for money to go back and wait; the same rules as for `sale`.

        `NoReturn` if the machine cannot give this money back: nothing was sent.  Silence is
        `Unanswered`, and a return without answer is never asked for again, except where the
        answer was `RetryNeeded`: the same request with the next attempt.
        """

    def query_return(self, request: ReturnRequest, *, record: Record) -> QueryOutcome:
        """Ask how an earlier return ended; moves no money."""

    def interpret_return(self, request: ReturnRequest, data: bytes) -> ReturnOutcome:
        """Read a stored answer to a return again, after an interruption."""

    def settle(self, request: SettleRequest, *, record: Record, on_step: OnStep) -> SettleOutcome:
        """Have the machine close its day, once: a second time it would hold nothing.

        `NoSettlement` if a till may not ask this machine for it: nothing was sent.  After
        `Unanswered` it is asked with `query_settlement`, never settled again.
        """

    def query_settlement(
        self, request: SettleRequest, *, record: Record
    ) -> SettleOutcome | NotFound | NoQuery:
        """Ask what a settlement came to whose answer did not arrive; settles nothing.

        `NotFound` if the last thing that the machine did was not this settlement.
        """

    def interpret_settlement(self, request: SettleRequest, data: bytes) -> SettleOutcome:
        """Read a stored answer to a settlement again, after an interruption."""

    def close(self) -> None:
        """Let go of the port."""


class TerminalMachine:
    """A card terminal under its name at this desk."""

    attempts_max = 1

    def __init__(self, name: str, terminal: CardTerminal, profile: TerminalProfile) -> None:
        self.name = name
        self.released_after_s = profile.released_after_s
        self.wait_s = profile.result_wait_ms // 1000
        self._terminal = terminal
        self._profile = profile

    def takes(self, kind: TenderKind) -> bool:
        """Tell whether the profile names the tender."""
        return self._terminal.takes(kind)

    def sale(self, request: SaleRequest, *, record: Record, on_step: OnStep) -> SaleOutcome:
        """Ask for money and wait."""
        return self._terminal.sale(request, record=record, on_step=on_step)

    def query(self, request: SaleRequest, *, record: Record) -> QueryOutcome:
        """Ask how an earlier sale ended."""
        return self._terminal.query(request, record=record)

    def interpret(self, request: SaleRequest, data: bytes) -> SaleOutcome:
        """Read a stored answer again."""
        return interpret(self._profile, request, data)

    def give_back(
        self, request: ReturnRequest, *, record: Record, on_step: OnStep
    ) -> ReturnOutcome:
        """Ask for money to go back and wait."""
        return self._terminal.give_back(request, record=record, on_step=on_step)

    def query_return(self, request: ReturnRequest, *, record: Record) -> QueryOutcome:
        """Ask how an earlier return ended."""
        return self._terminal.query_return(request, record=record)

    def interpret_return(self, request: ReturnRequest, data: bytes) -> ReturnOutcome:
        """Read a stored answer to a return again."""
        return interpret_return(self._profile, request, data)

    def settle(self, request: SettleRequest, *, record: Record, on_step: OnStep) -> SettleOutcome:
        """Have the terminal close its day."""
        return self._terminal.settle(request, record=record, on_step=on_step)

    def query_settlement(
        self, request: SettleRequest, *, record: Record
    ) -> SettleOutcome | NotFound | NoQuery:
        """Ask what a settlement came to."""
        return self._terminal.query_settlement(request, record=record)

    def interpret_settlement(self, request: SettleRequest, data: bytes) -> SettleOutcome:
        """Read a stored answer to a settlement again."""
        return interpret_settlement(self._profile, request, data)

    def is_there(self, *, serial: str, asked_at: datetime, record: Record) -> bool:  # noqa: ARG002
        """Tell whether the terminal answers, or at least its port opens; moves no money.

        Raises:
            DeviceUnreachable: The port cannot be opened.
        """
        return self._terminal.echo(record=record, asked_at=asked_at)

    def close(self) -> None:
        """Let go of the port."""
        self._terminal.close()


class ReaderMachine:
    """An e-ticket reader with the ICERAPI hand-off, under its name at this desk.

    A debit that was cut short is tried again with the same serial and the same card; the
    reader knows by the serial that it has met it before.
    """

    released_after_s = 0

    def __init__(self, name: str, reader: IcerReader, profile: ReaderProfile) -> None:
        self.name = name
        self.attempts_max = 1 + profile.retry_max
        self.wait_s = profile.run_ms // 1000
        self._reader = reader
        self._profile = profile

    def takes(self, kind: TenderKind) -> bool:
        """Tell whether it is an e-ticket."""
        return self._reader.takes(kind)

    def sale(self, request: SaleRequest, *, record: Record, on_step: OnStep) -> SaleOutcome:
        """Debit the card on the reader, or try the same debit again."""
        return self._reader.sale(request, record=record, on_step=on_step)

    def query(self, request: SaleRequest, *, record: Record) -> QueryOutcome:  # noqa: ARG002
        """Say that there is no way to ask: the same debit is tried again instead."""
        return NoQuery()

    def interpret(self, request: SaleRequest, data: bytes) -> SaleOutcome:
        """Read a stored answer again."""
        return interpret_debit(self._profile, request, data)

    def give_back(
        self, request: ReturnRequest, *, record: Record, on_step: OnStep
    ) -> ReturnOutcome:
        """Give a debit back to its card, or try the same return again."""
        return self._reader.give_back(request, record=record, on_step=on_step)

    def query_return(self, request: ReturnRequest, *, record: Record) -> QueryOutcome:  # noqa: ARG002
        """Say that there is no way to ask: the same return is tried again instead."""
        return NoQuery()

    def interpret_return(self, request: ReturnRequest, data: bytes) -> ReturnOutcome:
        """Read a stored answer to a return again."""
        return interpret_card_return(self._profile, request, data)

    def settle(self, request: SettleRequest, *, record: Record, on_step: OnStep) -> SettleOutcome:
        """Have the reader close its day."""
        return self._reader.settle(request, record=record, on_step=on_step)

    def query_settlement(
        self,
        request: SettleRequest,  # noqa: ARG002
        *,
        record: Record,  # noqa: ARG002
    ) -> SettleOutcome | NotFound | NoQuery:
        """Say that there is no way to ask: the reader's slip decides."""
        return NoQuery()

    def interpret_settlement(self, request: SettleRequest, data: bytes) -> SettleOutcome:
        """Read a stored answer to a settlement again."""
        return interpret_reader_settlement(self._profile, request, data)

    def is_there(self, *, serial: str, asked_at: datetime, record: Record) -> bool:
        """Tell whether the reader signs on; moves no money.

        Raises:
            DeviceUnreachable: The reader's program cannot be started.
        """
        answer = self._reader.sign_on(serial, asked_at, record=record)
        return isinstance(answer, SignedOn)

    def close(self) -> None:
        """Do nothing: the program ends after each request."""
