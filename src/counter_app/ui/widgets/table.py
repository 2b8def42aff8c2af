"""A list of rows, painted: check box, words on two lines, chips, amounts.

Rows are values, handed over as a tuple or by a `RowSource` that fetches them as they come
into view, so that a million rows cost no more than those that are seen.  What a screen reader
hears is a sentence per row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from counter_app.ui.names import in_one_breath
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.chip import chip_size, paint_chip
from counter_app.ui.widgets.status import Status

AnyIndex = QModelIndex | QPersistentModelIndex
CellTone = Literal["", "ok", "warn", "bad", "info", "muted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its width at 100 % (0 takes the room that is left), its side."""

    words: str
    width_px: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one place.

    Attributes:
        words: The main line.
        below: A smaller second line.
        tone: Colour of the words; below a chip, of the second line.
        status: Draws *words* as a chip.
        strong: Bold; an amount in a right-hand column is also larger.
    """

    words: str
    below: str = ""
    tone: CellTone = ""
    status: Status | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row.

    Attributes:
        key: What the signals of the table say.
        checked: State of the check box; ``None`` draws none.
        is_muted: Drawn back, because it takes no part.
        spoken: The row as one sentence; by default the words of its cells.
    """

    key: str
    cells: tuple[Cell, ...]
    checked: bool | None = None
    is_muted: bool = False
    spoken: str = field(default="")


class RowSource(Protocol):
    """Rows by number, fetched when asked for."""

    def count(self) -> int:
        """Return how many rows there are."""

    def row(self, at: int) -> TableRow:
        """Return a row; must be quick, for it is asked while painting."""


