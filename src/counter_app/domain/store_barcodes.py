"""The three segments that a convenience store scans, and their check characters.

========  ======  ==========================================================
segment   length  content
========  ======  ==========================================================
1         9       last day YYMMDD (ROC year modulo 100) and the service code
2         16      the number that names the debt
3         15      four characters, two check characters, amount in nine digits
========  ======  ==========================================================

``999999`` in place of the day says that there is no deadline.  Only two digits of the ROC year
survive, so whoever reads one back needs a day near it.

Check characters: A-I and J-R count 1-9, S-Z count 2-9, digits themselves.  The values at odd
places (counted from 1, anew in each segment; segment 3 without its check characters) are summed,
modulo 11, 0 is A and 10 is B; those at even places likewise, with X and Y.

The tax barcode has a second segment of 19, and one check character before ten digits of amount:
the sum of all values (digits themselves, A=10 to Z=35) modulo 36.

Sources: public code of integrators of the Bank of Taiwan, Taishin, ECPay and allPay, and of the
tax bureaus' barcode library; the worked examples are in ``tests/data/vectors/cvs_barcodes.json``.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.calendar import roc_year
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import (
    BarcodeScheme,
    CollectionContract,
    SegmentThreeRule,
    SegmentTwoRule,
)

NO_DEADLINE: Final = "999999"
SEGMENT_1_LENGTH: Final = 9
SEGMENT_2_LENGTH: Final = 16
TAX_SEGMENT_2_LENGTH: Final = 19
SEGMENT_3_LENGTH: Final = 15

_DIGITS: Final = "0123456789"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES: Final = (
    {digit: int(digit) for digit in _DIGITS}
    | {letter: 1 + place % 9 for place, letter in enumerate(_LETTERS[:18])}
    | {letter: 2 + place for place, letter in enumerate(_LETTERS[18:])}
    | {"+": 1, "%": 2, "-": 6, ".": 7, " ": 8, "$": 9, "/": 0}
)
_TAX_VALUES: Final = {sign: value for value, sign in enumerate(_DIGITS + _LETTERS)}
_TAX_DOCUMENT: Final = "011"
_DAY: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
_CENTURY: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreBarcode:
    """Three texts, each a Code 39 of its own, without a check character of the code's."""

    segment_1: str
    segment_2: str
    segment_3: str
    scheme: BarcodeScheme = BarcodeScheme.STORE

    @property
    def segments(self) -> tuple[str, str, str]:
        """The three texts, in their order on paper."""
        return self.segment_1, self.segment_2, self.segment_3


@dataclass(eq=False, kw_only=True)
class BarcodeRefused(Refusal):
    """What stands in a contract or on a case makes no store barcode.

    Attributes:
        segment: 1, 2 or 3.
        text: What it would have said.
    """

    segment: int
    text: str


@dataclass(eq=False, kw_only=True)
class WrongCheckCharacters(Refusal):
    """Three segments do not belong together: one was misread, forged, or is of another paper.

    Attributes:
        found: The check characters that were read.
        expected: Those that the segments ask for.
    """

    found: str
    expected: str


def check_characters(segment_1: str, segment_2: str, segment_3: str) -> str:
    """Return the two check characters of a store barcode.

    Args:
        segment_1: All of it.
        segment_2: All of it.
        segment_3: Without the two check characters, 13 characters.

    Raises:
        KeyError: A sign that has no value, which is a bug in the caller.

    >>> check_characters("9999996II", "7006020000462711", "1234000014520")
    'A4'
    """
    segments = (segment_1, segment_2, segment_3)
    odd, even = (
        sum(_VALUES[sign] for segment in segments for sign in segment[first::2]) % 11
        for first in (0, 1)
    )
    return {0: "A", 10: "B"}.get(odd, str(odd)) + {0: "X", 10: "Y"}.get(even, str(even))


def tax_check_character(segment_1: str, segment_2: str, segment_3: str) -> str:
    """Return the check character of a tax barcode.

    Args:
        segment_1: All of it.
        segment_2: All of it.
        segment_3: Without the check character, 14 characters.

    >>> tax_check_character("1509306AE", "E100085120097159011", "35540000030000")
    'O'
    """
    total = sum(_TAX_VALUES[sign] for sign in segment_1 + segment_2 + segment_3)
    return (_DIGITS + _LETTERS)[total % 36]


