"""Handing a pickup over: who took it, on what papers, and what was given."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.lines import is_line
from counter_app.domain.money import Twd
from counter_app.domain.pickups import (
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    PICKUP_AMOUNT_MAX_TWD,
    Collector,
    ItemNature,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
)
from counter_app.domain.shifts import ShiftId

SIGNATURE_BYTES_MAX: Final = 65_536
"""Of the picture of a signature: a PNG of a few kilobytes, never more than this."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_LAST4: Final = re.compile(r"[0-9A-Z]{4}")


class IdDocument(StrEnum):
    """By which document somebody was identified."""

    NATIONAL_ID = "national_id"
    HEALTH_CARD = "health_card"
    DRIVING_LICENCE = "driving_licence"
    RESIDENCE_PERMIT = "residence_permit"
    PASSPORT = "passport"


class Signing(StrEnum):
    """How the recipient signed."""

    PAPER = "paper"  # on the sheet, which is kept; ticked by the clerk
    PAD = "pad"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverEntry:
    """What the clerk enters when something is handed over.

    Attributes:
        document_last4: The last four characters of its number; no more is ever kept.
        has_authority: The power of attorney (委任狀) of an agent was seen and kept.
        signature: PNG of what was drawn on the pad; empty where it was signed on paper.
        is_signed: The clerk saw the signature, on paper or on the pad.
        given: What was given, in words.
        amount_twd: Money paid out; None where no money was collected.
        reason: Why it is approved; only for money.
    """

    number: PickupNumber
    collector: Collector
    recipient_name: str
    document: IdDocument
    document_last4: str
    signing: Signing
    is_signed: bool
    given: str
    has_authority: bool = False
    signature: bytes = b""
    amount_twd: Twd | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupHandOver:
    """What was handed over, as it is kept.

    Attributes:
        shift_id, business_day: Of the drawer that paid; None where no money was collected.
        entry_id: Of the drawer entry; empty where no money was collected.
        signature_hash: SHA-256 of the picture; empty where it was signed on paper.
        approver: Login of the second person; empty where no money was collected.
    """

    number: PickupNumber
    desk_no: int
    at: datetime
    handed_by: str
    collector: Collector
    recipient_name: str
    document: IdDocument
    document_last4: str
    has_authority: bool
    signing: Signing
    signature_hash: str
    given: str
    receipt_number: str
    amount_twd: Twd | None
    shift_id: ShiftId | None
    business_day: date | None
    entry_id: str
    approver: str


@dataclass(eq=False, kw_only=True)
class AlreadyHandedOver(Refusal):
    """It was handed over before, by another or in another way; nothing is given or paid again.

    Attributes:
        handed_by: Login of who did.
    """

    number: PickupNumber
    at: datetime
    desk_no: int
    handed_by: str


@dataclass(eq=False, kw_only=True)
class SignedOnPaper(Refusal):
    """There is no picture of this signature: it stands on a sheet of paper."""

    number: PickupNumber


@dataclass(eq=False, kw_only=True)
class SignatureChanged(Refusal):
    """The picture of a signature is gone, or is not the one that was signed."""

    number: PickupNumber


def tidied(entry: HandOverEntry) -> HandOverEntry:
    """Return an entry without the spaces and small letters that slip in while typing."""
    return replace(
        entry,
        recipient_name=" ".join(entry.recipient_name.split()),
        document_last4=entry.document_last4.strip().upper(),
        given=" ".join(entry.given.split()),
    )


def check_hand_over(entry: HandOverEntry, nature: ItemNature) -> None:
    """Refuse an entry that leaves something out.

    Raises:
        PickupFieldRefused: The first field that cannot be as it is.
    """
    is_money = nature is ItemNature.MONEY
    amount_twd = entry.amount_twd
    is_on_pad = entry.signing is Signing.PAD
    checks = (
        (PickupField.RECIPIENT_NAME, _is_text(entry.recipient_name, NAME_LENGTH_MAX)),
        (PickupField.DOCUMENT_LAST4, bool(_LAST4.fullmatch(entry.document_last4))),
        (
            PickupField.AUTHORITY,
            entry.has_authority is (entry.collector is Collector.AGENT),
        ),
        (PickupField.GIVEN, _is_text(entry.given, NOTE_LENGTH_MAX)),
        (
            PickupField.AMOUNT,
            amount_twd is not None and 0 < amount_twd <= PICKUP_AMOUNT_MAX_TWD
            if is_money
            else amount_twd is None,
        ),
        (
            PickupField.SIGNATURE,
            entry.is_signed
            and bool(entry.signature) is is_on_pad
            and len(entry.signature) <= SIGNATURE_BYTES_MAX
            and (not is_on_pad or entry.signature.startswith(_PNG)),
        ),
    )
    for field, is_right in checks:
        if not is_right:
            raise PickupFieldRefused(field=field)


def _is_text(text: str, length_max: int) -> bool:
    return bool(text.strip()) and is_line(text, length_max=length_max)
