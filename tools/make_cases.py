#!/usr/bin/env python3
"""Make any number of cases of people who do not exist, for measuring.

    tools/make_cases.py 1000000 --csv cases.csv        a case file for `counter-app import-cases`
    tools/make_cases.py 10000000 --store cases.db      straight into a new store, key of zeros

Names follow the frequencies of Taiwan (one surname in nine is 陳, given names of two
characters, some companies and foreigners), since a search is as fast as its names are rare.
Everything else is plainly false: every ID has 00 after its second place, every address lies
in 虛構市.  The same seed makes the same cases.
"""

import argparse
import csv
import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from counter_app.domain.case_numbers import CaseNumber
from counter_app.domain.deliveries import DeliveredCase
from counter_app.exchange.case_columns import COLUMNS
from counter_app.store.opening import migrate, open_sqlite
from counter_app.store.unit_of_work import UnitOfWork

CASES_A_PERSON: Final = 4
ROWS_A_UNIT: Final = 20_000

_SURNAMES: Final = {
    "陳": 111, "林": 83, "黃": 60, "張": 53, "李": 51, "王": 41, "吳": 40, "劉": 32, "蔡": 29,
    "楊": 27, "許": 23, "鄭": 19, "謝": 18, "郭": 15, "洪": 15, "邱": 15, "曾": 14, "廖": 14,
    "賴": 13, "徐": 12, "周": 12, "葉": 11, "蘇": 11, "莊": 9, "江": 9, "呂": 9, "何": 8,
    "蕭": 8, "羅": 8, "高": 8, "潘": 7, "簡": 7, "朱": 7, "鍾": 7, "游": 6, "彭": 6, "詹": 6,
    "胡": 6, "施": 6, "沈": 6, "余": 5, "盧": 5, "梁": 5, "趙": 5, "顏": 5, "柯": 5, "翁": 5,
    "魏": 4, "孫": 4, "戴": 4, "范": 4, "方": 4, "宋": 4, "鄧": 3, "杜": 3, "傅": 3, "侯": 3,
    "曹": 3, "薛": 3, "丁": 3, "卓": 3, "阮": 3, "馬": 3, "董": 2, "温": 2, "唐": 2, "藍": 2,
    "蔣": 2, "歐陽": 1, "張簡": 1, "𡍼": 1,
}  # fmt: skip
_GIVEN: Final = (
    "志淑美雅俊建怡文秀家明玉麗金惠慧宗婷佳偉宏玲英華雯珍芳國欣豪信雄哲瑞榮傑銘榕成輝"
    "德君娟如瑜宜心貞庭萱婉琪琳凱翔嘉佩筱詩涵柏宇承恩冠廷睿彥子軒品妤芷若晴語希安樂"
    "仁義忠孝和平富貴福祿壽喜春夏秋冬梅蘭竹菊松鶴龍鳳山水火木金土日月星辰天地玄黃東西"
    "南北中正永康健順興旺盛昌隆泰寶珠翠碧霞雲霖露霜雪冰清純潔香蓮荷葉萍薇蓉芬芸苓茹"
    "儀倩倫元光全勇勝勳卿吉坤城堯士威婕子學守定宥寧尚展峰崇川州帆庚彰徽思恆悅慈懿揚政"
    "敏斌旭昀昇昕映時智暐曉曜書朋杰林柔栩桂梓楓楷榆毅民沛泓洋洲浩淵淳渝湘源漢潔澄濬"
    "煌照燕牧特珊珮理琬瑄瑋璇璟甫登皓盈真睦磊祐祥禎秉科程穎立竣童笙紋純素紹維綺緯群"
)
_TRADES: Final = ("機械", "營造", "貿易", "資訊", "食品", "運輸", "電子", "紡織")
_FOREIGN: Final = ("NGUYEN", "TRAN", "PHAM", "SITI", "DEWI", "MARIA", "JOHN", "SMITH")
_KINDS: Final = ("綜所稅", "營稅", "牌稅", "地稅", "健保費", "交通罰鍰", "汽燃費", "罰鍰")
_KIND_WORDS: Final = ("綜所稅執", "營稅執", "牌稅執", "地稅執", "健執", "罰執", "費執", "罰鍰執")
_ID_VALUES: Final = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
_ID_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MIXER: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1
_FIRST_DAY: Final = date(2025, 1, 1)
_FIRST_YEAR, _YEARS = 100, 15


