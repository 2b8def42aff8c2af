"""Notices for many cases at once: pick the cases, issue in parts, draw what was issued.

Each part is one transaction: numbers, notices, virtual accounts, the lines of the batch and the
entry in the journal are there together or not at all.  So a batch that was cut off anywhere goes
on where it stopped, with no case asked twice and no number missing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.case_numbers import NotACaseNumber, parse_case_number
from counter_app.domain.cases import CaseId, NothingDue, UnknownCase
from counter_app.domain.money import Twd
from counter_app.domain.notices import (
    Batch,
    BatchEmpty,
    BatchFilter,
    BatchId,
    BatchState,
    CaseListedTwice,
    Notice,
    NoticeForm,
    UnknownBatch,
)
from counter_app.domain.postal_codes import postal_code
from counter_app.domain.progress import Progress, never_stop
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.batch_papers import BatchPapers
from counter_app.services.desk import Desk
from counter_app.services.notices import issue_many
from counter_app.store.notice_batches import ConcludedLine, OpenLine, PickedCase
from counter_app.store.unit_of_work import UnitOfWork

NOTICES_AT_ONCE: Final = 200
"""In one transaction: some tenths of a second in which other desks wait."""

BATCHES_SHOWN_MAX: Final = 50

_CASES_AT_ONCE: Final = 20_000
_NUMBERS_AT_ONCE: Final = 5_000
_NUMBER_CHARACTERS_MAX: Final = 60


def plan_batch(
    desk: Desk, actor: Actor, wanted: BatchFilter, form: NoticeForm | None = None
) -> Batch:
    """Pick the cases of a batch and write them down; nothing is issued yet.

    They are put in the order of a mailing: postal code, address, case number.  What a list names
    in vain is left out of the batch and kept with the reason, see `refusals`.

    Raises:
        NotPermitted: The role issues no batches.
        BatchEmpty: No open case fits.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    left_out: list[tuple[str, str]] = []
    if wanted.case_numbers:
        picked = _listed(desk, wanted.case_numbers, left_out)
    else:
        picked = _filtered(desk, wanted)
    if not picked:
        raise BatchEmpty(
            left_out_count=len(left_out), first_left_out=left_out[0][0] if left_out else ""
        )
    ordered = sorted(map(_place_of, picked))
    picked.clear()
    batch = Batch(
        batch_id=BatchId(desk.new_id()),
        desk_no=desk.desk_no,
        made_at=desk.clock(),
        made_by=actor.login,
        wanted=replace(wanted, case_numbers=()),
        listed_count=len(wanted.case_numbers),
        form=form or NoticeForm(),
        state=BatchState.RUNNING,
        case_count=len(ordered),
        issued_count=0,
        refused_count=0,
        left_out_count=len(left_out),
        total_twd=Twd(0),
    )
    with desk.open_unit() as unit:
        unit.notice_batches.add(
            batch,
            case_numbers=wanted.case_numbers,
            lines=((CaseId(case_id), place.split("\0", 2)[1]) for place, case_id in ordered),
            left_out=left_out,
        )
        details = {
            "count": batch.case_count,
            "section": wanted.section,
            "kind": wanted.kind,
            "from_twd": wanted.amount_min_twd,
            "to_twd": wanted.amount_max_twd,
            "due_before": wanted.due_before and wanted.due_before.isoformat(),
            "listed": batch.listed_count,
            "left_out": batch.left_out_count,
        }
        said: dict[str, object] = {name: value for name, value in details.items() if value}
        _write(unit, desk, actor, act="plan_batch", batch_id=batch.batch_id, details=said)
        unit.commit()
    return batch


def owed_in_batch(desk: Desk, actor: Actor, batch_id: BatchId) -> Twd:
    """Return what stands in the store on all cases of a batch: about what it will ask for.

    Late fees of the days since a case was delivered come on top when its notice is issued.

    Raises:
        NotPermitted: The role issues no batches.
        UnknownBatch: There is no such batch.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        _known(unit, batch_id)
        return unit.notice_batches.owed(batch_id)


def cancel_batch(desk: Desk, actor: Actor, batch_id: BatchId) -> Batch:
    """Say that a batch is not wanted now; whoever runs it stops, and it can go on later.

    Returns:
        The batch; one that is done stays so.

    Raises:
        NotPermitted: The role issues no batches.
        UnknownBatch: There is no such batch.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        if unit.notice_batches.hold(batch_id) is not BatchState.RUNNING:
            return _known(unit, batch_id)
        return _cancelled(unit, desk, actor, batch_id)


