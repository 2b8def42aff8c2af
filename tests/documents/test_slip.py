import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from counter_app.documents.pixels import page_count, raster_png, slip_raster
from counter_app.documents.slip import printer_test_slip, slip_pdf
from counter_app.domain.reversals import ReversalKind
from paper_readers import (
    poppler_text,
    pypdf_text,
    rendered,
    squeezed,
    zbar_codes,
    zbar_texts,
    zxing_codes,
    zxing_texts,
)
from papers import (
    LONG_NAME,
    RARE_NAMES,
    make_fee_line,
    make_long_receipt,
    make_receipt,
    make_receipt_code,
    make_receipt_line,
    make_split_receipt,
)

WIDTHS = {80: 576, 58: 384}


def paper(pdf: bytes, width_mm: int) -> Image.Image:
    png = raster_png(slip_raster(pdf, width_dots=WIDTHS[width_mm]))
    return Image.open(BytesIO(png))


def size_mm(pdf: bytes) -> tuple[float, float]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_a_slip_is_one_page_as_high_as_it_needs(width_mm: int) -> None:
    short, long = (slip_pdf(make_long_receipt(count), width_mm=width_mm) for count in (1, 30))
    assert page_count(short) == page_count(long) == 1
    assert size_mm(short)[0] == pytest.approx(width_mm, abs=0.01)
    assert size_mm(long)[1] > 5 * size_mm(short)[1]


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_the_same_value_gives_the_same_bytes_and_dots(width_mm: int) -> None:
    first, second = (slip_pdf(make_split_receipt(), width_mm=width_mm) for _ in range(2))
    assert first == second
    assert slip_raster(first, width_dots=WIDTHS[width_mm]) == slip_raster(
        second, width_dots=WIDTHS[width_mm]
    )


@pytest.mark.parametrize("width_mm", WIDTHS)
@pytest.mark.parametrize("name", RARE_NAMES)
def test_two_readers_find_every_name(width_mm: int, name: str, tmp_path: Path) -> None:
    lines = (make_receipt_line(obligor_name=name),)
    pdf = slip_pdf(make_receipt(payer_name=name, lines=lines), width_mm=width_mm)
    assert pypdf_text(pdf).count(name) == 2
    assert poppler_text(pdf, tmp_path).count(name) == 2


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_everything_that_was_committed_stands_on_it(width_mm: int, tmp_path: Path) -> None:
    text = poppler_text(slip_pdf(make_split_receipt(), width_mm=width_mm), tmp_path)
    for words in (
        "法務部行政執行署宜蘭分署",
        "R11401000123",
        "中華民國114年01月31日",
        "114/01/3114:32",
        "林淑芬",
        "A1****6789",
        "財政部北區國稅局宜蘭分局",
        "甲股陳書記官",
        "03-9371234",
        "執行必要費用",
        "150",
        "滯納金",
        "13,574",
        "1,250,300",
        "NT$40,299",
        "新臺幣肆萬零貳佰玖拾玖元整",
        "實收20,500",
        "找零500",
        "************1234",
        "A12345",
        "交易前餘額9,000",
        "歐陽𠮷堃",
    ):
        assert squeezed(words) in text, words
    assert "補印" not in text
    assert "範例" not in text


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_demo_reprint_and_recovery_are_marked(width_mm: int, tmp_path: Path) -> None:
    receipt = make_receipt(
        is_demo=True, recovered=True, collected_by="hsu", collected_on=date(2025, 11, 19)
    )
    pdf = slip_pdf(receipt, width_mm=width_mm, copy=3, fate=ReversalKind.VOID)
    text = poppler_text(pdf, tmp_path)
    assert text.count("範例") == 2
    assert "補印3" in text
    assert "作廢" in text
    assert squeezed("補登 114/11/19 hsu 收") in text
    assert "中斷後補登錄" in text
    # White on black: the band is there in the dots too.
    dots = paper(pdf, width_mm).convert("L").crop((0, 30, WIDTHS[width_mm], 31))
    assert sum(dots.histogram()[:128]) > 0.8 * WIDTHS[width_mm]


