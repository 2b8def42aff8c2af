"""Where the close of a shift stands, read from what has been written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from counter_app.domain.approvals import ApprovedAct
from counter_app.domain.brands import group_totals
from counter_app.domain.closing import (
    CarriedItem,
    CloseStep,
    Difference,
    ItemsOpen,
    NotClosing,
    NotOwnShift,
    OpenItem,
    Settlement,
    SettlementState,
    StepMissing,
)
from counter_app.domain.drawer import CountPurpose, DrawerCount
from counter_app.domain.identifiers import mask_name
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.payments import Payment
from counter_app.domain.printing import PrintState
from counter_app.domain.reversals import ReversalKind
from counter_app.domain.shifts import NoOpenShift, Shift, ShiftState
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork

CASH: Final = "cash"
"""What a difference in the drawer is about; any other is about a machine."""

_ORDER: Final = tuple(CloseStep)


class SettleWay(StrEnum):
    """What is to be done with a machine; each has words in the window."""

    SETTLE = "settle"
    ASK = "ask"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineToSettle:
    """A machine that took or gave back anything in the shift.

    Attributes:
        totals: What our books hold for it, by brand.
        settlement: The try that stands, else a failed one; None before the first.
        way: SETTLE while nothing was settled, ASK while nobody knows, DONE.  Its slip may be
            typed in for both of the first.
    """

    device: str
    totals: tuple[BrandTotal, ...]
    settlement: Settlement | None
    way: SettleWay


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDifference:
    """A difference that has no reason and no approval yet.

    Attributes:
        about: `CASH`, or the name of a machine.
        detail: Group of brands, as in `domain.brands`; empty for cash.
        expected_count, found_count: Transactions; zero for cash.
    """

    about: str
    detail: str
    expected_count: int
    found_count: int
    expected_twd: Twd
    found_twd: Twd

    @property
    def difference_twd(self) -> Twd:
        """What was found beyond what was expected; negative when money is missing."""
        return Twd(self.found_twd - self.expected_twd)

    def is_explained_by(self, difference: Difference) -> bool:
        """Tell whether an explanation is about these very figures."""
        return all(
            getattr(self, name) == getattr(difference, name) for name in OpenDifference.__slots__
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseState:
    """A close as it stands.

    Attributes:
        step: The first that is not done; `SIGN` when only the signature is missing.
        open_items: What is not resolved and not carried forward; the blocking ones first.
        count: The count that stands, with what the books expected; None before it, so that
            nobody knows while counting.
        settlements: Every try of this close, failed ones too, oldest first.
        differences_open: Without a reason yet, all that can be known so far.
        differences: With reason and approval, for the figures as they are.
        carried: What goes into the next shift and is still open.
        is_others: The drawer is another clerk's than the person who looks.
        is_approved: A second person let this person close another's drawer.
        may_call_off: No machine has been settled, so the shift may go on.
    """

    shift: Shift
    step: CloseStep
    open_items: tuple[OpenItem, ...]
    count: DrawerCount | None
    machines: tuple[MachineToSettle, ...]
    settlements: tuple[Settlement, ...]
    differences_open: tuple[OpenDifference, ...]
    differences: tuple[Difference, ...]
    carried: tuple[CarriedItem, ...]
    is_others: bool
    is_approved: bool
    may_call_off: bool


def close_state(desk: Desk, actor: Actor) -> CloseState:
    """Return where the close of the desk's shift stands; before it begins, what is open.

    Raises:
        NoOpenShift: There is nothing to close.
    """
    check_permitted(actor, Act.CLOSE_SHIFT)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(desk.desk_no)
        if shift is None:
            raise NoOpenShift(desk_no=desk.desk_no)
        return look(unit, shift, actor)


def look(unit: UnitOfWork, shift: Shift, actor: Actor) -> CloseState:
    """Return where a close stands, as this transaction sees it."""
    is_closing = shift.state is ShiftState.CLOSING
    settlements = unit.closing.settlements(shift.shift_id)
    machines = _machines(unit, shift, settlements)
    count = _standing_count(unit, shift) if is_closing else None
    items, carried = _items(unit, shift)
    found = _differences(count, machines)
    explained = [
        difference
        for difference in unit.closing.differences(shift.shift_id)
        if any(each.is_explained_by(difference) for each in found)
    ]
    still_open = [
        each for each in found if not any(each.is_explained_by(done) for done in explained)
    ]
    return CloseState(
        shift=shift,
        step=_step(
            has_blocking=any(item.blocks for item in items),
            is_counted=count is not None,
            is_settled=all(machine.way is SettleWay.DONE for machine in machines),
            is_explained=not still_open,
        ),
        open_items=items,
        count=count,
        machines=machines,
        settlements=tuple(settlements),
        differences_open=tuple(still_open),
        differences=tuple(explained),
        carried=carried,
        is_others=actor.login != shift.clerk,
        is_approved=_is_approved(unit, shift, actor),
        may_call_off=is_closing and not _has_begun(settlements),
    )


def _step(
    *, has_blocking: bool, is_counted: bool, is_settled: bool, is_explained: bool
) -> CloseStep:
    if has_blocking:
        return CloseStep.OPEN_ITEMS
    if not is_counted:
        return CloseStep.COUNT
    if not is_settled:
        return CloseStep.SETTLE
    return CloseStep.SIGN if is_explained else CloseStep.EXPLAIN


def shift_to_close(unit: UnitOfWork, desk: Desk, actor: Actor) -> Shift:
    """Return the shift that is being closed here, by somebody who may.

    Raises:
        NoOpenShift, NotClosing: Nothing is being closed.
        NotOwnShift: The drawer is another's, and nobody approved.
    """
    shift = unit.shifts.open_at(desk.desk_no)
    if shift is None:
        raise NoOpenShift(desk_no=desk.desk_no)
    if shift.state is not ShiftState.CLOSING:
        raise NotClosing
    is_own = actor.login == shift.clerk or actor.may(Act.CLOSE_ANY_SHIFT)
    if not is_own and not _is_approved(unit, shift, actor):
        raise NotOwnShift(clerk=shift.clerk)
    return shift


def check_reached(state: CloseState, step: CloseStep) -> None:
    """Refuse a step while one before it is not done.

    Raises:
        ItemsOpen: Something blocks the close.
        StepMissing: Another step comes first.
    """
    if _ORDER.index(state.step) >= _ORDER.index(step):
        return
    if state.step is CloseStep.OPEN_ITEMS:
        raise ItemsOpen(count=sum(item.blocks for item in state.open_items))
    raise StepMissing(step=state.step)


def _is_approved(unit: UnitOfWork, shift: Shift, actor: Actor) -> bool:
    return approver_of_close(unit, shift, actor) != ""


def approver_of_close(unit: UnitOfWork, shift: Shift, actor: Actor) -> str:
    """Return who let a person close another's drawer; empty where nobody was asked."""
    if actor.login == shift.clerk:
        return ""
    for approval in unit.approvals.of_subject(shift.shift_id):
        if approval.act is ApprovedAct.CLOSE_OTHERS_SHIFT and approval.actor == actor.login:
            return approval.approver
    return ""