def run_batch(
    desk: Desk, actor: Actor, batch_id: BatchId, *, progress: Progress = never_stop
) -> Batch:
    """Issue the notices of a batch that have no answer yet, part by part.

    Whoever starts it again goes on where it stopped, after a cancel, a crash, or at another desk
    meanwhile: a part is issued while the batch is held, from lines that are still open.

    Returns:
        The batch: done, or cancelled where *progress* or another desk said so.

    Raises:
        NotPermitted: The role issues no batches.
        UnknownBatch: There is no such batch.
        StoreBusy, StoreFull, StoreUnreachable: The store gave up; earlier parts stay issued.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        case_count = _known(unit, batch_id).case_count
    is_first, goes_on, after = True, True, 0
    while True:
        with desk.open_unit() as unit:
            state = unit.notice_batches.hold(batch_id)
            if state is BatchState.DONE or (state is BatchState.CANCELLED and not is_first):
                return _known(unit, batch_id)
            lines = unit.notice_batches.open_lines(batch_id, after=after, limit=NOTICES_AT_ONCE)
            if not lines:
                unit.notice_batches.set_state(batch_id, BatchState.DONE)
                return _committed(unit, batch_id)
            if not goes_on:
                return _cancelled(unit, desk, actor, batch_id)
            if state is BatchState.CANCELLED:
                unit.notice_batches.set_state(batch_id, BatchState.RUNNING)
            _issue(unit, desk, actor, batch_id=batch_id, lines=lines)
            unit.commit()
        # Lines are taken in their order, so every one up to here has its answer.
        is_first, after = False, lines[-1].position
        goes_on = progress(after, case_count)


def _issue(
    unit: UnitOfWork, desk: Desk, actor: Actor, *, batch_id: BatchId, lines: Sequence[OpenLine]
) -> None:
    """Issue a part; the entry in the journal is written with the notices."""
    answers = issue_many(unit, desk, actor, [line.case_id for line in lines], batch_id=batch_id)
    unit.notice_batches.conclude(
        batch_id,
        [
            ConcludedLine(line.position, answer.number, "")
            if isinstance(answer, Notice)
            else ConcludedLine(line.position, None, type(answer).__name__)
            for line, answer in zip(lines, answers, strict=True)
        ],
    )


def _cancelled(unit: UnitOfWork, desk: Desk, actor: Actor, batch_id: BatchId) -> Batch:
    unit.notice_batches.set_state(batch_id, BatchState.CANCELLED)
    batch = _known(unit, batch_id)
    details: dict[str, object] = {"count": batch.issued_count}
    _write(unit, desk, actor, act="cancel_batch", batch_id=batch_id, details=details)
    unit.commit()
    return batch


def _committed(unit: UnitOfWork, batch_id: BatchId) -> Batch:
    batch = _known(unit, batch_id)
    unit.commit()
    return batch


def draw_batch(
    desk: Desk,
    actor: Actor,
    batch_id: BatchId,
    *,
    out: Path,
    manifest: Path | None = None,
    per_section: bool = False,
    progress: Progress = never_stop,
) -> tuple[Path, ...]:
    """Draw what a batch has issued, in the order of the mailing, from what was issued.

    Drawing it again gives the same files.  One that is not done is drawn as far as it came; its
    totals say how many are missing.

    Args:
        desk: Where.
        actor: Who.
        batch_id: Which batch.
        out: The PDF; with *per_section* ``x.pdf`` stands for one ``x-SECTION.pdf`` for each.
        manifest: The list of the notices, one for each PDF and named as they are; the totals of
            all stand in one file beside it.  None for no list.
        per_section: One PDF for each section that handles the cases.
        progress: Told after every part.

    Returns:
        The files, the PDFs first; none where *progress* said to stop, and then nothing is left.

    Raises:
        NotPermitted: The role issues no batches.
        UnknownBatch: There is no such batch.
        BatchEmpty: It has no notice yet.
        PaperUnwritten: The files cannot be written; what stood there is as it was.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        batch = _known(unit, batch_id)
        numbers = unit.notice_batches.issued(batch_id)
    if not numbers:
        raise BatchEmpty
    papers = BatchPapers(desk, batch, numbers, progress=progress)

    def before_they_are_there() -> None:
        if desk.is_read_only:
            return
        with desk.open_unit() as unit:
            details = {"count": len(numbers), "total_twd": batch.total_twd, "file": out.name}
            _write(unit, desk, actor, act="print_batch", batch_id=batch_id, details=details)
            unit.commit()

    files = papers.draw(
        out, manifest, per_section=per_section, before_they_are_there=before_they_are_there
    )
    if files and not desk.is_read_only:
        with desk.open_unit() as unit:
            unit.notice_batches.set_drawn(batch_id, at=desk.clock())
            unit.commit()
    return files


