"""Amounts in capital numerals, as receipts carry them beside the figures.

Practice, not a formatting law; where words and figures differ, the words count (民法 §4).
The number is cut into sections of four digits: 壹億 | 貳仟參佰肆拾伍萬 | 陸仟柒佰捌拾玖.  One
零 stands for a gap inside a section, for a whole section of zeros, and before a lower section
that does not reach the thousands; trailing zeros give none, and 壹 stays before 拾.
"""

from typing import Final

from counter_app.domain.money import Twd

_DIGITS: Final = "零壹貳參肆伍陸柒捌玖"
_PLACES: Final = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_SECTIONS: Final = ((10**12, "兆"), (10**8, "億"), (10**4, "萬"), (1, ""))
_SECTION: Final = 10_000
_LIMIT: Final = 10**16


def capital_numerals(amount_twd: Twd, *, prefix: str = "新臺幣") -> str:
    """Return an amount in words that cannot be altered with a pen.

    Args:
        amount_twd: Whole NT$, from 0 to below 10**16.
        prefix: Put before the words; may be empty.

    Raises:
        ValueError: The amount is negative or too large, which is a bug in the caller.

    >>> capital_numerals(Twd(2350))
    '新臺幣貳仟參佰伍拾元整'
    """
    if not 0 <= amount_twd < _LIMIT:
        raise ValueError(f"no words for {amount_twd}")
    words = ""
    owes_zero = False
    for worth, name in _SECTIONS:
        section = amount_twd // worth % _SECTION
        if not section:
            owes_zero = True
            continue
        if words and (owes_zero or section < _SECTION // 10):
            words += _DIGITS[0]
        words += _section_words(section) + name
        owes_zero = False
    return f"{prefix}{words or _DIGITS[0]}元整"


def _section_words(section: int) -> str:
    words = ""
    owes_zero = False
    for worth, name in _PLACES:
        digit = section // worth % 10
        if digit:
            words += (_DIGITS[0] if owes_zero and words else "") + _DIGITS[digit] + name
        owes_zero = not digit
    return words
