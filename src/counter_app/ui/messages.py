"""Every sentence about a refusal or a trouble.

A message answers three questions, always in this order: what happened, is the money safe,
what to do now.  `WORDS` maps a class of ``Refusal`` or ``Trouble`` to the function that puts
its facts into words; a test asserts that every such class of the program is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a person reads.

    Attributes:
        what: What happened.
        money: Whether the money is safe; empty where no money is involved.
        now: What to do now.
    """

    what: str
    money: str = ""
    now: str = ""

    def as_line(self) -> str:
        """Return the three parts as one line, for a status or a command line."""
        return "".join(part for part in (self.what, self.money, self.now) if part)


WORDS: Final[dict[type[Exception], Callable[[Any], Message]]] = {}
"""Class of a refusal or trouble, and what puts it into words."""


def say(error: Exception) -> Message | None:
    """Return the words for an expected error, or ``None`` if it is a bug."""
    for kind in type(error).__mro__:
        if kind in WORDS:
            return WORDS[kind](error)
    return None


def say_or_raise(error: Exception) -> Message:
    """Return the words for an expected error; a bug goes on to the crash page.

    Raises:
        Exception: *error* itself, if it is neither a refusal nor a trouble with words.
    """
    message = say(error)
    if message is None:
        raise error
    return message
