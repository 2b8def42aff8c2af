"""What receipts, their fates and what can be done to them are called."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.identifiers import mask_name
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.reversals import Reversal, ReversalKind, ReversalState
from counter_app.domain.takings import RegisterLine
from counter_app.ui.names import listed, say_tender
from counter_app.ui.receipts.screen import SheetLine
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

_FATES: Final = {
    "used": Status.OK,
    "void": Status.BAD,
    "refunded": Status.WARN,
    "deposit_returned": Status.INFO,
    "spoiled": Status.NEUTRAL,
}


def say_fate(fate: str) -> tuple[str, Status]:
    """Return what became of a number, in words and as a status."""
    words = {
        "used": translate("Receipts", "有效"),
        "void": translate("Receipts", "作廢"),
        "refunded": translate("Receipts", "已退款"),
        "deposit_returned": translate("Receipts", "已發還"),
        "spoiled": translate("Receipts", "空白作廢"),
    }[fate]
    return words, _FATES[fate]


def say_kind(kind: ReversalKind) -> str:
    """Return what a reversal is called."""
    return {
        ReversalKind.VOID: translate("Receipts", "作廢"),
        ReversalKind.REFUND: translate("Receipts", "退款"),
        ReversalKind.DEPOSIT: translate("Receipts", "發還保證金"),
    }[kind]


def say_state(state: ReversalState) -> tuple[str, Status]:
    """Return where a reversal stands."""
    return {
        ReversalState.REQUESTED: (translate("Receipts", "待核可"), Status.WARN),
        ReversalState.APPROVED: (translate("Receipts", "待退款"), Status.INFO),
        ReversalState.DONE: (translate("Receipts", "已完成"), Status.OK),
        ReversalState.REFUSED: (translate("Receipts", "已取消"), Status.NEUTRAL),
    }[state]


def row_of(line: RegisterLine) -> TableRow:
    """Return a number as a row of the list."""
    at = line.issued_at.astimezone(TAIPEI)
    words, status = say_fate(line.fate)
    if line.reprints:
        below = translate("Receipts", "補印 {count} 次").format(count=line.reprints)
    else:
        below = ""
    return TableRow(
        key=line.number,
        cells=(
            Cell(
                words=line.number,
                below=f"{format_roc(line.business_day)} {at:%H:%M}",
                strong=True,
            ),
            Cell(words=line.payer, below=listed(say_tender(kind) for kind in line.tenders)),
            Cell(words=words, below=below, status=status),
            Cell(words=grouped(line.total_twd), strong=True),
        ),
    )


def row_of_reversal(reversal: Reversal, payer: str) -> TableRow:
    """Return a reversal that is not final as a row of the list."""
    words, status = say_state(reversal.state)
    at = reversal.requested_at.astimezone(TAIPEI)
    return TableRow(
        key=reversal.receipt_number,
        cells=(
            Cell(
                words=reversal.receipt_number,
                below=f"{format_roc(at.date())} {at:%H:%M}",
                strong=True,
            ),
            Cell(words=mask_name(payer), below=say_kind(reversal.kind)),
            Cell(words=words, status=status),
            Cell(words=grouped(reversal.amount_twd), strong=True),
        ),
    )


def row_of_doubt(number: ReceiptNumber) -> TableRow:
    """Return a receipt whose paper nobody is sure about as a row of the list."""
    return TableRow(
        key=number,
        cells=(
            Cell(words=number, strong=True),
            Cell(words=translate("Receipts", "收據紙本")),
            Cell(words=translate("Receipts", "不確定"), status=Status.WARN),
            Cell(words=""),
        ),
    )


def groups_of(receipt: Receipt) -> tuple[tuple[SheetLine, ...], ...]:
    """Return what stands on a receipt, names masked: who and when, what for, with what."""
    at = receipt.issued_at.astimezone(TAIPEI)
    head = (
        SheetLine(
            words=translate("Receipts", "繳款人"),
            value=mask_name(receipt.payer_name),
            is_strong=True,
        ),
        SheetLine(
            words=translate("Receipts", "開立"),
            value=f"{format_roc(receipt.business_day)} {at:%H:%M}",
        ),
        SheetLine(
            words=translate("Receipts", "經手"),
            value=translate("Receipts", "{desk} 號櫃檯　{clerk}").format(
                desk=receipt.desk_no, clerk=receipt.clerk_name
            ),
        ),
    )
    items = tuple(
        SheetLine(
            words=line.case_number or line.title,
            below=mask_name(line.obligor_name),
            value=grouped(line.amount_twd),
        )
        for line in receipt.lines
    )
    tenders = tuple(
        SheetLine(
            words=say_tender(tender.kind),
            below=" ".join(part for part in (tender.card_brand, tender.masked_card) if part),
            value=grouped(tender.amount_twd),
        )
        for tender in receipt.tenders
    )
    total = SheetLine(
        words=translate("Receipts", "合計"), value=grouped(receipt.total_twd), is_strong=True
    )
    return head, items, (*tenders, total)


def history_of(reversal: Reversal) -> str:
    """Return what was done about a reversal, in one line."""
    words, _status = say_state(reversal.state)
    who = reversal.requested_by
    if reversal.approved_by:
        who = translate("Receipts", "{who}，核可 {approver}").format(
            who=who, approver=reversal.approved_by
        )
    return translate("Receipts", "{kind} {amount}：{state}（{who}）　{reason}").format(
        kind=say_kind(reversal.kind),
        amount=grouped(reversal.amount_twd),
        state=words,
        who=who,
        reason=reversal.reason,
    )
