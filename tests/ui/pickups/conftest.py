"""The page of agreed pickups over a real store and the real services, everything run inline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from booking_pages import BookingPage
from counter_app.services.desk import Desk
from counter_app.ui.background import Inline
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_desk
from stores import (
    Place,
    new_postgresql_place,
    new_sqlite_place,
    place,
    postgresql_template,
    sqlite_template,
)

__all__ = [
    "new_postgresql_place",
    "new_sqlite_place",
    "place",
    "postgresql_template",
    "sqlite_template",
]


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return make_desk(engine)


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, desk: Desk, tmp_path: Path
) -> BookingPage:
    return BookingPage(qtbot, theme, engine, desk, tmp_path, actor=make_actor(), background=inline)
