"""Import a case file: check every row, store the good ones, write the others beside the file."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from counter_app.domain.calendar import format_roc
from counter_app.domain.deliveries import Conflict, DeliveredCase
from counter_app.domain.kinds import CaseKind, KindName
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.case_files import SIZE_BYTES_MAX, CaseChunk, CaseFile
from counter_app.exchange.rejected_rows import RejectedRow, RejectedRows
from counter_app.services.desk import Desk
from counter_app.store.case_intake import RefusedDelivery
from counter_app.store.unit_of_work import UnitOfWork

Progress = Callable[[int, int, int], bool]
"""Told bytes done, bytes in all and rows read; returns False to stop."""

NO_LAW: Final = "none"
"""The rule of a kind that a file names for the first time: amounts stand as delivered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of a case file.

    Attributes:
        rejected: Rows that are wrong in themselves.
        conflicts: Rows that would undo what was paid at a desk.
        rejected_path: Where both stand with their reasons; None when there are none.
        cancelled: Stopped on request; what was counted stays stored.
    """

    stored_new: int
    updated: int
    unchanged: int
    rejected: int
    conflicts: int
    rejected_path: Path | None
    cancelled: bool

    @property
    def is_complete(self) -> bool:
        """Tell whether every row of the file is in the store."""
        return not (self.rejected or self.conflicts or self.cancelled)


@dataclass(slots=True)
class _Counts:
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    conflicts: int = 0


def never_stop(_done_bytes: int, _total_bytes: int, _rows: int) -> bool:
    """Go on whatever happens."""
    return True


def import_cases(
    desk: Desk,
    actor: Actor,
    path: Path,
    *,
    all_or_nothing: bool = False,
    progress: Progress = never_stop,
    size_bytes_max: int = SIZE_BYTES_MAX,
) -> ImportReport:
    """Store the cases of a file; importing it again updates and never doubles.

    Some thousand rows at a time are stored with their journal row, so that desks go on
    working, and a cancelled or crashed import is finished by importing the file again.  With
    *all_or_nothing* the file is checked to its end first, and then stored in one piece.

    The file is a CSV with every column of `exchange.case_columns`; *progress* is called after
    each part, on this thread.

    Raises:
        NotPermitted: The role does not import.
        TextFileRefused: The file as a whole cannot be imported; nothing was stored.
        StoreBusy, StoreFull, StoreUnreachable: The store gave up; earlier parts stay stored.
    """
    check_permitted(actor, Act.IMPORT_CASES)
    file = CaseFile(path, size_bytes_max=size_bytes_max)
    with (
        RejectedRows(file.path, file.header, file.cells_of) as rejected,
        _collector_paused(),
    ):
        run = _Import(desk, actor, file, rejected=rejected, progress=progress)
        return run.all_or_nothing() if all_or_nothing else run.part_by_part()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python from searching for cycles after every few hundred rows: a fifth of the time.

    Rows make no cycles; what others leave behind meanwhile is collected after each part.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


class _Import:
    """One run over one file."""

    def __init__(
        self,
        desk: Desk,
        actor: Actor,
        file: CaseFile,
        *,
        rejected: RejectedRows,
        progress: Progress,
    ) -> None:
        self._desk = desk
        self._actor = actor
        self._file = file
        self._rejected = rejected
        self._progress = progress
        self._counts = _Counts()

    def part_by_part(self) -> ImportReport:
        """Store each part in a unit of its own."""
        self._begin()
        cancelled = False
        for chunk in self._file.chunks():
            with self._desk.open_unit() as unit:
                self._store(unit, chunk)
                unit.commit()
            if not self._tell(chunk, passes=1):
                cancelled = True
                break
        with self._desk.open_unit() as unit:
            report = self._finish(unit, cancelled=cancelled)
            unit.commit()
        return report

    def all_or_nothing(self) -> ImportReport:
        """Store the whole file in one unit, or nothing of it."""
        self._begin()
        for chunk in self._file.chunks():
            self._reject(chunk.rejected)
            if not self._tell(chunk, passes=2):
                return self._store_nothing(cancelled=True)
        if self._counts.rejected:
            return self._store_nothing(cancelled=False)
        cancelled = False
        with self._desk.open_unit() as unit:
            for chunk in self._file.chunks():
                self._store(unit, chunk)
                if not self._tell(chunk, passes=2, before_bytes=self._file.size_bytes):
                    cancelled = True
                    break
            if not (cancelled or self._counts.conflicts):
                report = self._finish(unit, cancelled=False)
                unit.commit()
                return report
        return self._store_nothing(cancelled=cancelled)

    def _begin(self) -> None:
        with self._desk.open_unit() as unit:
            self._write(unit, "begin_case_import", {"size_bytes": self._file.size_bytes})
            unit.commit()

    def _store(self, unit: UnitOfWork, chunk: CaseChunk) -> None:
        known = unit.rules.kinds()
        unit.rules.add_kinds(
            [
                CaseKind(name=KindName(kind), law=NO_LAW)
                for kind in sorted({row.kind for row in chunk.rows} - known.keys())
            ]
        )
        taken = unit.case_intake.take_in(chunk.rows)
        self._counts.new += taken.new
        self._counts.updated += taken.updated
        self._counts.unchanged += taken.unchanged
        self._counts.conflicts += len(taken.refused)
        conflicts = [
            RejectedRow(
                line_number=chunk.line_numbers[refused.index],
                reason=_words(refused, chunk.rows[refused.index]),
                cells=self._file.row_again(chunk, refused.index),
            )
            for refused in taken.refused
        ]
        self._counts.rejected += len(chunk.rejected)
        self._rejected.write([*chunk.rejected, *conflicts])
        self._write(
            unit,
            "import_cases",
            {
                "last_line": chunk.last_line,
                "new": taken.new,
                "updated": taken.updated,
                "conflicts": len(taken.refused),
            },
        )

    def _reject(self, rows: Sequence[RejectedRow]) -> None:
        self._counts.rejected += len(rows)
        self._rejected.write(rows)

    def _tell(self, chunk: CaseChunk, *, passes: int, before_bytes: int = 0) -> bool:
        gc.collect(1)
        return self._progress(
            before_bytes + chunk.done_bytes, passes * self._file.size_bytes, chunk.last_line - 1
        )

    def _store_nothing(self, *, cancelled: bool) -> ImportReport:
        self._counts.new = self._counts.updated = self._counts.unchanged = 0
        with self._desk.open_unit() as unit:
            report = self._finish(unit, cancelled=cancelled)
            unit.commit()
        return report

    def _finish(self, unit: UnitOfWork, *, cancelled: bool) -> ImportReport:
        counts = self._counts
        unit.case_intake.refresh_statistics(rows_changed=counts.new + counts.updated)
        self._write(unit, "finish_case_import", {**asdict(counts), "cancelled": cancelled})
        return ImportReport(
            stored_new=counts.new,
            updated=counts.updated,
            unchanged=counts.unchanged,
            rejected=counts.rejected,
            conflicts=counts.conflicts,
            rejected_path=self._rejected.path if self._rejected.count else None,
            cancelled=cancelled,
        )

    def _write(self, unit: UnitOfWork, act: str, details: Mapping[str, object]) -> None:
        unit.journal.write(
            self._actor,
            at=self._desk.clock(),
            act=act,
            subject=self._file.path.name,
            details={"sha256": self._file.sha256, **details},
        )


def _words(refused: RefusedDelivery, row: DeliveredCase) -> str:
    if refused.conflict is Conflict.BEING_PAID or refused.last_paid_on is None:
        return f"本案正在第 {refused.desk_no} 櫃繳款中，未更新"
    paid_on = refused.last_paid_on
    if row.computed_on is None:
        why = "檔案沒有計算日"
    elif row.computed_on == paid_on:
        why = "檔案計算日為同一日"
    else:
        why = "檔案計算日較早"
    return f"本案已於 {format_roc(paid_on)} 臨櫃繳款，{why}，未更新"
