import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.exchange.rejected_rows import RejectedRow, RejectedRows, armed, disarmed
from counter_app.exchange.text_files import FileFault, TextFileRefused

HEADER = ("案號", "備註")


def rejecting(folder: Path) -> RejectedRows:
    return RejectedRows(folder / "cases.csv", HEADER, tuple)


def row(line_number: int, *cells: str, reason: str = "未填") -> RejectedRow:
    return RejectedRow(line_number=line_number, reason=reason, cells=cells)


def read_back(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def test_rows_are_written_in_the_order_of_their_lines(tmp_path: Path) -> None:
    with rejecting(tmp_path) as rejected:
        rejected.write([row(5, "b", "x"), row(2, "a,\"'", "y")])
        rejected.write([row(9, "短")])

    assert rejected.path == tmp_path / "cases.rejected.csv"
    assert read_back(rejected.path) == [
        ["案號", "備註", "行號", "原因"],
        ["a,\"'", "y", "2", "未填"],
        ["b", "x", "5", "未填"],
        ["短", "", "9", "未填"],
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["cases.rejected.csv"]
    assert rejected.path.stat().st_mode & 0o077 == 0


def test_the_file_of_an_earlier_import_goes_when_nothing_is_rejected(tmp_path: Path) -> None:
    with rejecting(tmp_path) as rejected:
        rejected.write([row(2, "a", "b")])
    with rejecting(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_breaks_off_leaves_the_earlier_file(tmp_path: Path) -> None:
    with rejecting(tmp_path) as rejected:
        rejected.write([row(2, "a", "b")])
    with pytest.raises(TypeError), rejecting(tmp_path) as second:
        second.write([row(3, "c", "d"), row("4", "e")])  # type: ignore[arg-type]
    assert read_back(rejected.path)[1:] == [["a", "b", "2", "未填"]]
    assert [path.name for path in tmp_path.iterdir()] == ["cases.rejected.csv"]


def test_a_folder_that_takes_no_file_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(TextFileRefused) as refused, rejecting(tmp_path / "missing"):
        pytest.fail("entered")
    assert refused.value.fault is FileFault.NO_ROOM_BESIDE


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\u3000"])
def test_no_cell_begins_a_formula(sign: str, before: str) -> None:
    harmless = disarmed(f"{before}{sign}1+1")
    assert harmless.lstrip()[0] in {"'", "\N{REPLACEMENT CHARACTER}"}


@given(st.text())
def test_a_disarmed_cell_is_harmless_and_comes_back(cell: str) -> None:
    harmless = disarmed(cell)
    assert harmless.lstrip()[:1] not in tuple("=+-@\t\r＝＋－＠")
    assert not any(sign < " " or sign in "\x7f\x1b\u202e\u200b" for sign in harmless)
    if cell.isprintable():
        assert armed(harmless) == cell
