"""Figures of reports as rows, lines and large numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.closing import Close
from counter_app.domain.shifts import ShiftState
from counter_app.domain.takings import (
    RegisterLine,
    RegisterReport,
    RemittanceLine,
    RemittanceReport,
)
from counter_app.services.shift_list import ShiftLine
from counter_app.ui.names import listed, say_tender
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped, signed
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


# --- shifts -------------------------------------------------------------------------


def shift_row(line: ShiftLine, names: Mapping[str, str]) -> TableRow:
    """Return one shift."""
    shift, close = line.shift, line.close
    number = translate("Reports", "X（未結）")
    if close is not None:
        number = translate("Reports", "Z {number}").format(number=close.z_number)
    desk = translate("Reports", "{number} 號櫃檯").format(number=shift.desk_no)
    return TableRow(
        key=shift.shift_id,
        cells=(
            Cell(words=number, strong=True),
            Cell(words=format_roc(shift.business_day), below=desk),
            Cell(words=line.clerk_name),
            Cell(words=grouped(line.payment_count)),
            Cell(words=grouped(close.paid_in_twd) if close is not None else "—", strong=True),
            _shift_state(line, names),
        ),
    )


def _shift_state(line: ShiftLine, names: Mapping[str, str]) -> Cell:
    if line.verification is not None:
        return Cell(
            words=translate("Reports", "已點收"),
            status=Status.OK,
            below=names.get(line.verification.verified_by, line.verification.verified_by),
        )
    if line.close is not None:
        return Cell(words=translate("Reports", "待點收"), status=Status.INFO)
    if line.shift.state is ShiftState.CLOSING:
        return Cell(words=translate("Reports", "日結中"), status=Status.WARN)
    return Cell(words=translate("Reports", "收費中"), status=Status.NEUTRAL)


def shift_figures(lines: Sequence[ShiftLine]) -> tuple[Figure, ...]:
    """Return how many shifts there are, and what they paid in."""
    closes = [line.close for line in lines if line.close is not None]
    waiting = sum(line.close is not None and line.verification is None for line in lines)
    return (
        Figure(words=translate("Reports", "班別"), value=grouped(len(lines))),
        Figure(
            words=translate("Reports", "繳給出納的現金"),
            value=grouped(sum(close.paid_in_twd for close in closes)),
            note=translate("Reports", "{n} 張 Z").format(n=len(closes)),
        ),
        Figure(words=translate("Reports", "待出納點收"), value=grouped(waiting)),
    )


def shift_lines(line: ShiftLine, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what is known of one shift, line by line."""
    shift, close, verification = line.shift, line.close, line.verification
    lines = [
        (translate("Reports", "營業日"), format_roc(shift.business_day)),
        (translate("Reports", "開班"), _moment(shift.opened_at)),
        (translate("Reports", "開班零用金"), grouped(shift.float_twd)),
        (translate("Reports", "收款筆數"), grouped(line.payment_count)),
    ]
    if close is not None:
        lines += [
            (translate("Reports", "簽章"), _moment(close.closed_at)),
            (translate("Reports", "簽章人"), _signers(close, names)),
            (translate("Reports", "留給下一班"), grouped(close.next_float_twd)),
            (translate("Reports", "繳給出納"), grouped(close.paid_in_twd)),
        ]
    if verification is not None:
        difference_twd = verification.counted_twd - verification.expected_twd
        lines += [
            (
                translate("Reports", "點收人"),
                names.get(verification.verified_by, verification.verified_by),
            ),
            (translate("Reports", "點收金額"), grouped(verification.counted_twd)),
            (translate("Reports", "點收差額"), signed(difference_twd)),
            (translate("Reports", "備註"), verification.note or "—"),
        ]
    return tuple(lines)


# --- the cashier's office --------------------------------------------------------------


def close_row(close: Close, names: Mapping[str, str]) -> TableRow:
    """Return one close that nobody has taken over."""
    desk = translate("Reports", "{number} 號櫃檯").format(number=close.desk_no)
    return TableRow(
        key=close.shift_id,
        cells=(
            Cell(words=f"Z {close.z_number}", strong=True),
            Cell(words=format_roc(close.business_day), below=desk),
            Cell(words=_signers(close, names), below=_moment(close.closed_at)),
            Cell(words=grouped(close.paid_in_twd), strong=True),
        ),
    )


def close_figures(closes: Sequence[Close]) -> tuple[Figure, ...]:
    """Return how many closes wait, and what they paid in."""
    days = {close.business_day for close in closes}
    oldest = format_roc(min(days)) if days else "—"
    return (
        Figure(words=translate("Reports", "待點收"), value=grouped(len(closes))),
        Figure(
            words=translate("Reports", "應繳現金合計"),
            value=grouped(sum(close.paid_in_twd for close in closes)),
        ),
        Figure(words=translate("Reports", "最早的營業日"), value=oldest),
    )