def print_notices(  # noqa: PLR0913 - the options of the command, each with its own name
    desk: Desk,
    actor: Actor,
    *,
    wanted: BatchFilter,
    out: Path,
    manifest: Path | None = None,
    per_section: bool = False,
    form: NoticeForm | None = None,
    progress: Progress = never_stop,
) -> Batch:
    """Pick, issue and draw: what the command does, and what it goes on with when called again.

    A batch of the same day and desk that asked for the same and was cut off before its paper was
    there is taken up again, so that no case gets a second notice.

    Returns:
        The batch; cancelled, or without `Batch.drawn_at`, where *progress* said to stop.

    Raises:
        NotPermitted: The role issues no batches.
        BatchEmpty: No open case fits.
        PaperUnwritten: The files cannot be written; the notices stay issued.
        StoreBusy, StoreFull, StoreUnreachable: The store gave up; call it again to go on.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    form = form or NoticeForm()
    today = datetime.combine(desk.clock().astimezone(TAIPEI), time(), tzinfo=TAIPEI)
    with desk.open_unit() as unit:
        batch_id = unit.notice_batches.unfinished(wanted, form, desk_no=desk.desk_no, since=today)
    if batch_id is None:
        batch_id = plan_batch(desk, actor, wanted, form).batch_id
    batch = run_batch(desk, actor, batch_id, progress=lambda done, total: progress(done, 2 * total))
    if batch.state is BatchState.DONE and batch.issued_count:
        draw_batch(
            desk,
            actor,
            batch_id,
            out=out,
            manifest=manifest,
            per_section=per_section,
            progress=lambda done, total: progress(
                batch.case_count + done, batch.case_count + total
            ),
        )
    with desk.open_unit() as unit:
        return _known(unit, batch_id)


def batches(desk: Desk, actor: Actor) -> tuple[Batch, ...]:
    """Return the newest batches of the branch, newest first.

    Raises:
        NotPermitted: The role issues no batches.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        return unit.notice_batches.newest(limit=BATCHES_SHOWN_MAX)


def batch_notices(desk: Desk, actor: Actor, batch_id: BatchId) -> tuple[Notice, ...]:
    """Return what a batch has issued, in the order of the mailing, all at once.

    Raises:
        NotPermitted: The role issues no batches.
        UnknownBatch: There is no such batch.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        _known(unit, batch_id)
        numbers = unit.notice_batches.issued(batch_id)
        found = unit.notices.get_many(numbers)
    return tuple(found[number] for number in numbers)


def refusals(desk: Desk, actor: Actor, batch_id: BatchId) -> tuple[tuple[str, str], ...]:
    """Return what has no notice: case number, and the name of the class that says why.

    First the numbers of a list that were left out (``NotACaseNumber``, ``UnknownCase``,
    ``CaseListedTwice``, ``NothingDue``), then the cases of the batch that were refused.

    Raises:
        NotPermitted: The role issues no batches.
        UnknownBatch: There is no such batch.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    with desk.open_unit() as unit:
        _known(unit, batch_id)
        return unit.notice_batches.refusals(batch_id)


def _filtered(desk: Desk, wanted: BatchFilter) -> list[PickedCase]:
    """Look at some thousand cases at a time, so that no desk waits for a look at all of them."""
    with desk.open_unit() as unit:
        last = unit.notice_batches.last_case_id()
    found: list[PickedCase] = []
    for above in range(0, last, _CASES_AT_ONCE):
        with desk.open_unit() as unit:
            found += unit.notice_batches.pick(wanted, above=above, up_to=above + _CASES_AT_ONCE)
    return found


def _listed(
    desk: Desk, case_numbers: Sequence[str], left_out: list[tuple[str, str]]
) -> list[PickedCase]:
    """Return the open cases of a list; what names none goes to *left_out* with the reason."""
    found: list[PickedCase] = []
    seen: set[str] = set()
    for first in range(0, len(case_numbers), _NUMBERS_AT_ONCE):
        texts: dict[str, str] = {}
        for text in case_numbers[first : first + _NUMBERS_AT_ONCE]:
            said = text.strip()[:_NUMBER_CHARACTERS_MAX]
            try:
                key = parse_case_number(text).key
            except NotACaseNumber:
                left_out.append((said, NotACaseNumber.__name__))
                continue
            if key in seen:
                left_out.append((said, CaseListedTwice.__name__))
                continue
            seen.add(key)
            texts[key] = said
        with desk.open_unit() as unit:
            cases = unit.notice_batches.by_keys(list(texts))
        for key, said in texts.items():
            case = cases.get(key)
            if case is None:
                left_out.append((said, UnknownCase.__name__))
            elif not case.is_open:
                left_out.append((said, NothingDue.__name__))
            else:
                found.append(case)
    return found


def _place_of(case: PickedCase) -> tuple[str, int]:
    """Return what puts cases in the order of a mailing; one text takes least memory."""
    code = postal_code(case.address)
    last = "~" if not code else ""
    return f"{last}\0{code}\0{case.address}\0{case.case_key}", case.case_id


def _known(unit: UnitOfWork, batch_id: BatchId) -> Batch:
    batch = unit.notice_batches.get(batch_id)
    if batch is None:
        raise UnknownBatch
    return batch


def _write(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    *,
    act: str,
    batch_id: BatchId,
    details: dict[str, object],
) -> None:
    unit.journal.write(actor, at=desk.clock(), act=act, subject=batch_id, details=details)
