"""Stacks of sheets as plain texts: what a store of surveys must say, told without one.

A column is what was typed: a digit, ``0`` for blank, ``x`` for invalid, ``w`` for words.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

SIGNS: Final = ("12340x", "120x", "0wx")
"""What each of the three questions takes; `QUESTIONS` of the model."""
LOW: Final = ("4", "", "w")
"""What of it somebody must look into."""


def fits(column: str) -> bool:
    """Tell whether a column can be, as far as it goes."""
    return len(column) <= len(SIGNS) and all(
        sign in signs for sign, signs in zip(column, SIGNS, strict=False)
    )


def is_low(column: str) -> bool:
    """Tell whether somebody must look into a column; a space is an answer nobody asks about."""
    return any(sign != " " and sign in low for sign, low in zip(column, LOW, strict=True))


@dataclass
class Paper:
    """A sheet, as it would lie on the table."""

    serial: int
    stack: str
    position: int
    by: str
    typed: str = ""
    is_complete: bool = False
    is_out: bool = False
    checker: str = ""
    second: str = ""
    is_checked: bool = False
    is_settled: bool = False

    @property
    def is_in_hand(self) -> bool:
        return not self.is_complete and not self.is_out

    @property
    def counts(self) -> bool:
        return self.is_complete and not self.is_out


@dataclass
class Stack:
    """A pile of sheets, and how far it is: ``typing``, ``checking`` or ``closed``."""

    count: int
    every: int
    state: str = "typing"
    papers: list[Paper] = field(default_factory=list)

    @property
    def typed(self) -> int:
        return sum(each.counts for each in self.papers)

    def to_check(self) -> list[Paper]:
        return [
            each
            for each in self.papers
            if each.counts
            and not each.is_settled
            and self.every
            and each.position % self.every == 0
        ]


class Reference:
    """All stacks of a branch, the numbers that were given, and what was written down."""

    def __init__(self) -> None:
        self.stacks: dict[str, Stack] = {}
        self.papers: dict[str, Paper] = {}
        self.serial = 0
        self.printed: set[int] = set()
        self.low: set[str] = set()
        self.corrections = 0
        self.acts: Counter[str] = Counter()

    # --- typing -----------------------------------------------------------------------------

    def open(self, name: str, count: int, every: int) -> None:
        self.stacks[name] = Stack(count, every)
        self.acts["open_batch"] += 1

    def holder_of(self, serial: int) -> Paper | None:
        """Return the sheet that has a number and was not thrown out."""
        return next(
            (each for each in self.papers.values() if each.serial == serial and not each.is_out),
            None,
        )

    def begin(self, who: str, stack: str, scanned: int | None) -> str:
        """Say what becomes of it: a refusal, ``in hand``, or nothing where it is begun."""
        if self.stacks[stack].state != "typing":
            return "BatchNotOpen"
        if scanned is None:
            return ""
        paper = self.holder_of(scanned)
        if paper is not None:
            is_own = (paper.by, paper.stack) == (who, stack) and paper.is_in_hand
            return "in hand" if is_own else "SheetAlreadyTyped"
        return "" if scanned in self.printed else "UnknownSheet"

    def add(self, response: str, who: str, stack: str, scanned: int | None) -> Paper:
        if scanned is None:
            self.serial += 1
        papers = self.stacks[stack].papers
        paper = Paper(scanned or self.serial, stack, len(papers) + 1, who)
        papers.append(paper)
        self.papers[response] = paper
        return paper

    def in_hand(self, who: str, stack: str) -> Paper | None:
        return next(
            (each for each in self.stacks[stack].papers if each.is_in_hand and each.by == who),
            None,
        )

    def save(self, response: str, column: str) -> None:
        paper = self.papers[response]
        paper.typed = column
        if len(column) == len(SIGNS):
            paper.is_complete = True
            if is_low(column):
                self.low.add(response)

    def change(self, response: str, column: str) -> bool:
        """Put another column on a sheet; tell whether anything is different."""
        paper = self.papers[response]
        changed = [new if new != old else " " for old, new in zip(paper.typed, column, strict=True)]
        self.corrections += sum(each != " " for each in changed)
        if is_low("".join(changed)):
            self.low.add(response)
        paper.typed = column
        return any(each != " " for each in changed)

    def discard(self, response: str) -> None:
        self.papers[response].is_out = True
        self.acts["discard_sheet"] += 1

    def close(self, who: str, name: str) -> str:
        """End the typing of a stack, or say why not."""
        stack = self.stacks[name]
        if stack.state != "typing":
            return "BatchNotOpen"
        empty = [
            key
            for key, each in self.papers.items()
            if each.stack == name and each.is_in_hand and each.by == who and not each.typed
        ]
        if sum(each.is_in_hand for each in stack.papers) > len(empty):
            return "SheetsInHand"
        if stack.typed != stack.count:
            return "BatchCountDiffers"
        for key in empty:
            self.discard(key)
        self.acts["close_typing"] += 1
        stack.state = "checking"
        self.close_when_checked(name)
        return ""

    def close_when_checked(self, name: str) -> None:
        if not self.stacks[name].to_check():
            self.stacks[name].state = "closed"
            self.acts["close_batch"] += 1

    # --- checking ---------------------------------------------------------------------------

    def next_check(self, who: str, name: str, *, take_over: bool) -> Paper | None:
        waiting = [
            each for each in self.stacks[name].to_check() if not each.is_checked and each.by != who
        ]
        own = [each for each in waiting if each.checker == who]
        if own:
            return own[0]
        free = [each for each in waiting if not each.checker]
        for each in free + (waiting if take_over else []):
            each.checker, each.second = who, ""
            return each
        return None

    def save_check(self, response: str, column: str) -> None:
        paper = self.papers[response]
        paper.second = column
        if len(column) == len(SIGNS):
            paper.is_checked = True
            if paper.typed == column:
                paper.is_settled = True
                self.close_when_checked(paper.stack)

    def settle(self, response: str, column: str) -> None:
        self.change(response, column)
        paper = self.papers[response]
        paper.is_settled = True
        self.acts["settle_sheet"] += 1
        self.close_when_checked(paper.stack)
