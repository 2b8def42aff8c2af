"""Draws comments: what to look for, a list, and the one in sight; looks for nothing itself."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit

from counter_app.domain.survey_results import year_of
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_comments.screen import CommentsScreen
from counter_app.ui.survey_comments.side import CommentPane
from counter_app.ui.survey_words import say_source
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.days import DeskCombo
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import EmptyState
from counter_app.ui.widgets.period_bar import PeriodBar
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.table import Column, RowTable


class CommentsView(Screen):
    """What to look for above a list of comments; at the right the one in sight.

    Signals:
        shown(): The page is in front now.
        kind_chosen(str): A `PeriodKind`.
        moved(int): One period back (-1) or forth (1).
        text_entered(str): Words to look for; empty for all.
        tag_chosen(str): A tag to look for; empty for any.
        source_chosen(str): A `Source`; empty for all.
        desk_chosen(object): A number, or None for all.
        comment_reached(str): Key of the row in sight.
        tag_toggled(str), tag_entered(str): For the comment in sight.
    """

    shown = Signal()
    kind_chosen = Signal(str)
    moved = Signal(int)
    text_entered = Signal(str)
    tag_chosen = Signal(str)
    source_chosen = Signal(str)
    desk_chosen = Signal(object)
    comment_reached = Signal(str)
    tag_toggled = Signal(str)
    tag_entered = Signal(str)

    def __init__(self, theme: Theme, *, today: date) -> None:
        """Lay the page out; it begins with the year of *today*."""
        super().__init__()
        self._theme = theme
        self._screen = CommentsScreen(period=year_of(today), today=today)
        # Whole months only: from single days it could be found out who wrote what.
        self.period_bar = PeriodBar(theme, has_days=False)
        self.search_edit = QLineEdit()
        self.search_edit.setAccessibleName(self.tr("意見中的文字"))
        self.search_edit.setPlaceholderText(self.tr("搜尋意見中的文字，按 Enter"))
        self.tag_combo = _combo(self.tr("標籤"))
        self.source_combo = _combo(self.tr("來源"))
        self.desk_combo = DeskCombo(theme)
        self._message = MessagePanel(theme)
        self._count_label = label("", "muted")
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("意見")),
                Column(words=self.tr("標籤"), width_px=168),
            ),
            spoken=self.tr("民眾的意見"),
        )
        self.side = CommentPane(theme)
        self._empty = EmptyState(theme, icon="search", words="", hint="")
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("民眾意見")

    def uses_search(self) -> bool:
        """Comments are looked for on the page itself."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ctrl+F looks for words, Ins puts a tag on, Esc goes back to the list."""
        actions = {
            Action.FILTER: ScreenAction(run=self._begin_search, words=self.tr("搜尋意見")),
            Action.BACK: ScreenAction(run=self._go_back, words=self.tr("回到清單，清除搜尋")),
        }
        if self._screen.may_tag:
            actions[Action.ADD] = ScreenAction(
                run=self.side.begin_typing,
                words=self.tr("加上標籤"),
                is_enabled=self._screen.side is not None,
            )
        return actions

    def on_sign(self, sign: str) -> bool:
        """Go one period back with minus, forth with plus."""
        self.moved.emit(-1 if sign == "-" else 1)
        return True

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the list, or at the search where there is none."""
        (self.table if self._screen.rows else self.search_edit).setFocus()

    def display(self, screen: CommentsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self.period_bar.display(screen.period, today=screen.today)
        if screen.text != before.text:
            self.search_edit.setText(screen.text)
        _offer(
            self.tag_combo,
            (self.tr("全部標籤"), ""),
            *((each, each) for each in screen.tags),
            chosen=screen.tag,
        )
        _offer(
            self.source_combo,
            (self.tr("全部來源"), ""),
            *((say_source(each), each.value) for each in screen.sources),
            chosen="" if screen.source is None else screen.source.value,
        )
        self.source_combo.setVisible(len(screen.sources) > 1)
        self.desk_combo.display(screen.desks, screen.desk_no)
        self._message.display(screen.message)
        self._count_label.setText(screen.count_words)
        self._show_rows(screen, before)
        if screen.side is not None:
            self.side.display(
                screen.side, screen.tags, may_tag=screen.may_tag, error=screen.tag_error
            )
        self.side.setVisible(screen.side is not None)
        self._body.setVisible(bool(screen.rows))
        self._empty.display(words=screen.empty, hint=screen.empty_hint)
        self._empty.setVisible(bool(screen.empty) and screen.is_loaded)

    def _show_rows(self, screen: CommentsScreen, before: CommentsScreen) -> None:
        keys = [each.key for each in screen.rows]
        # Silently: rows that are laid out anew are no choice of anybody.
        with QSignalBlocker(self.table):
            if screen.rows != before.rows:
                self.table.display(screen.rows)
            if screen.current != self.table.current_key() and screen.current in keys:
                self.table.set_current(keys.index(screen.current))

    def _begin_search(self) -> None:
        self.search_edit.setFocus()
        self.search_edit.selectAll()

    def _go_back(self) -> None:
        if self._screen.text and not self.side.tag_edit.hasFocus():
            self.text_entered.emit("")
        self.search_edit.setText(self._screen.text)
        self.side.tag_edit.clear()
        self.table.setFocus()

    def _lay_out(self) -> QLayout:
        theme = self._theme
        within = row(theme, self.period_bar, self.source_combo, self.desk_combo, None, gap=8)
        search = row(
            theme,
            Picture(theme, "search", colour="primary"),
            self.search_edit,
            KeyCap(theme, "Ctrl+F"),
            self.tag_combo,
            self._count_label,
            gap=10,
        )
        search.setStretch(1, 1)
        top = column(theme, within, search, self._message, gap=10, margins=(16, 12, 16, 10))
        inner = column(theme, top, self._empty, gap=0, margins=(1, 1, 1, 8))
        self._body = box(column(theme, self.table, gap=0))
        inner.addWidget(self._body)
        inner.setStretch(1, 1)
        inner.setStretch(2, 1)
        # Where only a message is to be seen it stands above, as high as it is.
        inner.addStretch(0)
        page = row(theme, card("plain", inner), self.side, gap=12, margins=(14, 10, 14, 12))
        page.setStretch(0, 1)
        return page

    def _connect(self) -> None:
        self.period_bar.kind_chosen.connect(self.kind_chosen)
        self.period_bar.moved.connect(self.moved)
        self.search_edit.returnPressed.connect(
            lambda: self.text_entered.emit(self.search_edit.text().strip())
        )
        for combo, chosen in (
            (self.tag_combo, self.tag_chosen),
            (self.source_combo, self.source_chosen),
        ):
            combo.activated.connect(
                lambda at, combo=combo, chosen=chosen: chosen.emit(combo.itemData(at))
            )
        self.desk_combo.desk_chosen.connect(self.desk_chosen)
        self.table.current_changed.connect(self.comment_reached)
        self.side.tag_toggled.connect(self.tag_toggled)
        self.side.tag_entered.connect(self.tag_entered)


def _combo(spoken: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(spoken)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    return made


def _offer(combo: QComboBox, *choices: tuple[str, str], chosen: str) -> None:
    offered = tuple((combo.itemText(at), combo.itemData(at)) for at in range(combo.count()))
    if offered != choices:
        combo.clear()
        for words, name in choices:
            combo.addItem(words, name)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
