"""When pickups were agreed, ready, come for and handed over: all that figures need."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, and_, or_, select

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickups import PickupState
from counter_app.domain.zero_wait import PickupTimes
from counter_app.store.schema import pickups


class PickupTimesRepository:
    """The times of the pickups of one open unit of work; it never reads who they are for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_days(
        self, from_day: date, to_day: date, *, desk_no: int | None, item_code: str
    ) -> tuple[PickupTimes, ...]:
        """Return every pickup agreed for, or come for in some days, both included.

        Args:
            from_day: First day in Taipei.
            to_day: Last day.
            desk_no: Of one desk only; None for all.
            item_code: Of one kind of thing only; empty for all.
        """
        begins = datetime.combine(from_day, time(), TAIPEI)
        ends = datetime.combine(to_day, time(), TAIPEI) + timedelta(days=1)
        wanted = select(
            pickups.c.state,
            pickups.c.desk_no,
            pickups.c.item_code,
            pickups.c.item_name,
            pickups.c.slot_at,
            pickups.c.ready_at,
            pickups.c.arrived_at,
            pickups.c.handed_over_at,
            pickups.c.missed_at,
        ).where(
            or_(
                and_(pickups.c.slot_at >= begins, pickups.c.slot_at < ends),
                and_(pickups.c.arrived_at >= begins, pickups.c.arrived_at < ends),
            )
        )
        if desk_no is not None:
            wanted = wanted.where(pickups.c.desk_no == desk_no)
        if item_code:
            wanted = wanted.where(pickups.c.item_code == item_code)
        return tuple(
            PickupTimes(
                state=PickupState(row.state),
                desk_no=row.desk_no,
                item_code=row.item_code,
                item_name=row.item_name,
                slot_at=row.slot_at,
                ready_at=row.ready_at,
                arrived_at=row.arrived_at,
                handed_over_at=row.handed_over_at,
                missed_at=row.missed_at,
            )
            for row in self._connection.execute(wanted)
        )
