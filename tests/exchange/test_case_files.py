import random
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.deliveries import DeliveredCase
from counter_app.exchange.case_columns import COLUMNS
from counter_app.exchange.case_files import CaseChunk, CaseFile
from counter_app.exchange.rejected_rows import RejectedRow
from counter_app.exchange.text_files import FileFault, TextFileRefused
from exchange.case_texts import GOOD, HEADER, as_csv, make_row, numbered, write_file
from make_cases import write_csv


def read(path: Path) -> CaseChunk:
    (chunk,) = CaseFile(path).chunks()
    return chunk


def read_row(folder: Path, **cells: str) -> DeliveredCase:
    chunk = read(write_file(folder, as_csv(make_row(**cells))))
    assert chunk.rejected == []
    (row,) = chunk.rows
    return row


def reason_of(folder: Path, **cells: str) -> str:
    chunk = read(write_file(folder, as_csv(make_row(**cells))))
    assert chunk.rows == []
    (rejected,) = chunk.rejected
    assert rejected.line_number == 2
    return rejected.reason


def refusal_of(path: Path) -> TextFileRefused:
    with pytest.raises(TextFileRefused) as refused:
        list(CaseFile(path).chunks())
    return refused.value


def test_a_good_row_becomes_a_case(tmp_path: Path) -> None:
    assert read_row(tmp_path) == DeliveredCase(
        case_key="114綜所稅執00027724",
        year_serial="11400027724",
        case_number="宜執和114年綜所稅執字第00027724號",
        obligor_name="王小明",
        obligor_number="A123456789",
        address="宜蘭縣宜蘭市測試路 1 號",
        agency_code="A05010000G",
        kind="綜所稅",
        section="和",
        section_clerk="書記官甲",
        section_phone="03-9000000 分機 11",
        principal_twd=2000,
        late_fee_twd=300,
        interest_twd=0,
        costs_twd=50,
        computed_on=date(2025, 11, 1),
        due_on=date(2025, 10, 31),
        expires_on=date(2030, 10, 31),
        agency_name="財政部北區國稅局",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_way_of_writing_the_same_file_is_read_the_same(
    tmp_path: Path, encoding: str, delimiter: str, line_end: str
) -> None:
    text = as_csv(numbered(1), numbered(2), delimiter=delimiter).replace("\r\n", line_end)

    chunk = read(write_file(tmp_path, text, encoding))

    assert [row.obligor_name for row in chunk.rows] == ["王小明", "王小明"]
    assert chunk.line_numbers == [2, 3]


@pytest.mark.parametrize("seed", range(5))
def test_columns_may_stand_in_any_order_under_either_name(tmp_path: Path, seed: int) -> None:
    order = list(COLUMNS)
    shuffled = random.Random(seed)
    shuffled.shuffle(order)
    header = tuple(shuffled.choice((name, COLUMNS[name], f" {name.upper()} ")) for name in order)

    text = as_csv([GOOD[name] for name in order], header=header)

    assert read(write_file(tmp_path, text)).rows == [read_row(tmp_path)]


@pytest.mark.parametrize(
    ("cells", "column", "value"),
    [
        ({"principal_twd": "1,234,567"}, "principal_twd", 1234567),
        ({"principal_twd": "１，２３４"}, "principal_twd", 1234),
        ({"principal_twd": " NT$ 1,234 元 "}, "principal_twd", 1234),
        ({"computed_on": "1141101"}, "computed_on", date(2025, 11, 1)),
        ({"computed_on": "１１４／１１／０１"}, "computed_on", date(2025, 11, 1)),
        ({"computed_on": "民國114年11月1日"}, "computed_on", date(2025, 11, 1)),
        ({"computed_on": ""}, "computed_on", None),
        ({"due_on": " "}, "due_on", None),
        ({"expires_on": ""}, "expires_on", None),
        ({"obligor_id": "ａ１２３４５６７８９"}, "obligor_number", "A123456789"),
        ({"obligor_id": "04595257"}, "obligor_number", "04595257"),
        ({"obligor_id": ""}, "obligor_number", ""),
        ({"obligor_name": "王　明"}, "obligor_name", "王明"),
        ({"obligor_name": "  NGUYEN  VAN A "}, "obligor_name", "NGUYEN VAN A"),
        ({"obligor_name": "林𡍼"}, "obligor_name", "林𡍼"),
        ({"obligor_name": "林\U000f0000"}, "obligor_name", "林\U000f0000"),
        ({"case_number": "１１４年度罰執字第１號"}, "case_key", "114罰執00000001"),
        ({"agency_code": " ａ０５ "}, "agency_code", "A05"),
        ({"obligor_name": "=1+1"}, "obligor_name", "=1+1"),
        ({"obligor_name": "'; DROP TABLE cases; --"}, "obligor_name", "'; DROP TABLE cases; --"),
        ({"address": '100%_路，"甲"巷'}, "address", '100%_路，"甲"巷'),
    ],
)
def test_what_people_write_is_understood(
    tmp_path: Path, cells: dict[str, str], column: str, value: object
) -> None:
    assert getattr(read_row(tmp_path, **cells), column) == value


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"case_number": ""}, "案號未填"),
        ({"case_number": "不是案號"}, "案號格式不符"),
        ({"case_number": "114年罰執字第0號"}, "案號格式不符"),
        ({"obligor_name": " "}, "義務人姓名未填"),
        ({"obligor_name": "王" * 101}, "義務人姓名超過 100 字"),
        ({"obligor_id": "A123456788"}, "義務人統編檢查碼或格式不符"),
        ({"obligor_id": "04595258"}, "義務人統編檢查碼或格式不符"),
        ({"obligor_id": "1"}, "義務人統編檢查碼或格式不符"),
        ({"address": "路" * 201}, "地址超過 200 字"),
        ({"agency_code": ""}, "移送機關代碼未填"),
        ({"agency_name": ""}, "移送機關名稱未填"),
        ({"case_kind": ""}, "案件種類未填"),
        ({"section_phone": "1" * 61}, "電話超過 60 字"),
        ({"principal_twd": ""}, "本金未填（無金額請填 0）"),
        ({"principal_twd": "-1"}, "本金不可為負數"),
        ({"late_fee_twd": "1.5"}, "滯納金須為整數元"),
        ({"interest_twd": "1,23"}, "利息無法辨識"),
        ({"costs_twd": "²"}, "執行必要費用無法辨識"),
        ({"principal_twd": "1" + "0" * 13}, "本金超過上限"),
        ({"principal_twd": "=1+1"}, "本金無法辨識"),
        ({"computed_on": "114/02/30"}, "計算日不是存在的日期"),
        ({"due_on": "昨天"}, "繳納期限不是存在的日期"),
        ({"expires_on": "14/01/01"}, "執行期間屆滿日不是存在的日期"),
        ({"expires_on": "114/11/01"}, "執行期間屆滿日須在計算日之後"),
        ({"expires_on": "114/10/31"}, "執行期間屆滿日須在計算日之後"),
        (
            {"principal_twd": "x", "due_on": "x", "case_number": "x"},
            "案號格式不符；本金無法辨識；繳納期限不是存在的日期",
        ),
    ],
)
def test_a_bad_row_comes_back_with_its_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    assert reason_of(tmp_path, **cells) == reason


