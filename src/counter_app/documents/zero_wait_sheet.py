"""The figures of zero wait as tables: days, kinds of things, desks."""

from collections.abc import Iterable
from typing import Final

from counter_app.documents.report_words import TOTAL, clock, days, desk_words
from counter_app.domain.calendar import format_roc
from counter_app.domain.sheets import Cell, Column, Table, Workbook
from counter_app.domain.zero_wait import ZeroWait, ZeroWaitReport, percent

_TITLE: Final = "零等待取件統計"
_FIGURES: Final = (
    "領取件數",
    "等待中位數（秒）",
    "等待第 90 百分位（秒）",
    "最長等待（秒）",
    "達標件數",
    "達標率（%）",
    "約定件數",
    "準時備妥件數",
    "準時備妥率（%）",
    "逾時未到件數",
    "現場件數",
)


def zero_wait_sheet(report: ZeroWaitReport) -> Workbook:
    """Return the figures as tables, the same that the screen shows."""
    return Workbook(
        title=_TITLE,
        branch_name=report.branch_name,
        facts=(
            ("期間", days(report.from_day, report.to_day)),
            ("櫃檯", desk_words(report.desk_no)),
            ("項目", report.item_name or "全部項目"),
            ("零等待標準", f"到達後 {report.target_minutes} 分鐘內領取"),
            ("製表時間", clock(report.at)),
            ("製表人", report.printed_by),
        ),
        tables=(
            _table("每日", "日期", _day_rows(report), report.total),
            _table("各項目", "項目", _item_rows(report), report.total),
            _table("各櫃檯", "櫃檯", _desk_rows(report), report.total),
        ),
        is_demo=report.is_demo,
    )


def zero_wait_lines(report: ZeroWaitReport) -> Table:
    """Return all the figures in one table, which CSV can hold."""
    parts = (
        ("每日", _day_rows(report)),
        ("各項目", _item_rows(report)),
        ("各櫃檯", _desk_rows(report)),
    )
    return Table(
        title=_TITLE,
        columns=(Column(name="分類"), Column(name="名稱"), *_figure_columns()),
        rows=tuple((part, *row) for part, rows in parts for row in rows),
        total=(TOTAL, "", *_cells(report.total)),
    )


def _table(title: str, name: str, rows: Iterable[tuple[Cell, ...]], total: ZeroWait) -> Table:
    return Table(
        title=title,
        columns=(Column(name=name), *_figure_columns()),
        rows=tuple(rows),
        total=(TOTAL, *_cells(total)),
    )


def _figure_columns() -> tuple[Column, ...]:
    return tuple(Column(name=name, is_number=True) for name in _FIGURES)


def _day_rows(report: ZeroWaitReport) -> list[tuple[Cell, ...]]:
    return [(format_roc(each.day), *_cells(each.figures)) for each in report.by_day]


def _item_rows(report: ZeroWaitReport) -> list[tuple[Cell, ...]]:
    return [(each.item_name, *_cells(each.figures)) for each in report.by_item]


def _desk_rows(report: ZeroWaitReport) -> list[tuple[Cell, ...]]:
    return [(desk_words(each.desk_no), *_cells(each.figures)) for each in report.by_desk]


def _cells(figures: ZeroWait) -> tuple[Cell, ...]:
    return (
        figures.handed_over,
        figures.median_s,
        figures.p90_s,
        figures.worst_s,
        figures.within_target,
        percent(figures.share_within),
        figures.agreed,
        figures.met,
        percent(figures.share_met),
        figures.missed,
        figures.walk_ins,
    )
