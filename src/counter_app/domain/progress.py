"""How far long work has come, told to whoever waits and may stop it."""

from collections.abc import Callable

Progress = Callable[[int, int], bool]
"""Told how much is done and how much there is, in the same unit; says whether to go on."""


def never_stop(_done: int, _all: int) -> bool:
    """Go on whatever happens."""
    return True