def _weighted(weights: dict[str, int], size: int) -> tuple[str, ...]:
    """Return a table in which each entry fills its share."""
    total = sum(weights.values())
    table = [name for name, weight in weights.items() for _ in range(weight * size // total + 1)]
    return tuple(table)


_SURNAME_TABLE: Final = _weighted(_SURNAMES, 4096)
_GIVEN_TABLE: Final = _weighted(
    {sign: 2000 // (rank + 8) + 1 for rank, sign in enumerate(dict.fromkeys(_GIVEN))}, 8192
)


def _mixed(number: int, seed: int) -> int:
    """Return 64 bits that look random and are the same every time."""
    mixed = (number + 1) * _MIXER + seed * 0xD1B54A32D192ED03 & _MASK
    mixed = (mixed ^ mixed >> 31) * 0xBF58476D1CE4E5B9 & _MASK
    return mixed ^ mixed >> 29


def make_person(number: int, seed: int) -> tuple[str, str]:
    """Return the name and the ID of one who does not exist."""
    bits = _mixed(number, seed)
    sort = bits % 100
    first = _GIVEN_TABLE[(bits >> 8) % len(_GIVEN_TABLE)]
    second = _GIVEN_TABLE[(bits >> 24) % len(_GIVEN_TABLE)]
    if sort < 5:  # noqa: PLR2004 - percent
        name = f"{first}{second}{_TRADES[bits >> 40 & 7]}股份有限公司"
    elif sort < 7:  # noqa: PLR2004 - percent
        name = f"{_FOREIGN[bits >> 40 & 7]} {_FOREIGN[bits >> 44 & 7]} {number % 1000}"
    else:
        surname = _SURNAME_TABLE[(bits >> 40) % len(_SURNAME_TABLE)]
        name = surname + first + (second if sort > 11 else "")  # noqa: PLR2004 - percent
    return name, make_id(number)


def make_id(number: int) -> str:
    """Return an ID with a right check digit and 00 where nobody has it."""
    number, serial = divmod(number, 100_000)
    number, sex = divmod(number, 2)
    letter = _ID_LETTERS[number % 26]
    digits = f"{sex + 1}00{serial:05d}"
    value = _ID_VALUES[letter]
    total = value // 10 + value % 10 * 9
    total += sum(int(digit) * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True))
    return f"{letter}{digits}{-total % 10}"


def make_case(number: int, *, people: int, settled_percent: int, seed: int) -> DeliveredCase:
    """Return one case; its number is the only one of its kind."""
    bits = _mixed(number, seed + 1)
    name, obligor_number = make_person(bits % people, seed)
    kind = number % len(_KINDS)
    serial, year = divmod(number // len(_KINDS), _YEARS)
    case_number = CaseNumber(
        branch="虛",
        section="構",
        year=_FIRST_YEAR + year,
        kind_word=_KIND_WORDS[kind],
        serial=serial + 1,
    )
    is_settled = (bits >> 20) % 100 < settled_percent
    principal_twd = 0 if is_settled else (bits >> 27) % 200_000 + 1
    day = _FIRST_DAY + timedelta(days=(bits >> 45) % 300)
    return DeliveredCase(
        case_key=case_number.key,
        year_serial=case_number.year_serial,
        case_number=case_number.printed(),
        obligor_name=name,
        obligor_number=obligor_number,
        address=f"虛構市測試路 {bits >> 40 & 1023} 號",
        agency_code=f"X{(bits >> 50) % 2350:05d}",
        kind=_KINDS[kind],
        section="甲乙丙丁戊己庚辛"[bits >> 33 & 7],
        section_clerk="虛構書記官",
        section_phone="03-0000000",
        principal_twd=principal_twd,
        late_fee_twd=principal_twd // 20,
        interest_twd=0,
        costs_twd=0 if is_settled else 28,
        computed_on=day,
        due_on=day - timedelta(days=60),
        expires_on=day + timedelta(days=1500),
        agency_name=f"虛構機關第 {(bits >> 50) % 2350} 號",
    )


def make_cases(count: int, *, settled_percent: int = 0, seed: int = 0) -> Iterator[DeliveredCase]:
    """Make cases one by one, a quarter as many people."""
    people = max(count // CASES_A_PERSON, 1)
    for number in range(count):
        yield make_case(number, people=people, settled_percent=settled_percent, seed=seed)


def write_csv(path: Path, count: int, *, seed: int = 0) -> None:
    """Write a case file in UTF-8, dates in ROC form, Chinese headers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS.values())
        for case in make_cases(count, seed=seed):
            writer.writerow(
                (
                    case.case_number,
                    case.obligor_name,
                    case.obligor_number,
                    case.address,
                    case.agency_code,
                    case.agency_name,
                    *case[7:15],
                    *(f"{day.year - 1911}/{day:%m/%d}" for day in case[15:18] if day),
                )
            )


def fill_store(path: Path, count: int, *, settled_percent: int, seed: int) -> None:
    """Make a new store and write the cases into it."""
    engine = open_sqlite(path, key=bytes(32))
    migrate(engine)
    fill(partial(UnitOfWork, engine), count, settled_percent=settled_percent, seed=seed)
    engine.dispose()


def fill(
    open_unit: Callable[[], UnitOfWork], count: int, *, settled_percent: int, seed: int
) -> None:
    """Write cases into a store that is there, some thousand a unit."""
    cases = make_cases(count, settled_percent=settled_percent, seed=seed)
    while part := list(itertools.islice(cases, ROWS_A_UNIT)):
        with open_unit() as unit:
            unit.case_intake.take_in(part)
            unit.case_intake.refresh_statistics(rows_changed=len(part))
            unit.commit()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--csv", type=Path, metavar="FILE")
    target.add_argument("--store", type=Path, metavar="FILE")
    parser.add_argument("--settled-percent", type=int, default=90, help="of a store")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if asked.csv:
        write_csv(asked.csv, asked.count, seed=asked.seed)
    elif asked.store.exists():
        sys.exit(f"{asked.store} is there already")
    else:
        fill_store(asked.store, asked.count, settled_percent=asked.settled_percent, seed=asked.seed)


if __name__ == "__main__":
    main()