def build_barcode(
    contract: CollectionContract,
    *,
    number: str,
    amount_twd: Twd,
    last_day: date | None,
    issued_on: date,
    obligor_number: str = "",
) -> StoreBarcode:
    """Return the three segments of a debt.

    Args:
        contract: In force on the day of issue.
        number: The virtual account or the digits of the notice, as the contract's rule asks.
        amount_twd: At least 1; must fit the contract's width.
        last_day: Last day at the till; None for no deadline.
        issued_on: Stands in segment 3 where there is no deadline.
        obligor_number: Tax ID, for the tax scheme.

    Raises:
        BarcodeRefused: A segment would have the wrong length or a sign that no till reads.
    """
    day = last_day if contract.has_deadline else None
    written_day = NO_DEADLINE if day is None else f"{_short_year(day)}{day:%m%d}"
    segment_1 = written_day + contract.service_code
    shown_day = day or issued_on
    digits = f"{int(amount_twd):0{contract.amount_width}d}"
    if contract.scheme is BarcodeScheme.TAX:
        segment_2 = (
            f"{contract.number_prefix}{obligor_number}{_short_year(shown_day)}"
            f"{shown_day.month:X}{_TAX_DOCUMENT}"
        )
        head = f"{contract.segment_3_constant}4"
        _refuse_odd(1, segment_1, SEGMENT_1_LENGTH, _TAX_VALUES)
        _refuse_odd(2, segment_2, TAX_SEGMENT_2_LENGTH, _TAX_VALUES)
        _refuse_odd(3, head + "0" + digits, SEGMENT_3_LENGTH, _TAX_VALUES)
        check = tax_check_character(segment_1, segment_2, head + digits)
    else:
        segment_2 = _second(contract, number)
        head = {
            SegmentThreeRule.MONTH_DAY: f"{shown_day:%m%d}",
            SegmentThreeRule.YEAR_MONTH: f"{_short_year(shown_day)}{shown_day:%m}",
            SegmentThreeRule.CONSTANT: contract.segment_3_constant,
        }[contract.segment_3]
        _refuse_odd(1, segment_1, SEGMENT_1_LENGTH, _VALUES)
        _refuse_odd(2, segment_2, SEGMENT_2_LENGTH, _VALUES)
        _refuse_odd(3, head + "00" + digits, SEGMENT_3_LENGTH, _VALUES)
        check = check_characters(segment_1, segment_2, head + digits)
    return StoreBarcode(
        segment_1=segment_1,
        segment_2=segment_2,
        segment_3=head + check + digits,
        scheme=contract.scheme,
    )


def check_barcode(barcode: StoreBarcode) -> None:
    """Refuse three segments whose check characters do not agree.

    Raises:
        WrongCheckCharacters: They do not belong together, or one was misread.
    """
    one, two, three = barcode.segments
    found = check_part_of(three, barcode.scheme)
    rest = three[:4] + three[4 + len(found) :]
    make = tax_check_character if barcode.scheme is BarcodeScheme.TAX else check_characters
    try:
        expected = make(one, two, rest)
    except KeyError:
        expected = ""
    if found != expected:
        raise WrongCheckCharacters(found=found, expected=expected)


def check_part_of(segment_3: str, scheme: BarcodeScheme) -> str:
    """Return the check characters that stand in a third segment."""
    return segment_3[4 : 5 if scheme is BarcodeScheme.TAX else 6]


def amount_in(barcode: StoreBarcode) -> Twd:
    """Return the amount that segment 3 says."""
    width = 10 if barcode.scheme is BarcodeScheme.TAX else 9
    return Twd(int(barcode.segment_3[-width:]))


def last_day_in(segment_1: str, *, near: date) -> date | None:
    """Return the last day that segment 1 says; None where it says that there is none.

    Args:
        segment_1: Nine characters.
        near: Of all years with these two digits, the one closest to this day is meant.

    Raises:
        ValueError: It is no day.
    """
    written = segment_1[:6]
    if written == NO_DEADLINE:
        return None
    found = _DAY.fullmatch(written)
    if found is None:
        raise ValueError(f"not a day: {written}")
    year, month, day = map(int, found.groups())
    century = roc_year(near) // _CENTURY * _CENTURY
    years = (century + shift + year + 1911 for shift in (-_CENTURY, 0, _CENTURY))
    return min(
        (date(each, month, day) for each in years if _exists(each, month, day)),
        key=lambda candidate: abs((candidate - near).days),
    )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _second(contract: CollectionContract, number: str) -> str:
    if contract.segment_2 is SegmentTwoRule.VIRTUAL_ACCOUNT:
        return number.rjust(SEGMENT_2_LENGTH, "0")
    room = SEGMENT_2_LENGTH - len(contract.number_prefix)
    return contract.number_prefix + number.rjust(room, "0")


def _short_year(day: date) -> str:
    return f"{roc_year(day) % _CENTURY:02d}"


def _refuse_odd(segment: int, text: str, length: int, values: dict[str, int]) -> None:
    if len(text) != length or not all(sign in values for sign in text):
        raise BarcodeRefused(segment=segment, text=text)
