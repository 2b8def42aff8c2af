"""Whether a store may be written: shut at the first sign that it must not be, for good.

It opens again only when the store is opened anew and has been checked.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from counter_app.domain.errors import Trouble
from counter_app.store.errors import StoreOlderThanAnchor, StoreSuspect


def _tell_nobody() -> None:
    """Nobody has to know."""


@dataclass(slots=True, kw_only=True)
class WriteGate:
    """Stands before every commit of one store.

    Attributes:
        why: What shut it; None while the store may be written.
        on_suspect: Called once when the disk failed while the store was being written.
    """

    why: StoreOlderThanAnchor | StoreSuspect | None = None
    on_suspect: Callable[[], None] = field(default=_tell_nobody)

    def shut(self, why: StoreOlderThanAnchor | StoreSuspect) -> None:
        """Let nothing through from now on; the first reason stays."""
        if self.why is None:
            self.why = why

    def suspect(self) -> None:
        """Shut, for what is on the disk now, nobody knows before it was read again."""
        if self.why is None:
            self.why = StoreSuspect()
            self.on_suspect()

    def check(self) -> None:
        """Refuse to write.

        Raises:
            StoreOlderThanAnchor, StoreSuspect: It is shut.
        """
        trouble = self.refusal()
        if trouble is not None:
            raise trouble

    def refusal(self) -> Trouble | None:
        """Return what to raise of a write that failed, or None while the gate is open."""
        # A new one each time: an exception keeps where it was raised.
        return None if self.why is None else replace(self.why)