class Rows:
    """A source over rows that are already there."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        self._rows = rows

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def row(self, at: int) -> TableRow:
        """Return a row."""
        return self._rows[at]


# Looked up once: a table asks for them thousands of times while it scrolls.
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_CHECK: Final = Qt.ItemDataRole.CheckStateRole
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole
_ALIGN: Final = Qt.ItemDataRole.TextAlignmentRole
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CHECK_COLUMN_PX: Final = 44
_BOX_PX: Final = 22
_NOWHERE: Final = QModelIndex()
_BELOW: Final = ("f_sm", False)


class _Model(QAbstractTableModel):
    toggled = Signal(str)

    def __init__(self, columns: tuple[Column, ...], *, has_checks: bool) -> None:
        super().__init__()
        self.columns = columns
        self.has_checks = has_checks
        self.source: RowSource = Rows(())
        self._count = 0

    def load(self, source: RowSource) -> None:
        count = source.count()
        if count == self._count:
            self.source = source
            if count:
                last = self.index(count - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.source = source
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + self.has_checks

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        at = section - self.has_checks
        if orientation is not Qt.Orientation.Horizontal or at < 0:
            return None
        if role == _DISPLAY:
            return self.columns[at].words
        if role == _ALIGN:
            return _RIGHT if self.columns[at].right else _LEFT
        return None

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        if role not in {_DISPLAY, _SPOKEN, _CHECK}:
            return None
        row = self.source.row(index.row())
        at = index.column() - self.has_checks
        if role == _CHECK:
            return _check_state(row) if at < 0 and row.checked is not None else None
        if at < 0:
            return _spoken(row) if role == _SPOKEN else None
        if role == _SPOKEN and at == 0 and not self.has_checks:
            return _spoken(row)
        cell = row.cells[at]
        return f"{cell.words} {cell.below}".strip()

    def setData(self, index: AnyIndex, _value: object, role: int = _DISPLAY) -> bool:
        # A screen reader presses the box this way; what comes of it is decided elsewhere.
        if role == _CHECK:
            self.toggled.emit(self.source.row(index.row()).key)
        return False

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.has_checks and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


def _check_state(row: TableRow) -> Qt.CheckState:
    return Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked


def _spoken(row: TableRow) -> str:
    if row.spoken:
        return row.spoken
    words = (f"{cell.words} {cell.below}".strip() for cell in row.cells)
    return in_one_breath(*words)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: "RowTable") -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(self._theme.px(40), self._table.row_height_px())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = self._table.rows_model
        row = model.source.row(index.row())
        at = index.column() - model.has_checks
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = index.row() == self._table.currentIndex().row()
        ground = "primary_soft" if is_current and self._table.shows_current() else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_current and index.column() == 0 and self._table.hasFocus():
            bar = QRect(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.colour("primary"))
        if at < 0:
            self._paint_box(painter, rect, row)
        else:
            column = model.columns[at]
            self._paint_cell(painter, rect, row.cells[at], row=row, column=column)
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, row: TableRow) -> None:
        if row.checked is None:
            return
        theme = self._theme
        side = theme.px(_BOX_PX)
        middle = QRectF(rect).center()
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        if not row.checked:
            painter.setPen(QPen(theme.colour("line_strong"), 2))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 5, 5)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        painter.drawRoundedRect(square, 5, 5)
        pen = QPen(theme.colour("on_primary"), side / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(square.x() + side * 0.23, square.y() + side * 0.53),
                    QPointF(square.x() + side * 0.43, square.y() + side * 0.72),
                    QPointF(square.x() + side * 0.78, square.y() + side * 0.31),
                ]
            )
        )

    def _paint_cell(
        self, painter: QPainter, rect: QRect, cell: Cell, *, row: TableRow, column: Column
    ) -> None:
        theme = self._theme
        right = theme.px(16) if column.right else theme.px(8)
        inner = QRectF(rect).adjusted(theme.px(8), 0, -right, -1)
        side = _RIGHT if column.right else _LEFT
        if cell.status is not None:
            self._paint_status(painter, inner, cell, row=row, column=column)
            return
        size = "f_lg" if cell.strong and column.right else "f_md"
        look = (size, cell.strong)
        painter.setPen(theme.colour(_front(cell, row)))
        if not cell.below:
            self._paint_words(painter, inner, cell.words, look=look, side=side)
            return
        half = inner.height() / 2
        upper = inner.adjusted(0, half * 0.14, 0, -half * 0.94)
        lower = inner.adjusted(0, half, 0, -half * 0.16)
        self._paint_words(painter, upper, cell.words, look=look, side=side)
        painter.setPen(theme.colour("text3" if row.is_muted else "text2"))
        self._paint_words(painter, lower, cell.below, look=_BELOW, side=side)

    def _paint_status(
        self, painter: QPainter, inner: QRectF, cell: Cell, *, row: TableRow, column: Column
    ) -> None:
        theme = self._theme
        assert cell.status is not None  # noqa: S101 - asked for only then
        size = chip_size(theme, cell.words)
        left = inner.right() - size.width() if column.right else inner.left()
        top = inner.center().y() - size.height() / 2
        if cell.below:
            top = inner.top() + theme.px(3)
        chip = QRectF(left, top, min(size.width(), inner.width()), size.height())
        paint_chip(painter, theme, chip, status=cell.status, words=cell.words)
        if cell.below:
            under = QRectF(inner.left(), chip.bottom(), inner.width(), 0)
            under.setBottom(inner.bottom() - theme.px(2))
            painter.setPen(theme.colour(_front_below(cell, row)))
            side = _RIGHT if column.right else _LEFT
            self._paint_words(painter, under, cell.below, look=_BELOW, side=side)

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        *,
        look: tuple[str, bool],
        side: Qt.AlignmentFlag,
    ) -> None:
        size, bold = look
        painter.setFont(self._theme.font(size, bold=bold))
        metrics = self._theme.measure(size, bold=bold)
        if metrics.horizontalAdvance(words) > rect.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, int(side), words)


def _front_below(cell: Cell, row: TableRow) -> str:
    if cell.tone and cell.tone != "muted":
        return cell.tone
    return "text3" if row.is_muted else "text2"


def _front(cell: Cell, row: TableRow) -> str:
    if cell.tone and cell.tone != "muted":
        return cell.tone
    if row.is_muted:
        return "text3"
    return "text2" if cell.tone == "muted" else "text"


class RowTable(QTableView):
    """Rows to read, tick and open, by hand and by keyboard.

    Space or Enter ticks the current row; where there is nothing to tick, Enter opens it.
    Digits are left to the window, for they belong to the amount.

    Signals:
        toggled(str): The check box of the row with this key was pressed.
        opened(str): The row was double-clicked, or Enter was pressed on it.
        current_changed(str): The row with this key is the current one; empty for none.
    """

    toggled = Signal(str)
    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        columns: tuple[Column, ...],
        *,
        spoken: str,
        has_checks: bool = False,
        is_two_line: bool = True,
        marks_current: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_two_line = is_two_line
        self._marks_current = marks_current
        self.rows_model = _Model(columns, has_checks=has_checks)
        self.rows_model.setParent(self)
        self.setAccessibleName(spoken)
        self.setModel(self.rows_model)
        self.setItemDelegate(_Painter(theme, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(theme.px(30))
        self.rows_model.toggled.connect(self.toggled)
        self.doubleClicked.connect(self._open_index)
        theme.changed.connect(self._fit)
        self._fit()

    def display(self, rows: Sequence[TableRow] | RowSource) -> None:
        """Show other rows; the current row stays where its key is still there near it."""
        key = self.current_key()
        source: RowSource = Rows(rows) if isinstance(rows, Sequence) else rows
        before = self.currentIndex().row()
        self.rows_model.load(source)
        if key and not self._sets_current(key, before):
            self.set_current(0)

    def current_key(self) -> str:
        """Return the key of the current row, or nothing."""
        at = self.currentIndex().row()
        if 0 <= at < self.rows_model.rowCount():
            return self.rows_model.source.row(at).key
        return ""

    def set_current(self, at: int) -> None:
        """Make a row the current one, if there is such a row."""
        if 0 <= at < self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(at, 0))

    def row_height_px(self) -> int:
        """Return the height of a row."""
        metrics = self._theme.metrics
        return metrics.h_row if self._is_two_line else metrics.h_line_row

    def shows_current(self) -> bool:
        """Tell whether the current row is to be marked."""
        return self._marks_current or self.hasFocus()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Mark the other row and tell which one it is."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()
            self.current_changed.emit(self.current_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick and open by key; leave digits and signs to the window."""
        key = self.current_key()
        match event.key():
            case Qt.Key.Key_Space if key and self.rows_model.has_checks:
                self.toggled.emit(key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if key:
                (self.toggled if self.rows_model.has_checks else self.opened).emit(key)
            case _ if event.text() and event.text().isprintable():
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the row that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self.rows_model.has_checks:
            row = self.rows_model.source.row(index.row())
            if row.checked is not None:
                self.toggled.emit(row.key)

    def _sets_current(self, key: str, near: int) -> bool:
        # Only near by: a source of a million rows cannot be searched while typing.
        source = self.rows_model.source
        count = self.rows_model.rowCount()
        for at in (near, near - 1, near + 1, *range(min(count, 50))):
            if 0 <= at < count and source.row(at).key == key:
                self.set_current(at)
                return True
        return False

    def _open_index(self, index: QModelIndex) -> None:
        if not self.rows_model.has_checks:
            self.opened.emit(self.rows_model.source.row(index.row()).key)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height_px())
        header = self.horizontalHeader()
        has_checks = self.rows_model.has_checks
        if has_checks:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(0, self._theme.px(_CHECK_COLUMN_PX))
        for at, column in enumerate(self.rows_model.columns, start=int(has_checks)):
            if column.width_px:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(at, self._theme.px(column.width_px))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
