"""The desk of pickups over a real store and the real services, everything run inline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.ui.background import Inline
from counter_app.ui.theme.style import Theme
from pickup_pages import PickupBranch
from stores import Place, new_sqlite_place, sqlite_template

__all__ = ["new_sqlite_place", "sqlite_template"]


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def branch(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, tmp_path: Path
) -> PickupBranch:
    return PickupBranch(qtbot, theme, inline, engine, tmp_path)
