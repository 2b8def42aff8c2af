"""A field for whole New Taiwan dollars, typed by hand or by a keypad on the screen."""

import unicodedata
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.money import Twd
from counter_app.ui.widgets.money import grouped

DIGITS_MAX: Final = 9
"""An amount above 999,999,999 is a slip of the hand."""

_NO_INPUT_METHOD: Final = Qt.WidgetAttribute.WA_InputMethodEnabled


def digits_of(words: str) -> str:
    """Return the plain digits of a text; full-width ones count, anything else does not.

    >>> digits_of("１，２３４ 元")
    '1234'
    """
    plain = unicodedata.normalize("NFKC", words)
    return "".join(sign for sign in plain if sign.isascii() and sign.isdigit())


class AmountEdit(QLineEdit):
    """Digits with thousands separators; no sign, no fraction, no input method.

    Signals:
        amount_changed(object): The amount as ``Twd``, or ``None`` when the field is empty.
        entered(): Enter was pressed, on either part of the keyboard.
    """

    amount_changed = Signal(object)
    entered = Signal()

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "amount")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(spoken)
        self.setAttribute(_NO_INPUT_METHOD, False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._tidy)
        self.returnPressed.connect(self.entered)

    def amount_twd(self) -> Twd | None:
        """Return the amount, or ``None`` when nothing was entered."""
        digits = digits_of(self.text())
        return Twd(int(digits)) if digits else None

    def set_amount(self, amount_twd: Twd | None, *, selected: bool = False) -> None:
        """Show an amount; *selected* lets the next digit replace it."""
        words = "" if amount_twd is None else grouped(amount_twd)
        if words != self.text():
            self.setText(words)
            self.amount_changed.emit(amount_twd)
        if selected:
            self.selectAll()

    def press(self, key: str) -> None:
        """Do what a key of the keypad says: digits, ``backspace`` or ``clear``."""
        if self.isReadOnly() or not self.isEnabled():
            return
        match key:
            case "clear":
                self.set_amount(None)
            case "backspace":
                self.backspace()
                self._tidy(self.text())
            case digits:
                self.insert(digits)
                self._tidy(self.text())

    def _tidy(self, words: str) -> None:
        # Counted from the right, because separators come and go at the left.
        right = len(digits_of(words[self.cursorPosition() :]))
        digits = digits_of(words)[:DIGITS_MAX]
        text = grouped(int(digits)) if digits else ""
        if text != words:
            self.setText(text)
            self.setCursorPosition(_position(text, right))
        self.amount_changed.emit(self.amount_twd())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the input method off: switching read-only would bring it back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.setAttribute(_NO_INPUT_METHOD, False)

    def event(self, event: QEvent) -> bool:
        """Leave undo and delete to the screen, where they mean the last line."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
            is_delete = event.matches(QKeySequence.StandardKey.Delete)
            if event.matches(QKeySequence.StandardKey.Undo) or (is_delete and at_end):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave plus and minus to the window: they mean one copy more or fewer."""
        if event.text() in {"+", "-"}:
            event.ignore()
            return
        super().keyPressEvent(event)


def _position(text: str, digits_right: int) -> int:
    position = len(text)
    while digits_right > 0 and position > 0:
        position -= 1
        if text[position].isdigit():
            digits_right -= 1
    return position