def _has_begun(settlements: Iterable[Settlement]) -> bool:
    return any(settlement.state is not SettlementState.FAILED for settlement in settlements)


def _standing_count(unit: UnitOfWork, shift: Shift) -> DrawerCount | None:
    """Return the newest count since this close began, if the books have not moved since."""
    if not unit.closing.is_counted(shift):
        return None
    counts = unit.drawer.counts(shift.shift_id)
    newest = [each for each in counts if each.purpose is CountPurpose.CLOSE][-1]
    return newest if newest.expected_twd == unit.takings.expected_cash(shift) else None


def _machines(
    unit: UnitOfWork, shift: Shift, settlements: list[Settlement]
) -> tuple[MachineToSettle, ...]:
    books = {
        machine.device: machine.totals
        for machine in unit.takings.machine_totals(shift.shift_id)
        if machine.device
    }
    for payment in unit.payments.open_payments(shift.desk_no):
        tender = payment.open_tender
        # Its settlement is the last that can tell what became of a sale nobody knows about.
        if tender is not None and payment.shift_id == shift.shift_id:
            books.setdefault(tender.device, ())
    for settlement in settlements:
        books.setdefault(settlement.device, ())
    # One of a machine's tries at most did not fail, and it stands whatever the clock said then.
    tries = sorted(settlements, key=lambda each: each.state is not SettlementState.FAILED)
    standing = {settlement.device: settlement for settlement in tries}
    return tuple(
        MachineToSettle(
            device=device,
            totals=totals,
            settlement=standing.get(device),
            way=_way(standing.get(device)),
        )
        for device, totals in sorted(books.items())
    )


def _way(settlement: Settlement | None) -> SettleWay:
    if settlement is None or settlement.state is SettlementState.FAILED:
        return SettleWay.SETTLE
    return SettleWay.DONE if settlement.state is SettlementState.SETTLED else SettleWay.ASK


