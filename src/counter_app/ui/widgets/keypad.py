"""Figures to press on the screen; the focus stays where the figures go."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import grid
from counter_app.ui.widgets.button import Button

_KEYS: Final = (
    ("7", 0, 0, 1),
    ("8", 0, 1, 1),
    ("9", 0, 2, 1),
    ("backspace", 0, 3, 1),
    ("4", 1, 0, 1),
    ("5", 1, 1, 1),
    ("6", 1, 2, 1),
    ("clear", 1, 3, 1),
    ("1", 2, 0, 1),
    ("2", 2, 1, 1),
    ("3", 2, 2, 1),
    ("00", 2, 3, 1),
    ("0", 3, 0, 3),
    ("000", 3, 3, 1),
)


class Keypad(QWidget):
    """Ten digits, two and three noughts, one back, clear.

    Signals:
        pressed(str): Digits, ``backspace`` or ``clear``; made for `AmountEdit.press`.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = grid(theme, gap=7)
        for key, at_row, at_column, span in _KEYS:
            layout.addWidget(self._make_key(theme, key), at_row, at_column, 1, span)
        for at_column in range(4):
            layout.setColumnStretch(at_column, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _make_key(self, theme: Theme, key: str) -> Button:
        match key:
            case "backspace":
                button = Button(theme, "", "key", icon="backspace", takes_focus=False)
                button.setAccessibleName(self.tr("倒退刪除"))
            case "clear":
                button = Button(theme, self.tr("清除"), "key", takes_focus=False)
                button.setProperty("small", True)
            case digits:
                button = Button(theme, digits, "key", takes_focus=False)
        button.setAutoRepeat(key == "backspace")
        button.clicked.connect(lambda: self.pressed.emit(key))
        return button
