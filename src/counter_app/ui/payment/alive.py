"""Reports from workers reach a screen only as long as there is one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from counter_app.ui.background import Background, WhileAlive
from counter_app.ui.payment.ports import PaymentPorts


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
