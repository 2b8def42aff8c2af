"""Typing from paper: open a batch, type its sheets, correct them, end it with the count.

Every answer is saved as it is typed, so that a power cut takes the digit in hand at most.  A
sheet has its number and its place from the moment its typing begins.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import (
    Answer,
    Batch,
    BatchCountDiffers,
    BatchNumber,
    BatchOpening,
    BatchState,
    ResponseId,
    Sheet,
    SheetAlreadyTyped,
    SheetIncomplete,
    SheetNotInHand,
    SheetNumber,
    SheetsInHand,
    Source,
    UnknownSheet,
    check_answers,
    check_opening,
    low_answers,
    parse_sheet_number,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.once import once
from counter_app.services.surveys.sheets import (
    PaperSheet,
    asked_in,
    change_answers,
    close_when_checked,
    hold_batch,
    hold_sheet,
    in_order,
    read_batch,
    read_sheet,
    sheet_of,
    use_version,
    use_version_of,
    write_act,
)
from counter_app.store.surveys import ResponseRow
from counter_app.store.unit_of_work import UnitOfWork

# --- batches ------------------------------------------------------------------------------------


def open_batch(desk: Desk, actor: Actor, opening: BatchOpening, *, request_key: str) -> Batch:
    """Begin a stack of sheets.

    Args:
        desk: Where it is typed.
        actor: Who begins it.
        opening: Day, desk and count, and which sheets are typed twice.
        request_key: The same for every attempt: the batch is opened once.

    Raises:
        BatchRefused: A field cannot be as it is.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    return once(partial(_open, desk, actor, opening, request_key=request_key))


def _open(desk: Desk, actor: Actor, opening: BatchOpening, *, request_key: str) -> Batch:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        known = unit.surveys.batch_of_request(request_key)
        if known is not None:
            return known
        check_opening(opening, today=desk.today())
        batch = Batch(
            number=unit.surveys.take_batch_number(on=desk.today()),
            opening=opening,
            state=BatchState.TYPING,
            opened_by=actor.login,
            opened_at=desk.clock(),
            typed=0,
            to_check=0,
        )
        unit.surveys.add_batch(batch, request_key=request_key)
        unit.journal.write(
            actor,
            at=batch.opened_at,
            act="open_batch",
            subject=batch.number,
            details={
                "answered_on": opening.answered_on.isoformat(),
                "desk": opening.desk_no,
                "count": opening.sheet_count,
                "check_every": opening.check_every,
            },
        )
        unit.commit()
    return batch


def batches(desk: Desk, actor: Actor) -> tuple[Batch, ...]:
    """Return the batches with something left to type or to check, oldest first."""
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        return unit.surveys.open_batches()


def recount_batch(desk: Desk, actor: Actor, batch: BatchNumber, sheet_count: int) -> Batch:
    """Say that a stack has another count of sheets after all.

    None at all is a count, too: a stack that was opened by mistake is ended so.

    Raises:
        UnknownBatch: There is no such batch.
        BatchNotOpen: Its typing has ended.
        BatchRefused: There is no such count.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    return once(partial(_recount, desk, actor, batch, sheet_count))


def _recount(desk: Desk, actor: Actor, number: BatchNumber, sheet_count: int) -> Batch:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        batch = hold_batch(unit, number, BatchState.TYPING)
        old = batch.opening.sheet_count
        if old == sheet_count:
            return batch
        if sheet_count:
            check_opening(replace(batch.opening, sheet_count=sheet_count), today=desk.today())
        unit.surveys.set_sheet_count(number, sheet_count)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="recount_batch",
            subject=number,
            details={"old": old, "new": sheet_count},
        )
        batch = read_batch(unit, number)
        unit.commit()
    return batch


def close_typing(desk: Desk, actor: Actor, batch: BatchNumber) -> Batch:
    """End the typing of a stack: its count must be what was counted.

    A sheet this person has in hand without one answer is thrown out: it was never a sheet.

    Returns:
        The batch: to be checked, or closed where nothing is typed a second time.

    Raises:
        UnknownBatch: There is no such batch.
        BatchNotOpen: Its typing has not begun or has ended.
        SheetsInHand: Somebody is still typing.
        BatchCountDiffers: A sheet is missing, or was typed twice.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    return once(partial(_close, desk, actor, batch, []))


def _close(desk: Desk, actor: Actor, number: BatchNumber, ended: list[BatchState]) -> Batch:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        found = unit.surveys.batch(number, lock=True)
        if found is not None and found.state in ended:
            return found
        batch = hold_batch(unit, number, BatchState.TYPING)
        in_hand = []
        for row in unit.surveys.in_hand(number):
            if row.typed_by == actor.login and not unit.surveys.answers(row.response_id):
                _discard_row(unit, desk, actor, row)
            else:
                in_hand.append(row.number or "")
        if in_hand:
            raise SheetsInHand(number=number, sheets=tuple(in_hand))
        counted = batch.opening.sheet_count
        if batch.typed != counted:
            raise BatchCountDiffers(number=number, counted=counted, typed=batch.typed)
        unit.surveys.set_batch_state(number, BatchState.CHECKING)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="close_typing",
            subject=number,
            details={"count": batch.typed, "to_check": batch.to_check},
        )
        close_when_checked(unit, desk, actor, number)
        batch = read_batch(unit, number)
        ended[:] = [batch.state]
        unit.commit()
    return batch


