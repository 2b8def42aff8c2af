"""Words that people type: one line, nothing hidden in it."""

import unicodedata
from typing import Final

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def is_line(text: str, *, length_max: int) -> bool:
    """Tell whether a text is one line that hides nothing; it may be empty.

    Characters of the private areas are names of people (造字), and none of Python's printable ones.
    """
    return len(text) <= length_max and not any(
        unicodedata.category(sign) in _HIDDEN for sign in text
    )
