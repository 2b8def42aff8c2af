"""Slots, items and closures in words: what holds, what has changed, what is still to come."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.identifiers import mask_name
from counter_app.domain.pickup_terms import (
    EVERY_DESK,
    Closure,
    DatedPickupTerms,
    PickupItem,
    PickupTerms,
    Session,
    terms_on,
)
from counter_app.domain.pickups import Pickup
from counter_app.ui.names import listed
from counter_app.ui.pickup_terms.screen import PickupTermsScreen, TermsPage
from counter_app.ui.pickup_words import say_day, say_desk, say_nature, say_state, say_when
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

Facts = tuple[tuple[str, str], ...]

_LEFT_OUT_NAMED = 6


def say_sessions(sessions: tuple[Session, ...]) -> str:
    """Return hours as they are typed."""
    return listed(f"{each.begins:%H:%M}-{each.ends:%H:%M}" for each in sessions)


def say_capacities(terms: PickupTerms) -> str:
    """Return places by desk as they are typed."""
    return listed(f"{each.desk_no}:{each.places}" for each in terms.capacities)


def facts_of_terms(terms: PickupTerms) -> Facts:
    """Return what terms say, line by line."""
    minutes = translate("PickupTerms", "{n} 分鐘")
    capacities = listed(
        translate("PickupTerms", "{desk} 號 {n} 件").format(desk=each.desk_no, n=each.places)
        for each in terms.capacities
    )
    return (
        (translate("PickupTerms", "每段長度"), minutes.format(n=terms.slot_minutes)),
        (translate("PickupTerms", "每段件數"), capacities),
        (translate("PickupTerms", "服務時間"), say_sessions(terms.sessions)),
        (
            translate("PickupTerms", "志工時間"),
            say_sessions(terms.volunteer_sessions) or translate("PickupTerms", "沒有志工"),
        ),
        (
            translate("PickupTerms", "逾時未到"),
            translate("PickupTerms", "時段結束後 {n} 分鐘").format(n=terms.missed_after_minutes),
        ),
        (
            translate("PickupTerms", "保留"),
            translate("PickupTerms", "{n} 個工作天").format(n=terms.keep_working_days),
        ),
        (
            translate("PickupTerms", "零等待目標"),
            translate("PickupTerms", "{n} 分鐘內").format(n=terms.target_minutes),
        ),
    )


def facts_of_item(item: PickupItem) -> Facts:
    """Return what is said of an item, line by line."""
    return (
        (translate("PickupTerms", "名稱"), item.name),
        (translate("PickupTerms", "性質"), say_nature(item.nature)),
        (
            translate("PickupTerms", "備件"),
            translate("PickupTerms", "{n} 個工作天").format(n=item.lead_working_days),
        ),
        (
            translate("PickupTerms", "受理"),
            translate("PickupTerms", "提供")
            if item.is_active
            else translate("PickupTerms", "停用"),
        ),
    )


def changes_of(before: Facts, after: Facts) -> Facts:
    """Return the lines that differ, as *old → new*."""
    return tuple(
        (words, f"{old} → {new}")
        for (words, old), (_same, new) in zip(before, after, strict=True)
        if old != new
    )


def history_rows(screen: PickupTermsScreen) -> tuple[TableRow, ...]:
    """Return every change of the terms, newest first, each with what it changed."""
    rows = []
    terms = sorted(screen.terms, key=lambda each: each.valid_from)
    in_force = max(
        (each.valid_from for each in terms if each.valid_from <= screen.today), default=None
    )
    for at, dated in enumerate(terms):
        before = terms_on(terms[:at], dated.valid_from)
        rows.append(_history_row(dated, before, screen.today, in_force))
    return tuple(reversed(rows))


def _history_row(
    dated: DatedPickupTerms, before: PickupTerms, today: date, in_force: date | None
) -> TableRow:
    if dated.valid_from > today:
        state = Cell(words=translate("PickupTerms", "尚未生效"), status=Status.INFO)
    elif dated.valid_from == in_force:
        state = Cell(words=translate("PickupTerms", "施行中"), status=Status.OK)
    else:
        state = Cell(words=translate("PickupTerms", "已取代"), status=Status.NEUTRAL)
    changed = changes_of(facts_of_terms(before), facts_of_terms(dated.terms))
    words = [f"{name} {change}" for name, change in changed]
    if not words:
        words = [translate("PickupTerms", "和先前相同")]
    return TableRow(
        key=dated.valid_from.isoformat(),
        is_muted=state.status is Status.NEUTRAL,
        cells=(
            Cell(words=format_roc(dated.valid_from), strong=True),
            state,
            Cell(words=words[0], below=translate("PickupTerms", "；").join(words[1:])),
        ),
    )


def item_row(item: PickupItem) -> TableRow:
    """Return one item."""
    days = translate("PickupTerms", "{n} 個工作天").format(n=item.lead_working_days)
    at_once = translate("PickupTerms", "當天")
    state = Cell(words=translate("PickupTerms", "提供"), status=Status.OK)
    if not item.is_active:
        state = Cell(words=translate("PickupTerms", "停用"), status=Status.NEUTRAL)
    return TableRow(
        key=item.code,
        is_muted=not item.is_active,
        cells=(
            Cell(words=item.name, strong=True),
            Cell(words=say_nature(item.nature)),
            Cell(words=days if item.lead_working_days else at_once),
            state,
        ),
    )


def closure_row(closure: Closure, now: datetime) -> TableRow:
    """Return one closure."""
    if closure.ends_at <= now:
        state = Cell(words=translate("PickupTerms", "已結束"), status=Status.NEUTRAL)
    elif closure.begins_at <= now:
        state = Cell(words=translate("PickupTerms", "停止中"), status=Status.WARN)
    else:
        state = Cell(words=translate("PickupTerms", "將停止"), status=Status.INFO)
    return TableRow(
        key=closure.closure_id,
        is_muted=state.status is Status.NEUTRAL,
        cells=(
            Cell(words=closure.reason, below=closure.made_by, strong=True),
            Cell(words=say_whom(closure.desk_no)),
            Cell(words=say_period(closure.begins_at, closure.ends_at)),
            state,
        ),
    )


def say_whom(desk_no: int) -> str:
    """Return whom a closure is for."""
    return translate("PickupTerms", "全部櫃檯") if desk_no == EVERY_DESK else say_desk(desk_no)


def say_period(begins_at: datetime, ends_at: datetime) -> str:
    """Return from when to when, as short as it can be said."""
    begins, ends = begins_at.astimezone(TAIPEI), ends_at.astimezone(TAIPEI)
    is_midnight = not (ends.hour or ends.minute)
    last = date.fromordinal(ends.toordinal() - 1) if is_midnight else ends.date()
    first = begins.date()
    if not (begins.hour or begins.minute) and is_midnight:
        whole = translate("PickupTerms", "整天")
        days = say_day(first) if first == last else f"{say_day(first)} - {say_day(last)}"
        return f"{days} {whole}"
    until = "24:00" if is_midnight else f"{ends:%H:%M}"
    if first == last:
        return f"{say_day(first)} {begins:%H:%M}-{until}"
    return f"{say_day(first)} {begins:%H:%M} - {say_day(last)} {until}"


def move_row(pickup: Pickup, *, names_shown: bool) -> TableRow:
    """Return one pickup that is agreed for a time in which nothing is handed over."""
    who = mask_name(pickup.caller_name) if names_shown else ""
    return TableRow(
        key=pickup.number,
        cells=(
            Cell(words=say_when(pickup), below=say_desk(pickup.desk_no), strong=True),
            Cell(words=pickup.item_name, below=f"{pickup.number}　{who}".strip()),
            Cell(words=say_state(pickup.state)),
        ),
    )


def say_count_to_move(count: int) -> str:
    """Return how many pickups are to be moved."""
    if not count:
        return translate("PickupTerms", "這段時間沒有約好的取件。")
    return translate("PickupTerms", "這段時間約好了 {n} 件，請改約。").format(n=count)


def say_form(page: TermsPage, *, is_new: bool) -> str:
    """Return the heading of a form."""
    return {
        TermsPage.TERMS: translate("PickupTerms", "修改時段與容量"),
        TermsPage.ITEMS: translate("PickupTerms", "新增項目")
        if is_new
        else translate("PickupTerms", "修改項目"),
        TermsPage.CLOSURES: translate("PickupTerms", "停止取件"),
    }[page]


def say_left_out(left_out: tuple[Pickup, ...]) -> str:
    """Return which pickups are agreed for hours that are given up, the first of them by number."""
    if not left_out:
        return ""
    words = translate("PickupTerms", "{n} 件約在沒有服務的時間，要改時間：{numbers}。")
    if len(left_out) > _LEFT_OUT_NAMED:
        words = translate("PickupTerms", "{n} 件約在沒有服務的時間，要改時間：{numbers}……。")
    named = listed(each.number for each in left_out[:_LEFT_OUT_NAMED])
    return words.format(n=len(left_out), numbers=named)


def say_saved(before: Facts, after: Facts) -> str:
    """Return what was changed, as *old → new*, in one line."""
    changes = changes_of(before, after)
    return translate("PickupTerms", "；").join(f"{words} {change}" for words, change in changes)
