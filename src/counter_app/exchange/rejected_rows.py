"""Write the rows that were not stored beside the file they came from, with the reason."""

import csv
import io
import os
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from counter_app.exchange.case_columns import COLUMNS, LINE_COLUMN, REASON_COLUMN
from counter_app.exchange.text_files import FileFault, TextFileRefused

_MARK: Final = "'"
_CASE_NUMBER_NAMES: Final = frozenset({"case_number", COLUMNS["case_number"]})
_FORMULA: Final = frozenset("=+-@＝＋－＠")
"""With these a spreadsheet begins a formula (OWASP, CSV injection); so it does with a tab or
a line end, which are made visible before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that was not stored.

    Attributes:
        line_number: In the file, from 1; the header is line 1.
        reason: In words, for the person who has to correct it.
        cells: As they stand in the file.
    """

    line_number: int
    reason: str
    cells: Sequence[str]


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet runs and no terminal obeys.

    >>> disarmed("=1+1"), disarmed("王小明")
    ("'=1+1", '王小明')
    """
    if not cell.isprintable():
        cell = "".join(map(_visible, cell))
    begin = cell.lstrip()[:1]
    return _MARK + cell if begin in _FORMULA or begin == _MARK else cell


def armed(cell: str) -> str:
    """Undo `disarmed` in a file of rejected rows that comes back corrected."""
    return cell[1:] if cell[:1] == _MARK else cell


class RejectedRows:
    """A ``with`` block that writes ``FILE.rejected.csv``: only whole, and only with rows in it.

    Raises:
        TextFileRefused: On entering: nothing can be written beside the file.
    """

    def __init__(
        self,
        path: Path,
        header: Sequence[str],
        cells_of: Callable[[Sequence[str]], Sequence[str]],
    ) -> None:
        """Prepare to write beside *path*.

        Args:
            path: The file that the rows came from.
            header: The names of the columns.
            cells_of: Takes the cells under the header out of a row.
        """
        self._source = path
        self.path = path.with_name(f"{path.stem}.rejected.csv")
        self._unfinished = self.path.with_name(self.path.name + ".part")
        self._header = header
        self._cells_of = cells_of
        self.count = 0

    def __enter__(self) -> Self:
        try:
            self._file: BinaryIO = os.fdopen(
                os.open(self._unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            )
        except OSError as error:
            raise TextFileRefused(
                fault=FileFault.NO_ROOM_BESIDE, file_name=self._source.name
            ) from error
        self._text = io.TextIOWrapper(
            self._file, encoding="utf-8-sig", errors="replace", newline=""
        )
        self._writer = csv.writer(self._text)
        self._writer.writerow([*map(disarmed, self._header), LINE_COLUMN, REASON_COLUMN])
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._text.close()
        if exc is None and self.count:
            self._unfinished.replace(self.path)
            return
        self._unfinished.unlink()
        if exc is None:
            self.path.unlink(missing_ok=True)

    def write(self, rows: Iterable[RejectedRow]) -> None:
        """Write rows, in the order of their lines."""
        for row in sorted(rows, key=lambda row: row.line_number):
            cells = [disarmed(cell) for cell in self._cells_of(row.cells)]
            cells += [""] * (len(self._header) - len(cells))
            self._writer.writerow([*cells, row.line_number, disarmed(row.reason)])
            self.count += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """A rejected row as a person reads it on the screen: where, which case, why."""

    line_number: int
    case_number: str
    reason: str


def first_rejected(path: Path, *, limit: int) -> tuple[RejectedLine, ...]:
    """Return the first rows of a file of rejected rows.

    Raises:
        OSError: The file is gone.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        place = next((at for at, cell in enumerate(header) if cell in _CASE_NUMBER_NAMES), 0)
        return tuple(
            RejectedLine(
                line_number=int(cells[-2]), case_number=armed(cells[place]), reason=cells[-1]
            )
            for cells in islice(reader, limit)
        )


def _visible(sign: str) -> str:
    hidden = unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "\N{REPLACEMENT CHARACTER}" if hidden else sign
