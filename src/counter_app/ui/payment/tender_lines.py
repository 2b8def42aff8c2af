"""What was handed over already, one line each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.payment.screen import TenderLine
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import ElidedLabel, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.money import grouped, spoken
from counter_app.ui.widgets.picture import Picture


class TenderLines(QWidget):
    """Lines of a split payment; the last one may be taken back as long as it is not in the books.

    Signals:
        removal_requested(): The last line goes back to the visitor.
    """

    removal_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[_Line] = []
        self._column = column(theme, gap=2)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def display(self, lines: tuple[TenderLine, ...]) -> None:
        """Show these lines."""
        while len(self._lines) < len(lines):
            made = _Line(self._theme)
            made.removal_requested.connect(self.removal_requested)
            self._lines.append(made)
            self._column.addWidget(made)
        for at, widget in enumerate(self._lines):
            widget.setVisible(at < len(lines))
            if at < len(lines):
                widget.display(lines[at], is_last=at == len(lines) - 1)
        self.setVisible(bool(lines))


class _Line(QWidget):
    removal_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words_label = ElidedLabel("", "small")
        self._amount_label = label("", "small-strong")
        self._remove_button = Button(theme, self.tr("退還"), "link", takes_focus=False)
        self._remove_button.clicked.connect(self.removal_requested)
        layout = row(
            theme,
            Picture(theme, "status-ok", colour="ok", size_px=16),
            self._words_label,
            self._remove_button,
            self._amount_label,
            gap=8,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def display(self, line: TenderLine, *, is_last: bool) -> None:
        self._words_label.setText(line.words)
        self._amount_label.setText(grouped(line.amount_twd))
        self._remove_button.setVisible(line.can_remove and is_last)
        self._remove_button.setAccessibleName(
            self.tr("退還{line}").format(line=f"{line.words} {spoken(line.amount_twd)}")
        )
        self.setAccessibleName(f"{line.words} {spoken(line.amount_twd)}")
