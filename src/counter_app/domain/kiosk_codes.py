"""The code with which staff take the questionnaire off a screen of visitors.

It opens nothing by itself: the password of the person at the desk is asked for afterwards.
"""

import re
from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import Refusal

KIOSK_CODE_MIN: Final = 6
KIOSK_CODE_MAX: Final = 10

_DIGITS: Final = re.compile(rf"[0-9]{{{KIOSK_CODE_MIN},{KIOSK_CODE_MAX}}}")
_RUN: Final = "0123456789" * 2


@dataclass(eq=False, kw_only=True)
class KioskCodeRefused(Refusal):
    """Not six to ten digits, or one that anybody would try first.

    Attributes:
        is_guessable: It has the right length, but is one digit again and again, or a run.
    """

    is_guessable: bool


def check_kiosk_code(code: str) -> None:
    """Refuse a code that staff could not type, or that visitors would guess.

    Raises:
        KioskCodeRefused: With the reason.
    """
    if not _DIGITS.fullmatch(code):
        raise KioskCodeRefused(is_guessable=False)
    if len(set(code)) == 1 or code in _RUN or code in _RUN[::-1]:
        raise KioskCodeRefused(is_guessable=True)
