"""Reading an amount that a person typed or an agency delivered.

Accepted are whole NT$ of zero or more, in half-width or full-width digits, with thousands
separators in the right places, with NT$ or the like in front and 元 or 元整 behind.  Whatever
could mean two amounts is refused: a decimal point, a comma in an odd place, a space between
digits.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd

AMOUNT_TWD_MAX: Final = Twd(10**12)
"""A thousand thousand million: more than any case; above it something was misread."""

# Full-width forms only: a wider folding would turn a superscript into a digit of the amount.
_HALF_WIDTH: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PLAIN_DIGITS_MAX: Final = 13
_AMOUNT: Final = re.compile(
    r"\s*(?:NT\$|NTD|TWD|新[臺台]幣|\$)?\s*([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)\s*(?:[元圓]整?)?\s*",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(r"[-\N{MINUS SIGN}(]")
_FRACTION: Final = re.compile(r"[0-9]\.[0-9]|[角分/]")


class AmountFault(StrEnum):
    """Why a text is not an amount; each has words in ``ui/messages.py``."""

    EMPTY = "empty"
    NEGATIVE = "negative"
    FRACTION = "fraction"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"


@dataclass(eq=False, kw_only=True)
class NotAnAmount(Refusal):
    """The text does not say one whole amount in NT$."""

    text: str
    fault: AmountFault


def parse_amount(text: str) -> Twd:
    """Read an amount in whole NT$.

    Raises:
        NotAnAmount: Empty, negative, with a fraction, above `AMOUNT_TWD_MAX` or unreadable.

    >>> parse_amount("NT$ 12,345 元")
    12345
    """
    if text.isascii() and text.isdigit() and len(text) < _PLAIN_DIGITS_MAX:
        return Twd(int(text))  # what nearly every row of a file says
    half_width = text.translate(_HALF_WIDTH)
    found = _AMOUNT.fullmatch(half_width)
    if found is None:
        raise NotAnAmount(text=text, fault=_fault(half_width))
    digits = found[1].replace(",", "").lstrip("0")
    if len(digits) > _PLAIN_DIGITS_MAX or int(digits or "0") > AMOUNT_TWD_MAX:
        raise NotAnAmount(text=text, fault=AmountFault.TOO_LARGE)
    return Twd(int(digits or "0"))


def _fault(half_width: str) -> AmountFault:
    if not half_width.strip():
        return AmountFault.EMPTY
    if _NEGATIVE.search(half_width):
        return AmountFault.NEGATIVE
    if _FRACTION.search(half_width):
        return AmountFault.FRACTION
    return AmountFault.UNREADABLE
