from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.identifiers import (
    OLD_RESIDENT_ID_VOID_FROM,
    ObligorNumberKind,
    is_national_id,
    is_obligor_number,
    is_resident_id,
    is_tax_id,
    mask_name,
    mask_number,
    normalize,
    obligor_number_kind,
)
from vectors import read_vectors

TODAY = date(2025, 6, 13)
KIND_OF_VECTOR = {
    "national": ObligorNumberKind.NATIONAL_ID,
    "arc_old": ObligorNumberKind.OLD_RESIDENT_ID,
    "arc_new": ObligorNumberKind.RESIDENT_ID,
}


def name_of(vector: dict[str, Any]) -> str:
    return str(vector.get("id") or vector["ubn"])


@pytest.mark.parametrize("vector", read_vectors("ids"), ids=name_of)
def test_an_id_of_the_vectors_is_judged_as_its_source_says(vector: dict[str, Any]) -> None:
    text = vector["id"]

    expected = KIND_OF_VECTOR[vector["kind"]] if vector["valid"] else None
    assert obligor_number_kind(text, on=TODAY) is expected
    assert is_obligor_number(text) is vector["valid"]
    assert is_national_id(text) is (expected is ObligorNumberKind.NATIONAL_ID)
    assert is_resident_id(text, on=TODAY) is (vector["valid"] and vector["kind"] != "national")


@pytest.mark.parametrize(
    "vector", [v for v in read_vectors("tax_ids") if "new_rule" in v], ids=name_of
)
def test_a_tax_id_of_the_vectors_is_judged_by_the_rule_in_force(vector: dict[str, Any]) -> None:
    assert is_tax_id(vector["ubn"]) is vector["new_rule"]
    assert is_obligor_number(vector["ubn"]) is vector["new_rule"]
    expected = ObligorNumberKind.TAX_ID if vector["new_rule"] else None
    assert obligor_number_kind(vector["ubn"], on=TODAY) is expected


@pytest.mark.parametrize(
    "vector", [v for v in read_vectors("tax_ids") if v.get("old_rule")], ids=name_of
)
def test_a_tax_id_of_the_rule_before_2023_stays_valid(vector: dict[str, Any]) -> None:
    assert is_tax_id(vector["ubn"])


def test_numbers_that_only_the_new_tax_rule_admits_are_admitted() -> None:
    refused_before_2023 = [v["ubn"] for v in read_vectors("tax_ids") if v.get("old_rule") is False]

    assert "12345670" in refused_before_2023
    assert all(is_tax_id(text) for text in refused_before_2023)


def test_an_old_resident_id_is_void_from_the_first_day_of_roc_120() -> None:
    day_before = OLD_RESIDENT_ID_VOID_FROM - timedelta(days=1)

    assert is_resident_id("AB23456789", on=day_before)
    assert not is_resident_id("AB23456789", on=OLD_RESIDENT_ID_VOID_FROM)
    assert obligor_number_kind("AB23456789", on=OLD_RESIDENT_ID_VOID_FROM) is None
    assert is_resident_id("A800000014", on=OLD_RESIDENT_ID_VOID_FROM)
    assert is_obligor_number("AB23456789"), "it may still stand on an old case"


@pytest.mark.parametrize(
    "text", ["", "A", "A12345678９", "A1234567890", "1234567", "１２３４５６７５", "12345675 "]
)
def test_a_text_of_another_form_is_no_number(text: str) -> None:
    assert not is_obligor_number(text)
    assert obligor_number_kind(text, on=TODAY) is None


WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
LETTER_VALUES = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))


@given(st.from_regex(r"[A-Z][1289A-D][0-9]{8}", fullmatch=True))
def test_the_tables_give_what_the_weights_give(text: str) -> None:
    second = str(LETTER_VALUES[text[1]] % 10) if text[1].isalpha() else text[1]
    digits = f"{LETTER_VALUES[text[0]]}{second}{text[2:]}"
    total = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True))

    assert is_obligor_number(text) is (total % 10 == 0)


@given(st.from_regex(r"[A-Z][1289A-D][0-9]{8}", fullmatch=True), st.integers(2, 9))
def test_a_digit_of_an_id_that_is_one_too_high_is_noticed(text: str, position: int) -> None:
    wrong = text[:position] + str((int(text[position]) + 1) % 10) + text[position + 1 :]

    assert not (is_obligor_number(text) and is_obligor_number(wrong))


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_the_tax_tables_give_what_the_weights_give(text: str) -> None:
    total = sum(
        sum(divmod(int(d) * w, 10)) for d, w in zip(text, (1, 2, 1, 2, 1, 2, 4, 1), strict=True)
    )

    assert is_tax_id(text) is (total % 5 == 0 or (text[6] == "7" and (total + 1) % 5 == 0))


def test_a_number_is_normalised_to_half_width_upper_case_without_spaces() -> None:
    assert normalize("　ａ１２３ ４５６７８９\n") == "A123456789"
    assert normalize("A123456789") == "A123456789"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王小明", "王○明"),
        ("王明", "王○"),
        ("歐陽小明", "歐○○明"),
        ("王", "○"),
        ("", ""),
        ("宜蘭機械股份有限公司", "宜蘭○○○○○○公司"),
        ("甲乙公司", "甲○公司"),
        ("公司", "○○"),
        ("春風商行", "春○商行"),
    ],
)
def test_a_masked_name_keeps_its_ends_only(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("A123456789", "A12****789"), ("12345675", "12****75"), ("123", "***"), ("", "")],
)
def test_a_masked_number_keeps_its_ends_only(number: str, masked: str) -> None:
    assert mask_number(number) == masked
