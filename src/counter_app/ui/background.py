"""Slow work off the UI thread, its result back on it.

Keep one `OneAtATime` per device and one for the rest: a device is never asked two things at
once, and a case can be looked up while a card is being read.  Exactly one of *on_done* and
*on_error* is called, on the UI thread, and never before ``run`` has returned.
"""

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Final, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

P = ParamSpec("P")
T = TypeVar("T")
Report = Callable[[], None]

_LOG: Final = logging.getLogger(__name__)
_REPORT_EVERY_S: Final = 0.05


class Progress:
    """The link between a long job and the window that watches it.

    The job calls `report` as often as it likes and looks at `cancelled` at every row; the
    window hears at most twenty reports a second, and always the last one.
    """

    def __init__(self, tell: Callable[[int, int], None] | None = None) -> None:
        self._tell = tell
        self._cancelled = threading.Event()
        self._told_at_s = float("-inf")

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop; the job then ends as it finds right."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; it does so when it looks next."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Say how far the job is; called on the job's thread.

        Args:
            done: Units finished.
            total: Units in all, or zero while nobody knows.
        """
        now_s = time.monotonic()
        if self._tell and (done == total or now_s - self._told_at_s >= _REPORT_EVERY_S):
            self._told_at_s = now_s
            self._tell(done, total)


class Background(Protocol):
    """Runs a job somewhere and reports on the UI thread."""

    def run(
        self,
        job: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Start *job*; later call exactly one of *on_done* and *on_error*."""

    def run_long(
        self,
        job: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[int, int], None],
    ) -> Progress:
        """Start a job that tells how far it is; cancel it by what is returned."""


class _Desk(QObject):
    """Takes reports on the UI thread; anybody may hand one in from any thread."""

    reported = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # Queued even on one thread: a report never comes before `run` has returned.
        self.reported.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _take(self, report: Report) -> None:
        report()


class OneAtATime:
    """Runs jobs on one thread of its own, in the order they were asked for."""

    def __init__(self, name: str) -> None:
        self._desk = _Desk()
        self._jobs: SimpleQueue[Callable[[], Report] | None] = SimpleQueue()
        self._closed = False
        # A daemon: a machine that never answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        job: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Start *job* after those before it."""
        if self._closed:
            raise ValueError("This worker is closed.")
        self._jobs.put(partial(_outcome, job, on_done=on_done, on_error=on_error))

    def run_long(
        self,
        job: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[int, int], None],
    ) -> Progress:
        """Start a job that tells how far it is, after those before it."""

        def tell(done: int, total: int) -> None:
            self._hand_in(partial(on_progress, done, total))

        progress = Progress(tell)
        self.run(partial(job, progress), on_done=on_done, on_error=on_error)
        return progress

    def close(self, *, wait_s: float = 5.0) -> bool:
        """Take no more jobs, finish those in hand, and drop their reports.

        Args:
            wait_s: How long to wait for the job in hand.

        Returns:
            Whether the thread has ended.
        """
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._hand_in(job())

    def _hand_in(self, report: Report) -> None:
        if self._closed:
            return
        try:
            self._desk.reported.emit(report)
        except RuntimeError:
            # Qt is already gone: the program is ending, and nobody is there to be told.
            _LOG.info("A background job ended after the window did.")


class WhileAlive:
    """A background that takes no jobs and gives no reports once whoever asks has ended.

    A worker may outlive a screen: whoever signs in next uses the same one for the store.
    And a screen may outlive its workers by a moment, when both are let go.  Jobs that were taken
    are done to their end.
    """

    def __init__(self, background: Background, is_alive: Callable[[], bool]) -> None:
        self._background = background
        self._is_alive = is_alive

    def run(
        self,
        job: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Start *job*; report if somebody is there to be told."""
        if not self._is_alive():
            return
        self._background.run(job, on_done=self._heard(on_done), on_error=self._heard(on_error))

    def run_long(
        self,
        job: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[int, int], None],
    ) -> Progress:
        """Start a job that tells how far it is; report if somebody is there to be told."""
        if not self._is_alive():
            return Progress()
        return self._background.run_long(
            job,
            on_done=self._heard(on_done),
            on_error=self._heard(on_error),
            on_progress=self._heard(on_progress),
        )

    def _heard(self, report: Callable[P, None]) -> Callable[P, None]:
        def hear(*args: P.args, **kwargs: P.kwargs) -> None:
            if self._is_alive():
                report(*args, **kwargs)

        return hear


class UntilClosed(WhileAlive):
    """Asks a worker that lives on, for a window that does not."""

    def __init__(self, worker: Background) -> None:
        super().__init__(worker, lambda: not self._is_closed)
        self._is_closed = False

    def close(self) -> None:
        """Ask no more, and hear no more."""
        self._is_closed = True


def _outcome(
    job: Callable[[], T],
    *,
    on_done: Callable[[T], None],
    on_error: Callable[[Exception], None],
) -> Report:
    try:
        result = job()
    except Exception as error:  # noqa: BLE001 - handed on to the UI thread, whole
        return partial(on_error, error)
    return partial(on_done, result)


class Inline:
    """For tests: does the job at once, and reports with the next turn of the event loop."""

    def __init__(self) -> None:
        self._desk = _Desk()

    def run(
        self,
        job: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Do *job* now, report soon."""
        self._desk.reported.emit(_outcome(job, on_done=on_done, on_error=on_error))

    def run_long(
        self,
        job: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[int, int], None],
    ) -> Progress:
        """Do *job* now, report soon."""

        def tell(done: int, total: int) -> None:
            self._desk.reported.emit(partial(on_progress, done, total))

        progress = Progress(tell)
        self.run(partial(job, progress), on_done=on_done, on_error=on_error)
        return progress


class Endless:
    """For tests: never answers, until told to; what is seen meanwhile is the waiting state."""

    def __init__(self) -> None:
        self._inline = Inline()
        self._waiting: list[Callable[[], None]] = []

    @property
    def waiting(self) -> int:
        """How many jobs have not been let go."""
        return len(self._waiting)

    def run(
        self,
        job: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Keep *job* back."""
        start = partial(self._inline.run, job, on_done=on_done, on_error=on_error)
        self._waiting.append(start)

    def run_long(
        self,
        job: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[int, int], None],
    ) -> Progress:
        """Keep *job* back, and show that it has begun."""
        progress = Progress(on_progress)
        on_progress(0, 0)
        self.run(partial(job, progress), on_done=on_done, on_error=on_error)
        return progress

    def let_go(self) -> None:
        """Do every job that was kept back, oldest first."""
        waiting, self._waiting = self._waiting, []
        for start in waiting:
            start()
