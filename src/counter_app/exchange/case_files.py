"""Read a case file: each row checked before it is believed, and never the whole file at once."""

import contextlib
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from counter_app.domain.deliveries import DeliveredCase
from counter_app.exchange.case_columns import Layout, delimiter_of, layout_of
from counter_app.exchange.case_rows import RowChecker
from counter_app.exchange.rejected_rows import RejectedRow, armed
from counter_app.exchange.seen_keys import SeenKeys
from counter_app.exchange.text_files import (
    FileFault,
    TextFile,
    TextFileRefused,
    bytes_of_content,
    look_through,
)

SIZE_BYTES_MAX: Final = 512 * 1024 * 1024
"""The default of the limit: five million cases."""

_LINES_A_CHUNK: Final = 20_000
_ROW_BYTES_MIN: Final = 20
"""No row with a case number and four amounts is shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChunk:
    """Some thousand lines of a file, sorted into good and bad.

    Attributes:
        line_numbers: Of *rows*, from 1; the header is line 1.
        lines: Every line looked at.
        last_line: The number of the last of them.
        done_bytes: How far the file was read.
    """

    rows: Sequence[DeliveredCase]
    line_numbers: Sequence[int]
    rejected: Sequence[RejectedRow]
    lines: Sequence[str]
    last_line: int
    done_bytes: int


class CaseFile:
    """A case file that was looked through and whose columns are known."""

    def __init__(self, path: Path, *, size_bytes_max: int = SIZE_BYTES_MAX) -> None:
        """Look a file through.

        Raises:
            TextFileRefused: It cannot be imported, and why.
        """
        self._text = look_through(path, size_bytes_max=size_bytes_max)
        self._layout = _read_header(self._text)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._text.path

    @property
    def size_bytes(self) -> int:
        """How large it is."""
        return self._text.size_bytes

    @property
    def sha256(self) -> str:
        """Of its bytes, in hexadecimal."""
        return self._text.sha256

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns as they stand in the file."""
        return self._layout.header

    def row_again(self, chunk: CaseChunk, index: int) -> list[str]:
        """Return the cells of a good row as they stand in the file."""
        line_number = chunk.line_numbers[index]
        line = chunk.lines[line_number - chunk.last_line - 1]
        (cells,) = csv.reader([line], delimiter=self._layout.delimiter)
        return _restored(cells, self._layout)

    def cells_of(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row that stand under `header`."""
        if len(cells) != self._layout.width:
            return tuple(cells)
        return tuple(cells[place] for place in self._layout.places)

    def chunks(self) -> Iterator[CaseChunk]:
        """Read and check the file once, from the start.

        Raises:
            TextFileRefused: The file changed since it was looked through.
        """
        reader = _ChunkReader(self._layout, self._text)
        is_header = True
        waiting: list[str] = []
        for lines, done_bytes in self._text.blocks():
            waiting += lines[1:] if is_header else lines
            is_header = False
            while len(waiting) >= _LINES_A_CHUNK:
                yield reader.read(waiting[:_LINES_A_CHUNK], done_bytes)
                del waiting[:_LINES_A_CHUNK]
        if waiting:
            yield reader.read(waiting, self.size_bytes)


class _ChunkReader:
    """Parts lines into cells and checks them; knows what stood in the lines before."""

    def __init__(self, layout: Layout, text: TextFile) -> None:
        self._layout = layout
        self._checker = RowChecker()
        self._seen = SeenKeys(keys_max=min(text.lines, text.size_bytes // _ROW_BYTES_MIN))
        self._lines_read = 1  # the header

    def read(self, lines: list[str], done_bytes: int) -> CaseChunk:
        """Check some lines, each a row of its own."""
        rows: list[DeliveredCase] = []
        line_numbers: list[int] = []
        rejected: list[RejectedRow] = []
        check, first_line = self._checker.check, self._seen.first_line
        pick, width = self._layout.pick, self._layout.width
        for line_number, cells in self._cells(lines):
            answer = check(pick(cells)) if len(cells) == width else self._misfit(cells)
            if isinstance(answer, DeliveredCase):
                first = first_line(answer.case_key, line_number)
                if first == line_number:
                    rows.append(answer)
                    line_numbers.append(line_number)
                    continue
                answer = f"與第 {first} 行的案號相同"
            if any(cells):  # spreadsheets end in rows of nothing
                rejected.append(RejectedRow(line_number=line_number, reason=answer, cells=cells))
        self._lines_read += len(lines)
        return CaseChunk(
            rows=rows,
            line_numbers=line_numbers,
            lines=lines,
            rejected=rejected,
            last_line=self._lines_read,
            done_bytes=done_bytes,
        )

    def _misfit(self, cells: list[str]) -> str:
        if len(cells) == 1 and '"' in cells[0]:
            return "引號沒有成對，或欄位內有換行"
        return f"欄數不符：應有 {self._layout.width} 欄，實有 {len(cells)} 欄"

    def _cells(self, lines: list[str]) -> Iterator[tuple[int, list[str]]]:
        """Give the cells of every line by its number.

        No cell may hold a line end.  So a quote that is never closed costs its own line
        and not the rest of the file: that line comes whole, and reading goes on after it.
        """
        start = 0
        while start < len(lines):
            reader = csv.reader(
                islice(lines, start, None), delimiter=self._layout.delimiter, strict=True
            )
            before = self._lines_read + start
            done = 0
            with contextlib.suppress(csv.Error):  # a cell became longer than any may be
                for cells in reader:
                    if reader.line_num != done + 1:
                        break
                    done += 1
                    yield before + done, _restored(cells, self._layout)
            start += done
            if start < len(lines):
                yield self._lines_read + start + 1, [lines[start]]
                start += 1


def _restored(cells: list[str], layout: Layout) -> list[str]:
    return [armed(cell) for cell in cells] if layout.was_rejected else cells


def _read_header(text: TextFile) -> Layout:
    lines, _done_bytes = next(text.blocks())
    delimiter = delimiter_of(lines[0])
    try:
        cells = next(csv.reader(lines[:1], delimiter=delimiter), [])
    except csv.Error:
        cells = lines[:1]
    layout = layout_of(cells, delimiter=delimiter, file_name=text.path.name)
    header_bytes = lines[0].encode(text.encoding.removesuffix("-sig"), "surrogateescape")
    if text.content_bytes <= bytes_of_content(header_bytes):
        raise TextFileRefused(fault=FileFault.EMPTY, file_name=text.path.name)
    return layout
