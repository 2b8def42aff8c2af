"""Typing a second time, by another person, and settling what was typed differently.

The second person does not see what the first one typed.  Differences are settled with the sheet
in hand; what is settled is what counts.
"""

from collections.abc import Iterable
from functools import partial

from counter_app.domain.responses import (
    Answer,
    AnswerRefused,
    BatchNumber,
    BatchState,
    Difference,
    DifferenceUnsettled,
    OwnSheet,
    ResponseId,
    Sheet,
    SheetNotInHand,
    check_answer,
    check_answers,
    differences,
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
    read_sheet,
    sheet_of,
    write_act,
)
from counter_app.store.surveys import SECOND_TYPING, ResponseRow
from counter_app.store.unit_of_work import UnitOfWork


def next_check(
    desk: Desk, actor: Actor, batch: BatchNumber, *, take_over: bool = False
) -> Sheet | None:
    """Take the next sheet of a stack that this person may type a second time.

    Args:
        desk: Where.
        actor: Who.
        batch: Which stack.
        take_over: Where nothing else is left, a sheet that somebody else began to type a second
            time and left behind: it is begun anew.

    Returns:
        The sheet, with the answers that this person typed of it so far; None where nothing is
        left for this person.

    Raises:
        UnknownBatch: There is no such batch.
        BatchNotOpen: It is still being typed, or closed.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    return once(partial(_next, desk, actor, batch, take_over=take_over))


def _next(desk: Desk, actor: Actor, batch: BatchNumber, *, take_over: bool) -> Sheet | None:
    with desk.open_unit() as unit:
        hold_batch(unit, batch, BatchState.CHECKING)
        waiting = [
            row
            for row in unit.surveys.to_check(batch)
            if row.checked_at is None and row.typed_by != actor.login
        ]
        own = [row for row in waiting if row.checked_by == actor.login]
        free = [row for row in waiting if not row.checked_by]
        left = waiting if take_over else []
        if own:
            return read_sheet(unit, own[0], typing=SECOND_TYPING)
        for row in (*free, *left):
            unit.surveys.move_response(row.response_id, checked_by=actor.login)
            unit.surveys.put_answers(row.response_id, (), typing=SECOND_TYPING)
            taken = unit.surveys.response(row.response_id)
            unit.commit()
            return None if taken is None else sheet_of(taken, (), typing=SECOND_TYPING)
    return None


def save_check(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    answers: Iterable[Answer],
    *,
    is_complete: bool,
) -> tuple[Difference, ...]:
    """Save the whole column of a second typing, as far as it is typed.

    A sheet without differences is settled at once; the last one closes its stack.

    Args:
        desk: Where.
        actor: Who types it.
        response_id: Which sheet.
        answers: What was typed so far.
        is_complete: Every question has its answer.

    Returns:
        What the two typed differently; nothing while it is not complete.

    Raises:
        OwnSheet: This person typed it the first time.
        SheetNotInHand: It is not in this person's hand: complete, or somebody else's.
        BatchNotOpen: Its stack is still being typed.
        AnswerRefused: An answer does not fit its question.
        SheetIncomplete: It is complete, and a question has no answer.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    write = partial(_save, desk, actor, response_id, tuple(answers), is_complete=is_complete)
    return once(write)


def _save(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    answers: tuple[Answer, ...],
    *,
    is_complete: bool,
) -> tuple[Difference, ...]:
    with desk.open_unit() as unit:
        if is_complete:
            # It may close the stack, which the journal says.
            unit.queue_at_desk(desk.desk_no)
        known = unit.surveys.response(response_id)
        if known is not None and _is_kept(unit, actor, known, answers):
            return _differences(unit, known)
        sheet = hold_sheet(unit, response_id, BatchState.CHECKING)
        row = sheet.row
        if row.typed_by == actor.login:
            raise OwnSheet(number=row.number or "")
        if row.checked_by != actor.login or row.checked_at is not None:
            raise SheetNotInHand(number=row.number or "")
        check_answers(sheet.asked, answers, is_complete=is_complete)
        unit.surveys.put_answers(response_id, answers, typing=SECOND_TYPING)
        found: tuple[Difference, ...] = ()
        if is_complete:
            found = _complete(unit, desk, actor, sheet)
        unit.commit()
    return found


