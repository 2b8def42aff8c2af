"""Readers of paper, for tests: text and bars as outside programs find them."""

import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image
from pypdf import PdfReader


def pypdf_text(pdf: bytes) -> str:
    """Return the text of all pages, without white space."""
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def poppler_text(pdf: bytes, folder: Path) -> str:
    """Return the text of all pages, without white space."""
    return squeezed(poppler_layout(pdf, folder, "-raw"))


def poppler_layout(pdf: bytes, folder: Path, *options: str) -> str:
    """Return the text as ``pdftotext`` prints it."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def rendered(pdf: bytes, *, dpi: float, page: int = 0) -> Image.Image:
    """Return a page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
        return image
    finally:
        document.close()


def zxing_texts(image: Image.Image) -> list[str]:
    """Return what zxing finds on a picture, equal ones as often as they are there."""
    return [found.text for found in zxingcpp.read_barcodes(image)]


def zbar_texts(image: Image.Image, folder: Path) -> list[str]:
    """Return what zbar finds on a picture, equal ones once."""
    path = folder / "bars.png"
    image.save(path)
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", "--nodbus", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()
