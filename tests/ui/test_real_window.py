"""Keys as the window system sends them: first to the window, then to what has the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui.main_window import MainWindow
from counter_app.ui.scan_filter import ScanFilter
from counter_app.ui.screen import NavEntry, Screen
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import column

pytestmark = pytest.mark.xvfb


class Page(Screen):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.amount = AmountEdit("實收金額")
        self.setLayout(column(theme, self.amount))

    def on_scanned(self, text: str) -> None:
        self.scans.append(text)

    def focus_home(self) -> None:
        self.amount.setFocus()


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Iterator[Page]:
    window = MainWindow(theme, KeyMap(), title="單一窗口繳款")
    qtbot.addWidget(window)
    made = Page(theme)
    window.add_screen("payment", made)
    window.set_places((NavEntry(name="payment", words="收款", icon="register"),))
    listener = ScanFilter(parent=window)
    listener.scanned.connect(window.take_scan)
    listener.install()
    window.resize(1024, 700)
    with qtbot.waitExposed(window):
        window.show()
    # Without a window manager nobody else makes it active.
    window.activateWindow()
    window.go_to("payment")
    qtbot.waitUntil(made.amount.hasFocus)
    yield made
    listener.remove()


def press(page: Page, key: Qt.Key, *, delay_ms: int = 0) -> None:
    handle = page.window().windowHandle()
    QTest.keyClick(handle, key, Qt.KeyboardModifier.NoModifier, delay_ms)


def test_typing_and_scanning_through_the_window_system(page: Page, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_0):
        press(page, key, delay_ms=80)
    qtbot.waitUntil(lambda: page.amount.text() == "2,350")
    qtbot.wait(80)
    for sign in "1151120ABC":
        press(page, Qt.Key(ord(sign)))
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.scans) == 1)
    assert page.scans[0].upper() == "1151120ABC"
    assert page.amount.text() == "2,350"


def test_f3_and_esc_through_the_window_system(page: Page, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    press(page, Qt.Key.Key_F3)
    qtbot.waitUntil(window.search.hasFocus)
    assert QApplication.focusWidget() is window.search
    press(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.amount.hasFocus)
