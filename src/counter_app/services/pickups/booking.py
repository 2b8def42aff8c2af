"""Agree on pickups: book, move, cancel, take a step back, remind."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from counter_app.domain.cases import UnknownCase
from counter_app.domain.lines import is_line
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import (
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    PHONE_LENGTH_MAX,
    PICKUP_AMOUNT_MAX_TWD,
    CallOutcome,
    Collector,
    ItemNature,
    MailBooked,
    NothingToUndo,
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupRequest,
    PickupState,
    PickupStep,
    ReminderCall,
    RequestChannel,
    StepKind,
    check_not_expired,
    check_pickup_step,
    state_after_move,
    step_to_undo,
)
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.services.pickups.changing import (
    Changed,
    Deed,
    Written,
    change,
    free_slot,
    read_or_refuse,
    say_slot,
    take_place,
    was_written,
    write_step,
)
from counter_app.services.pickups.expiry import expiry_of, slot_day
from counter_app.store.unit_of_work import UnitOfWork

_NEEDS_PHONE: Final = frozenset({RequestChannel.PHONE, RequestChannel.FAX})
"""Whoever cannot be reminded here and now must be called back."""

_MAIL_KEY: Final = re.compile(r"(?:[0-9a-f]{64})?")


def request_pickup(
    desk: Desk, actor: Actor, request: PickupRequest, *, desk_no: int, slot_at: datetime
) -> Pickup:
    """Agree on a pickup, and take a place of its slot.

    Args:
        desk: Where it is asked for.
        actor: Who takes the request down.
        request: What is asked for.
        desk_no: Where it will be collected.
        slot_at: When; the beginning of a slot.

    Raises:
        PickupFieldRefused: A field cannot be as it is; the item is not offered; the desk hands
            nothing over.
        UnprintableName: The slip could not show a text.
        UnknownCase: There is no such case.
        MailBooked: A pickup was booked from this very mail.
        SlotTaken: Every place is taken.
        SlotNotOffered: The desk is closed then, or the time is past.
    """
    check_permitted(actor, Act.BOOK_PICKUP)
    deed = Deed(
        desk=desk, actor=actor, kind=StepKind.REQUEST, act="request_pickup", at=desk.clock()
    )
    return once(partial(_request, deed, request, [], desk_no=desk_no, slot_at=slot_at))


def _request(
    deed: Deed, request: PickupRequest, written: Written, *, desk_no: int, slot_at: datetime
) -> Pickup:
    desk = deed.desk
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        if was_written(unit, written):
            return read_or_refuse(unit, written[0].number)
        request, item = _checked(unit, desk, request)
        slot = free_slot(unit, desk, desk_no=desk_no, slot_at=slot_at)
        _check_mail(unit, request)
        pickup = replace(
            _pickup(unit, deed, request, item),
            desk_no=desk_no,
            slot_at=slot_at,
            slot_minutes=slot.minutes,
        )
        unit.pickups.add(pickup)
        take_place(unit, pickup, slot)
        details = say_slot(pickup) | _facts(pickup)
        written[:] = [write_step(unit, deed, before=None, after=pickup, details=details)]
        unit.commit()
    return pickup


def add_walk_in(desk: Desk, actor: Actor, request: PickupRequest) -> Pickup:
    """Write down a visitor whom nobody expected, and who is here.

    Args:
        desk: Where the visitor stands, and will be handed what is asked for.
        actor: Who takes the request down.
        request: What is asked for; its channel is the desk, whatever it says.

    Raises:
        PickupFieldRefused: A field cannot be as it is; the item is not offered.
        UnprintableName: The paper could not show a text.
        UnknownCase: There is no such case.
    """
    check_permitted(actor, Act.BOOK_PICKUP)
    request = replace(request, channel=RequestChannel.DESK)
    deed = Deed(desk=desk, actor=actor, kind=StepKind.WALK_IN, act="add_walk_in", at=desk.clock())
    return once(partial(_walk_in, deed, request, []))


def _walk_in(deed: Deed, request: PickupRequest, written: Written) -> Pickup:
    desk = deed.desk
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        if was_written(unit, written):
            return read_or_refuse(unit, written[0].number)
        request, item = _checked(unit, desk, request)
        unit.pickups.hold_numbers(on=deed.day)
        _check_mail(unit, request)
        pickup = replace(
            _pickup(unit, deed, request, item), state=PickupState.ARRIVED, arrived_at=deed.at
        )
        unit.pickups.add(pickup)
        details = {"desk": pickup.desk_no} | _facts(pickup)
        written[:] = [write_step(unit, deed, before=None, after=pickup, details=details)]
        unit.commit()
    return pickup


def move_pickup(
    desk: Desk, actor: Actor, number: PickupNumber, *, desk_no: int, slot_at: datetime
) -> Pickup:
    """Give a pickup another slot; its former place is free at once.

    A missed one gets a new slot like any other, as long as it is kept.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: Nobody is expected for it any more, or the visitor is here.
        PickupExpired: It was missed and kept long enough.
        PickupFieldRefused: The desk hands nothing over then.
        SlotTaken, SlotNotOffered: The slot cannot be had.
    """
    check_permitted(actor, Act.BOOK_PICKUP)

    def move(unit: UnitOfWork, pickup: Pickup) -> Changed:
        state = state_after_move(pickup)
        check_not_expired(pickup, deed.day)
        slot = free_slot(unit, desk, desk_no=desk_no, slot_at=slot_at, but=pickup.number)
        moved = replace(
            pickup,
            state=state,
            desk_no=desk_no,
            slot_at=slot_at,
            slot_minutes=slot.minutes,
            missed_at=None,
            expires_on=None,
        )
        details = {"from": say_slot(pickup), "to": say_slot(moved)}
        return Changed(pickup=moved, slot=slot, details=details)

    deed = Deed(desk=desk, actor=actor, kind=StepKind.MOVE, act="move_pickup", at=desk.clock())
    return change(number, deed, move)


def cancel_pickup(desk: Desk, actor: Actor, number: PickupNumber) -> Pickup:
    """Cancel a pickup; its place is free at once.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: It is not to be collected any more.
    """
    check_permitted(actor, Act.BOOK_PICKUP)

    def cancel(_unit: UnitOfWork, pickup: Pickup) -> Changed:
        check_pickup_step(pickup, PickupState.CANCELLED, StepKind.CANCEL)
        return Changed(pickup=replace(pickup, state=PickupState.CANCELLED))

    deed = Deed(desk=desk, actor=actor, kind=StepKind.CANCEL, act="cancel_pickup", at=desk.clock())
    return change(number, deed, cancel)


def undo_step(
    desk: Desk, actor: Actor, number: PickupNumber, *, step_id: int | None = None
) -> Pickup:
    """Take back the newest step of a pickup that still holds.

    A pickup that gets its slot back takes a free place of it.  A slot that has begun meanwhile
    will do where the slip was to cancel it or to call it missed; where it was moved away, not.

    Args:
        desk: Where.
        actor: Who.
        number: Of the pickup.
        step_id: The step that is meant; what somebody did since then is not taken back in its
            place.  None for whichever is the newest.

    Raises:
        UnknownPickup: There is none with this number.
        NothingToUndo: That step cannot be taken back, or is not the newest any more.
        PickupExpired: It was missed and kept long enough.
        PickupFieldRefused, SlotTaken, SlotNotOffered: The former slot cannot be had again.
    """
    check_permitted(actor, Act.BOOK_PICKUP)

    def undo(unit: UnitOfWork, pickup: Pickup) -> Changed:
        steps = unit.pickups.steps(pickup.number)
        step = step_to_undo(steps)
        if step_id not in {None, step.step_id}:
            raise NothingToUndo(number=pickup.number, kind=step.kind)
        if pickup.state is PickupState.MISSED:
            check_not_expired(pickup, deed.day)
        slot = None
        is_move = step.kind is StepKind.MOVE
        if is_move:
            was = _not_moved(desk, unit, pickup, steps=steps, step=step)
        else:
            was = replace(pickup, **_TAKEN_BACK[step.kind])
        was = replace(was, state=step.from_state or was.state)
        if was.slot_at is not None and was.has_place and (is_move or not pickup.has_place):
            slot = free_slot(
                unit,
                desk,
                desk_no=was.desk_no,
                slot_at=was.slot_at,
                but=was.number,
                may_be_past=not is_move,
            )
            was = replace(was, slot_minutes=slot.minutes)
        return Changed(
            pickup=was,
            slot=slot,
            undoes=step.step_id,
            details={"kind": step.kind.value, "from": say_slot(pickup), "to": say_slot(was)},
        )

    deed = Deed(desk=desk, actor=actor, kind=StepKind.UNDO, act="undo_pickup_step", at=desk.clock())
    return change(number, deed, undo)


_TAKEN_BACK: Final[dict[StepKind, dict[str, Any]]] = {
    StepKind.PREPARE: {},
    StepKind.MAKE_READY: {"shelf": "", "ready_at": None},
    StepKind.ARRIVE: {"arrived_at": None},
    StepKind.CANCEL: {},
    StepKind.MISS: {"missed_at": None, "expires_on": None},
}
"""What a step has written into a pickup beside its state, as it was before."""


def _not_moved(
    desk: Desk,
    unit: UnitOfWork,
    pickup: Pickup,
    *,
    steps: Sequence[PickupStep],
    step: PickupStep,
) -> Pickup:
    was = replace(pickup, desk_no=step.from_desk_no, slot_at=step.from_slot_at)
    if step.from_state is not PickupState.MISSED:
        return was
    missed_at = max(
        each.at for each in steps if each.kind is StepKind.MISS and each.step_id < step.step_id
    )
    terms = unit.pickup_terms.on(slot_day(was))
    was = replace(was, slot_minutes=terms.slot_minutes, missed_at=missed_at)
    return replace(was, expires_on=expiry_of(was, terms, desk.is_working_day))


def log_call(
    desk: Desk, actor: Actor, number: PickupNumber, *, outcome: CallOutcome, note: str = ""
) -> ReminderCall:
    """Write down that somebody called to remind.

    Raises:
        UnknownPickup: There is none with this number.
        PickupFieldRefused: The note cannot be as it is.
    """
    check_permitted(actor, Act.BOOK_PICKUP)
    note = _plain(note)
    if not is_line(note, length_max=NOTE_LENGTH_MAX):
        raise PickupFieldRefused(field=PickupField.NOTE)
    call = ReminderCall(
        number=number,
        at=desk.clock(),
        actor=actor.login,
        desk_no=desk.desk_no,
        outcome=outcome,
        note=note,
    )
    return once(partial(_log_call, desk, actor, call, []))


def _log_call(desk: Desk, actor: Actor, call: ReminderCall, written: list[int]) -> ReminderCall:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        if any(unit.pickups.call(each) == call for each in written):
            return call
        read_or_refuse(unit, call.number)
        written[:] = [unit.pickups.add_call(call)]
        unit.journal.write(
            actor,
            at=call.at,
            act="log_call",
            subject=call.number,
            details={"outcome": call.outcome.value},
        )
        unit.commit()
    return call


def _pickup(unit: UnitOfWork, deed: Deed, request: PickupRequest, item: PickupItem) -> Pickup:
    return Pickup(
        number=unit.pickups.take_number(on=deed.day),
        state=PickupState.REQUESTED,
        desk_no=deed.desk.desk_no,
        slot_at=None,
        slot_minutes=0,
        item_name=item.name,
        nature=item.nature,
        requested_at=deed.at,
        requested_by=deed.actor.login,
        **{name: getattr(request, name) for name in PickupRequest.__slots__},
    )


def _facts(pickup: Pickup) -> dict[str, object]:
    return {"item": pickup.item_code, "channel": pickup.channel.value}


def _check_mail(unit: UnitOfWork, request: PickupRequest) -> None:
    """Refuse a mail that was booked; looked at while nobody else books."""
    booked = unit.pickups.number_of_mail(request.mail_key)
    if booked is not None:
        raise MailBooked(number=booked)


def _checked(
    unit: UnitOfWork, desk: Desk, request: PickupRequest
) -> tuple[PickupRequest, PickupItem]:
    """Return the request as it is kept, or refuse it.

    A case is held, as whoever writes a row that names it must do before any number is taken.
    """
    request = replace(
        request,
        caller_name=_plain(request.caller_name),
        caller_phone=_plain(unicodedata.normalize("NFKC", request.caller_phone)),
        agent_name=_plain(request.agent_name),
        receipt_number=request.receipt_number.strip().upper(),
        note=_plain(request.note),
    )
    if not _MAIL_KEY.fullmatch(request.mail_key):
        raise ValueError("not the key of a mail")
    item = unit.pickup_terms.item(request.item_code)
    if item is None or not item.is_active:
        raise PickupFieldRefused(field=PickupField.ITEM)
    for field, is_right in (
        (
            PickupField.CALLER_NAME,
            bool(request.caller_name) and is_line(request.caller_name, length_max=NAME_LENGTH_MAX),
        ),
        (PickupField.CALLER_PHONE, _is_phone(request)),
        (
            PickupField.AGENT_NAME,
            is_line(request.agent_name, length_max=NAME_LENGTH_MAX)
            and (request.collector is Collector.AGENT or not request.agent_name),
        ),
        (PickupField.AMOUNT, _is_amount(request, item.nature)),
        (PickupField.RECEIPT_NUMBER, _is_receipt(unit, request, item.nature)),
        (PickupField.NOTE, is_line(request.note, length_max=NOTE_LENGTH_MAX)),
    ):
        if not is_right:
            raise PickupFieldRefused(field=field)
    missing = desk.missing_glyphs(
        request.caller_name + request.caller_phone + request.agent_name + request.note
    )
    if missing:
        raise UnprintableName(characters=missing)
    case_number = ""
    if request.case_id is not None:
        case = unit.cases.by_ids([request.case_id], lock=True).get(request.case_id)
        if case is None:
            raise UnknownCase(text=str(request.case_id))
        case_number = case.case_number
    return replace(request, case_number=case_number), item


def _plain(text: str) -> str:
    """Return a text with single blanks; what is unprintable otherwise is left to be refused."""
    return " ".join(text.split())


def _is_phone(request: PickupRequest) -> bool:
    phone = request.caller_phone
    if not phone:
        return request.channel not in _NEEDS_PHONE
    return is_line(phone, length_max=PHONE_LENGTH_MAX) and any(sign.isdecimal() for sign in phone)


def _is_amount(request: PickupRequest, nature: ItemNature) -> bool:
    amount_twd = request.amount_twd
    if amount_twd is None:
        return True
    return nature is ItemNature.MONEY and 0 < amount_twd <= PICKUP_AMOUNT_MAX_TWD


def _is_receipt(unit: UnitOfWork, request: PickupRequest, nature: ItemNature) -> bool:
    number = request.receipt_number
    if not number:
        return True
    is_known = unit.receipts.get(ReceiptNumber(number)) is not None
    return nature is ItemNature.RECEIPT and is_known
