"""F1: the keys of the screen in front, laid over it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.shortcuts import KeyLine
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, grid, label, row, rule
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap

_COLUMNS: Final = 2


class ShortcutsCard(QWidget):
    """The card over a dimmed window; Esc, F1 or its button close it.

    Signals:
        closed(): The person has seen enough.
        manual_requested(): The manual should open.
        diagnostics_requested(): The diagnostics file should be written.
    """

    closed = Signal()
    manual_requested = Signal()
    diagnostics_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = parent
        self.setProperty("veil", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading_label = label("", "h1")
        self._lines = QWidget()
        self._close_button = Button(theme, self.tr("關閉"), key="Esc")
        self._close_button.clicked.connect(self.closed)
        manual = Button(theme, self.tr("操作手冊"), icon="journal")
        manual.clicked.connect(self.manual_requested)
        diagnostics = Button(theme, self.tr("匯出診斷檔"), icon="download")
        diagnostics.clicked.connect(self.diagnostics_requested)
        self._body = column(
            theme,
            self._heading_label,
            rule(),
            self._lines,
            row(theme, manual, diagnostics, None, self._close_button),
            gap=14,
            margins=(28, 22, 28, 20),
        )
        frame = card("plain", self._body)
        self.setLayout(column(theme, None, row(theme, None, frame, None), None))
        self.hide()

    def display(self, heading: str, lines: tuple[KeyLine, ...]) -> None:
        """Show the keys, and take the keyboard."""
        self._heading_label.setText(heading)
        fresh = self._list(lines)
        self._body.replaceWidget(self._lines, fresh)
        self._lines.deleteLater()
        self._lines = fresh
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._close_button.setFocus()

    def _list(self, lines: tuple[KeyLine, ...]) -> QWidget:
        theme = self._theme
        layout = grid(theme, gap=8)
        rows = -(-len(lines) // _COLUMNS)
        for at, line in enumerate(lines):
            side, at_row = divmod(at, rows)
            cap = KeyCap(theme, line.key)
            layout.addWidget(cap, at_row, side * 3, Qt.AlignmentFlag.AlignLeft)
            words = label(line.words)
            words.setAccessibleName(f"{line.key} {line.words}")
            layout.addWidget(words, at_row, side * 3 + 1)
        layout.setColumnMinimumWidth(2, theme.px(24))
        return box(layout)
