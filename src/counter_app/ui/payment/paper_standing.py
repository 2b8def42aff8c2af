"""Says what has become of a paper that was scanned: one line above the cases."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.notices import Notice, NoticeStanding
from counter_app.domain.paper_codes import NotAPaperCode, PaperForged
from counter_app.domain.scans import PaperCodeScan
from counter_app.domain.store_barcodes import WrongCheckCharacters
from counter_app.domain.virtual_accounts import WrongAccountCheck
from counter_app.ui.payment.paper_reading import PaperRead
from counter_app.ui.payment.screen import NoticeLine
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate

ALARMING: Final = (PaperForged, WrongCheckCharacters, WrongAccountCheck, NotAPaperCode)
"""What says that a paper may be forged, altered or misread: too grave for a quiet line."""


def due_today(paper: PaperRead) -> Twd:
    """Return what is owed on the case today."""
    due = paper.found.due
    return ZERO_TWD if due is None else due.parts.total_twd


def part_wanted(paper: PaperRead) -> Twd | None:
    """Return how much of the case the paper asks for; None for all that is due."""
    notice = paper.found.notice
    if notice is None or paper.found.standing is not NoticeStanding.CURRENT:
        return None
    return notice.amount_twd if notice.amount_twd < due_today(paper) else None


def line_of(paper: PaperRead) -> NoticeLine:
    """Return what the clerk must know about the paper."""
    notice = paper.found.notice
    if notice is None:
        return _line_of_receipt(paper)
    words = _of_notice(paper, notice)
    status = Status.OK
    if paper.found.standing is not NoticeStanding.CURRENT:
        status = Status.WARN
    return NoticeLine(words=_genuine(paper) + words, status=status)


def _line_of_receipt(paper: PaperRead) -> NoticeLine:
    number = paper.found.receipt_number
    if paper.hits:
        words = translate("Payment", "收據 {number} 的案件，今天還應繳多少請看下面。")
    else:
        words = translate("Payment", "收據 {number} 只有規費，沒有案件可以開啟。")
    status = Status.OK if paper.found.checked else Status.INFO
    return NoticeLine(words=_genuine(paper) + words.format(number=number), status=status)


def _genuine(paper: PaperRead) -> str:
    if not paper.found.checked:
        return ""
    if isinstance(paper.scan, PaperCodeScan):
        words = translate("Payment", "真：簽章查驗無誤，是本分署開立的。")
        notice = paper.found.notice
        return words if notice is None else words + _accounts_of(notice)
    return translate("Payment", "三段條碼核對相符。")


def _accounts_of(notice: Notice) -> str:
    """Say what must be printed: a genuine code may be copied onto a paper that asks otherwise."""
    accounts = []
    if notice.virtual_account is not None:
        words = translate("Payment", "虛擬帳號 {account}")
        accounts.append(words.format(account=notice.virtual_account.account))
    if notice.post_slip is not None:
        words = translate("Payment", "劃撥帳號 {account}")
        accounts.append(words.format(account=notice.post_slip.account))
    if not accounts:
        return translate("Payment", "這張單沒有帳號，紙上有就是假的。")
    words = translate("Payment", "紙上要印 {accounts}，不同就是假的。")
    return words.format(accounts="、".join(accounts))


def _of_notice(paper: PaperRead, notice: Notice) -> str:
    now_twd = due_today(paper)
    match paper.found.standing:
        case NoticeStanding.CURRENT if notice.plan is not None:
            words = translate(
                "Payment",
                "{number}：分期第 {n}／{count} 期 {old}，本次先收這些；全案今天應繳 {now}。",
            )
        case NoticeStanding.CURRENT:
            words = translate("Payment", "{number}：金額沒有變動，今天應繳 {now}。")
        case NoticeStanding.RECOMPUTED:
            words = translate(
                "Payment", "{number} 開立後金額有變動：單上 {old}，今天重新計算應繳 {now}。"
            )
        case NoticeStanding.SUPERSEDED:
            words = translate(
                "Payment", "{number} 已由 {new} 取代：單上 {old}，今天重新計算應繳 {now}。"
            )
        case NoticeStanding.EXPIRED:
            words = translate(
                "Payment", "{number} 已過期限 {day}：單上 {old}，今天重新計算應繳 {now}。"
            )
        case _ if now_twd:
            words = translate(
                "Payment", "{number} 這一期 {old} 已經繳清，請勿重複收；全案尚欠 {now}。"
            )
        case _:
            words = translate("Payment", "{number} 已經繳清，不必再收。")
    plan = notice.plan
    return words.format(
        number=notice.number,
        new=paper.found.replaced_by,
        old=grouped(notice.amount_twd),
        now=grouped(now_twd),
        day="" if notice.payable_until is None else format_roc(notice.payable_until),
        n=0 if plan is None else plan.number,
        count=0 if plan is None else plan.count,
    )
