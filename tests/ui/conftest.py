"""Fixtures for the screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from counter_app.ui.background import Endless, Inline
from counter_app.ui.icons import Icons
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True)
def _close_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    # What is left over may crash the interpreter at its end, long after the test that did it.
    yield
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    for window in app.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Icons(RESOURCES / "icons"), Appearance(choice=ThemeChoice.LIGHT))
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def inline(qapp: QApplication) -> Inline:
    return Inline()


@pytest.fixture
def endless(qapp: QApplication) -> Endless:
    return Endless()
