"""What two people typed differently, side by side; settled by one digit a line."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from counter_app.ui.scan_filter import PASSES_PROPERTY
from counter_app.ui.survey_typing.column import Column
from counter_app.ui.survey_typing.screen import Key, SettleLine, SettlePart, TypingScreen
from counter_app.ui.survey_typing.sheet_column import SheetColumn
from counter_app.ui.survey_typing.wording import say_answer
from counter_app.ui.survey_words import say_question
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import scrolled

_OWN_PX: Final = 150
_SIGNS: Final = "123"
_KEYS: Final = {
    Qt.Key.Key_Backspace: Key.BACK,
    Qt.Key.Key_Up: Key.UP,
    Qt.Key.Key_Down: Key.DOWN,
    Qt.Key.Key_Return: Key.ENTER,
    Qt.Key.Key_Enter: Key.ENTER,
}


class SettlePage(QWidget):
    """A card for each difference.

    Signals:
        pressed(str): ``1``, ``2``, ``3`` or a `Key`.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = SheetColumn(theme)
        self.panel = MessagePanel(theme)
        self.keep_button = Button(
            theme, self.tr("就這樣存"), "primary", icon="check", key="F12", takes_focus=False
        )
        self.leave_button = Button(
            theme, self.tr("各疊"), icon="arrow-left", key="Esc", takes_focus=False
        )
        self._heading_label = label("", "h1")
        self._number_label = label("", "display")
        hint = self.tr("看紙上寫的：1 用第一次的，2 用第二次的，3 兩個都不對、重打。")
        self._cards: list[_LineCard] = []
        self._lines = column(theme, None, gap=8, margins=(4, 4, 4, 4))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(PASSES_PROPERTY, _SIGNS)
        inner = column(
            theme,
            row(theme, self._heading_label, None, self._number_label),
            label(hint, tone="muted"),
            self.panel,
            scrolled(box(self._lines)),
            self.column,
            row(theme, self.leave_button, None, self.keep_button),
            gap=10,
            margins=(18, 14, 18, 14),
        )
        inner.setStretch(3, 1)
        self.setLayout(column(theme, card("plain", inner), margins=(14, 10, 14, 12)))

    def display(self, screen: TypingScreen) -> None:
        """Make the page look like *screen*."""
        part = screen.settle
        self.panel.display(screen.stop, status=screen.stop_status, actions=screen.actions)
        if part is None:
            return
        self._heading_label.setText(part.heading)
        self._number_label.setText(part.number)
        self._show_lines(part)
        self.keep_button.setEnabled(part.at == len(part.lines))
        own = part.own
        was_own = self.column.isVisibleTo(self)
        self.column.setVisible(own is not None)
        self.column.setFixedHeight(self._theme.px(_OWN_PX))
        self.column.display(own if own is not None else Column(questions=(), answers=()))
        if own is not None and not was_own:
            self.column.take_focus()
        elif was_own and own is None:
            self.setFocus()
        self.setAccessibleName(_spoken(part))

    def focus_home(self) -> None:
        """Take the keys."""
        if self.column.isVisibleTo(self):
            self.column.take_focus()
        else:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say which of the two holds."""
        key = _KEYS.get(Qt.Key(event.key()))
        if event.isAutoRepeat():
            event.accept()
        elif key is not None:
            self.pressed.emit(key)
        elif event.text() and event.text() in _SIGNS:
            self.pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _show_lines(self, part: SettlePart) -> None:
        while len(self._cards) < len(part.lines):
            made = _LineCard(self._theme)
            self._lines.insertWidget(len(self._cards), made)
            self._cards.append(made)
        for at, made in enumerate(self._cards):
            made.setVisible(at < len(part.lines))
            if at < len(part.lines):
                made.display(part.lines[at], is_now=at == part.at)


class _LineCard(QFrame):
    """One question, and the two answers beside one another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._question_label = label("", "strong")
        self._first, self._second = _AnswerBox(theme, "1"), _AnswerBox(theme, "2")
        self._own = _AnswerBox(theme, "3")
        answers = row(theme, self._first, self._second, self._own, gap=10)
        for at in range(3):
            answers.setStretch(at, 1)
        self.setLayout(
            column(
                theme,
                self._question_label,
                answers,
                gap=6,
                margins=(14, 8, 14, 10),
            )
        )

    def display(self, line: SettleLine, *, is_now: bool) -> None:
        set_look(self, card="hero" if is_now else "plain")
        difference, settled = line.difference, line.settled
        self._question_label.setText(say_question(line.question))
        is_own = settled is not None and settled not in {difference.first, difference.second}
        self._first.display(
            self.tr("第一次"),
            say_answer(line.question, difference.first),
            is_chosen=settled == difference.first,
        )
        self._second.display(
            self.tr("第二次"),
            say_answer(line.question, difference.second),
            is_chosen=settled == difference.second,
        )
        words = say_answer(line.question, settled) if is_own and settled is not None else ""
        self._own.display(self.tr("重打"), words, is_chosen=is_own)


class _AnswerBox(QFrame):
    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._who_label: QLabel = label("", "muted")
        self._words_label: QLabel = label("", "h2", wraps=True)
        inner = row(theme, KeyCap(theme, key), self._who_label, self._words_label, gap=10)
        inner.setStretch(2, 1)
        margins = (12, 8, 12, 8)
        self.setLayout(column(theme, inner, gap=0, margins=margins))

    def display(self, who: str, words: str, *, is_chosen: bool) -> None:
        set_look(self, card="ok" if is_chosen else "sunken")
        self._who_label.setText(who)
        self._words_label.setText(words)


def _spoken(part: SettlePart) -> str:
    if part.at >= len(part.lines):
        return part.heading
    line = part.lines[part.at]
    first = say_answer(line.question, line.difference.first)
    second = say_answer(line.question, line.difference.second)
    return f"{say_question(line.question)} 1 {first} 2 {second}"
