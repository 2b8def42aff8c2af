"""A simulated card terminal for a person at a keyboard: runs until it is interrupted."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from counter_app.devices.card_terminal.faults import Fault
from counter_app.devices.card_terminal.profile import read_terminal_profile
from counter_app.devices.card_terminal.simulator import TerminalSimulator
from counter_app.devices.profiles import shipped_profile

NO_FAULT: Final = "none"
CARD_TIME_S: Final = 1.5
UNPLUGGED_S: Final = 3.0


def run_terminal_simulator(  # noqa: PLR0913 - options of a command, all by name
    *,
    protocol: str,
    listen: str,
    faults: Iterable[str] = (),
    seed: int = 0,
    odds: float = 0.0,
    truth_path: Path | None = None,
    answer_after_s: float = CARD_TIME_S,
    echo: Callable[[str], None] = print,
) -> None:
    """Play a terminal until interrupted.

    Args:
        protocol: ``nccc400`` or ``ecpay600``, with the profile that comes with the program.
        listen: ``pty`` or ``tcp:PORT``.
        faults: Such as ``nak:2`` or ``silent``, one for each sale; ``none`` for none.
        seed: Of everything random.
        odds: Share of the sales after those that go wrong at random, 0 to 1.
        truth_path: Where charges are kept.
        answer_after_s: How long card and bank take.
        echo: Told the port first, then what happens.

    Raises:
        ValueError: There is no such fault, or *listen* is of no known form.
        ProfileUnreadable: There is no such profile.
    """
    profile = read_terminal_profile(shipped_profile("terminals", protocol))
    simulator = TerminalSimulator(
        profile,
        [None if text == NO_FAULT else Fault.parse(text) for text in faults],
        seed=seed,
        odds=odds,
        listen=listen,
        truth_path=truth_path,
        answer_after_s=answer_after_s,
        unplugged_s=UNPLUGGED_S,
        say=echo,
    )
    echo(f"{profile.name} at {simulator.address}, seed {seed}")
    with simulator:
        try:
            simulator.wait()
        except KeyboardInterrupt:
            echo("stopped")
