"""Two pages in one place of the rail: a notice for one case, and batches."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QStackedLayout

from counter_app.ui.notice_batches.view import BatchesView
from counter_app.ui.notices.view import NoticesView
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.segments import Segment, Segments

ONE: Final = "one"
BATCH: Final = "batch"


class NoticesPlace(Screen):
    """Shows one of the two and passes on to it what the window asks."""

    def __init__(self, theme: Theme, notices: NoticesView, batches: BatchesView) -> None:
        super().__init__()
        self.notices = notices
        self.batches = batches
        self._stack = QStackedLayout()
        for page in (notices, batches):
            self._stack.addWidget(page)
            page.title_changed.connect(self.title_changed)
        self.setLayout(self._stack)
        self.tabs = {ONE: self._make_tabs(theme, ONE), BATCH: self._make_tabs(theme, BATCH)}
        notices.set_tabs(self.tabs[ONE])
        batches.set_tabs(self.tabs[BATCH])

    @property
    def front(self) -> Screen:
        """The page that is in front."""
        return self.batches if self._stack.currentIndex() else self.notices

    def show_page(self, name: str) -> None:
        """Bring one of the pages to the front."""
        before = self.front
        self._stack.setCurrentWidget(self.batches if name == BATCH else self.notices)
        if self.front is not before:
            before.on_hidden()
            self.front.on_shown()
        self.title_changed.emit(self.title())
        self.front.focus_home()

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.front.title()

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do on the page in front; Ctrl+F goes to the other page."""
        is_one = self.front is self.notices
        other = ScreenAction(
            run=lambda: self.show_page(BATCH if is_one else ONE),
            words=self.tr("批次列印") if is_one else self.tr("單件通知書"),
        )
        return {Action.FILTER: other, **self.front.actions_by_key()}

    def on_scanned(self, text: str) -> None:
        """Take a scan: it names one case, whatever page is in front."""
        self._to_one()
        self.notices.on_scanned(text)

    def on_search_edited(self, text: str) -> None:
        """Look for a case, whatever page is in front."""
        if text:
            self._to_one(keeps_focus=True)
        self.notices.on_search_edited(text)

    def on_search_entered(self, text: str) -> None:
        """Open a case, whatever page is in front."""
        self._to_one(keeps_focus=True)
        self.notices.on_search_entered(text)

    def on_shown(self) -> None:
        """Tell the page in front."""
        self.front.on_shown()

    def on_hidden(self) -> None:
        """Tell the page in front."""
        self.front.on_hidden()

    def focus_home(self) -> None:
        """Put the focus where work begins on the page in front."""
        self.front.focus_home()

    def _to_one(self, *, keeps_focus: bool = False) -> None:
        if self.front is self.notices:
            return
        if keeps_focus:
            self._stack.setCurrentWidget(self.notices)
            self.batches.on_hidden()
            self.title_changed.emit(self.title())
        else:
            self.show_page(ONE)

    def _make_tabs(self, theme: Theme, name: str) -> Segments:
        tabs = Segments(
            theme,
            (
                Segment(name=ONE, words=self.tr("單件通知書"), icon="document"),
                Segment(name=BATCH, words=self.tr("批次列印"), icon="printer"),
            ),
            takes_focus=True,
        )
        tabs.display(name)
        tabs.chosen.connect(self._choose)
        return tabs

    def _choose(self, name: str) -> None:
        self.show_page(name)
        # A press checks the button of the page that is left, too: each page marks its own.
        for own, tabs in self.tabs.items():
            tabs.display(own)
