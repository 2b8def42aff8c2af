"""Slow work stays off the UI thread, and exactly one report comes back on it."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from counter_app.ui.background import Endless, Inline, OneAtATime, Progress


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[OneAtATime]:
    made = OneAtATime("test")
    yield made
    assert made.close()


def fail(error: Exception) -> None:
    raise AssertionError from error


def test_the_job_runs_elsewhere_and_its_report_comes_home(worker: OneAtATime, qtbot: QtBot) -> None:
    seen: list[int] = []
    homes: list[int] = []

    def done(thread_id: int) -> None:
        seen.append(thread_id)
        homes.append(threading.get_ident())

    worker.run(threading.get_ident, on_done=done, on_error=fail)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] != threading.get_ident()
    assert homes == [threading.get_ident()]


def test_the_window_lives_on_while_a_job_takes_its_time(worker: OneAtATime, qtbot: QtBot) -> None:
    go_on = threading.Event()
    answers: list[bool] = []
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(1)
    worker.run(lambda: go_on.wait(30), on_done=answers.append, on_error=fail)
    qtbot.waitUntil(lambda: len(ticks) >= 10)
    assert answers == []
    go_on.set()
    qtbot.waitUntil(lambda: answers == [True])


def test_a_device_is_asked_one_thing_at_a_time_and_in_order(
    worker: OneAtATime, qtbot: QtBot
) -> None:
    running: list[int] = []
    most: list[int] = []
    order: list[int] = []

    def job(number: int) -> int:
        running.append(number)
        most.append(len(running))
        running.remove(number)
        return number

    for number in range(20):
        worker.run(partial(job, number), on_done=order.append, on_error=fail)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert max(most) == 1


def test_an_error_is_reported_and_the_next_job_still_runs(worker: OneAtATime, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    answers: list[str] = []

    def broken() -> str:
        raise ValueError("bug")

    worker.run(broken, on_done=answers.append, on_error=errors.append)
    worker.run(lambda: "fine", on_done=answers.append, on_error=fail)
    qtbot.waitUntil(lambda: answers == ["fine"])
    assert [type(error) for error in errors] == [ValueError]


def test_a_long_job_tells_how_far_it_is_and_always_tells_the_end(
    worker: OneAtATime, qtbot: QtBot
) -> None:
    told: list[tuple[int, int]] = []
    done: list[int] = []

    def job(progress: Progress) -> int:
        for at in range(1, 5001):
            progress.report(at, 5000)
        return 5000

    worker.run_long(
        job,
        on_done=done.append,
        on_error=fail,
        on_progress=lambda at, total: told.append((at, total)),
    )
    qtbot.waitUntil(lambda: done == [5000])
    assert told[-1] == (5000, 5000)
    assert len(told) < 200


def test_a_long_job_can_be_stopped(worker: OneAtATime, qtbot: QtBot) -> None:
    begun = threading.Event()
    done: list[str] = []

    def job(progress: Progress) -> str:
        begun.set()
        while not progress.cancelled:
            begun.wait(0.001)
        return "stopped"

    progress = worker.run_long(
        job, on_done=done.append, on_error=fail, on_progress=lambda _at, _total: None
    )
    assert begun.wait(10)
    progress.cancel()
    qtbot.waitUntil(lambda: done == ["stopped"])


def test_closing_drops_the_report_of_the_job_in_hand(qtbot: QtBot) -> None:
    worker = OneAtATime("closing")
    go_on, begun = threading.Event(), threading.Event()
    answers: list[bool] = []

    def job() -> bool:
        begun.set()
        return go_on.wait(30)

    worker.run(job, on_done=answers.append, on_error=fail)
    assert begun.wait(10)
    assert not worker.close(wait_s=0.01)
    go_on.set()
    assert worker.close()
    qtbot.wait(20)
    assert answers == []
    with pytest.raises(ValueError, match="closed"):
        worker.run(job, on_done=answers.append, on_error=fail)


def test_inline_never_reports_before_run_has_returned(inline: Inline, qtbot: QtBot) -> None:
    answers: list[str] = []
    inline.run(lambda: "now", on_done=answers.append, on_error=fail)
    assert answers == []
    qtbot.waitUntil(lambda: answers == ["now"])


def test_endless_keeps_the_waiting_state_until_it_is_let_go(endless: Endless, qtbot: QtBot) -> None:
    answers: list[str] = []
    endless.run(lambda: "late", on_done=answers.append, on_error=fail)
    qtbot.wait(5)
    assert endless.waiting == 1
    assert answers == []
    endless.let_go()
    qtbot.waitUntil(lambda: answers == ["late"])