@pytest.mark.parametrize("width_mm", WIDTHS)
@pytest.mark.parametrize(
    "receipt",
    [
        make_receipt(),
        make_split_receipt(),
        make_receipt(lines=(make_fee_line(),), payer_number=""),
        make_receipt(payer_name=LONG_NAME * 2, is_demo=True, recovered=True),
    ],
    ids=["one case", "split", "fee", "long"],
)
def test_both_decoders_read_the_number_from_the_dots(
    width_mm: int, receipt: object, tmp_path: Path
) -> None:
    pdf = slip_pdf(receipt, width_mm=width_mm)  # type: ignore[arg-type]
    # A roll has blank margins beside the print head, so the picture has them too.
    dots = paper(pdf, width_mm).convert("L")
    roll = Image.new("L", (dots.width + 64, dots.height), 255)
    roll.paste(dots, (32, 0))
    for picture in (roll, rendered(pdf, dpi=203), rendered(pdf, dpi=300)):
        assert zxing_texts(picture) == ["R11401000123"]
        assert zbar_texts(picture, tmp_path) == ["R11401000123"]


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_both_decoders_read_the_signed_code_from_whole_dots(width_mm: int, tmp_path: Path) -> None:
    receipt = make_split_receipt()
    code = make_receipt_code(receipt)
    dots = paper(slip_pdf(receipt, width_mm=width_mm, code=code), width_mm).convert("L")
    assert zxing_codes(dots) == {receipt.number, code}
    below = dots.crop((0, dots.height // 2, dots.width, dots.height))
    assert zbar_codes(below, tmp_path) == {code}
    (found,) = zxingcpp.read_barcodes(below)
    left, right = found.position.top_left.x, found.position.top_right.x
    # The corner of a QR code is a bar of seven modules: seven times the same number of dots.
    edge = below.crop((left, found.position.top_left.y + 1, right, found.position.top_left.y + 2))
    assert edge.tobytes().index(b"\xff") % 7 == 0


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_every_bar_is_whole_dots_wide(width_mm: int) -> None:
    dots = paper(slip_pdf(make_receipt(), width_mm=width_mm), width_mm).convert("L")
    (found,) = zxingcpp.read_barcodes(dots)
    corners = (found.position.top_left, found.position.bottom_right)
    xs, ys = sorted(corner.x for corner in corners), sorted(corner.y for corner in corners)
    if width_mm == 80:
        middle = sum(ys) // 2
        line = dots.crop((xs[0] - 8, middle, xs[1] + 8, middle + 1))
    else:
        middle = sum(xs) // 2
        line = dots.crop((middle, ys[0] - 8, middle + 1, ys[1] + 8))
    shades = "".join("0" if shade else "1" for shade in line.tobytes())
    bars = [len(run) for run in shades.split("0") if run]
    gaps = [len(run) for run in shades.strip("0").split("1") if run]
    assert len(bars) == 14 * 5
    assert set(bars) == set(gaps) == {2, 6}


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_nothing_is_cut_off_at_the_sides(width_mm: int) -> None:
    receipt = make_receipt(payer_name=LONG_NAME * 2, branch_name=LONG_NAME, clerk_name=LONG_NAME)
    pdf = slip_pdf(receipt, width_mm=width_mm)
    image = rendered(pdf, dpi=203.2)
    margin = (image.width - WIDTHS[width_mm]) // 2 - 2  # A dot or two of rounding.
    for side in ((0, margin), (image.width - margin, image.width)):
        strip = image.crop((side[0], 0, side[1], image.height))
        assert not any(strip.histogram()[:200])


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_thin_strokes_survive(width_mm: int) -> None:
    """The dots show about as much ink as the page has."""
    pdf = slip_pdf(make_split_receipt(), width_mm=width_mm)
    grey = rendered(pdf, dpi=203.2)
    ink = sum((255 - shade) * count for shade, count in enumerate(grey.histogram())) / 255
    black = paper(pdf, width_mm).convert("L").histogram()[0]
    assert 0.95 < black / ink < 1.35


def test_another_page_is_not_a_slip() -> None:
    from counter_app.documents.receipt import receipt_pdf

    with pytest.raises(ValueError, match="not a slip"):
        slip_raster(receipt_pdf(make_receipt()), width_dots=576)


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_the_file_is_sound(width_mm: int, tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(slip_pdf(make_split_receipt(is_demo=True), width_mm=width_mm, copy=1))
    checked = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    assert "Helvetica" not in fonts.stdout


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(st.characters(), max_size=60), width_mm=st.sampled_from(list(WIDTHS)))
def test_no_text_breaks_a_slip(name: str, width_mm: int) -> None:
    lines = (make_receipt_line(obligor_name=name, section_clerk=name),)
    pdf = slip_pdf(make_receipt(payer_name=name, lines=lines), width_mm=width_mm)
    assert page_count(pdf) == 1


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_a_test_strip_says_where_it_came_from_and_reads_back(width_mm: int, tmp_path: Path) -> None:
    pdf = printer_test_slip(width_mm=width_mm, lines=("櫃檯 01", "/dev/ttyUSB0"))
    text = poppler_text(pdf, tmp_path)
    assert "列印測試" in text
    assert "櫃檯01" in text
    assert zbar_texts(paper(pdf, width_mm).convert("L"), tmp_path) == ["TEST1234"]
