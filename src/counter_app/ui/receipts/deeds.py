"""What may be done to a receipt, and what each deed asks for."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.payments import CaseItem
from counter_app.domain.receipts import PRINTED_SERIES
from counter_app.domain.reversals import PayBackWay, ReversalKind, ReversalState
from counter_app.domain.staff import Act, Actor
from counter_app.domain.tenders import MACHINE_KINDS, PAPER_KINDS, Tender, TenderKind
from counter_app.services.giving_back import OpenReversal, SoldTender
from counter_app.services.reversals import Reversible
from counter_app.ui.approval.screen import ApprovalScreen
from counter_app.ui.names import say_tender
from counter_app.ui.receipts.screen import Choice, Deed, DeedForm
from counter_app.ui.widgets.money import grouped

translate = QCoreApplication.translate

BY_HAND_KINDS: Final = (
    TenderKind.CASH,
    TenderKind.CARD,
    TenderKind.MOBILE_PAY,
    TenderKind.CHEQUE,
    TenderKind.MONEY_ORDER,
)
"""What a tender can be corrected to: all that needs no machine of the desk."""


def deeds_of(
    found: Reversible, work: OpenReversal | None, actor: Actor, *, has_doubt: bool
) -> tuple[Deed, ...]:
    """Return what this person may do to a receipt now.

    Args:
        found: The receipt.
        work: Its reversal that is not final, if there is one.
        actor: Who looks at it.
        has_doubt: Nobody is sure whether its paper came out; that comes first.
    """
    if has_doubt:
        return (Deed.PAPER_WHOLE, Deed.PAPER_LOST)
    deeds: list[Deed] = []
    is_void = any(
        each.state is ReversalState.DONE and not each.line_number for each in found.reversals
    )
    if (
        not is_void
        and actor.may(Act.PRINT_RECEIPT)
        and found.receipt.number.startswith(PRINTED_SERIES)
    ):
        deeds.append(Deed.REPRINT)
    if work is not None:
        deeds += _deeds_of_work(work, actor)
    elif actor.may(Act.REVERSE_PAYMENT):
        deeds += _deeds_of_sale(found, actor)
    return tuple(deeds)


def _deeds_of_work(work: OpenReversal, actor: Actor) -> list[Deed]:
    reversal = work.reversal
    if reversal.state is ReversalState.REQUESTED:
        if actor.may(Act.APPROVE) and reversal.requested_by != actor.login:
            return [Deed.APPROVE, Deed.REFUSE]
        return [Deed.CALL_OFF]
    if not actor.may(Act.REVERSE_PAYMENT):
        return []
    if work.open_leg is not None:
        return [Deed.QUERY, Deed.BY_SLIP]
    waiting = next_with_machine(work)
    if waiting is None:
        deeds = [Deed.VOUCHER, Deed.PAY_BACK]
    elif waiting.is_with_machine:
        deeds = [Deed.ASK_MACHINE, Deed.BY_SLIP]
    else:
        deeds = [Deed.BY_SLIP]
    if goes_another_way(work):
        deeds += [Deed.VOUCHER, Deed.PAY_OTHERWISE]
    return deeds if reversal.returned_twd else [*deeds, Deed.CALL_OFF]


def _deeds_of_sale(found: Reversible, actor: Actor) -> list[Deed]:
    deeds: list[Deed] = []
    is_void = found.kind is ReversalKind.VOID
    at_hand = any(not sold.is_with_machine for sold in found.tenders)
    if is_void and at_hand and found.refusal is None and actor.may(Act.CORRECT_TENDER):
        deeds.append(Deed.CORRECT)
    if not is_void and any(line.reversal is None for line in found.deposits):
        deeds.append(Deed.DEPOSIT)
    if found.refusal is None:
        deeds.append(Deed.VOID if is_void else Deed.REFUND)
    return deeds


def form_of(deed: Deed, found: Reversible, work: OpenReversal | None) -> DeedForm:
    """Return what a deed asks for beside the reason and the second person."""
    if deed is Deed.DEPOSIT:
        return DeedForm(
            deed=deed,
            choices=tuple(
                Choice(key=str(line.line_number), words=f"{line.name}　{grouped(line.amount_twd)}")
                for line in found.deposits
                if line.reversal is None
            ),
            choice_words=translate("Receipts", "要發還的保證金"),
            asks_paper=True,
            asks_recipient=True,
        )
    if deed is Deed.CORRECT:
        return DeedForm(
            deed=deed,
            choices=tuple(
                Choice(
                    key=sold.tender.tender_id,
                    words=f"{say_tender(sold.tender.kind)}　{grouped(sold.tender.amount_twd)}",
                )
                for sold in found.tenders
                if not sold.is_with_machine
            ),
            choice_words=translate("Receipts", "登錄錯的支付工具"),
            kinds=BY_HAND_KINDS,
        )
    return {
        Deed.VOID: DeedForm(deed=deed, asks_paper=True),
        Deed.REFUND: DeedForm(deed=deed, asks_paper=True, asks_recipient=True),
        Deed.PAY_BACK: _paying_form(deed, work),
        Deed.PAY_OTHERWISE: _paying_form(deed, work),
        Deed.BY_SLIP: DeedForm(deed=deed, asks_slip=True, asks_went_back=True),
    }.get(deed, DeedForm(deed=deed))


def _paying_form(deed: Deed, work: OpenReversal | None) -> DeedForm:
    return DeedForm(deed=deed, ways=_ways_of(work), asks_recipient=True, asks_signature=True)


def approval_of(deed: Deed, found: Reversible, work: OpenReversal | None) -> ApprovalScreen:
    """Return what is asked of the person, and of a second one, before a deed is done."""
    number = found.receipt.number
    amount_twd = found.receipt.total_twd
    if work is not None:
        tender = open_tender_of(work) if deed is Deed.BY_SLIP else None
        amount_twd = work.rest_twd if tender is None else tender.amount_twd
    heading, confirm_words = _words_of(deed)
    is_plain = deed in {Deed.BY_SLIP, Deed.PAY_BACK, Deed.PAY_OTHERWISE}
    return ApprovalScreen(
        subject=f"{deed.value}-{number}",
        heading=heading,
        about=f"{number}　{grouped(amount_twd)}",
        reason_words="" if is_plain else translate("Receipts", "原因"),
        needs_second=deed in {Deed.VOID, Deed.CORRECT, Deed.BY_SLIP, Deed.PAY_OTHERWISE},
        confirm_words=confirm_words,
    )


def _words_of(deed: Deed) -> tuple[str, str]:
    return {
        Deed.VOID: (translate("Receipts", "作廢收據"), translate("Receipts", "作廢這張收據")),
        Deed.CORRECT: (translate("Receipts", "更正支付工具"), translate("Receipts", "更正")),
        Deed.DEPOSIT: (
            translate("Receipts", "申請發還保證金"),
            translate("Receipts", "送出申請"),
        ),
        Deed.REFUND: (translate("Receipts", "申請退款"), translate("Receipts", "送出申請")),
        Deed.REFUSE: (translate("Receipts", "不予核可"), translate("Receipts", "不予核可")),
        Deed.CALL_OFF: (
            translate("Receipts", "取消，收據維持有效"),
            translate("Receipts", "取消這一筆"),
        ),
        Deed.BY_SLIP: (
            translate("Receipts", "依設備的簽單確認"),
            translate("Receipts", "確認"),
        ),
        Deed.PAY_BACK: (
            translate("Receipts", "付款並完成"),
            translate("Receipts", "確認已付款"),
        ),
        Deed.PAY_OTHERWISE: (
            translate("Receipts", "刷卡的款項改由櫃檯退還"),
            translate("Receipts", "核可並付款"),
        ),
    }[deed]


def next_with_machine(work: OpenReversal) -> SoldTender | None:
    """Return what a machine, or its slip, has still to give back."""
    return next(
        (sold for sold in work.tenders if sold.tender.kind in MACHINE_KINDS and not sold.is_back),
        None,
    )


def goes_another_way(work: OpenReversal) -> bool:
    """Tell whether money of a card may go back over the counter, before a second person.

    A machine that is at this desk is asked first, and has to have said no.
    """
    waiting = [
        sold for sold in work.tenders if sold.tender.kind in MACHINE_KINDS and not sold.is_back
    ]
    is_elsewhere = work.payment.desk_no != work.reversal.desk_no
    return bool(waiting) and all(
        sold.was_tried or is_elsewhere or not sold.is_with_machine for sold in waiting
    )


def open_tender_of(work: OpenReversal) -> Tender | None:
    """Return the sold tender that a slip would decide about: one under way, else the next."""
    leg = work.open_leg
    if leg is None:
        waiting = next_with_machine(work)
        return None if waiting is None else waiting.tender
    return next(s.tender for s in work.tenders if s.tender.tender_id == leg.reverses_tender_id)


def payer_of(work: OpenReversal) -> str:
    """Return who paid, in full."""
    cases = [item for item in work.payment.items if isinstance(item, CaseItem)]
    return work.payment.payer_name or (cases[0].obligor_name if cases else "")


def _ways_of(work: OpenReversal | None) -> tuple[PayBackWay, ...]:
    if work is None or work.reversal.kind is ReversalKind.VOID:
        return (PayBackWay.CASH,)
    has_paper = any(tender.kind in PAPER_KINDS for tender in work.payment.tenders)
    paper = (PayBackWay.DOCUMENT,) if has_paper else ()
    return (PayBackWay.CASH, PayBackWay.TRANSFER, *paper)
