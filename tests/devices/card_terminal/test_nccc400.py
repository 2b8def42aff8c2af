import hashlib

import pytest

from counter_app.devices.card_terminal import nccc400
from counter_app.devices.card_terminal.frames import encode_frame
from counter_app.devices.card_terminal.layout import read_lines
from counter_app.domain.money import Twd
from vectors import read_vector_file, read_vectors

SALES = [vector for vector in read_vectors("ecr") if vector["kind"] == "nccc400"]


@pytest.mark.parametrize("vector", SALES, ids=lambda vector: f"indicator-{vector['indicator']}")
def test_a_sale_is_the_frame_of_the_vector(vector: dict[str, object]) -> None:
    frame = encode_frame(
        nccc400.build_sale(int(str(vector["amount"])), indicator=str(vector["indicator"]))
    )

    assert len(frame) == vector["length"]
    assert f"{frame[-1]:02X}" == vector["lrc"]
    assert hashlib.sha256(frame).hexdigest() == vector["sha256"]


def test_the_fields_are_those_of_the_published_table() -> None:
    published = read_vector_file("ecr")["nccc400"]["fields"]

    ours = [[field.start + 1, field.length] for field in nccc400.LAYOUT.fields]

    assert ours == [field[1:] for field in published]
    assert nccc400.LAYOUT.data_bytes == 400


def test_the_fields_tile_the_block() -> None:
    ends = [0, *(field.end for field in nccc400.LAYOUT.fields)]

    assert [field.start for field in nccc400.LAYOUT.fields] == ends[:-1]


def test_our_reference_travels_as_store_id() -> None:
    data = nccc400.build_sale(1, indicator="E", host="06", reference="D01C00000000000018")

    assert data[115:133] == b"D01C00000000000018"
    assert data[11:13] == b"06"


def test_a_reference_that_is_too_long_is_a_bug() -> None:
    with pytest.raises(ValueError, match="store_id holds 18"):
        nccc400.build_sale(1, indicator="N", reference="D01C000000000000019")


def test_query_and_settlement_name_their_type_only() -> None:
    assert nccc400.LAYOUT.read(nccc400.build_query("91")) == {
        "ecr_indicator": "I",
        "trans_type": "91",
    }
    assert nccc400.LAYOUT.read(nccc400.build_settlement(host="03")) == {
        "ecr_indicator": "I",
        "trans_type": "50",
        "host_id": "03",
    }


def test_an_answer_is_masked_kept_and_taken_apart() -> None:
    data = nccc400.LAYOUT.compose(
        {
            "ecr_indicator": "I",
            "trans_type": "01",
            "indicator": "E",
            "receipt_number": "000012",
            "card_number": "4111111111111111",
            "card_expiry": "2812",
            "amount": "000000010000",
            "date": "260115",
            "time": "093000",
            "response_code": "0000",
            "terminal_id": "12345678",
            "store_id": "D01C000001",
            "balance_before": "000000050000",
            "balance_after": "000000040000",
            "card_type": "11",
            "batch_number": "000003",
            "origin_number": "T00001",
        }
    )

    gated = nccc400.gate(data)
    assert gated is not None
    kept = nccc400.LAYOUT.to_lines(gated)
    answer = nccc400.read_answer(read_lines(kept))

    assert b"card_number=411111******1111\n" in kept
    assert b"card_expiry=****\n" in kept
    assert answer.amount_twd == Twd(100)
    assert answer.device_time == "2026-01-15 09:30:00"
    assert (answer.balance_before_twd, answer.balance_after_twd) == (Twd(500), Twd(400))
    assert (answer.card_brand, answer.trace_number) == ("EasyCard", "000012")


def test_an_empty_answer_says_nothing() -> None:
    answer = nccc400.read_answer({})

    assert answer.amount_twd is None
    assert not answer.has_amount
    assert answer.device_time == ""
