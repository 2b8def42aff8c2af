"""One question of a survey on paper: its table, and beside each row its bar.

Each place of a scale has a hatching of its own, and every bar stands beside its written value:
the chart is read without colour, from a copy of a copy too.  The narrow bar under a bar is the
period before.  A bracket adds the first two choices up.
"""

from functools import partial
from typing import Final

from counter_app.documents.page import BLACK, HEAVY, Align, Fitted, Ink, Sheet, fit
from counter_app.documents.survey_words import VALID, left_out_words
from counter_app.documents.tables import LEFT_MM, WIDTH_MM, Block
from counter_app.domain.survey_results import (
    TOP,
    QuestionResult,
    say_change,
    say_share,
)

_ROW_MM: Final = 6.6
_HEAD_MM: Final = 5.6
_BAR_MM: Final = 3.1
_BEFORE_MM: Final = 1.3
_BODY_PT: Final = 9.2
_HEAD_PT: Final = 8.0
_SMALL_PT: Final = 7.6
_LABEL_MM: Final = 36.0
_LABEL_INDENT_MM: Final = 5.6
_BASELINE_OF_ROW: Final = 0.66
_COUNT_X: Final = 67.0
_SHARE_X: Final = 84.0
_BEFORE_X: Final = 100.5
_CHANGE_X: Final = 117.0
_AXIS_X: Final = 124.0
_AXIS_MM: Final = 54.0
_BRACKET_X: Final = 180.2
_TOP_TWO_X: Final = 196.0
_WHOLE: Final = 10_000
_NARROWEST_MM: Final = 0.35
"""One answer in a thousand still leaves a line."""

_SOLID: Final = "solid"
_HATCHINGS: Final = (
    (_SOLID, 0.0),
    ("/", 1.0),
    ("\\", 1.7),
    ("/\\", 1.7),
    ("|", 0.9),
    ("-", 0.8),
    ("|-", 1.3),
    ("/", 2.4),
    ("/-", 1.6),
)
"""Lines and their distance in mm, for each place of a scale: the better, the darker."""


def lay_question_table(result: QuestionResult, sheet: Sheet) -> Block:
    """Lay out the choices of a question: counts, shares, the period before, bars."""
    rows = len(result.now.question.choices)
    return Block(
        height_mm=_HEAD_MM + (rows + 1) * _ROW_MM,
        draw=partial(_draw, sheet, result),
    )


def draw_legend(sheet: Sheet, *, y_mm: float) -> None:
    """Draw what the two bars are, at the right of a line."""
    x_mm = LEFT_MM + WIDTH_MM
    for words, width_mm, rank in (("前期", 8.0, None), ("本期", 8.0, 1)):
        sheet.write(words, x_mm=x_mm, y_mm=y_mm, size_pt=_HEAD_PT, align=Align.RIGHT)
        x_mm -= 7.5 + width_mm
        if rank is None:
            _outline(sheet, (x_mm, y_mm - 1.9, width_mm, _BEFORE_MM))
        else:
            hatch(sheet, rank, (x_mm, y_mm - 2.7, width_mm, _BAR_MM))
        x_mm -= 5.0


def hatch(sheet: Sheet, rank: int, box_mm: tuple[float, float, float, float]) -> None:
    """Fill a box as the choice at a place of its scale is filled, and outline it.

    Args:
        sheet: Where.
        rank: From 0, the best.
        box_mm: Left, top, width, height.
    """
    lines, pitch_mm = _HATCHINGS[rank % len(_HATCHINGS)]
    x_mm, top_mm, width_mm, height_mm = box_mm
    box = f"{x_mm:.3f} {top_mm:.3f} {width_mm:.3f} {height_mm:.3f} re"
    if lines == _SOLID:
        sheet.paint(f"0 g {box} f")
    else:
        strokes = " ".join(_strokes(lines, pitch_mm, box_mm))
        sheet.paint(f"1 g {box} f q {box} W n 0.2 w {strokes} S Q")
    _outline(sheet, box_mm, is_filled=False)


