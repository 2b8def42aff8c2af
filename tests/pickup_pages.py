"""The desk of pickups, driven as a clerk drives it: by keys, over a real store."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.pickup_desk import (
    PickupOpener,
    pickup_desk_ports,
    pickup_desk_screen,
)
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupNumber,
    PickupRequest,
    PickupState,
    RequestChannel,
)
from counter_app.domain.printing import PrintJob
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    make_ready,
    mark_arrived,
    prepare_pickup,
    read_pickup,
    request_pickup,
)
from counter_app.services.staff import sign_in
from counter_app.ui.background import Background, Inline
from counter_app.ui.main_window import MainWindow
from counter_app.ui.pickup_desk.ports import PickupDeskPorts
from counter_app.ui.pickup_desk.presenter import PickupDeskPresenter
from counter_app.ui.pickup_desk.screen import Mode
from counter_app.ui.pickup_desk.view import PickupDeskView
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from factories import NOON, StoppedClock, make_actor, make_desk, open_shift
from homes import PASSWORD, hire_with_password, home_of
from screen_checks import visible_words
from windows import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = "王小明"
AGENT_NAME = "李代書"
PLACE = "pickup_desk"
PEOPLE = (
    ("lin", Role.CLERK),
    ("boss", Role.SUPERVISOR),
    ("auditor", Role.AUDITOR),
)


def at(hour: int, minute: int = 0) -> datetime:
    """Return a time on the day of the tests."""
    return datetime.combine(NOON.date(), time(hour, minute), TAIPEI)


@dataclass
class DeskPage:
    """The page of one person, in a window that hears keys."""

    qtbot: QtBot
    desk: Desk
    actor: Actor
    window: MainWindow
    view: PickupDeskView
    presenter: PickupDeskPresenter
    copies: list[PrintJob] = field(default_factory=list)
    money: list[str] = field(default_factory=list)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=5_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(
            QApplication.focusWidget() or self.window,
            key,
            modifier or Qt.KeyboardModifier.NoModifier,
        )
        settle()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        if text.isascii():
            QTest.keyClicks(focused, text)
        else:
            # As an input method does it.
            focused.insert(text)

    def search(self, text: str) -> None:
        """Press F3, type, press Enter."""
        self.press(Qt.Key.Key_F3)
        self.window.search.setText(text)
        self.press(Qt.Key.Key_Return)

    def scan(self, text: str) -> None:
        """Let a scanner read a paper."""
        self.window.take_scan(text)
        settle()

    @property
    def numbers(self) -> list[str]:
        source = self.view.table.rows_model.source
        return [source.row(place).key for place in range(source.count())]

    @property
    def mode(self) -> Mode:
        return self.view._screen.mode

    @property
    def number(self) -> str:
        sheet = self.view._screen.sheet
        return sheet.number if sheet is not None else ""

    @property
    def words(self) -> str:
        return visible_words(self.view)

    @property
    def said(self) -> str:
        return self.view.panel.accessibleName() if self.view.panel.isVisible() else ""

    def state_of(self, number: str) -> PickupState:
        return read_pickup(self.desk, self.actor, PickupNumber(number)).pickup.state

    def begin_hand_over(self, number: str) -> None:
        """Scan the slip and go on to its hand-over."""
        self.scan(number)
        self.wait(lambda: self.state_of(number) is PickupState.ARRIVED)
        self.press(Qt.Key.Key_F12)
        self.wait(lambda: self.mode is Mode.HAND_OVER)

    def identify(self, last4: str = "6789") -> None:
        """Tick what is seen and signed, by hand."""
        form = self.view.hand_over_form
        form.last4_edit.setFocus()
        form.last4_edit.clear()
        self.type(last4)
        form.signed_check.setFocus()
        if not form.signed_check.isChecked():
            self.press(Qt.Key.Key_Space)

    def approve(self, *, reason: str = "分配款", login: str = "boss") -> None:
        """Say why, let a second person sign, press F12."""
        panel = self.view.approval
        self.wait(panel.isVisible)
        if reason:
            panel.reason_edit.setText(reason)
        panel.second.login_edit.setText(login)
        panel.second.password_edit.setText(PASSWORD)
        self.press(Qt.Key.Key_F12)
        settle()


class PickupBranch:
    """A branch with its people and its pickups of one day, at 9 in the morning."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, inline: Inline, engine: Engine, folder: Path
    ) -> None:
        self.qtbot = qtbot
        self.theme = theme
        self.inline = inline
        self.engine = engine
        self.folder = folder
        self.clock = StoppedClock(now=at(9) - timedelta(hours=1))
        self.desk = make_desk(engine, clock=self.clock)
        self.home = home_of(self.desk, engine, folder)
        hire_with_password(self.desk, *PEOPLE)
        self.clerk = make_actor(login="back")

    def open_drawer(self, float_twd: int = 50_000) -> None:
        """Open the shift of the clerk at the desk."""
        open_shift(
            self.desk, sign_in(self.desk, login="lin", password=PASSWORD), float_twd=float_twd
        )

    def book(self, slot_at: datetime, **changes: object) -> Pickup:
        """Agree on a pickup; keywords are the fields of a request."""
        values: dict[str, object] = {
            "item_code": "certificate",
            "channel": RequestChannel.PHONE,
            "caller_name": NAME,
            "caller_phone": "0912345678",
        }
        values.update(changes)
        return request_pickup(
            self.desk,
            self.clerk,
            PickupRequest(**values),  # type: ignore[arg-type]
            desk_no=1,
            slot_at=slot_at,
        )

    def book_money(self, slot_at: datetime, amount: int = 12_000, **changes: object) -> Pickup:
        """Agree on money to be collected."""
        return self.book(slot_at, item_code="money", amount_twd=Twd(amount), **changes)

    def book_for_agent(self, slot_at: datetime, **changes: object) -> Pickup:
        """Agree on something that an agent will collect."""
        return self.book(slot_at, collector=Collector.AGENT, agent_name=AGENT_NAME, **changes)

    def prepare(self, pickup: Pickup) -> None:
        prepare_pickup(self.desk, self.clerk, pickup.number)

    def make_ready(self, pickup: Pickup, shelf: str = "A-3") -> Pickup:
        return make_ready(self.desk, self.clerk, pickup.number, shelf=shelf)

    def arrive(self, pickup: Pickup) -> Pickup:
        return mark_arrived(self.desk, self.clerk, pickup.number)

    def cash(self) -> int:
        """What the books expect in the drawer."""
        with self.desk.open_unit() as unit:
            shift = unit.shifts.open_at(1)
            assert shift is not None
            return unit.takings.expected_cash(shift)

    def journal(self, act: str) -> list[str]:
        """Return the subjects of an act."""
        with self.desk.open_unit() as unit:
            return [entry.subject for entry in unit.journal.entries(act=act)]

    def show(
        self,
        login: str = "lin",
        *,
        search: Background | None = None,
        change: Callable[[PickupDeskPorts], PickupDeskPorts] = lambda ports: ports,
        printer: ReceiptPrinter | None = None,
        size: tuple[int, int] = (1366, 768),
    ) -> DeskPage:
        """Open the page as somebody."""
        actor = sign_in(self.desk, login=login, password=PASSWORD)
        copies: list[PrintJob] = []
        ports = pickup_desk_ports(
            self.home,
            actor,
            printer=printer,
            print_copy=copies.append,
            store=self.inline,
            search=search or self.inline,
            at_printer=self.inline,
            rendering=self.inline,
        )
        view, presenter = pickup_desk_screen(self.theme, change(ports))
        window = MainWindow(self.theme, KeyMap(), title="")
        self.qtbot.addWidget(window)
        window.add_screen(PLACE, view)
        window.set_opener(PickupOpener(view, presenter, lambda: window.go_to(PLACE)))
        window.resize(*size)
        window.show()
        window.activateWindow()
        window.go_to(PLACE)
        page = DeskPage(
            qtbot=self.qtbot,
            desk=self.desk,
            actor=actor,
            window=window,
            view=view,
            presenter=presenter,
            copies=copies,
        )
        presenter.money_moved.connect(page.money.append)
        settle()
        return page
