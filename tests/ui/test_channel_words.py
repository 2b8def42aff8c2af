"""Why a way to pay is open or not, as the clerk reads it."""

from datetime import date

import pytest

from counter_app.domain.channels import ASKED, ChannelAnswer, ChannelReason
from counter_app.domain.kinds import Channel, PayingWay
from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind
from counter_app.ui.names import say_channel_answer, say_limit

STORE, POST, BANK = Channel.STORE, Channel.POST_OFFICE, Channel.BANK_TRANSFER
DAY = date(2026, 1, 2)
DATED = frozenset(
    {
        ChannelReason.CASE_EXPIRED,
        ChannelReason.NOT_YET,
        ChannelReason.CLOSED_DAY,
        ChannelReason.NEXT_WORKING_DAY,
    }
)


@pytest.mark.parametrize(
    ("way", "reason", "facts", "words"),
    [
        (STORE, "above_limit", {"limit_twd": 30_000}, "超商限額 3 萬元，改印虛擬帳號"),
        (
            STORE,
            "above_limit",
            {"limit_twd": 30_000, "below_limit": True},
            "超商限額 3 萬元，改印虛擬帳號（未滿 3 萬元才收）",
        ),
        (TenderKind.ETICKET, "above_limit", {"limit_twd": 10_000}, "電子票證限額 1 萬元"),
        (STORE, "open", {}, "可以繳"),
        (STORE, "open", {"limit_twd": 20_000}, "可以繳（2 萬元以內）"),
        (STORE, "open", {"limit_twd": 20_000, "below_limit": True}, "可以繳（未滿 2 萬元）"),
        (TenderKind.CARD, "holder_in_person", {}, "可以繳，須持卡人親自到場"),
        (BANK, "next_working_day", {"day": DAY}, "可以繳，115/01/02 才入帳"),
        (STORE, "nothing_due", {}, "目前沒有應繳金額"),
        (STORE, "case_expired", {"day": DAY}, "執行期間 115/01/02 已屆滿，不能再收"),
        (POST, "not_for_this_kind", {}, "郵局不代收這種案件"),
        (TenderKind.ETICKET, "not_for_this_kind", {}, "這種案件不能用電子票證"),
        (BANK, "not_yet", {"day": date(2021, 6, 1)}, "自 110/06/01 起可繳"),
        (STORE, "no_contract", {}, "本分署還沒有設定超商代收契約"),
        (POST, "no_contract", {}, "本分署還沒有設定郵政劃撥帳號"),
        (BANK, "no_contract", {}, "本分署還沒有設定虛擬帳號的銀行"),
        (POST, "closed_day", {"day": DAY}, "今日郵局休息，115/01/02 起可繳"),
    ],
)
def test_a_reason_is_said_with_its_facts(
    way: PayingWay, reason: str, facts: dict[str, object], words: str
) -> None:
    answer = ChannelAnswer(way=way, reason=ChannelReason(reason), **facts)  # type: ignore[arg-type]
    assert say_channel_answer(answer) == words


def test_where_no_account_is_open_either_the_desk_takes_it() -> None:
    answer = ChannelAnswer(way=STORE, reason=ChannelReason.ABOVE_LIMIT, limit_twd=Twd(30_000))
    assert say_channel_answer(answer, has_account=False) == "超商限額 3 萬元，請臨櫃繳納"


@pytest.mark.parametrize("reason", list(ChannelReason))
@pytest.mark.parametrize("way", ASKED)
def test_every_way_has_words_for_every_reason(way: PayingWay, reason: ChannelReason) -> None:
    words = say_channel_answer(
        ChannelAnswer(way=way, reason=reason, limit_twd=Twd(12_345), below_limit=True, day=DAY)
    )
    assert "{" not in words
    assert ("115/01/02" in words) is (reason in DATED)
    assert ("12,345 元" in words) is (
        reason in {ChannelReason.ABOVE_LIMIT, ChannelReason.OPEN, ChannelReason.HOLDER_IN_PERSON}
    )


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (10_000, "1 萬元"),
        (30_000, "3 萬元"),
        (35_000, "35,000 元"),
        (990_000, "99 萬元"),
        (1_000_000, "1,000,000 元"),
        (1, "1 元"),
    ],
)
def test_a_round_limit_is_spoken_of_in_tens_of_thousands(limit: int, words: str) -> None:
    assert say_limit(Twd(limit)) == words
