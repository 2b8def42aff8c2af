"""What is said when a notice cannot be issued, read or printed."""

from datetime import date

import pytest

from counter_app.domain.errors import Refusal
from counter_app.domain.instalments import InstalmentsRefused
from counter_app.domain.notices import (
    MiddleSegmentWanted,
    NoticeNotCurrent,
    NoticeNumber,
    NoticeStanding,
    PlanDayRefused,
    UnknownNotice,
)
from counter_app.domain.store_barcodes import BarcodeRefused, WrongCheckCharacters
from counter_app.domain.virtual_accounts import AccountsUsedUp, WrongAccountCheck
from counter_app.ui.messages import say

NUMBER = NoticeNumber("N11400000001")
CASE = "宜執和114年綜所稅執字第00027724號"


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (UnknownNotice(text="N11400000009"), "N11400000009"),
        (MiddleSegmentWanted(segment=1), "請刷中間的條碼"),
        (
            NoticeNotCurrent(
                number=NUMBER, standing=NoticeStanding.SUPERSEDED, replaced_by="N11400000002"
            ),
            "N11400000001 已由 N11400000002 取代",
        ),
        (NoticeNotCurrent(number=NUMBER, standing=NoticeStanding.EXPIRED), "已過繳款期限"),
        (NoticeNotCurrent(number=NUMBER, standing=NoticeStanding.RECOMPUTED), "金額已經變動"),
        (NoticeNotCurrent(number=NUMBER, standing=NoticeStanding.SETTLED), "已經繳清"),
        (
            PlanDayRefused(
                case_number=CASE,
                first_due_on=date(2025, 12, 1),
                last_due_on=date(2026, 2, 2),
                expires_on=date(2026, 1, 15),
            ),
            "最後一期在 115/02/02，晚於執行期間屆滿日 115/01/15",
        ),
        (
            PlanDayRefused(
                case_number=CASE,
                first_due_on=date(2025, 11, 19),
                last_due_on=date(2026, 1, 19),
                expires_on=None,
            ),
            "第一期的期限 114/11/19 已經過了",
        ),
        (BarcodeRefused(segment=1, text="1412046-"), "第 1 段會是「1412046-」"),
        (WrongCheckCharacters(found="47", expected="4X"), "檢查碼是 47，應該是 4X"),
        (WrongCheckCharacters(found="", expected="47"), "和開立的通知書不符"),
        (WrongAccountCheck(account="7006020000000011"), "7006020000000011 的檢查碼不對"),
        (AccountsUsedUp(bank_name="臺灣銀行"), "臺灣銀行的虛擬帳號都用完了"),
        (InstalmentsRefused(count=7, most=6), "可以分 2 到 6 期，不能分 7 期"),
        (InstalmentsRefused(count=2, most=1), "不能分期"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Refusal) else value,
)
def test_a_refusal_says_what_and_what_now(refusal: Refusal, said: str) -> None:
    message = say(refusal)

    assert message is not None
    assert said in message.as_line()
    assert message.now
    assert "{" not in message.as_line()
