"""A roll of thermal paper: blocks are collected first, then drawn on a page that fits them.

All of it is pure black: a thermal printer has no grey.  Where bars stand, positions are whole
dots (an eighth of a millimetre), so that every bar is as wide as it should be.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from counter_app.documents.barcodes import SLIP_MODULE_MM, Dots, code39
from counter_app.documents.fonts import Faces
from counter_app.documents.page import (
    BLACK,
    POINT_MM,
    WHITE,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
    pack,
)

PRINTABLE_MM: Final = {80: 72, 58: 48}
"""Width of the paper, and of what the print head reaches."""

DOT_MM: Final = 0.125
_BARS_MM: Final = 10.0
_MODULE_DOTS_MAX: Final = 4
_QUIET_MODULES: Final = 4
_LADDER_MM: Final = 9.0
_QUIET_MM: Final = 3.0
_CAPTION_INK: Final = Ink(tracking_em=0.2)
_NAME_LINES_MAX: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Sizes of type on one width of paper."""

    title_pt: float
    branch_pt: float
    body_pt: float
    small_pt: float
    total_pt: float
    is_narrow: bool


_SETTINGS: Final = {
    80: Setting(
        title_pt=19, branch_pt=11.5, body_pt=10.5, small_pt=9, total_pt=18, is_narrow=False
    ),
    58: Setting(title_pt=17, branch_pt=10, body_pt=9.5, small_pt=8.5, total_pt=15, is_narrow=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Something of a known height, drawn at a place from the top."""

    height_mm: float
    draw: Callable[[Sheet, float], None]


class Roll:
    """A slip that grows downwards.

    Args:
        width_mm: Width of the paper: 80 or 58.
        faces: What to draw with.
    """

    def __init__(self, width_mm: int, faces: Faces) -> None:
        self.setting = _SETTINGS[width_mm]
        self.faces = faces
        self.paper_mm = width_mm
        self.width_mm = float(PRINTABLE_MM[width_mm])
        self.left_mm = (width_mm - self.width_mm) / 2
        self._blocks: list[_Block] = [_Block(height_mm=2, draw=_draw_nothing)]

    @property
    def right_mm(self) -> float:
        """Where the print head ends, from the left of the paper."""
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

    def add_text(
        self, text: str, *, size_pt: float, lines_max: int = _NAME_LINES_MAX, ink: Ink = BLACK
    ) -> None:
        """Add a text of several lines."""
        fitted = fit(
            text, width_mm=self.width_mm, size_pt=size_pt, faces=self.faces, lines_max=lines_max
        )
        self._add_fitted(fitted, ink=ink)

    def add_tick(self, text: str, hint: str) -> None:
        """Add a text and a smaller hint with an empty box before them, to be ticked."""
        size_pt = self.setting.body_pt
        side_mm = 0.8 * size_pt * POINT_MM
        indent_mm = 1.8 * side_mm
        lines = [
            fit(
                words,
                width_mm=self.width_mm - indent_mm,
                size_pt=words_pt,
                faces=self.faces,
                lines_max=_NAME_LINES_MAX,
            )
            for words, words_pt in ((text, size_pt), (hint, self.setting.small_pt))
            if words
        ]

        def draw(sheet: Sheet, top_mm: float) -> None:
            sheet.frame(
                x_mm=self.left_mm + 0.1 * side_mm,
                top_mm=top_mm + (leading_mm(size_pt) - side_mm) / 2,
                width_mm=side_mm,
                height_mm=side_mm,
                width_pt=0.75,
            )
            for fitted in lines:
                top_mm = sheet.write_fitted(fitted, x_mm=self.left_mm + indent_mm, top_mm=top_mm)

        self.add(sum(fitted.height_mm for fitted in lines) + 0.7, draw)

    def add_pack(self, parts: tuple[str, ...], *, size_pt: float) -> None:
        """Add short statements, side by side where they fit."""
        if parts:
            self._add_fitted(pack(parts, width_mm=self.width_mm, size_pt=size_pt, faces=self.faces))

    def _add_fitted(self, fitted: Fitted, *, ink: Ink = BLACK) -> None:
        self.add(
            fitted.height_mm,
            lambda sheet, top_mm: _drop(
                sheet.write_fitted(fitted, x_mm=self.left_mm, top_mm=top_mm, ink=ink)
            ),
        )

    def add_pair(
        self,
        label: str,
        value: str,
        *,
        size_pt: float,
        ink: Ink = BLACK,
        lines_max: int = _NAME_LINES_MAX,
    ) -> None:
        """Add a label on the left and its value on the right; a long one hangs beside it."""
        label_mm = self.faces.width_pt(label, size_pt) * POINT_MM
        fitted = fit(
            value,
            width_mm=self.width_mm - label_mm - size_pt * POINT_MM,
            size_pt=size_pt,
            faces=self.faces,
            lines_max=lines_max,
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

    def add_mark(self, text: str) -> None:
        """Add a word in a box, in the middle."""
        size_pt = self.setting.body_pt
        width_mm = self.faces.width_pt(text, size_pt) * POINT_MM + 0.9 * size_pt * POINT_MM
        self.add(
            leading_mm(size_pt, spread=1.7),
            lambda sheet, top_mm: _drop(
                sheet.tag(text, x_mm=(self.paper_mm - width_mm) / 2, top_mm=top_mm, size_pt=size_pt)
            ),
        )

    def add_bars(
        self, text: str, *, caption: str = "", size_pt: float = 0.0, ink: Ink = _CAPTION_INK
    ) -> None:
        """Add bars that stand upright, in the middle, with words below.

        Args:
            text: What a scanner reads.
            caption: What stands below; the text itself where none is given.
            size_pt: Size of these words; small where none is given.
            ink: How they are drawn.
        """
        bars = code39(text)
        x_mm = on_a_dot(
            self.left_mm + (self.width_mm - bars.length_mm(module_mm=SLIP_MODULE_MM)) / 2
        )
        self.add(
            _BARS_MM + 1.2,
            lambda sheet, top_mm: sheet.bars(
                bars,
                x_mm=x_mm,
                top_mm=on_a_dot(top_mm),
                height_mm=_BARS_MM,
                module_mm=SLIP_MODULE_MM,
            ),
        )
        self.add_line(
            caption or text,
            size_pt=size_pt or self.setting.small_pt,
            align=Align.CENTRE,
            ink=ink,
        )

    def add_ladder(self, text: str, rows: Sequence[tuple[str, str]]) -> None:
        """Add labels and values beside bars that lie like rungs: 48 mm are too few to stand in."""
        setting = self.setting
        bars = code39(text)
        bars_mm = bars.length_mm(module_mm=SLIP_MODULE_MM)
        width_mm = self.width_mm - _LADDER_MM - _QUIET_MM
        laid = [
            (
                label,
                fit(
                    value, width_mm=width_mm, size_pt=setting.body_pt, faces=self.faces, lines_max=4
                ),
            )
            for label, value in rows
        ]
        label_mm = leading_mm(setting.small_pt, spread=1.15)
        gap_mm = 0.9
        text_mm = sum(label_mm + value.height_mm + gap_mm for _, value in laid)
        height_mm = max(text_mm, bars_mm + 2 * _QUIET_MM)

        def draw(sheet: Sheet, top_mm: float) -> None:
            sheet.ladder(
                bars,
                x_mm=on_a_dot(self.right_mm - _LADDER_MM),
                top_mm=on_a_dot(top_mm + (height_mm - bars_mm) / 2),
                width_mm=_LADDER_MM,
                module_mm=SLIP_MODULE_MM,
            )
            y_mm = top_mm + (height_mm - text_mm) / 2
            for label, value in laid:
                small = Fitted(lines=(label,), size_pt=setting.small_pt, leading_mm=label_mm)
                y_mm = sheet.write_fitted(small, x_mm=self.left_mm, top_mm=y_mm)
                y_mm = sheet.write_fitted(value, x_mm=self.left_mm, top_mm=y_mm) + gap_mm

        self.add(height_mm, draw)

    def add_dots(
        self, dots: Dots, *, caption: str, module_dots_max: int = _MODULE_DOTS_MAX
    ) -> None:
        """Add a square code in the middle, every module the same number of whole dots."""
        width_dots = round(self.width_mm / DOT_MM)
        module_mm = DOT_MM * min(module_dots_max, width_dots // (dots.side + 2 * _QUIET_MODULES))
        side_mm = dots.side * module_mm
        quiet_mm = _QUIET_MODULES * module_mm
        self.add(
            side_mm + 2 * quiet_mm,
            lambda sheet, top_mm: sheet.dots(
                dots,
                x_mm=on_a_dot(self.left_mm + (self.width_mm - side_mm) / 2),
                top_mm=on_a_dot(top_mm + quiet_mm),
                module_mm=module_mm,
            ),
        )
        self.add_line(caption, size_pt=self.setting.small_pt, align=Align.CENTRE)

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


def on_a_dot(place_mm: float) -> float:
    """Return the nearest place that is a whole number of dots."""
    return round(place_mm / DOT_MM) * DOT_MM


def _draw_nothing(_sheet: Sheet, _top_mm: float) -> None:
    """Keep room only."""


def _drop(_end_mm: float) -> None:
    """A block's height is known before it is drawn; where it ended is of no use."""
