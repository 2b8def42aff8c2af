"""Pickups, their places and their steps in and out of the store.

Whoever takes or gives up a place holds the counter of the numbers meanwhile (`hold_numbers`), so
that desks do it one after the other and never wait for each other in a ring.  The key of
`pickup_places` holds even where a program forgets to.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from counter_app.domain.calendar import roc_year
from counter_app.domain.cases import CaseId
from counter_app.domain.pickups import (
    EXPECTED_STATES,
    PICKUP_SERIES,
    CallOutcome,
    Collector,
    ItemNature,
    Pickup,
    PickupNumber,
    PickupState,
    PickupStep,
    ReminderCall,
    RequestChannel,
    StepKind,
    pickup_number,
)
from counter_app.store.moving_columns import PICKUP_MOVES
from counter_app.store.number_counters import advance
from counter_app.store.schema import (
    UtcDateTime,
    pickup_calls,
    pickup_places,
    pickup_steps,
    pickups,
)

_FIELDS: Final = tuple(Pickup.__slots__)
_COLUMNS: Final = tuple(
    pickups.c["pickup_number" if name == "number" else name] for name in _FIELDS
)

# Built once: building a statement costs more than running it, and a page asks every second.
_SELECT: Final[Select[*tuple[Any, ...]]] = select(*_COLUMNS)
_GET: Final = _SELECT.where(pickups.c.pickup_number == bindparam("number"))
_LOCK: Final = _GET.with_for_update()
_BY_TIME: Final = (pickups.c.slot_at, pickups.c.pickup_number)
_INSERT: Final = insert(pickups)
_SAVE: Final = (
    update(pickups)
    .where(pickups.c.pickup_number == bindparam("key_number"))
    .values({name: bindparam(name) for name in PICKUP_MOVES})
)
_OF_MAIL: Final = select(pickups.c.pickup_number).where(
    pickups.c.mail_key == bindparam("mail_key"), text("mail_key <> ''")
)
_OF_MAILS: Final = select(pickups.c.mail_key, pickups.c.pickup_number).where(
    pickups.c.mail_key.in_(bindparam("mail_keys", expanding=True)), text("mail_key <> ''")
)
_BETWEEN: Final = and_(
    pickups.c.slot_at >= bindparam("from_at"), pickups.c.slot_at < bindparam("until_at")
)
_CAME_BETWEEN: Final = and_(
    pickups.c.arrived_at >= bindparam("from_at"), pickups.c.arrived_at < bindparam("until_at")
)
_AT_DESK: Final = pickups.c.desk_no == bindparam("desk")
_AGREED: Final = _SELECT.where(_BETWEEN).order_by(*_BY_TIME)
_AGREED_AT_DESK: Final = _SELECT.where(_BETWEEN, _AT_DESK).order_by(*_BY_TIME)
_OF_DAY: Final = _SELECT.where(or_(_BETWEEN, _CAME_BETWEEN))
_OF_DAY_AT_DESK: Final = _OF_DAY.where(_AT_DESK)
# The very words of the partial index: SQLite uses it for no others.
_UNDONE: Final = text("pickups.state NOT IN ('handed_over', 'returned')")


def _stands(*states: PickupState) -> ColumnElement[bool]:
    return pickups.c.state.in_([state.value for state in states])


_AWAITED: Final = and_(
    _UNDONE, _stands(*sorted(EXPECTED_STATES), PickupState.ARRIVED, PickupState.MISSED)
)
_OVERDUE: Final = (
    _SELECT.where(
        _UNDONE, _stands(*sorted(EXPECTED_STATES)), pickups.c.slot_at < bindparam("until_at")
    )
    .order_by(pickups.c.pickup_number)
    .with_for_update()
)
# In no order: by time SQLite would go through the pickups of all years.
_IN_WORK: Final = _SELECT.where(
    _UNDONE,
    or_(
        _stands(*sorted(EXPECTED_STATES), PickupState.ARRIVED, PickupState.MISSED),
        and_(_stands(PickupState.CANCELLED), pickups.c.ready_at.is_not(None)),
    ),
)
_ESCAPE: Final = "/"
_NO_PHONE: Final = "-"
"""In no plain telephone number."""
_PLAIN_PHONE: Final = func.replace(
    func.replace(func.replace(func.replace(pickups.c.caller_phone, "-", ""), " ", ""), "(", ""),
    ")",
    "",
)
_LIKE: Final = _SELECT.where(
    _AWAITED,
    or_(
        pickups.c.case_id.in_(bindparam("case_ids", expanding=True)),
        pickups.c.caller_name.like(bindparam("part"), escape=_ESCAPE),
        pickups.c.agent_name.like(bindparam("part"), escape=_ESCAPE),
        pickups.c.case_number.like(bindparam("part"), escape=_ESCAPE),
        _PLAIN_PHONE.like(bindparam("phone"), escape=_ESCAPE),
    ),
)
_SIMILAR: Final = _SELECT.where(
    _AWAITED,
    or_(pickups.c.case_id == bindparam("case"), bindparam("phone") == _PLAIN_PHONE),
).order_by(*_BY_TIME)

# Another's place must not raise: on PostgreSQL that would end the transaction.
_TAKE_PLACE: Final = text(
    "INSERT INTO pickup_places (desk_no, slot_at, place, capacity, pickup_number)"
    " VALUES (:desk_no, :slot_at, :place, :capacity, :pickup_number)"
    " ON CONFLICT (desk_no, slot_at, place) DO NOTHING"
).bindparams(bindparam("slot_at", type_=UtcDateTime()))
_GIVE_UP_PLACE: Final = delete(pickup_places).where(
    pickup_places.c.pickup_number == bindparam("number")
)
_TAKEN: Final = (
    select(pickup_places.c.desk_no, pickup_places.c.slot_at)
    .where(
        pickup_places.c.desk_no.in_(bindparam("desks", expanding=True)),
        pickup_places.c.slot_at >= bindparam("from_at"),
        pickup_places.c.slot_at < bindparam("until_at"),
        pickup_places.c.pickup_number != bindparam("but"),
    )
    .order_by(pickup_places.c.desk_no, pickup_places.c.slot_at)
)

_ADD_STEP: Final = insert(pickup_steps).returning(pickup_steps.c.step_id)
_STEPS: Final = (
    select(pickup_steps)
    .where(pickup_steps.c.pickup_number == bindparam("number"))
    .order_by(pickup_steps.c.step_id)
)
_STEP: Final = select(pickup_steps).where(pickup_steps.c.step_id == bindparam("step"))
_ADD_CALL: Final = insert(pickup_calls).returning(pickup_calls.c.call_id)
_CALLS: Final = (
    select(pickup_calls)
    .where(pickup_calls.c.pickup_number == bindparam("number"))
    .order_by(pickup_calls.c.call_id)
)
_CALLS_OF: Final = (
    select(pickup_calls)
    .where(pickup_calls.c.pickup_number.in_(bindparam("numbers", expanding=True)))
    .order_by(pickup_calls.c.call_id)
)
_CALL: Final = select(pickup_calls).where(pickup_calls.c.call_id == bindparam("call"))


class PickupRepository:
    """The pickups of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- numbers and places ---------------------------------------------------------------------

    def hold_numbers(self, *, on: date) -> None:
        """Wait until no other transaction takes a number, or takes or gives up a place."""
        advance(self._connection, _series_of(on), 0)

    def take_number(self, *, on: date) -> PickupNumber:
        """Take the next number of the branch; a roll-back gives it back.

        Args:
            on: Day of the request; each ROC year has a series of its own.
        """
        serial = advance(self._connection, _series_of(on), 1)
        return pickup_number(roc_year=roc_year(on), serial=serial)

    def take_place(self, pickup: Pickup, *, places: int) -> bool:
        """Take the lowest free place of a pickup's slot.

        Returns:
            False when every one of the *places* is taken: nothing was written.
        """
        return any(self._take_place(pickup, place, places) for place in range(1, places + 1))

    def _take_place(self, pickup: Pickup, place: int, places: int) -> bool:
        row = {
            "desk_no": pickup.desk_no,
            "slot_at": pickup.slot_at,
            "place": place,
            "capacity": places,
            "pickup_number": pickup.number,
        }
        return self._connection.execute(_TAKE_PLACE, row).rowcount == 1

    def give_up_place(self, number: PickupNumber) -> None:
        """Let somebody else have the place of a pickup."""
        self._connection.execute(_GIVE_UP_PLACE, {"number": number})

    def taken(
        self, desks: Iterable[int], from_at: datetime, until_at: datetime, *, but: str = ""
    ) -> list[tuple[int, datetime]]:
        """Return desk and slot of every place that is taken, by desk and time.

        Args:
            desks: Which.
            from_at: First moment.
            until_at: First moment that is too late.
            but: Number of a pickup whose own place does not count.
        """
        rows = self._connection.execute(
            _TAKEN,
            {"desks": list(desks), "from_at": from_at, "until_at": until_at, "but": but},
        )
        return [(row[0], row[1]) for row in rows]

    # --- pickups --------------------------------------------------------------------------------

    def add(self, pickup: Pickup) -> None:
        """Write a new pickup down."""
        self._connection.execute(_INSERT, _row_of(pickup))

    def save(self, pickup: Pickup) -> None:
        """Write where a pickup stands now; what was asked for never changes."""
        row = _row_of(pickup)
        moving = {name: row[name] for name in PICKUP_MOVES}
        self._connection.execute(_SAVE, moving | {"key_number": pickup.number})

    def get(self, number: str, *, lock: bool = False) -> Pickup | None:
        """Return a pickup; None when there is none.

        Args:
            number: Of the pickup.
            lock: Hold it until the unit ends.
        """
        query = _LOCK if lock else _GET
        return next(iter(self._read(query, {"number": number})), None)

    def number_of_mail(self, mail_key: str) -> PickupNumber | None:
        """Return the pickup that was booked from a mail; None before that."""
        found = self._connection.execute(_OF_MAIL, {"mail_key": mail_key}).scalar()
        return None if found is None else PickupNumber(found)

    def numbers_of_mails(self, mail_keys: Iterable[str]) -> dict[str, PickupNumber]:
        """Return the pickups that were booked from mails, by the key of the mail.

        Args:
            mail_keys: Some hundreds at most.
        """
        rows = self._connection.execute(_OF_MAILS, {"mail_keys": list(mail_keys)})
        return {row.mail_key: PickupNumber(row.pickup_number) for row in rows}

    def agreed(
        self, from_at: datetime, until_at: datetime, *, desk_no: int | None = None
    ) -> tuple[Pickup, ...]:
        """Return what is agreed for a time, by time and number, whatever became of it."""
        query = _AGREED if desk_no is None else _AGREED_AT_DESK
        return self._read(query, {"from_at": from_at, "until_at": until_at, "desk": desk_no})

    def of_time(
        self, from_at: datetime, until_at: datetime, *, desk_no: int | None = None
    ) -> tuple[Pickup, ...]:
        """Return what is agreed for a time, and whatever a visitor came for then; in no order."""
        query = _OF_DAY if desk_no is None else _OF_DAY_AT_DESK
        return self._read(query, {"from_at": from_at, "until_at": until_at, "desk": desk_no})

    def begun_before(self, moment: datetime) -> tuple[Pickup, ...]:
        """Hold and return what somebody is still to come for, though its slot has begun."""
        return self._read(_OVERDUE, {"until_at": moment})

    def in_work(self) -> tuple[Pickup, ...]:
        """Return what somebody in the office has still to do with, in no order."""
        return self._read(_IN_WORK, {})

    def like(
        self, part: str, *, phone: str, case_ids: Iterable[CaseId], limit: int
    ) -> tuple[Pickup, ...]:
        """Return what may still be collected and fits, the newest slot first.

        Args:
            part: Of a name or a case number.
            phone: Digits of a telephone number; empty for none.
            case_ids: Or of one of these cases.
            limit: So many at most.
        """
        query = _LIKE.order_by(
            func.coalesce(pickups.c.slot_at, pickups.c.requested_at).desc(),
            pickups.c.pickup_number.desc(),
        ).limit(limit)
        return self._read(
            query,
            {
                "part": _containing(part),
                "phone": _containing(phone or _NO_PHONE),
                "case_ids": list(case_ids),
            },
        )

    def similar(self, *, case_id: CaseId | None, phone: str) -> tuple[Pickup, ...]:
        """Return what may still be collected of a case or by a caller, by time and number."""
        return self._read(_SIMILAR, {"case": case_id, "phone": phone or _NO_PHONE})

    # --- steps and calls ------------------------------------------------------------------------

    def add_step(self, step: PickupStep) -> int:
        """Write down what was done, and return its identity."""
        row = {name: getattr(step, name) for name in PickupStep.__slots__ if name != "step_id"}
        row["pickup_number"] = row.pop("number")
        row["kind"] = step.kind.value
        row["from_state"] = step.from_state.value if step.from_state is not None else None
        row["to_state"] = step.to_state.value
        return int(self._connection.execute(_ADD_STEP, row).scalar_one())

    def step(self, step_id: int) -> PickupStep | None:
        """Return one step; None when it was never written down."""
        row = self._connection.execute(_STEP, {"step": step_id}).one_or_none()
        return None if row is None else _step_of(row)

    def steps(self, number: PickupNumber) -> tuple[PickupStep, ...]:
        """Return every step of a pickup, oldest first."""
        return tuple(_step_of(row) for row in self._connection.execute(_STEPS, {"number": number}))

    def add_call(self, call: ReminderCall) -> int:
        """Write down that somebody called to remind, and return its identity."""
        row = {name: getattr(call, name) for name in ReminderCall.__slots__}
        row["pickup_number"] = row.pop("number")
        row["outcome"] = call.outcome.value
        return int(self._connection.execute(_ADD_CALL, row).scalar_one())

    def call(self, call_id: int) -> ReminderCall | None:
        """Return one call; None when it was never written down."""
        row = self._connection.execute(_CALL, {"call": call_id}).one_or_none()
        return None if row is None else _call_of(row)

    def calls(self, number: PickupNumber) -> tuple[ReminderCall, ...]:
        """Return every reminder call about a pickup, oldest first."""
        return tuple(_call_of(row) for row in self._connection.execute(_CALLS, {"number": number}))

    def calls_of(
        self, numbers: Iterable[PickupNumber]
    ) -> dict[PickupNumber, tuple[ReminderCall, ...]]:
        """Return every reminder call about some pickups, oldest first, by number."""
        found: dict[PickupNumber, tuple[ReminderCall, ...]] = {}
        for row in self._connection.execute(_CALLS_OF, {"numbers": list(numbers)}):
            call = _call_of(row)
            found[call.number] = (*found.get(call.number, ()), call)
        return found

    def _read(self, query: Any, parameters: dict[str, Any]) -> tuple[Pickup, ...]:  # noqa: ANN401 - one of ours
        return tuple(_pickup_of(row) for row in self._connection.execute(query, parameters))


