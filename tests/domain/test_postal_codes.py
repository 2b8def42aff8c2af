"""Codes of the post office, by the address that a case was delivered with."""

import pytest

from counter_app.domain.postal_codes import DISTRICTS, postal_code

# How many districts the Ministry of the Interior counts, and the islands with a code.
COUNTED = {
    "臺北市": 12,
    "基隆市": 7,
    "新北市": 29,
    "連江縣": 4,
    "宜蘭縣": 12 + 1,
    "新竹市": 3,
    "新竹縣": 13,
    "桃園市": 13,
    "苗栗縣": 18,
    "臺中市": 29,
    "彰化縣": 26,
    "南投縣": 13,
    "嘉義市": 2,
    "嘉義縣": 18,
    "雲林縣": 20,
    "臺南市": 37,
    "高雄市": 38 + 2,
    "澎湖縣": 6,
    "金門縣": 6,
    "屏東縣": 33,
    "臺東縣": 16,
    "花蓮縣": 13,
}


def test_every_district_has_its_code() -> None:
    assert {county: len(names) for county, names in DISTRICTS.items()} == COUNTED
    codes = [code for names in DISTRICTS.values() for code in set(names.values())]
    assert all(len(code) == 3 and code.isdecimal() for code in codes)
    # Only the districts of 新竹市 and of 嘉義市 share theirs.
    assert len(codes) == len(set(codes))
    assert not any("台" in county + name for county in DISTRICTS for name in DISTRICTS[county])


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("臺北市中正區重慶南路一段122號", "100"),
        ("台北市大安區和平東路一段 1 號", "106"),
        ("新北市板橋區中山路一段161號", "220"),
        ("基隆市中正區義一路1號", "202"),
        ("宜蘭縣宜蘭市測試路 1 號", "260"),
        ("宜蘭縣南澳鄉蘇花路二段", "272"),
        ("桃園市復興區中正路20號", "336"),
        ("新竹縣峨眉鄉峨眉村", "315"),
        ("苗栗縣頭份市中央路", "351"),
        ("台中市北屯區崇德路", "406"),
        ("彰化縣員林市中山路", "510"),
        ("南投縣信義鄉玉山路", "556"),
        ("嘉義縣阿里山鄉中正村", "605"),
        ("雲林縣台西鄉中山路", "636"),
        ("臺南市東區中華東路", "701"),
        ("臺南市東山區東山里", "733"),
        ("高雄市那瑪夏區達卡努瓦里", "849"),
        ("屏東縣三地門鄉中正路", "901"),
        ("臺東縣蘭嶼鄉紅頭村", "952"),
        ("花蓮縣卓溪鄉中正路", "982"),
        ("澎湖縣馬公市治平路32號", "880"),
        ("金門縣烏坵鄉大坵村", "896"),
        ("連江縣東引鄉樂華村", "212"),
        ("高雄市東沙群島", "817"),
    ],
)
def test_an_address_has_the_code_of_its_district(address: str, code: str) -> None:
    assert postal_code(address) == code


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("260宜蘭縣宜蘭市測試路1號", "260"),
        ("26047 宜蘭縣宜蘭市測試路1號", "26047"),
        ("260-47宜蘭縣宜蘭市", "26047"),
        ("260001宜蘭縣宜蘭市", "260001"),
        ("２６０　宜蘭縣宜蘭市", "260"),
        ("(260)台北市中正區", "260"),
        ("（２６０）臺北市中正區", "260"),
        ("【104】臺北市", "104"),
    ],
)
def test_a_code_that_stands_there_wins(address: str, code: str) -> None:
    assert postal_code(address) == code


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("臺北縣板橋市文化路", "220"),
        ("台北縣三重市重新路", "241"),
        ("桃園縣桃園市縣府路1號", "330"),
        ("台中縣豐原市中正路", "420"),
        ("臺南縣新營市民治路", "730"),
        ("高雄縣鳳山市光復路", "830"),
        ("苗栗縣頭份鎮中央路", "351"),
        ("臺灣省宜蘭縣羅東鎮", "265"),
        ("嘉義市中山路199號", "600"),
        ("新竹市香山區", "300"),
    ],
)
def test_an_old_or_short_address_is_understood(address: str, code: str) -> None:
    assert postal_code(address) == code


@pytest.mark.parametrize(
    "address",
    [
        "",
        "　",
        "中正區重慶南路",
        "東京都千代田区1-1",
        "臺北市",
        "1234567",
        "999999999999",
        "臺南市東門路",
    ],
)
def test_what_names_no_district_has_none(address: str) -> None:
    assert postal_code(address) == ""


def test_digits_that_are_no_code_do_not_hide_the_district() -> None:
    assert postal_code("999臺北市中正區") == "100"
