from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from counter_app.documents.pixels import page_count, page_png
from counter_app.documents.receipt import receipt_pdf
from counter_app.documents.tables import draw_workbook
from counter_app.domain.sheets import Column, Table, Workbook
from counter_app.ui.office_printer import print_pages
from papers import make_receipt


def test_a_receipt_reaches_the_paper_page_by_page(qapp: object, tmp_path: Path) -> None:
    pdf = receipt_pdf(make_receipt())
    pages = [page_png(pdf, page=page) for page in range(page_count(pdf))]
    out = tmp_path / "printed.pdf"

    assert print_pages([*pages, *pages], to_file=out)

    assert page_count(out.read_bytes()) == 2 * len(pages)
    printed = page_png(out.read_bytes(), dpi=30)
    assert len(printed) > 1_000


def test_a_page_that_lies_across_is_not_squeezed(qapp: object, tmp_path: Path) -> None:
    table = Table(title="表", columns=(Column(name="欄"),), rows=(("列",),))
    book = Workbook(title="名單", branch_name="分署", facts=(), tables=(table,))
    pdf = draw_workbook(book, which="", is_landscape=True)
    out = tmp_path / "printed.pdf"

    assert print_pages([page_png(pdf)], to_file=out)

    sizes = [PdfReader(BytesIO(each)).pages[0].mediabox for each in (pdf, out.read_bytes())]
    drawn, printed = (float(size.width) / float(size.height) for size in sizes)
    assert printed == pytest.approx(drawn, rel=0.01)
    assert drawn > 1.4


def test_without_a_printer_nothing_is_claimed_to_be_printed(qapp: object) -> None:
    pdf = receipt_pdf(make_receipt())

    assert not print_pages([page_png(pdf)])
