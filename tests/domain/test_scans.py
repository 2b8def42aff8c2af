from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.case_numbers import parse_case_number, parse_numeric_case_number
from counter_app.domain.identifiers import is_obligor_number
from counter_app.domain.notices import notice_number
from counter_app.domain.receipts import receipt_number
from counter_app.domain.scans import (
    CaseNumberScan,
    HandwrittenReceiptScan,
    MisreadScan,
    NameScan,
    NoticeScan,
    NumericCaseScan,
    ObligorNumberScan,
    PaperCodeScan,
    PickupScan,
    ReceiptScan,
    Scan,
    StoreSegmentScan,
    SurveyScan,
    VirtualAccountScan,
    recognise,
)
from vectors import read_vectors

STORE_BARCODES = [v for v in read_vectors("cvs_barcodes") if v["scheme"] == "cvs3"]
TAX_BARCODES = [v for v in read_vectors("cvs_barcodes") if v["scheme"] == "natax36"]
VIRTUAL_ACCOUNTS = [v["expected"] for v in read_vectors("virtual_accounts")]


@pytest.mark.parametrize(
    ("text", "scan"),
    [
        ("R11401000123", ReceiptScan(number="R11401000123")),
        ("H11401000123", HandwrittenReceiptScan(number="H11401000123")),
        ("N11400000123", NoticeScan(number="N11400000123")),
        ("P11401000123", PickupScan(number="P11401000123")),
        ("S11401000123", SurveyScan(number="S11401000123")),
    ],
)
def test_a_paper_of_ours_is_known_by_its_first_letter(text: str, scan: Scan) -> None:
    assert recognise(text) == scan


@given(st.integers(1, 999), st.integers(1, 99), st.integers(1, 999_999))
def test_every_receipt_number_we_compose_is_recognised(year: int, desk: int, serial: int) -> None:
    number = receipt_number(roc_year=year, desk_no=desk, serial=serial)

    assert recognise(number) == ReceiptScan(number=number)


@pytest.mark.parametrize("text", ["R1140100012", "R114010001234", "N1", "S999999999999999"])
def test_a_paper_number_of_another_length_was_misread(text: str) -> None:
    assert recognise(text) == MisreadScan(text=text, expected_length=12)


@pytest.mark.parametrize(
    "text", ["\x02R11401000123\r\n", "r11401000123", " R114 0100 0123 ", "Ｒ１１４０１０００１２３"]
)
def test_what_a_scanner_or_keyboard_adds_does_no_harm(text: str) -> None:
    assert recognise(text) == ReceiptScan(number="R11401000123")


@pytest.mark.parametrize("vector", read_vectors("case_numbers"), ids=lambda v: str(v["text"]))
def test_a_printed_case_number_is_recognised(vector: dict[str, Any]) -> None:
    expected = CaseNumberScan(case_number=parse_case_number(vector["text"]))

    assert recognise(vector["text"]) == expected
    assert recognise(" ".join(vector["text"])) == expected


def test_the_thirteen_digits_of_a_case_are_recognised() -> None:
    assert recognise("1010100050597") == NumericCaseScan(year=101, serial=50597)


@pytest.mark.parametrize(
    "vector", [v for v in read_vectors("ids") if v["valid"]], ids=lambda v: str(v["id"])
)
def test_an_id_is_recognised_even_with_one_of_our_letters(vector: dict[str, Any]) -> None:
    assert recognise(vector["id"].lower()) == ObligorNumberScan(number=vector["id"])


def test_an_id_that_begins_like_a_receipt_is_an_id() -> None:
    assert recognise("R123456783") == ObligorNumberScan(number="R123456783")


def test_a_tax_id_is_recognised() -> None:
    assert recognise("12345675") == ObligorNumberScan(number="12345675")


@pytest.mark.parametrize("text", ["A123456788", "AB23456780", "12345674"])
def test_a_number_with_a_wrong_check_digit_was_misread(text: str) -> None:
    assert recognise(text) == MisreadScan(text=text, expected_length=len(text))


@pytest.mark.parametrize("vector", STORE_BARCODES, ids=lambda v: str(v["seg2"]))
def test_the_three_segments_of_a_store_barcode_are_recognised(vector: dict[str, Any]) -> None:
    assert recognise(vector["seg1"]) == StoreSegmentScan(segment=1, text=vector["seg1"])
    assert recognise(vector["seg2"]) == StoreSegmentScan(segment=2, text=vector["seg2"])
    assert recognise(vector["seg3"]) == StoreSegmentScan(segment=3, text=vector["seg3"])


