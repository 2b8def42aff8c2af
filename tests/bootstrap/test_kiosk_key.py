"""The key of the kiosk in the real window: from every page of a clerk, for no volunteer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.folders import manual_folder
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.workspace import Workspace
from counter_app.domain.staff import Role
from counter_app.ui.background import OneAtATime
from counter_app.ui.kiosk.view import KioskView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.shortcuts_card import ShortcutsCard
from factories import make_actor
from real_home import new_home
from screen_checks import visible_words


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path / "home")
    yield made
    made.close()


class Opened:
    """A window in which somebody works, with a second screen beside it."""

    def __init__(self, theme: Theme, home: Home, role: Role, qtbot: QtBot) -> None:
        self.store = OneAtATime("store")
        self.workspace = Workspace(
            theme, home, make_actor(role), store=self.store, manual=manual_folder()
        )
        self.window = self.workspace.window
        self.window.resize(1366, 768)
        self.window.show()
        self.workspace.start()
        qtbot.waitUntil(lambda: self.workspace.has_begun, timeout=20_000)
        self.second = self.workspace._customer_view
        self.second.resize(1280, 800)
        self.second.show()
        # Without a window manager whatever is shown last has the keyboard.
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press_key(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    def kiosk_on_second(self) -> bool:
        return any(each.isVisible() for each in self.second.findChildren(KioskView))

    def card(self) -> str:
        self.window.press(Action.HELP)
        words = visible_words(self.window.findChildren(ShortcutsCard)[0])
        self.window.press(Action.BACK)
        return words

    def close(self) -> None:
        self.workspace.close()
        assert self.store.close()
        self.window.close()


Open = Callable[[Role], Opened]


@pytest.fixture
def open_window(theme: Theme, home: Home, qtbot: QtBot) -> Iterator[Open]:
    opened = list[Opened]()

    def make(role: Role) -> Opened:
        opened.append(Opened(theme, home, role, qtbot))
        return opened[0]

    yield make
    for each in opened:
        each.close()


def call_up_from(opened: Opened, names: list[str], qtbot: QtBot) -> None:
    for name in names:
        opened.window.go_to(name)
        opened.press_key()
        qtbot.waitUntil(opened.kiosk_on_second, timeout=10_000)
        opened.press_key()
        qtbot.waitUntil(lambda: not opened.kiosk_on_second(), timeout=10_000)


def test_a_clerk_calls_it_up_where_there_is_a_second_screen(
    open_window: Open, qtbot: QtBot
) -> None:
    opened = open_window(Role.CLERK)
    call_up_from(opened, ["payment", "cases"], qtbot)
    assert "意見調查" in opened.card()
    opened.second.hide()
    opened.press_key()
    qtbot.waitUntil(
        lambda: "沒有接第二螢幕" in opened.window._notice.accessibleName(), timeout=10_000
    )


@pytest.mark.nightly
def test_a_clerk_calls_it_up_from_every_page(open_window: Open, qtbot: QtBot) -> None:
    opened = open_window(Role.CLERK)
    names = [entry.name for entry in opened.window._entries]
    assert len(names) > 10
    call_up_from(opened, names, qtbot)


def test_a_volunteer_has_no_such_key(open_window: Open, qtbot: QtBot) -> None:
    opened = open_window(Role.VOLUNTEER)
    for entry in opened.window._entries:
        opened.window.go_to(entry.name)
        opened.press_key()
        opened.window.press(Action.KIOSK)
        qtbot.wait(5)
        assert not opened.kiosk_on_second()
    assert "意見調查" not in opened.card()
