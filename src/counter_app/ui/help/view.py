"""Draws the manual: its pages at the left, one of them at the right; decides nothing."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QLayout, QTextBrowser

from counter_app.ui.help.dress import dress
from counter_app.ui.help.screen import HelpScreen, ManualPage
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import keep_width
from counter_app.ui.widgets.search_field import SearchField
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow

_LIST_PX = 300


class HelpView(Screen):
    """The manual, offline, beside nothing else.

    Signals:
        page_chosen(str): Name of a page.
        link_followed(str): A link within a page: another page, a heading, or both.
        searched(str): What titles are searched for.
        back_requested(): To the screen one came from.
    """

    page_chosen = Signal(str)
    link_followed = Signal(str)
    searched = Signal(str)
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = HelpScreen()
        self.search_edit = SearchField(theme, spoken=self.tr("搜尋手冊的標題"))
        self.search_edit.setPlaceholderText(self.tr("搜尋標題"))
        self.table = RowTable(
            theme, (Column(words=self.tr("頁面")),), spoken=self.tr("手冊的頁面"), is_two_line=False
        )
        self._notice = Notice(theme)
        self._title_label = label("", "h1", wraps=True)
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.browser.setProperty("ground", "page")
        self.browser.setAccessibleName(self.tr("手冊內容"))
        self.setLayout(self._lay_out())
        self.search_edit.textEdited.connect(self.searched)
        self.search_edit.returnPressed.connect(self.browser.setFocus)
        self.table.current_changed.connect(self.page_chosen)
        self.table.opened.connect(lambda _name: self.browser.setFocus())
        self.browser.anchorClicked.connect(self._follow)
        theme.changed.connect(self._draw)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("操作手冊")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Esc goes back, Ctrl+F searches."""
        return {
            Action.FILTER: ScreenAction(run=self.search_edit.setFocus, words=self.tr("搜尋標題")),
            Action.BACK: ScreenAction(
                run=self.back_requested.emit, words=self.tr("回到原來的頁面")
            ),
        }

    def on_search_edited(self, text: str) -> None:
        """Search titles from the top bar as well."""
        self.search_edit.setText(text)
        self.searched.emit(text)

    def on_search_entered(self, _text: str) -> None:
        """Go on to read what was found."""
        self.browser.setFocus()

    def on_scanned(self, text: str) -> None:
        """Leave a scan alone: the manual is no place to pay."""

    def focus_home(self) -> None:
        """Put the focus on the page, so that it scrolls by keys."""
        self.browser.setFocus()

    def display(self, screen: HelpScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self._notice.display(screen.notice, status=Status.INFO)
        names = [page.name for page in screen.pages]
        if screen.pages != before.pages:
            # What the list says while it is being filled is not what a person chose.
            self.table.blockSignals(True)
            self.table.display(
                tuple(
                    TableRow(key=page.name, cells=(Cell(words=page.title),), spoken=page.title)
                    for page in screen.pages
                )
            )
            self.table.blockSignals(False)
        if screen.page is not None and screen.page.name in names:
            at = names.index(screen.page.name)
            if self.table.current_key() != screen.page.name:
                self.table.blockSignals(True)
                self.table.set_current(at)
                self.table.blockSignals(False)
        if screen.page != before.page:
            self._draw()
        if screen.page != before.page or screen.place != before.place:
            self._go_to(screen.place)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        side = card(
            "plain",
            column(
                theme,
                box(row(theme, self.search_edit, margins=(12, 12, 12, 10))),
                self.table,
                gap=0,
            ),
        )
        keep_width(theme, side, _LIST_PX)
        head = row(theme, self._title_label, margins=(24, 16, 24, 12))
        page = card(
            "plain",
            column(
                theme,
                head,
                rule(),
                row(theme, self._notice, margins=(12, 0, 12, 0)),
                row(theme, self.browser, margins=(16, 8, 4, 8)),
                gap=0,
            ),
        )
        whole = row(theme, side, page, gap=12, margins=(14, 10, 14, 10))
        whole.setStretch(1, 1)
        return whole

    def _draw(self) -> None:
        page: ManualPage | None = self._screen.page
        self._title_label.setText(page.title if page is not None else "")
        document = self.browser.document()
        document.setMarkdown(page.text if page is not None else "")
        dress(document, self._theme)

    def _go_to(self, place: str) -> None:
        self.browser.verticalScrollBar().setValue(0)
        if not place:
            return
        block = self.browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == place:
                layout = self.browser.document().documentLayout()
                top = layout.blockBoundingRect(block).top()
                self.browser.verticalScrollBar().setValue(round(top))
                return
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        # The manual is read where there may be no network: only its own pages are followed.
        if not url.scheme():
            self.link_followed.emit(f"{url.path()}#{url.fragment()}")
