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
from counter_app.domain.brands import CREDIT_GROUP
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal

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

# A settlement puts its totals over these fields; the reference has no place there.
_TOTALS_ONE_BASED: Final = (
    ("credit_count", 39, 4, Holds.FIXED),
    ("easycard_count", 104, 3, Holds.FIXED),
    ("easycard_amount", 107, 10, Holds.FIXED),
    ("ipass_count", 117, 3, Holds.FIXED),
    ("ipass_amount", 120, 10, Holds.FIXED),
    ("icash_count", 130, 3, Holds.FIXED),
    ("icash_amount", 133, 10, Holds.FIXED),
    ("happycash_count", 143, 3, Holds.FIXED),
    ("happycash_amount", 146, 10, Holds.FIXED),
    ("behind_totals", 156, 7, Holds.FIXED),
)


def _settlement_table() -> list[tuple[str, int, int, Holds]]:
    """Return all fields of a settlement: the usual ones, but for those that totals cover."""
    covered = {
        place for _, start, length, _ in _TOTALS_ONE_BASED for place in range(start, start + length)
    }
    usual = [each for each in _ONE_BASED if covered.isdisjoint(range(each[1], each[1] + each[2]))]
    return sorted((*usual, *_TOTALS_ONE_BASED), key=lambda each: each[1])


LAYOUT: Final = Layout(
    tuple(Field(name, start - 1, length, holds) for name, start, length, holds in _ONE_BASED)
)
SETTLEMENT_LAYOUT: Final = Layout(
    tuple(
        Field(name, start - 1, length, holds) for name, start, length, holds in _settlement_table()
    )
)

ETICKET_AMOUNT_DIGITS: Final = 10
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


ETICKET_TOTALS: Final = {
    "EasyCard": ("easycard_count", "easycard_amount"),
    "iPASS": ("ipass_count", "ipass_amount"),
    "icash": ("icash_count", "icash_amount"),
    "HappyCash": ("happycash_count", "happycash_amount"),
}

_TYPE: Final = slice(8, 10)
_CARD_NUMBER: Final = slice(19, 38)


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


def build_return(  # noqa: PLR0913 - the fields of a block, all by name
    trans_type: str,
    amount_twd: int,
    *,
    indicator: str,
    host: str = "",
    reference: str = "",
    trace_number: str = "",
    approval_code: str = "",
    origin_date: str = "",
    origin_number: str = "",
) -> bytes:
    """Return the block that asks for money to go back.

    Args:
        trans_type: ``30`` strikes a sale out before the settlement, ``02`` refunds one.
        amount_twd: Whole NT$.
        indicator: Of the sale; ``C`` UnionPay and ``S`` SmartPay are told here.
        host: Two digits; a published terminal refuses to void without.
        reference: Ours, of the return, at most 18 characters.
        trace_number: On the slip of the sale.
        approval_code: Of the sale.
        origin_number: Of the sale, where its answer told one.
        origin_date: Day of the sale, ``yyyyMMdd``.
    """
    return LAYOUT.compose(
        {
            "ecr_indicator": ECR_INDICATOR,
            "trans_type": trans_type,
            "indicator": indicator,
            "host_id": host,
            "receipt_number": trace_number,
            "amount": write_amount(amount_twd),
            "approval_number": approval_code,
            "store_id": reference,
            "origin_date": origin_date,
            "origin_number": origin_number,
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


def layout_for(data: bytes) -> Layout:
    """Return the fields of a block: a settlement has totals where others have an expiry date.

    A block with a card number in it tells no totals, whatever type it claims.
    """
    is_settlement = data[_TYPE] == SETTLEMENT.encode("ascii") and not data[_CARD_NUMBER].strip()
    return SETTLEMENT_LAYOUT if is_settlement else LAYOUT


def gate(data: bytes) -> bytes | None:
    """Return the block masked; this protocol has no seal that could be broken."""
    return layout_for(data).scrub(data)


def read_totals(values: Mapping[str, str], *, eticket_cents: bool) -> tuple[BrandTotal, ...]:
    """Return the totals of a settlement, every group, zeros too; empty if one is no number.

    A terminal that takes no e-tickets of an issuer leaves its fields blank.

    Args:
        values: The fields of the answer.
        eticket_cents: The amounts of e-tickets end in two digits of cents.
    """
    amount_twd = read_amount(values.get("amount", ""))
    totals = [_total(CREDIT_GROUP, values.get("credit_count", ""), amount_twd)]
    for brand, (count_name, amount_name) in ETICKET_TOTALS.items():
        digits = values.get(amount_name, "")
        count = values.get(count_name, "")
        if not digits and not count:
            totals.append(BrandTotal(brand=brand, count=0, amount_twd=Twd(0)))
            continue
        whole = digits.isascii() and digits.isdigit() and len(digits) == ETICKET_AMOUNT_DIGITS
        wide = f"00{digits}" if eticket_cents else f"{digits}00"
        totals.append(_total(brand, count, read_amount(wide) if whole else None))
    return tuple(total for total in totals if total) if all(totals) else ()


def write_eticket_total(amount_twd: int, *, eticket_cents: bool) -> str:
    """Return an amount as the ten digits that a settlement has for one issuer."""
    digits = write_amount(amount_twd)
    return digits[-ETICKET_AMOUNT_DIGITS:] if eticket_cents else digits[:ETICKET_AMOUNT_DIGITS]


def _total(brand: str, count: str, amount_twd: Twd | None) -> BrandTotal | None:
    # Some pad with blanks, some with zeros.
    count = count.strip()
    if amount_twd is None or not (count.isascii() and count.isdigit()):
        return None
    return BrandTotal(brand=brand, count=int(count), amount_twd=amount_twd)


def read_answer(values: Mapping[str, str]) -> Answer:
    """Take a terminal's answer apart, but for the totals of a settlement."""

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
