import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


@pytest.mark.xvfb
def test_a_window_under_xvfb_becomes_active_and_takes_keys(qtbot: QtBot) -> None:
    assert QGuiApplication.platformName() == "xcb"
    field = QLineEdit()
    qtbot.addWidget(field)

    with qtbot.waitActive(field, timeout=10_000):
        field.show()
        field.activateWindow()  # there is no window manager to do it
    qtbot.keyClicks(field, "114")

    assert field.hasFocus()
    assert field.text() == "114"
