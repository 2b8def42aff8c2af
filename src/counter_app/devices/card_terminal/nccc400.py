"""NCCC 400-byte protocol: the fields, the requests, the answer.

The block is the same both ways; the terminal fills in what it knows.  The specification is
not public: the table is the one that a published terminal program and a published till
agree on.  Nothing in it carries a hash, so the exclusive-or of the frame is all there is.
"""

from collections.abc import Mapping
from typing import Final

from counter_app.devices.card_terminal.amounts import read_amount, write_amount, write_device_time
from counter_app.devices.card_terminal.answers import Answer
from counter_app.devices.card_terminal.layout import Field, Holds, Layout

_ONE_BASED: Final = (
    ("ecr_indicator", 1, 1, Holds.FIXED),
    ("version_date", 2, 6, Holds.FIXED),
    ("trans_type_indicator", 8, 1, Holds.FIXED),
    ("trans_type", 9, 2, Holds.FIXED),
    ("indicator", 11, 1, Holds.FIXED),
    ("host_id", 12, 2, Holds.FIXED),
    ("receipt_number", 14, 6, Holds.FIXED),
    ("card_number", 20, 19, Holds.CARD),
    ("card_expiry", 39, 4, Holds.SECRET),
    ("amount", 43, 12, Holds.FIXED),
    ("date", 55, 6, Holds.FIXED),
    ("time", 61, 6, Holds.FIXED),
    ("approval_number", 67, 9, Holds.FIXED),
    ("wave_card", 76, 1, Holds.FIXED),
    ("response_code", 77, 4, Holds.FIXED),
    ("merchant_id", 81, 15, Holds.FIXED),
    ("terminal_id", 96, 8, Holds.FIXED),
    ("expected_amount", 104, 12, Holds.FIXED),
    ("store_id", 116, 18, Holds.FIXED),
    ("instalment_indicator", 134, 1, Holds.FIXED),
    ("redeem_paid_amount", 135, 12, Holds.FIXED),
    ("redeem_points", 147, 8, Holds.FIXED),
    ("points_balance", 155, 8, Holds.FIXED),
    ("redeem_amount", 163, 12, Holds.FIXED),
    ("instalment_period", 175, 2, Holds.FIXED),
    ("balance_before", 177, 12, Holds.FIXED),
    ("balance_after", 189, 12, Holds.FIXED),
    ("autoload_amount", 201, 12, Holds.FIXED),
    ("card_type", 213, 2, Holds.FIXED),
    ("batch_number", 215, 6, Holds.FIXED),
    ("start_trans_type", 221, 2, Holds.FIXED),
    ("mobile_pay_flag", 223, 1, Holds.FIXED),
    ("smartpay_issuer", 224, 8, Holds.FREE),
    ("origin_date", 232, 8, Holds.FIXED),
    ("origin_number", 240, 12, Holds.FIXED),
    ("pay_item", 252, 5, Holds.FREE),
    ("card_hash", 257, 50, Holds.FREE),
    ("mobile_pay_response", 307, 6, Holds.FREE),
    ("award_flag", 313, 1, Holds.FREE),
    ("currency_indicator", 314, 1, Holds.FREE),
    ("bank_code", 315, 3, Holds.FREE),
    ("reserved", 318, 5, Holds.FREE),
    ("loyalty_data", 323, 78, Holds.FREE),
)

LAYOUT: Final = Layout(
    tuple(Field(name, start - 1, length, holds) for name, start, length, holds in _ONE_BASED)
)

ECR_INDICATOR: Final = "I"  # The terminal tells the 400-byte form by it.
SALE: Final = "01"
SETTLEMENT: Final = "50"

CARD_BRANDS: Final = {
    "01": "U Card",
    "02": "VISA",
    "03": "Mastercard",
    "04": "JCB",
    "05": "American Express",
    "06": "UnionPay",
    "07": "Diners Club",
    "08": "SmartPay",
    "11": "EasyCard",
    "12": "iPASS",
    "13": "icash",
    "14": "HappyCash",
}


def build_sale(amount_twd: int, *, indicator: str, host: str = "", reference: str = "") -> bytes:
    """Return the block that asks for a sale.

    Args:
        amount_twd: Whole NT$.
        indicator: ``N`` credit card, ``E`` e-ticket, ``W`` wallet.
        host: Two digits, or empty to let the terminal choose.
        reference: Ours, at most 18 characters.
    """
    return LAYOUT.compose(
        {
            "ecr_indicator": ECR_INDICATOR,
            "trans_type": SALE,
            "indicator": indicator,
            "host_id": host,
            "amount": write_amount(amount_twd),
            "store_id": reference,
        }
    )


def build_query(trans_type: str, *, host: str = "") -> bytes:
    """Return the block that asks for the last transaction.

    Args:
        trans_type: Which type the bank's terminals take for it, usually the reprint.
        host: Two digits, or empty.
    """
    return LAYOUT.compose(
        {"ecr_indicator": ECR_INDICATOR, "trans_type": trans_type, "host_id": host}
    )


def build_settlement(*, host: str = "") -> bytes:
    """Return the block that closes the terminal's day."""
    return LAYOUT.compose(
        {"ecr_indicator": ECR_INDICATOR, "trans_type": SETTLEMENT, "host_id": host}
    )


def gate(data: bytes) -> bytes | None:
    """Return the block masked; this protocol has no seal that could be broken."""
    return LAYOUT.scrub(data)


def read_answer(values: Mapping[str, str]) -> Answer:
    """Take a terminal's answer apart."""

    def value(name: str) -> str:
        return values.get(name, "").strip()

    return Answer(
        trans_type=value("trans_type"),
        indicator=value("indicator"),
        code=value("response_code"),
        amount_twd=read_amount(value("amount")),
        has_amount=bool(value("amount").strip("0")),
        reference=value("store_id"),
        terminal_id=value("terminal_id"),
        approval_code=value("approval_number"),
        masked_card=value("card_number"),
        card_brand=CARD_BRANDS.get(value("card_type"), value("card_type")),
        trace_number=value("receipt_number"),
        batch_number=value("batch_number"),
        order_number=value("origin_number"),
        device_time=write_device_time(value("date"), value("time")),
        balance_before_twd=read_amount(value("balance_before")),
        balance_after_twd=read_amount(value("balance_after")),
    )
