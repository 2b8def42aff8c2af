"""The page of agreed pickups over a real store and the real services, everything run inline."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from booking_pages import BookingPage
from counter_app.services.desk import Desk
from counter_app.ui.background import Inline
from counter_app.ui.theme.style import Theme
from factories import make_actor


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, desk: Desk, tmp_path: Path
) -> BookingPage:
    return BookingPage(qtbot, theme, engine, desk, tmp_path, actor=make_actor(), background=inline)
