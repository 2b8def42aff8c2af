"""What pickups, their states and their times are called, on every page and paper of them."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.pickup_handovers import IdDocument
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    ItemNature,
    Pickup,
    PickupState,
    RequestChannel,
    StepKind,
)
from counter_app.ui.names import say_weekday
from counter_app.ui.widgets.status import Status

_STATUSES: Final = {
    PickupState.REQUESTED: Status.INFO,
    PickupState.PREPARING: Status.INFO,
    PickupState.READY: Status.OK,
    PickupState.ARRIVED: Status.WARN,
    PickupState.HANDED_OVER: Status.OK,
    PickupState.CANCELLED: Status.NEUTRAL,
    PickupState.MISSED: Status.BAD,
    PickupState.RETURNED: Status.NEUTRAL,
}


def state_status(state: PickupState) -> Status:
    """Return the shape and colour of a state; its word stands beside it."""
    return _STATUSES[state]


def say_state(state: PickupState) -> str:
    """Return what a state is called."""
    return {
        PickupState.REQUESTED: QCoreApplication.translate("Pickups", "已預約"),
        PickupState.PREPARING: QCoreApplication.translate("Pickups", "準備中"),
        PickupState.READY: QCoreApplication.translate("Pickups", "已備妥"),
        PickupState.ARRIVED: QCoreApplication.translate("Pickups", "已報到"),
        PickupState.HANDED_OVER: QCoreApplication.translate("Pickups", "已交付"),
        PickupState.CANCELLED: QCoreApplication.translate("Pickups", "已取消"),
        PickupState.MISSED: QCoreApplication.translate("Pickups", "逾時未到"),
        PickupState.RETURNED: QCoreApplication.translate("Pickups", "已歸檔"),
    }[state]


def say_step(kind: StepKind) -> str:
    """Return what was done to a pickup."""
    return {
        StepKind.REQUEST: QCoreApplication.translate("Pickups", "預約"),
        StepKind.WALK_IN: QCoreApplication.translate("Pickups", "現場取件"),
        StepKind.PREPARE: QCoreApplication.translate("Pickups", "開始準備"),
        StepKind.MAKE_READY: QCoreApplication.translate("Pickups", "備妥"),
        StepKind.ARRIVE: QCoreApplication.translate("Pickups", "報到"),
        StepKind.HAND_OVER: QCoreApplication.translate("Pickups", "交付"),
        StepKind.CANCEL: QCoreApplication.translate("Pickups", "取消"),
        StepKind.MISS: QCoreApplication.translate("Pickups", "逾時未到"),
        StepKind.RETURN: QCoreApplication.translate("Pickups", "歸檔"),
        StepKind.MOVE: QCoreApplication.translate("Pickups", "改時間"),
        StepKind.UNDO: QCoreApplication.translate("Pickups", "取回"),
    }[kind]


def say_request_channel(channel: RequestChannel) -> str:
    """Return how a pickup was asked for."""
    return {
        RequestChannel.PHONE: QCoreApplication.translate("Pickups", "電話"),
        RequestChannel.FAX: QCoreApplication.translate("Pickups", "傳真"),
        RequestChannel.MAILBOX: QCoreApplication.translate("Pickups", "信箱"),
        RequestChannel.DESK: QCoreApplication.translate("Pickups", "臨櫃"),
    }[channel]


def say_nature(nature: ItemNature) -> str:
    """Return what handing an item over asks for."""
    return {
        ItemNature.PAPER: QCoreApplication.translate("Pickups", "文件"),
        ItemNature.RECEIPT: QCoreApplication.translate("Pickups", "收據"),
        ItemNature.MONEY: QCoreApplication.translate("Pickups", "現金"),
    }[nature]


def say_collector(collector: Collector) -> str:
    """Return who comes for it."""
    return {
        Collector.SELF: QCoreApplication.translate("Pickups", "本人"),
        Collector.AGENT: QCoreApplication.translate("Pickups", "代理人"),
    }[collector]


def say_call_outcome(outcome: CallOutcome) -> str:
    """Return what came of a reminder call."""
    return {
        CallOutcome.REACHED: QCoreApplication.translate("Pickups", "已接通"),
        CallOutcome.LEFT_WORD: QCoreApplication.translate("Pickups", "已留話"),
        CallOutcome.NOT_REACHED: QCoreApplication.translate("Pickups", "未接通"),
        CallOutcome.WRONG_NUMBER: QCoreApplication.translate("Pickups", "號碼不對"),
    }[outcome]


def say_document(document: IdDocument) -> str:
    """Return what a document is called by which somebody was identified."""
    return {
        IdDocument.NATIONAL_ID: QCoreApplication.translate("Pickups", "身分證"),
        IdDocument.HEALTH_CARD: QCoreApplication.translate("Pickups", "健保卡"),
        IdDocument.DRIVING_LICENCE: QCoreApplication.translate("Pickups", "駕照"),
        IdDocument.RESIDENCE_PERMIT: QCoreApplication.translate("Pickups", "居留證"),
        IdDocument.PASSPORT: QCoreApplication.translate("Pickups", "護照"),
    }[document]


def say_desk(desk_no: int) -> str:
    """Return what a desk is called in a sentence."""
    return QCoreApplication.translate("Pickups", "{n} 號櫃檯").format(n=desk_no)


def say_day(day: date) -> str:
    """Return a day with its weekday, the year left out."""
    return QCoreApplication.translate("Pickups", "{month}/{day}（{weekday}）").format(
        month=day.month, day=day.day, weekday=say_weekday(day)
    )


def say_long_day(day: date) -> str:
    """Return a day with its year and its weekday."""
    return QCoreApplication.translate("Pickups", "{day}（{weekday}）").format(
        day=format_roc(day), weekday=say_weekday(day)
    )


def say_time(at: datetime) -> str:
    """Return the time of day at the desk."""
    return f"{at.astimezone(TAIPEI):%H:%M}"


def say_slot(at: datetime) -> str:
    """Return day and time of a slot."""
    return f"{say_day(at.astimezone(TAIPEI).date())} {say_time(at)}"


def say_when(pickup: Pickup) -> str:
    """Return when a pickup was agreed for; a walk-in has no time."""
    if pickup.slot_at is None:
        return QCoreApplication.translate("Pickups", "現場取件")
    return say_slot(pickup.slot_at)
