"""Fixtures for tests that open windows; a ``conftest.py`` imports them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.folders import resources_folder
from counter_app.ui.icons import Icons
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice

TURNS = 10
POLL_MS = 10


def settle() -> None:
    """Let every answer arrive and be painted, however slow the machine is."""
    # An answer that asks the next question takes one turn of the event loop for each.
    for _ in range(TURNS):
        QCoreApplication.processEvents()


class PatientBot(QtBot):
    """Waits in turns of the event loop too: on a loaded machine 30 ms may be a single turn."""

    def wait(self, ms: int) -> None:
        # `waitUntil` looks every 10 ms: most answers are there sooner.
        super().wait(1 if ms == POLL_MS else ms)
        settle()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def close_windows(request: pytest.FixtureRequest) -> Iterator[None]:
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
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Icons(resources_folder() / "icons"), Appearance(choice=ThemeChoice.LIGHT))
