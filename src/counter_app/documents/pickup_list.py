"""The pickups of a day as a list (取件名單): A4 pages laid across, and tables.

Names are masked; telephones stand in full, for the list is what somebody calls from.
"""

from collections import Counter
from datetime import date
from typing import Final

from counter_app.documents.fonts import Faces
from counter_app.documents.pickup_words import (
    CALL_NAMES,
    COLLECTOR_NAMES,
    LIST_TITLE,
    STATE_NAMES,
    WALK_IN,
    day_words,
)
from counter_app.documents.report_words import TOTAL, clock, desk_words, hour
from counter_app.documents.tables import draw_workbook
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.pickup_papers import DayList, DayListLine
from counter_app.domain.pickups import Collector, PickupState
from counter_app.domain.sheets import Cell, Column, Table, Workbook

_COLUMNS: Final = (
    Column(name="時間", width=18),
    Column(name="號碼", width=26),
    Column(name="櫃檯", width=11),
    Column(name="項目", width=28),
    Column(name="狀態", width=27),
    Column(name="架號", width=16),
    Column(name="誰來領", width=34),
    Column(name="申請人", width=35),
    Column(name="電話", width=38),
    Column(name="提醒電話", width=36),
)


def pickup_list_pdf(day_list: DayList, *, faces: Faces | None = None) -> bytes:
    """Return the pickups of a day as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    which = f"{format_roc(day_list.day)}　{_where(day_list)}"
    return draw_workbook(pickup_list_sheet(day_list), which=which, faces=faces, is_landscape=True)


def pickup_list_sheet(day_list: DayList) -> Workbook:
    """Return the pickups of a day as tables, the same that its pages show."""
    return Workbook(
        title=LIST_TITLE,
        branch_name=day_list.branch_name,
        facts=(
            ("日期", day_words(day_list.day)),
            ("櫃檯", desk_words(day_list.desk_no)),
            ("件數", f"{len(day_list.lines):,}"),
            ("製表時間", clock(day_list.at)),
            ("製表人", day_list.printed_by),
        ),
        tables=(_pickups(day_list), _totals(day_list)),
        is_demo=day_list.is_demo,
    )


def _where(day_list: DayList) -> str:
    words = desk_words(day_list.desk_no)
    return words if day_list.desk_no is None else f"櫃檯 {words}"


def _pickups(day_list: DayList) -> Table:
    return Table(
        title="取件",
        columns=_COLUMNS,
        rows=tuple(_row(line, day_list.day) for line in day_list.lines),
        when_empty="這一天沒有取件",
    )


def _row(line: DayListLine, day: date) -> tuple[Cell, ...]:
    return (
        WALK_IN if line.slot_at is None else hour(line.slot_at),
        line.number,
        f"{line.desk_no:02d}",
        line.item_name,
        _state(line),
        line.shelf,
        _collector(line),
        line.caller,
        line.phone,
        _calls(line, day),
    )


def _state(line: DayListLine) -> str:
    """Return where it stands, and since when where a visitor is or was here."""
    at = {
        PickupState.ARRIVED: line.arrived_at,
        PickupState.HANDED_OVER: line.handed_over_at,
    }.get(line.state)
    return STATE_NAMES[line.state] + (f" {hour(at)}" if at is not None else "")


def _collector(line: DayListLine) -> str:
    who = COLLECTOR_NAMES[line.collector]
    return f"{who} {line.agent}".strip() if line.collector is Collector.AGENT else who


def _calls(line: DayListLine, day: date) -> str:
    """Return how often somebody called, what came of the last time, and when that was."""
    if line.last_call is None or line.last_call_at is None:
        return ""
    called_on = line.last_call_at.astimezone(TAIPEI).date()
    when = hour(line.last_call_at) if called_on == day else f"{called_on.month}/{called_on.day}"
    return f"{line.calls} 次 {CALL_NAMES[line.last_call]} {when}"


def _totals(day_list: DayList) -> Table:
    """Return how many of each item stand where."""
    states = tuple(PickupState)
    counts = Counter((line.item_name, line.state) for line in day_list.lines)
    items = tuple(dict.fromkeys(line.item_name for line in day_list.lines))
    return Table(
        title=TOTAL,
        columns=(
            Column(name="項目", width=46),
            *(Column(name=STATE_NAMES[state], width=24, is_number=True) for state in states),
            Column(name=TOTAL, width=24, is_number=True),
        ),
        rows=tuple(
            (
                item,
                *(counts[item, state] or None for state in states),
                sum(counts[item, state] for state in states),
            )
            for item in items
        ),
        total=(
            TOTAL,
            *(sum(counts[item, state] for item in items) for state in states),
            len(day_list.lines),
        )
        if items
        else (),
    )
