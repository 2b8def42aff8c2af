"""The receipt on thermal paper, 80 or 58 mm wide, as high as what stands on it.

A slip is an ordinary page, so the window previews exactly what the printer gets.  All of it
is pure black: a thermal printer has no grey.  Positions are whole dots (an eighth of a
millimetre) where bars stand, so that every bar is as wide as it should be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import SLIP_MODULE_MM, code39
from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    WATERMARK,
    WHITE,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
    pack,
)
from counter_app.domain.calendar import TAIPEI, format_roc, format_roc_long
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptTender

PRINTABLE_MM: Final = {80: 72, 58: 48}
"""Width of the paper, and of what the print head reaches."""

DOT_MM: Final = 0.125
_LADDER_MM: Final = 9.0
_BARS_MM: Final = 10.0
_QUIET_MM: Final = 3.0
_NAME_LINES_MAX: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """Sizes of type on one width of paper."""

    title_pt: float
    branch_pt: float
    body_pt: float
    small_pt: float
    total_pt: float
    is_narrow: bool


_SETTINGS: Final = {
    80: _Setting(
        title_pt=19, branch_pt=11.5, body_pt=10.5, small_pt=9, total_pt=18, is_narrow=False
    ),
    58: _Setting(title_pt=17, branch_pt=10, body_pt=9.5, small_pt=8.5, total_pt=15, is_narrow=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Something of a known height, drawn at a place from the top."""

    height_mm: float
    draw: Callable[[Sheet, float], None]


def slip_pdf(
    receipt: Receipt, *, width_mm: int, copy: int = 0, faces: Faces | None = None
) -> bytes:
    """Return a receipt as one page for a thermal printer.

    Args:
        receipt: Drawn exactly as it was committed.
        width_mm: Width of the paper: 80 or 58.
        copy: 0 for the original, then 1, 2, … for marked reprints.
        faces: What to draw with; the system's faces where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    roll = _Roll(width_mm, faces or open_faces())
    _lay_receipt(roll, receipt, copy)
    return roll.finish(title=f"{wording.TITLE} {receipt.number}", author=receipt.branch_name)


def printer_test_slip(
    *, width_mm: int, lines: tuple[str, ...], faces: Faces | None = None
) -> bytes:
    """Return a strip that shows whether a printer prints straight, dark and in full width.

    Args:
        width_mm: Width of the paper: 80 or 58.
        lines: What the strip says about itself, such as desk, port and time.
        faces: What to draw with; the system's faces where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    roll = _Roll(width_mm, faces or open_faces())
    roll.add_line("列印測試", size_pt=roll.setting.title_pt, align=Align.CENTRE, ink=HEAVY)
    roll.add_rule()
    for line in lines:
        roll.add_text(line, size_pt=roll.setting.body_pt)
    roll.add_text("一二三四五 ABCDE 12345 堃喆𠮷", size_pt=roll.setting.small_pt)
    roll.add_steps()
    roll.add_bars("TEST1234")
    roll.add_rule()
    return roll.finish(title="列印測試", author="")


