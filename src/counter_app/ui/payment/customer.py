"""What the visitor sees of a payment: kinds, sums and what to do; never a name."""

from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from counter_app.domain.money import Twd
from counter_app.domain.payments import CaseItem, PaymentItem
from counter_app.domain.tenders import TenderKind
from counter_app.ui.customer_display.view import CustomerLine, CustomerScreen, CustomerStage
from counter_app.ui.names import listed, say_tender
from counter_app.ui.payment.stages import (
    Ended,
    Filling,
    InDoubt,
    Paid,
    RetryWanted,
    Stage,
    Waiting,
)
from counter_app.ui.payment.work import Method, Work
from counter_app.ui.widgets.money import grouped

translate = QCoreApplication.translate

_DIGITS_SHOWN = 3


def customer_screen(
    work: Work, stage: Stage, *, branch_words: str, desk_words: str
) -> CustomerScreen:
    """Return the second screen for the work in hand."""
    if work.is_empty or not work.items:
        return CustomerScreen(branch_words=branch_words, desk_words=desk_words)
    cash = work.method is Method.CASH
    shows_cash = cash and isinstance(stage, Filling) and work.typed_twd is not None
    screen = CustomerScreen(
        branch_words=branch_words,
        desk_words=desk_words,
        stage=CustomerStage.DUE,
        lines=tuple(_line(item) for item in work.items),
        sum_twd=work.remaining_twd,
        tender_words=say_tender(work.kind),
        tendered_twd=work.typed_twd if shows_cash else None,
        change_twd=work.change_twd if shows_cash else None,
    )
    return _at_stage(screen, work, stage)


def _at_stage(screen: CustomerScreen, work: Work, stage: Stage) -> CustomerScreen:
    match stage:
        case Filling() | Ended():
            return screen
        case Waiting():
            return replace(
                screen,
                stage=CustomerStage.PAY,
                sum_twd=stage.amount_twd,
                tendered_twd=None,
                change_twd=None,
                request_words=_request(stage.kind),
            )
        case RetryWanted():
            words = translate("Customer", "請把同一張卡片再放一次，放穩不要移動")
            return replace(screen, stage=CustomerStage.PAY, request_words=words)
        case InDoubt():
            words = translate("Customer", "正在確認扣款結果，請稍候，不要再刷卡")
            return replace(screen, stage=CustomerStage.PAY, request_words=words)
        case Paid():
            payment = stage.settlement.payment
            tendered_twd = sum(t.tendered_twd for t in work.collected)
            change_twd = stage.settlement.change_twd
            return replace(
                screen,
                stage=CustomerStage.PAID,
                sum_twd=payment.total_twd,
                tender_words=listed(dict.fromkeys(say_tender(t.kind) for t in work.collected)),
                tendered_twd=Twd(tendered_twd),
                change_twd=change_twd if change_twd or _is_cash_only(work) else None,
            )
        case _:
            assert_never(stage)


def _is_cash_only(work: Work) -> bool:
    return all(tender.kind is TenderKind.CASH for tender in work.collected)


def _request(kind: TenderKind) -> str:
    if kind is TenderKind.ETICKET:
        return translate("Customer", "請放上電子票證，直到發出聲音")
    if kind is TenderKind.MOBILE_PAY:
        return translate("Customer", "請以手機感應")
    return translate("Customer", "請插卡、感應或刷卡")


def _line(item: PaymentItem) -> CustomerLine:
    if isinstance(item, CaseItem):
        tail = "".join(sign for sign in item.case_number if sign.isdigit())[-_DIGITS_SHOWN:]
        return CustomerLine(words=item.kind, masked=f"＊＊＊{tail}", amount_twd=item.amount_twd)
    count = translate("Customer", "{n} 份").format(n=grouped(item.quantity))
    return CustomerLine(words=item.name, masked=count, amount_twd=item.amount_twd)
