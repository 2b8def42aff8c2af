"""The week of one desk as a table of Qt: what a screen reader walks through."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from counter_app.ui.pickups.screen import Grid, GridCell

AnyIndex = QModelIndex | QPersistentModelIndex

_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole
_NOWHERE: Final = QModelIndex()


class WeekModel(QAbstractTableModel):
    """Slots by time and day; a cell without a slot is None."""

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
        """Return how many times there are; one for a week without any."""
        # A week of holidays has no times, but names to be read.
        return 0 if parent.isValid() or not self.grid.days else max(1, len(self.grid.times))

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many days there are."""
        return 0 if parent.isValid() else len(self.grid.days)

    def cell(self, row: int, column: int) -> GridCell | None:
        """Return a slot, or None where there is none."""
        cells = self.grid.cells
        return cells[row][column] if row < len(cells) and column >= 0 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return what stands above a day or beside a time."""
        if orientation is Qt.Orientation.Horizontal:
            day = self.grid.days[section]
            words = {_DISPLAY: f"{day.words} {day.name}".strip(), _SPOKEN: day.spoken}
            return words.get(Qt.ItemDataRole(role))
        if role in {_DISPLAY, _SPOKEN} and section < len(self.grid.times):
            return f"{self.grid.times[section]:%H:%M}"
        return None

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        """Return what stands in a cell, and the sentence that a screen reader says."""
        if role not in {_DISPLAY, _SPOKEN}:
            return None
        day = self.grid.days[index.column()]
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return day.spoken if role == _SPOKEN else day.name
        return cell.spoken if role == _SPOKEN else cell.words
