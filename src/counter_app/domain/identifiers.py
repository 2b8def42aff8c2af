"""Numbers that name a person or a company, and how much of them may be shown.

National ID and both resident certificates: a letter stands for two digits (A is 10), the
nine others follow, and with the weights 1,9,8,7,6,5,4,3,2,1,1 the sum is divisible by 10.
The old certificate has A-D in second place and counts only the units of that letter; it is
void from ROC 120-01-01.  Tax ID (統一編號): weights 1,2,1,2,1,2,4,1, the digits of each
product added; divisible by 5 since 2023-04-01 (by 10 before, which still holds); where the
seventh digit is 7 its product counts as 1 or as 0.

Every checksum is looked up from tables of partial sums, so that a file of a million rows is
checked in a fraction of a second.
"""

import unicodedata
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Final

OLD_RESIDENT_ID_VOID_FROM: Final = date(2031, 1, 1)
"""ROC 120-01-01: from this day a certificate of the old form names nobody."""

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # A is 10, and so on up to O, which is 35
_ID_LENGTH: Final = 10
_SHORT_NAME: Final = 2
_COMPANY_SHOWN: Final = 4
_COMPANY_ENDINGS: Final = (
    *("公司", "商行", "行號", "企業社", "工程行", "工作室", "商號", "合作社", "事務所"),
    *("基金會", "協會", "學會", "公會", "工會", "診所", "醫院", "學校", "委員會"),
)


class ObligorNumberKind(StrEnum):
    """What sort of number names an obligor."""

    NATIONAL_ID = "national_id"
    RESIDENT_ID = "resident_id"
    OLD_RESIDENT_ID = "old_resident_id"
    TAX_ID = "tax_id"


def _weighted(weights: tuple[int, ...]) -> dict[str, int]:
    """Tabulate the weighted sum of every group of digits of this length."""
    return {
        "".join(map(str, digits)): sum(d * w for d, w in zip(digits, weights, strict=True))
        for digits in product(range(10), repeat=len(weights))
    }


def _id_heads(seconds: dict[str, int]) -> dict[str, int]:
    """Tabulate what the first two characters of an ID add to the sum."""
    return {
        letter + second: value // 10 + value % 10 * 9 + 8 * digit
        for value, letter in enumerate(_LETTERS, start=10)
        for second, digit in seconds.items()
    }


def _tax_id_sums(weights: tuple[int, ...]) -> dict[str, int]:
    """Tabulate, for every group of digits, the digits of the products added up."""
    return {
        "".join(map(str, digits)): sum(
            sum(divmod(d * w, 10)) for d, w in zip(digits, weights, strict=True)
        )
        for digits in product(range(10), repeat=len(weights))
    }


_NATIONAL_HEADS: Final = _id_heads({"1": 1, "2": 2})
_RESIDENT_HEADS: Final = _id_heads({"8": 8, "9": 9})
_OLD_RESIDENT_HEADS: Final = _id_heads({"A": 0, "B": 1, "C": 2, "D": 3})
_EVERY_HEAD: Final = _NATIONAL_HEADS | _RESIDENT_HEADS | _OLD_RESIDENT_HEADS
_ID_MIDDLES: Final = _weighted((7, 6, 5))
_ID_ENDS: Final = _weighted((4, 3, 2))
_ID_TAILS: Final = _weighted((1, 1))

_TAX_HEADS: Final = _tax_id_sums((1, 2, 1))
_TAX_MIDDLES: Final = _tax_id_sums((2, 1, 2))
# 7 x 4 = 28, 2 + 8 = 10, and 1 + 0 counts as 1 or as 0 (as 10 or 11, when divided by 5).
_TAX_TAILS: Final = {
    tail: (-value % 5, (-value - 1) % 5) if tail[0] == "7" else (-value % 5,)
    for tail, value in _tax_id_sums((4, 1)).items()
}


def normalize(text: str) -> str:
    """Return a number as it is compared and stored: half-width, no spaces, upper case.

    >>> normalize(" ａ１２３ ４５６７８９ ")
    'A123456789'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def is_national_id(text: str) -> bool:
    """Tell whether a normalised text is a national ID with a right check digit."""
    return _adds_up(text, _NATIONAL_HEADS)


def is_resident_id(text: str, *, on: date) -> bool:
    """Tell whether a normalised text is a resident certificate number in force on a day.

    Args:
        text: New form (second place 8 or 9) or old form (second place A-D).
        on: The old form is void from `OLD_RESIDENT_ID_VOID_FROM`.
    """
    if _adds_up(text, _RESIDENT_HEADS):
        return True
    return on < OLD_RESIDENT_ID_VOID_FROM and _adds_up(text, _OLD_RESIDENT_HEADS)


def is_tax_id(text: str) -> bool:
    """Tell whether a text is a tax ID by the rule in force since 2023-04-01."""
    try:
        return (_TAX_HEADS[text[:3]] + _TAX_MIDDLES[text[3:6]]) % 5 in _TAX_TAILS[text[6:]]
    except KeyError:
        return False


def is_obligor_number(text: str) -> bool:
    """Tell whether a normalised text is any ID or tax ID, whether or not still in force.

    This is the test of imports and of the search field: a wrong check digit is a slip of the
    finger, while an old certificate may well stand on an old case.
    """
    if len(text) == _ID_LENGTH:
        return _adds_up(text, _EVERY_HEAD)
    return is_tax_id(text)


def obligor_number_kind(text: str, *, on: date) -> ObligorNumberKind | None:
    """Return what sort of number a normalised text is on a day; None for none."""
    if is_national_id(text):
        return ObligorNumberKind.NATIONAL_ID
    if is_resident_id(text, on=on):
        is_old = text[1].isalpha()
        return ObligorNumberKind.OLD_RESIDENT_ID if is_old else ObligorNumberKind.RESIDENT_ID
    return ObligorNumberKind.TAX_ID if is_tax_id(text) else None


def mask_name(name: str) -> str:
    """Return a name that a bystander may read.

    A person keeps the first and the last character, of two the first; a company keeps the
    first two and the last two, of four or fewer only the first and the last two.

    >>> mask_name("王小明"), mask_name("王明"), mask_name("大安機械股份有限公司")
    ('王○明', '王○', '大安○○○○○○公司')
    """
    if name.endswith(_COMPANY_ENDINGS):
        first, last = (2, 2) if len(name) > _COMPANY_SHOWN else (1, 2)
    else:
        first, last = (1, 1) if len(name) > _SHORT_NAME else (1, 0)
    return _mask(name, first=first, last=last, sign="○")


def mask_number(number: str) -> str:
    """Return an ID or tax ID that a bystander may read.

    >>> mask_number("A123456789"), mask_number("12345675")
    ('A12****789', '12****75')
    """
    if len(number) >= _ID_LENGTH:
        return _mask(number, first=3, last=3, sign="*")
    return _mask(number, first=2, last=2, sign="*")


def _adds_up(text: str, heads: dict[str, int]) -> bool:
    try:
        total = heads[text[:2]] + _ID_MIDDLES[text[2:5]] + _ID_ENDS[text[5:8]] + _ID_TAILS[text[8:]]
    except KeyError:  # a wrong length or a wrong character has no entry in its table
        return False
    return total % 10 == 0


def _mask(text: str, *, first: int, last: int, sign: str) -> str:
    hidden = len(text) - first - last
    if hidden < 1:  # nothing would be hidden: hide everything
        return sign * len(text)
    return text[:first] + sign * hidden + text[first + hidden :]
