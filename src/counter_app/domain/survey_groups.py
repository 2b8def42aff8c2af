"""Which parts of the responses of a period may be shown, by desk, by source and by both.

No part of under `GROUP_MIN` responses may be shown, and none may be found by subtracting what is
shown: not from desks alone, not from sources alone, and not from desks and sources together.  A
desk with sixty sheets and two taps gives the two taps away when the branch has no other kiosk.
Which parts are shown depends on the period alone, never on what somebody has asked for before.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final, TypeVar

from counter_app.domain.responses import Source
from counter_app.domain.survey_results import GROUP_MIN, visible_groups

Part = tuple[int, Source]
"""A desk and a source."""

_Part = TypeVar("_Part", int, Source)

_REST: Final = 0
"""Stands for all desks that are put together; no desk has this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleParts:
    """What may be shown of a period beside its whole.

    Attributes:
        sizes: How many responses each desk has from each source.
        desks: Desks that are shown; the others are put together.
        sources: Sources that are shown; the others are put together.
        is_crossed: Desks may be broken down by source, and sources by desk.
    """

    sizes: Mapping[Part, int]
    desks: frozenset[int]
    sources: frozenset[Source]
    is_crossed: bool

    def size(self, *, desk_no: int | None, source: Source | None) -> int:
        """Return how many responses there are of a desk, of a source, of both, or in all."""
        return sum(
            count
            for (at_desk, from_source), count in self.sizes.items()
            if desk_no in {None, at_desk} and source in {None, from_source}
        )

    def may_show(self, *, desk_no: int | None, source: Source | None) -> bool:
        """Tell whether answers of this part alone may be shown; of nothing there is no secret."""
        size = self.size(desk_no=desk_no, source=source)
        if size == 0:
            return True
        if desk_no is not None and source is not None:
            return self.is_crossed
        if desk_no is not None:
            return desk_no in self.desks
        return size >= GROUP_MIN if source is None else source in self.sources


def visible_parts(sizes: Mapping[Part, int]) -> VisibleParts:
    """Decide what may be shown of a period.

    Sources stay as long as they can, since there are few of them; desks join the rest.

    Args:
        sizes: How many responses each desk has from each source.
    """
    there = {part: count for part, count in sizes.items() if count}
    by_source: dict[Source, int] = defaultdict(int)
    by_desk: dict[int, int] = defaultdict(int)
    for (desk_no, source), count in there.items():
        by_source[source] += count
        by_desk[desk_no] += count
    sources, desks = _shown(by_source), _shown(by_desk)
    while desks and (found := _found_by_subtraction(there, desks, sources)):
        # A desk that is part of it hides it best; the smallest one costs the least.
        candidates = found & desks or desks
        desks.remove(min(candidates, key=lambda each: (by_desk[each], each)))
    return VisibleParts(
        sizes=there,
        desks=frozenset(desks),
        sources=frozenset(sources),
        is_crossed=sum(there.values()) >= GROUP_MIN and min(there.values()) >= GROUP_MIN,
    )


def _shown(totals: Mapping[_Part, int]) -> set[_Part]:
    shown = visible_groups(list(totals.values()))
    return {part for part, is_shown in zip(totals, shown, strict=True) if is_shown}


def _found_by_subtraction(
    sizes: Mapping[Part, int], desks: set[int], sources: set[Source]
) -> set[int]:
    """Return the desks of a small part that the shown totals give away; none if they do not.

    The totals of some sources, taken from those of all desks that have any of them, leave what
    these desks have from the other sources: nothing, or at least `GROUP_MIN`, or a secret.
    """
    table: dict[tuple[int, Source | None], int] = defaultdict(int)
    for (desk_no, source), count in sizes.items():
        row = desk_no if desk_no in desks else _REST
        table[row, source if source in sources else None] += count
    columns = {column for _row, column in table}
    for taken in chain.from_iterable(combinations(columns, n) for n in range(1, len(columns))):
        rows = {row for row, column in table if column in taken}
        left = {key: count for key, count in table.items() if key[0] in rows}
        left = {key: count for key, count in left.items() if key[1] not in taken}
        if 0 < sum(left.values()) < GROUP_MIN:
            return {row for row, _column in left}
    return set()
