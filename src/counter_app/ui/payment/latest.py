"""Ask for the newest thing only: what was overtaken while it was worked on is dropped."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from counter_app.ui.background import Background

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class LatestOnly(Generic[Asked, Answer]):
    """Runs one job at a time and keeps only the newest question that waits.

    Args:
        background: Where the job runs.
        job: Answers a question; may be slow.
        on_done: Told the newest question and its answer, on the UI thread.
        on_error: Told the newest question and what went wrong.
    """

    def __init__(
        self,
        background: Background,
        job: Callable[[Asked], Answer],
        *,
        on_done: Callable[[Asked, Answer], None],
        on_error: Callable[[Asked, Exception], None],
    ) -> None:
        self._background = background
        self._job = job
        self._on_done = on_done
        self._on_error = on_error
        self._is_running = False
        self._waiting: list[Asked] = []
        self._is_wanted = True

    def ask(self, asked: Asked) -> None:
        """Ask for something; what was asked before is no longer wanted."""
        self._is_wanted = False
        self._waiting = [asked]
        self._start()

    def forget(self) -> None:
        """Want nothing any more."""
        self._waiting = []
        self._is_wanted = False

    def _start(self) -> None:
        if self._is_running or not self._waiting:
            return
        asked = self._waiting.pop()
        self._is_running = True
        self._is_wanted = True
        self._background.run(
            partial(self._job, asked),
            on_done=partial(self._finish, asked),
            on_error=partial(self._fail, asked),
        )

    def _finish(self, asked: Asked, answer: Answer) -> None:
        self._is_running = False
        if self._is_wanted:
            self._on_done(asked, answer)
        self._start()

    def _fail(self, asked: Asked, error: Exception) -> None:
        self._is_running = False
        if self._is_wanted:
            self._on_error(asked, error)
        self._start()
