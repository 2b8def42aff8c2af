"""The receipt register (收據登記): every number of some days with its fate, none left out."""

from counter_app.documents.fonts import Faces
from counter_app.documents.report_words import (
    FATE_NAMES,
    SIGNATURES,
    TOTAL,
    clock,
    days,
    desk_words,
    hour,
    person,
    range_table,
)
from counter_app.documents.tables import draw_workbook
from counter_app.documents.wording import TENDER_NAMES
from counter_app.domain.calendar import format_roc
from counter_app.domain.sheets import Cell, Column, Table, Workbook
from counter_app.domain.takings import RegisterLine, RegisterReport


def register_pdf(report: RegisterReport, *, faces: Faces | None = None) -> bytes:
    """Return a register as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return draw_workbook(
        register_sheet(report),
        which=f"櫃檯 {desk_words(report.desk_no)}　營業日 {days(report.from_day, report.to_day)}",
        signatures=SIGNATURES,
        faces=faces,
    )


def register_sheet(report: RegisterReport) -> Workbook:
    """Return a register as tables, the same that its pages show."""
    return Workbook(
        title="收據登記簿",
        branch_name=report.branch_name,
        facts=(
            ("營業日", days(report.from_day, report.to_day)),
            ("櫃檯", desk_words(report.desk_no)),
            ("製表時間", clock(report.at)),
            ("製表人", person(report.printed_by, report.names)),
        ),
        tables=(range_table(report.ranges), _fates(report), _lines(report)),
        is_demo=report.is_demo,
    )


def _fates(report: RegisterReport) -> Table:
    counts = {fate: [line for line in report.lines if line.fate == fate] for fate in FATE_NAMES}
    return Table(
        title="使用情形",
        columns=(
            Column(name="狀態", width=60),
            Column(name="張數", width=40, is_number=True),
            Column(name="收據金額", width=82, is_number=True),
        ),
        rows=(
            *(
                (FATE_NAMES[fate], len(lines), sum(line.total_twd for line in lines))
                for fate, lines in counts.items()
                if lines
            ),
            ("（其中曾補印）", sum(1 for line in report.lines if line.reprints), None),
        ),
        total=(TOTAL, len(report.lines), sum(line.total_twd for line in report.lines)),
    )


def _lines(report: RegisterReport) -> Table:
    has_days, has_desks = report.from_day != report.to_day, report.desk_no is None
    return Table(
        title="逐號登記",
        columns=(
            Column(name="收據號碼", width=25),
            *((Column(name="營業日", width=19),) if has_days else ()),
            Column(name="時間", width=12),
            *((Column(name="櫃檯", width=10),) if has_desks else ()),
            Column(name="繳款人", width=20),
            Column(name="金額", width=19, is_number=True),
            Column(name="支付工具", width=22),
            Column(name="收費人員", width=16),
            Column(name="狀態", width=16),
            Column(name="補印", width=11, is_number=True),
            Column(name="備註", width=38),
        ),
        rows=tuple(
            _row(line, report, has_day=has_days, has_desk=has_desks) for line in report.lines
        ),
        when_empty="未使用收據",
    )


def _row(
    line: RegisterLine, report: RegisterReport, *, has_day: bool, has_desk: bool
) -> tuple[Cell, ...]:
    return (
        line.number,
        *((format_roc(line.business_day),) if has_day else ()),
        hour(line.issued_at),
        *((f"{line.desk_no:02d}",) if has_desk else ()),
        line.payer,
        line.total_twd,
        "、".join(TENDER_NAMES[kind] for kind in line.tenders),
        report.names.get(line.clerk, line.clerk),
        FATE_NAMES[line.fate],
        line.reprints or None,
        _remark(line, report),
    )


def _remark(line: RegisterLine, report: RegisterReport) -> str:
    parts = [
        f"{format_roc(line.reversed_on)}"
        if line.reversed_on and line.reversed_on != line.business_day
        else "",
        line.reason,
        f"核准 {report.names.get(line.approver, line.approver)}" if line.approver else "",
        f"{report.names.get(line.collected_by, line.collected_by)} 代收"
        if line.collected_by
        else "",
        f"{format_roc(line.collected_on)} 開立" if line.collected_on else "",
    ]
    return "　".join(part for part in parts if part)
