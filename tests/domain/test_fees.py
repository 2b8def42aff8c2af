from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.fees import (
    FEE,
    HEALTH_INSURANCE_PERSON,
    HEALTH_INSURANCE_UNIT,
    LABOUR_INSURANCE,
    NATIONAL_PENSION,
    NO_ACCRUAL,
    RULES_BY_LAW,
    TAX_BEFORE_2022,
    TAX_FROM_2022,
    AccrualRule,
    Due,
    Law,
    RateNotKnown,
    RateTable,
    amount_due,
    rule_for,
)
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from vectors import read_vectors

RULE_OF_STEP = {2: TAX_BEFORE_2022, 3: TAX_FROM_2022}
DUE_ON = date(2024, 6, 12)  # a Wednesday
RATES = RateTable(
    rates=tuple((date(year, 1, 1), 1000 + 100 * (year - 2020)) for year in range(2020, 2031))
)
GROWING_RULES = st.sampled_from(
    [rule for rules in RULES_BY_LAW.values() for _, rule in rules if rule is not NO_ACCRUAL]
)
PRINCIPALS = st.integers(0, 10**9).map(Twd)
DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2028, 12, 31))


def is_weekday(day: date) -> bool:
    return day.weekday() < 5


def due_of(  # noqa: PLR0913 - the facts of one case, as in the function tested
    parts: Parts,
    *,
    rule: AccrualRule,
    on: date,
    computed_on: date | None = DUE_ON,
    due_on: date | None = DUE_ON,
    late_fee_charged_twd: int = 0,
    rates: RateTable = RATES,
    principal_charged_on_twd: int | None = None,
) -> Due:
    return amount_due(
        parts=parts,
        late_fee_charged_twd=Twd(late_fee_charged_twd),
        computed_on=computed_on,
        due_on=due_on,
        rule=rule,
        on=on,
        rates=rates,
        is_working_day=is_weekday,
        principal_charged_on_twd=(
            None if principal_charged_on_twd is None else Twd(principal_charged_on_twd)
        ),
    )


def principal(amount: int) -> Parts:
    return Parts(principal_twd=Twd(amount))


def days_late(count: int) -> date:
    return DUE_ON + timedelta(days=count)


@pytest.mark.parametrize(
    "vector", read_vectors("late_fees"), ids=lambda v: f"{v['step_days']}-{v['days_late']}"
)
def test_a_late_fee_of_the_vectors_is_charged(vector: dict[str, Any]) -> None:
    rule = RULE_OF_STEP[vector["step_days"]]

    due = due_of(principal(200_000), rule=rule, on=days_late(vector["days_late"]))

    assert rule.cap_permille == 10 * vector["cap_pct"]
    assert rule.late_permille(vector["days_late"]) == 10 * vector["pct"]
    assert due.accrued_late_fee_twd == due.parts.late_fee_twd == 2000 * vector["pct"]


def test_ten_days_late_with_a_tax_of_200000_cost_6000() -> None:
    due = due_of(principal(200_000), rule=TAX_FROM_2022, on=days_late(10))

    assert due == Due(
        parts=Parts(late_fee_twd=Twd(6000), principal_twd=Twd(200_000)),
        accrued_late_fee_twd=Twd(6000),
        accrued_interest_twd=Twd(0),
        computed_for=days_late(10),
        stands_as_delivered=False,
        late_fee_charged_twd=Twd(6000),
    )


def test_a_due_day_on_a_saturday_counts_from_monday() -> None:
    saturday = date(2024, 6, 15)

    def late_fee(days_after_saturday: int) -> int:
        on = saturday + timedelta(days=days_after_saturday)
        due = due_of(
            principal(200_000), rule=TAX_FROM_2022, on=on, due_on=saturday, computed_on=saturday
        )
        return due.accrued_late_fee_twd

    assert late_fee(2 + 3) == 0
    assert late_fee(2 + 4) == 2000


