"""Words at the left and a value at the right, line below line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, grid, label

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineList(QWidget):
    """Words at the left, a value at the right, line below line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid: QGridLayout = grid(theme, gap=10)
        self._grid.setColumnStretch(0, 1)
        self.setLayout(column(theme, self._grid, None, gap=0))

    def display(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show these lines."""
        while len(self._lines) < len(lines):
            words_label, value_label = label("", tone="muted"), label("", "strong", wraps=True)
            value_label.setAlignment(_RIGHT)
            at = len(self._lines)
            self._grid.addWidget(words_label, at, 0)
            self._grid.addWidget(value_label, at, 1)
            self._lines.append((words_label, value_label))
        for at, pair in enumerate(self._lines):
            for each in pair:
                each.setVisible(at < len(lines))
            if at < len(lines):
                pair[0].setText(lines[at][0])
                pair[1].setText(lines[at][1])
