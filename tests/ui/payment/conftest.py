"""A payment screen over the real services, everything run inline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.ui.theme.style import Theme
from payment_desk import PaymentDesk, make_cases, make_payment_desk
from stores import Place, new_sqlite_place, sqlite_template

__all__ = ["new_sqlite_place", "sqlite_template"]


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def cases(engine: Engine) -> dict[str, CaseId]:
    return make_cases(engine)


@pytest.fixture
def at_desk(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> PaymentDesk:
    return make_payment_desk(qtbot, theme, engine, tmp_path)
