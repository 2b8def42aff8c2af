import os
from pathlib import Path

import pytest

from counter_app.documents.files import save_paper


def test_a_paper_is_whole_and_alone_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "papers" / "R11401000123.pdf"
    save_paper(path, b"%PDF")
    assert path.read_bytes() == b"%PDF"
    assert list(path.parent.iterdir()) == [path]


def test_a_paper_is_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    save_paper(path, b"old")
    save_paper(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.pdf"
    save_paper(path, b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            save_paper(path, bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_taken_by_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OSError, match=r"a\.pdf"):
        save_paper(tmp_path / "a.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_only_the_owner_may_read_a_paper(tmp_path: Path) -> None:
    save_paper(tmp_path / "a.pdf", b"x")
    if os.name == "posix":
        assert (tmp_path / "a.pdf").stat().st_mode & 0o077 == 0
