"""Notice a clock that jumps.  No number depends on it; the journal has to know all the same."""

from datetime import datetime, timedelta
from typing import Final

from counter_app.services.desk import Desk
from counter_app.services.office import office

JUMP: Final = timedelta(seconds=60)


class ClockWatch:
    """Compares the clock of a desk with seconds that only ever grow.

    Args:
        desk: Whose clock; looked at once a minute or so.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._was = self._look()

    def look(self) -> timedelta | None:
        """Write a jump of more than a minute into the journal and return it; None for none.

        Raises:
            StoreUnreachable, StoreBusy: It could not be written; it is found again next time.
        """
        (at_before, steady_before), now = self._was, self._look()
        at, steady = now
        jump = (at - at_before) - timedelta(seconds=steady - steady_before)
        if abs(jump) <= JUMP:
            return None
        self._write(expected=at - jump, found=at)
        self._was = now
        return jump

    def compare_with_books(self) -> timedelta | None:
        """At the start: write down a clock that stands before the newest entry of the journal."""
        now = self._desk.clock()
        with self._desk.open_unit() as unit:
            newest = unit.journal.newest_at(self._desk.desk_no)
        if newest is None or now >= newest - JUMP:
            return None
        self._write(expected=newest, found=now)
        return now - newest

    def _look(self) -> tuple[datetime, float]:
        return self._desk.clock(), self._desk.steady_s()

    def _write(self, *, expected: datetime, found: datetime) -> None:
        if self._desk.is_read_only:
            return
        with self._desk.open_unit() as unit:
            unit.queue_at_desk(self._desk.desk_no)
            unit.journal.write(
                office(self._desk.desk_no),
                at=found,
                act="clock_jump",
                subject=str(self._desk.desk_no),
                details={
                    "expected": expected.isoformat(),
                    "found": found.isoformat(),
                    "seconds": round((found - expected).total_seconds()),
                },
            )
            unit.commit()