def _strokes(lines: str, pitch_mm: float, box_mm: tuple[float, float, float, float]) -> list[str]:
    x_mm, top_mm, width_mm, height_mm = box_mm
    right_mm, bottom_mm = x_mm + width_mm, top_mm + height_mm

    def line(from_x: float, from_y: float, to_x: float, to_y: float) -> str:
        return f"{from_x:.3f} {from_y:.3f} m {to_x:.3f} {to_y:.3f} l"

    strokes = []
    for at in range(1 + int((width_mm + height_mm) / pitch_mm)):
        across_mm = x_mm - height_mm + at * pitch_mm
        if "/" in lines:
            strokes.append(line(across_mm, bottom_mm, across_mm + height_mm, top_mm))
        if "\\" in lines:
            strokes.append(line(across_mm, top_mm, across_mm + height_mm, bottom_mm))
    if "|" in lines:
        places = [x_mm + at * pitch_mm for at in range(1, 1 + int(width_mm / pitch_mm))]
        strokes += [line(at_mm, top_mm, at_mm, bottom_mm) for at_mm in places]
    if "-" in lines:
        places = [top_mm + at * pitch_mm for at in range(1, 1 + int(height_mm / pitch_mm))]
        strokes += [line(x_mm, at_mm, right_mm, at_mm) for at_mm in places]
    return strokes


def _outline(
    sheet: Sheet, box_mm: tuple[float, float, float, float], *, is_filled: bool = True
) -> None:
    x_mm, top_mm, width_mm, height_mm = box_mm
    box = f"{x_mm:.3f} {top_mm:.3f} {width_mm:.3f} {height_mm:.3f} re"
    sheet.paint(f"1 g 0.22 w {box} {'B' if is_filled else 'S'}")


def _draw(sheet: Sheet, result: QuestionResult, top_mm: float) -> None:
    now = result.now
    rows = len(now.counts)
    _draw_heads(sheet, top_mm, has_before=_is_compared(result))
    first_mm = top_mm + _HEAD_MM
    _draw_grid(sheet, first_mm, rows)
    for at in range(rows):
        _draw_choice(sheet, result, at, first_mm + at * _ROW_MM)
    if now.top_two is not None and now.valid:
        _draw_bracket(sheet, first_mm, say_share(now.top_two))
    _draw_valid(sheet, result, first_mm + rows * _ROW_MM)


def _is_compared(result: QuestionResult) -> bool:
    return any(each is not None for each in result.changes)


def _draw_heads(sheet: Sheet, top_mm: float, *, has_before: bool) -> None:
    sheet.frame(
        x_mm=LEFT_MM,
        top_mm=top_mm,
        width_mm=WIDTH_MM,
        height_mm=_HEAD_MM,
        grey=0.92,
        filled=True,
    )
    y_mm = top_mm + _BASELINE_OF_ROW * _HEAD_MM + 0.2
    sheet.write("選項", x_mm=LEFT_MM + 1, y_mm=y_mm, size_pt=_HEAD_PT)
    heads = [("份數", _COUNT_X), ("比率（%）", _SHARE_X)]
    if has_before:
        heads += [("前期（%）", _BEFORE_X), ("增減", _CHANGE_X)]
    for words, x_mm in heads:
        sheet.write(words, x_mm=x_mm, y_mm=y_mm, size_pt=_HEAD_PT, align=Align.RIGHT)
    for percent in (0, 50, 100):
        sheet.write(
            f"{percent}%",
            x_mm=_AXIS_X + percent / 100 * _AXIS_MM,
            y_mm=y_mm,
            size_pt=_SMALL_PT,
            align=Align.CENTRE,
        )


def _draw_grid(sheet: Sheet, top_mm: float, rows: int) -> None:
    bottom_mm = top_mm + rows * _ROW_MM
    for quarter in range(5):
        x_mm = _AXIS_X + quarter * _AXIS_MM / 4
        grey = 0.0 if not quarter else 0.8
        sheet.paint(
            f"{grey} G {0.25 if not quarter else 0.12} w"
            f" {x_mm:.3f} {top_mm:.3f} m {x_mm:.3f} {bottom_mm:.3f} l S"
        )


