"""The head of a receipt: who issues it, its number as bars, and the facts of the payment."""

from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import MODULE_MM, code39
from counter_app.documents.page import (
    POINT_MM,
    QUIET,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
)
from counter_app.documents.receipt_setting import Setting
from counter_app.domain.calendar import TAIPEI, format_roc, format_roc_long
from counter_app.domain.receipts import Receipt

COPIES: Final = (("第一聯", "收執聯"), ("第二聯", "會計聯"), ("第三聯", "存根聯"))
"""For the payer, for accounting, and the stub that stays at the desk."""

_TITLE_INK: Final = Ink(heavy=True, tracking_em=0.55)
_NUMBER_INK: Final = Ink(tracking_em=0.12)
_NAME_LINES_MAX: Final = 3
_TITLE_EM: Final = 3.3
_COPY_NAME_EM: Final = 7.6


class Head:
    """Draws what stands above the table, the same on every page but for the copy's name."""

    def __init__(
        self, sheet: Sheet, receipt: Receipt, setting: Setting, *, marks: tuple[str, ...]
    ) -> None:
        self._sheet = sheet
        self._receipt = receipt
        self._marks = marks
        self._set = setting
        self._facts = self._lay_facts()

    def _lay_facts(self) -> list[tuple[str, float, Fitted]]:
        """Return label, width and laid-out value of what stands under the title."""
        receipt = self._receipt
        whole_mm = self._set.width_mm
        fixed = [
            ("證號／統一編號", 0.13, receipt.payer_number),
            ("營業日", 0.285, format_roc_long(receipt.business_day)),
            ("開立時間", 0.167, _clock(receipt)),
            ("櫃檯", 0.05, f"{receipt.desk_no:02d}"),
            ("收費人員", 0.11, receipt.clerk_name),
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

    @property
    def height_mm(self) -> float:
        """From the top of the paper to where the table begins."""
        return self._set.top_mm + self._set.masthead_mm + self._facts_mm()

    def draw(self) -> float:
        """Draw what the three copies share, from the top of the page; return where it ends."""
        self._draw_bars(self._set.top_mm)
        y_mm = self._draw_title(self._set.top_mm)
        self._sheet.rule(
            x_mm=self._set.margin_mm, y_mm=y_mm, length_mm=self._set.width_mm, width_pt=1.1
        )
        self._draw_facts(y_mm)
        return y_mm + self._facts_mm()

    def draw_copy_name(self, place: int, *, top_mm: float) -> None:
        """Say which of the three copies this is, beside the title."""
        setting = self._set
        ordinal, name = COPIES[place]
        self._sheet.write(
            f"{ordinal}　{name}",
            x_mm=setting.margin_mm + _TITLE_EM * setting.title_pt * POINT_MM,
            y_mm=top_mm + self._title_y_mm(setting.top_mm),
            size_pt=setting.value_pt,
        )

    def _title_y_mm(self, top_mm: float) -> float:
        return top_mm + self._set.masthead_mm - 0.43 * self._set.title_pt * POINT_MM

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

    def _draw_title(self, top_mm: float) -> float:
        """Draw who issues the paper, its title and its marks; return where the head ends."""
        setting = self._set
        branch = fit(
            self._receipt.branch_name,
            width_mm=setting.width_mm - 70,
            size_pt=setting.branch_pt,
            faces=self._sheet.faces,
        )
        self._sheet.write_fitted(branch, x_mm=setting.margin_mm, top_mm=top_mm)
        title_y_mm = self._title_y_mm(top_mm)
        self._sheet.write(
            wording.TITLE,
            x_mm=setting.margin_mm,
            y_mm=title_y_mm,
            size_pt=setting.title_pt,
            ink=_TITLE_INK,
        )
        x_mm = setting.margin_mm + POINT_MM * (
            _TITLE_EM * setting.title_pt + _COPY_NAME_EM * setting.value_pt
        )
        for mark in self._marks:
            x_mm = 2 + self._sheet.tag(
                mark,
                x_mm=x_mm,
                top_mm=title_y_mm - 1.1 * setting.value_pt * POINT_MM,
                size_pt=setting.value_pt,
            )
        return top_mm + setting.masthead_mm

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


def _clock(receipt: Receipt) -> str:
    issued_at = receipt.issued_at.astimezone(TAIPEI)
    return f"{format_roc(issued_at.date())} {issued_at:%H:%M}"
