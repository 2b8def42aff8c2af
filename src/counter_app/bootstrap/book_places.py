"""The pages about what is in the books: receipts, papers of an outage, journal, desk check."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from counter_app.bootstrap.doctor import examined_desk
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.journal_screen import journal_ports
from counter_app.bootstrap.receipts_screen import outage_ports, receipt_ports
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.staff import Act, Actor
from counter_app.services.backup import back_up
from counter_app.services.doctor import examine
from counter_app.services.machines import PaymentMachine
from counter_app.ui.background import Background, Progress
from counter_app.ui.desk_check.presenter import DeskCheckPorts, DeskCheckPresenter
from counter_app.ui.desk_check.view import DeskCheckView
from counter_app.ui.journal.presenter import JournalPresenter
from counter_app.ui.journal.view import JournalView
from counter_app.ui.outage.presenter import OutagePresenter
from counter_app.ui.outage.view import OutageView
from counter_app.ui.payment.printing import Printing
from counter_app.ui.receipts.presenter import ReceiptsPresenter
from counter_app.ui.receipts.view import ReceiptsView
from counter_app.ui.screen import Screen
from counter_app.ui.theme.style import Theme


class BookPlaces(QObject):
    """Builds the pages, and counts what waits for somebody.

    Signals:
        waiting_counted(int): So many receipts are being taken back or have a doubtful paper.
    """

    waiting_counted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        home: Home,
        actor: Actor,
        *,
        machines: Mapping[str, PaymentMachine],
        workers: Mapping[str, Background],
        store: Background,
        parent: QObject,
    ) -> None:
        """Keep what the pages are built from.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who works here.
            machines: By name.
            workers: Where each machine is asked.
            store: Where the store is asked.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._theme = theme
        self._home = home
        self._actor = actor
        self._machines = machines
        self._workers = workers
        self._store = store
        self._receipts: ReceiptsPresenter | None = None

    @property
    def is_asking_machine(self) -> bool:
        """Whether a machine is giving money back right now."""
        return self._receipts is not None and self._receipts.is_asking_machine

    def build_receipts(self, copies: Printing, *, forms: tuple[str, ...]) -> Screen:
        """Return the page of receipts.

        Args:
            copies: Prints copies, and opens the drawer for cash that goes back.
            forms: Papers that can be printed here; the first is the usual one.
        """
        view = ReceiptsView(self._theme)
        ports = receipt_ports(
            self._home,
            self._actor,
            machines=self._machines,
            workers=self._workers,
            print_copy=copies.print_copy,
            forms=forms,
            store=self._store,
        )
        self._receipts = ReceiptsPresenter(view, ports)
        self._receipts.drawer_wanted.connect(copies.open_drawer_for)
        self._receipts.in_work_counted.connect(self.waiting_counted)
        copies.said.connect(self._receipts.say)
        return view

    def build_outage(self) -> Screen:
        """Return the page for papers of an outage."""
        view = OutageView(self._theme)
        OutagePresenter(view, outage_ports(self._home, self._actor, store=self._store))
        return view

    def build_check(self, checking: Background, printer: ReceiptPrinter | None) -> Screen:
        """Return the page of the desk's checks.

        Args:
            checking: Where the desk is looked at; machines may take seconds to answer.
            printer: For slips; None where there is none.
        """
        home, actor = self._home, self._actor
        view = DeskCheckView(self._theme, may_back_up=actor.may(Act.BACK_UP))
        examined = examined_desk(home, machines=self._machines, printer=printer)

        def copy(progress: Progress) -> Path:
            return back_up(home.desk, actor, home.backups, progress=progress.report).path

        DeskCheckPresenter(
            view,
            checking,
            DeskCheckPorts(
                examine=partial(examine, examined, actor),
                back_up=copy if actor.may(Act.BACK_UP) else None,
            ),
        )
        return view

    def build_journal(self, checking: Background) -> Screen:
        """Return the page of the journal.

        Args:
            checking: Where the books are checked, so that the rest goes on meanwhile.
        """
        view = JournalView(self._theme, may_verify=self._actor.may(Act.VERIFY_BOOKS))
        JournalPresenter(view, self._store, checking, journal_ports(self._home, self._actor))
        return view

    def count_waiting(self) -> None:
        """Ask what waits for somebody."""
        if self._receipts is not None:
            self._receipts.count()

    def list_waiting(self) -> None:
        """Show what waits for somebody, on the page of receipts."""
        if self._receipts is not None:
            self._receipts.list_waiting()
