"""What has been counted so far, as the grid shows it."""

from dataclasses import dataclass, replace
from typing import Final

from counter_app.domain.drawer import CashCount
from counter_app.domain.money import DENOMINATIONS_TWD, ZERO_TWD, Twd

_NO_PIECES: Final = (0,) * len(DENOMINATIONS_TWD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A count that is being typed in.

    Attributes:
        pieces: How many of each face, in the order of `DENOMINATIONS_TWD`.
        other_twd: In no denomination of the table; None while nothing was entered.
    """

    pieces: tuple[int, ...] = _NO_PIECES
    other_twd: Twd | None = None

    @property
    def has_begun(self) -> bool:
        """Tell whether anything was entered; an empty drawer is counted as another 0."""
        return any(self.pieces) or self.other_twd is not None

    @property
    def count(self) -> CashCount:
        """What was counted."""
        pieces = {
            face_twd: count
            for face_twd, count in zip(DENOMINATIONS_TWD, self.pieces, strict=True)
            if count
        }
        return CashCount(pieces=pieces, other_twd=self.other_twd or ZERO_TWD)

    @property
    def total_twd(self) -> Twd | None:
        """What it comes to; None before anything was entered."""
        return self.count.total_twd if self.has_begun else None

    @property
    def lines_twd(self) -> tuple[Twd, ...]:
        """What each face comes to."""
        return tuple(
            CashCount(pieces={face_twd: count}).total_twd
            for face_twd, count in zip(DENOMINATIONS_TWD, self.pieces, strict=True)
        )

    def with_pieces(self, at: int, pieces: int) -> "Counting":
        """Return the count with another number of pieces of one face."""
        counted = list(self.pieces)
        counted[at] = pieces
        return replace(self, pieces=tuple(counted))

    def with_other(self, other_twd: Twd | None) -> "Counting":
        """Return the count with another sum beside the faces."""
        return replace(self, other_twd=other_twd)


def counting_of(count: CashCount) -> Counting:
    """Return a stored count as the grid shows it."""
    return Counting(
        pieces=tuple(count.pieces.get(face_twd, 0) for face_twd in DENOMINATIONS_TWD),
        other_twd=count.other_twd or None,
    )
