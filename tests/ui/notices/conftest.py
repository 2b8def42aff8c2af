"""The pages of notices over a real store and the real services, everything run inline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.services.desk import Desk
from counter_app.ui.background import Inline
from counter_app.ui.theme.style import Theme
from factories import make_desk
from notice_desk import put_terms
from notice_pages import NoticeDesk
from stores import Place, new_sqlite_place, sqlite_template

__all__ = ["new_sqlite_place", "sqlite_template"]


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    desk = make_desk(engine)
    put_terms(desk)
    return desk


@pytest.fixture
def at_desk(
    qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, desk: Desk, tmp_path: Path
) -> NoticeDesk:
    return NoticeDesk(qtbot, theme, inline, engine, desk, tmp_path)
