"""Words of the payment screen that more than one of its parts needs."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.cases import Case, CaseBlocked, CaseExpired, NothingDue
from counter_app.domain.errors import Refusal
from counter_app.domain.fees import Due
from counter_app.domain.kinds import HolderNotPresent, TenderAboveLimit, TenderNotAccepted
from counter_app.domain.money import Twd, count_notes_and_coins
from counter_app.domain.outcomes import SaleStep
from counter_app.domain.parts import AmountAboveDue, AmountNotPositive, PartName
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
)
from counter_app.ui.names import say_part, say_tender
from counter_app.ui.payment.work import Method
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate

_PIECES_IN_FULL = 4
_PIECES_MAX = 5


def say_method(method: Method) -> str:
    """Return what a way to pay is called."""
    return {
        Method.CASH: translate("Payment", "現金"),
        Method.CARD: translate("Payment", "刷卡"),
        Method.ETICKET: translate("Payment", "電子票證"),
        Method.PAPER: translate("Payment", "支票匯票"),
        Method.BY_HAND: translate("Payment", "人工刷卡"),
    }[method]


def say_part_shortly(name: PartName) -> str:
    """Return the short name of a part, for the order of allocation."""
    return translate("Payment", "費用") if name is PartName.COSTS else say_part(name)


def say_status(case: Case, refusal: Refusal | None, *, on: date) -> tuple[Status, str]:
    """Return how a case stands, as a chip shows it."""
    if refusal is not None:
        return _say_refusal(refusal)
    if case.due_on is not None and case.due_on < on:
        words = translate("Payment", "逾期 {n} 日")
        return Status.WARN, words.format(n=(on - case.due_on).days)
    return Status.INFO, translate("Payment", "待繳")


def _say_refusal(refusal: Refusal) -> tuple[Status, str]:
    match refusal:
        case CaseExpired():
            return Status.BAD, translate("Payment", "期間屆滿")
        case NothingDue():
            return Status.OK, translate("Payment", "已繳清")
        case CaseBlocked():
            return Status.WARN, translate("Payment", "處理中")
        case AmountAboveDue() | AmountNotPositive():
            return Status.BAD, translate("Payment", "金額不符")
        case _:
            return Status.BAD, translate("Payment", "不能收款")


def say_how(due: Due) -> str:
    """Return how an amount due was worked out."""
    if due.computed_for is None:
        return translate("Payment", "依移送金額（未載計算日）")
    day = format_roc(due.computed_for)
    if due.stands_as_delivered:
        return translate("Payment", "依移送金額（計算日 {day}）").format(day=day)
    return translate("Payment", "計至 {day}").format(day=day)


def say_how_shortly(due: Due) -> str:
    """Return the same for a narrow column."""
    if due.computed_for is None:
        return translate("Payment", "依移送金額")
    day = format_roc(due.computed_for)
    if due.stands_as_delivered:
        return translate("Payment", "移送 {day}").format(day=day)
    return translate("Payment", "計至 {day}").format(day=day)


def say_why_not(refusal: Refusal | None) -> str:
    """Return in few words why a way to pay is not offered; nothing where it is."""
    match refusal:
        case TenderNotAccepted():
            words = translate("Payment", "{kind}不收{tender}")
            return words.format(kind=refusal.kind, tender=say_tender(refusal.tender))
        case TenderAboveLimit():
            words = translate("Payment", "{tender}每筆上限 {limit} 元")
            return words.format(tender=say_tender(refusal.tender), limit=grouped(refusal.limit_twd))
        case HolderNotPresent():
            return translate("Payment", "持卡人須本人到場")
        case _:
            return ""


def pieces_of(amount_twd: Twd) -> tuple[str, ...]:
    """Return the notes and coins of an amount.

    >>> pieces_of(Twd(650))
    ('500 × 1', '100 × 1', '50 × 1')
    """
    found = count_notes_and_coins(amount_twd).items()
    return tuple(f"{grouped(face)} × {count}" for face, count in found)


def say_pieces(amount_twd: Twd) -> str:
    """Return the notes and coins of an amount on one short line, the largest first.

    >>> say_pieces(Twd(650)), say_pieces(Twd(1087))
    ('500×1　100×1　50×1', '1,000、50、10×3、5、1×2')
    """
    pieces = [piece.replace(" ", "") for piece in pieces_of(amount_twd)]
    if len(pieces) <= _PIECES_IN_FULL:
        return "　".join(pieces)
    shown = [piece.removesuffix("×1") for piece in pieces[:_PIECES_MAX]]
    return "、".join(shown) + ("…" if len(pieces) > _PIECES_MAX else "")


def say_handed(handed: TenderAtHand) -> str:
    """Return what lies on the desk."""
    match handed:
        case CashLaidDown():
            return say_tender(TenderKind.CASH)
        case DocumentHandedOver():
            return f"{say_tender(handed.kind)} {handed.document_number}"
        case SlipShown():
            words = translate("Payment", "{tender}（人工 {slip}）")
            return words.format(tender=say_tender(handed.kind), slip=handed.slip_number)
        case _:
            assert_never(handed)


def say_steps(kind: TenderKind, amount_twd: Twd) -> dict[SaleStep, str]:
    """Return what happens while a machine asks for the money, in order."""
    ask = (
        translate("Payment", "請民眾放上卡片…")
        if kind is TenderKind.ETICKET
        else translate("Payment", "請民眾感應手機…")
        if kind is TenderKind.MOBILE_PAY
        else translate("Payment", "請民眾插卡、感應或刷卡…")
    )
    return {
        SaleStep.CONNECTING: translate("Payment", "連接設備"),
        SaleStep.SENDING: translate("Payment", "送出金額 {sum}").format(sum=grouped(amount_twd)),
        SaleStep.WAITING_FOR_CARD: ask,
        SaleStep.ANSWERED: translate("Payment", "設備已回覆，核對並入帳"),
    }
