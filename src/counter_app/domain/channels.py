"""Where and how a case may be paid, with the reason: one answer for window, paper and batch.

The rules are dated data (`domain.kinds.TenderRule`).  Their history, as it ships: four
convenience stores since 97-06-01 for taxes, below 20,000 until 109-09-15 and below 30,000 from
109-09-16; post office since ROC 100; cards since 105-03-01; e-tickets since 105-06-01; virtual
accounts since 110-06-01.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from counter_app.domain.calendar import roll_to_working_day
from counter_app.domain.kinds import Channel, PayingWay, TenderRule, rule_in_force
from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind

ASKED: Final[tuple[PayingWay, ...]] = (
    Channel.STORE,
    Channel.POST_OFFICE,
    Channel.BANK_TRANSFER,
    TenderKind.CARD,
    TenderKind.ETICKET,
)
"""The ways a person asks about, in the order in which they are shown."""


class ChannelReason(StrEnum):
    """Why a way is open or not; each has words in ``ui/names.py`` and on paper."""

    OPEN = "open"
    HOLDER_IN_PERSON = "holder_in_person"
    """Open, but only for the obligor's own card, in person."""
    NEXT_WORKING_DAY = "next_working_day"
    """Open, but counted on the next working day only (`ChannelAnswer.day`)."""
    NOTHING_DUE = "nothing_due"
    CASE_EXPIRED = "case_expired"
    NOT_FOR_THIS_KIND = "not_for_this_kind"
    NOT_YET = "not_yet"
    """Permitted from `ChannelAnswer.day` on."""
    ABOVE_LIMIT = "above_limit"
    NO_CONTRACT = "no_contract"
    """The branch has no contract, bank or account for it."""
    CLOSED_DAY = "closed_day"
    """Closed that day; open again on `ChannelAnswer.day`."""


_OPEN: Final = frozenset(
    {ChannelReason.OPEN, ChannelReason.HOLDER_IN_PERSON, ChannelReason.NEXT_WORKING_DAY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelAnswer:
    """Whether a way is open for an amount on a day, and why.

    Attributes:
        limit_twd: Of the rule in force; None for no limit or no rule.
        below_limit: The amount must stay below the limit.
        day: The day that the reason speaks of, if it does.
    """

    way: PayingWay
    reason: ChannelReason
    limit_twd: Twd | None = None
    below_limit: bool = False
    day: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it may be paid in this way."""
        return self.reason in _OPEN


def answer(  # noqa: PLR0913 - the facts of one question, each with its own name
    rules: tuple[TenderRule, ...],
    *,
    way: PayingWay,
    kind: str,
    amount_twd: Twd,
    on: date,
    expires_on: date | None,
    is_working_day: Callable[[date], bool],
    has_terms: bool = True,
) -> ChannelAnswer:
    """Say whether an amount of a case may be paid in a way on a day.

    Args:
        rules: Of all times.
        way: Which.
        kind: Of the case.
        amount_twd: What would be paid at once, costs included.
        on: The day.
        expires_on: Last day on which the case may be enforced.
        is_working_day: The official calendar.
        has_terms: The branch has a contract, bank or account for it.
    """
    if amount_twd <= 0:
        return ChannelAnswer(way=way, reason=ChannelReason.NOTHING_DUE)
    if expires_on is not None and on > expires_on:
        return ChannelAnswer(way=way, reason=ChannelReason.CASE_EXPIRED, day=expires_on)
    rule = rule_in_force(rules, kind=kind, tender=way, on=on)
    if rule is None or not rule.accepted:
        later = _first_accepting(rules, way=way, kind=kind, after=on)
        reason = ChannelReason.NOT_FOR_THIS_KIND if later is None else ChannelReason.NOT_YET
        return ChannelAnswer(way=way, reason=reason, day=later)
    if not has_terms:
        return ChannelAnswer(way=way, reason=ChannelReason.NO_CONTRACT)
    reason, day = _when_open(rule, way, on, is_working_day)
    if not rule.permits(amount_twd):
        reason, day = ChannelReason.ABOVE_LIMIT, None
    return ChannelAnswer(
        way=way, reason=reason, limit_twd=rule.limit_twd, below_limit=rule.below_limit, day=day
    )


def _when_open(
    rule: TenderRule, way: PayingWay, on: date, is_working_day: Callable[[date], bool]
) -> tuple[ChannelReason, date | None]:
    if way is Channel.POST_OFFICE and not is_working_day(on):
        return ChannelReason.CLOSED_DAY, roll_to_working_day(on, is_working_day)
    if way is Channel.BANK_TRANSFER and not is_working_day(on):
        return ChannelReason.NEXT_WORKING_DAY, roll_to_working_day(on, is_working_day)
    if rule.holder_in_person:
        return ChannelReason.HOLDER_IN_PERSON, None
    return ChannelReason.OPEN, None


def _first_accepting(
    rules: tuple[TenderRule, ...], *, way: PayingWay, kind: str, after: date
) -> date | None:
    """Return the first later day whose rule for the kind says yes."""
    days = sorted({rule.valid_from for rule in rules if rule.tender == way})
    for day in days:
        if day > after:
            rule = rule_in_force(rules, kind=kind, tender=way, on=day)
            if rule is not None and rule.accepted:
                return day
    return None
