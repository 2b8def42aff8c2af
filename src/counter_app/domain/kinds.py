"""What a kind of case permits: tenders, limits, the law of its late fee.

All of it is data with a date from which it is in force, kept in the store and editable; the
defaults ship in ``resources/defaults``.  Nothing here is a constant of the program.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind

KindName = NewType("KindName", str)

FEE_KIND = KindName("規費")
"""The kind under which copying and reading fees take their tender rules."""

AUCTION_KIND = KindName("拍賣款")
"""The kind under which auction deposits and prices take their tender rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKind:
    """A kind of case, as the office names it.

    Attributes:
        law: Name of the accrual rule in `domain.fees`; ``none`` where amounts stand as
            delivered.
    """

    name: KindName
    law: str


class Channel(StrEnum):
    """Where money is handed over away from the desk."""

    STORE = "store"
    POST_OFFICE = "post_office"
    BANK_TRANSFER = "bank_transfer"


_CHANNELS: Final = frozenset(channel.value for channel in Channel)

PayingWay = TenderKind | Channel
"""Every way to pay: at the desk, or elsewhere with a notice."""


def way_named(name: str) -> PayingWay:
    """Return the way of this name.

    Raises:
        ValueError: There is none.
    """
    return Channel(name) if name in _CHANNELS else TenderKind(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRule:
    """Whether a kind of case may be paid in a way, from a day on.

    Attributes:
        kind: A `CaseKind` name, or ``*`` for every kind without a rule of its own.
        limit_twd: The most that may be taken at once; None for no limit.
        below_limit: The amount must stay below the limit, else it may reach it ("under", as
            one branch's page has it, or "up to").
        holder_in_person: The clerk must tick that the card holder stands at the desk.
        valid_from: First business day on which this rule is in force.
    """

    kind: str
    tender: PayingWay
    accepted: bool
    limit_twd: Twd | None = None
    below_limit: bool = False
    holder_in_person: bool = False
    valid_from: date

    def permits(self, amount_twd: Twd) -> bool:
        """Tell whether an amount is within the limit."""
        if self.limit_twd is None:
            return True
        return amount_twd < self.limit_twd if self.below_limit else amount_twd <= self.limit_twd


@dataclass(eq=False, kw_only=True)
class TenderNotAccepted(Refusal):
    """This kind of case may not be paid this way."""

    kind: str
    tender: TenderKind


@dataclass(eq=False, kw_only=True)
class TenderAboveLimit(Refusal):
    """One tender would take more than its rule permits."""

    kind: str
    tender: TenderKind
    limit_twd: Twd
    amount_twd: Twd


@dataclass(eq=False, kw_only=True)
class HolderNotPresent(Refusal):
    """The card holder must stand at the desk, and nobody has confirmed it."""

    tender: TenderKind


def rule_in_force(
    rules: tuple[TenderRule, ...], *, kind: str, tender: PayingWay, on: date
) -> TenderRule | None:
    """Return the newest rule in force: of the kind itself, else of every kind (``*``)."""
    for wanted in (kind, "*"):
        in_force = [
            rule
            for rule in rules
            if rule.kind == wanted and rule.tender == tender and rule.valid_from <= on
        ]
        if in_force:
            return max(in_force, key=lambda rule: rule.valid_from)
    return None


def check_tender(
    rules: tuple[TenderRule, ...],
    *,
    kinds: frozenset[str],
    tender: TenderKind,
    amount_twd: Twd,
    on: date,
    holder_in_person: bool,
) -> None:
    """Refuse a tender that a kind among what is paid does not accept.

    Raises:
        TenderNotAccepted: A kind has no rule in force for it, or the rule says no.
        TenderAboveLimit: The amount is above the limit of a rule.
        HolderNotPresent: A rule asks for the card holder in person.
    """
    for kind in sorted(kinds):
        rule = rule_in_force(rules, kind=kind, tender=tender, on=on)
        if rule is None or not rule.accepted:
            raise TenderNotAccepted(kind=kind, tender=tender)
        if rule.limit_twd is not None and not rule.permits(amount_twd):
            raise TenderAboveLimit(
                kind=kind, tender=tender, limit_twd=rule.limit_twd, amount_twd=amount_twd
            )
        if rule.holder_in_person and not holder_in_person:
            raise HolderNotPresent(tender=tender)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceItem:
    """Something the desk takes money for without a case.

    Attributes:
        group: ``FEE_KIND`` or ``AUCTION_KIND``; decides the tenders.
        unit_price_twd: Price of one; None where the clerk types the amount in.
        favourite: 1-8 for Alt+1…8 on the payment screen; 0 for none.
    """

    code: str
    name: str
    unit: str
    group: KindName
    unit_price_twd: Twd | None
    favourite: int = 0
    valid_from: date