@pytest.mark.parametrize(
    "sign",
    [
        *("\x01", "\x07", "\x1b", "\x7f", "\x85", "\t", "\u200b", "\u200d", "\u200e", "\u202e"),
        *("\u2028", "\u2060", "\u2066", "\u2069", "\ufeff", "\xad", "\ufffd", "\U000e0041"),
        *("\ufffe", "\U0010ffff"),
    ],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
@pytest.mark.parametrize("column", ["obligor_name", "address", "case_number"])
def test_signs_that_nobody_sees_are_refused(tmp_path: Path, sign: str, column: str) -> None:
    assert reason_of(tmp_path, **{column: f"{GOOD[column][:1]}{sign}{GOOD[column][1:]}"}) == (
        "含有控制字元、看不見的字元或無法辨識的字元"
    )


def test_a_case_twice_in_a_file_is_stored_once_and_the_line_is_named(tmp_path: Path) -> None:
    again = make_row(case_number="１１４年度罰執字第０００２號")
    chunk = read(write_file(tmp_path, as_csv(numbered(1), numbered(2), numbered(3), again, again)))

    assert chunk.line_numbers == [2, 3, 4]
    assert [(bad.line_number, bad.reason) for bad in chunk.rejected] == [
        (5, "與第 3 行的案號相同"),
        (6, "與第 3 行的案號相同"),
    ]


def test_a_case_is_known_again_many_thousand_lines_later(tmp_path: Path) -> None:
    rows = [numbered(serial) for serial in range(1, 22_001)]
    chunks = list(CaseFile(write_file(tmp_path, as_csv(*rows, numbered(7)))).chunks())

    assert [len(chunk.rows) for chunk in chunks] == [20_000, 2_000]
    assert [chunk.last_line for chunk in chunks] == [20_001, 22_002]
    assert chunks[1].rejected[0].line_number == 22_002
    assert chunks[1].rejected[0].reason == "與第 8 行的案號相同"


def test_an_unclosed_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    good = ",".join(numbered(1)), ",".join(numbered(2)), ",".join(numbered(3))
    text = "\n".join([",".join(HEADER), good[0], '"' + good[1], good[2], 'x,"y', ""])

    chunk = read(write_file(tmp_path, text))

    assert chunk.line_numbers == [2, 4]
    assert chunk.rejected == [
        RejectedRow(line_number=3, reason="引號沒有成對，或欄位內有換行", cells=['"' + good[1]]),
        RejectedRow(line_number=5, reason="引號沒有成對，或欄位內有換行", cells=['x,"y']),
    ]


def test_a_row_with_too_few_or_too_many_cells_says_so(tmp_path: Path) -> None:
    text = as_csv(numbered(1)[:-1], [*numbered(2), "x"], numbered(3), [], [""] * 17)

    chunk = read(write_file(tmp_path, text))

    assert chunk.line_numbers == [4]
    assert [bad.reason for bad in chunk.rejected] == [
        "欄數不符：應有 17 欄，實有 16 欄",
        "欄數不符：應有 17 欄，實有 18 欄",
    ]


def test_a_character_that_the_encoding_lacks_costs_its_row_only(tmp_path: Path) -> None:
    text = as_csv(numbered(1), numbered(2, obligor_name="王@明"), numbered(3))
    damaged = text.encode("cp950").replace(b"@\xa9\xfa", b"\xfa\x40\xa9\xfa")

    chunk = read(write_file(tmp_path, damaged))

    assert chunk.line_numbers == [2, 4]
    assert chunk.rejected[0].reason == "含有控制字元、看不見的字元或無法辨識的字元"


def test_a_damaged_utf8_file_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    whole = as_csv(numbered(1), numbered(2), numbered(3)).encode()
    damaged = whole.replace("王小明".encode(), b"\xe7\x8e", 1)

    chunk = read(write_file(tmp_path, damaged))

    assert chunk.line_numbers == [3, 4]
    assert chunk.rows[0].obligor_name == "王小明"


def test_a_file_of_rejected_rows_can_come_back(tmp_path: Path) -> None:
    header = ("行號", *HEADER, "原因")
    text = as_csv(["5", *numbered(1, obligor_name="'=王"), "已改"], header=header)

    file = CaseFile(write_file(tmp_path, text, "utf-8-sig"))
    (chunk,) = file.chunks()

    assert chunk.rows[0].obligor_name == "=王"
    assert file.header == HEADER
    assert list(file.cells_of(file.row_again(chunk, 0))) == numbered(1, obligor_name="=王")


@pytest.mark.parametrize(
    ("header", "fault", "columns"),
    [
        ((*HEADER, "生日", "備註"), FileFault.UNKNOWN_COLUMNS, ("生日", "備註")),
        ((*HEADER, ""), FileFault.UNKNOWN_COLUMNS, ("",)),
        ((*HEADER, "本金"), FileFault.DUPLICATE_COLUMNS, ("本金",)),
        ((*HEADER, "principal_twd"), FileFault.DUPLICATE_COLUMNS, ("principal_twd",)),
        (HEADER[2:], FileFault.MISSING_COLUMNS, HEADER[:2]),
    ],
)
def test_a_file_with_other_columns_is_refused_by_name(
    tmp_path: Path, header: tuple[str, ...], fault: FileFault, columns: tuple[str, ...]
) -> None:
    refusal = refusal_of(write_file(tmp_path, as_csv(make_row(), header=header)))
    assert (refusal.fault, refusal.columns) == (fault, columns)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_no_bytes_bring_the_reader_down(tmp_path: Path, content: bytes) -> None:
    header = ",".join(HEADER).encode()
    for whole in (content, header + b"\n" + content):
        path = write_file(tmp_path, whole)
        try:
            chunks = list(CaseFile(path).chunks())
        except TextFileRefused:
            continue
        assert [row for chunk in chunks for row in chunk.rows] == []


def test_a_large_file_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    write_csv(path, 40_000)
    file = CaseFile(path)
    tracemalloc.start()
    rows = sum(len(chunk.rows) for chunk in file.chunks())
    _now, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rows == 40_000
    assert peak_bytes < 70_000_000
