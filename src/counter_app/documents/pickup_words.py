"""What the papers of a pickup say in words, the same on each of them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from counter_app.domain.calendar import TAIPEI, roc_year
from counter_app.domain.pickup_handovers import IdDocument
from counter_app.domain.pickups import CallOutcome, Collector, ItemNature, PickupState

SLIP_TITLE: Final = "取件單"
SHEET_TITLE: Final = "簽收單"
VOUCHER_TITLE: Final = "領款收據"
LIST_TITLE: Final = "取件名單"
WALK_IN: Final = "現場取件"

STATE_NAMES: Final = {
    PickupState.REQUESTED: "已預約",
    PickupState.PREPARING: "準備中",
    PickupState.READY: "已備妥",
    PickupState.ARRIVED: "已報到",
    PickupState.HANDED_OVER: "已交付",
    PickupState.CANCELLED: "已取消",
    PickupState.MISSED: "逾時未到",
    PickupState.RETURNED: "已歸檔",
}
COLLECTOR_NAMES: Final = {Collector.SELF: "本人", Collector.AGENT: "代理人"}
CALL_NAMES: Final = {
    CallOutcome.REACHED: "已接通",
    CallOutcome.LEFT_WORD: "已留話",
    CallOutcome.NOT_REACHED: "未接通",
    CallOutcome.WRONG_NUMBER: "號碼不對",
}
DOCUMENT_NAMES: Final = {
    IdDocument.NATIONAL_ID: "身分證",
    IdDocument.HEALTH_CARD: "健保卡",
    IdDocument.DRIVING_LICENCE: "駕照",
    IdDocument.RESIDENCE_PERMIT: "居留證",
    IdDocument.PASSPORT: "護照",
}
_WEEKDAYS: Final = "一二三四五六日"
NOON: Final = "中午"
_NOON_AT: Final = time(12)


def day_words(day: date) -> str:
    """Return a day as one says it.

    >>> day_words(date(2025, 11, 25))
    '114 年 11 月 25 日（星期二）'
    """
    weekday = _WEEKDAYS[day.weekday()]
    return f"{roc_year(day)} 年 {day.month} 月 {day.day} 日（星期{weekday}）"


def coming_day_words(day: date, *, after: date) -> str:
    """Return a day not far off; the year stands there only where it is another one.

    >>> coming_day_words(date(2025, 12, 9), after=date(2025, 11, 25))
    '12 月 9 日（星期二）'
    """
    words = day_words(day)
    return words if day.year != after.year else words[words.index("年") + 2 :]


def time_words(at: datetime) -> str:
    """Return a time of day in Taipei as one says it.

    >>> time_words(datetime(2025, 11, 25, 13, 30, tzinfo=TAIPEI))
    '下午 1:30'
    """
    clock = at.astimezone(TAIPEI).time()
    half = NOON if clock == _NOON_AT else "上午" if clock < _NOON_AT else "下午"
    return f"{half} {(clock.hour - 1) % 12 + 1}:{clock:%M}"


def number_words(number: str) -> str:
    """Return a pickup number as it is read aloud.

    >>> number_words("P11400000123")
    'P114 0000 0123'
    """
    return f"{number[:4]} {number[4:8]} {number[8:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something a visitor must not forget.

    Attributes:
        hint: What exactly, in smaller type; empty where the name says it.
    """

    name: str
    hint: str = ""


def what_to_bring(collector: Collector, nature: ItemNature) -> tuple[Thing, ...]:
    """Return what a visitor must not forget, the most important first.

    Both seals are asked for where an agent collects money: nobody should have to come twice.
    """
    *others, last = DOCUMENT_NAMES.values()
    any_of = f"{'、'.join(others)}或{last}"
    if collector is Collector.SELF:
        things = [Thing(name="您的身分證件", hint=any_of)]
        seal = "您的印章"
    else:
        things = [
            Thing(name="委任狀", hint="寫明委任誰來領，由本人簽名或蓋章"),
            Thing(name="本人和代理人兩人的身分證件", hint=any_of),
        ]
        seal = "本人和代理人的印章"
    if nature is ItemNature.MONEY:
        things.append(Thing(name=seal))
    return (*things, Thing(name="這張單子", hint="忘了帶也沒關係，告訴櫃檯您的姓名就可以"))