def _differences(
    count: DrawerCount | None, machines: tuple[MachineToSettle, ...]
) -> list[OpenDifference]:
    found = []
    if count is not None and count.difference_twd:
        found.append(
            OpenDifference(
                about=CASH,
                detail="",
                expected_count=0,
                found_count=0,
                expected_twd=count.expected_twd,
                found_twd=count.count.total_twd,
            )
        )
    for machine in machines:
        if machine.settlement is not None and machine.way is SettleWay.DONE:
            found += _machine_differences(machine.device, machine.totals, machine.settlement)
    return found


def _machine_differences(
    device: str, totals: tuple[BrandTotal, ...], settlement: Settlement
) -> list[OpenDifference]:
    """Compare books and machine by group of brands, count and amount."""
    books = {total.brand: total for total in group_totals(totals)}
    said = {total.brand: total for total in group_totals(settlement.reported)}
    nothing = BrandTotal(brand="", count=0, amount_twd=ZERO_TWD)
    compared = [
        OpenDifference(
            about=device,
            detail=group,
            expected_count=books.get(group, nothing).transaction_count,
            found_count=said.get(group, nothing).transaction_count,
            expected_twd=books.get(group, nothing).net_twd,
            found_twd=said.get(group, nothing).net_twd,
        )
        for group in dict.fromkeys([*books, *said])
    ]
    return [
        each for each in compared if each.difference_twd or each.expected_count != each.found_count
    ]


def _items(unit: UnitOfWork, shift: Shift) -> tuple[tuple[OpenItem, ...], tuple[CarriedItem, ...]]:
    """Return what is open, and what of it was carried forward."""
    by_name = {(item.what, item.subject): item for item in unit.closing.carried(shift.shift_id)}
    everything = open_items(unit, shift.desk_no)
    still_open = [item for item in everything if (item.what, item.subject) not in by_name]
    carried = [
        by_name[item.what, item.subject]
        for item in everything
        if (item.what, item.subject) in by_name
    ]
    return tuple(sorted(still_open, key=lambda item: not item.blocks)), tuple(carried)


def open_items(unit: UnitOfWork, desk_no: int) -> list[OpenItem]:
    """Return everything a desk has not finished; what may have moved money blocks a close."""
    return [
        *_open_payments(unit, desk_no),
        *_open_reversals(unit, desk_no),
        *_waiting_papers(unit, desk_no),
        *_held(unit, desk_no),
    ]


def _open_payments(unit: UnitOfWork, desk_no: int) -> Iterable[OpenItem]:
    for payment in unit.payments.open_payments(desk_no):
        tender = payment.open_tender
        yield OpenItem(
            what="tender",
            subject=payment.payment_id,
            description=_words_of(payment),
            amount_twd=payment.collected_twd if tender is None else tender.amount_twd,
            blocks=True,
            may_be_carried=True,
        )


def _words_of(payment: Payment) -> str:
    tender = payment.open_tender or payment.tenders[-1]
    return f"{mask_name(payment.payer_name)} {tender.device} {tender.reference}".strip()


def _open_reversals(unit: UnitOfWork, desk_no: int) -> Iterable[OpenItem]:
    for reversal in unit.closing.open_reversals(desk_no):
        yield OpenItem(
            what="reversal",
            subject=reversal.reversal_id,
            description=reversal.receipt_number,
            amount_twd=reversal.amount_twd,
            # A refund that was approved may be paid back on any day; a void is of today.
            blocks=reversal.has_moved or reversal.kind is ReversalKind.VOID,
            may_be_carried=True,
        )


def _waiting_papers(unit: UnitOfWork, desk_no: int) -> Iterable[OpenItem]:
    for job in unit.print_jobs.waiting(desk_no):
        yield OpenItem(
            what="print",
            subject=job.job_id,
            description=f"{job.receipt_number} {job.form}",
            amount_twd=ZERO_TWD,
            # A paper that waits may wait; one that nobody is sure about is looked at today.
            blocks=job.state is not PrintState.QUEUED,
            may_be_carried=True,
        )


def _held(unit: UnitOfWork, desk_no: int) -> Iterable[OpenItem]:
    for draft in unit.drafts.held():
        if draft.desk_no == desk_no:
            yield OpenItem(
                what="held",
                subject=draft.payment_id,
                description=draft.label,
                amount_twd=ZERO_TWD,
                blocks=False,
                may_be_carried=True,
            )
