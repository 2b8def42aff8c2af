"""What the page of batches needs of the services, with the person and the desk already in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter_app.domain.money import Twd
from counter_app.domain.notices import Batch, BatchFilter, BatchId, NoticeForm
from counter_app.ui.background import Background

Tell = Callable[[int, int], bool]
"""Told how far it is; returns whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBatch:
    """A batch that has not begun.

    Attributes:
        owed_twd: What its cases owed when they were delivered, all together; late fees and
            interest since then come on top.
    """

    batch: Batch
    owed_twd: Twd


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBatch:
    """Where the papers of a batch are.

    Attributes:
        papers: The PDFs.
        lists: The manifest, or one for each section, and their totals.
    """

    papers: tuple[Path, ...]
    lists: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPorts:
    """Everything the page can ask for.

    Attributes:
        today: The day of issue.
        kinds: Every kind of case.
        read_list: The case numbers of a list file.
        plan: Picks the cases, and issues nothing yet.
        call_off: Says that a batch is not wanted now; it can still be begun.
        run: Issues what is not issued yet; begun anew after a crash it makes nothing twice.
        draw: Writes the papers and the manifest into a folder, one PDF for each section if the
            flag says so; None where it was told to stop.
        batches: Those of the branch, newest first.
        refusals: Case numbers without a notice, and the name of the reason.
        folder: Where papers usually go.
        steady_s: A clock that never jumps, in seconds.
        store: Where the store is asked.
        working: Where long work is done.
    """

    today: Callable[[], date]
    kinds: Callable[[], tuple[str, ...]]
    read_list: Callable[[Path], tuple[str, ...]]
    plan: Callable[[BatchFilter, NoticeForm], PlannedBatch]
    call_off: Callable[[BatchId], Batch]
    run: Callable[[BatchId, Tell], Batch]
    draw: Callable[[Batch, Path, bool, Tell], DrawnBatch | None]
    batches: Callable[[], tuple[Batch, ...]]
    refusals: Callable[[BatchId], tuple[tuple[str, str], ...]]
    folder: Path
    steady_s: Callable[[], float]
    store: Background
    working: Background
