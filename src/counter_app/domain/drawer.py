"""The drawer: what goes in and out of it beside sales, and how it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.money import DENOMINATIONS_TWD, ZERO_TWD, Twd
from counter_app.domain.shifts import ShiftId

DrawerEntryId = NewType("DrawerEntryId", str)
DrawerCountId = NewType("DrawerCountId", str)


class EntryKind(StrEnum):
    """Why cash goes in or out without a sale."""

    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    VOID = "void"
    REFUND = "refund"
    DEPOSIT = "deposit"
    PICKUP = "pickup"


INFLOWS: Final = frozenset({EntryKind.CASH_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerEntry:
    """Cash that went in or out of a drawer without a sale.

    Attributes:
        amount_twd: Positive; the kind says which way.
        subject: Receipt number of what was given back, number of the pickup that was paid out;
            empty for cash in and out.
        clerk: Login of who has the drawer.
        approver: Login of the second person; empty where none is needed.
    """

    entry_id: DrawerEntryId
    desk_no: int
    shift_id: ShiftId
    at: datetime
    kind: EntryKind
    amount_twd: Twd
    subject: str
    reason: str
    clerk: str
    approver: str = ""

    @property
    def flow_twd(self) -> Twd:
        """What the drawer gained; negative for what left it."""
        return Twd(self.amount_twd if self.kind in INFLOWS else -self.amount_twd)


class CountPurpose(StrEnum):
    """Why a drawer was counted."""

    CLOSE = "close"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCount:
    """Notes and coins, counted blind.

    Attributes:
        pieces: Denomination in NT$ to number of pieces.
        other_twd: What is there in no denomination of the table.
    """

    pieces: Mapping[int, int] = field(default_factory=dict)
    other_twd: Twd = ZERO_TWD

    @property
    def total_twd(self) -> Twd:
        """What was counted."""
        return Twd(sum(value * count for value, count in self.pieces.items()) + self.other_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerCount:
    """One count of a drawer, with what the books expected at that moment.

    Attributes:
        counted_by: Login.
        expected_twd: Shown only after the count was written down.
    """

    count_id: DrawerCountId
    desk_no: int
    shift_id: ShiftId
    purpose: CountPurpose
    at: datetime
    counted_by: str
    count: CashCount
    expected_twd: Twd

    @property
    def difference_twd(self) -> Twd:
        """What was found beyond what was expected; negative when cash is missing."""
        return Twd(self.count.total_twd - self.expected_twd)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A drawer passes from one clerk to another within a shift."""

    hand_over_id: str
    desk_no: int
    shift_id: ShiftId
    at: datetime
    from_clerk: str
    to_clerk: str
    count_id: DrawerCountId


@dataclass(eq=False, kw_only=True)
class CountRefused(Refusal):
    """A count names a denomination that does not exist, or less than nothing."""

    denomination_twd: int


@dataclass(eq=False, kw_only=True)
class DrawerTooEmpty(Refusal):
    """There is not as much cash in the drawer as is to leave it."""

    amount_twd: Twd
    in_drawer_twd: Twd


@dataclass(eq=False, kw_only=True)
class NotYourDrawer(Refusal):
    """Another clerk has this drawer; it is handed over first."""

    clerk: str


@dataclass(eq=False, kw_only=True)
class HandOverToSelf(Refusal):
    """The drawer is with this clerk already."""

    clerk: str


def check_count(count: CashCount) -> None:
    """Refuse a count that cannot be.

    Raises:
        CountRefused: An unknown denomination, or a number below zero.
    """
    for value, pieces in count.pieces.items():
        if value not in DENOMINATIONS_TWD or pieces < 0:
            raise CountRefused(denomination_twd=value)
    if count.other_twd < 0:
        raise CountRefused(denomination_twd=0)
