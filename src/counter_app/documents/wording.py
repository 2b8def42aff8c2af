"""What a receipt says in words, the same on a sheet and on a slip."""

from typing import Final

from counter_app.domain.calendar import format_roc
from counter_app.domain.money import Twd
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptTender
from counter_app.domain.reversals import ReversalKind
from counter_app.domain.tenders import TenderKind

TITLE: Final = "收據"
CODE: Final = "真偽查驗碼"
"""Names the signed code that tells a genuine paper from a forged one."""

RECOVERED: Final = "中斷後補登錄"
"""Stands on a receipt that was settled after an interruption, so that nobody wonders at the
clock time."""

ENTERED: Final = "補登"
"""Stands on a copy of what was written by hand in an outage, with its own day and collector."""

FATES: Final = {ReversalKind.VOID: "作廢", ReversalKind.REFUND: "已退款"}
"""Stands on every paper of a receipt that was taken back: none of them is proof of payment."""

TENDER_NAMES: Final = {
    TenderKind.CASH: "現金",
    TenderKind.CARD: "信用卡",
    TenderKind.MOBILE_PAY: "行動支付",
    TenderKind.ETICKET: "電子票證",
    TenderKind.CHEQUE: "支票",
    TenderKind.MONEY_ORDER: "郵政匯票",
}


def figures(amount_twd: Twd) -> str:
    """Return an amount in whole NT$ with thousands separators.

    >>> figures(Twd(1234567))
    '1,234,567'
    """
    return f"{amount_twd:,}"


def marks(receipt: Receipt, *, copy: int, fate: ReversalKind | None) -> tuple[str, ...]:
    """Return what stands boxed beside the title: what became of it, and what paper this is."""
    entered = ""
    if receipt.collected_on is not None:
        entered = f"{ENTERED} {format_roc(receipt.collected_on)} {receipt.collected_by} 收"
    found = (
        FATES[fate] if fate is not None else "",
        reprint_mark(copy),
        RECOVERED if receipt.recovered else "",
        entered,
    )
    return tuple(filter(None, found))


def reprint_mark(copy: int) -> str:
    """Return what marks a paper as the *copy*-th reprint; nothing for the original."""
    return f"補印 {copy}" if copy else ""


def parts(line: ReceiptLine) -> tuple[tuple[str, Twd], ...]:
    """Return the four parts of what was paid on a case, in the usual order of allocation."""
    return (
        ("執行必要費用", line.costs_twd),
        ("利息", line.interest_twd),
        ("滯納金", line.late_fee_twd),
        ("本金", line.principal_twd),
    )


def heading(line: ReceiptLine) -> str:
    """Return what a line is about: the case number, or the name of the fee."""
    return line.case_number or line.title


def handled_by(line: ReceiptLine) -> str:
    """Return who answers for a case: section, section clerk and telephone."""
    return " ".join(part for part in (line.section, line.section_clerk, line.section_phone) if part)


def unit_price(line: ReceiptLine) -> str:
    """Return how a fee was counted, or nothing for a case."""
    if line.case_number or not line.unit_price_twd:
        return ""
    return f"單價 {figures(line.unit_price_twd)} × 數量 {line.quantity:,}"


def particulars(line: ReceiptLine) -> tuple[str, ...]:
    """Return what else is to be said of a line: whose, for whom, by whom, of which day."""
    kind_and_agency = (line.case_kind, line.agency_name)
    sentences = (
        line.title if line.case_number else "",
        f"義務人 {line.obligor_name}" if line.obligor_name else "",
        "　".join(part for part in kind_and_agency if part),
        unit_price(line),
        f"承辦 {handled_by(line)}" if handled_by(line) else "",
        f"應繳金額計算至 {format_roc(line.computed_on)}" if line.computed_on else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


def tender_particulars(tender: ReceiptTender) -> tuple[str, ...]:
    """Return what proves a tender: change, masked card, approval, balance, document."""
    facts: tuple[tuple[str, str], ...] = (
        ("", tender.card_brand),
        ("卡號", tender.masked_card),
        ("授權碼", tender.approval_code),
        ("端末機", tender.terminal_id),
        ("交易前餘額", _figures_or_nothing(tender.balance_before_twd)),
        ("交易後餘額", _figures_or_nothing(tender.balance_after_twd)),
        ("", tender.issuer_name),
        ("號碼", tender.document_number),
        ("日期", format_roc(tender.document_date) if tender.document_date else ""),
        ("", "人工登錄" if tender.by_hand else ""),
    )
    cash = (("實收", figures(tender.tendered_twd)), ("找零", figures(tender.change_twd)))
    if tender.kind is TenderKind.CASH:
        facts = cash + facts
    return tuple(f"{label} {value}".strip() for label, value in facts if value)


def _figures_or_nothing(amount_twd: Twd | None) -> str:
    return "" if amount_twd is None else figures(amount_twd)
