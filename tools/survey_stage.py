"""The pages of surveys in a demo home, and what visitors tap, for pictures of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.survey_places import (
    COMMENTS,
    FOLLOW_UP,
    QUESTIONNAIRES,
    RESULTS,
    SurveyPlaces,
)
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import SUPERVISOR, VOLUNTEER
from counter_app.domain.questionnaires import StoredQuestionnaire
from counter_app.services.staff import sign_in
from counter_app.services.surveys.kiosk import begin_kiosk
from counter_app.ui.background import Inline, OneAtATime
from counter_app.ui.kiosk.presenter import KioskPorts, KioskPresenter
from counter_app.ui.kiosk.view import KioskView
from counter_app.ui.pages import PagesPlace
from counter_app.ui.shortcuts import Action
from stage import NOW, HomeStage, theme_of

if TYPE_CHECKING:
    from screenshots import Shot

_SECOND_CHOICE: Final = 2


class SurveyStage(HomeStage):
    """A demo home, and the window of one person with the pages of surveys.

    Attributes:
        customer: What visitors tap; None in a picture of the desk.
    """

    customer: KioskView | None = None

    def __init__(self, app: QApplication, folder: Path, shot: "Shot") -> None:
        """Open the home and show the place."""
        super().__init__()
        self.home = make_demo_home(folder / "home", clock=lambda: NOW)
        self._ends.callback(self.home.close)
        is_volunteer = shot.name.startswith("survey-typing")
        account = VOLUNTEER if is_volunteer else SUPERVISOR
        actor = sign_in(self.home.desk, login=account.login, password=account.password)
        theme = theme_of(app, shot)
        store, papers = OneAtATime("store"), OneAtATime("rendering")
        for worker in (store, papers):
            self._ends.callback(worker.close)
        self._parent = QObject()
        places = SurveyPlaces(
            theme,
            self.home,
            actor,
            kiosk=None,
            store=store,
            papers=papers,
            parent=self._parent,
        )
        self._ends.callback(places.close)
        self.page = places.build_typing() if is_volunteer else places.build()
        words = "鍵入問卷" if is_volunteer else "滿意度"
        self.show_window(theme, shot, self.page, actor=actor, words=words, icon="edit")
        self.settle(1_500)
        if shot.customer:
            self._show_kiosk(partial(begin_kiosk, self.home.desk, actor), shot)

    def show_page(self, name: str) -> None:
        """Turn to a page of the place."""
        if isinstance(self.page, PagesPlace):
            self.page.show_page(name)
        self.settle(1_500)

    def type_keys(self, keys: str) -> None:
        """Type at the field or the column that has the focus."""
        target = self.page.focusWidget()
        for key in keys:
            if target is not None:
                QTest.keyClicks(target, key, Qt.KeyboardModifier.NoModifier, 60)
        self.settle()

    def _show_kiosk(self, begin: Callable[[], StoredQuestionnaire], shot: "Shot") -> None:
        theme = self.window._theme  # noqa: SLF001 - the theme of the picture
        self.customer = KioskView(theme)
        self.kiosk = KioskPresenter(
            self.customer,
            KioskPorts(
                begin=begin,
                keep=lambda _response: None,
                has_code=lambda: False,
                fits_code=lambda _code: False,
                new_id=self.home.desk.new_id,
                now_s=self.home.desk.steady_s,
                today=self.home.desk.today,
                background=Inline(),
            ),
            branch_words=self.home.desk.branch_name,
        )
        self.customer.resize(shot.width, shot.height)
        self.customer.show()
        self.kiosk.open(is_called_up=True)
        self.settle()


def play_typing(stage: SurveyStage) -> None:
    """Type a few answers of the first sheet, and one digit that is no choice."""
    stage.window.press(Action.ADD)
    stage.settle()
    stage.type_keys("24")
    stage.window.press(Action.PRIMARY)
    stage.settle(1_500)
    stage.type_keys("12.07")


def play_results(stage: SurveyStage) -> None:
    """Show what this month came to."""
    stage.show_page(RESULTS)


def play_comments(stage: SurveyStage) -> None:
    """Show what visitors wrote."""
    stage.show_page(COMMENTS)


def play_follow_up(stage: SurveyStage) -> None:
    """Show what is to be looked into."""
    stage.show_page(FOLLOW_UP)


def play_questionnaires(stage: SurveyStage) -> None:
    """Show the versions."""
    stage.show_page(QUESTIONNAIRES)


def play_kiosk(stage: SurveyStage) -> None:
    """Tap the second choice of the second question."""
    if stage.customer is not None:
        stage.customer.picked.emit(_SECOND_CHOICE)
        stage.customer.went_on.emit()
        stage.settle()
        stage.customer.picked.emit(_SECOND_CHOICE)


SURVEY_PLAYS: Final[dict[str, Callable[[SurveyStage], None]]] = {
    "survey-typing": play_typing,
    "survey-results": play_results,
    "survey-comments": play_comments,
    "survey-follow-up": play_follow_up,
    "questionnaires": play_questionnaires,
}
