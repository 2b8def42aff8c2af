"""Zero wait by day, item and desk, beside a reckoning that is plain and slow."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from math import ceil
from operator import eq
from pathlib import Path

import pytest
from odfdo import Document
from sqlalchemy import Connection, Engine, event, select

from booked_pickups import LATER, TOMORROW_AT_9, book, make_request, put_item, put_places, set_clock
from counter_app.documents.zero_wait_sheet import zero_wait_sheet
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_terms import DatedPickupTerms
from counter_app.domain.pickups import Pickup, PickupState
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.zero_wait import ZeroWait, ZeroWaitReport
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    make_ready,
    mark_arrived,
    miss_overdue,
    return_to_file,
    save_zero_wait,
    zero_wait_report,
)
from counter_app.store.opening import reading
from counter_app.store.schema import journal
from factories import NOON, make_actor, make_desk
from pickup_values import SLOT_AT, make_pickup
from year_of_pickups import YEAR, write_pickups, year_of_pickups

CLERK = make_actor()
TARGET_S = 180
NEW_YEAR = date(YEAR, 1, 1)
LAST = date(YEAR, 12, 31)
AFTERWARDS = datetime(YEAR + 1, 2, 1, 9, 0, tzinfo=TAIPEI)
PICKUPS = 800
NOBODY = ZeroWait(
    handed_over=0,
    median_s=None,
    p90_s=None,
    worst_s=None,
    within_target=0,
    agreed=0,
    met=0,
    missed=0,
    walk_ins=0,
)


def report(
    desk: Desk, from_day: date, to_day: date | None = None, **only: object
) -> ZeroWaitReport:
    desk_no, item_code = only.get("desk_no"), only.get("item_code", "")
    assert desk_no is None or isinstance(desk_no, int)
    return zero_wait_report(
        desk,
        CLERK,
        from_day=from_day,
        to_day=to_day or from_day,
        desk_no=desk_no,
        item_code=str(item_code),
    )


# --- a plain reckoning --------------------------------------------------------------


def day_of(at: datetime | None) -> date | None:
    return None if at is None else at.astimezone(TAIPEI).date()


def reckon(
    pickups: Iterable[Pickup], days: Callable[[date | None], bool], *, target_s: int, now: datetime
) -> ZeroWait:
    """Go through all pickups one by one, for some days."""
    waits, agreed, met, missed, walk_ins = [], 0, 0, 0, 0
    for each in pickups:
        if each.arrived_at is not None and days(day_of(each.arrived_at)):
            if each.slot_at is None:
                walk_ins += 1
            if each.handed_over_at is not None:
                waits.append(int((each.handed_over_at - each.arrived_at).total_seconds()))
        called_off = each.state is PickupState.CANCELLED or (
            each.state is PickupState.RETURNED and each.missed_at is None
        )
        if (
            each.slot_at is None
            or called_off
            or each.slot_at > now
            or not days(day_of(each.slot_at))
        ):
            continue
        agreed += 1
        met += each.ready_at is not None and each.ready_at <= each.slot_at
        missed += each.missed_at is not None
    waits.sort()

    def rank(share: Fraction) -> int | None:
        return waits[ceil(share * len(waits)) - 1] if waits else None

    return ZeroWait(
        handed_over=len(waits),
        median_s=rank(Fraction(1, 2)),
        p90_s=rank(Fraction(9, 10)),
        worst_s=max(waits, default=None),
        within_target=len([wait for wait in waits if wait <= target_s]),
        agreed=agreed,
        met=met,
        missed=missed,
        walk_ins=walk_ins,
    )


def check_parts(found: ZeroWaitReport, pickups: list[Pickup]) -> None:
    """Hold every figure of a report against the plain reckoning."""

    def within(day: date | None) -> bool:
        return day is not None and found.from_day <= day <= found.to_day

    def figures(some: Iterable[Pickup], days: Callable[[date | None], bool] = within) -> ZeroWait:
        return reckon(some, days, target_s=60 * found.target_minutes, now=found.at)

    assert found.total == figures(pickups)
    every_day = [
        found.from_day + timedelta(days=n) for n in range((found.to_day - found.from_day).days + 1)
    ]
    plain_days = {day: figures(pickups, partial(eq, day)) for day in every_day}
    came = {day_of(each.arrived_at) for each in pickups}
    assert {each.day: each.figures for each in found.by_day} == {
        day: each for day, each in plain_days.items() if each != NOBODY or day in came
    }
    for desk_no in {each.desk_no for each in pickups}:
        mine = [each for each in pickups if each.desk_no == desk_no]
        assert [each.figures for each in found.by_desk if each.desk_no == desk_no] == [
            figures(mine)
        ]
    for code in {each.item_code for each in pickups}:
        mine = [each for each in pickups if each.item_code == code]
        assert [each.figures for each in found.by_item if each.item_code == code] == [figures(mine)]


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


# --- a year -------------------------------------------------------------------------


def at_the_end(engine: Engine) -> Desk:
    desk = make_desk(engine)
    set_clock(desk, AFTERWARDS)
    return desk


def test_a_year_is_as_a_plain_reckoning_has_it(engine: Engine) -> None:
    pickups = write_pickups(engine, year_of_pickups(PICKUPS))

    found = report(at_the_end(engine), NEW_YEAR, LAST)

    assert found.total.handed_over > PICKUPS // 2
    assert min(found.total.missed, found.total.walk_ins, found.total.within_target) > 50
    check_parts(found, pickups)


def test_part_of_a_year_seen_from_its_middle(engine: Engine) -> None:
    pickups = write_pickups(engine, year_of_pickups(PICKUPS, seed=2))
    desk = make_desk(engine)
    set_clock(desk, datetime(YEAR, 7, 3, 11, 15, tzinfo=TAIPEI))

    found = report(desk, date(YEAR, 6, 2), date(YEAR, 7, 31))

    assert 0 < found.total.agreed < PICKUPS // 6
    check_parts(found, pickups)


def test_one_desk_and_one_item_of_a_year(engine: Engine) -> None:
    pickups = write_pickups(engine, year_of_pickups(PICKUPS, seed=3))
    desk = at_the_end(engine)

    of_desk = report(desk, NEW_YEAR, LAST, desk_no=2)
    of_item = report(desk, NEW_YEAR, LAST, item_code="money")
    of_both = report(desk, NEW_YEAR, LAST, desk_no=2, item_code="money")

    check_parts(of_desk, [each for each in pickups if each.desk_no == 2])
    check_parts(of_item, [each for each in pickups if each.item_code == "money"])
    check_parts(
        of_both, [each for each in pickups if each.desk_no == 2 and each.item_code == "money"]
    )
    assert (of_item.item_name, of_both.desk_no) == ("領款", 2)
    assert [each.item_code for each in of_item.by_item] == ["money"]


@pytest.mark.parametrize("seed", range(4, 8))
def test_the_parts_of_a_year_add_up(sqlite_engine: Engine, seed: int) -> None:
    write_pickups(sqlite_engine, year_of_pickups(PICKUPS, seed=seed))

    found = report(at_the_end(sqlite_engine), NEW_YEAR, LAST)

    for parts in (found.by_day, found.by_item, found.by_desk):
        for name in ("handed_over", "within_target", "agreed", "met", "missed", "walk_ins"):
            assert sum(getattr(each.figures, name) for each in parts) == getattr(found.total, name)
        assert max(each.figures.worst_s or 0 for each in parts) == found.total.worst_s


def test_a_year_asks_the_store_no_more_often_than_a_day(engine: Engine) -> None:
    desk = at_the_end(engine)
    with counted(engine) as empty:
        report(desk, NEW_YEAR)
    write_pickups(engine, year_of_pickups(PICKUPS))
    with counted(engine) as full:
        report(desk, NEW_YEAR, LAST)

    assert len(full) == len(empty)


# --- one by one ---------------------------------------------------------------------


def served(wait_s: float, **changes: object) -> Pickup:
    values: dict[str, object] = {
        "state": PickupState.HANDED_OVER,
        "ready_at": SLOT_AT - timedelta(hours=1),
        "arrived_at": SLOT_AT,
        "handed_over_at": SLOT_AT + timedelta(seconds=wait_s),
    }
    return make_pickup(**(values | changes))


def numbered(*pickups: Pickup) -> Iterator[Pickup]:
    for serial, each in enumerate(pickups, start=1):
        yield replace(each, number=type(each.number)(f"P114{serial:08d}"))


def after_slots(engine: Engine) -> Desk:
    desk = make_desk(engine)
    set_clock(desk, SLOT_AT + timedelta(days=30))
    return desk


def test_nobody_gives_no_figure(desk: Desk) -> None:
    found = report(desk, NOON.date())

    assert found.total == NOBODY
    assert (found.by_day, found.by_item, found.by_desk) == ((), (), ())


def test_a_late_visitor_waits_on_the_day_of_the_visit_and_is_missed_on_the_other(
    engine: Engine,
) -> None:
    late = timedelta(days=2)
    write_pickups(
        engine,
        numbered(
            served(
                30,
                arrived_at=SLOT_AT + late,
                handed_over_at=SLOT_AT + late + timedelta(seconds=30),
                missed_at=SLOT_AT + timedelta(hours=1),
            )
        ),
    )
    desk = after_slots(engine)
    monday = SLOT_AT.date()

    found = report(desk, monday, monday + late)

    first, second = found.by_day
    assert (first.day, second.day) == (monday, monday + late)
    assert (first.figures.agreed, first.figures.missed, first.figures.handed_over) == (1, 1, 0)
    assert (second.figures.agreed, second.figures.missed, second.figures.worst_s) == (0, 0, 30)
    assert report(desk, monday).total == first.figures
    assert report(desk, monday + late).total == second.figures


def test_what_was_called_off_broke_no_promise(engine: Engine) -> None:
    write_pickups(
        engine,
        numbered(
            make_pickup(state=PickupState.CANCELLED),
            make_pickup(state=PickupState.RETURNED),
            make_pickup(state=PickupState.RETURNED, missed_at=SLOT_AT + timedelta(hours=1)),
        ),
    )

    total = report(after_slots(engine), SLOT_AT.date()).total

    assert (total.agreed, total.met, total.missed) == (1, 0, 1)


def test_a_day_ends_at_midnight_in_taipei(engine: Engine) -> None:
    midnight = datetime(2025, 11, 25, tzinfo=TAIPEI)
    write_pickups(
        engine,
        numbered(
            served(1, slot_at=None, arrived_at=midnight - timedelta(seconds=1)),
            served(2, slot_at=None, arrived_at=midnight),
        ),
    )
    desk = after_slots(engine)

    assert report(desk, date(2025, 11, 24)).total.walk_ins == 1
    assert report(desk, date(2025, 11, 25)).total.walk_ins == 1
    assert report(desk, date(2025, 11, 26)).total.walk_ins == 0


def test_the_target_is_that_of_the_terms_on_the_last_day(engine: Engine) -> None:
    write_pickups(engine, numbered(served(180), served(181), served(300), served(301)))
    desk = after_slots(engine)
    monday = SLOT_AT.date()
    shipped = report(desk, monday)
    terms = put_places(desk, {1: 2}, target_minutes=5)
    with desk.open_unit() as unit:
        later = replace(terms, target_minutes=1)
        unit.pickup_terms.put(DatedPickupTerms(valid_from=date(2025, 12, 1), terms=later))
        unit.commit()

    own, later_on = report(desk, monday), report(desk, monday, date(2025, 12, 1))

    assert (shipped.target_minutes, shipped.total.within_target) == (3, 1)
    assert (own.target_minutes, own.total.within_target) == (5, 3)
    assert (later_on.target_minutes, later_on.total.within_target) == (1, 0)


def test_an_item_is_called_as_it_is_called_now(sqlite_engine: Engine) -> None:
    write_pickups(
        sqlite_engine,
        numbered(served(1, item_code="seal", item_name="舊名"), served(1, item_code="gone")),
    )
    desk = after_slots(sqlite_engine)
    put_item(desk, name="新名")

    names = {each.item_code: each.item_name for each in report(desk, SLOT_AT.date()).by_item}

    assert names == {"seal": "新名", "gone": "權利移轉證書"}


def test_what_a_desk_does_is_what_the_figures_say(desk: Desk) -> None:
    put_places(desk, {1: 9})
    prompt, missed, off = book(desk), book(desk), book(desk)
    make_ready(desk, CLERK, prompt.number, shelf="A1")
    cancel_pickup(desk, CLERK, off.number)
    return_to_file(desk, CLERK, off.number)
    set_clock(desk, TOMORROW_AT_9)
    mark_arrived(desk, CLERK, prompt.number)
    add_walk_in(desk, CLERK, make_request())
    set_clock(desk, TOMORROW_AT_9 + 3 * LATER)
    miss_overdue(desk, CLERK)

    total = report(desk, TOMORROW_AT_9.date()).total

    assert (total.agreed, total.met, total.missed, total.walk_ins) == (2, 1, 1, 1)
    assert total.handed_over == 0
    assert missed.number


# --- files --------------------------------------------------------------------------


def test_the_sheet_has_the_figures_of_the_report(engine: Engine, tmp_path: Path) -> None:
    write_pickups(engine, year_of_pickups(300))
    desk = at_the_end(engine)
    found = report(desk, NEW_YEAR, LAST)
    out = tmp_path / "zero.ods"

    save_zero_wait(desk, CLERK, found, out=out)

    tables = {table.name: table.get_values() for table in Document(out).body.tables}
    facts, by_day, by_item, by_desk = tables.values()
    assert ["零等待標準", "到達後 3 分鐘內領取"] in [row[:2] for row in facts]
    heads, *rows, total = by_day
    assert (len(rows), rows[0][0][:4]) == (len(found.by_day), "114/")
    for each in (by_day, by_item, by_desk):
        assert (each[0][1:], each[-1][1:]) == (heads[1:], total[1:])
    figures = dict(zip(heads, total, strict=True))
    assert figures["領取件數"] == found.total.handed_over
    assert figures["等待第 90 百分位（秒）"] == found.total.p90_s
    assert found.total.share_within is not None
    assert float(figures["達標率（%）"]) == pytest.approx(
        float(100 * found.total.share_within), abs=0.0501
    )
    assert {row[0] for row in by_item[1:-1]} == {"權利移轉證書", "收據", "領款", "其他", "印章"}
    assert [row[0] for row in by_desk[1:-1]] == ["01", "02", "03", "04"]


def test_the_csv_has_a_line_for_each_part(engine: Engine, tmp_path: Path) -> None:
    write_pickups(engine, year_of_pickups(300))
    desk = at_the_end(engine)
    found = report(desk, NEW_YEAR, LAST)
    out = tmp_path / "zero.CSV"

    save_zero_wait(desk, CLERK, found, out=out)

    heads, *rows, total = csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig")))
    assert heads[:3] == ["分類", "名稱", "領取件數"]
    assert len(rows) == len(found.by_day) + len(found.by_item) + len(found.by_desk)
    assert total[:3] == ["合計", "", str(found.total.handed_over)]
    sums = {part: sum(int(row[2]) for row in rows if row[0] == part) for part, *_ in rows}
    assert set(sums.values()) == {found.total.handed_over}


def test_no_file_names_anybody(sqlite_engine: Engine, tmp_path: Path) -> None:
    write_pickups(sqlite_engine, numbered(served(1, note="祕密", case_number="114年罰執字第1號")))
    desk = after_slots(sqlite_engine)
    found = report(desk, SLOT_AT.date())
    save_zero_wait(desk, CLERK, found, out=tmp_path / "zero.csv")

    said = str(found) + str(zero_wait_sheet(found)) + (tmp_path / "zero.csv").read_text("utf-8")

    for secret in ("王小明", "0900-000-000", "祕密", "罰執", "P114"):
        assert secret not in said
    assert "權利移轉證書" in said


def test_saving_is_journalled_and_a_file_that_cannot_be_written_is_not(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    found = report(desk, NEW_YEAR, LAST, desk_no=2)
    (tmp_path / "file").touch()
    with pytest.raises(PaperUnwritten):
        save_zero_wait(desk, CLERK, found, out=tmp_path / "file" / "zero.ods")
    save_zero_wait(desk, CLERK, found, out=tmp_path / "zero.ods")

    with reading(engine) as connection:
        (row,) = connection.execute(select(journal).where(journal.c.act == "save_report")).all()
    assert (row.subject, json.loads(row.details)) == (
        "02 20250101-20251231",
        {"form": "ods", "report": "zero_wait"},
    )


def test_only_who_reads_pickups_reads_their_figures(sqlite_desk: Desk, tmp_path: Path) -> None:
    found = report(sqlite_desk, NEW_YEAR)
    for role in (Role.VOLUNTEER, Role.CASHIER_OFFICE, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            zero_wait_report(sqlite_desk, make_actor(role), from_day=NEW_YEAR, to_day=LAST)
        with pytest.raises(NotPermitted):
            save_zero_wait(sqlite_desk, make_actor(role), found, out=tmp_path / "zero.ods")
    assert list(tmp_path.glob("*.ods")) == []