@pytest.mark.parametrize(
    ("rule", "days", "late_fee_twd"),
    [
        (LABOUR_INSURANCE, 15, 0),
        (LABOUR_INSURANCE, 16, 0),
        (LABOUR_INSURANCE, 17, 100),
        (LABOUR_INSURANCE, 20, 400),
        (LABOUR_INSURANCE, 5000, 20_000),
        (HEALTH_INSURANCE_UNIT, 5000, 15_000),
        (HEALTH_INSURANCE_PERSON, 5000, 5_000),
    ],
)
def test_insurance_has_grace_then_a_thousandth_a_day_up_to_the_cap(
    rule: AccrualRule, days: int, late_fee_twd: int
) -> None:
    # 15 days after the due Wednesday is a Thursday: nothing is rolled.
    due = due_of(principal(100_000), rule=rule, on=days_late(days), rates=RateTable(rates=()))

    assert due.accrued_late_fee_twd == late_fee_twd
    assert due.accrued_interest_twd == 0


def test_the_end_of_grace_is_rolled_over_a_weekend() -> None:
    due_on = date(2024, 6, 14)  # 15 days later is Saturday, June 29th
    monday = date(2024, 7, 1)

    def late_fee(on: date) -> int:
        return due_of(
            principal(100_000), rule=LABOUR_INSURANCE, on=on, due_on=due_on, computed_on=due_on
        ).accrued_late_fee_twd

    assert late_fee(monday + timedelta(days=1)) == 0
    assert late_fee(monday + timedelta(days=2)) == 100


def test_the_national_pension_bears_interest_to_the_day_before_payment() -> None:
    due = due_of(principal(1_000_000), rule=NATIONAL_PENSION, on=days_late(11))

    assert due.accrued_interest_twd == 1_000_000 * 10 * 1400 // (365 * 100_000)
    assert due.accrued_late_fee_twd == 0


def test_each_year_of_interest_has_the_rate_of_its_january_first() -> None:
    due = due_of(principal(1_000_000), rule=NATIONAL_PENSION, on=date(2026, 3, 1))

    # June 13th to the end of 2024, all of 2025, January and February of 2026.
    rated_days = 202 * 1400 + 365 * 1500 + 59 * 1600
    assert due.accrued_interest_twd == 1_000_000 * rated_days // (365 * 100_000)


def test_a_fee_bears_interest_after_its_late_fee_at_the_rate_of_the_due_day() -> None:
    rates = RateTable(rates=((date(2024, 1, 1), 1600), (date(2024, 4, 1), 1725)))

    on_day_30 = due_of(principal(1_000_000), rule=FEE, on=days_late(30), rates=rates)
    years_later = due_of(principal(1_000_000), rule=FEE, on=days_late(30 + 730), rates=rates)

    assert on_day_30.parts == Parts(late_fee_twd=Twd(140_000), principal_twd=Twd(1_000_000))
    assert years_later.accrued_late_fee_twd == 150_000
    assert years_later.accrued_interest_twd == 1_000_000 * 730 * 1725 // (365 * 100_000) == 34_500


def test_interest_in_a_year_without_a_rate_is_refused() -> None:
    with pytest.raises(RateNotKnown) as refusal:
        due_of(
            principal(1000),
            rule=NATIONAL_PENSION,
            on=date(2031, 1, 3),
            computed_on=date(2030, 12, 1),
        )

    assert refusal.value.day == date(2031, 1, 1)


def test_a_year_of_which_no_day_counts_needs_no_rate() -> None:
    rates = RateTable(rates=((date(2025, 1, 1), 1725),))
    due = due_of(
        principal(1_000_000),
        rule=NATIONAL_PENSION,
        computed_on=date(2025, 1, 1),
        on=date(2025, 1, 11),
        rates=rates,
    )

    assert due.accrued_interest_twd == 1_000_000 * 10 * 1725 // (365 * 100_000)


