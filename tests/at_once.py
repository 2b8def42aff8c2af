"""Acts of several that begin at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, Final

WAIT_S: Final = 60.0
"""How long any of them may take."""


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do some things in threads that begin together; an error is an outcome."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it returns
        start.wait(WAIT_S)
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - the test says which it expects
            return error

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result(WAIT_S) for each in [threads.submit(run, act) for act in acts]]
