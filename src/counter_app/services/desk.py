"""What every service works with: the store, the clock, and what this desk is set to."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.parts import DEFAULT_ORDER, PartName
from counter_app.domain.shifts import LATE_UNTIL_HOUR
from counter_app.store.case_search import CaseSearch
from counter_app.store.unit_of_work import OpenUnit
from counter_app.vault.passwords import PasswordVault

Clock = Callable[[], datetime]
NewId = Callable[[], str]


def _plenty() -> int:
    """Stand for a disk that nobody measures."""
    return sys.maxsize


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk's tools, put together by `bootstrap`.

    Attributes:
        open_unit: Opens a unit of work on the store.
        case_search: Looks cases up without a transaction.
        clock: The time now, with zone; never the computer's clock directly.
        new_id: A fresh identity, 36 characters at most.
        branch_name: As it stands on paper, such as 法務部行政執行署宜蘭分署.
        is_demo: Every paper is watermarked.
        allocation_order: Which part of a debt a payment settles first.
        is_working_day: The official calendar.
        holiday_name: What the official calendar calls a day; empty for an ordinary one.
        receipt_forms: Papers queued for each payment: ``slip``, ``a4``.
        missing_glyphs: Characters of a text that the paper cannot show.
        late_until_hour: Hour until which a shift goes on by itself after midnight.
        anchor_folders: Where the anchor of each close is written, outside the store.
        is_read_only: The store is older than an anchor: it may be read, but nothing may get a
            number.
        free_bytes: How much room the disk of the home has.
        free_bytes_min: With less than this no machine is asked for money.
        second_typing_every: Every which sheet of a batch of questionnaires is typed twice.
        vault: Hashes and compares passwords.
        steady_s: Seconds that only ever grow, whatever the clock is set to.
        locked_until_s: By name, how long it is locked by `steady_s`; beside what the store says,
            so that a clock set forward does not open a lock while this program runs.
    """

    open_unit: OpenUnit
    case_search: CaseSearch
    clock: Clock
    new_id: NewId
    desk_no: int
    branch_name: str
    is_demo: bool
    is_working_day: Callable[[date], bool]
    holiday_name: Callable[[date], str]
    missing_glyphs: Callable[[str], tuple[str, ...]]
    allocation_order: tuple[PartName, ...] = DEFAULT_ORDER
    receipt_forms: tuple[str, ...] = field(default=("slip",))
    late_until_hour: int = LATE_UNTIL_HOUR
    anchor_folders: tuple[Path, ...] = ()
    is_read_only: bool = False
    free_bytes: Callable[[], int] = _plenty
    free_bytes_min: int = 0
    second_typing_every: int = 10
    vault: PasswordVault = field(default_factory=PasswordVault)
    steady_s: Callable[[], float] = time.monotonic
    locked_until_s: dict[str, float] = field(default_factory=dict, compare=False)

    def today(self) -> date:
        """Return the day on the clock, in Taipei whatever the computer is set to."""
        return self.clock().astimezone(TAIPEI).date()
