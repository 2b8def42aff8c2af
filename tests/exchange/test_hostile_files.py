import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import counter_app
from counter_app.exchange.case_files import CaseFile
from counter_app.exchange.text_files import FileFault, TextFileRefused
from exchange.case_texts import as_csv, numbered, write_file
from exchange.hostile_files import HOSTILE


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_a_hostile_file_is_believed(tmp_path: Path, name: str) -> None:
    hostile = HOSTILE[name]
    path = write_file(tmp_path, hostile.content())

    if hostile.fault is not None:
        with pytest.raises(TextFileRefused) as refused:
            CaseFile(path)
        assert refused.value.fault is hostile.fault
        assert len(refused.value.columns) <= 20
    else:
        chunks = list(CaseFile(path).chunks())
        assert [row for chunk in chunks for row in chunk.rows] == []
        assert sum(len(chunk.rejected) for chunk in chunks) > 0


def test_the_control_a_good_file_is_believed(tmp_path: Path) -> None:
    (chunk,) = CaseFile(write_file(tmp_path, as_csv(numbered(1)))).chunks()
    assert len(chunk.rows) == 1


def _nothing(_path: Path) -> None:
    pass


NO_FILES: dict[str, tuple[Callable[[Path], object], FileFault]] = {
    "missing": (_nothing, FileFault.MISSING),
    "folder": (Path.mkdir, FileFault.NOT_A_FILE),
    "pipe": (os.mkfifo, FileFault.NOT_A_FILE),
    "device": (lambda path: path.symlink_to("/dev/zero"), FileFault.NOT_A_FILE),
    "link to itself": (lambda path: path.symlink_to(path), FileFault.UNREADABLE),
}


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    make, fault = NO_FILES[name]
    path = tmp_path / "cases.csv"
    make(path)
    with pytest.raises(TextFileRefused) as refused:
        CaseFile(path)
    assert refused.value.fault is fault


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    for name in ("a\0b", "x" * 5000):
        with pytest.raises(TextFileRefused) as refused:
            CaseFile(tmp_path / name)
        assert refused.value.fault is FileFault.UNREADABLE


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    with path.open("wb") as file:
        file.truncate(600 * 1024 * 1024)
    with pytest.raises(TextFileRefused) as refused:
        CaseFile(path)
    assert refused.value.fault is FileFault.TOO_LARGE
    assert refused.value.limit_bytes == 512 * 1024 * 1024


def test_a_long_line_is_named_by_its_number(tmp_path: Path) -> None:
    path = write_file(tmp_path, b"a\n" * 41 + b"x" * 70_000 + b"\n")
    with pytest.raises(TextFileRefused) as refused:
        CaseFile(path)
    assert refused.value.line_number == 42


@pytest.mark.parametrize("length", [65_535, 65_536, 65_537, 65_538])
@pytest.mark.parametrize("before", [0, 1, 983_040, 1_000_000, 1_048_575, 1_048_576, 1_100_000])
def test_the_limit_of_a_line_is_the_same_wherever_it_stands(
    tmp_path: Path, length: int, before: int
) -> None:
    head = as_csv().encode()
    fill = b"x" * 99 + b"\n"
    content = head + (fill * (before // 100 + 1))[:before]
    content += b"" if content.endswith(b"\n") else b"\n"
    path = write_file(tmp_path, content + b"y" * length + b"\n" + fill)
    if length > 65_536:
        with pytest.raises(TextFileRefused) as refused:
            CaseFile(path)
        assert refused.value.line_number == content.count(b"\n") + 1
    else:
        assert CaseFile(path).size_bytes > before


def test_a_file_that_grows_meanwhile_is_given_up(tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(numbered(1)))
    file = CaseFile(path)
    with path.open("ab") as grown:
        grown.write(b"x" * 100)
    with pytest.raises(TextFileRefused):
        list(file.chunks())


_READ_ALL = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 * 1024 * 1024,) * 2)
import counter_app
from counter_app.exchange.case_files import CaseFile
from counter_app.exchange.text_files import TextFileRefused
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        assert not any(chunk.rows for chunk in CaseFile(path).chunks()), path
    except TextFileRefused:
        pass
print("all read")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_hostile_files_fit_into_little_memory(tmp_path: Path) -> None:
    for number, hostile in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.csv").write_bytes(hostile.content())
    source = Path(counter_app.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(source)},
    )
    assert done.stdout == "all read\n", done.stderr
