"""Notices for tests of paper, in every shape that was thought of."""

import hashlib
import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import CollectionContract, PaperTerms
from counter_app.domain.notices import Notice, PlanId, PlanPlace, notice_number
from counter_app.domain.paper_codes import code_text, notice_facts
from counter_app.domain.parts import Parts
from counter_app.domain.post_slips import make_post_slip
from counter_app.domain.store_barcodes import build_barcode
from counter_app.domain.tenders import TenderKind
from counter_app.domain.virtual_accounts import PROFILES, account_of
from papers import LONG_NAME, RARE_NAMES

STORE_LIMIT_TWD = 30_000
CONTRACT = CollectionContract(service_code="6II")
PAPER = PaperTerms(
    website="https://www.ily.moj.gov.tw/",
    branch_address="260 宜蘭縣宜蘭市中山路三段145號",
    branch_phone="03-9371234",
    service_hours="週一至週五 8:30-12:00、13:30-17:30",
    hardship_contact="宜蘭縣政府社會處 03-9328822",
)
SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈"
GIVEN = "家豪志明淑芬美玲雅婷怡君冠宇承恩柏翰詩涵欣怡宗翰佳蓉俊傑建宏惠雯郁芳峯堃喆𠮷犇鑫"
KINDS = ("綜合所得稅", "全民健康保險費", "交通罰鍰", "汽車燃料使用費", "地價稅")


def make_notice(serial: int = 123, **changes: object) -> Notice:
    """Return a notice whose every way is open as far as its amount permits."""
    due = changes.pop("due", None) or Parts(
        interest_twd=Twd(123), late_fee_twd=Twd(300), principal_twd=Twd(12_000)
    )
    assert isinstance(due, Parts)
    until = changes.pop("payable_until", date(2025, 2, 14))
    assert until is None or isinstance(until, date)
    amount_twd = due.total_twd
    account = account_of(PROFILES["004"], base=f"700602{serial:09d}", amount_twd=amount_twd)
    in_store = amount_twd < STORE_LIMIT_TWD
    values: dict[str, Any] = {
        "number": notice_number(roc_year=114, serial=serial),
        "desk_no": 1,
        "branch_name": "法務部行政執行署宜蘭分署",
        "issued_at": datetime(2025, 1, 31, 14, 32, tzinfo=TAIPEI),
        "issued_on": date(2025, 1, 31),
        "issued_by": "lin",
        "issued_by_name": "林淑芬",
        "case_id": CaseId(serial),
        "case_version": 1,
        "case_number": f"宜執甲114年綜所稅執字第{serial:08d}號",
        "obligor_name": "王小明",
        "obligor_number": "A123456789",
        "address": "260 宜蘭縣宜蘭市復興路二段100巷5弄12號3樓",
        "agency_code": "A01",
        "agency_name": "財政部北區國稅局宜蘭分局",
        "kind": "綜合所得稅",
        "section": "甲股",
        "section_clerk": "陳書記官",
        "section_phone": "03-9371234 分機 215",
        "due": due,
        "computed_on": date(2025, 1, 31),
        "payable_until": until,
        "channels": answers(amount_twd),
        "store_barcode": build_barcode(
            CONTRACT,
            number=account.account,
            amount_twd=amount_twd,
            last_day=until,
            issued_on=date(2025, 1, 31),
        )
        if in_store
        else None,
        "virtual_account": account,
        "post_slip": make_post_slip(account="19834251", base=account.base, amount_twd=amount_twd),
        "paper": PAPER,
    }
    values.update(changes)
    return Notice(**values)


def answers(amount_twd: Twd) -> tuple[ChannelAnswer, ...]:
    """Return what is open for an amount."""
    in_store = amount_twd < STORE_LIMIT_TWD
    return (
        ChannelAnswer(
            way=Channel.STORE,
            reason=ChannelReason.OPEN if in_store else ChannelReason.ABOVE_LIMIT,
            limit_twd=Twd(STORE_LIMIT_TWD),
        ),
        ChannelAnswer(way=Channel.POST_OFFICE, reason=ChannelReason.OPEN),
        ChannelAnswer(way=Channel.BANK_TRANSFER, reason=ChannelReason.OPEN),
        ChannelAnswer(way=TenderKind.CARD, reason=ChannelReason.HOLDER_IN_PERSON),
        ChannelAnswer(way=TenderKind.ETICKET, reason=ChannelReason.OPEN),
    )


