"""Paints the week: its days, its times and its slots."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from counter_app.domain.pickup_slots import SlotStanding
from counter_app.ui.pickups.screen import GridCell, GridDay
from counter_app.ui.pickups.week_model import AnyIndex, WeekModel
from counter_app.ui.theme.style import Theme

NARROW_PX: Final = 30
ROW_MIN_PX: Final = 25
BREAK_PX: Final = 10

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIDE_PX: Final = 3
_RADIUS_PX: Final = 6
_BAR_SHARE: Final = 0.4
_BAR_MIN_PX: Final = 10


class DayHeader(QHeaderView):
    """Above: the day, today marked, and what the calendar calls it."""

    def __init__(self, theme: Theme, model: WeekModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self._model = model
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(NARROW_PX) // 2)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint one day."""
        days = self._model.grid.days
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
        words = day.words.split(" ")[0] if day.is_narrow else day.words
        if day.is_today:
            _paint_pill(painter, theme, upper, words)
        else:
            painter.setFont(theme.font("f_sm" if day.is_narrow else "f_md", bold=day.is_open))
            painter.setPen(theme.colour("text" if day.is_open else "text3"))
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
    wanted = theme.measure("f_md", bold=True).horizontalAdvance(words) + theme.px(20)
    width = min(wanted, rect.width())
    pill = QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("primary"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(theme.colour("on_primary"))
    painter.setFont(theme.font("f_md", bold=True))
    painter.drawText(pill, int(_CENTRE), words)


class TimeHeader(QHeaderView):
    """At the left: when each slot begins."""

    def __init__(self, theme: Theme, model: WeekModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme = theme
        self._model = model
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(ROW_MIN_PX) // 2)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint one time."""
        grid, theme = self._model.grid, self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        if logicalIndex < len(grid.times):
            is_current = logicalIndex == self._view.currentIndex().row()
            painter.setFont(theme.font("f_sm", bold=is_current))
            painter.setPen(theme.colour("text" if is_current else "text2"))
            gap = theme.px(BREAK_PX) if logicalIndex in grid.breaks else 0
            inner = QRectF(rect).adjusted(0, gap, -theme.px(8), 0)
            painter.drawText(inner, int(_RIGHT), f"{grid.times[logicalIndex]:%H:%M}")
        painter.restore()


class CellPainter(QStyledItemDelegate):
    """One slot: a count as number, bar and word; a day off as one hatched strip."""

    def __init__(self, theme: Theme, model: WeekModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell, or a whole day off."""
        grid = self._model.grid
        day = grid.days[index.column()]
        cell = self._model.cell(index.row(), index.column())
        theme = self._theme
        side = theme.px(_SIDE_PX)
        gap = theme.px(BREAK_PX) if index.row() in grid.breaks and day.is_open else 0
        face = QRectF(option.rect).adjusted(side, side / 2 + gap, -side, -side / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.colour("surface"))
        if not day.is_open:
            self._paint_day_off(painter, face, day)
        elif cell is not None:
            self._paint_cell(painter, face, cell)
        if index == self._view.currentIndex():
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
        # Chinese breaks after any sign: a strip holds a name upright, one sign on each line.
        room = face.adjusted(theme.px(4), 0, -theme.px(4), 0)
        flags = int(_CENTRE) | int(Qt.TextFlag.TextWrapAnywhere)
        needed = QRectF(metrics.boundingRect(room.toRect(), flags, day.name))
        plate = QRectF(0, 0, needed.width() + theme.px(8), needed.height() + theme.px(8))
        plate.moveCenter(face.center())
        self._paint_ground(painter, plate & face, "surface")
        painter.setPen(theme.colour("text2"))
        painter.drawText(room, flags, day.name)

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
            words_px = theme.measure("f_sm", bold=True).horizontalAdvance(cell.words)
            self._paint_bar(painter, inner, cell, left_px=words_px + theme.px(8))
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

    def _paint_bar(
        self, painter: QPainter, inner: QRectF, cell: GridCell, *, left_px: float
    ) -> None:
        """Show the share that is taken, in what the words leave; in too little not at all."""
        theme = self._theme
        width = min(inner.width() * _BAR_SHARE, inner.width() - left_px)
        height = theme.px(6)
        if width < theme.px(_BAR_MIN_PX):
            return
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
        width = theme.px(3) if self._view.hasFocus() else theme.px(2)
        half = width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus" if self._view.hasFocus() else "primary"), width))
        painter.drawRoundedRect(face.adjusted(half, half, -half, -half), radius, radius)
        if self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus_in"), 1))
            inset = width + 0.5
            painter.drawRoundedRect(face.adjusted(inset, inset, -inset, -inset), radius, radius)
