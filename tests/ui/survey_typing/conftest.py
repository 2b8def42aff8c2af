"""The page of typing over a real store and the real services."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.ui.background import Background, Inline
from counter_app.ui.theme.style import Theme
from homes import home_of
from survey_typist import Typist, typist_at
from typed_surveys import VOLUNTEER

Seat = Callable[..., Typist]


@pytest.fixture
def home(sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path) -> Home:
    return home_of(sqlite_desk, sqlite_engine, tmp_path)


@pytest.fixture
def seat(theme: Theme, inline: Inline, home: Home) -> Iterator[Seat]:
    """Seat somebody at a window of their own; by default a volunteer, everything inline."""
    with ExitStack() as held:

        def make(actor: Actor = VOLUNTEER, *, store: Background = inline) -> Typist:
            return held.enter_context(typist_at(theme, home, actor, store))

        yield make
