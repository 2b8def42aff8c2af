"""The pages of pickups in one place of the rail, and those that stand alone for some roles."""

from PySide6.QtCore import QObject, Signal

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.pickup_booking import pickup_booking_screen
from counter_app.bootstrap.pickup_desk import (
    PickupOpener,
    pickup_arrival_screen,
    pickup_desk_ports,
    pickup_desk_screen,
    ready_board,
)
from counter_app.bootstrap.pickup_office import (
    office_screen,
    pickup_terms_screen,
    zero_wait_screen,
)
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.pickups import PickupNumber
from counter_app.domain.staff import Act, Actor
from counter_app.ui.background import Background, OneAtATime
from counter_app.ui.customer_display.board import ReadyBoard
from counter_app.ui.customer_display.view import CustomerView, CustomerWindow
from counter_app.ui.pages import Page, PagesPlace
from counter_app.ui.payment.printing import Printing
from counter_app.ui.pickup_desk.presenter import PickupDeskPresenter
from counter_app.ui.pickup_desk.view import PickupDeskView
from counter_app.ui.pickups.presenter import PickupsPresenter
from counter_app.ui.screen import Screen
from counter_app.ui.theme.style import Theme

DESK, BOOKING, OFFICE, WAITS, TERMS = (
    "pickup_desk",
    "pickup_booking",
    "pickup_office",
    "zero_wait",
    "pickup_terms",
)


class PickupPlaces(QObject):
    """Builds the pages, and leads from one to another.

    Signals:
        wanted(): The place should come to the front.
        money_moved(str): Money left the drawer for a pickup.
    """

    wanted = Signal()
    money_moved = Signal(str)

    def __init__(  # noqa: PLR0913 - what the desk has, and its workers
        self,
        theme: Theme,
        home: Home,
        actor: Actor,
        *,
        printer: ReceiptPrinter | None,
        copies: Printing,
        store: Background,
        at_printer: Background,
        rendering: Background,
        parent: QObject,
    ) -> None:
        """Keep what the pages are built from.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who works here.
            printer: The desk's thermal printer; None where it has none.
            copies: Prints copies of receipts that are collected.
            store: Where the store is asked to change.
            at_printer: The printer's own worker.
            rendering: Where papers are drawn.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._theme = theme
        self._home = home
        self._actor = actor
        self._printer = printer
        self._copies = copies
        self._store = store
        self._at_printer = at_printer
        self._rendering = rendering
        # Of its own: every page looks once a second, and nobody else shall wait for that.
        self._looking = OneAtATime("pickups")
        self._place: PagesPlace | None = None
        self._board: ReadyBoard | None = None
        self._desk: tuple[PickupDeskView, PickupDeskPresenter] | None = None
        self._booking: PickupsPresenter | None = None

    def build(self) -> Screen:
        """Return the place, with the pages that the role includes."""
        actor = self._actor
        pages = []
        if actor.may(Act.HAND_OVER_PICKUP):
            pages.append(self._build_desk())
        if actor.may(Act.READ_PICKUPS):
            pages.append(self._build_booking())
        if actor.may(Act.PREPARE_PICKUP):
            pages.append(self._build_office())
        if actor.may(Act.READ_PICKUPS):
            pages.append(self._build_waits())
        if actor.may(Act.EDIT_PICKUP_TERMS):
            pages.append(
                Page(
                    name=TERMS,
                    words=self.tr("時段與項目"),
                    icon="gear",
                    screen=self.build_terms(),
                )
            )
        self._place = PagesPlace(self._theme, tuple(pages))
        return self._place

    def build_terms(self) -> Screen:
        """Return the page of slots, items and closures, alone or within the place."""
        view, presenter = pickup_terms_screen(
            self._theme, self._home, self._actor, store=self._store
        )
        presenter.move_wanted.connect(self._open_in_booking)
        return view

    def build_arrival(self) -> Screen:
        """Return the page of a volunteer."""
        view, _presenter = pickup_arrival_screen(
            self._theme, self._home, self._actor, store=self._store
        )
        return view

    def opener(self) -> PickupOpener | None:
        """Return what opens a number that was scanned on another page; None without the page."""
        if self._desk is None:
            return None
        view, presenter = self._desk
        return PickupOpener(view, presenter, self._show_desk)

    def start_board(self, view: CustomerView, window: CustomerWindow) -> None:
        """Keep the numbers on the second screen up to date, where the desk shows them."""
        board = ready_board(view, window, self._home, self._actor, store=self._looking, parent=self)
        if board is not None:
            board.start()
        self._board = board

    def close(self) -> None:
        """Let nobody look any more, and the worker of the pages end."""
        if self._board is not None:
            self._board.stop()
        if self._place is not None:
            self._place.on_hidden()
        self._looking.close()

    def _build_desk(self) -> Page:
        ports = pickup_desk_ports(
            self._home,
            self._actor,
            printer=self._printer,
            print_copy=self._copies.print_copy,
            store=self._store,
            search=self._looking,
            at_printer=self._at_printer,
            rendering=self._rendering,
        )
        self._desk = pickup_desk_screen(self._theme, ports)
        view, presenter = self._desk
        presenter.money_moved.connect(self.money_moved)
        self._copies.said.connect(presenter.say)
        return Page(name=DESK, words=self.tr("領件"), icon="check", screen=view, finds=True)

    def _build_booking(self) -> Page:
        view, self._booking = pickup_booking_screen(
            self._theme,
            self._home,
            self._actor,
            printer=self._printer,
            store=self._store,
            looking=self._looking,
            printing=self._at_printer,
        )
        return Page(name=BOOKING, words=self.tr("預約"), icon="calendar", screen=view, finds=True)

    def _build_office(self) -> Page:
        view, presenter = office_screen(
            self._theme, self._home, self._actor, store=self._looking, papers=self._rendering
        )
        presenter.move_wanted.connect(self._open_in_booking)
        return Page(name=OFFICE, words=self.tr("備件"), icon="box", screen=view)

    def _build_waits(self) -> Page:
        view, _presenter = zero_wait_screen(
            self._theme,
            self._home,
            self._actor,
            reading=self._looking,
            papers=self._rendering,
        )
        return Page(name=WAITS, words=self.tr("零等待"), icon="chart", screen=view)

    def _show_desk(self) -> None:
        self.wanted.emit()
        if self._place is not None:
            self._place.show_page(DESK)

    def _open_in_booking(self, number: str) -> None:
        if self._place is not None and self._booking is not None:
            self.wanted.emit()
            self._place.show_page(BOOKING)
            self._booking.show_pickup(PickupNumber(number))
