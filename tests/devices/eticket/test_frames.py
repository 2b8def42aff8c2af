import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.eticket.frames import (
    ANSWER_BYTES_MAX,
    Garbled,
    Order,
    Process,
    build_request,
    read_cents,
    read_lines,
    read_xml,
    scrub,
    to_lines,
    write_xml,
)
from counter_app.domain.money import Twd
from vectors import read_vector_file

ASKED_AT = datetime(2026, 1, 15, 1, 30, tzinfo=UTC)


def order(process: Process, **facts: Any) -> Order:  # noqa: ANN401 - its fields
    return Order(process=process, serial="000123", asked_at=ASKED_AT, amount_twd=Twd(100), **facts)


def test_the_process_codes_are_the_published_ones() -> None:
    published = read_vector_file("ecr")["icerapi"]["process"]

    assert {
        name: "/".join(process.value)
        for name, process in (
            ("signon", Process.SIGN_ON),
            ("deduct", Process.DEBIT),
            ("query", Process.BALANCE),
            ("cancel", Process.CANCEL),
            ("refund", Process.REFUND),
            ("settlement", Process.SETTLE),
        )
    } == published


def test_a_debit_is_written_tag_by_tag() -> None:
    content = build_request(order(Process.DEBIT, reference="D01C000001", batch_number="00000001"))

    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<TransXML><TRANS><T0100>")
    assert read_xml(content) == {
        "T0100": "0200",
        "T0300": "606100",
        "T0400": "10000",
        "T1100": "000123",
        "T1101": "000123",
        "T1200": "093000",
        "T1300": "20260115",
        "T3701": "D01C000001",
        "T5501": "00000001",
    }


def test_a_sign_on_names_no_amount() -> None:
    assert "T0400" not in read_xml(build_request(order(Process.SIGN_ON)))


@pytest.mark.parametrize("serial", ["", "12345", "1234567", "12345A", "１２３４５６"])
def test_a_serial_that_is_not_six_digits_is_a_bug(serial: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        build_request(Order(process=Process.DEBIT, serial=serial, asked_at=ASKED_AT))


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<TransXML><TRANS><T3901>&b;</T3901></TRANS></TransXML>"""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"T3901=0",
        b"<TransXML><TRANS><T3901>0</T3901>",
        b"<TransXML></TransXML>",
        b"<Other><TRANS><T3901>0</T3901></TRANS></Other>",
        b"<TransXML><TRANS><T3901>\xff</T3901></TRANS></TransXML>",
        b"<TransXML><TRANS><T3901>\x00</T3901></TRANS></TransXML>",
        BOMB,
        BOMB.replace(b"!DOCTYPE", b"!doctype"),
        BOMB.decode().encode("utf-16"),
        b"<TransXML><TRANS><T3901>" + b"0" * ANSWER_BYTES_MAX + b"</T3901></TRANS></TransXML>",
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_garbled(content: bytes) -> None:
    with pytest.raises(Garbled):
        read_xml(content)


@given(st.binary(max_size=200))
def test_no_file_breaks_the_parser(content: bytes) -> None:
    for hostile in (content, b"<TransXML><TRANS>" + content + b"</TRANS></TransXML>"):
        try:
            values = read_xml(hostile)
        except Garbled:
            continue
        assert read_lines(to_lines(scrub(values))) is not None


def test_the_card_becomes_a_hash_and_numbers_are_masked() -> None:
    values = read_xml(
        write_xml(
            {
                "T0200": "04A1B2C3D4",
                "T0215": "1234567890123456",
                "T0209": "12345678",
                "T3701": "4111111111111111",
            }
        )
    )

    assert scrub(values) == {
        "card_id_hash": hashlib.sha256(b"04A1B2C3D4").hexdigest(),
        "T0215": "123456******3456",
        "T0209": "****5678",
        "T3701": "411111******1111",
    }


def test_tags_that_are_none_are_left_out() -> None:
    content = b"<TransXML><TRANS><T3901> 0 </T3901><evil>1</evil><T5592/></TRANS></TransXML>"

    assert read_xml(content) == {"T3901": "0", "T5592": ""}
    assert to_lines(read_xml(content)) == b"T3901=0\n"


def test_a_value_stays_on_its_line() -> None:
    assert to_lines({"T3904": "a\nT3901=0\u2028b"}) == b"T3904=a T3901=0 b\n"


@pytest.mark.parametrize("lines", [b"\xff=1", b"no sign"])
def test_lines_that_are_none_are_garbled(lines: bytes) -> None:
    with pytest.raises(Garbled):
        read_lines(lines)


@pytest.mark.parametrize(
    ("text", "amount_twd"),
    [("10000", 100), ("0", 0), ("-500", -5), ("150", None), ("1e4", None), ("", None)],
)
def test_cents_become_dollars_or_nothing(text: str, amount_twd: int | None) -> None:
    assert read_cents(text) == amount_twd
