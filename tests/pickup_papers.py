"""Papers of pickups for tests, in every shape that was thought of."""

from datetime import date, datetime, timedelta
from typing import Any

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.identifiers import mask_name
from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import IdDocument, Signing
from counter_app.domain.pickup_papers import (
    DayList,
    DayListLine,
    PickupSheet,
    PickupSlip,
    SignedSheet,
)
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    ItemNature,
    PickupNumber,
    PickupState,
    pickup_number,
)
from factories import BRANCH
from papers import LONG_NAME

NUMBER = PickupNumber("P11400000123")
DAY = date(2025, 11, 25)
"""A Tuesday."""
SLOT_AT = datetime(2025, 11, 25, 9, 0, tzinfo=TAIPEI)
LONGEST_NAME = (LONG_NAME * 2)[:60]
LONGEST_WORDS = (LONG_NAME * 5)[:200]


def make_slip(**changes: object) -> PickupSlip:
    """Return the slip of a certificate that somebody collects for himself."""
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "number": NUMBER,
        "state": PickupState.REQUESTED,
        "desk_no": 1,
        "slot_at": SLOT_AT,
        "slot_ends_at": SLOT_AT + timedelta(minutes=30),
        "item_name": "權利移轉證書",
        "nature": ItemNature.PAPER,
        "collector": Collector.SELF,
        "caller": "王○明",
        "agent": "",
        "phone": "03-9371234",
        "address": "宜蘭縣宜蘭市測試路 1 號",
        "service_hours": "上班日 8:30－12:00、13:30－17:30",
        "kept_until": date(2025, 12, 9),
    }
    values.update(changes)
    return PickupSlip(**values)


def make_agent_slip(**changes: object) -> PickupSlip:
    """Return the slip of money that an agent collects."""
    values: dict[str, Any] = {
        "collector": Collector.AGENT,
        "agent": "陳○",
        "nature": ItemNature.MONEY,
        "item_name": "領款",
    }
    return make_slip(**(values | changes))


def make_longest_slip(**changes: object) -> PickupSlip:
    """Return a slip on which everything is as long as it can be."""
    values: dict[str, Any] = {
        "branch_name": LONG_NAME,
        "desk_no": 99,
        "item_name": LONG_NAME[:20],
        "caller": mask_name(LONGEST_NAME),
        "agent": mask_name(LONGEST_NAME),
        "phone": "03-9371234 轉 123456、0900-000-000",
        "address": LONGEST_NAME,
        "service_hours": LONGEST_NAME,
        "slot_at": SLOT_AT + timedelta(hours=3, minutes=30),
        "slot_ends_at": SLOT_AT + timedelta(hours=4, minutes=30),
        "kept_until": date(2026, 12, 9),
        "state": PickupState.MISSED,
        "is_demo": True,
    }
    return make_agent_slip(**(values | changes))


def make_sheet(**changes: object) -> PickupSheet:
    """Return what is signed for a certificate."""
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "number": NUMBER,
        "desk_no": 1,
        "item_name": "權利移轉證書",
        "nature": ItemNature.PAPER,
        "case_number": "宜執和114年綜所稅執字第00027724號",
        "receipt_number": "",
        "caller_name": "王小明",
        "collector": Collector.SELF,
        "recipient_name": "王小明",
        "document": IdDocument.NATIONAL_ID,
        "document_last4": "6789",
        "has_authority": False,
        "given": "不動產權利移轉證書正本 1 份",
        "amount_twd": None,
        "on": DAY,
        "clerk": "林怡君",
    }
    values.update(changes)
    return PickupSheet(**values)


def make_voucher(**changes: object) -> PickupSheet:
    """Return what an agent signs for NT$ 1,234,567."""
    values: dict[str, Any] = {
        "nature": ItemNature.MONEY,
        "item_name": "領款",
        "collector": Collector.AGENT,
        "recipient_name": "陳𠮷堃",
        "has_authority": True,
        "document": IdDocument.PASSPORT,
        "given": "執行案款",
        "amount_twd": Twd(1_234_567),
    }
    return make_sheet(**(values | changes))


def make_longest_voucher(**changes: object) -> PickupSheet:
    """Return a reprint on which everything is as long as it can be."""
    values: dict[str, Any] = {
        "branch_name": LONG_NAME,
        "item_name": LONG_NAME[:20],
        "receipt_number": "R11401000123",
        "caller_name": LONGEST_NAME,
        "recipient_name": LONGEST_NAME,
        "given": LONGEST_WORDS,
        "clerk": LONG_NAME,
        "approver": LONG_NAME,
        "amount_twd": Twd(9_999_999),
        "signed": SignedSheet(signing=Signing.PAD, at=SLOT_AT),
        "copy": 12,
        "is_demo": True,
    }
    return make_voucher(**(values | changes))


def make_day_list(count: int, **changes: object) -> DayList:
    """Return a day on which every state, collector, call and length of name occurs."""
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "day": DAY,
        "desk_no": None,
        "at": datetime(2025, 11, 25, 8, 10, tzinfo=TAIPEI),
        "printed_by": "林怡君",
        "lines": tuple(make_line(place) for place in range(count)),
    }
    values.update(changes)
    return DayList(**values)


_NAMES = ("王小明", "陳大", "歐陽𠮷堃", "大安機械股份有限公司", LONGEST_NAME)
_ITEMS = ("權利移轉證書", "收據", "領款", "其他")


def make_line(place: int, **changes: object) -> DayListLine:
    """Return one pickup of a day; each *place* has another one."""
    slot_at = SLOT_AT + timedelta(minutes=30 * (place // 14))
    calls = place % 3
    is_agent = place % 3 == 1
    values: dict[str, Any] = {
        "number": pickup_number(roc_year=114, serial=place + 1),
        "desk_no": 1 + place % 3,
        "slot_at": None if place % 29 == 5 else slot_at,
        "item_name": _ITEMS[place % 4],
        "state": list(PickupState)[place % 8],
        "arrived_at": slot_at + timedelta(minutes=3),
        "handed_over_at": slot_at + timedelta(minutes=5),
        "shelf": "" if place % 8 < 2 else f"A-{place % 40:02d}",
        "collector": Collector.AGENT if is_agent else Collector.SELF,
        "caller": mask_name(_NAMES[place % 5]),
        "agent": mask_name(_NAMES[(place + 1) % 5]) if is_agent else "",
        "phone": f"0900-{place:06d}" if place % 7 else f"03-937{place:04d} 分機 1234",
        "calls": calls,
        "last_call": list(CallOutcome)[place % 4] if calls else None,
        "last_call_at": slot_at - timedelta(hours=place % 48) if calls else None,
    }
    values.update(changes)
    return DayListLine(**values)
