"""Draws the page on which a drawer passes to another clerk; decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.approval.fields import SecondPersonFields
from counter_app.ui.cash_count.grid import CashGrid
from counter_app.ui.shift.screen import RunningScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.money import HeroAmount
from counter_app.ui.widgets.panels import CentredPage


class HandOverPage(QWidget):
    """A blind count, and the next person's name and password.

    Signals:
        pieces_changed(int, int): Place in `DENOMINATIONS_TWD`, and how many.
        other_changed(object): The sum beside the faces as ``Twd``, or ``None``.
        entered(object): `Credentials` of the next person.
        left(): Nothing is handed over.
    """

    pieces_changed = Signal(int, int)
    other_changed = Signal(object)
    entered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._screen: RunningScreen | None = None
        self.grid = CashGrid(theme, has_other=True)
        self._total = HeroAmount(theme, self.tr("清點合計"), size="f_change")
        self._message = MessagePanel(theme)
        self.second = SecondPersonFields(
            theme,
            hint=self.tr("接班人確認清點無誤後，輸入自己的帳號與密碼。"),
            login_words=self.tr("接班人帳號"),
            password_words=self.tr("接班人密碼"),
        )
        self.confirm_button = Button(
            theme, self.tr("交接錢箱"), "primary", icon="people", key="F12"
        )
        self.back_button = Button(theme, self.tr("返回"), key="Esc")
        hint = label(
            self.tr("兩人一起清點。帳上應有的金額在記下之後才顯示；差額不擋交接，日結時說明。"),
            "muted",
            wraps=True,
        )
        buttons = row(theme, self.confirm_button, self.back_button, gap=8)
        buttons.setStretch(0, 1)
        inner = card(
            "plain",
            column(
                theme,
                label(self.tr("交接錢箱"), "h1"),
                hint,
                self._message,
                self.grid,
                self._total,
                self.second,
                buttons,
                gap=10,
                margins=(24, 14, 24, 16),
            ),
        )
        self.setLayout(column(theme, CentredPage(theme, inner, width_px=680), gap=0))
        self.grid.pieces_changed.connect(self.pieces_changed)
        self.grid.other_changed.connect(self.other_changed)
        self.grid.finished.connect(self.second.setFocus)
        self.second.entered.connect(self.confirm)
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.left)

    def display(self, screen: RunningScreen) -> None:
        """Make the page look like *screen*."""
        self._screen = screen
        is_free = not screen.is_busy
        self.grid.display(screen.counting, is_enabled=is_free)
        self._total.display(
            words=self.tr("清點合計"), note="", amount_twd=screen.counting.total_twd
        )
        self._message.display(screen.message)
        self.second.setEnabled(is_free)
        self.confirm_button.setEnabled(is_free and screen.counting.has_begun)
        self.confirm_button.set_words(self.tr("交接錢箱") if is_free else self.tr("交接中…"))
        self.back_button.setEnabled(is_free)

    def focus_home(self) -> None:
        """Begin at the largest face."""
        self.grid.focus_home()

    def clear(self) -> None:
        """Forget who was named."""
        self.second.clear()

    def confirm(self) -> None:
        """Hand on the count and who takes over."""
        screen = self._screen
        if screen is not None and not screen.is_busy and screen.counting.has_begun:
            self.entered.emit(self.second.take())
