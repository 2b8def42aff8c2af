"""Device profiles: what differs from bank to bank and reader to reader, as TOML.

A profile is read once, strictly: an unknown key is as wrong as a missing one, because a
misspelt time limit would otherwise be the default without anyone knowing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

import counter_app
from counter_app.domain.errors import Trouble

T = TypeVar("T")


class ProfileProblem(StrEnum):
    """What is wrong with a profile; each has words in ``ui/messages.py``."""

    NO_FILE = "no_file"
    NOT_TOML = "not_toml"
    MISSING = "missing"
    UNKNOWN = "unknown"
    WRONG_TYPE = "wrong_type"
    NOT_ALLOWED = "not_allowed"


@dataclass(eq=False, kw_only=True)
class ProfileUnreadable(Trouble):
    """A device profile cannot be used.

    Attributes:
        source: The file.
        key: With its tables, as in ``waits.result_wait_ms``; empty for the whole file.
        detail: What stands there, or what the TOML reader said.
    """

    source: str
    problem: ProfileProblem
    key: str = ""
    detail: str = ""

    def __str__(self) -> str:
        """Say everything: a profile holds nothing personal."""
        return f"{self.source}: {self.key or 'profile'} {self.problem.value} {self.detail}".rstrip()


def shipped_profile(folder: str, name: str) -> Path:
    """Return where a profile that comes with the program lies.

    Args:
        folder: ``terminals`` or ``readers``.
        name: Without ``.toml``.
    """
    package = Path(counter_app.__file__).parent
    # An installed package carries its resources; a checkout has them beside src.
    installed = package / "resources"
    resources = installed if installed.is_dir() else package.parents[1] / "resources"
    return resources / "profiles" / folder / f"{name}.toml"


class ProfileTable:
    """One table of a profile, every key of which must be asked for.

    Args:
        source: The file, for the complaint.
        values: The table.
        path: Name of the table with a dot behind it, or empty for the whole file.
    """

    def __init__(self, source: str, values: Mapping[str, object], *, path: str = "") -> None:
        self._source = source
        self._values = values
        self._path = path
        self._asked: set[str] = set()

    @classmethod
    def from_text(cls, text: str, *, source: str) -> "ProfileTable":
        """Read TOML.

        Raises:
            ProfileUnreadable: It is none.
        """
        try:
            return cls(source, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise ProfileUnreadable(
                source=source, problem=ProfileProblem.NOT_TOML, detail=str(error)
            ) from error

    @classmethod
    def from_file(cls, path: Path) -> "ProfileTable":
        """Read a TOML file.

        Raises:
            ProfileUnreadable: It is not there or not TOML.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ProfileUnreadable(source=str(path), problem=ProfileProblem.NO_FILE) from error
        return cls.from_text(text, source=str(path))

    def text(self, key: str, *, among: frozenset[str] | None = None) -> str:
        """Return a text, one of *among* if given."""
        value = self._value(key, str)
        if among is not None and value not in among:
            raise self._complaint(key, ProfileProblem.NOT_ALLOWED, value)
        return value

    def whole(self, key: str, *, least: int = 0, most: int = 10_000_000) -> int:
        """Return a whole number within limits."""
        value = self._value(key, int)
        if isinstance(value, bool):
            raise self._complaint(key, ProfileProblem.WRONG_TYPE, str(value))
        if not least <= value <= most:
            raise self._complaint(key, ProfileProblem.NOT_ALLOWED, str(value))
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self._value(key, bool)

    def texts(self, key: str, *, among: frozenset[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, each one of *among* if given."""
        values = self._value(key, list)
        for value in values:
            if not isinstance(value, str):
                raise self._complaint(key, ProfileProblem.WRONG_TYPE, str(value))
            if among is not None and value not in among:
                raise self._complaint(key, ProfileProblem.NOT_ALLOWED, value)
        return tuple(values)

    def table(self, key: str) -> "ProfileTable":
        """Return a table inside this one."""
        values = cast("Mapping[str, object]", self._value(key, dict))
        return ProfileTable(self._source, values, path=f"{self._path}{key}.")

    def has(self, key: str) -> bool:
        """Tell whether a key is there, for tables that a profile may leave out."""
        return key in self._values

    def pairs(self, key: str, *, among: frozenset[str]) -> dict[str, str]:
        """Return a table of free keys whose values are each one of *among*."""
        table = self.table(key)
        return {name: table.text(name, among=among) for name in table.keys()}  # noqa: SIM118

    def keys(self) -> tuple[str, ...]:
        """Return every key, for tables whose keys are free."""
        return tuple(self._values)

    def close(self) -> None:
        """Complain about a key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self._complaint(key, ProfileProblem.UNKNOWN)

    def _value(self, key: str, kind: type[T]) -> T:
        self._asked.add(key)
        if key not in self._values:
            raise self._complaint(key, ProfileProblem.MISSING)
        value = self._values[key]
        if not isinstance(value, kind):
            raise self._complaint(key, ProfileProblem.WRONG_TYPE, str(value))
        return value

    def _complaint(self, key: str, problem: ProfileProblem, detail: str = "") -> ProfileUnreadable:
        return ProfileUnreadable(
            source=self._source, problem=problem, key=f"{self._path}{key}", detail=detail
        )
