"""Draws the journal and what its filter found; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit

from counter_app.ui.journal.screen import EntryLine, JournalScreen
from counter_app.ui.journal.wording import say_acts
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field, ProgressPanel, SidePanel, scrolled
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow

_PANEL_WIDTH_PX: Final = 316


class JournalView(Screen):
    """A filter above, the entries at the left, one of them in full at the right.

    Signals:
        filter_changed(): What is looked for is another.
        entry_reached(str): Key of the current row.
        more_requested(): Older entries.
        export_requested(str): ``ods`` or ``csv``.
        verify_requested(): Check every row of the books.
        stop_requested(): Stop the check.
        shown(): The page is in front now.
    """

    filter_changed = Signal()
    entry_reached = Signal(str)
    more_requested = Signal()
    export_requested = Signal(str)
    verify_requested = Signal()
    stop_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, *, may_verify: bool) -> None:
        super().__init__()
        self._theme = theme
        self._may_verify = may_verify
        self._screen = JournalScreen()
        self.text_edit = QLineEdit()
        self.text_edit.setPlaceholderText(self.tr("收據號碼、帳號、內容"))
        self.act_combo = QComboBox()
        # As wide as the row gives it, not as its longest words.
        self.act_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.act_combo.setMinimumContentsLength(5)
        self.act_combo.addItem(self.tr("全部行為"), "")
        for act, words in say_acts().items():
            self.act_combo.addItem(words, act)
        self.person_edit = QLineEdit()
        self.from_edit, self.to_edit = _day_edit(), _day_edit()
        self._notice = Notice(theme)
        self.message = MessagePanel(theme)
        self.verdict = MessagePanel(theme)
        self.progress = ProgressPanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("時間"), width_px=166),
                Column(words=self.tr("行為"), width_px=132),
                Column(words=self.tr("對象")),
                Column(words=self.tr("人員"), width_px=150),
            ),
            spoken=self.tr("日誌"),
        )
        self.more_button = Button(theme, self.tr("更早的紀錄"), icon="arrow-right")
        self.ods_button = Button(theme, self.tr("匯出 ODS"), icon="download", key="Ctrl+E")
        self.csv_button = Button(theme, self.tr("匯出 CSV"), icon="download")
        self.verify_button = Button(theme, self.tr("驗證帳冊"), "primary", icon="shield", key="F12")
        self._empty = EmptyState(
            theme,
            icon="search",
            words=self.tr("沒有符合的紀錄"),
            hint=self.tr("放寬上方的條件再找一次。"),
        )
        self._details = label("", wraps=True)
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._details.setAccessibleName(self.tr("紀錄內容"))
        self.panel = SidePanel(theme, self.tr("紀錄內容"), scrolled(box(self._detail_layout())))
        self.panel.keep_width(_PANEL_WIDTH_PX)
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("日誌")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 checks the books, Ctrl+E exports, Ctrl+F goes to the filter."""
        actions = {
            Action.EXPORT: ScreenAction(
                run=lambda: self.export_requested.emit("ods"), words=self.tr("匯出 ODS")
            ),
            Action.FILTER: ScreenAction(run=self.text_edit.setFocus, words=self.tr("條件")),
        }
        if self._may_verify:
            actions[Action.PRIMARY] = ScreenAction(
                run=self.verify_requested.emit,
                words=self.tr("驗證帳冊"),
                is_enabled=not self._screen.progress_words,
            )
        return actions

    def on_scanned(self, text: str) -> None:
        """Look for what was scanned."""
        self.text_edit.setText(text)
        self.filter_changed.emit()

    def on_shown(self) -> None:
        """Ask for the newest entries."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at what is looked for."""
        self.text_edit.setFocus()

    def display(self, screen: JournalScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._notice.display(screen.notice, status=Status.OK)
        self.message.display(screen.error)
        self.verdict.display(screen.verdict, status=screen.verdict_status)
        self.progress.setVisible(bool(screen.progress_words))
        self.verify_button.setEnabled(not screen.progress_words)
        if screen.progress_words:
            self.progress.display(words=screen.progress_words, done=screen.done, total=screen.total)
        if screen.entries != before.entries:
            self.table.display(tuple(_row_of(entry) for entry in screen.entries))
        self.table.setVisible(bool(screen.entries))
        self._empty.setVisible(not screen.entries)
        self.more_button.setVisible(screen.has_more)
        self.panel.setVisible(screen.current is not None)
        if screen.current is not None:
            self.panel.set_heading(screen.current.act_words)
            self._details.setText(_details_of(screen.current))

    def _detail_layout(self) -> QLayout:
        return column(self._theme, self._details, None, margins=(4, 4, 4, 4))

    def _lay_out(self) -> QLayout:
        theme = self._theme
        fields = row(
            theme,
            Field(theme, self.tr("內容"), self.text_edit),
            Field(theme, self.tr("行為"), self.act_combo),
            Field(theme, self.tr("人員帳號"), self.person_edit),
            Field(theme, self.tr("從（民國日期）"), self.from_edit),
            Field(theme, self.tr("到（民國日期）"), self.to_edit),
            gap=10,
        )
        for place, share in enumerate((5, 6, 4, 4, 4)):
            fields.setStretch(place, share)
        buttons = row(
            theme,
            self.more_button,
            None,
            self.csv_button,
            self.ods_button,
            self.verify_button,
            gap=8,
        )
        self.verify_button.setVisible(self._may_verify)
        inner = column(
            theme,
            box(column(theme, fields, margins=(14, 12, 14, 4))),
            box(
                column(
                    theme,
                    self._notice,
                    self.message,
                    self.verdict,
                    self.progress,
                    gap=6,
                    margins=(14, 0, 14, 4),
                )
            ),
            self.table,
            self._empty,
            row(theme, buttons, margins=(14, 8, 14, 12)),
            gap=4,
            margins=(1, 1, 1, 0),
        )
        inner.setStretch(2, 1)
        inner.setStretch(3, 1)
        page = row(theme, card("plain", inner), self.panel, gap=12, margins=(14, 14, 14, 12))
        page.setStretch(0, 1)
        return page

    def _connect(self) -> None:
        for edit in (self.text_edit, self.person_edit, self.from_edit, self.to_edit):
            edit.editingFinished.connect(self.filter_changed)
        self.act_combo.activated.connect(lambda _at: self.filter_changed.emit())
        self.table.current_changed.connect(self.entry_reached)
        self.more_button.clicked.connect(self.more_requested)
        self.ods_button.clicked.connect(lambda: self.export_requested.emit("ods"))
        self.csv_button.clicked.connect(lambda: self.export_requested.emit("csv"))
        self.verify_button.clicked.connect(self.verify_requested)
        self.progress.cancel_requested.connect(self.stop_requested)
        self.panel.closed.connect(lambda: self.entry_reached.emit(""))


def _day_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText("114/11/20")
    edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return edit


def _row_of(entry: EntryLine) -> TableRow:
    return TableRow(
        key=entry.key,
        cells=(
            Cell(words=entry.time_words, below=entry.place_words),
            Cell(words=entry.act_words, strong=True),
            Cell(words=entry.subject),
            Cell(words=entry.who_words, below=entry.approver),
        ),
    )


def _details_of(entry: EntryLine) -> str:
    return "\n\n".join(f"{heading}\n{content}" for heading, content in entry.details)
