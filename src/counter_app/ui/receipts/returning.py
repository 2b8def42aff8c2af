"""What it means that a machine was asked to give money back, in words."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    NoReturn,
    RetryNeeded,
    ReturnOutcome,
    Unanswered,
)
from counter_app.services.recovery import Rung
from counter_app.services.returns import ReturnClimbed
from counter_app.ui.messages import Message
from counter_app.ui.payment.outcome_words import say_declined

translate = QCoreApplication.translate


def say_return(outcome: ReturnOutcome | None) -> Message | None:
    """Return what a machine said to a return; None where the money went back."""
    valid = translate("Receipts", "款項沒有退回，收據仍然有效。")
    match outcome:
        case Approved():
            return None
        case Declined():
            return Message(
                what=translate("Receipts", "設備沒有退回款項：{why}").format(
                    why=say_declined(outcome).what
                ),
                money=valid,
                now=translate("Receipts", "排除原因後再退一次，或在設備上退回後依簽單確認。"),
            )
        case RetryNeeded():
            return Message(
                what=translate("Receipts", "電子票證還沒有退完"),
                money=translate("Receipts", "請勿改退現金；同一張卡再感應一次不會重複退款。"),
                now=translate("Receipts", "請把同一張卡放回讀卡機，再按一次。"),
            )
        case Unanswered():
            return Message(
                what=translate("Receipts", "退回的結果不明"),
                money=translate("Receipts", "請勿再退一次，也不要先付現金。"),
                now=translate("Receipts", "按「查詢退回結果」；仍不明時依簽單確認。"),
            )
        case NoReturn():
            return Message(
                what=translate("Receipts", "這種設備不能由程式退回"),
                money=valid,
                now=translate("Receipts", "請在設備上取消交易，再依簽單確認。"),
            )
        case None:
            return Message(
                what=translate("Receipts", "已確認沒有退回"),
                money=valid,
                now=translate("Receipts", "可以再退一次，或取消這一筆。"),
            )
        case _:
            assert_never(outcome)


def say_return_rung(climbed: ReturnClimbed) -> Message | None:
    """Return what a query about a return came to; None where the money went back."""
    safe = translate("Receipts", "請勿再退一次，也不要先付現金。")
    match climbed.rung:
        case Rung.SETTLED:
            return None
        case Rung.DECLINED | Rung.RELEASED:
            return say_return(None)
        case Rung.ASK_AGAIN if climbed.ask_again_at is not None:
            at = climbed.ask_again_at.astimezone(TAIPEI)
            return Message(
                what=translate("Receipts", "設備說查無這筆退回"),
                money=safe,
                now=translate(
                    "Receipts", "請在 {time} 之後再查一次；兩次都查無，才能確定沒有退回。"
                ).format(time=f"{at:%H:%M:%S}"),
            )
        case Rung.CANNOT_BE_ASKED:
            return Message(
                what=translate("Receipts", "這種設備不能查詢"),
                money=safe,
                now=translate("Receipts", "請看設備印出的簽單，按「依簽單確認」。"),
            )
        case _:
            return Message(
                what=translate("Receipts", "設備還沒有答案"),
                money=safe,
                now=translate("Receipts", "請稍候，等設備回到待機畫面後再查一次。"),
            )
