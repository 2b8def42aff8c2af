"""The column of digits, painted: one line a question, a box for its digit; takes the keys itself.

A letter begins a scanned number, and what follows it up to Enter is never an answer.  Keys that
repeat because they are held down are no answers either.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from counter_app.domain.responses import COMMENT_LENGTH_MAX
from counter_app.domain.scans import PAPER_NUMBER_LENGTH, SurveyScan, recognise
from counter_app.ui.scan_filter import PASSES_PROPERTY
from counter_app.ui.survey_typing.column import INVALID_SIGNS, SIGNS, Column
from counter_app.ui.survey_typing.screen import Key
from counter_app.ui.survey_typing.wording import (
    say_answer,
    say_legend,
    say_mark,
    say_slip,
    say_spoken,
)
from counter_app.ui.survey_words import say_question
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce

_ROW_MIN_PX: Final = 46
_ROW_MAX_PX: Final = 76
_WORDS_PX: Final = 96
_BOX_PX: Final = 40
_SIDE_PX: Final = 16
_RADIUS_PX: Final = 6
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYS: Final = {
    Qt.Key.Key_Backspace: Key.BACK,
    Qt.Key.Key_Up: Key.UP,
    Qt.Key.Key_Down: Key.DOWN,
    Qt.Key.Key_PageUp: Key.PREVIOUS,
    Qt.Key.Key_PageDown: Key.NEXT,
    Qt.Key.Key_Delete: Key.DISCARD,
}
_TYPING: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class _Ink(NamedTuple):
    """How words are painted."""

    size: str
    colour: str
    align: Qt.AlignmentFlag
    bold: bool = False


class WordsEdit(QPlainTextEdit):
    """Where the visitor's own words go: Enter ends them, Shift+Enter begins a line.

    Signals:
        entered(str): The words are complete.
        scanned(str): The number of a sheet was scanned into them; they are complete without it.
        pressed(str): A `Key` that is not about the words.
    """

    entered = Signal(str)
    scanned = Signal(str)
    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("其他意見"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the words, leave them, or go on writing."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = _KEYS.get(Qt.Key(event.key()))
        if event.key() in _ENTERS and is_plain:
            if not event.isAutoRepeat():
                self._end()
        elif key in {Key.PREVIOUS, Key.NEXT} or (
            key in {Key.BACK, Key.UP, Key.DISCARD} and not self.toPlainText()
        ):
            if not event.isAutoRepeat():
                self.pressed.emit(key)
        elif event.text().isprintable() and len(self.toPlainText()) >= COMMENT_LENGTH_MAX:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        text = self.toPlainText()
        # A scanner types into this field like a person, and nobody writes such a number by hand.
        head, number = text[:-PAPER_NUMBER_LENGTH], text[-PAPER_NUMBER_LENGTH:]
        if isinstance(recognise(number), SurveyScan):
            self.entered.emit(head)
            self.scanned.emit(number)
        else:
            self.entered.emit(text)


class SheetColumn(QFrame):
    """Draws a `Column` and says which keys were pressed; decides nothing.

    Signals:
        pressed(str): A sign of `SIGNS`, or a `Key`.
        entered(str): Words were written.
        scanned(str): A number was scanned, or typed, beginning with a letter.
    """

    pressed = Signal(str)
    entered = Signal(str)
    scanned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = Column(questions=(), answers=())
        self._is_stopped = False
        self._number = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        # A burst of digits is a quick hand here, never a scan: those begin with a letter.
        self.setProperty(PASSES_PROPERTY, SIGNS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.words_edit = WordsEdit(self)
        self.words_edit.hide()
        self.words_edit.entered.connect(self.entered)
        self.words_edit.scanned.connect(self.scanned)
        self.words_edit.pressed.connect(self.pressed)
        theme.changed.connect(self._place)

    @property
    def number_begun(self) -> str:
        """The number that is being scanned or typed; empty for none."""
        return self._number

    def display(self, column: Column, *, is_stopped: bool = False) -> None:
        """Draw a column; the focus follows to where its words are written.

        Args:
            column: What there is to see.
            is_stopped: Nothing is taken before a message is read.
        """
        before, self._column = self._column, column
        self._is_stopped = is_stopped
        had_focus = self.has_focus()
        takes_words = column.takes_words
        if takes_words and (not before.takes_words or before.words != column.words):
            self.words_edit.setPlainText(column.words)
            self.words_edit.moveCursor(self.words_edit.textCursor().MoveOperation.End)
        self._place()
        self.words_edit.setVisible(takes_words)
        if had_focus:
            self.take_focus()
        if not takes_words:
            self.words_edit.clear()
        self.setAccessibleName(say_spoken(column))
        self.setAccessibleDescription(say_slip(column))
        if column.slip is not None and column.slip is not before.slip:
            announce(self, say_slip(column), at_once=True)
        self.update()

    def has_focus(self) -> bool:
        """Tell whether keys come here now."""
        return self.hasFocus() or self.words_edit.hasFocus()

    def take_focus(self) -> None:
        """Let keys come here."""
        (self.words_edit if self._column.takes_words else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what was pressed."""
        text = event.text()
        plain = not event.modifiers() & ~_TYPING
        if event.isAutoRepeat():
            # A key that lies under a sleeve must not fill a sheet.
            event.accept()
        elif event.key() in _ENTERS:
            self._enter()
        elif self._number and event.key() == Qt.Key.Key_Backspace:
            self._begin_number(self._number[:-1])
        elif self._number and plain and text.isprintable() and text:
            self._begin_number(self._number + text)
        elif (key := _KEYS.get(Qt.Key(event.key()))) is not None and plain:
            self.pressed.emit(key)
        elif plain and text and text in SIGNS:
            self.pressed.emit("." if text in INVALID_SIGNS else text)
        elif plain and text.isascii() and text.isalpha():
            self._begin_number(text)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the column from the shortcuts of the window, such as Del."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.key() in _KEYS and not event.modifiers() & ~_TYPING
            if is_ours:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget half a number: it would take the digits of the next sheet."""
        self._begin_number("")
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where keys go."""
        super().focusInEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for every line at its least."""
        px = self._theme.px
        height = sum(self._heights(px(_ROW_MIN_PX)))
        return QSize(px(560), height)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few lines; the rest scrolls."""
        return QSize(self._theme.px(420), self._theme.px(_ROW_MIN_PX * 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words in their line."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, rect in enumerate(self._rects()):
            if rect.bottom() >= 0 and rect.top() <= self.height():
                self._paint_line(painter, rect, at)

    def _enter(self) -> None:
        number, self._number = self._number, ""
        if number:
            self.update()
            self.scanned.emit(number)
        else:
            self.pressed.emit(Key.ENTER)

    def _begin_number(self, text: str) -> None:
        self._number = text.upper()
        self.update()

    # --- where ---------------------------------------------------------------------

    def _heights(self, row_px: float) -> list[int]:
        px = self._theme.px
        return [
            max(int(row_px), px(_WORDS_PX)) if each.takes_text else int(row_px)
            for each in self._column.questions
        ]

    def _rects(self) -> list[QRectF]:
        px = self._theme.px
        questions = self._column.questions
        if not questions:
            return []
        words = sum(each.takes_text for each in questions)
        free = self.height() - words * px(_WORDS_PX)
        row_px = free / max(1, len(questions) - words)
        heights = self._heights(max(px(_ROW_MIN_PX), min(px(_ROW_MAX_PX), row_px)))
        tops = [sum(heights[:at]) for at in range(len(heights))]
        at = min(self._column.at, len(questions) - 1)
        # The line that is typed and the one after it are always in sight.
        end = tops[at] + heights[at] + (heights[at + 1] if at + 1 < len(heights) else 0)
        shift = max(0, end - self.height())
        return [
            QRectF(0, top - shift, self.width(), height)
            for top, height in zip(tops, heights, strict=True)
        ]

    def _place(self) -> None:
        column = self._column
        if column.takes_words:
            px = self._theme.px
            rect = self._rects()[column.at]
            left, right = px(_SIDE_PX + 30), px(_SIDE_PX)
            top = px(30)
            self.words_edit.setGeometry(
                int(rect.left()) + left,
                int(rect.top()) + top,
                int(rect.width()) - left - right,
                int(rect.height()) - top - px(6),
            )
        self.updateGeometry()

    # --- how -----------------------------------------------------------------------

    def _paint_line(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme, column = self._theme, self._column
        question, answer = column.questions[at], column.answers[at]
        is_now, slip = at == column.at, column.slip if at == column.at else None
        if is_now:
            ground = "bad_soft" if slip else "sunken" if self._is_stopped else "primary_soft"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            radius = theme.px(_RADIUS_PX)
            painter.drawRoundedRect(rect.adjusted(4, 2, -4, -2), radius, radius)
        side, box = theme.px(_SIDE_PX), theme.px(_BOX_PX)
        words_left = rect.left() + side + theme.px(30)
        has_box = not question.takes_text
        right = rect.right() - side - (box * 2 + theme.px(24) if has_box else 0)
        colour = "text" if is_now or answer is None else "text2"
        head = QRectF(words_left, rect.top(), right - words_left, rect.height() / 2)
        below = QRectF(words_left, head.bottom(), right - words_left, rect.height() / 2)
        if question.takes_text:
            head.setHeight(theme.px(30))
            below = QRectF(words_left, head.bottom(), right - words_left, rect.height())
            below.setBottom(rect.bottom())
        left_low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        left_top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        number = QRectF(rect.left() + side, head.top(), theme.px(28), head.height())
        self._write(painter, number, str(at + 1), _Ink("f_md", "text3", left_low))
        self._write(
            painter, head, say_question(question), _Ink("f_md", colour, left_low, bold=is_now)
        )
        if slip:
            self._write(painter, below, say_slip(column), _Ink("f_sm", "bad", left_top, bold=True))
        elif question.takes_text:
            if not is_now:
                words = say_legend(question) if answer is None else say_answer(question, answer)
                self._write(painter, below, words, _Ink("f_sm", "text2", left_top))
        else:
            self._write(painter, below, say_legend(question), _Ink("f_sm", "text2", left_top))
        if has_box:
            self._paint_box(painter, rect, at)

    def _paint_box(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme, column = self._theme, self._column
        question, answer = column.questions[at], column.answers[at]
        is_now = at == column.at
        picked = column.picked if is_now else ""
        box = theme.px(_BOX_PX)
        width = max(box, theme.px(18) * max(len(picked), len(answer.choices) if answer else 0))
        left = rect.right() - theme.px(_SIDE_PX) - width
        frame = QRectF(left, rect.center().y() - box / 2, width, box)
        edge = "bad" if is_now and column.slip else "primary" if is_now else "line_strong"
        painter.setPen(QPen(theme.colour(edge), 2 if is_now else 1))
        painter.setBrush(theme.colour("surface"))
        radius = theme.px(_RADIUS_PX)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)
        mark = picked or (say_mark(answer) if answer is not None else "")
        colour = "text"
        if is_now and column.slip:
            mark, colour = column.slipped, "bad"
        centre = Qt.AlignmentFlag.AlignCenter
        self._write(painter, frame, mark, _Ink("f_xl", colour, centre, bold=True))
        if answer is not None and not answer.choices and not (is_now and column.slip):
            beside = QRectF(left - theme.px(56), frame.top(), theme.px(48), frame.height())
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._write(painter, beside, say_answer(question, answer), _Ink("f_sm", "warn", align))
        if is_now and not mark and self.has_focus() and not self._is_stopped:
            painter.setPen(QPen(theme.colour("primary"), 2))
            middle = frame.center()
            half = theme.px(10)
            painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))

    def _write(self, painter: QPainter, rect: QRectF, words: str, ink: _Ink) -> None:
        metrics = self._theme.measure(ink.size, bold=ink.bold)
        painter.setFont(self._theme.font(ink.size, bold=ink.bold))
        painter.setPen(self._theme.colour(ink.colour))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()) + 2)
        painter.drawText(rect, int(ink.align), shown)
