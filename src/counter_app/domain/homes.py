"""What can be wrong with the folder that holds everything of a desk."""

from dataclasses import dataclass

from counter_app.domain.errors import Trouble


@dataclass(eq=False, kw_only=True)
class HomeInUse(Trouble):
    """Another copy of the program has this home open."""

    path: str


@dataclass(eq=False, kw_only=True)
class NoHome(Trouble):
    """There is no home in this folder yet."""

    path: str


@dataclass(eq=False, kw_only=True)
class HomeTaken(Trouble):
    """The folder holds a home already; a home is never made over another."""

    path: str


@dataclass(eq=False, kw_only=True)
class HomeUnwritable(Trouble):
    """The folder cannot be made, or may not be written."""

    path: str


@dataclass(eq=False, kw_only=True)
class DiskLow(Trouble):
    """There is so little room that a receipt might not be kept; no machine was asked.

    Attributes:
        free_bytes: What is left.
        needed_bytes: What has to be left.
    """

    free_bytes: int
    needed_bytes: int
