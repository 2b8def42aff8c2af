"""The body of a receipt: what was paid, the sum, and how it was paid, as blocks of known height."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import Dots
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
from counter_app.documents.receipt_setting import Setting
from counter_app.domain.money import Twd
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptTender

_HEADING_LINES_MAX: Final = 3
_CODE_GAP_MM: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something that is drawn whole on one page, or on the next.

    Attributes:
        draw: Draws it from a place on, in mm from the top of the page.
        amount_twd: What it adds to a carried total.
    """

    height_mm: float
    draw: Callable[[float], None]
    amount_twd: int = 0
    is_total: bool = False


class Body:
    """Lays out everything below the head and draws it."""

    def __init__(
        self, sheet: Sheet, receipt: Receipt, setting: Setting, *, dots: Dots | None = None
    ) -> None:
        self._sheet = sheet
        self._receipt = receipt
        self._set = setting
        self._dots = dots
        self._amount = f"NT$ {wording.figures(receipt.total_twd)}"
        self._amount_mm = sheet.faces.width_pt(self._amount, setting.total_pt) * POINT_MM

    @property
    def _corner_x_mm(self) -> float:
        """Where what stands at the right of the sum begins: the code, else the stamp."""
        stamp_mm = self._set.stamp_mm[0]
        if self._dots is None:
            return self._set.right_mm - stamp_mm
        beside_mm = max(stamp_mm, self._amount_mm)
        return self._set.right_mm - beside_mm - _CODE_GAP_MM - self._set.code_mm

    def _edges_mm(self) -> list[float]:
        """Return the right edges of the columns of figures."""
        first_mm = self._set.margin_mm + self._set.text_mm
        return [first_mm + width_mm for width_mm in accumulate(self._set.columns_mm)]

    @property
    def column_heads_mm(self) -> float:
        """Height of the row that names the columns."""
        return leading_mm(self._set.label_pt, spread=1.7)

    @property
    def carry_mm(self) -> float:
        """Height of a carried total."""
        return leading_mm(self._set.body_pt, spread=1.9)

    def draw_column_heads(self, top_mm: float) -> float:
        """Name the columns; return where the row ends."""
        height_mm = self.column_heads_mm
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

    def lay_blocks(self) -> list[Block]:
        """Lay out everything that follows the head, in order."""
        tenders = [self._lay_tender(tender) for tender in self._receipt.tenders]
        return [
            *(self._lay_line(line) for line in self._receipt.lines),
            self._lay_sum(tenders),
            *tenders,
        ]

    def _lay_line(self, line: ReceiptLine) -> Block:
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
        return Block(
            height_mm=heading.height_mm + below_mm + 2 * self._set.air_mm,
            draw=partial(self._draw_line, line, heading, particulars),
            amount_twd=line.amount_twd,
        )

    def _draw_line(
        self, line: ReceiptLine, heading: Fitted, particulars: Fitted, top_mm: float
    ) -> None:
        self._hairline(top_mm)
        text_mm = top_mm + self._set.air_mm
        y_mm = baseline_mm(text_mm, heading)
        below_mm = self._sheet.write_fitted(heading, x_mm=self._set.margin_mm, top_mm=text_mm)
        self._sheet.write_fitted(particulars, x_mm=self._set.margin_mm, top_mm=below_mm, ink=QUIET)
        edges_mm = self._edges_mm()
        if line.case_number:
            for (_, amount_twd), edge_mm in zip(wording.parts(line), edges_mm, strict=False):
                ink = BLACK if amount_twd else QUIET
                self._draw_figure(amount_twd, edge_mm, y_mm, self._set.body_pt, ink=ink)
        self._draw_figure(line.amount_twd, edges_mm[-1], y_mm, self._set.body_pt, ink=HEAVY)
        if line.balance_left_twd is not None:
            self._sheet.write(
                f"尚欠 {wording.figures(line.balance_left_twd)}",
                x_mm=edges_mm[-1],
                y_mm=below_mm + 0.78 * leading_mm(self._set.small_pt),
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

    def draw_carry(self, words: str, amount_twd: Twd, top_mm: float) -> float:
        """Draw a carried total; return where it ends."""
        self._hairline(top_mm)
        y_mm = top_mm + 0.66 * self.carry_mm
        self._sheet.write(
            words,
            x_mm=self._set.margin_mm,
            y_mm=y_mm,
            size_pt=self._set.body_pt,
        )
        self._draw_figure(amount_twd, self._set.right_mm, y_mm, self._set.body_pt, ink=HEAVY)
        return top_mm + self.carry_mm

    def _lay_sum(self, tenders: list[Block]) -> Block:
        """Take from *tenders* those that stand beside the stamp, for they stay with the sum."""
        corner_mm = self._amount_mm
        if self._dots is not None:
            corner_mm = self._set.right_mm - self._corner_x_mm
        words = fit(
            capital_numerals(self._receipt.total_twd),
            width_mm=self._set.width_mm - corner_mm - 6 * self._set.label_pt * POINT_MM,
            size_pt=self._set.words_pt,
            faces=self._sheet.faces,
        )
        stamp_mm = self._set.stamp_mm[1] + self._set.air_mm
        beside: list[Block] = []
        while tenders and sum(block.height_mm for block in beside) < stamp_mm:
            beside.append(tenders.pop(0))
        total_mm = leading_mm(self._set.total_pt, spread=1.5) + self._set.air_mm
        tenders_mm = max(stamp_mm, sum(block.height_mm for block in beside))

        def draw(top_mm: float) -> None:
            self._draw_total(words, top_mm)
            self._draw_stamp(top_mm + total_mm)
            self._draw_code(top_mm + 1.2)
            y_mm = top_mm + total_mm
            for block in beside:
                block.draw(y_mm)
                y_mm += block.height_mm

        return Block(height_mm=max(total_mm + tenders_mm, self._code_mm), draw=draw, is_total=True)

    def _draw_total(self, words: Fitted, top_mm: float) -> None:
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
            self._amount,
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

    def _lay_tender(self, tender: ReceiptTender) -> Block:
        proof_mm = self._tender_edges_mm()[2]
        proof = pack(
            wording.tender_particulars(tender),
            width_mm=self._corner_x_mm - 3 - proof_mm,
            size_pt=self._set.small_pt,
            faces=self._sheet.faces,
        )
        height_mm = max(leading_mm(self._set.body_pt), proof.height_mm) + self._set.air_mm / 2
        return Block(height_mm=height_mm, draw=partial(self._draw_tender, tender, proof))

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

    def _draw_stamp(self, top_mm: float) -> None:
        """Draw the place for the stamp, and the word that names the list beside it."""
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

    @property
    def _code_mm(self) -> float:
        """Height of the signed code and its name."""
        if self._dots is None:
            return 0.0
        return self._set.code_mm + leading_mm(self._set.label_pt, spread=1.6) + 1.2

    def _draw_code(self, top_mm: float) -> None:
        """Draw the signed code at the left of the sum and the stamp, with its name below it."""
        if self._dots is None:
            return
        side_mm = self._set.code_mm
        self._sheet.dots(
            self._dots,
            x_mm=self._corner_x_mm,
            top_mm=top_mm,
            module_mm=side_mm / self._dots.side,
        )
        self._sheet.write(
            wording.CODE,
            x_mm=self._corner_x_mm + side_mm / 2,
            y_mm=top_mm + side_mm + leading_mm(self._set.label_pt, spread=1.3),
            size_pt=self._set.label_pt,
            align=Align.CENTRE,
            ink=QUIET,
        )
