"""File profiles: how the collection file of a store or a bank is laid out, as TOML.

A profile is read once, strictly: an unknown entry is as wrong as a missing one, because a
misspelt number of decimals would otherwise be the default without anyone knowing.  The profiles
in ``resources/profiles/collections`` show every entry.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

import counter_app
from counter_app.domain.collections import MatchBy, ProfileRefused
from counter_app.domain.kinds import Channel

T = TypeVar("T")
Chosen = TypeVar("Chosen", bound=StrEnum)

OWN_FOLDER: Final = "collections"
"""Where a home keeps profiles of its own."""

_ENCODINGS: Final = {"big5": "cp950", "cp950": "cp950", "utf-8": "utf-8"}
_DELIMITERS: Final = frozenset(",;\t|")
_DATE_FORMAT: Final = re.compile(r"(YYYY|YYY|YY)([-/.]?)MM\2DD")
_DECIMALS_MAX: Final = 4
_WIDTH_MAX: Final = 4_000


class FileForm(StrEnum):
    """How a line is cut into cells."""

    FIXED = "fixed"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField:
    """A column with a day.

    Attributes:
        column: Its place among the columns, from 0.
        year_digits: 4 for the Gregorian year, 3 for the ROC year, 2 for its last two digits.
        sign: What stands between year, month and day; may be nothing.
    """

    column: int
    year_digits: int
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountField:
    """The column with the amount.

    Attributes:
        decimals: Digits after the point, all of which must be 0.
        has_point: The point is written, and not only meant.
        commas: Thousands may be set apart by commas.
        sign: Column that says which way the money went; None where it only comes in.
        positive, negative: What that column says then.
    """

    column: int
    decimals: int
    has_point: bool = False
    commas: bool = False
    sign: int | None = None
    positive: frozenset[str] = frozenset()
    negative: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure stands in a header or trailer.

    Attributes:
        first, end: Bytes of a line of fixed width, from 0; *end* is not part of it.
        cell: Of a CSV line, from 0.
    """

    first: int = 0
    end: int = 0
    cell: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameLine:
    """The one line before or behind all others.

    Attributes:
        prefix: What it begins with.
        length: In bytes, of fixed width.
        count: How many lines there are; None where it does not say.
        total: What they come to.
    """

    prefix: str
    length: int
    count: Place | None = None
    total: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionProfile:
    """How the files of one store or bank are laid out.

    Attributes:
        name: By which it is asked for: that of its file, without ``.toml``.
        title: What people call it.
        columns: Names, in order.
        widths: In bytes; empty for CSV.
        delimiter, has_header: Of CSV.
        channel: Where all of it was paid; None where *channel_column* says so.
        constants: By column, the only thing that may stand there.
        final: By column, what must stand there if the money has arrived: one of these each.
    """

    name: str
    title: str
    form: FileForm
    encoding: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    delimiter: str
    has_header: bool
    match_by: MatchBy
    number: int
    amount: AmountField
    paid_on: DateField | None
    debited_on: DateField | None
    channel: Channel | None
    channel_column: int
    channel_values: Mapping[str, Channel]
    constants: Mapping[int, str]
    final: Mapping[int, frozenset[str]]
    header: FrameLine | None
    trailer: FrameLine | None

    @property
    def width(self) -> int:
        """How many bytes a line of fixed width has."""
        return sum(self.widths)


def shipped_folder() -> Path:
    """Return where the profiles that come with the program lie."""
    package = Path(counter_app.__file__).parent
    # An installed package carries its resources; a checkout has them beside src.
    installed = package / "resources"
    resources = installed if installed.is_dir() else package.parents[1] / "resources"
    return resources / "profiles" / "collections"


def profile_names(home: Path | None = None) -> tuple[str, ...]:
    """Return the names of all profiles, in order: those of the home and those that ship."""
    return tuple(sorted({path.stem for folder in _folders(home) for path in folder.glob("*.toml")}))


