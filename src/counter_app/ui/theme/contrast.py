"""How well one colour can be told from another: the arithmetic, and the pairs in use.

Source: WCAG 2.2, 1.4.3 (text 4.5 to 1) and 1.4.11 (edges of controls and icons 3 to 1).
"""

from typing import Final

_LINEAR_BELOW: Final = 0.04045

PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    ("text", "surface", 4.5),
    ("text", "surface2", 4.5),
    ("text", "bg", 4.5),
    ("text", "primary_soft", 4.5),
    ("text", "sunken", 4.5),
    ("text", "pressed", 4.5),
    ("text", "warn_soft", 4.5),
    ("text", "bad_soft", 4.5),
    ("text", "ok_soft", 4.5),
    ("text", "info_soft", 4.5),
    ("text2", "surface", 4.5),
    ("text2", "surface2", 4.5),
    ("text2", "bg", 4.5),
    ("text2", "sunken", 4.5),
    ("text2", "primary_soft", 4.5),
    ("text2", "ok_soft", 4.5),
    ("text3", "surface", 4.5),
    ("text3", "surface2", 4.5),
    ("text3", "bg", 4.5),
    ("text3", "sunken", 4.5),
    ("on_primary", "primary", 4.5),
    ("on_primary", "primary_hover", 4.5),
    ("on_primary", "primary_press", 4.5),
    ("primary", "surface", 4.5),
    ("primary", "surface2", 4.5),
    ("primary", "bg", 4.5),
    ("primary", "primary_soft", 4.5),
    ("rail_text", "rail", 4.5),
    ("rail_text_on", "rail", 4.5),
    ("rail_text_on", "rail_on", 4.5),
    ("ok", "surface", 4.5),
    ("ok", "surface2", 4.5),
    ("ok", "ok_soft", 4.5),
    ("warn", "surface", 4.5),
    ("warn", "surface2", 4.5),
    ("warn", "warn_soft", 4.5),
    ("bad", "surface", 4.5),
    ("bad", "surface2", 4.5),
    ("bad", "bad_soft", 4.5),
    ("info", "surface", 4.5),
    ("info", "info_soft", 4.5),
    ("on_demo", "demo", 4.5),
    ("surface", "text", 4.5),
    ("line_strong", "surface", 3.0),
    ("line_strong", "surface2", 3.0),
    ("line_strong", "bg", 3.0),
    ("line_ctl", "surface", 3.0),
    ("line_ctl", "surface2", 3.0),
    ("primary_line", "surface", 3.0),
    ("focus", "focus_in", 3.0),
    ("focus", "rail", 3.0),
    ("paper_text", "paper", 4.5),
)
"""Colour in front, colour behind, and the least ratio it must reach."""


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0 for black and 1 for white."""
    digits = colour.removeprefix("#")
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= _LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)


def ratio(front: str, behind: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21.

    >>> round(ratio("#000000", "#FFFFFF"))
    21
    """
    low, high = sorted((luminance(front), luminance(behind)))
    return (high + 0.05) / (low + 0.05)
