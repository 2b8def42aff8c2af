"""The desk of pickups over a real store and the real services, everything run inline."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.ui.background import Inline
from counter_app.ui.theme.style import Theme
from pickup_pages import PickupBranch


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


@pytest.fixture
def branch(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, tmp_path: Path
) -> PickupBranch:
    return PickupBranch(qtbot, theme, inline, engine, tmp_path)
