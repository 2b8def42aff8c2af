"""What nobody expected is written down, told calmly, and names nobody."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.ui.crash import CrashGuard, CrashPage, describe_bug, mask_words
from counter_app.ui.theme.style import Theme

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


class Ticking:
    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def guard(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashGuard]:
    made = CrashGuard(tmp_path / "logs", Ticking())
    before, before_threads = sys.excepthook, threading.excepthook
    made.install()
    yield made
    made.remove()
    sys.excepthook, threading.excepthook = before, before_threads


def fall() -> None:
    raise ValueError("No room for 王小明 A123456789")


def bug() -> ValueError:
    try:
        fall()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_fault_is_written_without_names_and_figures(guard: CrashGuard, qtbot: QtBot) -> None:
    error = bug()
    with qtbot.waitSignal(guard.crashed) as crashed:
        sys.excepthook(type(error), error, error.__traceback__)
    report = Path(crashed.args[0]).read_text(encoding="utf-8")
    assert "ValueError: No room for * A#" in report
    assert "in fall" in report
    assert "王小明" not in report
    assert "123456789" not in report


def test_a_fault_on_another_thread_is_told_on_this_one(guard: CrashGuard, qtbot: QtBot) -> None:
    def job() -> None:
        raise bug()

    with qtbot.waitSignal(guard.crashed) as crashed:
        threading.Thread(target=job, name="machine").start()
    assert Path(crashed.args[0]).exists()


def test_only_the_latest_reports_are_kept(guard: CrashGuard, tmp_path: Path) -> None:
    for _ in range(25):
        guard.catch(bug())
    assert len(list((tmp_path / "logs").glob("fault-*.txt"))) == 20


def test_a_report_that_cannot_be_written_is_still_told(tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    guard = CrashGuard(blocked / "logs", Ticking())
    with qtbot.waitSignal(guard.crashed) as crashed:
        guard.catch(bug())
    assert crashed.args == [""]


def test_the_cause_of_a_fault_is_in_the_report() -> None:
    error = RuntimeError("while paying")
    error.__cause__ = KeyError("order 12")
    words = describe_bug(error)
    assert "RuntimeError: while paying" in words
    assert "KeyError: 'order #'" in words


def test_the_row_that_a_database_refused_is_not_in_the_report() -> None:
    error = ValueError("a check was violated\nDETAIL:  Failing row contains (P114, Wang Ming, 9).")
    words = describe_bug(error)
    assert "ValueError: a check was violated" in words
    assert "Wang" not in words


def test_masking_leaves_plain_english_alone() -> None:
    assert mask_words("Change cannot be negative: -5") == "Change cannot be negative: -#"


def test_the_page_says_that_the_money_is_safe_and_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    page = CrashPage(theme)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.display("/home/desk/logs/fault-1.txt")
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "不會遺失" in words
    assert "不要再扣一次" in words
    assert "/home/desk/logs/fault-1.txt" in words
    assert "Traceback" not in words
    by_words = {each.text(): each for each in page.findChildren(QPushButton)}
    for button, signal in (
        ("回到作業", page.continue_requested),
        ("結束程式", page.quit_requested),
        ("開啟診斷檔資料夾", page.folder_requested),
    ):
        with qtbot.waitSignal(signal):
            by_words[button].click()
