"""Binds the payment services to one desk and one person, for the payment screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QImage

from counter_app.bootstrap.homes import Home
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import SaleStep
from counter_app.domain.payments import Payment, PaymentId
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import TenderAtHand, TenderId, TenderKind
from counter_app.services.cases import case_lines, cases_of_obligor, find_cases
from counter_app.services.desk import Desk
from counter_app.services.drafts import (
    draft_on_screen,
    drop_draft,
    held_drafts,
    hold_draft,
    save_draft,
    take_up_draft,
)
from counter_app.services.machines import PaymentMachine
from counter_app.services.notices import read_back
from counter_app.services.payment_proofs import paid_elsewhere
from counter_app.services.payments import (
    Settlement,
    ask_machine,
    begin_machine_tender,
    cancel_payment,
    receipt_of,
    settle_at_hand,
    settle_collected,
)
from counter_app.services.prices import price_list, tender_rules
from counter_app.services.quotes import quote_draft
from counter_app.services.receipts import (
    answer_paper,
    kick_drawer,
    newest_receipts,
    print_on_office_printer,
    print_slip,
    queue_reprint,
    save_receipt_pdf,
    waiting_jobs,
)
from counter_app.services.recovery import (
    Climbed,
    open_payments,
    query_machine,
    resolve_by_slip,
    retry_debit,
)
from counter_app.services.reveal import reveal
from counter_app.services.shifts import shift_in_hand
from counter_app.services.staff import approver_of
from counter_app.ui.background import Background
from counter_app.ui.office_printer import has_office_printer, print_pages
from counter_app.ui.payment.ports import PaymentPorts, PrintPorts
from counter_app.ui.recovery.ports import Forms, LadderPorts, MachineChoice

OFFICE_DPI = 300
PREVIEW_DPI = 144
"""Sharp enough for the larger text sizes; the view scales it down."""


def payment_ports(
    home: Home,
    actor: Actor,
    *,
    machines: Mapping[str, PaymentMachine],
    choices: Mapping[str, MachineChoice],
    printing: PrintPorts,
    store: Background,
    search: Background,
) -> PaymentPorts:
    """Return what the payment screen needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        machines: By name.
        choices: The same, as the window speaks of them.
        printing: See `print_ports`.
        store: Where the store is asked.
        search: Where the search asks it.
    """
    desk = home.desk

    def settle(
        draft: Draft,
        at_hand: tuple[TenderAtHand, ...],
        *,
        agreed_twd: Twd,
        holder_in_person: bool,
        approver: Actor | None,
        forms: Forms,
    ) -> Settlement:
        return settle_at_hand(
            replace(desk, receipt_forms=forms),
            actor,
            draft,
            at_hand,
            agreed_twd=agreed_twd,
            holder_in_person=holder_in_person,
            approver=approver,
        )

    def ask(
        *,
        device: str,
        payment_id: PaymentId,
        tender_id: TenderId,
        on_step: Callable[[SaleStep], None],
        forms: Forms,
    ) -> Settlement:
        return ask_machine(
            replace(desk, receipt_forms=forms),
            actor,
            machines[device],
            payment_id=payment_id,
            tender_id=tender_id,
            on_step=on_step,
        )

    return PaymentPorts(
        actor=actor,
        branch_words=desk.branch_name,
        new_id=desk.new_id,
        clock=desk.clock,
        steady_s=desk.steady_s,
        find_cases=partial(find_cases, desk, actor),
        read_back=lambda text, seen: read_back(desk, actor, text, seen=seen),
        case_lines=partial(case_lines, desk, actor),
        paid_elsewhere=partial(paid_elsewhere, desk, actor),
        cases_of_obligor=partial(cases_of_obligor, desk, actor),
        quote_draft=partial(quote_draft, desk, actor),
        save_draft=partial(save_draft, desk, actor),
        hold_draft=partial(hold_draft, desk, actor),
        held_drafts=partial(held_drafts, desk, actor),
        take_up_draft=partial(take_up_draft, desk, actor),
        draft_on_screen=partial(draft_on_screen, desk, actor),
        drop_draft=partial(drop_draft, desk, actor),
        price_list=lambda: price_list(desk, actor, on=desk.today()),
        tender_rules=lambda: tender_rules(desk, actor),
        shift_in_hand=partial(shift_in_hand, desk, actor),
        reveal=lambda subject, what: reveal(desk, actor, subject=subject, what=what),
        settle_at_hand=settle,
        approver_of=partial(approver_of, desk, actor),
        begin_machine_tender=partial(begin_machine_tender, desk, actor),
        ask_machine=ask,
        machines=_machine_for_each_kind(machines, choices),
        ladder=ladder_ports(desk, actor, machines=machines, choices=choices, store=store),
        printing=printing,
        default_forms=desk.receipt_forms,
        allocation_order=desk.allocation_order,
        store=store,
        search=search,
    )


def _machine_for_each_kind(
    machines: Mapping[str, PaymentMachine], choices: Mapping[str, MachineChoice]
) -> dict[TenderKind, MachineChoice]:
    """Return the machine for each tender; a reader of its own comes before the terminal."""
    found: dict[TenderKind, MachineChoice] = {}
    for kind in (TenderKind.CARD, TenderKind.MOBILE_PAY, TenderKind.ETICKET):
        taking = [name for name, machine in machines.items() if machine.takes(kind)]
        own = [
            name
            for name in taking
            if kind is TenderKind.ETICKET and not machines[name].takes(TenderKind.CARD)
        ]
        if taking:
            found[kind] = choices[(own or taking)[0]]
    return found


def ladder_ports(
    desk: Desk,
    actor: Actor,
    *,
    machines: Mapping[str, PaymentMachine],
    choices: Mapping[str, MachineChoice],
    store: Background,
) -> LadderPorts:
    """Return what leads out of an unknown outcome."""

    def query(*, device: str, payment_id: PaymentId, tender_id: TenderId) -> Climbed:
        machine = machines[device]
        ask = retry_debit if machine.attempts_max > 1 else query_machine
        return ask(desk, actor, machine, payment_id=payment_id, tender_id=tender_id)

    def settle_for_collected(payment_id: PaymentId, forms: Forms) -> Settlement:
        return settle_collected(replace(desk, receipt_forms=forms), actor, payment_id=payment_id)

    return LadderPorts(
        open_payments=partial(open_payments, desk, actor),
        query_machine=query,
        resolve_by_slip=partial(resolve_by_slip, desk, actor),
        approver_of=partial(approver_of, desk, actor),
        settle_collected=settle_for_collected,
        cancel_payment=lambda payment_id: cancel_payment(desk, actor, payment_id=payment_id),
        machine_of=choices.get,
        clock=desk.clock,
        store=store,
    )


def print_ports(
    home: Home,
    actor: Actor,
    *,
    printer: ReceiptPrinter | None,
    store: Background,
    at_printer: Background,
    rendering: Background,
) -> PrintPorts:
    """Return what the payment screen needs to make paper.

    Args:
        home: The desk.
        actor: Who is signed in.
        printer: The thermal printer, if there is one.
        store: Where the store is asked.
        at_printer: The printer's own worker.
        rendering: Where pages are drawn.
    """
    desk = home.desk
    width_mm = printer.profile.width_mm if printer is not None else home.settings.slip_width_mm
    return PrintPorts(
        waiting_jobs=partial(waiting_jobs, desk, actor),
        print_slip=None
        if printer is None
        else lambda job_id: print_slip(desk, actor, printer, job_id=job_id),
        save_pdf=lambda job_id: save_receipt_pdf(desk, actor, job_id=job_id, folder=home.papers),
        print_office=None
        if not has_office_printer()
        else lambda job_id: print_on_office_printer(desk, actor, job_id=job_id, give=print_pdf),
        answer_paper=lambda job_id, is_whole: answer_paper(
            desk, actor, job_id=job_id, is_whole=is_whole
        ),
        queue_reprint=lambda number, form, approver, reason: queue_reprint(
            desk, actor, number=number, form=form, approver=approver, reason=reason
        ),
        kick_drawer=None
        if printer is None
        else lambda number: kick_drawer(desk, actor, printer, number=number),
        open_drawer=None
        if printer is None
        else lambda approver, reason: kick_drawer(
            desk, actor, printer, approver=approver, reason=reason
        ),
        newest_receipts=partial(newest_receipts, desk, actor),
        slip_image=partial(_slip_image, width_mm=width_mm),
        preview_receipt=partial(_preview, desk),
        slip_width_mm=width_mm,
        store=store,
        printer=at_printer,
        rendering=rendering,
    )


def print_pdf(pdf: bytes) -> bool:
    """Give a paper to the office printer and tell whether its queue took it."""
    from counter_app.documents.pixels import page_count, page_png  # noqa: PLC0415 - heavy

    pages = [page_png(pdf, page=page, dpi=OFFICE_DPI) for page in range(page_count(pdf))]
    return print_pages(pages)


def _preview(desk: Desk, payment: Payment) -> Receipt:
    return receipt_of(desk, payment, ReceiptNumber("R" + "0" * 11))


def _slip_image(receipt: Receipt, *, width_mm: int) -> QImage:
    from counter_app.documents.pixels import page_png  # noqa: PLC0415 - heavy
    from counter_app.documents.slip import slip_pdf  # noqa: PLC0415 - heavy

    return QImage.fromData(page_png(slip_pdf(receipt, width_mm=width_mm), dpi=PREVIEW_DPI))
