import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.card_numbers import (
    hide_digits,
    is_luhn_valid,
    mask_card_field,
    mask_number,
    mask_text,
)


def with_check_digit(digits: str) -> str:
    return next(digits + last for last in "0123456789" if is_luhn_valid(digits + last))


card_numbers = st.from_regex(r"[2-6][0-9]{11,17}", fullmatch=True).map(with_check_digit)


@given(number=card_numbers, before=st.text("ABC xyz"), after=st.text("ABC xyz"))
def test_a_card_number_is_found_wherever_it_stands(number: str, before: str, after: str) -> None:
    masked = mask_text(before + number + after)

    assert len(masked) == len(before + number + after)
    assert number not in masked
    assert masked == before + mask_number(number) + after


@given(number=card_numbers)
def test_a_track_leaves_nothing(number: str) -> None:
    for track in (f";{number}=28121010000012345?", f"%B{number}^LIN/DAMING^28121010000?"):
        assert set(mask_text(f"x {track} y")) == set("x* y")


@given(number=card_numbers, zeros=st.integers(1, 20))
def test_zeros_that_fill_a_wide_field_hide_no_number(number: str, zeros: int) -> None:
    assert number not in mask_text("0" * zeros + number)


def test_a_number_in_groups_is_starred() -> None:
    assert mask_text("no. 4111 1111 1111 1111.") == "no. *******************."
    assert mask_text("no. 4111-1111-1111-1112.") == "no. 4111-1111-1111-1112."


@pytest.mark.parametrize(
    "harmless",
    ["000000123400", "4111111111111112", "20260115 093000", "R11401000123", "0" * 40],
)
def test_what_is_no_card_number_stays(harmless: str) -> None:
    assert mask_text(harmless) == harmless


def test_a_longer_run_is_masked_unless_it_is_meant() -> None:
    order = "12345678901234567890"

    assert mask_text(order) == "123456**********7890"
    assert mask_text(order, long_numbers=True) == order


@pytest.mark.parametrize(
    ("field", "masked"),
    [
        ("4311****1234       ", "4311****1234       "),
        ("431112******1234   ", "431112******1234   "),
        ("4111111111111112   ", "411111******1112   "),
        ("12345678           ", "****5678           "),
        ("431112****123456   ", "**1112****  3456".replace("  ", "**") + "   "),
        ("                   ", "                   "),
    ],
)
def test_a_card_field_is_masked_whatever_the_check_digit(field: str, masked: str) -> None:
    assert mask_card_field(field) == masked


def test_bytes_that_made_no_sense_lose_their_digits() -> None:
    assert hide_digits(b"\x024111\x8812") == b"\x02****\x88**"
