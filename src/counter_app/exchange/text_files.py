"""Read a delivered text file in pieces, without believing anything about it.

The whole file is looked through once before a line is used: its size, its SHA-256, whether
it is text at all, how long its lines are and how its characters are written.  Memory stays
at a few megabytes whatever the file.
"""

import codecs
import hashlib
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from counter_app.domain.errors import Refusal

LINE_BYTES_MAX: Final = 64 * 1024
"""A longer line is no row of a table that people made."""

_BLOCK_BYTES: Final = 1024 * 1024
_OTHER_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_NOTHING: Final = b"\r\n\t ,;\"'"


class FileFault(StrEnum):
    """Why a file is refused as a whole; each has words in ``ui/messages.py``."""

    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    LINE_TOO_LONG = "line_too_long"
    UNKNOWN_COLUMNS = "unknown_columns"
    DUPLICATE_COLUMNS = "duplicate_columns"
    MISSING_COLUMNS = "missing_columns"
    NO_ROOM_BESIDE = "no_room_beside"
    QUOTE_OPEN = "quote_open"
    TOO_MANY_ROWS = "too_many_rows"


@dataclass(eq=False, kw_only=True)
class TextFileRefused(Refusal):
    """The file cannot be imported; nothing of it was stored.

    Attributes:
        file_name: Without its folder.
        columns: The columns meant, at most twenty, as they stand in the file; for
            missing ones their Chinese names.
        line_number: The line meant, from 1; 0 where the fault is not of one line.
        limit_bytes, limit_rows: The limit that was passed; 0 for none.
    """

    fault: FileFault
    file_name: str
    columns: tuple[str, ...] = field(default=())
    line_number: int = 0
    limit_bytes: int = 0
    limit_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file that is text, by what was seen of it.

    Attributes:
        encoding: A Python codec; what cannot be read by it arrives as lone surrogates.
        sha256: Of the bytes, in hexadecimal.
        lines: How many lines there are, or a few more.
        content_bytes: Without line ends, blanks, delimiters and quotes; counted until there
            are more than in any header.
    """

    path: Path
    encoding: str
    size_bytes: int
    sha256: str
    lines: int
    content_bytes: int

    def blocks(self) -> Iterator[tuple[list[str], int]]:
        """Give the lines without their ends, some thousands at a time.

        Yields:
            At least one line, and how many bytes of the file were read so far.

        Raises:
            TextFileRefused: The file changed since it was looked through.
        """
        decoder = io.IncrementalNewlineDecoder(
            codecs.getincrementaldecoder(self.encoding)("surrogateescape"), translate=True
        )
        rest = ""
        read_bytes = 0
        with self.path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                read_bytes += len(block)
                lines = (rest + decoder.decode(block)).split("\n")
                rest = lines.pop()
                if len(rest) > LINE_BYTES_MAX or read_bytes > self.size_bytes:
                    raise TextFileRefused(fault=FileFault.UNREADABLE, file_name=self.path.name)
                if lines:
                    yield lines, read_bytes
        rest += decoder.decode(b"", final=True)
        if rest:
            yield rest.split("\n"), read_bytes


def look_through(path: Path, *, size_bytes_max: int) -> TextFile:
    """Read a whole file once and say what it is.

    Raises:
        TextFileRefused: It is missing, no plain file, unreadable, empty, too large, not
            text, or has a line longer than `LINE_BYTES_MAX`.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise TextFileRefused(fault=FileFault.NOT_A_FILE, file_name=path.name)
        if found.st_size > size_bytes_max:
            raise TextFileRefused(
                fault=FileFault.TOO_LARGE, file_name=path.name, limit_bytes=size_bytes_max
            )
        return _look_through(path)
    except FileNotFoundError:
        raise TextFileRefused(fault=FileFault.MISSING, file_name=path.name) from None
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        raise TextFileRefused(fault=FileFault.UNREADABLE, file_name=path.name) from error


def _look_through(path: Path) -> TextFile:
    digest = hashlib.sha256()
    utf8 = codecs.getincrementaldecoder("utf-8")()
    is_utf8, has_mark = True, False
    size_bytes = content_bytes = newlines = 0
    gap = _LineLengths(path.name)
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            if size_bytes == 0:
                has_mark = block.startswith(codecs.BOM_UTF8)
                content_bytes = -len(codecs.BOM_UTF8) if has_mark else 0
            if b"\0" in block or (size_bytes == 0 and block.startswith(_OTHER_MARKS)):
                raise TextFileRefused(fault=FileFault.NOT_TEXT, file_name=path.name)
            gap.check(block, newlines)
            digest.update(block)
            size_bytes += len(block)
            if content_bytes <= LINE_BYTES_MAX:  # more than any header: the file is not empty
                content_bytes += bytes_of_content(block)
            newlines += block.count(b"\n") + block.count(b"\r") - block.count(b"\r\n")
            is_utf8 = is_utf8 and _decodes(utf8, block)
    is_utf8 = is_utf8 and _decodes(utf8, b"", final=True)
    if content_bytes == 0:
        raise TextFileRefused(fault=FileFault.EMPTY, file_name=path.name)
    encoding = "utf-8" if is_utf8 else _likelier(path)
    return TextFile(
        path=path,
        encoding="utf-8-sig" if has_mark else encoding,
        size_bytes=size_bytes,
        sha256=digest.hexdigest(),
        lines=newlines + 1,
        content_bytes=content_bytes,
    )


def bytes_of_content(text: bytes) -> int:
    """Count what is neither line end, blank, delimiter nor quote."""
    return len(text.translate(None, _NOTHING))


class _LineLengths:
    """Refuses a file with a line longer than `LINE_BYTES_MAX`, block by block."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._open_bytes = 0  # of the line that the last block ended in

    def check(self, block: bytes, newlines_before: int) -> None:
        start = -self._open_bytes  # where the current line began, as seen from this block
        while len(block) - start > LINE_BYTES_MAX:
            last = start + LINE_BYTES_MAX
            end = max(
                block.rfind(b"\n", max(start, 0), last + 1),
                block.rfind(b"\r", max(start, 0), last + 1),
            )
            if end < 0:
                line_number = newlines_before + block.count(b"\n", 0, max(start, 0)) + 1
                raise TextFileRefused(
                    fault=FileFault.LINE_TOO_LONG,
                    file_name=self._file_name,
                    line_number=line_number,
                    limit_bytes=LINE_BYTES_MAX,
                )
            start = end + 1
        end = max(block.rfind(b"\n", max(start, 0)), block.rfind(b"\r", max(start, 0)))
        self._open_bytes = len(block) - (end + 1 if end >= 0 else start)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _likelier(path: Path) -> str:
    """Return the encoding in which fewer characters of a damaged file are lost."""
    return min(("cp950", "utf-8"), key=lambda encoding: _lost_characters(path, encoding))


def _lost_characters(path: Path, encoding: str) -> int:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    lost = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            lost += decoder.decode(block).count("\N{REPLACEMENT CHARACTER}")
    return lost
