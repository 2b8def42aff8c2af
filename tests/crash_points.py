"""Processes that end at any point where something leaves them: the store, a wire, a file.

A point is passed before and after each statement, each commit, each read and write of a wire
and each file.  A child process runs a job and is ended, with no clean-up whatever, at one of
them; what it left behind is for the next process.
"""

import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Engine, event

KILLED: Final = 99
BROKE: Final = 98


class Points:
    """Counts the points that a process passes, and ends it at one of them.

    Args:
        die_at: 1 for the first; 0 lets the process live.
    """

    def __init__(self, die_at: int = 0) -> None:
        self._die_at = die_at
        self.passed = 0

    def __call__(self, _what: str) -> None:
        """Pass a point, or end here."""
        self.passed += 1
        if self.passed == self._die_at:
            os._exit(KILLED)

    def watch(self, engine: Engine, *, reads: bool = True) -> Engine:
        """Count the statements and commits of an engine as points.

        Args:
            engine: Of the store.
            reads: Count what only reads too; it leaves nothing behind that the statement before
                it did not.
        """

        def before(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            if reads or not statement.startswith("SELECT"):
                self("before statement")

        def after(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            if reads or not statement.startswith("SELECT"):
                self("after statement")

        event.listen(engine, "before_cursor_execute", before)
        event.listen(engine, "after_cursor_execute", after)
        commit = engine.dialect.do_commit

        def watched(connection: Any) -> None:  # noqa: ANN401 - a driver's own connection
            self("before commit")
            commit(connection)
            self("after commit")

        engine.dialect.do_commit = watched  # type: ignore[method-assign, assignment]
        return engine


@dataclass(frozen=True)
class Ended:
    """How a child process ended.

    Attributes:
        was_killed: At the point it was to die at; False when its job was done first.
        points: How many it passed; known only where it was not killed.
    """

    was_killed: bool
    points: int


def run_in_child(job: Callable[[Points], None], *, die_at: int = 0) -> Ended:
    """Run a job in a process of its own that ends at a point.

    Raises:
        AssertionError: The job failed; holds what it said.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _live(job, Points(die_at), writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        words = said.read().decode()
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, KILLED}:
        raise AssertionError(f"died at {die_at}, exit {code}:\n{words}")
    return Ended(was_killed=code == KILLED, points=int(words or 0))


def _live(job: Callable[[Points], None], points: Points, writing: int) -> None:
    try:
        job(points)
        os.write(writing, str(points.passed).encode())
        os._exit(0)
    except BaseException:  # noqa: BLE001 - nothing of a child may get into pytest
        os.write(writing, traceback.format_exc()[-20_000:].encode())
        sys.stderr.flush()
    finally:
        os._exit(BROKE)
