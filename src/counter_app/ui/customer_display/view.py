"""Draws the second screen: large, calm, and without anybody's name or case number.

While nobody pays it shows the numbers of pickups, if there are any, or else a welcome.  What may
be shown is decided by the types: a line is the kind of case and the last digits that the
presenter left, never a name.

Another page may be lent the whole screen, such as a questionnaire; the next payment takes it back.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QWidget

from counter_app.domain.money import Twd
from counter_app.ui.customer_display.board import BoardPage, BoardScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule, set_look
from counter_app.ui.widgets.money import MoneyLabel, grouped
from counter_app.ui.widgets.picture import Picture

_LINES_MAX: Final = 5


class CustomerStage(StrEnum):
    """What the person who pays should know now."""

    IDLE = "idle"
    DUE = "due"
    PAY = "pay"
    PAID = "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLine:
    """One line of what is paid: its kind, and a number of which most is hidden."""

    words: str
    masked: str
    amount_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerScreen:
    """Everything there is to see on the second screen, at one moment.

    Attributes:
        tender_words: How it is paid, such as 現金 or 刷卡; empty while nobody said.
        tendered_twd: Cash laid down, or ``None``.
        change_twd: Cash handed back, or ``None``.
        request_words: What the person should do now, such as 請插卡或感應.
    """

    branch_words: str
    desk_words: str
    stage: CustomerStage = CustomerStage.IDLE
    lines: tuple[CustomerLine, ...] = ()
    sum_twd: Twd = Twd(0)  # noqa: RUF009 - an int
    tender_words: str = ""
    tendered_twd: Twd | None = None
    change_twd: Twd | None = None
    request_words: str = ""


class CustomerView(QWidget):
    """The page of the second screen.

    Signals:
        reclaimed(): A payment has begun, and the page that had the screen is gone.
    """

    reclaimed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ground", "bg")
        self.setProperty("customer", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A visitor who touches this screen must not take the keyboard from the desk.
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setWindowTitle(self.tr("客戶螢幕"))
        self._lent: QWidget | None = None
        self._stage = CustomerStage.IDLE
        self._branch_label = label("", "customer-head")
        self._desk_label = label("", "customer-head")
        self._pages = QStackedLayout()
        self._idle = self._lay_out_idle()
        self._lines: list[_Line] = []
        self._lines_column = column(theme, gap=0)
        self._more_label = label("", "customer-note")
        self._sum_label = label("", "customer-strong")
        self._sum = MoneyLabel(theme, size="f_customer", unit_size="f_customer_unit")
        self._request_label = label("", "customer-request", wraps=True)
        self._request_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._tendered = _Figure(theme, "plain")
        self._change = _Figure(theme, "ok")
        self._paying = self._lay_out_paying()
        self._board = BoardPage(theme)
        self._has_numbers = False
        self._is_idle = True
        for page in (self._idle, self._paying, self._board):
            self._pages.addWidget(page)
        body = QWidget()
        body.setLayout(self._pages)
        self._root = QStackedLayout(self)
        self._root.addWidget(box(column(theme, self._lay_out_head(), body, gap=0)))

    @property
    def is_paying(self) -> bool:
        """Whether somebody should be looking at what is to be paid."""
        return self._stage in {CustomerStage.DUE, CustomerStage.PAY}

    def lend(self, page: QWidget) -> None:
        """Let a page have the whole screen until it is taken back, or a payment begins."""
        self.take_back()
        self._lent = page
        self._root.addWidget(page)
        self._root.setCurrentWidget(page)

    def take_back(self) -> None:
        """Show the ordinary page again; the other one still belongs to whoever made it."""
        page, self._lent = self._lent, None
        if page is not None:
            self._root.removeWidget(page)
            page.hide()
            page.setParent(None)
            self._root.setCurrentIndex(0)

    def display(self, screen: CustomerScreen) -> None:
        """Make the page look like *screen*."""
        self._stage = screen.stage
        if self.is_paying and self._lent is not None:
            self.take_back()
            self.reclaimed.emit()
        self._branch_label.setText(screen.branch_words)
        self._desk_label.setText(screen.desk_words)
        self._is_idle = self._stage is CustomerStage.IDLE
        self._turn()
        if self._is_idle:
            return
        self._list(screen.lines)
        is_paid = screen.stage is CustomerStage.PAID
        self._sum_label.setText(self.tr("實繳金額") if is_paid else self.tr("應繳金額"))
        self._sum.display(screen.sum_twd)
        tender = screen.tender_words
        tendered = self.tr("收您") if screen.change_twd is not None else tender
        self._tendered.display(tendered, screen.tendered_twd, tone="text")
        self._change.display(self.tr("找您"), screen.change_twd, tone="ok")
        thanks = self.tr("已收款，謝謝您。請取回收據。")
        self._request_label.setText(thanks if is_paid else screen.request_words)
        self._request_label.setVisible(bool(self._request_label.text()))
        set_look(self._request_label, tone="ok" if is_paid else "primary")

    def display_board(self, board: BoardScreen) -> None:
        """Show these numbers while nobody pays; the welcome where there are none."""
        self._board.display(board)
        self._has_numbers = not board.is_empty
        self._turn()

    def _turn(self) -> None:
        idle = self._board if self._has_numbers else self._idle
        self._pages.setCurrentWidget(idle if self._is_idle else self._paying)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do nothing: this screen has no keyboard."""
        event.accept()

    def _lay_out_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("shell", "customer")
        picture = Picture(self._theme, "bank", colour="rail_text_on", size_px=36)
        head.setLayout(
            row(
                self._theme,
                picture,
                self._branch_label,
                None,
                self._desk_label,
                gap=14,
                margins=(32, 16, 32, 16),
            )
        )
        return head

    def _lay_out_idle(self) -> QWidget:
        welcome = label(self.tr("歡迎洽公"), "customer-display")
        hint = label(self.tr("請出示繳款單或身分證明文件"), "customer-request", tone="muted")
        for centred in (welcome, hint):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Picture(self._theme, "bank", colour="primary", size_px=96, ground="primary_soft")
        theme = self._theme
        middle = row(theme, None, picture, None)
        return box(column(theme, None, middle, welcome, hint, None, gap=24))

    def _lay_out_paying(self) -> QWidget:
        theme = self._theme
        hero = card("hero", row(theme, self._sum_label, None, self._sum, margins=(32, 14, 32, 14)))
        figures = row(theme, self._tendered, self._change, gap=16)
        return box(
            column(
                theme,
                self._lines_column,
                self._more_label,
                None,
                self._request_label,
                hero,
                figures,
                gap=16,
                margins=(40, 20, 40, 28),
            )
        )

    def _list(self, lines: tuple[CustomerLine, ...]) -> None:
        shown = lines[:_LINES_MAX]
        while len(self._lines) < len(shown):
            line = _Line(self._theme)
            self._lines.append(line)
            self._lines_column.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(shown))
            if at < len(shown):
                line.display(shown[at])
        left = lines[_LINES_MAX:]
        rest_twd = sum(line.amount_twd for line in left)
        words = self.tr("另有 {n} 項，共 {sum}").format(n=len(left), sum=grouped(rest_twd))
        self._more_label.setText(words)
        self._more_label.setVisible(bool(left))