# --- the sheet in hand --------------------------------------------------------------------------


def begin_sheet(
    desk: Desk,
    actor: Actor,
    batch: BatchNumber,
    *,
    response_id: ResponseId,
    scanned: str = "",
) -> Sheet:
    """Give the next sheet of a stack its number and its place.

    Args:
        desk: Where it is typed.
        actor: Who types it.
        batch: Of which stack it is.
        response_id: The same for every attempt: a sheet is begun once.
        scanned: Number on a printed form; empty for a sheet that has none yet.

    Returns:
        The sheet; where the scanned one is in this person's hand already, that one, with its own
        `response_id` and as far as it is typed.

    Raises:
        UnknownBatch: There is no such batch.
        BatchNotOpen: Its typing has ended.
        UnknownSheet: No form was printed with this number.
        SheetAlreadyTyped: The form was typed before.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    number = parse_sheet_number(scanned) if scanned else None
    return once(partial(_begin, desk, actor, batch, response_id=response_id, number=number))


def _begin(
    desk: Desk,
    actor: Actor,
    batch_number: BatchNumber,
    *,
    response_id: ResponseId,
    number: SheetNumber | None,
) -> Sheet:
    with desk.open_unit() as unit:
        batch = hold_batch(unit, batch_number, BatchState.TYPING)
        if number is not None:
            # Two may scan one form in two stacks at the same moment.
            unit.surveys.hold_series_of(number)
        known = unit.surveys.response(response_id) or _in_own_hand(unit, actor, batch, number)
        if known is not None:
            return read_sheet(unit, known)
        now = desk.clock()
        if number is None:
            version = use_version_of(unit, batch.opening.answered_on, at=now).version
            number, _ = unit.surveys.take_sheet_numbers(1, on=desk.today())
        else:
            printed = unit.surveys.version_printed(number)
            if printed is None:
                raise UnknownSheet(number=number)
            version = use_version(unit, printed, at=now).version
        row = ResponseRow(
            response_id=response_id,
            version=version,
            source=Source.PAPER,
            answered_on=batch.opening.answered_on,
            desk_no=batch.opening.desk_no,
            begun_at=now,
            number=number,
            batch=batch.number,
            position=unit.surveys.next_position(batch.number),
            typed_by=actor.login,
        )
        unit.surveys.add_responses([row])
        unit.commit()
    return sheet_of(row, ())


def _in_own_hand(
    unit: UnitOfWork, actor: Actor, batch: Batch, number: SheetNumber | None
) -> ResponseRow | None:
    """Return the scanned sheet if this person is typing it; None before anybody did.

    Raises:
        SheetAlreadyTyped: It is complete, in another batch, or in other hands.
    """
    typed = None if number is None else unit.surveys.response_numbered(number)
    if typed is None:
        return None
    is_own = typed.typed_by == actor.login and typed.batch == batch.number
    if not is_own or typed.completed_at is not None:
        raise SheetAlreadyTyped(number=typed.number or "", batch=typed.batch or "")
    return typed


def check_untyped(desk: Desk, actor: Actor, scanned: str) -> None:
    """Refuse a form that is not to be typed any more, before a stack is chosen for it.

    Raises:
        UnknownSheet: No form was printed with this number.
        SheetAlreadyTyped: It was typed before.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    number = parse_sheet_number(scanned)
    with desk.open_unit() as unit:
        typed = unit.surveys.response_numbered(number)
        if typed is not None and typed.completed_at is not None:
            raise SheetAlreadyTyped(number=number, batch=typed.batch or "")
        if typed is None and unit.surveys.version_printed(number) is None:
            raise UnknownSheet(number=number)


def sheet_in_hand(desk: Desk, actor: Actor, batch: BatchNumber) -> Sheet | None:
    """Return the sheet this person was typing when the program ended; None for none."""
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        own = [row for row in unit.surveys.in_hand(batch) if row.typed_by == actor.login]
        return read_sheet(unit, own[0]) if own else None


def sheets_in_hand(desk: Desk, actor: Actor, batch: BatchNumber) -> tuple[Sheet, ...]:
    """Return every sheet of a stack that somebody is typing, without its answers.

    One that was left behind is thrown out and typed anew, see `discard_sheet`.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        return tuple(sheet_of(row, ()) for row in unit.surveys.in_hand(batch))


def save_sheet(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    answers: Iterable[Answer],
    *,
    is_complete: bool,
) -> None:
    """Save the whole column of the sheet in hand, as far as it is typed.

    Doing it again changes nothing; an answer that is missing now is taken back.

    Args:
        desk: Where.
        actor: Who types it.
        response_id: Which sheet.
        answers: What was typed so far.
        is_complete: Every question has its answer; the sheet leaves the hand.

    Raises:
        SheetNotInHand: It is not in this person's hand: complete, thrown out or somebody else's.
        AnswerRefused: An answer does not fit its question.
        SheetIncomplete: It is complete, and a question has no answer.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    once(partial(_save, desk, actor, response_id, tuple(answers), is_complete=is_complete))