class _Roll:
    """A slip that grows downwards: blocks are collected first, then drawn."""

    def __init__(self, width_mm: int, faces: Faces) -> None:
        self.setting = _SETTINGS[width_mm]
        self.faces = faces
        self.paper_mm = width_mm
        self.width_mm = float(PRINTABLE_MM[width_mm])
        self.left_mm = (width_mm - self.width_mm) / 2
        self._blocks: list[_Block] = [_Block(height_mm=2, draw=_draw_nothing)]

    @property
    def right_mm(self) -> float:
        return self.left_mm + self.width_mm

    def finish(self, *, title: str, author: str) -> bytes:
        """Draw everything on a page of the height it needs."""
        height_mm = ceil(sum(block.height_mm for block in self._blocks) + 2)
        sheet = Sheet(
            width_mm=self.paper_mm,
            height_mm=height_mm,
            title=title,
            author=author,
            faces=self.faces,
        )
        top_mm = 0.0
        for block in self._blocks:
            block.draw(sheet, top_mm)
            top_mm += block.height_mm
        return sheet.finish()

    def add(self, height_mm: float, draw: Callable[[Sheet, float], None]) -> None:
        """Add something that draws itself."""
        self._blocks.append(_Block(height_mm=height_mm, draw=draw))

    def add_air(self, height_mm: float) -> None:
        """Leave room."""
        self.add(height_mm, _draw_nothing)

    def add_line(
        self, text: str, *, size_pt: float, align: Align = Align.LEFT, ink: Ink = BLACK
    ) -> None:
        """Add one line, in smaller type if it would be too long."""
        fitted = fit(text, width_mm=self.width_mm, size_pt=size_pt, faces=self.faces)
        x_mm = self.left_mm + self.width_mm * align.value
        self.add(
            fitted.height_mm,
            lambda sheet, top_mm: _drop(
                sheet.write_fitted(fitted, x_mm=x_mm, top_mm=top_mm, align=align, ink=ink)
            ),
        )

    def add_text(self, text: str, *, size_pt: float, lines_max: int = _NAME_LINES_MAX) -> None:
        """Add a text of several lines."""
        fitted = fit(
            text, width_mm=self.width_mm, size_pt=size_pt, faces=self.faces, lines_max=lines_max
        )
        self._add_fitted(fitted)

    def add_pack(self, parts: tuple[str, ...], *, size_pt: float) -> None:
        """Add short statements, side by side where they fit."""
        if parts:
            self._add_fitted(pack(parts, width_mm=self.width_mm, size_pt=size_pt, faces=self.faces))

    def _add_fitted(self, fitted: Fitted) -> None:
        self.add(
            fitted.height_mm,
            lambda sheet, top_mm: _drop(
                sheet.write_fitted(fitted, x_mm=self.left_mm, top_mm=top_mm)
            ),
        )

    def add_pair(self, label: str, value: str, *, size_pt: float, ink: Ink = BLACK) -> None:
        """Add a label on the left and its value on the right, on lines below if it is long."""
        label_mm = self.faces.width_pt(label, size_pt) * POINT_MM
        fitted = fit(
            value,
            width_mm=self.width_mm - label_mm - size_pt * POINT_MM,
            size_pt=size_pt,
            faces=self.faces,
            lines_max=_NAME_LINES_MAX,
        )
        is_short = len(fitted.lines) == 1

        def draw(sheet: Sheet, top_mm: float) -> None:
            own = Fitted(lines=(label,), size_pt=size_pt, leading_mm=leading_mm(size_pt))
            sheet.write_fitted(own, x_mm=self.left_mm, top_mm=top_mm)
            sheet.write_fitted(
                fitted,
                x_mm=self.right_mm if is_short else self.left_mm + label_mm + size_pt * POINT_MM,
                top_mm=top_mm,
                align=Align.RIGHT if is_short else Align.LEFT,
                ink=ink,
            )

        self.add(max(fitted.height_mm, leading_mm(size_pt)), draw)

    def add_rule(self, *, width_pt: float = 0.75, dashed: bool = False) -> None:
        """Add a line across, with air above and below."""
        self.add(
            2.6,
            lambda sheet, top_mm: sheet.rule(
                x_mm=self.left_mm,
                y_mm=top_mm + 1.3,
                length_mm=self.width_mm,
                width_pt=width_pt,
                dash_mm=(1, 0.75) if dashed else (),
            ),
        )

    def add_band(self, text: str) -> None:
        """Add white words on a black band."""
        size_pt = self.setting.body_pt
        height_mm = leading_mm(size_pt) + 1.6

        def draw(sheet: Sheet, top_mm: float) -> None:
            sheet.frame(
                x_mm=self.left_mm,
                top_mm=top_mm,
                width_mm=self.width_mm,
                height_mm=height_mm,
                filled=True,
            )
            sheet.write(
                text,
                x_mm=self.left_mm + self.width_mm / 2,
                y_mm=top_mm + height_mm / 2 + 0.35 * size_pt * POINT_MM,
                size_pt=size_pt,
                align=Align.CENTRE,
                ink=Ink(grey=WHITE.grey, heavy=True, tracking_em=0.3),
            )

        self.add(height_mm + 1.5, draw)

    def add_bars(self, text: str) -> None:
        """Add bars that stand upright, in the middle, with their text below."""
        bars = code39(text)
        x_mm = _on_a_dot(
            self.left_mm + (self.width_mm - bars.length_mm(module_mm=SLIP_MODULE_MM)) / 2
        )
        self.add(
            _BARS_MM + 1.2,
            lambda sheet, top_mm: sheet.bars(
                bars,
                x_mm=x_mm,
                top_mm=_on_a_dot(top_mm),
                height_mm=_BARS_MM,
                module_mm=SLIP_MODULE_MM,
            ),
        )
        self.add_line(
            text, size_pt=self.setting.small_pt, align=Align.CENTRE, ink=Ink(tracking_em=0.2)
        )

    def add_steps(self) -> None:
        """Add a scale over the whole width, in which a dead dot shows as a white thread."""

        def draw(sheet: Sheet, top_mm: float) -> None:
            step_mm = self.width_mm / 8
            for step in range(8):
                sheet.frame(
                    x_mm=self.left_mm + step * step_mm,
                    top_mm=top_mm + 1 + step * 0.5,
                    width_mm=step_mm,
                    height_mm=4 - step * 0.5,
                    filled=True,
                )

        self.add(7, draw)


