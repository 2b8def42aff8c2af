"""The Z report of a closed shift, and the X report of one that is not: A4 pages and tables."""

from functools import partial
from typing import Final

from counter_app.documents.barcodes import qr_code
from counter_app.documents.fonts import Faces
from counter_app.documents.page import HEAVY, QUIET, Sheet, fit, leading_mm
from counter_app.documents.report_words import (
    CARRIED_NAMES,
    CASH_DIFFERENCE,
    ENTRY_NAMES,
    NOTHING,
    SIGNATURES,
    TOTAL,
    clock,
    hour,
    number_words,
    person,
    range_table,
    remittance_table,
    tender_table,
)
from counter_app.documents.tables import LEFT_MM, WIDTH_MM, Block, draw_workbook
from counter_app.domain.brands import group_totals
from counter_app.domain.calendar import format_roc
from counter_app.domain.closing import Anchor, Settlement, SettlementState
from counter_app.domain.money import DENOMINATIONS_TWD, ZERO_TWD
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.sheets import Cell, Column, Table, Workbook
from counter_app.domain.takings import ShiftReport, anchor_line

_QR_MM: Final = 42.0
_ANCHOR_PT: Final = 8.2


def z_report_pdf(report: ShiftReport, *, faces: Faces | None = None) -> bytes:
    """Return a report as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    tail = () if report.anchor is None else (partial(_lay_anchor, report.anchor),)
    return draw_workbook(
        z_report_sheet(report),
        which=_which(report),
        signatures=SIGNATURES,
        tail=tail,
        faces=faces,
    )


def z_report_sheet(report: ShiftReport) -> Workbook:
    """Return a report as tables, the same that its pages show."""
    tables = (
        tender_table(report.tenders),
        _machines(report),
        _drawer(report),
        _count(report),
        _entries(report),
        _differences(report),
        _hand_overs(report),
        _carried(report),
        range_table(report.ranges),
        _fates(report),
        remittance_table(report.remittance, title="解繳彙總"),
    )
    return Workbook(
        title="日結 Z 報表" if report.z_number is not None else "未結班 X 報表",
        branch_name=report.branch_name,
        facts=_facts(report),
        tables=tables,
        is_demo=report.is_demo,
    )


def _which(report: ShiftReport) -> str:
    shift = report.shift
    number = "" if report.z_number is None else f"第 {report.z_number:06d} 號　"
    return f"{number}櫃檯 {shift.desk_no:02d}　營業日 {format_roc(shift.business_day)}"


def _facts(report: ShiftReport) -> tuple[tuple[str, str], ...]:
    shift, names = report.shift, report.names
    facts = [
        ("營業日", format_roc(shift.business_day)),
        ("櫃檯", f"{shift.desk_no:02d}"),
        ("收費人員", person(shift.clerk, names)),
        ("收據張數", f"{report.payment_count:,}"),
        ("開班", f"{clock(shift.opened_at)}　{person(shift.opened_by, names)}"),
    ]
    if report.z_number is None:
        facts += [("製表時間", clock(report.at)), ("製表人", person(report.printed_by, names))]
        return tuple(facts)
    facts += [
        ("結班", f"{clock(report.at)}　{person(report.closed_by, names)}"),
        ("Z 報表編號", f"{report.z_number:06d}"),
        ("結班核准", person(report.approver, names) or NOTHING),
    ]
    if report.anchor is not None:
        facts += [
            ("錨定鏈序號", f"{report.anchor.chain_seq:,}"),
            ("末張收據", report.anchor.last_receipt or NOTHING),
        ]
    return tuple(facts)


def _machines(report: ShiftReport) -> Table:
    rows: list[tuple[Cell, ...]] = []
    settled = {
        settlement.device: settlement
        for settlement in report.settlements
        if settlement.state is not SettlementState.FAILED
    }
    books = {machine.device: machine.totals for machine in report.machines}
    for device in sorted({*books, *settled}):
        rows += _machine_rows(report, device, books.get(device, ()), settled.get(device))
    return Table(
        title="端末機對帳",
        columns=(
            Column(name="端末機", width=26),
            Column(name="卡別", width=24),
            Column(name="帳上筆數", width=16, is_number=True),
            Column(name="帳上淨額", width=23, is_number=True),
            Column(name="機器筆數", width=16, is_number=True),
            Column(name="機器淨額", width=23, is_number=True),
            Column(name="差額", width=18, is_number=True),
            Column(name="結算", width=44),
        ),
        rows=tuple(rows),
        note="淨額為銷售減退貨；端末機不分卡別者以「信用卡」合計比對。" if rows else "",
        when_empty="本班未使用端末機",
    )


def _machine_rows(
    report: ShiftReport,
    device: str,
    totals: tuple[BrandTotal, ...],
    settlement: Settlement | None,
) -> list[tuple[Cell, ...]]:
    if settlement is None or settlement.state is not SettlementState.SETTLED:
        words = "尚未結算" if settlement is None else "結算結果不明"
        return [
            (
                device,
                total.brand or "信用卡",
                total.transaction_count,
                total.net_twd,
                None,
                None,
                None,
                words,
            )
            for total in totals
        ] or [(device, "", 0, 0, None, None, None, words)]
    ours = {total.brand: total for total in group_totals(totals)}
    theirs = {total.brand: total for total in group_totals(settlement.reported)}
    nothing = BrandTotal(brand="", count=0, amount_twd=ZERO_TWD)
    rows: list[tuple[Cell, ...]] = []
    for group in [*ours, *(group for group in theirs if group not in ours)]:
        book, machine = ours.get(group, nothing), theirs.get(group, nothing)
        rows.append(
            (
                device,
                group,
                book.transaction_count,
                book.net_twd,
                machine.transaction_count,
                machine.net_twd,
                machine.net_twd - book.net_twd,
                _settled_words(settlement, report),
            )
        )
    return rows or [(device, "", 0, 0, 0, 0, 0, _settled_words(settlement, report))]


def _settled_words(settlement: Settlement, report: ShiftReport) -> str:
    parts = [f"批號 {settlement.batch_number}" if settlement.batch_number else ""]
    parts.append(
        f"依簽單，核准 {_name(settlement.approver, report)}" if settlement.by_slip else "連線"
    )
    return "　".join(part for part in parts if part)


def _drawer(report: ShiftReport) -> Table:
    flows = sum(entry.flow_twd for entry in report.entries)
    inflow = sum(entry.flow_twd for entry in report.entries if entry.flow_twd > 0)
    taken = report.expected_cash_twd - report.shift.float_twd - flows
    counted = None if report.count is None else report.count.count.total_twd
    return Table(
        title="錢箱",
        columns=tuple(
            Column(name=name, is_number=True)
            for name in (
                "開班備用金",
                "現金收入",
                "存入",
                "提出及退還",
                "應有現金",
                "實點現金",
                "差額",
                "下班備用金",
                "解繳現金",
            )
        ),
        rows=(
            (
                report.shift.float_twd,
                taken,
                inflow,
                inflow - flows,
                report.expected_cash_twd,
                counted,
                None if report.count is None else report.count.difference_twd,
                report.next_float_twd,
                report.paid_in_twd,
            ),
        ),
    )


def _count(report: ShiftReport) -> Table:
    if report.count is None:
        return Table(title="實點面額", columns=(), rows=(), when_empty="尚未清點")
    count = report.count.count
    faces = [*DENOMINATIONS_TWD, *sorted(set(count.pieces) - set(DENOMINATIONS_TWD), reverse=True)]
    pieces = [count.pieces.get(value, 0) for value in faces]
    return Table(
        title="實點面額",
        columns=(
            Column(name="面額", width=12),
            *(Column(name=f"{value:,}", width=14.4, is_number=True) for value in faces),
            Column(name="其他", width=12, is_number=True),
            Column(name=TOTAL, width=18, is_number=True),
        ),
        rows=(
            ("數量", *pieces, None, sum(pieces)),
            (
                "金額",
                *(value * number for value, number in zip(faces, pieces, strict=True)),
                count.other_twd,
                count.total_twd,
            ),
        ),
        note=f"{clock(report.count.at)}　{person(report.count.counted_by, report.names)} 清點",
    )


def _entries(report: ShiftReport) -> Table:
    return Table(
        title="錢箱存提",
        columns=(
            Column(name="時間", width=14),
            Column(name="類別", width=24),
            Column(name="金額", width=22, is_number=True),
            Column(name="收據號碼", width=28),
            Column(name="事由", width=50),
            Column(name="經手", width=22),
            Column(name="核准", width=22),
        ),
        rows=tuple(
            (
                hour(entry.at),
                ENTRY_NAMES[entry.kind],
                entry.flow_twd,
                entry.subject,
                entry.reason,
                _name(entry.clerk, report),
                _name(entry.approver, report),
            )
            for entry in report.entries
        ),
        total=(TOTAL, "", sum(entry.flow_twd for entry in report.entries), "", "", "", "")
        if report.entries
        else (),
        when_empty=NOTHING,
    )


def _differences(report: ShiftReport) -> Table:
    return Table(
        title="差異及原因",
        columns=(
            Column(name="項目", width=20),
            Column(name="卡別", width=17),
            Column(name="帳上筆數", width=15, is_number=True),
            Column(name="實際筆數", width=15, is_number=True),
            Column(name="帳上金額", width=21, is_number=True),
            Column(name="實際金額", width=21, is_number=True),
            Column(name="差額", width=16, is_number=True),
            Column(name="原因", width=41),
            Column(name="經手", width=16),
            Column(name="核准", width=16),
        ),
        rows=tuple(
            (
                "錢箱現金" if found.about == CASH_DIFFERENCE else found.about,
                found.detail,
                None if found.about == CASH_DIFFERENCE else found.expected_count,
                None if found.about == CASH_DIFFERENCE else found.found_count,
                found.expected_twd,
                found.found_twd,
                found.found_twd - found.expected_twd,
                found.reason,
                _name(found.clerk, report),
                _name(found.approver, report),
            )
            for found in report.differences
        ),
        when_empty=NOTHING,
    )


def _hand_overs(report: ShiftReport) -> Table:
    return Table(
        title="班中交接",
        columns=(
            Column(name="時間", width=22),
            Column(name="移交人", width=80),
            Column(name="接收人", width=80),
        ),
        rows=tuple(
            (
                hour(passed.at),
                person(passed.from_clerk, report.names),
                person(passed.to_clerk, report.names),
            )
            for passed in report.hand_overs
        ),
        when_empty=NOTHING,
    )


def _carried(report: ShiftReport) -> Table:
    return Table(
        title="結轉下一班",
        columns=(
            Column(name="類別", width=26),
            Column(name="說明", width=74),
            Column(name="金額", width=24, is_number=True),
            Column(name="負責人", width=28),
            Column(name="核准", width=28),
        ),
        rows=tuple(
            (
                CARRIED_NAMES.get(item.what, item.what),
                item.description,
                item.amount_twd,
                _name(item.owner, report),
                _name(item.approver, report),
            )
            for item in report.carried
        ),
        when_empty=NOTHING,
    )


def _fates(report: ShiftReport) -> Table:
    return Table(
        title="作廢及補印",
        columns=(
            Column(name="項目", width=24),
            Column(name="張數", width=18, is_number=True),
            Column(name="收據號碼", width=140),
        ),
        rows=(
            ("作廢", len(report.void_numbers), number_words(report.void_numbers) or NOTHING),
            ("補印", report.reprint_count, "" if report.reprint_count else NOTHING),
        ),
    )


def _name(login: str, report: ShiftReport) -> str:
    return report.names.get(login, login)


def _lay_anchor(anchor: Anchor, sheet: Sheet) -> Block:
    """The anchor for eyes and for a scanner: both hold all that the signature is made over."""
    text = anchor_line(anchor)
    dots = qr_code(text)
    module_mm = _QR_MM / dots.side
    words = fit(
        text,
        width_mm=WIDTH_MM - _QR_MM - 14,
        size_pt=_ANCHOR_PT,
        faces=sheet.faces,
        lines_max=12,
    )
    title_mm = leading_mm(11.0, spread=1.35) + 5

    def draw(top_mm: float) -> None:
        sheet.write("錨定", x_mm=LEFT_MM, y_mm=top_mm + title_mm - 1.6, size_pt=11.0, ink=HEAVY)
        sheet.dots(
            dots, x_mm=LEFT_MM + 4 * module_mm, top_mm=top_mm + title_mm + 2, module_mm=module_mm
        )
        x_mm = LEFT_MM + _QR_MM + 12
        y_mm = sheet.write_fitted(words, x_mm=x_mm, top_mm=top_mm + title_mm + 2)
        sheet.write(
            "鏈、號碼與簽章一併列印並存於資料庫之外；驗證時以公鑰核對。",
            x_mm=x_mm,
            y_mm=y_mm + 5,
            size_pt=_ANCHOR_PT,
            ink=QUIET,
        )

    return Block(height_mm=title_mm + _QR_MM + 5, draw=draw)
