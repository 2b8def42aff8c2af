"""Draws the middle panel: the amount, the ways to pay, and one page for each state."""

from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from counter_app.ui.payment.ending_panels import EndPanel, PaidPanel
from counter_app.ui.payment.fill_panel import FillPanel
from counter_app.ui.payment.screen import (
    DueScreen,
    EndScreen,
    FillScreen,
    MiddleScreen,
    PaidScreen,
    WaitScreen,
)
from counter_app.ui.payment.work import Method
from counter_app.ui.recovery.ladder_panel import LadderPanel
from counter_app.ui.recovery.screen import LadderScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, label
from counter_app.ui.widgets.money import HeroAmount
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.steps import WaitPanel


class TenderPanel(QFrame):
    """The middle panel.

    Signals:
        method_requested(str): A `Method` value.
    """

    method_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setProperty("panel", "tender")
        self._screen: MiddleScreen | None = None
        self.due = HeroAmount(theme, "")
        self.methods = Segments(
            theme,
            (
                Segment(name=Method.CASH, words=self.tr("現金"), icon="cash", key="F5"),
                Segment(name=Method.CARD, words=self.tr("刷卡"), icon="card", key="F6"),
                Segment(name=Method.ETICKET, words=self.tr("電子票證"), icon="eticket", key="F7"),
            ),
        )
        self.fill = FillPanel(theme)
        self.wait = WaitPanel(theme)
        self._wait_foot_label = label("", "strong", wraps=True)
        self.end = EndPanel(theme)
        self.ladder = LadderPanel(theme)
        self.paid = PaidPanel(theme)
        waiting = column(theme, self.wait, self._wait_foot_label, gap=10)
        waiting.setStretch(0, 1)
        self._wait_page = box(waiting)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        for page in (self.fill, self._wait_page, self.end, self.ladder, self.paid):
            self._pages.addWidget(page)
        layout = column(theme, self.due, self.methods, pages, gap=7, margins=(12, 12, 12, 12))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.methods.chosen.connect(self.method_requested)
        self.fill.method_requested.connect(self.method_requested)

    @property
    def state(self) -> MiddleScreen | None:
        """What is shown."""
        return self._screen

    def display(self, due: DueScreen, screen: MiddleScreen) -> None:
        """Make the panel look like *due* and *screen*."""
        self._screen = screen
        shows_due = not isinstance(screen, PaidScreen | LadderScreen)
        self.due.setVisible(shows_due)
        self.methods.setVisible(shows_due)
        self.due.display(words=due.words, note=due.note, amount_twd=due.amount_twd)
        is_free = isinstance(screen, EndScreen) or (
            isinstance(screen, FillScreen) and not screen.is_busy
        )
        # What is under way stays marked, and pressing it again does nothing.
        offered = due.enabled if is_free else {due.method}
        self.methods.display(due.method.value, enabled={method.value for method in offered})
        match screen:
            case FillScreen():
                self.fill.display(screen)
                self._go_to(self.fill)
            case WaitScreen():
                self.wait.display(screen.waiting)
                self._wait_foot_label.setText(screen.foot)
                self._go_to(self._wait_page)
            case EndScreen():
                self.end.display(screen)
                self._go_to(self.end)
            case LadderScreen():
                self.ladder.display(screen)
                self._go_to(self.ladder)
            case PaidScreen():
                self.paid.display(screen)
                self._go_to(self.paid)
            case _:
                assert_never(screen)

    def focus_home(self) -> None:
        """Put the focus where this state is worked from."""
        match self._screen:
            case WaitScreen():
                self.wait.setFocus()
            case EndScreen():
                self.end.focus_home()
            case LadderScreen():
                self.ladder.focus_home()
            case PaidScreen():
                self.paid.focus_home()
            case _:
                self.fill.focus_home()

    def _go_to(self, page: QWidget) -> None:
        if self._pages.currentWidget() is page:
            return
        self._pages.setCurrentWidget(page)
        # Another state: what had the focus may be gone, and a nervous Enter must hit nothing.
        self.focus_home()
