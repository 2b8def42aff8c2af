"""The receipt on A4: payer, accounting and stub copy.

A payment of a few cases fits three times on one page, with cut lines between the copies.  A
longer one gets pages of its own for each copy, with carried totals::

    +----------------------+      +----------------------+   +-----------
    | 收執聯               |      | 收執聯        1 / 2  |   | 收執聯
    |- - - - - - - - - - - |      | ...                  |   | 承前頁 ...
    | 會計聯               |  or  | ...                  |   | ...
    |- - - - - - - - - - - |      | ...                  |   | 合計
    | 存根聯               |      | 轉次頁               |   | 支付
    +----------------------+      +----------------------+   +-----------
"""

from functools import partial
from itertools import accumulate
from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import Dots, paper_code
from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import QUIET, Align, Ink, Sheet
from counter_app.documents.receipt_body import Block, Body
from counter_app.documents.receipt_head import COPIES, Head
from counter_app.documents.receipt_setting import A4_MM, THIRD, WHOLE, Setting
from counter_app.domain.money import Twd
from counter_app.domain.receipts import Receipt
from counter_app.domain.reversals import ReversalKind

_WATERMARK_PT_MAX: Final = 150.0


def receipt_pdf(
    receipt: Receipt,
    *,
    copy: int = 0,
    fate: ReversalKind | None = None,
    code: str = "",
    faces: Faces | None = None,
) -> bytes:
    """Return a receipt as A4 pages; the same value always gives the same bytes.

    Args:
        receipt: Drawn exactly as it was committed.
        copy: 0 for the original, then 1, 2, … for marked reprints.
        fate: How the whole receipt was taken back; None while it stands.
        code: Text of its signed code; empty for none.
        faces: what to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    faces = faces or open_faces()
    sheet = Sheet(
        width_mm=A4_MM[0],
        height_mm=A4_MM[1],
        title=f"{wording.TITLE} {receipt.number}",
        author=receipt.branch_name,
        faces=faces,
    )
    marks = wording.marks(receipt, copy=copy, fate=fate)
    # There is little room on a receipt, so level L: its modules are larger.
    dots = paper_code(code, level="L") if code else None
    third = _Pages(sheet, receipt, THIRD, marks=marks, dots=dots)
    height_mm = A4_MM[1] / len(COPIES)
    if len(third.distribute(height_mm)) == 1:
        for place in range(len(COPIES)):
            third.draw(place, top_mm=place * height_mm, height_mm=height_mm)
            if place:
                _draw_cut(sheet, y_mm=place * height_mm)
        return sheet.finish()
    whole = _Pages(sheet, receipt, WHOLE, marks=marks, dots=dots)
    for place in range(len(COPIES)):
        if place:
            sheet.next_page()
        whole.draw(place, top_mm=0, height_mm=A4_MM[1])
    return sheet.finish()


def _draw_cut(sheet: Sheet, *, y_mm: float) -> None:
    sheet.rule(
        x_mm=9, y_mm=y_mm, length_mm=A4_MM[0] - 14, width_pt=0.35, grey=0.5, dash_mm=(1.6, 1.2)
    )
    sheet.write("✂", x_mm=4.5, y_mm=y_mm + 1.1, size_pt=9, ink=Ink(grey=0.4))


class _Pages:
    """One receipt on a sheet in one setting: what goes on which page."""

    def __init__(
        self,
        sheet: Sheet,
        receipt: Receipt,
        setting: Setting,
        *,
        marks: tuple[str, ...],
        dots: Dots | None,
    ) -> None:
        self._sheet = sheet
        self._is_demo = receipt.is_demo
        self._set = setting
        self._head = Head(sheet, receipt, setting, marks=marks)
        self._body = Body(sheet, receipt, setting, dots=dots)
        self._blocks = self._body.lay_blocks()

    def distribute(self, height_mm: float) -> list[list[Block]]:
        """Distribute what follows the head over pages of a height, or over thirds."""
        room_mm = height_mm - self._head.height_mm - self._body.column_heads_mm - self._set.foot_mm
        if height_mm == A4_MM[1]:
            room_mm -= 2 * self._body.carry_mm
        pages: list[list[Block]] = [[]]
        used_mm = 0.0
        for block in self._blocks:
            page = pages[-1]
            if page and used_mm + block.height_mm > room_mm:
                # A sum never stands alone at the top of a page: one line goes with it.
                moved = [page.pop()] if block.is_total and len(page) > 1 else []
                pages.append(moved)
                used_mm = sum(line.height_mm for line in moved)
            pages[-1].append(block)
            used_mm += block.height_mm
        return pages

    def draw(self, place: int, *, top_mm: float, height_mm: float) -> None:
        """Draw one of the three copies, from *top_mm* of this page on."""
        pages = self.distribute(height_mm)
        for number in range(len(pages)):
            if number:
                self._sheet.next_page()
            # The copies differ in nothing but their names.
            self._sheet.repeat(
                f"page{number}",
                partial(self._draw_page, pages, number, height_mm),
                down_mm=top_mm,
            )
            self._head.draw_copy_name(place, top_mm=top_mm)

    def _draw_page(self, pages: list[list[Block]], number: int, height_mm: float) -> None:
        """Draw what the three copies of a page share, at the top of the paper."""
        blocks = pages[number]
        carried_twd = [
            Twd(total)
            for total in accumulate(
                (sum(block.amount_twd for block in page) for page in pages), initial=0
            )
        ]
        if self._is_demo:
            self._sheet.watermark(
                centre_x_mm=A4_MM[0] / 2,
                centre_y_mm=height_mm / 2,
                size_pt=min(height_mm * 0.85, _WATERMARK_PT_MAX),
            )
        y_mm = self._head.draw()
        if _has_sum_ahead(blocks):
            y_mm = self._body.draw_column_heads(y_mm)
            if number:
                y_mm = self._body.draw_carry("承前頁", carried_twd[number], y_mm)
        for block in blocks:
            block.draw(y_mm)
            y_mm += block.height_mm
        if number + 1 < len(pages) and _has_sum_ahead(pages[number + 1]):
            self._body.draw_carry("轉次頁", carried_twd[number + 1], y_mm)
        if len(pages) > 1:
            self._draw_page_number(number + 1, len(pages))

    def _draw_page_number(self, page: int, pages: int) -> None:
        self._sheet.write(
            f"第 {page} 頁，共 {pages} 頁",
            x_mm=self._set.right_mm,
            y_mm=A4_MM[1] - self._set.foot_mm / 2,
            size_pt=self._set.label_pt,
            align=Align.RIGHT,
            ink=QUIET,
        )


def _has_sum_ahead(blocks: list[Block]) -> bool:
    return any(block.is_total or block.amount_twd for block in blocks)
