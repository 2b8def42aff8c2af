"""Lists of case numbers, whatever wrote them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.exchange.case_lists import CHARACTERS_MAX, read_case_list
from counter_app.exchange.text_files import FileFault, TextFileRefused

ONE = "宜執和114年綜所稅執字第00000001號"
TWO = "宜執和１１４年 罰執字第2號"


def listed(folder: Path, content: bytes | str, encoding: str = "utf-8") -> tuple[str, ...]:
    path = folder / "list.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_case_list(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_number_a_line(tmp_path: Path, encoding: str, end: str) -> None:
    assert listed(tmp_path, end.join([ONE, "", TWO, "  "]), encoding) == (ONE, TWO)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE},王小明,2350\n{TWO},李四,1\n",
        f"案號,義務人姓名\n{ONE},王小明\n{TWO},李四\n",
        f'"{ONE}","王,小明"\n"{TWO}",""\n',
        f"{ONE}\t1\n{TWO}\t2\n",
        f"case_number\t金額\n{ONE}\t1\n{TWO}\t2\n",
        f"notice_number,page,case_number\nN11400000001,1,{ONE}\nN11400000002,2,{TWO}\n",
    ],
    ids=["first column", "headed", "quoted", "tabs", "headed tabs", "third column"],
)
def test_the_column_of_a_table(tmp_path: Path, text: str) -> None:
    assert listed(tmp_path, text) == (ONE, TWO)


def test_nothing_is_judged_and_nothing_dropped(tmp_path: Path) -> None:
    assert listed(tmp_path, f"{ONE}\n{ONE}\n不是案號\n'=1+1\n") == (ONE, ONE, "不是案號", "=1+1")


def test_what_is_hidden_is_made_visible(tmp_path: Path) -> None:
    found = listed(tmp_path, "\x1b[31m紅\u202e\n王　明\n")

    assert found == ("\ufffd[31m紅\ufffd", "王　明")


def test_a_long_cell_is_cut(tmp_path: Path) -> None:
    assert listed(tmp_path, "長" * 500) == ("長" * CHARACTERS_MAX,)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b"\r\n  \r\n", FileFault.EMPTY),
        ("案號\n".encode(), FileFault.EMPTY),
        (b"\x00\x01", FileFault.NOT_TEXT),
        (b"x" * 70_000, FileFault.LINE_TOO_LONG),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    tmp_path: Path, content: bytes, fault: FileFault
) -> None:
    with pytest.raises(TextFileRefused) as refused:
        listed(tmp_path, content)

    assert refused.value.fault is fault


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextFileRefused) as refused:
        read_case_list(tmp_path / "none.txt")

    assert refused.value.fault is FileFault.MISSING


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(ONE, encoding="utf-8")

    with pytest.raises(TextFileRefused) as refused:
        read_case_list(path, size_bytes_max=10)

    assert refused.value.fault is FileFault.TOO_LARGE


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    try:
        found = listed(tmp_path_factory.getbasetemp(), content)
    except TextFileRefused:
        return
    for cell in found:
        assert 0 < len(cell) <= CHARACTERS_MAX
        cell.encode()
