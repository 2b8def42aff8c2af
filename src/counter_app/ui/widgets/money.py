"""Amounts of money as text and as widgets."""

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from counter_app.domain.money import Twd
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, label, row


def grouped(amount_twd: int) -> str:
    """Return an amount with thousands separators.

    >>> grouped(2350)
    '2,350'
    """
    return f"{amount_twd:,}"


def signed(amount_twd: int) -> str:
    """Return a difference or a movement with its sign; nothing has none.

    >>> signed(-20), signed(0), signed(1500)
    ('-20', '0', '+1,500')
    """
    return f"{amount_twd:+,}" if amount_twd else "0"


def spoken(amount_twd: int) -> str:
    """Return an amount as a screen reader should say it."""
    words = QCoreApplication.translate("Money", "新臺幣 {amount} 元")
    return words.format(amount=amount_twd)


class MoneyLabel(QWidget):
    """``NT$`` small and the amount large, on one baseline."""

    def __init__(
        self,
        theme: Theme,
        amount_twd: Twd | None = None,
        *,
        size: str = "f_money",
        unit_size: str = "f_lg",
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._unit_size = unit_size
        self._tone = tone
        self._amount_twd = amount_twd
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.display(amount_twd)

    def display(self, amount_twd: Twd | None, *, tone: str = "") -> None:
        """Show another amount; ``None`` shows a dash."""
        self._amount_twd = amount_twd
        self._tone = tone or self._tone
        self.setAccessibleName("" if amount_twd is None else spoken(amount_twd))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of unit and amount."""
        large = QFontMetrics(self._theme.font(self._size, bold=True))
        width = large.horizontalAdvance(self._words()) + self._unit_width()
        return QSize(width + 1, large.ascent() + large.descent() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both on one baseline, flush right."""
        painter = QPainter(self)
        font = self._theme.font(self._size, bold=True)
        metrics = QFontMetrics(font)
        baseline = (self.height() + metrics.capHeight()) / 2
        words = self._words()
        left = self.width() - metrics.horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._theme.colour(self._tone))
        painter.drawText(QPointF(left, baseline), words)
        if self._unit_size:
            painter.setFont(self._theme.font(self._unit_size, bold=True))
            painter.setPen(self._theme.colour("text2"))
            painter.drawText(QPointF(left - self._unit_width(), baseline), "NT$")

    def _words(self) -> str:
        return "—" if self._amount_twd is None else grouped(self._amount_twd)

    def _unit_width(self) -> int:
        if not self._unit_size:
            return 0
        metrics = QFontMetrics(self._theme.font(self._unit_size, bold=True))
        return metrics.horizontalAdvance("NT$") + self._theme.px(10)


class HeroAmount(QFrame):
    """The one amount of a panel: what it is, a line about it, and the figure."""

    def __init__(
        self, theme: Theme, words: str, *, card: str = "hero", size: str = "f_money"
    ) -> None:
        super().__init__()
        self.setProperty("card", card)
        self._words_label = label(words, "strong")
        self._note_label = label("", "muted")
        unit = "f_lg" if card == "hero" else ""
        tone = "ok" if card == "ok" else "text"
        self.money = MoneyLabel(theme, size=size, unit_size=unit, tone=tone)
        texts = column(theme, None, self._words_label, self._note_label, None, gap=0)
        self.setLayout(row(theme, texts, None, self.money, margins=(16, 4, 16, 4)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, *, words: str, note: str, amount_twd: Twd | None, tone: str = "") -> None:
        """Show an amount; an empty *note* takes no room."""
        self._words_label.setText(words)
        self._note_label.setText(note)
        self._note_label.setVisible(bool(note))
        self.money.display(amount_twd, tone=tone)
        self.setAccessibleName(f"{words} {self.money.accessibleName()}".strip())