@pytest.mark.parametrize("text", [text for text in VIRTUAL_ACCOUNTS if len(text) < 16])
def test_a_virtual_account_is_recognised(text: str) -> None:
    assert recognise(text) == VirtualAccountScan(text=text)


def test_a_virtual_account_of_sixteen_digits_has_the_form_of_a_second_segment() -> None:
    assert "7006020000462711" in VIRTUAL_ACCOUNTS
    assert recognise("7006020000462711") == StoreSegmentScan(segment=2, text="7006020000462711")


@pytest.mark.parametrize("vector", TAX_BARCODES, ids=lambda v: str(v["seg2"]))
def test_the_three_segments_of_a_tax_barcode_are_recognised(vector: dict[str, Any]) -> None:
    for number, text in enumerate((vector["seg1"], vector["seg2"], vector["seg3"]), start=1):
        assert recognise(text) == StoreSegmentScan(segment=number, text=text)  # type: ignore[arg-type]


def test_the_signed_code_of_a_paper_is_recognised_however_it_was_typed() -> None:
    code = "PAPER1" + "JYFE4MJRGQYDAMBQGEZDG" * 12
    assert recognise(code) == PaperCodeScan(text=code)
    assert recognise(code.lower() + "\r") == PaperCodeScan(text=code)
    assert recognise(" ".join(code)) == PaperCodeScan(text=code)


@pytest.mark.parametrize("text", ["PAPER", "PAPER2AAAA", "PAPERONE Ltd", "XPAPER1", "Paper Moon"])
def test_what_only_looks_like_a_code_is_a_name(text: str) -> None:
    assert recognise(text) == NameScan(text=text)


@given(st.integers(1, 999), st.integers(1, 99_999_999))
def test_every_notice_number_we_compose_is_recognised(year: int, serial: int) -> None:
    number = notice_number(roc_year=year, serial=serial)

    assert recognise(number) == NoticeScan(number=number)


NEW_FORMS = (StoreSegmentScan, VirtualAccountScan, PaperCodeScan)


def test_the_forms_of_notices_take_nothing_from_the_others() -> None:
    known = [
        *(vector["text"] for vector in read_vectors("case_numbers")),
        *(vector["id"] for vector in read_vectors("ids")),
        *(vector["ubn"] for vector in read_vectors("tax_ids")),
        "1010100050597",
        "R11401000123",
        "H11401000123",
        "P11401000123",
        "S11401000123",
        "CHRISTOPHER SMITH",
        "NGUYEN THI MINH KHAI",
        "ABCDEFGHIJKLMNOPQRS",
        "股份有限公司台灣第一二三四五六七",
        "3M COMPANY TAIWAN 2025",
    ]
    stolen = [text for text in known if isinstance(recognise(text), NEW_FORMS)]
    assert stolen == []


@given(st.text(alphabet="0123456789", min_size=4, max_size=19))
def test_digits_are_a_case_or_an_id_before_they_are_an_account(text: str) -> None:
    scan = recognise(text)
    if parse_numeric_case_number(text) is not None:
        assert isinstance(scan, NumericCaseScan)
    elif is_obligor_number(text):
        assert isinstance(scan, ObligorNumberScan)
    elif isinstance(scan, VirtualAccountScan):
        assert len(text) in {12, 13, 14}
    elif isinstance(scan, StoreSegmentScan):
        assert scan.segment == {9: 1, 16: 2, 15: 3, 19: 2}[len(text)]


@pytest.mark.parametrize("text", ["140732ABC", "141301ABC", "123500789012345", "12345678901"])
def test_digits_that_fit_no_form_are_taken_for_a_name(text: str) -> None:
    assert recognise(text) == NameScan(text=text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王", "王"),
        (" 王小明\t", "王小明"),
        ("CHRISTOPHER  SMITH", "CHRISTOPHER SMITH"),
        ("Ng　Wei", "Ng Wei"),
        ("大安機械股份有限公司", "大安機械股份有限公司"),
        ("\uf9d1", "\uf9d1"),
    ],
)
def test_anything_else_is_a_name_as_it_was_typed(text: str, name: str) -> None:
    assert recognise(text) == NameScan(text=name)


@pytest.mark.parametrize("text", ["", "  ", "\x00\r\n", "　"])
def test_nothing_readable_was_misread(text: str) -> None:
    assert recognise(text) == MisreadScan(text="", expected_length=1)


@given(st.text(max_size=20))
def test_every_text_is_recognised_as_something(text: str) -> None:
    scan = recognise(text)

    assert not isinstance(scan, NameScan) or scan.text
