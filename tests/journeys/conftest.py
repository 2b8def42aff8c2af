"""Whole ways through the window, on a real store, with machines at the end of a real wire."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.ui.icons import Icons
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from payment_desk import make_cases
from stores import Place, new_sqlite_place, sqlite_template

__all__ = ["new_sqlite_place", "sqlite_template"]

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
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def cases(engine: Engine) -> dict[str, CaseId]:
    return make_cases(engine)