def close_lines(close: Close, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what the cashier's office has to know of a close."""
    return (
        (translate("Reports", "營業日"), format_roc(close.business_day)),
        (translate("Reports", "櫃檯"), str(close.desk_no)),
        (translate("Reports", "簽章"), _moment(close.closed_at)),
        (translate("Reports", "簽章人"), _signers(close, names)),
        (translate("Reports", "留給下一班"), grouped(close.next_float_twd)),
        (translate("Reports", "應繳現金"), grouped(close.paid_in_twd)),
    )


def _signers(close: Close, names: Mapping[str, str]) -> str:
    logins = (close.closed_by, close.approver)
    return "／".join(names.get(login, login) for login in logins if login)


# --- the register ------------------------------------------------------------------------


class RegisterRows:
    """Lines of the register, made into rows as they come into view."""

    def __init__(self, report: RegisterReport) -> None:
        self._report = report

    def count(self) -> int:
        """Return how many numbers there are."""
        return len(self._report.lines)

    def row(self, at: int) -> TableRow:
        """Return one number."""
        return _register_row(self._report.lines[at], self._report)


def _register_row(line: RegisterLine, report: RegisterReport) -> TableRow:
    clerk = report.names.get(line.clerk, line.clerk)
    reprints = ""
    if line.reprints:
        reprints = translate("Reports", "補印 {n}").format(n=line.reprints)
    words, status = _fates()[line.fate]
    is_used = line.fate == "used"
    return TableRow(
        key=line.number,
        cells=(
            Cell(words=line.number, below=_moment(line.issued_at), strong=True),
            Cell(words=line.payer or "—"),
            Cell(words=listed(say_tender(kind) for kind in line.tenders) or "—"),
            Cell(words=clerk, tone="muted"),
            Cell(words=grouped(line.total_twd), strong=is_used),
            Cell(words=words, status=status, below=reprints or line.reason),
        ),
        is_muted=not is_used,
    )


def _fates() -> dict[str, tuple[str, Status]]:
    return {
        "used": (translate("Reports", "使用"), Status.OK),
        "void": (translate("Reports", "作廢"), Status.BAD),
        "refunded": (translate("Reports", "已退款"), Status.WARN),
        "deposit_returned": (translate("Reports", "保證金已發還"), Status.WARN),
        "spoiled": (translate("Reports", "空白作廢"), Status.NEUTRAL),
    }


def register_figures(report: RegisterReport) -> tuple[Figure, ...]:
    """Return how many numbers were used, what they came to, and how many are void."""
    used = [line for line in report.lines if line.fate not in {"void", "spoiled"}]
    void = len(report.lines) - len(used)
    reprints = sum(line.reprints for line in report.lines)
    return (
        Figure(
            words=translate("Reports", "有效收據"),
            value=grouped(len(used)),
            note=translate("Reports", "補印 {n} 張").format(n=reprints) if reprints else "",
        ),
        Figure(
            words=translate("Reports", "收據金額"),
            value=grouped(sum(line.total_twd for line in used)),
        ),
        Figure(words=translate("Reports", "作廢"), value=grouped(void)),
    )


def register_proof(report: RegisterReport) -> tuple[str, Status]:
    """Return the numbers from and to, and whether any is missing."""
    if not report.ranges:
        return translate("Reports", "這段期間沒有用到收據號碼。"), Status.NEUTRAL
    missing = [number for each in report.ranges for number in each.missing]
    if missing:
        words = translate("Reports", "缺號 {count} 個：{numbers}。請立刻通知主管。")
        return words.format(count=len(missing), numbers=listed(missing[:5])), Status.BAD
    parts = [
        translate("Reports", "{first} 至 {last}，{count} 號").format(
            first=each.first, last=each.last, count=grouped(each.count)
        )
        for each in report.ranges
    ]
    words = translate("Reports", "沒有缺號：{ranges}")
    return words.format(ranges=listed(parts)), Status.OK


# --- the remittance --------------------------------------------------------------------------


def remittance_row(line: RemittanceLine) -> TableRow:
    """Return what one agency or account gets."""
    account = line.account or translate("Reports", "尚未登錄帳戶")
    return TableRow(
        key=line.owner,
        cells=(
            Cell(words=line.name, below=account, strong=True),
            Cell(words=grouped(line.count)),
            Cell(words=_or_dash(line.principal_twd)),
            Cell(words=_or_dash(line.late_fee_twd)),
            Cell(words=_or_dash(line.interest_twd)),
            Cell(words=grouped(line.amount_twd)),
            Cell(words=_or_dash(line.given_back_twd), tone="muted"),
            Cell(words=grouped(line.net_twd), strong=True),
        ),
    )


def remittance_figures(report: RemittanceReport) -> tuple[Figure, ...]:
    """Return what is paid in, what was taken, what went back."""
    return (
        Figure(words=translate("Reports", "應解繳"), value=grouped(report.net_twd)),
        Figure(
            words=translate("Reports", "受款單位"),
            value=grouped(len(report.lines)),
        ),
        Figure(words=translate("Reports", "退還"), value=grouped(report.given_back_twd)),
    )


def remittance_proof(report: RemittanceReport) -> tuple[str, Status]:
    """Return whether the lines add up to what was taken."""
    if report.net_twd == report.taken_twd:
        words = translate("Reports", "各受款單位合計，與各支付工具的淨收款相同（{amount}）。")
        return words.format(amount=grouped(report.net_twd)), Status.OK
    words = translate("Reports", "各受款單位合計 {net}，與淨收款 {taken} 不同。請立刻通知主管。")
    return (
        words.format(net=grouped(report.net_twd), taken=grouped(report.taken_twd)),
        Status.BAD,
    )


def _or_dash(amount_twd: int) -> str:
    return grouped(amount_twd) if amount_twd else "—"


def _moment(at: datetime) -> str:
    here = at.astimezone(TAIPEI)
    return f"{format_roc(here.date())} {here:%H:%M}"
