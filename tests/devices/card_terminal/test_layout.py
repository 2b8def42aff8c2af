import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.card_numbers import is_luhn_valid
from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.layout import Field, Holds, Layout, read_lines
from devices.terminal_builders import card_numbers_in

LAYOUTS = {"nccc400": nccc400.LAYOUT, "ecpay600": ecpay600.LAYOUT}
NUMBER = "4111111111111111"
SMALL = Layout((Field("amount", 0, 12), Field("free", 12, 20, Holds.FREE), Field("last", 32, 12)))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("number", [NUMBER, ";4111111111111111=28121010000?"])
def test_a_number_that_touches_a_free_field_is_masked_wherever_it_stands(
    layout: Layout, number: str
) -> None:
    for start in range(layout.data_bytes - len(number)):
        text = " " * start + number + " " * (layout.data_bytes - start - len(number))

        kept = layout.to_lines(layout.scrub(text.encode("ascii")))

        assert card_numbers_in(kept) == []
        free = any(
            field.holds is Holds.FREE and field.start < start + len(number) and start < field.end
            for field in layout.fields
        )
        assert not (free and card_numbers_in(kept.replace(b"\n", b""))), start


@given(st.text("0123456789 A", min_size=44, max_size=44))
def test_a_scrubbed_block_keeps_its_length_and_its_amount(text: str) -> None:
    scrubbed = SMALL.scrub(text.encode("ascii"))

    assert len(scrubbed) == SMALL.data_bytes
    assert card_numbers_in(SMALL.to_lines(scrubbed)) == []


def test_fixed_fields_side_by_side_are_no_card_number() -> None:
    layout = Layout((Field("amount", 0, 12), Field("date", 12, 6), Field("more", 18, 6)))
    amount = next(
        f"{cents:010d}00" for cents in range(100) if is_luhn_valid(f"{cents:010d}00260115")
    )

    assert layout.scrub(f"{amount}260115      ".encode()) == f"{amount}260115      ".encode()


def test_the_lines_of_a_block_are_read_back() -> None:
    data = SMALL.compose({"amount": "000000123400", "free": "A=B"})

    assert SMALL.to_lines(data) == b"amount=000000123400\nfree=A=B\n"
    assert read_lines(SMALL.to_lines(data)) == {"amount": "000000123400", "free": "A=B"}


def test_bytes_that_are_no_text_are_spelled_out() -> None:
    data = SMALL.compose({}).replace(b"    ", b"\x00\n\xe5 ", 1)

    assert SMALL.to_lines(data) == b"amount=\\x00\\x0a\\xe5\n"


@pytest.mark.parametrize("broken", [b"no sign", b"amount=\xff"])
def test_lines_that_are_none_are_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match=r"name=value|ascii"):
        read_lines(broken)


def test_a_block_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="44 bytes expected"):
        SMALL.read(b"short")


def test_a_field_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(ValueError, match="No such field"):
        SMALL.compose({"amont": "1"})
