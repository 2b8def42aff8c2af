"""Receipts for tests of paper, in every shape that was thought of."""

import hashlib
from datetime import date, datetime
from typing import Any

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.paper_codes import code_text, receipt_facts
from counter_app.domain.receipts import (
    Receipt,
    ReceiptLine,
    ReceiptNumber,
    ReceiptTender,
)
from counter_app.domain.tenders import TenderKind

RARE_NAMES = ("王𠮷堃", "陳喆", "犇鑫企業社", "林𨑨迌", "黃峯煊", "張\U000f0000")
"""Ext A, Ext B and a character of plane 15, which has no Unicode code point."""

LONG_NAME = (
    "國際商業精密機械自動化工程股份有限公司宜蘭縣五結鄉利澤工業區第二廠營業登記處暨研究發展中心"
)


def make_receipt_line(place: int = 0, **changes: object) -> ReceiptLine:
    """Return one paid case; its amount is the sum of its parts unless it is given."""
    values: dict[str, Any] = {
        "case_number": f"宜執甲114年綜所稅執字第{66110 + place:08d}號",
        "obligor_name": "王小明",
        "agency_name": "財政部北區國稅局宜蘭分局",
        "case_kind": "綜合所得稅",
        "section": "甲股",
        "section_clerk": "陳書記官",
        "section_phone": "03-9371234",
        "costs_twd": Twd(0),
        "interest_twd": Twd(123),
        "late_fee_twd": Twd(300 + place),
        "principal_twd": Twd(12000 + 1000 * place),
        "balance_left_twd": Twd(0),
        "computed_on": date(2025, 1, 31),
    }
    values.update(changes)
    parts = ("costs_twd", "interest_twd", "late_fee_twd", "principal_twd")
    values.setdefault("amount_twd", Twd(sum(values[part] for part in parts)))
    return ReceiptLine(**values)


def make_fee_line(**changes: object) -> ReceiptLine:
    """Return a paid fee without a case."""
    values: dict[str, Any] = {
        "title": "閱卷影印費",
        "quantity": 15,
        "unit_price_twd": Twd(2),
        "amount_twd": Twd(30),
    }
    values.update(changes)
    return ReceiptLine(**values)


def make_receipt_tender(
    amount_twd: int, kind: TenderKind = TenderKind.CASH, **changes: object
) -> ReceiptTender:
    """Return a tender; cash is laid down exactly unless told otherwise."""
    values: dict[str, Any] = {"tendered_twd": Twd(amount_twd)}
    values.update(changes)
    return ReceiptTender(kind=kind, amount_twd=Twd(amount_twd), **values)


def make_receipt(**changes: object) -> Receipt:
    """Return a receipt that adds up: one case, paid in cash."""
    values: dict[str, Any] = {
        "number": ReceiptNumber("R11401000123"),
        "branch_name": "法務部行政執行署宜蘭分署",
        "desk_no": 1,
        "business_day": date(2025, 1, 31),
        "issued_at": datetime(2025, 1, 31, 14, 32, tzinfo=TAIPEI),
        "clerk_name": "林淑芬",
        "payer_name": "王小明",
        "payer_number": "A1****6789",
        "lines": (make_receipt_line(),),
    }
    values.update(changes)
    total_twd = Twd(sum(line.amount_twd for line in values["lines"]))
    values.setdefault("total_twd", total_twd)
    values.setdefault("tenders", (make_receipt_tender(total_twd),))
    return Receipt(**values)


def make_split_receipt(**changes: object) -> Receipt:
    """Return a receipt of three cases, one paid in part, with every tender a machine takes."""
    lines = (
        make_receipt_line(0),
        make_receipt_line(
            1, obligor_name="歐陽𠮷堃", costs_twd=Twd(150), balance_left_twd=Twd(4800)
        ),
        make_receipt_line(2, interest_twd=Twd(0), balance_left_twd=Twd(1250300)),
    )
    total_twd = sum(line.amount_twd for line in lines)
    tenders = (
        make_receipt_tender(20000, tendered_twd=Twd(20500), change_twd=Twd(500)),
        make_receipt_tender(
            15000,
            TenderKind.CARD,
            masked_card="************1234",
            card_brand="VISA",
            approval_code="A12345",
            terminal_id="12345678",
        ),
        make_receipt_tender(
            total_twd - 35000,
            TenderKind.ETICKET,
            masked_card="********5678",
            card_brand="悠遊卡",
            balance_before_twd=Twd(9000),
            balance_after_twd=Twd(9000 - total_twd + 35000),
        ),
    )
    return make_receipt(lines=lines, tenders=tenders, **changes)


def make_long_receipt(count: int, **changes: object) -> Receipt:
    """Return a receipt of many cases."""
    return make_receipt(lines=tuple(make_receipt_line(place) for place in range(count)), **changes)


def make_receipt_code(receipt: Receipt) -> str:
    """Return a code for paper; nothing checks its signature."""
    facts = receipt_facts(receipt)
    return code_text(facts, hashlib.sha512(facts.signed_bytes).hexdigest())
