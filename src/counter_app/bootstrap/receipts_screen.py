"""Binds the pages of receipts and of papers of an outage to the services of a desk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.domain.calendar import parse_date
from counter_app.domain.drafts import Draft
from counter_app.domain.money import Twd
from counter_app.domain.printing import PrintJob
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import Reversal, ReversalId
from counter_app.domain.staff import Act, Actor
from counter_app.domain.takings import RegisterLine
from counter_app.domain.tenders import Tender, TenderAtHand, TenderId
from counter_app.services.cases import find_cases
from counter_app.services.corrections import correct_tender
from counter_app.services.giving_back import OpenReversal
from counter_app.services.machines import PaymentMachine
from counter_app.services.outage import (
    enter_outage_receipt,
    enter_spoiled,
    next_outage_number,
    outage_receipts,
    quote_outage,
)
from counter_app.services.payments import Settlement
from counter_app.services.receipts import (
    answer_paper,
    queue_reprint,
    reprints_of,
    unanswered_papers,
)
from counter_app.services.reports import PaperForm, pay_out, report_paper, search_receipts
from counter_app.services.returns import (
    ReturnClimbed,
    Returned,
    query_return,
    return_by_slip,
    return_tender,
)
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    call_off_reversal,
    find_reversible,
    open_reversals,
    pay_back,
    refuse_refund,
    request_deposit_return,
    request_refund,
    waiting_for_approval,
)
from counter_app.services.staff import approver_of
from counter_app.ui.background import Background
from counter_app.ui.outage.presenter import OutagePorts
from counter_app.ui.receipts.ports import ReceiptPorts
from counter_app.ui.receipts.screen import Fields, ReceiptFilter


class _Deeds:
    """What may be done to receipts, with the fields of the page put where services want them."""

    def __init__(self, home: Home, actor: Actor, machines: Mapping[str, PaymentMachine]) -> None:
        self._desk = home.desk
        self._papers = home.papers
        self._actor = actor
        self._machines = machines

    def search(self, wanted: ReceiptFilter) -> Sequence[RegisterLine]:
        return search_receipts(
            self._desk,
            self._actor,
            text=wanted.text,
            from_day=wanted.from_day,
            to_day=wanted.to_day,
        )

    def in_work(self) -> Sequence[OpenReversal]:
        own = (
            open_reversals(self._desk, self._actor) if self._actor.may(Act.REVERSE_PAYMENT) else []
        )
        asked = (
            waiting_for_approval(self._desk, self._actor) if self._actor.may(Act.APPROVE) else []
        )
        known = {each.reversal.reversal_id for each in own}
        return [*own, *(each for each in asked if each.reversal.reversal_id not in known)]

    def void(
        self, number: ReceiptNumber, fields: Fields, approver: Actor | None, reason: str
    ) -> Reversal:
        return begin_void(
            self._desk,
            self._actor,
            approver,
            number=number,
            reason=reason,
            has_paper=fields.has_paper,
            paper_note=fields.paper_note,
        )

    def refund(self, number: ReceiptNumber, fields: Fields, reason: str) -> Reversal:
        return request_refund(
            self._desk,
            self._actor,
            number=number,
            reason=reason,
            has_paper=fields.has_paper,
            paper_note=fields.paper_note,
            recipient=fields.recipient,
        )

    def deposit(self, number: ReceiptNumber, fields: Fields, reason: str) -> Reversal:
        return request_deposit_return(
            self._desk,
            self._actor,
            number=number,
            line_number=int(fields.choice),
            reason=reason,
            recipient=fields.recipient,
            has_paper=fields.has_paper,
            paper_note=fields.paper_note,
        )

    def back(self, reversal_id: ReversalId, fields: Fields, approver: Actor | None) -> Reversal:
        return pay_back(
            self._desk,
            self._actor,
            reversal_id=reversal_id,
            way=fields.way,
            recipient=fields.recipient,
            is_signed=fields.is_signed,
            transfer_account=fields.account,
            approver=approver,
        )

    def correct(
        self, number: ReceiptNumber, fields: Fields, approver: Actor | None, reason: str
    ) -> object:
        return correct_tender(
            self._desk,
            self._actor,
            approver,
            receipt_number=number,
            tender_id=TenderId(fields.choice),
            new_kind=fields.new_kind,
            reason=reason,
            slip_number=fields.slip_number,
            approval_code=fields.approval_code,
            issuer_name=fields.issuer_name,
            document_number=fields.document_number,
            document_date=_day_of(fields.document_day),
            # Whoever approves has the slip in hand; the holder was there when it was signed.
            holder_in_person=bool(fields.slip_number),
        )

    def ask(self, reversal_id: ReversalId, tender: Tender) -> Returned:
        return return_tender(
            self._desk,
            self._actor,
            self._machines[tender.device],
            reversal_id=reversal_id,
            tender_id=tender.tender_id,
        )

    def query(self, reversal_id: ReversalId, tender: Tender) -> Returned | ReturnClimbed:
        machine = self._machines[tender.device]
        if machine.attempts_max > 1:
            # A reader that cannot be asked is given the same return again: same serial and card.
            return self.ask(reversal_id, tender)
        return query_return(self._desk, self._actor, machine, reversal_id=reversal_id)

    def by_slip(
        self, reversal_id: ReversalId, tender: Tender, fields: Fields, approver: Actor | None
    ) -> Returned:
        return return_by_slip(
            self._desk,
            self._actor,
            approver,
            reversal_id=reversal_id,
            tender_id=tender.tender_id,
            was_returned=fields.went_back,
            slip_number=fields.slip_number,
            approval_code=fields.approval_code,
        )

    def voucher(self, reversal_id: ReversalId) -> Path:
        paper = pay_out(self._desk, self._actor, reversal_id=reversal_id)
        return report_paper(self._desk, self._actor, paper, form=PaperForm.PDF, folder=self._papers)


def receipt_ports(
    home: Home,
    actor: Actor,
    *,
    machines: Mapping[str, PaymentMachine],
    workers: Mapping[str, Background],
    print_copy: Callable[[PrintJob], object],
    forms: tuple[str, ...],
    store: Background,
) -> ReceiptPorts:
    """Return what the page of receipts needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        machines: By name.
        workers: Where each machine is asked.
        print_copy: Prints a copy that was queued.
        forms: Papers that can be printed here; the first is the usual one.
        store: Where the store is asked.
    """
    desk = home.desk
    deeds = _Deeds(home, actor, machines)
    return ReceiptPorts(
        actor=actor,
        today=desk.today,
        search=deeds.search,
        look=partial(find_reversible, desk, actor),
        in_work=deeds.in_work,
        unanswered=lambda: unanswered_papers(desk, actor) if actor.may(Act.PRINT_RECEIPT) else [],
        answer_paper=lambda job_id, is_whole: answer_paper(
            desk, actor, job_id=job_id, is_whole=is_whole
        ),
        approver_of=partial(approver_of, desk, actor),
        void=deeds.void,
        refund=deeds.refund,
        deposit=deeds.deposit,
        approve=lambda reversal_id: approve_refund(desk, actor, reversal_id=reversal_id),
        refuse=lambda reversal_id, reason: refuse_refund(
            desk, actor, reversal_id=reversal_id, reason=reason
        ),
        call_off=lambda reversal_id, reason: call_off_reversal(
            desk, actor, reversal_id=reversal_id, reason=reason
        ),
        pay_back=deeds.back,
        correct=deeds.correct,
        ask_machine=deeds.ask,
        query=deeds.query,
        by_slip=deeds.by_slip,
        copies=partial(reprints_of, desk, actor),
        reprint=lambda number, form, approver, reason: queue_reprint(
            desk, actor, number=number, form=form, approver=approver, reason=reason
        ),
        voucher=deeds.voucher,
        print_copy=print_copy,
        forms=forms,
        worker_of=workers.get,
        store=store,
    )


def _day_of(text: str) -> date | None:
    return parse_date(text) if text else None


def outage_ports(home: Home, actor: Actor, *, store: Background) -> OutagePorts:
    """Return what the page for papers of an outage needs of the services."""
    desk = home.desk

    def enter(  # noqa: PLR0913, PLR0917 - everything that stands on the paper
        draft: Draft,
        at_hand: tuple[TenderAtHand, ...],
        serial: int,
        collected_by: str,
        day: date,
        total_twd: Twd,
        note: str,
        approver: Actor | None,
    ) -> Settlement:
        return enter_outage_receipt(
            desk,
            actor,
            draft,
            at_hand,
            serial=serial,
            collected_by=collected_by,
            collected_on=day,
            agreed_twd=total_twd,
            note=note,
            # Whoever approves has the slip in hand; the holder was there when it was signed.
            holder_in_person=approver is not None,
            approver=approver,
        )

    return OutagePorts(
        actor=actor,
        clock=desk.clock,
        today=desk.today,
        new_id=desk.new_id,
        desk_no=desk.desk_no,
        find=lambda text: find_cases(desk, actor, text).hits,
        quote=lambda draft, day: quote_outage(desk, actor, draft, collected_on=day),
        next_number=lambda day: next_outage_number(desk, actor, collected_on=day),
        entered=lambda: outage_receipts(desk, actor),
        enter=enter,
        spoiled=lambda serial, collected_by, day, note: enter_spoiled(
            desk, actor, serial=serial, collected_by=collected_by, collected_on=day, note=note
        ),
        approver_of=partial(approver_of, desk, actor),
        store=store,
    )
