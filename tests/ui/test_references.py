"""Calls into Qt that return nothing must not use up references to None.

PySide6 6.12.0 loses one with every such call on Python 3.11, and the program dies after some
five thousand.  From Python 3.12 on None lives for ever and the count says nothing.
"""

import sys

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

CALLS = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
def test_twenty_thousand_calls_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
    label, button = QLabel(), QPushButton()
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    label.setText("")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("收款")
        button.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 100
