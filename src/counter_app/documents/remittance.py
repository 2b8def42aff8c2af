"""The remittance sheet (解繳): what each agency and each account gets, and the proof of it."""

from counter_app.documents.fonts import Faces
from counter_app.documents.report_words import (
    SIGNATURES,
    TOTAL,
    clock,
    days,
    desk_words,
    remittance_table,
    tender_table,
)
from counter_app.documents.tables import draw_workbook
from counter_app.domain.sheets import Column, Table, Workbook
from counter_app.domain.takings import RemittanceReport


def remittance_pdf(report: RemittanceReport, *, faces: Faces | None = None) -> bytes:
    """Return a remittance as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return draw_workbook(
        remittance_sheet(report),
        which=f"櫃檯 {desk_words(report.desk_no)}　營業日 {days(report.from_day, report.to_day)}",
        signatures=SIGNATURES,
        faces=faces,
    )


def remittance_sheet(report: RemittanceReport) -> Workbook:
    """Return a remittance as tables, the same that its pages show."""
    return Workbook(
        title="解繳清單",
        branch_name=report.branch_name,
        facts=(
            ("營業日", days(report.from_day, report.to_day)),
            ("櫃檯", desk_words(report.desk_no)),
            ("製表時間", clock(report.at)),
            ("製表人", report.printed_by),
        ),
        tables=(
            remittance_table(report.lines),
            _accounts(report),
            tender_table(report.tenders),
            _proof(report),
        ),
        is_demo=report.is_demo,
    )


def _accounts(report: RemittanceReport) -> Table:
    accounts: dict[str, list[int]] = {}
    for line in report.lines:
        sums = accounts.setdefault(line.account or "（未設定帳戶）", [0, 0])
        sums[0] += 1
        sums[1] += line.net_twd
    return Table(
        title="各帳戶應解繳",
        columns=(
            Column(name="帳戶", width=92),
            Column(name="受款對象數", width=40, is_number=True),
            Column(name="應解繳", width=50, is_number=True),
        ),
        rows=tuple((account, *sums) for account, sums in sorted(accounts.items())),
        total=(TOTAL, len(report.lines), report.net_twd) if accounts else (),
        when_empty="無收入",
    )


def _proof(report: RemittanceReport) -> Table:
    """Two ways to the same sum: by what was paid for, and by how it was paid."""
    net_twd = sum(total.net_twd for total in report.tenders)
    return Table(
        title="核對",
        columns=(
            Column(name="支付工具淨額", is_number=True),
            Column(name="退款及發還", is_number=True),
            Column(name="收入淨額", is_number=True),
            Column(name="應解繳合計", is_number=True),
            Column(name="差額", is_number=True),
        ),
        rows=(
            (
                net_twd,
                report.given_back_twd,
                report.taken_twd,
                report.net_twd,
                report.net_twd - report.taken_twd,
            ),
        ),
    )
