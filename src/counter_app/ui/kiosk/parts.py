"""What the kiosk is put together from: words that fit, targets for a finger, how far one is.

Sizes follow the screen, not the text size of the desk: a visitor stands in front of it.
"""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from counter_app.domain.questionnaires import QuestionKind
from counter_app.ui.kiosk.pictures import clock_turns, paint_clock, paint_face, paint_mark
from counter_app.ui.kiosk.screen import ChoicePart
from counter_app.ui.theme.style import Theme

TARGET_PX: Final = 96
"""No target is narrower or lower than this, on whatever screen."""

_LEAST: Final = 0.5
_STEP: Final = 0.92
_WIDE: Final = 1.9
"""A target that is so many times as wide as high has its picture beside the words."""
_DIGIT: Final = 0.75
_WRAPS: Final = Qt.TextFlag.TextWordWrap


def fitting_font(words: str, room: QSize, size_px: float, *, bold: bool) -> QFont:
    """Return the font in which words fit a room: as wanted, or down to half of that."""
    font = QFont()
    font.setFamilies(QFont().families())
    font.setBold(bold)
    size = size_px
    while True:
        font.setPixelSize(max(1, round(size)))
        metrics = QFontMetrics(font)
        taken = metrics.boundingRect(
            QRect(0, 0, room.width(), 100_000), Qt.AlignmentFlag.AlignLeft | _WRAPS, words
        )
        fits = taken.height() <= room.height() and taken.width() <= room.width()
        if fits or size <= size_px * _LEAST:
            return font
        size *= _STEP


class FittedLabel(QLabel):
    """Words that are never cut: they wrap, and get smaller where there is no room."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        *,
        bold: bool = False,
        role: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = bold
        self._role = role
        self._size_px = 20.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def set_size(self, size_px: float) -> None:
        """Choose how large the words are where there is room."""
        self._size_px = size_px
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words as large as they fit."""
        painter = QPainter(self)
        painter.setFont(fitting_font(self.text(), self.size(), self._size_px, bold=self._bold))
        painter.setPen(self._theme.colour(self._role))
        painter.drawText(self.rect(), int(self.alignment()) | int(_WRAPS), self.text())


class KioskButton(QAbstractButton):
    """A large button; ``primary``, ``plain``, or ``head`` on the dark bar."""

    def __init__(self, theme: Theme, parent: QWidget, *, kind: str = "plain") -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._size_px = 28.0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_words(self, words: str) -> None:
        """Change the words."""
        self.setText(words)
        self.setAccessibleName(words)

    def set_size(self, size_px: float) -> None:
        """Choose how large the words are where there is room."""
        self._size_px = size_px
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least size of a target."""
        return QSize(TARGET_PX, TARGET_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the words."""
        ground, edge, words = self._roles()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(edge), 2))
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        room = self.rect().adjusted(12, 6, -12, -6)
        painter.setFont(fitting_font(self.text(), room.size(), self._size_px, bold=True))
        painter.setPen(self._theme.colour(words))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(_WRAPS), self.text())

    def _roles(self) -> tuple[str, str, str]:
        is_down = self.isDown()
        if self._kind == "head":
            return ("rail_on" if is_down else "rail", "rail_text", "rail_text_on")
        if not self.isEnabled():
            return ("sunken", "line", "text3")
        if self._kind == "primary":
            ground = "primary_press" if is_down else "primary"
            return (ground, ground, "on_primary")
        return ("pressed" if is_down else "surface", "line_strong", "text")


