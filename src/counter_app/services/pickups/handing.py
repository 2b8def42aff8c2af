"""Hand a pickup over: papers and receipts, and money as one act with the drawer."""

from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.drawer import DrawerEntry, DrawerEntryId, EntryKind
from counter_app.domain.money import Twd
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_handovers import (
    AlreadyHandedOver,
    HandOverEntry,
    PickupHandOver,
    SignatureChanged,
    SignedOnPaper,
    Signing,
    check_hand_over,
    tidied,
)
from counter_app.domain.pickups import (
    ItemNature,
    Pickup,
    PickupNumber,
    PickupState,
    StepKind,
    UnknownPickup,
    check_pickup_step,
)
from counter_app.domain.shifts import Shift
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.approvals import write_approval
from counter_app.services.desk import Desk
from counter_app.services.giving_back import check_drawer
from counter_app.services.once import once
from counter_app.services.pickups.changing import Deed, read_or_refuse, write_step
from counter_app.services.shifts import open_shift_of
from counter_app.store.unit_of_work import UnitOfWork


def hand_over_pickup(
    desk: Desk, actor: Actor, entry: HandOverEntry, *, approver: Actor | None = None
) -> PickupHandOver:
    """Hand a pickup over to whoever has come for it; money leaves the drawer in the same act.

    A pickup is handed over once.  Whoever asks again, at the same desk and with the same entry,
    gets what was written the first time, and nothing is paid again; the words of the reason may
    differ.

    Args:
        desk: Where; another desk than the agreed one will do.
        actor: Who hands over; has the drawer, where money is collected.
        entry: What was seen, signed and given.  An amount other than the one that was expected
            is journalled beside it.
        approver: The second person, needed where money is collected.

    Raises:
        UnknownPickup: There is none with this number.
        PickupStepRefused: The visitor has not been marked as arrived, or it is over.
        AlreadyHandedOver: It was handed over, by another or in another way.
        PickupFieldRefused: The entry leaves something out.
        UnprintableName: The sheet could not show a text.
        NoOpenShift, ShiftClosing, NotYourDrawer, YesterdayOpen: The drawer is not to be used.
        DrawerTooEmpty: There is less in it.
        ApprovalMissing, ApprovalRefused, ReasonMissing: Money needs a second person, and words.
    """
    check_permitted(actor, Act.HAND_OVER_PICKUP)
    entry = tidied(entry)
    missing = desk.missing_glyphs(entry.recipient_name + entry.given)
    if missing:
        raise UnprintableName(characters=missing)
    deed = Deed(
        desk=desk, actor=actor, kind=StepKind.HAND_OVER, act="hand_over_pickup", at=desk.clock()
    )
    write = partial(_hand_over, deed, entry, approver, DrawerEntryId(desk.new_id()))
    return once(write)


def _hand_over(
    deed: Deed, entry: HandOverEntry, approver: Actor | None, entry_id: DrawerEntryId
) -> PickupHandOver:
    with deed.desk.open_unit() as unit:
        unit.queue_at_desk(deed.desk.desk_no)
        pickup = read_or_refuse(unit, entry.number, lock=True)
        done = _done(deed, pickup, entry)
        before = unit.pickup_hand_overs.get(pickup.number)
        if before is not None:
            return _same_or_refuse(before, done, approver)
        check_pickup_step(pickup, PickupState.HANDED_OVER, StepKind.HAND_OVER)
        check_hand_over(entry, pickup.nature)
        if entry.amount_twd is not None:
            shift, paid = _pay_out(
                unit,
                deed,
                entry,
                amount_twd=entry.amount_twd,
                approver=approver,
                entry_id=entry_id,
            )
            done = replace(
                done,
                shift_id=shift.shift_id,
                business_day=shift.business_day,
                entry_id=paid.entry_id,
                approver=paid.approver,
            )
        unit.pickup_hand_overs.add(done, signature=entry.signature)
        after = replace(pickup, state=PickupState.HANDED_OVER, handed_over_at=deed.at)
        unit.pickups.save(after)
        write_step(
            unit,
            deed,
            before=pickup,
            after=after,
            details=_facts(pickup, entry),
            approver=done.approver,
        )
        unit.commit()
    return done


