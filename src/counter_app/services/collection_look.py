"""Look at a collection file before it is posted: whose it is, what it comes to."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from counter_app.domain.collections import CollectionLine, ProfileRefused
from counter_app.domain.money import Twd
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.collection_files import CollectionFile
from counter_app.exchange.collection_profiles import find_profile, profile_names, read_profile
from counter_app.services.desk import Desk

FIRST_LINES: Final = 50
"""So many are shown; more are read in the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProfile:
    """A file profile that can be chosen.

    Attributes:
        title: What people call it; its name where it cannot be read.
    """

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFile:
    """What a file is, as its profile reads it.

    Attributes:
        line_count: Payments in it.
        total_twd: What they come to.
        first: The first of them, `FIRST_LINES` at most.
    """

    name: str
    size_bytes: int
    line_count: int
    total_twd: Twd
    first: tuple[CollectionLine, ...]


def file_profiles(desk: Desk, actor: Actor, *, home: Path | None = None) -> tuple[FileProfile, ...]:
    """Return every file profile; the one that was used last at this branch comes first."""
    check_permitted(actor, Act.IMPORT_COLLECTIONS)
    with desk.open_unit() as unit:
        last = unit.collections.last_profile()
    found = [_profile(name, home) for name in profile_names(home)]
    return tuple(sorted(found, key=lambda profile: (profile.name != last, profile.name)))


def look_at_file(
    desk: Desk, actor: Actor, path: Path, *, profile: str, home: Path | None = None
) -> LookedFile:
    """Return what a file is; nothing of it is posted.

    Args:
        desk: Where.
        actor: Who looks.
        path: The file.
        profile: Name of the file profile.
        home: The desk's home, whose own profiles go first.

    Raises:
        ProfileRefused: There is no such profile, or it says something that cannot be.
        CollectionFileRefused: The file is not what the profile describes.
    """
    check_permitted(actor, Act.IMPORT_COLLECTIONS)
    today = desk.today()
    file = CollectionFile(path, read_profile(find_profile(profile, home)), near=today)
    return LookedFile(
        name=file.name,
        size_bytes=path.stat().st_size,
        line_count=file.line_count,
        total_twd=file.total_twd,
        first=tuple(islice(file.lines(), FIRST_LINES)),
    )


def _profile(name: str, home: Path | None) -> FileProfile:
    try:
        return FileProfile(name=name, title=read_profile(find_profile(name, home)).title)
    except ProfileRefused:
        # It stays in the list: choosing it says what is wrong with it.
        return FileProfile(name=name, title=name)
