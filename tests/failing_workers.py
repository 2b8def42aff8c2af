"""Processes that work at once on one store, change their minds and die."""

import multiprocessing
import os
import random
from collections.abc import Callable
from typing import Any, Final

from counter_app.store.unit_of_work import UnitOfWork

ROLLED_BACK: Final = 0.20
KILLED: Final = 0.05


class RolledBack(Exception):  # noqa: N818 - nothing is wrong
    """A unit of work that changed its mind after it had its number."""


class Failing(UnitOfWork):
    """A unit of work that fails or dies right before or after its commit, now and then."""

    rng = random.Random()

    def commit(self) -> None:
        luck = self.rng.random()
        if luck < ROLLED_BACK:
            raise RolledBack
        if luck < ROLLED_BACK + KILLED / 2:
            os._exit(9)
        super().commit()
        if luck > 1 - KILLED / 2:
            os._exit(9)


def run_workers(work: Callable[..., None], jobs: list[tuple[Any, ...]]) -> int:
    """Run a process for each job, again and again until it ends by itself; count the deaths."""
    context = multiprocessing.get_context("fork")
    deaths = 0
    running = {
        index: context.Process(target=work, args=(*job, 0)) for index, job in enumerate(jobs)
    }
    for process in running.values():
        process.start()
    while running:
        for index, process in list(running.items()):
            process.join()
            del running[index]
            if process.exitcode != 0:
                assert process.exitcode == 9
                deaths += 1
                again = context.Process(target=work, args=(*jobs[index], deaths))
                again.start()
                running[index] = again
    return deaths
