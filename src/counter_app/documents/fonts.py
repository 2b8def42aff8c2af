"""The faces of every paper: TW-Kai, with Ext-B and Plus behind it for rare characters.

Names of people are not limited to what one font file holds, so each character is drawn with
the first of three files that has it.  Whether a character can be drawn is read from the
``cmap`` and ``loca`` tables alone, in about a millisecond and without reportlab, so that a
service can refuse *before* money is taken; a glyph without an outline counts as missing,
because it would print as a blank (the Plus file has 1,280 of those).

Source of the files: the government's CNS 11643 fonts (Debian ``fonts-cns11643-kai``).
"""

import struct
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import Lock
from typing import Any, Final

import counter_app
from counter_app.domain.errors import Trouble

FACE_FILES: Final = ("TW-Kai-98_1.ttf", "TW-Kai-Ext-B-98_1.ttf", "TW-Kai-Plus-98_1.ttf")
"""First choice first; the first one must be there, the others widen what can be drawn."""

SYSTEM_FOLDERS: Final = (
    Path("/usr/share/fonts/truetype/cns11643"),
    Path("/usr/local/share/fonts/cns11643"),
    Path("C:/Windows/Fonts"),
)
REPLACEMENT: Final = "〓"
"""The printer's mark for "a character belongs here": seen on paper, never a silent gap."""

_UNDRAWABLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_WHITE_SPACE: Final = frozenset({0x20, 0xA0, 0x3000})
_FORMAT_SEGMENTS: Final = 4
_FORMAT_GROUPS: Final = 12
_BFCHAR_MAX: Final = 100
_SPACE_CODE: Final = 32
_SLICE_BYTES_MAX: Final = 4_000_000
_KEPT_TEXTS_MAX: Final = 512
_registry: Final = Lock()


@dataclass(eq=False, kw_only=True)
class FaceUnusable(Trouble):
    """A font file is not there, or is not a font that can be embedded.

    Attributes:
        file_name: What was looked for.
        folders: Where it was looked for.
    """

    file_name: str
    folders: tuple[Path, ...]


