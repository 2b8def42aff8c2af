"""A watch over how the workers of pytest-xdist end.

pytest-xdist notices a worker that dies during a test, but not one that aborts after its last test,
when the interpreter takes Qt down. At a counter that is a crash at the close of the window.
"""

from collections.abc import Generator

import pytest
from xdist.workermanage import WorkerController  # type: ignore[import-untyped] # has no types


class WorkerEndings:
    """A pytest plugin that makes the session fail when a worker did not end with status 0."""

    def __init__(self) -> None:
        self._workers: list[WorkerController] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: WorkerController) -> None:
        self._workers.append(node)

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None]:
        yield  # pytest-xdist ends its workers here
        terminal = session.config.pluginmanager.get_plugin("terminalreporter")
        for worker in self._workers:
            status = worker.gateway._io.wait()
            if status != 0:
                session.exitstatus = pytest.ExitCode.INTERNAL_ERROR
                if terminal is not None:
                    terminal.ensure_newline()
                    terminal.write_line(f"{worker.gateway.id} ended with status {status}", red=True)
