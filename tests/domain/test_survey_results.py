"""Shares, changes and periods, beside the arithmetic of the library."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counted_surveys import TABLE_2025
from counter_app.domain.questionnaires import FORM_OF_2025, Question, QuestionKind
from counter_app.domain.survey_results import (
    Period,
    PeriodKind,
    QuestionCounts,
    QuestionResult,
    half_of,
    month_of,
    period_after,
    period_before,
    period_name,
    period_of,
    say_change,
    say_share,
    share,
    visible_groups,
    year_of,
)

TIME, PROCESS = FORM_OF_2025.questions[:2]
DAYS = st.dates(date(1990, 1, 1), date(2110, 12, 31))
PARTS = st.integers(1, 10**7).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
# Where the third place is exactly a five.
FLOATS_FAIL = [(1, 32), (5, 32), (29, 32), (1, 800), (57, 800), (113, 800), (581, 800)]


def counted(*counts: int, question: Question = PROCESS) -> QuestionCounts:
    return QuestionCounts(question=question, valid=sum(counts), blank=0, invalid=0, counts=counts)


# --- shares --------------------------------------------------------------------------------


@given(PARTS)
def test_a_share_is_the_one_of_decimal_rounded_half_up(part: tuple[int, int]) -> None:
    count, of = part
    # A quotient that ends in 5 at the third place is finite, so this precision is exact enough.
    expected = (Decimal(100 * count) / Decimal(of)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    assert Decimal(say_share(share(count, of))) == expected


@given(PARTS)
def test_a_share_is_within_half_a_hundredth_of_the_fraction(part: tuple[int, int]) -> None:
    count, of = part
    off = Fraction(share(count, of), 10_000) - Fraction(count, of)

    assert -Fraction(1, 20_000) < off <= Fraction(1, 20_000)


@given(st.integers(1, 10**6), st.integers(0, 9_999))
def test_a_share_that_ends_in_five_goes_up(scale: int, hundredths: int) -> None:
    count, of = (2 * hundredths + 1) * scale, 20_000 * scale

    assert share(count, of) == hundredths + 1


@pytest.mark.parametrize(("count", "of"), FLOATS_FAIL)
def test_half_goes_up_where_binary_floats_fail(count: int, of: int) -> None:
    exact = (Decimal(100 * count) / of).quantize(Decimal("0.01"), ROUND_HALF_UP)

    assert say_share(share(count, of)) == str(exact)
    # The control: what a program with floats would have printed.
    assert f"{100 * count / of:.2f}" != str(exact)


@pytest.mark.parametrize(("count", "of"), [(57, 800), (113, 800), (581, 800)])
def test_adding_a_half_to_a_float_does_not_help(count: int, of: int) -> None:
    assert share(count, of) == floor(count / of * 10_000 + 0.5) + 1


def test_nothing_of_nothing_is_no_share() -> None:
    assert share(0, 0) == 0


@pytest.mark.parametrize("each", TABLE_2025["questions"], ids=lambda each: each["code"])
def test_the_counts_of_2025_give_the_printed_percentages(each: dict[str, object]) -> None:
    question = FORM_OF_2025.question(str(each["code"]))
    assert question is not None
    counts = each["counts"]
    assert isinstance(counts, list)
    found = counted(*counts, question=question)
    reported = each["reported"]
    assert isinstance(reported, list)

    assert found.valid == each["valid"]
    assert [say_share(one) for one in found.shares][: len(reported)] == reported
    assert found.top_two is not None
    assert say_share(found.top_two) == each["top_two"]


def test_the_time_question_of_2025_does_not_fit_the_106_that_the_report_says() -> None:
    assert [say_share(share(count, 106)) for count in (87, 13)] != ["83.65", "12.50"]


def test_the_first_two_choices_are_added_before_they_are_rounded() -> None:
    found = counted(1, 1, 1, 0)

    assert found.shares[:2] == (3333, 3333)
    assert found.top_two == 6667


def test_only_choices_that_go_from_good_to_bad_have_a_top_two() -> None:
    single = replace(PROCESS, kind=QuestionKind.SINGLE, low_from=0)

    assert counted(1, 2, 3, 4, question=single).top_two is None
    assert counted(1, 2, 3, 4, question=TIME).top_two == 3000


# --- changes -------------------------------------------------------------------------------


def test_a_change_is_the_difference_of_what_is_printed() -> None:
    result = QuestionResult(now=counted(1, 1, 1, 0), before=counted(1, 0, 6, 0))

    # 33.33 - 14.29; the fractions themselves differ by 19.05.
    assert result.changes[0] == 3333 - 1429
    assert result.top_two_change == 6667 - 1429
    assert say_change(result.changes[0]) == "+19.04"


@pytest.mark.parametrize(
    ("change", "said"), [(0, "0.00"), (5, "+0.05"), (-5, "-0.05"), (-10_000, "-100.00")]
)
def test_a_change_has_its_sign(change: int, said: str) -> None:
    assert say_change(change) == said


def test_where_nobody_answered_before_or_now_nothing_has_changed() -> None:
    nobody = counted(0, 0, 0, 0)
    for result in (
        QuestionResult(now=counted(1, 0, 0, 0), before=None),
        QuestionResult(now=counted(1, 0, 0, 0), before=nobody),
        QuestionResult(now=nobody, before=counted(1, 0, 0, 0)),
    ):
        assert result.changes == (None,) * 4
        assert result.top_two_change is None


def test_shares_of_other_choices_are_not_compared() -> None:
    other = replace(PROCESS, choices=PROCESS.choices[:3], low_from=3)
    result = QuestionResult(now=counted(3, 1, 0, 0), before=counted(1, 0, 1, question=other))

    assert result.changes == (None,) * 4
    assert result.top_two_change == 10_000 - 5_000


def test_a_better_translation_of_a_choice_compares_as_before() -> None:
    mended = tuple(replace(each, label_en=f"{each.label_en}!") for each in PROCESS.choices)
    other = replace(PROCESS, choices=mended, wording_zh="流程")
    result = QuestionResult(now=counted(3, 1, 0, 0), before=counted(1, 3, 0, 0, question=other))

    assert result.changes == (5_000, -5_000, 0, 0)


# --- periods -------------------------------------------------------------------------------


@given(DAYS)
def test_a_day_lies_in_its_month_half_and_year(day: date) -> None:
    month, half, year = month_of(day), half_of(day), year_of(day)

    assert year.from_day <= half.from_day <= month.from_day <= day
    assert day <= month.to_day <= half.to_day <= year.to_day
    assert (month.from_day.day, (month.to_day + timedelta(days=1)).day) == (1, 1)
    assert month.from_day.month == month.to_day.month == day.month
    assert (half.to_day.month - half.from_day.month, year.to_day.month) == (5, 12)


@given(DAYS, st.sampled_from([month_of, half_of, year_of]))
def test_a_whole_period_is_known_again_and_has_neighbours_of_its_kind(
    day: date, of: Callable[[date], Period]
) -> None:
    period = of(day)
    before = period_before(period)

    assert period_of(period.from_day, period.to_day) == period
    assert before.kind is period.kind
    assert before.to_day == period.from_day - timedelta(days=1)
    assert period_before(period_after(period)) == period == period_after(before)


@given(DAYS, st.integers(0, 900))
def test_before_any_days_there_were_as_many(day: date, length: int) -> None:
    period = period_of(day, day + timedelta(days=length))
    assume(period.kind is PeriodKind.DAYS)
    before = period_before(period)

    assert before.to_day - before.from_day == period.to_day - period.from_day
    assert before.to_day + timedelta(days=1) == period.from_day


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2025, 1, 1), date(2025, 1, 31), "114-01"),
        (date(2024, 2, 1), date(2024, 2, 29), "113-02"),
        (date(2023, 2, 1), date(2023, 2, 28), "112-02"),
        (date(2025, 1, 1), date(2025, 6, 30), "114-H1"),
        (date(2025, 7, 1), date(2025, 12, 31), "114-H2"),
        (date(2010, 1, 1), date(2010, 12, 31), "099"),
        (date(2025, 1, 1), date(2025, 12, 30), "20250101-20251230"),
        (date(2024, 2, 1), date(2024, 2, 28), "20240201-20240228"),
    ],
)
def test_periods_by_hand(first: date, last: date, name: str) -> None:
    assert period_name(period_of(first, last)) == name


# --- small groups --------------------------------------------------------------------------


@given(st.lists(st.integers(0, 30), max_size=9))
def test_no_part_that_is_shown_is_small_and_neither_is_the_rest(sizes: list[int]) -> None:
    shown = visible_groups(sizes)
    rest = sum(size for size, is_shown in zip(sizes, shown, strict=True) if not is_shown)

    assert all(size >= 5 for size, is_shown in zip(sizes, shown, strict=True) if is_shown)
    assert rest == 0 or rest >= 5 or not any(shown)


@given(st.lists(st.integers(5, 30), max_size=9))
def test_where_no_part_is_small_all_are_shown(sizes: list[int]) -> None:
    assert all(visible_groups(sizes))


def test_leaving_the_small_ones_out_is_not_enough() -> None:
    # The control: the whole without the others would be the three of desk 3.
    assert 60 + 41 + 3 - 60 - 41 < 5
    assert visible_groups([60, 41, 3]) == (True, False, False)
