"""The rows of a printed questionnaire: wording at the left, boxes with digits beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
    wrap,
)
from counter_app.domain.questionnaires import Question, QuestionKind

LEFT_MM: Final = 13.0
RIGHT_MM: Final = 197.0
WIDTH_MM: Final = RIGHT_MM - LEFT_MM

_INDENT_MM: Final = 9.2
_WORDING_MM: Final = 72.0
_AIR_MM: Final = 2.6
_BOX_MM: Final = 7.6
_WORDING_PT: Final = 13.0
_LABEL_PT: Final = 12.0
_LABEL_MIN_PT: Final = 10.0
_ENGLISH_PT: Final = 9.0
_ENGLISH_MIN_PT: Final = 7.5
_DIGIT_OF_BOX: Final = 0.48
"""Black, for a printer without greys would break it up; small enough for a tick over it."""
_COLUMNS_BELOW: Final = (4, 3, 2, 1)
_TEXT_MM: Final = 34.0
_LINE_MM: Final = 9.0
_EVEN: Final = 1.12
_SEVERAL: Final = ("可複選", "tick all that apply")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question, drawn whole on a page.

    Attributes:
        height_mm: What it takes at least.
        draw: Draws it from a place on, as high as it is told.
        grows: It takes the room that is left over on its page.
    """

    height_mm: float
    draw: Callable[[float, float], None]
    grows: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """Chinese, and English under it; nothing of the latter where it is not wanted."""

    chinese: Fitted
    english: Fitted | None

    @property
    def height_mm(self) -> float:
        return self.chinese.height_mm + (self.english.height_mm if self.english else 0.0)


