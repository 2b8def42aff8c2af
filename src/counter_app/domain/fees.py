"""What a case has grown to by a day: late fees and interest, by the law of its kind.

The parts an agency delivers stand as of their day of computation (計算日).  Only what accrues
after that day is added, so nothing is charged twice::

    due day, rolled      computed_on               on
    over holidays        |                         |
    |-- grace --|--------+-------------------------|
                 delivered, believed                added here

Days late are counted from the day after the last day free of charge.  A percentage is always
taken of the principal that is still owed, as the difference of two whole amounts, so that
computing by way of any day between gives the same late fee to the dollar.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from counter_app.domain.calendar import roll_to_working_day
from counter_app.domain.errors import Refusal
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.parts import Parts


class Law(StrEnum):
    """The law under which a kind of case grows; a `CaseKind` names one."""

    NONE = "none"
    TAX = "tax"
    FEE = "fee"
    HEALTH_INSURANCE_UNIT = "health_insurance_unit"
    HEALTH_INSURANCE_PERSON = "health_insurance_person"
    LABOUR_INSURANCE = "labour_insurance"
    NATIONAL_PENSION = "national_pension"


class AccrualKind(StrEnum):
    """In which manner a debt grows."""

    NONE = "none"
    STEP = "step"
    PER_DAY = "per_day"
    DAILY_INTEREST = "daily_interest"


class InterestRate(StrEnum):
    """Whose day decides the postal rate."""

    EACH_JANUARY_FIRST = "each_january_first"
    DUE_DAY = "due_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccrualRule:
    """How a debt grows; data, taken from a law.

    Attributes:
        grace_days: Days after the due day that cost nothing.
        permille_per_step: Late fee for each full step, in thousandths of the principal.
        step_days: Length of a step; the day that completes it is not yet charged.
        cap_permille: The most that all late fees may come to.
        interest_after_days: Days late after which interest runs; None for no interest.
        interest_rate: Which day's postal rate applies.
        counts_payment_day: Interest runs up to the day of payment, else to the day before.
    """

    kind: AccrualKind
    grace_days: int = 0
    permille_per_step: int = 0
    step_days: int = 1
    cap_permille: int = 0
    interest_after_days: int | None = None
    interest_rate: InterestRate = InterestRate.EACH_JANUARY_FIRST
    counts_payment_day: bool = False

    def late_permille(self, days_late: int) -> int:
        """Return the late fee after so many days, in thousandths of the principal.

        >>> TAX_FROM_2022.late_permille(10)
        30
        """
        full_steps = max(days_late - 1, 0) // self.step_days
        return min(full_steps * self.permille_per_step, self.cap_permille)


NO_ACCRUAL: Final = AccrualRule(kind=AccrualKind.NONE)
"""Fines, and whatever stands as delivered."""

TAX_FROM_2022: Final = AccrualRule(
    kind=AccrualKind.STEP, permille_per_step=10, step_days=3, cap_permille=100
)
"""稅捐稽徵法 §20: 1 % for every 3 days, at most 10 %; also 房屋稅, 土地稅, 使用牌照稅."""

TAX_BEFORE_2022: Final = AccrualRule(
    kind=AccrualKind.STEP, permille_per_step=10, step_days=2, cap_permille=150
)
"""稅捐稽徵法 §20 before its amendment: 1 % for every 2 days, at most 15 %."""

FEE: Final = AccrualRule(
    kind=AccrualKind.STEP,
    permille_per_step=10,
    step_days=2,
    cap_permille=150,
    interest_after_days=30,
    interest_rate=InterestRate.DUE_DAY,
    counts_payment_day=True,
)
"""規費法 §20: 1 % for every 2 days over 30 days, then interest at the rate of the due day."""

HEALTH_INSURANCE_UNIT: Final = AccrualRule(
    kind=AccrualKind.PER_DAY, grace_days=15, permille_per_step=1, cap_permille=150
)
"""健保法 §35: 15 days of grace, 0.1 % a day to the day before payment; employers 15 %."""

HEALTH_INSURANCE_PERSON: Final = AccrualRule(
    kind=AccrualKind.PER_DAY, grace_days=15, permille_per_step=1, cap_permille=50
)
"""健保法 §35: as for employers, but at most 5 % for the insured."""

LABOUR_INSURANCE: Final = AccrualRule(
    kind=AccrualKind.PER_DAY, grace_days=15, permille_per_step=1, cap_permille=200
)
"""勞工保險條例 §17: 15 days of grace, 0.1 % a day to the day before payment, at most 20 %."""

NATIONAL_PENSION: Final = AccrualRule(kind=AccrualKind.DAILY_INTEREST, interest_after_days=0)
"""國民年金法 §14: no late fee; interest a day at the postal rate of each January 1st."""

_ALWAYS: Final = date.min

RULES_BY_LAW: Final[Mapping[Law, tuple[tuple[date, AccrualRule], ...]]] = {
    Law.NONE: ((_ALWAYS, NO_ACCRUAL),),
    # Promulgated 2021-12-17, but §20 was put in force for 2022-01-01 (行政院; 財政部
    # 110-12-23 台財稅字第11004702141號).
    Law.TAX: ((_ALWAYS, TAX_BEFORE_2022), (date(2022, 1, 1), TAX_FROM_2022)),
    Law.FEE: ((_ALWAYS, FEE),),
    Law.HEALTH_INSURANCE_UNIT: ((_ALWAYS, HEALTH_INSURANCE_UNIT),),
    Law.HEALTH_INSURANCE_PERSON: ((_ALWAYS, HEALTH_INSURANCE_PERSON),),
    Law.LABOUR_INSURANCE: ((_ALWAYS, LABOUR_INSURANCE),),
    Law.NATIONAL_PENSION: ((_ALWAYS, NATIONAL_PENSION),),
}
"""For each law its rules, oldest first, each with the due day from which it holds."""


def rule_for(law: Law, *, due_on: date | None) -> AccrualRule:
    """Return the rule of a law for a debt that fell due on a day; the newest for None."""
    rules = RULES_BY_LAW[law]
    return next(rule for due_from, rule in reversed(rules) if due_on is None or due_from <= due_on)


@dataclass(eq=False, kw_only=True)
class RateNotKnown(Refusal):
    """The table has no postal rate for the year of a day; somebody must enter it."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """Postal one-year fixed-deposit rates, entered by the office.

    Attributes:
        rates: First day of each rate, ascending, and the rate in thousandths of a percent a
            year (1.725 % is 1725).  Every year needs its January 1st, so that a forgotten
            year is noticed instead of being charged at an old rate.
    """

    rates: tuple[tuple[date, int], ...]

    def rate_on(self, day: date) -> int:
        """Return the rate on a day, in thousandths of a percent a year.

        Raises:
            RateNotKnown: No rate of that year begins on the day or before it.
        """
        for first_day, rate in reversed(self.rates):
            if first_day <= day:
                if first_day.year == day.year:
                    return rate
                break
        raise RateNotKnown(day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due on a day.

    Attributes:
        parts: Delivered parts and what accrued since.
        accrued_late_fee_twd: How much of the late fee was added here.
        accrued_interest_twd: How much of the interest was added here.
        computed_for: The day the parts stand for; None where nobody knows.
        stands_as_delivered: Nothing could be computed for the day asked; the window shows
            *computed_for* beside the amount.
        late_fee_charged_twd: Every late fee ever charged, with what was added here.
    """

    parts: Parts
    accrued_late_fee_twd: Twd
    accrued_interest_twd: Twd
    computed_for: date | None
    stands_as_delivered: bool
    late_fee_charged_twd: Twd


