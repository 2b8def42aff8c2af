"""The way of a pickup to the counter: prepared, ready, arrived, missed, back in its file."""

from dataclasses import dataclass, replace

from counter_app.domain.lines import is_line
from counter_app.domain.pickup_terms import terms_on
from counter_app.domain.pickups import (
    SHELF_LENGTH_MAX,
    ItemNature,
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    PickupStepRefused,
    StepKind,
    UnknownPickup,
    check_not_expired,
    check_pickup_step,
    state_once_ready,
)
from counter_app.domain.scans import PickupScan, recognise
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.pickups.changing import (
    Changed,
    Deed,
    change,
    read_or_refuse,
    write_step,
)
from counter_app.services.pickups.expiry import expiry_of, missed_from, slot_day
from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a volunteer learns of a visitor's pickup: whereto, and whether it lies ready.

    Attributes:
        was_already: The visitor had been marked before.
    """

    number: PickupNumber
    desk_no: int
    is_ready: bool
    was_already: bool


def prepare_pickup(desk: Desk, actor: Actor, number: PickupNumber) -> Pickup:
    """Begin to prepare what will be collected.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: It is under way already, or not to be collected any more.
    """
    check_permitted(actor, Act.PREPARE_PICKUP)

    def prepare(_unit: UnitOfWork, pickup: Pickup) -> Changed:
        check_pickup_step(pickup, PickupState.PREPARING, StepKind.PREPARE)
        return Changed(pickup=replace(pickup, state=PickupState.PREPARING))

    deed = Deed(
        desk=desk, actor=actor, kind=StepKind.PREPARE, act="prepare_pickup", at=desk.clock()
    )
    return change(number, deed, prepare)


def make_ready(desk: Desk, actor: Actor, number: PickupNumber, *, shelf: str) -> Pickup:
    """Say that a pickup is ready, and where it lies.

    A visitor who is here already stays arrived.

    Args:
        desk: Where.
        actor: Who.
        number: Of the pickup.
        shelf: Number of the shelf; may be empty for money and receipts, which lie on none.

    Raises:
        UnknownPickup: There is none with this number.
        PickupFieldRefused: The shelf cannot be as it is.
        PickupStepRefused: It is ready, or not to be collected any more.
    """
    check_permitted(actor, Act.PREPARE_PICKUP)
    shelf = shelf.strip()

    def ready(_unit: UnitOfWork, pickup: Pickup) -> Changed:
        state = state_once_ready(pickup)
        if not is_line(shelf, length_max=SHELF_LENGTH_MAX) or desk.missing_glyphs(shelf):
            raise PickupFieldRefused(field=PickupField.SHELF)
        if not shelf and pickup.nature is ItemNature.PAPER:
            raise PickupFieldRefused(field=PickupField.SHELF)
        return Changed(
            pickup=replace(pickup, state=state, shelf=shelf, ready_at=deed.at),
            details={"shelf": shelf},
        )

    deed = Deed(
        desk=desk, actor=actor, kind=StepKind.MAKE_READY, act="make_pickup_ready", at=desk.clock()
    )
    return change(number, deed, ready)


def mark_arrived(desk: Desk, actor: Actor, number: PickupNumber) -> Pickup:
    """Mark that the visitor is here.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: The visitor is here already, or it is not to be collected any more.
        PickupExpired: It was missed and kept long enough.
    """
    check_permitted(actor, Act.HAND_OVER_PICKUP)
    return _arrive(desk, actor, number)


def mark_arrival(desk: Desk, actor: Actor, text: str) -> Arrival:
    """Mark the visitor whose slip was scanned, or its whole number typed in, as here.

    Nothing else finds a pickup here: a volunteer sees no names and no cases.

    Raises:
        UnknownPickup: The text is no number of a pickup, or there is none with it.
        PickupStepRefused: It is not to be collected any more.
        PickupExpired: It was missed and kept long enough.
    """
    check_permitted(actor, Act.MARK_ARRIVAL)
    scan = recognise(text)
    if not isinstance(scan, PickupScan):
        raise UnknownPickup(number=text)
    number, was_already = PickupNumber(scan.number), False
    try:
        pickup = _arrive(desk, actor, number)
    except PickupStepRefused as refused:
        if refused.state is not PickupState.ARRIVED:
            raise
        was_already = True
        with desk.open_unit() as unit:
            pickup = read_or_refuse(unit, number)
    return Arrival(
        number=pickup.number,
        desk_no=pickup.desk_no,
        is_ready=pickup.ready_at is not None,
        was_already=was_already,
    )


def _arrive(desk: Desk, actor: Actor, number: PickupNumber) -> Pickup:
    def arrive(_unit: UnitOfWork, pickup: Pickup) -> Changed:
        check_pickup_step(pickup, PickupState.ARRIVED, StepKind.ARRIVE)
        check_not_expired(pickup, deed.day)
        return Changed(pickup=replace(pickup, state=PickupState.ARRIVED, arrived_at=deed.at))

    deed = Deed(desk=desk, actor=actor, kind=StepKind.ARRIVE, act="mark_arrival", at=desk.clock())
    return change(number, deed, arrive)


def return_to_file(desk: Desk, actor: Actor, number: PickupNumber) -> Pickup:
    """Say that what was prepared is back in its file; the pickup is over.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: It is neither cancelled nor missed.
    """
    check_permitted(actor, Act.PREPARE_PICKUP)

    def back(_unit: UnitOfWork, pickup: Pickup) -> Changed:
        check_pickup_step(pickup, PickupState.RETURNED, StepKind.RETURN)
        return Changed(pickup=replace(pickup, state=PickupState.RETURNED, shelf=""))

    deed = Deed(desk=desk, actor=actor, kind=StepKind.RETURN, act="return_pickup", at=desk.clock())
    return change(number, deed, back)


def miss_overdue(desk: Desk, actor: Actor) -> tuple[PickupNumber, ...]:
    """Call every pickup missed that nobody came for in time; called again and again.

    Returns:
        Those that were found now, in order; nothing is written where there are none.
    """
    check_permitted(actor, Act.BOOK_PICKUP)
    deed = Deed(desk=desk, actor=actor, kind=StepKind.MISS, act="miss_pickup", at=desk.clock())
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        begun = unit.pickups.begun_before(deed.at)
        dated = unit.pickup_terms.all() if begun else ()
        missed = []
        for pickup in begun:
            terms = terms_on(dated, slot_day(pickup))
            if missed_from(pickup, terms) <= deed.at:
                expires_on = expiry_of(pickup, terms, desk.is_working_day)
                missed.append((pickup, expires_on))
        if not missed:
            return ()
        unit.pickups.hold_numbers(on=deed.day)
        for before, expires_on in missed:
            after = replace(
                before, state=PickupState.MISSED, missed_at=deed.at, expires_on=expires_on
            )
            unit.pickups.give_up_place(before.number)
            unit.pickups.save(after)
            write_step(unit, deed, before=before, after=after)
        unit.commit()
    return tuple(pickup.number for pickup, _ in missed)