def _draw_choice(sheet: Sheet, result: QuestionResult, at: int, top_mm: float) -> None:
    now, before = result.now, result.before
    y_mm = top_mm + _BASELINE_OF_ROW * _ROW_MM
    sheet.write(f"{at + 1}", x_mm=LEFT_MM + 1, y_mm=y_mm, size_pt=_BODY_PT)
    label = _fitted_label(sheet, now.question.choices[at].label_zh)
    sheet.write_fitted(
        label,
        x_mm=LEFT_MM + _LABEL_INDENT_MM,
        top_mm=top_mm + (_ROW_MM - label.height_mm) / 2,
    )
    _draw_figure(sheet, f"{now.counts[at]:,}", _COUNT_X, y_mm)
    if now.valid:
        share = now.shares[at]
        _draw_figure(sheet, say_share(share), _SHARE_X, y_mm, ink=HEAVY)
        _draw_bar(sheet, at, share, top_mm)
    change = result.changes[at]
    if before is not None and change is not None:
        _draw_figure(sheet, say_share(before.shares[at]), _BEFORE_X, y_mm)
        _draw_figure(sheet, say_change(change), _CHANGE_X, y_mm)
        _draw_bar_before(sheet, before.shares[at], top_mm)
    sheet.rule(
        x_mm=LEFT_MM,
        y_mm=top_mm + _ROW_MM,
        length_mm=_CHANGE_X - LEFT_MM + 1,
        width_pt=0.25,
        grey=0.6,
    )


def _fitted_label(sheet: Sheet, words: str) -> Fitted:
    """Return a label on one line, or on two smaller ones, for a row is no higher."""
    laid = partial(fit, words, width_mm=_LABEL_MM, faces=sheet.faces)
    one = laid(size_pt=_BODY_PT)
    return one if one.size_pt >= _SMALL_PT else laid(size_pt=_SMALL_PT, lines_max=2)


def _draw_figure(
    sheet: Sheet, words: str, right_mm: float, y_mm: float, *, ink: Ink = BLACK
) -> None:
    sheet.write(words, x_mm=right_mm, y_mm=y_mm, size_pt=_BODY_PT, align=Align.RIGHT, ink=ink)


def _draw_bar(sheet: Sheet, rank: int, share: int, top_mm: float) -> None:
    if share:
        hatch(sheet, rank, (_AXIS_X, top_mm + 0.9, _length_mm(share), _BAR_MM))


def _draw_bar_before(sheet: Sheet, share: int, top_mm: float) -> None:
    if share:
        box_mm = (_AXIS_X, top_mm + 0.9 + _BAR_MM + 0.35, _length_mm(share), _BEFORE_MM)
        _outline(sheet, box_mm)


def _length_mm(share: int) -> float:
    return max(_NARROWEST_MM, share / _WHOLE * _AXIS_MM)


def _draw_bracket(sheet: Sheet, first_mm: float, top_two: str) -> None:
    """Hold the first two bars together and write their sum."""
    upper_mm = first_mm + 1.2
    lower_mm = first_mm + TOP * _ROW_MM - 1.2
    right_mm = _BRACKET_X + 1.2
    sheet.paint(
        f"0.3 w {_BRACKET_X:.3f} {upper_mm:.3f} m {right_mm:.3f} {upper_mm:.3f} l"
        f" {right_mm:.3f} {lower_mm:.3f} l {_BRACKET_X:.3f} {lower_mm:.3f} l S"
    )
    middle_mm = (upper_mm + lower_mm) / 2
    sheet.write(
        f"{top_two}%",
        x_mm=_TOP_TWO_X,
        y_mm=middle_mm + 1.1,
        size_pt=_BODY_PT,
        align=Align.RIGHT,
        ink=HEAVY,
    )


def _draw_valid(sheet: Sheet, result: QuestionResult, top_mm: float) -> None:
    """The whole of every percentage, and beside it what is no part of it."""
    sheet.rule(x_mm=LEFT_MM, y_mm=top_mm, length_mm=WIDTH_MM, width_pt=0.6)
    y_mm = top_mm + _BASELINE_OF_ROW * _ROW_MM
    sheet.write(VALID, x_mm=LEFT_MM + 1, y_mm=y_mm, size_pt=_BODY_PT, ink=HEAVY)
    _draw_figure(sheet, f"{result.now.valid:,}", _COUNT_X, y_mm, ink=HEAVY)
    sheet.write(
        left_out_words(result.now),
        x_mm=LEFT_MM + WIDTH_MM,
        y_mm=y_mm,
        size_pt=_HEAD_PT,
        align=Align.RIGHT,
    )
