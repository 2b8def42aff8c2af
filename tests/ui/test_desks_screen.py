from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from close_desk import leave_unknown, pay_cash
from counter_app.domain.staff import Actor, Role
from counter_app.services.day_close import all_desks, begin_close
from counter_app.services.desk import Desk
from counter_app.ui.background import Endless, Inline
from counter_app.ui.desks.presenter import DesksPorts, DesksPresenter
from counter_app.ui.desks.view import DesksView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_desk, make_store, open_branch, open_shift
from screen_checks import unnamed_controls

SUPERVISOR = make_actor(Role.SUPERVISOR)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_store(tmp_path)
    yield made
    made.dispose()


@pytest.fixture
def desks(engine: Engine) -> list[Desk]:
    clock = StoppedClock()
    found = [make_desk(engine, desk_no=number, clock=clock) for number in (1, 2)]
    open_branch(found[0])
    for desk in found:
        open_shift(desk, clerk_at(desk))
    return found


def clerk_at(desk: Desk) -> Actor:
    number = desk.desk_no
    return make_actor(Role.CLERK, staff_id=50 + number, login=f"c{number}", desk_no=number)


@dataclass
class Page:
    view: DesksView
    presenter: DesksPresenter

    def rows(self) -> list[str]:
        model = self.view.table.model()
        return [
            " ".join(str(model.index(at, column).data()) for column in range(model.columnCount()))
            for at in range(model.rowCount())
        ]


def make_page(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    background: Inline | Endless,
    *,
    actor: Actor = SUPERVISOR,
) -> Page:
    view = DesksView(theme)
    qtbot.addWidget(view)
    ports = DesksPorts(actor=actor, clock=desk.clock, all_desks=partial(all_desks, desk, actor))
    presenter = DesksPresenter(view, background, ports)
    view.show()
    view.on_shown()
    qtbot.wait(30)
    return Page(view=view, presenter=presenter)


def test_every_desk_is_listed_with_what_it_took_and_what_is_open(
    qtbot: QtBot, theme: Theme, desks: list[Desk], inline: Inline
) -> None:
    pay_cash(desks[0], "one", clerk_at(desks[0]))
    leave_unknown(desks[1], "unknown", actor=clerk_at(desks[1]))
    begin_close(desks[1], clerk_at(desks[1]))
    page = make_page(qtbot, theme, desks[0], inline)
    first, second = page.rows()
    assert "5,006" in first
    assert "收費中" in first
    assert "1 件" in second
    assert "日結中" in second
    assert unnamed_controls(page.view) == []


def test_a_drawer_left_open_over_night_stands_out(
    qtbot: QtBot, theme: Theme, desks: list[Desk], inline: Inline
) -> None:
    clock = desks[0].clock
    assert isinstance(clock, StoppedClock)
    clock.now += timedelta(days=1)
    page = make_page(qtbot, theme, desks[0], inline)
    assert all("逾日未結" in row for row in page.rows())


def test_f12_closes_the_drawer_of_the_current_desk(
    qtbot: QtBot, theme: Theme, desks: list[Desk], inline: Inline
) -> None:
    page = make_page(qtbot, theme, desks[0], inline)
    page.view.table.set_current(1)
    with qtbot.waitSignal(page.presenter.close_wanted) as wanted:
        page.view.actions_by_key()[Action.PRIMARY].run()
    assert wanted.args == [2]


@pytest.mark.parametrize("role", [Role.CASHIER_OFFICE, Role.AUDITOR])
def test_who_only_looks_is_offered_no_close(
    qtbot: QtBot, theme: Theme, desks: list[Desk], inline: Inline, role: Role
) -> None:
    page = make_page(qtbot, theme, desks[0], inline, actor=make_actor(role))
    assert len(page.rows()) == 2
    assert Action.PRIMARY not in page.view.actions_by_key()
    assert not page.view.close_button.isVisible()


def test_the_books_are_asked_again_only_once_they_have_answered_and_while_somebody_looks(
    qtbot: QtBot, theme: Theme, desks: list[Desk], endless: Endless
) -> None:
    page = make_page(qtbot, theme, desks[0], endless)
    page.presenter.look()
    assert endless.waiting == 1
    endless.let_go()
    qtbot.wait(30)
    assert page.presenter._timer.isActive()
    page.view.on_hidden()
    assert not page.presenter._timer.isActive()


def test_the_current_desk_stays_current_when_the_list_is_read_anew(
    qtbot: QtBot, theme: Theme, desks: list[Desk], inline: Inline
) -> None:
    page = make_page(qtbot, theme, desks[0], inline)
    page.view.table.set_current(1)
    pay_cash(desks[0], "one", clerk_at(desks[0]))
    page.presenter.look()
    qtbot.wait(30)
    assert page.view.table.current_key() == "2"
    assert "2 號" in page.view.close_button.text()
