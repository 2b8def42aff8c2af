"""The pages of the kiosk below its bar: one question, the beginning, thanks, and staff's keypad."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.kiosk.parts import (
    TARGET_PX,
    ChoiceTarget,
    FittedLabel,
    KioskButton,
    StepsBar,
)
from counter_app.ui.kiosk.screen import CodePart, KioskScreen, QuestionPart
from counter_app.ui.kiosk.wording import KioskWords
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce

IDLE_S: Final = 30
"""Without a touch, so long, all is cleared."""

_ONE_ROW_MAX: Final = 5
_LARGER: Final = 1.3
_TALL: Final = 1.15
"""On a screen that stands, words have a whole line each."""
_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 800
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_DIGITS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter")


class KioskPage(QWidget):
    """A page that is laid out by hand: everything follows the size of the screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_large = False

    @property
    def is_tall(self) -> bool:
        """Whether the screen stands on its narrow side."""
        return self.height() > self.width()

    @property
    def unit(self) -> float:
        """How many pixels one of the drawing (1280 by 800) is."""
        wide, high = (_HEIGHT_PX, _WIDTH_PX) if self.is_tall else (_WIDTH_PX, _HEIGHT_PX)
        return max(0.6, min(self.width() / wide, self.height() / high))

    def text_px(self, size: float) -> float:
        """Return the size of words, larger where the visitor asked for that."""
        usual = size * self.unit * (_TALL if self.is_tall else 1)
        return usual * (_LARGER if self._is_large else 1)

    def px(self, size: float) -> int:
        """Return a distance."""
        return round(size * self.unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Give every part its place."""


class QuestionPage(KioskPage):
    """One question, its choices, and the way on.

    Signals:
        picked(int): Digit of the choice that was tapped.
        skipped(): The question is left out.
        went_on(): On to the next, or send.
        went_back(): To the question before.
    """

    picked = Signal(int)
    skipped = Signal()
    went_on = Signal()
    went_back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._steps = StepsBar(theme, self)
        self._count_label = FittedLabel(theme, self, role="text2")
        self.question_label = FittedLabel(theme, self, bold=True)
        self.targets: list[ChoiceTarget] = []
        self.back_button = KioskButton(theme, self)
        self.skip_button = KioskButton(theme, self)
        self._note_label = FittedLabel(theme, self, role="text2", align=_CENTRE)
        self.next_button = KioskButton(theme, self, kind="primary")
        self.back_button.clicked.connect(self.went_back)
        self.skip_button.clicked.connect(self.skipped)
        self.next_button.clicked.connect(self.went_on)
        self._question: QuestionPart | None = None

    def display(self, screen: KioskScreen, words: KioskWords) -> None:
        """Show a question."""
        question = screen.question
        if question is None:
            return
        is_other = self._question is None or self._question.words != question.words
        self._question = question
        self._is_large = screen.is_large
        self._steps.display(question.at, question.count)
        count = words.count.format(at=question.at, count=question.count)
        several = f"　{words.several}" if question.kind == "multiple" else ""
        self._count_label.setText(count + several)
        self.question_label.setText(question.words)
        self._note_label.setText(words.anonymous.format(seconds=IDLE_S))
        self._show_choices(question)
        self.back_button.set_words(words.back)
        self.back_button.setVisible(question.at > 1)
        self.skip_button.set_words(words.skip)
        last = question.at == question.count
        self.next_button.set_words(words.send if last else words.go_on)
        self.next_button.setEnabled(any(each.is_chosen for each in question.choices))
        self.place()
        if is_other:
            announce(self, f"{count} {question.words}")

    def _show_choices(self, question: QuestionPart) -> None:
        while len(self.targets) < len(question.choices):
            target = ChoiceTarget(self._theme, self)
            target.clicked.connect(lambda _on=False, each=target: self.picked.emit(each.digit))
            self.targets.append(target)
        for at, target in enumerate(self.targets):
            target.setVisible(at < len(question.choices))
            if at < len(question.choices):
                target.display(question.choices[at], question.kind, count=len(question.choices))
        # Tab goes from the choices on to the buttons, whenever a target was made.
        order = [*self.targets, self.back_button, self.skip_button, self.next_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def place(self) -> None:
        """Give every part its place: words above, choices in the middle, the way on below."""
        if self._question is None:
            return
        margin, width, height = self.px(40), self.width(), self.height()
        inner = width - 2 * margin
        self._steps.setGeometry(margin, self.px(18), inner, max(6, self.px(10)))
        line = round(self.text_px(22) * 1.5)
        top = self.px(36)
        self._count_label.set_size(self.text_px(22))
        self._count_label.setGeometry(margin, top, inner, line)
        top += line
        question_height = self.px(150 if self.is_tall else 110)
        self.question_label.set_size(self.text_px(42))
        self.question_label.setGeometry(margin, top, inner, question_height)
        top += question_height + self.px(10)
        foot = self._place_foot(margin, inner, height)
        self._place_choices(QRect(margin, top, inner, foot - self.px(20) - top))

    def _place_foot(self, margin: int, inner: int, height: int) -> int:
        gap = self.px(16)
        button = max(TARGET_PX, self.px(96))
        top = height - self.px(22) - button
        wide = max(TARGET_PX, min(self.px(220), (inner - 3 * gap) // 4))
        note = round(self.text_px(20) * 1.6)
        left = margin
        for words_on in (self.back_button, self.skip_button, self.next_button):
            words_on.set_size(self.text_px(28))
        for each in (self.back_button, self.skip_button):
            if not each.isHidden():
                each.setGeometry(left, top, wide, button)
                left += wide + gap
        main = min(inner - (left - margin) - gap, round(wide * 1.25))
        self.next_button.setGeometry(margin + inner - main, top, main, button)
        self._note_label.set_size(self.text_px(20))
        if self.is_tall:
            # No room beside the buttons: a line of its own above them.
            self._note_label.setGeometry(margin, top - note - self.px(8), inner, note)
            return top - note - self.px(8)
        room = margin + inner - main - gap - left
        self._note_label.setGeometry(left, top, room, button)
        return top

    def _place_choices(self, room: QRect) -> None:
        question = self._question
        if question is None:
            return
        count = len(question.choices)
        columns = self._columns(count)
        rows = -(-count // columns)
        gap = self.px(16)
        width = (room.width() - gap * (columns - 1)) // columns
        highest = self.px(190 if self.is_tall else 330)
        height = min(highest, (room.height() - gap * (rows - 1)) // rows)
        top = room.top() + max(0, (room.height() - rows * height - gap * (rows - 1)) // 2)
        shown = self.targets[:count]
        for at, target in enumerate(shown):
            target.setGeometry(
                room.left() + (at % columns) * (width + gap),
                top + (at // columns) * (height + gap),
                max(TARGET_PX, width),
                max(TARGET_PX, height),
            )
        # One size for all: what is written smaller would look as if it counted less.
        size_px = self.text_px(30)
        words_px = min(target.fitting_px(size_px) for target in shown)
        for target in shown:
            target.set_size(size_px, words_px)

    def _columns(self, count: int) -> int:
        if self.is_tall:
            return 1 if count <= _ONE_ROW_MAX else 2
        return count if count <= _ONE_ROW_MAX else -(-count // 2)


class StartPage(KioskPage):
    """What invites a visitor, where the questions always stand ready.

    Signals:
        begun(): The visitor wants to answer.
    """

    begun = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._title_label = FittedLabel(theme, self, bold=True, align=_CENTRE)
        self._line_label = FittedLabel(theme, self, role="text2", align=_CENTRE)
        self._note_label = FittedLabel(theme, self, role="text2", align=_CENTRE)
        self.begin_button = KioskButton(theme, self, kind="primary")
        self.begin_button.clicked.connect(self.begun)

    def display(self, screen: KioskScreen, words: KioskWords) -> None:
        """Show the invitation."""
        self._is_large = screen.is_large
        self._title_label.setText(screen.title_words)
        self._line_label.setText(words.invitation)
        self._note_label.setText(words.anonymous.format(seconds=IDLE_S))
        self.begin_button.set_words(words.begin)
        self.place()

    def place(self) -> None:
        """Put everything in the middle."""
        margin, width = self.px(40), self.width()
        inner = width - 2 * margin
        top = self.height() // 2 - self.px(260)
        for part, size, height in (
            (self._title_label, 54, 150),
            (self._line_label, 30, 90),
        ):
            part.set_size(self.text_px(size))
            part.setGeometry(margin, top, inner, self.px(height))
            top += self.px(height)
        top += self.px(30)
        wide = min(inner, self.px(460))
        self.begin_button.set_size(self.text_px(38))
        button = max(TARGET_PX, self.px(140))
        self.begin_button.setGeometry((width - wide) // 2, top, wide, button)
        top += button + self.px(20)
        self._note_label.set_size(self.text_px(20))
        self._note_label.setGeometry(margin, top, inner, self.px(70))


class ThanksPage(KioskPage):
    """What is said at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._thanks_label = FittedLabel(theme, self, bold=True, role="ok", align=_CENTRE)
        self._more_label = FittedLabel(theme, self, role="text2", align=_CENTRE)

    def display(self, screen: KioskScreen, words: KioskWords) -> None:
        """Say thanks."""
        self._is_large = screen.is_large
        self._thanks_label.setText(words.thanks)
        self._more_label.setText(words.thanks_more)
        self.place()
        announce(self, words.thanks)

    def place(self) -> None:
        """Put both lines in the middle."""
        margin, middle = self.px(40), self.height() // 2
        inner = self.width() - 2 * margin
        self._thanks_label.set_size(self.text_px(64))
        self._thanks_label.setGeometry(margin, middle - self.px(150), inner, self.px(150))
        self._more_label.set_size(self.text_px(30))
        self._more_label.setGeometry(margin, middle, inner, self.px(100))


class CodePage(KioskPage):
    """The keypad with which staff leave; what is typed is never shown.

    Signals:
        pressed(str): A digit, ``delete`` or ``enter``.
        cancelled(): Back to the questions.
    """

    pressed = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._heading_label = FittedLabel(theme, self, bold=True, align=_CENTRE)
        self._dots_label = FittedLabel(theme, self, bold=True, align=_CENTRE)
        self._state_label = FittedLabel(theme, self, bold=True, role="bad", align=_CENTRE)
        self.keys = {name: self._make_key(name) for name in _DIGITS}
        self.cancel_button = KioskButton(theme, self)
        self.cancel_button.clicked.connect(self.cancelled)

    def display(self, screen: KioskScreen, words: KioskWords) -> None:
        """Show how much was typed, and what became of it."""
        code = screen.code or CodePart()
        self._is_large = False
        self._heading_label.setText(words.code)
        self._dots_label.setText("●" * code.typed or "－")
        self._state_label.setText(_state(code, words))
        may_type = not (code.is_checked or code.wait_s)
        for name, key in self.keys.items():
            spoken = {"delete": words.code_delete, "enter": words.code_enter}.get(name, name)
            key.set_words(spoken)
            key.setEnabled(may_type)
        self.cancel_button.set_words(words.code_cancel)
        self.place()
        if self._state_label.text():
            announce(self, self._state_label.text(), at_once=True)

    def place(self) -> None:
        """Put the keypad in the middle, and the way back below it."""
        width = min(self.width() - 2 * self.px(40), max(3 * TARGET_PX + 24, self.px(420)))
        left = (self.width() - width) // 2
        gap = 12
        key = max(TARGET_PX, min(self.px(110), (self.height() - self.px(130)) // 5 - gap))
        total = self.px(120) + 5 * (key + gap)
        top = max(4, (self.height() - total) // 2)
        for part, size, height in (
            (self._heading_label, 30, 44),
            (self._dots_label, 34, 40),
            (self._state_label, 22, 36),
        ):
            part.set_size(self.text_px(size))
            part.setGeometry(left - self.px(120), top, width + self.px(240), self.px(height))
            top += self.px(height)
        top += self.px(4)
        wide = (width - 2 * gap) // 3
        for at, (name, button) in enumerate(self.keys.items()):
            button.set_size(self.text_px(30 if name.isdigit() else 24))
            button.setGeometry(
                left + (at % 3) * (wide + gap), top + (at // 3) * (key + gap), wide, key
            )
        top += 4 * (key + gap)
        self.cancel_button.set_size(self.text_px(24))
        self.cancel_button.setGeometry(left, top, width, key)

    def _make_key(self, name: str) -> KioskButton:
        key = KioskButton(self._theme, self, kind="primary" if name == "enter" else "plain")
        key.clicked.connect(lambda: self.pressed.emit(name))
        return key


def _state(code: CodePart, words: KioskWords) -> str:
    if code.is_checked:
        return words.code_checked
    wait = words.code_wait.format(seconds=code.wait_s) if code.wait_s else ""
    return " ".join(part for part in (words.code_wrong if code.is_wrong else "", wait) if part)