def make_bare_notice(**changes: object) -> Notice:
    """Return a notice of a branch without contract, bank, giro account or words of its own."""
    closed = tuple(ChannelAnswer(way=way, reason=ChannelReason.NO_CONTRACT) for way in Channel)
    values: dict[str, Any] = {
        "channels": closed,
        "store_barcode": None,
        "virtual_account": None,
        "post_slip": None,
        "paper": PaperTerms(),
        "computed_on": None,
        "payable_until": None,
        "obligor_number": "",
        "address": "",
    }
    values.update(changes)
    return make_notice(**values)


def make_longest_notice(**changes: object) -> Notice:
    """Return a notice with the longest values that can be believed."""
    values: dict[str, Any] = {
        "obligor_name": (LONG_NAME * 2)[:60],
        "address": "26047 " + ("宜蘭縣五結鄉利澤工業區第二期開發計畫範圍內利工三路" * 4)[:80],
        "agency_name": (LONG_NAME * 2)[:40],
        "case_number": "宜執和114年度全民健康保險費滯納金執特專字第00066110號",
        "kind": "全民健康保險費（投保單位）滯納金",
        "section_clerk": "歐陽書記官書記官",
        "section_phone": "03-9371234 轉 2156、0800-000-000",
        "branch_name": "法務部行政執行署宜蘭分署花蓮行政執行官辦公室臨時辦公處",
        "due": Parts(
            costs_twd=Twd(99_999_999),
            interest_twd=Twd(99_999_999),
            late_fee_twd=Twd(99_999_999),
            principal_twd=Twd(700_000_002),
        ),
        "paper": replace(
            PAPER,
            website="https://www.ily.moj.gov.tw/234096/234097/234107/234111/268029/post",
            branch_address="26047 宜蘭縣宜蘭市中山路三段145號五樓（宜蘭縣政府舊大樓後棟）",
            service_hours="週一至週五 8:30-12:00、13:30-17:30，中午不休息的日子另行公告",
            hardship_contact="宜蘭縣政府社會處社會救助科 03-9328822 轉 451、1957 福利諮詢專線",
        ),
    }
    values.update(changes)
    return make_notice(99_999_999, **values)


def make_plan(count: int = 6, **changes: object) -> tuple[Notice, ...]:
    """Return the notices of a plan of instalments."""
    return tuple(
        make_notice(
            200 + number,
            plan=PlanPlace(
                plan_id=PlanId("plan-1"),
                number=number,
                count=count,
                total_twd=Twd(4_000 * count),
                consent="北區國稅宜蘭服字第1140001234號",
            ),
            due=Parts(principal_twd=Twd(4_000)),
            payable_until=date(2025, 2, 14) + timedelta(days=28 * (number - 1)),
            **changes,
        )
        for number in range(1, count + 1)
    )


def make_code(notice: Notice) -> str:
    """Return a code for paper; nothing checks its signature."""
    facts = notice_facts(notice)
    return code_text(facts, hashlib.sha512(facts.signed_bytes).hexdigest())


def make_sample(count: int) -> list[Notice]:
    """Return notices of many people, amounts and kinds, always the same ones."""
    dice = random.Random(4)
    sample = []
    for serial in range(1, count + 1):
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2, 2))))
        if dice.random() < 0.15:
            name = dice.choice(RARE_NAMES)
        elif dice.random() < 0.1:
            name = f"{name}機械工業股份有限公司"
        kind = dice.choice(KINDS)
        sample.append(
            make_notice(
                serial,
                obligor_name=name,
                obligor_number=f"A1{dice.randrange(10**8):08d}",
                kind=kind,
                case_number=f"宜執{dice.choice('甲乙丙丁和平')}114年{kind[:3]}執字第"
                f"{dice.randrange(10**8):08d}號",
                address=f"{dice.randrange(260, 273)} 宜蘭縣羅東鎮中正路{dice.randrange(1, 900)}號",
                due=Parts(
                    costs_twd=Twd(dice.choice((0, 0, 150))),
                    interest_twd=Twd(dice.randrange(2_000)),
                    late_fee_twd=Twd(dice.randrange(3_000)),
                    principal_twd=Twd(int(10 ** dice.uniform(2, 6))),
                ),
                payable_until=date(2025, 2, 1) + timedelta(days=dice.randrange(60)),
            )
        )
    return sample
