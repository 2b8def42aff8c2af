"""Shifts in and out of the store."""

from datetime import date
from typing import Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from counter_app.domain.money import Twd
from counter_app.domain.shifts import Shift, ShiftAlreadyOpen, ShiftId, ShiftState
from counter_app.store.schema import shifts

_OPEN_AT: Final = select(shifts).where(
    shifts.c.desk_no == bindparam("desk"),
    # One after the other, as literals: the planner takes the partial index by them.
    text("shifts.state IN ('open', 'closing')"),
)


class ShiftRepository:
    """The shifts of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_at(self, desk_no: int) -> Shift | None:
        """Return the desk's open shift, if there is one."""
        row = self._connection.execute(_OPEN_AT, {"desk": desk_no}).one_or_none()
        return None if row is None else _value_of(row)

    def get(self, shift_id: ShiftId) -> Shift | None:
        """Return a shift in whatever state."""
        row = self._connection.execute(
            select(shifts).where(shifts.c.shift_id == shift_id)
        ).one_or_none()
        return None if row is None else _value_of(row)

    def last_day(self, desk_no: int) -> date | None:
        """Return the latest business day on which a desk was open."""
        return self._connection.execute(
            select(func.max(shifts.c.business_day)).where(shifts.c.desk_no == desk_no)
        ).scalar()

    def desk_numbers(self) -> list[int]:
        """Return every desk that was ever open, in order."""
        found = self._connection.execute(select(shifts.c.desk_no).distinct())
        return sorted(found.scalars())

    def in_days(self, from_day: date, to_day: date, *, desk_no: int | None = None) -> list[Shift]:
        """Return the shifts of some business days, both included, newest day first.

        Args:
            from_day: First business day.
            to_day: Last business day.
            desk_no: Of one desk; None for all.
        """
        query = select(shifts).where(shifts.c.business_day.between(from_day, to_day))
        if desk_no is not None:
            query = query.where(shifts.c.desk_no == desk_no)
        query = query.order_by(
            shifts.c.business_day.desc(), shifts.c.desk_no, shifts.c.opened_at.desc()
        )
        return [_value_of(row) for row in self._connection.execute(query)]

    def set_state(self, shift_id: ShiftId, state: ShiftState) -> None:
        """Write where a shift stands."""
        self._connection.execute(
            update(shifts).where(shifts.c.shift_id == shift_id).values(state=state.value)
        )

    def set_clerk(self, shift_id: ShiftId, login: str) -> None:
        """Write who has the drawer now."""
        self._connection.execute(
            update(shifts).where(shifts.c.shift_id == shift_id).values(clerk=login)
        )

    def add(self, shift: Shift) -> None:
        """Open a shift.

        Raises:
            ShiftAlreadyOpen: The desk has one; the database decides.
        """
        try:
            self._connection.execute(
                insert(shifts),
                {
                    "shift_id": shift.shift_id,
                    "desk_no": shift.desk_no,
                    "business_day": shift.business_day,
                    "opened_at": shift.opened_at,
                    "opened_by": shift.opened_by,
                    "float_twd": shift.float_twd,
                    "state": shift.state.value,
                    "clerk": shift.clerk,
                },
            )
        except IntegrityError as error:
            raise ShiftAlreadyOpen(
                desk_no=shift.desk_no, business_day=shift.business_day
            ) from error


def _value_of(row: Row[tuple[object, ...]]) -> Shift:
    return Shift(
        shift_id=ShiftId(row.shift_id),
        desk_no=row.desk_no,
        business_day=row.business_day,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        float_twd=Twd(row.float_twd),
        clerk=row.clerk,
        state=ShiftState(row.state),
    )
