"""Bar 14: every code on a notice is read to the exact text, however the paper is rasterised."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from counter_app.documents.notice import NoticeBook, notice_pdf
from counter_app.domain.notice_terms import BarcodeScheme, CollectionContract
from counter_app.domain.notices import Notice, NoticeForm
from counter_app.domain.store_barcodes import build_barcode
from notice_papers import make_code, make_longest_notice, make_notice, make_plan, make_sample
from paper_readers import (
    ghostscript_page,
    mupdf_page,
    poppler_page,
    rendered,
    zbar_codes,
    zxing_codes,
)

ON_PAPER = 128
"""Darker than this is ink on a raster of one bit."""


def codes_on(notice: Notice) -> set[str]:
    """Return every text that a scanner must find, and nothing else."""
    texts = {notice.number, make_code(notice), notice.paper.website}
    if notice.store_barcode is not None:
        texts.update(notice.store_barcode.segments)
    if notice.post_slip is not None:
        texts.update(notice.post_slip.texts)
    return texts


class Book:
    """A book of notices on disk, and its pages as pixels."""

    def __init__(self, notices: list[Notice], folder: Path) -> None:
        file = BytesIO()
        book = NoticeBook(file, title="書", author="宜蘭分署")
        for notice in notices:
            book.add(notice, make_code(notice))
        book.finish()
        self.notices = notices
        self._pdf = file.getvalue()
        self._folder = folder
        self._path = folder / "book.pdf"
        self._path.write_bytes(self._pdf)

    def pdfium(self, page: int, dpi: int) -> Image.Image:
        return rendered(self._pdf, dpi=dpi, page=page)

    def one_bit(self, page: int, dpi: int) -> Image.Image:
        return _one_bit(self.pdfium(page, dpi))

    def poppler(self, page: int, *options: str) -> Image.Image:
        return poppler_page(self._path, self._folder, *options, page=page)

    def ghostscript(self, page: int, device: str, dpi: int) -> Image.Image:
        return ghostscript_page(self._path, self._folder, device, dpi, page)

    def mupdf(self, page: int, dpi: int) -> Image.Image:
        return mupdf_page(self._path, self._folder, dpi, page)

    def check(self, page: int, image: Image.Image) -> None:
        wanted = codes_on(self.notices[page])
        assert zxing_codes(image) == wanted
        assert zbar_codes(image, self._folder) == wanted


def _one_bit(image: Image.Image) -> Image.Image:
    return image.point(lambda shade: 255 if shade >= ON_PAPER else 0)


RASTERS: dict[str, Callable[[Book, int], Image.Image]] = {
    "pdfium grey 203": lambda book, page: book.pdfium(page, 203),
    "pdfium grey 300": lambda book, page: book.pdfium(page, 300),
    "pdfium 1 bit 203": lambda book, page: book.one_bit(page, 203),
    "pdfium 1 bit 300": lambda book, page: book.one_bit(page, 300),
    "poppler grey 203": lambda book, page: book.poppler(page, "-gray", "-r", "203"),
    "poppler grey 300": lambda book, page: book.poppler(page, "-gray", "-r", "300"),
    "poppler 1 bit 203": lambda book, page: book.poppler(page, "-mono", "-r", "203"),
    "poppler 1 bit 300": lambda book, page: book.poppler(page, "-mono", "-r", "300"),
    "ghostscript 1 bit 203": lambda book, page: book.ghostscript(page, "pngmono", 203),
    "ghostscript 1 bit 300": lambda book, page: book.ghostscript(page, "pngmono", 300),
    "mupdf grey 203": lambda book, page: book.mupdf(page, 203),
    "mupdf grey 300": lambda book, page: book.mupdf(page, 300),
    "mupdf 1 bit 203": lambda book, page: _one_bit(book.mupdf(page, 203)),
    "mupdf 1 bit 300": lambda book, page: _one_bit(book.mupdf(page, 300)),
    "fax 204 x 196": lambda book, page: book.poppler(page, "-mono", "-rx", "204", "-ry", "196"),
}


def test_a_sample_is_read_by_both_decoders(tmp_path: Path) -> None:
    book = Book(make_sample(30), tmp_path)
    for page in range(len(book.notices)):
        draw = list(RASTERS.values())[page % len(RASTERS)]
        book.check(page, draw(book, page))


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("raster", RASTERS)
def test_five_hundred_notices_are_read_by_both_decoders(raster: str, tmp_path: Path) -> None:
    book = Book(make_sample(500), tmp_path)
    for page in range(len(book.notices)):
        book.check(page, RASTERS[raster](book, page))


def all_codes(pdf: bytes, folder: Path) -> set[str]:
    from pypdf import PdfReader

    found = set()
    for page in range(len(PdfReader(BytesIO(pdf)).pages)):
        image = rendered(pdf, dpi=203, page=page)
        by_zxing = zxing_codes(image)
        assert zbar_codes(image, folder) == by_zxing
        found |= by_zxing
    return found


@pytest.mark.parametrize("notice", [make_longest_notice(), make_plan()[3]], ids=["long", "slip"])
def test_an_unusual_notice_is_read_too(notice: Notice, tmp_path: Path) -> None:
    pdf = notice_pdf(notice, code=make_code(notice))
    assert all_codes(pdf, tmp_path) == codes_on(notice)


def test_large_print_carries_the_same_codes(tmp_path: Path) -> None:
    notice = make_notice()
    pdf = notice_pdf(notice, code=make_code(notice), form=NoticeForm(is_large=True))
    assert all_codes(pdf, tmp_path) == codes_on(notice)


def test_the_longer_segment_of_the_tax_barcode_has_room(tmp_path: Path) -> None:
    plain = make_notice()
    contract = CollectionContract(
        scheme=BarcodeScheme.TAX,
        service_code="6AE",
        number_prefix="E1000",
        segment_3_constant="355",
        amount_width=10,
    )
    barcode = build_barcode(
        contract,
        number="",
        amount_twd=plain.amount_twd,
        last_day=plain.payable_until,
        issued_on=plain.issued_on,
        obligor_number="85120097",
    )
    notice = make_notice(store_barcode=barcode)
    assert len(barcode.segment_2) == 19
    assert all_codes(notice_pdf(notice, code=make_code(notice)), tmp_path) == codes_on(notice)


def test_nobody_can_pay_with_a_preview(tmp_path: Path) -> None:
    notice = make_notice(number="")
    pdf = notice_pdf(notice, code="")
    assert all_codes(pdf, tmp_path) == {notice.paper.website}
