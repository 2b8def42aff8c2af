"""Sheets of paper, drawn in millimetres from the top left corner.

A sheet never clips and never overflows: text is wrapped or made smaller until it fits the
width it was given.  The same calls give the same bytes; nothing of the clock goes in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from threading import Lock
from typing import Final

from counter_app.documents.barcodes import Bars, Dots
from counter_app.documents.fonts import Faces

POINT_MM: Final = 25.4 / 72
WATERMARK: Final = "範例"
"""What a paper of the demo says across its face: it proves nothing."""

_embedding: Final = Lock()
"""reportlab reads glyphs through a position kept in the font, which all sheets share."""

_ASCENT_EM: Final = 0.80
_HEAVY_EM: Final = 0.022
_HAIR_MM: Final = 0.002
_SHRINK: Final = 0.94
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
    """

    def __init__(
        self, *, width_mm: float, height_mm: float, title: str, author: str, faces: Faces
    ) -> None:
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - heavy

        self.width_mm = width_mm
        self.height_mm = height_mm
        self.faces = faces
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pagesize=(width_mm / POINT_MM, height_mm / POINT_MM),
            pageCompression=1,
            invariant=1,
            # The default, Helvetica, would not be embedded; the stubs have the wrong type.
            initialFontName=faces.main_font,  # type: ignore[arg-type]
            lang="zh-TW",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("counter-app")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def finish(self) -> bytes:
        """Close the last page and return the PDF."""
        self._canvas.showPage()
        with _embedding:
            self._canvas.save()
        return self._file.getvalue()

    def next_page(self) -> None:
        """Close this page and begin another of the same size."""
        self._canvas.showPage()

    def repeat(self, name: str, draw: Callable[[], None], *, down_mm: float) -> None:
        """Draw what stands on this paper several times, yet only once in its file.

        Args:
            name: What is drawn, unique on this paper.
            draw: Draws it on this sheet at its highest place; called the first time only.
            down_mm: How far below that place it stands.
        """
        if not self._canvas.hasForm(name):
            self._canvas.beginForm(name)
            draw()
            self._canvas.endForm()
        self._canvas.saveState()
        self._canvas.translate(0, -down_mm / POINT_MM)
        self._canvas.doForm(name)
        self._canvas.restoreState()

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
        runs = self.faces.runs(text)
        if not runs:
            return
        tracking_pt = ink.tracking_em * size_pt
        length = sum(len(piece) for _, piece in runs)
        width_pt = self.faces.width_pt(text, size_pt) + tracking_pt * (length - 1)
        line = self._canvas.beginText(
            x_mm / POINT_MM - width_pt * align.value, self._from_top(y_mm)
        )
        # Text state outlives a text object, so it is set inside a saved state.
        self._canvas.saveState()
        line.setFillGray(ink.grey)
        if tracking_pt:
            line.setCharSpace(tracking_pt)
        if ink.heavy:
            self._canvas.setLineWidth(size_pt * _HEAVY_EM)
            line.setStrokeGray(ink.grey)
            line.setTextRenderMode(2)
        for font, piece in runs:
            line.setFont(font, size_pt)
            line.textOut(piece)
        self._canvas.drawText(line)
        self._canvas.restoreState()

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
        self._canvas.saveState()
        self._canvas.setLineWidth(width_pt)
        self._canvas.setStrokeGray(grey)
        if dash_mm:
            self._canvas.setDash([part / POINT_MM for part in dash_mm])
        self._canvas.line(x_mm / POINT_MM, y, (x_mm + length_mm) / POINT_MM, y)
        self._canvas.restoreState()

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
        self._canvas.saveState()
        self._canvas.setLineWidth(width_pt)
        self._canvas.setStrokeGray(grey)
        self._canvas.setFillGray(grey)
        self._canvas.rect(
            x_mm / POINT_MM,
            self._from_top(top_mm + height_mm),
            width_mm / POINT_MM,
            height_mm / POINT_MM,
            stroke=0 if filled else 1,
            fill=1 if filled else 0,
        )
        self._canvas.restoreState()

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

    def watermark(self, *, centre_x_mm: float, centre_y_mm: float, size_pt: float) -> None:
        """Write `WATERMARK` aslant, light enough to read what is drawn over it."""
        self._canvas.saveState()
        self._canvas.translate(centre_x_mm / POINT_MM, self._from_top(centre_y_mm))
        self._canvas.rotate(24)
        line = self._canvas.beginText(
            -self.faces.width_pt(WATERMARK, size_pt) / 2 - 0.3 * size_pt, -0.34 * size_pt
        )
        line.setFillGray(0.88)
        line.setCharSpace(0.6 * size_pt)
        line.setFont(self.faces.main_font, size_pt)
        line.textOut(WATERMARK)
        self._canvas.drawText(line)
        self._canvas.restoreState()

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
        side = len(dots.rows)
        octets = -(-side // 8)
        self._mask(
            b"".join(
                int(row.ljust(octets * 8, "0"), 2).to_bytes(octets, "big") for row in dots.rows
            ),
            columns=side,
            rows=side,
            at=(x_mm, top_mm + side * module_mm),
            size=(side * module_mm, side * module_mm),
        )

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
        self._canvas.saveState()
        self._canvas.setFillGray(0)
        self._canvas.addLiteral(
            f"{width_mm / POINT_MM:.4f} 0 0 {height_mm / POINT_MM:.4f} "
            f"{x_mm / POINT_MM:.4f} {self._from_top(bottom_mm):.4f} cm "
            f"BI /W {columns} /H {rows} /BPC 1 /IM true /D [1 0] /F /AHx "
            f"ID {bits.hex()}> EI"
        )
        self._canvas.restoreState()

    def _from_top(self, y_mm: float) -> float:
        return (self.height_mm - y_mm) / POINT_MM


def baseline_mm(top_mm: float, fitted: Fitted) -> float:
    """Return the baseline of the line whose room begins at *top_mm*."""
    em_mm = fitted.size_pt * POINT_MM
    return top_mm + (fitted.leading_mm - em_mm) / 2 + _ASCENT_EM * em_mm
