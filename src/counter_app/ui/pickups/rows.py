"""Puts pickups and cases into lines of the lists, and one pickup on its card."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.identifiers import mask_name
from counter_app.domain.pickups import Collector, Pickup, PickupState
from counter_app.store.case_search import CaseHit
from counter_app.ui.names import in_one_breath
from counter_app.ui.pickup_words import (
    say_collector,
    say_day,
    say_desk,
    say_request_channel,
    say_state,
    say_time,
    say_when,
    state_status,
)
from counter_app.ui.pickups.screen import Detail, PickupCard
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

_OVER = frozenset({PickupState.HANDED_OVER, PickupState.CANCELLED, PickupState.RETURNED})
_CAN_MOVE = frozenset(
    {PickupState.REQUESTED, PickupState.PREPARING, PickupState.READY, PickupState.MISSED}
)
_CAN_CANCEL = _CAN_MOVE - {PickupState.MISSED} | {PickupState.ARRIVED}
_PHONE_SHOWN = 3


def slot_row(pickup: Pickup) -> TableRow:
    """Return a pickup of a slot: its time is said above the list."""
    return _row(pickup, at=say_collector(pickup.collector), below=pickup.number)


def day_row(pickup: Pickup) -> TableRow:
    """Return a pickup of a day: by its time."""
    at = translate("Pickups", "現場") if pickup.slot_at is None else say_time(pickup.slot_at)
    return _row(pickup, at=at, below=pickup.number)


def found_row(pickup: Pickup) -> TableRow:
    """Return a pickup that was searched for: of any day."""
    if pickup.slot_at is None:
        return _row(pickup, at=say_when(pickup), below=pickup.number)
    day = say_day(pickup.slot_at.astimezone(TAIPEI).date())
    return _row(pickup, at=day, below=say_time(pickup.slot_at))


def hit_row(hit: CaseHit) -> TableRow:
    """Return a case that was found."""
    return TableRow(
        key=str(hit.case_id),
        is_muted=not hit.is_open,
        cells=(Cell(words=f"{mask_name(hit.obligor_name)}　{hit.kind}", below=hit.case_number),),
    )


def say_hit(hit: CaseHit) -> str:
    """Return a case in one line, masked."""
    return f"{mask_name(hit.obligor_name)}　{hit.kind}　{hit.agency_name}"


def mask_phone(phone: str) -> str:
    """Return a telephone number that a bystander may read: its last three digits.

    >>> mask_phone("0912-345-678")
    '****-***-678'
    """
    hidden = len(phone) - _PHONE_SHOWN
    return "".join(
        "*" if at < hidden and sign.isdecimal() else sign for at, sign in enumerate(phone)
    )


def say_similar(pickups: tuple[Pickup, ...]) -> str:
    """Return that something may have been asked for already."""
    if not pickups:
        return ""
    first = pickups[0]
    words = translate("Pickups", "已經約過：{when} {item}（{state}）").format(
        when=say_when(first), item=first.item_name, state=say_state(first.state)
    )
    more = len(pickups) - 1
    if more:
        words += translate("Pickups", "，另有 {n} 件").format(n=more)
    return words


def card_of(pickup: Pickup, *, is_masked: bool, today: date) -> PickupCard:
    """Return a pickup as the card shows it."""
    is_kept = pickup.expires_on is None or today <= pickup.expires_on
    return PickupCard(
        number=pickup.number,
        status=state_status(pickup.state),
        status_words=say_state(pickup.state),
        when=f"{say_when(pickup)}　{say_desk(pickup.desk_no)}",
        item=pickup.item_name,
        name=mask_name(pickup.caller_name) if is_masked else pickup.caller_name,
        details=_details(pickup, is_masked=is_masked),
        is_masked=is_masked,
        can_move=pickup.state in _CAN_MOVE and is_kept,
        can_cancel=pickup.state in _CAN_CANCEL,
    )


def _details(pickup: Pickup, *, is_masked: bool) -> tuple[Detail, ...]:
    phone = mask_phone(pickup.caller_phone) if is_masked else pickup.caller_phone
    collector = say_collector(pickup.collector)
    if pickup.collector is Collector.AGENT and pickup.agent_name:
        agent = mask_name(pickup.agent_name) if is_masked else pickup.agent_name
        collector = f"{collector} {agent}"
    amount = "" if pickup.amount_twd is None else grouped(pickup.amount_twd)
    found = (
        (translate("Pickups", "電話"), phone),
        (translate("Pickups", "取件人"), collector),
        (translate("Pickups", "案號"), pickup.case_number),
        (translate("Pickups", "金額"), amount),
        (translate("Pickups", "收據"), pickup.receipt_number),
        (translate("Pickups", "管道"), say_request_channel(pickup.channel)),
        (translate("Pickups", "位置"), pickup.shelf),
        (translate("Pickups", "備註"), pickup.note),
    )
    return tuple(Detail(words=words, value=value) for words, value in found if value)


def _row(pickup: Pickup, *, at: str, below: str = "") -> TableRow:
    name = mask_name(pickup.caller_name)
    state = say_state(pickup.state)
    return TableRow(
        key=pickup.number,
        is_muted=pickup.state in _OVER,
        cells=(
            Cell(words=at, below=below, strong=True),
            Cell(words=name, below=pickup.item_name),
            Cell(words=state, status=state_status(pickup.state)),
        ),
        spoken=in_one_breath(at, below, name, pickup.item_name, state),
    )