def amount_due(  # noqa: PLR0913 - the facts of one case, each with its own name
    *,
    parts: Parts,
    late_fee_charged_twd: Twd,
    computed_on: date | None,
    due_on: date | None,
    rule: AccrualRule,
    on: date,
    rates: RateTable,
    is_working_day: Callable[[date], bool],
    principal_charged_on_twd: Twd | None = None,
) -> Due:
    """Compute what is due on a day from what was due on an earlier one.

    Args:
        parts: What was due on *computed_on*.
        late_fee_charged_twd: Every late fee ever charged, paid or not; the cap counts it.
        computed_on: Day of *parts*; None where the agency named none.
        due_on: 繳納期限 as printed; with the grace it is rolled over holidays.
        rule: See `rule_for`.
        on: The business day.
        rates: Used only where the rule has interest.
        is_working_day: The official calendar.
        principal_charged_on_twd: The principal before any of it was paid, the basis of the
            cap.  Without it the cap is taken of the principal still owed, which after a part
            payment can only be too low: an error in the payer's favour.

    Returns:
        The parts unchanged where the rule is none, *computed_on* or *due_on* is unknown, or
        *computed_on* is not before *on*; otherwise with what accrued in between.

    Raises:
        RateNotKnown: Interest accrues in a year without a rate.
    """
    charged_twd = max(late_fee_charged_twd, parts.late_fee_twd)
    has_rule = rule.kind is not AccrualKind.NONE
    if not has_rule or computed_on is None or due_on is None or computed_on >= on:
        return Due(
            parts=parts,
            accrued_late_fee_twd=ZERO_TWD,
            accrued_interest_twd=ZERO_TWD,
            computed_for=computed_on,
            stands_as_delivered=not (has_rule and computed_on == on),
            late_fee_charged_twd=charged_twd,
        )
    free_until = roll_to_working_day(due_on + timedelta(days=rule.grace_days), is_working_day)
    cap_basis_twd = max(parts.principal_twd, principal_charged_on_twd or ZERO_TWD)
    room_twd = max(cap_basis_twd * rule.cap_permille // 1000 - charged_twd, 0)
    fee_before_twd, fee_now_twd = (
        parts.principal_twd * rule.late_permille((day - free_until).days) // 1000
        for day in (computed_on, on)
    )
    late_fee_twd = Twd(min(fee_now_twd - fee_before_twd, room_twd))
    interest_twd = _interest(
        parts.principal_twd, rule, free_until=free_until, after=computed_on, on=on, rates=rates
    )
    return Due(
        parts=parts + Parts(late_fee_twd=late_fee_twd, interest_twd=interest_twd),
        accrued_late_fee_twd=late_fee_twd,
        accrued_interest_twd=interest_twd,
        computed_for=on,
        stands_as_delivered=False,
        late_fee_charged_twd=Twd(charged_twd + late_fee_twd),
    )


def _interest(
    principal_twd: Twd,
    rule: AccrualRule,
    *,
    free_until: date,
    after: date,
    on: date,
    rates: RateTable,
) -> Twd:
    """Return the interest of the days that *after* did not count yet, in whole NT$."""
    if rule.interest_after_days is None or not principal_twd:
        return ZERO_TWD
    not_counted = timedelta(days=0 if rule.counts_payment_day else 1)
    first_free = free_until + timedelta(days=rule.interest_after_days)
    begin, end = max(first_free, after - not_counted), on - not_counted
    if begin >= end:
        return ZERO_TWD
    if rule.interest_rate is InterestRate.DUE_DAY:
        rated_days = (end - begin).days * rates.rate_on(free_until)
    else:
        year_ends = (date(year, 12, 31) for year in range(begin.year, end.year))
        rated_days = sum(
            (last - before).days * rates.rate_on(date(last.year, 1, 1))
            for before, last in pairwise((begin, *year_ends, end))
            if before < last  # a year of which no day counts needs no rate
        )
    return Twd(principal_twd * rated_days // (365 * 100_000))