def test_a_rate_holds_from_its_first_day_within_its_year_only() -> None:
    rates = RateTable(rates=((date(2024, 1, 1), 1600), (date(2024, 3, 27), 1725)))

    assert rates.rate_on(date(2024, 3, 26)) == 1600
    assert rates.rate_on(date(2024, 3, 27)) == 1725
    for day in (date(2023, 12, 31), date(2025, 1, 1)):
        with pytest.raises(RateNotKnown):
            rates.rate_on(day)


def test_only_what_accrues_after_the_day_of_computation_is_added() -> None:
    delivered = Parts(late_fee_twd=Twd(6000), principal_twd=Twd(200_000), costs_twd=Twd(50))

    due = due_of(
        delivered,
        rule=TAX_FROM_2022,
        computed_on=days_late(10),
        on=days_late(13),
        late_fee_charged_twd=6000,
    )

    assert due.accrued_late_fee_twd == 2000
    assert due.parts == replace(delivered, late_fee_twd=Twd(8000))
    assert due.late_fee_charged_twd == 8000


def test_the_cap_counts_a_delivered_fee_that_is_higher_than_ours() -> None:
    delivered = Parts(late_fee_twd=Twd(19_000), principal_twd=Twd(200_000))

    due = due_of(delivered, rule=TAX_FROM_2022, computed_on=days_late(10), on=days_late(400))

    assert due.accrued_late_fee_twd == 1000
    assert due.late_fee_charged_twd == 20_000


def test_a_delivered_fee_above_the_cap_stands_and_grows_no_more() -> None:
    delivered = Parts(late_fee_twd=Twd(30_000), principal_twd=Twd(200_000))

    due = due_of(delivered, rule=TAX_FROM_2022, on=days_late(400))

    assert due.parts == delivered


def test_the_cap_is_taken_of_the_first_principal_where_that_is_known() -> None:
    def after_part_payment(*, of_twd: int | None) -> Due:
        return due_of(
            principal(40_000),
            rule=LABOUR_INSURANCE,
            computed_on=days_late(96),
            on=days_late(106),
            late_fee_charged_twd=8000,
            principal_charged_on_twd=of_twd,
        )

    unknown, known = after_part_payment(of_twd=None), after_part_payment(of_twd=100_000)

    assert unknown.accrued_late_fee_twd == 0, "too low, in the payer's favour"
    assert known.accrued_late_fee_twd == 400


@pytest.mark.parametrize("computed_on", [None, date(2024, 6, 1), date(2030, 1, 1)])
def test_without_a_rule_the_parts_stand_as_delivered(computed_on: date | None) -> None:
    delivered = Parts(late_fee_twd=Twd(10), principal_twd=Twd(1000))

    due = due_of(delivered, rule=NO_ACCRUAL, computed_on=computed_on, on=date(2025, 1, 1))

    assert due.parts == delivered
    assert due.stands_as_delivered
    assert due.computed_for == computed_on
    assert due.late_fee_charged_twd == 10


@pytest.mark.parametrize(
    ("computed_on", "due_on"), [(None, DUE_ON), (DUE_ON, None), (date(2031, 1, 1), DUE_ON)]
)
def test_without_a_day_or_computed_ahead_the_parts_stand_as_delivered(
    computed_on: date | None, due_on: date | None
) -> None:
    due = due_of(
        principal(1000),
        rule=TAX_FROM_2022,
        on=date(2025, 1, 1),
        computed_on=computed_on,
        due_on=due_on,
    )

    assert due.parts == principal(1000)
    assert due.stands_as_delivered
    assert due.computed_for == computed_on


def test_parts_computed_for_the_very_day_are_current() -> None:
    due = due_of(principal(1000), rule=TAX_FROM_2022, computed_on=days_late(40), on=days_late(40))

    assert due.parts == principal(1000)
    assert not due.stands_as_delivered
    assert due.computed_for == days_late(40)


