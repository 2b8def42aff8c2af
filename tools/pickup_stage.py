"""The pages of pickups in a demo home with a few weeks behind it, for pictures of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_ports
from counter_app.bootstrap.pickup_places import (
    BOOKING,
    DESK,
    OFFICE,
    TERMS,
    WAITS,
    PickupPlaces,
)
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import CLERK, SUPERVISOR, DemoAccount
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import HandOverEntry, IdDocument, Signing
from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickup_terms import EVERY_DESK
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    Pickup,
    PickupRequest,
    RequestChannel,
)
from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import add_closure
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    log_call,
    make_ready,
    mark_arrived,
    miss_overdue,
    pickup_week,
    prepare_pickup,
    request_pickup,
)
from counter_app.services.pickups.handing import hand_over_pickup
from counter_app.services.shifts import open_shift
from counter_app.services.staff import sign_in
from counter_app.ui.background import OneAtATime
from counter_app.ui.pages import PagesPlace
from counter_app.ui.payment.printing import Printing
from stage import NOW, VOLUNTEER, HomeStage, theme_of

if TYPE_CHECKING:
    from screenshots import Shot

_NAMES: Final = ("測試甲", "範例乙", "測試丙", "範例丁", "試𠮷堃", "測試戊", "範例己", "測試庚")
_ITEMS: Final = ("certificate", "other", "certificate", "other")
_DAYS_BEHIND: Final = 18
_COME_SHARE: Final = 0.93
_UNTOUCHED: Final = 5
_NOT_COME: Final = (4, 9)


def _at(desk: Desk, day: date, clock: time) -> Desk:
    at = datetime.combine(day, clock, TAIPEI)
    return replace(desk, clock=lambda: at)


def _request(name: str, item: str, **changes: object) -> PickupRequest:
    asked = PickupRequest(
        item_code=item,
        channel=RequestChannel.PHONE,
        caller_name=name,
        caller_phone="03-0000000",
    )
    return replace(asked, **changes)  # type: ignore[arg-type]


def _book(desk: Desk, clerk: Actor, day: date, *, count: int, names: list[str]) -> list[Pickup]:
    """Book the first free places of a day, every second slot."""
    monday = day - timedelta(days=day.weekday())
    week = pickup_week(desk, clerk, desk_no=desk.desk_no, monday=monday)
    slots = [slot for slot in week.days[day.weekday()].slots if slot.standing is SlotStanding.OPEN]
    return [
        request_pickup(
            desk,
            clerk,
            _request(names[at % len(names)], _ITEMS[at % len(_ITEMS)]),
            desk_no=slot.desk_no,
            slot_at=slot.begins_at,
        )
        for at, slot in zip(range(count), (*slots[::2], *slots[1::3]), strict=False)
    ]


def _hand_over(desk: Desk, clerk: Actor, pickup: Pickup, *, came: datetime, wait_s: int) -> None:
    mark_arrived(replace(desk, clock=lambda: came), clerk, pickup.number)
    done = came + timedelta(seconds=wait_s)
    hand_over_pickup(
        replace(desk, clock=lambda: done),
        clerk,
        HandOverEntry(
            number=pickup.number,
            collector=Collector.SELF,
            recipient_name=pickup.caller_name,
            document=IdDocument.NATIONAL_ID,
            document_last4="0001",
            signing=Signing.PAPER,
            is_signed=True,
            given=pickup.item_name,
        ),
    )


def fill(home: Home, clerk: Actor, supervisor: Actor) -> None:
    """Play some weeks, today until now, and what is agreed for the next days."""
    desk, chance = home.desk, Random(20251120)
    names = list(_NAMES)
    day = NOW.date() - timedelta(days=_DAYS_BEHIND)
    while day < NOW.date():
        if desk.is_working_day(day):
            early = _at(desk, day, time(8))
            for pickup in _book(early, clerk, day, count=chance.randint(3, 6), names=names):
                make_ready(early, clerk, pickup.number, shelf=f"A-{chance.randint(1, 30)}")
                if pickup.slot_at is not None and chance.random() < _COME_SHARE:
                    _hand_over(
                        desk,
                        clerk,
                        pickup,
                        came=pickup.slot_at + timedelta(minutes=chance.randint(0, 20)),
                        wait_s=chance.choice((35, 50, 70, 95, 110, 140, 165, 210, 260)),
                    )
            chance.shuffle(names)
        day += timedelta(days=1)
    _play_today(desk, clerk)
    tomorrow = NOW.date() + timedelta(days=1)
    for ahead, count in ((1, 9), (4, 5), (5, 3)):
        _book(desk, clerk, NOW.date() + timedelta(days=ahead), count=count, names=names)
    add_closure(
        desk,
        supervisor,
        desk_no=EVERY_DESK,
        begins_at=datetime.combine(tomorrow + timedelta(days=5), time(), TAIPEI),
        ends_at=datetime.combine(tomorrow + timedelta(days=6), time(), TAIPEI),
        reason="颱風停班",
    )
    miss_overdue(desk, clerk)


def _play_today(desk: Desk, clerk: Actor) -> None:
    today = NOW.date()
    early = _at(desk, today, time(8))
    made = _book(early, clerk, today, count=11, names=list(_NAMES))
    for at, pickup in enumerate(made):
        slot_at = pickup.slot_at or NOW
        if at != _UNTOUCHED:
            prepare_pickup(early, clerk, pickup.number)
        if at not in {_UNTOUCHED, 8}:
            make_ready(early, clerk, pickup.number, shelf=f"B-{at + 1}")
        if slot_at + timedelta(minutes=10) < NOW and at not in _NOT_COME:
            _hand_over(desk, clerk, pickup, came=slot_at, wait_s=60 + 25 * at)
    log_call(desk, clerk, made[-1].number, outcome=CallOutcome.LEFT_WORD)
    cancel_pickup(desk, clerk, made[-2].number)
    just_now = NOW - timedelta(minutes=2, seconds=10)
    add_walk_in(
        replace(desk, clock=lambda: just_now),
        clerk,
        _request("範例丁", "money", channel=RequestChannel.DESK, amount_twd=Twd(12_600)),
    )


class PickupStage(HomeStage):
    """A demo home, and the window of one person with the pages of pickups."""

    def __init__(self, app: QApplication, folder: Path, shot: "Shot") -> None:
        """Open the home and show the place."""
        super().__init__()
        self.home = make_demo_home(folder / "home", clock=lambda: NOW)
        self._ends.callback(self.home.close)
        is_volunteer = shot.name.startswith("arrival")
        account: DemoAccount = VOLUNTEER if is_volunteer else SUPERVISOR
        desk = self.home.desk
        self.actor = sign_in(desk, login=account.login, password=account.password)
        clerk = sign_in(desk, login=CLERK.login, password=CLERK.password)
        supervisor = sign_in(desk, login=SUPERVISOR.login, password=SUPERVISOR.password)
        open_shift(desk, supervisor, float_twd=Twd(30_000))
        fill(self.home, clerk, supervisor)
        theme = theme_of(app, shot)
        workers = [OneAtATime(name) for name in ("store", "printer", "rendering")]
        for worker in workers:
            self._ends.callback(worker.close)
        store, printer, rendering = workers
        self._parent = QObject()
        ports = print_ports(
            self.home,
            self.actor,
            printer=None,
            store=store,
            at_printer=printer,
            rendering=rendering,
        )
        places = PickupPlaces(
            theme,
            self.home,
            self.actor,
            printer=None,
            copies=Printing(ports, self._parent),
            store=store,
            at_printer=printer,
            rendering=rendering,
            parent=self._parent,
        )
        self._ends.callback(places.close)
        words = "報到" if is_volunteer else "取件"
        self.page = places.build_arrival() if is_volunteer else places.build()
        self.show_window(theme, shot, self.page, actor=self.actor, words=words, icon="calendar")
        self.settle(1_500)

    def show_page(self, name: str) -> None:
        """Turn to a page of the place."""
        if isinstance(self.page, PagesPlace):
            self.page.show_page(name)
        self.settle(1_500)


def play_desk(stage: PickupStage) -> None:
    """Show who is here and who is to come."""
    stage.show_page(DESK)


def play_money(stage: PickupStage) -> None:
    """Open the visitor who collects money."""
    stage.page.on_search_entered("範例丁")
    stage.settle(1_500)


def play_booking(stage: PickupStage) -> None:
    """Show the week."""
    stage.show_page(BOOKING)


def play_office(stage: PickupStage) -> None:
    """Show what is to be prepared."""
    stage.show_page(OFFICE)


def play_waits(stage: PickupStage) -> None:
    """Show how long visitors waited."""
    stage.show_page(WAITS)


def play_terms(stage: PickupStage) -> None:
    """Show what holds."""
    stage.show_page(TERMS)


def play_arrival(stage: PickupStage) -> None:
    """Show the page of a volunteer."""
    stage.settle()


PICKUP_PLAYS: Final[dict[str, Callable[[PickupStage], None]]] = {
    "pickup-desk": play_desk,
    "pickup-money": play_money,
    "pickup-booking": play_booking,
    "pickup-office": play_office,
    "pickup-waits": play_waits,
    "pickup-terms": play_terms,
    "arrival": play_arrival,
}
