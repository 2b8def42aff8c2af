"""The figures of a shift as rows and lines of the page."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, roc_year
from counter_app.domain.shifts import Shift
from counter_app.domain.takings import ShiftReport, TenderTotal
from counter_app.ui.names import say_entry_kind, say_tender, say_weekday
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped, signed
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def day_words(day: date) -> str:
    """Return a business day as a heading, such as 中華民國 114 年 11 月 20 日（四）."""
    words = translate("ShiftRows", "中華民國 {year} 年 {month} 月 {day} 日（{weekday}）")
    return words.format(year=roc_year(day), month=day.month, day=day.day, weekday=say_weekday(day))


def about_shift(shift: Shift, *, desk_words: str, clerk_name: str = "") -> str:
    """Return desk, clerk and time of a shift as one line."""
    words = translate("ShiftRows", "{desk}　收費人員 {clerk}　{time} 開班")
    return words.format(
        desk=desk_words, clerk=clerk_name or shift.clerk, time=_clock(shift.opened_at)
    )


def figures_of(shift: Shift, report: ShiftReport | None) -> tuple[Figure, ...]:
    """Return the large figures: sales, their sum, the float.

    What should be in the drawer is not among them: it is counted blind.
    """
    if report is None:
        return ()
    voided = sum(total.voided_count for total in report.tenders)
    note = translate("ShiftRows", "作廢 {count} 筆").format(count=voided) if voided else ""
    return (
        Figure(
            words=translate("ShiftRows", "收款筆數"), value=grouped(report.payment_count), note=note
        ),
        Figure(
            words=translate("ShiftRows", "淨收合計"),
            value=grouped(report.net_twd),
            note=translate("ShiftRows", "扣除作廢"),
        ),
        Figure(words=translate("ShiftRows", "開班零用金"), value=grouped(shift.float_twd)),
    )


def tender_rows(report: ShiftReport | None) -> tuple[TableRow, ...]:
    """Return a row for each way to pay, and the sum."""
    if report is None:
        return ()
    rows = [_tender_row(total) for total in report.tenders]
    voided_twd = report.gross_twd - report.net_twd
    rows.append(
        TableRow(
            key="sum",
            cells=(
                Cell(words=translate("ShiftRows", "合計"), strong=True),
                Cell(words=""),
                Cell(words=grouped(report.gross_twd)),
                Cell(words=grouped(voided_twd) if voided_twd else "—", tone="muted"),
                Cell(words=grouped(report.net_twd), strong=True),
            ),
        )
    )
    return tuple(rows)


def _tender_row(total: TenderTotal) -> TableRow:
    return TableRow(
        key=total.kind.value,
        cells=(
            Cell(words=say_tender(total.kind)),
            Cell(words=grouped(total.count)),
            Cell(words=grouped(total.amount_twd)),
            Cell(words=grouped(total.voided_twd) if total.voided_twd else "—", tone="muted"),
            Cell(words=grouped(total.net_twd), strong=True),
        ),
        is_muted=not total.count,
    )


def move_rows(report: ShiftReport | None) -> tuple[TableRow, ...]:
    """Return cash in and out and hand-overs, oldest first."""
    if report is None:
        return ()
    rows: list[tuple[datetime, TableRow]] = []
    for entry in report.entries:
        what = say_entry_kind(entry.kind)
        about = "　".join(part for part in (what, entry.subject, entry.reason) if part)
        who = "／".join(_name(report, part) for part in (entry.clerk, entry.approver) if part)
        cells = (
            Cell(words=_clock(entry.at)),
            Cell(words=about),
            Cell(words=who, tone="muted"),
            Cell(words=signed(entry.flow_twd)),
        )
        rows.append((entry.at, TableRow(key=entry.entry_id, cells=cells)))
    for done in report.hand_overs:
        words = translate("ShiftRows", "錢箱交接給 {who}").format(who=_name(report, done.to_clerk))
        cells = (
            Cell(words=_clock(done.at)),
            Cell(words=words),
            Cell(words=_name(report, done.from_clerk), tone="muted"),
            Cell(words=""),
        )
        rows.append((done.at, TableRow(key=done.hand_over_id, cells=cells)))
    return tuple(row for _at, row in sorted(rows, key=lambda each: each[0]))


def _name(report: ShiftReport, login: str) -> str:
    return report.names.get(login, login)


def _clock(at: datetime) -> str:
    return f"{at.astimezone(TAIPEI):%H:%M}"
