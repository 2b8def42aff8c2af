from datetime import date
from pathlib import Path

import pytest

from collection_lines import ATM, BOT, STORE, atm_line, bot_text, store_line, write_lines
from counter_app.domain.collections import CollectionFileRefused, FileFault, ProfileRefused
from counter_app.domain.kinds import Channel
from counter_app.exchange.collection_files import CollectionFile
from counter_app.exchange.collection_profiles import (
    CollectionProfile,
    find_profile,
    parse_profile,
    read_profile,
)

NEAR = date(2025, 11, 20)
STORE_TEXT = find_profile(STORE).read_text(encoding="utf-8")
BOT_TEXT = find_profile(BOT).read_text(encoding="utf-8")


def read(path: Path, profile: CollectionProfile | str = STORE) -> CollectionFile:
    found = read_profile(find_profile(profile)) if isinstance(profile, str) else profile
    return CollectionFile(path, found, near=NEAR)


def fault_of(path: Path, profile: CollectionProfile | str = STORE) -> tuple[FileFault, int]:
    with pytest.raises(CollectionFileRefused) as refused:
        read(path, profile)
    assert refused.value.file_name == path.name
    return refused.value.fault, refused.value.line_number


def write(folder: Path, data: bytes) -> Path:
    path = folder / "file.txt"
    path.write_bytes(data)
    return path


def test_the_published_store_lines_are_read(tmp_path: Path) -> None:
    """Five lines that were published with the layout."""
    path = write_lines(
        tmp_path,
        b"2007110520071104AIIN0000000000900000005201101TFM     20760100002047",
        b"2007110520071104AIIN00000000009100000378011017111111 20760100002047",
        b"2007110520071105AIIN0000000001130000001301101TFM     20760100002047",
        b"2007110520071105AIIN00000000012200000001111017111111 20760100002047",
        b"2007110520071105AIIN0000000001240000001421101TFM     20760100002047",
    )
    file = read(path)
    lines = list(file.lines())

    assert [line.amount_twd for line in lines] == [520, 3780, 130, 11, 142]
    assert (file.line_count, file.total_twd) == (5, 4583)
    first = lines[0]
    assert (first.number, first.channel) == ("AIIN000000000090", Channel.STORE)
    assert (first.debited_on, first.paid_on) == (date(2007, 11, 5), date(2007, 11, 4))
    assert first.is_final


def test_the_published_lines_of_accounts_are_read(tmp_path: Path) -> None:
    """One place after the point: 39000 is NT$3,900, as the check digit of the account says."""
    rest = "          825                    168371            S"
    head = "00002076010000204720071105000001A093158ATM "
    line = f"{head}39000       +C9567860922892400{rest}"

    (found,) = read(write_lines(tmp_path, line.encode()), ATM).lines()

    assert (found.amount_twd, found.number) == (3900, "95678609228924")
    assert (found.paid_on, found.status, found.is_final) == (date(2007, 11, 5), "0000 C S", True)


def test_money_taken_back_is_below_nothing(tmp_path: Path) -> None:
    lines = (atm_line("95678609228924", 3900, sign="-"), atm_line("95678609228924", 5, status="F"))
    back, failed = read(write_lines(tmp_path, *lines), ATM).lines()

    assert (back.amount_twd, back.status) == (-3900, "-0000 C S")
    assert (failed.is_final, failed.status) == (False, "0000 C F")


POINT_MEANT = STORE_TEXT.replace("decimals = 0", "decimals = 2")
SIGN_APART = STORE_TEXT.replace(
    "decimals = 0", 'decimals = 0\nsign = "agent"\npositive = ["TFM"]\nnegative = ["BACK"]'
)


@pytest.mark.parametrize(
    ("text", "amount", "agent"),
    [
        # A hundredth, or a hundred times as much: nobody knows, so nothing counts.
        (POINT_MEANT, "002300.00", "TFM"),
        # Taken back, taken back: paid?
        (SIGN_APART, "-00002350", "BACK"),
        (SIGN_APART, "-00002350", "TFM"),
    ],
)
def test_an_amount_that_says_two_things_is_refused(
    tmp_path: Path, text: str, amount: str, agent: str
) -> None:
    profile = parse_profile(text, name="own")
    line = store_line(amount_twd=amount, agent=agent)
    assert fault_of(write_lines(tmp_path, line), profile) == (FileFault.WRONG_COLUMNS, 1)


def test_a_list_with_roc_days_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, bot_text([("7006020000462711", 14_520, "入帳")]).encode("cp950"))
    (line,) = read(path, BOT).lines()
    assert (line.amount_twd, line.paid_on, line.is_final) == (14_520, NEAR, True)