def _lay_receipt(roll: _Roll, receipt: Receipt, copy: int) -> None:
    setting = roll.setting
    if receipt.is_demo:
        roll.add_band(WATERMARK)
    roll.add_line(receipt.branch_name, size_pt=setting.branch_pt, align=Align.CENTRE)
    roll.add_air(0.8)
    roll.add_line("　".join(wording.TITLE), size_pt=setting.title_pt, align=Align.CENTRE, ink=HEAVY)
    _lay_marks(roll, receipt, copy)
    roll.add_air(1.2)
    facts = _facts(receipt, is_narrow=setting.is_narrow)
    if setting.is_narrow:
        _lay_ladder(roll, receipt, facts)
    else:
        roll.add_bars(receipt.number)
        roll.add_rule()
        for label, value in facts:
            roll.add_pair(label, value, size_pt=setting.body_pt)
    for number, line in enumerate(receipt.lines):
        roll.add_rule(dashed=number > 0)
        _lay_line(roll, line)
    roll.add_rule(width_pt=1.6)
    roll.add_pair(
        "合計",
        f"NT$ {wording.figures(receipt.total_twd)}",
        size_pt=setting.total_pt,
        ink=HEAVY,
    )
    roll.add_text(capital_numerals(receipt.total_twd), size_pt=setting.body_pt, lines_max=3)
    roll.add_rule()
    for tender in receipt.tenders:
        _lay_tender(roll, tender)
    if receipt.is_demo:
        roll.add_air(2)
        roll.add_band(WATERMARK)


def _lay_marks(roll: _Roll, receipt: Receipt, copy: int) -> None:
    marks = (wording.reprint_mark(copy), wording.RECOVERED if receipt.recovered else "")
    for mark in filter(None, marks):
        width_mm = roll.faces.width_pt(mark, roll.setting.body_pt) * POINT_MM
        roll.add_air(0.8)
        roll.add(
            leading_mm(roll.setting.body_pt, spread=1.7),
            partial(_draw_mark, roll, mark, width_mm),
        )


def _draw_mark(roll: _Roll, mark: str, width_mm: float, sheet: Sheet, top_mm: float) -> None:
    pad_mm = 0.45 * roll.setting.body_pt * POINT_MM
    sheet.tag(
        mark,
        x_mm=roll.paper_mm / 2 - width_mm / 2 - pad_mm,
        top_mm=top_mm,
        size_pt=roll.setting.body_pt,
    )