def lay_question(sheet: Sheet, question: Question, *, number: int, in_english: bool) -> Row:
    """Lay a question out: room for words, boxes beside the wording, or below where they must be."""
    lay = partial(_laid, sheet, in_english=in_english)
    mark = _SEVERAL if question.kind is QuestionKind.MULTIPLE else ("", "")
    chinese = question.wording_zh + (f"（{mark[0]}）" if mark[0] else "")
    english = question.wording_en + (f" ({mark[1]})" if mark[1] else "")
    wide_mm = WIDTH_MM - _INDENT_MM
    if question.takes_text:
        wording = lay(chinese, english, width_mm=wide_mm, size_pt=_WORDING_PT, lines_max=2)
        return Row(
            height_mm=wording.height_mm + _AIR_MM + _TEXT_MM,
            draw=partial(_draw_text, sheet=sheet, number=number, wording=wording),
            grows=True,
        )
    count = len(question.choices)
    column_mm = (WIDTH_MM - _WORDING_MM) / count
    labels = [
        lay(each.label_zh, each.label_en, width_mm=column_mm - 1.5, size_pt=_LABEL_PT, lines_max=2)
        for each in question.choices
    ]
    if all(_is_legible(each) for each in labels):
        wording = lay(
            chinese,
            english,
            width_mm=_WORDING_MM - _INDENT_MM - 3,
            size_pt=_WORDING_PT,
            lines_max=4,
        )
        boxes_mm = _BOX_MM + 0.6 + max(each.height_mm for each in labels)
        height_mm = max(boxes_mm, wording.height_mm) + 2 * _AIR_MM
        draw = partial(_draw_beside, sheet=sheet, number=number, wording=wording, labels=labels)
        return Row(height_mm=height_mm, draw=draw)
    columns, labels = _below(question, lay)
    wording = lay(chinese, english, width_mm=wide_mm, size_pt=_WORDING_PT, lines_max=3)
    line_mm = max(_BOX_MM, *(each.height_mm for each in labels)) + 1.4
    height_mm = wording.height_mm + line_mm * -(-count // columns) + 2 * _AIR_MM
    return Row(
        height_mm=height_mm,
        draw=partial(
            _draw_below,
            sheet=sheet,
            number=number,
            wording=wording,
            labels=labels,
            grid=(columns, line_mm),
        ),
    )


def box(sheet: Sheet, digit: int, *, x_mm: float, top_mm: float, side_mm: float = _BOX_MM) -> None:
    """Draw a box to be ticked, in it the digit that is typed for it."""
    sheet.frame(x_mm=x_mm, top_mm=top_mm, width_mm=side_mm, height_mm=side_mm, width_pt=1.0)
    size_pt = side_mm / POINT_MM * _DIGIT_OF_BOX
    sheet.write(
        str(digit),
        x_mm=x_mm + side_mm / 2,
        y_mm=top_mm + side_mm / 2 + 0.36 * size_pt * POINT_MM,
        size_pt=size_pt,
        align=Align.CENTRE,
    )


def tick(sheet: Sheet, *, x_mm: float, top_mm: float, side_mm: float) -> None:
    """Draw the tick of an example, as a pen would."""
    left, low, right = x_mm + 0.18 * side_mm, top_mm + 0.86 * side_mm, x_mm + 1.12 * side_mm
    sheet.paint(
        "0.7 w 1 J 1 j "
        f"{left:.2f} {top_mm + 0.48 * side_mm:.2f} m {x_mm + 0.42 * side_mm:.2f} {low:.2f} l "
        f"{right:.2f} {top_mm - 0.1 * side_mm:.2f} l S"
    )


def _laid(
    sheet: Sheet,
    chinese: str,
    english: str,
    *,
    width_mm: float,
    size_pt: float,
    lines_max: int,
    in_english: bool,
) -> _Words:
    def laid(text: str, size_pt: float) -> Fitted:
        fitted = fit(
            text, width_mm=width_mm, size_pt=size_pt, faces=sheet.faces, lines_max=lines_max
        )
        return _even(sheet, text, fitted, width_mm)

    return _Words(laid(chinese, size_pt), laid(english, _ENGLISH_PT) if in_english else None)


def _even(sheet: Sheet, text: str, fitted: Fitted, width_mm: float) -> Fitted:
    """Break lines evenly where that takes no more of them: no line of a single character."""
    count = len(fitted.lines)
    whole_mm = sheet.faces.width_pt(text, fitted.size_pt) * POINT_MM
    narrow_mm = min(width_mm, _EVEN * whole_mm / count)
    lines = wrap(text, width_mm=narrow_mm, size_pt=fitted.size_pt, faces=sheet.faces)
    return replace(fitted, lines=lines) if len(lines) == count else fitted


def _is_legible(label: _Words) -> bool:
    english = label.english.size_pt if label.english else _ENGLISH_PT
    return label.chinese.size_pt >= _LABEL_MIN_PT and english >= _ENGLISH_MIN_PT


def _below(question: Question, lay: Callable[..., _Words]) -> tuple[int, list[_Words]]:
    """Return in how many columns the choices stand, and their labels beside the boxes."""
    labels: list[_Words] = []
    columns = 1
    for columns in _COLUMNS_BELOW:
        width_mm = (WIDTH_MM - _INDENT_MM) / columns - _BOX_MM - 5
        labels = [
            lay(each.label_zh, each.label_en, width_mm=width_mm, size_pt=_LABEL_PT, lines_max=1)
            for each in question.choices
        ]
        if all(_is_legible(each) for each in labels):
            break
    return columns, labels


def _draw_wording(sheet: Sheet, number: int, wording: _Words, top_mm: float) -> float:
    sheet.write_fitted(
        Fitted(
            lines=(f"{number}.",),
            size_pt=_WORDING_PT,
            leading_mm=leading_mm(_WORDING_PT),
        ),
        x_mm=LEFT_MM + 0.5,
        top_mm=top_mm,
        ink=HEAVY,
    )
    return _draw_words(sheet, wording, x_mm=LEFT_MM + _INDENT_MM, top_mm=top_mm, ink=HEAVY)


def _draw_words(
    sheet: Sheet,
    words: _Words,
    *,
    x_mm: float,
    top_mm: float,
    align: Align = Align.LEFT,
    ink: Ink = BLACK,
) -> float:
    y_mm = sheet.write_fitted(words.chinese, x_mm=x_mm, top_mm=top_mm, align=align, ink=ink)
    if words.english is None:
        return y_mm
    return sheet.write_fitted(words.english, x_mm=x_mm, top_mm=y_mm, align=align)


def _draw_beside(
    top_mm: float,
    height_mm: float,
    *,
    sheet: Sheet,
    number: int,
    wording: _Words,
    labels: Sequence[_Words],
) -> None:
    _draw_wording(sheet, number, wording, top_mm + (height_mm - wording.height_mm) / 2)
    column_mm = (WIDTH_MM - _WORDING_MM) / len(labels)
    boxes_mm = _BOX_MM + 0.6 + max(each.height_mm for each in labels)
    y_mm = top_mm + (height_mm - boxes_mm) / 2
    for at, label in enumerate(labels):
        middle_mm = LEFT_MM + _WORDING_MM + (at + 0.5) * column_mm
        box(sheet, at + 1, x_mm=middle_mm - _BOX_MM / 2, top_mm=y_mm)
        _draw_words(sheet, label, x_mm=middle_mm, top_mm=y_mm + _BOX_MM + 0.6, align=Align.CENTRE)


def _draw_below(
    top_mm: float,
    _height_mm: float,
    *,
    sheet: Sheet,
    number: int,
    wording: _Words,
    labels: Sequence[_Words],
    grid: tuple[int, float],
) -> None:
    columns, line_mm = grid
    first_mm = _draw_wording(sheet, number, wording, top_mm + _AIR_MM) + 1.0
    for at, label in enumerate(labels):
        x_mm = LEFT_MM + _INDENT_MM + at % columns * (WIDTH_MM - _INDENT_MM) / columns
        y_mm = first_mm + at // columns * line_mm
        box(sheet, at + 1, x_mm=x_mm, top_mm=y_mm)
        _draw_words(
            sheet,
            label,
            x_mm=x_mm + _BOX_MM + 2,
            top_mm=y_mm + (_BOX_MM - label.height_mm) / 2,
        )


def _draw_text(
    top_mm: float, height_mm: float, *, sheet: Sheet, number: int, wording: _Words
) -> None:
    y_mm = _draw_wording(sheet, number, wording, top_mm + _AIR_MM)
    bottom_mm = top_mm + height_mm
    lines = max(1, int((bottom_mm - y_mm - 2) / _LINE_MM))
    for line in range(1, lines + 1):
        sheet.rule(
            x_mm=LEFT_MM + _INDENT_MM,
            y_mm=y_mm + line * (bottom_mm - y_mm - 3) / lines,
            length_mm=WIDTH_MM - _INDENT_MM,
            width_pt=0.4,
            grey=0.45,
            dash_mm=(0.3, 0.9),
        )
