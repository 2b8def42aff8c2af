from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import roc_year
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import (
    BarcodeScheme,
    CollectionContract,
    SegmentThreeRule,
    SegmentTwoRule,
)
from counter_app.domain.store_barcodes import (
    BarcodeRefused,
    StoreBarcode,
    WrongCheckCharacters,
    amount_in,
    build_barcode,
    check_barcode,
    check_characters,
    last_day_in,
    tax_check_character,
)
from vectors import read_vectors

VECTORS = read_vectors("cvs_barcodes")
AGREEING = [v for v in VECTORS if v.get("expected_to_agree", True)]
DIFFERING = [v for v in VECTORS if not v.get("expected_to_agree", True)]

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "+%-. $/"
"""All that Code 39 has beside digits and capital letters."""

# The table of domain.md, written down once more and in another way than the code has it.
SAME_VALUE = ("0/", "1AJ+", "2BKS%", "3CLT", "4DMU", "5ENV", "6FOW-", "7GPX.", "8HQY ", "9IRZ$")
VALUE = {sign: value for value, group in enumerate(SAME_VALUE) for sign in group}

TODAY = date(2025, 11, 20)
CONTRACT = CollectionContract(service_code="6II")
TAX = CollectionContract(
    scheme=BarcodeScheme.TAX,
    service_code="6AE",
    segment_2=SegmentTwoRule.TAX,
    number_prefix="E1000",
    segment_3=SegmentThreeRule.CONSTANT,
    segment_3_constant="355",
    amount_width=10,
)

DAYS = st.dates(min_value=date(1912, 1, 1), max_value=date(2910, 12, 31))
NUMBERS = st.text(alphabet=DIGITS, min_size=12, max_size=16)


def barcode_of(vector: dict[str, Any]) -> StoreBarcode:
    is_tax = vector["scheme"] == "natax36"
    return StoreBarcode(
        segment_1=vector["seg1"],
        segment_2=vector["seg2"],
        segment_3=vector["seg3"],
        scheme=BarcodeScheme.TAX if is_tax else BarcodeScheme.STORE,
    )


def build(contract: CollectionContract = CONTRACT, **changes: Any) -> StoreBarcode:  # noqa: ANN401
    values: dict[str, Any] = {
        "number": "7006020000462711",
        "amount_twd": Twd(14_520),
        "last_day": date(2025, 12, 4),
        "issued_on": TODAY,
    }
    return build_barcode(contract, **values | changes)


def is_caught(barcode: StoreBarcode) -> bool:
    try:
        check_barcode(barcode)
    except WrongCheckCharacters:
        return True
    return False


@pytest.mark.parametrize("vector", AGREEING, ids=lambda v: str(v["seg2"]))
def test_published_barcodes_carry_the_characters_we_make(vector: dict[str, Any]) -> None:
    barcode = barcode_of(vector)

    check_barcode(barcode)
    assert amount_in(barcode) == vector["amount"]
    one, two, three = barcode.segments
    if barcode.scheme is BarcodeScheme.TAX:
        assert tax_check_character(one, two, three[:4] + three[5:]) == vector["check"]
    else:
        assert check_characters(one, two, three[:4] + three[6:]) == vector["check"]


@pytest.mark.parametrize("vector", DIFFERING, ids=lambda v: str(v["seg2"]))
def test_a_scheme_of_others_is_not_taken_for_ours(vector: dict[str, Any]) -> None:
    assert is_caught(barcode_of(vector))


def test_published_barcodes_are_built_from_a_contract() -> None:
    bank_of_taiwan = replace(
        CONTRACT,
        segment_3=SegmentThreeRule.CONSTANT,
        segment_3_constant="1234",
        has_deadline=False,
    )
    assert build(bank_of_taiwan).segments == (
        "9999996II",
        "7006020000462711",
        "1234A4000014520",
    )
    taishin = replace(CONTRACT, service_code="627")
    assert build(
        taishin,
        number="AIIN000000020892",
        amount_twd=Twd(3900),
        last_day=date(2007, 4, 2),
    ).segments == ("960402627", "AIIN000000020892", "040265000003900")
    assert build(
        TAX,
        amount_twd=Twd(30_000),
        last_day=date(2026, 9, 30),
        obligor_number="85120097",
    ).segments == ("1509306AE", "E100085120097159011", "3554O0000030000")


