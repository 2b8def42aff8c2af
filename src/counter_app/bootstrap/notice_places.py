"""The pages of notices: one by one, in batches, and the one field of a volunteer."""

from PySide6.QtCore import QObject

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.notice_screens import notices_screen, print_notice_screen
from counter_app.domain.cases import CaseId
from counter_app.domain.staff import Actor
from counter_app.ui.background import Background, OneAtATime
from counter_app.ui.notice_batches.presenter import BatchesPresenter
from counter_app.ui.notices.place import ONE, NoticesPlace
from counter_app.ui.notices.presenter import NoticesPresenter
from counter_app.ui.screen import Screen
from counter_app.ui.theme.style import Theme


class NoticePlaces(QObject):
    """Builds the pages, and opens a case in them."""

    def __init__(
        self,
        theme: Theme,
        home: Home,
        actor: Actor,
        *,
        store: Background,
        search: Background,
        rendering: Background,
        parent: QObject,
    ) -> None:
        """Keep what the pages are built from.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who works here.
            store: Where the store is asked.
            search: Where the search asks it.
            rendering: Where pages are drawn.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._theme = theme
        self._home = home
        self._actor = actor
        self._store = store
        self._search = search
        self._rendering = rendering
        # Of its own: a batch takes minutes, and nobody else shall wait for it.
        self._working = OneAtATime("batches")
        self._place: NoticesPlace | None = None
        self._notices: NoticesPresenter | None = None
        self._batches: BatchesPresenter | None = None

    def build_notices(self) -> Screen:
        """Return the place of notices and batches."""
        screens = notices_screen(
            self._theme,
            self._home,
            self._actor,
            store=self._store,
            search=self._search,
            rendering=self._rendering,
            working=self._working,
        )
        self._place, self._notices, self._batches = screens
        return self._place

    def build_print_notice(self) -> Screen:
        """Return the page of a volunteer."""
        view, _presenter = print_notice_screen(
            self._theme, self._home, self._actor, rendering=self._rendering
        )
        return view

    def open_case(self, case_id: CaseId) -> None:
        """Show the notice of a case, as it would be issued now."""
        if self._place is not None and self._notices is not None:
            self._place.show_page(ONE)
            self._notices.open_case(case_id)

    def close(self) -> None:
        """Let a batch stop where it is, and its worker end."""
        if self._batches is not None:
            self._batches.end()
        self._working.close()
