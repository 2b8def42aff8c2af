"""The ring shows where the keyboard is, and gets in nobody's way."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.focus_ring import FocusRing
from counter_app.ui.theme.style import Theme


class Desk(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QPushButton("收款")
        layout = QVBoxLayout(self)
        layout.addWidget(self.first)
        layout.addWidget(self.second)
        self.ring = FocusRing(theme, self)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    made = Desk(theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.first.setFocus()
    qtbot.waitUntil(made.first.hasFocus)
    return made


def around(widget: QWidget, desk: Desk) -> bool:
    inner = QRect(widget.mapTo(desk, QPoint(0, 0)), widget.size())
    return desk.ring.geometry().contains(inner, proper=True)


def test_the_ring_follows_the_focus(desk: Desk) -> None:
    assert desk.ring.isVisible()
    assert around(desk.first, desk)
    QTest.keyClick(desk.first, Qt.Key.Key_Tab)
    assert desk.second.hasFocus()
    assert around(desk.second, desk)


def test_the_ring_moves_with_its_widget(desk: Desk, qtbot: QtBot) -> None:
    before = desk.ring.geometry()
    desk.resize(desk.width() + 200, desk.height() + 50)
    qtbot.waitUntil(lambda: desk.ring.geometry() != before)
    assert around(desk.first, desk)


def test_the_ring_goes_with_the_widget_that_is_hidden(desk: Desk, qtbot: QtBot) -> None:
    desk.second.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    desk.first.hide()
    qtbot.waitUntil(lambda: not desk.ring.isVisible())


def test_a_click_goes_through_the_ring(desk: Desk, qtbot: QtBot) -> None:
    desk.second.setFocus()
    assert desk.childAt(desk.second.geometry().center()) is desk.second


def test_what_has_scrolled_out_of_sight_has_no_ring(theme: Theme, qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    area, inner = QScrollArea(), QWidget()
    column = QVBoxLayout(inner)
    fields = [QLineEdit() for _ in range(60)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(inner)
    QVBoxLayout(root).addWidget(area)
    ring = FocusRing(theme, root)
    root.resize(300, 200)
    with qtbot.waitExposed(root):
        root.show()
    root.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(ring.isVisible)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    ring.place()
    assert not ring.isVisible()
