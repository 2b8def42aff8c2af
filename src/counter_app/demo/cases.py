"""The cases of the demo: obviously false people, dates around the day it is made."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from counter_app.domain.calendar import roc_year
from counter_app.exchange.case_columns import COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Obligor:
    name: str
    number: str
    address: str


# The numbers have right check digits and belong to nobody: nearly all zeros.
SINGLE: Final = _Obligor(name="測試甲", number="A100000001", address="宜蘭縣範例市測試路 1 號")
MANY: Final = _Obligor(name="範例乙", number="B200000004", address="宜蘭縣範例市測試路 2 號")
RARE: Final = _Obligor(name="試𠮷堃", number="C100000003", address="宜蘭縣範例鎮試驗街 3 號")
COMPANY: Final = _Obligor(
    name="不存在範例股份有限公司", number="00000005", address="宜蘭縣範例市虛構一路 4 號"
)
CARD_HOLDER: Final = _Obligor(name="測試丙", number="D200000006", address="宜蘭縣範例市測試路 5 號")
DRIVER: Final = _Obligor(name="範例丁", number="E100000005", address="宜蘭縣範例鄉試車道 6 號")
DOUBTFUL: Final = _Obligor(name="測試戊", number="F200000008", address="宜蘭縣範例市測試路 7 號")
SCANNED: Final = _Obligor(name="範例己", number="G100000007", address="260 宜蘭縣宜蘭市範例路 8 號")
AT_STORE: Final = _Obligor(
    name="測試庚", number="H200000000", address="265 宜蘭縣羅東鎮範例街 9 號"
)

AGENCIES: Final = {
    "國稅": ("A05", "範例區國稅局宜蘭分局"),
    "健保": ("H01", "範例健康保險署北區業務組"),
    "監理": ("M02", "範例監理所宜蘭站"),
    "勞保": ("L01", "範例勞工保險局"),
    "地稅": ("T02", "範例縣政府地方稅務局"),
    "警察": ("P02", "範例縣政府警察局"),
}
SECTION: Final = ("和", "範例書記官", "03-0000000 轉 111")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    obligor: _Obligor
    agency: str
    kind: str
    words: str
    principal_twd: int
    late_fee_twd: int = 0
    interest_twd: int = 0
    costs_twd: int = 0
    computed_days_ago: int | None = 0
    due_days_ago: int = 60
    expires_in_days: int = 900


ROWS: Final = (
    _Row(obligor=SINGLE, agency="國稅", kind="綜所稅", words="綜所稅執特專", principal_twd=23_400,
         late_fee_twd=2_340, costs_twd=52),
    _Row(obligor=MANY, agency="健保", kind="健保費（被保險人）", words="健執", principal_twd=8_262,
         computed_days_ago=20, due_days_ago=30),
    _Row(obligor=MANY, agency="監理", kind="汽燃費", words="汽燃費執", principal_twd=4_800),
    _Row(obligor=MANY, agency="監理", kind="交通罰鍰", words="道罰執", principal_twd=1_200,
         computed_days_ago=None),
    _Row(obligor=MANY, agency="地稅", kind="房屋稅", words="房稅執", principal_twd=6_350,
         late_fee_twd=190, costs_twd=60, computed_days_ago=12, due_days_ago=23),
    _Row(obligor=MANY, agency="警察", kind="罰鍰", words="罰執", principal_twd=3_000,
         computed_days_ago=45, expires_in_days=-30),
    _Row(obligor=RARE, agency="國稅", kind="綜所稅", words="綜所稅執", principal_twd=15_000,
         late_fee_twd=1_500, interest_twd=37),
    _Row(obligor=COMPANY, agency="國稅", kind="營業稅", words="營稅執特專",
         principal_twd=1_286_500, late_fee_twd=128_650, interest_twd=9_041, costs_twd=240),
    _Row(obligor=COMPANY, agency="勞保", kind="勞保費", words="勞保費執", principal_twd=86_214,
         computed_days_ago=25, due_days_ago=45),
    _Row(obligor=CARD_HOLDER, agency="國稅", kind="綜所稅", words="綜所稅執特專",
         principal_twd=31_875, late_fee_twd=3_187, costs_twd=52),
    _Row(obligor=CARD_HOLDER, agency="地稅", kind="使用牌照稅", words="牌稅執",
         principal_twd=11_230, late_fee_twd=1_123),
    _Row(obligor=DRIVER, agency="監理", kind="汽燃費", words="汽燃費執", principal_twd=720),
    _Row(obligor=DRIVER, agency="監理", kind="汽燃費", words="汽燃費執", principal_twd=1_350),
    _Row(obligor=DOUBTFUL, agency="健保", kind="健保費", words="健執", principal_twd=5_500),
    _Row(obligor=SCANNED, agency="警察", kind="交通罰鍰", words="道罰執", principal_twd=2_400,
         costs_twd=60),
    _Row(obligor=AT_STORE, agency="監理", kind="汽燃費", words="汽燃費執", principal_twd=4_320,
         costs_twd=60),
)  # fmt: skip


def demo_cases_csv(today: date) -> str:
    """Return the demo's case file, as an agency would deliver it, with dates around a day."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS.values())
    year = roc_year(today)
    section, clerk, phone = SECTION
    for serial, row in enumerate(ROWS, start=1):
        code, agency = AGENCIES[row.agency]
        computed_on = (
            ""
            if row.computed_days_ago is None
            else (today - timedelta(days=row.computed_days_ago)).isoformat()
        )
        words, track = (
            (row.words.removesuffix("特專"), "特專")
            if row.words.endswith("特專")
            else (row.words, "")
        )
        writer.writerow(
            [
                f"宜執{section}{year}年{words}{track}字第{serial:08d}號",
                row.obligor.name,
                row.obligor.number,
                row.obligor.address,
                code,
                agency,
                row.kind,
                section,
                clerk,
                phone,
                row.principal_twd,
                row.late_fee_twd,
                row.interest_twd,
                row.costs_twd,
                computed_on,
                (today - timedelta(days=row.due_days_ago)).isoformat(),
                (today + timedelta(days=row.expires_in_days)).isoformat(),
            ]
        )
    return text.getvalue()
