"""Reports from workers reach a screen only as long as there is one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from counter_app.ui.background import Background, Progress
from counter_app.ui.payment.ports import PaymentPorts

T = TypeVar("T")


class WhileAlive:
    """A background that takes no jobs and gives no reports once their owner has ended.

    A worker may outlive a screen: whoever signs in next uses the same one for the store.
    And a screen may outlive its workers by a moment, when both are let go.
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
        self._background.run(
            job, on_done=partial(self._tell, on_done), on_error=partial(self._tell, on_error)
        )

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
            on_done=partial(self._tell, on_done),
            on_error=partial(self._tell, on_error),
            on_progress=on_progress,
        )

    def _tell(self, report: Callable[[T], None], value: T) -> None:
        if self._is_alive():
            report(value)


def while_alive(
    ports: PaymentPorts, owner: QObject, *, has_ended: Callable[[], bool]
) -> PaymentPorts:
    """Return ports whose workers work only as long as *owner* exists and has not ended."""

    def is_alive() -> bool:
        return Shiboken.isValid(owner) and not has_ended()

    def living(background: Background) -> Background:
        return WhileAlive(background, is_alive)

    machines = {
        kind: replace(choice, background=living(choice.background))
        for kind, choice in ports.machines.items()
    }
    machine_of = ports.ladder.machine_of

    return replace(
        ports,
        machines=machines,
        store=living(ports.store),
        search=living(ports.search),
        ladder=replace(
            ports.ladder,
            store=living(ports.ladder.store),
            machine_of=lambda name: (
                None
                if (found := machine_of(name)) is None
                else replace(found, background=living(found.background))
            ),
        ),
        printing=replace(
            ports.printing,
            store=living(ports.printing.store),
            printer=living(ports.printing.printer),
            rendering=living(ports.printing.rendering),
        ),
    )
