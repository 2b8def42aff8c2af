"""The results of a survey as tables: for a spreadsheet, and in one piece for CSV."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from counter_app.documents.report_words import clock, desk_words
from counter_app.documents.survey_words import (
    BLANK,
    INVALID,
    NOBODY,
    REPORT_TITLE,
    TOO_SMALL,
    TOP_TWO,
    VALID,
    before_words,
    group_words,
    period_words,
    source_words,
)
from counter_app.domain.sheets import Cell, Column, Table, Workbook
from counter_app.domain.survey_results import (
    GROUP_MIN,
    TOP,
    Group,
    QuestionCounts,
    QuestionResult,
    SurveyReport,
)

_RULE: Final = "比率以各題有效答覆為分母，四捨五入至小數第二位；未填及無效不列入。"
_GROUPS: Final = f"不足 {GROUP_MIN} 份者併入其餘；其餘仍不足者不列細目。"
_CODE: Final = Column(name="題目代碼", width=20)
_WORDING: Final = Column(name="題目", width=60)
_ITEM: Final = Column(name="選項", width=30)
_COUNT: Final = Column(name="份數", width=14, is_number=True)
_SHARE: Final = Column(name="比率（%）", width=18, is_number=True)
_COUNT_BEFORE: Final = Column(name="前期份數", width=16, is_number=True)
_SHARE_BEFORE: Final = Column(name="前期比率（%）", width=20, is_number=True)
_CHANGE: Final = Column(name="增減（百分點）", width=20, is_number=True)
_ALL: Final = "全部"
_BY_DESK: Final = "各櫃檯"
_BY_SOURCE: Final = "各來源"
_LEFT_OVER: Final = (VALID, BLANK, INVALID)


def survey_workbook(report: SurveyReport) -> Workbook:
    """Return the results as tables, the same numbers that the pages show."""
    empty = TOO_SMALL if report.is_too_small else NOBODY
    return Workbook(
        title=REPORT_TITLE,
        branch_name=report.branch_name,
        facts=survey_facts(report),
        tables=(
            Table(
                title="各題合計",
                columns=(
                    _CODE,
                    _WORDING,
                    Column(name=VALID, width=18, is_number=True),
                    Column(name=BLANK, width=14, is_number=True),
                    Column(name=INVALID, width=14, is_number=True),
                    Column(name=f"{TOP_TWO}（%）", width=26, is_number=True),
                    Column(name=f"前期{TOP_TWO}（%）", width=30, is_number=True),
                    _CHANGE,
                ),
                rows=tuple(_summary(each) for each in report.questions),
                note=_RULE,
                when_empty=empty,
            ),
            Table(
                title="各題選項",
                columns=(
                    _CODE,
                    _WORDING,
                    _ITEM,
                    _COUNT,
                    _SHARE,
                    _COUNT_BEFORE,
                    _SHARE_BEFORE,
                    _CHANGE,
                ),
                rows=tuple(row for each in report.questions for row in _with_before(each)),
            ),
            _groups(_BY_DESK, "櫃檯", report.by_desk),
            _groups(_BY_SOURCE, "來源", report.by_source),
        ),
        is_demo=report.is_demo,
    )


def survey_lines(report: SurveyReport) -> Table:
    """Return all the numbers in one table, which CSV can hold."""
    nothing: tuple[Cell, ...] = (None, None, None)
    rows: list[tuple[Cell, ...]] = [
        (_ALL, _ALL, *row) for each in report.questions for row in _with_before(each)
    ]
    for part, groups in ((_BY_DESK, report.by_desk), (_BY_SOURCE, report.by_source)):
        rows += [
            (part, group_words(group), *row, *nothing) for group in groups for row in _lines(group)
        ]
    return Table(
        title=REPORT_TITLE,
        columns=(
            Column(name="分類"),
            Column(name="名稱"),
            _CODE,
            _WORDING,
            _ITEM,
            _COUNT,
            _SHARE,
            _COUNT_BEFORE,
            _SHARE_BEFORE,
            _CHANGE,
        ),
        rows=tuple(rows),
    )


def survey_facts(report: SurveyReport) -> tuple[tuple[str, str], ...]:
    """Return what the numbers are of, and when they were counted."""
    facts = [
        ("期間", period_words(report.period)),
        ("來源", source_words(report.source)),
        ("櫃檯", desk_words(report.desk_no)),
        ("答覆份數", f"{report.responses:,} 份"),
        (f"前期（{before_words(report)}）", f"{report.responses_before:,} 份"),
        ("待追蹤", f"{report.follow_ups_open:,} 件"),
        ("製表時間", clock(report.at)),
        ("製表人", report.made_by),
    ]
    if report.unsettled:
        facts.append(("複登差異待核對", f"{report.unsettled:,} 份，暫依第一次鍵入計算"))
    return tuple(facts)


def in_percent(value: int | None) -> Decimal | None:
    """Return hundredths of a percent as a number with two places.

    >>> in_percent(8365), in_percent(-5), in_percent(None)
    (Decimal('83.65'), Decimal('-0.05'), None)
    """
    return None if value is None else Decimal(value).scaleb(-2)


def _summary(result: QuestionResult) -> tuple[Cell, ...]:
    now, before = result.now, result.before
    return (
        now.question.code,
        now.question.wording_zh,
        now.valid,
        now.blank,
        now.invalid,
        in_percent(now.top_two) if now.valid else None,
        in_percent(before.top_two) if before is not None and before.valid else None,
        in_percent(result.top_two_change),
    )


def _with_before(result: QuestionResult) -> Iterator[tuple[Cell, ...]]:
    """Each choice now and before; where something else was asked then, now alone."""
    now, before = result.now, result.before
    if before is None or before.question.identity != now.question.identity:
        for row in _items(now):
            yield (*row, None, None, None)
        return
    changes: list[int | None] = list(result.changes)
    if now.question.is_ranked:
        changes.append(result.top_two_change)
    changes += [None] * len(_LEFT_OVER)
    for row, earlier, change in zip(_items(now), _items(before), changes, strict=True):
        yield (*row, *earlier[-2:], in_percent(change))


def _items(counts: QuestionCounts) -> Iterator[tuple[Cell, ...]]:
    """Code, wording, item, count and share: the choices, the top two, what is no choice."""
    question = counts.question
    head = (question.code, question.wording_zh)
    for choice, count, share in zip(question.choices, counts.counts, counts.shares, strict=True):
        yield (*head, choice.label_zh, count, in_percent(share) if counts.valid else None)
    if question.is_ranked:
        top = in_percent(counts.top_two) if counts.valid else None
        yield (*head, TOP_TWO, sum(counts.counts[:TOP]), top)
    for name, count in zip(_LEFT_OVER, (counts.valid, counts.blank, counts.invalid), strict=True):
        yield (*head, name, count, None)


def _groups(title: str, name: str, groups: tuple[Group, ...]) -> Table:
    return Table(
        title=title,
        columns=(Column(name=name, width=20), _CODE, _WORDING, _ITEM, _COUNT, _SHARE),
        rows=tuple((group_words(each), *row) for each in groups for row in _lines(each)),
        note=_GROUPS if groups else "",
    )


def _lines(group: Group) -> Iterator[tuple[Cell, ...]]:
    yield ("", "", "答覆份數", group.responses, None)
    for counts in group.questions:
        yield from _items(counts)
