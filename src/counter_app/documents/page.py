"""Sheets of paper, drawn in millimetres from the top left corner.

A sheet never clips and never overflows: text is wrapped or made smaller until it fits the
width it was given.  The same calls give the same bytes; nothing of the clock goes in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from math import cos, radians, sin
from typing import BinaryIO, Final

from counter_app.documents.barcodes import Bars, Dots
from counter_app.documents.fonts import Faces
from counter_app.documents.pdf import PdfFile

POINT_MM: Final = 25.4 / 72
WATERMARK: Final = "範例"
"""What a paper of the demo says across its face: it proves nothing."""

_ASCENT_EM: Final = 0.80
_HEAVY_EM: Final = 0.022
_HAIR_MM: Final = 0.002
_SHRINK: Final = 0.94
_SLOPE: Final = radians(24)
_ASLANT: Final = f"{cos(_SLOPE):.6f} {sin(_SLOPE):.6f} {-sin(_SLOPE):.6f} {cos(_SLOPE):.6f}"
_CLOSING: Final = frozenset("、。，．：；？！）」』】》〉…·,.:;?!)")
_OPENING: Final = frozenset("（「『【《〈(")


class Align(Enum):
    """Where a text stands against its x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How a text is drawn.

    Attributes:
        grey: 0 is black, 1 is white.
        heavy: Draw the outlines too: the face has no bold of its own.
        tracking_em: Extra room between characters.
    """

    grey: float = 0.0
    heavy: bool = False
    tracking_em: float = 0.0


BLACK: Final = Ink()
HEAVY: Final = Ink(heavy=True)
QUIET: Final = Ink(grey=0.3)
"""For labels: darker than WCAG asks of small text, lighter than what it labels."""
WHITE: Final = Ink(grey=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A text as it will be drawn: which lines, how large.

    Attributes:
        lines: At least one, perhaps empty.
        leading_mm: From one baseline to the next.
    """

    lines: tuple[str, ...]
    size_pt: float
    leading_mm: float

    @property
    def height_mm(self) -> float:
        """How much room the lines take."""
        return len(self.lines) * self.leading_mm


def leading_mm(size_pt: float, *, spread: float = 1.24) -> float:
    """Return the distance of two baselines for a size of type."""
    return size_pt * POINT_MM * spread


def wrap(text: str, *, width_mm: float, size_pt: float, faces: Faces) -> tuple[str, ...]:
    """Break a text into lines no wider than *width_mm*.

    Chinese breaks between any two characters, but no line begins with a closing mark;
    Latin words and numbers stay whole unless one alone is wider than the line.
    """
    limit_pt = width_mm / POINT_MM
    # Nearly every text has room as it is, and one measurement tells.
    if faces.width_pt(text.rstrip(), size_pt) <= limit_pt:
        return (text.rstrip(),)
    lines: list[str] = []
    line = ""
    for unit in _units(text):
        if not line or faces.width_pt(line + unit.rstrip(), size_pt) <= limit_pt:
            line += unit
        else:
            lines.append(line.rstrip())
            line = unit.lstrip()
        while faces.width_pt(line.rstrip(), size_pt) > limit_pt and len(line) > 1:
            head = _longest_head(line, limit_pt, size_pt, faces)
            lines.append(line[:head])
            line = line[head:]
    return (*lines, line.rstrip())


def fit(text: str, *, width_mm: float, size_pt: float, faces: Faces, lines_max: int = 1) -> Fitted:
    """Lay a text into a width: at its size if it can be, in smaller type if it must be.

    Returns:
        At most *lines_max* lines, none of them wider than *width_mm*.

    Raises:
        ValueError: There is no width at all, which is a bug in the caller.
    """
    if width_mm <= 0:
        raise ValueError(f"no room for text: {width_mm} mm")
    lines = wrap(text, width_mm=width_mm, size_pt=size_pt, faces=faces)
    while len(lines) > lines_max:
        size_pt *= _SHRINK
        lines = wrap(text, width_mm=width_mm, size_pt=size_pt, faces=faces)
    return Fitted(lines=lines, size_pt=size_pt, leading_mm=leading_mm(size_pt))


