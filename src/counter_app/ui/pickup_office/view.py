"""Draws the work list and one pickup of it; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLineEdit

from counter_app.ui.pickup_office.screen import OfficeList, OfficeScreen
from counter_app.ui.pickup_office.side import SidePane
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, keep_width
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_LIST_PX: Final = 96
_DAY_WIDTH_PX: Final = 110


class OfficeView(Screen):
    """A list at the left, one pickup at the right; the day list below.

    On the list P takes a pickup into preparation, Enter does so too and goes to the shelf,
    a digit begins the shelf, C goes to the reminder call.

    Signals:
        shown(), hidden(): The page came to the front, or went behind.
        list_chosen(str): An `OfficeList`.
        reached(str): Number of the current row.
        opened(): Enter on the current row.
        prepare_requested(): Take the current one into preparation.
        shelf_entered(str): The current one lies there.
        return_requested(): The current one is back in its file.
        move_requested(): The current one is offered a new slot.
        call_entered(object): A `CallEntry`.
        undo_requested(): Take back what was done last.
        reveal_requested(): Show name and telephone in full, or hide them again.
        save_requested(str, str): The list of a day as typed, as ``.pdf`` or ``.ods``.
        print_requested(str): The list of a day as typed, on paper.
    """

    shown = Signal()
    hidden = Signal()
    list_chosen = Signal(str)
    reached = Signal(str)
    opened = Signal()
    prepare_requested = Signal()
    shelf_entered = Signal(str)
    return_requested = Signal()
    move_requested = Signal()
    call_entered = Signal(object)
    undo_requested = Signal()
    reveal_requested = Signal()
    save_requested = Signal(str, str)
    print_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = OfficeScreen()
        self.list_segments = Segments(
            theme,
            (
                Segment(name=OfficeList.TO_PREPARE, words=self.tr("待備件"), icon="clock"),
                Segment(name=OfficeList.READY, words=self.tr("待領"), icon="check"),
                Segment(name=OfficeList.TO_RETURN, words=self.tr("改約或歸檔"), icon="undo"),
            ),
            takes_focus=True,
        )
        self._done = Notice(theme)
        self._message = MessagePanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("期限"), width_px=162),
                Column(words=self.tr("項目"), width_px=178),
                Column(words=self.tr("案號／領件人")),
                Column(words=self.tr("櫃檯"), width_px=62),
                Column(words=self.tr("狀態／架號"), width_px=112),
            ),
            spoken=self.tr("備件清單"),
        )
        self._empty = EmptyState(theme, icon="check", words="", hint="")
        self.side = SidePane(theme)
        self.day_edit = QLineEdit()
        self.day_edit.setAccessibleName(self.tr("當日清單的日期（民國年/月/日）"))
        keep_width(theme, self.day_edit, _DAY_WIDTH_PX)
        self.print_button = Button(theme, self.tr("列印"), icon="printer", key="Ctrl+P")
        self.pdf_button = Button(theme, self.tr("存 PDF"), icon="download", key="Ctrl+E")
        self.ods_button = Button(theme, self.tr("存 ODS"), icon="download")
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("備件")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 makes ready or returns, Ctrl+Z takes back, Ctrl+E and Ctrl+P give the day list."""
        screen, side = self._screen, self._screen.side
        actions = {
            Action.FILTER: ScreenAction(run=self._next_list, words=self.tr("下一張清單")),
            Action.EXPORT: ScreenAction(
                run=self._save_pdf, words=self.tr("存當日清單"), is_enabled=not screen.is_busy
            ),
            Action.BACK: ScreenAction(run=self.focus_home, words=self.tr("回到清單")),
        }
        if screen.can_print:
            actions[Action.NOTICE] = ScreenAction(
                run=self._print, words=self.tr("列印當日清單"), is_enabled=not screen.is_busy
            )
        if screen.can_undo:
            actions[Action.UNDO] = ScreenAction(
                run=self.undo_requested.emit,
                words=self.tr("收回上一步"),
                is_enabled=not screen.is_busy,
            )
        if side is None:
            return actions
        actions[Action.REVEAL] = ScreenAction(run=self.reveal_requested.emit)
        if side.takes_shelf or side.can_return:
            words = self.tr("備妥") if side.takes_shelf else self.tr("已歸檔")
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter_shelf if side.takes_shelf else self.return_requested.emit,
                words=words,
                is_enabled=not screen.is_busy,
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.hidden.emit()

    def on_digits(self, digits: str) -> bool:
        """Begin the shelf with a digit typed on the list."""
        side = self._screen.side
        if side is None or not side.takes_shelf:
            return False
        self.side.begin_shelf(digits)
        return True

    def focus_home(self) -> None:
        """Begin at the list, or wait for its first row."""
        (self.table if self._screen.rows else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters of the list; anything else goes on to the window."""
        side = self._screen.side
        if self.table.hasFocus() and side is not None and not event.isAutoRepeat():
            if event.key() == Qt.Key.Key_P and side.can_prepare:
                self.prepare_requested.emit()
                return
            if event.key() == Qt.Key.Key_C and side.can_call:
                self.side.begin_call()
                return
            if event.key() == Qt.Key.Key_M and side.can_move:
                self.move_requested.emit()
                return
        super().keyPressEvent(event)

    def display(self, screen: OfficeScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self.list_segments.display(screen.shown.value)
        if screen.counts != before.counts or not before.is_loaded:
            self._show_counts(screen)
        action = self.tr("收回（Ctrl+Z）") if screen.can_undo else ""
        self._done.display(screen.done, status=Status.OK, action=action)
        self._message.display(screen.message)
        self._show_rows(screen, before)
        self._show_empty(screen)
        self.side.setVisible(screen.side is not None)
        if screen.side is not None:
            self.side.display(screen.side, is_busy=screen.is_busy)
        if screen.day_words != before.day_words:
            self.day_edit.setText(screen.day_words)
        self.print_button.setVisible(screen.can_print)
        for button in (self.print_button, self.pdf_button, self.ods_button):
            button.setEnabled(not screen.is_busy)

    def _show_rows(self, screen: OfficeScreen, before: OfficeScreen) -> None:
        # Which row is the current one is said by the screen, not asked of the table.
        blocker = QSignalBlocker(self.table)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        keys = [each.key for each in screen.rows]
        if screen.current in keys and self.table.current_key() != screen.current:
            self.table.set_current(keys.index(screen.current))
        blocker.unblock()

    def begin_shelf(self) -> None:
        """Put the focus where the shelf is typed."""
        self.side.begin_shelf("")

    def refuse_shelf(self, words: str) -> None:
        """Say below the field why a shelf cannot be as it is; no words clear it."""
        self.side.refuse_shelf(words)

    def clear_call(self) -> None:
        """Forget the note of a call that is written down."""
        self.side.note_edit.clear()

    def _show_counts(self, screen: OfficeScreen) -> None:
        names = (self.tr("待備件"), self.tr("待領"), self.tr("改約或歸檔"))
        for shown, words, count in zip(OfficeList, names, screen.counts, strict=True):
            self.list_segments.set_words(shown, f"{words} {count}" if count else words)

    def _show_empty(self, screen: OfficeScreen) -> None:
        # With its last row a list loses the focus; it waits here for the next one.
        was_there = self.window().focusWidget() in {self.table, self}
        if was_there and not screen.rows:
            self.setFocus()
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows and screen.is_loaded)
        if was_there and screen.rows:
            self.table.setFocus()
        words, hint = {
            OfficeList.TO_PREPARE: (
                self.tr("沒有要備的件"),
                self.tr("新的預約會自己出現在這裡，不必按更新。"),
            ),
            OfficeList.READY: (
                self.tr("架上沒有待領的件"),
                self.tr("備妥的件會列在這裡，連同架號。"),
            ),
            OfficeList.TO_RETURN: (
                self.tr("沒有要改約或歸檔的件"),
                self.tr("逾時未到的、備妥後取消的，會列在這裡。"),
            ),
        }[screen.shown]
        self._empty.display(words=words, hint=hint)

    def _next_list(self) -> None:
        lists = list(OfficeList)
        at = (lists.index(self._screen.shown) + 1) % len(lists)
        self.list_chosen.emit(lists[at].value)

    def _enter_shelf(self) -> None:
        # Money and receipts lie on no shelf: whether it may be empty is not decided here.
        self.shelf_entered.emit(self.side.shelf_edit.text().strip())

    def _save_pdf(self) -> None:
        self.save_requested.emit(self.day_edit.text(), ".pdf")

    def _save_ods(self) -> None:
        self.save_requested.emit(self.day_edit.text(), ".ods")

    def _print(self) -> None:
        self.print_requested.emit(self.day_edit.text())

    def _lay_out(self) -> QLayout:
        theme = self._theme
        top = column(
            theme,
            row(theme, self.list_segments, None),
            self._message,
            self._done,
            gap=8,
            margins=(14, 10, 14, 8),
        )
        foot = row(
            theme,
            label(self.tr("當日清單"), "strong"),
            self.day_edit,
            None,
            self.print_button,
            self.pdf_button,
            self.ods_button,
            margins=(14, 8, 14, 10),
        )
        lists = column(
            theme,
            yielding(self.table, height_px=theme.px(_LIST_PX)),
            yielding(self._empty, height_px=theme.px(_LIST_PX)),
            gap=0,
        )
        left = column(theme, top, box(lists), rule(), foot, gap=0, margins=(1, 1, 1, 1))
        left.setStretch(1, 1)
        page = row(theme, card("plain", left), self.side, gap=12, margins=(14, 10, 14, 12))
        page.setStretch(0, 1)
        return page

    def _connect(self) -> None:
        self.list_segments.chosen.connect(self.list_chosen)
        self.table.current_changed.connect(self.reached)
        self.table.opened.connect(lambda _key: self.opened.emit())
        self._done.acted.connect(self.undo_requested)
        side = self.side
        side.prepare_button.clicked.connect(self.prepare_requested)
        side.shelf_edit.returnPressed.connect(self._enter_shelf)
        side.ready_button.clicked.connect(self._enter_shelf)
        side.return_button.clicked.connect(self.return_requested)
        side.move_button.clicked.connect(self.move_requested)
        side.call_entered.connect(self.call_entered)
        side.reveal_button.clicked.connect(self.reveal_requested)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._save_pdf)
        self.ods_button.clicked.connect(self._save_ods)
