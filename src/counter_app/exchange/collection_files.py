"""Read a collection file by its profile, without believing anything about it.

The whole file is checked before a line of it is used: that it is text, that no line is cut off,
too long or too short, that the amounts add up to what its last line says.  What cannot be read as
money makes the whole file refused; a day or a number that cannot be is a fault of its line.
"""

import csv
import hashlib
import io
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from counter_app.domain.calendar import roc_year
from counter_app.domain.collections import (
    CollectionFileRefused,
    CollectionLine,
    FileFault,
)
from counter_app.domain.kinds import Channel
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.exchange.collection_profiles import (
    AmountField,
    CollectionProfile,
    DateField,
    FileForm,
    FrameLine,
    Place,
)

SIZE_BYTES_MAX: Final = 512 * 1024 * 1024
AMOUNT_DIGITS_MAX: Final = 12
"""More is no sum of money that anybody pays; the store could hold it."""
NUMBER_CHARACTERS_MAX: Final = 40

_LINE_BYTES_MAX: Final = 16 * 1024
_DATES_REMEMBERED: Final = 4_096
# Characters of people's names outside the standard have no code point, and are two bytes all the
# same: only bytes that cannot stand as they do show another encoding, or a torn line.
_TWO_BYTES: Final = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\xa1-\xfe])*")
_NUMBER: Final = re.compile(r"[0-9A-Z]+")
_SIGNED: Final = re.compile(r"([+-]?)([0-9][0-9,]*)(?:\.([0-9]+))?")
_WITH_COMMAS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_ROC: Final = 1911
_ROC_DIGITS: Final = 3
_CENTURY: Final = 100


