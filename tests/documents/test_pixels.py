from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from PIL import Image

from counter_app.documents.pixels import page_count, page_png, raster_png, slip_raster
from counter_app.documents.receipt import receipt_pdf
from counter_app.documents.slip import slip_pdf
from counter_app.domain.raster import Raster
from papers import make_long_receipt, make_receipt


def test_a_page_is_drawn_at_the_resolution_asked_for() -> None:
    pdf = receipt_pdf(make_long_receipt(8))
    assert page_count(pdf) == 3
    with Image.open(BytesIO(page_png(pdf, page=2, dpi=100))) as image:
        assert image.mode == "RGB"
        assert abs(image.width - 827) <= 1
        assert abs(image.height - 1169) <= 1


def test_a_raster_and_its_picture_are_the_same_dots() -> None:
    raster = Raster(width_dots=16, height_dots=2, rows=b"\x80\x01\xff\x00")
    with Image.open(BytesIO(raster_png(raster))) as image:
        assert image.size == (16, 2)
        black = [(x, y) for y in range(2) for x in range(16) if not image.getpixel((x, y))]
    assert black == [(0, 0), (15, 0), *((x, 1) for x in range(8))]


def test_many_threads_may_ask_at_once() -> None:
    pdf = slip_pdf(make_receipt(), width_mm=58)
    with ThreadPoolExecutor(4) as threads:
        rasters = list(threads.map(lambda _: slip_raster(pdf, width_dots=384), range(12)))
    assert len(set(rasters)) == 1
    assert rasters[0].width_dots == 384


def test_many_threads_may_draw_at_once() -> None:
    receipts = [make_receipt(payer_name=f"王{name}") for name in ("𠮷", "喆", "犇", "𨑨")] * 3
    expected = [receipt_pdf(receipt) for receipt in receipts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(receipt_pdf, receipts)) == expected
