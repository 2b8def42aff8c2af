"""How zero wait was kept: by day, by kind of thing, by desk, and as a file."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.zero_wait import (
    DayZeroWait,
    DeskZeroWait,
    ItemZeroWait,
    PickupTimes,
    ZeroWait,
    ZeroWaitReport,
    is_due,
    zero_wait,
)
from counter_app.services.desk import Desk

_CSV: Final = ".csv"
_SECONDS_A_MINUTE: Final = 60

_Key = TypeVar("_Key", date, str, int)


class _Counted(NamedTuple):
    """A pickup, and the day on which it counts."""

    day: date
    times: PickupTimes


def zero_wait_report(
    desk: Desk,
    actor: Actor,
    *,
    from_day: date,
    to_day: date,
    desk_no: int | None = None,
    item_code: str = "",
) -> ZeroWaitReport:
    """Return how zero wait was kept in some days, both included; nobody is named.

    A wait counts on the day of the visit, an agreed time on its own day.

    Args:
        desk: Where.
        actor: Who looks.
        from_day: First day.
        to_day: Last day; what counts as no wait is what the terms say on it.
        desk_no: Of one desk; None for all.
        item_code: Of one kind of thing; empty for all.

    Raises:
        NotPermitted: The role does not see pickups.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.READ_PICKUPS)
    now = desk.clock()
    with desk.open_unit() as unit:
        target_minutes = unit.pickup_terms.on(to_day).target_minutes
        items = unit.pickup_terms.items()
        found = unit.pickup_times.of_days(from_day, to_day, desk_no=desk_no, item_code=item_code)
    visits = [
        _Counted(day, each)
        for each in found
        if (day := _day_within(each.arrived_at, from_day, to_day))
    ]
    promises = [
        _Counted(day, each)
        for each in found
        if is_due(each, now) and (day := _day_within(each.slot_at, from_day, to_day))
    ]

    def joined(came: Iterable[_Counted], agreed: Iterable[_Counted]) -> ZeroWait:
        target_s = target_minutes * _SECONDS_A_MINUTE
        waits = zero_wait((each.times for each in came), target_s=target_s, now=now)
        kept = zero_wait((each.times for each in agreed), target_s=target_s, now=now)
        return replace(waits, agreed=kept.agreed, met=kept.met, missed=kept.missed)

    def parts(key: Callable[[_Counted], _Key]) -> list[tuple[_Key, ZeroWait]]:
        came, agreed = _grouped(visits, key), _grouped(promises, key)
        return [
            (each, joined(came.get(each, ()), agreed.get(each, ())))
            for each in sorted(came.keys() | agreed.keys())
        ]

    names = {each.item_code: each.item_name for each in found}
    names |= {item.code: item.name for item in items}
    return ZeroWaitReport(
        branch_name=desk.branch_name,
        from_day=from_day,
        to_day=to_day,
        desk_no=desk_no,
        item_code=item_code,
        item_name=names.get(item_code, item_code),
        at=now,
        printed_by=actor.display_name,
        is_demo=desk.is_demo,
        target_minutes=target_minutes,
        total=joined(visits, promises),
        by_day=tuple(
            DayZeroWait(day=day, figures=figures) for day, figures in parts(lambda each: each.day)
        ),
        by_item=tuple(
            ItemZeroWait(item_code=code, item_name=names[code], figures=figures)
            for code, figures in parts(lambda each: each.times.item_code)
        ),
        by_desk=tuple(
            DeskZeroWait(desk_no=number, figures=figures)
            for number, figures in parts(lambda each: each.times.desk_no)
        ),
    )


def save_zero_wait(desk: Desk, actor: Actor, report: ZeroWaitReport, *, out: Path) -> None:
    """Write the figures as a file, whole or absent, and say so in the journal.

    Args:
        desk: Where.
        actor: Who.
        report: What.
        out: Ends in ``.csv`` for one table of all lines, else it is an ODS with a sheet for each
            part; a file of that name is replaced.

    Raises:
        NotPermitted: The role does not see pickups.
        PaperUnwritten: There is no room, or the folder cannot be written.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy
    from counter_app.documents.zero_wait_sheet import (  # noqa: PLC0415 - heavy
        zero_wait_lines,
        zero_wait_sheet,
    )
    from counter_app.exchange.sheets import table_to_csv, workbook_to_ods  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.READ_PICKUPS)
    is_csv = out.suffix.lower() == _CSV
    data = (
        table_to_csv(zero_wait_lines(report))
        if is_csv
        else workbook_to_ods(zero_wait_sheet(report))
    )
    try:
        save_paper(out, data)
    except OSError as error:
        raise PaperUnwritten(path=str(out), detail=error.strerror or "") from error
    where = "all" if report.desk_no is None else f"{report.desk_no:02d}"
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="save_report",
            subject=f"{where} {report.from_day:%Y%m%d}-{report.to_day:%Y%m%d}",
            details={"report": "zero_wait", "form": "csv" if is_csv else "ods"},
        )
        unit.commit()


def _day_within(at: datetime | None, from_day: date, to_day: date) -> date | None:
    if at is None:
        return None
    day = at.astimezone(TAIPEI).date()
    return day if from_day <= day <= to_day else None


def _grouped(
    counted: Iterable[_Counted], key: Callable[[_Counted], _Key]
) -> dict[_Key, list[_Counted]]:
    found: dict[_Key, list[_Counted]] = defaultdict(list)
    for each in counted:
        found[key(each)].append(each)
    return found
