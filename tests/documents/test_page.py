import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.documents.fonts import open_faces
from counter_app.documents.page import POINT_MM, fit, pack, wrap

TEXTS = st.text(
    st.one_of(st.sampled_from("，。（）「」 -,./"), st.characters(max_codepoint=0x9FFF)),
    max_size=80,
)


def width_mm(line: str, size_pt: float) -> float:
    return open_faces().width_pt(line, size_pt) * POINT_MM


@settings(deadline=None)
@given(TEXTS, st.floats(min_value=8, max_value=120))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room_mm: float) -> None:
    lines = wrap(text, width_mm=room_mm, size_pt=10, faces=open_faces())
    assert all(width_mm(line, 10) <= room_mm + 0.001 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(deadline=None)
@given(TEXTS, st.integers(min_value=1, max_value=3))
def test_a_text_that_does_not_fit_gets_smaller(text: str, lines_max: int) -> None:
    fitted = fit(text, width_mm=30, size_pt=10, faces=open_faces(), lines_max=lines_max)
    assert len(fitted.lines) <= lines_max
    assert all(width_mm(line, fitted.size_pt) <= 30.001 for line in fitted.lines)


def test_words_and_numbers_stay_whole_and_marks_do_not_begin_a_line() -> None:
    lines = wrap("電話 03-9371234，分機 215。", width_mm=22, size_pt=10, faces=open_faces())
    assert lines == ("電話", "03-9371234，", "分機 215。")


def test_statements_stay_whole_on_their_line() -> None:
    packed = pack(("甲" * 5, "乙" * 5, "丙" * 9), width_mm=45, size_pt=10, faces=open_faces())
    assert packed.lines == ("甲甲甲甲甲　乙乙乙乙乙", "丙" * 9)


def test_very_many_statements_get_smaller_instead_of_longer() -> None:
    packed = pack(("丙" * 30,) * 40, width_mm=45, size_pt=10, faces=open_faces(), lines_max=12)
    assert len(packed.lines) <= 12


def test_no_room_at_all_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no room"):
        fit("甲", width_mm=-1, size_pt=10, faces=open_faces())
