"""Binds the desk where pickups are handed over, the page of arrivals and the board of numbers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_pdf
from counter_app.devices.receipt_printer.printer import Printed, ReceiptPrinter
from counter_app.domain.pickup_handovers import HandOverEntry, PickupHandOver
from counter_app.domain.pickup_terms import terms_on
from counter_app.domain.pickups import CallOutcome, Pickup, PickupNumber, ReminderCall
from counter_app.domain.printing import PrintJob
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.scans import PickupScan, recognise
from counter_app.domain.staff import Act, Actor
from counter_app.services.cases import find_cases
from counter_app.services.pickup_terms import pickup_items, pickup_terms
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    find_pickups,
    log_call,
    mark_arrival,
    mark_arrived,
    miss_overdue,
    pickups_of_day,
    read_pickup,
    ready_numbers,
    undo_step,
)
from counter_app.services.pickups.handing import hand_over_pickup
from counter_app.services.pickups.paper import print_slip, save_sign_sheet, save_slip
from counter_app.services.receipts import kick_drawer, queue_reprint, reprints_of
from counter_app.services.reveal import reveal
from counter_app.services.staff import approver_of
from counter_app.ui.background import Background
from counter_app.ui.customer_display.board import BoardScreen, CalledNumber, ReadyBoard
from counter_app.ui.customer_display.view import CustomerView, CustomerWindow
from counter_app.ui.office_printer import has_office_printer
from counter_app.ui.pickup_arrival.presenter import ArrivalPorts, ArrivalPresenter
from counter_app.ui.pickup_arrival.view import ArrivalView
from counter_app.ui.pickup_desk.ports import MadePaper, PickupDeskPorts
from counter_app.ui.pickup_desk.presenter import PickupDeskPresenter
from counter_app.ui.pickup_desk.view import PickupDeskView
from counter_app.ui.theme.style import Theme


class _PickupDesk:
    """What is asked about pickups, with the desk and the person put where services want them."""

    def __init__(self, home: Home, actor: Actor, printer: ReceiptPrinter | None) -> None:
        self._desk = home.desk
        self._folder = home.papers
        self._actor = actor
        self._printer = printer

    def day(self) -> tuple[Pickup, ...]:
        desk = self._desk
        today = desk.today()
        return pickups_of_day(desk, self._actor, day=today, desk_no=desk.desk_no)

    def target_minutes(self) -> int:
        today = self._desk.today()
        return terms_on(pickup_terms(self._desk, self._actor), today).target_minutes

    def log_call(self, number: PickupNumber, outcome: CallOutcome, note: str) -> ReminderCall:
        return log_call(self._desk, self._actor, number, outcome=outcome, note=note)

    def undo(self, number: PickupNumber, step_id: int) -> Pickup:
        return undo_step(self._desk, self._actor, number, step_id=step_id)

    def hand_over(self, entry: HandOverEntry, approver: Actor | None) -> PickupHandOver:
        return hand_over_pickup(self._desk, self._actor, entry, approver=approver)

    def reprint(self, number: ReceiptNumber, approver: Actor | None, reason: str) -> PrintJob:
        form = "slip" if self._printer is not None else "a4"
        return queue_reprint(
            self._desk, self._actor, number=number, form=form, approver=approver, reason=reason
        )

    def make_slip(self, number: PickupNumber) -> MadePaper:
        """Print the slip where there is a printer of slips, else keep a page of it."""
        if self._printer is not None:
            outcome = print_slip(self._desk, self._actor, number, printer=self._printer)
            if isinstance(outcome, Printed):
                return MadePaper(was_printed=True)
        return self._made(save_slip(self._desk, self._actor, number, folder=self._folder))

    def make_sheet(self, number: PickupNumber, entry: HandOverEntry | None) -> MadePaper:
        return self._made(
            save_sign_sheet(self._desk, self._actor, number, entry=entry, folder=self._folder)
        )

    def open_drawer(self, number: PickupNumber, *, printer: ReceiptPrinter) -> bool:
        return kick_drawer(self._desk, self._actor, printer, number=number)

    @staticmethod
    def _made(path: Path) -> MadePaper:
        was_printed = print_pdf(path.read_bytes()) if has_office_printer() else None
        return MadePaper(was_printed=was_printed, path=path)


def pickup_desk_ports(  # noqa: PLR0913 - what the desk has, and its workers
    home: Home,
    actor: Actor,
    *,
    printer: ReceiptPrinter | None,
    print_copy: Callable[[PrintJob], object],
    store: Background,
    search: Background,
    at_printer: Background,
    rendering: Background,
) -> PickupDeskPorts:
    """Return what the pickup desk needs of the services.

    Args:
        home: The desk; papers are written into its folder.
        actor: Who is signed in.
        printer: For slips and the drawer; None where there is none.
        print_copy: Prints a copy of a receipt that was queued.
        store: Where the store is asked.
        search: Where the search asks it.
        at_printer: The printer's own worker.
        rendering: Where papers are drawn.
    """
    desk = home.desk
    own = _PickupDesk(home, actor, printer)
    return PickupDeskPorts(
        actor=actor,
        desk_no=desk.desk_no,
        clock=desk.clock,
        day=own.day,
        look=partial(read_pickup, desk, actor),
        find=partial(find_pickups, desk, actor),
        find_cases=partial(find_cases, desk, actor),
        target_minutes=own.target_minutes,
        items=partial(pickup_items, desk, actor),
        miss_overdue=partial(miss_overdue, desk, actor),
        arrive=partial(mark_arrived, desk, actor),
        undo=own.undo,
        cancel=partial(cancel_pickup, desk, actor),
        add_walk_in=partial(add_walk_in, desk, actor),
        log_call=own.log_call,
        hand_over=own.hand_over,
        approver_of=partial(approver_of, desk, actor),
        reveal=lambda subject, what: reveal(desk, actor, subject=subject, what=what),
        copies=partial(reprints_of, desk, actor),
        reprint=own.reprint,
        print_copy=print_copy,
        make_slip=own.make_slip,
        make_sheet=own.make_sheet,
        open_drawer=None if printer is None else partial(own.open_drawer, printer=printer),
        store=store,
        search=search,
        printer=at_printer,
        rendering=rendering,
    )


def pickup_desk_screen(
    theme: Theme, ports: PickupDeskPorts
) -> tuple[PickupDeskView, PickupDeskPresenter]:
    """Return the page on which pickups are handed over, and who decides there."""
    view = PickupDeskView(theme)
    return view, PickupDeskPresenter(view, ports)


def pickup_arrival_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background
) -> tuple[ArrivalView, ArrivalPresenter]:
    """Return the page of a volunteer, and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
    """
    view = ArrivalView(theme)
    ports = ArrivalPorts(mark=partial(mark_arrival, home.desk, actor), background=store)
    return view, ArrivalPresenter(view, ports)


def ready_board(
    view: CustomerView,
    window: CustomerWindow,
    home: Home,
    actor: Actor,
    *,
    store: Background,
    parent: QObject,
) -> ReadyBoard | None:
    """Return what keeps the numbers on the second screen up to date; start and stop it.

    None where the settings of the desk say that only a welcome is shown, and for roles that do
    not read pickups.
    """
    if not (home.settings.shows_ready_numbers and actor.may(Act.READ_PICKUPS)):
        return None

    def read() -> BoardScreen:
        found = ready_numbers(home.desk, actor)
        return BoardScreen(
            called=tuple(
                CalledNumber(number=each.number, desk_no=each.desk_no)
                for each in found
                if each.has_arrived
            ),
            ready=tuple(each.number for each in found if not each.has_arrived),
        )

    board = ReadyBoard(read, lambda: window.is_shown, store, parent)
    board.changed.connect(view.display_board)
    return board


class PickupOpener:
    """Opens a pickup whose number was scanned or entered on any other page.

    The page of pickups itself takes a scan as an arrival, and so is not asked here.
    """

    def __init__(
        self,
        view: PickupDeskView,
        presenter: PickupDeskPresenter,
        bring_to_front: Callable[[], object],
    ) -> None:
        """Keep what is opened.

        Args:
            view: The page of pickups.
            presenter: Who decides there.
            bring_to_front: Shows that page.
        """
        self._view = view
        self._presenter = presenter
        self._bring_to_front = bring_to_front

    def __call__(self, text: str) -> bool:
        """Open what a text means; tell whether it is the number of a pickup."""
        scan = recognise(text)
        if not isinstance(scan, PickupScan) or self._view.isVisible():
            return False
        self._bring_to_front()
        self._presenter.open_pickup(scan.number)
        return True
