import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.money import Twd
from counter_app.domain.post_slips import make_post_slip, post_check, post_fee
from counter_app.domain.virtual_accounts import check_004
from vectors import read_vectors

CHECKS = [v for v in read_vectors("post_office") if v["kind"] == "bot_post_check"]
(FEES,) = [v["table"] for v in read_vectors("post_office") if v["kind"] == "bot_post_fee"]


@pytest.mark.parametrize("vector", CHECKS, ids=lambda v: str(v["identify"]))
def test_the_published_check_digit_is_the_one_we_make(vector: dict[str, str]) -> None:
    base = vector["collection"] + vector["identify"]
    assert post_check(base, Twd(int(vector["amount"]))) == vector["expected"]


@pytest.mark.parametrize(("least", "most", "fee"), FEES)
def test_the_fee_is_that_of_the_published_table(least: int, most: int | None, fee: int) -> None:
    assert post_fee(Twd(least)) == fee
    assert post_fee(Twd(10**9 if most is None else most)) == fee
    if most is not None:
        assert post_fee(Twd(most + 1)) != fee


def test_a_slip_asks_for_the_amount_and_the_fee() -> None:
    slip = make_post_slip(account="19834251", base="700602000046271", amount_twd=Twd(14_520))

    assert slip.texts == ("19834251", "7006020000462714", "14535")
    assert (slip.amount_twd, slip.fee_twd) == (14_520, 15)


@given(
    st.text(alphabet="0123456789", min_size=11, max_size=15),
    st.integers(1, 9_999_999_000).map(Twd),
)
def test_the_check_is_one_digit_where_that_of_the_bank_is_nine(base: str, amount: Twd) -> None:
    slip = make_post_slip(account="19834251", base=base, amount_twd=amount)

    # The library that this was learned from writes "10" there.
    assert len(slip.number) == 16
    bank = int(check_004(base.rjust(15, "0"), Twd(amount + slip.fee_twd)))
    assert int(slip.number[-1]) == (bank + 1) % 10
    assert slip.number[:-1].endswith(base)
