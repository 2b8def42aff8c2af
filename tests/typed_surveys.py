"""Surveys as a desk gets them, for tests that have a store: typed sheets and tapped responses.

Answers are written as they are typed: one character a question, ``0`` blank, ``x`` invalid::

    type_batch(desk, ["11111110", "1x220310"])
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, func, select

from counter_app.domain.questionnaires import (
    FORM_OF_2025,
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
)
from counter_app.domain.responses import (
    Answer,
    Batch,
    BatchNumber,
    BatchOpening,
    BatchState,
    ResponseId,
    Sheet,
    SheetNumber,
    blank,
    chosen,
    in_words,
    invalid,
)
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.checking import next_check, save_check
from counter_app.services.surveys.kiosk import record_kiosk_response
from counter_app.services.surveys.typing import (
    begin_sheet,
    close_typing,
    open_batch,
    save_sheet,
)
from counter_app.store.schema import survey_answers, survey_batches, survey_responses
from factories import NOON, make_actor

VOLUNTEER: Final = make_actor(Role.VOLUNTEER)
OTHER_VOLUNTEER: Final = make_actor(Role.VOLUNTEER, login="volunteer2", display_name="志工乙")
CLERK: Final = make_actor()
SUPERVISOR: Final = make_actor(Role.SUPERVISOR)
TODAY: Final = NOON.date()
GOOD: Final = "11111110"
"""Everything at its best, and no words; in the form of 2025."""
LOW: Final = "11111140"
"""Dissatisfied in all: somebody must look into it."""


def make_opening(**changes: object) -> BatchOpening:
    """Return a stack of one sheet of today, at desk 1, typed once; keywords are its fields."""
    values: dict[str, Any] = {
        "answered_on": TODAY,
        "desk_no": 1,
        "sheet_count": 1,
        "check_every": 0,
    }
    return BatchOpening(**(values | changes))


def open_stack(desk: Desk, actor: Actor = VOLUNTEER, **changes: object) -> Batch:
    """Open a batch; keywords are fields of its opening."""
    return open_batch(desk, actor, make_opening(**changes), request_key=desk.new_id())


def answers_of(
    typed: str, *, words: str = "", questionnaire: Questionnaire = FORM_OF_2025
) -> tuple[Answer, ...]:
    """Return the answers of a column, as far as it goes; *words* where a ``w`` is typed."""
    found = []
    for question, sign in zip(questionnaire.questions, typed, strict=False):
        if sign == "0":
            found.append(blank(question.code))
        elif sign == "x":
            found.append(invalid(question.code))
        elif sign == "w":
            found.append(in_words(question.code, words))
        else:
            found.append(chosen(question.code, int(sign)))
    return tuple(found)


def typed_as(answers: Iterable[Answer]) -> str:
    """Return how answers are typed; what `answers_of` reads."""
    signs = {"blank": "0", "invalid": "x"}
    return "".join(signs.get(each.standing, each.choices or "w") for each in answers)


def type_sheet(
    desk: Desk,
    batch: BatchNumber,
    typed: str = GOOD,
    *,
    actor: Actor = VOLUNTEER,
    words: str = "",
    scanned: str = "",
    response_id: str = "",
) -> Sheet:
    """Type one sheet to its end, answer by answer as the page does."""
    sheet = begin_sheet(
        desk,
        actor,
        batch,
        response_id=ResponseId(response_id or desk.new_id()),
        scanned=scanned,
    )
    column = answers_of(typed, words=words)
    for count in range(1, len(column) + 1):
        is_complete = count == len(FORM_OF_2025.questions)
        save_sheet(desk, actor, sheet.response_id, column[:count], is_complete=is_complete)
    return sheet


def type_batch(
    desk: Desk,
    columns: Sequence[str],
    *,
    actor: Actor = VOLUNTEER,
    words: Sequence[str] = (),
    **changes: object,
) -> tuple[Batch, tuple[Sheet, ...]]:
    """Type a whole stack and end its typing.

    Args:
        desk: Where.
        columns: One for each sheet.
        actor: Who types.
        words: Of each sheet whose column has a ``w``; by place.
        changes: Fields of the opening.
    """
    batch = open_stack(desk, actor, sheet_count=len(columns), **changes)
    texts = [*words, *[""] * (len(columns) - len(words))]
    sheets = tuple(
        type_sheet(desk, batch.number, column, actor=actor, words=text)
        for column, text in zip(columns, texts, strict=True)
    )
    return close_typing(desk, actor, batch.number), sheets


def type_again(
    desk: Desk, batch: BatchNumber, columns: Iterable[str], *, actor: Actor = OTHER_VOLUNTEER
) -> list[ResponseId]:
    """Type the sheets that wait a second time, in their order; return which they were."""
    done = []
    for column in columns:
        sheet = next_check(desk, actor, batch)
        assert sheet is not None
        save_check(desk, actor, sheet.response_id, answers_of(column), is_complete=True)
        done.append(sheet.response_id)
    return done


def tap(
    desk: Desk, typed: str = GOOD[:-1], *, actor: Actor = CLERK, response_id: str = ""
) -> ResponseId:
    """Answer on the kiosk, in the form of 2025: seven questions, none in words."""
    made = ResponseId(response_id or desk.new_id())
    record_kiosk_response(desk, actor, made, version=1, answers=answers_of(typed))
    return made


def print_run(desk: Desk, copies: int, *, version: int = 1) -> tuple[SheetNumber, SheetNumber]:
    """Reserve the numbers of printed forms, without the paper."""
    with desk.open_unit() as unit:
        numbers = unit.surveys.take_sheet_numbers(copies, on=desk.today())
        unit.questionnaires.mark_used(version, at=desk.clock())
        unit.surveys.add_form_run(
            numbers, version=version, printed_by="clerk", at=desk.clock(), desk_no=desk.desk_no
        )
        unit.commit()
    return numbers


def make_questionnaire(**changes: object) -> Questionnaire:
    """Return a short version with each kind of question; keywords are its fields."""
    yes_no = (Choice(label_zh="是", label_en="Yes"), Choice(label_zh="否", label_en="No"))
    several = (*yes_no, Choice(label_zh="不知道", label_en="Do not know"))
    values: dict[str, Any] = {
        "valid_from": date(2026, 1, 1),
        "title_zh": "短問卷",
        "title_en": "Short survey",
        "questions": (
            FORM_OF_2025.questions[0],
            FORM_OF_2025.questions[1],
            Question(
                code=QuestionCode("again"),
                kind=QuestionKind.SINGLE,
                wording_zh="您會再來嗎",
                wording_en="Will you come again",
                choices=yes_no,
            ),
            Question(
                code=QuestionCode("where"),
                kind=QuestionKind.MULTIPLE,
                wording_zh="您從哪裡得知",
                wording_en="Where did you hear of us",
                choices=several,
            ),
            FORM_OF_2025.questions[-1],
        ),
    }
    return Questionnaire(**(values | changes))


def survey_faults(connection: Connection) -> list[str]:
    """Say what is wrong with batches, places and numbers: gaps, doubles, what has no answer."""
    faults = []
    of = survey_responses.c
    for row in connection.execute(select(survey_batches)):
        mine = list(
            connection.execute(
                select(of.position, of.completed_at, of.discarded_at)
                .where(of.batch_number == row.batch_number)
                .order_by(of.position)
            )
        )
        if [each.position for each in mine] != list(range(1, len(mine) + 1)):
            faults.append(f"{row.batch_number}: places {[each.position for each in mine]}")
        kept = [each for each in mine if each.discarded_at is None]
        typed = sum(each.completed_at is not None for each in kept)
        is_ended = row.state != BatchState.TYPING.value
        if is_ended and (typed != row.sheet_count or typed != len(kept)):
            faults.append(f"{row.batch_number}: {typed} typed of {row.sheet_count}")
    numbers = list(
        connection.execute(
            select(of.sheet_number).where(of.sheet_number.is_not(None), of.discarded_at.is_(None))
        ).scalars()
    )
    if len(set(numbers)) != len(numbers):
        faults.append("a number twice")
    return faults + _answer_faults(connection)


def _answer_faults(connection: Connection) -> list[str]:
    """Say which complete sheets of paper lack an answer, in the form of 2025."""

    counts = (
        select(survey_responses.c.response_id, func.count(survey_answers.c.question_code))
        .select_from(
            survey_responses.outerjoin(
                survey_answers,
                (survey_answers.c.response_id == survey_responses.c.response_id)
                & (survey_answers.c.typing == 1),
            )
        )
        .where(
            survey_responses.c.completed_at.is_not(None),
            survey_responses.c.source == "paper",
            survey_responses.c.version == 1,
        )
        .group_by(survey_responses.c.response_id)
    )
    return [
        f"{response_id}: {count} answers"
        for response_id, count in connection.execute(counts)
        if count != len(FORM_OF_2025.questions)
    ]
