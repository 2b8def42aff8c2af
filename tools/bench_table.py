"""Print the figures of the benchmarks beside their bars.

    tools/bench_table.py build/benchmarks.json

Each benchmark tells its figures in `benchmark.extra_info`::

    bar        number of the bar, such as 13
    what       what was measured, a few words
    ours       our figure; without it the median of the benchmark, in seconds
    reference  what it is compared with, in the same run and the same unit
    unit       of both, such as "ms"
    ratio      the number the goal speaks of; without it the goal speaks of *ours*
    goal       "<= 0.3", ">= 4", "< 1"; without it the figure is shown and not judged

A bar is a goal: a miss is named here and never makes the check red, so the exit status is always 0.
"""

import json
import operator
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HEADINGS: Final = ("bar", "what", "ours", "reference", "ratio", "goal", "")
_TO_THE_LEFT: Final = frozenset({"what", ""})
_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}
_GOAL: Final = re.compile(r"(<=|<|>=|>)\s*([0-9][0-9.,]*)")
_WHOLE_FROM: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table.

    Attributes:
        reference: None where the figure stands alone.
        ratio: None where the goal speaks of the figure itself.
    """

    bar: int
    what: str
    ours: float
    reference: float | None
    ratio: float | None
    unit: str
    goal: str

    @property
    def verdict(self) -> str:
        """``met``, ``MISSED``, or nothing where there is no goal to compare with.

        >>> Figure(
        ...     bar=13, what="a receipt", ours=9, reference=36, ratio=0.25, unit="ms", goal="<= 0.3"
        ... ).verdict
        'met'
        """
        found = _GOAL.search(self.goal)
        if found is None:
            return ""
        limit = float(found[2].replace(",", ""))
        judged = self.ours if self.ratio is None else self.ratio
        return "met" if _COMPARE[found[1]](judged, limit) else "MISSED"

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the columns of `HEADINGS`."""
        return (
            str(self.bar),
            self.what,
            f"{_spell(self.ours)} {self.unit}".strip(),
            "" if self.reference is None else f"{_spell(self.reference)} {self.unit}".strip(),
            "" if self.ratio is None else _spell(self.ratio),
            self.goal,
            self.verdict,
        )


def read_figures(report: dict[str, Any]) -> list[Figure]:
    """Return the figures of a report of pytest-benchmark, by bar; others are left out."""
    figures = [
        _figure_of(entry["extra_info"], entry["stats"]["median"])
        for entry in report["benchmarks"]
        if "bar" in entry["extra_info"]
    ]
    return sorted(figures, key=lambda figure: figure.bar)


def _figure_of(told: dict[str, Any], median_s: float) -> Figure:
    return Figure(
        bar=int(told["bar"]),
        what=str(told["what"]),
        ours=float(told.get("ours", median_s)),
        reference=_number(told.get("reference")),
        ratio=_number(told.get("ratio")),
        unit=str(told.get("unit", "" if "ours" in told else "s")),
        goal=str(told.get("goal", "")),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _spell(number: float) -> str:
    """Write a number with three digits that mean something.

    >>> _spell(1234.5), _spell(0.01234), _spell(0.0)
    ('1,234', '0.0123', '0')
    """
    return f"{number:,.0f}" if abs(number) >= _WHOLE_FROM else f"{number:.3g}"


def lay_table(figures: Iterable[Figure]) -> str:
    """Return the table as lines of text."""
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    lines = []
    for row in rows:
        cells = (
            cell.ljust(width) if heading in _TO_THE_LEFT else cell.rjust(width)
            for heading, cell, width in zip(HEADINGS, row, widths, strict=True)
        )
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the table of a report; a missing report is said, not raised."""
    path = Path(arguments[0]) if arguments else Path("build/benchmarks.json")
    try:
        figures = read_figures(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError) as error:
        print(f"no figures to show: {path}: {error!r}")
        return 0
    print(lay_table(figures))
    judged = [figure for figure in figures if figure.verdict]
    missed = [figure for figure in judged if figure.verdict == "MISSED"]
    print(f"\n{len(judged) - len(missed)} of {len(judged)} goals met", end="")
    bars = dict.fromkeys(str(figure.bar) for figure in missed)
    print(f"; missed: bar {', '.join(bars)}." if bars else ".")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
