"""Binds the pages of the drawer, of the close, of all desks and of reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_pdf
from counter_app.domain.closing import Settlement, SettlementId
from counter_app.domain.money import Twd
from counter_app.domain.shifts import Shift
from counter_app.domain.staff import Actor
from counter_app.services.accounts import put_account
from counter_app.services.backup import back_up_after_close
from counter_app.services.day_close import (
    begin_close,
    begin_settlement,
    call_off_close,
    carry_forward,
    close_state,
    closes_to_verify,
    count_drawer,
    explain,
    publish_anchors,
    query_settlement,
    settle_by_slip,
    settle_machine,
    sign_close,
    verify_close,
)
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine
from counter_app.services.recovery import settle_what_came_in
from counter_app.services.reports import (
    PaperForm,
    Report,
    print_report,
    register,
    remittance,
    report_paper,
    shift_report,
)
from counter_app.services.shift_list import desk_numbers, list_shifts, staff_names
from counter_app.services.shifts import (
    approve_late_day,
    float_for_next,
    hand_over,
    last_count,
    move_cash,
    open_shift,
    shift_in_hand,
)
from counter_app.services.staff import approver_of, sign_in
from counter_app.ui.background import Background
from counter_app.ui.day_close.ports import DayClosePorts
from counter_app.ui.recovery.ports import MachineChoice
from counter_app.ui.reports.presenter import ReportsPorts
from counter_app.ui.shift.presenter import ShiftPorts


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskParts:
    """What the pages share beside the home and the person.

    Attributes:
        machines: By name.
        choices: The same, as the window speaks of them.
        desk_words: What a desk is called.
        store: The worker that asks the store.
        looking: A worker that asks it beside the other work.
        papers: The worker that draws reports and copies the store.
    """

    machines: Mapping[str, PaymentMachine]
    choices: Mapping[str, MachineChoice]
    desk_words: Callable[[int], str]
    store: Background
    looking: Background
    papers: Background


def shift_ports(home: Home, actor: Actor) -> ShiftPorts:
    """Return what the page of the drawer needs."""
    desk = home.desk

    def open_and_settle(*, float_twd: Twd, approver: Actor | None, reason: str) -> Shift:
        shift = open_shift(desk, actor, float_twd=float_twd, approver=approver, reason=reason)
        # Money that came in while the drawer was closed belongs to this shift.
        settle_what_came_in(desk, actor)
        return shift

    return ShiftPorts(
        actor=actor,
        today=desk.today,
        shift_in_hand=partial(shift_in_hand, desk, actor),
        float_for_next=partial(float_for_next, desk, actor),
        report=partial(shift_report, desk, actor),
        open_shift=open_and_settle,
        move_cash=partial(move_cash, desk, actor),
        hand_over=partial(hand_over, desk, actor),
        next_person=partial(sign_in, desk),
        approver_of=partial(approver_of, desk, actor),
        approve_late_day=partial(approve_late_day, desk, actor),
        last_count=partial(last_count, desk, actor),
        print_report=print_on_paper(desk, actor),
        save_report=save_as_files(home, actor),
    )


def day_close_ports(
    home: Home, actor: Actor, parts: DeskParts, *, desk_no: int | None = None
) -> DayClosePorts:
    """Return what the page of a close needs.

    Args:
        home: The desk one sits at.
        actor: Who closes.
        parts: What the pages share.
        desk_no: Another desk, whose drawer was left open; its machines are not at hand.
    """
    machines, choices = parts.machines, parts.choices
    desk = home.desk
    if desk_no is not None and desk_no != desk.desk_no:
        # As if the person had signed in there: the books of that desk are written.
        desk, actor = replace(desk, desk_no=desk_no), replace(actor, desk_no=desk_no)
        machines, choices = {}, {}

    def settle(*, device: str) -> Settlement:
        intended = begin_settlement(desk, actor, device=device)
        return settle_machine(desk, actor, machines[device], settlement_id=intended.settlement_id)

    def query(*, device: str, settlement_id: SettlementId) -> Settlement:
        return query_settlement(desk, actor, machines[device], settlement_id=settlement_id)

    return DayClosePorts(
        actor=actor,
        desk_words=parts.desk_words(desk.desk_no),
        has_anchor_folders=bool(desk.anchor_folders),
        state=partial(close_state, desk, actor),
        names=partial(staff_names, desk, actor),
        begin=partial(begin_close, desk, actor),
        call_off=partial(call_off_close, desk, actor),
        count=partial(count_drawer, desk, actor),
        carry_forward=partial(carry_forward, desk, actor),
        machine_of=choices.get,
        settle_machine=settle,
        query_settlement=query,
        settle_by_slip=partial(settle_by_slip, desk, actor),
        explain=partial(explain, desk, actor),
        sign=partial(sign_close, desk, actor),
        publish_anchors=partial(publish_anchors, desk),
        back_up=partial(back_up_after_close, desk, home.backups),
        report_of=lambda shift_id: shift_report(desk, actor, shift_id),
        print_report=print_on_paper(desk, actor),
        save_report=save_as_files(home, actor),
        approver_of=partial(approver_of, desk, actor),
        store=parts.store,
        papers=parts.papers,
    )


def reports_ports(home: Home, actor: Actor, parts: DeskParts) -> ReportsPorts:
    """Return what the page of reports needs."""
    desk = home.desk
    return ReportsPorts(
        actor=actor,
        today=desk.today,
        desks=partial(desk_numbers, desk, actor),
        names=partial(staff_names, desk, actor),
        shifts=partial(list_shifts, desk, actor),
        register=partial(register, desk, actor),
        remittance=partial(remittance, desk, actor),
        report_of=lambda shift_id: shift_report(desk, actor, shift_id),
        to_verify=partial(closes_to_verify, desk, actor),
        verify=partial(verify_close, desk, actor),
        put_account=partial(put_account, desk, actor),
        print_report=print_on_paper(desk, actor),
        save_report=save_as_files(home, actor),
        reading=parts.looking,
        papers=parts.papers,
    )


def print_on_paper(desk: Desk, actor: Actor) -> Callable[[Report], bool]:
    """Return what gives a report to the office printer."""
    return lambda report: print_report(desk, actor, report, give=print_pdf)


def save_as_files(home: Home, actor: Actor) -> Callable[[Report], tuple[Path, ...]]:
    """Return what writes a report as PDF and ODS beside the other papers."""

    def save(report: Report) -> tuple[Path, ...]:
        return tuple(
            report_paper(home.desk, actor, report, form=form, folder=home.papers / "reports")
            for form in (PaperForm.PDF, PaperForm.ODS)
        )

    return save
