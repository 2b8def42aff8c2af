"""Draws the page on which the drawer is opened; decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.cash_count.grid import CashGrid
from counter_app.ui.shift.screen import FloatEntry, OpeningScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import box, card, column, label
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.money import HeroAmount, grouped
from counter_app.ui.widgets.panels import CentredPage, Field
from counter_app.ui.widgets.segments import Segment, Segments


class OpeningPage(QWidget):
    """Counts the drawer, by notes and coins or as one sum, or takes what the last close left.

    Signals:
        entry_chosen(str): A `FloatEntry` value.
        pieces_changed(int, int): Place in `DENOMINATIONS_TWD`, and how many.
        sum_changed(object): The sum as ``Twd``, or ``None``.
        open_requested(): The drawer is to be opened for the day.
    """

    entry_chosen = Signal(str)
    pieces_changed = Signal(int, int)
    sum_changed = Signal(object)
    open_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: OpeningScreen | None = None
        self._day_label = label("", "display")
        self._desk_label = label("", tone="muted")
        self._message = MessagePanel(theme)
        self._segments = Segments(
            theme,
            (
                Segment(name=FloatEntry.CARRIED, words=self.tr("沿用上次留存"), icon="safe"),
                Segment(name=FloatEntry.PIECES, words=self.tr("清點張數"), icon="cash"),
                Segment(name=FloatEntry.SUM, words=self.tr("輸入總額"), icon="register"),
            ),
            takes_focus=True,
        )
        self.grid = CashGrid(theme)
        self.sum_edit = AmountEdit(self.tr("零用金總額"))
        self._sum_box = Field(
            theme,
            self.tr("零用金總額"),
            self.sum_edit,
            hint=self.tr("放進錢箱、供找零用的現金，單位為新臺幣元。"),
        )
        self._carried_label = label("", wraps=True)
        self._carried_box = card(
            "sunken", column(theme, self._carried_label, margins=(16, 14, 16, 14))
        )
        self._hero = HeroAmount(theme, self.tr("零用金"))
        self.open_button = Button(
            theme, self.tr("開班，開始收費"), "primary", icon="register", key="F12"
        )
        self.approval_panel = ApprovalPanel(theme)
        self._entry_box = box(
            column(
                theme,
                self._message,
                self._segments,
                self._carried_box,
                self.grid,
                self._sum_box,
                self._hero,
                self.open_button,
                gap=12,
            )
        )
        inner = card(
            "plain",
            column(
                theme,
                self._day_label,
                self._desk_label,
                self._entry_box,
                self.approval_panel,
                gap=12,
                margins=(24, 18, 24, 20),
            ),
        )
        self.setLayout(column(theme, CentredPage(theme, inner, width_px=640), gap=0))
        self._connect()

    def focus_home(self) -> None:
        """Put the focus where the first figure goes, or on the button that takes the proposal."""
        if self._screen is not None and self._screen.is_asking:
            self.approval_panel.focus_home()
            return
        match self._screen.entry if self._screen is not None else FloatEntry.PIECES:
            case FloatEntry.SUM:
                self.sum_edit.setFocus()
            case FloatEntry.CARRIED:
                self.open_button.setFocus()
            case FloatEntry.PIECES:
                self.grid.focus_home()

    def display(self, screen: OpeningScreen) -> None:
        """Make the page look like *screen*."""
        self._screen = screen
        self._day_label.setText(screen.day_words)
        self._desk_label.setText(screen.desk_words)
        self._entry_box.setVisible(not screen.is_asking)
        self._message.display(screen.message)
        entry = screen.entry
        has_carried = screen.carried_twd is not None
        offered = {each.value for each in FloatEntry}
        if not has_carried:
            offered.discard(FloatEntry.CARRIED.value)
        self._segments.display(entry.value, enabled=offered)
        self.grid.setVisible(entry is FloatEntry.PIECES)
        self._sum_box.setVisible(entry is FloatEntry.SUM)
        self._carried_box.setVisible(entry is FloatEntry.CARRIED)
        if screen.carried_twd is not None:
            words = self.tr(
                "上次日結留在錢箱的零用金是 {amount} 元。請看一眼錢箱；不一樣的話，"
                "選「清點張數」，程式會記下差額。"
            )
            self._carried_label.setText(words.format(amount=grouped(screen.carried_twd)))
        self.grid.display(screen.counting)
        if entry is FloatEntry.SUM and self.sum_edit.amount_twd() != screen.float_twd:
            self.sum_edit.set_amount(screen.float_twd)
        self._hero.display(
            words=self.tr("零用金合計"),
            note=self.tr("開班後列入本班現金，日結時清點"),
            amount_twd=screen.float_twd,
        )
        self.open_button.setEnabled(not screen.is_busy and screen.float_twd is not None)
        opening = self.tr("開班中…")
        self.open_button.set_words(opening if screen.is_busy else self.tr("開班，開始收費"))

    def _connect(self) -> None:
        self._segments.chosen.connect(self.entry_chosen)
        self.sum_edit.amount_changed.connect(self.sum_changed)
        self.sum_edit.entered.connect(self.open_button.setFocus)
        self.open_button.clicked.connect(self.open_requested)
        self.grid.pieces_changed.connect(self.pieces_changed)
        self.grid.finished.connect(self.open_button.setFocus)
