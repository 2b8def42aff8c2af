"""Several pages in one place of the rail."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedLayout

from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import FAVOURITES, Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, row
from counter_app.ui.widgets.segments import Segment, Segments


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a place.

    Attributes:
        finds: It takes what is scanned or searched, whatever page is in front.
    """

    name: str
    words: str
    icon: str
    screen: Screen
    finds: bool = False


class StackedPages(Screen):
    """Shows one page and passes on to it what the window asks."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        """Put the pages behind one another; the first is in front.

        Args:
            pages: At least one.
        """
        super().__init__()
        self._pages = {page.name: page for page in pages}
        self._front = pages[0]
        self._stack = QStackedLayout()
        for page in pages:
            self._stack.addWidget(page.screen)
            page.screen.title_changed.connect(self._tell_title)

    @property
    def front(self) -> Screen:
        """The page that is in front."""
        return self._front.screen

    def show_page(self, name: str, *, keeps_focus: bool = False) -> None:
        """Bring a page to the front."""
        before, self._front = self._front, self._pages[name]
        self._stack.setCurrentWidget(self.front)
        if self._front is not before:
            before.screen.on_hidden()
            self.front.on_shown()
        self.title_changed.emit(self.title())
        if not keeps_focus:
            self.front.focus_home()

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.front.title()

    def help_name(self) -> str:
        """Return the name of the page in front: each has its own page of the manual."""
        return self._front.name

    def uses_search(self) -> bool:
        """Tell whether any page takes what is searched."""
        return any(page.finds for page in self._pages.values()) or self.front.uses_search()

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do on the page in front."""
        return self.front.actions_by_key()

    def on_scanned(self, text: str) -> None:
        """Take a scan: to the page that finds, if there is one."""
        self._to_finding()
        self.front.on_scanned(text)

    def on_search_edited(self, text: str) -> None:
        """Look for something on the page that finds."""
        if text:
            self._to_finding(keeps_focus=True)
        self.front.on_search_edited(text)

    def on_search_entered(self, text: str) -> None:
        """Open something on the page that finds."""
        self._to_finding(keeps_focus=True)
        self.front.on_search_entered(text)

    def on_digits(self, digits: str) -> bool:
        """Pass digits on to the page in front."""
        return self.front.on_digits(digits)

    def on_sign(self, sign: str) -> bool:
        """Pass a sign on to the page in front."""
        return self.front.on_sign(sign)

    def on_shown(self) -> None:
        """Tell the page in front."""
        self.front.on_shown()

    def on_hidden(self) -> None:
        """Tell the page in front."""
        self.front.on_hidden()

    def focus_home(self) -> None:
        """Put the focus where work begins on the page in front."""
        self.front.focus_home()

    def _to_finding(self, *, keeps_focus: bool = False) -> None:
        # A page that finds keeps what is scanned on it; from any other the first one takes it.
        finding = next((page for page in self._pages.values() if page.finds), None)
        if finding is not None and not self._front.finds:
            self.show_page(finding.name, keeps_focus=keeps_focus)

    def _tell_title(self, _words: str) -> None:
        self.title_changed.emit(self.title())


class PagesPlace(StackedPages):
    """Pages with a bar above them; Alt+1, Alt+2, … turn to a page."""

    def __init__(self, theme: Theme, pages: tuple[Page, ...]) -> None:
        """Lay the pages out; the first is in front.

        Args:
            theme: Of the bar.
            pages: At least one, at most eight.
        """
        super().__init__(pages)
        self.bar = Segments(
            theme,
            tuple(
                Segment(name=page.name, words=page.words, icon=page.icon, key=f"Alt+{at}")
                for at, page in enumerate(pages, start=1)
            ),
            takes_focus=True,
        )
        self.bar.display(self._front.name)
        self.bar.chosen.connect(self.show_page)
        self.bar.setVisible(len(pages) > 1)
        bar_row = row(theme, margins=(16, 8, 16, 0))
        bar_row.addWidget(self.bar)
        bar_row.addStretch(1)
        layout = column(theme, gap=0, margins=(0, 0, 0, 0))
        layout.addLayout(bar_row)
        layout.addLayout(self._stack, 1)
        self.setLayout(layout)

    def show_page(self, name: str, *, keeps_focus: bool = False) -> None:
        """Bring a page to the front, and mark it in the bar."""
        self.bar.display(name)
        super().show_page(name, keeps_focus=keeps_focus)

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do on the page in front, and the keys of the pages."""
        turning = {
            key: ScreenAction(
                run=lambda name=name: self.show_page(name),  # type: ignore[misc]
                words=page.words,
            )
            for key, (name, page) in zip(FAVOURITES, self._pages.items(), strict=False)
        }
        return {**turning, **super().actions_by_key()}
