"""Terms, items and closures of pickups in and out of the store.

Content of terms is JSON of the attributes of `PickupTerms`; times of day are ISO 8601.
"""

import json
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from counter_app.domain.pickup_terms import (
    Closure,
    ClosureId,
    DatedPickupTerms,
    DeskCapacity,
    PickupItem,
    PickupTerms,
    Session,
    items_of,
    terms_on,
)
from counter_app.domain.pickups import ItemNature
from counter_app.store.schema import pickup_closures, pickup_items, pickup_terms
from counter_app.store.upsert import upsert

# Built once: these are read for every booking and every look at a week.
_ALL: Final = select(pickup_terms).order_by(pickup_terms.c.valid_from)
_ITEMS: Final = select(pickup_items).order_by(pickup_items.c.code)
_CLOSURES: Final = (
    select(pickup_closures)
    .where(pickup_closures.c.lifted_at.is_(None))
    .order_by(pickup_closures.c.begins_at, pickup_closures.c.closure_id)
)
_CLOSURES_FROM: Final = _CLOSURES.where(pickup_closures.c.ends_at > bindparam("from_at"))
_CLOSURES_WITHIN: Final = _CLOSURES_FROM.where(pickup_closures.c.begins_at < bindparam("until_at"))
_CLOSURE: Final = _CLOSURES.where(pickup_closures.c.closure_id == bindparam("closure"))


class PickupTermsRepository:
    """The terms of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[DatedPickupTerms, ...]:
        """Return every entry, by day; none where nobody has entered any."""
        return tuple(
            DatedPickupTerms(valid_from=row.valid_from, terms=_terms_of(row.content))
            for row in self._connection.execute(_ALL)
        )

    def on(self, day: date) -> PickupTerms:
        """Return what holds on a day."""
        return terms_on(self.all(), day)

    def put(self, dated: DatedPickupTerms) -> None:
        """Write terms from a day on; those of the same day are replaced."""
        upsert(
            self._connection,
            pickup_terms,
            {"valid_from": dated.valid_from, "content": _content_of(dated.terms)},
        )

    def items(self) -> tuple[PickupItem, ...]:
        """Return what can be picked up: the shipped kinds first, then the branch's own by code.

        One that is offered no longer is among them.
        """
        return items_of(
            PickupItem(
                code=row.code,
                name=row.name,
                nature=ItemNature(row.nature),
                lead_working_days=row.lead_working_days,
                is_active=row.is_active,
            )
            for row in self._connection.execute(_ITEMS)
        )

    def item(self, code: str) -> PickupItem | None:
        """Return one kind of thing; None where there is none with this code."""
        return next((each for each in self.items() if each.code == code), None)

    def put_item(self, item: PickupItem) -> None:
        """Write an item over an older one with the same code."""
        upsert(self._connection, pickup_items, asdict(item))

    def closures(self, from_at: datetime, until_at: datetime | None = None) -> tuple[Closure, ...]:
        """Return the closures that touch a time and were not lifted, by beginning.

        Args:
            from_at: One that ends then is over.
            until_at: One that begins then is not yet; None for all that are still to come.
        """
        query = _CLOSURES_FROM if until_at is None else _CLOSURES_WITHIN
        return self._read(query, {"from_at": from_at, "until_at": until_at})

    def closure(self, closure_id: ClosureId) -> Closure | None:
        """Return a closure; None where there is none, or it was lifted."""
        return next(iter(self._read(_CLOSURE, {"closure": closure_id})), None)

    def put_closure(self, closure: Closure, *, at: datetime) -> None:
        """Write down a new closure, made at this time."""
        self._connection.execute(
            insert(pickup_closures),
            asdict(closure) | {"made_at": at, "lifted_at": None, "lifted_by": ""},
        )

    def lift_closure(self, closure_id: ClosureId, *, at: datetime, by: str) -> bool:
        """End a closure at once; the row stays.  Tell whether there was one to end."""
        done = self._connection.execute(
            update(pickup_closures)
            .where(
                pickup_closures.c.closure_id == closure_id, pickup_closures.c.lifted_at.is_(None)
            )
            .values(lifted_at=at, lifted_by=by)
        )
        return done.rowcount == 1

    def _read(self, query: Select[Any], parameters: dict[str, Any]) -> tuple[Closure, ...]:
        return tuple(
            Closure(
                closure_id=row.closure_id,
                desk_no=row.desk_no,
                begins_at=row.begins_at,
                ends_at=row.ends_at,
                reason=row.reason,
                made_by=row.made_by,
            )
            for row in self._connection.execute(query, parameters)
        )


def _content_of(terms: PickupTerms) -> str:
    return json.dumps(asdict(terms), default=time.isoformat, sort_keys=True)


def _terms_of(content: str) -> PickupTerms:
    values: dict[str, Any] = json.loads(content)
    capacities = tuple(DeskCapacity(**each) for each in values.pop("capacities"))
    return PickupTerms(
        capacities=capacities,
        sessions=_sessions_of(values.pop("sessions")),
        volunteer_sessions=_sessions_of(values.pop("volunteer_sessions")),
        **values,
    )


def _sessions_of(values: list[dict[str, str]]) -> tuple[Session, ...]:
    return tuple(
        Session(begins=time.fromisoformat(each["begins"]), ends=time.fromisoformat(each["ends"]))
        for each in values
    )
