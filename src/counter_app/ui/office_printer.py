"""The office printer: pages that were drawn elsewhere, handed to the system's queue by Qt."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


def has_office_printer() -> bool:
    """Tell whether the system knows a printer to use by default."""
    return not QPrinterInfo.defaultPrinter().isNull()


def print_pages(pages: Sequence[bytes], *, to_file: Path | None = None) -> bool:
    """Give A4 pages to the default printer and tell whether its queue took them.

    Args:
        pages: Each a PNG of a whole page; the first says whether the paper lies across.
        to_file: Write a PDF file instead, where there is no printer to try.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    if pages and _lies_across(pages[0]):
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    if to_file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(to_file))
    elif not has_office_printer():
        return False
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = QRect(0, 0, printer.width(), printer.height())
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(paper, QImage.fromData(page))
    return painter.end()


def _lies_across(page: bytes) -> bool:
    size = QImage.fromData(page).size()
    return size.width() > size.height()