class Coverage:
    """The characters a TrueType file can really draw.

    Args:
        path: A font file with ``glyf`` outlines.

    Raises:
        FaceUnusable: The file cannot be read as one.
    """

    def __init__(self, path: Path) -> None:
        try:
            tables = _read_tables(path, ("head", "loca", "cmap"))
            (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
            self._offset_format, self._offset_size = (">2L", 4) if long_offsets else (">2H", 2)
            self._loca = tables["loca"]
            self._cmap, at, kind = _best_subtable(tables["cmap"])
            self._spans = sorted(_spans(self._cmap, at, kind))
        except (OSError, KeyError, struct.error) as error:
            raise FaceUnusable(file_name=path.name, folders=(path.parent,)) from error
        self._starts = [span[0] for span in self._spans]

    def __contains__(self, character: str) -> bool:
        code = ord(character)
        glyph = self._glyph(code)
        return bool(glyph) and (code in _WHITE_SPACE or self._has_outline(glyph))

    def _glyph(self, code: int) -> int:
        place = bisect_right(self._starts, code) - 1
        if place < 0:
            return 0
        first, last, glyph, array_at = self._spans[place]
        if code > last:
            return 0
        if not array_at:
            return (glyph + code - first) & 0xFFFF
        (entry,) = struct.unpack_from(">H", self._cmap, array_at + 2 * (code - first))
        return (entry + glyph - first) & 0xFFFF if entry else 0

    def _has_outline(self, glyph: int) -> bool:
        try:
            start, end = struct.unpack_from(
                self._offset_format, self._loca, glyph * self._offset_size
            )
        except struct.error:
            return False
        return bool(end > start)


class Faces:
    """The font files a paper is drawn with, found once and loaded when first drawn.

    Args:
        folders: Where to look, first hit wins.

    Raises:
        FaceUnusable: The first face is in none of the folders, or a file is damaged.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        found = [
            next((folder / name for folder in folders if (folder / name).is_file()), None)
            for name in FACE_FILES
        ]
        if found[0] is None:
            raise FaceUnusable(file_name=FACE_FILES[0], folders=folders)
        self._paths = [path for path in found if path is not None]
        self._coverages = [Coverage(path) for path in self._paths]
        self._face_of: dict[str, int | None] = {}
        self._font_names: dict[int, str] = {}
        self._widths: dict[str, float] = {}
        # Each text is measured and drawn on three copies, and labels on every paper.
        self._kept_runs = lru_cache(_KEPT_TEXTS_MAX)(self._split)

    def missing_glyphs(self, text: str) -> tuple[str, ...]:
        """Return the characters that no face can draw, each once, in order.

        Control and format characters are among them: they must never reach a paper.
        """
        return tuple(
            dict.fromkeys(
                character
                for character in text
                if unicodedata.category(character) in _UNDRAWABLE or self._face(character) is None
            )
        )

    def runs(self, text: str) -> tuple[tuple[str, str], ...]:
        """Split a text into pieces that one font can draw.

        Control and format characters are left out; a character that no face has becomes
        `REPLACEMENT`, for a receipt that was paid must come out all the same.

        Returns:
            Name of the font, known to reportlab, and the piece; joined, the pieces are the
            text.
        """
        return self._kept_runs(text)

    def _split(self, text: str) -> tuple[tuple[str, str], ...]:
        visible = "".join(self._visible(text))
        return tuple(
            (self._font(face), "".join(piece))
            for face, piece in groupby(visible, key=lambda character: self._face(character) or 0)
        )

    def width_pt(self, text: str, size_pt: float) -> float:
        """Return how wide a text is, in points."""
        known = self._widths
        try:
            thousandths = sum([known[character] for character in text])
        except KeyError:
            for character in text:
                if character not in known:
                    known[character] = self._width(character)
            return self.width_pt(text, size_pt)
        return thousandths * size_pt / 1000

    def _width(self, character: str) -> float:
        """Return how wide a character is, in thousandths of its size; 0 if it is not drawn."""
        from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - heavy

        return sum(float(stringWidth(piece, font, 1000)) for font, piece in self.runs(character))

    def _visible(self, text: str) -> Iterator[str]:
        for character in text:
            if character in "\t\n":
                yield " "
            elif unicodedata.category(character) not in _UNDRAWABLE:
                yield REPLACEMENT if self._face(character) is None else character

    def _face(self, character: str) -> int | None:
        if character not in self._face_of:
            self._face_of[character] = next(
                (face for face, held in enumerate(self._coverages) if character in held), None
            )
        return self._face_of[character]

    def _font(self, face: int) -> str:
        if face not in self._font_names:
            path = self._paths[face]
            _register(path.stem, path)
            self._font_names[face] = path.stem
        return self._font_names[face]


class MappedBytes:
    """A file in place of its bytes: small slices are read, large ones stay where they are.

    reportlab cuts the whole table of outlines, 50 MB, out of its font for every document;
    this makes the cut cost nothing and keeps the fonts out of the heap.
    """

    def __init__(self, view: memoryview) -> None:
        self._view = view

    def __len__(self) -> int:
        return len(self._view)

    def __getitem__(self, part: slice) -> "bytes | MappedBytes":
        view = self._view[part]
        return bytes(view) if len(view) <= _SLICE_BYTES_MAX else MappedBytes(view)


class MappedFile:
    """What reportlab takes for an open font file.

    Args:
        path: Stays mapped as long as the program runs.

    Raises:
        OSError: It cannot be mapped.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        with path.open("rb") as file:
            self._view = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))

    def read(self) -> MappedBytes:
        """Return the whole file."""
        return MappedBytes(self._view)


