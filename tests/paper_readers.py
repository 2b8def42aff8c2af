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


def poppler_page(path: Path, folder: Path, *options: str, page: int = 0) -> Image.Image:
    """Return a page of a file as ``pdftoppm`` draws it, in grey or in black and white."""
    number = str(page + 1)
    subprocess.run(
        ["pdftoppm", "-f", number, "-l", number, "-singlefile", *options, path, folder / "page"],
        check=True,
    )
    (drawn,) = folder.glob("page.p[bg]m")
    with Image.open(drawn) as image:
        grey = image.convert("L")
    drawn.unlink()
    return grey


def ghostscript_page(path: Path, folder: Path, device: str, dpi: int, page: int = 0) -> Image.Image:
    """Return a page of a file as Ghostscript draws it.

    Args:
        path: The PDF.
        folder: For what it writes.
        device: ``pngmono`` or ``pnggray``.
        dpi: Dots per inch.
        page: Counted from 0.
    """
    out, number = folder / "page.png", page + 1
    subprocess.run(
        [
            *("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", f"-sDEVICE={device}", f"-r{dpi}"),
            *(f"-dFirstPage={number}", f"-dLastPage={number}", f"-sOutputFile={out}", path),
        ],
        check=True,
    )
    return _taken(out)


def mupdf_page(path: Path, folder: Path, dpi: int, page: int = 0) -> Image.Image:
    """Return a page of a file as MuPDF draws it, in grey."""
    out = folder / "page.pgm"
    subprocess.run(
        ["mutool", "draw", "-q", "-c", "gray", "-r", str(dpi), "-o", out, path, str(page + 1)],
        check=True,
    )
    return _taken(out)


def _taken(path: Path) -> Image.Image:
    with Image.open(path) as image:
        grey = image.convert("L")
    path.unlink()
    return grey


PAPER_FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.Code39Std, zxingcpp.BarcodeFormat.QRCode]
)


def zxing_codes(image: Image.Image) -> set[str]:
    """Return what zxing finds when it looks for what stands on our papers."""
    return {found.text for found in zxingcpp.read_barcodes(image, formats=PAPER_FORMATS)}


def zbar_codes(image: Image.Image, folder: Path) -> set[str]:
    """Return what zbar finds when it looks for what stands on our papers."""
    path = folder / "bars.pgm"
    image.save(path)
    wanted = ("-Sdisable", "-Scode39.enable", "-Sqrcode.enable")
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", "--nodbus", *wanted, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return set(done.stdout.split())
