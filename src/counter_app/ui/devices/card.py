"""One machine as a card: what it is, how it is, what can be done about it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from counter_app.ui.devices.screen import CardAction, DeviceCard
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, grid, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import Status

_LINES_MAX: Final = 4


class MachineCard(QFrame):
    """A machine, its lines, and its buttons.

    Signals:
        acted(str, str): Key of the card, and a `CardAction` value.
    """

    acted = Signal(str, str)

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._key = key
        self._picture = Picture(theme, "plug", colour="primary", size_px=24, ground="primary_soft")
        self._heading_label = label("", "h2")
        self._chip = StatusChip(theme, Status.NEUTRAL, "")
        self._help = Notice(theme)
        self._lines = [(label("", "muted"), label("", wraps=True)) for _ in range(_LINES_MAX)]
        self.buttons = {
            CardAction.TEST: Button(theme, self.tr("測試"), icon="check"),
            CardAction.LEARN: Button(theme, self.tr("學習掃描器"), icon="scan"),
            CardAction.RECONNECT: Button(theme, self.tr("重新連線"), icon="refresh"),
            CardAction.REPLACE: Button(theme, self.tr("更換"), icon="edit"),
            CardAction.ADD: Button(theme, self.tr("加入"), icon="plus"),
        }
        facts = grid(theme, gap=4)
        facts.setColumnMinimumWidth(0, theme.px(72))
        facts.setColumnStretch(1, 1)
        for at, line in enumerate(self._lines):
            for side, each in enumerate(line):
                facts.addWidget(each, at, side)
        self.setLayout(
            column(
                theme,
                row(theme, self._picture, self._heading_label, None, self._chip, gap=12),
                facts,
                self._help,
                None,
                row(theme, *self.buttons.values(), None, gap=8),
                gap=10,
                margins=(16, 14, 16, 14),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for action, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, chosen=action: self._act(chosen))

    def display(self, card: DeviceCard) -> None:
        """Show a machine."""
        self._picture.display(card.icon, colour="primary")
        self._heading_label.setText(card.heading)
        self._chip.display(card.status, card.status_words)
        for at, line in enumerate(self._lines):
            words = card.lines[at] if at < len(card.lines) else ("", "")
            _show_line(line, words)
        self._help.display(card.help_words, status=card.status)
        for action, button in self.buttons.items():
            button.setVisible(action in card.actions)
            button.setEnabled(not card.is_busy)
            # Several cards have a button of the same name: a screen reader says which.
            button.setAccessibleName(f"{card.heading} {button.text()}")
        self.setAccessibleName(f"{card.heading} {card.status_words}")

    def _act(self, action: CardAction) -> None:
        self.acted.emit(self._key, action.value)


def _show_line(line: tuple[QLabel, QLabel], words: tuple[str, str]) -> None:
    for each, text in zip(line, words, strict=True):
        each.setText(text)
        each.setVisible(bool(words[0]))
