"""Pickups of the work list in words: by when, what is urgent, what is known of one."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.identifiers import mask_name
from counter_app.domain.pickups import Pickup, PickupState, ReminderCall
from counter_app.services.pickups import PickupDetail
from counter_app.ui.pickup_office.screen import OfficeList, PickupSide
from counter_app.ui.pickup_words import (
    say_call_outcome,
    say_collector,
    say_day,
    say_desk,
    say_state,
    say_when,
    state_status,
)
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

_PHONE_SHOWN = 3


def pickup_row(pickup: Pickup, shown: OfficeList, now: datetime) -> TableRow:
    """Return one pickup of a list."""
    first = return_cell(pickup, now) if shown is OfficeList.TO_RETURN else due_cell(pickup, now=now)
    return TableRow(
        key=pickup.number,
        cells=(
            first,
            Cell(words=pickup.item_name, below=pickup.number, strong=True),
            Cell(words=pickup.case_number or "—", below=_who(pickup)),
            Cell(words=translate("PickupOffice", "{n} 號").format(n=pickup.desk_no)),
            _place(pickup, shown),
        ),
    )


def due_cell(pickup: Pickup, *, now: datetime) -> Cell:
    """Return by when it is wanted: an alarm, then days left."""
    when = say_when(pickup)
    if pickup.arrived_at is not None:
        minutes = max(0, int((now - pickup.arrived_at).total_seconds()) // 60)
        waited = translate("PickupOffice", "已等 {n} 分鐘").format(n=minutes)
        is_ready = pickup.ready_at is not None
        words = translate("PickupOffice", "已報到") if is_ready else _alarm()
        return Cell(
            words=words,
            below=waited,
            status=Status.OK if is_ready else Status.BAD,
            tone="" if is_ready else "bad",
        )
    if pickup.slot_at is None:
        return Cell(words=when, status=Status.WARN)
    ends_at = pickup.slot_ends_at
    if ends_at is not None and ends_at <= now:
        return Cell(words=translate("PickupOffice", "時間已過"), below=when, status=Status.BAD)
    if pickup.slot_at <= now:
        return Cell(words=translate("PickupOffice", "時間到了"), below=when, status=Status.WARN)
    days = (_day(pickup.slot_at) - _day(now)).days
    words, status = {
        0: (translate("PickupOffice", "今天"), Status.WARN),
        1: (translate("PickupOffice", "明天"), Status.INFO),
    }.get(days, (translate("PickupOffice", "還有 {n} 天").format(n=days), Status.NEUTRAL))
    return Cell(words=words, below=when, status=status)


def return_cell(pickup: Pickup, now: datetime) -> Cell:
    """Return why it goes back, and how long it may still wait."""
    if pickup.state is not PickupState.MISSED:
        return Cell(
            words=say_state(pickup.state), below=say_when(pickup), status=state_status(pickup.state)
        )
    if pickup.expires_on is None:
        return Cell(words=say_state(pickup.state), status=Status.WARN)
    if pickup.expires_on < _day(now):
        return Cell(
            words=translate("PickupOffice", "保留期滿"),
            below=translate("PickupOffice", "留到 {day}").format(day=say_day(pickup.expires_on)),
            status=Status.BAD,
        )
    return Cell(
        words=translate("PickupOffice", "可以改約"),
        below=translate("PickupOffice", "留到 {day}").format(day=say_day(pickup.expires_on)),
        status=Status.INFO,
    )


def can_move(pickup: Pickup, today: date) -> bool:
    """Tell whether a missed pickup may still have another slot."""
    return (
        pickup.state is PickupState.MISSED
        and pickup.expires_on is not None
        and today <= pickup.expires_on
    )


def side_of(
    detail: PickupDetail, now: datetime, *, may_prepare: bool, is_in_full: bool
) -> PickupSide:
    """Return what is known of one pickup.

    Args:
        detail: As the store has it.
        now: What is late is late by it.
        may_prepare: The role prepares pickups.
        is_in_full: Name and telephone are shown as they are.
    """
    pickup = detail.pickup
    is_unready = pickup.ready_at is None and pickup.state in {
        PickupState.REQUESTED,
        PickupState.PREPARING,
        PickupState.ARRIVED,
    }
    is_waited_for = is_unready and pickup.state is PickupState.ARRIVED
    may_move = can_move(pickup, _day(now))
    return PickupSide(
        number=pickup.number,
        heading=pickup.item_name,
        state_words=say_state(pickup.state),
        state_status=state_status(pickup.state),
        alarm=translate("PickupOffice", "領件人已在現場，請先備這一件。") if is_waited_for else "",
        lines=tuple(_lines(pickup, is_in_full=is_in_full)),
        calls=tuple(_call_line(call) for call in reversed(detail.calls)),
        can_prepare=may_prepare and pickup.state is PickupState.REQUESTED,
        takes_shelf=may_prepare and is_unready,
        can_return=may_prepare and pickup.state in {PickupState.CANCELLED, PickupState.MISSED},
        can_move=may_prepare and may_move,
        can_call=may_prepare and (pickup.is_expected or may_move) and bool(pickup.caller_phone),
    )


def mask_phone(phone: str) -> str:
    """Return a telephone number that a bystander may read: its last three digits.

    >>> mask_phone("0912-345-678")
    '*********678'
    """
    hidden = max(0, len(phone) - _PHONE_SHOWN)
    return "*" * hidden + phone[hidden:]


def _lines(pickup: Pickup, *, is_in_full: bool) -> list[tuple[str, str]]:
    name = pickup.caller_name if is_in_full else mask_name(pickup.caller_name)
    phone = pickup.caller_phone if is_in_full else mask_phone(pickup.caller_phone)
    agent = pickup.agent_name if is_in_full else mask_name(pickup.agent_name)
    collector = say_collector(pickup.collector)
    lines = [
        (translate("PickupOffice", "約定"), f"{say_when(pickup)}　{say_desk(pickup.desk_no)}"),
        (translate("PickupOffice", "案號"), pickup.case_number),
        (translate("PickupOffice", "申請人"), name),
        (translate("PickupOffice", "電話"), phone),
        (translate("PickupOffice", "領件人"), f"{collector} {agent}".strip()),
        (
            translate("PickupOffice", "金額"),
            "" if pickup.amount_twd is None else f"NT$ {grouped(pickup.amount_twd)}",
        ),
        (translate("PickupOffice", "收據號碼"), pickup.receipt_number),
        (translate("PickupOffice", "備註"), pickup.note),
        (translate("PickupOffice", "架號"), pickup.shelf),
        (
            translate("PickupOffice", "保留到"),
            "" if pickup.expires_on is None else format_roc(pickup.expires_on),
        ),
    ]
    return [line for line in lines if line[1]]


def _call_line(call: ReminderCall) -> tuple[str, str]:
    local = call.at.astimezone(TAIPEI)
    words = say_call_outcome(call.outcome)
    return (
        f"{local.month}/{local.day} {local:%H:%M}　{call.actor}",
        f"{words}　{call.note}".strip(),
    )


def _who(pickup: Pickup) -> str:
    name = mask_name(pickup.collector_name or pickup.caller_name)
    return f"{name}　{say_collector(pickup.collector)}"


def _place(pickup: Pickup, shown: OfficeList) -> Cell:
    if shown is OfficeList.TO_PREPARE:
        words = say_state(pickup.state)
        return Cell(words=words, status=state_status(pickup.state))
    shelf = pickup.shelf or "—"
    return Cell(words=shelf, strong=True)


def _alarm() -> str:
    return translate("PickupOffice", "在場等候")


def _day(at: datetime) -> date:
    return at.astimezone(TAIPEI).date()
