"""Copies of the store: what one holds, in figures that can be compared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.money import Twd

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; both in the same unit."""


@dataclass(eq=False, kw_only=True)
class NotABackup(Refusal):
    """The file is not there, is no copy of a store, or its manifest cannot be read."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStand:
    """How far one desk had come.

    Attributes:
        desk_no: 0 for the office.
        chain_seq, row_hash: Head of its chain.
        last_receipt: Newest printed number; empty before the first.
    """

    desk_no: int
    chain_seq: int
    row_hash: str
    last_receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStand:
    """What a store holds, in figures that can be compared.

    Attributes:
        schema: Version of its tables.
        receipt_count, receipts_twd: All receipts that were ever issued, and their sum.
    """

    schema: str
    desks: tuple[DeskStand, ...]
    receipt_count: int
    receipts_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands beside a copy.

    Attributes:
        program: Version that made it.
        source: ``sqlite`` or ``postgresql``.
        desk_no: Desk that made it, and whose key opens it.
        is_demo: It holds no money and no real people.
        sha256: Of the whole file, hexadecimal.
    """

    made_at: datetime
    program: str
    source: str
    desk_no: int
    branch: str
    is_demo: bool
    file_bytes: int
    sha256: str
    stand: StoreStand


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the store, with its manifest; None where the manifest is gone."""

    path: Path
    manifest: Manifest | None


@dataclass(eq=False, kw_only=True)
class BackupFailed(Trouble):
    """The copy was not made; the store itself is as it was.

    Attributes:
        folder: Where it should have gone.
        detail: What the system said.
    """

    folder: str
    detail: str


@dataclass(eq=False, kw_only=True)
class NotEmpty(Refusal):
    """A copy is put only into a database that holds no books."""
