"""The week as a widget: arrows, weeks, holidays, and what a screen reader says of each cell."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_slots import CalendarDay, slots_of
from counter_app.domain.pickup_terms import DEFAULT_TERMS, Closure, ClosureId, PickupTerms
from counter_app.services.pickups import DayPlan, PickupWeek
from counter_app.services.working_days import holiday_name, is_working_day
from counter_app.ui.pickups.screen import Grid
from counter_app.ui.pickups.week_grid import WeekGrid
from counter_app.ui.pickups.weeks import Marks, grid_of
from counter_app.ui.theme.style import Theme
from windows import settle

Key = Qt.Key
MONDAY = date(2025, 11, 17)
HOLIDAYS = date(2025, 10, 6)
"""Monday: mid-autumn festival; Friday: national day."""
NEW_YEAR = date(2026, 2, 16)
"""Nobody works all week."""
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), TAIPEI)


EARLY = at(MONDAY, 8)


def week_of(
    monday: date,
    *,
    terms: PickupTerms = DEFAULT_TERMS,
    closures: Iterable[Closure] = (),
    taken: Iterable[datetime] = (),
    now: datetime = EARLY,
) -> PickupWeek:
    """Return a week of desk 1 as the service would, from the official calendar."""
    plans = []
    for day in (monday + timedelta(days=count) for count in range(7)):
        calendar = CalendarDay(day=day, is_working=is_working_day(day), name=holiday_name(day))
        slots = slots_of(calendar, 1, terms, closures=closures, taken=taken, now=now)
        plans.append(DayPlan(day=calendar, slots=slots, pickups=()))
    return PickupWeek(desk_no=1, desks=(1,), days=tuple(plans))


def shown(monday: date = MONDAY, *, marks: Marks | None = None, **changes: object) -> Grid:
    """Return the grid of a week whose Tuesday is today."""
    week = week_of(monday, **changes)  # type: ignore[arg-type]
    return grid_of(week, today=monday + timedelta(days=1), marks=marks or Marks())


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> WeekGrid:
    made = WeekGrid(theme, spoken="週曆")
    made.resize(560, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def press(grid: WeekGrid, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(grid, key)
    settle()


def current(grid: WeekGrid) -> datetime | None:
    cell = grid.current_cell()
    return None if cell is None else cell.begins_at


def spoken(grid: WeekGrid) -> str:
    return str(grid.week_model.data(grid.currentIndex(), SPOKEN))


# --- moving -------------------------------------------------------------------------------


def test_arrows_walk_through_times_and_days(grid: WeekGrid) -> None:
    grid.display(shown())
    grid.go_to(at(MONDAY, 8, 30))
    press(grid, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    assert current(grid) == at(MONDAY + timedelta(days=2), 9)
    press(grid, Key.Key_Up, Key.Key_Left)
    assert current(grid) == at(MONDAY + timedelta(days=1), 8, 30)


def test_the_lunch_break_is_one_step(grid: WeekGrid) -> None:
    grid.display(shown())
    grid.go_to(at(MONDAY, 11, 30))
    press(grid, Key.Key_Down)
    assert current(grid) == at(MONDAY, 13, 30)


def test_nothing_lies_before_the_first_or_after_the_last_slot_of_a_day(grid: WeekGrid) -> None:
    grid.display(shown())
    grid.go_to(at(MONDAY, 8, 30))
    press(grid, Key.Key_Up)
    assert current(grid) == at(MONDAY, 8, 30)
    grid.go_to(at(MONDAY, 17))
    press(grid, Key.Key_Down)
    assert current(grid) == at(MONDAY, 17)


def test_right_of_friday_is_monday_of_the_next_week(grid: WeekGrid) -> None:
    """A plain weekend has nothing to say and is walked over."""
    turned: list[int] = []
    grid.week_turned.connect(turned.append)
    grid.display(shown())
    grid.go_to(at(MONDAY + timedelta(days=4), 10))
    press(grid, Key.Key_Right)
    assert turned == [1]
    grid.display(shown(MONDAY + timedelta(days=7)))
    assert current(grid) == at(MONDAY + timedelta(days=7), 10)
    press(grid, Key.Key_Left)
    assert turned == [1, -1]
    grid.display(shown())
    assert current(grid) == at(MONDAY + timedelta(days=4), 10)


def test_pages_keep_the_day_of_the_week_and_the_time(grid: WeekGrid) -> None:
    turned: list[int] = []
    grid.week_turned.connect(turned.append)
    grid.display(shown())
    grid.go_to(at(MONDAY + timedelta(days=3), 15))
    press(grid, Key.Key_PageDown, Key.Key_PageUp)
    assert turned == [1, -1]
    grid.display(shown(MONDAY + timedelta(days=7)))
    assert current(grid) == at(MONDAY + timedelta(days=10), 15)


def test_home_and_the_other_desk_are_asked_for(grid: WeekGrid) -> None:
    asked: list[object] = []
    grid.today_requested.connect(lambda: asked.append("today"))
    grid.desk_turned.connect(asked.append)
    grid.display(shown())
    press(grid, Key.Key_Home)
    QTest.keyClick(grid, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["today", 1]


def test_enter_is_told_once_however_long_it_is_held(grid: WeekGrid) -> None:
    entered: list[object] = []
    grid.entered.connect(entered.append)
    grid.display(shown())
    grid.go_to(at(MONDAY, 9))
    press(grid, Key.Key_Return)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    for _ in range(5):
        QCoreApplication.sendEvent(grid, held)
    assert entered == [at(MONDAY, 9)]


def test_a_day_off_cannot_be_entered(grid: WeekGrid) -> None:
    entered: list[object] = []
    grid.entered.connect(entered.append)
    grid.display(shown(HOLIDAYS))
    grid.go_to(at(HOLIDAYS + timedelta(days=1), 9))
    press(grid, Key.Key_Left, Key.Key_Return)
    assert current(grid) is None
    assert entered == []


# --- what is said -------------------------------------------------------------------------


def test_every_cell_says_day_time_and_how_it_stands(grid: WeekGrid) -> None:
    closure = Closure(
        closure_id=ClosureId("c"),
        desk_no=0,
        begins_at=at(MONDAY + timedelta(days=4), 13),
        ends_at=at(MONDAY + timedelta(days=4), 18),
        reason="颱風停班",
        made_by="boss",
    )
    full, one = at(MONDAY + timedelta(days=2), 9), at(MONDAY + timedelta(days=2), 9, 30)
    grid.display(
        shown(
            closures=(closure,),
            taken=(full, full, one),
            now=at(MONDAY + timedelta(days=1), 10, 10),
            marks=Marks(next_free=at(MONDAY + timedelta(days=3), 9), picked=one, chosen=full),
        )
    )
    said = {
        at(MONDAY, 9): "11/17（一） 09:00，已經過了，已約 0，共 2 個名額",
        full: "11/19（三） 09:00，滿，已約 2，共 2 個名額，看著的這一件在這裡",
        one: "11/19（三） 09:30，已約 1，共 2 個名額，選定的時段",
        at(MONDAY + timedelta(days=3), 9): "11/20（四） 09:00，已約 0，共 2 個名額，下一個空檔",
        at(MONDAY + timedelta(days=4), 14): "11/21（五） 14:00，停止取件：颱風停班",
    }
    for begins_at, words in said.items():
        grid.go_to(begins_at)
        assert spoken(grid) == words
    every = [
        grid.week_model.data(grid.week_model.index(row, column), SPOKEN)
        for row in range(grid.week_model.rowCount())
        for column in range(grid.week_model.columnCount())
    ]
    assert all(every)


def test_holidays_are_named_and_today_is_said(grid: WeekGrid) -> None:
    grid.display(shown(HOLIDAYS))
    heads = [
        grid.week_model.headerData(column, Qt.Orientation.Horizontal, SPOKEN) for column in range(7)
    ]
    assert heads == [
        "10/6（一），中秋節",
        "10/7（二），今天",
        "10/8（三）",
        "10/9（四）",
        "10/10（五），國慶日",
        "10/11（六），休息日",
        "10/12（日），休息日",
    ]
    # Each is one cell as high as the week.
    rows = grid.week_model.rowCount()
    assert [grid.rowSpan(0, column) for column in range(7)] == [rows, 1, 1, 1, rows, rows, rows]


def test_a_week_without_any_slot_still_names_its_days(grid: WeekGrid) -> None:
    grid.display(shown(NEW_YEAR))
    assert grid.week_model.rowCount() == 1
    names = [day.name for day in grid.week_model.grid.days]
    assert names[1:4] == ["春節", "春節", "春節"]
    assert spoken(grid)
    grid.display(shown())
    assert current(grid) is not None


def test_a_make_up_saturday_is_a_day_like_any_other(grid: WeekGrid) -> None:
    """Offices worked on Saturday, 8 February 2025."""
    monday = date(2025, 2, 3)
    grid.display(shown(monday, now=at(monday, 8)))
    saturday = grid.week_model.grid.days[5]
    assert (saturday.is_open, saturday.is_narrow, saturday.name) == (True, False, "補行上班")
    grid.go_to(at(monday + timedelta(days=5), 9))
    assert current(grid) == at(monday + timedelta(days=5), 9)


def test_a_desk_that_hands_nothing_over_says_so(grid: WeekGrid) -> None:
    plans = tuple(DayPlan(day=plan.day, slots=(), pickups=()) for plan in week_of(MONDAY).days)
    week = PickupWeek(desk_no=2, desks=(1,), days=plans)
    grid.display(grid_of(week, today=MONDAY, marks=Marks()))
    assert spoken(grid) == "11/17（一），今天，這個櫃檯沒有取件時段"


# --- what stays ---------------------------------------------------------------------------


def test_a_count_that_changes_moves_nothing(grid: WeekGrid) -> None:
    reached: list[object] = []
    grid.resize(560, 200)
    grid.display(shown())
    grid.go_to(at(MONDAY, 17))
    settle()
    scrolled = grid.verticalScrollBar().value()
    assert scrolled > 0
    grid.reached.connect(reached.append)
    grid.display(shown(taken=(at(MONDAY, 17),)))
    settle()
    assert spoken(grid).endswith("已約 1，共 2 個名額")
    assert (current(grid), grid.verticalScrollBar().value()) == (at(MONDAY, 17), scrolled)
    assert reached == []
    assert grid.hasFocus()


def test_the_same_week_is_not_drawn_anew(grid: WeekGrid) -> None:
    changed: list[object] = []
    grid.display(shown())
    grid.week_model.dataChanged.connect(lambda *_: changed.append("changed"))
    grid.week_model.modelReset.connect(lambda: changed.append("reset"))
    grid.display(shown())
    assert changed == []


def test_slots_that_do_not_fit_scroll_and_all_others_do_not(grid: WeekGrid) -> None:
    grid.resize(560, 620)
    grid.display(shown())
    settle()
    assert grid.verticalScrollBar().maximum() == 0
    short = PickupTerms(
        **{
            name: getattr(DEFAULT_TERMS, name)
            for name in PickupTerms.__slots__
            if name != "slot_minutes"
        },
        slot_minutes=10,
    )
    grid.display(shown(terms=short))
    settle()
    assert grid.verticalScrollBar().maximum() > 0
    assert grid.horizontalScrollBar().maximum() == 0
