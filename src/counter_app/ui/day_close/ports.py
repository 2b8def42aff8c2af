"""What the page of a close needs of the services, with the person and the desk already in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counter_app.domain.backups import Backup
from counter_app.domain.closing import CarriedItem, Close, Difference, Settlement, SettlementId
from counter_app.domain.drawer import CashCount, DrawerCount
from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.shifts import Shift, ShiftId
from counter_app.domain.staff import Actor
from counter_app.domain.takings import ShiftReport
from counter_app.services.day_close import CloseState
from counter_app.ui.approval.presenter import ApproverOf
from counter_app.ui.background import Background
from counter_app.ui.recovery.ports import MachineChoice


class BeginClose(Protocol):
    """`services.day_close.begin_close`."""

    def __call__(self, *, approver: Actor | None, reason: str) -> Shift:
        """Stop taking money."""


class CarryForward(Protocol):
    """`services.day_close.carry_forward`."""

    def __call__(
        self, approver: Actor, *, what: str, subject: str, owner: str, reason: str
    ) -> CarriedItem:
        """Let something go into the next shift by name."""


class SettleMachine(Protocol):
    """Begins a settlement and has the machine close its day; runs on the machine's worker."""

    def __call__(self, *, device: str) -> Settlement:
        """Settle it, once."""


class QuerySettlement(Protocol):
    """`services.day_close.query_settlement`; runs on the machine's worker."""

    def __call__(self, *, device: str, settlement_id: SettlementId) -> Settlement:
        """Find out how it ended."""


class SettleBySlip(Protocol):
    """`services.day_close.settle_by_slip`."""

    def __call__(
        self, approver: Actor, *, device: str, totals: tuple[BrandTotal, ...], reason: str
    ) -> Settlement:
        """Let the slip say what it held."""


class Explain(Protocol):
    """`services.day_close.explain`."""

    def __call__(self, approver: Actor, *, about: str, detail: str, reason: str) -> Difference:
        """Give a difference its reason."""


class SignClose(Protocol):
    """`services.day_close.sign_close`."""

    def __call__(self, *, next_float_twd: Twd) -> Close:
        """Sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosePorts:
    """Everything the page can ask for.

    Attributes:
        actor: Who closes, at which desk.
        desk_words: The desk, as shown.
        has_anchor_folders: The settings name a place outside the store.
        names: What everybody is called, by login.
        machine_of: The machine of this name; None where this computer does not have it.
        publish_anchors: Writes what is missing outside the store; returns where.
        back_up: Copies the store; what went wrong is returned, for the close stands.
        report_of: The Z report of a signed shift.
        print_report: Gives a report to a printer; tells whether it took it.
        save_report: Writes a report as PDF and ODS and returns where.
        papers: Where reports are drawn and copies are made, so that the store is free.
    """

    actor: Actor
    desk_words: str
    has_anchor_folders: bool
    state: Callable[[], CloseState]
    names: Callable[[], Mapping[str, str]]
    begin: BeginClose
    call_off: Callable[[], Shift]
    count: Callable[[CashCount], DrawerCount]
    carry_forward: CarryForward
    machine_of: Callable[[str], MachineChoice | None]
    settle_machine: SettleMachine
    query_settlement: QuerySettlement
    settle_by_slip: SettleBySlip
    explain: Explain
    sign: SignClose
    publish_anchors: Callable[[], list[Path]]
    back_up: Callable[[], Backup | Refusal | Trouble]
    report_of: Callable[[ShiftId], ShiftReport]
    print_report: Callable[[ShiftReport], bool]
    save_report: Callable[[ShiftReport], tuple[Path, ...]]
    approver_of: ApproverOf
    store: Background
    papers: Background
