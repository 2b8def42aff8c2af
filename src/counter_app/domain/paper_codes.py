"""The code on notices and receipts that says what is printed, and who signed it.

::

    PAPER1 base32( facts  signature )        without the padding of base 32

*facts* are lines of UTF-8, joined by LF; *signature* is Ed25519 (RFC 8032) of the branch over
the bytes ``counter-app paper`` LF facts, 64 bytes.  Base 32 (RFC 4648) needs capital letters and
digits only: a QR code packs them tightly, and a scanner that types can type them whatever the
input method.

======  ==============================  ======================================
line    notice                          receipt
======  ==============================  ======================================
1       ``N``                           ``R``
2       number                          number
3       branch                          branch
4       day of issue, ISO               business day, ISO
5       amount in NT$                   amount in NT$
6       obligor                         payer
7       case number                     case numbers and fees, ``、`` between
8       agency                          agencies, ``、`` between
9       last day, ISO, or empty         empty
10      segment 2, or empty             empty
11      virtual account, or empty       empty
12      giro account at the post        empty
        office, or empty
======  ==============================  ======================================

Whoever has the public key of the branch can tell a genuine paper from an altered one, without
asking anybody.  It says nothing of what happened to the debt since.  There is one spelling of
each code only: whatever else would decode to the same bytes, or to the same facts, is no code.
The page that the branch gives away (``resources/verifier``) reads it by the same rules; for
others they stand in ``docs/paper-code-format.md``.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice
from counter_app.domain.receipts import Receipt

CODE_PREFIX: Final = "PAPER1"
SIGNATURE_BYTES: Final = 64
SIGNED_HEAD: Final = b"counter-app paper\n"
_LINES: Final = 12
_BASE32_GROUP: Final = 8


class PaperKind(StrEnum):
    """Which paper a code is on."""

    NOTICE = "N"
    RECEIPT = "R"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What a paper says, in the order of its lines.

    Attributes:
        issued_on: Day of issue of a notice, business day of a receipt.
        name: Obligor of a notice, payer of a receipt.
        subject: Case number, or what was paid.
    """

    kind: PaperKind
    number: str
    branch: str
    issued_on: date
    amount_twd: Twd
    name: str
    subject: str
    agency: str
    payable_until: date | None = None
    segment_2: str = ""
    virtual_account: str = ""
    post_account: str = ""

    @property
    def content(self) -> bytes:
        """The facts as lines of UTF-8."""
        until = self.payable_until
        lines = (
            self.kind.value,
            self.number,
            self.branch,
            self.issued_on.isoformat(),
            str(int(self.amount_twd)),
            self.name,
            self.subject,
            self.agency,
            "" if until is None else until.isoformat(),
            self.segment_2,
            self.virtual_account,
            self.post_account,
        )
        return "\n".join(" ".join(line.split()) for line in lines).encode()

    @property
    def signed_bytes(self) -> bytes:
        """What the signature is made over."""
        return SIGNED_HEAD + self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCode:
    """A code that was read; its signature is not checked yet.

    Attributes:
        signature: 128 hexadecimal digits.
    """

    facts: PaperFacts
    signature: str


@dataclass(eq=False, kw_only=True)
class NotAPaperCode(Refusal):
    """The text is no code of ours, or some of it is missing."""


@dataclass(eq=False, kw_only=True)
class PaperForged(Refusal):
    """The branch did not sign what this code says: it is altered, or invented.

    Attributes:
        number: What it claims to be.
        other_branch: Whose it claims to be, where that is not this branch: whether it is
            forged only that one can tell.
    """

    number: str
    other_branch: str = ""


def notice_facts(notice: Notice) -> PaperFacts:
    """Return what the code of a notice says."""
    return PaperFacts(
        kind=PaperKind.NOTICE,
        number=notice.number,
        branch=notice.branch_name,
        issued_on=notice.issued_on,
        amount_twd=notice.amount_twd,
        name=notice.obligor_name,
        subject=notice.case_number,
        agency=notice.agency_name,
        payable_until=notice.payable_until,
        segment_2="" if notice.store_barcode is None else notice.store_barcode.segment_2,
        virtual_account=("" if notice.virtual_account is None else notice.virtual_account.account),
        post_account="" if notice.post_slip is None else notice.post_slip.account,
    )


def receipt_facts(receipt: Receipt) -> PaperFacts:
    """Return what the code of a receipt says."""
    subjects = dict.fromkeys(line.case_number or line.title for line in receipt.lines)
    agencies = dict.fromkeys(line.agency_name for line in receipt.lines if line.agency_name)
    return PaperFacts(
        kind=PaperKind.RECEIPT,
        number=receipt.number,
        branch=receipt.branch_name,
        issued_on=receipt.business_day,
        amount_twd=receipt.total_twd,
        name=receipt.payer_name,
        subject=_shortened(list(subjects)),
        agency=_shortened(list(agencies)),
    )


def code_text(facts: PaperFacts, signature: str) -> str:
    """Return the text of the code.

    Args:
        facts: What the paper says.
        signature: Over `PaperFacts.signed_bytes`, 128 hexadecimal digits.
    """
    whole = facts.content + bytes.fromhex(signature)
    return CODE_PREFIX + base64.b32encode(whole).decode("ascii").rstrip("=")


def parse_code(text: str) -> PaperCode:
    """Read a code; white space and small letters are forgiven, for a scanner types it.

    Raises:
        NotAPaperCode: It is none, or not whole.
    """
    packed = "".join(text.split())
    # Before the capitals: some letters outside ASCII have theirs within it.
    if not packed.isascii():
        raise NotAPaperCode
    packed = packed.upper()
    if not packed.startswith(CODE_PREFIX):
        raise NotAPaperCode
    body = packed.removeprefix(CODE_PREFIX)
    padding = "=" * (-len(body) % _BASE32_GROUP)
    try:
        whole = base64.b32decode(body + padding)
        facts = _facts_of(whole[:-SIGNATURE_BYTES].decode().split("\n"))
    except (binascii.Error, ValueError) as error:
        raise NotAPaperCode from error
    signature = whole[-SIGNATURE_BYTES:].hex()
    if code_text(facts, signature) != packed:
        raise NotAPaperCode
    return PaperCode(facts=facts, signature=signature)


def _facts_of(lines: list[str]) -> PaperFacts:
    if len(lines) != _LINES:
        raise ValueError("not the lines of a paper")
    kind, number, branch, issued, amount, name, subject, agency, until, *accounts = lines
    segment_2, virtual_account, post_account = accounts
    return PaperFacts(
        kind=PaperKind(kind),
        number=number,
        branch=branch,
        issued_on=date.fromisoformat(issued),
        amount_twd=Twd(int(amount)),
        name=name,
        subject=subject,
        agency=agency,
        payable_until=date.fromisoformat(until) if until else None,
        segment_2=segment_2,
        virtual_account=virtual_account,
        post_account=post_account,
    )


_SHOWN_MAX: Final = 3


def _shortened(names: list[str]) -> str:
    """Join a few; of many, say how many more: a code has room for little."""
    shown = "、".join(names[:_SHOWN_MAX])
    more = len(names) - _SHOWN_MAX
    return f"{shown} 等 {len(names)} 件" if more > 0 else shown
