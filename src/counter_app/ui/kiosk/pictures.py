"""Faces for scales and clocks for lengths of time, drawn at any size."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from counter_app.ui.theme.style import Theme

_GREAT: Final = 0.9
_NEUTRAL: Final = 0.2
_BAD: Final = -0.7
_FULL_TURN: Final = 360


def face_role(mood: float) -> str:
    """Return the colour role of a face; its mouth says the same without colour."""
    if mood > _NEUTRAL:
        return "ok"
    if mood >= -_NEUTRAL:
        return "info"
    return "warn" if mood > _BAD else "bad"


def paint_face(painter: QPainter, theme: Theme, rect: QRectF, mood: float) -> None:
    """Draw a face whose mouth bends with the mood.

    Args:
        painter: Of the target.
        theme: Of the colours.
        rect: A square.
        mood: From 1 (best) to -1 (worst).
    """
    colour = theme.colour(face_role(mood))
    side = rect.width()
    pen = _pen(colour, side * 0.075)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = side * 0.04
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    _paint_eyes(painter, rect, mood, colour)
    _paint_mouth(painter, rect, mood, colour)


def _paint_eyes(painter: QPainter, rect: QRectF, mood: float, colour: QColor) -> None:
    side = rect.width()
    for sign in (-1, 1):
        middle = QPointF(rect.center().x() + sign * side * 0.17, rect.top() + side * 0.4)
        if mood >= _GREAT:
            painter.setPen(_pen(colour, side * 0.065))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            arch = QPainterPath(middle + QPointF(-side * 0.075, side * 0.035))
            arch.lineTo(middle + QPointF(0, -side * 0.04))
            arch.lineTo(middle + QPointF(side * 0.075, side * 0.035))
            painter.drawPath(arch)
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, side * 0.062, side * 0.062)
        if mood <= -_GREAT:
            painter.setPen(_pen(colour, side * 0.06))
            painter.drawLine(
                middle + QPointF(sign * side * 0.1, -side * 0.15),
                middle + QPointF(-sign * side * 0.08, -side * 0.08),
            )


def _paint_mouth(painter: QPainter, rect: QRectF, mood: float, colour: QColor) -> None:
    side = rect.width()
    left = QPointF(rect.center().x() - side * 0.2, 0)
    right = QPointF(rect.center().x() + side * 0.2, 0)
    bend = side * 0.2 * mood
    height = rect.top() + side * (0.66 if mood >= 0 else 0.7)
    left.setY(height - bend * 0.3)
    right.setY(height - bend * 0.3)
    mouth = QPainterPath(left)
    mouth.quadTo(QPointF(rect.center().x(), height + bend), right)
    painter.setPen(_pen(colour, side * 0.075))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mood >= _GREAT:
        mouth.closeSubpath()
        painter.setBrush(colour)
    painter.drawPath(mouth)


def clock_turns(count: int) -> tuple[float, ...]:
    """Return how far round the clock of each band goes; more than 1 is longer than all.

    >>> clock_turns(4)
    (0.25, 0.5, 1.0, 1.5)
    """
    return (*(0.5 ** (count - 2 - at) for at in range(count - 1)), 1.5)


def paint_clock(painter: QPainter, theme: Theme, rect: QRectF, turns: float) -> None:
    """Draw a clock of which so much has gone by.

    Args:
        painter: Of the target.
        theme: Of the colours.
        rect: A square.
        turns: Part of a turn; above 1 a full one with a plus.
    """
    colour = theme.colour("primary")
    side = rect.width()
    inset = side * 0.04
    face = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("pressed"))
    # Qt counts sixteenths of a degree, against the clock, from three o'clock.
    painter.drawPie(face, 90 * 16, round(-min(turns, 1) * _FULL_TURN * 16))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, side * 0.07))
    painter.drawEllipse(face)
    middle = face.center()
    painter.setPen(_pen(colour, side * 0.06))
    painter.drawLine(middle, middle + QPointF(0, -side * 0.32))
    if turns < 1:
        turn = 2 * math.pi * turns
        painter.drawLine(middle, middle + QPointF(math.sin(turn), -math.cos(turn)) * (side * 0.26))
    if turns > 1:
        _paint_plus(painter, theme, rect)


def _paint_plus(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    side = rect.width()
    middle = QPointF(rect.right() - side * 0.1, rect.bottom() - side * 0.1)
    painter.setPen(_pen(theme.colour("surface"), side * 0.05))
    painter.setBrush(theme.colour("primary"))
    painter.drawEllipse(middle, side * 0.19, side * 0.19)
    painter.setPen(_pen(theme.colour("on_primary"), side * 0.06))
    arm = side * 0.09
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))


def paint_mark(
    painter: QPainter, theme: Theme, rect: QRectF, *, is_chosen: bool, is_several: bool
) -> None:
    """Draw the box or the circle that a tap fills; a tick shows it without colour."""
    side = rect.width()
    colour = theme.colour("primary" if is_chosen else "line_strong")
    painter.setPen(_pen(colour, side * 0.08))
    painter.setBrush(colour if is_chosen else theme.colour("surface"))
    inset = side * 0.05
    frame = rect.adjusted(inset, inset, -inset, -inset)
    if is_several:
        painter.drawRoundedRect(frame, side * 0.16, side * 0.16)
    else:
        painter.drawEllipse(frame)
    if is_chosen:
        painter.setPen(_pen(theme.colour("on_primary"), side * 0.11))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tick = QPainterPath(rect.topLeft() + QPointF(side * 0.27, side * 0.52))
        tick.lineTo(rect.topLeft() + QPointF(side * 0.44, side * 0.68))
        tick.lineTo(rect.topLeft() + QPointF(side * 0.74, side * 0.36))
        painter.drawPath(tick)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
