"""The four parts of what is due, and which of them a payment settles first.

民法 §323 names the order: costs, then interest, then principal.  No public rule places the
late fee; it goes with the interest, before the principal, and the order is a setting.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from counter_app.domain.errors import Refusal
from counter_app.domain.money import ZERO_TWD, Twd


class PartName(StrEnum):
    """One of the four parts."""

    COSTS = "costs"
    INTEREST = "interest"
    LATE_FEE = "late_fee"
    PRINCIPAL = "principal"


DEFAULT_ORDER: Final = (
    PartName.COSTS,
    PartName.INTEREST,
    PartName.LATE_FEE,
    PartName.PRINCIPAL,
)

_EVERY: Final = frozenset(PartName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Four amounts in whole NT$, none negative."""

    costs_twd: Twd = ZERO_TWD
    interest_twd: Twd = ZERO_TWD
    late_fee_twd: Twd = ZERO_TWD
    principal_twd: Twd = ZERO_TWD

    def __post_init__(self) -> None:
        if min(self.costs_twd, self.interest_twd, self.late_fee_twd, self.principal_twd) < 0:
            raise ValueError("a part cannot be negative")

    @property
    def total_twd(self) -> Twd:
        """The sum of the four."""
        return Twd(self.costs_twd + self.interest_twd + self.late_fee_twd + self.principal_twd)

    def amount_of(self, name: PartName) -> Twd:
        """Return one part by its name."""
        amount_twd: Twd = getattr(self, f"{name}_twd")
        return amount_twd

    def __add__(self, other: Self) -> "Parts":
        return Parts(
            costs_twd=Twd(self.costs_twd + other.costs_twd),
            interest_twd=Twd(self.interest_twd + other.interest_twd),
            late_fee_twd=Twd(self.late_fee_twd + other.late_fee_twd),
            principal_twd=Twd(self.principal_twd + other.principal_twd),
        )

    def __sub__(self, other: Self) -> "Parts":
        return Parts(
            costs_twd=Twd(self.costs_twd - other.costs_twd),
            interest_twd=Twd(self.interest_twd - other.interest_twd),
            late_fee_twd=Twd(self.late_fee_twd - other.late_fee_twd),
            principal_twd=Twd(self.principal_twd - other.principal_twd),
        )


@dataclass(eq=False, kw_only=True)
class AmountAboveDue(Refusal):
    """More would be taken than is due."""

    due_twd: Twd
    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class AmountNotPositive(Refusal):
    """Nothing, or less than nothing, would be taken."""

    amount_twd: Twd


def allocate(due: Parts, amount_twd: Twd, order: tuple[PartName, ...] = DEFAULT_ORDER) -> Parts:
    """Return how much of each part a payment settles.

    Args:
        due: What is due that day.
        amount_twd: What is paid; at least 1, at most the total due.
        order: Every part once, the first settled first; a setting.

    Raises:
        AmountNotPositive: Nothing is paid.
        AmountAboveDue: More is paid than is due.
        ValueError: *order* does not name every part once, which is a bug in the settings.

    >>> due = Parts(costs_twd=Twd(50), late_fee_twd=Twd(30), principal_twd=Twd(300))
    >>> allocate(due, Twd(100)).principal_twd
    20
    """
    if len(order) != len(_EVERY) or set(order) != _EVERY:
        raise ValueError(f"not an order of the four parts: {order}")
    if amount_twd <= 0:
        raise AmountNotPositive(amount_twd=amount_twd)
    if amount_twd > due.total_twd:
        raise AmountAboveDue(due_twd=due.total_twd, amount_twd=amount_twd)
    settled = {}
    rest_twd = int(amount_twd)
    for name in order:
        settled[name] = Twd(min(rest_twd, due.amount_of(name)))
        rest_twd -= settled[name]
    return Parts(
        costs_twd=settled[PartName.COSTS],
        interest_twd=settled[PartName.INTEREST],
        late_fee_twd=settled[PartName.LATE_FEE],
        principal_twd=settled[PartName.PRINCIPAL],
    )
