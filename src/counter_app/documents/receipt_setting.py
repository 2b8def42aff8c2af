"""The two ways a receipt is set: three times on a page, or over whole pages."""

from dataclasses import dataclass
from typing import Final

A4_MM: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Sizes of everything, in one way to set the receipt.

    Attributes:
        masthead_mm: Height of issuer, title and bars.
        foot_mm: Room that stays empty, or has the page number.
        air_mm: Above and below a line of the table.
        columns_mm: Widths of the columns of figures, the amount last.
        stamp_mm: Width and height of the place for the desk's stamp.
        code_mm: Side of the signed code beside the sum.
    """

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
    code_mm: float

    @property
    def width_mm(self) -> float:
        """Between the margins."""
        return A4_MM[0] - 2 * self.margin_mm

    @property
    def right_mm(self) -> float:
        """Where the right margin begins, from the left of the paper."""
        return A4_MM[0] - self.margin_mm

    @property
    def text_mm(self) -> float:
        """Width left for words beside the columns of figures."""
        return self.width_mm - sum(self.columns_mm)


THIRD: Final = Setting(
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
    code_mm=23,
)
WHOLE: Final = Setting(
    margin_mm=15,
    top_mm=15,
    masthead_mm=21,
    foot_mm=17,
    branch_pt=12.5,
    title_pt=24,
    value_pt=10,
    body_pt=10.5,
    small_pt=8.5,
    label_pt=8,
    words_pt=13,
    total_pt=18,
    bars_mm=9,
    air_mm=1.5,
    columns_mm=(22, 17, 19, 21, 25),
    stamp_mm=(38, 24),
    code_mm=28,
)
