"""Three texts within ten seconds are of one paper, and say so when they are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import (
    BarcodeScheme,
    CollectionContract,
    SegmentTwoRule,
)
from counter_app.domain.scans import StoreSegmentScan
from counter_app.domain.segments import TOGETHER_S, SegmentsSeen
from counter_app.domain.store_barcodes import StoreBarcode, WrongCheckCharacters, build_barcode

TILL = build_barcode(
    CollectionContract(service_code="6II"),
    number="7006020000000010",
    amount_twd=Twd(2350),
    last_day=date(2025, 12, 4),
    issued_on=date(2025, 11, 20),
)
TAX = build_barcode(
    CollectionContract(
        scheme=BarcodeScheme.TAX,
        service_code="6AE",
        segment_2=SegmentTwoRule.TAX,
        number_prefix="E1000",
        segment_3_constant="355",
        amount_width=10,
    ),
    number="",
    amount_twd=Twd(30_000),
    last_day=date(2025, 12, 4),
    issued_on=date(2025, 11, 20),
    obligor_number="85120097",
)


def seen(*scans: tuple[int, str, float]) -> SegmentsSeen:
    found = SegmentsSeen()
    for segment, text, at_s in scans:
        found = found.with_scan(StoreSegmentScan(segment=segment, text=text), at_s=at_s)  # type: ignore[arg-type]
    return found


def all_of(barcode: StoreBarcode) -> SegmentsSeen:
    return seen(*((place, text, place) for place, text in enumerate(barcode.segments, start=1)))


@pytest.mark.parametrize("barcode", [TILL, TAX], ids=["till", "tax"])
def test_three_segments_of_one_paper_belong_together(barcode: StoreBarcode) -> None:
    found = all_of(barcode)

    assert found.barcode == barcode
    assert found.check_against(barcode) is True


def test_two_of_three_fit_but_prove_nothing() -> None:
    found = seen((1, TILL.segment_1, 0), (2, TILL.segment_2, 1))

    assert found.barcode is None
    assert found.check_against(TILL) is False


def test_after_ten_seconds_it_is_another_paper() -> None:
    within = seen((1, TILL.segment_1, 0), (2, TILL.segment_2, TOGETHER_S))
    beyond = seen((1, TILL.segment_1, 0), (2, TILL.segment_2, TOGETHER_S + 0.1))

    assert within.text_of(1) == TILL.segment_1
    assert beyond.text_of(1) == ""


def test_another_text_for_the_same_segment_begins_a_paper() -> None:
    found = seen((2, TILL.segment_2, 0), (3, TILL.segment_3, 1), (2, "7006020000000027", 2))

    assert found.text_of(2) == "7006020000000027"
    assert found.text_of(3) == ""


def test_the_same_text_again_changes_nothing_but_the_time() -> None:
    found = seen((2, TILL.segment_2, 0), (3, TILL.segment_3, 8), (2, TILL.segment_2, 9))

    assert found.text_of(3) == TILL.segment_3
    assert found.with_scan(
        StoreSegmentScan(segment=1, text=TILL.segment_1), at_s=17.5
    ).check_against(TILL)


@given(
    barcode=st.sampled_from([TILL, TAX]),
    segment=st.integers(1, 3),
    place=st.integers(0, 18),
    sign=st.sampled_from("0123456789"),
)
def test_one_wrong_sign_is_never_taken_for_the_paper(
    barcode: StoreBarcode, segment: int, place: int, sign: str
) -> None:
    texts = list(barcode.segments)
    text = texts[segment - 1]
    place %= len(text)
    texts[segment - 1] = text[:place] + sign + text[place + 1 :]
    found = seen(*((number, each, number) for number, each in enumerate(texts, start=1)))

    if texts == list(barcode.segments):
        assert found.check_against(barcode)
    else:
        with pytest.raises(WrongCheckCharacters):
            found.check_against(barcode)


def test_a_forged_amount_with_right_check_characters_is_not_our_paper() -> None:
    other = build_barcode(
        CollectionContract(service_code="6II"),
        number=TILL.segment_2,
        amount_twd=Twd(23),
        last_day=date(2025, 12, 4),
        issued_on=date(2025, 11, 20),
    )

    with pytest.raises(WrongCheckCharacters) as caught:
        all_of(other).check_against(TILL)

    assert caught.value.found == other.segment_3[4:6]
    assert caught.value.expected == TILL.segment_3[4:6]


def test_a_notice_without_a_store_barcode_has_no_segments() -> None:
    with pytest.raises(WrongCheckCharacters):
        all_of(TILL).check_against(None)
