"""What every part of a notice is drawn with: layers that repeat, headings, text that fits."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from counter_app.documents.barcodes import MODULE_MM, code39
from counter_app.documents.notice_setting import Area, Setting
from counter_app.documents.notice_words import Words
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    WHITE,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
    wrap,
)

_SHRINK: Final = 0.97
_FRAME_GREY: Final = 0.45
_PAD_MM: Final = 3.0
_TILE_EM: Final = 1.35
_CODE_INK: Final = Ink(tracking_em=0.08)
_STAMP_MM: Final = 26.0
SPREAD: Final = 1.24
"""From line to line of what is read."""
_WHITE_HEAVY: Final = Ink(grey=WHITE.grey, heavy=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and what it names, laid out.

    Attributes:
        height_mm: With the air below it.
    """

    label: str
    value: Fitted
    height_mm: float


class Pen:
    """Draws on a sheet, in one setting and one language."""

    def __init__(self, sheet: Sheet, setting: Setting, words: Words) -> None:
        self.sheet = sheet
        self.set = setting
        self.words = words
        self._layers: dict[Hashable, str] = {}

    def layer(self, key: Hashable, draw: Callable[[], object]) -> None:
        """Draw what many notices share: it stands in the file once for each *key*."""
        name = self._layers.get(key)
        if name is None:
            name = self._layers[key] = f"S{len(self._layers)}"
        self.sheet.repeat(name, draw)

    def lay(
        self, paragraphs: tuple[str, ...], *, area: Area, size_pt: float, air_em: float = 0.25
    ) -> list[Fitted]:
        """Lay paragraphs into an area: smaller if they must be, never cut."""
        faces = self.sheet.faces
        while True:
            laid = [
                Fitted(
                    lines=wrap(text, width_mm=area.width_mm, size_pt=size_pt, faces=faces),
                    size_pt=size_pt,
                    leading_mm=leading_mm(size_pt, spread=SPREAD),
                )
                for text in paragraphs
            ]
            air_mm = air_em * size_pt * POINT_MM * (len(laid) - 1)
            if sum(each.height_mm for each in laid) + air_mm <= area.height_mm:
                return laid
            size_pt *= _SHRINK

    def write_paragraphs(
        self,
        paragraphs: tuple[str, ...],
        *,
        area: Area,
        size_pt: float = 0,
        air_em: float = 0.25,
        bullet: str = "",
    ) -> float:
        """Write paragraphs into an area; return where they end."""
        indent_mm = 0.9 * (size_pt or self.set.body_pt) * POINT_MM if bullet else 0
        inner = Area(
            x_mm=area.x_mm + indent_mm,
            top_mm=area.top_mm,
            width_mm=area.width_mm - indent_mm,
            height_mm=area.height_mm,
        )
        y_mm = area.top_mm
        for laid in self.lay(
            paragraphs, area=inner, size_pt=size_pt or self.set.body_pt, air_em=air_em
        ):
            if bullet:
                mark = Fitted(lines=(bullet,), size_pt=laid.size_pt, leading_mm=laid.leading_mm)
                self.sheet.write_fitted(mark, x_mm=area.x_mm, top_mm=y_mm)
            y_mm = self.sheet.write_fitted(laid, x_mm=inner.x_mm, top_mm=y_mm)
            y_mm += air_em * laid.size_pt * POINT_MM
        return y_mm

    def write_line(
        self,
        text: str,
        *,
        x_mm: float,
        top_mm: float,
        width_mm: float,
        size_pt: float,
        ink: Ink = BLACK,
        lines_max: int = 1,
    ) -> float:
        """Write a text whose length is not known; return where it ends."""
        fitted = fit(
            text,
            width_mm=width_mm,
            size_pt=size_pt,
            faces=self.sheet.faces,
            lines_max=lines_max,
        )
        return self.sheet.write_fitted(fitted, x_mm=x_mm, top_mm=top_mm, ink=ink)

    def lay_rows(
        self, facts: tuple[tuple[str, str], ...], *, area: Area, label_mm: float, spread: float
    ) -> list[Row]:
        """Lay labels and values into an area, one below the other."""
        size_pt = self.set.body_pt
        faces = self.sheet.faces
        width_mm = area.width_mm - label_mm
        while True:
            line_mm = leading_mm(size_pt)
            air_mm = leading_mm(size_pt, spread=spread) - line_mm
            rows = [
                Row(
                    label=label,
                    value=(
                        value := Fitted(
                            lines=wrap(text, width_mm=width_mm, size_pt=size_pt, faces=faces),
                            size_pt=size_pt,
                            leading_mm=line_mm,
                        )
                    ),
                    height_mm=value.height_mm + air_mm,
                )
                for label, text in facts
            ]
            if sum(row.height_mm for row in rows) <= area.height_mm:
                return rows
            size_pt *= _SHRINK

    def panel(self, area: Area, *, number: int, heading: str) -> Area:
        """Draw a frame with a numbered heading; return what is left inside."""
        self.frame(area)
        size_pt = self.set.heading_pt
        em_mm = size_pt * POINT_MM
        tile_mm = _TILE_EM * em_mm
        self.sheet.frame(
            x_mm=area.x_mm,
            top_mm=area.top_mm,
            width_mm=tile_mm,
            height_mm=tile_mm,
            filled=True,
        )
        y_mm = area.top_mm + tile_mm / 2 + 0.34 * em_mm
        self.sheet.write(
            str(number),
            x_mm=area.x_mm + tile_mm / 2,
            y_mm=y_mm,
            size_pt=size_pt,
            align=Align.CENTRE,
            ink=_WHITE_HEAVY,
        )
        self.sheet.write(
            heading, x_mm=area.x_mm + tile_mm + 0.5 * em_mm, y_mm=y_mm, size_pt=size_pt, ink=HEAVY
        )
        return self.inside(area)

    def frame(self, area: Area) -> None:
        """Draw a quiet frame."""
        self.sheet.frame(
            x_mm=area.x_mm,
            top_mm=area.top_mm,
            width_mm=area.width_mm,
            height_mm=area.height_mm,
            width_pt=0.5,
            grey=_FRAME_GREY,
        )

    def inside(self, area: Area) -> Area:
        """Return what a panel has room for below its heading."""
        head_mm = (_TILE_EM + 0.25) * self.set.heading_pt * POINT_MM
        return Area(
            x_mm=area.x_mm + _PAD_MM,
            top_mm=area.top_mm + head_mm,
            width_mm=area.width_mm - 2 * _PAD_MM,
            height_mm=area.height_mm - head_mm - 0.4 * _PAD_MM,
        )

    def heading(self, text: str, area: Area) -> float:
        """Write the heading of a section under a line; return where it ends."""
        size_pt = self.set.heading_pt
        self.sheet.rule(x_mm=area.x_mm, y_mm=area.top_mm, length_mm=area.width_mm, width_pt=0.9)
        y_mm = area.top_mm + leading_mm(size_pt, spread=1.35)
        self.sheet.write(text, x_mm=area.x_mm, y_mm=y_mm, size_pt=size_pt, ink=HEAVY)
        return y_mm + 0.45 * size_pt * POINT_MM

    def bars(self, text: str, *, x_mm: float, top_mm: float, is_stamped: bool) -> float:
        """Draw bars with their text below; return where the text ends."""
        bars = code39(text)
        self.sheet.bars(
            bars, x_mm=x_mm, top_mm=top_mm, height_mm=self.set.bars_mm, module_mm=MODULE_MM
        )
        below_mm = top_mm + self.set.bars_mm
        size_pt = self.set.label_pt
        self.sheet.write(
            text,
            x_mm=x_mm,
            y_mm=below_mm + 1.0 * size_pt * POINT_MM,
            size_pt=size_pt,
            ink=_CODE_INK,
        )
        if is_stamped:
            self.stamp(
                Area(
                    x_mm=x_mm + (bars.length_mm(module_mm=MODULE_MM) - _STAMP_MM) / 2,
                    top_mm=top_mm - 0.3,
                    width_mm=_STAMP_MM,
                    height_mm=self.set.bars_mm + 0.6,
                )
            )
        return below_mm + self.bars_text_mm

    @property
    def bars_text_mm(self) -> float:
        """Height of the text below bars."""
        return leading_mm(self.set.label_pt, spread=1.3)

    def stamp(self, area: Area) -> None:
        """Cover a part of a code, so that nobody pays with a preview."""
        self.sheet.frame(
            x_mm=area.x_mm,
            top_mm=area.top_mm,
            width_mm=area.width_mm,
            height_mm=area.height_mm,
            grey=1,
            filled=True,
        )
        self.sheet.frame(
            x_mm=area.x_mm,
            top_mm=area.top_mm,
            width_mm=area.width_mm,
            height_mm=area.height_mm,
            width_pt=0.8,
        )
        size_pt = min(area.height_mm / POINT_MM * 0.6, 20)
        word = fit(
            self.words.preview,
            width_mm=area.width_mm - 2,
            size_pt=size_pt,
            faces=self.sheet.faces,
        )
        self.sheet.write(
            self.words.preview,
            x_mm=area.x_mm + area.width_mm / 2,
            y_mm=area.top_mm + area.height_mm / 2 + 0.35 * word.size_pt * POINT_MM,
            size_pt=word.size_pt,
            align=Align.CENTRE,
            ink=HEAVY,
        )
