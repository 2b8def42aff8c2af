"""What leads out of an unknown outcome: callables that hold desk and person already."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counter_app.domain.payments import Payment, PaymentId
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import TenderId
from counter_app.services.payments import Settlement
from counter_app.services.recovery import Climbed, OpenPayment
from counter_app.ui.background import Background

Forms = tuple[str, ...]
"""Papers to queue for a payment: ``slip``, ``a4``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineChoice:
    """The machine that takes a tender at this desk.

    Attributes:
        device: Its name in the settings.
        words: What it is and where, such as 刷卡機 EDC-01（COM3）.
        wait_s: The longest it may take to answer.
        attempts_max: How often one and the same debit may be tried.
        background: The worker that asks it, and nothing else.
    """

    device: str
    words: str
    wait_s: int
    attempts_max: int
    background: Background


class ApproverOf(Protocol):
    """`services.staff.approver_of`."""

    def __call__(self, *, login: str, password: str) -> Actor:
        """Return the second person."""


class QueryMachine(Protocol):
    """`services.recovery.query_machine`."""

    def __call__(self, *, device: str, payment_id: PaymentId, tender_id: TenderId) -> Climbed:
        """Ask the machine how a sale ended."""


class ResolveBySlip(Protocol):
    """`services.recovery.resolve_by_slip`."""

    def __call__(
        self,
        approver: Actor,
        *,
        payment_id: PaymentId,
        tender_id: TenderId,
        was_charged: bool,
        slip_number: str,
        approval_code: str,
    ) -> Settlement:
        """Let the slip decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderPorts:
    """What leads out of an unknown outcome.

    Attributes:
        open_payments: What this desk must account for.
        machine_of: The machine of this name; None where the desk has it no more.
    """

    open_payments: Callable[[], list[OpenPayment]]
    query_machine: QueryMachine
    resolve_by_slip: ResolveBySlip
    approver_of: ApproverOf
    settle_collected: Callable[[PaymentId, Forms], Settlement]
    cancel_payment: Callable[[PaymentId], Payment]
    machine_of: Callable[[str], MachineChoice | None]
    clock: Callable[[], datetime]
    store: Background
