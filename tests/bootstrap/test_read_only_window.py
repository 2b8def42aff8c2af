"""A window on a store that is older than an anchor: it can be looked at, and says so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from close_desk import CLERK, close_cash_shift, pay_cash
from counter_app.bootstrap.folders import manual_folder
from counter_app.bootstrap.homes import Home, open_home
from counter_app.bootstrap.workspace import Workspace
from counter_app.services.anchors import publish_anchors
from counter_app.ui.background import OneAtATime
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, open_shift
from real_home import new_home


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Home]:
    home = new_home(tmp_path / "home")
    open_shift(home.desk)
    pay_cash(home.desk, "p-1")
    home.close()
    kept = Path(shutil.copy(home.path / "store.db", tmp_path / "kept.db"))
    again = open_home(home.path, clock=StoppedClock())
    close_cash_shift(again.desk, CLERK, is_open=True)
    publish_anchors(again.desk)
    again.close()
    shutil.copy(kept, home.path / "store.db")
    opened = open_home(home.path, clock=StoppedClock())
    yield opened
    opened.close()


def test_the_window_says_why_it_only_looks(theme: Theme, older: Home, qtbot: QtBot) -> None:
    store = OneAtATime("store")
    workspace = Workspace(theme, older, CLERK, store=store, manual=manual_folder())
    workspace.window.resize(1366, 768)
    workspace.window.show()
    workspace.start()
    qtbot.waitUntil(lambda: workspace.has_begun, timeout=20_000)

    said = workspace.window._notice.accessibleName()
    assert "只能查詢" in said
    assert "補登" in said
    with older.desk.open_unit() as unit:
        assert len(unit.receipts.numbers(1)) == 1

    workspace.close()
    assert store.close()
    workspace.window.close()
