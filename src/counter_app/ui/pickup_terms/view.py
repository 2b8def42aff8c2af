"""Draws slots, items and closures, and the form of one of them; decides nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget

from counter_app.ui.pickup_terms.forms import ClosureForm, EntryForm, ItemForm, TermsForm
from counter_app.ui.pickup_terms.screen import PickupTermsScreen, TermsPage
from counter_app.ui.pickup_terms.wording import (
    closure_row,
    facts_of_terms,
    history_rows,
    item_row,
    move_row,
    say_count_to_move,
)
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.line_list import LineList
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, keep_width
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_LIST_PX: Final = 80
_SIDE_PX: Final = 424
_FACTS_PX: Final = 560


class PickupTermsView(Screen):
    """Three lists, one at a time, and the form of one entry at the side.

    Signals:
        shown(): The page is in front now.
        page_chosen(str): A `TermsPage`.
        item_reached(str), closure_reached(str): Key of the current row.
        add_requested(): Something new of this list.
        change_requested(): The current entry becomes another.
        remove_requested(): The current item is offered no longer, or again; the current closure
            is lifted.
        typhoon_requested(): The whole branch is closed for a day.
        form_closed(): The form is to be closed.
        form_edited(object), entered(object): What the open form says, an `Entry`.
        move_requested(str): A pickup that is to have another slot.
    """

    shown = Signal()
    page_chosen = Signal(str)
    item_reached = Signal(str)
    closure_reached = Signal(str)
    add_requested = Signal()
    change_requested = Signal()
    remove_requested = Signal()
    typhoon_requested = Signal()
    form_closed = Signal()
    form_edited = Signal(object)
    entered = Signal(object)
    move_requested = Signal(str)

    def __init__(self, theme: Theme, *, now: datetime) -> None:
        super().__init__()
        self._theme = theme
        self._screen = PickupTermsScreen(now=now)
        self.page_segments = Segments(
            theme,
            (
                Segment(name=TermsPage.TERMS, words=self.tr("時段與容量"), icon="clock"),
                Segment(name=TermsPage.ITEMS, words=self.tr("取件項目"), icon="tag"),
                Segment(name=TermsPage.CLOSURES, words=self.tr("停止取件"), icon="lock"),
            ),
            takes_focus=True,
        )
        self._notice = Notice(theme)
        self._facts = LineList(theme)
        self._make_tables()
        self.change_button = Button(theme, self.tr("修改"), icon="edit", key="Enter")
        self.add_button = Button(theme, "", icon="plus", key="Ins")
        self.remove_button = Button(theme, "", "danger", icon="close", key="Del")
        self.typhoon_button = Button(
            theme, self.tr("颱風停班（全部櫃檯）"), icon="status-warn", key="F2"
        )
        self._read_only_label = label(self.tr("您的角色只能查看。"), "muted")
        self.forms: dict[TermsPage, EntryForm] = {
            TermsPage.TERMS: TermsForm(theme),
            TermsPage.ITEMS: ItemForm(theme),
            TermsPage.CLOSURES: ClosureForm(theme),
        }
        self._pages = QStackedLayout()
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("時段與項目")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F2 closes the branch, Ins adds, Del ends, F12 saves what is entered."""
        screen = self._screen
        actions: dict[Action, ScreenAction] = {
            Action.FILTER: ScreenAction(run=self._next_page, words=self.tr("下一張清單"))
        }
        is_free = not screen.is_busy
        if screen.may_edit:
            actions[Action.NEW] = ScreenAction(
                run=self.typhoon_requested.emit, words=self.tr("颱風停班"), is_enabled=is_free
            )
            actions[Action.ADD] = ScreenAction(run=self.add_requested.emit, words=self.tr("新增"))
            if self.remove_button.isVisibleTo(self):
                actions[Action.REMOVE] = ScreenAction(
                    run=self.remove_requested.emit,
                    words=self.remove_button.text(),
                    is_enabled=is_free,
                )
        if screen.form is not None:
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter, words=self.tr("儲存"), is_enabled=is_free
            )
            actions[Action.BACK] = ScreenAction(
                run=self.form_closed.emit, words=self.tr("關閉表單")
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus on the list, or on the form that is open."""
        if self._screen.form is not None:
            self.forms[self._screen.form].first_field().setFocus()
            return
        table = {
            TermsPage.TERMS: self.history_table,
            TermsPage.ITEMS: self.item_table,
            TermsPage.CLOSURES: self.closure_table,
        }[self._screen.page]
        has_rows = table.rows_model.rowCount() > 0
        home = table if has_rows else self.page_segments.chosen_button()
        if home is not None:
            home.setFocus()

    def display(self, screen: PickupTermsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self.page_segments.display(screen.page.value)
        self._pages.setCurrentIndex(list(TermsPage).index(screen.page))
        error = None if screen.form is not None else screen.error
        words = screen.notice if error is None else error.as_line()
        self._notice.display(words, status=Status.OK if error is None else Status.BAD)
        self._facts.display(facts_of_terms(screen.in_force()))
        if (screen.terms, screen.now) != (before.terms, before.now):
            self.history_table.display(history_rows(screen))
        self._histories.setCurrentIndex(int(bool(screen.terms)))
        self._no_history_label.setVisible(screen.is_loaded)
        self._show_items(screen, before)
        self._show_closures(screen, before)
        self._show_buttons(screen)
        self._show_form(screen, before)

    def _show_items(self, screen: PickupTermsScreen, before: PickupTermsScreen) -> None:
        # Which row is the current one is said by the screen, not asked of the table.
        blocker = QSignalBlocker(self.item_table)
        if screen.items != before.items:
            self.item_table.display(tuple(item_row(item) for item in screen.items))
        _set_current(self.item_table, [item.code for item in screen.items], screen.current_item)
        blocker.unblock()

    def _show_closures(self, screen: PickupTermsScreen, before: PickupTermsScreen) -> None:
        blocker = QSignalBlocker(self.closure_table)
        if (screen.closures, screen.now) != (before.closures, before.now):
            self.closure_table.display(
                tuple(closure_row(each, screen.now) for each in screen.closures)
            )
        _set_current(
            self.closure_table,
            [each.closure_id for each in screen.closures],
            screen.current_closure,
        )
        blocker.unblock()
        self.closure_table.setVisible(bool(screen.closures))
        self._no_closures.setVisible(not screen.closures and screen.is_loaded)
        on_closures = screen.page is TermsPage.CLOSURES
        is_shown = on_closures and screen.form is None and screen.closure() is not None
        self.move_box.setVisible(is_shown)
        has_any = bool(screen.to_move)
        words = say_count_to_move(len(screen.to_move))
        self._move_notice.display(words, status=Status.WARN if has_any else Status.OK)
        if (screen.to_move, screen.names_shown) != (before.to_move, before.names_shown):
            self.move_table.display(
                tuple(move_row(each, names_shown=screen.names_shown) for each in screen.to_move)
            )
        self._moves.setCurrentIndex(int(has_any))
        self.move_button.setVisible(has_any and screen.may_move)

    def _show_buttons(self, screen: PickupTermsScreen) -> None:
        item, closure = screen.item(), screen.closure()
        add_words, remove_words = {
            TermsPage.TERMS: (self.tr("修改"), ""),
            TermsPage.ITEMS: (
                self.tr("新增項目"),
                ""
                if item is None
                else (self.tr("停用") if item.is_active else self.tr("重新提供")),
            ),
            TermsPage.CLOSURES: (
                self.tr("新增"),
                "" if closure is None else self.tr("取消停止"),
            ),
        }[screen.page]
        self.add_button.set_words(add_words)
        self.add_button.setVisible(screen.may_edit)
        # Beside an open form there is no room for what the form is not about.
        is_free = screen.may_edit and screen.form is None
        on_items = screen.page is TermsPage.ITEMS
        self.change_button.setVisible(is_free and on_items and item is not None)
        self.remove_button.set_words(remove_words)
        self.remove_button.setVisible(is_free and bool(remove_words))
        self.typhoon_button.setVisible(is_free)
        self._read_only_label.setVisible(not screen.may_edit)
        for button in (self.remove_button, self.typhoon_button):
            button.setEnabled(not screen.is_busy)

    def _show_form(self, screen: PickupTermsScreen, before: PickupTermsScreen) -> None:
        drafts = (screen.form, screen.draft_item, screen.draft_closure)
        begins = screen.form is not None and drafts != (
            before.form,
            before.draft_item,
            before.draft_closure,
        )
        for page, form in self.forms.items():
            is_here = page is screen.form
            if is_here and begins:
                # Told once at the end, not for every field that is filled.
                blocker = QSignalBlocker(form)
                form.begin(screen)
                blocker.unblock()
            form.setVisible(is_here)
            form.message.display(screen.error if is_here else None)
            form.show_changes(screen.changes if is_here else ())
            form.save_button.setEnabled(not screen.is_busy)
        if (screen.form, screen.page) != (before.form, before.page) and self.isVisible():
            self.focus_home()
        if begins and screen.form is not None:
            self.form_edited.emit(self.forms[screen.form].entry())

    def _make_tables(self) -> None:
        theme = self._theme
        self.history_table = RowTable(
            theme,
            (
                Column(words=self.tr("自"), width_px=110),
                Column(words=self.tr("狀態"), width_px=120),
                Column(words=self.tr("改了什麼")),
            ),
            spoken=self.tr("歷次規定"),
            marks_current=False,
        )
        self._histories = QStackedLayout()
        self._no_history_label = label(
            self.tr("還沒有改過；以上是原本的規定。"), "muted", wraps=True
        )
        self.item_table = RowTable(
            theme,
            (
                Column(words=self.tr("項目")),
                Column(words=self.tr("性質"), width_px=120),
                Column(words=self.tr("備件"), width_px=140),
                Column(words=self.tr("狀態"), width_px=120),
            ),
            spoken=self.tr("取件項目"),
            is_two_line=False,
        )
        self.closure_table = RowTable(
            theme,
            (
                Column(words=self.tr("原因／登記人")),
                Column(words=self.tr("對象"), width_px=110),
                Column(words=self.tr("時間"), width_px=250),
                Column(words=self.tr("狀態"), width_px=110),
            ),
            spoken=self.tr("停止取件的時間"),
        )
        self._no_closures = EmptyState(
            theme,
            icon="check",
            words=self.tr("沒有停止取件的時間"),
            hint=self.tr("颱風停班按 F2 再按 F12，全部櫃檯當天就不再開放。"),
        )
        self._move_notice = Notice(theme)
        self.move_table = RowTable(
            theme,
            (
                Column(words=self.tr("約定"), width_px=156),
                Column(words=self.tr("取件")),
                Column(words=self.tr("狀態"), width_px=70),
            ),
            spoken=self.tr("要改約的取件"),
        )
        self.move_button = Button(
            theme, self.tr("到預約頁改約"), "primary", icon="arrow-right", key="Enter"
        )
        self._moves = QStackedLayout()
        for each in (QWidget(), self.move_table):
            self._moves.addWidget(each)
        self._moves = QStackedLayout()
        for each in (QWidget(), self.move_table):
            self._moves.addWidget(each)
        self.move_box = card()

    def _lay_out(self) -> QLayout:
        theme = self._theme
        # No wider than the eye goes from the words to their value.
        facts = card("sunken", column(theme, self._facts, margins=(16, 12, 16, 12)))
        keep_width(theme, facts, _FACTS_PX)
        no_history = box(column(theme, self._no_history_label, None))
        for each in (no_history, self.history_table):
            self._histories.addWidget(each)
        terms = column(
            theme,
            row(theme, facts, None),
            label(self.tr("歷次規定"), "strong"),
            yielding(box(self._histories), height_px=theme.px(_LIST_PX)),
            gap=8,
            margins=(14, 4, 14, 0),
        )
        closures = column(
            theme,
            yielding(self.closure_table, height_px=theme.px(_LIST_PX)),
            yielding(self._no_closures, height_px=theme.px(_LIST_PX)),
            gap=0,
        )
        for page in (box(terms), self.item_table, box(closures)):
            self._pages.addWidget(page)
        buttons = row(
            theme,
            self.change_button,
            self.add_button,
            self.remove_button,
            self._read_only_label,
            None,
            self.typhoon_button,
            margins=(14, 8, 14, 10),
        )
        head = column(
            theme,
            row(theme, self.page_segments, None),
            self._notice,
            gap=8,
            margins=(14, 10, 14, 8),
        )
        pages = box(self._pages)
        left = column(
            theme,
            head,
            yielding(pages, height_px=theme.px(_LIST_PX)),
            buttons,
            gap=0,
            margins=(1, 1, 1, 0),
        )
        left.setStretch(1, 1)
        self.move_box.setLayout(
            column(
                theme,
                row(theme, label(self.tr("要改約的取件"), "h2"), None, margins=(16, 12, 16, 0)),
                row(theme, self._move_notice, margins=(16, 0, 16, 0)),
                yielding(box(self._moves), height_px=theme.px(_LIST_PX)),
                row(theme, self.move_button, margins=(16, 4, 16, 14)),
                gap=8,
                margins=(1, 1, 1, 0),
            )
        )
        keep_width(theme, self.move_box, _SIDE_PX)
        whole = row(
            theme,
            card("plain", left),
            self.move_box,
            *self.forms.values(),
            gap=12,
            margins=(14, 10, 14, 12),
        )
        whole.setStretch(0, 1)
        return whole

    def _connect(self) -> None:
        self.page_segments.chosen.connect(self.page_chosen)
        self.item_table.current_changed.connect(self.item_reached)
        self.item_table.opened.connect(lambda _code: self.change_requested.emit())
        self.history_table.opened.connect(lambda _day: self.change_requested.emit())
        self.closure_table.current_changed.connect(self.closure_reached)
        self.closure_table.opened.connect(lambda _key: self.move_table.setFocus())
        self.move_table.opened.connect(self.move_requested)
        self.move_button.clicked.connect(self._move_current)
        self.add_button.clicked.connect(self.add_requested)
        self.change_button.clicked.connect(self.change_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self.typhoon_button.clicked.connect(self.typhoon_requested)
        for form in self.forms.values():
            form.closed.connect(self.form_closed)
            form.save_button.clicked.connect(self._enter)
            form.submitted.connect(self._enter)
            form.edited.connect(self._tell_edited)

    def _next_page(self) -> None:
        pages = list(TermsPage)
        at = (pages.index(self._screen.page) + 1) % len(pages)
        self.page_chosen.emit(pages[at].value)

    def _move_current(self) -> None:
        key = self.move_table.current_key()
        if not key and self._screen.to_move:
            key = self._screen.to_move[0].number
        if key:
            self.move_requested.emit(key)

    def _tell_edited(self) -> None:
        form = self._screen.form
        if form is not None and self.sender() is self.forms[form]:
            self.form_edited.emit(self.forms[form].entry())

    def _enter(self) -> None:
        form = self._screen.form
        if form is not None and not self._screen.is_busy:
            self.entered.emit(self.forms[form].entry())


def _set_current(table: RowTable, keys: Sequence[str], key: str) -> None:
    if key in keys and table.current_key() != key:
        table.set_current(keys.index(key))
