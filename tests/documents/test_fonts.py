import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from counter_app.documents.fonts import (
    FACE_FILES,
    REPLACEMENT,
    SYSTEM_FOLDERS,
    Coverage,
    Faces,
    FaceUnusable,
    missing_glyphs,
    open_faces,
    to_unicode_cmap,
)
from counter_app.documents.page import Sheet
from papers import RARE_NAMES

BLANK_IN_PLUS = "\U000fb625"
"""In the character map of the Plus file, but without an outline."""


def sheet_of(text: str, faces: Faces) -> bytes:
    sheet = Sheet(width_mm=200, height_mm=60, title="t", author="a", faces=faces)
    sheet.write(text, x_mm=10, y_mm=30, size_pt=16)
    return sheet.finish()


def run_python(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def all_readers(pdf: bytes, folder: Path) -> dict[str, str]:
    """Return the text of the first page as four programs read it."""
    import pdfplumber
    import pypdfium2

    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    poppler = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, text=True, check=True
    )
    with pdfplumber.open(BytesIO(pdf)) as document:
        plumbed = document.pages[0].extract_text()
    document = pypdfium2.PdfDocument(pdf)
    rendered = document[0].get_textpage().get_text_range()
    document.close()
    return {
        "pypdf": PdfReader(BytesIO(pdf)).pages[0].extract_text(),
        "pdftotext": poppler.stdout,
        "pdfplumber": plumbed,
        "pdfium": rendered,
    }


@pytest.mark.parametrize("name", RARE_NAMES)
def test_every_reader_extracts_a_rare_name(name: str, tmp_path: Path) -> None:
    for reader, text in all_readers(sheet_of(name, open_faces()), tmp_path).items():
        assert name in text, reader


@pytest.mark.parametrize("rare", [(FACE_FILES[1], "𠮷"), (FACE_FILES[2], "\U000f0000")])
def test_control_the_library_alone_loses_rare_characters(rare: tuple[str, str]) -> None:
    # In a process of its own: reportlab keeps one font object for each face.
    file_name, character = rare
    program = (
        "from io import BytesIO\n"
        "from pypdf import PdfReader\n"
        "from reportlab.pdfbase.pdfmetrics import registerFont\n"
        "from reportlab.pdfbase.ttfonts import TTFont\n"
        "from reportlab.pdfgen.canvas import Canvas\n"
        f"registerFont(TTFont('plain', {str(SYSTEM_FOLDERS[0] / file_name)!r}))\n"
        "file = BytesIO()\n"
        "canvas = Canvas(file)\n"
        "canvas.setFont('plain', 16)\n"
        f"canvas.drawString(50, 500, {character!r})\n"
        "canvas.save()\n"
        "print(ascii(PdfReader(file).pages[0].extract_text()))\n"
    )
    done = run_python(program)
    assert done.returncode == 0, done.stderr
    assert ascii(character).strip("'") not in done.stdout


def test_more_characters_than_one_subset_holds_are_extracted(tmp_path: Path) -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 600))
    sheet = Sheet(width_mm=500, height_mm=300, title="t", author="a", faces=open_faces())
    for row in range(20):
        sheet.write(text[row * 30 :][:30], x_mm=10, y_mm=20 + 10 * row, size_pt=10)
    for reader, extracted in all_readers(sheet.finish(), tmp_path).items():
        assert "".join(extracted.split()) == text, reader


def test_names_of_the_readable_kind_have_no_missing_glyph() -> None:
    assert missing_glyphs("".join(RARE_NAMES)) == ()
    assert missing_glyphs("Formosa Co., Ltd. 1-2 / 宜蘭市（測試路）") == ()


def test_a_character_that_no_face_has_is_named_once_and_in_order() -> None:
    assert missing_glyphs("甲🀄乙😀丙🀄") == ("🀄", "😀")


def test_a_glyph_without_an_outline_counts_as_missing() -> None:
    assert missing_glyphs(BLANK_IN_PLUS) == (BLANK_IN_PLUS,)
    assert missing_glyphs(" 　") == ()


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\n", "\x7f", "\u200b", "\u202e", "\ufeff"])
def test_control_and_format_characters_are_missing(character: str) -> None:
    assert missing_glyphs(f"王{character}明") == (character,)


def test_what_is_missing_is_drawn_as_a_visible_mark_and_never_as_a_gap() -> None:
    faces = open_faces()
    drawn = "".join(piece for _, piece in faces.runs(f"甲🀄\x1b\u202e{BLANK_IN_PLUS}\t乙"))
    assert drawn == f"甲{REPLACEMENT}{REPLACEMENT} 乙"
    assert missing_glyphs(REPLACEMENT) == ()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20))
def test_the_runs_of_a_clean_text_are_the_text(text: str) -> None:
    faces = open_faces()
    clean = "".join(character for character in text if not faces.missing_glyphs(character))
    assert "".join(piece for _, piece in faces.runs(clean)) == clean


def test_the_coverage_agrees_with_the_library() -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    for file_name in FACE_FILES:
        path = SYSTEM_FOLDERS[0] / file_name
        known = set(TTFont(file_name, str(path)).face.charToGlyph)
        coverage = Coverage(path)
        covered = {
            code
            for code in range(0x20, 0x110000)
            if not 0xD800 <= code < 0xE000 and chr(code) in coverage
        }
        assert covered <= known
        # What we leave out has no outline, or is a character that is never drawn.
        assert len(known - covered) < 1300, file_name


def test_asking_for_missing_glyphs_loads_no_heavy_library() -> None:
    program = (
        "import sys\n"
        "from counter_app.documents.fonts import missing_glyphs\n"
        "assert missing_glyphs('王𠮷') == ()\n"
        "assert not {'reportlab', 'PIL', 'barcode', 'pypdfium2'} & set(sys.modules)\n"
    )
    done = run_python(program)
    assert done.returncode == 0, done.stderr


def test_the_main_face_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(FaceUnusable) as refused:
        Faces((tmp_path,))
    assert refused.value.file_name == FACE_FILES[0]
    assert refused.value.folders == (tmp_path,)


def test_without_the_second_face_its_characters_are_missing(tmp_path: Path) -> None:
    (tmp_path / FACE_FILES[0]).symlink_to(SYSTEM_FOLDERS[0] / FACE_FILES[0])
    assert Faces((tmp_path,)).missing_glyphs("王𠮷堃") == ("𠮷",)


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00\x00\xff" + bytes(40)])
def test_a_file_that_is_no_font_is_a_trouble(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FACE_FILES[0]).write_bytes(content)
    with pytest.raises(FaceUnusable):
        Faces((tmp_path,))


def test_given_folders_come_before_those_of_the_system(tmp_path: Path) -> None:
    (tmp_path / FACE_FILES[0]).write_bytes(b"broken")
    with pytest.raises(FaceUnusable):
        open_faces(tmp_path)


def test_a_character_map_has_surrogate_pairs_and_small_blocks() -> None:
    cmap = to_unicode_cmap([0, *[0x20] * 32, *range(0x4E00, 0x4E00 + 150), 0x20BB7])
    assert "<B7> <D842DFB7>" in cmap
    blocks = [int(line.split()[0]) for line in cmap.splitlines() if line.endswith("beginbfchar")]
    assert sum(blocks) == 152
    assert max(blocks) <= 100
    assert "<00> <0000>" not in cmap
