"""A few large figures side by side: what one looks for first on a page of totals."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, label, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        words: What it is.
        value: As shown, grouped; a dash while it is not known.
        note: A line below it.
    """

    words: str
    value: str
    note: str = ""


class Figures(QWidget):
    """As many cards as there are figures, all of one width."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._cards = [_Card(theme) for _ in range(count)]
        layout = row(theme, *self._cards, gap=12)
        for at in range(count):
            layout.setStretch(at, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, figures: tuple[Figure, ...]) -> None:
        """Show figures; a card without one is hidden."""
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(figures))
            if at < len(figures):
                card.display(figures[at])


class _Card(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "hero")
        self._words_label: QLabel = label("", "strong")
        self._value_label: QLabel = label("", "display")
        self._note_label: QLabel = label("", "muted")
        words = row(theme, self._words_label, None, self._note_label, gap=8)
        self.setLayout(column(theme, words, self._value_label, gap=0, margins=(16, 8, 16, 8)))

    def display(self, figure: Figure) -> None:
        self._words_label.setText(figure.words)
        self._value_label.setText(figure.value)
        self._note_label.setText(figure.note)
        self.setAccessibleName(f"{figure.words} {figure.value} {figure.note}".strip())
