"""Which pickups matter now, and the words about them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.identifiers import mask_name
from counter_app.domain.pickups import (
    EXPECTED_STATES,
    Collector,
    ItemNature,
    NothingToUndo,
    Pickup,
    PickupState,
    StepKind,
    step_to_undo,
)
from counter_app.services.pickups import PickupDetail
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import Message
from counter_app.ui.pickup_desk.ports import MadePaper
from counter_app.ui.pickup_desk.screen import Deed, HandOverPart, Sheet, Tally
from counter_app.ui.pickup_words import (
    say_call_outcome,
    say_collector,
    say_desk,
    say_document,
    say_state,
    say_step,
    say_time,
    say_when,
    state_status,
)
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, CellTone, TableRow

SOON: Final = timedelta(minutes=30)
"""Whose time begins so soon is no longer *later*."""

OPEN_PAPER: Final = "open_paper"

_LAST_SHOWN: Final = 4
_MINUTE_S: Final = 60

translate = QCoreApplication.translate


class Group(IntEnum):
    """What matters now, the most urgent first."""

    WAITING = 0
    READY = 1
    NOT_READY = 2
    LATER = 3
    DONE = 4


def group_of(pickup: Pickup, now: datetime) -> Group:
    """Return how much a pickup matters now."""
    if pickup.state is PickupState.ARRIVED:
        return Group.WAITING
    if pickup.state not in EXPECTED_STATES:
        return Group.DONE
    if pickup.slot_at is not None and pickup.slot_at - now > SOON:
        return Group.LATER
    return Group.READY if pickup.state is PickupState.READY else Group.NOT_READY


def in_order(pickups: Iterable[Pickup], now: datetime) -> tuple[Pickup, ...]:
    """Return pickups with what matters now at the top; who waits longest comes first."""

    def place(pickup: Pickup) -> tuple[Group, datetime, str]:
        group = group_of(pickup, now)
        at = pickup.arrived_at if group is Group.WAITING else pickup.slot_at
        return group, at or pickup.requested_at, pickup.number

    return tuple(sorted(pickups, key=place))


def waited_minutes(pickup: Pickup, now: datetime) -> int:
    """Return how many whole minutes a visitor has been waiting, or had to wait."""
    if pickup.arrived_at is None:
        return 0
    until = pickup.handed_over_at or now
    return max(0, int((until - pickup.arrived_at).total_seconds()) // _MINUTE_S)


def status_of_wait(minutes: int, target_minutes: int) -> Status:
    """Return whether a wait is within the target; nothing but a wait beyond it is a warning."""
    return Status.OK if minutes < target_minutes else Status.BAD


def say_wait(minutes: int) -> str:
    """Return how long somebody has been waiting."""
    if not minutes:
        return translate("PickupDesk", "剛到")
    return translate("PickupDesk", "等 {n} 分").format(n=minutes)


def row_of(pickup: Pickup, now: datetime, *, target_minutes: int, desk_no: int) -> TableRow:
    """Return a pickup as a row of the list; its name is masked."""
    group = group_of(pickup, now)
    name = mask_name(pickup.collector_name or pickup.caller_name)
    about: str = pickup.number
    if pickup.collector is Collector.AGENT:
        about = f"{about}　{say_collector(pickup.collector)}"
    return TableRow(
        key=pickup.number,
        cells=(
            _time_cell(pickup, now, target_minutes),
            Cell(words=name, below=about, strong=group is Group.WAITING),
            Cell(words=pickup.item_name, below=_below_item(pickup)),
            _state_cell(pickup, desk_no),
        ),
        is_muted=group in {Group.LATER, Group.DONE},
    )


def _time_cell(pickup: Pickup, now: datetime, target_minutes: int) -> Cell:
    agreed = say_when_today(pickup, now)
    if pickup.state is not PickupState.ARRIVED:
        return Cell(words=agreed, strong=group_of(pickup, now) is not Group.DONE)
    minutes = waited_minutes(pickup, now)
    tone: CellTone = "ok" if status_of_wait(minutes, target_minutes) is Status.OK else "bad"
    return Cell(words=say_wait(minutes), below=agreed, tone=tone, strong=True)


def say_when_today(pickup: Pickup, now: datetime) -> str:
    """Return the agreed time, with the day where it is another."""
    if pickup.slot_at is None:
        return translate("PickupDesk", "現場")
    local = pickup.slot_at.astimezone(TAIPEI)
    if local.date() == now.astimezone(TAIPEI).date():
        return say_time(pickup.slot_at)
    return f"{local.month}/{local.day} {local:%H:%M}"


def _below_item(pickup: Pickup) -> str:
    if pickup.amount_twd is not None:
        return translate("PickupDesk", "{amount} 元").format(amount=grouped(pickup.amount_twd))
    return pickup.receipt_number or pickup.case_number


def _state_cell(pickup: Pickup, desk_no: int) -> Cell:
    words, status = say_standing(pickup)
    below = ""
    if pickup.desk_no != desk_no:
        below = say_desk(pickup.desk_no)
    elif pickup.shelf and pickup.state is not PickupState.HANDED_OVER:
        below = translate("PickupDesk", "架 {shelf}").format(shelf=pickup.shelf)
    elif pickup.handed_over_at is not None:
        below = say_time(pickup.handed_over_at)
    return Cell(words=words, below=below, status=status)


def say_standing(pickup: Pickup) -> tuple[str, Status]:
    """Return how it stands with a pickup; of a visitor who waits, whether it is there."""
    if pickup.state is PickupState.ARRIVED:
        if pickup.ready_at is not None:
            return translate("PickupDesk", "等候，已備妥"), Status.WARN
        return translate("PickupDesk", "等候，未備妥"), Status.BAD
    return say_state(pickup.state), state_status(pickup.state)


def tallies_of(pickups: Iterable[Pickup], now: datetime) -> tuple[Tally, ...]:
    """Return how many pickups matter how much, those that there are."""
    counts = dict.fromkeys(Group, 0)
    for pickup in pickups:
        counts[group_of(pickup, now)] += 1
    words = {
        Group.WAITING: (Status.WARN, translate("PickupDesk", "等候 {n}")),
        Group.READY: (Status.OK, translate("PickupDesk", "已備妥 {n}")),
        Group.NOT_READY: (Status.INFO, translate("PickupDesk", "未備妥 {n}")),
        Group.LATER: (Status.NEUTRAL, translate("PickupDesk", "稍後 {n}")),
        Group.DONE: (Status.NEUTRAL, translate("PickupDesk", "結束 {n}")),
    }
    return tuple(
        Tally(status=words[group][0], words=words[group][1].format(n=count))
        for group, count in counts.items()
        if count
    )


def sheet_of(
    detail: PickupDetail,
    now: datetime,
    *,
    target_minutes: int,
    desk_no: int,
    may_act: bool,
    is_masked: bool,
) -> Sheet:
    """Return the pickup that is looked at."""
    pickup = detail.pickup
    words, status = say_standing(pickup)
    minutes = waited_minutes(pickup, now)
    is_waiting = pickup.state is PickupState.ARRIVED
    return Sheet(
        number=pickup.number,
        name_words=_name(pickup.collector_name or pickup.caller_name, is_masked=is_masked),
        about=pickup.item_name,
        state_words=words,
        state=status,
        lines=_lines_of(detail, now, desk_no=desk_no, is_masked=is_masked),
        history=_history_of(detail),
        deeds=deeds_of(detail) if may_act else (),
        wait_words=say_wait(minutes) if is_waiting else "",
        wait=status_of_wait(minutes, target_minutes),
        warning=_warning_of(pickup, now, desk_no),
        is_masked=is_masked,
    )


def _name(name: str, *, is_masked: bool) -> str:
    return mask_name(name) if is_masked else name


def _lines_of(
    detail: PickupDetail, now: datetime, *, desk_no: int, is_masked: bool
) -> tuple[tuple[str, str], ...]:
    """Return words and value of everything that is known; what is not takes no line."""
    pickup = detail.pickup
    when = say_when(pickup)
    if pickup.desk_no != desk_no:
        when = f"{say_desk(pickup.desk_no)}　{when}"
    is_agent = pickup.collector is Collector.AGENT
    amount = "" if pickup.amount_twd is None else _say_amount(pickup.amount_twd)
    phone = _masked_phone(pickup.caller_phone) if is_masked else pickup.caller_phone
    caller = _name(pickup.caller_name, is_masked=is_masked) if is_agent else ""
    is_kept = pickup.expires_on is not None and pickup.state is PickupState.MISSED
    lines = (
        (translate("PickupDesk", "約定"), when),
        (translate("PickupDesk", "架號"), pickup.shelf),
        (translate("PickupDesk", "代理，委託人"), caller),
        (translate("PickupDesk", "案號"), pickup.case_number),
        (translate("PickupDesk", "金額"), amount),
        (translate("PickupDesk", "收據"), pickup.receipt_number),
        (translate("PickupDesk", "電話"), phone),
        (translate("PickupDesk", "備註"), pickup.note),
        (
            translate("PickupDesk", "保留到"),
            format_roc(pickup.expires_on) if is_kept and pickup.expires_on is not None else "",
        ),
    )
    known = tuple(line for line in lines if line[1])
    return (*known, *_lines_of_hand_over(detail, now, is_masked=is_masked))


def _say_amount(amount_twd: int) -> str:
    return translate("PickupDesk", "{amount} 元").format(amount=grouped(amount_twd))


def _lines_of_hand_over(
    detail: PickupDetail, now: datetime, *, is_masked: bool
) -> tuple[tuple[str, str], ...]:
    done = detail.hand_over
    if done is None:
        return ()
    lines = [
        (translate("PickupDesk", "領件人"), _name(done.recipient_name, is_masked=is_masked)),
        (
            translate("PickupDesk", "證件"),
            f"{say_document(done.document)} ＊{done.document_last4}",
        ),
        (translate("PickupDesk", "交付"), done.given),
        (
            translate("PickupDesk", "等候"),
            translate("PickupDesk", "{n} 分").format(n=waited_minutes(detail.pickup, now)),
        ),
    ]
    if done.amount_twd is not None:
        words = translate("PickupDesk", "{amount} 元，{who} 核可")
        lines.insert(
            2,
            (
                translate("PickupDesk", "付出現金"),
                words.format(amount=grouped(done.amount_twd), who=done.approver),
            ),
        )
    return tuple(lines)


def _masked_phone(phone: str) -> str:
    shown = 3
    return "＊" * max(0, len(phone) - shown) + phone[-shown:]


def _history_of(detail: PickupDetail) -> tuple[str, ...]:
    done = [
        (step.at, f"{_at(step.at)}　{say_step(step.kind)}　{step.actor}") for step in detail.steps
    ]
    for call in detail.calls:
        words = translate("PickupDesk", "{at}　電話：{outcome}　{who}").format(
            at=_at(call.at), outcome=say_call_outcome(call.outcome), who=call.actor
        )
        done.append((call.at, f"{words}　{call.note}" if call.note else words))
    oldest_first = sorted(done, key=lambda each: each[0])
    return tuple(words for _time, words in reversed(oldest_first[-_LAST_SHOWN:]))


def _at(at: datetime) -> str:
    local = at.astimezone(TAIPEI)
    return f"{local.month}/{local.day} {local:%H:%M}"


def deeds_of(detail: PickupDetail) -> tuple[Deed, ...]:
    """Return what can be done to a pickup as it stands; the first is what comes next."""
    pickup = detail.pickup
    match pickup.state:
        case PickupState.ARRIVED:
            is_marked = step_to_undo_or_none(detail) is StepKind.ARRIVE
            return (Deed.HAND_OVER, *((Deed.UNDO,) if is_marked else ()), Deed.LEAVE)
        case PickupState.CANCELLED if step_to_undo_or_none(detail) is StepKind.CANCEL:
            return (Deed.UNDO,)
        case PickupState.HANDED_OVER:
            return (Deed.SHEET,)
        case PickupState.MISSED:
            return (Deed.ARRIVE, Deed.CALL)
        case state if state in EXPECTED_STATES:
            return (Deed.ARRIVE, Deed.CALL, Deed.SLIP)
        case _:
            return ()


def step_to_undo_or_none(detail: PickupDetail) -> StepKind | None:
    """Return which step was the last that still holds; None if it cannot be taken back."""
    try:
        return step_to_undo(detail.steps).kind
    except NothingToUndo:
        return None


def _warning_of(pickup: Pickup, now: datetime, desk_no: int) -> Message | None:
    is_elsewhere = pickup.desk_no != desk_no
    is_open = pickup.state in EXPECTED_STATES | {PickupState.ARRIVED, PickupState.MISSED}
    if is_open and is_elsewhere:
        return Message(
            what=translate("PickupDesk", "約在 {desk}").format(desk=say_desk(pickup.desk_no)),
            now=translate("PickupDesk", "東西在那個櫃檯，請民眾過去；要在這裡交，先去拿過來。"),
        )
    if pickup.state is PickupState.ARRIVED and pickup.ready_at is None:
        return Message(
            what=translate("PickupDesk", "還沒有備妥"),
            now=translate("PickupDesk", "後場的名單已經把這一件排在最前面。"),
        )
    if pickup.state is PickupState.CANCELLED:
        return Message(
            what=translate("PickupDesk", "這一件已經取消"),
            now=translate("PickupDesk", "按錯了用 Ctrl+Z 取回；沒有約的，按 Ins 登記現場取件。"),
        )
    if pickup.state is PickupState.RETURNED or (
        pickup.expires_on is not None and now.astimezone(TAIPEI).date() > pickup.expires_on
    ):
        return Message(
            what=translate("PickupDesk", "保留期限已過，要歸檔或已經歸檔"),
            now=translate("PickupDesk", "請重新預約，或按 Ins 登記現場取件。"),
        )
    return None


def hand_over_part(pickup: Pickup) -> HandOverPart:
    """Return the form of a hand-over, with names in full."""
    given = pickup.item_name
    if pickup.receipt_number:
        given = f"{given} {pickup.receipt_number}"
    if pickup.nature is ItemNature.MONEY:
        given = translate("PickupDesk", "{item}（現金）").format(item=given)
    return HandOverPart(
        number=pickup.number,
        item_name=pickup.item_name,
        nature=pickup.nature,
        caller_name=pickup.caller_name,
        collector=pickup.collector,
        agent_name=pickup.agent_name,
        shelf=pickup.shelf,
        given=given,
        amount_twd=pickup.amount_twd,
        receipt_number=pickup.receipt_number,
    )


def say_case(hit: CaseHit) -> str:
    """Return the case a walk-in is for; its name is masked."""
    return f"{hit.case_number}　{mask_name(hit.obligor_name)}"


def say_case_row(hit: CaseHit) -> TableRow:
    """Return a case that was found, as a row to choose from."""
    return TableRow(
        key=str(hit.case_id),
        cells=(Cell(words=hit.case_number, below=mask_name(hit.obligor_name)),),
    )


def say_made(made: MadePaper) -> tuple[Message, Status, tuple[PanelAction, ...]]:
    """Return what became of a paper, and what can be done about it."""
    if made.was_printed:
        return Message(what=translate("PickupDesk", "已經印出")), Status.OK, ()
    if made.path is None:
        return (
            Message(
                what=translate("PickupDesk", "印表機沒有接受"),
                now=translate("PickupDesk", "請檢查印表機的紙和電源，再印一次。"),
            ),
            Status.BAD,
            (),
        )
    what = translate("PickupDesk", "已存成檔案 {name}")
    if made.was_printed is False:
        what = translate("PickupDesk", "印表機沒有接受，已存成檔案 {name}")
    return (
        Message(
            what=what.format(name=made.path.name),
            now=translate("PickupDesk", "請開啟檔案列印。"),
        ),
        Status.INFO,
        (PanelAction(name=OPEN_PAPER, words=translate("PickupDesk", "開啟檔案"), icon="pdf"),),
    )
