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

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import MODULE_MM, code39
from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    QUIET,
    Align,
    Fitted,
    Ink,
    Sheet,
    baseline_mm,
    fit,
    leading_mm,
    pack,
)
from counter_app.domain.calendar import TAIPEI, format_roc, format_roc_long
from counter_app.domain.money import Twd
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptTender

A4_MM: Final = (210.0, 297.0)
COPIES: Final = (("第一聯", "收執聯"), ("第二聯", "會計聯"), ("第三聯", "存根聯"))
"""For the payer, for accounting, and the stub that stays at the desk."""

_TITLE_INK: Final = Ink(heavy=True, tracking_em=0.55)
_NUMBER_INK: Final = Ink(tracking_em=0.12)
_NAME_LINES_MAX: Final = 3
_HEADING_LINES_MAX: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """Sizes of one way to set the receipt: in a third of a page, or over whole pages."""

    margin_mm: float
    top_mm: float
    masthead_mm: float
    foot_mm: float
    branch_pt: float
    title_pt: float
    value_pt: float
    body_pt: float
    small_pt: float
    label_pt: float
    words_pt: float
    total_pt: float
    bars_mm: float
    air_mm: float
    columns_mm: tuple[float, ...]
    stamp_mm: tuple[float, float]

    @property
    def width_mm(self) -> float:
        return A4_MM[0] - 2 * self.margin_mm

    @property
    def right_mm(self) -> float:
        return A4_MM[0] - self.margin_mm

    @property
    def text_mm(self) -> float:
        """Width left for words beside the columns of figures."""
        return self.width_mm - sum(self.columns_mm)