def _facts(receipt: Receipt, *, is_narrow: bool) -> tuple[tuple[str, str], ...]:
    issued_at = receipt.issued_at.astimezone(TAIPEI)
    day = format_roc_long(receipt.business_day)
    facts = (
        ("繳款人", receipt.payer_name),
        ("證號／統一編號", receipt.payer_number),
        ("營業日", day.replace(" ", "") if is_narrow else day),
        ("開立時間", f"{format_roc(issued_at.date())} {issued_at:%H:%M}"),
        ("櫃檯", f"{receipt.desk_no:02d}"),
        ("收費人員", receipt.clerk_name),
    )
    return tuple((label, value) for label, value in facts if value)


def _lay_ladder(roll: _Roll, receipt: Receipt, facts: tuple[tuple[str, str], ...]) -> None:
    """Set the facts beside bars that lie like rungs: 48 mm are too few for them to stand."""
    setting = roll.setting
    bars = code39(receipt.number)
    bars_mm = bars.length_mm(module_mm=SLIP_MODULE_MM)
    width_mm = roll.width_mm - _LADDER_MM - _QUIET_MM
    rows = [
        (
            label,
            fit(value, width_mm=width_mm, size_pt=setting.body_pt, faces=roll.faces, lines_max=4),
        )
        for label, value in (("收據號碼", receipt.number), *facts)
    ]
    label_mm = leading_mm(setting.small_pt, spread=1.15)
    gap_mm = 0.9
    text_mm = sum(label_mm + value.height_mm + gap_mm for _, value in rows)
    height_mm = max(text_mm, bars_mm + 2 * _QUIET_MM)

    def draw(sheet: Sheet, top_mm: float) -> None:
        sheet.ladder(
            bars,
            x_mm=_on_a_dot(roll.right_mm - _LADDER_MM),
            top_mm=_on_a_dot(top_mm + (height_mm - bars_mm) / 2),
            width_mm=_LADDER_MM,
            module_mm=SLIP_MODULE_MM,
        )
        y_mm = top_mm + (height_mm - text_mm) / 2
        for label, value in rows:
            small = Fitted(lines=(label,), size_pt=setting.small_pt, leading_mm=label_mm)
            y_mm = sheet.write_fitted(small, x_mm=roll.left_mm, top_mm=y_mm)
            y_mm = sheet.write_fitted(value, x_mm=roll.left_mm, top_mm=y_mm) + gap_mm

    roll.add_rule()
    roll.add(height_mm, draw)


def _lay_line(roll: _Roll, line: ReceiptLine) -> None:
    setting = roll.setting
    roll.add_text(wording.heading(line), size_pt=setting.body_pt, lines_max=3)
    roll.add_pack(wording.particulars(line), size_pt=setting.small_pt)
    roll.add_air(0.6)
    if line.case_number:
        for label, amount_twd in wording.parts(line):
            roll.add_pair(label, wording.figures(amount_twd), size_pt=setting.small_pt)
    roll.add_pair("本次繳納", wording.figures(line.amount_twd), size_pt=setting.body_pt, ink=HEAVY)
    if line.balance_left_twd is not None:
        roll.add_pair("尚欠", wording.figures(line.balance_left_twd), size_pt=setting.small_pt)


def _lay_tender(roll: _Roll, tender: ReceiptTender) -> None:
    setting = roll.setting
    roll.add_pair(
        wording.TENDER_NAMES[tender.kind],
        wording.figures(tender.amount_twd),
        size_pt=setting.body_pt,
    )
    roll.add_pack(wording.tender_particulars(tender), size_pt=setting.small_pt)
    roll.add_air(0.6)


def _on_a_dot(place_mm: float) -> float:
    return round(place_mm / DOT_MM) * DOT_MM


def _draw_nothing(_sheet: Sheet, _top_mm: float) -> None:
    """Keep room only."""


def _drop(_end_mm: float) -> None:
    """A block's height is known before it is drawn; where it ended is of no use."""
