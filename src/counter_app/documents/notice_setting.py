"""Where everything stands on a notice, in two sizes of print.

The address shows through the left window of a DL envelope (ISO 269): 20 mm from the left,
45 mm from the top, 90 by 45 mm.  The paper is folded at 99 and 198 mm; no bars lie on a fold.
"""

from dataclasses import dataclass
from typing import Final

A4_MM: Final = (210.0, 297.0)
LEFT_MM: Final = 15.0
RIGHT_MM: Final = 195.0
WIDTH_MM: Final = RIGHT_MM - LEFT_MM
FOLDS_MM: Final = (99.0, 198.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A piece of a page."""

    x_mm: float
    top_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """Where it ends, from the left of the page."""
        return self.x_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """Where it ends, from the top of the page."""
        return self.top_mm + self.height_mm


WINDOW: Final = Area(x_mm=20, top_mm=45, width_mm=90, height_mm=45)
"""What shows through the envelope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Sizes and places, in one size of print.

    Attributes:
        body_pt: What is read; nothing that matters is smaller.
        label_pt: What names a value, and the text below bars.
        pages: Names of what is drawn, and where, page by page.
        label_mm: Width of the labels beside the facts.
        bars_mm: Height of bars to be scanned.
        code_mm: Room for the signed code, a square.
        module_mm: Of the signed code, less where it is long: 3 dots at 203 dpi.
    """

    title_pt: float
    branch_pt: float
    heading_pt: float
    body_pt: float
    label_pt: float
    amount_pt: float
    day_pt: float
    account_pt: float
    address_pt: float
    name_pt: float
    label_mm: float
    bars_mm: float
    code_mm: float
    module_mm: float
    pages: tuple[dict[str, Area], ...]


_SPLIT_MM: Final = 92.0
_GAP_MM: Final = 4.0
_SECOND_MM: Final = LEFT_MM + _SPLIT_MM + _GAP_MM


def _whole(top_mm: float, height_mm: float) -> Area:
    return Area(x_mm=LEFT_MM, top_mm=top_mm, width_mm=WIDTH_MM, height_mm=height_mm)


def _left(top_mm: float, height_mm: float, *, width_mm: float = _SPLIT_MM) -> Area:
    return Area(x_mm=LEFT_MM, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm)


def _right(top_mm: float, height_mm: float, *, width_mm: float = RIGHT_MM - _SECOND_MM) -> Area:
    return Area(x_mm=RIGHT_MM - width_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm)


NORMAL: Final = Setting(
    title_pt=27,
    branch_pt=12.5,
    heading_pt=12.5,
    body_pt=10.5,
    label_pt=9,
    amount_pt=29,
    day_pt=21,
    account_pt=17,
    address_pt=12,
    name_pt=15,
    label_mm=21,
    bars_mm=7.1,
    code_mm=31,
    module_mm=0.381,
    pages=(
        {
            "masthead": _whole(10, 22),
            "window": WINDOW,
            "key": _right(45, 45, width_mm=78),
            "intro": _whole(32.5, 10),
            "facts": _left(93, 31),
            "amounts": _right(93, 31),
            "ways": _whole(125, 7),
            "store": _left(132.3, 49),
            "post": _right(132.3, 49),
            "bank": _left(183, 27),
            "desk": _right(183, 27),
            "rights": _left(213, 46, width_mm=78),
            "genuine": _right(213, 46, width_mm=98),
            "stub": _whole(264.5, 25.5),
        },
    ),
)
LARGE: Final = Setting(
    title_pt=34,
    branch_pt=16,
    heading_pt=20,
    body_pt=16.5,
    label_pt=14,
    amount_pt=30,
    day_pt=25,
    account_pt=23,
    address_pt=14,
    name_pt=18,
    label_mm=34,
    bars_mm=12,
    code_mm=40,
    module_mm=0.55,
    pages=(
        {
            "masthead": _whole(10, 22),
            "window": WINDOW,
            "key": _right(36, 59, width_mm=78),
            "intro": _whole(103, 26),
            "facts": _whole(134, 70),
            "amounts": _whole(212, 68),
        },
        {
            "ways": _whole(14, 12),
            "store": _left(28, 97),
            "post": _right(28, 97),
            "bank": _left(130, 76),
            "desk": _right(130, 76),
            "stub": _whole(226, 50),
        },
        {
            "rights": _whole(14, 92),
            "genuine": _whole(116, 120),
        },
    ),
)
