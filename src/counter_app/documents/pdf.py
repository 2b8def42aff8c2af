"""A PDF that is written page by page: a page that is closed is in the file, and out of memory.

reportlab cuts the fonts and describes them; pages, forms and the skeleton are written here, for
reportlab keeps every page until the last one.  Nothing of the clock goes in: the same calls give
the same bytes.  ISO 32000-1 says what stands where.
"""

import hashlib
import zlib
from array import array
from threading import Lock
from typing import Any, BinaryIO, Final

from counter_app.documents.fonts import Faces

_embedding: Final = Lock()
"""reportlab reads glyphs through a position kept in the font, which all files share."""

_HEAD: Final = b"%PDF-1.4\n%\x93\x8c\x8b\x9e\n"
_KIDS_MAX: Final = 64
_FONTS: Final = "BasicFonts"
_NO_GLYPH: Final = ("", "")


class PdfFile:
    """A PDF that is being written.

    Args:
        file: Where it goes, from its beginning on.
        size_pt: Width and height of every page.
        title: Title of the document, for the window of a reader.
        author: Who issues it.
        language: Of its text, such as ``zh-TW``.
        faces: What the text is drawn with.
    """

    def __init__(
        self,
        file: BinaryIO,
        *,
        size_pt: tuple[float, float],
        title: str,
        author: str,
        language: str,
        faces: Faces,
    ) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDocument  # noqa: PLC0415 - heavy

        self._file = file
        self._faces = faces
        self._about = (title, author, language)
        self._box = f"[0 0 {size_pt[0]:.4f} {size_pt[1]:.4f}]"
        self._fonts: Any = PDFDocument(compression=1, invariant=1)
        self._fonts_number: int = self._fonts.idToObjectNumberAndVersion[_FONTS][0]
        self._glyphs: dict[str, tuple[str, str]] = {}
        self._forms: dict[str, int] = {}
        self._offsets = array("Q", [0])
        self._written = 0
        self._digest = hashlib.md5(usedforsecurity=False)
        self._resources = self._new_number()
        self._tree = self._new_number()
        self._nodes: list[tuple[int, int]] = []
        self._node = 0
        self._kids: list[int] = []
        self._write(_HEAD)

    def glyphs(self, text: str) -> list[tuple[str, str]]:
        """Return a text as names of fonts, and hexadecimal digits of each font's codes."""
        known = self._glyphs
        runs: list[tuple[str, str]] = []
        font, codes = "", ""
        for character in text:
            found = known.get(character)
            if found is None:
                found = known[character] = self._find_glyph(character)
            name, code = found
            if name == font or not name:
                codes += code
                continue
            if codes:
                runs.append((font, codes))
            font, codes = name, code
        if codes:
            runs.append((font, codes))
        return runs

    def _find_glyph(self, character: str) -> tuple[str, str]:
        from reportlab.pdfbase.pdfmetrics import getFont  # noqa: PLC0415 - heavy

        runs = self._faces.runs(character)
        if not runs:
            return _NO_GLYPH
        ((name, piece),) = runs
        font: Any = getFont(name)
        ((subset, codes),) = font.splitString(piece, self._fonts)
        return font.getSubsetInternalName(subset, self._fonts), codes.hex()

    def has_form(self, name: str) -> bool:
        """Tell whether a form of this name is in the file."""
        return name in self._forms

    def add_form(self, name: str, operators: list[str]) -> None:
        """Write what pages will show by ``/name Do``."""
        number = self._forms[name] = self._new_number()
        self._write_stream(
            number,
            f"/Type /XObject /Subtype /Form /BBox {self._box} "
            f"/Resources << /Font {self._fonts_number} 0 R >> ",
            operators,
        )

    def add_page(self, operators: list[str]) -> None:
        """Write a page."""
        if not self._kids:
            self._node = self._new_number()
        content, page = self._new_number(), self._new_number()
        self._write_stream(content, "", operators)
        self._write_object(
            page,
            f"<< /Type /Page /Parent {self._node} 0 R /MediaBox {self._box} "
            f"/Resources {self._resources} 0 R /Contents {content} 0 R >>",
        )
        self._kids.append(page)
        if len(self._kids) == _KIDS_MAX:
            self._close_node()

    def finish(self) -> None:
        """Write what belongs to all pages, and the table of what stands where."""
        self._close_node()
        self._write_fonts()
        forms = " ".join(f"/{name} {number} 0 R" for name, number in self._forms.items())
        self._write_object(
            self._resources,
            f"<< /Font {self._fonts_number} 0 R /XObject << {forms} >> >>",
        )
        kids = " ".join(f"{number} 0 R" for number, _ in self._nodes)
        count = sum(pages for _, pages in self._nodes)
        self._write_object(self._tree, f"<< /Type /Pages /Count {count} /Kids [{kids}] >>")
        self._write_end()

    def _close_node(self) -> None:
        """Write a branch of the tree of pages: readers find page 90,000 in three steps."""
        if self._kids:
            kids = " ".join(f"{page} 0 R" for page in self._kids)
            self._write_object(
                self._node,
                f"<< /Type /Pages /Parent {self._tree} 0 R "
                f"/Count {len(self._kids)} /Kids [{kids}] >>",
            )
            self._nodes.append((self._node, len(self._kids)))
            self._kids = []

    def _write_fonts(self) -> None:
        from reportlab.pdfbase.pdfdoc import PDFIndirectObject  # noqa: PLC0415 - heavy

        fonts = self._fonts
        with _embedding:
            for font in fonts.delayedFonts:
                font.addObjects(fonts)
        for number in list(fonts.numberToId):
            name = fonts.numberToId[number]
            self._note_offset(number)
            self._write(PDFIndirectObject(name, fonts.idToObject[name]).format(fonts))

    def _write_end(self) -> None:
        title, author, language = self._about
        catalog, about = self._new_number(), self._new_number()
        self._write_object(
            catalog,
            f"<< /Type /Catalog /Pages {self._tree} 0 R /Lang {_string(language)} "
            "/ViewerPreferences << /DisplayDocTitle true >> >>",
        )
        self._write_object(
            about,
            f"<< /Title {_string(title)} /Subject {_string(title)} /Author {_string(author)} "
            f"/Creator {_string('counter-app')} >>",
        )
        digest = self._digest.hexdigest()
        start = self._written
        count = len(self._offsets)
        lines = [f"xref\n0 {count}\n0000000000 65535 f \n"]
        lines.extend(f"{offset:010d} 00000 n \n" for offset in self._offsets[1:])
        lines.append(
            f"trailer\n<< /Size {count} /Root {catalog} 0 R /Info {about} 0 R "
            f"/ID [<{digest}> <{digest}>] >>\nstartxref\n{start}\n%%EOF\n"
        )
        self._write("".join(lines).encode("ascii"))

    def _new_number(self) -> int:
        # One counter for both: the fonts' objects are numbered by reportlab.
        self._fonts.objectcounter += 1
        number: int = self._fonts.objectcounter
        return number

    def _note_offset(self, number: int) -> None:
        missing = number + 1 - len(self._offsets)
        if missing > 0:
            self._offsets.extend([0] * missing)
        self._offsets[number] = self._written

    def _write_object(self, number: int, content: str) -> None:
        self._note_offset(number)
        self._write(f"{number} 0 obj\n{content}\nendobj\n".encode("ascii"))

    def _write_stream(self, number: int, entries: str, operators: list[str]) -> None:
        content = zlib.compress("\n".join(operators).encode("ascii"))
        self._note_offset(number)
        head = f"{number} 0 obj\n<< {entries}/Filter /FlateDecode /Length {len(content)} >>"
        self._write(b"%b\nstream\n%b\nendstream\nendobj\n" % (head.encode("ascii"), content))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._written += len(data)


def _string(text: str) -> str:
    """Return a text string: UTF-16 with its mark, in hexadecimal digits."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex()}>"
