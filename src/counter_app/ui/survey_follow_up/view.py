"""Draws the work list of low answers and comments; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout

from counter_app.domain.follow_ups import FollowUpField
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_follow_up.screen import FollowUpList, FollowUpScreen
from counter_app.ui.survey_follow_up.side import SidePane
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_LIST_PX: Final = 96


class FollowUpView(Screen):
    """A list at the left, one follow-up at the right.

    On the list Enter goes to the outcome, M takes the current one over.

    Signals:
        shown(), hidden(): The page came to the front, or went behind.
        list_chosen(str): A `FollowUpList`.
        reached(str): Response of the current row.
        outcome_edited(str, str): Of which response, and what stands there now.
        take_requested(): The current one is for whoever asks.
        entered(object): A `FollowUpEntry` for the current one.
    """

    shown = Signal()
    hidden = Signal()
    list_chosen = Signal(str)
    reached = Signal(str)
    outcome_edited = Signal(str, str)
    take_requested = Signal()
    entered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: FollowUpScreen | None = None
        self.list_segments = Segments(
            theme,
            (
                Segment(name=FollowUpList.OPEN, words=self.tr("待處理"), icon="flag"),
                Segment(name=FollowUpList.OWN, words=self.tr("我的"), icon="person"),
                Segment(name=FollowUpList.CLOSED, words=self.tr("已處理"), icon="check"),
            ),
            takes_focus=True,
        )
        self._message = MessagePanel(theme)
        self._done = Notice(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("期限"), width_px=132),
                Column(words=self.tr("不滿意的答案／意見")),
                Column(words=self.tr("填答日／地點"), width_px=136),
                Column(words=self.tr("承辦人"), width_px=104),
            ),
            spoken=self.tr("要處理的民眾意見"),
        )
        self._empty = EmptyState(theme, icon="check", words="", hint="")
        self._read_only_label = label(self.tr("您的角色只能查看。"), "muted")
        self.side = SidePane(theme)
        self.setLayout(self._lay_out())
        self._connect()

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("意見追蹤")

    def uses_search(self) -> bool:
        """There is nothing to search for."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 gives the current one to somebody or ends it, Ctrl+F shows the next list."""
        actions = {
            Action.FILTER: ScreenAction(run=self._next_list, words=self.tr("下一張清單")),
            Action.BACK: ScreenAction(run=self.focus_home, words=self.tr("回到清單")),
        }
        screen = self._screen
        if screen is not None and screen.side is not None and screen.side.is_editable:
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter,
                words=self.side.save_button.text(),
                is_enabled=not screen.is_busy,
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.hidden.emit()

    def focus_home(self) -> None:
        """Begin at the list, or wait for its first row."""
        has_rows = self._screen is not None and bool(self._screen.rows)
        (self.table if has_rows else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letter of the list; anything else goes on to the window."""
        is_here = self.table.hasFocus() and not event.isAutoRepeat()
        if is_here and event.key() == Qt.Key.Key_M and self.side.take_button.isVisibleTo(self):
            self.take_requested.emit()
            return
        super().keyPressEvent(event)

    def display(self, screen: FollowUpScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self.list_segments.display(screen.shown.value)
        if before is None or screen.counts != before.counts:
            names = (self.tr("待處理"), self.tr("我的"))
            lists = (FollowUpList.OPEN, FollowUpList.OWN)
            for name, words, count in zip(lists, names, screen.counts, strict=True):
                self.list_segments.set_words(name, f"{words} {count}" if count else words)
        self._message.display(screen.message)
        self._done.display(screen.done, status=Status.OK)
        self._read_only_label.setVisible(not screen.may_act)
        self._show_rows(screen, before)
        self._show_empty(screen)
        self.side.setVisible(screen.side is not None)
        if screen.side is not None:
            self.side.display(screen.side, screen)

    def refuse(self, field: FollowUpField | None, words: str) -> None:
        """Say below a field why it cannot be so; none clears all."""
        self.side.refuse(field, words)

    def _show_rows(self, screen: FollowUpScreen, before: FollowUpScreen | None) -> None:
        # Which row is the current one is said by the screen, not asked of the table.
        blocker = QSignalBlocker(self.table)
        if before is None or screen.rows != before.rows:
            self.table.display(screen.rows)
        keys = [each.key for each in screen.rows]
        if screen.current in keys and self.table.current_key() != screen.current:
            self.table.set_current(keys.index(screen.current))
        blocker.unblock()

    def _show_empty(self, screen: FollowUpScreen) -> None:
        # With its last row a list loses the focus; it waits here for the next one.
        was_there = self.window().focusWidget() in {self.table, self}
        if was_there and not screen.rows:
            self.setFocus()
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows and screen.is_loaded)
        if was_there and screen.rows:
            self.table.setFocus()
        words, hint = {
            FollowUpList.OPEN: (
                self.tr("沒有要處理的意見"),
                self.tr("有人勾了不滿意或寫了意見，會自己出現在這裡。"),
            ),
            FollowUpList.OWN: (
                self.tr("手上沒有意見要處理"),
                self.tr("到「待處理」選一件，按 M 就由您處理。"),
            ),
            FollowUpList.CLOSED: (
                self.tr("還沒有處理完成的意見"),
                self.tr("寫了處理結果的會移到這裡。"),
            ),
        }[screen.shown]
        self._empty.display(words=words, hint=hint)

    def _open(self) -> None:
        side = None if self._screen is None else self._screen.side
        if side is not None and side.is_editable:
            self.side.outcome_edit.setFocus()

    def _enter(self) -> None:
        self.entered.emit(self.side.entry())

    def _next_list(self) -> None:
        shown = FollowUpList.OPEN if self._screen is None else self._screen.shown
        lists = list(FollowUpList)
        self.list_chosen.emit(lists[(lists.index(shown) + 1) % len(lists)].value)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        top = column(
            theme,
            row(theme, self.list_segments, None, self._read_only_label),
            self._message,
            self._done,
            gap=8,
            margins=(14, 10, 14, 8),
        )
        lists = column(
            theme,
            yielding(self.table, height_px=theme.px(_LIST_PX)),
            yielding(self._empty, height_px=theme.px(_LIST_PX)),
            gap=0,
        )
        left = column(theme, top, box(lists), gap=0, margins=(1, 1, 1, 1))
        left.setStretch(1, 1)
        page = row(theme, card("plain", left), self.side, gap=12, margins=(14, 10, 14, 12))
        page.setStretch(0, 1)
        return page

    def _connect(self) -> None:
        self.list_segments.chosen.connect(self.list_chosen)
        self.table.current_changed.connect(self.reached)
        self.table.opened.connect(lambda _key: self._open())
        self.side.outcome_edited.connect(self.outcome_edited)
        self.side.take_button.clicked.connect(self.take_requested)
        self.side.save_button.clicked.connect(self._enter)
        self.side.submitted.connect(self._enter)
