"""Binds the page of agreed pickups to the services of a desk."""

from functools import partial

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_pdf
from counter_app.devices.receipt_printer.printer import Printed, ReceiptPrinter
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import NothingToUndo, Pickup, PickupNumber, StepKind, last_step
from counter_app.domain.staff import Act, Actor
from counter_app.services.cases import find_cases
from counter_app.services.pickup_terms import pickup_items
from counter_app.services.pickups import (
    cancel_pickup,
    find_pickups,
    miss_overdue,
    move_pickup,
    next_free_slot,
    pickup_week,
    pickups_of_day,
    read_pickup,
    request_pickup,
    similar_pickups,
    undo_step,
)
from counter_app.services.pickups.mails import look_at_mails
from counter_app.services.pickups.paper import print_slip, save_slip
from counter_app.services.reveal import reveal
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Background
from counter_app.ui.office_printer import has_office_printer
from counter_app.ui.pickups.ports import Look, LookWish, PickupPorts, SlipPaper
from counter_app.ui.pickups.presenter import PickupsPresenter
from counter_app.ui.pickups.view import PickupsView
from counter_app.ui.theme.style import Theme

_CASES_SHOWN = 20
"""More than a list beside a form shows at once: type more."""


class _Pickups:
    """What is asked about pickups, with the desk and the person put where services want them."""

    def __init__(self, home: Home, actor: Actor, printer: ReceiptPrinter | None) -> None:
        self._desk = home.desk
        self._folder = home.papers
        self._actor = actor
        self._printer = printer

    def items(self) -> tuple[PickupItem, ...]:
        return tuple(each for each in pickup_items(self._desk, self._actor) if each.is_active)

    def look(self, wish: LookWish) -> Look:
        desk, actor = self._desk, self._actor
        today = desk.today()
        free = None
        if wish.item_code:
            free = next_free_slot(desk, actor, item_code=wish.item_code)
        return Look(
            today=today,
            week=pickup_week(desk, actor, desk_no=wish.desk_no, monday=wish.monday),
            day=pickups_of_day(desk, actor, day=today, desk_no=wish.desk_no),
            next_free=free,
            shown=read_pickup(desk, actor, wish.number).pickup if wish.number else None,
        )

    def miss_overdue(self) -> None:
        if self._actor.may(Act.BOOK_PICKUP):
            miss_overdue(self._desk, self._actor)

    def find_cases(self, text: str) -> tuple[CaseHit, ...]:
        return find_cases(self._desk, self._actor, text, limit=_CASES_SHOWN).hits

    def undo(self, number: PickupNumber, kind: StepKind) -> Pickup:
        """Take back what this person did, a booking by cancelling it.

        What another did since then stays, and so does what they go on with.
        """
        last = last_step(read_pickup(self._desk, self._actor, number).steps)
        if last.kind is not kind or last.actor != self._actor.login:
            raise NothingToUndo(number=number, kind=last.kind)
        if kind is StepKind.REQUEST:
            return cancel_pickup(self._desk, self._actor, number)
        return undo_step(self._desk, self._actor, number, step_id=last.step_id)

    def paper(self, number: PickupNumber) -> SlipPaper:
        """Print the slip: on the roll, else on the office printer; the file is kept then."""
        desk, actor = self._desk, self._actor
        status = None
        if self._printer is not None:
            outcome = print_slip(desk, actor, number, printer=self._printer)
            if isinstance(outcome, Printed):
                return SlipPaper(path=None, was_printed=True)
            status = outcome.status
        path = save_slip(desk, actor, number, folder=self._folder)
        was_printed = has_office_printer() and print_pdf(path.read_bytes())
        return SlipPaper(path=path, was_printed=was_printed, status=status)


def pickup_ports(
    home: Home,
    actor: Actor,
    *,
    printer: ReceiptPrinter | None,
    store: Background,
    looking: Background,
    printing: Background,
) -> PickupPorts:
    """Return what the page needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        printer: The desk's thermal printer; None where it has none.
        store: Where the store is asked to change.
        looking: Where it is asked beside that, every second.
        printing: Where paper is made.
    """
    desk = home.desk
    pickups = _Pickups(home, actor, printer)
    return PickupPorts(
        desk_no=desk.desk_no,
        now=desk.clock,
        items=pickups.items,
        look=pickups.look,
        miss_overdue=pickups.miss_overdue,
        find_cases=pickups.find_cases,
        find=partial(find_pickups, desk, actor),
        similar=partial(similar_pickups, desk, actor),
        book=partial(request_pickup, desk, actor),
        move=partial(move_pickup, desk, actor),
        cancel=partial(cancel_pickup, desk, actor),
        undo=pickups.undo,
        paper=pickups.paper,
        look_at_mails=partial(look_at_mails, desk, actor),
        reveal=lambda subject, what: reveal(desk, actor, subject=subject, what=what),
        store=store,
        looking=looking,
        printing=printing,
    )


def pickup_booking_screen(
    theme: Theme,
    home: Home,
    actor: Actor,
    *,
    printer: ReceiptPrinter | None,
    store: Background,
    looking: Background,
    printing: Background,
) -> tuple[PickupsView, PickupsPresenter]:
    """Return the page of agreed pickups, and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        printer: The desk's thermal printer; None where it has none.
        store: Where the store is asked to change.
        looking: Where it is asked beside that, every second.
        printing: Where paper is made.
    """
    view = PickupsView(theme)
    ports = pickup_ports(
        home, actor, printer=printer, store=store, looking=looking, printing=printing
    )
    presenter = PickupsPresenter(
        view, ports, may_book=actor.may(Act.BOOK_PICKUP), may_reveal=actor.may(Act.UNMASK)
    )
    return view, presenter
