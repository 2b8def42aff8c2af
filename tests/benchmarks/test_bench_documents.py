"""Bar 13: one receipt as a PDF, warm, beside the same page made with platypus."""

import re
import statistics
import time
from io import BytesIO
from typing import Any, Final

from reportlab.graphics.barcode.code39 import Standard39
from reportlab.lib.colors import grey
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.tables import TableStyle

from counter_app.documents import wording
from counter_app.documents.fonts import open_faces
from counter_app.documents.receipt import receipt_pdf
from counter_app.documents.receipt_head import COPIES
from counter_app.domain.calendar import TAIPEI, format_roc, format_roc_long
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.receipts import Receipt
from papers import make_receipt_code, make_split_receipt

ROUNDS = 40
TIGHT: Final = TableStyle(
    [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
)
_BEYOND_THE_MAIN_FACE = re.compile("([\U00020000-\U0002ffff]+)")


class PlatypusReceipt:
    """The page as a program would make it that leaves the layout to reportlab."""

    def __init__(self) -> None:
        faces = open_faces()
        # Both faces are loaded here as they are for ours, so that both sides start warm.
        (self._main, _), (self._rare, _) = faces.runs("王𠮷")
        self._styles = {
            size_pt: ParagraphStyle(
                f"kai{size_pt}", fontName=self._main, fontSize=size_pt, leading=1.24 * size_pt
            )
            for size_pt in (7, 9, 10, 15, 18)
        }
        self._right = ParagraphStyle("right", parent=self._styles[9], alignment=TA_RIGHT)

    def pdf(self, receipt: Receipt) -> bytes:
        file = BytesIO()
        document = SimpleDocTemplate(
            file,
            pagesize=A4,
            leftMargin=11 * mm,
            rightMargin=11 * mm,
            topMargin=4 * mm,
            bottomMargin=4 * mm,
            initialFontName=self._main,
        )
        document.build(
            [
                flowable
                for ordinal, name in COPIES
                for flowable in self._copy(receipt, f"{ordinal}　{name}")
            ]
        )
        return file.getvalue()

    def _copy(self, receipt: Receipt, name: str) -> list[Flowable]:
        return [
            self._masthead(receipt, name),
            HRFlowable(width="100%", thickness=1.1),
            self._facts(receipt),
            self._lines(receipt),
            self._total(receipt),
            self._tenders(receipt),
            Spacer(1, 5 * mm),
        ]

    def _text(self, text: str, size_pt: int = 9) -> Paragraph:
        marked = _BEYOND_THE_MAIN_FACE.sub(rf'<font name="{self._rare}">\1</font>', text)
        return Paragraph(marked, self._styles[size_pt])

    def _figure(self, amount_twd: int) -> Paragraph:
        return Paragraph(f"{amount_twd:,}", self._right)

    def _masthead(self, receipt: Receipt, name: str) -> Table:
        bars = Standard39(
            receipt.number, checksum=0, barWidth=0.254 * mm, ratio=3, barHeight=7 * mm, quiet=0
        )
        left = [self._text(receipt.branch_name, 10), self._text(f"收據　{name}", 18)]
        right = [bars, self._text(f"收據號碼 {receipt.number}")]
        return Table([[left, right]], colWidths=[128 * mm, 60 * mm], style=TIGHT)

    def _facts(self, receipt: Receipt) -> Table:
        issued_at = receipt.issued_at.astimezone(TAIPEI)
        facts = {
            "繳款人": receipt.payer_name,
            "證號／統一編號": receipt.payer_number,
            "營業日": format_roc_long(receipt.business_day),
            "開立時間": f"{format_roc(issued_at.date())} {issued_at:%H:%M}",
            "櫃檯": f"{receipt.desk_no:02d}",
            "收費人員": receipt.clerk_name,
        }
        return Table(
            [[self._text(label, 7) for label in facts], [self._text(v) for v in facts.values()]],
            colWidths=[48 * mm, 28 * mm, 48 * mm, 32 * mm, 12 * mm, 20 * mm],
            style=TIGHT,
        )

    def _lines(self, receipt: Receipt) -> Table:
        heads = ("案號／項目", "執行必要費用", "利息", "滯納金", "本金", "本次繳納")
        rows: list[list[Any]] = [[self._text(head, 7) for head in heads]]
        for line in receipt.lines:
            about = [self._text(wording.heading(line))]
            about.append(self._text("　".join(wording.particulars(line)), 7))
            left_twd = line.balance_left_twd or 0
            paid = [self._figure(line.amount_twd), self._text(f"尚欠 {left_twd:,}", 7)]
            figures = [self._figure(amount_twd) for _, amount_twd in wording.parts(line)]
            rows.append([about, *figures, paid])
        style = TableStyle([("LINEABOVE", (0, 0), (-1, -1), 0.35, grey)], parent=TIGHT)
        return Table(
            rows, colWidths=[84 * mm, *[w * mm for w in (21, 17, 19, 21, 26)]], style=style
        )

    def _total(self, receipt: Receipt) -> Table:
        words = self._text(f"合計　{capital_numerals(receipt.total_twd)}", 10)
        amount = self._text(f"NT$ {receipt.total_twd:,}", 15)
        return Table([[words, amount]], colWidths=[138 * mm, 50 * mm], style=TIGHT)

    def _tenders(self, receipt: Receipt) -> Table:
        rows = [
            [
                self._text("" if place else "支付", 7),
                self._text(wording.TENDER_NAMES[tender.kind]),
                self._figure(tender.amount_twd),
                self._text("　".join(wording.tender_particulars(tender)), 7),
            ]
            for place, tender in enumerate(receipt.tenders)
        ]
        stamp = Table([["收訖章"]], colWidths=[27 * mm], rowHeights=[14 * mm])
        stamp.setStyle(
            [("BOX", (0, 0), (-1, -1), 0.4, grey), ("FONTNAME", (0, 0), (0, 0), self._main)]
        )
        inner = Table(rows, colWidths=[11 * mm, 23 * mm, 22 * mm, 98 * mm], style=TIGHT)
        return Table([[inner, stamp]], colWidths=[156 * mm, 32 * mm], style=TIGHT)


def test_one_receipt_as_a_pdf(benchmark: Any) -> None:  # noqa: ANN401 - it has no types
    receipt = make_split_receipt()
    code = make_receipt_code(receipt)
    faces = open_faces()
    other = PlatypusReceipt()
    other_s: list[float] = []

    def make_the_other() -> None:
        started_s = time.perf_counter()
        other.pdf(receipt)
        other_s.append(time.perf_counter() - started_s)

    def make_ours() -> bytes:
        return receipt_pdf(receipt, code=code, faces=faces)

    # The two take turns, so that a busy moment of the machine meets both.
    pdf = benchmark.pedantic(make_ours, setup=make_the_other, rounds=ROUNDS, warmup_rounds=3)
    assert pdf.startswith(b"%PDF-")
    if benchmark.enabled:
        ours_ms = 1000 * benchmark.stats.stats.median
        reference_ms = 1000 * statistics.median(other_s)
        benchmark.extra_info.update(
            bar=13,
            what="one receipt PDF, warm, against platypus",
            ours=ours_ms,
            reference=reference_ms,
            unit="ms",
            ratio=ours_ms / reference_ms,
            goal="<= 0.3",
        )


def test_the_page_it_is_compared_with_says_the_same() -> None:
    from pypdf import PdfReader

    receipt = make_split_receipt()
    said, reference = (
        PdfReader(BytesIO(pdf)).pages[0].extract_text()
        for pdf in (receipt_pdf(receipt), PlatypusReceipt().pdf(receipt))
    )
    assert set("".join(said.split())) - set(reference) == {"✂"}
    assert len(PdfReader(BytesIO(PlatypusReceipt().pdf(receipt))).pages) == 1