def pack(
    parts: tuple[str, ...], *, width_mm: float, size_pt: float, faces: Faces, lines_max: int = 24
) -> Fitted:
    """Set short statements side by side, each whole on its line where it can be.

    Returns:
        At most *lines_max* lines, none of them wider than *width_mm*.
    """
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}　{part}" if lines else part
        if lines and faces.width_pt(joined, size_pt) * POINT_MM <= width_mm:
            lines[-1] = joined
        else:
            lines.extend(wrap(part, width_mm=width_mm, size_pt=size_pt, faces=faces))
    if len(lines) > lines_max:
        return fit(
            "　".join(parts), width_mm=width_mm, size_pt=size_pt, faces=faces, lines_max=lines_max
        )
    return Fitted(lines=tuple(lines), size_pt=size_pt, leading_mm=leading_mm(size_pt))


def _units(text: str) -> list[str]:
    """Split where a line may break."""
    units: list[str] = []
    for character in text:
        glued = units and (
            character in _CLOSING
            or character == " "
            or units[-1][-1] in _OPENING
            or (_is_latin(character) and _is_latin(units[-1][-1]))
        )
        if glued:
            units[-1] += character
        else:
            units.append(character)
    return units


def _is_latin(character: str) -> bool:
    return "!" <= character <= "\u024f"


def _longest_head(line: str, limit_pt: float, size_pt: float, faces: Faces) -> int:
    head = 1
    while head < len(line) and faces.width_pt(line[: head + 1], size_pt) <= limit_pt:
        head += 1
    return head


