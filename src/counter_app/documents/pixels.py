"""Pages as pixels: for the window, for the office printer, for the print head.

pdfium must not be entered by two threads at once, so everything here goes through one lock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any, Final

from counter_app.documents.roll import PRINTABLE_MM
from counter_app.domain.raster import Raster

POINTS_PER_INCH: Final = 72
MM_PER_INCH: Final = 25.4

INK_THRESHOLD: Final = 168
"""Lighter than this (of 255) stays white on a 1-bit raster.  Above the middle, for the thin
strokes of Kai cover only part of a dot, and a broken stroke reads worse than a thick one."""

_pdfium: Final = Lock()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_png(pdf: bytes, *, page: int = 0, dpi: float = 96) -> bytes:
    """Return one page as a PNG in colour.

    Args:
        pdf: The document.
        page: Counted from 0.
        dpi: Dots per inch; 96 shows a page in its size on an ordinary screen.
    """
    with _opened(pdf) as document:
        image = document[page].render(scale=dpi / POINTS_PER_INCH).to_pil()
    file = BytesIO()
    image.save(file, format="PNG")
    return file.getvalue()


def slip_raster(pdf: bytes, *, width_dots: int) -> Raster:
    """Return a slip as black dots, cropped to what the print head reaches.

    Args:
        pdf: One page as `slip.slip_pdf` makes it.
        width_dots: Dots in a row of the print head: 576 for 80 mm, 384 for 58 mm.

    Raises:
        ValueError: The page is of no width that slips have, which is a bug in the caller.
    """
    with _opened(pdf) as document:
        page = document[0]
        paper_mm = round(page.get_width() / POINTS_PER_INCH * MM_PER_INCH)
        if paper_mm not in PRINTABLE_MM:
            raise ValueError(f"not a slip: {paper_mm} mm")
        dots_per_mm = width_dots / PRINTABLE_MM[paper_mm]
        page_dots = round(paper_mm * dots_per_mm)
        # A hair below the size wanted: pdfium rounds up, and a page one dot too wide would
        # make some bars a dot wider than others.
        scale = (page_dots - 0.01) / page.get_width()
        image = page.render(scale=scale, grayscale=True).to_pil()
    margin_dots = (image.width - width_dots) // 2
    image = image.crop((margin_dots, 0, margin_dots + width_dots, image.height))
    dots = image.point(lambda shade: 0 if shade >= INK_THRESHOLD else 255, mode="1")
    return Raster(width_dots=dots.width, height_dots=dots.height, rows=dots.tobytes())


def raster_png(raster: Raster) -> bytes:
    """Return a raster as a PNG, as it will look on paper."""
    from PIL import Image  # noqa: PLC0415 - heavy

    image = Image.frombytes("1", (raster.width_dots, raster.height_dots), raster.rows, "raw", "1;I")
    file = BytesIO()
    image.save(file, format="PNG")
    return file.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - heavy

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
