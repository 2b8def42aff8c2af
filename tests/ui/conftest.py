"""Fixtures for the screens."""

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.ui.background import Endless, Inline
from windows import close_windows, qtbot, theme

__all__ = ["close_windows", "qtbot", "theme"]


@pytest.fixture
def inline(qapp: QApplication) -> Inline:
    return Inline()


@pytest.fixture
def endless(qapp: QApplication) -> Endless:
    return Endless()
