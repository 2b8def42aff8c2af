"""Draws what a notice would be printed with: three segments and an account, for one amount."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from counter_app.ui.names import in_one_breath
from counter_app.ui.notice_terms.screen import Sample
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, grid, label

_NAMES: Final = 4


class SampleBox(QFrame):
    """The texts beside their names, so that they can be compared with a paper of the bank."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self._heading_label = label("", "strong")
        self._trouble_label = label("", "muted", tone="bad", wraps=True)
        self._lines: list[tuple[QLabel, QLabel]] = []
        lines = grid(theme, gap=6)
        for column_at in (1, 3):
            lines.setColumnStretch(column_at, 1)
        for at in range(_NAMES):
            name, text = label("", "muted"), label("", "strong")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(name, at % 2, at // 2 * 2)
            lines.addWidget(text, at % 2, at // 2 * 2 + 1)
            self._lines.append((name, text))
        self.setLayout(
            column(
                theme,
                self._heading_label,
                lines,
                self._trouble_label,
                gap=4,
                margins=(12, 8, 12, 8),
            )
        )

    def display(self, sample: Sample) -> None:
        """Show another sample."""
        self._heading_label.setText(sample.heading)
        names = [self.tr("第 {n} 段").format(n=at) for at in range(1, len(sample.segments) + 1)]
        shown = list(zip(names, sample.segments, strict=True))
        if sample.account:
            shown.append((self.tr("虛擬帳號"), sample.account))
        for at, (name, text) in enumerate(self._lines):
            is_there = at < len(shown)
            name.setVisible(is_there)
            text.setVisible(is_there)
            if is_there:
                name.setText(shown[at][0])
                text.setText(shown[at][1])
        self._trouble_label.setText(sample.trouble)
        self._trouble_label.setVisible(bool(sample.trouble))
        words = (f"{name} {text}" for name, text in shown)
        self.setAccessibleName(in_one_breath(sample.heading, *words, sample.trouble))
