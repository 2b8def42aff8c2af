import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.money import Twd
from counter_app.domain.parts import (
    DEFAULT_ORDER,
    AmountAboveDue,
    AmountNotPositive,
    PartName,
    Parts,
    allocate,
)

AMOUNTS = st.integers(0, 10**9).map(Twd)
PARTS = st.builds(
    Parts, costs_twd=AMOUNTS, interest_twd=AMOUNTS, late_fee_twd=AMOUNTS, principal_twd=AMOUNTS
)
ORDERS = st.permutations(list(PartName)).map(tuple)
DUE = Parts(costs_twd=Twd(50), interest_twd=Twd(20), late_fee_twd=Twd(300), principal_twd=Twd(3000))


def test_costs_come_first_then_interest_and_late_fee_then_principal() -> None:
    assert allocate(DUE, Twd(60)) == Parts(costs_twd=Twd(50), interest_twd=Twd(10))
    assert allocate(DUE, Twd(371)) == Parts(
        costs_twd=Twd(50), interest_twd=Twd(20), late_fee_twd=Twd(300), principal_twd=Twd(1)
    )


def test_the_order_is_a_setting() -> None:
    principal_first = (
        PartName.PRINCIPAL,
        PartName.LATE_FEE,
        PartName.INTEREST,
        PartName.COSTS,
    )

    assert allocate(DUE, Twd(3100), principal_first) == Parts(
        principal_twd=Twd(3000), late_fee_twd=Twd(100)
    )


@given(PARTS.filter(lambda due: due.total_twd > 0), ORDERS, st.data())
def test_what_is_allocated_adds_up_and_never_exceeds_a_part(
    due: Parts, order: tuple[PartName, ...], data: st.DataObject
) -> None:
    amount_twd = Twd(data.draw(st.integers(1, due.total_twd)))

    paid = allocate(due, amount_twd, order)

    assert paid.total_twd == amount_twd
    left = due - paid
    assert left + paid == due
    # A later part is touched only when every earlier one is settled.
    touched = [paid.amount_of(name) > 0 for name in order]
    open_parts = [left.amount_of(name) > 0 for name in order]
    for earlier in range(len(order)):
        if open_parts[earlier]:
            assert not any(touched[earlier + 1 :])


@given(PARTS.filter(lambda due: due.total_twd > 0), ORDERS)
def test_the_whole_amount_settles_every_part(due: Parts, order: tuple[PartName, ...]) -> None:
    assert allocate(due, due.total_twd, order) == due


@given(PARTS.filter(lambda due: due.total_twd > 1), ORDERS, st.data())
def test_two_payments_settle_what_one_of_their_sum_settles(
    due: Parts, order: tuple[PartName, ...], data: st.DataObject
) -> None:
    first_twd = Twd(data.draw(st.integers(1, due.total_twd - 1)))
    second_twd = Twd(data.draw(st.integers(1, due.total_twd - first_twd)))

    first = allocate(due, first_twd, order)
    second = allocate(due - first, second_twd, order)

    assert first + second == allocate(due, Twd(first_twd + second_twd), order)


def test_more_than_is_due_is_refused_with_both_amounts() -> None:
    with pytest.raises(AmountAboveDue) as refusal:
        allocate(DUE, Twd(3371))

    assert (refusal.value.due_twd, refusal.value.amount_twd) == (3370, 3371)


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_is_refused(amount: int) -> None:
    with pytest.raises(AmountNotPositive) as refusal:
        allocate(DUE, Twd(amount))

    assert refusal.value.amount_twd == amount


@pytest.mark.parametrize(
    "order", [(), DEFAULT_ORDER[:3], (*DEFAULT_ORDER, PartName.COSTS), (PartName.COSTS,) * 4]
)
def test_an_order_that_does_not_name_every_part_once_is_a_bug(order: tuple[PartName, ...]) -> None:
    with pytest.raises(ValueError, match="not an order"):
        allocate(DUE, Twd(1), order)


def test_a_part_is_never_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Parts(interest_twd=Twd(-1))
    with pytest.raises(ValueError, match="negative"):
        Parts(costs_twd=Twd(1)) - Parts(costs_twd=Twd(2))


def test_a_part_is_found_by_its_name() -> None:
    assert [DUE.amount_of(name) for name in DEFAULT_ORDER] == [50, 20, 300, 3000]
