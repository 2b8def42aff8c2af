"""The pages of money that arrived elsewhere, one in front of the others."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from counter_app.ui.collections.findings_page import FindingsPage
from counter_app.ui.collections.importing_page import ImportingPage
from counter_app.ui.collections.proofs_page import ProofsPage
from counter_app.ui.collections.screen import Tab
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, row
from counter_app.ui.widgets.segments import Segment, Segments


class CollectionsView(Screen):
    """Up to three pages, named above them.

    Signals:
        tab_chosen(str): A `Tab` value.
        scanned(str): Something was scanned, or entered into the search field.
        shown(): One of the pages is in front now.
    """

    tab_chosen = Signal(str)
    scanned = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme, tabs: tuple[Tab, ...]) -> None:
        """Lay the pages out.

        Args:
            theme: Of every widget.
            tabs: Those that the role includes; the first one is in front.
        """
        super().__init__()
        self._tab = tabs[0]
        self.importing = ImportingPage(theme)
        self.findings = FindingsPage(theme)
        self.proofs = ProofsPage(theme)
        names = {
            Tab.IMPORT: (self.tr("匯入代收檔"), "import"),
            Tab.FINDINGS: (self.tr("待處理"), "flag"),
            Tab.PROOFS: (self.tr("繳款證明"), "document"),
        }
        self.segments = Segments(
            theme,
            tuple(Segment(name=tab.value, words=names[tab][0], icon=names[tab][1]) for tab in tabs),
            takes_focus=True,
        )
        self._stack = QStackedLayout()
        for page in self._pages().values():
            self._stack.addWidget(page)
        layout = column(
            theme,
            row(theme, self.segments, None),
            box(self._stack),
            gap=10,
            margins=(14, 10, 14, 12),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.segments.chosen.connect(self.tab_chosen)
        self.show_tab(self._tab)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("代收入帳")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do on the page in front."""
        return {
            Tab.IMPORT: self.importing.keys_here,
            Tab.FINDINGS: self.findings.keys_here,
            Tab.PROOFS: self.proofs.keys_here,
        }[self._tab]()

    def on_scanned(self, text: str) -> None:
        """Hand on what was scanned."""
        self.scanned.emit(text)

    def on_shown(self) -> None:
        """Tell that the pages are in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus where work begins."""
        {
            Tab.IMPORT: self.importing.focus_home,
            Tab.FINDINGS: self.findings.focus_home,
            Tab.PROOFS: self.proofs.focus_home,
        }[self._tab]()

    def show_tab(self, tab: Tab) -> None:
        """Bring a page to the front."""
        changes = tab is not self._tab
        self._tab = tab
        self.segments.display(tab.value)
        front = self._pages()[tab]
        # A stack is as large as the largest of its pages, seen or not.
        for page in self._pages().values():
            policy = QSizePolicy.Policy.Preferred if page is front else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(front)
        if changes and self.isVisible():
            self.focus_home()

    def count(self, tab: Tab, count: int) -> None:
        """Say on its tab how many wait there."""
        names = {Tab.FINDINGS: self.tr("待處理"), Tab.PROOFS: self.tr("繳款證明")}
        words = names[tab]
        self.segments.set_words(tab.value, f"{words} {count:,}" if count else words)

    def _pages(self) -> dict[Tab, QWidget]:
        return {
            Tab.IMPORT: self.importing,
            Tab.FINDINGS: self.findings,
            Tab.PROOFS: self.proofs,
        }
