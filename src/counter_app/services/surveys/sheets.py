"""One sheet: found, read, put in order, and changed after it was complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.questionnaires import (
    Questionnaire,
    StoredQuestionnaire,
    UnknownQuestionnaire,
    in_force,
)
from counter_app.domain.responses import (
    Answer,
    Batch,
    BatchNotOpen,
    BatchNumber,
    BatchState,
    ResponseId,
    Sheet,
    SheetNotInHand,
    UnknownBatch,
    low_answers,
)
from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.store.surveys import FIRST_TYPING, SECOND_TYPING, ResponseRow
from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """A sheet of paper as it stands in the store, with what it belongs to.

    Attributes:
        row: Its response.
        batch: Counted as it stands.
        asked: What the visitor held.
    """

    row: ResponseRow
    batch: Batch
    asked: Questionnaire


def hold_batch(unit: UnitOfWork, number: str, state: BatchState) -> Batch:
    """Hold a batch until the transaction ends.

    Raises:
        UnknownBatch: There is none.
        BatchNotOpen: It stands elsewhere.
    """
    batch = unit.surveys.batch(number, lock=True)
    if batch is None:
        raise UnknownBatch(number=number)
    if batch.state is not state:
        raise BatchNotOpen(number=number, state=batch.state)
    return batch


def hold_sheet(unit: UnitOfWork, response_id: ResponseId, state: BatchState) -> PaperSheet:
    """Hold a complete or half-typed sheet and its batch, in this order: the batch first.

    Raises:
        SheetNotInHand: There is no such sheet, or it was thrown out.
        BatchNotOpen: Its batch stands elsewhere.
    """
    seen = unit.surveys.response(response_id)
    if seen is None or seen.batch is None:
        raise SheetNotInHand(number="")
    batch = hold_batch(unit, seen.batch, state)
    row = unit.surveys.response(response_id, lock=True)
    if row is None or row.discarded_at is not None:
        raise SheetNotInHand(number=seen.number or "")
    return PaperSheet(row=row, batch=batch, asked=asked_in(unit, row.version))


def asked_in(unit: UnitOfWork, version: int) -> Questionnaire:
    """Return what a version asks.

    Raises:
        UnknownQuestionnaire: There is no such version.
    """
    found = unit.questionnaires.get(version)
    if found is None:
        raise UnknownQuestionnaire(version=version)
    return found.questionnaire


def use_version(unit: UnitOfWork, version: int, *, at: datetime) -> StoredQuestionnaire:
    """Return a version that stands from now on, whatever happens.

    Raises:
        UnknownQuestionnaire: There is no such version.
    """
    # One that was used already cannot change: nobody has to wait for it.
    found = unit.questionnaires.get(version)
    if found is not None and not found.is_used:
        found = unit.questionnaires.get(version, locked=True)
    if found is None:
        raise UnknownQuestionnaire(version=version)
    unit.questionnaires.mark_used(version, at=at)
    return found


def use_version_of(unit: UnitOfWork, day: date, *, at: datetime) -> StoredQuestionnaire:
    """Return the version in force on a day, which stands from now on.

    Raises:
        UnknownQuestionnaire: There is none.
    """
    found = in_force(unit.questionnaires.all(), day)
    if found is None:
        raise UnknownQuestionnaire(version=0)
    return use_version(unit, found.version, at=at)


def in_order(questionnaire: Questionnaire, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return answers in the order of the questions."""
    by_code = {each.code: each for each in answers}
    return tuple(by_code[each.code] for each in questionnaire.questions if each.code in by_code)


def read_sheet(unit: UnitOfWork, row: ResponseRow, *, typing: int = FIRST_TYPING) -> Sheet:
    """Return a sheet of paper as one of its two typings has it."""
    asked = asked_in(unit, row.version)
    return sheet_of(
        row,
        in_order(asked, unit.surveys.answers(row.response_id, typing=typing).values()),
        typing=typing,
    )


def sheet_of(row: ResponseRow, answers: tuple[Answer, ...], *, typing: int = FIRST_TYPING) -> Sheet:
    """Return a sheet of paper with answers that were read already.

    Raises:
        SheetNotInHand: The response is of no sheet.
    """
    if row.number is None or row.batch is None or row.position is None:
        raise SheetNotInHand(number="")
    is_second = typing == SECOND_TYPING
    return Sheet(
        response_id=row.response_id,
        number=row.number,
        batch=row.batch,
        version=row.version,
        position=row.position,
        answers=answers,
        typed_by=row.checked_by if is_second else row.typed_by,
        is_complete=(row.checked_at if is_second else row.completed_at) is not None,
    )


def change_answers(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    sheet: PaperSheet,
    *,
    answers: Iterable[Answer],
    kind: str,
) -> tuple[str, ...]:
    """Change answers of a complete sheet, what stood there is kept beside; return their codes.

    Args:
        unit: The transaction.
        desk: Where.
        actor: Who.
        sheet: Held.
        answers: Checked; those that say what stands there change nothing.
        kind: ``correct`` or ``settle``.
    """
    response_id, at = sheet.row.response_id, desk.clock()
    kept = unit.surveys.answers(response_id)
    changed = [each for each in answers if kept[each.code] != each]
    for answer in changed:
        unit.surveys.add_correction(
            response_id,
            old=kept[answer.code],
            new=answer,
            kind=kind,
            actor=actor.login,
            desk_no=desk.desk_no,
            at=at,
        )
        unit.surveys.change_answer(response_id, answer)
    if low_answers(sheet.asked, changed):
        unit.surveys.open_follow_up(response_id, at=at)
    return tuple(each.code for each in changed)


def write_act(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    row: ResponseRow,
    *,
    act: str,
    codes: Iterable[str] = (),
) -> None:
    """Write into the journal what was done to a sheet, without any answer.

    Args:
        unit: The transaction.
        desk: Where.
        actor: Who.
        row: Of the sheet.
        act: What.
        codes: Questions whose answers changed.
    """
    details: dict[str, object] = {"batch": row.batch, "position": row.position}
    changed = list(codes)
    if changed:
        details["questions"] = changed
    unit.journal.write(
        actor, at=desk.clock(), act=act, subject=row.number or row.response_id, details=details
    )


def close_when_checked(unit: UnitOfWork, desk: Desk, actor: Actor, number: BatchNumber) -> None:
    """Close a batch that is held, once nothing of it is left to check."""
    if read_batch(unit, number).to_check:
        return
    unit.surveys.set_batch_state(number, BatchState.CLOSED)
    unit.journal.write(actor, at=desk.clock(), act="close_batch", subject=number)


def read_batch(unit: UnitOfWork, number: BatchNumber) -> Batch:
    """Return a batch, counted as it stands.

    Raises:
        UnknownBatch: There is none.
    """
    batch = unit.surveys.batch(number)
    if batch is None:
        raise UnknownBatch(number=number)
    return batch
