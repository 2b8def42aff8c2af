"""Whoever worked here before hears no more of what they asked of the store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.folders import manual_folder
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.workspace import Workspace
from counter_app.domain.staff import Actor, Role
from counter_app.store.errors import StoreUnreachable
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.ui.background import OneAtATime, UntilClosed
from counter_app.ui.pages import PagesPlace
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.theme.style import Theme
from factories import make_actor
from real_home import new_home
from typed_surveys import open_stack
from windows import settle


class Desk:
    """A desk at which one person after another works, and its way to the store."""

    def __init__(self, theme: Theme, home: Home, qtbot: QtBot) -> None:
        self._theme = theme
        self._qtbot = qtbot
        self._open_unit = home.desk.open_unit
        self.home = replace(home, desk=replace(home.desk, open_unit=self.open_unit))
        self.store = OneAtATime("store")
        self.is_away = False

    def open_unit(self) -> UnitOfWork:
        if self.is_away:
            raise StoreUnreachable
        return self._open_unit()

    def work_as(self, actor: Actor) -> Workspace:
        workspace = Workspace(
            self._theme, self.home, actor, store=self.store, manual=manual_folder()
        )
        workspace.window.resize(1366, 768)
        workspace.window.show()
        workspace.start()
        self._qtbot.waitUntil(lambda: workspace.has_begun, timeout=20_000)
        return workspace

    def take_sheet(self, workspace: Workspace) -> TypingView:
        """Open the one stack there is; the next key is the first answer of a sheet."""
        view = workspace.window.findChild(TypingView)
        assert view is not None
        table = view.batches_page.table
        self._qtbot.waitUntil(lambda: bool(table.current_key()), timeout=10_000)
        view.opened.emit(table.current_key())
        self._qtbot.waitUntil(view.sheet_page.isVisible, timeout=10_000)
        return view

    def catch_up(self) -> None:
        """Wait until the worker has done, and reported, what it was asked so far."""
        done = list[object]()
        self.store.run(lambda: None, on_done=done.append, on_error=done.append)
        self._qtbot.waitUntil(lambda: bool(done), timeout=10_000)

    def typed(self) -> dict[str, str]:
        with self._open_unit() as unit:
            (batch,) = unit.surveys.open_batches()
            (sheet,) = unit.surveys.in_hand(batch.number)
            answers = unit.surveys.answers(sheet.response_id)
        return {str(code): each.choices for code, each in answers.items()}


@pytest.fixture
def desk(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(theme, new_home(tmp_path / "home"), qtbot)
    yield made
    assert made.store.close()
    made.home.close()


def test_what_was_typed_last_is_stored_after_the_next_person_has_begun(desk: Desk) -> None:
    volunteer = make_actor(Role.VOLUNTEER)
    open_stack(desk.home.desk, volunteer)
    before = desk.work_as(volunteer)
    view = desk.take_sheet(before)
    is_free = Event()
    desk.store.run(is_free.wait, on_done=lambda _free: None, on_error=lambda _error: None)
    for sign in "12":
        view.pressed.emit(sign)

    before.close()
    after = desk.work_as(make_actor(Role.VOLUNTEER, login="volunteer2"))
    before.window.deleteLater()
    settle()
    is_free.set()
    # A report to a page that is gone would end this test as an exception in the event loop.
    desk.catch_up()

    after.close()
    after.window.close()
    assert desk.typed() == {"time": "1", "process": "2"}


def test_what_could_not_be_stored_before_is_stored_at_the_end_from_whatever_page(
    desk: Desk,
) -> None:
    clerk = make_actor()
    open_stack(desk.home.desk, clerk)
    workspace = desk.work_as(clerk)
    workspace.window.go_to("surveys")
    view = desk.take_sheet(workspace)
    desk.is_away = True
    for sign in "12":
        view.pressed.emit(sign)
    place = workspace.window.screen_in_front
    assert isinstance(place, PagesPlace)
    place.show_page("survey_results")
    desk.catch_up()
    desk.is_away = False

    workspace.close()
    workspace.window.close()
    desk.catch_up()

    assert desk.typed() == {"time": "1", "process": "2"}


def test_jobs_that_were_taken_are_done_and_nobody_hears_of_them(qtbot: QtBot) -> None:
    store = OneAtATime("store")
    asking, heard, done = UntilClosed(store), list[object](), list[str]()
    asking.run(lambda: done.append("first"), on_done=heard.append, on_error=heard.append)
    qtbot.waitUntil(lambda: heard == [None])

    asking.run(lambda: done.append("second"), on_done=heard.append, on_error=heard.append)
    asking.run_long(
        lambda progress: progress.report(1, 1),
        on_done=heard.append,
        on_error=heard.append,
        on_progress=lambda *_how_far: heard.append("far"),
    )
    asking.close()
    asking.run(lambda: done.append("too late"), on_done=heard.append, on_error=heard.append)
    last = list[object]()
    store.run(lambda: None, on_done=last.append, on_error=last.append)
    qtbot.waitUntil(lambda: bool(last))

    assert (done, heard) == (["first", "second"], [None])
    assert store.close()
