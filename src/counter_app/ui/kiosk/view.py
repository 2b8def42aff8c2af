"""Draws what visitors tap; decides nothing."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QStackedLayout, QWidget

from counter_app.ui.kiosk.pages import (
    CodePage,
    KioskPage,
    QuestionPage,
    StartPage,
    ThanksPage,
)
from counter_app.ui.kiosk.parts import TARGET_PX, FittedLabel, KioskButton
from counter_app.ui.kiosk.screen import KioskScreen, KioskStage
from counter_app.ui.kiosk.wording import KioskWords, words_of
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import box, column, row
from counter_app.ui.widgets.picture import Picture

_HEAD_PX: Final = TARGET_PX + 16
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class KioskView(QWidget):
    """The bar with languages and text size, the page in front, and the warning over it.

    Signals:
        picked(int): Digit of the choice that was tapped.
        skipped(): The question is left out.
        went_on(): On to the next, or send.
        went_back(): To the question before.
        begun(): The visitor wants to answer.
        language_turned(): The other language.
        size_turned(): Larger words, or the usual ones.
        stayed(): The visitor is still there.
        gave_up(): The visitor wants to be forgotten now.
        corner_pressed(): A finger lies on the corner of staff.
        corner_released(): And does no more.
        key_pressed(str): Of the keypad: a digit, ``delete`` or ``enter``.
        code_cancelled(): Back from the keypad.
    """

    picked = Signal(int)
    skipped = Signal()
    went_on = Signal()
    went_back = Signal()
    begun = Signal()
    language_turned = Signal()
    size_turned = Signal()
    stayed = Signal()
    gave_up = Signal()
    corner_pressed = Signal()
    corner_released = Signal()
    key_pressed = Signal(str)
    code_cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = KioskScreen()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.corner = _Corner(theme)
        self.size_button = KioskButton(theme, self, kind="head")
        self.language_button = KioskButton(theme, self, kind="head")
        self.question_page = QuestionPage(theme)
        self.start_page = StartPage(theme)
        self.thanks_page = ThanksPage(theme)
        self.code_page = CodePage(theme)
        self._stack = QStackedLayout()
        self._pages: dict[KioskStage, KioskPage] = {
            KioskStage.START: self.start_page,
            KioskStage.QUESTION: self.question_page,
            KioskStage.THANKS: self.thanks_page,
            KioskStage.CODE: self.code_page,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        body = box(self._stack)
        layout = column(theme, self._lay_out_head(), body, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.warning = _Warning(theme, self)
        self._connect()

    def display(self, screen: KioskScreen) -> None:
        """Make everything look like *screen*."""
        before, self._screen = self._screen, screen
        words = words_of(is_english=screen.is_english)
        self.corner.display(screen.branch_words)
        self.size_button.set_words(words.smaller if screen.is_large else words.larger)
        self.language_button.set_words(words.other_language)
        page = self._pages[screen.stage]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
        match screen.stage:
            case KioskStage.QUESTION:
                self.question_page.display(screen, words)
            case KioskStage.START:
                self.start_page.display(screen, words)
            case KioskStage.THANKS if before.stage is not KioskStage.THANKS or (
                before.is_english != screen.is_english
            ):
                self.thanks_page.display(screen, words)
            case KioskStage.CODE:
                self.code_page.display(screen, words)
            case _:
                pass
        self.warning.display(screen.left_s, words, is_new=not before.left_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, Enter and Backspace where a keyboard is left at the screen."""
        focused = QApplication.focusWidget()
        if self._screen.left_s:
            self.stayed.emit()
        elif event.key() in _ENTERS and isinstance(focused, QAbstractButton):
            if not event.isAutoRepeat():
                focused.click()
        elif self._screen.stage is KioskStage.CODE:
            self._take_code_key(event)
        elif self._screen.stage is KioskStage.START and event.key() in _ENTERS:
            self.begun.emit()
        elif self._screen.stage is KioskStage.QUESTION:
            self._take_question_key(event)
        # Nothing that lies behind may hear of it.
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the warning cover everything."""
        super().resizeEvent(event)
        self.warning.setGeometry(self.rect())
        self.display(self._screen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the corner: nobody holds what cannot be seen."""
        super().hideEvent(event)
        self.corner_released.emit()

    def _take_question_key(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isascii() and text.isdigit() and text != "0":
            self.picked.emit(int(text))
        elif event.key() in _ENTERS and self.question_page.next_button.isEnabled():
            self.went_on.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.went_back.emit()

    def _take_code_key(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isascii() and text.isdigit():
            self.key_pressed.emit(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self.key_pressed.emit("delete")
        elif event.key() in _ENTERS:
            self.key_pressed.emit("enter")
        elif event.key() == Qt.Key.Key_Escape:
            self.code_cancelled.emit()

    def _lay_out_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("shell", "customer")
        for button in (self.size_button, self.language_button):
            button.set_size(22)
            button.setFixedSize(TARGET_PX + 44, TARGET_PX)
        layout = row(
            self._theme,
            self.corner,
            self.size_button,
            self.language_button,
            gap=12,
            margins=(0, 0, 24, 0),
        )
        layout.setStretch(0, 1)
        head.setLayout(layout)
        head.setFixedHeight(_HEAD_PX)
        return head

    def _connect(self) -> None:
        self.corner.pressed.connect(self.corner_pressed)
        self.corner.released.connect(self.corner_released)
        self.size_button.clicked.connect(self.size_turned)
        self.language_button.clicked.connect(self.language_turned)
        self.question_page.picked.connect(self.picked)
        self.question_page.skipped.connect(self.skipped)
        self.question_page.went_on.connect(self.went_on)
        self.question_page.went_back.connect(self.went_back)
        self.start_page.begun.connect(self.begun)
        self.code_page.pressed.connect(self.key_pressed)
        self.code_page.cancelled.connect(self.code_cancelled)
        self.warning.stayed.connect(self.stayed)
        self.warning.gave_up.connect(self.gave_up)


class _Corner(QWidget):
    """Name of the branch; a finger that lies on it for some seconds is staff's."""

    pressed = Signal()
    released = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = FittedLabel(theme, self, bold=True, role="rail_text_on")
        self._label.set_size(24)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = Picture(theme, "bank", colour="rail_text_on", size_px=36, parent=self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(TARGET_PX, TARGET_PX)

    def display(self, words: str) -> None:
        """Show the name of the branch."""
        self._label.setText(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to hold; only the left end is the corner."""
        if event.position().x() <= 2 * TARGET_PX:
            self.pressed.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Hold no more."""
        self.released.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture at the left and the name beside it."""
        super().resizeEvent(event)
        side = self._picture.sizeHint().width()
        self._picture.setGeometry(32, (self.height() - side) // 2, side, side)
        left = 32 + side + 14
        self._label.setGeometry(left, 0, max(1, self.width() - left - 12), self.height())


class _Warning(KioskPage):
    """Covers everything and counts down; any tap means that somebody is there."""

    stayed = Signal()
    gave_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme)
        self.setParent(parent)
        self.setProperty("veil", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = QFrame(self)
        self._card.setProperty("card", "plain")
        centre = Qt.AlignmentFlag.AlignCenter
        self._heading_label = FittedLabel(theme, self._card, bold=True, align=centre)
        self._left_label = FittedLabel(theme, self._card, bold=True, role="warn", align=centre)
        self._line_label = FittedLabel(theme, self._card, role="text2", align=centre)
        self.leave_button = KioskButton(theme, self._card)
        self.stay_button = KioskButton(theme, self._card, kind="primary")
        self.leave_button.clicked.connect(self.gave_up)
        self.stay_button.clicked.connect(self.stayed)
        self.hide()

    def display(self, left_s: int, words: KioskWords, *, is_new: bool) -> None:
        """Count down, or go away at nought."""
        self.setVisible(left_s > 0)
        if not left_s:
            return
        self._heading_label.setText(words.still_there)
        self._left_label.setText(str(left_s))
        self._line_label.setText(words.cleared_in.format(seconds=left_s))
        self.leave_button.set_words(words.leave)
        self.stay_button.set_words(words.stay)
        self.raise_()
        self.place()
        if is_new:
            announce(self, words.still_there, at_once=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take any tap beside the card for a sign of life."""
        event.accept()
        self.stayed.emit()

    def place(self) -> None:
        """Put the card in the middle."""
        margin = self.px(32)
        width = min(self.width() - 2 * margin, self.px(700))
        button = max(TARGET_PX, self.px(96))
        height = self.px(320) + button
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self._card.setGeometry(left, top, width, height)
        inner = width - 2 * margin
        for part, size, at, high in (
            (self._heading_label, 36, 20, 80),
            (self._left_label, 84, 100, 120),
            (self._line_label, 24, 220, 60),
        ):
            part.set_size(self.text_px(size))
            part.setGeometry(margin, self.px(at), inner, self.px(high))
        row_top = height - button - margin // 2
        wide = (inner - self.px(16)) // 2
        for each in (self.leave_button, self.stay_button):
            each.set_size(self.text_px(28))
        self.leave_button.setGeometry(margin, row_top, wide, button)
        self.stay_button.setGeometry(margin + wide + self.px(16), row_top, wide, button)
