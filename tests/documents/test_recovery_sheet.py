from pathlib import Path

from counter_app.documents.recovery_sheet import TITLE, recovery_sheet
from counter_app.vault.recovery_phrase import phrase_of
from paper_readers import poppler_text, pypdf_text, squeezed

PHRASE = phrase_of(bytes(range(32)))


def sheet() -> bytes:
    return recovery_sheet(
        PHRASE, branch_name="法務部行政執行署宜蘭分署", desk_no=2, day_words="114/11/20"
    )


def test_every_character_stands_beside_its_number(tmp_path: Path) -> None:
    for text in (pypdf_text(sheet()), poppler_text(sheet(), tmp_path)):
        at = 0
        for number, character in enumerate(PHRASE, start=1):
            at = text.index(f"{number}{character}", at)
        for words in (TITLE, "法務部行政執行署宜蘭分署", "2號櫃檯", "114/11/20", "recover-key"):
            assert squeezed(words) in text


def test_the_same_phrase_gives_the_same_sheet() -> None:
    assert sheet() == sheet()
