from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.instalments import InstalmentsRefused, most_instalments, split_debt
from counter_app.domain.money import Twd
from counter_app.domain.parts import PartName, Parts
from counter_app.services.working_days import is_working_day

DUE = Parts(costs_twd=Twd(50), interest_twd=Twd(20), late_fee_twd=Twd(300), principal_twd=Twd(3000))
FIRST_DAY = date(2025, 12, 31)
AMOUNTS = st.integers(0, 3_000_000).map(Twd)
PARTS = st.builds(
    Parts, costs_twd=AMOUNTS, interest_twd=AMOUNTS, late_fee_twd=AMOUNTS, principal_twd=AMOUNTS
).filter(lambda parts: parts.total_twd >= 2)


@pytest.mark.parametrize(
    ("amount", "most"),
    [
        (1, 6),
        (199_999, 6),
        (200_000, 8),
        (999_999, 8),
        (1_000_000, 16),
        (4_999_999, 16),
        (5_000_000, 36),
        (9_999_999, 36),
        (10_000_000, 60),
        (60_000_000, 60),
    ],
)
def test_how_many_instalments_are_permitted_follows_the_amount(amount: int, most: int) -> None:
    assert most_instalments(Twd(amount)) == most


@pytest.mark.parametrize(
    ("amount", "count", "most"),
    [(3370, 1, 6), (3370, 0, 6), (3370, 7, 6), (5, 6, 5), (1, 2, 1), (10_000_000, 61, 60)],
)
def test_more_than_permitted_or_fewer_than_two_are_refused(
    amount: int, count: int, most: int
) -> None:
    due = Parts(principal_twd=Twd(amount))
    with pytest.raises(InstalmentsRefused) as refused:
        split_debt(due, count=count, first_due_on=FIRST_DAY, is_working_day=is_working_day)
    assert (refused.value.count, refused.value.most) == (count, most)


def test_the_first_takes_what_does_not_divide_and_parts_are_settled_in_their_order() -> None:
    made = split_debt(DUE, count=4, first_due_on=FIRST_DAY, is_working_day=is_working_day)

    assert [each.amount_twd for each in made] == [844, 842, 842, 842]
    assert [each.number for each in made] == [1, 2, 3, 4]
    assert made[0].parts == Parts(
        costs_twd=Twd(50), interest_twd=Twd(20), late_fee_twd=Twd(300), principal_twd=Twd(474)
    )
    assert made[3].parts == Parts(principal_twd=Twd(842))


def test_another_order_settles_other_parts_first() -> None:
    order = (PartName.PRINCIPAL, PartName.LATE_FEE, PartName.INTEREST, PartName.COSTS)
    made = split_debt(
        DUE, count=2, first_due_on=FIRST_DAY, is_working_day=is_working_day, order=order
    )

    assert made[0].parts == Parts(principal_twd=Twd(1685))
    assert made[1].parts.costs_twd == 50


def test_the_last_day_of_a_month_stays_the_last_and_holidays_are_stepped_over() -> None:
    made = split_debt(
        Parts(principal_twd=Twd(60_000)),
        count=6,
        first_due_on=FIRST_DAY,
        is_working_day=is_working_day,
    )
    assert [each.due_on for each in made] == [
        date(2025, 12, 31),
        date(2026, 2, 2),  # January 31st is a Saturday
        date(2026, 3, 2),  # February 28th is a Saturday, and the day of peace with it
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 6, 1),
    ]


@given(PARTS, st.data(), st.dates(date(2017, 1, 1), date(2022, 12, 31)))
def test_instalments_add_up_to_the_debt_and_fall_on_working_days(
    due: Parts, data: st.DataObject, first_day: date
) -> None:
    most = min(most_instalments(due.total_twd), due.total_twd)
    count = data.draw(st.integers(2, most))
    made = split_debt(due, count=count, first_due_on=first_day, is_working_day=is_working_day)

    assert len(made) == count
    for name in ("costs_twd", "interest_twd", "late_fee_twd", "principal_twd"):
        assert sum(getattr(each.parts, name) for each in made) == getattr(due, name)
    assert min(each.amount_twd for each in made) >= 1
    assert made[0].amount_twd - made[-1].amount_twd < count
    assert all(is_working_day(each.due_on) for each in made)
    assert all(before.due_on < after.due_on for before, after in pairwise(made))
    assert made[0].due_on >= first_day
