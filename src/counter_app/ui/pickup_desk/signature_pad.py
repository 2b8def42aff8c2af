"""A field to sign in, with a pen, a finger or a mouse; what it holds leaves as a small PNG."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from counter_app.domain.pickup_handovers import SIGNATURE_BYTES_MAX
from counter_app.ui.theme.style import Theme

PICTURE_WIDTHS_PX: Final = (800, 500, 300)
"""Tried in turn until the picture is small enough; the last one is, whatever was drawn."""

_POINTS_MAX: Final = 20_000
"""More than a minute of writing: nobody signs longer, and a stuck pen must not fill the memory."""

_HEIGHT_PX: Final = 124
_INK_SHARE: Final = 1 / 130


class SignaturePad(QWidget):
    """Strokes in a field; Del or Backspace empties it.

    Signals:
        changed(): There is more ink, or none again.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strokes: list[QPolygonF] = []
        self._points = 0
        self._is_down = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents, False)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("簽名板"))
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn; a dot is nothing."""
        return not any(stroke.size() > 1 for stroke in self._strokes)

    def clear(self) -> None:
        """Begin anew."""
        self._strokes = []
        self._points = 0
        self._is_down = False
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """Return what was drawn, black on white, at most `SIGNATURE_BYTES_MAX`; empty for none."""
        if self.is_empty:
            return b""
        made = (self._png(width_px) for width_px in PICTURE_WIDTHS_PX)
        return next(png for png in made if len(png) <= SIGNATURE_BYTES_MAX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        self._down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        self._lift(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a stylus; Qt then makes no mouse of it."""
        match event.type():
            case QEvent.Type.TabletPress:
                self._down(event.position())
            case QEvent.Type.TabletMove:
                self._move(event.position())
            case QEvent.Type.TabletRelease:
                self._lift(event.position())
            case _:
                return
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Draw with one finger."""
        if isinstance(event, QTouchEvent) and self._touch(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field by key."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, a line to sign on, and the ink."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("line_strong"), 1.5))
        painter.setBrush(theme.colour("paper"))
        painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
        low = frame.bottom() - theme.px(30)
        painter.setPen(QPen(theme.colour("line_ctl"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(
            QPointF(frame.left() + theme.px(16), low), QPointF(frame.right() - theme.px(16), low)
        )
        if not self._strokes:
            painter.setPen(theme.colour("paper_text"))
            painter.setFont(theme.font("f_sm"))
            below = QRectF(frame.left(), low, frame.width(), frame.bottom() - low)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("請領件人在這裡簽名"))
        self._ink(painter, theme.px(2.4))

    def _touch(self, event: QTouchEvent) -> bool:
        points = event.points()
        if not points:
            return False
        position = points[0].position()
        match event.type():
            case QEvent.Type.TouchBegin:
                self._down(position)
            case QEvent.Type.TouchUpdate:
                self._move(position)
            case QEvent.Type.TouchEnd | QEvent.Type.TouchCancel:
                self._lift(position)
            case _:
                return False
        return True

    def _down(self, at: QPointF) -> None:
        if self.isEnabled() and self._points < _POINTS_MAX:
            self._is_down = True
            self._strokes.append(QPolygonF([at]))
            self._points += 1
            self.update()

    def _move(self, at: QPointF) -> None:
        if not self._is_down or self._points >= _POINTS_MAX:
            return
        was_empty = self.is_empty
        inside = QPointF(
            min(max(at.x(), 0.0), float(self.width())), min(max(at.y(), 0.0), float(self.height()))
        )
        if inside != self._strokes[-1].last():
            self._strokes[-1].append(inside)
            self._points += 1
            self.update()
        if was_empty and not self.is_empty:
            self.changed.emit()

    def _lift(self, at: QPointF) -> None:
        self._move(at)
        self._is_down = False

    def _ink(self, painter: QPainter, width_px: float) -> None:
        pen = QPen(self._theme.colour("paper_text"), width_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPolyline(stroke)

    def _png(self, width_px: int) -> bytes:
        scale = width_px / max(1, self.width())
        image = QImage(width_px, max(1, round(self.height() * scale)), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        pen = QPen(Qt.GlobalColor.black, self.width() * _INK_SHARE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            painter.drawPolyline(stroke)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.save(buffer, "PNG", 0)  # type: ignore[call-overload]  # the stub knows bytes alone
        return bytes(content.data())

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT_PX))
        self.update()
