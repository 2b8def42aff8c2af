"""The results of a survey as a section of the annual report: sentences, tables, bars."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from counter_app.documents.page import BLACK, HEAVY, QUIET, Fitted, Ink, Sheet, fit, leading_mm
from counter_app.documents.survey_chart import draw_legend, lay_question_table
from counter_app.documents.survey_sheet import in_percent, survey_facts
from counter_app.documents.survey_words import (
    NOBODY,
    REPORT_TITLE,
    TOO_SMALL,
    TOP_TWO,
    group_words,
    numeral,
    overview_sentences,
    period_words,
    question_sentence,
    report_notes,
)
from counter_app.documents.tables import LEFT_MM, WIDTH_MM, Block, LayBlock, draw_workbook
from counter_app.domain.questionnaires import Question
from counter_app.domain.sheets import Cell, Column, Table, Workbook
from counter_app.domain.survey_results import Group, SurveyReport

_SECTION_PT: Final = 12.5
_QUESTION_PT: Final = 11.0
_BODY_PT: Final = 10.0
_NOTE_PT: Final = 8.6
_SPREAD: Final = 1.42
_SECTION_AIR_MM: Final = 5.0
_QUESTION_AIR_MM: Final = 3.4
_INDENT_MM: Final = 7.0
_SENTENCE_LINES_MAX: Final = 8
_WORDING_MM: Final = 66.0
_NARROW_WORDING_MM: Final = 46.0
_GROUP_MAX_MM: Final = 30.0
_FEW: Final = 8
_NOT_SHOWN: Final = "－"


def survey_report_pdf(report: SurveyReport) -> bytes:
    """Return the results as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    section = _Sections()
    lead: list[LayBlock] = [
        section.heading("調查概況"),
        *(partial(_lay_sentence, words) for words in overview_sentences(report)),
    ]
    if report.questions:
        lead.append(section.heading("各題結果", has_legend=True))
        for number, result in enumerate(report.questions, start=1):
            words = f"（{numeral(number)}）{result.now.question.wording_zh}"
            has_table = not result.now.question.takes_text
            sentence = partial(_lay_sentence, question_sentence(result), is_glued=has_table)
            lead += [partial(_lay_heading, words), sentence]
            if has_table:
                lead.append(partial(lay_question_table, result))
    else:
        lead.append(partial(_lay_sentence, TOO_SMALL if report.is_too_small else NOBODY))
    tables = [
        _comparison(title, groups, [each.now.question for each in report.questions])
        for title, groups in (("各櫃檯", report.by_desk), ("各來源", report.by_source))
        if groups
    ]
    if tables:
        lead.append(section.heading("分組比較"))
    workbook = Workbook(
        title=REPORT_TITLE,
        branch_name=report.branch_name,
        facts=survey_facts(report),
        tables=tuple(tables),
        is_demo=report.is_demo,
    )
    tail: list[LayBlock] = []
    if report.questions:
        notes = (partial(_lay_note, note) for note in report_notes(report))
        tail = [section.heading("說明"), *notes]
    return draw_workbook(workbook, which=period_words(report.period), lead=lead, tail=tail)


class _Sections:
    """The headings of the report, numbered as they come."""

    def __init__(self) -> None:
        self._count = 0

    def heading(self, title: str, *, has_legend: bool = False) -> LayBlock:
        self._count += 1
        words = f"{numeral(self._count)}、{title}"
        return partial(_lay_section, words, has_legend=has_legend)


def _lay_section(words: str, sheet: Sheet, *, has_legend: bool) -> Block:
    height_mm = _SECTION_AIR_MM + leading_mm(_SECTION_PT, spread=1.3)

    def draw(top_mm: float) -> None:
        y_mm = top_mm + height_mm - 1.6
        sheet.write(words, x_mm=LEFT_MM, y_mm=y_mm, size_pt=_SECTION_PT, ink=HEAVY)
        if has_legend:
            draw_legend(sheet, y_mm=y_mm)

    return Block(height_mm=height_mm, draw=draw, is_glued=True)


def _lay_heading(words: str, sheet: Sheet) -> Block:
    fitted = fit(words, width_mm=WIDTH_MM, size_pt=_QUESTION_PT, faces=sheet.faces, lines_max=3)
    return Block(
        height_mm=_QUESTION_AIR_MM + fitted.height_mm,
        draw=_writer(sheet, fitted, air_mm=_QUESTION_AIR_MM, ink=HEAVY),
        is_glued=True,
    )


def _lay_sentence(words: str, sheet: Sheet, *, is_glued: bool = False) -> Block:
    """A sentence of the section, indented as its paragraphs are."""
    fitted = fit(
        words,
        width_mm=WIDTH_MM - _INDENT_MM,
        size_pt=_BODY_PT,
        faces=sheet.faces,
        lines_max=_SENTENCE_LINES_MAX,
    )
    fitted = Fitted(
        lines=fitted.lines,
        size_pt=fitted.size_pt,
        leading_mm=leading_mm(fitted.size_pt, spread=_SPREAD),
    )
    return Block(
        height_mm=fitted.height_mm + 1.4,
        draw=_writer(sheet, fitted, x_mm=LEFT_MM + _INDENT_MM),
        is_glued=is_glued,
    )


def _lay_note(words: str, sheet: Sheet) -> Block:
    fitted = fit(words, width_mm=WIDTH_MM, size_pt=_NOTE_PT, faces=sheet.faces, lines_max=4)
    return Block(
        height_mm=fitted.height_mm + 0.6,
        draw=_writer(sheet, fitted, ink=QUIET),
        is_glued=True,
    )


def _writer(
    sheet: Sheet,
    fitted: Fitted,
    *,
    x_mm: float = LEFT_MM,
    air_mm: float = 0.0,
    ink: Ink = BLACK,
) -> Callable[[float], None]:
    def draw(top_mm: float) -> None:
        sheet.write_fitted(fitted, x_mm=x_mm, top_mm=top_mm + air_mm, ink=ink)

    return draw


def _comparison(title: str, groups: Sequence[Group], asked: Sequence[Question]) -> Table:
    """Return the top two of every ranked question, a column for each part."""
    wording_mm = _WORDING_MM if len(groups) <= _FEW else _NARROW_WORDING_MM
    group_mm = min(_GROUP_MAX_MM, (WIDTH_MM - wording_mm) / len(groups))
    return Table(
        title=f"{title}{TOP_TWO}（%）",
        columns=(
            Column(name="題目", width=wording_mm),
            *(Column(name=_short(each), width=group_mm, is_number=True) for each in groups),
        ),
        rows=(
            ("答覆份數", *(each.responses for each in groups)),
            *(
                (question.wording_zh, *(_top_two(each, question) for each in groups))
                for question in asked
                if question.is_ranked
            ),
        ),
        is_whole=True,
    )


def _short(group: Group) -> str:
    """Return whose responses a part is, as narrow as twelve desks beside one another need it."""
    return group_words(group).removesuffix("櫃檯").replace(" ", "")


def _top_two(group: Group, question: Question) -> Cell:
    for counts in group.questions:
        if counts.question.identity == question.identity:
            top_two = counts.top_two if counts.valid else None
            return _NOT_SHOWN if top_two is None else in_percent(top_two)
    return _NOT_SHOWN
