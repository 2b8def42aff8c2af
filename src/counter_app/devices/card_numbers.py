"""Card numbers and tracks: found wherever a machine leaks them, and masked.

What may remain of a number is its first six and last four digits (PCI DSS 3.4.1).
Nothing here keeps what it was shown.
"""

import re
from typing import Final

CARD_DIGITS_MIN: Final = 13
CARD_DIGITS_MAX: Final = 19
KEPT_AT_FRONT: Final = 6
KEPT_AT_END: Final = 4

_RUN: Final = re.compile(rf"[0-9]{{{CARD_DIGITS_MIN},}}")
_GROUPED: Final = re.compile(r"(?<![0-9])[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{1,7}(?![0-9])")
_TRACK_1: Final = re.compile(r"%?[A-Z][0-9]{8,19}\^[^?]{0,80}\??")
_TRACK_2: Final = re.compile(r";?[0-9]{8,19}=[0-9]*[^?\s]{0,30}\??|;[0-9]{8,37}\?")


def is_luhn_valid(digits: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of the ones before it.

    >>> is_luhn_valid("4111111111111111"), is_luhn_valid("4111111111111112")
    (True, False)
    """
    odd = sum(map(int, digits[-1::-2]))
    even = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (odd + even) % 10 == 0


def looks_like_card_number(digits: str) -> bool:
    """Tell whether a run of digits has the length and check digit of a card number.

    Zeros that only fill a wide field from the left do not count.
    """
    length = len(digits.lstrip("0")) or len(digits)
    return CARD_DIGITS_MIN <= length <= CARD_DIGITS_MAX and is_luhn_valid(digits)


def mask_number(digits: str) -> str:
    """Return a number with all but its first six and last four digits starred.

    A number too short to have a middle keeps its last four.

    >>> mask_number("4111111111111111"), mask_number("12345678")
    ('411111******1111', '****5678')
    """
    front = KEPT_AT_FRONT if len(digits) >= CARD_DIGITS_MIN else 0
    end = max(len(digits) - KEPT_AT_END, front)
    return digits[:front] + "*" * (end - front) + digits[end:]


def mask_card_field(text: str) -> str:
    """Mask what stands in a field that is meant for a card number.

    What the machine has masked itself stays as it is; its length never changes.

    >>> mask_card_field("4311****1234"), mask_card_field("4311123412341234   ")
    ('4311****1234', '431112******1234   ')
    """
    digit_count = sum(character.isdigit() for character in text)
    if digit_count <= KEPT_AT_FRONT + KEPT_AT_END and not text.strip().isdigit():
        return text
    return re.sub(r"[0-9][0-9 -]*[0-9]", lambda found: mask_number(found.group()), text)


def mask_text(text: str, *, long_numbers: bool = False) -> str:
    """Mask every card number and track in a text, keeping its length.

    A run of more than nineteen digits may hide a number anywhere inside and is masked
    whole, unless *long_numbers* says that such runs are meant here.

    >>> mask_text("A4111111111111111B"), mask_text(";4111111111111111=2512101?")
    ('A411111******1111B', '**************************')
    """

    def mask_run(found: re.Match[str]) -> str:
        run = found.group()
        too_long = len(run.lstrip("0")) > CARD_DIGITS_MAX and not long_numbers
        return mask_number(run) if too_long or looks_like_card_number(run) else run

    def mask_groups(found: re.Match[str]) -> str:
        digits = re.sub(r"[^0-9]", "", found.group())
        return "*" * len(found.group()) if is_luhn_valid(digits) else found.group()

    return _RUN.sub(mask_run, _GROUPED.sub(mask_groups, mask_tracks(text)))


def mask_tracks(text: str) -> str:
    """Star every magnetic-stripe track in a text, keeping its length."""
    for track in (_TRACK_1, _TRACK_2):
        text = track.sub(lambda found: "*" * len(found.group()), text)
    return text


def hide_digits(data: bytes) -> bytes:
    """Return bytes that made no sense with every digit starred: they may be half a number."""
    return re.sub(rb"[0-9]", b"*", data)
