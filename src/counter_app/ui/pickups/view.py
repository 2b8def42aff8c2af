"""Draws the page of agreed pickups: request, week, slot and day; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStackedLayout, QWidget

from counter_app.ui.pickup_words import say_desk
from counter_app.ui.pickups.form import OfferCard, RequestForm
from counter_app.ui.pickups.mails_page import MailsPage
from counter_app.ui.pickups.screen import Page, PickupsScreen
from counter_app.ui.pickups.side import SidePart
from counter_app.ui.pickups.week_grid import WeekGrid
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import ElidedLabel, box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.status import Status

_FORM_PX: Final = 352
_SIDE_PX: Final = 330
_BAND_PX: Final = 40
_WIDER: Final = 1.15
_WIDE_FROM_PX: Final = 1500
"""Of the page at 100 %: from there on form and lists get more room, too."""

_ITEM_ACTIONS: Final = (
    Action.PAY_CASH,
    Action.PAY_CARD,
    Action.PAY_ETICKET,
    Action.PAY_PAPER,
    Action.PAY_BY_HAND,
)


class PickupsView(Screen):
    """A request at the left, the week in the middle, who comes at the right.

    Signals:
        book_requested(): F12: the slot that is offered.
        offer_dropped(): Back to the next free slot.
        slot_reached(object), slot_entered(object): A slot of the week, by its beginning.
        week_turned(int): So many weeks on or back.
        today_requested(): Back to this week.
        desk_turned(int), desk_chosen(int): Another desk: the next one, or that number.
        pickup_reached(str), pickup_opened(str): A pickup of the lists, by its number.
        move_requested(), cancel_requested(), undo_requested(), print_requested().
        reveal_requested(): The pickup in full, or masked again.
        released(): The pickup on the card is not looked at any more.
        new_requested(): An empty form.
        mails_requested(): The page of mails.
        band_acted(): What the line above the week offers.
        searched(str): What stands in the search field so far.
        search_entered(str): It was entered, or something was scanned.
        back_requested(): One step back.
        shown(), left(): The page is in front, or behind.
    """

    book_requested = Signal()
    offer_dropped = Signal()
    slot_reached = Signal(object)
    slot_entered = Signal(object)
    week_turned = Signal(int)
    today_requested = Signal()
    desk_turned = Signal(int)
    desk_chosen = Signal(int)
    pickup_reached = Signal(str)
    pickup_opened = Signal(str)
    move_requested = Signal()
    cancel_requested = Signal()
    undo_requested = Signal()
    print_requested = Signal()
    reveal_requested = Signal()
    released = Signal()
    new_requested = Signal()
    mails_requested = Signal()
    band_acted = Signal()
    searched = Signal(str)
    search_entered = Signal(str)
    back_requested = Signal()
    shown = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = PickupsScreen()
        self.offer = OfferCard(theme)
        self.form = RequestForm(theme)
        self.week = WeekGrid(theme, spoken=self.tr("週曆：方向鍵換格子，Enter 預約"))
        self.side = SidePart(theme)
        self.mails = MailsPage(theme)
        self._week_label = label("", "h2")
        self._back_button = Button(theme, "", "quiet", icon="chevron-left", takes_focus=False)
        self._on_button = Button(theme, "", "quiet", icon="chevron-right", takes_focus=False)
        self._back_button.setAccessibleName(self.tr("上一週"))
        self._on_button.setAccessibleName(self.tr("下一週"))
        self._back_button.setToolTip(self.tr("上一週") + " PgUp")
        self._on_button.setToolTip(self.tr("下一週") + " PgDn")
        self._today_button = Button(theme, self.tr("今天"), "quiet", key="Home", takes_focus=False)
        self._desk_combo = QComboBox()
        self._desk_combo.setAccessibleName(self.tr("哪一個櫃檯"))
        self.mails_button = Button(theme, self.tr("匯入信件"), icon="import", key="Ins")
        self.band = Notice(theme)
        self._hint_label = ElidedLabel("", "muted")
        self._lay_out()
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("預約取件")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 books, F5 to F7 choose what, Del cancels, Ctrl+Z takes back, F9 prints the slip."""
        screen = self._screen
        if screen.page is Page.MAILS:
            return self.mails.keys_here()
        card_ = screen.card
        may = screen.may_book and not screen.is_busy
        actions = {
            Action.PRIMARY: ScreenAction(
                run=self.book_requested.emit,
                words=self.tr("約最上面寫的時段"),
                is_enabled=may and bool(screen.offer.words),
            ),
            Action.FILTER: ScreenAction(run=self.week.setFocus, words=self.tr("到週曆")),
            Action.UNDO: ScreenAction(
                run=self.undo_requested.emit,
                words=self.tr("取回上一步"),
                is_enabled=may and screen.can_undo,
            ),
            Action.REMOVE: ScreenAction(
                run=self._remove,
                words=self.tr("取消選到的那一件"),
                is_enabled=may and not self._is_typing(),
            ),
            Action.REPRINT: ScreenAction(
                run=self.print_requested.emit,
                words=self.tr("印取件單"),
                is_enabled=screen.can_print and card_ is not None and not screen.is_busy,
            ),
            Action.REVEAL: ScreenAction(
                run=self.reveal_requested.emit,
                is_enabled=screen.may_reveal and card_ is not None,
            ),
            Action.BACK: ScreenAction(run=self._go_back),
        }
        if screen.may_book:
            actions[Action.NEW] = ScreenAction(
                run=self.new_requested.emit, words=self.tr("清空，接下一通")
            )
            actions[Action.ADD] = ScreenAction(
                run=self.mails_requested.emit, words=self.tr("匯入信件")
            )
            for action, choice in zip(_ITEM_ACTIONS, screen.form.choices, strict=False):
                actions[action] = ScreenAction(
                    run=lambda code=choice.code: self.form.choose_item(code),  # type: ignore[misc]
                    words=choice.words,
                )
        return actions

    def on_search_edited(self, text: str) -> None:
        """Pass on what stands in the search field."""
        self.searched.emit(text)

    def on_search_entered(self, text: str) -> None:
        """Pass on that the field was entered."""
        self.search_entered.emit(text)

    def on_scanned(self, text: str) -> None:
        """Take a scan as if it had been typed."""
        self.search_entered.emit(text)

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.left.emit()

    def focus_home(self) -> None:
        """Begin with the caller's name; who may not book begins at the week."""
        if self._screen.page is Page.MAILS:
            self.mails.focus_home()
        elif self._screen.may_book:
            self.form.focus_home()
        else:
            self.week.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the weeks from anywhere, and be in the week then."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = event.key()
        if key in turns and self._screen.page is Page.WEEK and not event.modifiers():
            self.week.setFocus()
            self.week_turned.emit(turns[Qt.Key(key)])
            return
        super().keyPressEvent(event)

    def display(self, screen: PickupsScreen) -> None:
        """Make the page look like *screen*; what did not change is left alone."""
        before, self._screen = self._screen, screen
        focused = QApplication.focusWidget()
        self._stack.setCurrentWidget(self.mails if screen.page is Page.MAILS else self._week_page)
        for part in (self.offer, self.form):
            part.setVisible(screen.may_book)
        self.mails_button.setVisible(screen.may_book)
        self.offer.display(screen.offer, is_enabled=not screen.is_busy)
        self.form.display(screen.form)
        self._week_label.setText(screen.week_words)
        self._today_button.setEnabled(not screen.is_this_week)
        self._show_desks(screen, before)
        self.band.display(screen.band, status=screen.band_status, action=screen.band_action)
        self._show_hint(screen)
        if screen.band != before.band and screen.band_status in {Status.OK, Status.INFO}:
            # The others are spoken by the band itself.
            announce(self.band, screen.band)
        self.week.display(screen.grid)
        self.side.display(screen, before)
        is_lost = focused is not None and self.isAncestorOf(focused) and not focused.isVisible()
        if is_lost or (screen.page is not before.page and self.isVisible()):
            self.focus_home()

    def _show_hint(self, screen: PickupsScreen) -> None:
        self._hint_label.setVisible(not screen.band)
        words = self.tr("Ctrl+F 到週曆；方向鍵換格子，PgUp、PgDn 換週")
        if screen.may_book:
            words = self.tr("Ctrl+F 到週曆；方向鍵換格子，Enter 預約；PgUp、PgDn 換週")
        self._hint_label.setText(words)
        self._hint_label.setToolTip(words)

    def _show_desks(self, screen: PickupsScreen, before: PickupsScreen) -> None:
        combo = self._desk_combo
        if screen.desks != before.desks or not combo.count():
            combo.clear()
            for desk_no in screen.desks:
                combo.addItem(say_desk(desk_no), desk_no)
        at = combo.findData(screen.desk_no)
        if at >= 0:
            combo.setCurrentIndex(at)
        combo.setVisible(len(screen.desks) > 1)

    def _is_typing(self) -> bool:
        """Del belongs to the fields of the form; a button there must not cancel a pickup."""
        focused = QApplication.focusWidget()
        return focused is not None and self._left.isAncestorOf(focused)

    def _remove(self) -> None:
        if self._screen.card is not None:
            self.cancel_requested.emit()
        elif self._screen.cell_rows:
            # One more key: it is seen first whom it is about.
            self.side.slot_table.setFocus()
            self.side.slot_table.set_current(0)
            self.pickup_reached.emit(self.side.slot_table.current_key())

    def _go_back(self) -> None:
        screen = self._screen
        if screen.is_moving or screen.is_listing or screen.offer.is_picked:
            self.back_requested.emit()
        elif not self._is_typing():
            self.released.emit()
            self.focus_home()

    def _lay_out(self) -> None:
        theme = self._theme
        left = column(theme, self.offer, self.form, gap=10)
        left.setStretch(1, 1)
        self._left = box(left)
        head = row(
            theme,
            self._back_button,
            self._week_label,
            self._on_button,
            self._today_button,
            None,
            self._desk_combo,
            self.mails_button,
            gap=4,
            margins=(6, 6, 10, 4),
        )
        band = row(theme, self.band, self._hint_label, gap=0, margins=(10, 0, 10, 4))
        band.setStretch(0, 1)
        self._band_box = box(band)
        middle = column(theme, head, self._band_box, self.week, gap=0, margins=(1, 1, 8, 8))
        middle.setStretch(2, 1)
        page = row(
            theme, self._left, card("plain", middle), self.side, gap=12, margins=(14, 12, 14, 12)
        )
        page.setStretch(1, 1)
        self._week_page = QWidget()
        self._week_page.setLayout(page)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._week_page)
        self._stack.addWidget(self.mails)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give form and lists more room where there is some."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        wider = _WIDER if self.width() >= theme.px(_WIDE_FROM_PX) else 1.0
        self._left.setFixedWidth(theme.px(_FORM_PX * wider))
        self.side.setFixedWidth(theme.px(_SIDE_PX * wider))
        # As high with a hint as with news: the week does not jump.
        self._band_box.setMinimumHeight(theme.px(_BAND_PX))

    def _connect(self) -> None:
        self.offer.book_requested.connect(self.book_requested)
        self.offer.dropped.connect(self.offer_dropped)
        self.form.finished.connect(self.offer.book_button.setFocus)
        self.form.cleared.connect(self.new_requested)
        self.week.reached.connect(self.slot_reached)
        self.week.entered.connect(self.slot_entered)
        self.week.week_turned.connect(self.week_turned)
        self.week.desk_turned.connect(self.desk_turned)
        self.week.today_requested.connect(self.today_requested)
        self._back_button.clicked.connect(lambda: self.week_turned.emit(-1))
        self._on_button.clicked.connect(lambda: self.week_turned.emit(1))
        self._today_button.clicked.connect(self.today_requested)
        self._desk_combo.activated.connect(
            lambda _at: self.desk_chosen.emit(self._desk_combo.currentData())
        )
        self.mails_button.clicked.connect(self.mails_requested)
        self.band.acted.connect(self.band_acted)
        self.side.reached.connect(self.pickup_reached)
        self.side.opened.connect(self.pickup_opened)
        self.side.card.move_requested.connect(self.move_requested)
        self.side.card.cancel_requested.connect(self.cancel_requested)
        self.side.card.print_requested.connect(self.print_requested)
        self.side.card.reveal_requested.connect(self.reveal_requested)
        self.side.card.closed.connect(self.released)
