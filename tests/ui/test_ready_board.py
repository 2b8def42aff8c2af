"""The second screen while nobody pays: numbers, and no place for a name."""

from dataclasses import fields, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_desk import ready_board
from counter_app.domain.money import Twd
from counter_app.domain.pickups import Pickup, PickupRequest, RequestChannel
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import make_ready, mark_arrived, request_pickup
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import Endless, Inline
from counter_app.ui.customer_display.board import (
    ARRIVED_MAX,
    READY_MAX,
    BoardScreen,
    CalledNumber,
    ReadyBoard,
)
from counter_app.ui.customer_display.view import (
    CustomerLine,
    CustomerScreen,
    CustomerStage,
    CustomerView,
    CustomerWindow,
)
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_desk
from homes import home_of
from pickup_pages import at
from windows import settle

CLERK = make_actor()
NAME = "王小明"


class Seen:
    """A second screen that somebody can see, or nobody."""

    is_shown = True


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return make_desk(engine, clock=StoppedClock(now=at(8)))


@pytest.fixture
def home(desk: Desk, engine: Engine, tmp_path: Path) -> Home:
    return home_of(desk, engine, tmp_path)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> CustomerView:
    made = CustomerView(theme)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.display(CustomerScreen(branch_words="宜蘭分署", desk_words="1 號櫃檯"))
    return made


def words_on(view: QWidget) -> list[str]:
    settle()
    found = [each.text() for each in view.findChildren(QLabel) if each.isVisible()]
    spoken = [each.accessibleName() for each in view.findChildren(QWidget) if each.isVisible()]
    return [words for words in found + spoken if words]


def book(desk: Desk, hour: int) -> Pickup:
    return request_pickup(
        desk,
        CLERK,
        PickupRequest(
            item_code="certificate",
            channel=RequestChannel.PHONE,
            caller_name=NAME,
            caller_phone="0912345678",
        ),
        desk_no=1,
        slot_at=at(hour),
    )


def test_who_is_here_is_called_and_what_is_ready_is_listed(
    view: CustomerView, home: Home, desk: Desk, inline: Inline, qtbot: QtBot
) -> None:
    called, ready, unready = book(desk, 9), book(desk, 10), book(desk, 11)
    for each in (called, ready):
        make_ready(desk, CLERK, each.number, shelf="A-1")
    mark_arrived(desk, CLERK, called.number)
    board = ready_board(
        view, cast("CustomerWindow", Seen()), home, CLERK, store=inline, parent=view
    )
    assert board is not None
    board.start()
    qtbot.waitUntil(lambda: called.number in words_on(view))
    words = words_on(view)
    assert "請至 1 號櫃檯" in words
    assert ready.number in words
    assert unready.number not in words
    assert not any(NAME in each or "王" in each for each in words)
    # What becomes ready is seen within two seconds.
    make_ready(desk, CLERK, unready.number, shelf="A-2")
    qtbot.waitUntil(lambda: unready.number in words_on(view), timeout=2_000)
    board.stop()


def test_whoever_pays_sees_the_payment_and_then_the_numbers_again(view: CustomerView) -> None:
    view.display_board(BoardScreen(ready=("P11400000001",)))
    assert "P11400000001" in words_on(view)
    paying = CustomerScreen(
        branch_words="",
        desk_words="",
        stage=CustomerStage.DUE,
        lines=(CustomerLine(words="罰鍰", masked="＊＊＊724", amount_twd=Twd(100)),),
        sum_twd=Twd(100),
    )
    view.display(paying)
    view.display_board(BoardScreen(ready=("P11400000002",)))
    assert "P11400000002" not in words_on(view)
    assert "罰鍰" in words_on(view)
    view.display(replace(paying, stage=CustomerStage.IDLE))
    assert "P11400000002" in words_on(view)
    view.display_board(BoardScreen())
    assert "歡迎洽公" in words_on(view)


def test_there_is_no_place_for_a_name_on_the_board() -> None:
    names = {each.name for kind in (BoardScreen, CalledNumber) for each in fields(kind)}
    assert names == {"called", "ready", "number", "desk_no"}


def test_more_numbers_than_fit_are_counted(view: CustomerView) -> None:
    view.display_board(
        BoardScreen(
            called=tuple(
                CalledNumber(number=f"P1140000{at:04d}", desk_no=1) for at in range(ARRIVED_MAX + 2)
            ),
            ready=tuple(f"P1141000{at:04d}" for at in range(READY_MAX + 3)),
        )
    )
    words = words_on(view)
    assert "另有 2 號" in words
    assert "另有 3 號" in words


def test_nobody_asks_where_nobody_looks_or_the_setting_says_so(
    view: CustomerView, home: Home, inline: Inline
) -> None:
    endless = Endless()
    board = ReadyBoard(BoardScreen, lambda: False, endless)
    board.start()
    board.stop()
    assert endless.waiting == 0
    window = cast("CustomerWindow", Seen())
    quiet = replace(home, settings=replace(home.settings, shows_ready_numbers=False))
    assert ready_board(view, window, quiet, CLERK, store=inline, parent=view) is None
    volunteer = make_actor(Role.VOLUNTEER)
    assert ready_board(view, window, home, volunteer, store=inline, parent=view) is None
    # The control: by default a clerk's desk shows them.
    assert ready_board(view, window, home, CLERK, store=inline, parent=view) is not None


def test_when_the_store_is_away_no_old_numbers_are_left(inline: Inline) -> None:
    answers: list[BoardScreen] = [BoardScreen(ready=("P11400000001",))]
    shown: list[BoardScreen] = []

    def read() -> BoardScreen:
        if answers:
            return answers.pop()
        raise StoreUnreachable

    board = ReadyBoard(read, lambda: True, inline)
    board.changed.connect(shown.append)
    board.start()
    settle()
    board.start()
    settle()
    board.stop()
    assert shown == [BoardScreen(ready=("P11400000001",)), BoardScreen()]
