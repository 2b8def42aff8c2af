"""What can be wrong with the store before or while it is asked."""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import Trouble


@dataclass(eq=False, kw_only=True)
class StoreBusy(Trouble):
    """Another desk held the store for longer than we wait; nothing was changed."""


@dataclass(eq=False, kw_only=True)
class StoreUnreachable(Trouble):
    """The database does not answer; a change in flight may or may not have been kept."""


@dataclass(eq=False, kw_only=True)
class StoreFull(Trouble):
    """There is no room left on the disk; the change was not kept."""


@dataclass(eq=False, kw_only=True)
class StoreLocked(Trouble):
    """The key does not open this store, or the file is damaged."""


@dataclass(eq=False, kw_only=True)
class StoreSuspect(Trouble):
    """The disk failed while the store was written: nobody knows what is on it.

    Nothing more is written before the program has opened the store anew and checked it.
    """


@dataclass(eq=False, kw_only=True)
class StoreDamaged(Trouble):
    """The store was read and is not whole: a page is broken, or the chain does not hold.

    Attributes:
        detail: What was found, for whoever mends it; holds no names.
    """

    detail: str


@dataclass(eq=False, kw_only=True)
class StoreOlderThanAnchor(Trouble):
    """An older copy was put back, or the newest rows were cut off: an anchor says so.

    The store may be read; nothing is written, so that no number is given out twice.

    Attributes:
        desk_no: Desk of the close that the store does not know.
        z_number: Of that close.
        business_day: Of that close.
    """

    desk_no: int
    z_number: int
    business_day: date


class PaymentExists(Exception):  # noqa: N818 - the services look again, nobody is told
    """Another desk wrote a payment with this identity meanwhile; nothing was changed."""


@dataclass(eq=False, kw_only=True)
class StoreTooNew(Trouble):
    """The store was written by a newer program."""

    found: str


@dataclass(eq=False, kw_only=True)
class NotTheOwner(Trouble):
    """Only the owner of the PostgreSQL database may bring it up to date or say who may what."""


@dataclass(eq=False, kw_only=True)
class StoreMissing(Trouble):
    """There is no store in this home yet."""


@dataclass(eq=False, kw_only=True)
class UnsafeLibrary(Trouble):
    """The SQLite library has the WAL-reset defect (fixed in 3.51.3 and 3.53.0)."""

    version: str


@dataclass(eq=False, kw_only=True)
class NetworkShare(Trouble):
    """A SQLite store may not lie on a network share: its locks do not hold there."""

    path: str