def _series_of(day: date) -> str:
    return f"{PICKUP_SERIES}{roc_year(day):03d}"


def _containing(part: str) -> str:
    """Return the pattern of every text that has this one in it."""
    for sign in (_ESCAPE, "%", "_"):
        part = part.replace(sign, _ESCAPE + sign)
    return f"%{part}%"


def _row_of(pickup: Pickup) -> dict[str, Any]:
    row = {name: getattr(pickup, name) for name in _FIELDS}
    row["pickup_number"] = row.pop("number")
    for name in ("state", "nature", "channel", "collector"):
        row[name] = row[name].value
    return row


def _pickup_of(row: Row[Any]) -> Pickup:
    values = dict(zip(_FIELDS, row, strict=True))
    values["state"] = PickupState(values["state"])
    values["nature"] = ItemNature(values["nature"])
    values["channel"] = RequestChannel(values["channel"])
    values["collector"] = Collector(values["collector"])
    return Pickup(**values)


def _step_of(row: Row[Any]) -> PickupStep:
    return PickupStep(
        step_id=row.step_id,
        number=PickupNumber(row.pickup_number),
        at=row.at,
        actor=row.actor,
        desk_no=row.desk_no,
        kind=StepKind(row.kind),
        from_state=None if row.from_state is None else PickupState(row.from_state),
        to_state=PickupState(row.to_state),
        from_desk_no=row.from_desk_no,
        from_slot_at=row.from_slot_at,
        to_desk_no=row.to_desk_no,
        to_slot_at=row.to_slot_at,
        undoes=row.undoes,
    )


def _call_of(row: Row[Any]) -> ReminderCall:
    return ReminderCall(
        number=PickupNumber(row.pickup_number),
        at=row.at,
        actor=row.actor,
        desk_no=row.desk_no,
        outcome=CallOutcome(row.outcome),
        note=row.note,
    )