def test_a_case_without_principal_grows_no_more_and_needs_no_rate() -> None:
    costs_only = Parts(costs_twd=Twd(500))

    due = due_of(costs_only, rule=NATIONAL_PENSION, on=days_late(900), rates=RateTable(rates=()))

    assert due.parts == costs_only
    assert due.computed_for == days_late(900)


@given(PRINCIPALS, GROWING_RULES, DAYS, st.tuples(DAYS, DAYS))
def test_a_debt_never_shrinks_as_days_pass(
    amount: Twd, rule: AccrualRule, computed_on: date, days: tuple[date, date]
) -> None:
    sooner, later = sorted(days)

    first = due_of(principal(amount), rule=rule, computed_on=computed_on, on=sooner)
    second = due_of(principal(amount), rule=rule, computed_on=computed_on, on=later)

    assert first.accrued_late_fee_twd <= second.accrued_late_fee_twd
    assert first.accrued_interest_twd <= second.accrued_interest_twd


@given(PRINCIPALS, PRINCIPALS, GROWING_RULES, st.tuples(DAYS, DAYS))
def test_late_fees_never_pass_the_cap_unless_they_were_delivered_above_it(
    amount: Twd, charged: Twd, rule: AccrualRule, days: tuple[date, date]
) -> None:
    computed_on, on = days
    due = due_of(
        principal(amount),
        rule=rule,
        computed_on=computed_on,
        on=on,
        late_fee_charged_twd=charged,
    )

    assert due.late_fee_charged_twd <= max(charged, amount * rule.cap_permille // 1000)
    assert due.late_fee_charged_twd == charged + due.accrued_late_fee_twd


@given(PRINCIPALS, PRINCIPALS, GROWING_RULES, st.tuples(DAYS, DAYS, DAYS))
def test_by_way_of_a_day_between_the_late_fee_is_the_same_and_interest_within_a_dollar(
    amount: Twd, charged: Twd, rule: AccrualRule, days: tuple[date, date, date]
) -> None:
    start, between, end = sorted(days)
    parts = principal(amount)

    directly = due_of(parts, rule=rule, computed_on=start, on=end, late_fee_charged_twd=charged)
    halfway = due_of(parts, rule=rule, computed_on=start, on=between, late_fee_charged_twd=charged)
    onwards = due_of(
        halfway.parts,
        rule=rule,
        computed_on=between,
        on=end,
        late_fee_charged_twd=halfway.late_fee_charged_twd,
    )

    assert onwards.late_fee_charged_twd == directly.late_fee_charged_twd
    assert onwards.parts.late_fee_twd == directly.parts.late_fee_twd
    # Each stop drops at most the fraction of a dollar, in the payer's favour.
    assert 0 <= directly.parts.interest_twd - onwards.parts.interest_twd <= 1


@given(PRINCIPALS, st.integers(0, 400))
def test_from_the_due_day_on_the_late_fee_is_the_percentage_of_the_law(
    amount: Twd, count: int
) -> None:
    due = due_of(principal(amount), rule=TAX_FROM_2022, on=days_late(count))

    percent = min(max(count - 1, 0) // 3, 10)
    assert due.accrued_late_fee_twd == amount * percent // 100


def test_a_tax_that_fell_due_before_2022_keeps_the_rule_of_its_time() -> None:
    assert rule_for(Law.TAX, due_on=date(2021, 12, 31)) is TAX_BEFORE_2022
    assert rule_for(Law.TAX, due_on=date(2022, 1, 1)) is TAX_FROM_2022
    assert rule_for(Law.TAX, due_on=None) is TAX_FROM_2022


@pytest.mark.parametrize("law", list(Law))
def test_every_law_has_a_rule_for_every_due_day(law: Law) -> None:
    assert rule_for(law, due_on=date.min) is RULES_BY_LAW[law][0][1]
    starts = [start for start, _ in RULES_BY_LAW[law]]
    assert starts == sorted(starts)
