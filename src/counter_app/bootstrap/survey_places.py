"""Satisfaction surveys in the window: typed, counted, read, followed up, tapped and asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.kiosk import Kiosk, kiosk_page
from counter_app.bootstrap.survey_office import follow_up_screen, questionnaires_screen
from counter_app.bootstrap.survey_results import survey_comments_screen, survey_results_screen
from counter_app.bootstrap.survey_typing import survey_typing_screen
from counter_app.domain.scans import SurveyScan, recognise
from counter_app.domain.staff import Act, Actor
from counter_app.ui.background import Background, OneAtATime
from counter_app.ui.pages import Page, PagesPlace
from counter_app.ui.screen import Screen
from counter_app.ui.survey_typing.presenter import TypingPresenter
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.theme.style import Theme

TYPING = "survey_typing"
RESULTS = "survey_results"
COMMENTS = "survey_comments"
FOLLOW_UP = "survey_follow_up"
KIOSK = "kiosk"
QUESTIONNAIRES = "questionnaires"


class SurveyPlaces(QObject):
    """Builds the pages that a role includes.

    Signals:
        wanted(): The page of typing should come to the front.
    """

    wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        home: Home,
        actor: Actor,
        *,
        kiosk: Kiosk | None,
        store: Background,
        papers: Background,
        parent: QObject,
    ) -> None:
        """Keep what the pages are built from.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who works here.
            kiosk: The one of this desk; None for a role that shows none.
            store: Where the store is asked to change.
            papers: Where papers are drawn.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._theme = theme
        self._home = home
        self._actor = actor
        self._kiosk = kiosk
        self._store = store
        self._papers = papers
        # Of its own: counting years of responses shall not hold up who is typing.
        self._counting = OneAtATime("surveys")
        self._place: PagesPlace | None = None
        self._typing: tuple[TypingView, TypingPresenter] | None = None

    def build(self) -> Screen:
        """Return the place of whoever reads results, with the pages that the role includes."""
        theme, home, actor = self._theme, self._home, self._actor
        pages = []
        if actor.may(Act.TYPE_SURVEYS):
            page = self.build_typing()
            pages.append(Page(name=TYPING, words=self.tr("鍵入"), icon="edit", screen=page))
        results, _ = survey_results_screen(
            theme, home, actor, store=self._counting, papers=self._papers
        )
        pages.append(Page(name=RESULTS, words=self.tr("結果"), icon="chart", screen=results))
        comments, _ = survey_comments_screen(theme, home, actor, store=self._counting)
        pages.append(Page(name=COMMENTS, words=self.tr("意見"), icon="list", screen=comments))
        follow_up, _ = follow_up_screen(theme, home, actor, store=self._store)
        pages.append(Page(name=FOLLOW_UP, words=self.tr("追蹤"), icon="flag", screen=follow_up))
        if self._kiosk is not None:
            touched = kiosk_page(theme, self._kiosk, store=self._store)
            pages.append(Page(name=KIOSK, words=self.tr("觸控"), icon="tap-card", screen=touched))
        pages.append(
            Page(
                name=QUESTIONNAIRES,
                words=self.tr("問卷"),
                icon="document",
                screen=self.build_questionnaires(),
            )
        )
        self._place = PagesPlace(theme, tuple(pages))
        return self._place

    def build_typing(self) -> Screen:
        """Return the page of typing, alone or within the place."""
        self._typing = survey_typing_screen(self._theme, self._home, self._actor, store=self._store)
        return self._typing[0]

    def build_questionnaires(self) -> Screen:
        """Return the page of versions and forms, alone or within the place."""
        view, _ = questionnaires_screen(
            self._theme, self._home, self._actor, store=self._store, papers=self._papers
        )
        return view

    def opener(self) -> Callable[[str], bool] | None:
        """Return what opens a sheet that was scanned on another page; None without the page."""
        return self._open if self._typing is not None else None

    @property
    def unsent(self) -> int:
        """How much of what was typed is not in the store yet."""
        return self._typing[1].unsent if self._typing is not None else 0

    def close(self) -> None:
        """Let what was typed be stored, and the worker of the pages end."""
        if self._place is not None:
            self._place.on_hidden()
        if self._typing is not None:
            # Whatever page is in front: what the store could not take before goes now.
            self._typing[1].finish()
        self._counting.close()

    def _open(self, text: str) -> bool:
        scan = recognise(text)
        if self._typing is None or not isinstance(scan, SurveyScan):
            return False
        view, presenter = self._typing
        if view.isVisible():
            return False  # it hears its scans itself
        self.wanted.emit()
        if self._place is not None:
            self._place.show_page(TYPING)
        presenter.open_sheet(scan.number)
        return True