def _is_kept(unit: UnitOfWork, actor: Actor, row: ResponseRow, answers: tuple[Answer, ...]) -> bool:
    """Tell whether this very second typing is complete: the answer to a save was lost."""
    if row.checked_at is None or row.checked_by != actor.login:
        return False
    kept = unit.surveys.answers(row.response_id, typing=SECOND_TYPING)
    return all(kept.get(each.code) == each for each in answers)


def _complete(
    unit: UnitOfWork, desk: Desk, actor: Actor, sheet: PaperSheet
) -> tuple[Difference, ...]:
    found = _differences(unit, sheet.row)
    now = desk.clock()
    settled = {} if found else {"settled_by": actor.login, "settled_at": now}
    unit.surveys.move_response(sheet.row.response_id, checked_at=now, **settled)
    if not found:
        close_when_checked(unit, desk, actor, sheet.batch.number)
    return found


def _differences(unit: UnitOfWork, row: ResponseRow) -> tuple[Difference, ...]:
    """Return what is still typed differently; nothing once it is settled."""
    if row.settled_at is not None:
        return ()
    first = unit.surveys.answers(row.response_id)
    second = unit.surveys.answers(row.response_id, typing=SECOND_TYPING)
    return differences(asked_in(unit, row.version), first.values(), second.values())


def unsettled(
    desk: Desk, actor: Actor, batch: BatchNumber
) -> tuple[tuple[Sheet, tuple[Difference, ...]], ...]:
    """Return the sheets of a stack that two people typed differently, by place.

    Each is as the first person typed it, beside what is different.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    with desk.open_unit() as unit:
        return tuple(
            (read_sheet(unit, row), _differences(unit, row))
            for row in unit.surveys.to_check(batch)
            if row.checked_at is not None
        )


def settle(desk: Desk, actor: Actor, response_id: ResponseId, answers: Iterable[Answer]) -> Sheet:
    """Say what stands on a sheet that two people typed differently.

    What counts is changed where the first person was wrong, and what stood there is kept beside.
    The last sheet closes its stack.

    Args:
        desk: Where.
        actor: Who has the sheet in hand.
        response_id: Which sheet.
        answers: One for each difference.

    Raises:
        SheetNotInHand: There is nothing to settle: it was settled, or not typed twice yet.
        DifferenceUnsettled: A difference has no answer, or one that cannot be.
        BatchNotOpen: Its stack is closed, or still being typed.
    """
    check_permitted(actor, Act.TYPE_SURVEYS)
    return once(partial(_settle, desk, actor, response_id, tuple(answers), written=[]))


def _settle(
    desk: Desk,
    actor: Actor,
    response_id: ResponseId,
    answers: tuple[Answer, ...],
    *,
    written: list[Sheet],
) -> Sheet:
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        known = unit.surveys.response(response_id)
        if known is not None and known.settled_by == actor.login and written:
            # Written by the attempt before this one, whose answer was lost.
            return written[0]
        sheet = hold_sheet(unit, response_id, BatchState.CHECKING)
        row = sheet.row
        if row.checked_at is None or row.settled_at is not None:
            raise SheetNotInHand(number=row.number or "")
        _check_settled(sheet, _differences(unit, row), answers)
        codes = change_answers(unit, desk, actor, sheet, answers=answers, kind="settle")
        unit.surveys.move_response(response_id, settled_by=actor.login, settled_at=desk.clock())
        write_act(unit, desk, actor, row, act="settle_sheet", codes=codes)
        close_when_checked(unit, desk, actor, sheet.batch.number)
        settled = read_sheet(unit, row)
        written[:] = [settled]
        unit.commit()
    return settled


def _check_settled(
    sheet: PaperSheet, found: tuple[Difference, ...], answers: tuple[Answer, ...]
) -> None:
    """Refuse answers that do not settle every difference, each once.

    Raises:
        DifferenceUnsettled: Naming the questions.
    """
    given = in_order(sheet.asked, answers)
    wrong = {each.code for each in found} ^ {each.code for each in answers}
    if len(given) != len(answers):
        wrong |= {each.code for each in answers}
    for answer in given:
        question = sheet.asked.question(answer.code)
        try:
            if question is not None:
                check_answer(question, answer)
        except AnswerRefused:
            wrong.add(answer.code)
    if wrong:
        raise DifferenceUnsettled(codes=tuple(sorted(wrong)))
