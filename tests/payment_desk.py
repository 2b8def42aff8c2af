"""A desk with its window for tests: the real screen over the real services and a real store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, select

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import payment_ports, print_ports
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.case_numbers import parse_case_number
from counter_app.domain.cases import Case, CaseId
from counter_app.domain.money import Twd
from counter_app.domain.staff import Actor, Role
from counter_app.services import staff
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine
from counter_app.settings import Settings
from counter_app.store.health import StoreHealth
from counter_app.store.schema import receipts as receipt_rows
from counter_app.store.verify import BookReader
from counter_app.ui.background import Background, Inline, OneAtATime
from counter_app.ui.customer_display.view import CustomerScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.presenter import PaymentPresenter
from counter_app.ui.payment.screen import (
    EndScreen,
    FillScreen,
    MiddleScreen,
    PaidScreen,
    WaitScreen,
)
from counter_app.ui.payment.view import PaymentView
from counter_app.ui.payment.work import Work
from counter_app.ui.recovery.ports import MachineChoice
from counter_app.ui.recovery.screen import LadderScreen
from counter_app.ui.shortcuts import Action, KeyMap
from counter_app.ui.theme.style import Theme
from counter_app.vault.store_key import KeyPlace
from factories import (
    StoppedClock,
    make_actor,
    make_backup_place,
    make_case_row,
    make_desk,
    open_shift,
)

PASSWORD = "correct horse"  # noqa: S105 - of people who do not exist
WAIT_MS = 8_000


@dataclass
class PaymentDesk:
    """The window of one clerk at desk 1, and what stands behind it.

    Attributes:
        threads: Workers to be closed at the end; none where everything runs inline.
    """

    qtbot: QtBot
    engine: Engine
    desk: Desk
    actor: Actor
    view: PaymentView
    window: MainWindow
    presenter: PaymentPresenter
    customer: list[CustomerScreen]
    threads: list[OneAtATime] = field(default_factory=list)

    # --- what is done -------------------------------------------------------------

    def press(self, action: Action) -> None:
        """Press the key of an action, as the window would hear it."""
        self.window.press(action)

    def scan(self, text: str) -> None:
        """Scan something, wherever the focus is."""
        self.window.take_scan(text)

    def open_case(self, number: str = "114年綜所稅執字第27724號") -> None:
        """Scan a case and wait until its amount is known."""
        key = parse_case_number(number).key
        self.scan(number)
        self.wait(lambda: key in self.chosen_keys())

    def chosen_keys(self) -> set[str]:
        """Return the cases that are ticked and whose amounts are known."""
        quote = self.work.quote
        if quote is None or quote.draft != self.work.draft:
            return set()
        return {quoted.case.case_key for quoted in quote.cases if quoted.is_chosen}

    def type_amount(self, amount_twd: int | None) -> None:
        """Type into the amount field."""
        self.view.tender.fill.amount.set_amount(None if amount_twd is None else Twd(amount_twd))

    def pay(self) -> None:
        """Press F12."""
        self.press(Action.PRIMARY)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def wait_for(self, kind: type[MiddleScreen]) -> None:
        """Let the window work until the middle panel shows such a state."""
        self.wait(lambda: isinstance(self.view.tender.state, kind))

    # --- what is seen -------------------------------------------------------------

    @property
    def work(self) -> Work:
        """What is on the screen."""
        return self.presenter.work

    @property
    def fill(self) -> FillScreen:
        """The state in which the clerk types."""
        state = self.view.tender.state
        assert isinstance(state, FillScreen), state
        return state

    @property
    def paid(self) -> PaidScreen:
        """The state after the money is in the books."""
        state = self.view.tender.state
        assert isinstance(state, PaidScreen), state
        return state

    @property
    def ended(self) -> EndScreen:
        """The state after a clear no."""
        state = self.view.tender.state
        assert isinstance(state, EndScreen), state
        return state

    @property
    def ladder(self) -> LadderScreen:
        """The state in which nobody knows."""
        state = self.view.tender.state
        assert isinstance(state, LadderScreen), state
        return state

    @property
    def waiting(self) -> WaitScreen:
        """The state in which a machine is asked."""
        state = self.view.tender.state
        assert isinstance(state, WaitScreen), state
        return state

    def words(self, root: QWidget | None = None) -> str:
        """Return every word that is to be seen."""
        labels = (root or self.view).findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisibleTo(self.view))

    # --- what is in the books -----------------------------------------------------

    def case(self, case_id: CaseId) -> Case:
        """Return a case as the store has it."""
        with self.desk.open_unit() as unit:
            found = unit.cases.by_id(case_id)
        assert found is not None
        return found

    def receipt_numbers(self) -> list[str]:
        """Return the numbers of every receipt, in order."""
        with self.engine.connect() as connection:
            column = receipt_rows.c.receipt_number
            return list(connection.scalars(select(column).order_by(column)))

    def add_person(self, role: Role, login: str) -> None:
        """Open an account with the password of the tests."""
        office = make_actor(Role.ADMINISTRATOR)
        staff.add_staff(
            self.desk,
            office,
            login=login,
            display_name=login,
            role=role,
            password=PASSWORD,
        )

    def close(self) -> None:
        """Let the workers go."""
        self.presenter.end()
        for thread in self.threads:
            thread.close()


def make_payment_desk(  # noqa: PLR0913 - what a test may be about
    qtbot: QtBot,
    theme: Theme,
    engine: Engine,
    folder: Path,
    *,
    machines: Mapping[str, PaymentMachine] | None = None,
    printer: ReceiptPrinter | None = None,
    at_machine: Background | None = None,
    in_threads: bool = False,
    is_open: bool = True,
    begins: bool = True,
    change: Callable[[PaymentPorts], PaymentPorts] = lambda ports: ports,
) -> PaymentDesk:
    """Return a desk with its window, shown and ready.

    Args:
        qtbot: Of pytest-qt.
        theme: Of every widget.
        engine: A filled store.
        folder: Where papers go.
        machines: By name.
        printer: The thermal printer.
        at_machine: Where machines are asked, if not where everything else runs.
        in_threads: Everything runs on workers of its own, as in the program.
        is_open: The drawer has been opened.
        begins: The screen is told to begin.
        change: Takes the ports and gives others.
    """
    desk = make_desk(engine, clock=StoppedClock())
    actor = make_actor()
    if is_open:
        open_shift(desk, actor)
    home = Home(
        path=folder,
        settings=Settings(branch="宜蘭"),
        is_demo=False,
        desk=desk,
        close=lambda: None,
        backups=make_backup_place(engine, folder / "backups"),
        key=KeyPlace(path=folder / "store.key"),
        health=StoreHealth(engine),
        books=BookReader(engine),
    )
    home.papers.mkdir(exist_ok=True)
    threads: list[OneAtATime] = []

    def worker(name: str) -> Background:
        if not in_threads:
            return Inline()
        threads.append(OneAtATime(name))
        return threads[-1]

    store = worker("store")
    by_name = dict(machines or {})
    choices = {
        name: MachineChoice(
            device=name,
            words=f"{name}（COM3）",
            wait_s=machine.wait_s,
            attempts_max=machine.attempts_max,
            background=at_machine or worker(name),
        )
        for name, machine in by_name.items()
    }
    printing = print_ports(
        home,
        actor,
        printer=printer,
        store=store,
        at_printer=worker("printer"),
        rendering=worker("rendering"),
    )
    ports = payment_ports(
        home,
        actor,
        machines=by_name,
        choices=choices,
        printing=printing,
        store=store,
        search=worker("search"),
    )
    view = PaymentView(theme)
    presenter = PaymentPresenter(view, change(ports))
    seen: list[CustomerScreen] = []
    presenter.customer_changed.connect(seen.append)
    window = MainWindow(theme, KeyMap(), title="")
    window.add_screen("payment", view)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.go_to("payment")
    made = PaymentDesk(
        qtbot=qtbot,
        engine=engine,
        desk=desk,
        actor=actor,
        view=view,
        window=window,
        presenter=presenter,
        customer=seen,
        threads=threads,
    )
    if begins:
        presenter.begin()
        made.wait(lambda: presenter.is_ready)
    return made


def make_cases(engine: Engine) -> dict[str, CaseId]:
    """Write four open cases of one person, and one of another."""
    return {
        "tax": make_case_row(engine, kind="罰鍰"),
        "fine": make_case_row(
            engine,
            case_number="宜執和114年交罰執字第00000008號",
            kind="交通罰鍰",
            principal_twd=1_800,
            late_fee_twd=0,
            costs_twd=50,
        ),
        "fuel": make_case_row(
            engine,
            case_number="宜執和114年汽費執字第00000009號",
            kind="汽燃費",
            principal_twd=1_200,
            late_fee_twd=0,
            costs_twd=0,
        ),
        "other": make_case_row(
            engine,
            case_number="宜執和114年健保執字第00000010號",
            kind="健保費",
            obligor_name="李小華",
            obligor_number="B223456785",
            principal_twd=500,
            late_fee_twd=0,
            costs_twd=0,
        ),
    }
