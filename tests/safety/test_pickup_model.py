"""Pickups agreed, moved and missed at random, beside a reference that knows nothing of them."""

import itertools
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from chain_check import chain_faults
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.errors import Refusal
from counter_app.domain.pickup_handovers import (
    HandOverEntry,
    IdDocument,
    PickupHandOver,
    Signing,
)
from counter_app.domain.pickup_slots import SlotStanding
from counter_app.domain.pickup_terms import (
    DEFAULT_TERMS,
    ClosureId,
    DatedPickupTerms,
    DeskCapacity,
    PickupTerms,
    Session,
)
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupNumber,
    PickupRequest,
    RequestChannel,
)
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import add_closure, lift_closure, put_pickup_terms
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    hand_over_pickup,
    make_ready,
    mark_arrived,
    miss_overdue,
    move_pickup,
    next_free_slot,
    pickup_week,
    prepare_pickup,
    read_pickup,
    request_pickup,
    return_to_file,
    undo_step,
)
from counter_app.store.opening import open_sqlite, reading
from counter_app.store.schema import pickup_places
from factories import CountedIds, StoppedClock, make_actor, make_desk
from pickup_reference import EXPECTED, Kept, Reference
from pickup_reference import STEPS as SOURCES
from random_play import betray, play
from stores import KEY, fill

MONDAY = datetime(2025, 11, 24, 8, 0, tzinfo=TAIPEI)
SUPERVISOR = make_actor(Role.SUPERVISOR)
REQUEST = PickupRequest(
    item_code="other",
    channel=RequestChannel.PHONE,
    caller_name="王小明",
    caller_phone="0900-000-000",
)
PAPERS = itertools.count(1)


def hand_over(desk: Desk, actor: Actor, number: PickupNumber) -> PickupHandOver:
    """Hand over what nobody was ever given: a second time is never the same act again."""
    entry = HandOverEntry(
        number=number,
        collector=Collector.SELF,
        recipient_name="王小明",
        document=IdDocument.NATIONAL_ID,
        document_last4="6789",
        signing=Signing.PAPER,
        is_signed=True,
        given=f"第 {next(PAPERS)} 號文件",
    )
    return hand_over_pickup(desk, actor, entry)


STEPS: dict[str, Callable[..., object]] = {
    "prepare": prepare_pickup,
    "make_ready": partial(make_ready, shelf="A1"),
    "arrive": mark_arrived,
    "hand_over": hand_over,
    "cancel": cancel_pickup,
    "return": return_to_file,
}
LATE = ("arrive", "move", "undo")
MOVABLE = (*EXPECTED, "missed")
TERMS = (
    (30, {1: 1, 2: 2}),
    (60, {1: 1, 2: 1}),
    (60, {1: 2}),
)


def terms_of(minutes: int, places: dict[int, int]) -> PickupTerms:
    return replace(
        DEFAULT_TERMS,
        slot_minutes=minutes,
        capacities=tuple(DeskCapacity(desk_no=d, places=n) for d, n in places.items()),
        sessions=(Session(begins=time(9), ends=time(11)),),
        missed_after_minutes=30,
        keep_working_days=2,
    )


