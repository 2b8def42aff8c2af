"""A machine of Hypothesis that plays in one town, as often as a test wants."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, Phase, settings
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


def betray(machine: type[RuleBasedStateMachine], new_town: Callable[[Path], Town]) -> None:
    """Play with a machine that breaks a rule; fail where nothing betrays it."""
    with folder_in_memory() as folder:
        town = new_town(folder)
        with pytest.raises(AssertionError):
            run_state_machine_as_test(
                type("Controlled", (machine,), {"town": town}),
                settings=settings(
                    max_examples=50,
                    stateful_step_count=30,
                    deadline=None,
                    phases=(Phase.generate,),
                    report_multiple_bugs=False,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        town.engine.dispose()
