"""Printed questionnaires: runs of sheets, each with a number of its own.

A run is reserved before it is drawn.  What is printed has its number already, so that a scan
opens that sheet and no other; a number that reached no paper stays unused and is no gap that
anybody must explain.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.questionnaires import Questionnaire
from counter_app.domain.responses import SHEET_SERIES, SheetNumber, sheet_number

SERIAL_DIGITS: Final = 8
COPIES_MAX: Final = 500
"""A box of paper; nobody prints more by mistake than can be carried away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRun:
    """Sheets that are printed together, one number after the other, all of one year."""

    first: SheetNumber
    last: SheetNumber

    @property
    def numbers(self) -> tuple[SheetNumber, ...]:
        """The number of every sheet, in the order of printing."""
        (year, begins), (last_year, ends) = (_parts(each) for each in (self.first, self.last))
        if year != last_year:
            raise ValueError(f"a run of two years: {self.first}, {self.last}")
        return tuple(sheet_number(roc_year=year, serial=each) for each in range(begins, ends + 1))


def _parts(number: SheetNumber) -> tuple[int, int]:
    serial_at = len(number) - SERIAL_DIGITS
    return int(number[len(SHEET_SERIES) : serial_at]), int(number[serial_at:])


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyForms:
    """Everything that stands on the sheets of a run.

    Attributes:
        version: Of the questionnaire.
        in_english: English stands under every word of Chinese.
    """

    branch_name: str
    questionnaire: Questionnaire
    version: int
    run: FormRun
    in_english: bool
    is_demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForms:
    """A run that is a file now."""

    first: SheetNumber
    last: SheetNumber
    path: Path


@dataclass(eq=False, kw_only=True)
class CopiesRefused(Refusal):
    """Not so many sheets at a time: from one to `COPIES_MAX`."""

    copies: int


@dataclass(eq=False, kw_only=True)
class FormsUnwritten(Trouble):
    """A run was reserved, but its file could not be written: its numbers stay unused.

    Attributes:
        detail: What the system said.
    """

    first: SheetNumber
    last: SheetNumber
    path: str
    detail: str


def check_copies(copies: int) -> None:
    """Refuse to print nothing, or more than anybody means.

    Raises:
        CopiesRefused: Naming how many were asked for.
    """
    if not 1 <= copies <= COPIES_MAX:
        raise CopiesRefused(copies=copies)
