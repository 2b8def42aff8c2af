"""What people commonly hand over, one press each."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.money import Twd, quick_cash
from counter_app.ui.theme.style import Theme
from counter_app.ui.theme.tokens import Density
from counter_app.ui.widgets.boxes import grid
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.money import grouped, spoken

_PLACES: Final = 4
_NOTES_TWD: Final = (1000, 500, 100, 50)


class QuickCash(QWidget):
    """Exact, the next round sums, and on a large screen notes that add up.

    Signals:
        chosen(int): The whole sum was handed over, in NT$.
        added(int): A note of this value was laid down beside the others, in NT$.
    """

    chosen = Signal(int)
    added = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sums_twd: tuple[Twd, ...] = ()
        layout = grid(theme, gap=7)
        self._sum_buttons = [self._make_sum(at) for at in range(_PLACES)]
        self._note_buttons = [self._make_note(value_twd) for value_twd in _NOTES_TWD]
        for at in range(_PLACES):
            layout.addWidget(self._sum_buttons[at], 0, at)
            layout.addWidget(self._note_buttons[at], 1, at)
            layout.setColumnStretch(at, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()
        self.display(Twd(0))

    def display(self, due_twd: Twd) -> None:
        """Offer sums for an amount due; nothing due offers nothing."""
        self._sums_twd = quick_cash(due_twd) if due_twd > 0 else ()
        for at, button in enumerate(self._sum_buttons):
            if at >= len(self._sums_twd):
                # The first one stays in sight, so that nothing below moves under the hand.
                button.set_words(self.tr("剛好"))
                button.setEnabled(False)
                button.setVisible(at == 0)
                continue
            amount_twd = self._sums_twd[at]
            words = self.tr("剛好") if at == 0 else grouped(amount_twd)
            button.set_words(words, spoken=self.tr("收 {sum}").format(sum=spoken(amount_twd)))
            button.setEnabled(True)
            button.show()

    def _make_sum(self, at: int) -> Button:
        button = Button(self._theme, "", "cash", takes_focus=False)
        button.clicked.connect(lambda: self._choose(at))
        return button

    def _make_note(self, value_twd: int) -> Button:
        button = Button(self._theme, f"+{grouped(value_twd)}", "cash", takes_focus=False)
        button.setAccessibleName(self.tr("再加 {sum}").format(sum=spoken(value_twd)))
        button.clicked.connect(lambda: self.added.emit(value_twd))
        return button

    def _choose(self, at: int) -> None:
        if at < len(self._sums_twd):
            self.chosen.emit(int(self._sums_twd[at]))

    def _fit(self) -> None:
        roomy = self._theme.tokens.density is Density.COMFORTABLE
        for button in self._note_buttons:
            button.setVisible(roomy)
