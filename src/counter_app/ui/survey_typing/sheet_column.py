"""The column of digits, painted: one line a question, a box for its digit; takes the keys itself.

A letter begins a scanned number, and what follows it up to Enter is never an answer.  Keys that
repeat because they are held down are no answers either.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from counter_app.domain.questionnaires import Question, QuestionKind
from counter_app.domain.responses import COMMENT_LENGTH_MAX, Standing
from counter_app.domain.scans import PAPER_NUMBER_LENGTH, SurveyScan, recognise
from counter_app.ui.scan_filter import PASSES_PROPERTY
from counter_app.ui.survey_typing.column import INVALID_SIGNS, SIGNS, Column
from counter_app.ui.survey_typing.screen import Key
from counter_app.ui.survey_typing.wording import (
    say_answer,
    say_legend,
    say_mark,
    say_note,
    say_number_begun,
    say_slip,
    say_spoken,
)
from counter_app.ui.survey_words import say_choice, say_question
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce

_ROW_MIN_PX: Final = 46
_ROW_MAX_PX: Final = 76
_WORDS_PX: Final = 96
_BOX_PX: Final = 40
_SIDE_PX: Final = 16
_RADIUS_PX: Final = 6
_NUMBER_PX: Final = 28
_GAP_PX: Final = 14
_HEAD_PX: Final = 30
_LOW: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_TOP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
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
        self._tops: list[float] = []
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
        theme.changed.connect(self._renew)

    def display(self, column: Column, *, is_stopped: bool = False) -> None:
        """Draw a column; the focus follows to where its words are written.

        Args:
            column: What there is to see.
            is_stopped: Nothing is taken before a message is read.
        """
        before, self._column = self._column, column
        was_stopped, self._is_stopped = self._is_stopped, is_stopped
        if column == before and is_stopped == was_stopped:
            return
        self._show_words(column, before)
        self.setAccessibleName(say_spoken(column))
        self.setAccessibleDescription(say_slip(column))
        if column.slip is not None and column.slip is not before.slip:
            announce(self, say_slip(column), at_once=True)
        if column.questions != before.questions:
            self.updateGeometry()
        if column.questions != before.questions or is_stopped != was_stopped:
            self.update()
        else:
            self._update_lines(column, before)

    def _show_words(self, column: Column, before: Column) -> None:
        had_focus, takes_words = self.has_focus(), column.takes_words
        if takes_words and (not before.takes_words or before.words != column.words):
            self.words_edit.setPlainText(column.words)
            self.words_edit.moveCursor(QTextCursor.MoveOperation.End)
        elif before.takes_words and not takes_words:
            self.words_edit.clear()
        self._place()
        self.words_edit.setVisible(takes_words)
        if had_focus:
            self.take_focus()

    def _update_lines(self, column: Column, before: Column) -> None:
        # Only what has changed is painted: a quick hand must not wait for the other lines.
        rects, old = self._rects(), self._tops
        self._tops = [rect.top() for rect in rects]
        if self._tops != old:
            self.update()
            return
        for at, rect in enumerate(rects):
            is_own = at in {column.at, before.at}
            if is_own or column.answers[at] != before.answers[at]:
                self.update(rect.toAlignedRect())

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that have changed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, rect in enumerate(self._rects()):
            if event.rect().intersects(rect.toAlignedRect()):
                self._paint_line(painter, rect, at)

    def _enter(self) -> None:
        number, self._number = self._number, ""
        if number:
            self.update()
            self.scanned.emit(number)
        else:
            self.pressed.emit(Key.ENTER)

    def _begin_number(self, text: str) -> None:
        self._number = text
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

    def _renew(self) -> None:
        self._place()
        self.updateGeometry()
        self.update()

    def _place(self) -> None:
        column = self._column
        if column.takes_words:
            px = self._theme.px
            rect = self._rects()[column.at]
            left, right = self._words_left(), px(_SIDE_PX)
            top = px(_HEAD_PX)
            self.words_edit.setGeometry(
                int(rect.left()) + left,
                int(rect.top()) + top,
                int(rect.width()) - left - right,
                int(rect.height()) - top - px(6),
            )

    # --- how -----------------------------------------------------------------------

    def _paint_line(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme, column = self._theme, self._column
        question = column.questions[at]
        is_now = at == column.at
        if is_now:
            ground = "bad_soft" if column.slip else "sunken" if self._is_stopped else "primary_soft"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            radius = theme.px(_RADIUS_PX)
            painter.drawRoundedRect(rect.adjusted(4, 2, -4, -2), radius, radius)
        left = self._words_left()
        head = QRectF(left, rect.top(), rect.right() - theme.px(_SIDE_PX) - left, rect.height() / 2)
        if question.takes_text:
            head.setHeight(theme.px(_HEAD_PX))
        below = QRectF(head.left(), head.bottom(), head.width(), rect.bottom() - head.bottom())
        number = QRectF(rect.left() + theme.px(_SIDE_PX), rect.top(), theme.px(24), rect.height())
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if question.takes_text:
            number.setHeight(theme.px(_HEAD_PX))
            number.translate(0, theme.px(3))
        self._write(painter, number, str(at + 1), _Ink("f_md", "text3", middle))
        self._write(painter, head, say_question(question), _Ink("f_md", "text", _LOW, bold=is_now))
        self._paint_below(painter, below, at)
        if not question.takes_text:
            self._paint_box(painter, rect, at)

    def _paint_below(self, painter: QPainter, rect: QRectF, at: int) -> None:
        column = self._column
        question, answer = column.questions[at], column.answers[at]
        is_now = at == column.at
        if is_now and self._number:
            words = say_number_begun(self._number)
            self._write(painter, rect, words, _Ink("f_sm", "primary", _TOP, bold=True))
        elif is_now and column.slip:
            self._write(painter, rect, say_slip(column), _Ink("f_sm", "bad", _TOP, bold=True))
        elif question.takes_text:
            if not is_now:
                words = say_legend(question) if answer is None else say_answer(question, answer)
                self._write(painter, rect, words, _Ink("f_sm", "text2", _TOP))
        elif answer is not None and answer.standing is not Standing.GIVEN:
            self._write(painter, rect, say_answer(question, answer), _Ink("f_sm", "warn", _TOP))
        else:
            held = answer.choices if answer is not None else column.picked if is_now else ""
            self._paint_choices(painter, rect, question, held)

    def _paint_choices(
        self, painter: QPainter, rect: QRectF, question: Question, held: str
    ) -> None:
        # The digit apart from its words: some of those begin with a figure of their own.
        left = rect.left()
        for digit, choice in enumerate(question.choices, start=1):
            is_held = str(digit) in held
            number = _Ink("f_sm", "primary", _TOP, bold=True)
            words = _Ink("f_sm", "text" if is_held else "text2", _TOP, bold=is_held)
            for text, ink, gap in ((str(digit), number, 5), (say_choice(choice), words, 18)):
                width = self._theme.measure("f_sm", bold=ink.bold).horizontalAdvance(text)
                place = QRectF(left, rect.top(), min(width + 2, rect.right() - left), rect.height())
                if place.width() > 0:
                    self._write(painter, place, text, ink)
                left += width + self._theme.px(gap)
        note = say_note(question)
        if note and left < rect.right():
            place = QRectF(left, rect.top(), rect.right() - left, rect.height())
            self._write(painter, place, note, _Ink("f_sm", "text3", _TOP))

    def _paint_box(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme, column = self._theme, self._column
        answer, is_now = column.answers[at], at == column.at
        has_slipped = is_now and column.slip is not None
        size = theme.px(_BOX_PX)
        left = rect.left() + theme.px(_SIDE_PX + _NUMBER_PX)
        frame = QRectF(left, rect.center().y() - size / 2, self._box_width(), size)
        edge = "bad" if has_slipped else "primary" if is_now else "line_strong"
        painter.setPen(QPen(theme.colour(edge), 2 if is_now else 1))
        painter.setBrush(theme.colour("surface"))
        radius = theme.px(_RADIUS_PX)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)
        picked = column.picked if is_now else ""
        mark = picked or (say_mark(answer) if answer is not None else "")
        if has_slipped:
            mark = column.slipped
        ink = _Ink("f_xl", "bad" if has_slipped else "text", _CENTRE, bold=True)
        self._write(painter, frame, mark, ink)
        if is_now and not mark and self.has_focus() and not self._is_stopped:
            painter.setPen(QPen(theme.colour("primary"), 2))
            half = QPointF(0, theme.px(10))
            painter.drawLine(frame.center() - half, frame.center() + half)

    def _box_width(self) -> int:
        # As wide as the most ticks of the sheet, so that the words stand below one another.
        several = [
            len(each.choices)
            for each in self._column.questions
            if each.kind is QuestionKind.MULTIPLE
        ]
        return max(self._theme.px(_BOX_PX), self._theme.px(14) * max(several, default=0))

    def _words_left(self) -> int:
        px = self._theme.px
        return px(_SIDE_PX + _NUMBER_PX) + self._box_width() + px(_GAP_PX)

    def _write(self, painter: QPainter, rect: QRectF, words: str, ink: _Ink) -> None:
        metrics = self._theme.measure(ink.size, bold=ink.bold)
        painter.setFont(self._theme.font(ink.size, bold=ink.bold))
        painter.setPen(self._theme.colour(ink.colour))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()) + 2)
        painter.drawText(rect, int(ink.align), shown)
