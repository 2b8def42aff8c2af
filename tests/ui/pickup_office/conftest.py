"""The work list over a real store and the real services."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_office import office_screen
from counter_app.domain.staff import Role
from counter_app.ui.background import Inline
from counter_app.ui.pickup_office.presenter import OfficePresenter
from counter_app.ui.pickup_office.view import OfficeView
from counter_app.ui.theme.style import Theme
from factories import make_actor
from office_pickups import (
    pickup_desk,
    pickup_home,
)
from windows import settle

__all__ = ["pickup_desk", "pickup_home"]

Start = Callable[..., tuple[OfficeView, OfficePresenter]]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, inline: Inline, pickup_home: Home) -> Start:
    def make(role: Role = Role.CLERK) -> tuple[OfficeView, OfficePresenter]:
        view, presenter = office_screen(
            theme, pickup_home, make_actor(role), store=inline, papers=inline
        )
        qtbot.addWidget(view)
        view.resize(1286, 610)
        view.show()
        view.activateWindow()
        view.on_shown()
        view.focus_home()
        settle()
        return view, presenter

    return make
