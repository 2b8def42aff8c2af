"""ECPay 600-byte protocol: the fields, the requests, the answer and their hashes.

The specification is public (developers.ecpay.com.tw, pages 32574 to 32655).  Two places in
it cannot be meant: the response time is said to be 24 long where 14 fit, and the hash is
said to include the request time although the first 492 bytes end before it.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from counter_app.devices.card_terminal.amounts import (
    TAIPEI,
    read_amount,
    write_amount,
    write_device_time,
)
from counter_app.devices.card_terminal.answers import Answer
from counter_app.devices.card_terminal.layout import Field, Holds, Layout

LAYOUT: Final = Layout(
    (
        Field("trans_type", 0, 2),
        Field("host_id", 2, 2),
        Field("invoice_number", 4, 6),
        Field("card_number", 10, 19, Holds.CARD),
        Field("unionpay_flag", 29, 2),
        Field("amount", 31, 12),
        Field("date", 43, 6),
        Field("time", 49, 6),
        Field("approval_number", 55, 6),
        Field("response_code", 61, 4),
        Field("terminal_id", 65, 8),
        Field("merchant_id", 73, 15),
        Field("order_number", 88, 20, Holds.LONG),
        Field("store_id", 108, 18),
        Field("card_type", 126, 2),
        Field("redeem_amount", 128, 12),
        Field("redeem_points", 140, 10),
        Field("redeem_balance", 150, 10),
        Field("instalment_period", 160, 2),
        Field("down_payment", 162, 12),
        Field("instalment_amount", 174, 12),
        Field("encrypted_card", 186, 50, Holds.FREE),
        Field("pos_number", 236, 20),
        Field("reserved", 256, 236, Holds.FREE),
        Field("request_time", 492, 14),
        Field("request_hash", 506, 40),
        Field("response_time", 546, 14),
        Field("response_hash", 560, 40),
    )
)

HASHED_BYTES: Final = 492
SALE: Final = "01"
SETTLEMENT: Final = "50"
ECHO: Final = "80"
HOST_CREDIT_CARD: Final = "01"
NOT_UNIONPAY: Final = "00"

CARD_BRANDS: Final = {"00": "VISA", "01": "Mastercard", "02": "JCB", "03": "UnionPay"}

_REQUEST_HASH: Final = slice(506, 546)
_RESPONSE_HASH: Final = slice(560, 600)


def build_sale(
    amount_twd: int,
    *,
    asked_at: datetime | None,
    reference: str = "",
    pos_number: str = "",
    host: str = HOST_CREDIT_CARD,
) -> bytes:
    """Return the block that asks for a sale.

    Args:
        amount_twd: Whole NT$.
        asked_at: The till's time, with zone; None leaves it blank.
        reference: Ours, at most 18 characters.
        pos_number: Of this desk, at most 20 characters.
        host: Two digits.
    """
    return _build(
        SALE,
        asked_at=asked_at,
        values={
            "host_id": host,
            "amount": write_amount(amount_twd),
            "store_id": reference,
            "pos_number": pos_number,
        },
    )


def build_return(
    trans_type: str,
    amount_twd: int,
    *,
    asked_at: datetime | None,
    order_number: str,
    reference: str = "",
    pos_number: str = "",
    host: str = HOST_CREDIT_CARD,
) -> bytes:
    """Return the block that asks for money to go back.

    Args:
        trans_type: ``02`` refunds a sale, before the settlement as well as after it.
        amount_twd: Whole NT$.
        asked_at: The till's time, with zone; None leaves it blank.
        order_number: The EC order number of the sale, at most 20 characters.
        reference: Ours, of the return, at most 18 characters.
        pos_number: Of this desk, at most 20 characters.
        host: Two digits.
    """
    return _build(
        trans_type,
        asked_at=asked_at,
        values={
            "host_id": host,
            "amount": write_amount(amount_twd),
            "order_number": order_number,
            "store_id": reference,
            "pos_number": pos_number,
        },
    )


def build_echo(*, asked_at: datetime | None, pos_number: str = "") -> bytes:
    """Return the block that asks whether the terminal is there; moves no money."""
    return _build(ECHO, asked_at=asked_at, values={"pos_number": pos_number})


def build_settlement(
    *, asked_at: datetime | None, reference: str = "", pos_number: str = ""
) -> bytes:
    """Return the block that closes the terminal's day."""
    return _build(
        SETTLEMENT,
        asked_at=asked_at,
        values={"store_id": reference, "pos_number": pos_number},
    )


def hash_of(data: bytes) -> str:
    """Return the SHA-1 of the hashed part, as upper-case hex."""
    return hashlib.sha1(data[:HASHED_BYTES], usedforsecurity=False).hexdigest().upper()


def request_hash(data: bytes) -> str:
    """Return the hash that stands in a request, or in the answer to it."""
    return data[_REQUEST_HASH].decode("ascii")


def has_request_seal(data: bytes) -> bool:
    """Tell whether a request carries its own hash."""
    return data[_REQUEST_HASH] == hash_of(data).encode("ascii")


def seal_response(data: bytes) -> bytes:
    """Return an answer with its hash written in."""
    return data[: _RESPONSE_HASH.start] + hash_of(data).encode("ascii")


def gate(data: bytes) -> bytes | None:
    """Return an answer masked, or None if its hash is not its own.

    The hash covers the card number, so it can only be checked before masking.
    """
    if data[_RESPONSE_HASH] != hash_of(data).encode("ascii"):
        return None
    return LAYOUT.scrub(data)


def gate_unsealed(data: bytes) -> bytes | None:
    """Return an answer masked, for terminals that compute the hash in another way."""
    return LAYOUT.scrub(data)


def read_answer(values: Mapping[str, str]) -> Answer:
    """Take a terminal's answer apart."""

    def value(name: str) -> str:
        return values.get(name, "").strip()

    return Answer(
        trans_type=value("trans_type"),
        code=value("response_code"),
        amount_twd=read_amount(value("amount")),
        has_amount=bool(value("amount").strip("0")),
        reference=value("store_id"),
        request_hash=value("request_hash"),
        terminal_id=value("terminal_id"),
        approval_code=value("approval_number"),
        masked_card=value("card_number"),
        card_brand=CARD_BRANDS.get(value("card_type"), value("card_type")),
        trace_number=value("invoice_number"),
        order_number=value("order_number"),
        device_time=write_device_time(value("date"), value("time")),
    )


def _build(trans_type: str, *, asked_at: datetime | None, values: Mapping[str, str]) -> bytes:
    everything = {
        "host_id": HOST_CREDIT_CARD,
        "unionpay_flag": NOT_UNIONPAY,
        "amount": write_amount(0),
        "request_time": f"{asked_at.astimezone(TAIPEI):%Y%m%d%H%M%S}" if asked_at else "",
        **values,
        "trans_type": trans_type,
    }
    unsealed = LAYOUT.compose(everything)
    return LAYOUT.compose({**everything, "request_hash": hash_of(unsealed)})
