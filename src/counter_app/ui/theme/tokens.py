"""Colours and sizes by name: the one place where a figure of the look is written down.

A colour role means the same in both themes.  Every pair of text and ground that is used
together stands in `theme.contrast` and is recomputed by a test.  Sizes are in pixels at
100 %; `make_tokens` multiplies them, and swaps the tall ones for compact ones on a low
screen.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

SCALES: Final = (1.0, 1.15, 1.3)
"""What a person may choose as text size; 1.15 suits 1920x1080."""

COMPACT_BELOW_PX: Final = 900
"""A window lower than this is drawn compact, so that all of it fits 1366x768."""

FAMILIES: Final = ("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei UI", "PingFang TC")
"""Named one by one: a fallback chosen by the system may draw Japanese forms."""


class Density(StrEnum):
    """How much room there is between things."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colour roles of a theme, as ``#RRGGBB``."""

    bg: str
    surface: str
    surface2: str
    sunken: str
    text: str
    text2: str
    text3: str
    on_primary: str
    line: str
    line_ctl: str
    line_strong: str
    primary: str
    primary_hover: str
    primary_press: str
    primary_soft: str
    primary_line: str
    pressed: str
    rail: str
    rail_text: str
    rail_text_on: str
    rail_on: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    demo: str
    on_demo: str
    focus: str
    focus_in: str
    paper: str
    paper_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Sizes in pixels; ``f_`` fonts, ``s`` spaces, ``h_`` heights, ``w_`` widths, ``r_`` radii."""

    f_xs: int = 12
    f_sm: int = 13
    f_md: int = 15
    f_lg: int = 17
    f_xl: int = 21
    f_2xl: int = 28
    f_change: int = 34
    f_money: int = 46
    f_key: int = 22
    f_customer: int = 104
    f_customer_unit: int = 34
    f_customer2: int = 60
    f_customer_display: int = 56
    f_customer_strong: int = 32
    f_customer_line: int = 28
    s1: int = 4
    s2: int = 8
    s3: int = 12
    s4: int = 16
    s5: int = 24
    s6: int = 32
    gap: int = 12
    pad: int = 16
    inner_gap: int = 9
    r_sm: int = 6
    r_md: int = 10
    r_lg: int = 14
    h_input: int = 42
    h_button: int = 44
    h_primary: int = 56
    h_quiet: int = 36
    h_chip: int = 32
    h_key: int = 50
    h_cash: int = 44
    h_amount: int = 54
    h_row: int = 58
    h_line_row: int = 38
    h_tile: int = 50
    h_top: int = 64
    h_device_bar: int = 44
    h_nav: int = 62
    h_nav_tight: int = 46
    w_rail: int = 88
    w_tender: int = 384
    w_receipt: int = 312
    w_search: int = 560
    icon_sm: int = 16
    icon_md: int = 18
    icon_lg: int = 24


_COMPACT: Final = Metrics(
    f_xl=20,
    f_change=28,
    f_money=40,
    f_key=20,
    pad=12,
    inner_gap=7,
    h_input=38,
    h_button=38,
    h_primary=52,
    h_chip=30,
    h_key=42,
    h_cash=38,
    h_amount=50,
    h_row=52,
    h_line_row=34,
    h_tile=42,
    h_top=56,
    h_device_bar=38,
    h_nav=56,
    h_nav_tight=42,
    w_rail=80,
    w_tender=352,
    w_receipt=268,
    w_search=440,
)

LIGHT: Final = Palette(
    bg="#EEF2F4",
    surface="#FFFFFF",
    surface2="#F6F8F9",
    sunken="#E6ECEF",
    text="#13222C",
    text2="#465864",
    text3="#5B6C77",
    on_primary="#FFFFFF",
    line="#D3DCE1",
    line_ctl="#7F919C",
    line_strong="#71828D",
    primary="#0B5A73",
    primary_hover="#0E6C8A",
    primary_press="#084557",
    primary_soft="#DCEDF3",
    primary_line="#4A8FA8",
    pressed="#A9D0DD",
    rail="#0C2F3D",
    rail_text="#C9DBE3",
    rail_text_on="#FFFFFF",
    rail_on="#17506A",
    ok="#146C43",
    ok_soft="#DDF2E6",
    warn="#8A4B00",
    warn_soft="#FDEFD5",
    bad="#A61B1B",
    bad_soft="#FCE4E2",
    info="#1D4F91",
    info_soft="#E1ECFA",
    demo="#5B2A86",
    on_demo="#FFFFFF",
    focus="#F2A900",
    focus_in="#13222C",
    paper="#FFFEFA",
    paper_text="#1A1A1A",
)

DARK: Final = Palette(
    bg="#0E171C",
    surface="#16232A",
    surface2="#1B2A32",
    sunken="#0A1216",
    text="#EAF1F4",
    text2="#B5C5CD",
    text3="#93A6B0",
    on_primary="#062430",
    line="#2B3D47",
    line_ctl="#6B838F",
    line_strong="#7C919C",
    primary="#5CC1E0",
    primary_hover="#7BD0EA",
    primary_press="#3FA8C8",
    primary_soft="#12384A",
    primary_line="#4A95AD",
    pressed="#1F5268",
    rail="#081015",
    rail_text="#A9BDC7",
    rail_text_on="#FFFFFF",
    rail_on="#17455A",
    ok="#6FD6A0",
    ok_soft="#12382A",
    warn="#F4BE62",
    warn_soft="#3B2A0C",
    bad="#FF9B93",
    bad_soft="#44191A",
    info="#9CC3F5",
    info_soft="#152B48",
    demo="#D9B8FF",
    on_demo="#2A0F45",
    focus="#FFC53D",
    focus_in="#0E171C",
    paper="#FFFEFA",
    paper_text="#1A1A1A",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """All that a style sheet and a painter need to know at one moment."""

    dark: bool
    scale: float
    density: Density
    palette: Palette
    metrics: Metrics

    def as_words(self) -> dict[str, str]:
        """Return every token by name, as text for a template."""
        words = {
            field.name: str(getattr(values, field.name))
            for values in (self.palette, self.metrics)
            for field in fields(values)
        }
        words["families"] = ", ".join(f'"{family}"' for family in FAMILIES)
        return words

    def px(self, size_px: float) -> int:
        """Return a size given for 100 % at this scale, at least one pixel unless zero."""
        return max(1, round(size_px * self.scale)) if size_px > 0 else 0


def make_tokens(*, dark: bool, scale: float, density: Density) -> Tokens:
    """Return the tokens of a theme at a text size and a density."""
    base = _COMPACT if density is Density.COMPACT else Metrics()
    scaled = {
        field.name: max(1, round(getattr(base, field.name) * scale)) for field in fields(base)
    }
    return Tokens(
        dark=dark,
        scale=scale,
        density=density,
        palette=DARK if dark else LIGHT,
        metrics=replace(base, **scaled),
    )