def test_a_name_outside_the_standard_is_no_fault(tmp_path: Path) -> None:
    """Characters that a bank made itself have two bytes and no code point."""
    text = STORE_TEXT.replace('"payee_account", width = 14', '"payer", width = 14')
    line = store_line()[:-14] + b"\xfa\x40\xb7\xa8\xfe\xfe        "
    (found,) = read(write_lines(tmp_path, line), parse_profile(text, name="own")).lines()
    assert found.amount_twd == 2350


@pytest.mark.parametrize(
    ("data", "fault", "line_number"),
    [
        (b"", FileFault.EMPTY, 0),
        (b"\r\n\r\n", FileFault.EMPTY, 0),
        (store_line() + b"\r\n" + store_line()[:-1], FileFault.CUT_OFF, 2),
        (store_line()[:-1] + b"\r\n" + store_line() + b"\r\n", FileFault.WRONG_WIDTH, 1),
        (store_line() + b" \n", FileFault.WRONG_WIDTH, 1),
        (store_line() + b"\n\n", FileFault.WRONG_WIDTH, 2),
        (store_line(amount_twd="12345678-") + b"\n", FileFault.WRONG_COLUMNS, 1),
        (store_line(amount_twd="         ") + b"\n", FileFault.WRONG_COLUMNS, 1),
        (store_line(amount_twd="00012.500") + b"\n", FileFault.WRONG_COLUMNS, 1),
        (store_line() + b"\n" + store_line(agent="A\0") + b"\n", FileFault.UNREADABLE, 2),
        (store_line(agent="")[:-17] + "王小明".encode()[:3] + b" " * 14, FileFault.UNREADABLE, 1),
        (b"\xff" * 67 + b"\n", FileFault.UNREADABLE, 1),
        (b"9" * 20_000, FileFault.WRONG_WIDTH, 1),
    ],
)
def test_what_is_not_the_layout_is_refused(
    tmp_path: Path, data: bytes, fault: FileFault, line_number: int
) -> None:
    assert fault_of(write(tmp_path, data)) == (fault, line_number)


def test_a_whole_last_line_needs_no_end(tmp_path: Path) -> None:
    assert read(write(tmp_path, store_line() + b"\r\n" + store_line())).line_count == 2


def test_a_folder_and_nothing_are_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path) == (FileFault.UNREADABLE, 0)
    assert fault_of(tmp_path / "missing.txt") == (FileFault.UNREADABLE, 0)


GOOD = bot_text([("7006020000462711", 14_520, "入帳"), ("7006020000462722", 7, "入帳")])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD.replace("合計,2", "合計,3"), FileFault.TOTAL_WRONG),
        (GOOD.replace("14527", "14528"), FileFault.TOTAL_WRONG),
        (GOOD.replace("14527", "x"), FileFault.WRONG_COLUMNS),
        (GOOD[: GOOD.index("合計")], FileFault.CUT_OFF),
        (GOOD[:-2], FileFault.CUT_OFF),
        (GOOD.replace("虛擬帳號", "帳號"), FileFault.WRONG_COLUMNS),
        (GOOD.replace('"14,520"', '"1,4520"'), FileFault.WRONG_COLUMNS),
        (GOOD.replace('"14,520"', "14,520"), FileFault.WRONG_COLUMNS),
        (GOOD.replace('"14,520"', '"14,520'), FileFault.WRONG_COLUMNS),
        (GOOD.replace('"14,520"', "9" * 13), FileFault.WRONG_COLUMNS),
        (GOOD.replace('"14,520"', "9" * 5000), FileFault.WRONG_COLUMNS),
    ],
)
def test_a_list_that_does_not_fit_is_refused(tmp_path: Path, text: str, fault: FileFault) -> None:
    assert fault_of(write(tmp_path, text.encode("cp950")), BOT)[0] is fault


def test_a_list_in_another_encoding_is_refused(tmp_path: Path) -> None:
    assert fault_of(write(tmp_path, GOOD.encode()), BOT)[0] is FileFault.UNREADABLE


def test_the_same_line_has_the_same_key_in_any_file(tmp_path: Path) -> None:
    line, other = store_line(), store_line(amount_twd=1)
    first = [each.line_key for each in read(write_lines(tmp_path, line, other, line)).lines()]
    again = [each.line_key for each in read(write_lines(tmp_path, other, line, line)).lines()]

    assert len(set(first)) == 3
    assert sorted(first) == sorted(again)
    assert {len(key) for key in first} == {64}