class Town:
    """One engine for every example; each starts from the same file.

    Attributes:
        seen: How often each service did what, or was refused with what.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: Counter[tuple[str, str]] = Counter()
        self.start = folder / "start.db"
        engine = open_sqlite(self.start, key=KEY)
        fill(engine)
        put_pickup_terms(
            make_desk(engine, clock=StoppedClock(MONDAY)),
            SUPERVISOR,
            DatedPickupTerms(valid_from=MONDAY.date(), terms=terms_of(*TERMS[0])),
        )
        engine.dispose()
        self.engine = open_sqlite(folder / "store.db", key=KEY)

    def begin(self) -> None:
        self.engine.dispose()
        for path in self.folder.glob("store.db*"):
            path.unlink()
        shutil.copy(self.start, self.folder / "store.db")


# Much falls on few slots, so that they are full, closed and past often enough.
DESKS = st.sampled_from([1, 1, 1, 1, 1, 2, 2, 3])
DAYS_AHEAD = st.sampled_from([1, 1, 1, 1, 0, 0, 2, 5])
TIMES = st.sampled_from([time(9), time(9), time(9), time(9, 30), time(9, 30), time(10), time(11)])
SLOTS = st.tuples(DESKS, DAYS_AHEAD, TIMES)
WHICH = st.integers(0, 5)
AT = st.sampled_from([1, 2])
Wanted = tuple[int, int, time]


class PickupMachine(RuleBasedStateMachine):
    """Does to two desks what it tells the reference."""

    town: Town

    @initialize(at=AT, wanted=st.lists(SLOTS, min_size=2, max_size=4))
    def begin_with_some(self, at: int, wanted: list[Wanted]) -> None:
        self.town.begin()
        self.clock = StoppedClock(MONDAY)
        self.reference = self.new_reference()
        self.desks: dict[int, Desk] = {
            number: make_desk(
                self.town.engine,
                desk_no=number,
                clock=self.clock,
                new_id=CountedIds(prefix=f"run{number}"),
                missing_glyphs=lambda _text: (),
            )
            for number in (1, 2)
        }
        for each in wanted:
            self.ask_for(at, each)

    def new_reference(self) -> Reference:
        return Reference(now=MONDAY, terms={MONDAY.date(): TERMS[0]})

    def day(self, ahead: int) -> date:
        return self.clock.now.date() + timedelta(days=ahead)

    def slot(self, ahead: int, at: time) -> datetime:
        return datetime.combine(self.day(ahead), at, TAIPEI)

    def one(self, which: int, fits: Callable[[Kept], bool]) -> PickupNumber:
        """Return one of the newest pickups that something can be done to, or of any."""
        kept = self.reference.kept
        fitting = [number for number in sorted(kept) if which and fits(kept[number])]
        numbers = fitting or sorted(kept)
        return PickupNumber(numbers[-1 - which % min(len(numbers), 3)])

    def as_told(self, at: int, service: Callable[..., Any], told: str, **arguments: object) -> Any:  # noqa: ANN401 - what the service returns
        """Ask a desk, and return what it says; None where it refuses as it was told to."""
        done, said = None, ""
        try:
            done = service(self.desks[at], make_actor(desk_no=at), **arguments)
        except Refusal as refusal:
            said = type(refusal).__name__
        assert said == told
        self.town.seen[getattr(service, "__name__", "make_ready"), told] += 1
        return done

    # --- bookings --------------------------------------------------------------------------

    @rule(at=AT, wanted=SLOTS)
    def request(self, at: int, wanted: Wanted) -> None:
        self.ask_for(at, wanted)

    def ask_for(self, at: int, wanted: Wanted) -> None:
        self.ask_for_slot(at, wanted[0], self.slot(*wanted[1:]))

    def ask_for_slot(self, at: int, desk_no: int, slot: datetime) -> None:
        made = self.book(at, self.reference.refusal(desk_no, slot), desk_no, slot)
        if made is not None:
            minutes = self.reference.on(slot.date())[0]
            self.reference.kept[made.number] = Kept("requested", desk_no, slot, minutes)

    def book(self, at: int, told: str, desk_no: int, slot: datetime) -> Pickup | None:
        made: Pickup | None = self.as_told(
            at, request_pickup, told, request=REQUEST, desk_no=desk_no, slot_at=slot
        )
        return made

    @precondition(lambda self: len(self.reference.kept) % 3 == 0)
    @rule(at=AT)
    def walk_in(self, at: int) -> None:
        made = self.as_told(at, add_walk_in, "", request=REQUEST)
        self.reference.kept[made.number] = Kept("arrived", at)

    @precondition(lambda self: self.reference.kept)
    @rule(at=AT, which=WHICH, wanted=SLOTS)
    def move(self, at: int, which: int, wanted: Wanted) -> None:
        number = self.one(which, lambda kept: kept.state in MOVABLE)
        self.move_one(at, number, wanted[0], self.slot(*wanted[1:]))

    def move_one(self, at: int, number: PickupNumber, desk_no: int, slot: datetime) -> None:
        told = self.reference.move(number, desk_no, slot)
        self.as_told(at, move_pickup, told, number=number, desk_no=desk_no, slot_at=slot)

    @precondition(lambda self: self.reference.kept)
    @rule(at=AT, which=WHICH, kind=st.sampled_from(sorted(STEPS)))
    def step(self, at: int, which: int, kind: str) -> None:
        self.step_one(at, self.one(which, lambda kept: kept.state in SOURCES[kind][0]), kind)

    def step_one(self, at: int, number: PickupNumber, kind: str) -> None:
        self.as_told(at, STEPS[kind], self.reference.step(number, kind), number=number)

    @precondition(lambda self: self.reference.kept)
    @rule(at=AT, which=WHICH)
    def undo(self, at: int, which: int) -> None:
        self.undo_one(at, self.one(which, lambda kept: kept.steps != ()))

    def undo_one(self, at: int, number: PickupNumber) -> None:
        self.as_told(at, undo_step, self.reference.undo(number), number=number)

    @precondition(lambda self: self.reference.kept)
    @rule(at=AT, which=WHICH, wanted=SLOTS, is_moved=st.booleans(), is_wanted=st.booleans())
    def give_a_place_up_and_want_it_back(
        self,
        at: int,
        which: int,
        wanted: Wanted,
        is_moved: bool,  # noqa: FBT001 - drawn by hypothesis
        is_wanted: bool,  # noqa: FBT001
    ) -> None:
        number = self.one(which, lambda kept: kept.has_place and kept.state in MOVABLE)
        kept = self.reference.kept[number]
        if is_moved:
            self.move_one(at, number, wanted[0], self.slot(*wanted[1:]))
        else:
            self.step_one(at, number, "cancel")
        if is_wanted and kept.slot is not None:
            # Another is quicker.
            self.ask_for_slot(3 - at, kept.desk, kept.slot)
        self.undo_one(at, number)

    # --- what happens meanwhile --------------------------------------------------------------

    @rule(minutes=st.sampled_from([30, 30, 90, 24 * 60, 3 * 24 * 60]))
    def let_time_pass(self, minutes: int) -> None:
        self.clock.advance(60 * minutes)
        self.reference.now = self.clock.now

    @rule(at=AT, minutes=st.sampled_from([0, 30, 90, 24 * 60]))
    def look_for_missed(self, at: int, minutes: int) -> None:
        self.let_time_pass(minutes)
        assert list(self.as_told(at, miss_overdue, "")) == self.reference.miss()

    @precondition(lambda self: any(k.state == "missed" for k in self.reference.kept.values()))
    @rule(at=AT, which=st.integers(1, 3), days=st.integers(1, 5), kind=st.sampled_from(LATE))
    def come_for_what_was_missed(self, at: int, which: int, days: int, kind: str) -> None:
        number = self.one(which, lambda kept: kept.state == "missed")
        self.let_time_pass(days * 24 * 60)
        if kind == "undo":
            self.undo_one(at, number)
        elif kind == "move":
            self.move_one(at, number, 1, self.slot(1, time(9)))
        else:
            self.step_one(at, number, kind)

    @rule(of=st.sampled_from([0, 1, 2]), ahead=DAYS_AHEAD, hour=TIMES)
    def close(self, of: int, ahead: int, hour: time) -> None:
        begins_at = self.slot(ahead, hour)
        ends_at = begins_at + timedelta(minutes=60)
        if ends_at <= self.clock.now:
            return
        closure, to_move = add_closure(
            self.desks[1],
            SUPERVISOR,
            desk_no=of,
            begins_at=begins_at,
            ends_at=ends_at,
            reason="颱風停班",
        )
        self.reference.closures[closure.closure_id] = (of, begins_at, ends_at)
        assert {each.number for each in to_move} == {
            number
            for number, p in self.reference.kept.items()
            if p.state in EXPECTED
            and p.slot
            and of in (0, p.desk)
            and p.slot < ends_at
            and begins_at < p.slot + timedelta(minutes=p.minutes)
        }

    @precondition(lambda self: self.reference.closures)
    @rule(which=WHICH)
    def lift(self, which: int) -> None:
        closures = sorted(self.reference.closures)
        closure_id = closures[which % len(closures)]
        lift_closure(self.desks[1], SUPERVISOR, ClosureId(closure_id))
        del self.reference.closures[closure_id]

    @rule(ahead=st.sampled_from([0, 1, 3]), terms=st.sampled_from(TERMS))
    def change_terms(self, ahead: int, terms: tuple[int, dict[int, int]]) -> None:
        dated = DatedPickupTerms(valid_from=self.day(ahead), terms=terms_of(*terms))
        put_pickup_terms(self.desks[1], SUPERVISOR, dated)
        self.reference.terms[dated.valid_from] = terms

    # --- what must hold ----------------------------------------------------------------------

    @rule(at=AT)
    def what_is_offered_next_can_be_had(self, at: int) -> None:
        found = next_free_slot(self.desks[at], make_actor(desk_no=at), item_code="other")
        assert found is not None
        before = (
            self.slot(ahead, time(hour, minute))
            for ahead in range(1, 15)
            for hour in (9, 10)
            for minute in (0, 30)
        )
        first_day = next(day for n in range(1, 8) if (day := self.day(n)).weekday() < 5)
        assert found.begins_at == next(
            slot
            for slot in before
            if slot.date() >= first_day
            and any(self.reference.refusal(desk_no, slot) == "" for desk_no in (1, 2))
        )
        assert self.reference.refusal(found.desk_no, found.begins_at) == ""

    @invariant()
    def every_place_is_somebodys(self) -> None:
        with reading(self.town.engine) as connection:
            rows = connection.execute(select(pickup_places)).all()
        held = {(row.pickup_number, row.desk_no, row.slot_at) for row in rows}
        kept = {(n, p.desk, p.slot) for n, p in self.reference.kept.items() if p.has_place}
        assert held == kept
        assert len(rows) == len(held)

    @invariant()
    def two_desks_see_the_same_week(self) -> None:
        monday = self.clock.now.date() - timedelta(days=self.clock.now.weekday())
        for desk_no in (1, 2):
            week = pickup_week(
                self.desks[3 - desk_no],
                make_actor(desk_no=3 - desk_no),
                desk_no=desk_no,
                monday=monday,
            )
            for day in week.days:
                for slot in day.slots:
                    refused = self.reference.refusal(desk_no, slot.begins_at)
                    assert slot.booked == self.reference.booked(desk_no, slot.begins_at)
                    assert (slot.standing is SlotStanding.OPEN) is (refused == "")
                    assert (slot.standing is SlotStanding.FULL) is (refused == "SlotTaken")
                for pickup in day.pickups:
                    self.compare(pickup)

    def compare(self, pickup: Pickup) -> None:
        told = self.reference.kept[pickup.number]
        assert (pickup.state.value, pickup.desk_no, pickup.slot_at, pickup.has_place) == (
            told.state,
            told.desk,
            told.slot,
            told.has_place,
        )
        assert (pickup.ready_at is not None) is told.is_ready
        assert (pickup.expires_on or date.max) == told.expires

    def teardown(self) -> None:
        numbers = sorted(self.reference.kept)
        # Time may have passed into another year, which has numbers of its own.
        for _year, of_year in itertools.groupby(numbers, key=lambda number: number[:4]):
            serials = [int(number[4:]) for number in of_year]
            assert serials == list(range(1, len(serials) + 1))
        for number in numbers:
            detail = read_pickup(self.desks[1], make_actor(), PickupNumber(number))
            self.compare(detail.pickup)
            undone = {step.undoes for step in detail.steps}
            holding = [s for s in detail.steps if s.step_id not in undone and s.undoes is None]
            # The first step is the request; what holds after it is what the reference kept.
            assert len(holding) - 1 == len(self.reference.kept[number].steps)
        with reading(self.town.engine) as connection:
            assert chain_faults(connection) == []


def test_pickups_are_always_as_the_reference_says() -> None:
    play(PickupMachine, Town, examples=20, steps=30)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_pickups_are_as_the_reference_says_all_night() -> None:
    play(PickupMachine, Town, examples=1_000, steps=60)


# --- controls: what a model must not let pass ------------------------------------------------


class CarelessMachine(PickupMachine):
    """A program that gives somebody a place in a slot that is full, past every rule."""

    def book(self, at: int, told: str, desk_no: int, slot: datetime) -> Pickup | None:
        if told != "SlotTaken":
            return super().book(at, told, desk_no, slot)
        with self.desks[at].open_unit() as unit:
            number = unit.pickups.take_number(on=self.clock.now.date())
            first = unit.pickups.get(min(self.reference.kept))
            assert first is not None
            second = replace(first, number=number, desk_no=desk_no, slot_at=slot)
            unit.pickups.add(second)
            assert unit.pickups.take_place(second, places=99)
            unit.commit()
        return None


class ForgetfulReference(Reference):
    """Books twice: it looks whether a slot is offered, not whether it is full."""

    def booked(self, desk: int, slot: datetime, but: str = "") -> int:
        return min(super().booked(desk, slot, but), 0)


class ForgetfulMachine(PickupMachine):
    def new_reference(self) -> Reference:
        return ForgetfulReference(now=MONDAY, terms={MONDAY.date(): TERMS[0]})

    @invariant()
    def two_desks_see_the_same_week(self) -> None:
        """Leave what is shown alone: what is done must betray it."""


@pytest.mark.parametrize("machine", [CarelessMachine, ForgetfulMachine])
def test_a_double_booking_does_not_pass(machine: type[PickupMachine]) -> None:
    betray(machine, Town)