@cache
def open_faces(*folders: Path) -> Faces:
    """Return the faces found in *folders*, among our resources, or in the system.

    The same ones every time, so that each file is read once.

    Raises:
        FaceUnusable: TW-Kai is nowhere to be found, or a file is damaged.
    """
    package = Path(counter_app.__file__).parent
    # An installed package carries its resources; a checkout has them beside src.
    shipped = (package / "resources" / "fonts", package.parents[1] / "resources" / "fonts")
    return Faces((*folders, *shipped, *SYSTEM_FOLDERS))


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters of *text* that the faces at hand cannot draw; see `Faces`."""
    return open_faces().missing_glyphs(text)


def to_unicode_cmap(codes: list[int]) -> str:
    """Return the CMap that tells a reader which character each byte of a subset means.

    A character beyond U+FFFF needs its UTF-16 surrogate pair; reportlab 5.1 writes five
    hexadecimal digits instead, which readers take for another character.

    Args:
        codes: Code point of byte 0, 1, 2, …; places that only pad the subset are left out.
    """
    entries = [
        f"<{byte:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for byte, code in enumerate(codes)
        if code and (code != _SPACE_CODE or byte == _SPACE_CODE)
    ]
    blocks = [
        "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])
        for block in (
            # ISO 32000 9.10.3 follows Adobe's limit of a hundred entries in a block.
            entries[place : place + _BFCHAR_MAX]
            for place in range(0, len(entries), _BFCHAR_MAX)
        )
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _register(name: str, path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - heavy

    with _registry:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(_extractable_font_class()(name, path))


@cache
def _extractable_font_class() -> Any:  # noqa: ANN401 - a class made where its base is imported
    from reportlab import rl_config  # noqa: PLC0415 - heavy
    from reportlab.pdfbase.pdfdoc import PDFStreamFilterZCompress  # noqa: PLC0415 - heavy
    from reportlab.pdfbase.ttfonts import TTFError, TTFont  # noqa: PLC0415 - heavy

    rl_config.useA85 = 0  # Text armour makes streams a quarter larger and serves nobody.

    class QuickDeflate(PDFStreamFilterZCompress):
        """Outlines hardly repeat: a search for repeats takes most of the time to compress them."""

        def encode(self, text: bytes) -> bytes:
            deflate = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
            return deflate.compress(text) + deflate.flush()

    class ExtractableFont(TTFont):
        """A font whose text can be copied, searched and read aloud beyond U+FFFF too."""

        def __init__(self, name: str, path: Path) -> None:
            try:
                super().__init__(
                    name,
                    MappedFile(path),
                    shapable=False,
                    asciiReadable=False,  # Else every paper embeds all of ASCII from each face.
                )
            except (OSError, TTFError) as error:
                raise FaceUnusable(file_name=path.name, folders=(path.parent,)) from error

        def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's name
            state = self.state[doc]
            super().addObjects(doc)
            fonts = doc.idToObject["BasicFonts"].dict
            for number, codes in enumerate(state.subsets):
                font = fonts[f"{state.internalName}+{number}"]
                doc.idToObject[font.ToUnicode.name].content = to_unicode_cmap(codes)
                outlines = doc.idToObject[font.FontDescriptor.name].dict["FontFile2"]
                doc.idToObject[outlines.name].filters = [QuickDeflate()]

    return ExtractableFont


def _read_tables(path: Path, wanted: tuple[str, ...]) -> dict[str, bytes]:
    with path.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        directory = [struct.unpack(">4s4xLL", file.read(16)) for _ in range(count)]
        tables = {}
        for tag, offset, length in directory:
            name = tag.decode("latin-1")
            if name in wanted:
                file.seek(offset)
                tables[name] = file.read(length)
    return tables


def _best_subtable(cmap: bytes) -> tuple[bytes, int, int]:
    """Return the table, where its widest Unicode subtable starts, and that one's format."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    choices = {}
    for place in range(count):
        platform, encoding, at = struct.unpack_from(">HHL", cmap, 4 + 8 * place)
        (kind,) = struct.unpack_from(">H", cmap, at)
        if platform in {0, 3} and (platform, encoding) != (3, 0):
            choices[kind] = at
    kind = _FORMAT_GROUPS if _FORMAT_GROUPS in choices else _FORMAT_SEGMENTS
    return cmap, choices[kind], kind


def _spans(cmap: bytes, at: int, kind: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield first and last code, glyph of the first (or delta), and place of a glyph array."""
    if kind == _FORMAT_GROUPS:
        (count,) = struct.unpack_from(">L", cmap, at + 12)
        for place in range(count):
            first, last, glyph = struct.unpack_from(">3L", cmap, at + 16 + 12 * place)
            yield first, last, glyph, 0
        return
    (twice,) = struct.unpack_from(">H", cmap, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", cmap, at + 14)
    firsts = struct.unpack_from(f">{count}H", cmap, at + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 16 + 2 * twice)
    offsets_at = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", cmap, offsets_at)
    for place, (first, last, delta, offset) in enumerate(
        zip(firsts, ends, deltas, offsets, strict=True)
    ):
        array_at = offsets_at + 2 * place + offset if offset else 0
        yield first, last, first + delta, array_at
