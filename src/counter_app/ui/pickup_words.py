"""What the states, documents, calls and times of pickups are called, on every page of them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.pickup_handovers import IdDocument, Signing
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    PickupState,
    RequestChannel,
    StepKind,
)
from counter_app.ui.names import say_weekday
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate


def say_pickup_state(state: PickupState) -> tuple[str, Status]:
    """Return where a pickup stands, as words and as the status of a chip."""
    return {
        PickupState.REQUESTED: (translate("Pickups", "待備件"), Status.NEUTRAL),
        PickupState.PREPARING: (translate("Pickups", "備件中"), Status.INFO),
        PickupState.READY: (translate("Pickups", "可領件"), Status.OK),
        PickupState.ARRIVED: (translate("Pickups", "已報到"), Status.WARN),
        PickupState.HANDED_OVER: (translate("Pickups", "已交付"), Status.OK),
        PickupState.CANCELLED: (translate("Pickups", "已取消"), Status.NEUTRAL),
        PickupState.MISSED: (translate("Pickups", "逾時未到"), Status.BAD),
        PickupState.RETURNED: (translate("Pickups", "已歸檔"), Status.NEUTRAL),
    }[state]


def say_pickup_step(kind: StepKind) -> str:
    """Return what was done to a pickup."""
    return {
        StepKind.REQUEST: translate("Pickups", "預約"),
        StepKind.WALK_IN: translate("Pickups", "現場取件"),
        StepKind.PREPARE: translate("Pickups", "開始準備"),
        StepKind.MAKE_READY: translate("Pickups", "備妥"),
        StepKind.ARRIVE: translate("Pickups", "報到"),
        StepKind.HAND_OVER: translate("Pickups", "交付"),
        StepKind.CANCEL: translate("Pickups", "取消"),
        StepKind.MISS: translate("Pickups", "逾時未到"),
        StepKind.RETURN: translate("Pickups", "歸檔"),
        StepKind.MOVE: translate("Pickups", "改時間"),
        StepKind.UNDO: translate("Pickups", "取回上一步"),
    }[kind]


def say_request_channel(channel: RequestChannel) -> str:
    """Return how a pickup was asked for."""
    return {
        RequestChannel.PHONE: translate("Pickups", "電話"),
        RequestChannel.FAX: translate("Pickups", "傳真"),
        RequestChannel.MAILBOX: translate("Pickups", "線上信箱"),
        RequestChannel.DESK: translate("Pickups", "臨櫃"),
    }[channel]


def say_collector(collector: Collector) -> str:
    """Return who comes for it."""
    return {
        Collector.SELF: translate("Pickups", "本人"),
        Collector.AGENT: translate("Pickups", "代理人"),
    }[collector]


def say_call_outcome(outcome: CallOutcome) -> str:
    """Return what came of a reminder call."""
    return {
        CallOutcome.REACHED: translate("Pickups", "已接通"),
        CallOutcome.LEFT_WORD: translate("Pickups", "已留話"),
        CallOutcome.NOT_REACHED: translate("Pickups", "未接通"),
        CallOutcome.WRONG_NUMBER: translate("Pickups", "號碼不對"),
    }[outcome]


def say_id_document(document: IdDocument) -> str:
    """Return what a document is called by which somebody was identified."""
    return {
        IdDocument.NATIONAL_ID: translate("Pickups", "身分證"),
        IdDocument.HEALTH_CARD: translate("Pickups", "健保卡"),
        IdDocument.DRIVING_LICENCE: translate("Pickups", "駕照"),
        IdDocument.RESIDENCE_PERMIT: translate("Pickups", "居留證"),
        IdDocument.PASSPORT: translate("Pickups", "護照"),
    }[document]


def say_signing(signing: Signing) -> str:
    """Return how the recipient signed."""
    return {
        Signing.PAPER: translate("Pickups", "簽在紙上"),
        Signing.PAD: translate("Pickups", "簽名板"),
    }[signing]


def say_time(at: datetime) -> str:
    """Return a time of day at the desk."""
    return f"{at.astimezone(TAIPEI):%H:%M}"


def say_day(day: date) -> str:
    """Return a day with its weekday, such as 114/11/20（四）."""
    return translate("Pickups", "{day}（{weekday}）").format(
        day=format_roc(day), weekday=say_weekday(day)
    )


def say_agreed(at: datetime | None) -> str:
    """Return for when a pickup was agreed; a walk-in has no such time."""
    if at is None:
        return translate("Pickups", "現場取件")
    local = at.astimezone(TAIPEI)
    return f"{say_day(local.date())} {local:%H:%M}"