def test_signs_have_the_value_of_the_published_table() -> None:
    for sign, value in VALUE.items():
        # Alone at an odd place, a sign is the first check character itself.
        expected = "A" if value == 0 else str(value)
        assert check_characters(sign, "", "") == f"{expected}X"
    assert sorted(VALUE) == sorted(DIGITS + LETTERS + SIGNS)


@pytest.mark.parametrize(
    ("segments", "check"),
    [
        (("0", "0", "0"), "AX"),
        (("9", "1", "0"), "BX"),
        (("9", "2", "0"), "AX"),
        (("09", "01", "0"), "AY"),
        (("09", "02", "0"), "AX"),
        (("95", "06", "1"), "BX"),
    ],
)
def test_nothing_and_ten_have_letters_of_their_own(
    segments: tuple[str, str, str], check: str
) -> None:
    assert check_characters(*segments) == check


@given(
    text=st.tuples(
        st.text(alphabet=DIGITS + LETTERS, min_size=9, max_size=9),
        st.text(alphabet=DIGITS + LETTERS, min_size=16, max_size=16),
        st.text(alphabet=DIGITS + LETTERS, min_size=4, max_size=4),
        st.text(alphabet=DIGITS, min_size=9, max_size=9),
    ),
    place=st.integers(0, 39),
    sign=st.sampled_from(DIGITS + LETTERS + SIGNS + "a臺"),
)
def test_one_changed_character_is_caught_unless_it_has_the_same_value(
    text: tuple[str, str, str, str], place: int, sign: str
) -> None:
    """The rule of the stores adds values from 0 to 9 modulo 11.

    So it sees every change of a value, and none between signs of one value, such as 1, A, J and
    ``+``; a changed check character is always seen, for it is compared as it stands.
    """
    one, two, head, amount = text
    whole = one + two + head + check_characters(one, two, head + amount) + amount
    changed = whole[:place] + sign + whole[place + 1 :]
    is_check = place in {29, 30}
    seen = StoreBarcode(segment_1=changed[:9], segment_2=changed[9:25], segment_3=changed[25:])

    if is_check:
        assert is_caught(seen) is (sign != whole[place])
    else:
        assert is_caught(seen) is (VALUE.get(sign) != VALUE[whole[place]])


@given(st.data())
def test_signs_of_one_value_stand_for_each_other_unseen(data: st.DataObject) -> None:
    barcode = build(number="AIIN000000020892", amount_twd=Twd(data.draw(st.integers(1, 10**9 - 1))))
    place = data.draw(st.integers(0, 15))
    sign = data.draw(st.sampled_from(SAME_VALUE[VALUE[barcode.segment_2[place]]]))
    twin = barcode.segment_2[:place] + sign + barcode.segment_2[place + 1 :]

    assert not is_caught(replace(barcode, segment_2=twin))


@given(
    one=st.text(alphabet=DIGITS + LETTERS, min_size=9, max_size=9),
    two=st.text(alphabet=DIGITS + LETTERS, min_size=19, max_size=19),
    head=st.text(alphabet=DIGITS + LETTERS, min_size=4, max_size=4),
    amount=st.text(alphabet=DIGITS, min_size=10, max_size=10),
    place=st.integers(0, 42),
    sign=st.sampled_from(DIGITS + LETTERS),
)
def test_the_tax_rule_catches_every_changed_character(
    one: str, two: str, head: str, amount: str, place: int, sign: str
) -> None:
    # Thirty-six values modulo thirty-six: no two signs are the same to it.
    check = tax_check_character(one, two, head + amount)
    whole = one + two + head + check + amount
    changed = whole[:place] + sign + whole[place + 1 :]
    seen = StoreBarcode(
        segment_1=changed[:9],
        segment_2=changed[9:28],
        segment_3=changed[28:],
        scheme=BarcodeScheme.TAX,
    )
    assert is_caught(seen) is (sign != whole[place])


@given(NUMBERS, st.integers(1, 10**9 - 1), DAYS, DAYS)
def test_every_barcode_we_make_is_whole_and_says_its_amount_and_day(
    number: str, amount: int, last_day: date, issued_on: date
) -> None:
    barcode = build(number=number, amount_twd=Twd(amount), last_day=last_day, issued_on=issued_on)

    check_barcode(barcode)
    assert [len(segment) for segment in barcode.segments] == [9, 16, 15]
    assert amount_in(barcode) == amount
    assert barcode.segment_2.lstrip("0") == number.lstrip("0")
    assert barcode.segment_3[:4] == f"{last_day:%m%d}"
    assert last_day_in(barcode.segment_1, near=last_day) == last_day