class Sheet:
    """A PDF that is being drawn, page after page.

    Args:
        width_mm: Width of every page.
        height_mm: Height of every page.
        title: Title of the document, for the window of a reader.
        author: Who issues the paper.
        faces: What the text is drawn with.
        language: Of the text.
        file: Where the PDF goes; `finish` returns it where none is given.
    """

    def __init__(
        self,
        *,
        width_mm: float,
        height_mm: float,
        title: str,
        author: str,
        faces: Faces,
        language: str = "zh-TW",
        file: BinaryIO | None = None,
    ) -> None:
        self.width_mm = width_mm
        self.height_mm = height_mm
        self.faces = faces
        self._kept = BytesIO()
        self._pdf = PdfFile(
            file or self._kept,
            size_pt=(width_mm / POINT_MM, height_mm / POINT_MM),
            title=title,
            author=author,
            language=language,
            faces=faces,
        )
        self._code: list[str] = []

    def finish(self) -> bytes:
        """Close the last page and return the PDF; nothing where it went to a file."""
        self.next_page()
        self._pdf.finish()
        return self._kept.getvalue()

    def next_page(self) -> None:
        """Close this page and begin another of the same size."""
        self._pdf.add_page(self._code)
        self._code = []

    def repeat(self, name: str, draw: Callable[[], object], *, down_mm: float = 0.0) -> None:
        """Draw what stands on this paper several times, yet only once in its file.

        Args:
            name: What is drawn, unique on this paper: letters and digits.
            draw: Draws it on this sheet at its highest place; called the first time only.
            down_mm: How far below that place it stands.
        """
        if not self._pdf.has_form(name):
            page, self._code = self._code, []
            draw()
            self._pdf.add_form(name, self._code)
            self._code = page
        if down_mm:
            self._code.append(f"q 1 0 0 1 0 {-down_mm / POINT_MM:.4f} cm /{name} Do Q")
        else:
            self._code.append(f"/{name} Do")

    def write(
        self,
        text: str,
        *,
        x_mm: float,
        y_mm: float,
        size_pt: float,
        align: Align = Align.LEFT,
        ink: Ink = BLACK,
    ) -> None:
        """Draw one line.

        Args:
            text: Drawn as it is, in as many fonts as its characters need.
            x_mm: Where the line begins, is centred or ends.
            y_mm: The baseline, from the top of the page.
            size_pt: Size of the type.
            align: What *x_mm* means.
            ink: Shade, weight and tracking.
        """
        runs = self._pdf.glyphs(text)
        if not runs:
            return
        x = x_mm / POINT_MM
        if align is not Align.LEFT:
            length = sum(len(codes) for _, codes in runs) // 2
            tracking_pt = ink.tracking_em * size_pt * (length - 1)
            x -= (self.faces.width_pt(text, size_pt) + tracking_pt) * align.value
        shown = " ".join(f"{font} {size_pt:.4g} Tf <{codes}> Tj" for font, codes in runs)
        line = f"BT {x:.2f} {self._from_top(y_mm):.2f} Td {shown} ET"
        # Text state outlives a text object, so it is set inside a saved state.
        self._code.append(line if ink is BLACK else f"q {_ink_code(ink, size_pt)} {line} Q")

    def write_fitted(
        self,
        fitted: Fitted,
        *,
        x_mm: float,
        top_mm: float,
        align: Align = Align.LEFT,
        ink: Ink = BLACK,
    ) -> float:
        """Draw lines that `fit` laid out.

        Returns:
            Where the room of the last line ends, from the top of the page.
        """
        for number, text in enumerate(fitted.lines):
            self.write(
                text,
                x_mm=x_mm,
                y_mm=baseline_mm(top_mm + number * fitted.leading_mm, fitted),
                size_pt=fitted.size_pt,
                align=align,
                ink=ink,
            )
        return top_mm + fitted.height_mm

    def rule(
        self,
        *,
        x_mm: float,
        y_mm: float,
        length_mm: float,
        width_pt: float = 0.4,
        grey: float = 0.0,
        dash_mm: tuple[float, ...] = (),
    ) -> None:
        """Draw a horizontal line."""
        y = self._from_top(y_mm)
        dash = " ".join(f"{part / POINT_MM:.2f}" for part in dash_mm)
        self._code.append(
            f"q {width_pt:.4g} w {grey:.4g} G {f'[{dash}] 0 d ' if dash else ''}"
            f"{x_mm / POINT_MM:.2f} {y:.2f} m {(x_mm + length_mm) / POINT_MM:.2f} {y:.2f} l S Q"
        )

    def frame(
        self,
        *,
        x_mm: float,
        top_mm: float,
        width_mm: float,
        height_mm: float,
        width_pt: float = 0.4,
        grey: float = 0.0,
        filled: bool = False,
    ) -> None:
        """Draw a box, as an outline or as a solid band."""
        self._code.append(
            f"q {width_pt:.4g} w {grey:.4g} {'g' if filled else 'G'} "
            f"{x_mm / POINT_MM:.2f} {self._from_top(top_mm + height_mm):.2f} "
            f"{width_mm / POINT_MM:.2f} {height_mm / POINT_MM:.2f} re {'f' if filled else 'S'} Q"
        )

    def tag(self, text: str, *, x_mm: float, top_mm: float, size_pt: float) -> float:
        """Draw a word in a box of its own.

        Returns:
            Where the box ends, from the left of the page.
        """
        height_mm = size_pt * POINT_MM * 1.5
        pad_mm = size_pt * POINT_MM * 0.45
        width_mm = self.faces.width_pt(text, size_pt) * POINT_MM + 2 * pad_mm
        self.frame(x_mm=x_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm, width_pt=0.6)
        self.write(
            text,
            x_mm=x_mm + pad_mm,
            y_mm=top_mm + height_mm / 2 + 0.35 * size_pt * POINT_MM,
            size_pt=size_pt,
        )
        return x_mm + width_mm

    def watermark(
        self, *, centre_x_mm: float, centre_y_mm: float, size_pt: float, text: str = WATERMARK
    ) -> None:
        """Write a word aslant, light enough to read what is drawn over it."""
        width_pt = self.faces.width_pt(text, size_pt) + 0.6 * size_pt * (len(text) - 1)
        shown = " ".join(
            f"{font} {size_pt:.4g} Tf <{codes}> Tj" for font, codes in self._pdf.glyphs(text)
        )
        x, y = centre_x_mm / POINT_MM, self._from_top(centre_y_mm)
        self._code.append(
            f"q {_ASLANT} {x:.2f} {y:.2f} cm 0.88 g {0.6 * size_pt:.2f} Tc "
            f"BT {-width_pt / 2:.2f} {-0.34 * size_pt:.2f} Td {shown} ET Q"
        )

    def bars(
        self, bars: Bars, *, x_mm: float, top_mm: float, height_mm: float, module_mm: float
    ) -> None:
        """Draw bars that stand upright, as one row of a 1-bit mask.

        A mask keeps every bar whole dots wide on every rasteriser that was tried; shapes
        grow by a dot at 203 dpi.
        """
        self._mask(
            bars.row(),
            columns=len(bars.modules),
            rows=1,
            at=(x_mm, top_mm + height_mm),
            size=(bars.length_mm(module_mm=module_mm), height_mm),
        )

    def ladder(
        self, bars: Bars, *, x_mm: float, top_mm: float, width_mm: float, module_mm: float
    ) -> None:
        """Draw bars that lie like rungs, for a slip too narrow for them to stand."""
        height_mm = bars.length_mm(module_mm=module_mm)
        self._mask(
            bars.column(),
            columns=1,
            rows=len(bars.modules),
            at=(x_mm, top_mm + height_mm),
            size=(width_mm, height_mm),
        )

    def dots(self, dots: Dots, *, x_mm: float, top_mm: float, module_mm: float) -> None:
        """Draw a square code; leave four modules of white around it."""
        side = dots.side
        self._mask(
            dots.bits,
            columns=side,
            rows=side,
            at=(x_mm, top_mm + side * module_mm),
            size=(side * module_mm, side * module_mm),
        )

    def paint(self, operators: str) -> None:
        """Draw by operators of PDF, in mm from the top left corner; its state ends with it."""
        mm = 1 / POINT_MM
        self._code.append(f"q {mm:.5f} 0 0 {-mm:.5f} 0 {self._from_top(0):.4f} cm {operators} Q")

    def _mask(
        self,
        bits: bytes,
        *,
        columns: int,
        rows: int,
        at: tuple[float, float],
        size: tuple[float, float],
    ) -> None:
        # A hair inside its place, or a rasteriser that rounds outwards adds a row of dots.
        x_mm, bottom_mm = at[0] + _HAIR_MM, at[1] - _HAIR_MM
        width_mm, height_mm = size[0] - 2 * _HAIR_MM, size[1] - 2 * _HAIR_MM
        self._code.append(
            f"q 0 g {width_mm / POINT_MM:.4f} 0 0 {height_mm / POINT_MM:.4f} "
            f"{x_mm / POINT_MM:.4f} {self._from_top(bottom_mm):.4f} cm "
            f"BI /W {columns} /H {rows} /BPC 1 /IM true /D [1 0] /F /AHx "
            f"ID {bits.hex()}> EI Q"
        )

    def _from_top(self, y_mm: float) -> float:
        return (self.height_mm - y_mm) / POINT_MM


def baseline_mm(top_mm: float, fitted: Fitted) -> float:
    """Return the baseline of the line whose room begins at *top_mm*."""
    em_mm = fitted.size_pt * POINT_MM
    return top_mm + (fitted.leading_mm - em_mm) / 2 + _ASCENT_EM * em_mm


def _ink_code(ink: Ink, size_pt: float) -> str:
    code = f"{ink.grey:.4g} g"
    if ink.tracking_em:
        code += f" {ink.tracking_em * size_pt:.4g} Tc"
    if ink.heavy:
        code += f" {ink.grey:.4g} G {size_pt * _HEAVY_EM:.4g} w 2 Tr"
    return code
