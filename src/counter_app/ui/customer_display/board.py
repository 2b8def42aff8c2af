"""The second screen while nobody pays: numbers that may be collected, and never a name.

What may be shown is decided by the types: a number and a desk are all there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from counter_app.ui.background import Background
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, grid, label, row

ARRIVED_MAX: Final = 5
READY_MAX: Final = 12
POLL_EVERY_MS: Final = 1_000

_READY_COLUMNS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledNumber:
    """A visitor who is here, by number alone, and where to go."""

    number: str
    desk_no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardScreen:
    """Everything there is to see on the board, at one moment.

    Attributes:
        called: Who is here and is to go to a desk.
        ready: Numbers that lie ready for whoever has not come yet.
    """

    called: tuple[CalledNumber, ...] = ()
    ready: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.called or self.ready)


class BoardPage(QWidget):
    """Who is to go where at the left, what lies ready at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._called = [_Called(theme) for _ in range(ARRIVED_MAX)]
        self._nobody_label = label(self.tr("目前沒有叫號"), "customer-line", tone="muted")
        self._more_called_label = label("", "customer-note")
        self._ready_grid: QGridLayout = grid(theme, gap=18)
        self._ready: list[QLabel] = []
        for at in range(READY_MAX):
            number_label = label("", "customer-line")
            self._ready.append(number_label)
            rows = READY_MAX // _READY_COLUMNS
            self._ready_grid.addWidget(number_label, at % rows, at // rows)
        self._more_ready_label = label("", "customer-note")
        self._hint_label = label(
            self.tr("請把取件單交給服務人員，或到櫃檯報到。"), "customer-note", wraps=True
        )
        self._lay_out(theme)

    def display(self, screen: BoardScreen) -> None:
        """Show these numbers."""
        for at, place in enumerate(self._called):
            place.setVisible(at < len(screen.called))
            if at < len(screen.called):
                place.display(screen.called[at])
        self._nobody_label.setVisible(not screen.called)
        self._say_more(self._more_called_label, len(screen.called) - ARRIVED_MAX)
        for at, number_label in enumerate(self._ready):
            number_label.setText(screen.ready[at] if at < len(screen.ready) else "")
        self._say_more(self._more_ready_label, len(screen.ready) - READY_MAX)

    def _say_more(self, words_label: QLabel, count: int) -> None:
        words_label.setText(self.tr("另有 {n} 號").format(n=count) if count > 0 else "")
        words_label.setVisible(count > 0)

    def _lay_out(self, theme: Theme) -> None:
        called = card(
            "hero",
            column(
                theme,
                label(self.tr("叫號"), "customer-strong", tone="primary"),
                *self._called,
                self._nobody_label,
                self._more_called_label,
                None,
                gap=16,
                margins=(36, 28, 36, 28),
            ),
        )
        ready = card(
            "plain",
            column(
                theme,
                label(self.tr("可領件"), "customer-strong", tone="ok"),
                box(self._ready_grid),
                self._more_ready_label,
                None,
                self._hint_label,
                gap=16,
                margins=(36, 28, 36, 28),
            ),
        )
        page = row(theme, called, ready, gap=20, margins=(32, 28, 32, 32))
        page.setStretch(0, 11)
        page.setStretch(1, 9)
        self.setLayout(page)


class _Called(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._number_label = label("", "customer-strong")
        self._desk_label = label("", "customer-strong", tone="primary")
        self._desk_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(
            row(theme, self._number_label, None, self._desk_label, margins=(24, 14, 24, 14))
        )

    def display(self, called: CalledNumber) -> None:
        self._number_label.setText(called.number)
        self._desk_label.setText(self.tr("請至 {n} 號櫃檯").format(n=called.desk_no))


class ReadyBoard(QObject):
    """Asks once a second which numbers are to be shown, as long as somebody can see them.

    Signals:
        changed(object): The `BoardScreen` is another now.
    """

    changed = Signal(object)

    def __init__(
        self,
        read: Callable[[], BoardScreen],
        is_seen: Callable[[], bool],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            read: Which numbers there are now.
            is_seen: Whether a second screen shows the page.
            background: Where the store is asked.
            parent: As of every object of Qt.
        """
        super().__init__(parent)
        self._read = read
        self._is_seen = is_seen
        self._background = background
        self._screen = BoardScreen()
        self._is_asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_EVERY_MS)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Ask from now on."""
        self._timer.start()
        self._ask()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _ask(self) -> None:
        if self._is_asking or not self._is_seen():
            return
        self._is_asking = True
        self._background.run(self._read, on_done=self._take, on_error=self._fail)

    def _take(self, screen: BoardScreen) -> None:
        self._is_asking = False
        if screen != self._screen:
            self._screen = screen
            self.changed.emit(screen)

    def _fail(self, _error: Exception) -> None:
        # The desk itself says that the store is away; visitors see no numbers that may be old.
        self._take(BoardScreen())
