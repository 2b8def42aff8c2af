from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.case_numbers import (
    CaseNumber,
    NotACaseNumber,
    parse_case_forms,
    parse_case_number,
    parse_numeric_case_number,
)
from vectors import read_vector_file, read_vectors

READ_FROM_VECTORS = {
    "竹執丙096年綜所稅執特專字第00066110號": ("竹", "丙", 96, "綜所稅執", "特專", 66110),
    "雄執癸90年綜所稅執特專字第00044919號": ("雄", "癸", 90, "綜所稅執", "特專", 44919),
    "96年營稅執特專字第103248號": ("", "", 96, "營稅執", "特專", 103248),
    "宜執和101年娛稅執字第00027724號": ("宜", "和", 101, "娛稅執", "", 27724),
    "桃執戊101年贈稅執特專字第00050597號": ("桃", "戊", 101, "贈稅執", "特專", 50597),
    "108年公退罰執特專字第00092475號": ("", "", 108, "公退罰執", "特專", 92475),
    "93年度牌稅執字第63081號": ("", "", 93, "牌稅執", "", 63081),
    "宜執甲93罰執字第00008231號": ("宜", "甲", 93, "罰執", "", 8231),
    "113年度他執字第8號": ("", "", 113, "他執", "", 8),
    "98年度地稅執字第108882號": ("", "", 98, "地稅執", "", 108882),
}


@pytest.mark.parametrize("vector", read_vectors("case_numbers"), ids=lambda v: str(v["text"]))
def test_a_real_case_number_is_read_part_by_part(vector: dict[str, Any]) -> None:
    number = parse_case_number(vector["text"])

    assert (
        number.branch,
        number.section,
        number.year,
        number.kind_word,
        number.track,
        number.serial,
    ) == READ_FROM_VECTORS[vector["text"]]


@pytest.mark.parametrize(
    "text",
    [
        "宜執和101年娛稅執字第00027724號",
        "宜執和101年度娛稅執字第27724號",
        "宜執和101娛稅執字第27724號",
        "101年娛稅執字第27724號",
        "１０１年娛稅執字第２７７２４號",
        " 宜執和 101 年 娛稅執 字第 00027724 號 ",
        "宜執和　101年度　娛稅執字第27724號\n",
        "宜執101年娛稅執字第27724號",
        "101年娛稅執字第27724",
    ],
)
def test_every_printed_form_of_a_case_has_the_same_identity(text: str) -> None:
    number = parse_case_number(text)

    assert number.key == "101娛稅執00027724"
    assert number.year_serial == "10100027724"


@pytest.mark.parametrize(
    ("text", "kind_word", "track"),
    [
        ("114年未曾見執專字第1號", "未曾見執", "專"),
        ("114年助執字第1號", "助執", ""),
        ("114年執字第1號", "執", ""),
        ("101年度署聲議字第69號", "署聲議", ""),
        ("114年𠮷稅執特專字第1號", "𠮷稅執", "特專"),
    ],
)
def test_a_kind_word_need_not_be_known(text: str, kind_word: str, track: str) -> None:
    number = parse_case_number(text)

    assert (number.kind_word, number.track) == (kind_word, track)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "王小明",
        "1010100050597",
        "109年度訴字第1431號",
        "宜執和101年娛稅執字第號",
        "宜執和101年娛稅執字第123456789號",
        "1年娛稅執字第5號",
        "1010年娛稅執字第5號",
        "000年娛稅執字第5號",
        "101年娛稅執字第00000000號",
        "宜執和101年娛稅執字第5號之1",
        "101年娛稅執字第٥號",
    ],
)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(NotACaseNumber) as refusal:
        parse_case_number(text)

    assert refusal.value.text == text
    assert str(refusal.value) == "NotACaseNumber"


def test_the_printed_form_keeps_branch_and_section_where_known() -> None:
    known = CaseNumber(
        branch="竹", section="丙", year=96, kind_word="綜所稅執", track="特專", serial=66110
    )
    unknown = CaseNumber(year=113, kind_word="他執", serial=8)

    assert known.printed() == "竹執丙96年綜所稅執特專字第00066110號"
    assert unknown.printed() == "113年他執字第00000008號"


@given(
    st.builds(
        CaseNumber,
        branch=st.sampled_from("宜竹雄桃"),
        section=st.sampled_from(["", "甲", "和", "甲一"]),
        year=st.integers(1, 999),
        kind_word=st.text(st.sampled_from("綜所營稅罰健費"), max_size=6).map("{}執".format),
        track=st.sampled_from(["", "專", "特專"]),
        serial=st.integers(1, 99_999_999),
    )
)
def test_what_is_printed_is_read_back(number: CaseNumber) -> None:
    assert parse_case_number(number.printed()) == number


@given(
    st.from_regex(
        r"(宜執[和甲]?|竹執)?[0-9]{1,4}(年度?)?(綜所稅執|他執|署聲議|罰)(特專|專)?字第[0-9０-９]{0,9}號?"
    )
)
def test_the_short_cut_of_imports_reads_every_number_the_same(text: str) -> None:
    try:
        number = parse_case_number(text)
    except NotACaseNumber:
        with pytest.raises(NotACaseNumber):
            parse_case_forms(text)
    else:
        assert parse_case_forms(text) == (number.key, number.year_serial, number.printed())


def test_the_numeric_form_of_a_real_case_shares_year_and_serial_with_the_printed_one() -> None:
    numeric = read_vector_file("case_numbers")["numeric"]["text"]
    printed = parse_case_number("桃執戊101年贈稅執特專字第00050597號")

    assert parse_numeric_case_number(numeric) == (printed.year, printed.serial) == (101, 50597)


def test_the_numeric_form_is_read_in_full_width_and_with_spaces() -> None:
    assert parse_numeric_case_number("１０１ 01 00050597") == (101, 50597)


@pytest.mark.parametrize(
    "text", ["", "101010005059", "10101000505977", "0890100050597", "2000100050597"]
)
def test_digits_of_another_length_or_year_are_no_numeric_case_number(text: str) -> None:
    assert parse_numeric_case_number(text) is None


def test_a_numeric_case_number_without_a_serial_is_none() -> None:
    assert parse_numeric_case_number("1010100000000") is None
