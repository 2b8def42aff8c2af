import random

import pytest
from barcode.codex import Code39
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.documents.barcodes import code39, paper_code, qr_code
from vectors import read_vectors

BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def decode(rows: list[str], *, scale: int, height: int) -> list[str]:
    """Return what a decoder reads from rows of modules with white all around."""
    import zxingcpp

    quiet = 12
    width = len(rows[0]) + 2 * quiet
    image = Image.new("L", (width, len(rows) + 2 * quiet), 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                image.putpixel((x + quiet, y + quiet), 0)
    image = image.resize((width * scale, image.height * height), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(image)]


# From seven characters on: six may be read as Code 32, which is Code 39 under another name.
@settings(max_examples=30, deadline=None)
@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-. ", min_size=7, max_size=16))
def test_code39_reads_back_without_a_check_character(text: str) -> None:
    if text != text.strip():
        return
    assert decode([code39(text).modules], scale=2, height=40) == [text]


@pytest.mark.parametrize("vector", read_vectors("cvs_barcodes"), ids=lambda v: str(v["seg2"]))
def test_the_segments_of_a_store_barcode_get_no_check_character_they_did_not_ask_for(
    vector: dict[str, str],
) -> None:
    for segment in (vector["seg1"], vector["seg2"], vector["seg3"]):
        # Thirteen modules a character and three gaps more, with start and stop: no room for more.
        assert len(code39(segment).modules) == 16 * (len(segment) + 2) - 1
        assert decode([code39(segment).modules], scale=2, height=40) == [segment]


def test_the_library_would_add_one_if_it_were_not_told() -> None:
    (asked,) = Code39("9999996II").build()
    assert len(asked) == 16 * (len("9999996II") + 3) - 1


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-. $/+%", min_size=1, max_size=20))
def test_joined_signs_are_what_the_library_builds_in_one_piece(text: str) -> None:
    assert [code39(text).modules] == Code39(text, add_checksum=False).build()


@pytest.mark.parametrize(("length", "side"), [(400, 65), (483, 69), (484, 65), (850, 81)])
def test_the_code_of_a_paper_reads_back_and_mends_what_it_has_room_for(
    length: int, side: int
) -> None:
    text = "PAPER1" + "".join(random.Random(length).choices(BASE_32, k=length - 6))
    dots = paper_code(text)
    assert dots.side == side
    assert decode(list(dots.rows), scale=4, height=4) == [text]
    assert paper_code(text[:400], level="L").side < paper_code(text[:400]).side


def test_a_receipt_number_has_wide_bars_of_three_modules() -> None:
    bars = code39("R11401000123")
    assert len(bars.modules) == 14 * 16 - 1
    assert "0000" not in bars.modules
    assert "111" in bars.modules
    assert bars.length_mm(module_mm=0.25) == 55.75


def test_bits_are_the_modules() -> None:
    bars = code39("A")
    row = "".join(f"{byte:08b}" for byte in bars.row())
    assert row.rstrip("0") == bars.modules.rstrip("0")
    assert "".join("1" if byte else "0" for byte in bars.column()) == bars.modules


@pytest.mark.parametrize("text", ["r114", "收據", "A_B", "A*B"])
def test_what_code39_does_not_know_is_a_bug(text: str) -> None:
    with pytest.raises(ValueError, match="Code 39"):
        code39(text)


@pytest.mark.parametrize(
    "text",
    ["N11400000123", "https://example.test/?n=1", "宜執甲114年綜所稅執字第00066110號", "王𠮷堃"],
)
def test_a_qr_code_reads_back(text: str) -> None:
    assert decode(list(qr_code(text).rows), scale=4, height=4) == [text]


def test_a_qr_code_has_an_end() -> None:
    with pytest.raises(ValueError, match="long"):
        qr_code("x" * 9000)
