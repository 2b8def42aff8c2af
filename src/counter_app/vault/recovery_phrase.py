"""The recovery phrase: the key of a store as 24 Chinese characters that a person can copy.

BIP-39 with its list of traditional characters: 256 bits of key and 8 of checksum, 11 bits a
character, so that a slip of the pen is noticed.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from counter_app.domain.errors import Refusal

if TYPE_CHECKING:
    from mnemonic import Mnemonic

PHRASE_LENGTH: Final = 24
_LIST: Final = "chinese_traditional"


class PhraseFault(StrEnum):
    """What is wrong with a phrase; each has words in ``ui/messages.py``."""

    LENGTH = "length"
    CHARACTER = "character"
    CHECKSUM = "checksum"


@dataclass(eq=False, kw_only=True)
class PhraseRefused(Refusal):
    """These characters are no recovery phrase.

    Attributes:
        found: How many characters there are.
        place: Which one is not in the list, from 1; 0 for another fault.
    """

    fault: PhraseFault
    found: int
    place: int = 0


def phrase_of(key: bytes) -> str:
    """Return the phrase of a key: 24 characters, no spaces.

    Args:
        key: 32 bytes.
    """
    words: str = _mnemonic().to_mnemonic(key)
    return words.replace(" ", "")


def key_of(phrase: str) -> bytes:
    """Return the key of a phrase; spaces, line ends and numbering do not matter.

    Raises:
        PhraseRefused: It is not one.
    """
    characters = [
        character
        for character in phrase
        if not character.isspace() and not character.isascii() and character not in "　、，。"
    ]
    if len(characters) != PHRASE_LENGTH:
        raise PhraseRefused(fault=PhraseFault.LENGTH, found=len(characters))
    known = set(_mnemonic().wordlist)
    for place, character in enumerate(characters, start=1):
        if character not in known:
            raise PhraseRefused(fault=PhraseFault.CHARACTER, found=len(characters), place=place)
    try:
        return bytes(_mnemonic().to_entropy(characters))
    except ValueError as error:
        raise PhraseRefused(fault=PhraseFault.CHECKSUM, found=len(characters)) from error


def _mnemonic() -> "Mnemonic":
    from mnemonic import Mnemonic  # noqa: PLC0415 - reads its list

    return Mnemonic(_LIST)
