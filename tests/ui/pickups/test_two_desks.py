"""Two desks on one store: each sees the other's bookings by itself, and keeps its own work."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from booked_pickups import TOMORROW_AT_9, book
from booking_pages import BookingPage
from counter_app.services.pickups import cancel_pickup
from counter_app.store.errors import StoreUnreachable
from counter_app.ui.background import OneAtATime
from counter_app.ui.pickups.ports import Look, LookWish
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.status import Status
from factories import make_actor, make_desk
from stores import Place

Key = Qt.Key
SEEN_WITHIN_S = 2.0
ONE_OF_TWO = "已約 1，共 2 個名額"


Pages = tuple[BookingPage, BookingPage]


def open_pages(qtbot: QtBot, theme: Theme, place: Place, tmp_path: Path) -> Iterator[Pages]:
    """Two windows at two desks, each with an engine and workers of its own."""
    engines = place.open(), place.open()
    workers = [OneAtATime(f"worker-{number}") for number in range(4)]
    made = []
    for number, engine in enumerate(engines, start=1):
        folder = tmp_path / f"home-{number}"
        folder.mkdir()
        page = BookingPage(
            qtbot,
            theme,
            engine,
            make_desk(engine, desk_no=number),
            folder,
            actor=make_actor(desk_no=number, login=f"clerk{number}"),
            background=workers[2 * number - 2],
            looking=workers[2 * number - 1],
        )
        page.settle(lambda page=page: bool(page.offered) and bool(page.screen.grid.days))  # type: ignore[misc]
        made.append(page)
    first, second = made
    yield first, second
    for engine in engines:
        engine.dispose()


@pytest.fixture
def pages(qtbot: QtBot, theme: Theme, place: Place, tmp_path: Path) -> Iterator[Pages]:
    """Two desks on each database."""
    yield from open_pages(qtbot, theme, place, tmp_path)


@pytest.fixture
def near_pages(
    qtbot: QtBot, theme: Theme, new_sqlite_place: Place, tmp_path: Path
) -> Iterator[Pages]:
    """Two desks on one SQLite file, for what no database decides."""
    yield from open_pages(qtbot, theme, new_sqlite_place, tmp_path)


def test_a_booking_and_its_end_are_seen_at_the_other_desk_by_themselves(
    pages: Pages,
) -> None:
    first, second = pages
    assert second.screen.desk_no == 1  # desk 2 hands nothing over: the first that does is shown
    second.bring()
    pickup = book(first.desk)
    begun = time.monotonic()
    second.settle(lambda: ONE_OF_TWO in second.cell(TOMORROW_AT_9))
    assert time.monotonic() - begun < SEEN_WITHIN_S

    cancel_pickup(first.desk, first.actor, pickup.number)
    begun = time.monotonic()
    second.settle(lambda: ONE_OF_TWO not in second.cell(TOMORROW_AT_9))
    assert time.monotonic() - begun < SEEN_WITHIN_S


def test_who_types_is_not_disturbed(near_pages: Pages) -> None:
    first, second = near_pages
    second.bring()
    second.view.form.name_edit.setFocus()
    second.type("王小明")
    book(first.desk)
    second.settle(lambda: ONE_OF_TWO in second.cell(TOMORROW_AT_9))
    assert second.view.form.name_edit.hasFocus()
    assert second.view.form.name_edit.text() == "王小明"


def test_both_want_the_last_place_and_one_is_told(
    pages: Pages,
) -> None:
    first, second = pages
    book(first.desk)
    for page, phone in ((first, "0911"), (second, "0922")):
        page.bring()
        page.settle(lambda page=page: ONE_OF_TWO in page.cell(TOMORROW_AT_9))  # type: ignore[misc]
        page.fill(phone=phone)
        page.go_to_slot(TOMORROW_AT_9)
    # The second one has not looked since the first one booked: its week still offers the place.
    second.presenter._looking.stop()
    first.bring()
    first.view.week.setFocus()
    first.press(Key.Key_Return)
    first.settle(lambda: bool(first.card))
    second.bring()
    second.view.week.setFocus()
    second.press(Key.Key_Return)
    second.settle(lambda: "已經額滿" in second.band)
    assert second.card == ""
    assert len(first.booked_in(TOMORROW_AT_9)) == 2


def test_without_looking_nothing_is_seen(near_pages: Pages) -> None:
    """Control of the first test: it is the page that looks, not the store that tells."""
    first, second = near_pages
    second.presenter._looking.stop()
    second.settle()
    book(first.desk)
    second.qtbot.wait(1_300)
    assert ONE_OF_TWO not in second.cell(TOMORROW_AT_9)


class Failing:
    """Looks at the store as long as it is let."""

    def __init__(self) -> None:
        self.look: object = None
        self.is_broken = False
        self.asked = 0

    def __call__(self, wish: LookWish) -> Look:
        self.asked += 1
        if self.is_broken:
            raise StoreUnreachable
        return self.look(wish)  # type: ignore[operator,no-any-return]


def test_a_store_that_does_not_answer_is_said_and_forgotten_when_it_does(
    near_pages: Pages,
) -> None:
    page, _ = near_pages
    failing = Failing()
    failing.look = page.presenter._looking._look
    page.presenter._looking._look = failing
    failing.is_broken = True
    page.settle(lambda: bool(page.band))
    assert page.screen.band_status is Status.WARN
    failing.is_broken = False
    page.settle(lambda: not page.band)


def test_a_page_behind_another_does_not_ask(near_pages: Pages) -> None:
    page, _ = near_pages
    failing = Failing()
    failing.look = page.presenter._looking._look
    page.presenter._looking._look = failing
    page.view.hide()
    page.qtbot.wait(1_200)
    assert failing.asked == 0
    page.view.show()
    page.settle(lambda: failing.asked > 0)