def find_profile(name: str, home: Path | None = None) -> Path:
    """Return where a profile lies: in ``collections`` of the home first, then among ours.

    Args:
        name: Of the profile; what ends with ``.toml`` is the file itself.
        home: The desk's home.

    Raises:
        ProfileRefused: There is none of this name.
    """
    if name.endswith(".toml"):
        return Path(name)
    for folder in _folders(home):
        if name in {path.stem for path in folder.glob("*.toml")}:
            return folder / f"{name}.toml"
    raise ProfileRefused(name=name)


def read_profile(path: Path) -> CollectionProfile:
    """Read a profile.

    Raises:
        ProfileRefused: It names the entry that is missing, unknown or cannot be.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ProfileRefused(name=path.stem) from error
    return parse_profile(text, name=path.stem)


def parse_profile(text: str, *, name: str) -> CollectionProfile:
    """Read a profile from a text; *name* is what it is called.

    Raises:
        ProfileRefused: It names the entry that is missing, unknown or cannot be.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileRefused(name=name, problem=str(error)) from error
    return _Reader(name, values).profile()


def _folders(home: Path | None) -> tuple[Path, ...]:
    own = () if home is None else (home / OWN_FOLDER,)
    return (*own, shipped_folder())


class _Table:
    """One table of a profile, every entry of which must be asked for."""

    def __init__(self, name: str, values: Mapping[str, Any], path: str = "") -> None:
        self._name = name
        self._values = values
        self._path = path
        self._asked: set[str] = set()

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        self._asked.add(key)
        value = self._values.get(key, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.complaint(key)
        return value

    def whole(self, key: str, *, least: int, most: int, default: int | None = None) -> int:
        value = self.get(key, int, default)
        if not least <= value <= most:
            raise self.complaint(key)
        return value

    def texts(self, key: str) -> frozenset[str]:
        values = self.get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.complaint(key)
        return frozenset(value.strip() for value in values)

    def table(self, key: str) -> "_Table":
        return _Table(self._name, self.get(key, dict), f"{self._path}{key}.")

    def has(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def complaint(self, key: str) -> ProfileRefused:
        return ProfileRefused(name=self._name, problem=f"{self._path}{key}")

    def close(self) -> None:
        """Complain about an entry that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self.complaint(key)


class _Reader:
    """Reads one profile, entry by entry."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        self._name = name
        self._root = _Table(name, values)
        self._form = self._chosen(FileForm, "form")
        self._columns: tuple[str, ...] = ()
        self._widths: tuple[int, ...] = ()
        self._constants: dict[int, str] = {}

    def profile(self) -> CollectionProfile:
        root = self._root
        self._read_columns()
        encoding = _ENCODINGS.get(root.get("encoding", str))
        if encoding is None:
            raise root.complaint("encoding")
        delimiter, has_header = self._csv()
        number = root.table("number")
        channel, channel_column, channel_values = self._channel()
        profile = CollectionProfile(
            name=self._name,
            title=root.get("name", str),
            form=self._form,
            encoding=encoding,
            columns=self._columns,
            widths=self._widths,
            delimiter=delimiter,
            has_header=has_header,
            match_by=self._chosen(MatchBy, "match_by"),
            number=self._column(number, "column"),
            amount=self._amount(),
            paid_on=self._date("paid_on"),
            debited_on=self._date("debited_on"),
            channel=channel,
            channel_column=channel_column,
            channel_values=channel_values,
            constants=self._constants,
            final=self._final(),
            header=self._frame("header"),
            trailer=self._frame("trailer"),
        )
        number.close()
        root.close()
        if profile.paid_on is None and profile.debited_on is None:
            raise root.complaint("paid_on")
        return profile

    def _chosen(self, among: type[Chosen], key: str) -> Chosen:
        try:
            return among(self._root.get(key, str))
        except ValueError:
            raise self._root.complaint(key) from None

    def _read_columns(self) -> None:
        rows = self._root.get("columns", list)
        names, widths = [], []
        for at, values in enumerate(rows):
            if not isinstance(values, dict):
                raise self._root.complaint("columns")
            row = _Table(self._name, values, f"columns.{at + 1}.")
            names.append(row.get("name", str))
            if self._form is FileForm.FIXED:
                widths.append(row.whole("width", least=1, most=_WIDTH_MAX))
            if row.has("is"):
                self._constants[at] = row.get("is", str).strip()
            row.close()
        if not names or len(set(names)) != len(names) or sum(widths) > _WIDTH_MAX:
            raise self._root.complaint("columns")
        self._columns, self._widths = tuple(names), tuple(widths)

    def _column(self, table: _Table, key: str) -> int:
        name = table.get(key, str)
        if name not in self._columns:
            raise table.complaint(key)
        return self._columns.index(name)

    def _csv(self) -> tuple[str, bool]:
        if self._form is FileForm.FIXED:
            return "", False
        table = self._root.table("csv")
        delimiter, has_header = table.get("delimiter", str, ","), table.get("header", bool)
        if delimiter not in _DELIMITERS:
            raise table.complaint("delimiter")
        table.close()
        return delimiter, has_header

    def _amount(self) -> AmountField:
        table = self._root.table("amount")
        decimals = table.whole("decimals", least=0, most=_DECIMALS_MAX)
        field = AmountField(
            column=self._column(table, "column"),
            decimals=decimals,
            has_point=table.get("point", bool, default=False),
            commas=table.get("commas", bool, default=False),
            sign=self._column(table, "sign") if table.has("sign") else None,
            positive=table.texts("positive"),
            negative=table.texts("negative"),
        )
        if field.has_point and not decimals:
            raise table.complaint("point")
        if field.positive & field.negative or (field.sign is not None and not field.positive):
            raise table.complaint("positive")
        table.close()
        return field

    def _date(self, key: str) -> DateField | None:
        if not self._root.has(key):
            return None
        table = self._root.table(key)
        found = _DATE_FORMAT.fullmatch(table.get("format", str))
        if found is None:
            raise table.complaint("format")
        column = self._column(table, "column")
        table.close()
        return DateField(column=column, year_digits=len(found[1]), sign=found[2])

    def _channel(self) -> tuple[Channel | None, int, dict[str, Channel]]:
        if isinstance(self._root.get("channel", object), str):
            return self._chosen(Channel, "channel"), 0, {}
        table = self._root.table("channel")
        values = table.table("values")
        channels = {}
        for said in values.keys():  # noqa: SIM118 - not a dict
            name = values.get(said, str)
            if name not in {channel.value for channel in Channel}:
                raise values.complaint(said)
            channels[said.strip()] = Channel(name)
        column = self._column(table, "column")
        table.close()
        return None, column, channels

    def _final(self) -> dict[int, frozenset[str]]:
        if not self._root.has("final"):
            return {}
        table = self._root.table("final")
        final = {}
        for name in table.keys():  # noqa: SIM118 - not a dict
            values = table.texts(name)
            if name not in self._columns or not values:
                raise table.complaint(name)
            final[self._columns.index(name)] = values
        return final

    def _frame(self, key: str) -> FrameLine | None:
        if not self._root.has(key):
            return None
        table = self._root.table(key)
        is_fixed = self._form is FileForm.FIXED
        length = sum(self._widths)
        if is_fixed:
            length = table.whole("length", least=1, most=_WIDTH_MAX, default=length)
        line = FrameLine(
            prefix=table.get("prefix", str),
            length=length,
            count=self._place(table, "count", length),
            total=self._place(table, "total", length),
        )
        if not line.prefix:
            raise table.complaint("prefix")
        table.close()
        return line

    def _place(self, table: _Table, key: str, length: int) -> Place | None:
        if not table.has(key):
            return None
        inner = table.table(key)
        if self._form is FileForm.FIXED:
            first = inner.whole("at", least=1, most=length) - 1
            end = first + inner.whole("width", least=1, most=length - first)
            place = Place(first=first, end=end)
        else:
            place = Place(cell=inner.whole("cell", least=1, most=_WIDTH_MAX) - 1)
        inner.close()
        return place
