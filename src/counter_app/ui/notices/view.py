"""Draws the page on which a notice is issued for one case; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QStackedLayout, QWidget

from counter_app.ui.notices.languages import language_segments
from counter_app.ui.notices.parts import CaseCard, PaperCard, PlanForm, yielding_area
from counter_app.ui.notices.screen import NoticesScreen
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import EmptyState
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

ONCE: Final = "once"
PLAN: Final = "plan"
_SIDE_WIDTH_PX: Final = 352
_NARROW_SIDE_WIDTH_PX: Final = 312
_NARROW_BELOW_PX: Final = 1160
"""Of the page at 100 %; a large text leaves less."""

_TABLE_PX: Final = 96


class NoticesView(Screen):
    """Case and options at the left, the page that will be printed at the right.

    Signals:
        search_edited(str): What stands in the search field so far.
        search_entered(str): The search field was entered, or something was scanned.
        case_chosen(str): The case with this key is to get a notice.
        language_chosen(str): A `PaperLanguage` value.
        large_chosen(bool): In large print or not.
        paying_chosen(str): At once or in instalments.
        plan_changed(): Something about the instalments was entered.
        page_requested(int): One page on (1) or back (-1).
        issue_requested(): The notice is to be issued and printed.
        next_requested(): The next person, please.
        earlier_reached(str): Number of the current row of earlier notices.
        reprint_requested(): That notice is to be printed again.
        reveal_requested(): Names in full, or hidden again.
        back_requested(): One step back.
        acted(str): Name of the action that was pressed.
        left(): Another page is in front now.
        shown(): This page is in front now.
    """

    search_edited = Signal(str)
    search_entered = Signal(str)
    case_chosen = Signal(str)
    language_chosen = Signal(str)
    large_chosen = Signal(bool)
    paying_chosen = Signal(str)
    plan_changed = Signal()
    page_requested = Signal(int)
    issue_requested = Signal()
    next_requested = Signal()
    earlier_reached = Signal(str)
    reprint_requested = Signal()
    reveal_requested = Signal()
    back_requested = Signal()
    acted = Signal(str)
    left = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = NoticesScreen()
        self._tab_segments: Segments | None = None
        self._count_label = label("", "muted")
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("義務人"), width_px=120),
                Column(words=self.tr("案號")),
                Column(words=self.tr("狀態"), width_px=122),
                Column(words=self.tr("待執行金額"), width_px=120, right=True),
            ),
            spoken=self.tr("找到的案件"),
        )
        self._empty = EmptyState(theme, icon="document", words="", hint="")
        self.case = CaseCard(theme)
        self.paying_segments = Segments(
            theme,
            (
                Segment(name=ONCE, words=self.tr("一次繳清")),
                Segment(name=PLAN, words=self.tr("分期")),
            ),
            takes_focus=True,
        )
        self.language_segments = language_segments(theme)
        self.large_check = QCheckBox(self.tr("大字版"))
        self.plan = PlanForm(theme)
        self.earlier_table = RowTable(
            theme,
            (
                Column(words=self.tr("以前的通知書")),
                Column(words=self.tr("狀態"), width_px=132),
            ),
            spoken=self.tr("以前的通知書"),
        )
        self._none_label = label(self.tr("這一件還沒有開過通知書。"), "muted")
        self.reprint_button = Button(theme, self.tr("再印一次"), icon="printer", key="F9")
        self.panel = MessagePanel(theme)
        self.issue_button = Button(theme, "", "primary", icon="printer", key="F12")
        self.paper = PaperCard(theme)
        self._lay_out()
        self._connect()
        self.display(self._screen)

    def set_tabs(self, tabs: Segments) -> None:
        """Show the way to the other pages of the place, above everything at the left."""
        self._tab_segments = tabs
        self._tabs.addWidget(tabs)
        self._tabs.addStretch(1)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("通知書")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 prints or goes on to the next, F9 prints again, Ctrl+R shows names in full."""
        screen = self._screen
        is_free = not screen.busy_words
        primary = ScreenAction(
            run=self.issue_requested.emit, words=self.tr("開立並列印"), is_enabled=screen.can_issue
        )
        if screen.is_issued:
            primary = ScreenAction(
                run=self.next_requested.emit, words=self.tr("下一件"), is_enabled=is_free
            )
        return {
            Action.PRIMARY: primary,
            Action.REPRINT: ScreenAction(
                run=self.reprint_requested.emit,
                words=self.tr("再印一次"),
                is_enabled=self.reprint_button.isEnabled() and screen.case is not None,
            ),
            Action.NEW: ScreenAction(
                run=self.next_requested.emit, words=self.tr("下一件"), is_enabled=is_free
            ),
            Action.REVEAL: ScreenAction(
                run=self.reveal_requested.emit,
                is_enabled=screen.may_reveal and screen.case is not None,
            ),
            Action.BACK: ScreenAction(run=self.back_requested.emit, is_enabled=is_free),
        }

    def on_search_edited(self, text: str) -> None:
        """Pass on what stands in the search field."""
        self.search_edited.emit(text)

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
        """Begin at the list or at the options; a nervous Enter must not issue anything."""
        screen = self._screen
        if screen.is_listing and screen.rows:
            self.table.setFocus()
        elif screen.is_issued:
            self.issue_button.setFocus()
        elif screen.case is not None and not screen.is_listing:
            self._focus_chosen(self.paying_segments)
        else:
            self._focus_chosen(self._tab_segments)

    @staticmethod
    def _focus_chosen(segments: Segments | None) -> None:
        chosen = segments.chosen_button() if segments is not None else None
        if chosen is not None:
            chosen.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages of the paper, from wherever the focus is on this page."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns and self._screen.page.count > 1:
            self.page_requested.emit(turns[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def display(self, screen: NoticesScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        focused = QApplication.focusWidget()
        self._count_label.setText(screen.count_words)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        self._empty.display(words=screen.empty_words, hint=screen.hint)
        if screen.is_listing and screen.rows:
            self._stack.setCurrentWidget(self._listing)
        elif screen.case is None or screen.is_listing:
            self._stack.setCurrentWidget(self._empty_card)
        else:
            self._stack.setCurrentWidget(self._work)
        if screen.case is not None:
            self.case.display(screen.case, is_masked=screen.is_masked)
        self.case.reveal_button.setVisible(screen.may_reveal)
        self._show_options(screen)
        self._show_earlier(screen)
        self.paper.display(screen.page)
        self._show_panel(screen)
        self.issue_button.set_words(
            self.tr("下一件") if screen.is_issued else self.tr("開立並列印")
        )
        self.issue_button.set_icon("next" if screen.is_issued else "printer")
        is_free = not screen.busy_words
        self.issue_button.setEnabled(is_free and (screen.can_issue or screen.is_issued))
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self.focus_home()

    def _show_options(self, screen: NoticesScreen) -> None:
        is_open = not screen.is_issued and not screen.busy_words
        self.language_segments.display(screen.form.language.value, enabled=None if is_open else ())
        self.large_check.setChecked(screen.form.is_large)
        self.large_check.setEnabled(is_open)
        can_split = is_open and screen.plan.most > 1
        self.paying_segments.display(
            PLAN if screen.plan.is_wanted else ONCE,
            enabled=((ONCE, PLAN) if can_split else (ONCE,)) if is_open else (),
        )
        for part in (self.paying_segments, self._form_box):
            part.setVisible(not screen.is_issued)
        self.plan.setVisible(screen.plan.is_wanted and not screen.is_issued)
        self.plan.setEnabled(is_open)
        self.plan.display(screen.plan)

    def _show_earlier(self, screen: NoticesScreen) -> None:
        self._earlier.setVisible(not screen.plan.is_wanted or screen.is_issued)
        self.earlier_table.setVisible(bool(screen.earlier))
        self.earlier_table.display(screen.earlier)
        self._none_label.setVisible(not screen.earlier)
        self.reprint_button.setVisible(bool(screen.earlier))
        self.reprint_button.setEnabled(bool(screen.earlier) and not screen.busy_words)

    def _show_panel(self, screen: NoticesScreen) -> None:
        message = screen.error if screen.error is not None else screen.said
        status = Status.BAD if screen.error is not None else screen.said_status
        self.panel.display(message, status=status, actions=screen.actions)

    def _lay_out(self) -> None:
        theme = self._theme
        found = column(
            theme,
            row(theme, self._count_label, None, margins=(14, 10, 14, 8)),
            self.table,
            gap=0,
            margins=(1, 1, 1, 8),
        )
        found.setStretch(1, 1)
        self._listing = card("plain", found)
        self._empty_card = card("plain", column(theme, self._empty, gap=0))
        work = row(theme, self.case, self._lay_out_options(), gap=12)
        work.setStretch(0, 1)
        work.setStretch(1, 1)
        self._work = box(work)
        self._stack = QStackedLayout()
        for page in (self._empty_card, self._listing, self._work):
            self._stack.addWidget(page)
        self._tabs = row(theme, gap=0)
        left = column(theme, self._tabs, box(self._stack), gap=10)
        left.setStretch(1, 1)
        self._left = box(left)
        whole = row(theme, self._left, self.paper, gap=12, margins=(14, 12, 14, 12))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the paper more room where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        is_narrow = self.width() < theme.px(_NARROW_BELOW_PX)
        side_px = theme.px(_NARROW_SIDE_WIDTH_PX if is_narrow else _SIDE_WIDTH_PX)
        self._left.setFixedWidth(2 * side_px + theme.px(12))

    def _lay_out_options(self) -> QWidget:
        theme = self._theme
        earlier = column(
            theme,
            self._none_label,
            yielding(self.earlier_table, height_px=_TABLE_PX),
            row(theme, None, self.reprint_button),
            gap=6,
        )
        self._earlier = box(earlier)
        self._form_box = box(row(theme, self.language_segments, self.large_check, None, gap=16))
        inner = column(
            theme,
            self.paying_segments,
            self.plan,
            self._form_box,
            self._earlier,
            None,
            gap=9,
            margins=(16, 14, 16, 8),
        )
        inner.setStretch(1, 100)
        inner.setStretch(3, 100)
        foot = column(theme, self.panel, self.issue_button, gap=8, margins=(16, 0, 16, 14))
        page = column(theme, yielding_area(box(inner)), foot, gap=0, margins=(1, 1, 1, 1))
        page.setStretch(0, 1)
        return card("plain", page)

    def _connect(self) -> None:
        self.table.opened.connect(self.case_chosen)
        self.table.clicked.connect(lambda _index: self.case_chosen.emit(self.table.current_key()))
        self.paying_segments.chosen.connect(self.paying_chosen)
        self.language_segments.chosen.connect(self.language_chosen)
        self.large_check.clicked.connect(self.large_chosen)
        self.plan.changed.connect(self.plan_changed)
        self.earlier_table.current_changed.connect(self.earlier_reached)
        self.earlier_table.opened.connect(lambda _key: self.reprint_requested.emit())
        self.reprint_button.clicked.connect(self.reprint_requested)
        self.case.reveal_button.clicked.connect(self.reveal_requested)
        self.paper.page_requested.connect(self.page_requested)
        self.issue_button.clicked.connect(self._press_primary)
        self.panel.acted.connect(self.acted)

    def _press_primary(self) -> None:
        if self._screen.is_issued:
            self.next_requested.emit()
        elif self._screen.can_issue:
            self.issue_requested.emit()
