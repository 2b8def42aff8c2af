"""Read a list of case numbers: one a line, or one column of a table."""

import csv
import unicodedata
from pathlib import Path
from typing import Final

from counter_app.exchange.case_columns import COLUMNS, delimiter_of
from counter_app.exchange.rejected_rows import armed
from counter_app.exchange.text_files import FileFault, TextFileRefused, look_through

SIZE_BYTES_MAX: Final = 32 * 1024 * 1024
"""Half a million case numbers."""

CHARACTERS_MAX: Final = 60
"""A longer cell is no case number in any form; so much of it is kept to say which."""

_HEADS: Final = frozenset({"case_number", COLUMNS["case_number"]})
_LOST: Final = "\N{REPLACEMENT CHARACTER}"


def read_case_list(path: Path, *, size_bytes_max: int = SIZE_BYTES_MAX) -> tuple[str, ...]:
    """Return the case numbers of a file as they are written, in their order.

    Nothing is judged here: a number that is none, or stands there twice, is for whoever asked.
    The file is UTF-8 or Big5.  Where the first line heads a column as case files do, the numbers
    stand in that column; else in the first.  Empty lines are passed over.

    Raises:
        TextFileRefused: It is missing, no plain file, unreadable, empty, too large, not text, or
            has a line that is too long.
    """
    file = look_through(path, size_bytes_max=size_bytes_max)
    found: list[str] = []
    delimiter: str = ""
    place: int | None = None
    for lines, _done_bytes in file.blocks():
        for line in lines:
            if not delimiter:
                delimiter, place = _layout(line)
                if place is not None:
                    continue
            cells = _cells(line, delimiter)
            if len(cells) > (place or 0) and cells[place or 0]:
                found.append(cells[place or 0])
    if not found:
        raise TextFileRefused(fault=FileFault.EMPTY, file_name=path.name)
    return tuple(found)


def _layout(line: str) -> tuple[str, int | None]:
    """Return the delimiter and, where the line is a head, the place of the numbers."""
    delimiter = delimiter_of(line)
    for at, cell in enumerate(_cells(line, delimiter)):
        if cell in _HEADS:
            return delimiter, at
    return next((sign for sign in ",\t;" if sign in line), ","), None


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = [line]
    return [armed(_seen(cell).strip())[:CHARACTERS_MAX].strip() for cell in cells]


def _seen(cell: str) -> str:
    """Return a cell in which nothing is hidden: it may be shown on a terminal and kept."""
    if cell.isprintable():
        return cell
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else _LOST for sign in cell
    )
