"""Terminals, profiles and requests for tests: quick waits, any field by name."""

import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from counter_app.devices.card_numbers import is_luhn_valid
from counter_app.devices.card_terminal.amounts import TAIPEI
from counter_app.devices.card_terminal.faults import Fault
from counter_app.devices.card_terminal.profile import TerminalProfile, read_terminal_profile
from counter_app.devices.card_terminal.simulator import TerminalSimulator
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.profiles import shipped_profile
from counter_app.devices.serial_port import SerialPort
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeviceEvent,
    NoReturn,
    ReturnRequest,
    SaleRequest,
    SaleStep,
    SettleOutcome,
    SettleRequest,
    Unanswered,
)
from counter_app.domain.tenders import TenderKind

REQUESTED_AT = datetime(2026, 1, 15, 9, 30, tzinfo=TAIPEI)
PROTOCOLS = ("nccc400", "ecpay600")

_numbers = itertools.count(1)


def forget(_event: DeviceEvent) -> None:
    """Record nothing."""


def make_profile(protocol: str = "nccc400", **changes: Any) -> TerminalProfile:  # noqa: ANN401 - its fields
    """Return the shipped profile with waits that a test can afford."""
    quick: dict[str, Any] = {
        "ack_wait_ms": 150,
        "no_ack_wait_ms": 150,
        "result_wait_ms": 300,
        "decline_linger_ms": 100,
        "gap_ms": 60,
    }
    shipped = read_terminal_profile(shipped_profile("terminals", protocol))
    quick["settlement"] = replace(shipped.settlement, wait_ms=300)
    return replace(shipped, **{**quick, **changes})


def make_request(**changes: Any) -> SaleRequest:  # noqa: ANN401 - its fields
    """Return a request with a reference that no other request has."""
    facts: dict[str, Any] = {
        "kind": TenderKind.CARD,
        "amount_twd": Twd(1234),
        "reference": f"D01C{next(_numbers):06d}",
        "requested_at": REQUESTED_AT,
        "request_serial": "000017",
    }
    return SaleRequest(**{**facts, **changes})


def make_return(request: SaleRequest, sale: Approved, **changes: Any) -> ReturnRequest:  # noqa: ANN401 - its fields
    """Return the request that takes a sale back, with all that its answer told."""
    facts: dict[str, Any] = {
        "kind": request.kind,
        "amount_twd": request.amount_twd,
        "reference": f"D01V{next(_numbers):06d}",
        "requested_at": REQUESTED_AT + timedelta(minutes=2),
        "sale_reference": request.reference,
        "sale_requested_at": request.requested_at,
        "sale_terminal_id": sale.terminal_id,
        "sale_approval_code": sale.approval_code,
        "sale_trace_number": sale.trace_number,
        "sale_batch_number": sale.batch_number,
        "sale_order_number": sale.order_number,
        "sale_device_time": sale.device_time,
        "sale_masked_card": sale.masked_card,
        "sale_card_brand": sale.card_brand,
        "sale_request_serial": request.request_serial,
        "sale_card_id_hash": sale.card_id_hash,
        "request_serial": "000501",
    }
    return ReturnRequest(**{**facts, **changes})


def make_settlement(**changes: Any) -> SettleRequest:  # noqa: ANN401 - its fields
    """Return a request to close the day, with a reference that no other has."""
    facts: dict[str, Any] = {
        "reference": f"D01Z{next(_numbers):06d}",
        "requested_at": REQUESTED_AT + timedelta(minutes=3),
        "request_serial": "000901",
    }
    return SettleRequest(**{**facts, **changes})


@dataclass
class Desk:
    """A driver, the simulator it speaks to and everything that crossed the wire."""

    terminal: CardTerminal
    simulator: TerminalSimulator
    profile: TerminalProfile
    events: list[DeviceEvent] = field(default_factory=list)
    steps: list[SaleStep] = field(default_factory=list)

    def sale(self, request: SaleRequest) -> Approved | Declined | Unanswered:
        return self.terminal.sale(request, record=self.events.append, on_step=self.steps.append)

    def give_back(self, request: ReturnRequest) -> Approved | Declined | Unanswered | NoReturn:
        return self.terminal.give_back(
            request, record=self.events.append, on_step=self.steps.append
        )

    def settle(self, request: SettleRequest) -> SettleOutcome:
        return self.terminal.settle(request, record=self.events.append, on_step=self.steps.append)

    def frames(self, direction: str) -> list[bytes]:
        return [
            event.data
            for event in self.events
            if event.what == "frame" and event.direction == direction
        ]

    def was_charged(self, request: SaleRequest) -> int:
        return sum(charge.reference == request.reference for charge in self.simulator.charges)


@contextmanager
def desk_with(
    profile: TerminalProfile,
    *faults: str | None,
    **settings: Any,  # noqa: ANN401 - its settings
) -> Iterator[Desk]:
    """Play a terminal with these faults, one a sale, and open a driver on its wire."""
    plan = [Fault.parse(text) if text else None for text in faults]
    quick = {
        "ack_wait_s": 0.2,
        "unplugged_s": 0.02,
        "clock": lambda: REQUESTED_AT + timedelta(minutes=1),
        **settings,
    }
    with TerminalSimulator(profile, plan, **quick) as simulator:
        terminal = CardTerminal(opener(simulator, profile), profile)
        yield Desk(terminal, simulator, profile)
        terminal.close()


def opener(simulator: TerminalSimulator, profile: TerminalProfile) -> Callable[[], SerialPort]:
    return lambda: SerialPort(simulator.address, profile.line)


def card_numbers_in(data: bytes) -> list[str]:
    """Return every run of 13 to 19 digits that passes the Luhn check."""
    runs = re.findall(r"[0-9]+", data.decode("latin-1"))
    return [run for run in runs if 13 <= len(run) <= 19 and is_luhn_valid(run)]
