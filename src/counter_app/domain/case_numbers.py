"""Case numbers: every printed form read, one form written.

::

    宜  執  和   101 年   娛稅執  特專  字第  00027724 號
    |       |    |        |       |           |
    branch  |    year     kind    track       serial
            section

Forms seen on papers and in judgments: with and without branch and section, 年, 年度 or
neither, year and serial padded with zeros or not, full-width digits, spaces anywhere.  The
official table of kind words is not public, so any word that ends in 執 is read; 署聲議
(objections) is the one word without it.  Agencies also write a case as 13 digits: year (3),
two digits of unknown meaning, serial (8).
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import Refusal

FIRST_YEAR: Final = 90
"""The enforcement offices opened on ROC 90-01-01; no numeric case number is older."""

LAST_YEAR: Final = 199
"""Thirteen digits that begin with more are something else, such as a virtual account."""

_HAN: Final = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_PRINTED: Final = re.compile(
    rf"(?:({_HAN})執({_HAN}{{0,2}}))?"
    r"([0-9]{2,3})(?:年度?)?"
    rf"({_HAN}*?執|署聲議)(特專|專)?"
    r"字第([0-9]{1,8})號?"
)
_WITHIN: Final = re.compile(
    # Not 強制執行114年...: that is no section, but what came before the number.
    rf"(?:{_HAN} ?執 ?(?!行){_HAN}{{0,2}} ?)?"
    r"(?<![0-9])[0-9]{2,3} ?(?:年度?)? ?"
    rf"(?:{_HAN}{{0,12}}?執|署聲議) ?(?:特專|專)? ?"
    r"字 ?第 ?[0-9]{1,8}(?![0-9])(?: ?號)?"
)
_NUMERIC: Final = re.compile(r"([0-9]{3})[0-9]{2}([0-9]{8})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumber:
    """The number of one enforcement case.

    Attributes:
        branch: One character, such as 宜; empty where the paper leaves it out.
        section: 股, such as 和; empty where the paper leaves it out.
        year: ROC year.
        kind_word: Such as 綜所稅執; known words are data, unknown ones are read all the same.
        track: 特專, 專 or empty.
        serial: Within year and kind word.
    """

    branch: str = ""
    section: str = ""
    year: int
    kind_word: str
    track: str = ""
    serial: int

    @property
    def key(self) -> str:
        """Identity within a branch: two papers of one case have the same, whatever they omit.

        >>> parse_case_number("96年營稅執特專字第103248號").key
        '096營稅執特專00103248'
        """
        return f"{self.year:03d}{self.kind_word}{self.track}{self.serial:08d}"

    @property
    def year_serial(self) -> str:
        """Eleven digits that the numeric form of the case shares.

        >>> parse_case_number("桃執戊101年贈稅執特專字第00050597號").year_serial
        '10100050597'
        """
        return f"{self.year:03d}{self.serial:08d}"

    def printed(self) -> str:
        """Return the form that stands on our papers.

        >>> parse_case_number("宜執和101娛稅執字第27724號").printed()
        '宜執和101年娛稅執字第00027724號'
        """
        office = f"{self.branch}執{self.section}" if self.branch else ""
        return f"{office}{self.year:02d}年{self.kind_word}{self.track}字第{self.serial:08d}號"


@dataclass(eq=False, kw_only=True)
class NotACaseNumber(Refusal):
    """The text is not a case number in any printed form."""

    text: str


def parse_case_number(text: str) -> CaseNumber:
    """Read a case number in any printed form.

    Raises:
        NotACaseNumber: The text has another form, or its year or serial is zero.
    """
    # Nearly every text is half-width already, and an import reads a million of them.
    found = _PRINTED.fullmatch(text) or _PRINTED.fullmatch(_half_width(text))
    if found is None:
        raise NotACaseNumber(text=text)
    branch, section, year, kind_word, track, serial = found.groups("")
    number = CaseNumber(
        branch=branch,
        section=section,
        year=int(year),
        kind_word=kind_word,
        track=track,
        serial=int(serial),
    )
    if not (number.year and number.serial):
        raise NotACaseNumber(text=text)
    return number


def find_case_numbers(text: str) -> Iterator[CaseNumber]:
    """Yield the case numbers that stand in a text, in order, in any printed form.

    >>> [found.key for found in find_case_numbers("請問 114年度綜所稅執字第 27724 號是否辦妥？")]
    ['114綜所稅執00027724']
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    for found in _WITHIN.finditer(plain):
        with suppress(NotACaseNumber):
            yield parse_case_number(found[0])


def parse_case_forms(text: str) -> tuple[str, str, str]:
    """Return `key`, `year_serial` and `printed` of a case number in any printed form.

    What an import needs of a million numbers, in half the time of `parse_case_number`.

    Raises:
        NotACaseNumber: As there.

    >>> parse_case_forms("宜執和101娛稅執字第27724號")
    ('101娛稅執00027724', '10100027724', '宜執和101年娛稅執字第00027724號')
    """
    found = _PRINTED.fullmatch(text) or _PRINTED.fullmatch(_half_width(text))
    if found is None:
        raise NotACaseNumber(text=text)
    branch, section, year, kind_word, track, serial = found.groups("")
    year, serial = year.zfill(3), serial.zfill(8)
    if year == "000" or serial == "00000000":
        raise NotACaseNumber(text=text)
    office = f"{branch}執{section}" if branch else ""
    printed_year = year[1:] if year[0] == "0" else year
    return (
        f"{year}{kind_word}{track}{serial}",
        f"{year}{serial}",
        f"{office}{printed_year}年{kind_word}{track}字第{serial}號",
    )


def parse_numeric_case_number(text: str) -> tuple[int, int] | None:
    """Read the thirteen-digit form; which kind of case it is, it does not say.

    Returns:
        ROC year and serial, or None where the text is not of this form.

    >>> parse_numeric_case_number("1010100050597")
    (101, 50597)
    """
    found = _NUMERIC.fullmatch(_half_width(text))
    if found is None:
        return None
    year, serial = int(found[1]), int(found[2])
    return (year, serial) if FIRST_YEAR <= year <= LAST_YEAR and serial else None


def _half_width(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
