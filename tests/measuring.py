"""How long something takes."""

import statistics
import time
from collections.abc import Callable


def in_ms(act: Callable[[], object], rounds: int) -> float:
    """Return the median of some rounds, in milliseconds."""
    took_s = []
    for _ in range(rounds):
        started_s = time.perf_counter()
        act()
        took_s.append(time.perf_counter() - started_s)
    return 1e3 * statistics.median(took_s)
