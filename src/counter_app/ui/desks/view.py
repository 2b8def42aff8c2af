"""Draws all desks at this moment; decides nothing and adds up nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal

from counter_app.ui.messages import Message
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.figures import Figure, Figures
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.table import Column, RowTable, TableRow

_FIGURE_COUNT = 3
_LIST_PX = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class DesksScreen:
    """Everything there is to see of the desks, at one moment.

    Attributes:
        looked_at: When the books were asked last, in words.
        current: Number of the desk that is looked at, as text; empty for none.
        close_words: Of the button that closes its drawer; empty where that cannot be.
        message: Why the books could not be read.
    """

    rows: tuple[TableRow, ...] = ()
    figures: tuple[Figure, ...] = ()
    looked_at: str = ""
    current: str = ""
    close_words: str = ""
    message: Message | None = None


class DesksView(Screen):
    """A table that is read again every few seconds.

    Signals:
        shown(), hidden(): The screen came to the front, or went behind.
        reached(str): Number of the current desk.
        close_requested(): Close the drawer of the current desk.
    """

    shown = Signal()
    hidden = Signal()
    reached = Signal(str)
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._screen = DesksScreen()
        self._figures = Figures(theme, _FIGURE_COUNT)
        self._message = MessagePanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("櫃檯"), width_px=110),
                Column(words=self.tr("收費人員／營業日")),
                Column(words=self.tr("筆數"), width_px=80, right=True),
                Column(words=self.tr("錢箱應有現金"), width_px=150, right=True),
                Column(words=self.tr("其他工具"), width_px=140, right=True),
                Column(words=self.tr("未結"), width_px=110),
                Column(words=self.tr("狀態"), width_px=150),
            ),
            spoken=self.tr("各櫃檯"),
        )
        self._looked_label = label("", "muted")
        self.close_button = Button(theme, "", "primary", icon="safe", key="F12")
        foot = row(theme, self._looked_label, None, self.close_button, margins=(16, 8, 16, 12))
        top = column(theme, self._message, self._figures, gap=10, margins=(16, 14, 16, 12))
        table = yielding(self.table, height_px=theme.px(_LIST_PX))
        inner = column(theme, top, table, foot, gap=0, margins=(1, 1, 1, 0))
        inner.setStretch(1, 1)
        self.setLayout(column(theme, card("plain", inner), margins=(14, 14, 14, 12)))
        self.table.current_changed.connect(self.reached)
        self.close_button.clicked.connect(self.close_requested)
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("各櫃檯")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 closes the drawer of the current desk, where that may be."""
        words = self._screen.close_words
        if not words:
            return {}
        return {Action.PRIMARY: ScreenAction(run=self.close_requested.emit, words=words)}

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the screen is behind."""
        self.hidden.emit()

    def focus_home(self) -> None:
        """Begin at the list."""
        self.table.setFocus()

    def display(self, screen: DesksScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self._message.display(screen.message)
        self._figures.display(screen.figures)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        self._looked_label.setText(screen.looked_at)
        self.close_button.setVisible(bool(screen.close_words))
        self.close_button.set_words(screen.close_words)
