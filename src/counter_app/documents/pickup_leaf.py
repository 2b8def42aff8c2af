"""A page of a pickup that is written from the top down: its head, lines, and labelled rows."""

from collections.abc import Callable, Sequence
from typing import Final

from counter_app.documents.barcodes import MODULE_MM, code39
from counter_app.documents.fonts import Faces
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    QUIET,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
)

A5_MM: Final = (148.0, 210.0)
TITLE_INK: Final = Ink(heavy=True, tracking_em=0.3)
_WATERMARK_OF_WIDTH: Final = 0.72
_SHRINK: Final = 0.97
_ROW_AIR: Final = 0.35
_LINES_MAX: Final = 24


class Leaf:
    """One page; what is written next stands below what was written last.

    Args:
        size_mm: Width and height.
        margin_mm: Left and right, and above.
        title: Of the document.
        branch_name: Who issues it.
        is_demo: The page is watermarked.
        faces: What the text is drawn with.
    """

    def __init__(
        self,
        *,
        size_mm: tuple[float, float],
        margin_mm: float,
        title: str,
        branch_name: str,
        is_demo: bool,
        faces: Faces,
    ) -> None:
        self.sheet = Sheet(
            width_mm=size_mm[0], height_mm=size_mm[1], title=title, author=branch_name, faces=faces
        )
        self.left_mm = margin_mm
        self.right_mm = size_mm[0] - margin_mm
        self.width_mm = self.right_mm - self.left_mm
        self.bottom_mm = size_mm[1] - margin_mm
        self.y_mm = margin_mm
        if is_demo:
            self.sheet.watermark(
                centre_x_mm=size_mm[0] / 2,
                centre_y_mm=size_mm[1] / 2,
                size_pt=_WATERMARK_OF_WIDTH * size_mm[0],
            )

    def head(
        self,
        branch_name: str,
        title: str,
        marks: Sequence[str],
        *,
        body_pt: float,
        beside_mm: float = 0.0,
    ) -> None:
        """Write who issues the page, what it is, and its marks, above a line.

        Args:
            branch_name: Who issues it.
            title: What it is.
            marks: Each in a box.
            body_pt: Size of the name of the branch; the title is larger.
            beside_mm: Room at the right that is taken.
        """
        branch = fit(
            branch_name,
            width_mm=self.width_mm - beside_mm,
            size_pt=body_pt,
            faces=self.sheet.faces,
        )
        self.sheet.write_fitted(branch, x_mm=self.left_mm, top_mm=self.y_mm)
        self.air(leading_mm(body_pt))
        size_pt = 2.2 * body_pt
        title_mm = leading_mm(size_pt, spread=1.45)
        y_mm = self.y_mm + 0.72 * title_mm
        self.sheet.write(title, x_mm=self.left_mm, y_mm=y_mm, size_pt=size_pt, ink=TITLE_INK)
        x_mm = self.left_mm + (1.3 * len(title) + 0.3) * size_pt * POINT_MM
        for mark in marks:
            x_mm = 2 + self.sheet.tag(
                mark, x_mm=x_mm, top_mm=y_mm - 1.2 * body_pt * POINT_MM, size_pt=body_pt
            )
        self.y_mm += title_mm
        self.rule(width_pt=1.1)

    def head_bars(self, number: str, *, height_mm: float, size_pt: float) -> float:
        """Draw the number as bars at the right of the head, before the head is written.

        Returns:
            How much room they take at the right, with white beside them.
        """
        bars = code39(number)
        length_mm = bars.length_mm(module_mm=MODULE_MM)
        self.sheet.bars(
            bars,
            x_mm=self.right_mm - length_mm,
            top_mm=self.y_mm,
            height_mm=height_mm,
            module_mm=MODULE_MM,
        )
        self.sheet.write(
            number,
            x_mm=self.right_mm,
            y_mm=self.y_mm + height_mm + leading_mm(size_pt, spread=1.12),
            size_pt=size_pt,
            align=Align.RIGHT,
            ink=Ink(tracking_em=0.12),
        )
        return length_mm + 10 * MODULE_MM

    def air(self, height_mm: float) -> None:
        """Leave room."""
        self.y_mm += height_mm

    def rule(self, *, width_pt: float = 0.5, grey: float = 0.0) -> None:
        """Draw a line across."""
        self.sheet.rule(
            x_mm=self.left_mm,
            y_mm=self.y_mm,
            length_mm=self.width_mm,
            width_pt=width_pt,
            grey=grey,
        )

    def line(
        self,
        text: str,
        *,
        size_pt: float,
        ink: Ink = BLACK,
        lines_max: int = 1,
        indent_mm: float = 0.0,
    ) -> None:
        """Write a text from the left; nothing for none."""
        if not text:
            return
        fitted = fit(
            text,
            width_mm=self.width_mm - indent_mm,
            size_pt=size_pt,
            faces=self.sheet.faces,
            lines_max=lines_max,
        )
        self.y_mm = self.sheet.write_fitted(
            fitted, x_mm=self.left_mm + indent_mm, top_mm=self.y_mm, ink=ink
        )

    def tick(self, text: str, hint: str, *, size_pt: float) -> None:
        """Write a text and a quieter hint with an empty box before them, to be ticked."""
        side_mm = 0.8 * size_pt * POINT_MM
        self.sheet.frame(
            x_mm=self.left_mm,
            top_mm=self.y_mm + (leading_mm(size_pt) - side_mm) / 2,
            width_mm=side_mm,
            height_mm=side_mm,
            width_pt=0.7,
        )
        indent_mm = 1.8 * side_mm
        self.line(text, size_pt=size_pt, indent_mm=indent_mm)
        self.line(hint, size_pt=0.85 * size_pt, indent_mm=indent_mm, ink=QUIET)
        self.air(0.35 * size_pt * POINT_MM)

    def blank(self, *, indent_mm: float, height_mm: float, tail_mm: float = 0.0) -> None:
        """Draw a line to be written on with a pen."""
        self.air(height_mm)
        self.sheet.rule(
            x_mm=self.left_mm + indent_mm,
            y_mm=self.y_mm,
            length_mm=self.width_mm - indent_mm - tail_mm,
            grey=0.4,
        )

    def heading(self, text: str, *, size_pt: float) -> None:
        """Write what the next lines are about."""
        self.line(text, size_pt=size_pt, ink=HEAVY)
        self.air(0.25 * size_pt * POINT_MM)

    def rows(self, facts: Sequence[tuple[str, str]], *, size_pt: float, label_mm: float) -> None:
        """Write labels and values, one below the other.

        A value that is empty is a line to be filled in with a pen.
        """
        line_mm = leading_mm(size_pt)
        for label, value in facts:
            self.sheet.write_fitted(
                Fitted(lines=(label,), size_pt=size_pt, leading_mm=line_mm),
                x_mm=self.left_mm,
                top_mm=self.y_mm,
                ink=QUIET,
            )
            if not value:
                self.blank(indent_mm=label_mm, height_mm=line_mm)
                self.air(0.5 * line_mm)
            self.line(value, size_pt=size_pt, indent_mm=label_mm, lines_max=_LINES_MAX)
            self.air(_ROW_AIR * line_mm)


def fitting_leaf(draw: Callable[[float], Leaf], *, body_pt: float) -> bytes:
    """Return a page on which everything has room, in smaller type where it must be.

    Args:
        draw: Draws it with a size of its body.
        body_pt: The size that is tried first.
    """
    leaf = draw(body_pt)
    while leaf.y_mm > leaf.bottom_mm:
        body_pt *= _SHRINK
        leaf = draw(body_pt)
    return leaf.sheet.finish()
