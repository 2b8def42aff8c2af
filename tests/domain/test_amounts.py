import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.amounts import AMOUNT_TWD_MAX, AmountFault, NotAnAmount, parse_amount

FULL_WIDTH = str.maketrans("0123456789,$", "０１２３４５６７８９，＄")


@pytest.mark.parametrize(
    "text",
    [
        "12345",
        "0012345",
        "12,345",
        "１２３４５",
        "１２，３４５",
        "NT$12,345",
        "nt$ 12345",
        "ＮＴ＄１２３４５",
        "$12345",
        "TWD 12345",
        "新臺幣12,345元整",
        "新台幣 12,345 元",
        "12345圓",
        "　12345　",
    ],
)
def test_one_amount_is_read_in_every_form(text: str) -> None:
    assert parse_amount(text) == 12345


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", AmountFault.EMPTY),
        ("　 ", AmountFault.EMPTY),
        ("-5", AmountFault.NEGATIVE),
        ("－５", AmountFault.NEGATIVE),
        ("−5", AmountFault.NEGATIVE),
        ("(500)", AmountFault.NEGATIVE),
        ("12.5", AmountFault.FRACTION),
        ("12.00", AmountFault.FRACTION),
        ("１２．５", AmountFault.FRACTION),
        ("5元3角", AmountFault.FRACTION),
        ("1000000000001", AmountFault.TOO_LARGE),
        ("9" * 5000, AmountFault.TOO_LARGE),
        ("1,000,000,000,001", AmountFault.TOO_LARGE),
        ("abc", AmountFault.UNREADABLE),
        ("NT$", AmountFault.UNREADABLE),
        ("1,23", AmountFault.UNREADABLE),
        ("1234,567", AmountFault.UNREADABLE),
        (",123", AmountFault.UNREADABLE),
        ("100 200", AmountFault.UNREADABLE),
        ("10²", AmountFault.UNREADABLE),
        ("①", AmountFault.UNREADABLE),
        ("٥٠", AmountFault.UNREADABLE),
        ("+5", AmountFault.UNREADABLE),
        ("1e3", AmountFault.UNREADABLE),
    ],
)
def test_what_is_no_whole_amount_is_refused_with_the_reason(text: str, fault: AmountFault) -> None:
    with pytest.raises(NotAnAmount) as refusal:
        parse_amount(text)

    assert refusal.value.fault is fault
    assert refusal.value.text == text


def test_the_largest_amount_is_still_read() -> None:
    assert parse_amount("1000000000000") == AMOUNT_TWD_MAX
    assert parse_amount("1,000,000,000,000") == AMOUNT_TWD_MAX


def test_zero_is_an_amount() -> None:
    assert parse_amount("0") == parse_amount("0元") == parse_amount("０００") == 0


@given(st.integers(0, AMOUNT_TWD_MAX))
def test_an_amount_is_read_back_from_every_way_of_printing_it(amount: int) -> None:
    for printed in (f"{amount}", f"{amount:,}", f"NT${amount:,}", f"{amount:020d}"):
        assert parse_amount(printed) == amount
        assert parse_amount(printed.translate(FULL_WIDTH)) == amount


@given(st.text(max_size=12))
def test_any_text_is_either_an_amount_within_the_limit_or_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except NotAnAmount:
        return
    assert 0 <= amount <= AMOUNT_TWD_MAX
