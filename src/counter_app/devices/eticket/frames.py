"""ICERAPI's files: the request, the answer and what the journal keeps of them.

Both are one flat XML element of numbered tags::

    <TransXML><TRANS><T0100>0200</T0100><T0300>606100</T0300> ... </TRANS></TransXML>

The numbers follow ISO 8583.  Amounts are in cents.  The card's own number (T0200) becomes
its SHA-256 as soon as it is read, for a retry must meet the same card; the number that is
printed on receipts (T0215) is masked.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from typing import Final
from xml.etree import ElementTree as ET

from counter_app.devices.card_numbers import mask_card_field, mask_text
from counter_app.domain.money import ZERO_TWD, Twd

TAIPEI: Final = timezone(timedelta(hours=8))
ANSWER_BYTES_MAX: Final = 65_536
CENTS: Final = 100
SERIAL: Final = re.compile(r"[0-9]{6}")

_TAG: Final = re.compile(r"T[0-9]{4,6}")
_CARD_ID: Final = "T0200"
_MASKED: Final = frozenset({"T0209", "T0215"})


class Process(Enum):
    """What is asked: message type and process code."""

    SIGN_ON = ("0800", "881999")
    DEBIT = ("0200", "606100")
    BALANCE = ("0200", "296000")
    CANCEL = ("0200", "816100")
    REFUND = ("0200", "620061")
    SETTLE = ("0500", "900099")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One thing asked of the reader.

    Attributes:
        serial: Six digits; the same for every try of one debit.
        asked_at: With zone; the same for every try, too.
        reference: Ours, for the reader's log; empty for what moves no money.
        batch_number: Empty leaves it to the program.
        origin: Device, number and day (``yyyyMMdd``) of the debit that is cancelled.
        count: Of a settlement: how many debits and refunds we know of.
        total_twd: Of a settlement: debits less refunds.
    """

    process: Process
    serial: str
    asked_at: datetime
    amount_twd: Twd = ZERO_TWD
    reference: str = ""
    batch_number: str = ""
    origin: tuple[str, str, str] = ("", "", "")
    count: int = 0
    total_twd: Twd = ZERO_TWD


class Garbled(Exception):  # noqa: N818 - becomes an outcome before it leaves this folder
    """An answer file that is not what it should be."""


def build_request(order: Order) -> bytes:
    """Return the request file.

    Raises:
        ValueError: The serial is not six digits, which is a bug in the caller.
    """
    if not SERIAL.fullmatch(order.serial):
        raise ValueError("A request serial is six digits")
    message_type, process_code = order.process.value
    asked_at = order.asked_at.astimezone(TAIPEI)
    tells_amount = order.process not in {Process.SIGN_ON, Process.SETTLE}
    values = {
        "T0100": message_type,
        "T0300": process_code,
        "T0400": str(order.amount_twd * CENTS) if tells_amount else "",
        "T1100": order.serial,
        "T1101": order.serial,
        "T1200": f"{asked_at:%H%M%S}",
        "T1300": f"{asked_at:%Y%m%d}",
        "T3701": order.reference,
        "T5501": order.batch_number,
    }
    if order.process is Process.CANCEL:
        values |= dict(zip(("T5581", "T5582", "T5583"), order.origin, strict=True))
    if order.process is Process.SETTLE:
        values |= {"T5591": str(order.count), "T559201": str(order.total_twd * CENTS)}
    return write_xml(values)


def write_xml(values: Mapping[str, str]) -> bytes:
    """Return a file with these tags; empty ones are left out.

    A tag of six digits lies inside the one of its first four.
    """
    root = ET.Element("TransXML")
    trans = ET.SubElement(root, "TRANS")
    for tag, value in values.items():
        if value:
            outer = ET.SubElement(trans, tag[:5]) if len(tag) > len("T0000") else trans
            ET.SubElement(outer, tag).text = value
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def read_xml(content: bytes) -> dict[str, str]:
    """Return the tags of a file.

    Raises:
        Garbled: It is no such file, too large, or declares types or entities: those have
            no business here and could make a small file fill the memory.
    """
    if len(content) > ANSWER_BYTES_MAX:
        raise Garbled
    try:
        text = content.decode("utf-8")
        if "<!" in text:
            raise Garbled
        root = ET.fromstring(text)  # noqa: S314 - no declarations, bounded
    except (UnicodeDecodeError, ET.ParseError, ValueError) as error:
        raise Garbled from error
    trans = root.find("TRANS")
    if root.tag != "TransXML" or trans is None:
        raise Garbled
    return {
        element.tag: (element.text or "").strip()
        for element in trans.iter()
        if _TAG.fullmatch(element.tag)
    }


def scrub(values: Mapping[str, str]) -> dict[str, str]:
    """Return the tags without card numbers; the card's own number becomes ``card_id_hash``."""
    scrubbed = {}
    for tag, value in values.items():
        if tag == _CARD_ID:
            scrubbed["card_id_hash"] = hashlib.sha256(value.encode("utf-8")).hexdigest()
        else:
            masked = mask_text(value)
            scrubbed[tag] = mask_card_field(masked) if tag in _MASKED else masked
    return scrubbed


def to_lines(values: Mapping[str, str]) -> bytes:
    """Return scrubbed tags as the journal keeps them, a line each."""
    return "".join(
        f"{tag}={' '.join(value.split())}\n" for tag, value in values.items() if value
    ).encode("utf-8")


def read_lines(lines: bytes) -> dict[str, str]:
    r"""Return the tags that the journal kept.

    Raises:
        Garbled: These are not such lines.

    >>> read_lines(b"T3901=0\nT0410=40000\n")
    {'T3901': '0', 'T0410': '40000'}
    """
    try:
        pairs = [line.partition("=") for line in lines.decode("utf-8").splitlines()]
    except UnicodeDecodeError as error:
        raise Garbled from error
    if not all(sign for _, sign, _ in pairs):
        raise Garbled
    return {tag: value for tag, _, value in pairs}


def read_cents(text: str) -> Twd | None:
    """Return an amount in whole NT$, or None if it is none.

    >>> read_cents("10000"), read_cents("-500"), read_cents("150"), read_cents("")
    (100, -5, None, None)
    """
    if not re.fullmatch(r"-?[0-9]{1,12}", text):
        return None
    cents = int(text)
    return Twd(cents // CENTS) if cents % CENTS == 0 else None
