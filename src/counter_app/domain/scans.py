"""What was scanned or typed into the one field: recognised by prefix, then length and form.

===========================  ======================================================
``R`` + 11 digits            receipt: ROC year (3), desk (2), serial (6)
``H`` + 11 digits            receipt written by hand in an outage
``N`` + 11 digits            notice: ROC year (3), serial (8)
``P`` / ``S`` + 11 digits    pickup / survey sheet
a case number                any printed form, or its 13 digits
ID or tax ID                 with a right check digit
9 / 16 / 15 characters       store barcode, segment 1 / 2 / 3; a tax barcode's second has 19
``PAPER1`` and base 32       the signed code on a notice or a receipt
12 to 14 digits              virtual account; 13 from 090 to 199 are a case
anything else                a name, or the beginning of one
===========================  ======================================================

A national ID may begin with one of our letters; its length and check digit tell it apart.
A virtual account of 16 digits has the form of a store segment 2, which often is one.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from counter_app.domain.case_numbers import (
    CaseNumber,
    NotACaseNumber,
    parse_case_number,
    parse_numeric_case_number,
)
from counter_app.domain.identifiers import is_obligor_number, normalize
from counter_app.domain.paper_codes import CODE_PREFIX

PAPER_NUMBER_LENGTH: Final = 12
"""Letter and eleven digits on every paper of ours."""

_OBLIGOR_FORM: Final = re.compile(r"[A-Z][0-9A-D][0-9]{8}|[0-9]{8}")
_PAPER_FORM: Final = re.compile(r"[RHNPS][0-9]+")
_MONTH_AND_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
# Service code after the day; 999999 says that there is no deadline.
_SEGMENT_1: Final = re.compile(rf"(?:[0-9]{{2}}{_MONTH_AND_DAY}|999999)[0-9A-Z]{{3}}")
# Mostly digits, or the name of a foreigner would do.
_SEGMENT_2: Final = re.compile(r"(?=(?:[A-Z]*[0-9]){8})[0-9A-Z]{16}")
# Two check characters stand before the nine digits of the amount.
_SEGMENT_3: Final = re.compile(r"[0-9A-Z]{4}[1-9AB][1-9XY][0-9]{9}")
# Agency, tax ID, year, month in one hexadecimal digit, and the sort of document.
_TAX_SEGMENT_2: Final = re.compile(r"[0-9A-Z]{5}[0-9]{8}[0-9]{2}[1-9A-C]01[12]")
_TAX_SEGMENT_3: Final = re.compile(r"[0-9A-Z]{3}4[0-9A-Z][0-9]{10}")
_VIRTUAL_ACCOUNT: Final = re.compile(r"[0-9]{12,14}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptScan:
    """A receipt of ours."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandwrittenReceiptScan:
    """A receipt that was written by hand in an outage."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeScan:
    """A payment notice."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupScan:
    """Something agreed to be picked up."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyScan:
    """A questionnaire sheet."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumberScan:
    """A case number in a printed form."""

    case_number: CaseNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericCaseScan:
    """The thirteen digits of a case, which do not say its kind."""

    year: int
    serial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligorNumberScan:
    """An ID or tax ID with a right check digit, normalised."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSegmentScan:
    """One of the three texts of a convenience-store barcode."""

    segment: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualAccountScan:
    """A bank account number that names one debt."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCodeScan:
    """The signed code on a notice or a receipt (`domain.paper_codes`)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameScan:
    """A name or the beginning of one; at least one character."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MisreadScan:
    """Something that begins rightly and cannot be: scan or type it again.

    Attributes:
        expected_length: Length such a number has; the length found where a check digit is
            wrong, and 1 where nothing at all was read.
    """

    text: str
    expected_length: int


PaperScan = ReceiptScan | HandwrittenReceiptScan | NoticeScan | PickupScan | SurveyScan
Scan = (
    PaperScan
    | CaseNumberScan
    | NumericCaseScan
    | ObligorNumberScan
    | StoreSegmentScan
    | VirtualAccountScan
    | PaperCodeScan
    | NameScan
    | MisreadScan
)


_PAPERS: Final[dict[str, type[PaperScan]]] = {
    "R": ReceiptScan,
    "H": HandwrittenReceiptScan,
    "N": NoticeScan,
    "P": PickupScan,
    "S": SurveyScan,
}


def recognise(text: str) -> Scan:
    """Say what a scanned or typed text is; nothing is looked up.

    Control characters are dropped, because scanners add them.

    >>> recognise("R11401000123")
    ReceiptScan(number='R11401000123')
    """
    printable = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"})
    number = normalize(printable)
    if not number:
        return MisreadScan(text="", expected_length=1)
    if number.startswith(CODE_PREFIX):
        return PaperCodeScan(text=number)
    for recogniser in (_obligor, _paper, _case, _bank):
        scan = recogniser(number)
        if scan is not None:
            return scan
    if _OBLIGOR_FORM.fullmatch(number):
        return MisreadScan(text=number, expected_length=len(number))
    return NameScan(text=" ".join(printable.split()))


def _obligor(number: str) -> Scan | None:
    return ObligorNumberScan(number=number) if is_obligor_number(number) else None


def _paper(number: str) -> Scan | None:
    if not _PAPER_FORM.fullmatch(number):
        return None
    if len(number) != PAPER_NUMBER_LENGTH:
        return MisreadScan(text=number, expected_length=PAPER_NUMBER_LENGTH)
    return _PAPERS[number[0]](number=number)


def _case(number: str) -> Scan | None:
    numeric = parse_numeric_case_number(number)
    if numeric is not None:
        year, serial = numeric
        return NumericCaseScan(year=year, serial=serial)
    try:
        return CaseNumberScan(case_number=parse_case_number(number))
    except NotACaseNumber:
        return None


def _bank(number: str) -> Scan | None:
    if _SEGMENT_1.fullmatch(number):
        return StoreSegmentScan(segment=1, text=number)
    if _SEGMENT_2.fullmatch(number) or _TAX_SEGMENT_2.fullmatch(number):
        return StoreSegmentScan(segment=2, text=number)
    if _SEGMENT_3.fullmatch(number) or _TAX_SEGMENT_3.fullmatch(number):
        return StoreSegmentScan(segment=3, text=number)
    return VirtualAccountScan(text=number) if _VIRTUAL_ACCOUNT.fullmatch(number) else None
