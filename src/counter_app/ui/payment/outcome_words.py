"""What a machine's answer means, in words: what happened, is the money safe, what to do now."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    RetryNeeded,
    SaleOutcome,
    Unanswered,
)
from counter_app.ui.messages import Message

translate = QCoreApplication.translate


def say_ending(outcome: SaleOutcome | None) -> Message:
    """Return the words for a sale that took nothing."""
    match outcome:
        case Declined():
            return say_declined(outcome)
        case None | Approved() | Unanswered() | RetryNeeded():
            # A sale that ended without money although nobody was told no: it was released.
            return Message(
                what=translate("Outcome", "已確認沒有扣款"),
                money=translate("Outcome", "這一筆沒有收到錢，也沒有扣民眾的錢。"),
                now=translate("Outcome", "可以重新收款，或改用其他方式。"),
            )
        case _:
            assert_never(outcome)


def say_declined(outcome: Declined) -> Message:
    """Return the words for a clear no."""
    what, now = _declined()[outcome.reason]
    code = translate("Outcome", "（代碼 {code}）").format(code=outcome.code) if outcome.code else ""
    return Message(
        what=what + code, money=translate("Outcome", "沒有扣款，案件沒有變動。"), now=now
    )


def _declined() -> dict[DeclineReason, tuple[str, str]]:
    other = translate("Outcome", "請改用其他卡片、現金或其他方式。")
    return {
        DeclineReason.REFUSED: (translate("Outcome", "發卡銀行拒絕這張卡片"), other),
        DeclineReason.CALL_BANK: (
            translate("Outcome", "發卡銀行要求聯絡持卡人"),
            translate("Outcome", "請民眾聯絡發卡銀行，或改用其他方式。"),
        ),
        DeclineReason.TIMED_OUT_BEFORE_CARD: (
            translate("Outcome", "等不到卡片"),
            translate("Outcome", "請民眾備妥卡片後再收一次。"),
        ),
        DeclineReason.WRONG_OPERATION: (
            translate("Outcome", "設備不接受這項操作"),
            translate("Outcome", "請確認設備在待機畫面後再收一次，或改用其他方式。"),
        ),
        DeclineReason.HOST_UNREACHABLE: (
            translate("Outcome", "設備連不到銀行主機"),
            translate("Outcome", "請檢查設備的網路線，或先改收現金。"),
        ),
        DeclineReason.CANCELLED_BY_USER: (
            translate("Outcome", "已在設備上取消"),
            translate("Outcome", "可以重新收款，或改用其他方式。"),
        ),
        DeclineReason.CARD_UNREADABLE: (translate("Outcome", "讀不到卡片"), other),
        DeclineReason.INSUFFICIENT_BALANCE: (
            translate("Outcome", "電子票證餘額不足"),
            translate("Outcome", "請減少這張票證的金額，其餘改收現金，或換一張。"),
        ),
        DeclineReason.CARD_BLOCKED: (
            translate("Outcome", "這張電子票證已被鎖卡"),
            translate("Outcome", "請民眾洽發卡公司，並改用其他方式。"),
        ),
        DeclineReason.NOT_SIGNED_ON: (
            translate("Outcome", "電子票證設備尚未簽到"),
            translate("Outcome", "請先在設備上簽到，再收一次。"),
        ),
        DeclineReason.MUST_SETTLE_FIRST: (
            translate("Outcome", "設備要求先結帳"),
            translate("Outcome", "請先在設備上結帳，再收一次；也可改收現金。"),
        ),
        DeclineReason.ANOTHER_CARD: (
            translate("Outcome", "放上的不是同一張卡片"),
            translate("Outcome", "請放回原來那張卡片。"),
        ),
        DeclineReason.NO_CARD: (
            translate("Outcome", "卡片太早拿開，還沒有寫入"),
            translate("Outcome", "請再收一次，卡片放穩直到設備發出聲音。"),
        ),
    }
