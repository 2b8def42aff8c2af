"""The week of one desk, driven by keys alone: what is booked, full, closed, past.

A day off is one cell as high as the week, greyed, with its name.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from counter_app.ui.pickups.screen import Grid, GridCell
from counter_app.ui.pickups.week_model import AnyIndex, WeekModel
from counter_app.ui.pickups.week_paint import (
    BREAK_PX,
    NARROW_PX,
    ROW_MIN_PX,
    CellPainter,
    DayHeader,
    TimeHeader,
)
from counter_app.ui.theme.style import Theme

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TIMES_PX: Final = 52
_HEAD_PX: Final = 46
_ROW_MAX_PX: Final = 46
_FAR: Final = 100
"""More days or rows than a week has: as far as one can step."""


class WeekGrid(QTableView):
    """Seven days by slots; arrows move, and what a key asks for is told by a signal.

    Signals:
        reached(object): Beginning of the current slot; None where the current cell has none.
        entered(object): Enter was pressed on the slot that begins then, or it was double-clicked.
        week_turned(int): So many weeks on or back.
        desk_turned(int): The next desk (1), or the one before (-1).
        today_requested(): Back to today.
    """

    reached = Signal(object)
    entered = Signal(object)
    week_turned = Signal(int)
    desk_turned = Signal(int)
    today_requested = Signal()

    def __init__(self, theme: Theme, *, spoken: str) -> None:
        super().__init__()
        self._theme = theme
        self._at: tuple[int, time | None] = (0, None)
        self.week_model = WeekModel()
        self.week_model.setParent(self)
        self.setAccessibleName(spoken)
        self.setProperty("ground", "surface")
        self.setHorizontalHeader(DayHeader(theme, self.week_model, self))
        self.setVerticalHeader(TimeHeader(theme, self.week_model, self))
        self.setModel(self.week_model)
        self.setItemDelegate(CellPainter(theme, self.week_model, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._turns: dict[tuple[Qt.Key, bool], Callable[[], None]] = {
            (Qt.Key.Key_Left, False): partial(self._step_day, -1),
            (Qt.Key.Key_Right, False): partial(self._step_day, 1),
            (Qt.Key.Key_Up, False): partial(self._step_time, -1),
            (Qt.Key.Key_Down, False): partial(self._step_time, 1),
            (Qt.Key.Key_PageUp, False): partial(self.week_turned.emit, -1),
            (Qt.Key.Key_PageDown, False): partial(self.week_turned.emit, 1),
            (Qt.Key.Key_PageUp, True): partial(self.desk_turned.emit, -1),
            (Qt.Key.Key_PageDown, True): partial(self.desk_turned.emit, 1),
            (Qt.Key.Key_Home, False): self.today_requested.emit,
        }
        self.doubleClicked.connect(lambda _index: self._enter())
        theme.changed.connect(self._fit)

    def display(self, grid: Grid) -> None:
        """Show other slots; the current cell stays on its weekday and time."""
        if grid == self.week_model.grid:
            return
        if self.week_model.load(grid):
            self._merge()
            self._fit()
            self._return_to_cell()
        self.viewport().update()

    def go_to(self, begins_at: datetime) -> None:
        """Make the slot that begins then the current one, if it is in this week."""
        for row, cells in enumerate(self.week_model.grid.cells):
            for column, cell in enumerate(cells):
                if cell is not None and cell.begins_at == begins_at:
                    self._set(row, column)
                    return

    def remember(self, weekday: int, at: time | None = None) -> None:
        """Come to a day of the week, and a time if given, as soon as it is shown."""
        self._at = (weekday, at if at is not None else self._at[1])
        self._return_to_cell()

    def current_cell(self) -> GridCell | None:
        """Return the slot that is the current one."""
        index = self.currentIndex()
        return self.week_model.cell(index.row(), index.column()) if index.isValid() else None

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which slot is the current one."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            times = self.week_model.grid.times
            row = current.row()
            self._at = (current.column(), times[row] if row < len(times) else self._at[1])
            cell = self.current_cell()
            self.reached.emit(cell.begins_at if cell is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, turn, enter; whatever else is pressed is left to the page."""
        key = Qt.Key(event.key())
        step = self._turns.get((key, event.modifiers() & _CONTROL == _CONTROL))
        if step is not None:
            step()
        elif key in _ENTERS:
            # A key that is held down books once.
            if not event.isAutoRepeat():
                self._enter()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give days and times the room there is."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for little: the grid takes what is left, and scrolls what does not fit."""
        return QSize(self._theme.px(420), self._theme.px(220))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    # --- moving -----------------------------------------------------------------------

    def _set(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.week_model.index(row, column))

    def _enter(self) -> None:
        cell = self.current_cell()
        if cell is not None:
            self.entered.emit(cell.begins_at)

    def _step_day(self, by: int) -> None:
        index = self.currentIndex()
        days = self.week_model.grid.days
        if not days:
            return
        column = (index.column() if index.isValid() else 0) + by
        # A plain weekend has nothing to say; a holiday has its name.
        while 0 <= column < len(days) and days[column].is_narrow and not days[column].name:
            column += by
        if 0 <= column < len(days):
            self._set(self._row_in(column, max(index.row(), 0)), column)
            return
        self._at = (-_FAR if by > 0 else _FAR, self._at[1])
        self.week_turned.emit(by)

    def _step_time(self, by: int) -> None:
        index = self.currentIndex()
        row, column = index.row() + by, max(index.column(), 0)
        while 0 <= row < self.week_model.rowCount():
            if self.week_model.cell(row, column) is not None:
                self._set(row, column)
                return
            row += by

    def _row_in(self, column: int, row: int) -> int:
        """Return the row itself, or the nearest one that has a slot in a column."""
        rows = [
            at
            for at in range(self.week_model.rowCount())
            if self.week_model.cell(at, column) is not None
        ]
        return min(rows, key=lambda at: abs(at - row), default=0)

    def _return_to_cell(self) -> None:
        days, times = self.week_model.grid.days, self.week_model.grid.times
        if not days:
            return
        wanted, at = self._at
        open_days = [column for column, day in enumerate(days) if not day.is_narrow]
        inside = min(max(wanted, 0), len(days) - 1)
        column = min(open_days or range(len(days)), key=lambda each: abs(each - inside))
        row = max(0, bisect_right(times, at) - 1) if at is not None else 0
        self._set(self._row_in(column, row), column)

    # --- laying out -------------------------------------------------------------------

    def _merge(self) -> None:
        """Make one cell of a day on which nothing is handed over."""
        self.clearSpans()
        rows = self.week_model.rowCount()
        if rows > 1:
            for column, day in enumerate(self.week_model.grid.days):
                if not day.is_open:
                    self.setSpan(0, column, rows, 1)

    def _fit(self) -> None:
        theme, grid = self._theme, self.week_model.grid
        rows = self.week_model.rowCount()
        self.horizontalHeader().setFixedHeight(theme.px(_HEAD_PX))
        self.verticalHeader().setFixedWidth(theme.px(_TIMES_PX))
        if not rows:
            return
        room = self.viewport().height() - len(grid.breaks) * theme.px(BREAK_PX)
        least = theme.px(ROW_MIN_PX)
        height = max(least, min(theme.px(_ROW_MAX_PX), room // rows)) if grid.times else room
        for row in range(rows):
            self.setRowHeight(row, height + (theme.px(BREAK_PX) if row in grid.breaks else 0))
        narrow = [column for column, day in enumerate(grid.days) if day.is_narrow]
        wide = max(1, len(grid.days) - len(narrow))
        room = self.viewport().width() - len(narrow) * theme.px(NARROW_PX)
        for column in range(len(grid.days)):
            self.setColumnWidth(column, theme.px(NARROW_PX) if column in narrow else room // wide)
