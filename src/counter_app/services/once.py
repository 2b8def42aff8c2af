"""A change that happens once, even where nobody heard whether it did."""

from collections.abc import Callable
from typing import TypeVar

from counter_app.store.errors import StoreUnreachable

Outcome = TypeVar("Outcome")


def once(write: Callable[[], Outcome]) -> Outcome:
    """Make a change, and try once more where the answer to its commit may have been lost (K7).

    Args:
        write: Makes the change.  The second time it must find what the first one wrote, and
            return that.

    Raises:
        StoreUnreachable: The store does not answer the second time either; it may have happened.
    """
    try:
        return write()
    except StoreUnreachable:
        return write()
