"""A page as dots, on its way from `documents` to a thermal printer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A black-and-white picture, one bit a dot.

    Attributes:
        width_dots: Dots in a row; a multiple of 8.
        height_dots: Number of rows.
        rows: ``width_dots // 8 * height_dots`` bytes, top row first, most significant bit
            left, 1 is black.
    """

    width_dots: int
    height_dots: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width_dots % 8 or len(self.rows) != self.width_dots // 8 * self.height_dots:
            raise ValueError("raster size and data disagree")
