import hashlib
from datetime import UTC, datetime

import pytest

from counter_app.devices.card_terminal import ecpay600
from counter_app.devices.card_terminal.amounts import TAIPEI
from counter_app.devices.card_terminal.frames import encode_frame
from counter_app.devices.card_terminal.layout import read_lines
from counter_app.domain.money import Twd
from vectors import read_vector_file, read_vectors

VECTORS = [vector for vector in read_vectors("ecr") if vector["kind"] == "ecpay600"]
ASKED_AT = datetime(2026, 1, 15, 1, 30, tzinfo=UTC)


def built(vector: dict[str, object]) -> bytes:
    asked_at = datetime.strptime(str(vector["pos_time"]), "%Y%m%d%H%M%S").replace(tzinfo=TAIPEI)
    if vector.get("trans") == "80":
        return ecpay600.build_echo(asked_at=asked_at)
    return ecpay600.build_sale(int(str(vector["amount"])), asked_at=asked_at)


def answered(**values: str) -> bytes:
    data = ecpay600.LAYOUT.compose({"trans_type": "01", "response_code": "0000", **values})
    return ecpay600.seal_response(data)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"type-{vector.get('trans', '01')}")
def test_a_request_is_the_frame_of_the_vector(vector: dict[str, object]) -> None:
    data = built(vector)
    frame = encode_frame(data)

    assert len(frame) == vector["length"]
    assert f"{frame[-1]:02X}" == vector["lrc"]
    assert ecpay600.request_hash(data) == vector["request_hash"]
    assert hashlib.sha256(frame).hexdigest() == vector["sha256"]


def test_the_fields_are_those_of_the_published_table() -> None:
    published = read_vector_file("ecr")["ecpay600"]["fields"]

    ours = [[field.start, field.length] for field in ecpay600.LAYOUT.fields]

    assert ours == [field[1:] for field in published]
    assert ecpay600.LAYOUT.data_bytes == 600


def test_a_sale_carries_our_reference_the_desk_and_the_time_in_taipei() -> None:
    data = ecpay600.build_sale(
        1, asked_at=ASKED_AT, reference="D01C00000000000018", pos_number="YILAN-01"
    )

    assert data[108:126] == b"D01C00000000000018"
    assert data[236:256].rstrip() == b"YILAN-01"
    assert data[492:506] == b"20260115093000"
    assert ecpay600.has_request_seal(data)


def test_the_hash_of_a_request_covers_the_reference_but_not_the_time() -> None:
    one = ecpay600.build_sale(1, asked_at=ASKED_AT, reference="A")
    later = ecpay600.build_sale(1, asked_at=None, reference="A")
    other = ecpay600.build_sale(1, asked_at=ASKED_AT, reference="B")

    assert ecpay600.request_hash(one) == ecpay600.request_hash(later)
    assert ecpay600.request_hash(one) != ecpay600.request_hash(other)


def test_a_settlement_asks_for_no_amount() -> None:
    values = ecpay600.LAYOUT.read(ecpay600.build_settlement(asked_at=None))

    assert (values["trans_type"], values["amount"]) == ("50", "000000000000")


def test_an_answer_whose_hash_is_not_its_own_does_not_pass_the_gate() -> None:
    data = bytearray(answered(amount="000000123400"))
    assert ecpay600.gate(bytes(data)) is not None

    data[40] ^= 1

    assert ecpay600.gate(bytes(data)) is None
    assert ecpay600.gate_unsealed(bytes(data)) is not None


def test_the_seal_is_checked_before_the_card_number_is_masked() -> None:
    gated = ecpay600.gate(answered(card_number="4111111111111111"))

    assert gated is not None
    assert gated[10:29] == b"411111******1111   "


def test_an_answer_is_taken_apart() -> None:
    gated = ecpay600.gate(
        answered(
            amount="000000123400",
            date="260115",
            time="093001",
            approval_number="A00001",
            terminal_id="12345678",
            order_number="12345678901234567890",
            store_id="D01C000001",
            card_type="01",
            invoice_number="000012",
        )
    )
    assert gated is not None

    answer = ecpay600.read_answer(read_lines(ecpay600.LAYOUT.to_lines(gated)))

    assert answer.amount_twd == Twd(1234)
    assert answer.order_number == "12345678901234567890"
    assert (answer.card_brand, answer.approval_code) == ("Mastercard", "A00001")
    assert answer.reference == "D01C000001"
