"""Take in responses that were typed elsewhere, in earlier years.

A thousand rows at a time are stored with their journal entry, so that desks go on working; an
import that was cut off is finished by importing the file again.  Nobody follows these up: they
are of the past.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from counter_app.domain.progress import Progress, never_stop
from counter_app.domain.questionnaires import StoredQuestionnaire, UnknownQuestionnaire
from counter_app.domain.responses import ResponseId, Source
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.rejected_rows import RejectedRow, RejectedRows
from counter_app.exchange.response_files import ResponseFile, ResponseLine, read_responses
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.store.survey_imports import ImportedRow
from counter_app.store.surveys import ResponseRow
from counter_app.store.unit_of_work import UnitOfWork

CHUNK_ROWS: Final = 1_000
"""So many rows are one transaction, for which a desk that is paying may have to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseImport:
    """What became of a file.

    Attributes:
        known: Rows that were imported before; they stand as they are.
        rejected: Rows that are wrong in themselves, or say otherwise than the row that was
            imported with their number.
        rejected_path: Where these stand with their reasons; None where there are none.
        is_complete: Not stopped on the way.
    """

    stored: int
    known: int
    rejected: int
    rejected_path: Path | None
    is_complete: bool


def import_responses(
    desk: Desk,
    actor: Actor,
    path: Path,
    *,
    version: int | None = None,
    progress: Progress = never_stop,
) -> ResponseImport:
    """Store the responses of a file; importing it again stores only what is not there yet.

    Args:
        desk: Where; rows that name no desk are of this one.
        actor: Who.
        path: A CSV file, see `exchange.response_files`.
        version: Of the questionnaire that was answered; None for the one in force on the day of
            each row.
        progress: Told rows done and rows in all after each part; says whether to go on.

    Raises:
        NotPermitted: The role does not import.
        UnknownQuestionnaire: There is no such version, or somebody dropped it meanwhile.
        TextFileRefused: The file as a whole cannot be imported; nothing was stored.
    """
    check_permitted(actor, Act.IMPORT_RESPONSES)
    with desk.open_unit() as unit:
        versions = [each for each in unit.questionnaires.all() if version in {None, each.version}]
    if not versions:
        raise UnknownQuestionnaire(version=version or 0)
    file = read_responses(path, versions, desk_no=actor.desk_no, today=desk.today())
    with RejectedRows(path, file.columns.header, file.cells_of) as rejected:
        run = _Import(desk, actor, file, versions)
        is_complete = run.part_by_part(progress)
        rejected.write([*file.rejected, *run.differing])
    return ResponseImport(
        stored=run.stored,
        known=run.known,
        rejected=rejected.count,
        rejected_path=rejected.path if rejected.count else None,
        is_complete=is_complete,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Some rows of a file, each with the identity that it will have."""

    lines: Mapping[ResponseId, ResponseLine]
    is_last: bool


class _Import:
    """One run over one file."""

    def __init__(
        self,
        desk: Desk,
        actor: Actor,
        file: ResponseFile,
        versions: Sequence[StoredQuestionnaire],
    ) -> None:
        self._desk = desk
        self._actor = actor
        self._file = file
        self._read_by = {each.version: each.questionnaire for each in versions}
        self.stored = 0
        self.known = 0
        self.differing: list[RejectedRow] = []

    def part_by_part(self, progress: Progress) -> bool:
        """Store each part in a transaction of its own; tell whether it came to the end."""
        lines = self._file.lines
        for start in range(0, max(len(lines), 1), CHUNK_ROWS):
            end = start + CHUNK_ROWS
            part = _Part(
                lines={ResponseId(self._desk.new_id()): each for each in lines[start:end]},
                is_last=end >= len(lines),
            )
            stored, differing = once(partial(self._store, part))
            self.stored += stored
            self.known += len(part.lines) - stored - len(differing)
            self.differing += differing
            if not progress(min(end, len(lines)), len(lines)) and not part.is_last:
                return False
        return True

    def _store(self, part: _Part) -> tuple[int, list[RejectedRow]]:
        now = self._desk.clock()
        with self._desk.open_unit() as unit:
            unit.queue_at_desk(self._desk.desk_no)
            self._hold_versions(unit, part)
            known = unit.survey_imports.known(each.key for each in part.lines.values())
            new = {name: line for name, line in part.lines.items() if line.key not in known}
            # Where the answer to a commit was lost, these are the rows of the first attempt.
            ours = sum(1 for each in known.values() if each.response_id in part.lines)
            differing = [
                _differing(line)
                for line in part.lines.values()
                if line.is_numbered and _says_otherwise(line, known.get(line.key))
            ]
            unit.surveys.add_responses(
                ResponseRow(
                    response_id=response_id,
                    version=line.version,
                    source=Source.IMPORT,
                    answered_on=line.answered_on,
                    desk_no=line.desk_no,
                    begun_at=now,
                    typed_by=self._actor.login,
                    completed_at=now,
                    import_key=line.key,
                )
                for response_id, line in new.items()
            )
            unit.surveys.add_answers({name: line.answers for name, line in new.items()})
            if not ours:
                self._write_down(unit, part, len(new), len(differing))
            unit.commit()
        return len(new) + ours, differing

    def _hold_versions(self, unit: UnitOfWork, part: _Part) -> None:
        """Keep the versions as they were read; so two imports of one file take turns as well."""
        for version in sorted({each.version for each in part.lines.values()}):
            found = unit.questionnaires.get(version, locked=True)
            if found is None or found.questionnaire != self._read_by[version]:
                raise UnknownQuestionnaire(version=version)
            unit.questionnaires.mark_used(version, at=self._desk.clock())

    def _write_down(self, unit: UnitOfWork, part: _Part, stored: int, differing: int) -> None:
        file = self._file
        unit.journal.write(
            self._actor,
            at=self._desk.clock(),
            act="import_responses",
            subject=file.path.name,
            details={
                "sha256": file.digest,
                "last_line": max((each.line_number for each in part.lines.values()), default=1),
                "stored": stored,
                "imported_before": len(part.lines) - stored - differing,
                "rejected": differing + (len(file.rejected) if part.is_last else 0),
            },
        )
        if part.is_last and not unit.survey_imports.has_file(file.digest):
            unit.survey_imports.add_file(
                file.digest,
                file_name=file.path.name,
                imported_by=self._actor.login,
                at=self._desk.clock(),
                response_count=len(file.lines),
                rejected_count=len(file.rejected),
            )


def _says_otherwise(line: ResponseLine, known: ImportedRow | None) -> bool:
    if known is None:
        return False
    # A file that names no desk may be imported again at another one.
    desk_no = line.desk_no if line.names_desk else known.desk_no
    said = (line.answered_on, desk_no, frozenset(line.answers))
    return said != (known.answered_on, known.desk_no, known.answers)


def _differing(line: ResponseLine) -> RejectedRow:
    return RejectedRow(
        line_number=line.line_number,
        reason="這個編號已經匯入過，而內容不同；先前匯入的沒有更改",
        cells=line.cells,
    )
