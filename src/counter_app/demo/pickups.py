"""The pickups of the demo: what was agreed, one that is missed, money that is handed over.

The same services as in the window.  The past is played by a desk whose clock stands there, so
that a visitor can have come in the afternoon of the last working day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from counter_app.bootstrap.homes import Home
from counter_app.demo.cases import CARD_HOLDER, DRIVER, MANY, SINGLE
from counter_app.demo.people import SUPERVISOR
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import HandOverEntry, IdDocument, Signing
from counter_app.domain.pickup_slots import Slot, SlotStanding
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupNumber,
    PickupRequest,
    PickupState,
    RequestChannel,
    SlotTaken,
)
from counter_app.domain.staff import Actor
from counter_app.services.cases import find_cases
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    make_ready,
    mark_arrived,
    miss_overdue,
    move_pickup,
    next_free_slot,
    pickup_week,
    prepare_pickup,
    read_pickup,
    request_pickup,
    undo_step,
)
from counter_app.services.pickups.figures import zero_wait_report
from counter_app.services.pickups.handing import hand_over_pickup
from counter_app.services.pickups.paper import save_day_list, save_sign_sheet, save_slip
from counter_app.services.reports import shift_report
from counter_app.services.staff import approver_of

PAID_OUT_TWD: Final = Twd(1_200)
"""What the visitor of the demo day collects in cash."""

_PHONE: Final = "03-0000000"


def open_slots(desk: Desk, actor: Actor, *, from_day: date) -> Iterator[Slot]:
    """Yield the slots of this desk that can still be had, of three weeks, in order."""
    monday = from_day - timedelta(days=from_day.weekday())
    for week in range(3):
        found = pickup_week(
            desk, actor, desk_no=desk.desk_no, monday=monday + timedelta(weeks=week)
        )
        for day in found.days:
            yield from (slot for slot in day.slots if slot.standing is SlotStanding.OPEN)


def book_ahead(desk: Desk, clerk: Actor) -> tuple[Pickup, ...]:
    """Agree a few pickups for the next days, as a clerk would on the telephone."""
    today = desk.today()
    wanted = (
        (SINGLE.name, "certificate", RequestChannel.PHONE),
        (MANY.name, "other", RequestChannel.FAX),
        (CARD_HOLDER.name, "certificate", RequestChannel.MAILBOX),
        (DRIVER.name, "other", RequestChannel.PHONE),
    )
    slots = open_slots(desk, clerk, from_day=today)
    made = []
    for (name, item, channel), slot in zip(wanted, slots, strict=False):
        made.append(
            request_pickup(
                desk,
                clerk,
                _request(desk, clerk, name, item=item, channel=channel),
                desk_no=slot.desk_no,
                slot_at=slot.begins_at,
            )
        )
    return tuple(made)


def _request(
    desk: Desk, clerk: Actor, name: str, *, item: str, channel: RequestChannel
) -> PickupRequest:
    case = find_cases(desk, clerk, name).hits[0]
    return PickupRequest(
        item_code=item,
        channel=channel,
        caller_name=name,
        caller_phone=_PHONE,
        case_id=case.case_id,
    )


@dataclass(slots=True, kw_only=True)
class PickupDesk:
    """What the desk has in hand while pickups are played.

    Attributes:
        papers: Gets a slip, a pay-out receipt and the list of a day.
        faults: What did not go as it must.
    """

    home: Home
    clerk: Actor
    papers: Path
    faults: list[str] = field(default_factory=list)

    def play(self) -> list[tuple[str, str]]:
        """Play them all.

        Returns:
            What was done, and the pickup number of it.
        """
        handed, missed = self._play_last_day()
        paid = self._pay_out()
        self._count_waits()
        self._give_another_slot(missed)
        kept = self._change_minds()
        self._fill_a_slot()
        self._write_papers(kept, paid)
        return [
            ("取件，約好、備妥、交付", handed),
            ("取件，逾時未到後改約", missed),
            ("取件，取消後取回", kept),
            (f"領款 {PAID_OUT_TWD:,} 元，主管核可", paid),
        ]

    def _at(self, day: date, clock: time) -> Desk:
        """Return the desk with its clock at another time."""
        at = datetime.combine(day, clock, TAIPEI)
        return replace(self.home.desk, clock=lambda: at)

    def _play_last_day(self) -> tuple[PickupNumber, PickupNumber]:
        """Play an afternoon of the last working day: one is collected, one is not."""
        day = self._today() - timedelta(days=1)
        while not self.home.desk.is_working_day(day):
            day -= timedelta(days=1)
        morning = self._at(day, time(9))
        slot = next(open_slots(morning, self.clerk, from_day=day))
        made = [
            request_pickup(
                morning,
                self.clerk,
                _request(morning, self.clerk, name, item="other", channel=RequestChannel.PHONE),
                desk_no=slot.desk_no,
                slot_at=slot.begins_at,
            )
            for name in (SINGLE.name, MANY.name)
        ]
        handed, missed = (pickup.number for pickup in made)
        for number, shelf in ((handed, "A-1"), (missed, "A-2")):
            prepare_pickup(morning, self.clerk, number)
            make_ready(morning, self.clerk, number, shelf=shelf)
        came_at = slot.begins_at.astimezone(TAIPEI)
        mark_arrived(self._at(day, came_at.time()), self.clerk, handed)
        hand_over_pickup(
            self._at(day, (came_at + timedelta(seconds=95)).time()),
            self.clerk,
            _entry(handed, SINGLE.name, given="執行事件說明一份"),
        )
        self._expect("missed", True, missed in miss_overdue(self.home.desk, self.clerk))
        self._expect_state(handed, PickupState.HANDED_OVER)
        self._expect_state(missed, PickupState.MISSED)
        return handed, missed

    def _pay_out(self) -> PickupNumber:
        """Hand money over: it leaves the drawer in the same act."""
        desk = self.home.desk
        before_twd = shift_report(desk, self.clerk).expected_cash_twd
        pickup = add_walk_in(
            desk,
            self.clerk,
            replace(
                _request(
                    desk, self.clerk, CARD_HOLDER.name, item="money", channel=RequestChannel.DESK
                ),
                amount_twd=PAID_OUT_TWD,
            ),
        )
        entry = replace(
            _entry(pickup.number, CARD_HOLDER.name, given="退還執行餘款"),
            amount_twd=PAID_OUT_TWD,
            reason="示範：核對領款通知與身分證",
        )
        save_sign_sheet(desk, self.clerk, pickup.number, entry=entry, folder=self.papers)
        second = approver_of(desk, self.clerk, login=SUPERVISOR.login, password=SUPERVISOR.password)
        done = hand_over_pickup(desk, self.clerk, entry, approver=second)
        again = hand_over_pickup(desk, self.clerk, entry, approver=second)
        self._expect("paid once", done, again)
        after_twd = shift_report(desk, self.clerk).expected_cash_twd
        self._expect("cash in the drawer", before_twd - PAID_OUT_TWD, after_twd)
        return pickup.number

    def _give_another_slot(self, missed: PickupNumber) -> None:
        slot = self._next_free("other")
        moved = move_pickup(
            self.home.desk, self.clerk, missed, desk_no=slot.desk_no, slot_at=slot.begins_at
        )
        self._expect("ready still", PickupState.READY, moved.state)

    def _change_minds(self) -> PickupNumber:
        """Cancel one and take that back."""
        desk = self.home.desk
        slot = self._next_free("certificate")
        pickup = request_pickup(
            desk,
            self.clerk,
            _request(desk, self.clerk, DRIVER.name, item="certificate", channel=RequestChannel.FAX),
            desk_no=slot.desk_no,
            slot_at=slot.begins_at,
        )
        cancel_pickup(desk, self.clerk, pickup.number)
        kept = undo_step(desk, self.clerk, pickup.number)
        self._expect(
            "taken back", (slot.begins_at, PickupState.REQUESTED), (kept.slot_at, kept.state)
        )
        return pickup.number

    def _fill_a_slot(self) -> None:
        """Book a slot until it is full, and see that one more is refused."""
        desk = self.home.desk
        slot = self._next_free("other")
        request = _request(desk, self.clerk, MANY.name, item="other", channel=RequestChannel.PHONE)
        for _ in range(slot.places - slot.booked):
            request_pickup(desk, self.clerk, request, desk_no=slot.desk_no, slot_at=slot.begins_at)
        try:
            request_pickup(desk, self.clerk, request, desk_no=slot.desk_no, slot_at=slot.begins_at)
        except SlotTaken:
            return
        self.faults.append("a slot was booked beyond its places")

    def _write_papers(self, kept: PickupNumber, paid: PickupNumber) -> None:
        desk = self.home.desk
        save_slip(desk, self.clerk, kept, folder=self.papers)
        save_sign_sheet(desk, self.clerk, paid, folder=self.papers)
        slot_at = read_pickup(desk, self.clerk, kept).pickup.slot_at
        day = self._today() if slot_at is None else slot_at.astimezone(TAIPEI).date()
        for suffix in ("pdf", "ods"):
            save_day_list(desk, self.clerk, day=day, out=self.papers / f"pickups.{suffix}")

    def _count_waits(self) -> None:
        today = self._today()
        report = zero_wait_report(
            self.home.desk, self.clerk, from_day=today - timedelta(days=30), to_day=today
        )
        self._expect("visitors served", 2, report.total.handed_over)
        self._expect("longest wait", 95, report.total.worst_s)
        self._expect("agreed times", 2, report.total.agreed)
        self._expect("agreed times kept", 2, report.total.met)
        self._expect("nobody came", 1, report.total.missed)

    def _next_free(self, item: str) -> Slot:
        slot = next_free_slot(self.home.desk, self.clerk, item_code=item)
        if slot is None:
            raise LookupError("no free slot")
        return slot

    def _today(self) -> date:
        return self.home.desk.today()

    def _expect_state(self, number: PickupNumber, state: PickupState) -> None:
        self._expect(number, state, read_pickup(self.home.desk, self.clerk, number).pickup.state)

    def _expect(self, what: str, wanted: object, found: object) -> None:
        if wanted != found:
            self.faults.append(f"{what}: {wanted} / {found}")


def _entry(number: PickupNumber, name: str, *, given: str) -> HandOverEntry:
    return HandOverEntry(
        number=number,
        collector=Collector.SELF,
        recipient_name=name,
        document=IdDocument.NATIONAL_ID,
        document_last4="0001",
        signing=Signing.PAPER,
        is_signed=True,
        given=given,
    )
