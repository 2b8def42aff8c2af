"""What the papers about takings say in words, the same on each of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from counter_app.documents.wording import TENDER_NAMES
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.drawer import EntryKind
from counter_app.domain.receipts import OUTAGE_SERIES, ReceiptNumber
from counter_app.domain.reversals import PayBackWay
from counter_app.domain.sheets import Cell, Column, Table
from counter_app.domain.takings import NumberRange, RemittanceLine, TenderTotal

SIGNATURES: Final = ("收費人員", "主管", "出納")

ENTRY_NAMES: Final = {
    EntryKind.CASH_IN: "存入",
    EntryKind.CASH_OUT: "提出",
    EntryKind.VOID: "作廢退現",
    EntryKind.REFUND: "退款",
    EntryKind.DEPOSIT: "發還保證金",
    EntryKind.PICKUP: "取件領款",
}
CARRIED_NAMES: Final = {
    "tender": "結果不明",
    "held": "暫存繳款",
    "print": "收據未印",
    "reversal": "退款未完成",
    "settlement": "未結算",
}
FATE_NAMES: Final = {
    "used": "使用",
    "void": "作廢",
    "refunded": "已退款",
    "deposit_returned": "已發還",
    "spoiled": "空白作廢",
}
WAY_NAMES: Final = {
    PayBackWay.CASH: "現金",
    PayBackWay.TRANSFER: "匯款",
    PayBackWay.DOCUMENT: "原票據退回",
}
CASH_DIFFERENCE: Final = "cash"
NOTHING: Final = "無"
TOTAL: Final = "合計"


def person(login: str, names: Mapping[str, str]) -> str:
    """Return who somebody is: the name, and the account that acted.

    >>> person("lin", {"lin": "林怡君"}), person("lin", {}), person("", {})
    ('林怡君（lin）', 'lin', '')
    """
    name = names.get(login, "")
    return f"{name}（{login}）" if name and name != login else login


def clock(at: datetime) -> str:
    """Return a moment as the papers write it, in Taipei."""
    local = at.astimezone(TAIPEI)
    return f"{format_roc(local.date())} {local:%H:%M}"


def hour(at: datetime) -> str:
    """Return the time of day in Taipei."""
    return f"{at.astimezone(TAIPEI):%H:%M}"


def days(from_day: date, to_day: date) -> str:
    """Return a period of business days, both included."""
    if from_day == to_day:
        return format_roc(from_day)
    return f"{format_roc(from_day)} 至 {format_roc(to_day)}"


def desk_words(desk_no: int | None) -> str:
    """Return a desk, or all of them."""
    return "全部櫃檯" if desk_no is None else f"{desk_no:02d}"


def tender_table(totals: tuple[TenderTotal, ...]) -> Table:
    """Return what each way to pay came to."""
    return Table(
        title="支付工具合計",
        columns=(
            Column(name="支付工具", width=42),
            Column(name="筆數", width=20, is_number=True),
            Column(name="金額", width=32, is_number=True),
            Column(name="作廢筆數", width=24, is_number=True),
            Column(name="作廢金額", width=30, is_number=True),
            Column(name="淨額", width=34, is_number=True),
        ),
        rows=tuple(
            (
                TENDER_NAMES[total.kind],
                total.count,
                total.amount_twd,
                total.voided_count,
                total.voided_twd,
                total.net_twd,
            )
            for total in totals
        ),
        total=(
            TOTAL,
            sum(total.count for total in totals),
            sum(total.amount_twd for total in totals),
            sum(total.voided_count for total in totals),
            sum(total.voided_twd for total in totals),
            sum(total.net_twd for total in totals),
        ),
    )


def range_table(ranges: tuple[NumberRange, ...]) -> Table:
    """Return which numbers were used, from and to, and which are missing."""
    return Table(
        title="收據號碼起訖",
        columns=(
            Column(name="類別", width=32),
            Column(name="櫃檯", width=14),
            Column(name="起號", width=32),
            Column(name="訖號", width=32),
            Column(name="張數", width=18, is_number=True),
            Column(name="缺號", width=54),
        ),
        rows=tuple(
            (
                "手寫（補登）" if used.series == OUTAGE_SERIES else "列印",
                f"{used.desk_no:02d}",
                used.first,
                used.last,
                used.count,
                number_words(used.missing) or NOTHING,
            )
            for used in ranges
        ),
        when_empty="未使用收據",
    )


def number_words(numbers: tuple[ReceiptNumber, ...]) -> str:
    """Return numbers one after the other; runs of them from and to.

    >>> number_words(("R11401000001", "R11401000003", "R11401000004", "R11401000005"))
    'R11401000001、R11401000003－R11401000005'
    """
    runs: list[list[ReceiptNumber]] = []
    for number in numbers:
        is_next = runs and int(number[6:]) == int(runs[-1][-1][6:]) + 1
        if is_next and number[:6] == runs[-1][-1][:6]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(run[0] if len(run) == 1 else f"{run[0]}－{run[-1]}" for run in runs)


def remittance_table(lines: tuple[RemittanceLine, ...], *, title: str = "解繳明細") -> Table:
    """Return what each agency and each account of the branch gets."""
    return Table(
        title=title,
        columns=(
            Column(name="受款對象", width=44),
            Column(name="帳戶", width=36),
            Column(name="件數", width=10, is_number=True),
            Column(name="本金", width=19, is_number=True),
            Column(name="滯納金", width=16, is_number=True),
            Column(name="利息", width=14, is_number=True),
            Column(name="金額", width=20, is_number=True),
            Column(name="退還", width=16, is_number=True),
            Column(name="應解繳", width=21, is_number=True),
        ),
        rows=tuple(_remittance_row(line) for line in lines),
        total=(
            TOTAL,
            "",
            sum(line.count for line in lines),
            sum(line.principal_twd for line in lines),
            sum(line.late_fee_twd for line in lines),
            sum(line.interest_twd for line in lines),
            sum(line.amount_twd for line in lines),
            sum(line.given_back_twd for line in lines),
            sum(line.net_twd for line in lines),
        )
        if lines
        else (),
        when_empty="無收入",
    )


def _remittance_row(line: RemittanceLine) -> tuple[Cell, ...]:
    has_parts = line.owner.startswith("agency:")
    return (
        line.name,
        line.account or "（未設定）",
        line.count,
        line.principal_twd if has_parts else None,
        line.late_fee_twd if has_parts else None,
        line.interest_twd if has_parts else None,
        line.amount_twd,
        line.given_back_twd,
        line.net_twd,
    )