def test_a_list_that_another_program_saved_again_is_the_same_list(tmp_path: Path) -> None:
    keys = [line.line_key for line in read(write(tmp_path, GOOD.encode("cp950")), BOT).lines()]
    saved = GOOD.replace("7006020000462711", '"7006020000462711"').replace("\r\n", "\n")
    again = [line.line_key for line in read(write(tmp_path, saved.encode("cp950")), BOT).lines()]
    assert keys == again


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("YYYY/MM/DD", "2025/11/19", date(2025, 11, 19)),
        ("YYYYMMDD", "20251119", date(2025, 11, 19)),
        ("YYY.MM.DD", "114.11.19", date(2025, 11, 19)),
        ("YYYMMDD", "1141119", date(2025, 11, 19)),
        ("YYMMDD", "141119", date(2025, 11, 19)),
        ("YYMMDD", "990101", date(2010, 1, 1)),
        ("YYYMMDD", "1140230", None),
        ("YYYMMDD", "20251119", None),
    ],
)
def test_days_are_read_as_the_profile_says(
    tmp_path: Path, form: str, text: str, day: date | None
) -> None:
    profile = parse_profile(BOT_TEXT.replace("YYY/MM/DD", form), name="own")
    rows = GOOD.replace("114/11/20", text).encode("cp950")
    first, _ = read(write(tmp_path, rows), profile).lines()
    assert (first.paid_on, first.fault) == (day, "" if day else "paid_on")


FRAMED = (
    STORE_TEXT
    + """
[header]
prefix = "1"
length = 5

[trailer]
prefix = "3"
length = 12
count = { at = 2, width = 4 }
total = { at = 6, width = 7 }
"""
)


def test_a_file_between_a_first_and_a_last_line(tmp_path: Path) -> None:
    profile = parse_profile(FRAMED, name="framed")
    good = [b"1ABCD", store_line(amount_twd=100), store_line(amount_twd=50), b"300020000150"]
    assert read(write_lines(tmp_path, *good), profile).total_twd == 150
    assert fault_of(write_lines(tmp_path, *good[:-1]), profile)[0] is FileFault.CUT_OFF
    assert fault_of(write_lines(tmp_path, *good[1:]), profile)[0] is FileFault.WRONG_COLUMNS
    short = [*good[:2], good[-1]]
    assert fault_of(write_lines(tmp_path, *short), profile) == (FileFault.TOTAL_WRONG, 3)
    nothing = [good[0], b"300000000000"]
    assert fault_of(write_lines(tmp_path, *nothing), profile)[0] is FileFault.EMPTY


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ('form = "fixed"', 'form = "xml"', "form"),
        ('encoding = "cp950"', 'encoding = "utf-16"', "encoding"),
        ('match_by = "segment_2"', 'match_by = "name"', "match_by"),
        ('channel = "store"', 'channel = "moon"', "channel"),
        ("width = 16", "width = 0", "columns.3.width"),
        ("width = 16", "width = true", "columns.3.width"),
        ("width = 16", "wide = 16", "columns.3.width"),
        ('name = "due"', 'name = "agent"', "columns"),
        ('column = "payment_id"', 'column = "nothing"', "number.column"),
        ("decimals = 0", "decimals = -1", "amount.decimals"),
        ("decimals = 0", "decimal = 0", "amount.decimals"),
        ("decimals = 0", "decimals = 0\npoint = true", "amount.point"),
        ("decimals = 0", 'decimals = 0\nsign = "due"', "amount.positive"),
        ("decimals = 0", "decimals = 0\nround = true", "amount.round"),
        ('format = "YYYYMMDD"', 'format = "DDMMYYYY"', "paid_on.format"),
        ("[number]", "[csv]\nheader = true\n\n[number]", "csv"),
        ("[number]", '[final]\nnothing = ["1"]\n\n[number]', "final.nothing"),
        ("[number]", '[trailer]\nprefix = ""\n\n[number]', "trailer.prefix"),
    ],
)
def test_a_bad_profile_is_refused_by_its_entry(old: str, new: str, entry: str) -> None:
    with pytest.raises(ProfileRefused) as refused:
        parse_profile(STORE_TEXT.replace(old, new), name="bad")
    assert (refused.value.name, refused.value.problem) == ("bad", entry)


def test_a_profile_without_a_day_is_refused() -> None:
    text = STORE_TEXT[: STORE_TEXT.index("[paid_on]")]
    with pytest.raises(ProfileRefused) as refused:
        parse_profile(text, name="bad")
    assert refused.value.problem == "paid_on"


def test_a_channel_may_stand_in_a_column(tmp_path: Path) -> None:
    channels = (
        '[channel]\ncolumn = "agent"\n[channel.values]\n"TFM" = "store"\n"POST" = "post_office"\n'
    )
    text = STORE_TEXT.replace('channel = "store"\n', "") + channels
    profile = parse_profile(text, name="own")
    lines = read(write_lines(tmp_path, store_line(), store_line(agent="POST")), profile).lines()
    assert [line.channel for line in lines] == [Channel.STORE, Channel.POST_OFFICE]
    unknown = write_lines(tmp_path, store_line(agent="OTHER"))
    assert fault_of(unknown, profile) == (FileFault.WRONG_COLUMNS, 1)
