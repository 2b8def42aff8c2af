"""Draws what stands on a receipt in two columns; decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.ui.receipts.screen import SheetLine
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import Part, column, label, row, rule

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class SheetLines(QWidget):
    """Words at the left, amounts at the right, a rule between two groups."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[SheetLine, ...], ...] = ()
        self._body = QWidget()
        self._layout = column(theme, self._body, gap=0)
        self.setLayout(self._layout)

    def display(self, groups: tuple[tuple[SheetLine, ...], ...]) -> None:
        """Show these lines."""
        if groups == self._shown:
            return
        self._shown = groups
        parts: list[Part] = []
        for lines in groups:
            parts += [rule(), *(self._line(line) for line in lines)]
        body = QWidget()
        body.setLayout(column(self._theme, *parts[1:], gap=7))
        self._layout.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _line(self, line: SheetLine) -> QWidget:
        theme = self._theme
        words = [label(line.words, "strong" if line.is_strong else "", wraps=True)]
        if line.below:
            words.append(label(line.below, "small", tone="muted", wraps=True))
        value = label(line.value, "strong")
        value.setAlignment(_RIGHT)
        made = QWidget()
        across = row(theme, column(theme, *words, gap=0), value, gap=12)
        across.setStretch(0, 1)
        made.setLayout(across)
        return made
