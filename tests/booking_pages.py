"""The page of agreed pickups, driven as a clerk drives it: by keys, over a real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_booking import pickup_ports
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.pickups import Pickup, PickupNumber
from counter_app.domain.staff import Act, Actor
from counter_app.services.desk import Desk
from counter_app.services.pickups import pickup_week, read_pickup
from counter_app.ui.background import Background, OneAtATime
from counter_app.ui.main_window import MainWindow
from counter_app.ui.pickups.presenter import PickupsPresenter
from counter_app.ui.pickups.screen import Page, PickupsScreen
from counter_app.ui.pickups.view import PickupsView
from counter_app.ui.pickups.weeks import monday_of
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.table import RowTable
from homes import home_of
from screen_checks import visible_words
from windows import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class BookingPage:
    """The page in a window that hears keys, and the store behind it.

    Attributes:
        pressed: How many keys were pressed; a Chinese character counts as one.
    """

    def __init__(  # noqa: PLR0913 - a page has as many surroundings
        self,
        qtbot: QtBot,
        theme: Theme,
        engine: Engine,
        desk: Desk,
        folder: Path,
        *,
        actor: Actor,
        background: Background,
        looking: Background | None = None,
        printer: ReceiptPrinter | None = None,
        **ports: Any,  # noqa: ANN401 - fields of PickupPorts
    ) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.actor = actor
        self.home: Home = home_of(desk, engine, folder)
        self.pressed = 0
        self.view = PickupsView(theme)
        self.ports = replace(
            pickup_ports(
                self.home,
                actor,
                printer=printer,
                store=background,
                looking=looking or background,
                printing=background,
            ),
            **ports,
        )
        self.presenter = PickupsPresenter(
            self.view,
            self.ports,
            may_book=actor.may(Act.BOOK_PICKUP),
            may_reveal=actor.may(Act.UNMASK),
        )
        self.window = MainWindow(theme, KeyMap(), title="")
        self.window.add_screen("pickups", self.view)
        self.window.resize(1366, 768)
        # A worker that reported to a page that is gone would report to nobody.
        qtbot.addWidget(self.window, before_close_func=lambda _window: self._end())
        self._workers = (background, looking)
        self.window.show()
        self.window.activateWindow()
        self.window.go_to("pickups")
        self.settle()

    def _end(self) -> None:
        for worker in self._workers:
            if isinstance(worker, OneAtATime):
                worker.close()

    def bring(self) -> None:
        """Bring the window to the front: only there keys are heard."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    # --- what a hand does -------------------------------------------------------------

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is, and let what it asked for arrive."""
        self.pressed += 1
        QTest.keyClick(
            QApplication.focusWidget() or self.window,
            key,
            modifier or Qt.KeyboardModifier.NoModifier,
        )
        self.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus; Chinese as an input method hands it over."""
        self.pressed += len(text)
        focused = QApplication.focusWidget()
        assert focused is not None
        if text.isascii():
            QTest.keyClicks(focused, text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QCoreApplication.sendEvent(focused, committed)
        self.settle()

    def settle(self, until: Callable[[], bool] | None = None) -> None:
        """Let every answer arrive and be painted."""
        settle()
        if until is not None:
            self.qtbot.waitUntil(until, timeout=5_000)

    def fill(self, name: str = "王小明", phone: str = "0912-345-678") -> None:
        """Type who calls."""
        self.view.form.name_edit.setFocus()
        self.type(name)
        self.press(Qt.Key.Key_Return)
        self.type(phone)

    def go_to_slot(self, begins_at: datetime) -> None:
        """Walk to a slot with the arrow keys, over as many weeks as it takes."""
        self.press(Qt.Key.Key_F, CONTROL)
        week, at = self.view.week, None
        for _ in range(60):
            cell = week.current_cell()
            at = None if cell is None else cell.begins_at
            if at == begins_at:
                return
            day = week.week_model.grid.days[week.currentIndex().column()].day
            if day != begins_at.date():
                self.press(Qt.Key.Key_Right if day < begins_at.date() else Qt.Key.Key_Left)
            elif at is not None:
                self.press(Qt.Key.Key_Down if at < begins_at else Qt.Key.Key_Up)
        raise AssertionError(f"{begins_at} was not reached from {at}")

    def look(self) -> None:
        """Let the page look now; by itself it does so every second."""
        self.presenter._look()
        self.settle()

    # --- what is seen -----------------------------------------------------------------

    @property
    def screen(self) -> PickupsScreen:
        return self.view._screen

    def is_on(self, page: Page) -> bool:
        """Tell whether a page is in front."""
        return self.screen.page is page

    @property
    def band(self) -> str:
        """The line above the week."""
        return self.view.band.accessibleName() if self.view.band.isVisible() else ""

    @property
    def card(self) -> str:
        """Number of the pickup that is looked at, or nothing."""
        return self.screen.card.number if self.screen.card is not None else ""

    @property
    def words(self) -> str:
        return visible_words(self.view)

    @property
    def offered(self) -> str:
        """What F12 would book."""
        return self.view.offer.book_button.text()

    def rows(self, table: RowTable) -> list[str]:
        """Return each line of a list as one sentence."""
        source = table.rows_model.source
        return [source.row(at).spoken for at in range(source.count())]

    def cell(self, begins_at: datetime) -> str:
        """Return what a screen reader says of a slot of the week that is shown."""
        cells = (cell for row in self.screen.grid.cells for cell in row)
        return next(
            cell.spoken for cell in cells if cell is not None and cell.begins_at == begins_at
        )

    # --- what is stored ---------------------------------------------------------------

    def pickup(self, number: str) -> Pickup:
        return read_pickup(self.desk, self.actor, PickupNumber(number)).pickup

    def booked_in(self, week_of: datetime) -> list[Pickup]:
        """Return what is agreed for a week of desk 1, whatever became of it."""
        monday = monday_of(week_of.date())
        week = pickup_week(self.desk, self.actor, desk_no=1, monday=monday)
        return [pickup for plan in week.days for pickup in plan.pickups]

    def acts(self, act: str) -> list[str]:
        """Return the subjects of an act in the journal."""
        with self.desk.open_unit() as unit:
            return [entry.subject for entry in unit.journal.entries(act=act)]