class ChoiceTarget(QAbstractButton):
    """One choice: picture, words and digit; a tick and a thick edge when it is chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice = ChoicePart(digit=1, words="", is_chosen=False)
        self._kind = QuestionKind.SCALE
        self._count = 2
        self._size_px = 30.0
        self._words_px = 30.0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def digit(self) -> int:
        """Which choice it is."""
        return self._choice.digit

    def display(self, choice: ChoicePart, kind: QuestionKind, *, count: int) -> None:
        """Show a choice of a question with so many."""
        self._choice = choice
        self._kind = kind
        self._count = count
        self.setText(choice.words)
        self.setChecked(choice.is_chosen)
        self.setAccessibleName(f"{choice.digit} {choice.words}")
        self.update()

    def fitting_px(self, size_px: float) -> float:
        """Return how large its words can be, so that all choices get the same size."""
        room = self._words_room(size_px)
        return fitting_font(self._choice.words, room.size(), size_px, bold=True).pixelSize()

    def set_size(self, size_px: float, words_px: float) -> None:
        """Choose the size of the digit, and that of the words."""
        self._size_px = size_px
        self._words_px = words_px
        self.update()

    def nextCheckState(self) -> None:
        """Leave it to the screen what is chosen."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, picture, words and digit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._has_picture:
            self._paint_picture(painter, self._picture_room())
        self._paint_words(painter)
        self._paint_digit(painter)
        if self._choice.is_chosen or not self._has_picture:
            paint_mark(
                painter,
                self._theme,
                self._mark_room(),
                is_chosen=self._choice.is_chosen,
                is_several=self._kind is QuestionKind.MULTIPLE,
            )

    @property
    def _is_wide(self) -> bool:
        return self.width() > _WIDE * self.height()

    @property
    def _has_picture(self) -> bool:
        return self._kind in {QuestionKind.SCALE, QuestionKind.BANDS}

    def _picture_room(self) -> QRectF:
        width, height = self.width(), self.height()
        if self._is_wide:
            side = height * 0.62
            return QRectF(height * 0.2, (height - side) / 2, side, side)
        side = min(width * 0.5, height * 0.4)
        return QRectF((width - side) / 2, height * 0.11, side, side)

    def _mark_room(self) -> QRectF:
        side = max(28.0, self._size_px)
        inset = max(12.0, side * 0.4)
        right = self.width() - inset - side
        return QRectF(right, (self.height() - side) / 2 if self._is_wide else inset, side, side)

    def _digit_room(self, size_px: float) -> QRect:
        side = round(size_px * _DIGIT * 1.4)
        if self._is_wide:
            right = round(self._mark_room().left() - size_px * 0.5)
            return QRect(right - side, 0, side, self.height())
        return QRect(0, self.height() - side - round(self.height() * 0.05), self.width(), side)

    def _words_room(self, size_px: float) -> QRect:
        height = self.height()
        digit = self._digit_room(size_px)
        if self._is_wide:
            picture = self._picture_room().right() if self._has_picture else 0
            left = round(picture + height * 0.2)
            return QRect(left, 8, digit.left() - 12 - left, height - 16)
        top = self._picture_room().bottom() if self._has_picture else self._mark_room().bottom()
        top = round(top + height * 0.03)
        return QRect(12, top, self.width() - 24, digit.top() - top)

    def _paint_ground(self, painter: QPainter) -> None:
        is_chosen = self._choice.is_chosen
        edge = 4 if is_chosen else 2
        ground = "pressed" if self.isDown() else ("primary_soft" if is_chosen else "surface")
        painter.setPen(QPen(self._theme.colour("primary" if is_chosen else "line_strong"), edge))
        painter.setBrush(self._theme.colour(ground))
        half = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 16, 16)

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        if self._kind is QuestionKind.SCALE:
            paint_face(painter, self._theme, rect, self._choice.mood)
        else:
            turns = clock_turns(self._count)[self._choice.digit - 1]
            paint_clock(painter, self._theme, rect, turns)

    def _paint_words(self, painter: QPainter) -> None:
        room = self._words_room(self._size_px)
        words = self._choice.words
        painter.setFont(fitting_font(words, room.size(), self._words_px, bold=True))
        painter.setPen(self._theme.colour("text"))
        align = Qt.AlignmentFlag.AlignLeft if self._is_wide else Qt.AlignmentFlag.AlignHCenter
        flags = int(align) | int(Qt.AlignmentFlag.AlignVCenter) | int(_WRAPS)
        painter.drawText(room, flags, words)

    def _paint_digit(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setBold(False)
        font.setPixelSize(round(self._size_px * _DIGIT))
        painter.setFont(font)
        painter.setPen(self._theme.colour("text2"))
        room = self._digit_room(self._size_px)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), str(self._choice.digit))


class StepsBar(QWidget):
    """One piece for each question; those that were shown are filled."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._at = 0
        self._count = 1

    def display(self, at: int, count: int) -> None:
        """Show that the question at *at*, from 1, of *count* is in front."""
        self._at = at
        self._count = count
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pieces."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 8
        width = (self.width() - gap * (self._count - 1)) / self._count
        for at in range(self._count):
            role = "primary" if at < self._at else "line"
            painter.setBrush(QColor(self._theme.colour(role)))
            piece = QRectF(at * (width + gap), 0, width, self.height())
            painter.drawRoundedRect(piece, self.height() / 2, self.height() / 2)