def _save(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    answers: tuple[Answer, ...],
    *,
    is_complete: bool,
) -> None:
    with desk.open_unit() as unit:
        row = unit.surveys.response(response_id, lock=True)
        if row is None or row.batch is None:
            raise SheetNotInHand(number="")
        asked = asked_in(unit, row.version)
        check_answers(asked, answers, is_complete=is_complete)
        if row.completed_at is not None and _is_kept(unit, response_id, answers):
            return
        if (row.completed_at or row.discarded_at) or row.typed_by != actor.login:
            raise SheetNotInHand(number=row.number or "")
        unit.surveys.put_answers(response_id, answers)
        if is_complete:
            now = desk.clock()
            unit.surveys.move_response(response_id, completed_at=now)
            if low_answers(asked, answers):
                unit.surveys.open_follow_up(response_id, at=now)
        unit.commit()


def _is_kept(unit: UnitOfWork, response_id: ResponseId, answers: tuple[Answer, ...]) -> bool:
    """Tell whether a complete sheet says all this already: the answer to a save was lost."""
    kept = unit.surveys.answers(response_id)
    return all(kept.get(each.code) == each for each in answers)


# --- sheets that are typed ----------------------------------------------------------------------


def sheet_before(desk: Desk, actor: Actor, batch: BatchNumber, position: int) -> Sheet | None:
    """Return the sheet this person typed before a place of a stack; None before the first."""
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        row = unit.surveys.typed_before(batch, actor.login, position)
        return None if row is None else read_sheet(unit, row)


def sheet_after(desk: Desk, actor: Actor, batch: BatchNumber, position: int) -> Sheet | None:
    """Return the sheet this person typed after a place of a stack; None after the last."""
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        row = unit.surveys.typed_after(batch, actor.login, position)
        return None if row is None else read_sheet(unit, row)


def sheet_numbered(desk: Desk, actor: Actor, batch: BatchNumber, number: str) -> Sheet:
    """Return a sheet of a stack by the number on its paper, whoever typed it.

    Raises:
        UnknownSheet: No sheet of this stack has the number.
        BatchNotOpen: Its typing has ended.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        hold_batch(unit, batch, BatchState.TYPING)
        row = unit.surveys.response_numbered(parse_sheet_number(number))
        if row is None or row.batch != batch:
            raise UnknownSheet(number=number)
        return read_sheet(unit, row)


def correct_sheet(
    desk: Desk, actor: Actor, response_id: ResponseId, answers: Iterable[Answer]
) -> Sheet:
    """Put other answers on a complete sheet; what stood there is kept beside.

    Args:
        desk: Where.
        actor: Who.
        response_id: Which sheet.
        answers: Of every question.

    Raises:
        SheetNotInHand: There is no such sheet, or it was thrown out.
        SheetIncomplete: It is still being typed, or a question has no answer.
        BatchNotOpen: The typing of its stack has ended.
        AnswerRefused: An answer does not fit its question.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    return once(partial(_correct, desk, actor, response_id, tuple(answers)))


def _correct(
    desk: Desk, actor: Actor, response_id: ResponseId, answers: tuple[Answer, ...]
) -> Sheet:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        sheet = hold_sheet(unit, response_id, BatchState.TYPING)
        check_answers(sheet.asked, answers, is_complete=True)
        if sheet.row.completed_at is None:
            raise SheetIncomplete(codes=_missing(unit, sheet))
        codes = change_answers(unit, desk, actor, sheet, answers=answers, kind="correct")
        if codes:
            write_act(unit, desk, actor, sheet.row, act="correct_sheet", codes=codes)
            unit.commit()
    return sheet_of(sheet.row, in_order(sheet.asked, answers))


def _missing(unit: UnitOfWork, sheet: PaperSheet) -> tuple[QuestionCode, ...]:
    kept = unit.surveys.answers(sheet.row.response_id)
    return tuple(each.code for each in sheet.asked.questions if each.code not in kept)


def discard_sheet(desk: Desk, actor: Actor, response_id: ResponseId) -> None:
    """Throw a sheet out of its stack: it was typed twice, or left behind half typed.

    It counts nowhere, and a printed form may be typed again.  Its number is not given again.

    Raises:
        SheetNotInHand: There is no such sheet.
        BatchNotOpen: The typing of its stack has ended.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    once(partial(_discard, desk, actor, response_id))


def _discard(desk: Desk, actor: Actor, response_id: ResponseId) -> None:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        seen = unit.surveys.response(response_id)
        if seen is not None and seen.discarded_at is not None:
            return
        sheet = hold_sheet(unit, response_id, BatchState.TYPING)
        _discard_row(unit, desk, actor, sheet.row)
        unit.commit()


def _discard_row(unit: UnitOfWork, desk: Desk, actor: Actor, row: ResponseRow) -> None:
    unit.surveys.move_response(row.response_id, discarded_at=desk.clock())
    write_act(unit, desk, actor, row, act="discard_sheet")