@given(DAYS, st.integers(-49 * 365, 49 * 365))
def test_two_digits_of_the_year_are_enough_for_whoever_reads_near_the_day(
    near: date, days: int
) -> None:
    ordinal = near.toordinal() + days
    last_day = date.fromordinal(max(ordinal, date(1912, 1, 1).toordinal()))
    barcode = build(last_day=last_day)

    assert last_day_in(barcode.segment_1, near=near) == last_day


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2010, 12, 31), "991231"),
        (date(2011, 1, 1), "000101"),
        (date(2012, 2, 29), "010229"),
        (date(2025, 12, 4), "141204"),
        (date(2111, 1, 1), "000101"),
    ],
)
def test_of_a_year_past_ninety_nine_two_digits_are_left(day: date, written: str) -> None:
    assert build(last_day=day).segment_1 == f"{written}6II"
    assert last_day_in(f"{written}6II", near=day) == day


def test_two_digits_mean_the_year_that_is_nearer() -> None:
    assert last_day_in("991231627", near=date(2011, 1, 5)) == date(2010, 12, 31)
    assert last_day_in("050123627", near=date(2016, 1, 1)) == date(2016, 1, 23)
    assert roc_year(date(2016, 1, 23)) == 105


@pytest.mark.parametrize("text", ["140230627", "141301627", "ABCDEF627", "999998627", "1412"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        last_day_in(text, near=TODAY)


def test_without_a_deadline_the_day_is_nines() -> None:
    for barcode in (build(last_day=None), build(replace(CONTRACT, has_deadline=False))):
        assert barcode.segment_1 == "9999996II"
        assert last_day_in(barcode.segment_1, near=TODAY) is None
        # The day of issue stands in segment 3, for something has to.
        assert barcode.segment_3.startswith("1120")


@pytest.mark.parametrize(
    ("rule", "head"),
    [
        (SegmentThreeRule.MONTH_DAY, "1204"),
        (SegmentThreeRule.YEAR_MONTH, "1412"),
        (SegmentThreeRule.CONSTANT, "1231"),
    ],
)
def test_the_third_segment_begins_as_the_contract_says(rule: SegmentThreeRule, head: str) -> None:
    barcode = build(replace(CONTRACT, segment_3=rule, segment_3_constant="1231"))

    check_barcode(barcode)
    assert barcode.segment_3[:4] == head


def test_the_number_of_a_notice_stands_behind_the_prefix_of_the_contract() -> None:
    contract = replace(CONTRACT, segment_2=SegmentTwoRule.NOTICE_NUMBER, number_prefix="AB1")

    assert build(contract, number="11400000123").segment_2 == "AB10011400000123"
    assert build(replace(contract, number_prefix=""), number="1").segment_2 == "1".rjust(16, "0")


@pytest.mark.parametrize(
    ("contract", "changes", "segment"),
    [
        (replace(CONTRACT, service_code="62"), {}, 1),
        (replace(CONTRACT, service_code="6ii"), {}, 1),
        (CONTRACT, {"number": "70060200004627110"}, 2),
        (CONTRACT, {"number": "七〇〇六〇二"}, 2),
        (CONTRACT, {"amount_twd": Twd(10**9)}, 3),
        (replace(CONTRACT, amount_width=8), {}, 3),
        (TAX, {"obligor_number": "A123456789"}, 2),
        (TAX, {"obligor_number": ""}, 2),
        (TAX, {"obligor_number": "85120097", "amount_twd": Twd(10**10)}, 3),
        (replace(TAX, service_code="6-E"), {"obligor_number": "85120097"}, 1),
    ],
)
def test_what_makes_no_barcode_is_refused_by_segment(
    contract: CollectionContract, changes: dict[str, Any], segment: int
) -> None:
    with pytest.raises(BarcodeRefused) as refused:
        build(contract, **changes)
    assert refused.value.segment == segment


@given(st.integers(1, 10**10 - 1), st.dates(date(2020, 1, 1), date(2120, 12, 31)))
def test_a_tax_barcode_has_ten_digits_of_amount_and_its_month_in_one(
    amount: int, last_day: date
) -> None:
    barcode = build(TAX, amount_twd=Twd(amount), last_day=last_day, obligor_number="85120097")

    check_barcode(barcode)
    assert [len(segment) for segment in barcode.segments] == [9, 19, 15]
    assert amount_in(barcode) == amount
    assert int(barcode.segment_2[15], 16) == last_day.month
