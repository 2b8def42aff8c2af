"""Pickups as a desk hands them over, for tests that have a store."""

from dataclasses import replace
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, select

from counter_app.domain.drawer import DrawerEntry, DrawerEntryId, EntryKind
from counter_app.domain.money import Twd
from counter_app.domain.pickup_handovers import (
    AlreadyHandedOver,
    HandOverEntry,
    IdDocument,
    PickupHandOver,
    Signing,
)
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupRequest,
    PickupState,
    RequestChannel,
)
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import add_walk_in
from counter_app.services.shifts import open_shift_of
from counter_app.store.pickup_faults import pickup_faults
from counter_app.store.schema import (
    approvals,
    drawer_entries,
    journal,
    pickup_hand_overs,
    pickup_signatures,
    pickup_steps,
    pickups,
)
from factories import make_actor

CLERK: Final = make_actor()
SUPERVISOR: Final = make_actor(Role.SUPERVISOR)
AMOUNT_TWD: Final = Twd(2350)
FLOAT_TWD: Final = 5000
SIGNATURE: Final = b"\x89PNG\r\n\x1a\na line, and another"
RECIPIENT: Final = "王小明"


def arrive(desk: Desk, item_code: str = "other", **changes: object) -> Pickup:
    """Let somebody stand at a desk for something; money is NT$2,350 unless it is said."""
    values: dict[str, Any] = {
        "item_code": item_code,
        "channel": RequestChannel.DESK,
        "caller_name": RECIPIENT,
        "amount_twd": AMOUNT_TWD if item_code == "money" else None,
    }
    values.update(changes)
    return add_walk_in(desk, make_actor(desk_no=desk.desk_no), PickupRequest(**values))


def make_entry(pickup: Pickup, **changes: object) -> HandOverEntry:
    """Return what a clerk enters for a visitor who signs on paper."""
    values: dict[str, Any] = {
        "number": pickup.number,
        "collector": Collector.SELF,
        "recipient_name": RECIPIENT,
        "document": IdDocument.NATIONAL_ID,
        "document_last4": "6789",
        "signing": Signing.PAPER,
        "is_signed": True,
        "given": pickup.item_name,
        "amount_twd": pickup.amount_twd,
        "reason": "分配款" if pickup.amount_twd else "",
    }
    values.update(changes)
    return HandOverEntry(**values)


def on_pad(pickup: Pickup, **changes: object) -> HandOverEntry:
    """Return what a clerk enters for a visitor who signs on the pad."""
    return make_entry(pickup, **({"signing": Signing.PAD, "signature": SIGNATURE} | changes))


def traces_of(connection: Connection, number: str) -> dict[str, int]:
    """Return how often a hand-over stands in each table that it writes to."""
    of_pickup = {
        drawer_entries: drawer_entries.c.subject == number,
        approvals: approvals.c.subject == number,
        pickup_hand_overs: pickup_hand_overs.c.pickup_number == number,
        pickup_signatures: pickup_signatures.c.pickup_number == number,
        pickup_steps: (pickup_steps.c.pickup_number == number)
        & (pickup_steps.c.kind == "hand_over"),
        pickups: (pickups.c.pickup_number == number) & (pickups.c.state == "handed_over"),
        journal: (journal.c.subject == number) & (journal.c.act == "hand_over_pickup"),
    }
    return {
        table.name: len(connection.execute(select(table).where(condition)).all())
        for table, condition in of_pickup.items()
    }


def pay_out_alone(desk: Desk, actor: Actor, entry: HandOverEntry) -> DrawerEntry:
    """Take money out of the drawer in a transaction of its own, as the service never does."""
    assert entry.amount_twd is not None
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        paid = DrawerEntry(
            entry_id=DrawerEntryId(f"alone-{uuid4().hex[:20]}"),
            desk_no=desk.desk_no,
            shift_id=open_shift_of(unit, desk, actor).shift_id,
            at=desk.clock(),
            kind=EntryKind.PICKUP,
            amount_twd=entry.amount_twd,
            subject=entry.number,
            reason=entry.reason,
            clerk=actor.login,
            approver=SUPERVISOR.login,
        )
        unit.drawer.add_entry(paid)
        unit.commit()
    return paid


def write_alone(desk: Desk, actor: Actor, entry: HandOverEntry, paid: DrawerEntry) -> None:
    """Write a hand-over down in a transaction of its own, likewise.

    Raises:
        AlreadyHandedOver: Another was quicker.
    """
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        pickup = unit.pickups.get(entry.number, lock=True)
        assert pickup is not None
        before = unit.pickup_hand_overs.get(entry.number)
        if before is not None:
            raise AlreadyHandedOver(
                number=entry.number,
                at=before.at,
                desk_no=before.desk_no,
                handed_by=before.handed_by,
            )
        done = PickupHandOver(
            number=entry.number,
            desk_no=desk.desk_no,
            at=desk.clock(),
            handed_by=actor.login,
            collector=entry.collector,
            recipient_name=entry.recipient_name,
            document=entry.document,
            document_last4=entry.document_last4,
            has_authority=entry.has_authority,
            signing=entry.signing,
            signature_hash="",
            given=entry.given,
            receipt_number="",
            amount_twd=entry.amount_twd,
            shift_id=paid.shift_id,
            business_day=desk.clock().date(),
            entry_id=paid.entry_id,
            approver=paid.approver,
        )
        unit.pickup_hand_overs.add(done, signature=b"")
        unit.pickups.save(
            replace(pickup, state=PickupState.HANDED_OVER, handed_over_at=desk.clock())
        )
        unit.commit()


NOTHING_DONE: Final = {
    "drawer_entries": 0,
    "approvals": 0,
    "pickup_hand_overs": 0,
    "pickup_signatures": 0,
    "pickup_steps": 0,
    "pickups": 0,
    "journal": 0,
}
PAID_ONCE: Final = dict.fromkeys(NOTHING_DONE, 1)
"""Signed on the pad."""


def money_faults(connection: Connection, number: str) -> list[str]:
    """Say how a drawer and the hand-over of a pickup disagree; nothing where they do not."""
    found = [f"{fault.table}: {fault.kind.value}" for fault in pickup_faults(connection)]
    traces = traces_of(connection, number)
    if traces not in (NOTHING_DONE, PAID_ONCE):
        found.append(f"half of it: {traces}")
    return found