def _done(deed: Deed, pickup: Pickup, entry: HandOverEntry) -> PickupHandOver:
    """Return what is kept of an entry, before money is looked at."""
    return PickupHandOver(
        number=pickup.number,
        desk_no=deed.desk.desk_no,
        at=deed.at,
        handed_by=deed.actor.login,
        collector=entry.collector,
        recipient_name=entry.recipient_name,
        document=entry.document,
        document_last4=entry.document_last4,
        has_authority=entry.has_authority,
        signing=entry.signing,
        signature_hash=sha256(entry.signature).hexdigest() if entry.signature else "",
        given=entry.given,
        receipt_number=pickup.receipt_number,
        amount_twd=entry.amount_twd,
        shift_id=None,
        business_day=None,
        entry_id="",
        approver="",
    )


def _same_or_refuse(
    before: PickupHandOver, asked: PickupHandOver, approver: Actor | None
) -> PickupHandOver:
    """Return what was written the first time, if this is asked for again.

    Raises:
        AlreadyHandedOver: Something else is asked for: to whoever asks it would look as if it
            had been done now.
    """
    is_money = before.amount_twd is not None
    asked = replace(
        asked,
        at=before.at,
        shift_id=before.shift_id,
        business_day=before.business_day,
        entry_id=before.entry_id,
        approver=approver.login if is_money and approver is not None else "",
    )
    if asked != before:
        raise AlreadyHandedOver(
            number=before.number, at=before.at, desk_no=before.desk_no, handed_by=before.handed_by
        )
    return before


def _pay_out(
    unit: UnitOfWork,
    deed: Deed,
    entry: HandOverEntry,
    *,
    amount_twd: Twd,
    approver: Actor | None,
    entry_id: DrawerEntryId,
) -> tuple[Shift, DrawerEntry]:
    """Take the money out of the drawer, in the transaction of the hand-over."""
    shift = open_shift_of(unit, deed.desk, deed.actor)
    check_drawer(unit, shift, amount_twd)
    second = write_approval(
        unit,
        deed.desk,
        deed.actor,
        approver,
        act=ApprovedAct.PAY_OUT_PICKUP,
        subject=entry.number,
        reason=entry.reason,
        amount_twd=amount_twd,
    )
    paid = DrawerEntry(
        entry_id=entry_id,
        desk_no=deed.desk.desk_no,
        shift_id=shift.shift_id,
        at=deed.at,
        kind=EntryKind.PICKUP,
        amount_twd=amount_twd,
        subject=entry.number,
        reason=entry.reason.strip(),
        clerk=deed.actor.login,
        approver=second.login,
    )
    unit.drawer.add_entry(paid)
    return shift, paid


def _facts(pickup: Pickup, entry: HandOverEntry) -> dict[str, Any]:
    """Return what the journal says of a hand-over; names are in its own row alone."""
    facts: dict[str, Any] = {
        "collector": entry.collector.value,
        "document": entry.document.value,
        "signing": entry.signing.value,
    }
    if pickup.receipt_number:
        facts["receipt"] = pickup.receipt_number
    if pickup.nature is ItemNature.MONEY:
        facts |= {"amount_twd": entry.amount_twd, "reason": entry.reason.strip()}
        if pickup.amount_twd != entry.amount_twd:
            facts["expected_twd"] = pickup.amount_twd
    return facts


def read_signature(desk: Desk, actor: Actor, number: PickupNumber) -> bytes:
    """Return the picture of a signature, and write down who looked; it is shown nowhere else.

    Raises:
        NotPermitted: The role does not read the journal.
        UnknownPickup: Nothing was handed over under this number.
        SignedOnPaper: There is no picture.
        SignatureChanged: It is not the picture that was signed, or is gone.
    """
    check_permitted(actor, Act.READ_JOURNAL)
    with desk.open_unit() as unit:
        done = unit.pickup_hand_overs.get(number)
        if done is None:
            raise UnknownPickup(number=number)
        if done.signing is Signing.PAPER:
            raise SignedOnPaper(number=number)
        image = unit.pickup_hand_overs.signature(number)
        if sha256(image).hexdigest() != done.signature_hash:
            raise SignatureChanged(number=number)
        unit.journal.write(actor, at=desk.clock(), act="read_signature", subject=number, details={})
        unit.commit()
    return image
