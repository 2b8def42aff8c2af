"""Bars 10, 11 and 12: a book of notices, beside platypus and Qt's own PDF writer."""

import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QGuiApplication

from counter_app.documents.fonts import open_faces
from counter_app.documents.notice import NoticeBook
from counter_app.domain.notices import Notice
from notice_papers import make_code, make_sample
from notice_rivals import PlatypusNotices, QtNotices

NOTICES: Final = 1000
OF_PLATYPUS: Final = 8
OF_QT: Final = 200
ROUNDS: Final = 3


def book_of(notices: list[Notice], codes: list[str]) -> bytes:
    file = BytesIO()
    book = NoticeBook(file, title="書", author="宜蘭分署", faces=open_faces())
    for notice, code in zip(notices, codes, strict=True):
        book.add(notice, code)
    book.finish()
    return file.getvalue()


def seconds(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def sample(count: int) -> tuple[list[Notice], list[str]]:
    notices = make_sample(count)
    return notices, [make_code(notice) for notice in notices]


def compare(
    benchmark: Any,  # noqa: ANN401 - it has no types
    other: Callable[[list[Notice], list[str]], object],
    *,
    of_other: int,
    told: dict[str, object],
    least: float,
) -> None:
    notices, codes = sample(NOTICES if benchmark.enabled else 6)
    few = (notices[:of_other], codes[:of_other])
    book_of(*few)
    other(*few)
    other_s: list[float] = []

    def make_the_other() -> None:
        other_s.append(seconds(lambda: other(*few)) / len(few[0]))

    # The two take turns, so that a busy moment of the machine meets both.
    pdf = benchmark.pedantic(lambda: book_of(notices, codes), setup=make_the_other, rounds=ROUNDS)
    assert pdf.startswith(b"%PDF-")
    if benchmark.enabled:
        ours_ms = 1000 * benchmark.stats.stats.min / len(notices)
        reference_ms = 1000 * min(other_s)
        benchmark.extra_info.update(
            told,
            bar=11,
            ours=ours_ms,
            reference=reference_ms,
            unit="ms",
            ratio=reference_ms / ours_ms,
            goal=f">= {least:g}",
        )


def test_a_book_of_notices_against_platypus(benchmark: Any) -> None:  # noqa: ANN401
    rival = PlatypusNotices()
    told: dict[str, object] = {"what": "a notice in a book, against platypus"}
    compare(benchmark, rival.pdf, of_other=OF_PLATYPUS, told=told, least=40)


def test_a_book_of_notices_against_qt(
    benchmark: Any,  # noqa: ANN401
    qapp: QGuiApplication,
    tmp_path: Path,
) -> None:
    rival = QtNotices()
    told: dict[str, object] = {"what": "a notice in a book, against QPdfWriter"}
    compare(
        benchmark,
        lambda notices, codes: rival.write(tmp_path / "qt.pdf", notices, codes),
        of_other=OF_QT,
        told=told,
        least=2.5,
    )


def test_a_page_of_a_book_is_small(benchmark: Any) -> None:  # noqa: ANN401
    notices, codes = sample(OF_PLATYPUS if benchmark.enabled else 3)
    rival = PlatypusNotices()

    def page_bytes(make: Callable[[list[Notice], list[str]], bytes]) -> float:
        # What one more page takes when its characters are in the fonts already.
        once, twice = len(make(notices, codes)), len(make(notices * 2, codes * 2))
        return (twice - once) / len(notices)

    ours = benchmark.pedantic(lambda: page_bytes(book_of), rounds=1)
    reference = page_bytes(rival.pdf)
    assert ours < reference
    benchmark.extra_info.update(
        bar=12,
        what="size of a page in a book, against platypus",
        ours=ours / 1024,
        reference=reference / 1024,
        unit="KiB",
        ratio=ours / reference,
        goal="<= 0.3",
    )


PROGRAM: Final = """
import sys
from pathlib import Path
from counter_app.documents.notice import NoticeBook
from notice_papers import make_code, make_sample
notices = [(notice, make_code(notice)) for notice in make_sample(100)]
with Path(sys.argv[1]).open("wb") as file:
    book = NoticeBook(file, title="書", author="宜蘭分署")
    for number in range(int(sys.argv[2])):
        book.add(*notices[number % len(notices)])
    book.finish()
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM"):  # ru_maxrss would begin with what the test itself needs.
        print(line.split()[1])
"""


def peak_mb(count: int, folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder / "book.pdf"), str(count)],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout) / 1024


def test_memory_does_not_grow_with_the_book(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    few = 1000 if benchmark.enabled else 40
    reference = peak_mb(few, tmp_path)
    ours = benchmark.pedantic(lambda: peak_mb(10 * few, tmp_path), rounds=1)
    assert ours <= 1.6 * reference
    benchmark.extra_info.update(
        bar=10,
        what="memory of ten times as many notices",
        ours=ours,
        reference=reference,
        unit="MB",
        ratio=ours / reference,
        goal="<= 1.6",
    )


def test_the_pages_it_is_compared_with_say_the_same(qapp: QGuiApplication, tmp_path: Path) -> None:
    from pypdf import PdfReader

    notices, codes = sample(2)
    QtNotices().write(tmp_path / "qt.pdf", notices, codes)
    ours, platypus, qt = (
        PdfReader(BytesIO(pdf))
        for pdf in (
            book_of(notices, codes),
            PlatypusNotices().pdf(notices, codes),
            (tmp_path / "qt.pdf").read_bytes(),
        )
    )
    assert len(ours.pages) == len(platypus.pages) == len(qt.pages) == 2
    said, by_platypus = (
        "".join("".join(page.extract_text() for page in reader.pages).split())
        for reader in (ours, platypus)
    )
    assert set(said) == set(by_platypus)
    assert abs(len(said) - len(by_platypus)) <= 4
