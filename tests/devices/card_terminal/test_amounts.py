import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.card_terminal.amounts import (
    AMOUNT_TWD_MAX,
    read_amount,
    read_device_time,
    write_amount,
    write_device_time,
)


@given(st.integers(0, AMOUNT_TWD_MAX))
def test_an_amount_is_read_back(amount_twd: int) -> None:
    assert len(write_amount(amount_twd)) == 12
    assert read_amount(write_amount(amount_twd)) == amount_twd


@pytest.mark.parametrize("amount_twd", [-1, AMOUNT_TWD_MAX + 1])
def test_an_amount_that_does_not_fit_is_a_bug(amount_twd: int) -> None:
    with pytest.raises(ValueError, match="on the wire"):
        write_amount(amount_twd)


@pytest.mark.parametrize(
    "text", ["", "1234", "000000123450", "00000012340X", "００００００１２３４００"]
)
def test_what_is_no_whole_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


def test_the_time_of_a_machine_is_read_back() -> None:
    moment = read_device_time(write_device_time("260115", "093000"))

    assert moment is not None
    assert moment.isoformat() == "2026-01-15T09:30:00+08:00"
    assert read_device_time(write_device_time("", "093000")) is None
    assert write_device_time("260230", "093000") == ""