class CollectionFile:
    """A file that is what its profile describes.

    Attributes:
        name: Without its folder, as it may be shown.
        sha256: Of its bytes, in hexadecimal.
        line_count: Lines with a payment.
        total_twd: What they come to, money taken back counted as well as money paid.
    """

    def __init__(self, path: Path, profile: CollectionProfile, *, near: date) -> None:
        """Read and check a file.

        Args:
            path: The file; at most `SIZE_BYTES_MAX`.
            profile: How it is laid out.
            near: A year of two digits is the one closest to this day.

        Raises:
            CollectionFileRefused: It is not what the profile describes.
        """
        self.name = _printable(path.name)
        self._profile = profile
        self._cut = (self._fixed if profile.form is FileForm.FIXED else self._csv)()
        self._paid_on = _Days(profile.paid_on, near)
        self._debited_on = _Days(profile.debited_on, near)
        self._amounts = profile.amount
        self._data = self._read(path)
        self.sha256 = hashlib.sha256(self._data).hexdigest()
        self._newline_count = self._check_bytes()
        self._doubled: frozenset[int] = frozenset()
        self.line_count = 0
        self.total_twd = ZERO_TWD
        self._look_through()

    def lines(self) -> Iterator[CollectionLine]:
        """Give the payments, in the order of the file."""
        before: Counter[bytes] = Counter()
        for line_number, content, cells in self._payments():
            yield self._payment(line_number, content, cells, before)

    # --- the whole file -------------------------------------------------------------

    def _refuse(self, fault: FileFault, line_number: int = 0) -> CollectionFileRefused:
        return CollectionFileRefused(fault=fault, file_name=self.name, line_number=line_number)

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                data = file.read(SIZE_BYTES_MAX + 1)
        except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
            raise self._refuse(FileFault.UNREADABLE) from error
        if len(data) > SIZE_BYTES_MAX:
            raise self._refuse(FileFault.UNREADABLE)
        return data

    def _check_bytes(self) -> int:
        """Refuse what is no text of the encoding; return how many lines end."""
        data = self._data
        if not data.strip():
            raise self._refuse(FileFault.EMPTY)
        if b"\0" in data:
            raise self._refuse(FileFault.UNREADABLE, data[: data.index(b"\0")].count(b"\n") + 1)
        for line_number, line in enumerate(io.BytesIO(data), start=1):
            if len(line) > _LINE_BYTES_MAX:
                raise self._refuse(FileFault.WRONG_WIDTH, line_number)
            if not line.isascii() and not self._is_text(line):
                raise self._refuse(FileFault.UNREADABLE, line_number)
        return data.count(b"\n")

    def _is_text(self, line: bytes) -> bool:
        if self._profile.encoding != "utf-8":
            return _TWO_BYTES.fullmatch(line) is not None
        try:
            line.decode()
        except UnicodeDecodeError:
            return False
        return True

    def _look_through(self) -> None:
        """Check every line, add up, and find out which lines come more than once."""
        prints = array("Q")
        total_twd = net_twd = 0
        for line_number, content, cells in self._payments():
            amount_twd, _channel = self._money(line_number, cells)
            prints.append(_print_of(content))
            total_twd += abs(amount_twd)
            net_twd += amount_twd
        self._doubled = frozenset(one for one, other in pairwise(sorted(prints)) if one == other)
        self.line_count = len(prints)
        self.total_twd = Twd(total_twd)
        self._check_frame(self._profile.header, self._first, 1, net_twd)
        self._check_frame(self._profile.trailer, self._last, self._newline_count, net_twd)
        if not self.line_count:
            raise self._refuse(FileFault.EMPTY)

    def _check_frame(
        self, frame: FrameLine | None, line: bytes | None, line_number: int, net_twd: int
    ) -> None:
        if frame is None or line is None:
            return
        for place, found in ((frame.count, self.line_count), (frame.total, net_twd)):
            if place is None:
                continue
            try:
                said = self._figure(line, place, is_amount=place is frame.total)
            except ValueError:
                raise self._refuse(FileFault.WRONG_COLUMNS, line_number) from None
            if said != found:
                raise self._refuse(FileFault.TOTAL_WRONG, line_number)

    def _figure(self, line: bytes, place: Place, *, is_amount: bool) -> int:
        if self._profile.form is FileForm.FIXED:
            text = line[place.first : place.end].decode("ascii").strip(" ")
        else:
            cells = self._cells(line.decode(self._profile.encoding, "replace"))
            if place.cell >= len(cells):
                raise ValueError("no such cell")
            text = cells[place.cell]
        return _amount(text, self._amounts) if is_amount else _whole(text)

    # --- lines ----------------------------------------------------------------------

    def _payments(self) -> Iterator[tuple[int, bytes, list[str]]]:
        """Give number, content and cells of each line with a payment; the others are checked."""
        profile = self._profile
        self._first: bytes | None = None
        self._last: bytes | None = None
        first_number = 1
        lines = self._whole_lines()
        if profile.header is not None:
            self._first = self._frame_line(
                profile.header, next(lines, None), FileFault.WRONG_COLUMNS
            )
            first_number += 1
        if profile.form is FileForm.CSV and profile.has_header:
            self._read_header(next(lines, None), first_number)
            first_number += 1
        if profile.trailer is not None:
            lines = self._without_last(lines)
        for line_number, line in enumerate(lines, start=first_number):
            yield line_number, *self._cut(line, line_number)
        if profile.trailer is not None:
            self._last = self._frame_line(profile.trailer, self._last, FileFault.CUT_OFF)

    def _whole_lines(self) -> Iterator[bytes]:
        """Give the lines without their ends; the last one must have one, or its full width."""
        is_csv = self._profile.form is FileForm.CSV
        for line in io.BytesIO(self._data.removeprefix(b"\xef\xbb\xbf")):
            if line.endswith(b"\n"):
                yield line[:-2] if line.endswith(b"\r\n") else line[:-1]
            elif is_csv or len(line) not in self._widths():
                raise self._refuse(FileFault.CUT_OFF, self._newline_count + 1)
            else:
                yield line

    def _widths(self) -> set[int]:
        frames = (self._profile.header, self._profile.trailer)
        return {self._profile.width, *(frame.length for frame in frames if frame is not None)}

    def _without_last(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        self._last = next(lines, None)
        for line in lines:
            if self._last is not None:
                yield self._last
            self._last = line

    def _frame_line(self, frame: FrameLine, line: bytes | None, fault: FileFault) -> bytes:
        prefix = frame.prefix.encode(self._profile.encoding)
        if line is None or not line.startswith(prefix):
            raise self._refuse(fault)
        if self._profile.form is FileForm.FIXED and len(line) != frame.length:
            raise self._refuse(FileFault.WRONG_WIDTH)
        return line

    def _read_header(self, line: bytes | None, line_number: int) -> None:
        """Find the profile's columns in the line that names those of the file."""
        text = b"" if line is None else line
        try:
            found = self._cells(text.decode(self._profile.encoding, "replace"))
        except ValueError:
            found = []
        columns = self._profile.columns
        if any(found.count(name) != 1 for name in columns):
            raise self._refuse(FileFault.WRONG_COLUMNS, line_number)
        self._places = [found.index(name) for name in columns]
        self._cell_count = len(found)

    def _fixed(self) -> Callable[[bytes, int], tuple[bytes, list[str]]]:
        """Return what cuts a line of fixed width."""
        width, encoding = self._profile.width, self._profile.encoding
        slices, first = [], 0
        for each in self._profile.widths:
            slices.append(slice(first, first + each))
            first += each

        def cut(line: bytes, line_number: int) -> tuple[bytes, list[str]]:
            if len(line) != width:
                raise self._refuse(FileFault.WRONG_WIDTH, line_number)
            if line.isascii():
                text = line.decode("ascii")
                return line, [text[place].strip(" ") for place in slices]
            return line, [line[place].decode(encoding, "replace").strip(" ") for place in slices]

        return cut

    def _csv(self) -> Callable[[bytes, int], tuple[bytes, list[str]]]:
        """Return what cuts a line of CSV."""
        self._places = list(range(len(self._profile.columns)))
        self._cell_count = len(self._places)

        def cut(line: bytes, line_number: int) -> tuple[bytes, list[str]]:
            try:
                cells = self._cells(line.decode(self._profile.encoding, "replace"))
            except ValueError:
                raise self._refuse(FileFault.WRONG_COLUMNS, line_number) from None
            if len(cells) != self._cell_count:
                raise self._refuse(FileFault.WRONG_COLUMNS, line_number)
            # What another program saved again, with other quotes, is the same payment.
            return "\x1f".join(cells).encode(), [cells[place] for place in self._places]

        return cut

    def _cells(self, text: str) -> list[str]:
        reader = csv.reader((text,), delimiter=self._profile.delimiter, strict=True)
        try:
            return [cell.strip() for cell in next(reader, [])]
        except csv.Error as error:
            raise ValueError("no line of CSV") from error

    # --- one payment ----------------------------------------------------------------

    def _money(self, line_number: int, cells: list[str]) -> tuple[Twd, Channel]:
        """Return how much was paid and where: what must be right, or nothing of a file counts."""
        profile = self._profile
        channel = profile.channel or profile.channel_values.get(cells[profile.channel_column])
        amount_twd = self._amount_of(cells)
        if (
            channel is None
            or amount_twd is None
            or any(cells[column] != said for column, said in profile.constants.items())
        ):
            raise self._refuse(FileFault.WRONG_COLUMNS, line_number)
        return amount_twd, channel

    def _payment(
        self, line_number: int, content: bytes, cells: list[str], before: Counter[bytes]
    ) -> CollectionLine:
        profile = self._profile
        amount_twd, channel = self._money(line_number, cells)
        number = cells[profile.number]
        paid_on, has_paid_on = self._paid_on.read(cells)
        debited_on, has_debited_on = self._debited_on.read(cells)
        fault = ""
        if not has_debited_on:
            fault = "debited_on"
        if not has_paid_on:
            fault = "paid_on"
        if len(number) > NUMBER_CHARACTERS_MAX or not _NUMBER.fullmatch(number):
            fault, number = "number", _shown(number)
        status = " ".join(_shown(cells[column]) for column in profile.final)
        return CollectionLine(
            line_number=line_number,
            line_key=self._key(channel, content, before),
            channel=channel,
            match_by=profile.match_by,
            number=number,
            amount_twd=amount_twd,
            paid_on=paid_on,
            debited_on=debited_on,
            status=f"-{status}" if amount_twd < 0 else status,
            is_final=all(cells[column] in values for column, values in profile.final.items()),
            fault=fault,
        )

    def _amount_of(self, cells: list[str]) -> Twd | None:
        field = self._amounts
        try:
            amount_twd = _amount(cells[field.column], field)
        except ValueError:
            return None
        if field.sign is not None:
            sign = cells[field.sign]
            if amount_twd < 0:
                return None  # the sign has a column of its own
            if sign in field.negative:
                return Twd(-amount_twd)
            if sign not in field.positive:
                return None
        return Twd(amount_twd)

    def _key(self, channel: Channel, content: bytes, before: Counter[bytes]) -> str:
        said = f"{channel.value}\n".encode() + content
        if self._doubled and _print_of(content) in self._doubled:
            count = before[content]
            before[content] += 1
            if count:
                said += f"\n{count}".encode()
        return hashlib.sha256(said).hexdigest()


class _Days:
    """Reads the days of one column; a file has few different ones."""

    def __init__(self, field: DateField | None, near: date) -> None:
        self._column = 0 if field is None else field.column
        self._has_field = field is not None
        self._known: dict[str, tuple[date | None, bool]] = {}
        self._near = near
        if field is not None:
            sign = re.escape(field.sign)
            self._form = re.compile(
                rf"([0-9]{{{field.year_digits}}}){sign}([0-9]{{2}}){sign}([0-9]{{2}})"
            )
            self._year_digits = field.year_digits

    def read(self, cells: list[str]) -> tuple[date | None, bool]:
        """Return the day, if one stands there, and whether what stands there can be read."""
        if not self._has_field:
            return None, True
        text = cells[self._column]
        found = self._known.get(text)
        if found is None:
            found = self._parse(text)
            if len(self._known) < _DATES_REMEMBERED:
                self._known[text] = found
        return found

    def _parse(self, text: str) -> tuple[date | None, bool]:
        if not text.strip("0/-."):
            return None, True
        found = self._form.fullmatch(text)
        if found is None:
            return None, False
        year, month, day = map(int, found.groups())
        years: tuple[int, ...] = (year,)
        if self._year_digits == _ROC_DIGITS:
            years = (year + _ROC,)
        elif self._year_digits < _ROC_DIGITS:
            century = roc_year(self._near) // _CENTURY * _CENTURY + _ROC + year
            years = (century - _CENTURY, century, century + _CENTURY)
        days = [each for each in (_day(one, month, day) for one in years) if each is not None]
        if not days:
            return None, False
        return min(days, key=lambda each: abs((each - self._near).days)), True


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole(text: str) -> int:
    """Return a whole number.

    Raises:
        ValueError: It is none, or has more digits than any sum.
    """
    if not (text.isascii() and text.isdigit()) or len(text.lstrip("0")) > AMOUNT_DIGITS_MAX:
        raise ValueError("no whole number")
    return int(text)


def _amount(text: str, field: AmountField) -> int:
    """Return an amount in whole NT$.

    Raises:
        ValueError: It is none, or not whole.
    """
    if not field.decimals and text.isdigit() and text.isascii():
        return _whole(text)
    found = _SIGNED.fullmatch(text)
    if found is None:
        raise ValueError("no amount")
    sign, digits, behind = found.groups()
    if "," in digits:
        if not (field.commas and _WITH_COMMAS.fullmatch(digits)):
            raise ValueError("commas where none may be")
        digits = digits.replace(",", "")
    if field.decimals and not field.has_point:
        if behind is not None:
            raise ValueError("a point where one is only meant")
        digits, behind = digits[: -field.decimals] or "0", digits[-field.decimals :]
    if len(behind or "") != field.decimals or (behind or "").strip("0"):
        raise ValueError("not whole")
    return _whole(digits) * (-1 if sign == "-" else 1)


def _print_of(content: bytes) -> int:
    """Return eight bytes that are the same for the same line, in every run."""
    return int.from_bytes(hashlib.sha256(content).digest()[:8], "big")


def _shown(text: str) -> str:
    """Return a text as it may be kept and shown."""
    return _printable(text)[:NUMBER_CHARACTERS_MAX]


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