_THIRD: Final = _Setting(
    margin_mm=11,
    top_mm=6.5,
    masthead_mm=15.5,
    foot_mm=4,
    branch_pt=10.5,
    title_pt=18,
    value_pt=9.5,
    body_pt=9.5,
    small_pt=7.2,
    label_pt=6.8,
    words_pt=11,
    total_pt=15,
    bars_mm=7,
    air_mm=1.0,
    columns_mm=(21, 17, 19, 21, 26),
    stamp_mm=(27, 14),
)
_WHOLE: Final = _Setting(
    margin_mm=15,
    top_mm=15,
    masthead_mm=21,
    foot_mm=17,
    branch_pt=12.5,
    title_pt=24,
    value_pt=10.5,
    body_pt=10.5,
    small_pt=8.5,
    label_pt=8,
    words_pt=13,
    total_pt=18,
    bars_mm=9,
    air_mm=1.5,
    columns_mm=(22, 17, 19, 21, 25),
    stamp_mm=(38, 24),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Something of a known height that is drawn on one page, or on the next."""

    height_mm: float
    draw: Callable[[float], None]
    amount_twd: int = 0
    is_total: bool = False
    is_case: bool = False


def receipt_pdf(receipt: Receipt, *, copy: int = 0, faces: Faces | None = None) -> bytes:
    """Return a receipt as A4 pages; the same value always gives the same bytes.

    Args:
        receipt: Drawn exactly as it was committed.
        copy: 0 for the original, then 1, 2, … for marked reprints.
        faces: What to draw with; the system's faces where none are given.

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
    third = _Painter(sheet, receipt, copy, _THIRD)
    height_mm = A4_MM[1] / len(COPIES)
    if len(third.pages(height_mm, is_alone=True)) == 1:
        for place in range(len(COPIES)):
            third.draw_copy(place, top_mm=place * height_mm, height_mm=height_mm)
            if place:
                _draw_cut(sheet, y_mm=place * height_mm)
        return sheet.finish()
    whole = _Painter(sheet, receipt, copy, _WHOLE)
    for place in range(len(COPIES)):
        if place:
            sheet.next_page()
        whole.draw_copy(place, top_mm=0, height_mm=A4_MM[1])
    return sheet.finish()


def _draw_cut(sheet: Sheet, *, y_mm: float) -> None:
    sheet.rule(
        x_mm=9, y_mm=y_mm, length_mm=A4_MM[0] - 14, width_pt=0.35, grey=0.5, dash_mm=(1.6, 1.2)
    )
    sheet.write("✂", x_mm=4.5, y_mm=y_mm + 1.1, size_pt=9, ink=Ink(grey=0.4))


class _Painter:
    """Draws one receipt on a sheet, in one setting."""

    def __init__(self, sheet: Sheet, receipt: Receipt, copy: int, setting: _Setting) -> None:
        self._sheet = sheet
        self._receipt = receipt
        self._copy = copy
        self._set = setting
        self._facts = self._lay_facts()
        self._blocks = self._lay_blocks()

    # --- pages ---------------------------------------------------------------

    def pages(self, height_mm: float, *, is_alone: bool = False) -> list[list[_Block]]:
        """Distribute what follows the head over pages of a height.

        Args:
            height_mm: Of the page, or of the third.
            is_alone: There is only this page: no room is kept for carried totals.
        """
        room_mm = height_mm - self._head_mm() - self._set.foot_mm
        if not is_alone:
            room_mm -= 2 * self._carry_mm()
        pages: list[list[_Block]] = [[]]
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

    def draw_copy(self, place: int, *, top_mm: float, height_mm: float) -> None:
        """Draw one of the three copies, from *top_mm* of this page on."""
        pages = self.pages(height_mm, is_alone=height_mm < A4_MM[1])
        carried_twd = [
            Twd(total)
            for total in accumulate(
                (sum(block.amount_twd for block in page) for page in pages), initial=0
            )
        ]
        for number, blocks in enumerate(pages):
            if number:
                self._sheet.next_page()
            if self._receipt.is_demo:
                self._sheet.watermark(
                    centre_x_mm=A4_MM[0] / 2,
                    centre_y_mm=top_mm + height_mm / 2,
                    size_pt=height_mm * 0.85,
                )
            y_mm = self._draw_head(place, top_mm, number + 1, len(pages))
            y_mm = self._draw_column_heads(y_mm) if self._has_cases(blocks) else y_mm
            if number and self._has_sum_ahead(blocks):
                y_mm = self._draw_carry("承前頁", carried_twd[number], y_mm)
            for block in blocks:
                block.draw(y_mm)
                y_mm += block.height_mm
            if number + 1 < len(pages) and self._has_sum_ahead(pages[number + 1]):
                self._draw_carry("轉次頁", carried_twd[number + 1], y_mm)

    def _has_cases(self, blocks: list[_Block]) -> bool:
        return any(block.is_case for block in blocks)

    def _has_sum_ahead(self, blocks: list[_Block]) -> bool:
        return any(block.is_case or block.is_total for block in blocks)

    # --- head ----------------------------------------------------------------

    def _lay_facts(self) -> list[tuple[str, float, Fitted]]:
        """Return label, width and laid-out value of what stands under the title."""
        receipt = self._receipt
        whole_mm = self._set.width_mm
        fixed = [
            ("證號／統一編號", 0.15, receipt.payer_number),
            ("營業日", 0.255, format_roc_long(receipt.business_day)),
            ("開立時間", 0.17, _clock(receipt)),
            ("櫃檯", 0.06, f"{receipt.desk_no:02d}"),
            ("收費人員", 0.105, receipt.clerk_name),
        ]
        facts = [(label, share * whole_mm, value) for label, share, value in fixed if value]
        payer_mm = whole_mm - sum(width_mm for _, width_mm, _ in facts)
        facts.insert(0, ("繳款人", payer_mm, receipt.payer_name))
        gap_mm = self._set.value_pt * POINT_MM
        return [
            (
                label,
                width_mm,
                fit(
                    value,
                    width_mm=width_mm - gap_mm,
                    size_pt=self._set.value_pt,
                    faces=self._sheet.faces,
                    lines_max=_NAME_LINES_MAX if label == "繳款人" else 1,
                ),
            )
            for label, width_mm, value in facts
        ]

    def _facts_mm(self) -> float:
        return (
            leading_mm(self._set.label_pt, spread=1.6)
            + max(value.height_mm for _, _, value in self._facts)
            + self._set.air_mm
        )

    def _column_heads_mm(self) -> float:
        return leading_mm(self._set.label_pt, spread=1.7)

    def _head_mm(self) -> float:
        return (
            self._set.top_mm + self._set.masthead_mm + self._facts_mm() + self._column_heads_mm()
        )

    def _draw_head(self, place: int, top_mm: float, page: int, pages: int) -> float:
        """Draw masthead and facts; return where they end."""
        self._draw_bars(top_mm + self._set.top_mm)
        y_mm = self._draw_title(place, top_mm + self._set.top_mm)
        self._sheet.rule(
            x_mm=self._set.margin_mm, y_mm=y_mm, length_mm=self._set.width_mm, width_pt=1.1
        )
        if pages > 1:
            self._sheet.write(
                f"第 {page} 頁，共 {pages} 頁",
                x_mm=self._set.right_mm,
                y_mm=A4_MM[1] - self._set.foot_mm / 2,
                size_pt=self._set.label_pt,
                align=Align.RIGHT,
                ink=QUIET,
            )
        self._draw_facts(y_mm)
        return y_mm + self._facts_mm()

    def _draw_bars(self, top_mm: float) -> None:
        bars = code39(self._receipt.number)
        x_mm = self._set.right_mm - bars.length_mm(module_mm=MODULE_MM)
        self._sheet.bars(
            bars, x_mm=x_mm, top_mm=top_mm, height_mm=self._set.bars_mm, module_mm=MODULE_MM
        )
        self._sheet.write(
            self._receipt.number,
            x_mm=self._set.right_mm,
            y_mm=top_mm + self._set.bars_mm + leading_mm(self._set.value_pt, spread=1.12),
            size_pt=self._set.value_pt,
            align=Align.RIGHT,
            ink=_NUMBER_INK,
        )
        self._sheet.write(
            "收據號碼",
            x_mm=x_mm,
            y_mm=top_mm + self._set.bars_mm + leading_mm(self._set.value_pt, spread=1.12),
            size_pt=self._set.label_pt,
            ink=QUIET,
        )

    def _draw_title(self, place: int, top_mm: float) -> float:
        """Draw who issues the paper, its title and its marks; return where the head ends."""
        setting = self._set
        end_mm = top_mm + self._set.masthead_mm
        branch = fit(
            self._receipt.branch_name,
            width_mm=setting.width_mm - 70,
            size_pt=setting.branch_pt,
            faces=self._sheet.faces,
        )
        self._sheet.write_fitted(branch, x_mm=setting.margin_mm, top_mm=top_mm)
        title_y_mm = end_mm - 0.43 * setting.title_pt * POINT_MM
        self._sheet.write(
            wording.TITLE,
            x_mm=setting.margin_mm,
            y_mm=title_y_mm,
            size_pt=setting.title_pt,
            ink=_TITLE_INK,
        )
        x_mm = setting.margin_mm + 3.3 * setting.title_pt * POINT_MM
        ordinal, name = COPIES[place]
        self._sheet.write(
            f"{ordinal}　{name}",
            x_mm=x_mm,
            y_mm=title_y_mm,
            size_pt=setting.value_pt,
        )
        x_mm += 7.6 * setting.value_pt * POINT_MM
        marks = (
            wording.reprint_mark(self._copy),
            wording.RECOVERED if self._receipt.recovered else "",
        )
        for mark in filter(None, marks):
            x_mm = 2 + self._sheet.tag(
                mark,
                x_mm=x_mm,
                top_mm=title_y_mm - 1.1 * setting.value_pt * POINT_MM,
                size_pt=setting.value_pt,
            )
        return end_mm

    def _draw_facts(self, top_mm: float) -> None:
        x_mm = self._set.margin_mm
        label_mm = leading_mm(self._set.label_pt, spread=1.6)
        for label, width_mm, value in self._facts:
            self._sheet.write(
                label,
                x_mm=x_mm,
                y_mm=top_mm + 0.8 * label_mm,
                size_pt=self._set.label_pt,
                ink=QUIET,
            )
            self._sheet.write_fitted(value, x_mm=x_mm, top_mm=top_mm + label_mm)
            x_mm += width_mm

    # --- table ---------------------------------------------------------------

    def _edges_mm(self) -> list[float]:
        """Return the right edges of the columns of figures."""
        first_mm = self._set.margin_mm + self._set.text_mm
        return [first_mm + width_mm for width_mm in accumulate(self._set.columns_mm)]

    def _draw_column_heads(self, top_mm: float) -> float:
        height_mm = self._column_heads_mm()
        self._hairline(top_mm)
        y_mm = top_mm + 0.68 * height_mm
        size_pt = self._set.label_pt
        self._sheet.write(
            "案號／項目", x_mm=self._set.margin_mm, y_mm=y_mm, size_pt=size_pt, ink=QUIET
        )
        labels = ("執行必要費用", "利息", "滯納金", "本金", "本次繳納")
        for label, edge_mm in zip(labels, self._edges_mm(), strict=True):
            self._sheet.write(
                label, x_mm=edge_mm, y_mm=y_mm, size_pt=size_pt, align=Align.RIGHT, ink=QUIET
            )
        return top_mm + height_mm

    def _hairline(self, y_mm: float) -> None:
        self._sheet.rule(
            x_mm=self._set.margin_mm,
            y_mm=y_mm,
            length_mm=self._set.width_mm,
            width_pt=0.35,
            grey=0.55,
        )

    def _lay_blocks(self) -> list[_Block]:
        """Lay out everything that follows the head, in order."""
        tenders = [self._lay_tender(tender) for tender in self._receipt.tenders]
        stamp_mm = self._set.stamp_mm[1] + self._set.air_mm
        missing_mm = stamp_mm - sum(block.height_mm for block in tenders)
        if missing_mm > 0:
            tenders.append(_Block(height_mm=missing_mm, draw=_draw_nothing))
        first, *others = tenders
        stamped = _Block(
            height_mm=first.height_mm, draw=partial(self._draw_stamped, first.draw)
        )
        return [
            *(self._lay_line(line) for line in self._receipt.lines),
            self._lay_total(),
            stamped,
            *others,
        ]

    def _lay_line(self, line: ReceiptLine) -> _Block:
        gap_mm = self._set.body_pt * POINT_MM
        heading = fit(
            wording.heading(line),
            width_mm=self._set.text_mm - gap_mm / 2,
            size_pt=self._set.body_pt,
            faces=self._sheet.faces,
            lines_max=_HEADING_LINES_MAX,
        )
        # Only the first line shares its room with figures; the last column alone goes deeper.
        particulars = pack(
            wording.particulars(line),
            width_mm=self._set.width_mm - self._set.columns_mm[-1] - gap_mm,
            size_pt=self._set.small_pt,
            faces=self._sheet.faces,
        )
        below_mm = max(
            particulars.height_mm,
            0 if line.balance_left_twd is None else leading_mm(self._set.small_pt),
        )
        return _Block(
            height_mm=heading.height_mm + below_mm + 2 * self._set.air_mm,
            draw=partial(self._draw_line, line, heading, particulars),
            amount_twd=line.amount_twd,
            is_case=True,
        )

    def _draw_line(
        self, line: ReceiptLine, heading: Fitted, particulars: Fitted, top_mm: float
    ) -> None:
        self._hairline(top_mm)
        text_mm = top_mm + self._set.air_mm
        y_mm = baseline_mm(text_mm, heading)
        below_mm = self._sheet.write_fitted(heading, x_mm=self._set.margin_mm, top_mm=text_mm)
        self._sheet.write_fitted(
            particulars, x_mm=self._set.margin_mm, top_mm=below_mm, ink=QUIET
        )
        edges_mm = self._edges_mm()
        if line.case_number:
            for (_, amount_twd), edge_mm in zip(wording.parts(line), edges_mm, strict=False):
                ink = BLACK if amount_twd else QUIET
                self._draw_figure(amount_twd, edge_mm, y_mm, self._set.body_pt, ink=ink)
        self._draw_figure(line.amount_twd, edges_mm[-1], y_mm, self._set.body_pt, ink=HEAVY)
        if line.balance_left_twd is not None:
            left = Fitted(lines=("",), size_pt=self._set.small_pt, leading_mm=below_mm)
            self._sheet.write(
                f"尚欠 {wording.figures(line.balance_left_twd)}",
                x_mm=edges_mm[-1],
                y_mm=below_mm + 0.86 * leading_mm(left.size_pt, spread=1.1),
                size_pt=self._set.small_pt,
                align=Align.RIGHT,
                ink=QUIET,
            )

    def _draw_figure(
        self, amount_twd: Twd, edge_mm: float, y_mm: float, size_pt: float, *, ink: Ink
    ) -> None:
        self._sheet.write(
            wording.figures(amount_twd),
            x_mm=edge_mm,
            y_mm=y_mm,
            size_pt=size_pt,
            align=Align.RIGHT,
            ink=ink,
        )

    def _carry_mm(self) -> float:
        return leading_mm(self._set.body_pt, spread=1.9)

    def _draw_carry(self, words: str, amount_twd: Twd, top_mm: float) -> float:
        """Draw a carried total; return where it ends."""
        self._hairline(top_mm)
        y_mm = top_mm + 0.66 * self._carry_mm()
        self._sheet.write(
            words,
            x_mm=self._set.margin_mm,
            y_mm=y_mm,
            size_pt=self._set.body_pt,
        )
        self._draw_figure(
            amount_twd, self._set.right_mm, y_mm, self._set.body_pt, ink=HEAVY
        )
        return top_mm + self._carry_mm()

    # --- sum and tenders -----------------------------------------------------

    def _lay_total(self) -> _Block:
        amount = f"NT$ {wording.figures(self._receipt.total_twd)}"
        amount_mm = self._sheet.faces.width_pt(amount, self._set.total_pt) * POINT_MM
        words = fit(
            capital_numerals(self._receipt.total_twd),
            width_mm=self._set.width_mm - amount_mm - 12 * self._set.label_pt * POINT_MM / 2,
            size_pt=self._set.words_pt,
            faces=self._sheet.faces,
        )
        return _Block(
            height_mm=leading_mm(self._set.total_pt, spread=1.5) + self._set.air_mm,
            draw=partial(self._draw_total, amount, words),
            is_total=True,
        )

    def _draw_total(self, amount: str, words: Fitted, top_mm: float) -> None:
        self._sheet.rule(
            x_mm=self._set.margin_mm, y_mm=top_mm, length_mm=self._set.width_mm, width_pt=0.8
        )
        y_mm = top_mm + leading_mm(self._set.total_pt, spread=1.08)
        self._sheet.write(
            "合計", x_mm=self._set.margin_mm, y_mm=y_mm, size_pt=self._set.label_pt, ink=QUIET
        )
        self._sheet.write(
            words.lines[0],
            x_mm=self._set.margin_mm + 3.4 * self._set.label_pt * POINT_MM,
            y_mm=y_mm,
            size_pt=words.size_pt,
        )
        self._sheet.write(
            amount,
            x_mm=self._set.right_mm,
            y_mm=y_mm,
            size_pt=self._set.total_pt,
            align=Align.RIGHT,
            ink=HEAVY,
        )

    def _tender_edges_mm(self) -> tuple[float, float, float]:
        """Return where a tender's name begins, its amount ends and its proof begins."""
        name_mm = self._set.margin_mm + 3.4 * self._set.label_pt * POINT_MM
        amount_mm = name_mm + 9 * self._set.body_pt * POINT_MM
        return name_mm, amount_mm, amount_mm + 1.4 * self._set.body_pt * POINT_MM

    def _lay_tender(self, tender: ReceiptTender) -> _Block:
        proof_mm = self._tender_edges_mm()[2]
        proof = pack(
            wording.tender_particulars(tender),
            width_mm=self._set.right_mm - self._set.stamp_mm[0] - 3 - proof_mm,
            size_pt=self._set.small_pt,
            faces=self._sheet.faces,
        )
        height_mm = max(leading_mm(self._set.body_pt), proof.height_mm) + self._set.air_mm / 2
        return _Block(height_mm=height_mm, draw=partial(self._draw_tender, tender, proof))

    def _draw_tender(self, tender: ReceiptTender, proof: Fitted, top_mm: float) -> None:
        name_mm, amount_mm, proof_mm = self._tender_edges_mm()
        y_mm = top_mm + leading_mm(self._set.body_pt, spread=1.0)
        self._sheet.write(
            wording.TENDER_NAMES[tender.kind], x_mm=name_mm, y_mm=y_mm, size_pt=self._set.body_pt
        )
        self._draw_figure(tender.amount_twd, amount_mm, y_mm, self._set.body_pt, ink=BLACK)
        for number, text in enumerate(proof.lines):
            self._sheet.write(
                text,
                x_mm=proof_mm,
                y_mm=y_mm + number * proof.leading_mm,
                size_pt=proof.size_pt,
                ink=QUIET,
            )

    def _draw_stamped(self, draw_first: Callable[[float], None], top_mm: float) -> None:
        """Draw the first tender, the word that names the list, and the place for the stamp."""
        width_mm, height_mm = self._set.stamp_mm
        x_mm = self._set.right_mm - width_mm
        self._sheet.frame(
            x_mm=x_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm, grey=0.55
        )
        self._sheet.write(
            "收訖章",
            x_mm=x_mm + 1.2,
            y_mm=top_mm + leading_mm(self._set.label_pt),
            size_pt=self._set.label_pt,
            ink=QUIET,
        )
        self._sheet.write(
            "支付",
            x_mm=self._set.margin_mm,
            y_mm=top_mm + leading_mm(self._set.body_pt, spread=1.0),
            size_pt=self._set.label_pt,
            ink=QUIET,
        )
        draw_first(top_mm)


def _draw_nothing(_top_mm: float) -> None:
    """Keep room only."""


def _clock(receipt: Receipt) -> str:
    issued_at = receipt.issued_at.astimezone(TAIPEI)
    return f"{format_roc(issued_at.date())} {issued_at:%H:%M}"
