"""A machine of Hypothesis that plays in one town, as often as a test wants."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import Engine

from memory_folder import folder_in_memory


class Town(Protocol):
    """Where the machines of one play meet: their store, and what has become of it."""

    engine: Engine


def play(
    machine: type[RuleBasedStateMachine],
    new_town: Callable[[Path], Town],
    *,
    examples: int,
    steps: int,
) -> None:
    """Play in a new town: its machines find it as their ``town``."""
    with folder_in_memory() as folder:
        town = new_town(folder)
        run_state_machine_as_test(
            type(machine.__name__, (machine,), {"town": town}),
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                print_blob=True,
            ),
        )
        town.engine.dispose()
