"""Two pages in one place of the rail: a notice for one case, and batches."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.ui.notice_batches.view import BatchesView
from counter_app.ui.notices.view import NoticesView
from counter_app.ui.pages import Page, StackedPages
from counter_app.ui.screen import ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.segments import Segment, Segments

ONE: Final = "notices"
BATCH: Final = "batches"

translate = QCoreApplication.translate


class NoticesPlace(StackedPages):
    """The pages carry the bar that turns to the other; Ctrl+F does, too."""

    def __init__(self, theme: Theme, notices: NoticesView, batches: BatchesView) -> None:
        super().__init__(
            (
                Page(
                    name=ONE,
                    words=translate("NoticesPlace", "單件通知書"),
                    icon="document",
                    screen=notices,
                    finds=True,
                ),
                Page(
                    name=BATCH,
                    words=translate("NoticesPlace", "批次列印"),
                    icon="printer",
                    screen=batches,
                ),
            )
        )
        self.notices = notices
        self.batches = batches
        self.setLayout(self._stack)
        self.tabs = {name: self._make_tabs(theme, name) for name in self._pages}
        notices.set_tabs(self.tabs[ONE])
        batches.set_tabs(self.tabs[BATCH])

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do on the page in front; Ctrl+F goes to the other page."""
        other = self._pages[BATCH if self._front.name == ONE else ONE]
        turning = ScreenAction(run=lambda: self.show_page(other.name), words=other.words)
        return {Action.FILTER: turning, **super().actions_by_key()}

    def _to_finding(self, *, keeps_focus: bool = False) -> None:
        if self._front.name == ONE or not keeps_focus:
            super()._to_finding(keeps_focus=keeps_focus)
            return
        # A case that was open is not looked at again: what is found now takes its place.
        before, self._front = self._front, self._pages[ONE]
        self._stack.setCurrentWidget(self.front)
        before.screen.on_hidden()
        self.title_changed.emit(self.title())

    def _make_tabs(self, theme: Theme, name: str) -> Segments:
        tabs = Segments(
            theme,
            tuple(
                Segment(name=page.name, words=page.words, icon=page.icon)
                for page in self._pages.values()
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