class _Line(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words_label = label("", "customer-line")
        self._masked_label = label("", "customer-line", tone="muted")
        self._amount_label = label("", "customer-amount")
        texts = row(
            theme,
            self._words_label,
            self._masked_label,
            None,
            self._amount_label,
            gap=20,
            margins=(0, 12, 0, 12),
        )
        self.setLayout(column(theme, texts, rule(), gap=0))

    def display(self, line: CustomerLine) -> None:
        self._words_label.setText(line.words)
        self._masked_label.setText(line.masked)
        self._amount_label.setText(grouped(line.amount_twd))


class _Figure(QFrame):
    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self._words_label: QLabel = label("", "customer-strong")
        self._money = MoneyLabel(theme, size="f_customer2", unit_size="")
        self.setLayout(row(theme, self._words_label, None, self._money, margins=(28, 10, 28, 10)))

    def display(self, words: str, amount_twd: Twd | None, *, tone: str) -> None:
        self.setVisible(amount_twd is not None)
        self._words_label.setText(words)
        self._money.display(amount_twd, tone=tone)


class CustomerWindow:
    """Puts the page on the second screen whenever there is one, and nowhere otherwise."""

    def __init__(self, view: CustomerView, app: QGuiApplication) -> None:
        self._view = view
        self._app = app
        self._desk_screen: QScreen | None = None
        app.screenAdded.connect(self._arrange_soon)
        app.screenRemoved.connect(self._arrange_soon)

    @property
    def is_shown(self) -> bool:
        """Whether a second screen shows the page now."""
        return self._view.isVisible()

    def follow(self, desk: QWidget) -> None:
        """Begin: every screen but the one of the desk's window may be taken."""
        self._desk_screen = desk.screen()
        self.arrange()

    def arrange(self) -> None:
        """Show the page on a second screen, or hide it when there is none."""
        second = second_screen(self._app.screens(), self._desk_screen)
        if second is None:
            self._view.hide()
            return
        self._view.setScreen(second)
        self._view.setGeometry(second.geometry())
        self._view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._view.showFullScreen()

    def close(self) -> None:
        """Take the page away and follow no more."""
        self._app.screenAdded.disconnect(self._arrange_soon)
        self._app.screenRemoved.disconnect(self._arrange_soon)
        self._view.close()

    def _arrange_soon(self, _screen: QScreen) -> None:
        # While the signal is sent, the list of screens still is the old one.
        QTimer.singleShot(0, self._view, self.arrange)


def second_screen(screens: list[QScreen], desk: QScreen | None) -> QScreen | None:
    """Return a screen other than the desk's, the largest first, or ``None``."""
    others = [screen for screen in screens if screen is not desk]
    if desk is None or desk not in screens:
        others = screens[1:]
    if not others:
        return None
    return max(others, key=lambda screen: screen.size().width() * screen.size().height())
