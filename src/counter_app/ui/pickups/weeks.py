"""Puts the week of a desk into the words and marks of the grid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, roc_year
from counter_app.domain.pickup_slots import Slot, SlotStanding
from counter_app.services.pickups.reading import DayPlan, PickupWeek
from counter_app.ui.names import in_one_breath, say_weekday
from counter_app.ui.pickup_words import say_day, say_time
from counter_app.ui.pickups.screen import Grid, GridCell, GridDay

translate = QCoreApplication.translate

_DAYS: Final = 7
_WEEKEND: Final = (5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What of a week is pointed out.

    Attributes:
        next_free: The slot that is free first; only where it is at the desk that is shown.
        picked: The slot that the request in the form is meant for.
        chosen: The slot of the pickup that is looked at.
    """

    next_free: datetime | None = None
    picked: datetime | None = None
    chosen: datetime | None = None


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def say_week(monday: date) -> str:
    """Return from which day to which a week is."""
    sunday = monday + timedelta(days=_DAYS - 1)
    words = translate("Pickups", "{year} 年 {from_day} – {to_day}")
    return words.format(
        year=roc_year(monday),
        from_day=f"{monday.month}/{monday.day}",
        to_day=f"{sunday.month}/{sunday.day}",
    )


def grid_of(week: PickupWeek, *, today: date, marks: Marks) -> Grid:
    """Return a week as the grid shows it.

    Args:
        week: Of one desk, from Monday on.
        today: Marked, if it is in the week.
        marks: What else is pointed out.
    """
    plans = week.days
    times = tuple(sorted({_time_of(slot) for plan in plans for slot in plan.slots}))
    columns = [_column(plan, marks) for plan in plans]
    return Grid(
        monday=plans[0].day.day if plans else None,
        days=tuple(_day_of(plan, today) for plan in plans),
        times=times,
        breaks=_breaks(plans, times),
        cells=tuple(tuple(column.get(at) for column in columns) for at in times),
    )


def slot_at(week: PickupWeek, begins_at: object) -> Slot | None:
    """Return the slot of a week that begins then."""
    slots = (slot for plan in week.days for slot in plan.slots)
    return next((slot for slot in slots if slot.begins_at == begins_at), None)


def say_standing(slot: Slot) -> str:
    """Return whether a slot can be had, and how many places of it are taken."""
    counts = translate("Pickups", "已約 {booked}，共 {places} 個名額").format(
        booked=slot.booked, places=slot.places
    )
    match slot.standing:
        case SlotStanding.CLOSED:
            words = translate("Pickups", "停止取件：{reason}").format(reason=slot.reason)
            moving = translate("Pickups", "{n} 件要改時間").format(n=slot.booked)
            return in_one_breath(words, moving if slot.booked else "")
        case SlotStanding.PAST:
            return in_one_breath(translate("Pickups", "已經過了"), counts)
        case SlotStanding.FULL:
            return in_one_breath(translate("Pickups", "滿"), counts)
        case _:
            return counts


def say_briefly(slot: Slot) -> str:
    """Return the same in a few characters."""
    counts = f"{slot.booked}/{slot.places}"
    match slot.standing:
        case SlotStanding.CLOSED:
            return slot.reason
        case SlotStanding.PAST:
            return translate("Pickups", "已過 {counts}").format(counts=counts)
        case SlotStanding.FULL:
            return translate("Pickups", "滿 {counts}").format(counts=counts)
        case _:
            return translate("Pickups", "已約 {counts}").format(counts=counts)


def _day_of(plan: DayPlan, today: date) -> GridDay:
    day = plan.day.day
    is_open = bool(plan.slots)
    rest = "" if plan.day.is_working else translate("Pickups", "休息日")
    not_served = translate("Pickups", "這個櫃檯沒有取件時段") if plan.day.is_working else ""
    spoken = in_one_breath(
        say_day(day),
        translate("Pickups", "今天") if day == today else "",
        plan.day.name or rest,
        "" if is_open else not_served,
    )
    return GridDay(
        day=day,
        words=f"{say_weekday(day)} {day.day}",
        name=plan.day.name,
        spoken=spoken,
        is_open=is_open,
        is_today=day == today,
        is_narrow=not is_open and day.weekday() in _WEEKEND,
    )


def _column(plan: DayPlan, marks: Marks) -> dict[time, GridCell]:
    cells, reason = {}, ""
    for slot in plan.slots:
        cells[_time_of(slot)] = _cell(slot, marks, repeats_reason=slot.reason == reason)
        reason = slot.reason
    return cells


def _cell(slot: Slot, marks: Marks, *, repeats_reason: bool) -> GridCell:
    is_next = slot.begins_at == marks.next_free
    is_picked = slot.begins_at == marks.picked
    is_chosen = slot.begins_at == marks.chosen
    spoken = in_one_breath(
        f"{say_day(slot.begins_at.astimezone(TAIPEI).date())} {say_time(slot.begins_at)}",
        say_standing(slot),
        translate("Pickups", "下一個空檔") if is_next else "",
        translate("Pickups", "選定的時段") if is_picked else "",
        translate("Pickups", "看著的這一件在這裡") if is_chosen else "",
    )
    return GridCell(
        begins_at=slot.begins_at,
        words=_words(slot, repeats_reason=repeats_reason),
        spoken=spoken,
        standing=slot.standing,
        booked=slot.booked,
        places=slot.places,
        is_next=is_next,
        is_picked=is_picked,
        is_chosen=is_chosen,
    )


def _words(slot: Slot, *, repeats_reason: bool) -> str:
    counts = f"{slot.booked}/{slot.places}"
    match slot.standing:
        case SlotStanding.CLOSED if slot.booked:
            return translate("Pickups", "{n} 件待改").format(n=slot.booked)
        case SlotStanding.CLOSED:
            return "" if repeats_reason else slot.reason
        case SlotStanding.PAST:
            return counts if slot.booked else "·"
        case SlotStanding.FULL:
            return translate("Pickups", "滿 {counts}").format(counts=counts)
        case _:
            return counts


def _time_of(slot: Slot) -> time:
    return slot.begins_at.astimezone(TAIPEI).time()


def _breaks(plans: Iterable[DayPlan], times: tuple[time, ...]) -> frozenset[int]:
    """Return the rows before which no day goes on without a pause."""
    slots = [slot for plan in plans for slot in plan.slots]
    ends = {slot.ends_at.astimezone(TAIPEI).time() for slot in slots}
    return frozenset(
        row
        for row, (before, begins) in enumerate(pairwise(times), start=1)
        if begins not in ends and before != begins
    )
