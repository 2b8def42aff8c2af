"""Figures of zero wait in words and as rows."""

from fractions import Fraction
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.zero_wait import ZeroWait, ZeroWaitReport, percent
from counter_app.ui.names import say_weekday
from counter_app.ui.pickup_words import say_day, say_desk
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.table import Cell, TableRow
from counter_app.ui.zero_wait.screen import DayBar, Part

translate = QCoreApplication.translate

NOTHING: Final = "—"
_MINUTE_S: Final = 60


def say_wait(seconds: int | None) -> str:
    """Return how long somebody waited, in words; a dash where nobody did."""
    if seconds is None:
        return NOTHING
    minutes, rest = divmod(seconds, _MINUTE_S)
    if not minutes:
        return translate("ZeroWait", "{n} 秒").format(n=rest)
    return translate("ZeroWait", "{m} 分 {s} 秒").format(m=minutes, s=rest)


def short_wait(seconds: int) -> str:
    """Return how long somebody waited, as short as it can be read.

    >>> short_wait(65), short_wait(5)
    ('1:05', '0:05')
    """
    minutes, rest = divmod(seconds, _MINUTE_S)
    return f"{minutes}:{rest:02d}"


def say_share(share: Fraction | None) -> str:
    """Return a share as the file has it; a dash where nothing is shared out.

    >>> say_share(Fraction(2, 3)), say_share(None)
    ('66.7%', '—')
    """
    words = percent(share)
    return NOTHING if words is None else f"{words}%"


def figures_of(report: ZeroWaitReport) -> tuple[Figure, ...]:
    """Return the five large figures."""
    total = report.total
    people = translate("ZeroWait", "{n} 人")
    of = translate("ZeroWait", "{n}／{all}")
    within = translate("ZeroWait", "{n} 分鐘內").format(n=report.target_minutes)
    return (
        Figure(
            words=translate("ZeroWait", "等候中位數"),
            value=say_wait(total.median_s),
            note=people.format(n=grouped(total.handed_over)),
        ),
        Figure(words=translate("ZeroWait", "九成在此之內"), value=say_wait(total.p90_s)),
        Figure(words=translate("ZeroWait", "等最久"), value=say_wait(total.worst_s)),
        Figure(
            words=within,
            value=say_share(total.share_within),
            note=of.format(n=total.within_target, all=total.handed_over),
        ),
        Figure(
            words=translate("ZeroWait", "準時備妥"),
            value=say_share(total.share_met),
            note=of.format(n=total.met, all=total.agreed),
        ),
    )


def bars_of(report: ZeroWaitReport) -> tuple[DayBar, ...]:
    """Return the days of the chart."""
    return tuple(
        DayBar(
            day_words=f"{each.day.month}/{each.day.day}",
            weekday=say_weekday(each.day),
            median_s=each.figures.median_s,
            p90_s=each.figures.p90_s,
        )
        for each in report.by_day
        if each.figures.median_s is not None and each.figures.p90_s is not None
    )


def rows_of(report: ZeroWaitReport, part: Part) -> tuple[TableRow, ...]:
    """Return a line for each day, kind of thing or desk; the newest day on top."""
    match part:
        case Part.DAY:
            return tuple(
                _row(format_roc(each.day), say_day(each.day), each.figures)
                for each in reversed(report.by_day)
            )
        case Part.ITEM:
            return tuple(
                _row(each.item_code, each.item_name, each.figures) for each in report.by_item
            )
        case Part.DESK:
            return tuple(
                _row(str(each.desk_no), say_desk(each.desk_no), each.figures)
                for each in report.by_desk
            )


def _row(key: str, words: str, figures: ZeroWait) -> TableRow:
    is_late = figures.within_target < figures.handed_over
    is_unkept = figures.met < figures.agreed
    return TableRow(
        key=key,
        cells=(
            Cell(words=words, strong=True),
            Cell(words=grouped(figures.handed_over)),
            Cell(words=say_wait(figures.median_s)),
            Cell(words=say_wait(figures.p90_s)),
            Cell(words=say_wait(figures.worst_s)),
            Cell(words=say_share(figures.share_within), tone="warn" if is_late else ""),
            Cell(words=say_share(figures.share_met), tone="warn" if is_unkept else ""),
            Cell(words=grouped(figures.missed) if figures.missed else NOTHING),
            Cell(words=grouped(figures.walk_ins) if figures.walk_ins else NOTHING),
        ),
    )
