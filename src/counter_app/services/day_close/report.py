"""The report of a shift as its close stands."""

from dataclasses import replace

from counter_app.domain.closing import Close
from counter_app.domain.shifts import ShiftState
from counter_app.domain.takings import ShiftReport
from counter_app.services.day_close.state import CloseState
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def report_as_it_stands(
    unit: UnitOfWork, desk: Desk, state: CloseState, *, close: Close
) -> ShiftReport:
    """Return everything that stands on the Z report of a close that is being signed."""
    shift = state.shift
    figures = unit.takings.report_of(shift)
    return ShiftReport(
        branch_name=desk.branch_name,
        shift=replace(shift, state=ShiftState.CLOSED),
        at=close.closed_at,
        printed_by=close.closed_by,
        is_demo=desk.is_demo,
        z_number=close.z_number,
        payment_count=figures.payment_count,
        tenders=figures.tenders,
        machines=figures.machines,
        entries=tuple(unit.drawer.entries(shift.shift_id)),
        hand_overs=tuple(unit.drawer.hand_overs(shift.shift_id)),
        expected_cash_twd=figures.expected_cash_twd,
        count=state.count,
        settlements=state.settlements,
        differences=state.differences,
        carried=state.carried,
        ranges=figures.ranges,
        void_numbers=figures.void_numbers,
        reprint_count=figures.reprint_count,
        remittance=figures.remittance,
        next_float_twd=close.next_float_twd,
        paid_in_twd=close.paid_in_twd,
        closed_by=close.closed_by,
        approver=close.approver,
    )
