from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.money import Twd
from counter_app.domain.numerals import capital_numerals
from vectors import read_vectors

VECTORS = read_vectors("capital_numerals")
AMOUNTS = st.one_of(
    st.integers(0, 10**16 - 1),
    # Amounts of few digits other than zero are where the rules for 零 bite.
    st.lists(st.sampled_from("0001"), min_size=1, max_size=16).map(lambda d: int("".join(d))),
)
VALUES = {digit: value for value, digit in enumerate("零壹貳參肆伍陸柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}
SECTIONS = {"萬": 10**4, "億": 10**8, "兆": 10**12}


def words_of(vector: dict[str, Any]) -> str:
    """Return the words of a source, without what some sources leave out."""
    return str(vector["text"]).removesuffix("整").removesuffix("元")


def read_words(text: str) -> int:
    """Read capital numerals the way a person does, independently of how they are written."""
    total = section = digit = 0
    for sign in text:
        if sign in VALUES:
            digit = VALUES[sign]
        elif sign in PLACES:
            section += digit * PLACES[sign]
            digit = 0
        else:
            total += (section + digit) * SECTIONS[sign]
            section = digit = 0
    return total + section + digit


@pytest.mark.parametrize(
    "vector", [v for v in VECTORS if v.get("expected_to_agree", True)], ids=lambda v: str(v["text"])
)
def test_an_amount_is_written_as_its_source_writes_it(vector: dict[str, Any]) -> None:
    assert capital_numerals(Twd(vector["n"]), prefix="") == f"{words_of(vector)}元整"


@pytest.mark.parametrize(
    "vector",
    [v for v in VECTORS if not v.get("expected_to_agree", True)],
    ids=lambda v: str(v["text"]),
)
def test_an_amount_that_its_source_writes_wrongly_is_written_otherwise(
    vector: dict[str, Any],
) -> None:
    assert capital_numerals(Twd(vector["n"]), prefix="") != f"{words_of(vector)}元整"


def test_trailing_zeros_of_a_section_give_no_zero() -> None:
    assert capital_numerals(Twd(7_104_000), prefix="") == "柒佰壹拾萬肆仟元整"
    assert capital_numerals(Twd(10_000_500), prefix="") == "壹仟萬零伍佰元整"


def test_the_prefix_names_the_currency_unless_told_otherwise() -> None:
    assert capital_numerals(Twd(2350)) == "新臺幣貳仟參佰伍拾元整"
    assert capital_numerals(Twd(2350), prefix="合計") == "合計貳仟參佰伍拾元整"


@given(AMOUNTS)
def test_the_words_are_read_back_as_the_amount_so_no_two_amounts_share_them(amount: int) -> None:
    words = capital_numerals(Twd(amount), prefix="").removesuffix("元整")

    assert read_words(words) == amount


@given(AMOUNTS.filter(bool))
def test_zeros_are_never_doubled_nor_at_either_end(amount: int) -> None:
    words = capital_numerals(Twd(amount), prefix="").removesuffix("元整")

    assert "零零" not in words
    assert not words.startswith("零")
    assert not words.endswith("零")
    assert not any(f"零{unit}" in words for unit in "拾佰仟萬億兆")


@pytest.mark.parametrize("amount", [-1, 10**16])
def test_an_amount_without_words_is_a_bug(amount: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        capital_numerals(Twd(amount))
