"""The week of one desk, driven by keys alone: what is booked, full, closed, past.

A table to Qt and to a screen reader, painted here.  A day off is one cell as high as the week,
greyed, with its name; a count is a number, a bar and, when it is reached, the word for it.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from counter_app.domain.pickup_slots import SlotStanding
from counter_app.ui.pickups.screen import Grid, GridCell, GridDay
from counter_app.ui.theme.style import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole
_NOWHERE: Final = QModelIndex()
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

_TIMES_PX: Final = 52
_NARROW_PX: Final = 30
_HEAD_PX: Final = 46
_ROW_MIN_PX: Final = 25
_ROW_MAX_PX: Final = 46
_BREAK_PX: Final = 10
_SIDE_PX: Final = 3
_RADIUS_PX: Final = 6
_FAR: Final = 100
"""More days or rows than a week has: as far as one can step."""


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid()

    def load(self, grid: Grid) -> bool:
        """Show another week; tell whether its shape is another too."""
        before = self.grid
        shape = (grid.times, tuple(day.day for day in grid.days))
        if shape == (before.times, tuple(day.day for day in before.days)):
            self.grid = grid
            if self.rowCount():
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return [day.is_open for day in grid.days] != [day.is_open for day in before.days]
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()
        return True

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        # A week of holidays has no times, but names to be read.
        return 0 if parent.isValid() or not self.grid.days else max(1, len(self.grid.times))

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.days)

    def cell(self, row: int, column: int) -> GridCell | None:
        cells = self.grid.cells
        return cells[row][column] if row < len(cells) and column >= 0 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal:
            day = self.grid.days[section]
            words = {_DISPLAY: f"{day.words} {day.name}".strip(), _SPOKEN: day.spoken}
            return words.get(Qt.ItemDataRole(role))
        if role in {_DISPLAY, _SPOKEN} and section < len(self.grid.times):
            return f"{self.grid.times[section]:%H:%M}"
        return None

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        if role not in {_DISPLAY, _SPOKEN}:
            return None
        day = self.grid.days[index.column()]
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return day.spoken if role == _SPOKEN else day.name
        return cell.spoken if role == _SPOKEN else cell.words


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
        self.week_model = _Model()
        self.week_model.setParent(self)
        self.setAccessibleName(spoken)
        self.setHorizontalHeader(_Days(theme, self))
        self.setVerticalHeader(_Times(theme, self))
        self.setModel(self.week_model)
        self.setItemDelegate(_Painter(theme, self))
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

    def focused_edge(self) -> str:
        """Return the colour role of the frame around the current cell."""
        return "focus" if self.hasFocus() else "primary"

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
        room = self.viewport().height() - len(grid.breaks) * theme.px(_BREAK_PX)
        least = theme.px(_ROW_MIN_PX)
        height = max(least, min(theme.px(_ROW_MAX_PX), room // rows)) if grid.times else room
        for row in range(rows):
            self.setRowHeight(row, height + (theme.px(_BREAK_PX) if row in grid.breaks else 0))
        narrow = [column for column, day in enumerate(grid.days) if day.is_narrow]
        wide = max(1, len(grid.days) - len(narrow))
        room = self.viewport().width() - len(narrow) * theme.px(_NARROW_PX)
        for column in range(len(grid.days)):
            self.setColumnWidth(column, theme.px(_NARROW_PX) if column in narrow else room // wide)


class _Days(QHeaderView):
    """Above: the day, today marked, and what the calendar calls it."""

    def __init__(self, theme: Theme, grid: WeekGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._theme = theme
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(_NARROW_PX) // 2)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        days = self._grid.week_model.grid.days
        if logicalIndex >= len(days):
            return
        day = days[logicalIndex]
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        half = rect.height() / 2
        upper = QRectF(rect.left(), rect.top() + theme.px(2), rect.width(), half)
        lower = QRectF(rect.left(), rect.top() + half, rect.width(), half - theme.px(2))
        if day.is_today:
            _paint_pill(painter, theme, upper, day.words)
        else:
            painter.setFont(theme.font("f_sm" if day.is_narrow else "f_md", bold=day.is_open))
            painter.setPen(theme.colour("text" if day.is_open else "text3"))
            words = day.words.split(" ")[0] if day.is_narrow else day.words
            painter.drawText(upper, int(_CENTRE), words)
        painter.setFont(theme.font("f_xs"))
        painter.setPen(theme.colour("text2" if day.is_open else "text3"))
        below = day.words.split(" ")[-1] if day.is_narrow else day.name
        if day.is_today and not below:
            below = self.tr("今天")
        metrics = theme.measure("f_xs")
        below = metrics.elidedText(below, Qt.TextElideMode.ElideRight, rect.width() - 4)
        painter.drawText(lower, int(_CENTRE), below)
        painter.restore()


def _paint_pill(painter: QPainter, theme: Theme, rect: QRectF, words: str) -> None:
    width = theme.measure("f_md", bold=True).horizontalAdvance(words) + theme.px(20)
    pill = QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("primary"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(theme.colour("on_primary"))
    painter.setFont(theme.font("f_md", bold=True))
    painter.drawText(pill, int(_CENTRE), words)


class _Times(QHeaderView):
    """At the left: when each slot begins."""

    def __init__(self, theme: Theme, grid: WeekGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._theme = theme
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(_ROW_MIN_PX) // 2)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        grid, theme = self._grid.week_model.grid, self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        if logicalIndex < len(grid.times):
            is_current = logicalIndex == self._grid.currentIndex().row()
            painter.setFont(theme.font("f_sm", bold=is_current))
            painter.setPen(theme.colour("text" if is_current else "text2"))
            gap = theme.px(_BREAK_PX) if logicalIndex in grid.breaks else 0
            inner = QRectF(rect).adjusted(0, gap, -theme.px(8), 0)
            painter.drawText(inner, int(_RIGHT), f"{grid.times[logicalIndex]:%H:%M}")
        painter.restore()


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, grid: WeekGrid) -> None:
        super().__init__(grid)
        self._theme = theme
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        grid = self._grid.week_model.grid
        day = grid.days[index.column()]
        cell = self._grid.week_model.cell(index.row(), index.column())
        theme = self._theme
        side = theme.px(_SIDE_PX)
        gap = theme.px(_BREAK_PX) if index.row() in grid.breaks and day.is_open else 0
        face = QRectF(option.rect).adjusted(side, side / 2 + gap, -side, -side / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.colour("surface"))
        if not day.is_open:
            self._paint_day_off(painter, face, day)
        elif cell is not None:
            self._paint_cell(painter, face, cell)
        if index == self._grid.currentIndex():
            self._paint_frame(painter, face)
        painter.restore()

    def _paint_ground(self, painter: QPainter, face: QRectF, role: str, *, edge: str = "") -> None:
        radius = self._theme.px(_RADIUS_PX)
        painter.setPen(QPen(self._theme.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(role))
        painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_hatch(self, painter: QPainter, face: QRectF) -> None:
        self._paint_ground(painter, face, "sunken")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self._theme.colour("line"), Qt.BrushStyle.BDiagPattern))
        radius = self._theme.px(_RADIUS_PX)
        painter.drawRoundedRect(face, radius, radius)

    def _paint_day_off(self, painter: QPainter, face: QRectF, day: GridDay) -> None:
        theme = self._theme
        self._paint_hatch(painter, face)
        if not day.name:
            return
        painter.setFont(theme.font("f_md", bold=True))
        metrics = theme.measure("f_md", bold=True)
        # Chinese stands upright one below the other; so a name fits a strip, too.
        letters = list(day.name) if day.is_narrow else [day.name]
        line = metrics.height()
        room = max(1, int(face.height() // line) - 1)
        letters = letters[:room]
        height = line * len(letters) + theme.px(8)
        width = max(metrics.horizontalAdvance(each) for each in letters) + theme.px(12)
        plate = QRectF(0, 0, min(width, face.width() - 2), height)
        plate.moveCenter(face.center())
        self._paint_ground(painter, plate, "surface")
        painter.setPen(theme.colour("text2"))
        top = plate.top() + theme.px(4)
        for at, each in enumerate(letters):
            words = metrics.elidedText(each, Qt.TextElideMode.ElideRight, int(face.width() - 8))
            painter.drawText(
                QRectF(plate.left(), top + at * line, plate.width(), line), int(_CENTRE), words
            )

    def _paint_cell(self, painter: QPainter, face: QRectF, cell: GridCell) -> None:
        theme = self._theme
        match cell.standing:
            case SlotStanding.CLOSED:
                self._paint_hatch(painter, face)
                front, bold = ("warn", True) if cell.booked else ("text2", False)
            case SlotStanding.PAST:
                front, bold = "text3", False
            case SlotStanding.FULL:
                self._paint_ground(painter, face, "warn_soft")
                front, bold = "warn", True
            case _:
                ground = "primary_soft" if cell.is_picked else "surface"
                self._paint_ground(painter, face, ground, edge="line")
                front, bold = ("text", True) if cell.booked else ("text2", False)
        inner = face.adjusted(theme.px(9), 0, -theme.px(8), 0)
        if cell.standing in {SlotStanding.OPEN, SlotStanding.FULL}:
            self._paint_bar(painter, inner, cell)
            inner.setWidth(inner.width() * 0.56)
        elif cell.standing is SlotStanding.CLOSED and cell.words:
            self._paint_plate(painter, inner, cell.words, bold=bold)
        painter.setPen(theme.colour(front))
        painter.setFont(theme.font("f_sm", bold=bold))
        metrics = theme.measure("f_sm", bold=bold)
        words = metrics.elidedText(
            cell.words, Qt.TextElideMode.ElideRight, int(inner.width()) + theme.px(2)
        )
        painter.drawText(inner, int(_LEFT), words)
        if cell.is_chosen:
            self._paint_dot(painter, face)
        if cell.is_next:
            self._paint_flag(painter, face)

    def _paint_plate(self, painter: QPainter, inner: QRectF, words: str, *, bold: bool) -> None:
        """Keep words on a hatched ground readable."""
        metrics = self._theme.measure("f_sm", bold=bold)
        width = min(metrics.horizontalAdvance(words), inner.width()) + self._theme.px(8)
        plate = QRectF(0, 0, width, metrics.height())
        plate.moveCenter(inner.center())
        plate.moveLeft(inner.left() - self._theme.px(4))
        self._paint_ground(painter, plate, "surface")

    def _paint_bar(self, painter: QPainter, inner: QRectF, cell: GridCell) -> None:
        theme = self._theme
        width, height = inner.width() * 0.38, theme.px(6)
        track = QRectF(inner.right() - width, inner.center().y() - height / 2, width, height)
        is_full = cell.standing is SlotStanding.FULL
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if cell.booked:
            share = min(1.0, cell.booked / max(1, cell.places))
            track.setWidth(max(height, width * share))
            painter.setBrush(theme.colour("warn" if is_full else "primary_line"))
            painter.drawRoundedRect(track, height / 2, height / 2)

    def _paint_dot(self, painter: QPainter, face: QRectF) -> None:
        """The pickup that is looked at is agreed for this slot."""
        theme = self._theme
        painter.setPen(QPen(theme.colour("primary"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.px(_RADIUS_PX)
        painter.drawRoundedRect(face.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        bar = QRectF(face.left(), face.top(), theme.px(5), face.height())
        painter.drawRoundedRect(bar, 2, 2)

    def _paint_flag(self, painter: QPainter, face: QRectF) -> None:
        """The next free slot: a corner turned down."""
        side = self._theme.px(11)
        corner = face.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("primary"))
        painter.drawPolygon(
            QPolygonF([corner, corner + QPointF(-side, 0), corner + QPointF(0, side)])
        )

    def _paint_frame(self, painter: QPainter, face: QRectF) -> None:
        theme = self._theme
        radius = theme.px(_RADIUS_PX)
        width = theme.px(3) if self._grid.hasFocus() else theme.px(2)
        half = width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(self._grid.focused_edge()), width))
        painter.drawRoundedRect(face.adjusted(half, half, -half, -half), radius, radius)
        if self._grid.hasFocus():
            painter.setPen(QPen(theme.colour("focus_in"), 1))
            inset = width + 0.5
            painter.drawRoundedRect(face.adjusted(inset, inset, -inset, -inset), radius, radius)
