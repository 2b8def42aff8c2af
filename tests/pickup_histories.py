"""Histories of money that is handed over: ended at some point, the second try ended too.

As in `histories`, each part is played by a process of its own that `crash_points` ends.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from chain_check import chain_faults
from close_histories import Stores
from counter_app.domain.pickup_handovers import AlreadyHandedOver
from counter_app.domain.pickups import Pickup, PickupState
from counter_app.services.desk import Desk
from counter_app.services.pickups import hand_over_pickup
from counter_app.store.opening import reading
from crash_points import Points, run_in_child
from factories import CountedIds, StoppedClock, make_desk, open_shift
from handed_pickups import (
    AMOUNT_TWD,
    CLERK,
    FLOAT_TWD,
    PAID_ONCE,
    SUPERVISOR,
    arrive,
    make_entry,
    money_faults,
    on_pad,
    pay_out_alone,
    traces_of,
    write_alone,
)
from stores import fill

PAID_TOO_MUCH = "paid twice, or for nothing"
NEVER_PAID = "handed over, and never paid"


@dataclass(frozen=True)
class HandFlow:
    """One way to hand money over; the clerk tries it again after every restart."""

    name: str
    hand_over: Callable[[Desk, Pickup], object]


def hand_over(desk: Desk, pickup: Pickup) -> None:
    """Ask the service, whatever was done before: the same visitor, the same signature."""
    hand_over_pickup(desk, CLERK, on_pad(pickup), approver=SUPERVISOR)


def pay_first(desk: Desk, pickup: Pickup) -> None:
    """Pay, then write, unless it was written: the control."""
    entry = make_entry(pickup)
    if _state(desk, pickup) is PickupState.ARRIVED:
        with suppress(AlreadyHandedOver):
            write_alone(desk, CLERK, entry, pay_out_alone(desk, CLERK, entry))


def give_first(desk: Desk, pickup: Pickup) -> None:
    """Say that it was handed over, then pay, unless it was said: the other control."""
    if _state(desk, pickup) is not PickupState.ARRIVED:
        return
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        unit.pickups.save(
            replace(pickup, state=PickupState.HANDED_OVER, handed_over_at=desk.clock())
        )
        unit.commit()
    entry = make_entry(pickup)
    write_alone(desk, CLERK, entry, pay_out_alone(desk, CLERK, entry))


def _state(desk: Desk, pickup: Pickup) -> PickupState:
    with desk.open_unit() as unit:
        found = unit.pickups.get(pickup.number)
    assert found is not None
    return found.state


ONE_ACT = HandFlow("one act", hand_over)
PAY_FIRST = HandFlow("pay first", pay_first)
GIVE_FIRST = HandFlow("give first", give_first)


class HandHistories:
    """Plays histories of one flow, each from the same visitor who has come for money.

    Args:
        flow: What is played.
        stores: What it is played on.
    """

    def __init__(self, flow: HandFlow, stores: Stores) -> None:
        self.flow = flow
        self._stores = stores
        engine = stores.start()
        fill(engine)
        desk = make_desk(engine)
        open_shift(desk, float_twd=FLOAT_TWD)
        self.pickup = arrive(desk, "money")
        engine.dispose()
        self._engine = engine
        self._tries = 0

    def hand_over(self, *, die_at: int = 0) -> int:
        """Begin a history; return the points it passed, 0 if it was ended."""
        self._engine.dispose()
        self._engine = self._stores.fresh()
        self._tries = 0
        return self._try(die_at)

    def again(self, *, die_at: int = 0) -> int:
        """Start the program again and try once more, ended at a point or not."""
        return self._try(die_at)

    def _try(self, die_at: int) -> int:
        self._tries += 1

        def job(points: Points) -> None:
            # What may never be so is looked for before the next try mends anything.
            if self.flow is ONE_ACT:
                assert self._too_early() == []
            points.watch(self._engine)
            self.flow.hand_over(self._desk(), self.pickup)

        ended = run_in_child(job, die_at=die_at)
        return 0 if ended.was_killed else ended.points

    def _desk(self) -> Desk:
        clock = StoppedClock()
        clock.advance(600 * self._tries)
        return make_desk(
            self._engine,
            clock=clock,
            new_id=CountedIds(prefix=f"try{self._tries}p{os.getpid()}"),
            missing_glyphs=lambda _text: (),
        )

    def finish(self) -> list[str]:
        """Try once more, to the end and twice, and look at the books."""
        try:
            found = self._too_early()
            for _ in range(2):
                self._tries += 1
                self.flow.hand_over(self._desk(), self.pickup)
            return found + self._too_early() + self._violations()
        finally:
            self._engine.dispose()

    def _too_early(self) -> list[str]:
        """Return what may never be so, not even between two tries."""
        with reading(self._engine) as connection:
            found = money_faults(connection, self.pickup.number)
            was_given = traces_of(connection, self.pickup.number)["pickups"] == 1
        with self._desk().open_unit() as unit:
            shift = unit.shifts.open_at(1)
            assert shift is not None
            left_twd = FLOAT_TWD - unit.takings.expected_cash(shift)
        owed_twd = AMOUNT_TWD if was_given else 0
        if left_twd < owed_twd:
            found.append(NEVER_PAID)
        if left_twd > owed_twd:
            found.append(PAID_TOO_MUCH)
        return found

    def _violations(self) -> list[str]:
        """Return which of the promises the books break at the end."""
        with reading(self._engine) as connection:
            found = [f"chain: {fault}" for fault in chain_faults(connection)]
            traces = traces_of(connection, self.pickup.number)
        return found if traces == PAID_ONCE else [*found, f"not once: {traces}"]
