"""A frame's data as a table of fixed fields: written, read, masked and kept.

Both protocols send blocks of fixed length in which every field has its place.  A block is
kept in the journal as lines (``name=value``), not as the block itself: the journal can be
read, and neighbouring numbers cannot run together into what looks like a card number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from counter_app.devices.card_numbers import (
    CARD_DIGITS_MIN,
    looks_like_card_number,
    mask_card_field,
    mask_text,
    mask_tracks,
)

_RUN: Final = re.compile(r"[0-9]{13,}")


class Holds(Enum):
    """What a field is meant to hold, and so how it is masked."""

    FIXED = auto()
    """A code, an amount, a date, a number of the machine or of ours."""
    FREE = auto()
    """Anything a bank may put there."""
    LONG = auto()
    """An order number, which may well be longer than any card number."""
    CARD = auto()
    """A card number, masked whatever its check digit."""
    SECRET = auto()
    """Something nobody needs: starred whole."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        start: Counted from 0.
    """

    name: str
    start: int
    length: int
    holds: Holds = Holds.FIXED

    @property
    def end(self) -> int:
        """The first position after the field."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Layout:
    """All fields of a block, in order and without gaps."""

    fields: tuple[Field, ...]
    # Worked out once: every frame is read and masked several times.
    _spans: tuple[tuple[str, int, int], ...] = field(init=False, repr=False, compare=False)
    _can_leak: tuple[Field, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spans = tuple((each.name, each.start, each.end) for each in self.fields)
        object.__setattr__(self, "_spans", spans)
        object.__setattr__(self, "_can_leak", tuple(filter(_may_leak, self.fields)))

    @property
    def data_bytes(self) -> int:
        """Length of the block."""
        return self.fields[-1].end

    def compose(self, values: Mapping[str, str]) -> bytes:
        """Return a block with these values, left-justified; all else blank.

        Raises:
            ValueError: A value is too long or not ASCII, or a field is unknown.
        """
        unknown = values.keys() - {field.name for field in self.fields}
        if unknown:
            raise ValueError(f"No such field: {sorted(unknown)}")
        parts = []
        for each in self.fields:
            value = values.get(each.name, "")
            if len(value) > each.length:
                raise ValueError(f"{each.name} holds {each.length} characters")
            parts.append(value.ljust(each.length))
        return "".join(parts).encode("ascii")

    def read(self, data: bytes) -> dict[str, str]:
        """Return every field that is not blank, without the blanks behind it.

        Raises:
            ValueError: *data* has another length.
        """
        if len(data) != self.data_bytes:
            raise ValueError(f"{self.data_bytes} bytes expected, not {len(data)}")
        text = data.decode("latin-1")
        return {
            name: value
            for name, start, end in self._spans
            if (value := text[start:end].rstrip(" "))
        }

    def scrub(self, data: bytes) -> bytes:
        """Return the block with every card number and track masked, in its old length."""
        # Tracks carry signs that no field uses, so borders between fields do not matter.
        text = mask_tracks(data.decode("latin-1"))
        for each in self._can_leak:
            value = text[each.start : each.end]
            # Most fields are blank, and most others are as they may be.
            if value.strip(" ") and (masked := _scrub(each, value)) != value:
                text = text[: each.start] + masked + text[each.end :]
        return _RUN.sub(self._mask_straddling, text).encode("latin-1")

    def to_lines(self, data: bytes) -> bytes:
        r"""Return the block as the journal keeps it: a line for each field that is not blank.

        Only printable ASCII is kept as it is; anything else becomes ``\xNN``.
        """
        return b"".join(
            f"{name}={_escaped(value)}\n".encode("ascii") for name, value in self.read(data).items()
        )

    def _mask_straddling(self, found: re.Match[str]) -> str:
        """Mask a number that starts in one field and ends in another.

        Fixed fields stand side by side and form long runs of digits by themselves, so only a
        run that reaches into a free field can be a leak.
        """
        touched = [
            field
            for field in self.fields
            if field.start < found.end() and found.start() < field.end
        ]
        run = found.group()
        leaks = len(touched) > 1 and any(field.holds is Holds.FREE for field in touched)
        return "*" * len(run) if leaks and looks_like_card_number(run) else run


def _may_leak(field: Field) -> bool:
    """Tell whether a field could hold a card number: nothing shorter than one can."""
    return field.holds in {Holds.SECRET, Holds.CARD} or field.length >= CARD_DIGITS_MIN


def _scrub(field: Field, value: str) -> str:
    match field.holds:
        case Holds.SECRET:
            return re.sub(r"[^ ]", "*", value)
        case Holds.CARD:
            return mask_card_field(value)
        case Holds.LONG:
            return mask_text(value, long_numbers=True)
        case Holds.FIXED | Holds.FREE:
            return mask_text(value)


def read_lines(lines: bytes) -> dict[str, str]:
    r"""Return the fields of a block that the journal kept.

    Raises:
        ValueError: These are not such lines.

    >>> read_lines(b"trans_type=01\namount=000000123400\n")
    {'trans_type': '01', 'amount': '000000123400'}
    """
    values = {}
    for line in lines.decode("ascii").splitlines():
        name, sign, value = line.partition("=")
        if not sign:
            raise ValueError("name=value expected")
        values[name] = value
    return values


def _escaped(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value
    return "".join(
        character if " " <= character <= "~" else f"\\x{ord(character):02x}" for character in value
    )
