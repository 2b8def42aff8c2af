"""The voucher (領據) that a visitor signs for a refund or a deposit given back."""

from functools import partial
from typing import Final

from counter_app.documents.fonts import Faces
from counter_app.documents.page import HEAVY, POINT_MM, QUIET, Sheet, fit, leading_mm
from counter_app.documents.report_words import (
    ENTRY_NAMES,
    NOTHING,
    TOTAL,
    WAY_NAMES,
    clock,
    person,
)
from counter_app.documents.tables import LEFT_MM, WIDTH_MM, Block, draw_workbook
from counter_app.documents.wording import TENDER_NAMES
from counter_app.domain.calendar import TAIPEI, format_roc, format_roc_long
from counter_app.domain.drawer import EntryKind
from counter_app.domain.money import Twd
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.receipts import ReceiptLine
from counter_app.domain.reversals import ReversalKind
from counter_app.domain.sheets import Column, Table, Workbook
from counter_app.domain.takings import PayOut

_WORDS_PT: Final = 13.0
_AMOUNT_PT: Final = 18.0
_SIGN_PT: Final = 11.5
_LINE_MM: Final = 15.0
_CLERKS: Final = ("收費人員", "主管", "出納")
_NAMES: Final = {
    ReversalKind.VOID: ENTRY_NAMES[EntryKind.VOID],
    ReversalKind.REFUND: ENTRY_NAMES[EntryKind.REFUND],
    ReversalKind.DEPOSIT: ENTRY_NAMES[EntryKind.DEPOSIT],
}


def payout_pdf(pay_out: PayOut, *, faces: Faces | None = None) -> bytes:
    """Return a voucher as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return draw_workbook(
        payout_sheet(pay_out),
        which=f"收據號碼 {pay_out.reversal.receipt_number}",
        signatures=_CLERKS,
        tail=(partial(_lay_words, pay_out), partial(_lay_recipient, pay_out)),
        faces=faces,
    )


def payout_sheet(pay_out: PayOut) -> Workbook:
    """Return a voucher as tables, the same that its pages show."""
    reversal, receipt = pay_out.reversal, pay_out.receipt
    approved = clock(reversal.approved_at) if reversal.approved_at else NOTHING
    return Workbook(
        title="領據",
        branch_name=pay_out.branch_name,
        facts=(
            ("原收據號碼", reversal.receipt_number),
            ("原收據營業日", format_roc(receipt.business_day)),
            ("原繳款人", receipt.payer_name),
            ("事項", _NAMES[reversal.kind]),
            ("核准", f"{person(reversal.approved_by, pay_out.names)}　{approved}"),
            ("退還方式", _way(pay_out)),
            ("製表時間", clock(pay_out.at)),
            ("製表人", pay_out.printed_by),
        ),
        tables=(_items(pay_out), _amounts(pay_out)),
        is_demo=pay_out.is_demo,
    )


def _way(pay_out: PayOut) -> str:
    way = pay_out.reversal.way
    if way is None:
        return "原卡退回" if pay_out.by_machine_twd else "現金"
    return " ".join(part for part in (WAY_NAMES[way], pay_out.reversal.transfer_account) if part)


def _items(pay_out: PayOut) -> Table:
    lines = pay_out.receipt.lines
    if pay_out.reversal.line_number:
        lines = (lines[pay_out.reversal.line_number - 1],)
    return Table(
        title="退還項目",
        columns=(
            Column(name="項目", width=92),
            Column(name="義務人", width=40),
            Column(name="金額", width=50, is_number=True),
        ),
        rows=tuple((_title(line), line.obligor_name, line.amount_twd) for line in lines),
        total=(TOTAL, "", pay_out.reversal.amount_twd),
    )


def _title(line: ReceiptLine) -> str:
    return line.case_number or line.title


def _amounts(pay_out: PayOut) -> Table:
    paid = "、".join(dict.fromkeys(TENDER_NAMES[each.kind] for each in pay_out.receipt.tenders))
    return Table(
        title="金額",
        columns=(
            Column(name="原支付工具", width=62),
            Column(name="退還總額", width=40, is_number=True),
            Column(name="其中原卡退回", width=40, is_number=True),
            Column(name="本領據金額", width=40, is_number=True),
        ),
        rows=((paid, pay_out.reversal.amount_twd, pay_out.by_machine_twd, _signed_twd(pay_out)),),
        note=f"事由：{pay_out.reversal.reason}",
    )


def _paid_on(pay_out: PayOut) -> str:
    day = pay_out.reversal.business_day or pay_out.at.astimezone(TAIPEI).date()
    return format_roc_long(day)


def _signed_twd(pay_out: PayOut) -> Twd:
    """What the words say: what is paid out, or what went back to the card where nothing is."""
    return pay_out.in_hand_twd or pay_out.reversal.amount_twd


def _lay_words(pay_out: PayOut, sheet: Sheet) -> Block:
    amount = capital_numerals(_signed_twd(pay_out))
    lead = fit(
        f"茲領到{pay_out.branch_name}{_NAMES[pay_out.reversal.kind]}，計",
        width_mm=WIDTH_MM,
        size_pt=_WORDS_PT,
        faces=sheet.faces,
        lines_max=2,
    )
    words = fit(amount, width_mm=WIDTH_MM, size_pt=_AMOUNT_PT, faces=sheet.faces, lines_max=2)

    def draw(top_mm: float) -> None:
        y_mm = sheet.write_fitted(lead, x_mm=LEFT_MM, top_mm=top_mm + 10)
        y_mm = sheet.write_fitted(words, x_mm=LEFT_MM, top_mm=y_mm + 3, ink=HEAVY)
        sheet.write(
            "金額以大寫為準，塗改無效。", x_mm=LEFT_MM, y_mm=y_mm + 5, size_pt=8.0, ink=QUIET
        )

    height_mm = 10 + lead.height_mm + 3 + words.height_mm + leading_mm(8.0) + 6
    return Block(height_mm=height_mm, draw=draw, is_glued=True)


def _lay_recipient(pay_out: PayOut, sheet: Sheet) -> Block:
    labels = (
        ("具領人", pay_out.recipient),
        ("簽章", ""),
        ("身分證明文件", ""),
        ("領款日期", _paid_on(pay_out)),
    )

    def draw(top_mm: float) -> None:
        for place, (label, value) in enumerate(labels):
            x_mm = LEFT_MM + place % 2 * WIDTH_MM / 2
            y_mm = top_mm + (place // 2 + 1) * _LINE_MM
            sheet.write(label, x_mm=x_mm, y_mm=y_mm, size_pt=_SIGN_PT)
            value_mm = x_mm + sheet.faces.width_pt(label, _SIGN_PT) * POINT_MM + 3
            room_mm = x_mm + WIDTH_MM / 2 - 6 - value_mm
            fitted = fit(value, width_mm=room_mm, size_pt=_SIGN_PT, faces=sheet.faces)
            sheet.write(fitted.lines[0], x_mm=value_mm, y_mm=y_mm, size_pt=fitted.size_pt)
            sheet.rule(x_mm=value_mm - 1, y_mm=y_mm + 1.2, length_mm=room_mm)

    return Block(height_mm=2 * _LINE_MM + 6, draw=draw, is_glued=True)
